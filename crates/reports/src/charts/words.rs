//! The sentences of a chart's description.

use super::Period;
use crate::Unit;

/// What stands for a figure that isn't there, unless the caller says better.
pub(super) fn missing(given: &str) -> &str {
    if given.is_empty() { "not known" } else { given }
}

/// `a, b and c`.
pub(super) fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Says how a series runs: where it starts and ends, its extremes, what is missing.
pub(super) fn run(values: &[Option<f64>], periods: &[Period], unit: Unit, missing_words: &str) -> String {
    let known: Vec<(f64, &str)> = values
        .iter()
        .zip(periods)
        .filter_map(|(value, period)| Some(((*value)?, period.name.as_str())))
        .collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        return format!("no figures ({})", missing(missing_words));
    };
    let in_month = |(value, period): &(f64, &str)| format!("{} in {period}", unit.show(*value));
    let mut says = in_month(first);
    if known.len() > 1 {
        says.push_str(", ");
        says.push_str(&in_month(last));
    }
    let lowest = known.iter().fold(*first, |least, point| if point.0 < least.0 { *point } else { least });
    let highest = known.iter().fold(*first, |most, point| if point.0 > most.0 { *point } else { most });
    if known.len() > 2 {
        if unit.show(lowest.0) == unit.show(highest.0) {
            says.push_str("; the same throughout");
        } else {
            says.push_str(&format!("; lowest {}, highest {}", in_month(&lowest), in_month(&highest)));
        }
    }
    let absent: Vec<String> = values
        .iter()
        .zip(periods)
        .filter(|(value, _)| value.is_none())
        .map(|(_, period)| period.name.clone())
        .collect();
    if !absent.is_empty() {
        says.push_str(&format!("; {}: {}", missing(missing_words), listed(&absent)));
    }
    says
}

/// `April 2021 to October 2021`, or the one period there is.
pub(super) fn span(periods: &[Period]) -> String {
    match periods {
        [] => "no periods".to_owned(),
        [one] => one.name.clone(),
        [first, .., last] => format!("{} to {}", first.name, last.name),
    }
}

/// Starts a sentence with a capital letter.
pub(super) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
