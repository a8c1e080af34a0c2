//! What levers do, and which scenarios make no sense.

use foresight::scenario::{Action, Range};
use foresight::{ExitReason, Placement, Scenario, expected};
use jiff::civil::date;

use crate::{MODEL, foster_places, lever, scenario};

#[test]
fn two_levers_of_a_half_leave_a_quarter() {
    let half = || {
        let mut half = lever(Action::EarlyHelp, 100.0, 50.0);
        half.assumption.deadweight = Range::sure(0.0);
        half
    };
    let entered =
        |levers| -> f64 { expected(&MODEL, &scenario(104, levers)).unwrap().entered(100).iter().sum() };
    let base = entered(vec![]);
    assert!((entered(vec![half()]) - base / 2.0).abs() < 1e-9);
    assert!((entered(vec![half(), half()]) - base / 4.0).abs() < 1e-9);
}

#[test]
fn nothing_happens_before_the_work_begins_and_its_lag_is_over() {
    let late =
        expected(&MODEL, &scenario(104, vec![lever(Action::SpecialGuardianship, 100.0, 50.0)])).unwrap();
    let base = expected(&MODEL, &Scenario::base(104)).unwrap();
    // 1 April 2022 lies in the 20th week, and four weeks pass before the first effect.
    let first = (0..104).find(|week| late.stock(*week + 1) != base.stock(*week + 1));
    assert_eq!(first, Some(24));
    let guardians = |path: &foresight::Expected, week| path.left_for(week, ExitReason::SpecialGuardianship);
    assert!(guardians(&late, 60) > 2.0 * guardians(&base, 60));
}

#[test]
fn of_children_in_homes_the_share_said_steps_down_within_a_year() {
    let mut down = lever(Action::StepDown { to: Placement::FosterAgency }, 50.0, 40.0);
    down.assumption.from = crate::TODAY;
    down.assumption.lag_weeks = 0;
    down.assumption.ramp_weeks = 0;
    down.assumption.deadweight = Range::sure(0.0);
    let base = expected(&MODEL, &Scenario::base(53)).unwrap();
    let with = expected(&MODEL, &scenario(53, vec![down])).unwrap();
    let homes = |path: &foresight::Expected| path.in_placement(52, Placement::HomeBought);
    // Those who come during the year are reached for part of it only.
    let fewer = 1.0 - homes(&with) / homes(&base);
    assert!((0.10..0.20).contains(&fewer), "a fifth of those there all year, fewer of all: {fewer}");
    assert!(with.in_placement(52, Placement::FosterAgency) > base.in_placement(52, Placement::FosterAgency));
    assert!((with.total(52) - base.total(52)).abs() < 3.0, "they move, they do not leave at once");
}

#[test]
fn recruited_carers_take_children_who_would_go_to_an_agency_and_no_more_than_their_places() {
    let path = |places| {
        let mut tried = scenario(156, vec![lever(Action::FosterRecruitment { places }, 100.0, 100.0)]);
        tried.supply = vec![foster_places(20)];
        expected(&MODEL, &tried).unwrap()
    };
    let (none, ten) = (path(0), path(10));
    let own = |path: &foresight::Expected| path.in_placement(156, Placement::FosterOwn);
    assert!(own(&ten) > own(&none) + 5.0);
    assert!(own(&ten) <= 30.0 + 1e-6);
    assert!(ten.in_placement(156, Placement::FosterAgency) < none.in_placement(156, Placement::FosterAgency));
}

#[test]
fn scenarios_that_make_no_sense_are_refused_with_field_given_and_allowed() {
    let refused = |change: &dyn Fn(&mut foresight::scenario::Lever)| {
        let mut lever = lever(Action::EarlyHelp, 50.0, 50.0);
        change(&mut lever);
        let refusals = scenario(104, vec![lever]).check(&MODEL).unwrap_err();
        assert_eq!(refusals.len(), 1, "{refusals:?}");
        format!("{}: {}", refusals[0].field, refusals[0])
    };
    insta::assert_snapshot!(
        refused(&|lever| lever.assumption.reach = Range::sure(120.0)),
        @"reach: Enter a least, a best guess and a most, in order, from 0% to 100%. You gave 120%, 120%, 120%. Lever: The lever."
    );
    insta::assert_snapshot!(
        refused(&|lever| lever.assumption.lag_weeks = -3),
        @"lag_weeks: Enter a number of weeks from 0 to 522. You gave -3. Lever: The lever."
    );
    insta::assert_snapshot!(
        refused(&|lever| lever.assumption.from = date(2021, 10, 1)),
        @"from: Enter a day on or after Monday 15 November 2021, when the forecast starts. You gave Friday 1 October 2021. Lever: The lever."
    );
    insta::assert_snapshot!(
        refused(&|lever| lever.action = Action::FosterRecruitment { places: 5 }),
        @"supply: Say under supply how many places there are today: fostering, our own. Lever: The lever."
    );
    assert!(refused(&|lever| lever.assumption.effect.low = f64::NAN).starts_with("effect"));
    assert!(refused(&|lever| lever.assumption.source.clear()).starts_with("source"));
    assert!(refused(&|lever| lever.action = Action::StepDown { to: Placement::HomeOwn }).starts_with("to"));
    assert!(Scenario::base(0).check(&MODEL).is_err());
    assert!(Scenario::base(523).check(&MODEL).is_err());
}

#[test]
fn a_scenario_is_read_from_toml() {
    let text = r#"
        name = "Homes and help"
        weeks = 261

        [[levers]]
        name = "Edge of care"
        does = "prevent_entries"
        youngest = 10
        oldest = 15
        [levers.assumption]
        from = "2022-04-01"
        lag_weeks = 13
        ramp_weeks = 52
        reach = { low = 30.0, central = 40.0, high = 50.0 }
        effect = { low = 10.0, central = 30.0, high = 40.0 }
        deadweight = { low = 10.0, central = 20.0, high = 30.0 }
        grade = "comparisons"
        source = "Invented for the test"

        [[supply]]
        placement = "foster_own"
        places = 40
        else_to = "foster_agency"
        source = "Invented for the test"

        [threshold]
        per_100_000 = 100
        under_18 = 52095
        source = "Invented for the test"
    "#;
    let scenario: Scenario = toml::from_str(text).unwrap();
    assert_eq!(scenario.levers[0].action, Action::PreventEntries { youngest: 10, oldest: 15 });
    assert_eq!(scenario.threshold.as_ref().map(|threshold| threshold.children()), Some(52));
    scenario.check(&MODEL).unwrap();
    let json = serde_json::to_string(&scenario).unwrap();
    assert_eq!(serde_json::from_str::<Scenario>(&json).unwrap(), scenario);
}
