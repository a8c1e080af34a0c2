//! Targets, and how a figure stands against its own.

use calendar::Date;
use practice::Policies;
use practice::policies::{Value, Version};
use serde::Serialize;

use crate::indicator::{Better, Indicator, Unit};
use crate::likeness::Likeness;
use crate::ratio::Ratio;
use crate::tally::{Tally, shown_on_page};
use crate::window::Window;

/// A target, as dated data: policy `target.KEY`, in the words of the paper that set it.
///
/// Policy `target.KEY.measures` says what it is of when that is not the indicator's own period; see
/// [`Likeness`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As the paper prints it: `1400 per month`, `<10`, `90%`, `TBC`.
    pub printed: String,
    /// The number to reach; `None` while it is still to be set.
    pub goal: Option<Goal>,
    /// What it is of.
    pub measures: Likeness,
    /// The day from which it holds.
    pub from: Date,
    /// Where it comes from.
    pub source: String,
}

/// The number that a target asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// The number, in the indicator's unit.
    pub number: u64,
    /// Whether the figure must stay below it, and not only reach it: `<10`.
    pub below: bool,
}

impl Target {
    /// The target in force on a day.
    pub fn on(indicator: &Indicator, policies: &Policies, day: Date) -> Option<Target> {
        let version = policies.on(&format!("target.{}", indicator.key), day)?;
        let printed = printed(version)?;
        let goal = Goal::read(&printed);
        let measures = policies.on(&format!("target.{}.measures", indicator.key), day);
        let measures = measures.and_then(self::printed);
        Some(Target {
            goal,
            measures: measures.map_or(Likeness::Same, |words| Likeness::read(&words)),
            from: version.from,
            source: version.source.clone(),
            printed,
        })
    }
}

impl Goal {
    /// Reads a target as papers print them. `TBC` and `N/A` ask for no number.
    ///
    /// ```
    /// use measures::Goal;
    ///
    /// assert_eq!(Goal::read("1400 per month"), Some(Goal { number: 1400, below: false }));
    /// assert_eq!(Goal::read("<10"), Some(Goal { number: 10, below: true }));
    /// assert_eq!(Goal::read("90%"), Goal::read("90"));
    /// assert_eq!(Goal::read("TBC"), None);
    /// ```
    pub fn read(printed: &str) -> Option<Goal> {
        let (below, rest) = match printed.trim().strip_prefix('<') {
            Some(rest) => (true, rest),
            None => (false, printed.trim()),
        };
        let number = rest.trim_end_matches("per month").trim_end().trim_end_matches('%');
        let number = number.replace(',', "").parse().ok()?;
        Some(Goal { number, below })
    }
}

/// How a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// As good as the target or better.
    Meets,
    /// Not as good, but within the tolerance that policy sets.
    Close,
    /// Not as good.
    Misses,
    /// There is no target.
    NoTarget,
    /// There is a target, but nothing to be judged by it.
    NotJudged,
}

impl Status {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Status::Meets => "Meets target",
            Status::Close => "Close",
            Status::Misses => "Misses target",
            Status::NoTarget => "No target",
            Status::NotJudged => "Not judged",
        }
    }
}

/// A status and the sentence that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The status.
    pub status: Status,
    /// Why, in a sentence or two.
    pub says: String,
}

/// Judges a figure by its target in force at the window's end, like with like: a full-year target is taken
/// for the part of the year gone by. Figures are judged as they are shown, so that what prints as the target
/// meets it.
///
/// Policy `status.close_points` says how many percentage points from its target a percentage is still
/// close, `status.close_percent` how many per cent of the target any other figure is.
pub fn judge(indicator: &Indicator, tally: Tally, window: &Window<'_>) -> Judgement {
    let not = |status, says: &str| Judgement { status, says: says.to_owned() };
    let Some(target) = Target::on(indicator, window.policies, window.end()) else {
        return not(Status::NoTarget, "No target has been set.");
    };
    let Some(goal) = target.goal else {
        let still =
            if target.printed == "TBC" { "The target is still to be set." } else { "There is no target." };
        return not(Status::NoTarget, still);
    };
    let unit = indicator.unit;
    let value = tally.value(unit, window.population()).filter(|_| window.has_begun());
    let Some(value) = value else {
        return not(Status::NotJudged, "There is nothing to judge yet.");
    };
    if indicator.better == Better::NoDirection {
        return not(
            Status::NotJudged,
            "Nobody has said whether more or less is wanted, so it is not judged.",
        );
    }
    let number = Ratio::whole(goal.number);
    let Some((like, note)) = target.measures.like(number, indicator, window) else {
        return not(Status::NotJudged, "The target is of something else, so the figure is not judged by it.");
    };
    let (figure, wanted) = (at_edge(value, unit), at_edge(like, unit));
    let meets = match indicator.better {
        Better::Higher => figure >= wanted,
        _ if goal.below => figure < wanted,
        _ => figure <= wanted,
    };
    let apart = figure.abs_diff(wanted);
    let status = match meets {
        true => Status::Meets,
        false if is_close(apart, wanted, unit, window) => Status::Close,
        false => Status::Misses,
    };
    let wanted_words = match (indicator.better, goal.below) {
        (Better::Higher, _) => "at least ",
        (_, true) => "less than ",
        _ => "at most ",
    };
    let figure = shown_on_page(Some(value), unit);
    let says = format!("{figure}, where {wanted_words}{} is wanted.", shown_on_page(Some(like), unit));
    Judgement { status, says: if note.is_empty() { says } else { format!("{says} {note}") } }
}

fn is_close(apart: u64, wanted: u64, unit: Unit, window: &Window<'_>) -> bool {
    let number =
        |key| window.policies.number(key, window.end()).and_then(|number| u64::try_from(number).ok());
    match unit {
        Unit::Percent => number("status.close_points").is_some_and(|points| apart <= points),
        Unit::Count | Unit::Rate | Unit::Average => {
            number("status.close_percent").is_some_and(|percent| apart * 100 <= wanted * percent)
        }
    }
}

/// A value as it is shown, as a whole number of the smallest step that is shown.
fn at_edge(value: Ratio, unit: Unit) -> u64 {
    match unit {
        Unit::Average => value.tenths(),
        Unit::Count | Unit::Percent | Unit::Rate => value.rounded(),
    }
}

/// What a policy says, as its file writes it.
pub(crate) fn printed(version: &Version) -> Option<String> {
    match &version.value {
        Value::Word(word) => Some(word.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Within(_) | Value::Flag(_) | Value::Words(_) | Value::Terms(_) => None,
    }
}
