//! Child in need plans, written: start, visits, reviews, supervision, end.

use calendar::Date;
use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::{NeedEnd, NeedSpell};
use crate::demo::script::Mark;
use crate::demo::windows::{Asked, Length, days_of};
use crate::demo::words::*;

impl Pen<'_> {
    /// Every child in need plan held by Protection and Court.
    ///
    /// # Errors
    ///
    /// When visits or supervision cannot be as planned.
    pub(super) fn needs(&mut self) -> Result<(), String> {
        for spell in self.child.life.needs.clone() {
            self.need(&spell)?;
        }
        Ok(())
    }

    fn need(&mut self, spell: &NeedSpell) -> Result<(), String> {
        let plan = self.need_plan(spell.start);
        self.plan = Some(plan);
        let last = spell.end.map_or(LAST_WORKING_DAY, |(day, _)| plus(day, -1));
        let service = ServiceKind::ChildInNeed;
        let mut shared = Chance::new(self.family.seed, days_between(spell.start, TODAY) as u64);
        let visits = Asked {
            span: (spell.start, last),
            counted: &month_ends(),
            flags: &spell.visits,
            length: Length::Days(28),
            rhythm: (16, 28),
            late: 62,
            fixed: &[],
        };
        for event in days_of(&mut shared, &visits)? {
            let tried = shared.yes(7) && event.late.is_some();
            self.visit(event.on, VisitKind::ChildInNeed, !tried, event.late);
        }
        self.supervisions(&mut shared, (spell.start, last), &spell.supervision, service)?;
        for on in &spell.reviews {
            self.need_review(plan, *on, service);
        }
        let Some((on, NeedEnd::Ended(reason))) = spell.end else { return Ok(()) };
        // A conference or the start of care ends the plan by its own decision.
        if matches!(reason, NeedPlanEnd::SteppedUp | NeedPlanEnd::LookedAfter) {
            return Ok(());
        }
        let by = self.manager(on, Some(service));
        let when = self.turn(on, Turn::Ended);
        self.script
            .naming(when, by, move |numbers| Some(NeedPlanEnded { on, plan: numbers.of(plan)?, reason }));
        Ok(())
    }

    /// The start of a plan.
    pub(super) fn need_plan(&mut self, on: Date) -> Mark {
        let by = self.manager(on, None);
        let aim = {
            let voice = self.voice(on);
            self.cast.told(&mut self.chance, &[voice.aims, ANY_AIMS])
        };
        let assessed = self.assessed.iter().find(|(day, _)| *day == on).map(|(_, mark)| *mark);
        let when = self.turn(on, Turn::Opened);
        self.script.naming(when, by, move |numbers| {
            let assessment = match assessed {
                Some(mark) => Some(numbers.of(mark)?),
                None => None,
            };
            Some(NeedPlanStarted { on, assessment, aim })
        })
    }

    /// A review of a plan, written down by the time it counts.
    pub(super) fn need_review(&mut self, plan: Mark, on: Date, service: ServiceKind) {
        let by = self.holder(on, Some(service));
        let progress = self.progress();
        let voice = self.voice(on);
        let meeting = self.meeting();
        let progressed = if self.chance.yes(50) { PROGRESS } else { PROGRESS_TOO };
        let note = self.cast.paragraph(&mut self.chance, &[meeting, progressed, voice.actions]);
        let when = written(&mut self.chance, on, 1);
        self.script.naming(when, by, move |numbers| {
            Some(NeedPlanReviewed { on, plan: numbers.of(plan)?, progress, note })
        });
    }

    /// Supervision of the work of a service.
    ///
    /// # Errors
    ///
    /// When it cannot be as planned.
    pub(super) fn supervisions(
        &mut self,
        shared: &mut Chance,
        span: (Date, Date),
        flags: &crate::demo::lives::Flags,
        service: ServiceKind,
    ) -> Result<(), String> {
        let (counted, length, rhythm) = if service == ServiceKind::Disability {
            (crate::demo::disability::counted_days(), Length::Days(56), (32, 50))
        } else {
            (month_ends(), Length::Days(42), (26, 40))
        };
        let asked = Asked { span, counted: &counted, flags, length, rhythm, late: 12, fixed: &[] };
        for event in days_of(shared, &asked)? {
            let on = event.on;
            let by = self.manager(on, Some(service));
            self.scene(on);
            let list = match service {
                ServiceKind::CareLeaver => LEAVER_SUPERVISION,
                ServiceKind::LookedAfter => CARE_SUPERVISION,
                ServiceKind::Disability => DISABILITY_SUPERVISION,
                ServiceKind::EarlyHelp => EARLY_HELP_SUPERVISION,
                _ if self.chance.yes(34) => SUPERVISION,
                _ => SUPERVISION_TOO,
            };
            let note = self.cast.one(&mut self.chance, list);
            let when = match event.late {
                Some(day) => afternoon(&mut self.chance, working_after(day, 1)),
                None => {
                    let lag = shared.weighted(&[(0, 70), (1, 20), (3, 10)]);
                    written(&mut self.chance, on, lag)
                }
            };
            self.script.put(when, by, Supervised { on, service, note });
        }
        Ok(())
    }

    /// How a meeting went.
    pub(super) fn meeting(&mut self) -> &'static [&'static str] {
        if self.chance.yes(34) { MEETINGS } else { MEETINGS_TOO }
    }

    /// How things have changed.
    pub(super) fn progress(&mut self) -> Progress {
        self.chance.weighted(&[(Progress::Better, 48), (Progress::Same, 38), (Progress::Worse, 14)])
    }
}
