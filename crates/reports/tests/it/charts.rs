//! What charts look like and say.

use reports::Unit;
use reports::charts::{
    Bar, Bars, InlineBar, Period, Series, Sparkline, Trend, bars, inline_bar, sparkline, trend,
};

use crate::{picture, samples};

/// One element a line, so that a change shows where it is.
fn by_lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

#[test]
fn every_sample_is_drawn_as_it_was() {
    // Left where a developer can look at them: target/tmp/charts/*.svg.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, chart) in samples::all() {
        std::fs::write(folder.join(format!("{name}.svg")), &chart.svg).unwrap();
        insta::assert_snapshot!(name, by_lines(&chart.svg));
    }
}

#[test]
fn every_sample_is_whole_in_its_frame_and_named() {
    for (_, chart) in samples::all() {
        let picture = picture::read(&chart.svg);
        picture.lies_in_its_frame();
        picture.has_no_text_over_another();
        picture.is_one_named_image();
    }
}

#[test]
fn a_trend_tells_in_words_what_it_shows() {
    let (_, chart) = samples::all()
        .into_iter()
        .find(|(name, _)| *name == "trend-with-a-gap-and-a-stepped-target")
        .unwrap();
    insta::assert_snapshot!(
        picture::read(&chart.svg).desc,
        @"Line chart, April 2021 to October 2021. As now known: 86% in April 2021, 93% in October 2021; lowest 86% in April 2021, highest 93% in October 2021; not published: June 2021. Target: 90% in April 2021, 95% in October 2021; lowest 90% in April 2021, highest 95% in July 2021."
    );
}

#[test]
fn the_table_beneath_has_the_same_figures() {
    let (_, chart) = samples::all().into_iter().find(|(name, _)| *name == "trend-of-referrals").unwrap();
    assert_eq!(
        chart.table.columns,
        ["Period", "As now known", "As known then", "Target", "Statistical neighbours"]
    );
    assert_eq!(chart.table.rows[0], ["April 2021", "372", "361", "350", "295 to 372"]);
    assert_eq!(chart.table.rows.len(), 7);
}

#[test]
fn a_gap_breaks_the_line_and_shows_why_in_the_table() {
    let gap = Trend {
        periods: samples::april_to(7),
        now: Series { name: "actual".to_owned(), values: vec![Some(1.0), Some(2.0), None, Some(3.0)] },
        missing: "not published".to_owned(),
        ..Trend::default()
    };
    let chart = trend(&gap);
    let picture = picture::read(&chart.svg);
    let markers = picture.elements.iter().filter(|(tag, _)| tag == "circle").count();
    assert_eq!(markers, 3);
    assert_eq!(chart.table.rows[2], ["June 2021", "not published"]);
}

#[test]
fn figures_that_cannot_be_are_gaps_not_zeros() {
    let odd = Sparkline {
        periods: samples::april_to(7),
        values: vec![Some(-1.0), Some(f64::NAN), Some(f64::INFINITY), Some(4.0)],
        ..Sparkline::default()
    };
    let chart = sparkline(&odd);
    let shown: Vec<&str> = chart.table.rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(shown, ["not known", "not known", "not known", "4"]);
}

#[test]
fn a_cut_scale_says_so() {
    let (_, chart) =
        samples::all().into_iter().find(|(name, _)| *name == "trend-far-above-zero-has-a-cut-scale").unwrap();
    assert!(chart.svg.contains("The scale starts at 80%, not at zero"), "{}", chart.svg);
    let (_, zero) = samples::all().into_iter().find(|(name, _)| *name == "trend-of-zeros").unwrap();
    assert!(!zero.svg.contains("not at zero"));
}

#[test]
fn bars_are_as_long_as_their_figures_and_start_at_zero() {
    let two = [("one", 10.0), ("two", 20.0)].map(|(label, value)| Bar {
        label: label.to_owned(),
        value: Some(value),
        aside: String::new(),
    });
    let chart = bars(&Bars { bars: two.to_vec(), ..Bars::default() });
    let lengths: Vec<f64> = picture::read(&chart.svg)
        .elements
        .iter()
        .filter(|(tag, _)| tag == "rect")
        .map(|(_, at)| at["width"].parse().unwrap())
        .collect();
    assert!((lengths[1] - 2.0 * lengths[0]).abs() < 0.2, "{lengths:?}");
}

#[test]
fn names_are_escaped_and_ids_made_safe() {
    let chart = sparkline(&Sparkline {
        id: "a b\"<c>".to_owned(),
        title: "<script>alert('x')</script> & \"Co\" \u{1}".to_owned(),
        periods: vec![Period::month(2021, 10)],
        values: vec![Some(1.0)],
        ..Sparkline::default()
    });
    assert!(chart.svg.contains("aria-labelledby=\"a-b--c--title a-b--c--desc\""));
    assert_eq!(picture::read(&chart.svg).title, "<script>alert('x')</script> & \"Co\"  ");
}

#[test]
fn a_bar_beside_its_figure_is_hidden_from_those_who_listen() {
    let bar = InlineBar { unit: Unit::Percent(0), value: Some(0.5), full: 1.0, ..InlineBar::default() };
    let chart = inline_bar(&bar);
    assert!(chart.svg.contains("aria-hidden=\"true\"") && !chart.svg.contains("role="));
    picture::read(&chart.svg).lies_in_its_frame();
}
