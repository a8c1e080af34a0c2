//! Those whom the service left before April 2020, written: how they came, what they were open to, the end.

use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::{CareSpell, NeedEnd, NeedSpell, ProtectionSpell};
use crate::demo::words::*;

/// What is said of all that is not here.
const ELSEWHERE: &str =
    "Visits, reviews and supervision of this time are in the former system and can be read there.";

impl Pen<'_> {
    /// Everything of a child whom the service left long ago.
    pub(super) fn former(&mut self) {
        for spell in self.child.life.needs.clone() {
            self.former_need(&spell);
        }
        for spell in self.child.life.protection.clone() {
            self.former_protection(&spell);
        }
        for spell in self.child.life.care.clone() {
            self.former_care(&spell);
        }
    }

    fn former_need(&mut self, spell: &NeedSpell) {
        let plan = self.need_plan(spell.start);
        let Some((on, NeedEnd::Ended(reason))) = spell.end else { return };
        let by = self.manager(on, Some(ServiceKind::ChildInNeed));
        self.script.naming(self.turn(on, Turn::Ended), by, move |numbers| {
            Some(NeedPlanEnded { on, plan: numbers.of(plan)?, reason })
        });
        self.elsewhere(on);
    }

    fn former_protection(&mut self, spell: &ProtectionSpell) {
        let mut shared = Chance::new(self.family.seed, days_between(spell.start, TODAY) as u64);
        let plan = self.plan_begins(&mut shared, spell);
        if let Some((on, reason)) = spell.end {
            // The first review within three months, later ones within six, the last not just before the end.
            let (mut held, mut most, mut rhythm) = (spell.start, 88, (58, 84));
            while days_between(held, on) > most {
                let days = shared.range(rhythm.0, rhythm.1).min(days_between(held, on) - 40);
                held = working_from(plus(held, days));
                self.plan_goes_on(plan, held);
                (most, rhythm) = (176, (130, 170));
            }
            self.plan_ends(plan, on, reason);
            self.elsewhere(on);
        }
    }

    fn former_care(&mut self, spell: &CareSpell) {
        let mut shared = Chance::new(self.family.seed, 0xCA + days_between(spell.start, TODAY) as u64);
        let start = spell.start;
        let stop = spell.end.map_or(LAST_WORKING_DAY, |(day, _)| plus(day, -1));
        let by = self.manager(start, None);
        let need = self.voice(start).need;
        let reasons = match spell.status {
            LegalStatus::InterimCareOrder => CARE_ORDERED,
            _ => CARE_AGREED,
        };
        let fact = CareStarted {
            on: start,
            status: spell.status,
            need,
            short_breaks: false,
            unaccompanied: false,
            reason: self.cast.one(&mut shared, reasons),
        };
        let period = self.script.put(self.turn(start, Turn::Care), by, fact);
        self.statuses(&mut shared, spell, period, stop);
        self.homes(&mut shared, spell, period, stop);
        self.adopted(spell, period);
        if let Some((on, reason)) = spell.end {
            self.care_over(period, on, reason);
            self.elsewhere(on);
        }
    }

    fn elsewhere(&mut self, on: calendar::Date) {
        let by = self.holder(on, None);
        let when = self.turn(on, Turn::Closed);
        self.script.put(when, by, NoteWritten { on, kind: None, note: ELSEWHERE.to_owned() });
    }
}
