//! What forecasts would have been worth.

use foresight::backtest::{Method, Verdict};
use foresight::invented::Council;
use foresight::{Settings, Throw, back_test, forecast};

use crate::{SMALL, TODAY, scenario};

#[test]
fn a_forecast_is_tried_at_three_six_and_twelve_months() {
    let tried = back_test(&SMALL.history, &Settings::default());
    let months: Vec<u8> = tried.verdicts.iter().map(|verdict| verdict.months).collect();
    assert_eq!(months, [3, 6, 12]);
    assert!(tried.verdicts.iter().all(|verdict| verdict.trials >= 4));
    for trial in &tried.trials {
        assert_eq!(trial.last_value, f64::from(SMALL.history.stock_on(trial.made)));
    }
}

#[test]
fn it_is_said_plainly_when_the_last_value_was_better() {
    let verdict = Verdict { months: 6, trials: 8, model: 12.3, last_value: 9.1, linear_trend: 15.0 };
    assert_eq!(verdict.best(), Method::LastValue);
    insta::assert_snapshot!(verdict.words(), @"6 months ahead, in 8 trials, this model was out by 12.3 children, the last value by 9.1, a straight line by 15.0. Here the last value was better than this model.");
}

#[test]
fn a_short_history_says_that_nothing_could_be_tried() {
    let world = Council { years: 2, children: 100, families: 30.0, ..Council::default() };
    let world = world.invent(1, TODAY).unwrap();
    let made = forecast(&world.history, &scenario(52, vec![]), None, Throw::new(20, 1), &Settings::default());
    let made = made.unwrap();
    assert!(made.notes.iter().any(|note| note.contains("too short to try")), "{:?}", made.notes);
}
