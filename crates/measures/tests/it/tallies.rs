//! Tallies add, round at the edge, and break down without losing anybody.

use std::collections::BTreeMap;

use calendar::Month;
use measures::{
    Column, Dimension, Ratio, Tally, Unit, Window, behind, columns, indicator, indicators, shown,
    shown_on_page, with_commas,
};
use practice::code_sets::*;
use practice::facts::*;
use practice::{Journey, Lens, PersonId, Recorded, Seq};
use proptest::prelude::*;

use crate::record::*;

const POPULATION: Option<u64> = Some(52_095);

fn tally(numerator: u64, denominator: u64) -> Tally {
    Tally { numerator, denominator }
}

#[test]
fn figures_are_printed_as_the_paper_prints_them() {
    let table = [
        (Unit::Rate, tally(336, 336), "64"),
        (Unit::Rate, tally(339, 339), "65"),
        (Unit::Rate, tally(494, 494), "95"),
        (Unit::Rate, tally(530, 530), "102"),
        (Unit::Count, tally(1897, 1897), "1897"),
        (Unit::Count, tally(0, 0), "0"),
        (Unit::Percent, tally(196, 226), "87%"),
        (Unit::Percent, tally(237, 267), "89%"),
        (Unit::Percent, tally(1, 8), "13%"),
        (Unit::Percent, tally(1, 200), "1%"),
        (Unit::Percent, tally(1, 201), "0%"),
        (Unit::Percent, tally(0, 2), "0%"),
        (Unit::Percent, tally(0, 0), "no cases"),
        (Unit::Average, tally(69, 400), "17.3"),
        (Unit::Average, tally(17, 100), "17.0"),
        (Unit::Average, tally(0, 0), "no cases"),
    ];
    for (unit, tally, printed) in table {
        assert_eq!(tally.shown(unit, POPULATION), printed, "{unit:?} {tally:?}");
    }
    assert_eq!(tally(336, 336).shown(Unit::Rate, None), "no population");
}

#[test]
fn pages_show_commas_between_the_thousands() {
    assert_eq!(with_commas(0), "0");
    assert_eq!(with_commas(999), "999");
    assert_eq!(with_commas(52_095), "52,095");
    assert_eq!(shown_on_page(Some(Ratio::whole(1_897)), Unit::Count), "1,897");
    assert_eq!(shown_on_page(Ratio::new(7, 8).map(|seven| seven.times(100)), Unit::Percent), "88%");
    assert_eq!(shown_on_page(None, Unit::Percent), "no cases");
}

proptest! {
    #[test]
    fn a_percentage_is_rounded_half_up(met in 0_u64..5_000, not_met in 0_u64..5_000) {
        prop_assume!(met + not_met > 0);
        let of = met + not_met;
        let printed = shown(tally(met, of).value(Unit::Percent, None), Unit::Percent);
        // The nearest whole number: twice the distance is no more than one, and a half goes up.
        let whole: u64 = printed.trim_end_matches('%').parse().unwrap();
        prop_assert!(2 * 100 * met < (2 * whole + 1) * of);
        prop_assert!(2 * 100 * met + of >= 2 * whole * of);
    }

    #[test]
    fn tallies_add_in_any_grouping_and_order(counts in prop::collection::vec((0_u64..99, 0_u64..99), 3)) {
        let [a, b, c] = [0, 1, 2].map(|place: usize| tally(counts[place].0, counts[place].1));
        prop_assert_eq!((a + b) + c, a + (b + c));
        prop_assert_eq!(a + b, b + a);
        prop_assert_eq!([a, b, c].into_iter().sum::<Tally>(), c + b + a);
        prop_assert_eq!(a + Tally::default(), a);
    }

    #[test]
    fn every_breakdown_adds_up_to_the_whole(people in prop::collection::vec(someone(), 1..12)) {
        let (policies, directory) = (policies(), directory());
        let window = Window::published(month("2021-06"), &policies, &directory);
        for indicator in indicators() {
            let behind = behind(indicator, &window, records(&people));
            let mut whole = Tally::default();
            behind.cases.iter().for_each(|(_, case)| whole.count(case.met));
            for dimension in Dimension::ALL.into_iter().filter(|dimension| dimension.suits(indicator)) {
                let rows = behind.breakdown(dimension).unwrap().rows(indicator, &directory);
                let met: u64 = rows.iter().map(|(_, tally)| tally.numerator).sum();
                prop_assert_eq!(met, whole.numerator, "{} by {:?}", indicator.key, dimension);
                if indicator.unit != Unit::Average {
                    let of: u64 = rows.iter().map(|(_, tally)| tally.denominator).sum();
                    prop_assert_eq!(of, whole.denominator, "{} by {:?}", indicator.key, dimension);
                }
            }
        }
    }

    #[test]
    fn months_counted_together_are_those_counted_alone(people in prop::collection::vec(someone(), 1..6)) {
        let (policies, directory) = (policies(), directory());
        let as_known_on = |known_by: Option<&'static str>| {
            month("2021-02").up_to(month("2021-08")).map(move |month| {
                Lens::as_known_on(month.last(), known_by.map_or(month.last(), day))
            })
        };
        let lenses = as_known_on(None).chain(as_known_on(Some("2021-07-01"))).chain(as_known_on(Some("2021-11-15")));
        let windows: Vec<_> = lenses
            .map(|lens| Window::new(Month::of(lens.as_at), lens, &policies, &directory))
            .collect();
        for (window, column) in windows.iter().zip(columns(records(&people), &windows)) {
            let mut alone = Column::default();
            for one in &people {
                alone.add(&Journey::through(one.id, &one.facts, window.lens), window);
            }
            prop_assert_eq!(column, alone, "{:?}", window.lens);
        }
    }

    #[test]
    fn columns_counted_in_parts_add_up_to_those_counted_at_once(
        people in prop::collection::vec(someone(), 2..12),
        at in 0_usize..12,
    ) {
        let (policies, directory) = (policies(), directory());
        let months = month("2021-04").up_to(month("2021-07"));
        let windows: Vec<_> = months.map(|month| Window::published(month, &policies, &directory)).collect();
        let (first, second) = people.split_at(at.min(people.len()));
        let mut parts = columns(records(first), &windows);
        for (column, more) in parts.iter_mut().zip(columns(records(second), &windows)) {
            *column += more;
        }
        prop_assert_eq!(parts, columns(records(&people), &windows));
    }
}

fn records(people: &[Record]) -> impl Iterator<Item = (PersonId, &[Recorded])> {
    people.iter().map(|one| (one.id, one.facts.as_slice()))
}

/// Somebody with a few things that happened in the first half of 2021, some recorded late, one perhaps
/// struck out again.
fn someone() -> impl Strategy<Value = Record> {
    let happening = (0_i32..180, prop_oneof![3 => Just(0_i32), 1 => 1_i32..60], 0_usize..9);
    let happenings = prop::collection::vec(happening, 0..9);
    (1998_i16..2022, happenings, prop::option::of(2_u32..6)).prop_map(|(born, mut happenings, struck)| {
        happenings.sort_unstable();
        let mut record = Record::born(&format!("{}-05-20", born.min(2020)));
        for (recorded, late, what) in happenings {
            let after = |days| day("2021-01-01").saturating_add(jiff::Span::new().days(days)).to_string();
            let (on, recorded) = (after(recorded - late), after(recorded));
            record = match what {
                0 => record.tell_late(&recorded, contact(&on, ContactReason::SocialCare)),
                1 => record.tell_late(&recorded, referral(&on)),
                2 => record.tell_late(&recorded, plan(&on)),
                3 => record.tell_late(&recorded, protection_plan(&on)),
                4 => record.tell_late(&recorded, care(&on)),
                5 => record.tell_late(&recorded, held_by(&on, 1, ServiceKind::ChildInNeed)),
                6 => record.tell_late(&recorded, held_by(&on, 3, ServiceKind::Disability)),
                7 => record.tell_late(&recorded, visit(&on, VisitKind::ChildInNeed, true)),
                _ => record.tell_late(
                    &recorded,
                    CaseAudited { on: day(&on), grade: AuditGrade::Good, note: String::new() },
                ),
            };
        }
        match struck.map(Seq).filter(|struck| *struck <= record.last()) {
            Some(fact) => record.tell(Struck { on: day("2021-07-05"), fact, reason: "Not hers.".into() }),
            None => record,
        }
    })
}

/// The parts of a figure by a dimension, as name and tally.
fn parts(people: &[Record], key: &str, dimension: Dimension) -> BTreeMap<String, (u64, u64)> {
    let (policies, directory) = (policies(), directory());
    let lens = Lens::as_known_then(day("2021-04-30"));
    let window = Window::new(month("2021-04"), lens, &policies, &directory);
    let indicator = indicator(key).unwrap();
    let behind = behind(indicator, &window, records(people));
    let rows = behind.breakdown(dimension).unwrap().rows(indicator, &directory);
    rows.into_iter().map(|(group, tally)| (group.label, (tally.numerator, tally.denominator))).collect()
}

fn named<const N: usize>(parts: [(&str, (u64, u64)); N]) -> BTreeMap<String, (u64, u64)> {
    parts.into_iter().map(|(label, counts)| (label.to_owned(), counts)).collect()
}

#[test]
fn a_figure_breaks_down_by_the_worker_who_held_the_child_on_the_day() {
    let moved = Record::child()
        .tell(held_by("2021-02-01", 1, ServiceKind::ChildProtection))
        .tell(referral("2021-04-12"))
        .tell(held_by("2021-04-20", 3, ServiceKind::Disability));
    let nobody = Record::child().tell(referral("2021-04-12"));
    let people = [moved, nobody];
    let one = (1, 1);
    assert_eq!(
        parts(&people, "referrals", Dimension::Worker),
        named([("Leila Marsh", one), ("No allocated worker", one)])
    );
    assert_eq!(
        parts(&people, "referrals", Dimension::Locality),
        named([("East", one), ("No allocated worker", one)])
    );
    assert_eq!(
        parts(&people, "referrals", Dimension::Team),
        named([("Protection and Court, East", one), ("No allocated worker", one)])
    );
    assert_eq!(parts(&people, "caseload", Dimension::Team), named([("Jigsaw", (1, 100))]));
}

#[test]
fn a_figure_breaks_down_by_age_need_source_sex_and_ethnicity_on_the_day() {
    let ethnicity = EthnicityRecorded { on: day("2021-04-02"), ethnicity: Ethnicity::BlackAfrican };
    let people = [
        Record::born("2005-04-13").tell(ethnicity).tell(referral("2021-04-12")),
        Record::born("2020-04-13").tell(referral("2021-04-12")).tell(referral("2021-04-13")),
    ];
    let by = |dimension| parts(&people, "referrals", dimension);
    assert_eq!(
        by(Dimension::AgeBand),
        named([("10 to 15", (1, 1)), ("Under 1", (1, 1)), ("1 to 4", (1, 1))])
    );
    assert_eq!(by(Dimension::Need), named([("Abuse or neglect", (3, 3))]));
    assert_eq!(by(Dimension::Source), named([("Police", (3, 3))]));
    assert_eq!(by(Dimension::Sex), named([("Female", (3, 3))]));
    assert_eq!(by(Dimension::Ethnicity), named([("Black African", (1, 1)), ("Not yet obtained", (2, 2))]));
    let in_need = [Record::child().tell(plan("2021-01-04"))];
    assert_eq!(parts(&in_need, "child_in_need_plans", Dimension::Need), named([("Not known", (1, 1))]));
}
