//! Grades: ranges of points on a spine, per council, from a day on.

use std::collections::BTreeMap;

use calendar::{Date, birthday};
use serde::{Deserialize, Serialize};

/// A council's grades from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GradeStructure {
    /// The first day on which it holds.
    pub from: Date,
    /// The spine of grades that name none.
    pub spine: String,
    /// Where it comes from.
    pub source: String,
    /// The points of each grade.
    pub ranges: BTreeMap<String, Grade>,
}

/// A grade: from its bottom point to its top, both included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    /// The lowest point.
    pub bottom: u8,
    /// The highest point.
    pub top: u8,
    /// The spine, where it is not the structure's own: `soulbury`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spine: Option<String>,
}

impl Grade {
    /// A point of the grade. The middle of an even number of points is the lower of the two.
    pub fn point(&self, place: Place) -> u8 {
        match place {
            Place::Bottom => self.bottom,
            Place::Middle => self.bottom + self.top.saturating_sub(self.bottom) / 2,
            Place::Top => self.top,
        }
    }
}

/// A place within a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The lowest point.
    Bottom,
    /// The middle point.
    Middle,
    /// The highest point.
    Top,
}

impl Place {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Place::Bottom => "the bottom of the grade",
            Place::Middle => "the middle of the grade",
            Place::Top => "the top of the grade",
        }
    }
}

/// When somebody moves up a point, until the top of the grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Increments {
    /// Every 1 April.
    April,
    /// Every 1 April; the first time six months after the start for whoever has then served less, as most
    /// councils on the Green Book have it.
    AprilOrSixMonths,
    /// Never.
    None,
}

impl Increments {
    /// Whether somebody moves up a point on a day: a 1 April, or the day six months after they started.
    fn on(self, day: Date, started: Option<Date>) -> bool {
        let april = day.month() == 4 && day.day() == 1;
        match (self, started) {
            (Increments::None, _) => false,
            (Increments::April, Some(started)) => april && started < day,
            (Increments::April | Increments::AprilOrSixMonths, None) => april,
            (Increments::AprilOrSixMonths, Some(started)) => {
                let half_year = six_months_after(started);
                let first_april = april_after(started);
                (april && day >= half_year) || (day == half_year && half_year > first_april)
            }
        }
    }

    /// The days on which somebody moves up, after one day and up to another.
    pub fn days(self, after: Date, up_to: Date, started: Option<Date>) -> Vec<Date> {
        if up_to <= after {
            return Vec::new();
        }
        let aprils = (after.year()..=up_to.year()).filter_map(|year| Date::new(year, 4, 1).ok());
        let mut days: Vec<Date> = aprils.chain(started.map(six_months_after)).collect();
        days.sort_unstable();
        days.dedup();
        days.retain(|day| after < *day && *day <= up_to && self.on(*day, started));
        days
    }
}

/// The first 1 April after a day.
fn april_after(day: Date) -> Date {
    let this = Date::new(day.year(), 4, 1).unwrap_or(day);
    if this > day { this } else { birthday(this, 1) }
}

/// The same day six months later; the first of the next month where there is no such day.
fn six_months_after(day: Date) -> Date {
    let month = calendar::Month::of(day).plus(6);
    Date::new(month.year(), month.number(), day.day()).unwrap_or_else(|_| month.next().first())
}
