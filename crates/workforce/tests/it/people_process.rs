use calendar::Date;
use jiff::civil::date;
use uuid::Uuid;
use workforce::people::classes::RoleClass;
use workforce::people::process::{
    AppealDecided, Basis, ClaimAppealed, ClaimDecided, ClaimMade, ClassConfirmed, ClassTold, Doing, Estimate,
    EvidenceGiven, FamilyTold, InterestExpressed, OfferAccepted, Offered, OneToOneBooked, OneToOneHeld,
    PanelScore, PanelSeat, PayProtected, PersonFact, PersonProcess, SecondRoundOpened, SelectionScored,
    SeveranceAccepted, SeveranceApplied, SeveranceDecided, TrialEnded, TrialExtended, TrialStarted, choices,
    decide,
};
use workforce::people::redundancy_law::{Family, LeaveKind};
use workforce::people::timetable::Timetable;
use workforce::{JobId, PostId};

use crate::people_timetable::{LAUNCH, policies};

const GOLDEN: &str = include_str!("golden/person_facts.json");

fn role(n: u128) -> JobId {
    JobId(Uuid::from_u128(n))
}

/// A way that is walked step by step, each step allowed on its own day.
struct Way(PersonProcess, Timetable);

impl Way {
    fn told(class: RoleClass, to: Option<JobId>) -> Way {
        let mut way = Way(PersonProcess::default(), Timetable::new(LAUNCH, &policies()));
        way.goes(ClassTold { on: LAUNCH, class, to, reason: "By comparison".into() });
        way
    }

    fn deleted() -> Way {
        Way::told(RoleClass::Deleted, None)
    }

    fn decide(&self, command: impl Into<PersonFact>) -> Result<Vec<PersonFact>, String> {
        let command = command.into();
        let today = command.on();
        decide(&self.0, command, &self.1, today)
            .map_err(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    fn goes(&mut self, command: impl Into<PersonFact>) -> &mut Way {
        for fact in self.decide(command).unwrap() {
            self.0.apply(&fact);
        }
        assert!(self.0.findings.is_empty());
        self
    }

    fn refused(&self, command: impl Into<PersonFact>) -> String {
        self.decide(command).unwrap_err()
    }
}

fn october(day: i8) -> Date {
    date(2021, 10, day)
}

fn november(day: i8) -> Date {
    date(2021, 11, day)
}

fn applies(on: Date) -> SeveranceApplied {
    SeveranceApplied { on, leaving_on: None, understood: true }
}

fn approved(on: Date) -> SeveranceDecided {
    SeveranceDecided {
        on,
        panel: PanelSeat::ALL.to_vec(),
        approved: true,
        leaving_on: Some(date(2022, 3, 31)),
        skills: "Two others hold them".into(),
        experience: "Handed over by March".into(),
        cost: "Paid back within a year".into(),
        estimate: Some(Estimate { pence: 1_234_567, supposes: date(2022, 3, 31) }),
    }
}

fn claims(on: Date) -> ClaimMade {
    ClaimMade { on, role: role(1), says: "I supervise the same team".into() }
}

fn interest(on: Date, n: u128, choice: u8) -> InterestExpressed {
    InterestExpressed { on, role: role(n), choice }
}

fn offered(on: Date, basis: Basis) -> Offered {
    Offered { on, role: role(1), post: PostId(Uuid::from_u128(9)), basis, answer_by: november(30) }
}

#[test]
fn severance_is_applied_for_decided_and_accepted_in_time() {
    let mut way = Way::deleted();
    way.goes(applies(october(15))).goes(approved(october(22))).goes(interest(october(25), 1, 1));
    // Acceptance ends the interest with it.
    assert_eq!(way.decide(SeveranceAccepted { on: october(29) }).unwrap().len(), 2);
    way.goes(SeveranceAccepted { on: october(29) });
    assert!(way.0.open_interests().is_empty());
    insta::assert_snapshot!(way.refused(interest(november(1), 1, 1)).lines().next().unwrap(), @"Nothing more can be recorded here: voluntary severance was accepted on 29 October 2021, and from then on there is no further part in the process or recruitment.");
    way.goes(OneToOneBooked { on: november(1), meets_on: november(3), with: "Line manager".into() });
}

#[test]
fn a_late_application_is_told_the_deadline() {
    assert_eq!(
        Way::deleted().refused(applies(october(16))),
        "The deadline for applications for voluntary severance was 15 October 2021. You gave 16 October 2021."
    );
    let mut way = Way::deleted();
    way.goes(applies(october(7))).goes(approved(october(22)));
    assert!(way.refused(SeveranceAccepted { on: october(30) }).contains("29 October 2021"));
}

#[test]
fn a_form_handed_in_on_the_last_day_may_be_recorded_later() {
    let way = Way::deleted();
    assert!(decide(&way.0, applies(october(15)), &way.1, october(20)).is_ok());
}

#[test]
fn severance_is_never_promised_and_an_estimate_says_so() {
    let hopes = SeveranceApplied { understood: false, ..applies(october(7)) };
    assert!(Way::deleted().refused(hopes).contains("applying does not mean that it will be approved"));
    let estimate = Estimate { pence: 1_234_567, supposes: date(2022, 3, 31) };
    assert!(
        estimate.says().starts_with("An estimate of £12,345.67, supposing that you leave on 31 March 2022.")
    );
}

#[test]
fn the_severance_panel_has_its_three_seats_and_weighs_three_things() {
    let mut way = Way::deleted();
    way.goes(applies(october(7)));
    let short = SeveranceDecided {
        panel: vec![PanelSeat::ChiefExecutive],
        skills: String::new(),
        ..approved(october(20))
    };
    assert_eq!(way.refused(short), "The panel needs its human resources, finance.\nEnter the skills.");
}

#[test]
fn a_claim_is_made_decided_and_appealed_to_others() {
    let mut way = Way::deleted();
    way.goes(claims(october(22)));
    let panel = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let decided =
        |panel| ClaimDecided { on: october(29), claim: 1, upheld: false, panel, reason: "55%".into() };
    assert_eq!(way.refused(decided(panel(&["Ann", "ann"]))), "Name at least two people on the panel.");
    way.goes(decided(panel(&["Ann", "Bob"])));
    let appeal = |on| ClaimAppealed { on, claim: 1, says: "The budget duty was left out".into() };
    assert!(way.refused(appeal(november(8))).contains("The deadline for an appeal was 5 November 2021"));
    way.goes(appeal(november(5)));
    let again =
        |panel| AppealDecided { on: november(12), claim: 1, upheld: true, panel, reason: "75%".into() };
    assert!(way.refused(again(panel(&["Bob", "Cat"]))).contains("did not sit on the first panel"));
    way.goes(again(panel(&["Cat", "Dee"])));
    assert_eq!(way.0.class(), Some((RoleClass::NaturalSuccessor, Some(role(1)))));
}

#[test]
fn late_claims_and_claims_to_what_one_has_are_refused() {
    assert!(Way::deleted().refused(claims(october(23))).contains("was 22 October 2021"));
    let way = Way::told(RoleClass::NaturalSuccessor, Some(role(1)));
    assert_eq!(way.refused(claims(october(7))), "You are identified for this role already.");
}

#[test]
fn a_class_is_confirmed_at_the_close_with_no_claim_open() {
    let mut way = Way::deleted();
    let confirmed = |on| ClassConfirmed { on, class: RoleClass::Deleted, to: None, reason: "As told".into() };
    assert!(way.refused(confirmed(november(18))).contains("19 November 2021 or later"));
    way.goes(claims(october(22)));
    assert_eq!(way.refused(confirmed(november(22))), "Decide the open claim or appeal first.");
}

#[test]
fn a_third_role_is_refused_in_the_first_instance() {
    let mut way = Way::deleted();
    way.goes(interest(november(1), 1, 1)).goes(interest(november(1), 2, 2));
    assert_eq!(
        way.refused(interest(november(2), 3, 1)),
        "You may express an interest in up to 2 roles in the first instance; withdraw one to change."
    );
    way.goes(SecondRoundOpened { on: date(2021, 12, 20), until: date(2022, 1, 7) });
    way.goes(interest(date(2022, 1, 7), 3, 1));
    assert!(way.refused(interest(date(2022, 1, 8), 4, 2)).contains("in the second round was 7 January 2022"));
}

#[test]
fn who_is_slotted_in_expresses_no_interest_in_the_first_instance() {
    let way = Way::told(RoleClass::Unchanged, Some(role(1)));
    assert!(way.refused(interest(november(1), 2, 1)).contains("yours is unchanged"));
}

#[test]
fn evidence_is_due_by_its_day_and_scored_by_a_panel_of_several() {
    let mut way = Way::deleted();
    way.goes(interest(november(1), 1, 1));
    let evidence = |on| EvidenceGiven { on, role: role(1), evidence: "I led a team of eight".into() };
    assert!(way.refused(evidence(november(27))).contains("26 November 2021"));
    let one = |member: &str, criterion: &str, points| PanelScore {
        member: member.into(),
        criterion: criterion.into(),
        points,
    };
    let scored = |scores: Vec<PanelScore>| SelectionScored {
        on: november(29),
        role: role(1),
        scores,
        appointable: true,
        feedback: "Strong on practice".into(),
    };
    let both = vec![
        one("Ann", "Practice", 4),
        one("Ann", "Behaviours", 3),
        one("Bob", "Practice", 5),
        one("Bob", "Behaviours", 3),
    ];
    assert_eq!(way.refused(scored(both.clone())), "There is no evidence to score for this role yet.");
    way.goes(evidence(november(26)));
    assert!(way.refused(scored(both[..2].to_vec())).contains("at least two members"));
    assert!(way.refused(scored(both[..3].to_vec())).contains("every member on every criterion"));
    way.goes(scored(both));
    // Ann gave 7, Bob 8.
    assert_eq!(way.0.open_interests()[0].scored.as_ref().unwrap().mean_hundredths(), 750);
}

#[test]
fn nothing_that_is_written_on_the_way_is_longer_than_one_can_read() {
    let mut way = Way::deleted();
    way.goes(claims(october(7)));
    let long = "a".repeat(5_001);
    let claim = ClaimMade { says: long.clone(), ..claims(october(7)) };
    let says = way.refused(ClaimMade { role: role(9), ..claim });
    assert!(says.contains("Shorten the explanation to 5,000 characters or fewer: it has 5,001"), "{says}");
    let booked = OneToOneBooked { on: october(7), meets_on: october(8), with: "Jo".into() };
    way.goes(booked);
    let held = |note: &str| OneToOneHeld { on: october(8), meeting: 1, note: note.into() };
    let says = way.refused(held(&long));
    assert!(says.contains("Shorten the note to 5,000 characters or fewer"), "{says}");
    way.goes(held(&"a".repeat(5_000)));
}

#[test]
fn redeployment_has_a_trial_of_four_weeks_and_protected_pay() {
    let mut way = Way::deleted();
    way.goes(offered(november(26), Basis::Redeployment)).goes(OfferAccepted { on: november(29), offer: 1 });
    assert_eq!(
        way.refused(OfferAccepted { on: november(30), offer: 1 }).lines().next(),
        Some("This offer is answered already. You gave 1.")
    );
    let starts = date(2022, 1, 3);
    way.goes(TrialStarted { on: starts, offer: 1 });
    assert_eq!(way.0.trial.as_ref().unwrap().ends(), Some(date(2022, 1, 30)));
    way.goes(PayProtected { on: starts, until: date(2023, 1, 2), pence_a_year: 4_200_000 });
    way.goes(TrialEnded { on: date(2022, 1, 28), suits: false, reason: "No direct work".into() });
    assert_eq!(way.0.accepted(), None);
    assert!(
        way.decide(Offered {
            answer_by: date(2022, 3, 1),
            ..offered(date(2022, 2, 14), Basis::Redeployment)
        })
        .is_ok()
    );
}

/// Somebody of a class with an offer of a post accepted.
fn accepted(class: RoleClass, to: Option<JobId>, basis: Basis) -> Way {
    let mut way = Way::told(class, to);
    way.goes(offered(november(26), basis)).goes(OfferAccepted { on: november(29), offer: 1 });
    way
}

fn longer(on: Date, in_writing: bool) -> TrialExtended {
    let retraining = "Court skills course".into();
    TrialExtended { on, until: date(2022, 2, 13), in_writing, retraining }
}

#[test]
fn a_longer_trial_is_agreed_in_writing_before_the_work_begins() {
    let agreed = date(2021, 12, 20);
    let starts = date(2022, 1, 3);
    assert!(Way::deleted().refused(longer(agreed, true)).contains("Record first that the post was accepted"));
    let mut way = accepted(RoleClass::Deleted, None, Basis::Redeployment);
    assert!(way.refused(longer(agreed, false)).contains("in writing"));
    way.goes(longer(agreed, true));
    assert!(
        way.refused(TrialStarted { on: agreed, offer: 1 }).contains("a first day after 20 December 2021")
    );
    way.goes(TrialStarted { on: starts, offer: 1 });
    assert_eq!(way.0.trial.as_ref().unwrap().ends(), Some(date(2022, 2, 13)));
    // What was agreed for one trial is not agreed for the next.
    way.goes(TrialEnded { on: date(2022, 2, 10), suits: false, reason: "No direct work".into() });
    let again = Offered { answer_by: date(2022, 3, 1), ..offered(date(2022, 2, 14), Basis::Redeployment) };
    way.goes(again).goes(OfferAccepted { on: date(2022, 2, 15), offer: 2 });
    way.goes(TrialStarted { on: date(2022, 2, 21), offer: 2 });
    assert_eq!(way.0.trial.as_ref().unwrap().ends(), Some(date(2022, 3, 20)));
}

#[test]
fn a_trial_that_has_started_cannot_be_made_longer() {
    let mut way = accepted(RoleClass::Deleted, None, Basis::Redeployment);
    way.goes(TrialStarted { on: date(2022, 1, 3), offer: 1 });
    for on in [date(2022, 1, 3), date(2022, 1, 20)] {
        assert!(way.refused(longer(on, true)).contains("Enter a day before 3 January 2022"));
    }
    // An agreement made in time may be recorded later.
    let made = longer(date(2022, 1, 2), true);
    assert!(decide(&way.0, made, &way.1, date(2022, 1, 20)).is_ok());
}

#[test]
fn that_a_post_does_not_suit_is_said_within_the_trial() {
    let mut way = accepted(RoleClass::Deleted, None, Basis::Redeployment);
    way.goes(TrialStarted { on: date(2022, 1, 3), offer: 1 });
    let ended = |on, suits| TrialEnded { on, suits, reason: "Working with it showed".into() };
    let says = way.refused(ended(date(2022, 1, 31), false));
    assert!(says.contains("The trial ended on 30 January 2022."), "{says}");
    assert!(way.decide(ended(date(2022, 1, 31), true)).is_ok(), "that it suits may be said later");
    // Said on the last day and recorded later.
    assert!(decide(&way.0, ended(date(2022, 1, 30), false), &way.1, date(2022, 2, 4)).is_ok());
}

#[test]
fn a_trial_is_given_wherever_the_terms_differ_and_not_in_ones_own_role_unchanged() {
    let starts = TrialStarted { on: date(2022, 1, 3), offer: 1 };
    for basis in [Basis::SlottedIn, Basis::RingFence] {
        let way = accepted(RoleClass::NaturalSuccessor, Some(role(1)), basis);
        assert!(way.decide(starts.clone()).is_ok(), "another grade, other hours or another place");
    }
    let way = accepted(RoleClass::Unchanged, Some(role(1)), Basis::SlottedIn);
    assert!(way.refused(starts).contains("this role goes on as it is"));
    assert_eq!(way.refused(offered(date(2021, 11, 30), Basis::Interest)), "A post is accepted already.");
}

#[test]
fn what_is_told_of_pregnancy_and_leave_has_dates_that_fit_and_can_be_taken_back() {
    let mut way = Way::deleted();
    let on = october(11);
    let told = |family| FamilyTold { on, family };
    assert_eq!(
        way.refused(told(None)),
        "Nothing was told of pregnancy or family leave that could be taken back."
    );
    let pregnancy = |told, expected, ended| Some(Family::Pregnancy { told, expected, ended });
    assert_eq!(
        way.refused(told(pregnancy(october(12), Some(date(2023, 4, 1)), Some(october(13))))),
        "Enter a day that is today, 11 October 2021, or earlier. You gave 12 October 2021.\n\
         Enter a day that is today, 11 October 2021, or earlier. You gave 13 October 2021.\n\
         Enter a day that is 42 weeks after it was told, 2 August 2022, or earlier. You gave 1 April 2023."
    );
    let leave = |from, to, child| Some(Family::Leave { kind: LeaveKind::Adoption, from, to, child });
    assert_eq!(
        way.refused(told(leave(october(4), october(3), october(5)))),
        "Enter a last day that is 4 October 2021 or later. You gave 3 October 2021.\n\
         Enter a day that is the last day of leave, 3 October 2021, or earlier. You gave 5 October 2021."
    );
    let shared = Family::SharedParental { from: october(4), to: october(20), child: october(5) };
    assert!(way.refused(told(Some(shared))).contains("the first day of leave, 4 October 2021, or earlier"));
    way.goes(told(leave(october(4), november(30), october(5))));
    assert!(way.0.family.is_some());
    // Whoever leaves under voluntary severance may still have it put right.
    way.goes(applies(october(14))).goes(approved(october(21))).goes(SeveranceAccepted { on: october(25) });
    way.goes(FamilyTold { on: october(26), family: None });
    assert_eq!(way.0.family, None);
}

#[test]
fn the_page_shows_what_can_be_done_until_when_and_why_not() {
    let mut way = Way::deleted();
    way.goes(applies(october(14))).goes(approved(october(21))).goes(interest(october(21), 1, 1));
    let page: Vec<String> = choices(&way.0, &way.1, october(25))
        .iter()
        .map(|one| {
            let until =
                one.until.map(|until| format!(" by {}", calendar::words::day(until))).unwrap_or_default();
            format!("[{}] {}{until}: {}", if one.open { "x" } else { " " }, one.doing, one.why)
        })
        .collect();
    insta::assert_snapshot!(page.join("\n"), @r"
    [x] ask for a one-to-one: A meeting with your line manager about what this means for you. It is your choice.
    [ ] apply for voluntary severance by 15 October 2021: The deadline for applications for voluntary severance was 15 October 2021.
    [x] withdraw the application for voluntary severance: You can take your application back until you have accepted.
    [x] accept or decline voluntary severance by 29 October 2021: Once you accept, you take no further part in filling posts. Your last day would be 31 March 2022. An estimate of £12,345.67, supposing that you leave on 31 March 2022. It is no promise: the final figure can only be confirmed once your last day is agreed.
    [ ] claim to be a natural successor by 22 October 2021: The deadline for claims to be a natural successor was 22 October 2021.
    [x] express an interest in a role by 26 November 2021: You may express an interest in 1 more of the available roles.
    [x] give evidence for a role by 26 November 2021: Without evidence the panel cannot score you for this role.
    [x] withdraw an interest: You can take it back and choose another role instead.
    ");
}

#[test]
fn after_accepting_severance_the_page_offers_a_one_to_one_only() {
    let mut way = Way::deleted();
    way.goes(applies(october(14))).goes(approved(october(21))).goes(SeveranceAccepted { on: october(25) });
    let open: Vec<Doing> =
        choices(&way.0, &way.1, october(26)).iter().filter(|one| one.open).map(|one| one.doing).collect();
    assert_eq!(open, [Doing::OneToOne]);
}

#[test]
fn what_does_not_fit_becomes_a_finding_and_never_a_panic() {
    let stray = ClaimDecided { on: LAUNCH, claim: 0, upheld: true, panel: vec![], reason: String::new() };
    let state = PersonProcess::fold(&[stray.into(), OfferAccepted { on: LAUNCH, offer: 7 }.into()]);
    assert_eq!(state.findings.len(), 2);
}

#[test]
fn every_shape_of_fact_stays_readable() {
    let texts: Vec<serde_json::Value> = serde_json::from_str(GOLDEN).unwrap();
    let facts: Vec<PersonFact> =
        texts.iter().map(|text| serde_json::from_value(text.clone()).unwrap()).collect();
    for (fact, text) in facts.iter().zip(&texts) {
        let again: PersonFact = serde_json::from_value(serde_json::to_value(fact).unwrap()).unwrap();
        assert_eq!(&again, fact, "{text}");
    }
    let there: Vec<&str> = facts.iter().map(PersonFact::name).collect();
    let missing: Vec<&&str> = PersonFact::NAMES.iter().filter(|name| !there.contains(name)).collect();
    assert!(missing.is_empty(), "add one of each to golden/person_facts.json: {missing:?}");
}
