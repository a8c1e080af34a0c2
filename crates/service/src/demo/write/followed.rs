//! What follows other steps or is told beside them, written: the papers of a looked-after review, a personal
//! education plan begun, a family's views, moves of school and of area, notices about homes.
//!
//! Each has its own chance, so that nothing else in the city changes with it.

use calendar::Date;
use jiff::Timestamp;
use practice::WorkerId;
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::script::Mark;
use crate::demo::staff::Desk;
use crate::demo::timing::OLD_SYSTEM;

/// The first day of the school year to which children with a plan move next.
const NEXT_SCHOOL_YEAR: Date = Date::constant(2022, 9, 1);

impl Pen<'_> {
    fn beside(&self, tag: u64) -> Chance {
        Chance::new(self.family.seed, tag + self.child.born.day() as u64)
    }

    /// Decisions and record of a looked-after review: mostly in time.
    pub(super) fn after_review(&mut self, review: Mark, held: Date, told: Timestamp, by: WorkerId) {
        let mut chance = self.beside(0xAF7E4 + days_between(held, TODAY) as u64);
        let mut day = |in_time: (i64, i64), late: (i64, i64), slow: u32| {
            let (low, high) = if chance.yes(slow) { late } else { in_time };
            let on = working_after(held, chance.range(low, high) as u32);
            (on, afternoon(&mut chance, on).max(told))
        };
        let steps = [
            (ReviewStep::DecisionsSent, day((2, 5), (6, 9), 8)),
            (ReviewStep::RecordWritten, day((8, 15), (16, 19), 10)),
            (ReviewStep::RecordShared, day((19, 20), (21, 26), 10)),
        ];
        for (step, (on, when)) in steps.into_iter().filter(|(_, (on, _))| *on < TODAY) {
            self.script.naming(when, by, move |numbers| {
                Some(CareReviewStepTaken { on, review: numbers.of(review)?, step })
            });
        }
    }

    /// The personal education plan of a child who came into care, begun.
    pub(super) fn plan_begun(&mut self, period: Mark, start: Date, stop: Date) {
        let mut chance = self.beside(0x9E9);
        let on = working_after(start, chance.range(3, 11) as u32);
        if start < OLD_SYSTEM || on >= stop.min(TODAY) || !(3..18).contains(&self.age(start)) {
            return;
        }
        let by = self.staff.worker(Desk::VirtualSchool, chance.next(), on);
        self.script.naming(afternoon(&mut chance, on), by, move |numbers| {
            Some(EducationPlanBegun { on, period: numbers.of(period)? })
        });
    }

    /// Concerns of the inspectorate about a children's home, seldom.
    pub(super) fn home_notice(&mut self, placement: Mark, from: Date, to: Date) {
        let mut chance = self.beside(0x30A + days_between(from, TODAY) as u64);
        let on = working_from(plus(from.max(OLD_SYSTEM), chance.range(20, 60)));
        if on >= to || !chance.yes(4) {
            return;
        }
        let by = self.holder(on, None);
        let says =
            "Too few staff at night; the home has been told to put it right within four weeks.".to_owned();
        self.script.naming(afternoon(&mut chance, on), by, move |numbers| {
            Some(HomeNoticeReceived { on, placement: numbers.of(placement)?, says })
        });
    }

    /// What the family thinks of a draft plan: most families say something.
    pub(super) fn views_on_draft(&mut self, request: Mark, draft: Date, by: WorkerId) {
        let mut chance = self.beside(0x4D);
        let on = working_from(plus(draft, chance.range(5, 13)));
        if on >= TODAY || !chance.yes(82) {
            return;
        }
        self.script.naming(afternoon(&mut chance, on), by, move |numbers| {
            Some(EhcViewsReceived { on, request: numbers.of(request)? })
        });
    }

    /// The move to secondary school or from it that lies ahead of a child with a plan, known in the autumn.
    pub(super) fn move_expected(&mut self, plan: Mark, issued: Date) {
        let mut chance = self.beside(0x50E);
        // Children born from September on are the oldest of their year.
        let age = self.age(plus(NEXT_SCHOOL_YEAR, -1));
        let to = match age {
            11 => PhaseMove::Other,
            16 => PhaseMove::SecondaryToPost16,
            _ => return,
        };
        let known = working_from(plus(Date::constant(2021, 9, 13), chance.range(0, 40)));
        let on = known.max(working_after(issued, 1));
        if on >= TODAY {
            return;
        }
        let by = self.staff.worker(Desk::Send, self.family.seed, on);
        self.script.naming(afternoon(&mut chance, on), by, move |numbers| {
            Some(EhcMoveExpected { on, plan: numbers.of(plan)?, to, moves_on: NEXT_SCHOOL_YEAR })
        });
    }

    /// What was found of an allegation.
    pub(super) fn allegation_resolved(&mut self, allegation: Mark, referred: Date, by: WorkerId) {
        let mut chance = self.beside(0xA11);
        let on = working_from(plus(referred, chance.range(14, 110)));
        if on >= TODAY {
            return;
        }
        let outcome = chance.weighted(&[
            (AllegationOutcome::Unsubstantiated, 45),
            (AllegationOutcome::Substantiated, 30),
            (AllegationOutcome::Unfounded, 20),
            (AllegationOutcome::False, 5),
        ]);
        self.script.naming(afternoon(&mut chance, on), by, move |numbers| {
            Some(AllegationResolved { on, allegation: numbers.of(allegation)?, outcome })
        });
    }

    /// Now and then a family with a plan elsewhere has just moved here; the conference is still to come.
    pub(super) fn moved_here_with_a_plan(&mut self) {
        let mut chance = self.beside(0x714);
        let on = working_before(TODAY, chance.range(2, 6) as u32);
        let life = &self.child.life;
        let settled = life.protection.is_empty() && life.care.is_empty() && life.disability.is_none();
        let grown = self.child.unborn || self.age(on) > 15 || life.dies;
        let known = self.child.registered < plus(on, -5) && self.child.registered > plus(on, -90);
        if !settled || grown || !known || !life.open_to_social_care(on) || !chance.yes(3) {
            return;
        }
        let by = self.holder(on, None);
        let from = "Northshire County Council".to_owned();
        self.script.put(afternoon(&mut chance, on), by, TransferInNotified { on, from });
    }
}
