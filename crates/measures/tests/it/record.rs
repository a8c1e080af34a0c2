//! Small records, told fact by fact.

use std::str::FromStr;

use calendar::{Date, Month, Time};
use measures::{Case, Tally, Window, columns, indicator};
use practice::code_sets::*;
use practice::facts::*;
use practice::staff::{Directory, StaffFact};
use practice::{Journey, Lens, PersonId, Policies, Recorded, Seq, TeamId, WorkerId};
use uuid::Uuid;

pub fn day(text: &str) -> Date {
    Date::from_str(text).unwrap()
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub fn worker(number: u128) -> WorkerId {
    WorkerId(Uuid::from_u128(number))
}

pub fn team(number: u128) -> TeamId {
    TeamId(Uuid::from_u128(number))
}

/// A person's record in the making.
#[derive(Debug, Clone)]
pub struct Record {
    pub id: PersonId,
    pub facts: Vec<Recorded>,
}

impl Record {
    /// A child born on a day and known from birth.
    pub fn born(born: &str) -> Record {
        let registered = PersonRegistered {
            on: day(born),
            role: PersonRole::Child,
            name: Name { given: "Amara".into(), family: "Okafor".into() },
            born: Birth::Exact(day(born)),
            sex: Sex::Female,
        };
        Record { id: PersonId(Uuid::from_u128(7)), facts: Vec::new() }.tell(registered)
    }

    /// A child of seven.
    pub fn child() -> Record {
        Record::born("2014-03-14")
    }

    /// Adds a fact recorded on the day on which it happened.
    pub fn tell(self, fact: impl Into<Fact>) -> Record {
        let fact = fact.into();
        let on = fact.on();
        self.tell_on(on, fact)
    }

    /// Adds a fact recorded on a later day.
    pub fn tell_late(self, recorded: &str, fact: impl Into<Fact>) -> Record {
        self.tell_on(day(recorded), fact.into())
    }

    fn tell_on(mut self, recorded: Date, fact: Fact) -> Record {
        let noon = recorded.to_datetime(Time::constant(12, 0, 0, 0));
        let recorded = calendar::london().to_timestamp(noon).unwrap();
        assert!(self.facts.last().is_none_or(|last| last.recorded <= recorded), "told out of order");
        self.facts.push(Recorded { seq: Seq(self.last().0 + 1), recorded, by: worker(1), fact });
        self
    }

    /// The number of the fact told last.
    pub fn last(&self) -> Seq {
        Seq(u32::try_from(self.facts.len()).unwrap())
    }

    /// The cases of an indicator in a month as known at its end.
    pub fn cases(&self, key: &str, of: &str) -> Vec<Case> {
        self.cases_through(key, of, Lens::as_known_then(month(of).last()))
    }

    /// The cases of an indicator in a month through a lens.
    pub fn cases_through(&self, key: &str, of: &str, lens: Lens) -> Vec<Case> {
        let (policies, directory) = (policies(), directory());
        let window = Window::new(month(of), lens, &policies, &directory);
        let journey = Journey::through(self.id, &self.facts, window.lens);
        indicator(key).unwrap().cases_of(&journey, &window)
    }

    /// So many of so many, in a month as known at its end.
    pub fn count(&self, key: &str, of: &str) -> (u64, u64) {
        count(std::slice::from_ref(self), key, of, Lens::as_known_then(month(of).last()))
    }
}

/// So many of so many, for several people through a lens.
pub fn count(people: &[Record], key: &str, of: &str, lens: Lens) -> (u64, u64) {
    let (policies, directory) = (policies(), directory());
    let window = Window::new(month(of), lens, &policies, &directory);
    let columns = columns(people.iter().map(|one| (one.id, one.facts.as_slice())), &[window]);
    let Tally { numerator, denominator } = columns[0].tally(indicator(key).unwrap(), &directory);
    (numerator, denominator)
}

/// The policies of the demo authority.
pub fn policies() -> Policies {
    toml::from_str(include_str!("../../../../policies/measures.toml")).unwrap()
}

/// Two teams, one of them for the whole area, and three workers.
pub fn directory() -> Directory {
    let mut directory = Directory::default();
    let formed = |number, name: &str, service, locality: Option<&str>| StaffFact::TeamFormed {
        on: day("2015-04-01"),
        team: team(number),
        name: name.into(),
        service,
        locality: locality.map(str::to_owned),
    };
    directory.apply(&formed(1, "Protection and Court, East", ServiceKind::ChildProtection, Some("East")));
    directory.apply(&formed(2, "Jigsaw", ServiceKind::Disability, None));
    for (number, name, at, fte_hundredths) in
        [(1, "Leila Marsh", 1, 100), (2, "Tom Adeyemi", 1, 60), (3, "Ines Cole", 2, 100)]
    {
        directory.apply(&StaffFact::WorkerJoined {
            on: day("2016-01-04"),
            worker: worker(number),
            name: name.into(),
            title: "Social worker".into(),
            team: team(at),
            fte_hundredths,
            holds_cases: true,
        });
    }
    directory
}

pub fn contact(on: &str, reason: ContactReason) -> ContactReceived {
    let from = "Mrs Rao, designated lead".into();
    let worry = "He came in hungry again.".into();
    ContactReceived { on: day(on), at: None, source: ReferralSource::School, reason, from, worry }
}

pub fn decided(on: &str, contact: Seq, outcome: ContactOutcome) -> ContactDecided {
    ContactDecided {
        on: day(on),
        at: None,
        contact,
        outcome,
        level: LevelOfNeed::Additional,
        need: None,
        reason: "The school will help.".into(),
        told: "The mother and the school".into(),
    }
}

pub fn referral(on: &str) -> ReferralReceived {
    ReferralReceived {
        on: day(on),
        at: None,
        contact: None,
        source: ReferralSource::Police,
        need: PrimaryNeed::AbuseOrNeglect,
        reason: "An assault at home.".into(),
    }
}

pub fn plan(on: &str) -> NeedPlanStarted {
    NeedPlanStarted { on: day(on), assessment: None, aim: "He is fed and at school.".into() }
}

pub fn visit(on: &str, kind: VisitKind, seen: bool) -> ChildVisited {
    ChildVisited {
        on: day(on),
        at: None,
        kind,
        seen,
        alone: seen,
        why_not: None,
        place: VisitPlace::Home,
        words: "I like the dog.".into(),
        note: "Calm.".into(),
    }
}

pub fn protection_plan(on: &str) -> ProtectionPlanStarted {
    ProtectionPlanStarted { on: day(on), conference: Seq(1), category: AbuseCategory::Neglect }
}

pub fn review_conference(on: &str, plan: Seq) -> ConferenceHeld {
    ConferenceHeld {
        on: day(on),
        kind: ConferenceKind::Review,
        enquiry: None,
        plan: Some(plan),
        decision: ConferenceDecision::Continue,
        agencies: vec![Agency::Police],
        parents_present: true,
        child_view: "Told by her advocate.".into(),
        note: "The plan goes on.".into(),
    }
}

pub fn care(on: &str) -> CareStarted {
    CareStarted {
        on: day(on),
        status: LegalStatus::FullCareOrder,
        need: PrimaryNeed::FamilyDysfunction,
        short_breaks: false,
        unaccompanied: false,
        reason: "Neither parent can care for her.".into(),
    }
}

pub fn placement(on: &str, period: Seq, to_eighteen: bool) -> PlacementStarted {
    PlacementStarted {
        on: day(on),
        period,
        kind: PlacementKind::Foster,
        provider: PlacementProvider::ALL[1],
        basis: PlacementBasis::Ordinary,
        to_eighteen,
        out_of_area: false,
        with: "Mr and Mrs Bell".into(),
        postcode: None,
    }
}

pub fn care_review(on: &str, period: Seq) -> CareReviewHeld {
    let decisions = "She stays where she is.".into();
    CareReviewHeld { on: day(on), period, participation: Participation::UnderFour, decisions }
}

pub fn held_by(on: &str, who: u128, service: ServiceKind) -> WorkerAllocated {
    let at = if service == ServiceKind::Disability { 2 } else { 1 };
    WorkerAllocated {
        on: day(on),
        worker: worker(who),
        team: team(at),
        role: AllocationRole::CaseHolder,
        service,
    }
}

pub fn supervised(on: &str, service: ServiceKind) -> Supervised {
    Supervised { on: day(on), service, note: "What would she say has changed?".into() }
}

pub fn activity(on: &str, activity: Activity) -> ActivityRecorded {
    ActivityRecorded { on: day(on), activity }
}

pub fn early_help(on: &str, request: Seq) -> EarlyHelpStarted {
    EarlyHelpStarted { on: day(on), request }
}

pub fn asked_for_early_help(on: &str, stepped_down: bool) -> EarlyHelpRequested {
    EarlyHelpRequested {
        on: day(on),
        contact: None,
        source: ReferralSource::HealthVisitor,
        stepped_down,
        reason: "Sleep and money.".into(),
    }
}
