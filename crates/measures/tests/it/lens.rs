//! One month, as it was known then and as it is known now.

use measures::{Behind, Window, behind, columns, indicator};
use practice::facts::*;
use practice::{Journey, Lens, PersonId, Recorded};

use crate::record::*;

/// A child referred on 20 April 2021 of whom it was recorded only on 10 May.
fn recorded_late() -> Record {
    Record::child().tell_late("2021-05-10", referral("2021-04-20"))
}

fn people(records: &[Record]) -> impl Iterator<Item = (PersonId, &[Recorded])> {
    records.iter().map(|record| (record.id, record.facts.as_slice()))
}

#[test]
fn a_referral_recorded_late_is_in_the_later_rate_but_not_in_the_earlier_count() {
    let record = recorded_late();
    assert_eq!(record.count("referrals", "2021-04"), (0, 0), "as printed at the end of April");
    assert_eq!(record.count("referrals", "2021-05"), (0, 0), "it did not happen in May");
    assert_eq!(record.count("referral_rate", "2021-04"), (0, 0));
    assert_eq!(record.count("referral_rate", "2021-05"), (1, 1));
    let now = Lens::as_known_on(day("2021-04-30"), day("2021-11-15"));
    assert_eq!(count(&[record], "referrals", "2021-04", now), (1, 1), "as now known");
}

#[test]
fn a_month_that_is_not_over_ends_with_the_day_asked_about() {
    let record = Record::child().tell(referral("2021-11-03")).tell(referral("2021-11-20"));
    let lens = Lens::as_known_then(day("2021-11-15"));
    assert_eq!(count(std::slice::from_ref(&record), "referrals", "2021-11", lens), (1, 1));
    let whole = Lens::as_known_then(day("2021-12-31"));
    assert_eq!(count(&[record], "referrals", "2021-11", whole), (2, 2));
}

#[test]
fn of_a_month_that_has_not_begun_there_is_nothing_to_say() {
    let people = [Record::child().tell(plan("2021-04-12"))];
    let lens = Lens::as_known_then(day("2021-11-15"));
    assert_eq!(count(&people, "child_in_need_plans", "2021-11", lens), (1, 1));
    assert_eq!(count(&people, "child_in_need_plans", "2021-12", lens), (0, 0));
}

#[test]
fn what_was_put_right_later_counts_as_corrected() {
    let record = recorded_late();
    let reason = "The date was mistyped.".to_owned();
    let now = Fact::from(referral("2021-05-04"));
    let record = record.clone().tell(Corrected { on: day("2021-06-02"), fact: record.last(), now, reason });
    assert_eq!(record.count("referral_rate", "2021-05"), (1, 1));
    let known_in_june = |of: &str| {
        let last = month(of).last();
        count(std::slice::from_ref(&record), "referrals", of, Lens::as_known_on(last, day("2021-06-30")))
    };
    assert_eq!(known_in_june("2021-04"), (0, 0));
    assert_eq!(known_in_june("2021-05"), (1, 1));
}

#[test]
fn counting_many_months_at_once_gives_what_each_gives_alone() {
    let struck = |record: Record| {
        let fact = record.last();
        record.tell(Struck { on: day("2021-07-01"), fact, reason: "Of another child.".into() })
    };
    let records = [
        recorded_late().tell(plan("2021-05-20")).tell(visit("2021-06-20", VISIT, true)),
        struck(Record::child().tell(referral("2021-04-02"))).tell(referral("2021-08-02")),
        Record::born("2021-08-30").tell(referral("2021-08-30")),
        Record::child().tell_late("2021-04-10", referral("2021-04-12")),
    ];
    let (policies, directory) = (policies(), directory());
    let months = || month("2021-04").up_to(month("2021-10"));
    let mut windows: Vec<Window<'_>> =
        months().map(|month| Window::published(month, &policies, &directory)).collect();
    windows.extend(months().map(|month| {
        Window::new(month, Lens::as_known_on(month.last(), day("2021-11-15")), &policies, &directory)
    }));
    let together = columns(people(&records), &windows);
    for (window, column) in windows.iter().zip(&together) {
        let mut alone = measures::Column::default();
        for record in &records {
            alone.add(&Journey::through(record.id, &record.facts, window.lens), window);
        }
        assert_eq!(*column, alone, "{:?} {:?}", window.month, window.lens);
    }
}

const VISIT: practice::code_sets::VisitKind = practice::code_sets::VisitKind::ChildInNeed;

fn behind_referrals(records: &[Record], of: &str, known_by: &str) -> Behind {
    let (policies, directory) = (policies(), directory());
    let lens = Lens::as_known_on(month(of).last(), day(known_by));
    let window = Window::new(month(of), lens, &policies, &directory);
    behind(indicator("referrals").unwrap(), &window, people(records))
}

#[test]
fn the_recording_lag_says_how_late_the_facts_beneath_a_figure_came() {
    let records = [
        Record::child().tell(referral("2021-04-20")),
        Record::child().tell(referral("2021-04-22")),
        Record::child().tell_late("2021-04-23", referral("2021-04-22")),
        recorded_late(),
    ];
    let lag = behind_referrals(&records, "2021-04", "2021-11-15").lag;
    assert_eq!(lag.total(), 4);
    assert_eq!(lag.sentence(), "Half were recorded on the day; 9 in 10 within 20 days.");
    let referrals = indicator("referrals").unwrap();
    assert_eq!(
        lag.late_sentence(referrals),
        "1 was recorded only after the month in which it happened had ended."
    );
    let as_printed = behind_referrals(&records, "2021-04", "2021-04-30");
    assert_eq!(as_printed.lag.late_sentence(referrals), "");
    assert_eq!(as_printed.cases.len(), 3);
    let bars: Vec<u64> = lag.bars().iter().map(|(_, count)| *count).collect();
    assert_eq!(bars, [2, 1, 0, 0, 1, 0]);
}

#[test]
fn what_lies_behind_a_figure_is_the_same_counted_in_parts() {
    let records = [recorded_late(), Record::child().tell(referral("2021-04-22")), recorded_late()];
    let whole = behind_referrals(&records, "2021-04", "2021-11-15");
    let mut parts = behind_referrals(&records[..1], "2021-04", "2021-11-15");
    parts.merge(behind_referrals(&records[1..], "2021-04", "2021-11-15"));
    assert_eq!(parts, whole);
}
