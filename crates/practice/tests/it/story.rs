//! A child's story as text, one line a fact: the day, the time where it matters, and what happened.
//!
//! ```text
//! 2024-12-10        strategy discussion s47-joint
//! 2024-12-18 14:30  found
//! 2025-01-06        today
//! ```
//!
//! What a line opens (a plan, a placement) is what later lines of its kind are about, until the next.

use std::collections::BTreeMap;

use calendar::{Date, Time};
use practice::code_sets::*;
use practice::facts::*;
use practice::{CodeSet, Journey, PersonId, Policies, Recorded, Seq, TeamId, WorkerId};

/// A story: the journey, and the day that it calls today.
pub struct Story {
    pub journey: Journey,
    pub today: Date,
}

/// The local policies of the repository.
pub fn policies() -> Policies {
    let mut policies: Policies = toml::from_str(include_str!("../../../../policies/clocks.toml")).unwrap();
    policies.extend(toml::from_str(include_str!("../../../../policies/measures.toml")).unwrap());
    policies.extend(toml::from_str(include_str!("../../../../policies/terms.toml")).unwrap());
    policies
}

/// Reads a story, which must hang together.
pub fn story(text: &str) -> Story {
    let told = any_story(text);
    assert_eq!(told.journey.findings, Vec::new(), "a story must hang together");
    told
}

/// Reads a story in which ends may come before beginnings, as in imported records. As through a lens, what
/// happens after the day that it calls today is not seen.
pub fn any_story(text: &str) -> Story {
    let mut teller = Teller { opened: BTreeMap::new(), facts: Vec::new() };
    let mut today = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (day, mut rest) =
            line.split_once(char::is_whitespace).unwrap_or_else(|| panic!("no words: {line}"));
        rest = rest.trim();
        let on: Date = day.parse().unwrap_or_else(|_| panic!("no date: {line}"));
        let first = rest.split_whitespace().next().unwrap_or_default();
        let at: Option<Time> = first.contains(':').then(|| first.parse().unwrap());
        if at.is_some() {
            rest = rest[first.len()..].trim();
        }
        if rest == "today" {
            today = Some(on);
        } else {
            teller.tell(on, at, rest);
        }
    }
    let today = today.expect("a story says what is today");
    let seen = teller.facts.iter().filter(|recorded| recorded.fact.on() <= today);
    Story { journey: Journey::fold(person(1), seen), today }
}

/// An invented identifier.
pub fn person(number: u128) -> PersonId {
    format!("{number:032x}").parse().unwrap()
}

struct Teller {
    opened: BTreeMap<&'static str, Seq>,
    facts: Vec<Recorded>,
}

fn code<T: CodeSet>(word: &str) -> T {
    T::from_code(word).unwrap_or_else(|| panic!("{word} is no {}", T::NAME))
}

impl Teller {
    fn seq(&self, kind: &str) -> Seq {
        *self.opened.get(kind).unwrap_or_else(|| panic!("no {kind} has been told"))
    }

    fn maybe(&self, kind: &str) -> Option<Seq> {
        self.opened.get(kind).copied()
    }

    fn add(&mut self, opens: &'static str, fact: impl Into<Fact>) {
        let fact = fact.into();
        let seq = Seq(u32::try_from(self.facts.len() + 1).unwrap());
        if !opens.is_empty() {
            self.opened.insert(opens, seq);
        }
        let recorded = fact.on().to_datetime(Time::midnight());
        let recorded = calendar::london().to_timestamp(recorded).unwrap();
        let by = "00000000-0000-0000-0000-0000000000aa".parse::<WorkerId>().unwrap();
        self.facts.push(Recorded { seq, recorded, by, fact });
    }

    #[rustfmt::skip]
    fn tell(&mut self, on: Date, at: Option<Time>, line: &str) {
        let time = || at.unwrap_or_else(|| panic!("no time: {line}"));
        let says = String::new;
        let words: Vec<&str> = line.split_whitespace().collect();
        let has = |word: &str| words.contains(&word);
        match words.as_slice() {
            ["born"] => self.add("", PersonRegistered { on, role: PersonRole::Child, name: Name { given: "Robin".into(), family: "Ashe".into() }, born: Birth::Exact(on), sex: Sex::Unknown }),
            ["died"] => self.add("", DeathRecorded { on }),
            ["contact"] => self.add("contact", ContactReceived { on, at, source: ReferralSource::School, reason: ContactReason::SocialCare, from: says(), worry: says() }),
            ["contact", "decided", outcome] => { let contact = self.seq("contact"); self.add("", ContactDecided { on, at, contact, outcome: code(outcome), level: LevelOfNeed::Specialist, need: None, reason: says(), told: says() }) }
            ["referral"] => { let contact = self.maybe("contact"); self.add("referral", ReferralReceived { on, at, contact, source: ReferralSource::School, need: PrimaryNeed::AbuseOrNeglect, reason: says() }) }
            ["referral", "decided", outcome, told @ ..] => { let referral = self.seq("referral"); let referrer_told_on = told.get(1).map(|day| day.parse().unwrap()); self.add("", ReferralDecided { on, at, referral, outcome: code(outcome), reason: says(), referrer_told_on }) }
            ["assessment", "started"] => { let referral = self.maybe("referral"); self.add("assessment", AssessmentStarted { on, referral, basis: AssessmentBasis::Referral }) }
            ["assessment", "authorised", outcome] => { let assessment = self.seq("assessment"); self.add("", AssessmentAuthorised { on, assessment, outcome: code(outcome), factors: vec![], analysis: says(), late_reason: None }) }
            ["strategy", "discussion", outcome] => { self.add("discussion", StrategyDiscussionHeld { on, at, concern: says(), agencies: vec![], outcome: code(outcome) });
                if outcome.starts_with("s47") && !self.opened.contains_key("enquiry") { let discussion = self.seq("discussion"); self.add("enquiry", EnquiryStarted { on, discussion }) } }
            ["enquiry", "started"] => { let discussion = self.seq("discussion"); self.add("enquiry", EnquiryStarted { on, discussion }) }
            ["enquiry", "completed", outcome] => { let enquiry = self.seq("enquiry"); self.add("", EnquiryCompleted { on, enquiry, outcome: code(outcome), note: says() }) }
            ["initial", "conference", outcome] => { let enquiry = self.maybe("enquiry");
                let decision = if *outcome == "no-plan" { ConferenceDecision::NoPlan } else { ConferenceDecision::Plan(code(outcome)) };
                self.add("conference", ConferenceHeld { on, kind: ConferenceKind::Initial, enquiry, plan: None, decision, agencies: vec![], parents_present: true, child_view: says(), note: says() });
                if let ConferenceDecision::Plan(category) = decision { let conference = self.seq("conference"); self.add("plan", ProtectionPlanStarted { on, conference, category }) } }
            ["transfer", "in", "told"] => self.add("transfer", TransferInNotified { on, from: says() }),
            ["transfer", "in", "conference", category] => {
                let decision = ConferenceDecision::Plan(code(category));
                self.add("conference", ConferenceHeld { on, kind: ConferenceKind::TransferIn, enquiry: None, plan: None, decision, agencies: vec![], parents_present: true, child_view: says(), note: says() });
                let conference = self.seq("conference"); self.add("plan", ProtectionPlanStarted { on, conference, category: code(category) }) }
            ["review", "conference"] => { let plan = self.maybe("plan"); self.add("conference", ConferenceHeld { on, kind: ConferenceKind::Review, enquiry: None, plan, decision: ConferenceDecision::Continue, agencies: vec![], parents_present: true, child_view: says(), note: says() }) }
            ["protection", "plan", "ended"] => { let plan = self.seq("plan"); self.add("", ProtectionPlanEnded { on, plan, conference: None, reason: ProtectionPlanEnd::NoLongerAtRisk }) }
            ["core", "group"] => { let plan = self.seq("plan"); self.add("", CoreGroupMet { on, plan, agencies: vec![], progress: Progress::Same, note: says() }) }
            ["visit", kind, ..] => self.add("", ChildVisited { on, at, kind: code(kind), seen: !has("unseen"), alone: true, why_not: None, place: VisitPlace::Home, words: says(), note: says() }),
            ["need", "plan"] => { let assessment = self.maybe("assessment"); self.add("need", NeedPlanStarted { on, assessment, aim: says() }) }
            ["need", "review"] => { let plan = self.seq("need"); self.add("", NeedPlanReviewed { on, plan, progress: Progress::Better, note: says() }) }
            ["need", "plan", "ended"] => { let plan = self.seq("need"); self.add("", NeedPlanEnded { on, plan, reason: NeedPlanEnd::NeedsMet }) }
            ["early", "help", "accepted"] => { self.add("request", EarlyHelpRequested { on, contact: None, source: ReferralSource::School, stepped_down: false, reason: says() }); let request = self.seq("request"); self.add("episode", EarlyHelpStarted { on, request }) }
            ["early", "help", "assessed"] => { let episode = self.seq("episode"); self.add("eha", EarlyHelpAssessmentStarted { on, episode }); let assessment = self.seq("eha"); self.add("", EarlyHelpAssessmentCompleted { on, assessment, found: says() }) }
            ["early", "help", "review"] => { let episode = self.seq("episode"); self.add("", EarlyHelpReviewed { on, episode, progress: Progress::Better, note: says() }) }
            ["early", "help", "ended"] => { let episode = self.seq("episode"); self.add("", EarlyHelpEnded { on, episode, reason: EarlyHelpEnd::NeedsMet }) }
            ["police", "protection"] => self.add("police", PoliceProtectionUsed { on, at: time(), reason: says() }),
            ["police", "protection", "ended"] => { let protection = self.seq("police"); self.add("", PoliceProtectionEnded { on, at: time(), protection }) }
            ["emergency", "order", until] => self.add("epo", EmergencyProtectionOrdered { on, until: until.parse().unwrap() }),
            ["emergency", "order", "extended", until] => { let order = self.seq("epo"); self.add("", EmergencyProtectionExtended { on, order, until: until.parse().unwrap() }) }
            ["emergency", "order", "ended", ..] => { let order = self.seq("epo"); self.add("", EmergencyProtectionEnded { on, order }) }
            ["issued", application] => self.add("proceedings", ProceedingsIssued { on, application: code(application), case_number: None }),
            ["hearing", kind] => { let proceedings = self.seq("proceedings"); self.add("", HearingHeld { on, proceedings, kind: code(kind), directions: says() }) }
            ["timetable", "extended", to] => { let proceedings = self.seq("proceedings"); self.add("", TimetableExtended { on, proceedings, to: to.parse().unwrap(), reason: says() }) }
            ["proceedings", "ended"] => { let proceedings = self.seq("proceedings"); self.add("", ProceedingsEnded { on, proceedings, order: OrderMade::Care }) }
            ["care", "started", status, ..] => self.add("period", CareStarted { on, status: code(status), need: PrimaryNeed::AbuseOrNeglect, short_breaks: has("short"), unaccompanied: false, reason: says() }),
            ["status", status] => { let period = self.seq("period"); self.add("", LegalStatusChanged { on, period, status: code(status) }) }
            ["placed", kind, ..] => { let period = self.seq("period");
                let basis = if has("temporary") { PlacementBasis::TemporaryApproval } else if has("emergency") { PlacementBasis::Emergency } else if has("unassessed") { PlacementBasis::ParentBeforeAssessment } else { PlacementBasis::Ordinary };
                self.add("placement", PlacementStarted { on, period, kind: code(kind), provider: PlacementProvider::Own, basis, to_eighteen: has("to-18"), out_of_area: has("away"), with: says(), postcode: None }) }
            ["moved", reason] => { let placement = self.seq("placement"); self.add("", PlacementEnded { on, placement, reason: code(reason) }) }
            ["placement", "plan"] => { let placement = self.seq("placement"); self.add("", PlacementPlanMade { on, placement }) }
            ["placement", "notice"] => { let placement = self.seq("placement"); self.add("", PlacementNoticeSent { on, placement }) }
            ["approval", "extended"] => { let placement = self.seq("placement"); self.add("", TemporaryApprovalExtended { on, placement }) }
            ["longer", "visits", "agreed"] => { let placement = self.seq("placement"); self.add("", LongTermVisitsAgreed { on, placement }) }
            ["care", "plan"] => { let period = self.seq("period"); self.add("", CarePlanMade { on, period, aim: says() }) }
            ["care", "review"] => { let period = self.seq("period"); self.add("care review", CareReviewHeld { on, period, participation: Participation::SpokeForSelf, decisions: says() }) }
            ["after", "review", step] => { let review = self.seq("care review"); self.add("", CareReviewStepTaken { on, review, step: code(step) }) }
            ["home", "notice"] => { let placement = self.seq("placement"); self.add("", HomeNoticeReceived { on, placement, says: says() }) }
            ["care", "ended"] => { let period = self.seq("period"); self.add("", CareEnded { on, period, reason: CareEnd::HomePlanned }) }
            ["health", "assessed", kind] => { let period = self.seq("period"); self.add("", HealthAssessed { on, period, kind: code(kind), by: says() }) }
            ["education", "plan", "begun"] => { let period = self.seq("period"); self.add("", EducationPlanBegun { on, period }) }
            ["education", "plan", term @ ..] => { let period = self.seq("period"); let term = term.first().map_or(SchoolTerm::Autumn, |term| code(term)); self.add("", EducationPlanMade { on, period, term }) }
            ["permanence", "plan"] => { let period = self.seq("period"); self.add("", PermanencePlanAgreed { on, period, route: PermanenceRoute::Kinship }) }
            ["guardianship", "from", "care"] => self.add("guardianship", SpecialGuardianshipOrdered { on, guardian: None, from_care: true }),
            ["guardianship", "ended"] => { let order = self.seq("guardianship"); self.add("", SpecialGuardianshipEnded { on, order }) }
            ["private", "fostering"] => self.add("fostering", PrivateFosteringNotified { on, lives_there_from: on, carer: says() }),
            ["private", "fostering", "ended"] => { let arrangement = self.seq("fostering"); self.add("", PrivateFosteringEnded { on, arrangement, reason: PrivateFosteringEnd::ReturnedHome }) }
            ["missing"] => self.add("missing", WentMissing { on, at, kind: MissingKind::Missing, from: says() }),
            ["found"] => { let episode = self.seq("missing"); self.add("", MissingChildFound { on, at: time(), episode, how: FoundHow::Returned }) }
            ["interview", "declined"] => { let episode = self.seq("missing"); self.add("", ReturnInterviewOffered { on, at: time(), episode, accepted: false }) }
            ["interview", "held"] => { let episode = self.seq("missing"); self.add("", ReturnInterviewHeld { on, at: time(), episode, independent: true, says: says() }) }
            ["homeless"] => self.add("homeless", HomelessnessPresented { on, situation: says(), interim: says() }),
            ["homeless", "decided"] => { let presentation = self.seq("homeless"); self.add("", HomelessnessDecided { on, presentation, outcome: HomelessOutcome::Section20, view: says() }) }
            ["needs", "assessed"] => self.add("", PathwayNeedsAssessed { on, found: says() }),
            ["pathway", "plan"] => self.add("", PathwayPlanMade { on, aims: says() }),
            ["pathway", "review"] => self.add("", PathwayPlanReviewed { on, note: says() }),
            ["in", "touch"] => self.add("", CareLeaverContacted { on, means: ContactMeans::Phone, in_touch: InTouch::Yes, note: says() }),
            ["home", "provided"] => self.add("", AccommodationRecorded { on, accommodation: Accommodation::SemiIndependentSuitable, provided_by_authority: true }),
            ["activity", activity] => self.add("", ActivityRecorded { on, activity: code(activity) }),
            ["adviser", "requested"] => self.add("adviser", AdviserRequested { on }),
            ["adviser", "closed"] => { let request = self.seq("adviser"); self.add("", AdviserRequestClosed { on, request }) }
            ["lives", arrangement] => { let arrangement = match *arrangement { "with-parent" => LivingArrangement::WithParent, "detained" => LivingArrangement::Detained, "hospital" => LivingArrangement::Hospital, "fostered" => LivingArrangement::PrivatelyFostered, _ => LivingArrangement::HealthEducationOrCareHome }; self.add("lives", LivingArrangementStarted { on, arrangement }) }
            ["lives", "no", "longer"] => { let arrangement = self.seq("lives"); self.add("", LivingArrangementEnded { on, arrangement }) }
            ["status", "set", status, until @ ..] => self.add("", LeavingCareStatusOverridden { on, status: code(status), reason: says(), until: until.get(1).map(|day| day.parse().unwrap()) }),
            ["ehc", "requested"] => self.add("ehc", EhcRequested { on, by: EhcRequester::Parent, need: SpecialNeed::Autism }),
            ["ehc", "decided", assess] => { let request = self.seq("ehc"); self.add("", EhcRequestDecided { on, request, assess: *assess == "yes", reason: says() }) }
            ["ehc", "advice", "requested"] => { let request = self.seq("ehc"); self.add("advice", EhcAdviceRequested { on, request, from: says() }) }
            ["ehc", "advice", "received"] => { let advice = self.seq("advice"); self.add("", EhcAdviceReceived { on, advice }) }
            ["ehc", "draft"] => { let request = self.seq("ehc"); self.add("", EhcDraftIssued { on, request }) }
            ["ehc", "views"] => { let request = self.seq("ehc"); self.add("", EhcViewsReceived { on, request }) }
            ["ehc", "exception", exception] => { let request = self.seq("ehc"); self.add("", EhcExceptionApplied { on, request, exception: code(exception) }) }
            ["moves", moves_on, to] => { let plan = self.seq("ehc plan"); self.add("", EhcMoveExpected { on, plan, to: code(to), moves_on: moves_on.parse().unwrap() }) }
            ["ehc", "refused"] => { let request = self.seq("ehc"); self.add("", EhcIssueRefused { on, request, reason: says() }) }
            ["ehc", "issued"] => { let request = self.seq("ehc"); self.add("ehc plan", EhcPlanIssued { on, request, need: SpecialNeed::Autism, setting: says() }) }
            ["annual", "review"] => { let plan = self.seq("ehc plan"); self.add("annual", EhcReviewHeld { on, plan }) }
            ["annual", "report"] => { let review = self.seq("annual"); self.add("", EhcReviewReported { on, review }) }
            ["annual", "decision", outcome @ ..] => { let review = self.seq("annual"); let outcome = outcome.first().map_or(EhcReviewOutcome::Amend, |outcome| code(outcome)); self.add("", EhcReviewDecided { on, review, outcome }) }
            ["amendment", "notice"] => { let review = self.seq("annual"); self.add("notice", EhcAmendmentProposed { on, review }) }
            ["plan", "amended"] => { let (plan, amendment) = (self.seq("ehc plan"), self.maybe("notice")); self.add("", EhcPlanAmended { on, plan, amendment }) }
            ["allocated", service, ..] => { let worker = "00000000-0000-0000-0000-0000000000bb".parse().unwrap(); let team: TeamId = "00000000-0000-0000-0000-0000000000cc".parse().unwrap(); self.add("allocation", WorkerAllocated { on, worker, team, role: AllocationRole::CaseHolder, service: code(service) }) }
            ["allocation", "ended"] => { let allocation = self.seq("allocation"); self.add("", AllocationEnded { on, allocation, reason: says() }) }
            ["supervised", service] => self.add("", Supervised { on, service: code(service), note: says() }),
            ["closed"] => self.add("", CaseClosed { on, reason: ClosureReason::OtherReason }),
            ["allegation"] => self.add("allegation", AllegationKnown { on, says: says() }),
            ["allegation", "referred"] => { let allegation = self.seq("allegation"); self.add("", AllegationReferred { on, allegation }) }
            ["allegation", "resolved", outcome] => { let allegation = self.seq("allegation"); self.add("", AllegationResolved { on, allegation, outcome: code(outcome) }) }
            ["incident"] => self.add("incident", SeriousIncidentKnown { on, says: says() }),
            ["incident", "notified"] => { let incident = self.seq("incident"); self.add("", SeriousIncidentNotified { on, incident }) }
            ["rapid", "review"] => { let incident = self.seq("incident"); self.add("", RapidReviewCompleted { on, incident }) }
            ["complaint", stage] => self.add("complaint", ComplaintReceived { on, stage: code(stage), about: says() }),
            ["complaint", "was", "answered"] => { let complaint = self.seq("complaint"); self.add("", ComplaintAnswered { on, complaint, upheld: true }) }
            _ => panic!("a story cannot tell: {line}"),
        }
    }
}
