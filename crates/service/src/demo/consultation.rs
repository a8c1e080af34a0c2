//! The consultation on Destination 22, phase 2, from its launch to the demo's day: papers and notices, the class
//! of each role, what everybody was told, meetings, questions, feedback, severance, claims and interests, and
//! what people said for equality monitoring. Every fact is judged as one typed into a page. The personas whose
//! posts would be deleted have been told so and done nothing yet: that is for whoever looks around.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, age_on};
use jiff::{Timestamp, ToSpan};
use ledger::Subject;
use practice::WorkerId;
use workforce::money::CostFact;
use workforce::people::classes::{ClassDecision, Classes, RoleClass, propose_classes};
use workforce::people::consultation::{
    AnswerPublished, Consultation, ConsultationFact, Context, DocumentPublished, FeedbackAnswered,
    FeedbackReceived, Hr1Sent, Launched, QuestionAsked, SessionHeld, SessionPlanned, UnionNoticeGiven,
    decide,
};
use workforce::people::dismissals::Counting;
use workforce::people::equality::Characteristic;
use workforce::people::matching::MatchRules;
use workforce::people::process::{
    AppealDecided, ClaimAppealed, ClaimDecided, ClaimMade, EvidenceGiven, InterestExpressed, OneToOneBooked,
    OneToOneHeld, PanelSeat, PersonFact, PersonProcess, SeveranceAccepted, SeveranceApplied,
    SeveranceDecided, SeveranceDeclined, SeveranceWithdrawn, decide as decide_way,
};
use workforce::people::roles::Roles;
use workforce::people::scope::{InScope, in_scope, to_tell};
use workforce::people::timetable::Timetable;
use workforce::{
    Establishment, History, JobId, PostId, Proposal, ProposalFact, ProposalId, StaffId, WorkforceFact,
};

use self::words::Severance;
use super::chance::Chance;
use super::days::{instant, working_from};
use super::establishment::Recorded;
use super::staff::{Desk, Staff};
use crate::fact::{
    AboutChange, ChangeTold, CostTold, EqualityTold, Fact, PersonTold, ProposalTold, Statement,
};
use crate::service::change::ESTABLISHMENT;
use crate::service::way_subject;
use crate::settings::read_policies;

/// What is recorded, when, and under which subject.
pub(super) type Entry = (Timestamp, Subject, Statement);

/// What the consultation rests on.
pub(super) struct Given<'a> {
    pub staff: &'a Staff,
    pub establishment: &'a [Recorded<WorkforceFact>],
    pub proposal: &'a [Recorded<ProposalTold>],
    /// What payroll told of those who may leave: their ages are the same everywhere.
    pub costs: &'a [Recorded<CostTold>],
    /// Those as whom one may look around.
    pub personas: BTreeSet<WorkerId>,
}

/// The entries of the consultation, in the order of recording.
///
/// # Errors
/// When something would be refused on a page, or a post or a role is not there: a fault of the generator.
pub(super) fn record(given: &Given<'_>, seed: u64) -> Result<Vec<Entry>, String> {
    let mut consulting = Consulting::begin(given, seed)?;
    consulting.prepare()?;
    consulting.tell()?;
    consulting.talk()?;
    consulting.meet()?;
    consulting.severance()?;
    consulting.claims()?;
    consulting.interests()?;
    consulting.monitor();
    let mut entries = consulting.entries;
    entries.sort_by_key(|(at, ..)| *at);
    Ok(entries)
}

struct Consulting<'a> {
    given: &'a Given<'a>,
    id: ProposalId,
    before: Establishment,
    classes: Classes,
    roles: Roles,
    proposed: Establishment,
    scope: BTreeMap<StaffId, InScope>,
    timetable: Timetable,
    decided: BTreeMap<PostId, ClassDecision>,
    state: Consultation,
    ways: BTreeMap<StaffId, PersonProcess>,
    /// Those on whose way something of their own happened already.
    used: BTreeSet<StaffId>,
    launched: Date,
    now: (Date, Timestamp),
    entries: Vec<Entry>,
    chance: Chance,
}

impl<'a> Consulting<'a> {
    fn begin(given: &'a Given<'a>, seed: u64) -> Result<Consulting<'a>, String> {
        let id = given.proposal.first().ok_or("there is no proposal")?.2.proposal;
        let facts = || given.proposal.iter().map(|(.., told)| &told.fact);
        let proposal = Proposal::fold(facts()).ok_or("no fact begins the proposal")?;
        let launch = facts().find_map(|fact| match fact {
            ProposalFact::Launched { on } => Some(*on),
            _ => None,
        });
        let launched = launch.ok_or("the proposal is not launched")?;
        let mut history = History::default();
        for (_, _, fact) in given.establishment {
            history.apply(fact);
        }
        let policies = read_policies(None).map_err(|error| error.to_string())?;
        let before = history.on(launched);
        let proposed = proposal.outcome(&before).proposed;
        let rules = MatchRules::on(&policies, launched).unwrap_or(MatchRules::PROPOSED);
        Ok(Consulting {
            given,
            id,
            classes: propose_classes(&before, &proposed, &BTreeMap::new(), &rules),
            roles: Roles::of(&before, &proposed),
            proposed,
            scope: in_scope(&before),
            timetable: Timetable::new(launched, &policies),
            decided: BTreeMap::new(),
            state: Consultation::default(),
            ways: BTreeMap::new(),
            used: BTreeSet::new(),
            launched,
            now: (launched, instant(launched, 8, 0, 0)),
            entries: Vec::new(),
            chance: Chance::new(seed, 0x00C0_4517),
            before,
        })
    }

    /// From here on, things are recorded on this day, one after another.
    fn on(&mut self, day: Date, hour: i8) {
        self.now = (day, instant(day, hour, 0, 0));
    }

    fn today(&self) -> Date {
        self.now.0
    }

    fn hr(&self) -> WorkerId {
        self.given.staff.titled(Desk::Corporate, "HR Business Partner", self.today())
    }

    fn programme(&self) -> WorkerId {
        self.given.staff.titled(Desk::Corporate, "Programme Manager", self.today())
    }

    fn add(&mut self, subject: Subject, by: WorkerId, fact: Fact) {
        self.now.1 = self.now.1.saturating_add(40.seconds()).unwrap_or(self.now.1);
        self.entries.push((self.now.1, subject, Statement { by, fact }));
    }

    fn change(&mut self, by: WorkerId, what: AboutChange) {
        let told = ChangeTold { proposal: self.id, what };
        self.add(Subject(self.id.0), by, Fact::Change(told));
    }

    fn consult(&mut self, by: WorkerId, fact: ConsultationFact) -> Result<(), String> {
        // The numbers proposed are over 19, so the law asks for notices and for days between.
        let context = Context {
            timetable: &self.timetable,
            section_188: true,
            begin_by: None,
            today: self.today(),
            sent_today: 0,
        };
        let facts = decide(&self.state, fact, &context)
            .map_err(|refusals| format!("the consultation, {}: {refusals:?}", self.today()))?;
        for fact in facts {
            self.state.apply(&fact);
            self.change(by, AboutChange::Consultation(fact));
        }
        Ok(())
    }

    fn way(&mut self, staff: StaffId, by: WorkerId, fact: impl Into<PersonFact>) -> Result<(), String> {
        let state = self.ways.entry(staff).or_default();
        let facts = decide_way(state, fact, &self.timetable, self.now.0)
            .map_err(|refusals| format!("a person's way, {}: {refusals:?}", self.now.0))?;
        for fact in facts {
            self.ways.entry(staff).or_default().apply(&fact);
            let told = PersonTold { proposal: self.id, staff, fact };
            self.add(way_subject(staff), by, Fact::PersonChange(told));
        }
        Ok(())
    }

    /// Documents, notices, the class of each role that does not simply go on, then the launch.
    fn prepare(&mut self) -> Result<(), String> {
        self.on(self.launched, 8);
        let proposed = u16::try_from(self.dismissals()).unwrap_or(u16::MAX);
        let (programme, hr, on) = (self.programme(), self.hr(), self.launched);
        for (kind, title) in words::DOCUMENTS {
            let (title, place) = ((*title).to_owned(), words::PLACE.to_owned());
            self.consult(
                programme,
                ConsultationFact::DocumentPublished(DocumentPublished { on, kind: *kind, title, place }),
            )?;
        }
        for union in ["UNISON", "GMB"] {
            let notice = UnionNoticeGiven { on, union: union.into(), proposed };
            self.consult(hr, ConsultationFact::UnionNoticeGiven(notice))?;
        }
        self.consult(hr, ConsultationFact::Hr1Sent(Hr1Sent { on, proposed }))?;
        for (post, class) in self.classes.present.clone() {
            if class.class == RoleClass::Unchanged {
                continue;
            }
            let reason = match class.class {
                RoleClass::Deleted => words::DELETED,
                _ => words::CHANGED,
            };
            let to = if class.class == RoleClass::Deleted { Vec::new() } else { class.others };
            let decision = ClassDecision { on, post, class: class.class, to, reason: reason.into() };
            let refusals = self.classes.check(&decision);
            if !refusals.is_empty() {
                return Err(format!("the class of a post: {refusals:?}"));
            }
            self.decided.insert(post, decision.clone());
            self.change(hr, AboutChange::Class(decision));
        }
        // The launch itself is a fact of the proposal; this is what the consultation knows of it.
        self.now.1 = instant(on, 12, 30, 0);
        self.consult(programme, ConsultationFact::Launched(Launched { on }))?;
        for (audience, place, held_on, _) in words::SESSIONS {
            let planned = SessionPlanned {
                on,
                held_on: *held_on,
                audience: (*audience).into(),
                place: (*place).into(),
            };
            self.consult(programme, ConsultationFact::SessionPlanned(planned))?;
        }
        Ok(())
    }

    /// How many dismissals are proposed.
    fn dismissals(&self) -> usize {
        let counting = Counting {
            scope: &self.scope,
            classes: &self.classes,
            decided: &self.decided,
            roles: &self.roles,
            proposed: &self.proposed,
        };
        counting.dismissals(ESTABLISHMENT, self.launched).len()
    }

    fn class_of(&self, post: PostId) -> Option<RoleClass> {
        self.classes.present.get(&post).map(|one| one.class)
    }

    /// Everybody is told in one act.
    fn tell(&mut self) -> Result<(), String> {
        self.now.1 = instant(self.launched, 14, 0, 0);
        let (at, hr) = (self.now.1, self.hr());
        let everybody: Vec<(StaffId, PostId)> = self.scope.iter().map(|(id, one)| (*id, one.post)).collect();
        for (staff, post) in everybody {
            let told = to_tell(post, &self.classes, &self.decided, &self.roles, self.launched)
                .ok_or("a post has no class")?;
            self.now.1 = at;
            self.way(staff, hr, told)?;
        }
        Ok(())
    }

    /// Sessions held, questions and answers, feedback by theme and what was said to it.
    fn talk(&mut self) -> Result<(), String> {
        for (number, (_, _, held_on, came)) in (1..).zip(words::SESSIONS) {
            if let Some(came) = came {
                self.on(*held_on, 16);
                let held = SessionHeld { on: *held_on, session: number, came: *came };
                self.consult(self.programme(), ConsultationFact::SessionHeld(held))?;
            }
        }
        let mut people: Vec<StaffId> = self.scope.keys().copied().collect();
        self.chance.shuffle(&mut people);
        let mut askers = people.into_iter().cycle();
        let mut asker = || askers.next().map_or(WorkerId(uuid::Uuid::nil()), |staff| WorkerId(staff.0));
        for (number, (on, question, answer)) in (1..).zip(words::QUESTIONS) {
            self.on(*on, 11);
            let asked = QuestionAsked { on: *on, question: (*question).into() };
            self.consult(asker(), ConsultationFact::QuestionAsked(asked))?;
            if let Some((on, answer)) = answer {
                self.on(*on, 15);
                let published = AnswerPublished { on: *on, question: number, answer: (*answer).into() };
                self.consult(self.programme(), ConsultationFact::AnswerPublished(published))?;
            }
        }
        for (number, (on, theme, feedback, response)) in (1..).zip(words::FEEDBACK) {
            self.on(*on, 12);
            let (theme, feedback) = ((*theme).to_owned(), (*feedback).to_owned());
            let received = FeedbackReceived { on: *on, theme, feedback };
            self.consult(asker(), ConsultationFact::FeedbackReceived(received))?;
            if let Some((on, response)) = response {
                self.on(*on, 17);
                let response = (*response).to_owned();
                let answered = FeedbackAnswered { on: *on, feedback: number, response, changed: None };
                self.consult(self.programme(), ConsultationFact::FeedbackAnswered(answered))?;
            }
        }
        Ok(())
    }

    /// One-to-ones of everybody whose role does not simply go on, with whoever they report to.
    fn meet(&mut self) -> Result<(), String> {
        let personas = &self.given.personas;
        let affected = self.scope.iter().filter(|(staff, one)| {
            self.class_of(one.post) != Some(RoleClass::Unchanged) && !personas.contains(&WorkerId(staff.0))
        });
        let affected: Vec<(StaffId, PostId)> = affected.map(|(staff, one)| (*staff, one.post)).collect();
        for (staff, post) in affected {
            let manager = self.before.posts.get(&post).and_then(|post| post.reports_to);
            let manager = manager.and_then(|post| self.before.holders(post).next()).map(|(_, one)| one.staff);
            let by = manager.map_or(self.hr(), |staff| WorkerId(staff.0));
            let with = self.given.staff.name(by).to_owned();
            let booked = working_from(super::days::plus(self.launched, self.chance.range(1, 4)));
            let meets_on = working_from(super::days::plus(booked, self.chance.range(3, 18)));
            self.on(booked, 10);
            self.way(staff, by, OneToOneBooked { on: booked, meets_on, with })?;
            if self.chance.yes(90) {
                self.on(meets_on, 14);
                let note = (*self.chance.pick(words::NOTES)).to_owned();
                self.way(staff, by, OneToOneHeld { on: meets_on, meeting: 1, note })?;
            }
        }
        Ok(())
    }

    /// Somebody whose post of this title would end, of whom nothing is told yet; in the order of references.
    fn holder(&mut self, title: &str) -> Result<StaffId, String> {
        let personas = &self.given.personas;
        let fits = |(staff, one): &(&StaffId, &InScope)| {
            self.class_of(one.post) == Some(RoleClass::Deleted)
                && self.before.posts.get(&one.post).is_some_and(|post| post.title == title)
                && !personas.contains(&WorkerId(staff.0))
                && !self.used.contains(staff)
        };
        let reference = |staff: &StaffId| self.before.staff.get(staff).map(|one| one.reference.clone());
        let found = self.scope.iter().filter(fits).map(|(staff, _)| *staff).min_by_key(reference);
        let found = found.ok_or_else(|| format!("nobody holds a post as {title} that would end"))?;
        self.used.insert(found);
        Ok(found)
    }

    fn role(&self, title: &str) -> Result<JobId, String> {
        let found = self.roles.to_fill().into_iter().find(|(_, role)| role.title == title);
        found.map(|(id, _)| id).ok_or_else(|| format!("no proposed role is called {title}"))
    }

    /// Applications for voluntary severance, the panel's decisions and the answers.
    fn severance(&mut self) -> Result<(), String> {
        for one in words::SEVERANCE {
            let Severance { title, applied, leaving_on, .. } = *one;
            let staff = self.holder(title)?;
            let own = WorkerId(staff.0);
            self.on(applied, 9);
            self.way(
                staff,
                own,
                SeveranceApplied { on: applied, leaving_on: Some(leaving_on), understood: true },
            )?;
            if let Some(on) = one.withdrawn {
                self.on(on, 9);
                self.way(staff, own, SeveranceWithdrawn { on })?;
                continue;
            }
            let Some(decision) = &one.decision else { continue };
            self.on(words::PANEL_MET, 15);
            let decided = SeveranceDecided {
                on: words::PANEL_MET,
                panel: PanelSeat::ALL.to_vec(),
                approved: decision.agreed.is_some(),
                leaving_on: decision.agreed,
                skills: decision.skills.into(),
                experience: decision.experience.into(),
                cost: decision.cost.into(),
                // Payroll confirms what somebody would get; nothing is promised here.
                estimate: None,
            };
            self.way(staff, self.hr(), decided)?;
            match one.answer {
                Some((on, true)) => {
                    self.on(on, 9);
                    self.way(staff, own, SeveranceAccepted { on })?;
                }
                Some((on, false)) => {
                    self.on(on, 9);
                    self.way(staff, own, SeveranceDeclined { on })?;
                }
                None => {}
            }
        }
        Ok(())
    }

    /// Claims to be a natural successor, what a panel decided, and appeals to another.
    fn claims(&mut self) -> Result<(), String> {
        let name =
            |desk: Desk| self.given.staff.name(self.given.staff.manager(desk, self.launched)).to_owned();
        let first = vec![name(Desk::Quality), name(Desk::Reviewing)];
        let other = vec![name(Desk::Leadership), name(Desk::VirtualSchool)];
        for one in words::CLAIMS {
            let (staff, role) = (self.holder(one.title)?, self.role(one.role)?);
            self.on(one.made, 10);
            self.way(staff, WorkerId(staff.0), ClaimMade { on: one.made, role, says: one.says.into() })?;
            let Some((on, upheld, reason)) = one.decided else { continue };
            self.on(on, 14);
            let (panel, reason) = (first.clone(), reason.to_owned());
            self.way(staff, self.hr(), ClaimDecided { on, claim: 1, upheld, panel, reason })?;
            let Some((on, says)) = one.appealed else { continue };
            self.on(on, 9);
            self.way(staff, WorkerId(staff.0), ClaimAppealed { on, claim: 1, says: says.into() })?;
            let Some((on, upheld, reason)) = one.appeal_decided else { continue };
            self.on(on, 14);
            let (panel, reason) = (other.clone(), reason.to_owned());
            self.way(staff, self.hr(), AppealDecided { on, claim: 1, upheld, panel, reason })?;
        }
        Ok(())
    }

    /// Interests in roles, and evidence for some of them; both are due a week after the close.
    fn interests(&mut self) -> Result<(), String> {
        for (title, on, roles, evidence) in words::INTERESTS {
            let staff = self.holder(title)?;
            let own = WorkerId(staff.0);
            self.on(*on, 12);
            for (choice, role) in (1..).zip(*roles) {
                let role = self.role(role)?;
                self.way(staff, own, InterestExpressed { on: *on, role, choice })?;
            }
            if let (Some(evidence), Some(role)) = (evidence, roles.first()) {
                let role = self.role(role)?;
                self.way(staff, own, EvidenceGiven { on: *on, role, evidence: (*evidence).into() })?;
            }
        }
        Ok(())
    }

    /// What four in five said of themselves, so that the effect on groups can be seen.
    fn monitor(&mut self) {
        let born: BTreeMap<StaffId, Date> = self
            .given
            .costs
            .iter()
            .filter_map(|(.., told)| match &told.fact {
                CostFact::ExitEntered(exit) => exit.born.map(|born| (exit.staff, born)),
            })
            .collect();
        let everybody: Vec<StaffId> = self.scope.keys().copied().collect();
        for staff in everybody {
            if self.given.personas.contains(&WorkerId(staff.0)) || !self.chance.yes(80) {
                continue;
            }
            let mut groups: BTreeMap<Characteristic, String> = BTreeMap::new();
            for (characteristic, weighted) in words::GROUPS {
                // Some leave a question out.
                if self.chance.yes(94) {
                    groups.insert(*characteristic, self.chance.weighted(weighted).to_owned());
                }
            }
            if let Some(age) = born.get(&staff).and_then(|born| age_on(*born, self.launched)) {
                groups.insert(Characteristic::Age, words::age_group(age).to_owned());
            }
            let day = working_from(super::days::plus(self.launched, self.chance.range(1, 34)));
            self.on(day, 13);
            let told = EqualityTold { staff, groups };
            self.add(way_subject(staff), WorkerId(staff.0), Fact::Equality(told));
        }
    }
}
