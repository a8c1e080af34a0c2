//! The disability service, written.

use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::disability::counted_days;
use crate::demo::lives::Assessment;
use crate::demo::timing::OLD_SYSTEM;
use crate::demo::windows::{Asked, Length, days_of};

impl Pen<'_> {
    /// A time with the disability service.
    ///
    /// # Errors
    ///
    /// When visits or supervision cannot be as planned.
    pub(super) fn disability(&mut self) -> Result<(), String> {
        let Some(spell) = self.child.life.disability.clone() else { return Ok(()) };
        let mut shared = Chance::new(self.family.seed, 0xD15);
        let stop = spell.end.map_or(LAST_WORKING_DAY, |end| plus(end, -1));
        let service = ServiceKind::Disability;
        let plan = match spell.plan {
            Some(_) if spell.transferred => self.plan,
            Some(on) => Some(self.need_plan(on)),
            None => None,
        };
        let from = plus(spell.start, 1).max(OLD_SYSTEM);
        if from < stop {
            let visits = Asked {
                span: (from, stop),
                counted: &counted_days(),
                flags: &spell.visits,
                length: Length::Days(42),
                rhythm: (25, 40),
                late: 55,
                fixed: &[],
            };
            for event in days_of(&mut shared, &visits)? {
                self.visit(event.on, VisitKind::Disability, true, event.late);
            }
            self.supervisions(&mut shared, (from, stop), &spell.supervision, service)?;
        }
        let mut done = spell.start;
        for on in &spell.reviews {
            match plan.filter(|_| !spell.assessed_on(*on)) {
                Some(plan) => self.need_review(plan, *on, service),
                None => {
                    let start = working_before(*on, shared.range(6, 12) as u32).max(plus(done, 1)).min(*on);
                    let outcome = AssessmentOutcome::NoFurtherAction;
                    let assessment = Assessment { start, authorised: *on, outcome };
                    self.assessment(&assessment, None, start, &mut shared);
                    done = *on;
                }
            }
        }
        if let (Some(on), Some(plan)) = (spell.end, plan) {
            let reason = if self.age(on) >= 18 { NeedPlanEnd::Eighteen } else { NeedPlanEnd::NeedsMet };
            let by = self.manager(on, Some(service));
            let when = self.turn(on, Turn::Ended);
            self.script
                .naming(when, by, move |numbers| Some(NeedPlanEnded { on, plan: numbers.of(plan)?, reason }));
        }
        Ok(())
    }
}
