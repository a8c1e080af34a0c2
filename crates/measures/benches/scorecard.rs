//! How long the whole scorecard takes: seven months, each as known at its end, for a city's record.
//!
//! Set `PEOPLE` to the number of people, 50000 for a city; the default is small, so that the bench is quick
//! to run as a test.

use std::sync::LazyLock;

use calendar::{Date, Month, Time};
use divan::{Bencher, black_box};
use jiff::{Span, Timestamp};
use measures::{Window, behind, columns, indicator};
use practice::code_sets::*;
use practice::facts::*;
use practice::staff::Directory;
use practice::{Lens, PersonId, Policies, Recorded, Seq, TeamId, WorkerId};
use uuid::Uuid;

fn main() {
    divan::main();
}

const APRIL: Month = Month::constant(2021, 4);
const OCTOBER: Month = Month::constant(2021, 10);

/// Seven months as published.
#[divan::bench(sample_count = 20)]
fn published(bencher: Bencher) {
    let (policies, directory) = (policies(), Directory::default());
    let windows: Vec<_> =
        APRIL.up_to(OCTOBER).map(|month| Window::published(month, &policies, &directory)).collect();
    bencher.bench(|| columns(black_box(people()), &windows));
}

/// The same on two threads, as the service counts them.
#[divan::bench(sample_count = 20)]
fn published_on_two_threads(bencher: Bencher) {
    let (policies, directory) = (policies(), Directory::default());
    let windows: Vec<_> =
        APRIL.up_to(OCTOBER).map(|month| Window::published(month, &policies, &directory)).collect();
    let (first, second) = RECORDS.split_at(RECORDS.len() / 2);
    let of = |part: &'static [Person]| part.iter().map(|(id, facts)| (*id, facts.as_slice()));
    bencher.bench(|| {
        std::thread::scope(|scope| {
            let other = scope.spawn(|| columns(black_box(of(second)), &windows));
            let mut whole = columns(black_box(of(first)), &windows);
            for (column, more) in whole.iter_mut().zip(other.join().unwrap_or_default()) {
                *column += more;
            }
            whole
        })
    });
}

/// Seven months as known later: facts that happened after a month's end are left out.
#[divan::bench(sample_count = 20)]
fn as_now_known(bencher: Bencher) {
    let (policies, directory) = (policies(), Directory::default());
    let windows: Vec<_> = APRIL
        .up_to(OCTOBER)
        .map(|month| {
            let lens = Lens::as_known_on(month.last(), Date::constant(2021, 11, 15));
            Window::new(month, lens, &policies, &directory)
        })
        .collect();
    bencher.bench(|| columns(black_box(people()), &windows));
}

/// Everything behind one figure.
#[divan::bench(sample_count = 20, args = ["contacts", "child_in_need_visits", "neet_19_21"])]
fn behind_one_figure(bencher: Bencher, key: &str) {
    let (policies, directory) = (policies(), Directory::default());
    let window = Window::published(OCTOBER, &policies, &directory);
    let Some(indicator) = indicator(key) else { return };
    bencher.bench(|| behind(indicator, &window, black_box(people())));
}

type Person = (PersonId, Vec<Recorded>);

static RECORDS: LazyLock<Vec<Person>> = LazyLock::new(|| {
    let count = std::env::var("PEOPLE").ok().and_then(|count| count.parse().ok()).unwrap_or(500);
    (0..count).map(person).collect()
});

fn people() -> impl Iterator<Item = (PersonId, &'static [Recorded])> {
    RECORDS.iter().map(|(id, facts)| (*id, facts.as_slice()))
}

fn policies() -> Policies {
    toml::from_str(include_str!("../../../policies/measures.toml")).unwrap_or_default()
}

/// One in ten is open and has some 120 facts, the others have some 8: about 20 a head.
fn person(number: u32) -> Person {
    let started = Date::constant(2020, 4, 1).saturating_add(Span::new().days(i64::from(number * 7 % 500)));
    let born = Date::constant(2003, 1, 1).saturating_add(Span::new().days(i64::from(number * 37 % 6000)));
    let mut record = Making { facts: Vec::new() };
    let names = Name { given: format!("Child {number}"), family: "Thread".into() };
    let (role, sex) = (PersonRole::Child, Sex::Female);
    record.tell(PersonRegistered { on: born, role, name: names, born: Birth::Exact(born), sex });
    let open = number.is_multiple_of(10);
    let repeats = if open { 20 } else { 1 };
    for turn in 0..repeats {
        let on = started.saturating_add(Span::new().days(28 * turn));
        if turn % 6 == 0 {
            record.front_door(on);
        }
        if turn == 0 {
            record.tell(EthnicityRecorded { on, ethnicity: Ethnicity::WhiteBritish });
            record.tell(NoteWritten { on, kind: None, note: "Rang the mother.".into() });
        }
        if open {
            record.month_of_work(on, turn, number);
        }
    }
    (PersonId(Uuid::from_u128(number.into())), record.facts)
}

struct Making {
    facts: Vec<Recorded>,
}

impl Making {
    fn tell(&mut self, fact: impl Into<Fact>) -> Seq {
        let fact = fact.into();
        let seq = Seq(u32::try_from(self.facts.len() + 1).unwrap_or(u32::MAX));
        let noon = fact.on().to_datetime(Time::constant(12, 0, 0, 0));
        let recorded = calendar::london().to_timestamp(noon).unwrap_or(Timestamp::UNIX_EPOCH);
        self.facts.push(Recorded { seq, recorded, by: WorkerId(Uuid::nil()), fact });
        seq
    }

    fn front_door(&mut self, on: Date) {
        let (from, worry, reason) = ("School".to_owned(), "Hungry.".to_owned(), ContactReason::SocialCare);
        let source = ReferralSource::School;
        let contact = self.tell(ContactReceived { on, at: None, source, reason, from, worry });
        self.tell(ContactDecided {
            on,
            at: None,
            contact,
            outcome: ContactOutcome::Referral,
            level: LevelOfNeed::Specialist,
            need: Some(PrimaryNeed::AbuseOrNeglect),
            reason: "Third this year.".into(),
            told: "The school".into(),
        });
        let (need, reason) = (PrimaryNeed::AbuseOrNeglect, "Hungry.".to_owned());
        self.tell(ReferralReceived { on, at: None, contact: Some(contact), source, need, reason });
    }

    fn month_of_work(&mut self, on: Date, turn: i64, number: u32) {
        let service =
            if number.is_multiple_of(30) { ServiceKind::LookedAfter } else { ServiceKind::ChildInNeed };
        if turn == 0 {
            self.tell(WorkerAllocated {
                on,
                worker: WorkerId(Uuid::from_u128(u128::from(number % 300))),
                team: TeamId(Uuid::from_u128(u128::from(number % 20))),
                role: AllocationRole::CaseHolder,
                service,
            });
            if service == ServiceKind::LookedAfter {
                let (status, need, reason) =
                    (LegalStatus::FullCareOrder, PrimaryNeed::AbuseOrNeglect, String::new());
                let (short_breaks, unaccompanied) = (false, false);
                self.tell(CareStarted { on, status, need, short_breaks, unaccompanied, reason });
            } else {
                self.tell(NeedPlanStarted { on, assessment: None, aim: "Fed.".into() });
            }
        }
        let kinds = [VisitKind::ChildInNeed, VisitKind::LookedAfter, VisitKind::ChildInNeed];
        for kind in kinds {
            self.tell(ChildVisited {
                on,
                at: None,
                kind,
                seen: true,
                alone: true,
                why_not: None,
                place: VisitPlace::Home,
                words: "I like the dog.".into(),
                note: "Calm.".into(),
            });
        }
        self.tell(Supervised { on, service, note: "Drift.".into() });
        self.tell(NoteWritten { on, kind: None, note: "Rang the school.".into() });
    }
}
