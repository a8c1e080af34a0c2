//! What is learned from, and what is set right first.

use foresight::history::Fault;
use foresight::{
    Episode, ExitReason, History, Model, Placement, Population, Scenario, Settings, Status, Throw, expected,
    simulate,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::{MODEL, SMALL, TODAY};

fn episode(child: u32, from: Date, to: Option<Date>) -> Episode {
    Episode {
        child,
        born: date(2012, 3, 1),
        from,
        to,
        status: Status::FullCareOrder,
        placement: Placement::FosterOwn,
        group: None,
        unaccompanied: false,
        since: None,
        end: to.map(|_| ExitReason::Home),
    }
}

fn checked(episodes: Vec<Episode>) -> (History, Vec<Fault>) {
    let (history, findings) =
        History::new(Population::LookedAfter, episodes, date(2019, 1, 1), TODAY).unwrap();
    (history, findings.into_iter().map(|finding| finding.fault).collect())
}

#[test]
fn what_cannot_be_is_left_out_and_named() {
    let (from, to) = (date(2020, 1, 6), date(2020, 6, 1));
    let odd = [
        (Fault::EndsBeforeItStarts, Episode { to: Some(from), ..episode(1, from, Some(to)) }),
        (Fault::StartsBeforeBirth, Episode { born: date(2020, 2, 1), ..episode(1, from, Some(to)) }),
        (Fault::StartsAfterEighteen, Episode { born: date(2001, 1, 1), ..episode(1, from, Some(to)) }),
        (Fault::OtherPopulation, Episode { status: Status::NeedPlan, ..episode(1, from, Some(to)) }),
    ];
    for (fault, episode) in odd {
        let (history, faults) = checked(vec![episode]);
        assert_eq!(faults, [fault], "{}", fault.words());
        assert!(history.episodes().is_empty());
    }
}

#[test]
fn what_can_be_set_right_is_and_is_named() {
    let early = episode(1, date(2019, 5, 1), Some(date(2020, 5, 1)));
    let late = episode(1, date(2020, 2, 1), None);
    let (history, faults) = checked(vec![late, early]);
    assert_eq!(faults, [Fault::Overlaps]);
    assert_eq!(history.episodes()[0].to, Some(date(2020, 2, 1)));
    assert_eq!(history.episodes()[0].end, None, "the period goes on");

    let grown = Episode { born: date(2002, 9, 1), ..episode(2, date(2019, 5, 1), None) };
    let (history, faults) = checked(vec![grown]);
    assert_eq!(faults, [Fault::GoesOnAfterEighteen]);
    assert_eq!(history.episodes()[0].to, Some(date(2020, 9, 1)));
    assert_eq!(history.episodes()[0].end, Some(ExitReason::TurnedEighteen));

    let (_, faults) =
        checked(vec![Episode { end: None, ..episode(3, date(2019, 5, 1), Some(date(2019, 8, 1))) }]);
    assert_eq!(faults, [Fault::NoReason]);
}

#[test]
fn less_than_a_year_of_history_is_refused() {
    let refused = History::new(Population::LookedAfter, vec![], date(2021, 6, 1), TODAY).unwrap_err();
    insta::assert_snapshot!(refused, @"Give at least a year of history before Monday 15 November 2021. You gave Tuesday 1 June 2021.");
    let (empty, _) = checked(vec![]);
    assert_eq!(Model::fit(&empty).unwrap_err().field, "episodes");
}

#[test]
fn the_first_day_of_a_forecast_is_the_last_of_the_history() {
    assert_eq!(MODEL.start, TODAY);
    assert_eq!(MODEL.stock(), SMALL.history.stock_on(TODAY));
    let path = expected(&MODEL, &Scenario::base(1)).unwrap();
    for placement in Placement::ALL {
        let there = SMALL.history.episodes().iter();
        let there = there.filter(|episode| episode.to.is_none() && episode.placement == *placement).count();
        assert_eq!(path.in_placement(0, *placement), there as f64, "{}", placement.words());
    }
}

#[test]
fn the_past_is_known_as_it_was() {
    let day = date(2020, 6, 1);
    let then = SMALL.history.known_on(day).unwrap();
    assert_eq!(then.observed_to, day);
    assert_eq!(then.stock_on(day), SMALL.history.stock_on(day));
    assert!(
        then.episodes().iter().all(|episode| episode.from <= day && episode.to.is_none_or(|to| to <= day))
    );
}

#[test]
fn a_child_who_turns_18_leaves_on_that_day_and_at_no_rate() {
    // One child for whom nothing ever happens: there until the birthday on 1 March 2030, then gone.
    let (history, _) = checked(vec![episode(1, date(2019, 5, 1), None)]);
    let mut model = Model::fit(&history).unwrap();
    model.forget_arrivals();
    let path = expected(&model, &Scenario::base(522)).unwrap();
    let last = (0..=522).rev().find(|week| path.total(*week) > 0.0).unwrap();
    let day = MODEL.week_starts(last);
    assert!(day < date(2030, 3, 1) && date(2030, 3, 1).duration_since(day).as_hours() <= 7 * 24, "{day}");
    let turned: f64 = (0..522).map(|week| path.left_for(week, ExitReason::TurnedEighteen)).sum();
    assert!(turned > 0.0 && (turned - path.total(last)).abs() < 0.01, "{turned} of {}", path.total(last));
}

#[test]
fn time_in_care_before_the_window_is_not_forgotten() {
    // Thirty children in care since 2012, of whom none leaves; thirty who come, of whom all leave in 20 weeks.
    let old = (0..30)
        .map(|child| Episode { since: Some(date(2012, 6, 1)), ..episode(child, date(2018, 12, 1), None) });
    let new = (30..60u32).map(|child| {
        let from = date(2019, 2, 4).checked_add(jiff::Span::new().weeks(4 * i64::from(child - 30))).unwrap();
        episode(child, from, Some(from.checked_add(jiff::Span::new().weeks(20)).unwrap()))
    });
    let (history, _) = checked(old.chain(new).collect());
    let mut model = Model::fit(&history).unwrap();
    model.forget_arrivals();
    let path = expected(&model, &Scenario::base(52)).unwrap();
    let long = path.total(52);
    assert!(long > 27.0, "those who have been there for nine years stay: {long}");
}

#[test]
fn children_on_plans_are_forecast_by_the_same_machinery() {
    let plan = |child: u32| {
        let from = date(2019, 2, 1).checked_add(jiff::Span::new().weeks(i64::from(child))).unwrap();
        let to = from.checked_add(jiff::Span::new().weeks(30 + i64::from(child % 20))).unwrap();
        let to = Some(to).filter(|to| *to < TODAY);
        Episode {
            status: Status::ProtectionPlan,
            placement: Placement::OwnParents,
            end: to.map(|_| ExitReason::Other),
            ..episode(child, from, to)
        }
    };
    let plans: Vec<Episode> = (0..140).map(plan).collect();
    let (history, findings) =
        History::new(Population::ProtectionPlans, plans, date(2019, 6, 1), TODAY).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    let model = Model::fit(&history).unwrap();
    assert_eq!(model.states().len(), 1);
    let path = expected(&model, &Scenario::base(52)).unwrap();
    // One a week for some 39 weeks.
    assert!((30.0..50.0).contains(&path.total(52)), "{}", path.total(52));
    assert_eq!(simulate(&model, &Scenario::base(52), None, Throw::new(5, 1)).unwrap().paths, 5);
}

/// How many children are expected to come in a year, learned with the past fading at some pace.
fn come_in_a_year(history: &History, past_half_life: f64) -> f64 {
    let settings = Settings { past_half_life, trend_sd: 0.001, ..Settings::default() };
    let model = Model::fit_with(history, &settings).unwrap();
    let path = expected(&model, &Scenario::base(52)).unwrap();
    (0..52).map(|week| path.entered(week).iter().sum::<f64>()).sum()
}

#[test]
fn what_was_seen_lately_counts_for_more_than_what_was_seen_long_ago() {
    let started = date(2016, 1, 4);
    let weeks = 5 * 52;
    // One child in every fourth week for four years, then one a week. Each stays for 20 weeks.
    let comes = |week: &i32| *week >= 4 * 52 || week % 4 == 0;
    let episodes = (0..weeks).filter(comes).map(|week| {
        let from = started + (7 * week).days();
        let to = from + 140.days();
        let ends = started + (7 * weeks).days();
        episode(week as u32, from, (to < ends).then_some(to))
    });
    let today = started + (7 * weeks).days();
    let (history, _) = History::new(Population::LookedAfter, episodes.collect(), started, today).unwrap();
    let even = come_in_a_year(&history, 1e6);
    assert!((19.0..23.0).contains(&even), "104 children in five years are about 21 a year: {even}");
    let fading = come_in_a_year(&history, 1.0);
    assert!((30.0..45.0).contains(&fading), "half of what counts is of the last year: {fading}");
}
