//! A forecast for programs.

use foresight::Band;
use foresight::backtest::BackTest;
use foresight::cost::Pence;
use serde_json::{Value, json};
use service::outlook::{Ask, Every, NumberRow, Outlook, placement_key, population_key};

/// Everything, with costs in whole pence.
pub fn json(outlook: &Outlook, ask: Ask, every: Every, council: &str) -> String {
    let forecast = &outlook.forecast;
    let history = &outlook.known.history;
    let numbers = |rows: Vec<NumberRow>| rows.into_iter().map(number).collect::<Vec<Value>>();
    let actual = outlook.actual().into_iter().map(|(on, children)| json!({"on": on, "children": children}));
    let placements = outlook
        .placements()
        .into_iter()
        .map(|row| json!({"placement": placement_key(row.placement), "numbers": numbers(row.numbers)}));
    let homes = outlook.homes_needed().into_iter().map(|row| {
        let needed = row.needed.into_iter();
        let needed =
            needed.map(|(on, expected, high)| json!({"on": on, "expected": expected, "high_80": high}));
        json!({"placement": placement_key(row.placement), "needed": needed.collect::<Vec<_>>()})
    });
    let costs = outlook.costs().into_iter().map(|row| {
        json!({
            "year": row.year.to_string(),
            "from": row.days.0,
            "until": row.days.1,
            "whole_year": row.is_whole,
            "expected_pence": row.expected,
            "band_pence": band(row.band, |Pence(pence)| pence.into()),
        })
    });
    let by_week = outlook.cost_by_week().into_iter();
    let by_week = by_week.map(|(on, Pence(pence))| json!({"from": on, "expected_pence": pence}));
    let value = json!({
        "authority": council,
        "population": population_key(ask.population),
        "made": forecast.model.start,
        "paths": ask.paths,
        "seed": ask.seed,
        "history": {
            "from": history.observed_from,
            "to": history.observed_to,
            "left_out_or_mended": outlook.known.findings.len(),
            "without_date_of_birth": outlook.known.without_birth,
        },
        "scenario": outlook.plan.scenario,
        "prices": outlook.prices,
        "home_sizes": outlook.homes,
        "actual": actual.collect::<Vec<_>>(),
        "children": numbers(outlook.numbers(every)),
        "placements": placements.collect::<Vec<_>>(),
        "homes": homes.collect::<Vec<_>>(),
        "costs": costs.collect::<Vec<_>>(),
        "costs_by_week": by_week.collect::<Vec<_>>(),
        "what_matters": outlook.what_matters().ok(),
        "back_test": verdicts(&forecast.back_test),
        "notes": forecast.notes,
    });
    format!("{value:#}\n")
}

fn number(row: NumberRow) -> Value {
    json!({
        "on": row.on,
        "expected": (row.expected * 10.0).round() / 10.0,
        "band": band(row.band, |children| children.into()),
    })
}

fn band<T>(band: Band<T>, value: impl Fn(T) -> Value) -> Value {
    json!({
        "low_95": value(band.low_95),
        "low_80": value(band.low_80),
        "middle": value(band.middle),
        "high_80": value(band.high_80),
        "high_95": value(band.high_95),
    })
}

fn verdicts(test: &BackTest) -> Value {
    let verdicts = test.verdicts.iter().map(|verdict| json!({"verdict": verdict, "best": verdict.best()}));
    json!({"says": test.words(), "verdicts": verdicts.collect::<Vec<_>>(), "trials": test.trials})
}
