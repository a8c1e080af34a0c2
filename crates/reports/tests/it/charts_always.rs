//! What holds for every chart, whatever is put into it.

use proptest::prelude::*;
use reports::Unit;
use reports::charts::{
    Band, Bar, Bars, Bucket, Chart, InlineBar, Lag, Mark, Period, Series, Sparkline, Trend, Width, bars,
    inline_bar, lag, sparkline, trend,
};

use crate::picture;

fn a_unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Count), (0..4u8).prop_map(Unit::Percent), (0..4u8).prop_map(Unit::Rate)]
}

fn a_width() -> impl Strategy<Value = Width> {
    prop_oneof![Just(Width::Page), Just(Width::Phone), any::<u32>().prop_map(Width::Pixels)]
}

/// Mostly figures as they come, sometimes what no figure should be.
fn a_figure() -> impl Strategy<Value = f64> {
    prop_oneof![6 => 0.0..2000.0f64, 3 => 0.0..1.0f64, 2 => Just(0.0), 1 => 1e9..1e12f64, 1 => any::<f64>()]
}

fn maybe_figures() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop_oneof![
        prop::collection::vec(prop::option::weighted(0.8, a_figure()), 0..40),
        (prop::option::of(a_figure()), 0..20usize).prop_map(|(value, count)| vec![value; count]),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-zA-Z ,']{0,30}", 1 => any::<String>(), 1 => "[A-Z]{40,90}", 1 => Just("<&\">".to_owned())]
}

fn a_series() -> impl Strategy<Value = Series> {
    (words(), maybe_figures()).prop_map(|(name, values)| Series { name, values })
}

fn periods() -> impl Strategy<Value = Vec<Period>> {
    prop_oneof![
        4 => (0..50usize, 0..12usize).prop_map(|(count, first)| {
            (first..first + count).map(|place| Period::month(2018 + (place / 12) as i16, (place % 12) as i8 + 1)).collect()
        }),
        1 => prop::collection::vec(
            (words(), words(), words()).prop_map(|(name, short, group)| Period { name, short, group }),
            0..12
        ),
    ]
}

fn a_trend() -> impl Strategy<Value = Trend> {
    let marks = (
        prop::option::of(a_series()),
        prop::option::of((words(), a_figure(), a_figure()).prop_map(|(name, low, high)| Band {
            name,
            low,
            high,
        })),
    );
    let frame = (words(), words(), words(), a_unit(), a_width(), periods(), words());
    (frame, a_series(), prop::option::of(a_series()), marks).prop_map(|(frame, now, then, (target, band))| {
        let (id, title, measure, unit, width, periods, missing) = frame;
        Trend { id, title, measure, unit, width, periods, now, then, target, band, missing }
    })
}

fn a_bar_chart() -> impl Strategy<Value = Bars> {
    let bar = (words(), prop::option::weighted(0.8, a_figure()), words())
        .prop_map(|(label, value, aside)| Bar { label, value, aside });
    let mark = (words(), a_figure()).prop_map(|(name, value)| Mark { name, value });
    let frame = (words(), words(), words(), a_unit(), a_width(), words());
    (frame, prop::collection::vec(bar, 0..15), prop::option::of(mark)).prop_map(|(frame, bars, target)| {
        let (id, title, by, unit, width, missing) = frame;
        Bars { id, title, by, unit, width, bars, target, missing }
    })
}

fn a_lag() -> impl Strategy<Value = Lag> {
    let count = prop_oneof![4 => 0..500u64, 1 => Just(0), 1 => any::<u64>()];
    let bucket = (words(), count).prop_map(|(label, count)| Bucket { label, count });
    (words(), words(), words(), a_width(), prop::collection::vec(bucket, 0..70))
        .prop_map(|(id, title, of, width, buckets)| Lag { id, title, of, width, buckets })
}

fn check(chart: &Chart) {
    let picture = picture::read(&chart.svg);
    picture.lies_in_its_frame();
    picture.has_no_text_over_another();
    for row in &chart.table.rows {
        assert_eq!(row.len(), chart.table.columns.len());
    }
}

proptest! {
    #[test]
    fn a_trend_stays_in_its_frame_with_its_texts_apart(input in a_trend()) {
        let chart = trend(&input);
        check(&chart);
        picture::read(&chart.svg).is_one_named_image();
        prop_assert_eq!(chart.table.rows.len(), input.periods.len());
    }

    #[test]
    fn bars_stay_in_their_frame_with_their_texts_apart(input in a_bar_chart()) {
        let chart = bars(&input);
        check(&chart);
        picture::read(&chart.svg).is_one_named_image();
        prop_assert_eq!(chart.table.rows.len(), input.bars.len());
    }

    #[test]
    fn a_lag_chart_stays_in_its_frame_with_its_texts_apart(input in a_lag()) {
        let chart = lag(&input);
        check(&chart);
        picture::read(&chart.svg).is_one_named_image();
    }

    #[test]
    fn a_sparkline_stays_in_its_frame(
        title in words(), unit in a_unit(), periods in periods(), values in maybe_figures(),
    ) {
        let input = Sparkline { title, unit, periods, values, ..Sparkline::default() };
        check(&sparkline(&input));
    }

    #[test]
    fn an_inline_bar_stays_in_its_frame(
        title in words(), unit in a_unit(), value in prop::option::of(a_figure()), full in any::<f64>(),
        target in prop::option::of(a_figure()),
    ) {
        check(&inline_bar(&InlineBar { id: Some("x".to_owned()), title, unit, value, full, target }));
    }
}
