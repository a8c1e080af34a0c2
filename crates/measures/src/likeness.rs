//! Like with like: what a target or a benchmark really measures, and what of it can be set beside a figure.

use calendar::Month;
use calendar::words::counted;

use crate::indicator::{Indicator, Period, Unit};
use crate::ratio::Ratio;
use crate::tally::shown_on_page;
use crate::window::Window;

/// What a number from elsewhere measures, beside the figure it stands next to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likeness {
    /// The same thing over the same time.
    Same,
    /// A whole year's total, beside a month's.
    AnnualTotal,
    /// A whole year's rate, beside one that grows from 1 April.
    FullYearRate,
    /// Another thing, named: the two can't be compared.
    Other(String),
}

impl Likeness {
    /// Reads the words of a policy file: `same`, `annual total`, `full-year rate`; anything else names
    /// another measure.
    pub fn read(words: &str) -> Likeness {
        match words.trim() {
            "same" => Likeness::Same,
            "annual total" => Likeness::AnnualTotal,
            "full-year rate" => Likeness::FullYearRate,
            other => Likeness::Other(other.to_owned()),
        }
    }

    /// Of a number from elsewhere, what can be set beside the window's figure, and the sentence that says
    /// what was done to it, empty when nothing was. `None` when the two can't be compared.
    pub fn like(&self, number: Ratio, indicator: &Indicator, window: &Window<'_>) -> Option<(Ratio, String)> {
        let whole = || shown_on_page(Some(number), indicator.unit);
        let show = |like: Ratio| shown_on_page(Some(like), indicator.unit);
        let (day, length) = (window.end().day().unsigned_abs().into(), u64::from(window.month.length()));
        match self {
            Likeness::Other(_) => None,
            Likeness::Same if adds_up_over_the_month(indicator) && !window.is_whole() => {
                let like = number.part(day, length);
                let said = format!(
                    "{} is for a whole month; for the {} gone by it is {}.",
                    whole(),
                    counted(day, "day"),
                    show(like)
                );
                Some((like, said))
            }
            Likeness::Same => Some((number, String::new())),
            Likeness::AnnualTotal if window.is_whole() => {
                let like = number.part(1, 12);
                Some((like, format!("{} is a year's total, which is {} a month.", whole(), show(like))))
            }
            Likeness::AnnualTotal => {
                let like = number.part(day, 12 * length);
                let said = format!(
                    "{} is a year's total; for the {} gone by of this month it is {}.",
                    whole(),
                    counted(day, "day"),
                    show(like)
                );
                Some((like, said))
            }
            Likeness::FullYearRate => {
                let earlier = months_before(window.month);
                let like = number.part(earlier * length + day, 12 * length);
                let gone = match (window.is_whole(), earlier) {
                    (true, _) => counted(earlier + 1, "month"),
                    (false, 0) => counted(day, "day"),
                    (false, _) => format!("{} and {}", counted(earlier, "month"), counted(day, "day")),
                };
                let said = format!(
                    "{} is a full year's rate; for the {gone} since 1 April it is {}.",
                    whole(),
                    show(like)
                );
                Some((like, said))
            }
        }
    }
}

/// Whether a figure grows through the month, so that a month not over yet has less to show.
fn adds_up_over_the_month(indicator: &Indicator) -> bool {
    indicator.unit == Unit::Count && indicator.period == Period::Month
}

/// Months of the financial year before this one.
fn months_before(month: Month) -> u64 {
    u64::from((month.number() + 8).unsigned_abs() % 12)
}
