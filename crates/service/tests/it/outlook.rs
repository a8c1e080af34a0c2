//! The forecast's history against the scorecard, and scenario files.

use calendar::{Date, Month};
use foresight::backtest::Method;
use foresight::{History, Learned, Placement, Population, Settings, Status};
use jiff::civil::date;
use measures::{Window, columns, indicator};
use practice::clocks::open_clocks;
use practice::code_sets::{
    CareEnd, LegalStatus, PlacementKind, PlacementProvider, PrimaryNeed, Relationship, Sex,
};
use practice::facts::{
    Birth, CareEnded, CareStarted, LegalStatusChanged, Name, PersonRegistered, PlacementBasis,
    PlacementStarted, RelationshipRecorded,
};
use practice::{Fact, Journey, Lens, PersonId, Policies, Recorded, Seq, Standing, WorkerId};
use service::outlook::{past, read_plan};
use service::read_policies;
use uuid::Uuid;

use crate::demo::{MEASURES, demo, directory};
use crate::given::{Small, signed_in};

const TODAY: Date = date(2021, 11, 15);
const COMPLETE: Date = date(2017, 4, 1);

fn journeys() -> Vec<Journey> {
    demo().people.iter().map(|(id, facts)| Journey::fold(*id, facts)).collect()
}

/// What the scorecard counts at the end of each month, as now known.
fn counted(keys: &[&str]) -> Vec<(Month, u64)> {
    let policies: Policies = toml::from_str(MEASURES).unwrap();
    let directory = directory();
    let months: Vec<Month> = Month::constant(2020, 4).up_to(Month::constant(2021, 10)).collect();
    let window =
        |month: &Month| Window::new(*month, Lens::as_known_on(month.last(), TODAY), &policies, &directory);
    let windows: Vec<Window<'_>> = months.iter().map(window).collect();
    let counted = columns(demo().people.iter().map(|(id, facts)| (*id, facts.as_slice())), &windows);
    let sum = |column: &measures::Column| -> u64 {
        let numerator = |key: &&str| column.tally(indicator(key).unwrap(), &directory).numerator;
        keys.iter().map(numerator).sum()
    };
    months.into_iter().zip(counted.iter().map(sum)).collect()
}

#[test]
fn the_history_has_as_many_children_looked_after_at_each_month_end_as_the_scorecard() {
    let all = journeys();
    let past = past(Population::LookedAfter, all.iter());
    assert_eq!(past.without_birth, 0);
    let (history, findings) = History::new(Population::LookedAfter, past.episodes, COMPLETE, TODAY).unwrap();
    assert_eq!(findings, [], "nothing in the demo's record has to be mended");
    for (month, children) in counted(&["looked_after"]) {
        assert_eq!(u64::from(history.stock_on(month.last())), children, "{month}");
    }
    assert!(history.episodes().iter().any(|episode| episode.unaccompanied));
}

#[test]
fn the_history_of_plans_has_as_many_children_as_the_scorecard_but_for_those_not_yet_born() {
    let all = journeys();
    let (past, unborn) = (past(Population::ProtectionPlans, all.iter()), |day: Date| {
        let unborn = all.iter().filter(|journey| {
            let born = journey.person.born();
            journey.protection.plan_on(day).is_some_and(|plan| born.is_none_or(|born| born > plan.started.on))
        });
        unborn.count() as u64
    });
    let (history, _) = History::new(Population::ProtectionPlans, past.episodes, COMPLETE, TODAY).unwrap();
    for (month, children) in counted(&["protection_plans"]) {
        assert_eq!(u64::from(history.stock_on(month.last())) + unborn(month.last()), children, "{month}");
    }
}

const WORKER: WorkerId = WorkerId(Uuid::from_u128(7));

fn told(facts: Vec<Fact>) -> Vec<Recorded> {
    let recorded = "2021-11-01T09:00:00Z".parse().unwrap();
    let facts = facts.into_iter().zip(1..);
    facts.map(|(fact, seq)| Recorded { seq: Seq(seq), recorded, by: WORKER, fact }).collect()
}

fn child(id: u128, more: Vec<Fact>) -> Journey {
    let registered = PersonRegistered {
        on: date(2020, 5, 1),
        role: practice::code_sets::PersonRole::Child,
        name: Name { given: "Amara".into(), family: "Okafor".into() },
        born: Birth::Exact(date(2014, 3, 14)),
        sex: Sex::Female,
    };
    let mut facts = vec![Fact::PersonRegistered(registered.into())];
    facts.extend(more);
    let id = PersonId(Uuid::from_u128(id));
    Journey::fold(id, &told(facts))
}

fn care(on: Date, short_breaks: bool) -> Fact {
    let (status, need) = (LegalStatus::Section20, PrimaryNeed::AbuseOrNeglect);
    Fact::CareStarted(
        CareStarted { on, status, need, short_breaks, unaccompanied: false, reason: String::new() }.into(),
    )
}

fn placed(on: Date, kind: PlacementKind, provider: PlacementProvider) -> Fact {
    let (basis, with) = (PlacementBasis::Ordinary, String::new());
    let (period, to_eighteen, out_of_area, postcode) = (Seq(2), false, false, None);
    Fact::PlacementStarted(
        PlacementStarted { on, period, kind, provider, basis, to_eighteen, out_of_area, with, postcode }
            .into(),
    )
}

#[test]
fn a_period_is_cut_where_status_or_placement_changes_and_each_part_knows_when_care_began() {
    let changed =
        LegalStatusChanged { on: date(2020, 9, 1), period: Seq(2), status: LegalStatus::FullCareOrder };
    let ended = CareEnded { on: date(2021, 6, 1), period: Seq(2), reason: CareEnd::GuardianFosterRelative };
    let journey = child(
        1,
        vec![
            care(date(2020, 6, 1), false),
            placed(date(2020, 6, 1), PlacementKind::Foster, PlacementProvider::Private),
            Fact::LegalStatusChanged(changed.into()),
            placed(date(2021, 1, 10), PlacementKind::FosterLongTerm, PlacementProvider::Own),
            Fact::CareEnded(ended.into()),
        ],
    );
    let past = past(Population::LookedAfter, [&journey].into_iter());
    let told: Vec<_> = past
        .episodes
        .iter()
        .map(|one| (one.from, one.to, one.status, one.placement, one.end.is_some()))
        .collect();
    let (june, september, january, end) =
        (date(2020, 6, 1), date(2020, 9, 1), date(2021, 1, 10), date(2021, 6, 1));
    assert_eq!(
        told,
        [
            (june, Some(september), Status::Accommodated, Placement::FosterAgency, false),
            (september, Some(january), Status::FullCareOrder, Placement::FosterAgency, false),
            (january, Some(end), Status::FullCareOrder, Placement::FosterOwn, true),
        ]
    );
    assert!(past.episodes.iter().all(|one| one.since == Some(june)));
}

#[test]
fn short_breaks_are_not_looked_after_and_brothers_and_sisters_belong_together() {
    let sibling = |to: u128| {
        let kind = Relationship::Sibling;
        Fact::RelationshipRecorded(
            RelationshipRecorded {
                on: date(2020, 5, 1),
                to: PersonId(Uuid::from_u128(to)),
                kind,
                same_household: true,
            }
            .into(),
        )
    };
    let all = [
        child(1, vec![care(date(2020, 6, 1), false), sibling(2)]),
        child(2, vec![care(date(2020, 6, 1), false)]),
        child(3, vec![care(date(2020, 6, 1), false)]),
        child(4, vec![care(date(2020, 6, 1), true)]),
    ];
    let past = past(Population::LookedAfter, all.iter());
    assert_eq!(past.episodes.len(), 3, "three children without short breaks");
    let group = |child: usize| past.episodes[child].group;
    assert_eq!(group(0), group(1));
    assert_ne!(group(0), group(2));
    assert!(past.episodes.iter().all(|one| one.placement == Placement::Other), "no placement is recorded");
}

#[test]
fn a_record_without_children_looked_after_cannot_be_forecast_and_says_so() {
    let small = Small::new();
    let service = small.open();
    let ask =
        service::outlook::Ask { population: Population::LookedAfter, paths: 20, seed: 1, history_from: None };
    let refused = service.outlook(&signed_in(&service, "analyst"), ask, &service::outlook::Plan::base(1));
    let Err(service::ServiceError::Refused(refusals)) = refused else { panic!("it was forecast") };
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    let short = service::outlook::Ask { history_from: Some(date(2021, 6, 1)), ..ask };
    let refusals = service.look_out(short, &service::outlook::Plan::base(1)).unwrap_err();
    assert!(refusals[0].to_string().contains("Give at least a year of history"), "{refusals:?}");
}

#[test]
fn the_example_of_the_guide_is_read_as_toml_and_as_json() {
    let text = include_str!("../../../../docs/guide/forecast-example.toml");
    let plan = read_plan(text, 5).unwrap();
    assert_eq!((plan.scenario.weeks, plan.scenario.levers.len(), plan.scenario.supply.len()), (261, 3, 1));
    let json = serde_json::to_string(&plan.scenario).unwrap();
    assert_eq!(read_plan(&json, 2).unwrap().scenario, plan.scenario, "weeks in the file win");
}

#[test]
fn a_file_that_makes_no_sense_is_refused_field_by_field() {
    let text = "
        name = 'Odd'
        years = 40
        colour = 'blue'
        [[levers]]
        name = 'More carers'
        does = 'foster_recruitment'
        to = 'foster'
        [levers.assumption]
        from = 'spring'
        lag_weeks = 0
        ramp_weeks = 0
        reach = { low = 1, central = 2 }
        effect = { low = 1, central = 2, high = 3 }
        deadweight = { low = 1, central = 2, high = 3 }
        grade = 'certain'
    ";
    let refusals = read_plan(text, 5).unwrap_err();
    let says: Vec<String> = refusals.iter().map(|one| format!("{}: {one}", one.field)).collect();
    let fields: Vec<&str> = refusals.iter().map(|one| one.field).collect();
    assert_eq!(
        fields,
        ["name", "from", "reach", "grade", "source", "to", "to", "places", "years"],
        "{}",
        says.join("\n")
    );
    for (place, words) in [
        (
            0,
            "Use one of these names: name, years, weeks, levers, supply, threshold, prices, homes. You gave colour.",
        ),
        (1, "Enter from in levers 1.assumption: a day such as 2022-04-01. You gave spring."),
        (3, "one of measured_here, trials, comparisons, judgement, supposition. You gave certain."),
        (4, "Enter source in levers 1.assumption: some words."),
        (7, "Enter places in levers 1, since it does foster_recruitment: a whole number."),
        (6, "Leave to out of levers 1: foster_recruitment does not use it."),
        (8, "Enter a number of years from 1 to 10. You gave 40."),
    ] {
        assert!(says[place].contains(words), "{}", says[place]);
    }
    assert!(read_plan("name = ", 5).unwrap_err()[0].to_string().contains("TOML or JSON"));
}

#[test]
fn the_demo_has_a_citys_numbers_in_every_month_from_april_2017() {
    let all = journeys();
    let level = |population: Population, from: Date, between: std::ops::RangeInclusive<u32>| {
        let past = past(population, all.iter());
        let (history, findings) = History::new(population, past.episodes, from, TODAY).unwrap();
        assert_eq!(findings, [], "{population:?}: nothing has to be mended");
        for month in Month::constant(2017, 4).up_to(Month::constant(2021, 10)) {
            let children = history.stock_on(month.last());
            assert!(between.contains(&children), "{population:?}, {month}: {children}");
        }
        let came = |year: i16| {
            let began = |one: &&foresight::Episode| one.from == one.since.unwrap() && one.from.year() == year;
            history.episodes().iter().filter(began).count()
        };
        for year in [2018, 2019, 2020] {
            assert!(came(year) * 5 > children_a_year(population), "{population:?}, {year}: {}", came(year));
        }
    };
    level(Population::LookedAfter, COMPLETE, 470..=545);
    level(Population::ProtectionPlans, COMPLETE, 300..=425);
    level(Population::NeedPlans, COMPLETE, 600..=1000);
}

/// About how many come in a year of the published table's time.
fn children_a_year(population: Population) -> usize {
    match population {
        Population::LookedAfter => 170,
        Population::ProtectionPlans => 380,
        Population::NeedPlans => 600,
    }
}

#[test]
fn forecasts_of_the_demo_are_tried_3_6_and_12_months_ahead_and_say_where_a_simpler_one_was_better() {
    let all = journeys();
    for population in Population::ALL {
        let past = past(*population, all.iter());
        let (history, _) = History::new(*population, past.episodes, COMPLETE, TODAY).unwrap();
        let tried = Learned::from(&history, &Settings::default()).unwrap().back_test;
        let months: Vec<u8> = tried.verdicts.iter().map(|verdict| verdict.months).collect();
        assert_eq!(months, [3, 6, 12], "{population:?}");
        for verdict in &tried.verdicts {
            assert!(verdict.trials >= 6, "{population:?}: {verdict:?}");
            let words = verdict.words();
            assert_eq!(
                words.contains("was better than this model"),
                verdict.best() != Method::Model,
                "{population:?}: {words}"
            );
        }
    }
}

#[test]
fn those_whom_the_service_left_before_april_2020_are_nobodys_open_work_today() {
    let policies = read_policies(None).unwrap();
    let mut left = 0;
    for (id, record) in &demo().people {
        let elsewhere = |one: &Recorded| match &one.fact {
            Fact::NoteWritten(note) => {
                note.note.starts_with("Visits, reviews and supervision of this time are")
            }
            _ => false,
        };
        if !record.iter().any(elsewhere) {
            continue;
        }
        left += 1;
        let journey = Journey::fold(*id, record);
        assert!(!Standing::on(&journey, TODAY).is_open(), "{id}");
        let waiting = open_clocks(&journey, TODAY, &policies);
        let waiting: Vec<_> = waiting.iter().map(|clock| clock.definition.key).collect();
        assert!(waiting.is_empty(), "{id}: {waiting:?}");
        let held = journey.oversight.allocations.iter().filter(|one| one.open_on(TODAY)).count();
        assert_eq!(held, 0, "{id} is on nobody's caseload");
        let last = record.iter().map(|one| one.fact.on()).max().unwrap();
        assert!(last < date(2020, 4, 1), "{id}: something is recorded of {last}");
    }
    assert!(left > 3_000, "{left}");
}
