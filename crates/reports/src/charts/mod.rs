//! Charts drawn as SVG text.
//!
//! They are made to be put into a page under a strict content policy: no scripts, no style attributes, only
//! presentation attributes and class names (`gt-chart` and one of its own each). Every chart is one image to
//! assistive technology, named by its `<title>` and told in its `<desc>`. Series are labelled where they
//! end, not in a legend; they differ by dash and marker as well as colour, so that they survive a black and
//! white printer. Text is [`TEXT_PX`] pixels high at the width asked for, so ask for the width that will be
//! shown: [`Width::Phone`] for small screens.
//!
//! A figure that is missing is a gap. So is one that can't be: less than zero, not a number, or beyond a
//! million million.

mod axis;
mod bars;
mod fan;
mod inline_bar;
mod lag;
mod sparkline;
mod svg;
mod text;
mod trend;
mod words;

pub use bars::{Bar, Bars, Mark, bars};
pub use fan::{Fan, Spread, fan};
pub use inline_bar::{InlineBar, inline_bar};
pub use lag::{Bucket, Lag, lag};
pub use sparkline::{Sparkline, sparkline};
pub(crate) use svg::{escaped, number};
pub use text::text_width;
pub(crate) use text::{cut as text_cut, wrapped as text_wrapped};
pub use trend::{Band, Series, Trend, trend};

/// Height of the text in every chart, in CSS pixels at the chart's own width.
pub const TEXT_PX: f64 = 16.0;

/// Height of a line of text, in CSS pixels.
pub const LINE_PX: f64 = 19.0;

/// A drawn chart and its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The `<svg>` element, to be put into a page as it is.
    pub svg: String,
    /// The same figures, to be printed beneath.
    pub table: Table,
}

/// The figures of a chart, as text, ready for a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Column headings; the first heads the row headings.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// How wide a chart will be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// The text column of a page on a desk: 680 pixels.
    #[default]
    Page,
    /// A phone of 390 pixels less its margins: 350 pixels.
    Phone,
    /// Some other width in CSS pixels; held between 300 and 1,200.
    Pixels(u32),
}

impl Width {
    fn pixels(self) -> f64 {
        match self {
            Width::Page => 680.0,
            Width::Phone => 350.0,
            Width::Pixels(pixels) => f64::from(pixels.clamp(300, 1200)),
        }
    }
}

/// A point on the time axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// In full, for the table and the description: `October 2021`.
    pub name: String,
    /// Under the axis: `Oct`.
    pub short: String,
    /// Below it, once for each run of periods that share it: `2021`.
    pub group: String,
}

impl Period {
    /// A calendar month (1 is January). A number that is no month is written as it is.
    ///
    /// ```
    /// let october = reports::charts::Period::month(2021, 10);
    /// assert_eq!((october.name.as_str(), october.short.as_str()), ("October 2021", "Oct"));
    /// ```
    pub fn month(year: i16, month: i8) -> Period {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let known = usize::try_from(month - 1).ok().and_then(|place| MONTHS.get(place));
        let name = known.map_or_else(|| month.to_string(), |name| (*name).to_owned());
        Period {
            name: format!("{name} {year}"),
            short: name.chars().take(3).collect(),
            group: year.to_string(),
        }
    }
}

/// The greatest figure a chart draws.
const FIGURE_MOST: f64 = 1e12;

/// A figure that can be drawn, or nothing.
fn drawable(value: Option<f64>) -> Option<f64> {
    value.filter(|value| (0.0..=FIGURE_MOST).contains(value)).map(f64::abs)
}

/// A figure as the table writes it.
fn written(value: Option<f64>, unit: crate::Unit, missing: &str) -> String {
    value.map_or_else(|| words::missing(missing).to_owned(), |value| unit.show(value))
}
