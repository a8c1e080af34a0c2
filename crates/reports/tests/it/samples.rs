//! Charts that the tests draw: the ordinary, and each oddity in turn.

use reports::Unit;
use reports::charts::{
    Band, Bar, Bars, Bucket, Chart, InlineBar, Lag, Mark, Period, Series, Sparkline, Trend, Width, bars,
    inline_bar, lag, sparkline, trend,
};

pub fn april_to(last: i8) -> Vec<Period> {
    (4..=last).map(|month| Period::month(2021, month)).collect()
}

pub fn series(name: &str, values: &[f64]) -> Series {
    Series { name: name.to_owned(), values: values.iter().map(|value| Some(*value)).collect() }
}

fn referrals(width: Width) -> Trend {
    Trend {
        id: "referrals".to_owned(),
        title: "Number of new referrals of children in need".to_owned(),
        width,
        periods: april_to(10),
        now: series("as now known", &[372.0, 361.0, 410.0, 398.0, 286.0, 417.0, 389.0]),
        then: Some(series("as known then", &[361.0, 352.0, 399.0, 392.0, 275.0, 409.0, 389.0])),
        target: Some(series("target", &[350.0; 7])),
        band: Some(Band { name: "statistical neighbours".to_owned(), low: 295.0, high: 372.0 }),
        missing: "not published".to_owned(),
        ..Trend::default()
    }
}

fn visits(values: &[Option<f64>]) -> Trend {
    Trend {
        id: "visits".to_owned(),
        title: "Children on child in need plans seen within four weeks".to_owned(),
        unit: Unit::Percent(0),
        periods: april_to(10),
        now: Series { name: "as now known".to_owned(), values: values.to_vec() },
        target: Some(series("target", &[0.9, 0.9, 0.9, 0.95, 0.95, 0.95, 0.95])),
        missing: "not published".to_owned(),
        ..Trend::default()
    }
}

fn teams(width: Width) -> Bars {
    let bar = |label: &str, value: Option<f64>, aside: &str| Bar {
        label: label.to_owned(),
        value,
        aside: aside.to_owned(),
    };
    Bars {
        id: "teams".to_owned(),
        title: "Seen within four weeks".to_owned(),
        by: "team".to_owned(),
        unit: Unit::Percent(0),
        width,
        bars: vec![
            bar("Protection and Court, East", Some(0.867), "26 of 30"),
            bar("Protection and Court, Central", Some(0.95), "38 of 40"),
            bar(
                "Children Looked After, unaccompanied asylum-seeking children and young people aged 16 and over",
                Some(1.0),
                "9 of 9",
            ),
            bar("Jigsaw", Some(0.0), "0 of 4"),
            bar("Pathways", None, ""),
        ],
        target: Some(Mark { name: "target".to_owned(), value: 0.9 }),
        missing: "no cases".to_owned(),
    }
}

fn delays(width: Width, counts: &[(&str, u64)]) -> Lag {
    let buckets =
        counts.iter().map(|(label, count)| Bucket { label: (*label).to_owned(), count: *count }).collect();
    Lag {
        id: "lag".to_owned(),
        title: "How long after the visit it was recorded".to_owned(),
        of: "visits".to_owned(),
        width,
        buckets,
    }
}

const DELAYS: [(&str, u64); 6] = [
    ("same day", 1204),
    ("1 to 2 days", 540),
    ("3 to 5 days", 211),
    ("6 to 10 days", 96),
    ("11 to 20 days", 31),
    ("more than 20 days", 12),
];

/// Every sample with its file name.
pub fn all() -> Vec<(&'static str, Chart)> {
    let two_years: Vec<Period> = (0..31)
        .map(|place| Period::month(2019 + i16::from((place + 3) / 12), (place + 3) % 12 + 1))
        .collect();
    let wave: Vec<Option<f64>> =
        (0..31u8).map(|place| (place != 9).then(|| 61.0 + 9.0 * (f64::from(place) * 0.6).sin())).collect();
    let seen = [Some(0.86), Some(0.88), None, Some(0.91), Some(0.9), Some(0.89), Some(0.93)];
    let spark = |values: &[Option<f64>]| Sparkline {
        id: "spark".to_owned(),
        title: "Contacts".to_owned(),
        periods: april_to(10),
        values: values.to_vec(),
        missing: "not published".to_owned(),
        ..Sparkline::default()
    };
    let cell_bar = |value| InlineBar {
        id: Some("cell".to_owned()),
        title: "East".to_owned(),
        unit: Unit::Percent(0),
        value,
        full: 1.0,
        target: Some(0.9),
    };
    let many: Vec<(String, u64)> = (0..60u64).map(|day| (day.to_string(), 4000 / (day + 1))).collect();
    let many: Vec<(&str, u64)> = many.iter().map(|(label, count)| (label.as_str(), *count)).collect();
    vec![
        ("trend-of-referrals", trend(&referrals(Width::Page))),
        ("trend-on-a-phone", trend(&referrals(Width::Phone))),
        ("trend-with-a-gap-and-a-stepped-target", trend(&visits(&seen))),
        ("trend-far-above-zero-has-a-cut-scale", trend(&visits(&[Some(0.96); 7]))),
        ("trend-without-figures", trend(&visits(&[None; 7]))),
        ("trend-of-zeros", trend(&Trend { target: None, unit: Unit::Count, ..visits(&[Some(0.0); 7]) })),
        (
            "trend-of-one-month",
            trend(&Trend {
                periods: april_to(4),
                measure: "visits, all kinds of plan".to_owned(),
                ..visits(&[Some(0.5)])
            }),
        ),
        (
            "trend-of-thirty-one-months",
            trend(&Trend {
                id: "long".to_owned(),
                title: "Rate of referrals".to_owned(),
                measure: "referrals per 10,000 children, year to date".to_owned(),
                unit: Unit::Rate(0),
                periods: two_years,
                now: Series { name: "as now known".to_owned(), values: wave },
                target: Some(series("target", &[60.0; 31])),
                band: Some(Band { name: "England".to_owned(), low: 61.0, high: 61.0 }),
                missing: "not published".to_owned(),
                ..Trend::default()
            }),
        ),
        ("bars-by-team", bars(&teams(Width::Page))),
        ("bars-on-a-phone", bars(&teams(Width::Phone))),
        ("bars-of-nothing", bars(&Bars { bars: vec![], target: None, ..teams(Width::Page) })),
        ("lag-of-visits", lag(&delays(Width::Page, &DELAYS))),
        ("lag-on-a-phone", lag(&delays(Width::Phone, &DELAYS))),
        ("lag-of-sixty-days", lag(&delays(Width::Page, &many))),
        ("lag-of-nothing", lag(&delays(Width::Page, &[("same day", 0), ("later", 0)]))),
        ("sparkline", sparkline(&spark(&[1610.0, 1702.0, 1655.0, 1688.0, 1420.0, 1780.0, 1897.0].map(Some)))),
        (
            "sparkline-with-gaps",
            sparkline(&spark(&[Some(5.0), None, Some(7.0), Some(9.0), None, Some(4.0), None])),
        ),
        ("sparkline-of-equal-figures", sparkline(&spark(&[Some(12.0); 7]))),
        ("sparkline-of-nothing", sparkline(&spark(&[]))),
        ("inline-bar", inline_bar(&cell_bar(Some(0.867)))),
        ("inline-bar-without-a-figure", inline_bar(&cell_bar(None))),
    ]
}
