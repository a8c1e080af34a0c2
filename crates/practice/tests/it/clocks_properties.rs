//! What holds of clocks whatever happened.

use calendar::{Date, Due, Within, WorkingDays};
use jiff::ToSpan;
use practice::clocks::{
    State, Stop, clocks, definitions, looked_after_review_due, looked_after_visit, open_clocks,
    protection_review_due,
};
use practice::leaving_care_status::{Straddling, leaving_care_standing};
use proptest::prelude::*;

use crate::story::{any_story, policies, story};

/// Things that can be told of any child, in any order; those that need something opened come after it.
const OPENERS: &[&str] = &[
    "contact",
    "referral",
    "assessment started",
    "strategy discussion s47-joint",
    "initial conference NEG",
    "transfer in told",
    "need plan",
    "early help accepted",
    "care started V2",
    "placed U6 to-18",
    "care review",
    "private fostering",
    "ehc requested",
    "ehc issued",
    "annual review",
    "amendment notice",
    "allegation",
    "incident",
    "complaint 1",
    "homeless",
    "allocated cin",
    "issued care",
    "emergency order 2021-12-01",
    "adviser requested",
    "lives with-parent",
];

const FOLLOWERS: &[&str] = &[
    "contact decided strategy",
    "referral decided assessment told 2021-07-01",
    "assessment authorised cin",
    "enquiry completed conference",
    "review conference",
    "core group",
    "protection plan ended",
    "visit cpp",
    "visit cin unseen",
    "visit cla",
    "visit leaver",
    "visit private-fostering",
    "need review",
    "need plan ended",
    "early help assessed",
    "early help review",
    "early help ended",
    "hearing cmh",
    "timetable extended 2022-03-01",
    "proceedings ended",
    "emergency order ended now",
    "status C1",
    "status C2",
    "placed P1 unassessed",
    "placed U3 temporary",
    "placed U4 away",
    "placed R2",
    "moved PLACE",
    "moved CARPL",
    "placement plan",
    "placement notice",
    "approval extended",
    "longer visits agreed",
    "care plan",
    "care review",
    "care ended",
    "health assessed review",
    "education plan",
    "permanence plan",
    "guardianship from care",
    "private fostering ended",
    "homeless decided",
    "after review decisions",
    "after review shared",
    "home notice",
    "education plan begun",
    "education plan spring",
    "ehc advice requested",
    "ehc exception absent",
    "ehc exception missed-appointment",
    "ehc views",
    "moves 2022-09-01 other",
    "moves 2023-01-09 between-post-16",
    "annual decision keep",
    "allegation resolved unfounded",
    "transfer in conference NEG",
    "needs assessed",
    "pathway plan",
    "pathway review",
    "in touch",
    "home provided",
    "activity F1",
    "adviser closed",
    "lives no longer",
    "ehc decided yes",
    "ehc draft",
    "ehc refused",
    "annual report",
    "annual decision",
    "plan amended",
    "ehc issued",
    "supervised cin",
    "allocation ended",
    "closed",
    "allegation referred",
    "incident notified",
    "rapid review",
    "complaint was answered",
    "died",
];

/// A story in which everything was opened some day and then anything happened on any day, not even in order.
fn happenings() -> impl Strategy<Value = String> {
    let opened = proptest::collection::vec(0..2000_i64, OPENERS.len());
    let followed = proptest::collection::vec((0..3000_i64, 0..FOLLOWERS.len()), 0..40);
    (opened, followed, 0..3500_i64, 2003..2018_i16).prop_map(|(opened, followed, today, born)| {
        let first: Date = "2017-06-01".parse().unwrap();
        let day = |after: i64| first.checked_add(after.days()).unwrap();
        let mut text = format!("{born}-02-28 born\n");
        for (opener, after) in OPENERS.iter().zip(opened) {
            text.push_str(&format!("{} {opener}\n", day(after)));
        }
        for (after, follower) in followed {
            text.push_str(&format!("{} {}\n", day(after), FOLLOWERS[follower]));
        }
        text + &format!("{} today\n", day(today))
    })
}

proptest! {
    #[test]
    fn clocks_of_any_history_are_read_and_never_due_before_they_start(text in happenings()) {
        let told = any_story(&text);
        let policies = policies();
        let runs = clocks(&told.journey, told.today, &policies);
        for clock in &runs {
            // An order may name any last day, and a review held early may end a placement's own count.
            if clock.within.is_some() {
                prop_assert!(clock.due.date() >= clock.start.on, "{clock:?}");
            }
            prop_assert!(clock.start.on <= told.today);
            prop_assert!(!clock.why().is_empty() && !clock.words(told.today).is_empty());
            prop_assert_eq!(clock.state.is_closed(), clock.stop != Stop::Open);
            let late = matches!(clock.state, State::Overdue { by } | State::MetLate { by } | State::LapsedLate { by } if by.number() > 0);
            prop_assert_eq!(late, !clock.state.in_time(), "{:?}", clock);
            // With and without exceptions a run is as open or closed, and an exception never makes it late.
            prop_assert_eq!(clock.strictly.is_closed(), clock.state.is_closed());
            prop_assert!(clock.exception.is_some() || clock.strictly == clock.state);
            prop_assert!(clock.state.in_time() || !clock.strictly.in_time());
        }
        let open = open_clocks(&told.journey, told.today, &policies);
        prop_assert_eq!(open.len(), runs.iter().filter(|clock| clock.stop == Stop::Open).count());
    }

    #[test]
    fn statuses_visits_and_reviews_of_any_history_are_found(text in happenings(), after in 0..4000_i64) {
        let told = any_story(&text);
        let on = told.today.checked_add(after.days()).unwrap();
        for straddling in [Straddling::Counts, Straddling::DoesNotCount] {
            let (_, reason) = leaving_care_standing(&told.journey, on, straddling);
            prop_assert!(!reason.to_string().is_empty() && !reason.source().is_empty());
        }
        for period in &told.journey.care.periods {
            let visit = looked_after_visit(&told.journey, period, on);
            prop_assert_eq!(visit.is_some(), period.open_on(on));
            prop_assert!(visit.is_none_or(|visit| visit.due > visit.from && visit.from <= on));
            let review = looked_after_review_due(period, on);
            prop_assert_eq!(review.is_some(), period.open_on(on));
            prop_assert!(review.is_none_or(|review| review.due > review.from));
        }
        for plan in &told.journey.protection.plans {
            prop_assert_eq!(protection_review_due(plan, on).is_some(), plan.open_on(on));
        }
    }

    #[test]
    fn an_earlier_visit_never_makes_the_next_one_due_later(first in 0..40_i64, earlier in 0..40_i64) {
        let next = |after: i64| {
            let start: Date = "2021-06-01".parse().unwrap();
            let visit = start.checked_add(after.days()).unwrap();
            let told = story(&format!(
                "2012-01-01 born\n2021-06-01 care started V2\n2021-06-01 placed U6\n{visit} visit cla\n2021-08-01 today"
            ));
            looked_after_visit(&told.journey, &told.journey.care.periods[0], told.today).unwrap().due
        };
        let (sooner, later) = (first.min(earlier), first.max(earlier));
        prop_assert!(next(sooner) <= next(later));
    }

    #[test]
    fn every_fixed_limit_falls_after_its_start(after in 0..6000_i64) {
        let start = "2015-01-01".parse::<Date>().unwrap().checked_add(after.days()).unwrap();
        for definition in definitions() {
            let version = definition.version_on(start).unwrap();
            if let practice::clocks::Limit::Within(within) = version.limit {
                let due = within.due_date(start, WorkingDays::latest());
                prop_assert!(due > Due::On(start) || within == Within::DaysBeginning(1), "{}", definition.key);
            }
        }
    }
}

/// Measured, not judged: builds and machines differ. An ordinary child has a plan, visits and a worker.
#[test]
fn open_clocks_of_an_ordinary_child_are_quick() {
    let mut text = String::from(
        "2012-01-01 born\n2021-01-04 contact\n2021-01-04 contact decided referral\n2021-01-04 referral\n\
         2021-01-05 referral decided assessment\n2021-01-06 assessment started\n2021-02-15 assessment authorised cin\n\
         2021-02-16 allocated cin\n2021-02-22 need plan\n2021-06-01 care started C2\n2021-06-01 placed U4 to-18\n",
    );
    for month in 2..=10 {
        for kind in ["visit cin", "visit cla", "supervised cin"] {
            text.push_str(&format!("2021-{month:02}-20 {kind}\n"));
        }
    }
    let told = story(&(text + "2021-11-15 today"));
    let policies = policies();
    let rounds: u32 = 2000;
    let began = std::time::Instant::now();
    let mut runs = 0;
    for _ in 0..rounds {
        runs += std::hint::black_box(open_clocks(&told.journey, told.today, &policies)).len();
    }
    let each = began.elapsed() / rounds;
    println!("{each:?} for {} open clocks", runs / rounds as usize);
    assert!(each.as_micros() < 500, "{each:?}: home pages ask this of every child");
}
