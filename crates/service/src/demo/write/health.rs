//! Health and schooling of children looked after, written.

use calendar::Date;
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::script::Mark;
use crate::demo::staff::Desk;
use crate::demo::timing::OLD_SYSTEM;

/// Days in each school term on which personal education plans are made: first, last, which term.
const TERMS: &[(Date, Date, SchoolTerm)] = &[
    (Date::constant(2020, 1, 13), Date::constant(2020, 3, 27), SchoolTerm::Spring),
    (Date::constant(2020, 5, 4), Date::constant(2020, 7, 10), SchoolTerm::Summer),
    (Date::constant(2020, 9, 14), Date::constant(2020, 12, 11), SchoolTerm::Autumn),
    (Date::constant(2021, 1, 11), Date::constant(2021, 3, 26), SchoolTerm::Spring),
    (Date::constant(2021, 4, 26), Date::constant(2021, 7, 9), SchoolTerm::Summer),
    (Date::constant(2021, 9, 13), Date::constant(2021, 11, 12), SchoolTerm::Autumn),
];

impl Pen<'_> {
    /// Health assessments, dental checks, questionnaires.
    pub(super) fn health(&mut self, shared: &mut Chance, period: Mark, start: Date, stop: Date) {
        let mut on = working_after(start, shared.range(10, 24) as u32);
        let mut kind = HealthAssessmentKind::Initial;
        if on < OLD_SYSTEM {
            kind = HealthAssessmentKind::Review;
            on = working_from(plus(OLD_SYSTEM, self.chance.range(5, 300)));
        }
        while on <= stop {
            let by = self.holder(on, None);
            let who = match kind {
                HealthAssessmentKind::Initial => "Community paediatrician",
                HealthAssessmentKind::Review => "Specialist nurse for children looked after",
            };
            let (done, done_by) = (kind, who.to_owned());
            let when = written(&mut self.chance, on, 2);
            self.script.naming(when, by, move |numbers| {
                Some(HealthAssessed { on, period: numbers.of(period)?, kind: done, by: done_by })
            });
            kind = HealthAssessmentKind::Review;
            let every = if self.age(on) < 5 { (150, 185) } else { (320, 372) };
            on = working_from(plus(on, self.chance.range(every.0, every.1)));
        }
        let mut on = working_from(plus(start.max(OLD_SYSTEM), self.chance.range(20, 200)));
        while on <= stop {
            if self.age(on) >= 2 {
                let by = self.holder(on, None);
                let when = written(&mut self.chance, on, 2);
                self.script.put(when, by, DentalChecked { on });
            }
            on = working_from(plus(on, self.chance.range(170, 420)));
        }
        let mut on = working_from(plus(start.max(OLD_SYSTEM), self.chance.range(90, 300)));
        while on <= stop {
            if (4..17).contains(&self.age(on)) {
                let refused = self.chance.yes(8);
                let score = (!refused).then(|| self.chance.range(3, 27) as u8);
                let reason = refused.then_some(SdqReason::CarerRefused);
                let by = self.holder(on, None);
                let when = written(&mut self.chance, on, 1);
                self.script.put(when, by, SdqScored { on, score, reason });
            }
            on = working_from(plus(on, self.chance.range(340, 400)));
        }
    }

    /// A personal education plan each term.
    pub(super) fn schooling(&mut self, shared: &mut Chance, period: Mark, start: Date, stop: Date) {
        self.plan_begun(period, start, stop);
        for (first, last, term) in TERMS {
            let first = (*first).max(plus(start, 10));
            let age = self.age(first);
            if first >= (*last).min(stop) || !(3..18).contains(&age) || self.chance.yes(9) {
                continue;
            }
            let on = working_in(&mut self.chance, first, (*last).min(stop));
            let by = self.staff.worker(Desk::VirtualSchool, shared.next(), on);
            let (term, when) = (*term, written(&mut self.chance, on, 1));
            self.script.naming(when, by, move |numbers| {
                Some(EducationPlanMade { on, period: numbers.of(period)?, term })
            });
        }
    }
}
