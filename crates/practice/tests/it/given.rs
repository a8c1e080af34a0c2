//! Given what is recorded, when somebody records more, then these facts or refusals: the one way in which
//! the tests of decisions speak.

use calendar::Date;
use jiff::Timestamp;
use practice::code_sets::*;
use practice::facts::*;
use practice::{
    Command, Context, Journey, Lens, PersonId, Policies, Recorded, Refusal, Seq, WorkerId, decide,
};
use uuid::Uuid;

/// A day, written as in `2021-05-03`.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// One of a few people.
pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

/// One of a few workers.
pub fn worker(number: u128) -> WorkerId {
    WorkerId(Uuid::from_u128(0x3000 + number))
}

/// The record of one person, as it grows.
#[derive(Clone)]
pub struct Given {
    pub id: PersonId,
    pub facts: Vec<Recorded>,
    pub journey: Journey,
    pub policies: Policies,
    pub today: Date,
}

/// A record that holds nothing yet; today is 15 November 2021.
pub fn nobody() -> Given {
    let id = person(1);
    let journey = Journey::unknown(id);
    Given { id, facts: Vec::new(), journey, policies: Policies::default(), today: day("2021-11-15") }
}

/// The record of a girl born on 3 May 2012 and known since 1 March 2021; that is number 1.
pub fn child() -> Given {
    nobody().with(registered("2021-03-01", Birth::Exact(day("2012-05-03"))))
}

/// A child with a referral of 1 April 2021, decided the next day: numbers 2 to 5.
pub fn referred_child() -> Given {
    child()
        .with(contact("2021-04-01"))
        .with(decided("2021-04-01", 2, ContactOutcome::Referral))
        .with(referral_decided("2021-04-02", 4, ReferralOutcome::Assessment))
}

impl Given {
    /// The same record, seen on another day.
    pub fn on(mut self, today: &str) -> Given {
        self.today = day(today);
        self
    }

    /// Records a fact and what follows from it; it must be accepted.
    pub fn with(mut self, fact: impl Into<Fact>) -> Given {
        let fact = fact.into();
        match self.decide(fact.clone()) {
            Ok(facts) => facts.into_iter().for_each(|fact| self.record(fact)),
            Err(refusals) => panic!("{} was refused:\n{}", fact.label(), spoken(&refusals)),
        }
        self
    }

    /// What the service would answer.
    pub fn decide(&self, fact: Fact) -> Result<Vec<Fact>, Vec<Refusal>> {
        let context = Context { today: self.today, policies: &self.policies };
        decide(&self.journey, Command { fact }, &context)
    }

    /// Records facts without asking.
    pub fn record(&mut self, fact: Fact) {
        let seq = Seq(u32::try_from(self.facts.len()).unwrap() + 1);
        let recorded = Recorded { seq, recorded: self.now(), by: worker(1), fact };
        let rewrites = recorded.fact.rewrites();
        self.facts.push(recorded);
        if rewrites {
            self.journey = Journey::fold(self.id, &self.facts);
        } else if let Some(last) = self.facts.last() {
            self.journey.apply(last);
        }
    }

    fn now(&self) -> Timestamp {
        let noon = calendar::london().to_timestamp(self.today.at(12, 0, 0, 0)).unwrap();
        self.facts.last().map_or(noon, |last| noon.max(last.recorded))
    }

    /// The journey as it had happened by a day and was known by another.
    pub fn through(&self, as_at: &str, known_by: &str) -> Journey {
        Journey::through(self.id, &self.facts, Lens::as_known_on(day(as_at), day(known_by)))
    }

    /// The answer in words: every refusal on its own lines, or the facts that would be recorded.
    pub fn answer(&self, fact: impl Into<Fact>) -> String {
        match self.decide(fact.into()) {
            Ok(facts) => {
                let labels: Vec<String> =
                    facts.iter().map(|fact| format!("{} {}", fact.on(), fact.label())).collect();
                labels.join("\n")
            }
            Err(refusals) => spoken(&refusals),
        }
    }
}

fn spoken(refusals: &[Refusal]) -> String {
    let lines: Vec<String> =
        refusals.iter().map(|one| format!("{}: {one} ({})", one.field, one.source)).collect();
    lines.join("\n")
}

/// Checks what the service answers to a fact proposed for a record: `check!(given, fact, @"answer")`.
macro_rules! check {
    ($given:expr, $fact:expr, $($answer:tt)*) => {
        insta::assert_snapshot!($given.answer($fact), $($answer)*)
    };
}
pub(crate) use check;

pub fn registered(on: &str, born: Birth) -> PersonRegistered {
    PersonRegistered {
        on: day(on),
        role: PersonRole::Child,
        name: Name { given: "Amina".to_owned(), family: "Yusuf".to_owned() },
        born,
        sex: if matches!(born, Birth::Expected(_)) { Sex::Unknown } else { Sex::Female },
    }
}

pub fn contact(on: &str) -> ContactReceived {
    ContactReceived {
        on: day(on),
        at: None,
        source: ReferralSource::School,
        reason: ContactReason::SocialCare,
        from: "The head teacher of Oakfield Primary".to_owned(),
        worry: "Amina comes to school hungry.".to_owned(),
    }
}

pub fn decided(on: &str, contact: u32, outcome: ContactOutcome) -> ContactDecided {
    ContactDecided {
        on: day(on),
        at: None,
        contact: Seq(contact),
        outcome,
        level: LevelOfNeed::Specialist,
        need: Some(PrimaryNeed::AbuseOrNeglect),
        reason: "Neglect over several months.".to_owned(),
        told: "Mother and school".to_owned(),
    }
}

pub fn referral(on: &str) -> ReferralReceived {
    ReferralReceived {
        on: day(on),
        at: None,
        contact: None,
        source: ReferralSource::School,
        need: PrimaryNeed::AbuseOrNeglect,
        reason: "Neglect over several months.".to_owned(),
    }
}

pub fn referral_decided(on: &str, referral: u32, outcome: ReferralOutcome) -> ReferralDecided {
    ReferralDecided {
        on: day(on),
        at: None,
        referral: Seq(referral),
        outcome,
        reason: "The child may be in need.".to_owned(),
        referrer_told_on: None,
    }
}

pub fn early_help_requested(on: &str) -> EarlyHelpRequested {
    EarlyHelpRequested {
        on: day(on),
        contact: None,
        source: ReferralSource::School,
        stepped_down: false,
        reason: "Mother asks for help with routines.".to_owned(),
    }
}

pub fn assessment_started(on: &str, referral: u32) -> AssessmentStarted {
    AssessmentStarted { on: day(on), referral: Some(Seq(referral)), basis: AssessmentBasis::Referral }
}

pub fn authorised(on: &str, assessment: u32) -> AssessmentAuthorised {
    AssessmentAuthorised {
        on: day(on),
        assessment: Seq(assessment),
        outcome: AssessmentOutcome::ChildInNeedPlan,
        factors: vec![AssessmentFactor::Neglect],
        analysis: "Mother is low and alone; Amina misses meals.".to_owned(),
        late_reason: None,
    }
}

pub fn need_plan(on: &str) -> NeedPlanStarted {
    NeedPlanStarted { on: day(on), assessment: None, aim: "Amina eats three times a day.".to_owned() }
}

pub fn need_plan_ended(on: &str, plan: u32) -> NeedPlanEnded {
    NeedPlanEnded { on: day(on), plan: Seq(plan), reason: NeedPlanEnd::NeedsMet }
}

pub fn visit(on: &str, kind: VisitKind) -> ChildVisited {
    ChildVisited {
        on: day(on),
        at: None,
        kind,
        seen: true,
        alone: true,
        why_not: None,
        place: VisitPlace::Home,
        words: "I like my new bed.".to_owned(),
        note: "Amina was cheerful and had eaten.".to_owned(),
    }
}

pub fn allocated(on: &str, number: u128, service: ServiceKind) -> WorkerAllocated {
    WorkerAllocated {
        on: day(on),
        worker: worker(number),
        team: practice::TeamId(Uuid::from_u128(0x7000)),
        role: AllocationRole::CaseHolder,
        service,
    }
}

pub fn corrected(on: &str, fact: u32, now: impl Into<Fact>) -> Corrected {
    Corrected { on: day(on), fact: Seq(fact), now: now.into(), reason: "The day was mistyped.".to_owned() }
}

pub fn struck(on: &str, fact: u32) -> Struck {
    Struck { on: day(on), fact: Seq(fact), reason: "It belongs to another child.".to_owned() }
}
