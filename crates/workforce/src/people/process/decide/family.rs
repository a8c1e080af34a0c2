//! What may be recorded of pregnancy and family leave.

use calendar::{Date, words as say};
use jiff::ToSpan;

use super::super::facts::FamilyTold;
use super::{Check, RECORD};
use crate::people::redundancy_law::Family;

/// A pregnancy is told at the earliest when it begins: an expected week further away is mistyped.
const WEEKS_OF_PREGNANCY: i64 = 42;

impl Check<'_> {
    pub(super) fn family(&mut self, told: &FamilyTold) {
        match &told.family {
            None if self.state.family.is_none() => {
                let allowed = "Nothing was told of pregnancy or family leave that could be taken back";
                self.refuse("family", "", allowed, RECORD);
            }
            None => {}
            Some(Family::Pregnancy { told: first, expected, ended }) => {
                self.not_after("told", *first, told.on, "today");
                if let Some(ended) = ended {
                    self.not_after("ended", *ended, told.on, "today");
                }
                let last = first.saturating_add(WEEKS_OF_PREGNANCY.weeks());
                if let Some(expected) = expected.filter(|expected| *expected > last) {
                    self.not_after("expected", expected, last, "42 weeks after it was told");
                }
            }
            Some(Family::Leave { from, to, child, kind: _ }) => {
                self.leave(*from, *to);
                self.not_after("child", *child, *to, "the last day of leave");
            }
            Some(Family::SharedParental { from, to, child }) => {
                self.leave(*from, *to);
                // Shared parental leave is taken after the birth or placement.
                self.not_after("child", *child, *from, "the first day of leave");
            }
        }
    }

    fn leave(&mut self, from: Date, to: Date) {
        if to < from {
            let allowed = format!("Enter a last day that is {} or later", say::day(from));
            self.refuse("to", say::day(to), allowed, RECORD);
        }
    }

    fn not_after(&mut self, field: &'static str, day: Date, last: Date, what: &str) {
        if day > last {
            let allowed = format!("Enter a day that is {what}, {}, or earlier", say::day(last));
            self.refuse(field, say::day(day), allowed, RECORD);
        }
    }
}
