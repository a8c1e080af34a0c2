//! Writing SVG: escaping, numbers, and the handful of shapes the charts use.

use std::fmt::Write;

use super::{LINE_PX, TEXT_PX};

pub(super) const INK: &str = "#12343b";
pub(super) const TEXT: &str = "#0b0c10";
pub(super) const GREY: &str = "#505a5f";
pub(super) const LIGHT: &str = "#b1b4b6";
pub(super) const BLUE: &str = "#1d70b8";

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// An SVG image being written.
pub(super) struct Svg {
    body: String,
}

/// What names an image: an id unique in its page, a title and a description.
pub(super) struct Name<'a> {
    pub id: &'a str,
    pub class: &'a str,
    pub title: &'a str,
    pub desc: &'a str,
}

impl Svg {
    /// Opens an image of a size in CSS pixels.
    pub(super) fn new(name: &Name<'_>, width: f64, height: f64) -> Svg {
        let id = safe_id(name.id);
        let mut svg = Svg::opened(name.class, width, height);
        svg.add(format_args!(
            " role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
            escaped(name.title),
            escaped(name.desc)
        ));
        svg
    }

    /// Opens an image that only repeats what the text beside it says, and so is hidden from those who listen.
    pub(super) fn decorative(class: &str, width: f64, height: f64) -> Svg {
        let mut svg = Svg::opened(class, width, height);
        svg.add(format_args!(" aria-hidden=\"true\">"));
        svg
    }

    fn opened(class: &str, width: f64, height: f64) -> Svg {
        let (width, height) = (number(width), number(height));
        let mut svg = Svg { body: String::with_capacity(4096) };
        svg.add(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gt-chart {class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"Atkinson Hyperlegible Next, Arial, sans-serif\" font-size=\"{}\" fill=\"{TEXT}\" focusable=\"false\"",
            number(TEXT_PX)
        ));
        svg
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: &str) {
        self.add(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {paint}/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1)
        ));
    }

    pub(super) fn rect(&mut self, corner: (f64, f64), size: (f64, f64), paint: &str) {
        self.add(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {paint}/>",
            number(corner.0),
            number(corner.1),
            number(size.0.max(0.0)),
            number(size.1.max(0.0))
        ));
    }

    pub(super) fn circle(&mut self, centre: (f64, f64), radius: f64, paint: &str) {
        self.add(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {paint}/>",
            number(centre.0),
            number(centre.1),
            number(radius)
        ));
    }

    /// A line through points; a single point or none draws nothing.
    pub(super) fn path(&mut self, points: &[(f64, f64)], paint: &str) {
        if points.len() < 2 {
            return;
        }
        let mut way = String::new();
        for (place, (x, y)) in points.iter().enumerate() {
            let pen = if place == 0 { 'M' } else { 'L' };
            way.push_str(&format!("{pen}{} {}", number(*x), number(*y)));
        }
        self.add(format_args!("<path d=\"{way}\" fill=\"none\" {paint}/>"));
    }

    /// A filled area between points; fewer than three draw nothing.
    pub(super) fn area(&mut self, points: &[(f64, f64)], paint: &str) {
        if points.len() < 3 {
            return;
        }
        let corners: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
        self.add(format_args!("<polygon points=\"{}\" {paint}/>", corners.join(" ")));
    }

    /// A text whose baseline is at `y`. It carries a white halo, so that a line behind it doesn't strike it.
    pub(super) fn text(&mut self, at: (f64, f64), anchor: Anchor, colour: &str, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.add(format_args!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" fill=\"{colour}\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">{}</text>",
            number(at.0),
            number(at.1),
            escaped(words)
        ));
    }

    /// Lines of text whose block is centred on `centre` from top to bottom.
    pub(super) fn lines(&mut self, x: f64, centre: f64, anchor: Anchor, colour: &str, lines: &[String]) {
        let first = centre - LINE_PX * lines.len() as f64 / 2.0 + LINE_PX * 0.76;
        for (place, line) in lines.iter().enumerate() {
            self.text((x, first + LINE_PX * place as f64), anchor, colour, line);
        }
    }

    /// Closes the image.
    pub(super) fn done(mut self) -> String {
        self.body.push_str("</svg>");
        self.body
    }

    fn add(&mut self, part: std::fmt::Arguments<'_>) {
        // Writing into a String can't fail.
        let _ = self.body.write_fmt(part);
    }
}

/// A coordinate with at most one decimal; never `NaN`, `inf` or `-0`.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let tenths = (value * 10.0).round() as i64;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{:.1}", tenths as f64 / 10.0) }
}

/// Text as XML takes it, without the control characters that it forbids.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// An id that needs no quoting anywhere.
fn safe_id(id: &str) -> String {
    let safe: String = id
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' })
        .collect();
    if safe.is_empty() { "chart".to_owned() } else { safe }
}
