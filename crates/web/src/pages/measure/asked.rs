//! Which months are asked for, and as known when.

use calendar::{Date, Month, words};
use service::Known;

use crate::components::{Choice, Form};
use crate::scorecard_files::{lens_in_words, span_in_words};

/// Months of the usual scorecard.
const USUAL_MONTHS: i16 = 7;
/// Months of the widest.
const MONTHS_MAX: usize = 24;
/// Months that the lists offer, up to the present one.
const OFFERED: i16 = 36;

/// The months of a scorecard and the lens on each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    pub from: Month,
    pub to: Month,
    pub known: Known,
}

impl Asked {
    /// What is shown when nothing is asked for: the months up to the last whole one, each as published.
    pub fn usual(today: Date) -> Asked {
        let to = last_whole_month(today);
        Asked { from: to.plus(1 - USUAL_MONTHS), to, known: Known::MonthEnd }
    }

    /// What the address asks for. What cannot be shown is refused beside its question, and the usual is
    /// shown instead.
    pub fn read(form: &mut Form, today: Date) -> Asked {
        let usual = Asked::usual(today);
        let to = read_month(form, "to", usual.to);
        let from = read_month(form, "from", usual.from.min(to));
        let known = read_known(form, today);
        let this_month = Month::of(today);
        if to > this_month {
            form.refuse("to", format!("Choose a last month no later than {this_month}"));
        } else if from > to {
            form.refuse("from", format!("Choose a first month no later than the last, {to}"));
        } else if from.up_to(to).count() > MONTHS_MAX {
            form.refuse("from", format!("Choose at most {MONTHS_MAX} months"));
        }
        if form.is_refused() { usual } else { Asked { from, to, known } }
    }

    /// The months, oldest first.
    pub fn months(self) -> Vec<Month> {
        self.from.up_to(self.to).collect()
    }

    /// The end of an address that asks for this.
    pub fn query(self) -> String {
        format!("?from={}&to={}&known={}", self.from.iso(), self.to.iso(), self.known)
    }

    /// The questions answered with this.
    pub fn as_form(self) -> Form {
        with_known(Form::new().with("from", self.from.iso()).with("to", self.to.iso()), self.known)
    }

    /// `April to October 2021`.
    pub fn span(self) -> String {
        span_in_words(self.from, self.to)
    }

    /// `each month as known at its end`.
    pub fn lens(self) -> String {
        lens_in_words(self.from, self.to, self.known)
    }
}

/// The answers with an answer to *as known when*.
pub(super) fn with_known(form: Form, known: Known) -> Form {
    match known {
        Known::MonthEnd | Known::Now => form.with("known", known.to_string()),
        Known::On(day) => form
            .with("known", "day")
            .with("day-day", day.day().to_string())
            .with("day-month", day.month().to_string())
            .with("day-year", day.year().to_string()),
    }
}

/// The last month that is over, today included.
pub(super) fn last_whole_month(today: Date) -> Month {
    let month = Month::of(today);
    if month.last() == today { month } else { month.previous() }
}

/// A month of the address, `usual` where none is given; what is no month is refused.
pub(super) fn read_month(form: &mut Form, name: &str, usual: Month) -> Month {
    match form.value(name) {
        "" => usual,
        text => match text.parse() {
            Ok(month) => month,
            Err(_) => {
                form.refuse(name, "Choose a month from the list");
                usual
            }
        },
    }
}

/// As known when, in the address: `month-end`, `now`, a date, or `day` with the day in three boxes.
pub(super) fn read_known(form: &mut Form, today: Date) -> Known {
    let known = match form.value("known") {
        "" => Known::MonthEnd,
        "day" => {
            form.read_day("day", "the day as known on which to see the figures").map_or(Known::Now, Known::On)
        }
        text => text.parse().unwrap_or_else(|_| {
            form.refuse("known", "Choose when the figures are to be as known");
            Known::MonthEnd
        }),
    };
    match known {
        Known::On(day) if day > today => {
            form.refuse("day", format!("Choose a day no later than today, {}", words::long(today)));
            Known::MonthEnd
        }
        Known::On(day) if day == today => Known::Now,
        known => known,
    }
}

/// The months to choose from, newest first, with those asked for.
pub(super) fn month_choices(today: Date, asked: &[Month]) -> Vec<Choice> {
    let this = Month::of(today);
    let mut months: Vec<Month> = (0..OFFERED).map(|ago| this.plus(-ago)).collect();
    months.extend(asked.iter().filter(|month| !months.contains(month)).copied().collect::<Vec<_>>());
    months.sort();
    let offered = months.into_iter().rev().map(|month| {
        let whole = month.last() <= today;
        let says = if whole { month.to_string() } else { format!("{month} so far") };
        Choice::new(month.iso(), says)
    });
    offered.collect()
}

/// The answers to *as known when*.
pub(super) fn known_choices() -> Vec<Choice> {
    vec![
        Choice::new("month-end", "At each month’s end").hint("As published tables are made"),
        Choice::new("now", "Now").hint("With what was recorded since"),
        Choice::new("day", "On a day").reveals(),
    ]
}
