//! Leaving care, written: what a young person needs, pathway plans and their reviews, work and school.

use calendar::{Date, birthday};
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::Leaving;
use crate::demo::timing::OLD_SYSTEM;
use crate::demo::windows::{Asked, Length, days_of};
use crate::demo::words::*;

impl Pen<'_> {
    /// A young person's way out of care.
    ///
    /// # Errors
    ///
    /// When reviews or supervision cannot be as planned.
    pub(super) fn leaving(&mut self) -> Result<(), String> {
        let Some(leaving) = self.child.life.leaving.clone() else { return Ok(()) };
        let mut shared = Chance::new(self.family.seed, 0x1EAF);
        let eighteen = birthday(self.child.born, 18);
        let stop = plus(leaving.over(self.child.born), -1).min(LAST_WORKING_DAY);
        let left = leaving.left.unwrap_or(eighteen);
        self.activities(&mut shared, &leaving);
        if left < TODAY {
            self.after_care(&mut shared, &leaving, left, stop);
        }
        if leaving.planned <= LAST_WORKING_DAY {
            self.pathway(&mut shared, &leaving, stop)?;
        }
        if let Some(adviser) = leaving.adviser {
            let from = adviser.max(OLD_SYSTEM);
            if from < stop {
                let service = ServiceKind::CareLeaver;
                self.supervisions(&mut shared, (from, stop), &leaving.supervision, service)?;
            }
        }
        self.after_twenty_one(&mut shared, &leaving);
        Ok(())
    }

    /// The assessment of needs, the plan and its reviews.
    fn pathway(&mut self, shared: &mut Chance, leaving: &Leaving, stop: Date) -> Result<(), String> {
        let planned = leaving.planned;
        let assessed = working_before(planned, shared.range(2, 9) as u32);
        let by = self.holder(assessed, None);
        self.scene(assessed);
        let found = self.cast.one(&mut self.chance, PATHWAY_NEEDS);
        let when = written(&mut self.chance, assessed, 0);
        self.script.put(when, by, PathwayNeedsAssessed { on: assessed, found });
        let aims = self.cast.one(&mut self.chance, PATHWAY_AIMS);
        let when = written(&mut self.chance, planned, 0);
        self.script.put(when, by, PathwayPlanMade { on: planned, aims });
        let from = plus(planned, 20).max(OLD_SYSTEM);
        if from >= stop {
            return Ok(());
        }
        let mut fixed = Vec::new();
        fixed.extend(Some(planned).filter(|day| *day >= OLD_SYSTEM));
        // When a return home breaks down, the plan is looked at anew.
        let anew = leaving.home.and_then(|(_, to)| to).map(|to| working_after(to, 4));
        fixed.extend(anew.filter(|day| *day <= stop));
        let asked = Asked {
            span: (from, stop),
            counted: &month_ends(),
            flags: &leaving.pathway,
            length: Length::Months(6),
            rhythm: (128, 168),
            late: 40,
            fixed: &fixed,
        };
        for event in days_of(shared, &asked)?.into_iter().filter(|event| event.on != planned) {
            let by = self.holder(event.on, None);
            self.scene(event.on);
            let note = self.cast.one(&mut self.chance, PATHWAY_REVIEWS);
            let when = match event.late {
                Some(day) => afternoon(&mut self.chance, working_after(day, 2)),
                None => written(&mut self.chance, event.on, 1),
            };
            self.script.put(when, by, PathwayPlanReviewed { on: event.on, note });
        }
        Ok(())
    }

    /// What the young person does, told shortly before each birthday that is looked back on, and sometimes
    /// between; and on leaving care early.
    fn activities(&mut self, shared: &mut Chance, leaving: &Leaving) {
        let birthdays = &leaving.neet;
        let over = leaving.over(self.child.born);
        for (day, neet) in birthdays {
            let on = plus(*day, -shared.range(2, 24));
            let activity = if *neet {
                shared.weighted(&[
                    (Activity::NeetOther, 64),
                    (Activity::NeetIllness, 22),
                    (Activity::NeetParenting, 14),
                ])
            } else {
                shared.weighted(&[
                    (Activity::EducationFullTime, 46),
                    (Activity::ApprenticeshipFullTime, 12),
                    (Activity::WorkFullTime, 18),
                    (Activity::WorkPartTime, 10),
                    (Activity::HigherEducationFullTime, 7),
                    (Activity::NotKnown, 7),
                ])
            };
            self.activity(on, activity, 0);
            let later = plus(*day, shared.range(60, 200));
            let next = birthdays.iter().any(|(other, _)| later > plus(*other, -40) && later <= *other);
            if !next && later < TODAY.min(over) && shared.yes(30) {
                let activity =
                    *shared.pick(&[Activity::WorkPartTime, Activity::EducationPartTime, Activity::NeetOther]);
                self.activity(later, activity, 1);
            }
        }
        if let Some(left) = leaving.left.filter(|left| *left < TODAY) {
            let near = |(day, _): &(Date, bool)| days_between(left, *day).abs() < 40;
            if !birthdays.iter().any(near) {
                self.activity(left, Activity::EducationFullTime, 0);
            }
        }
    }

    fn activity(&mut self, on: Date, activity: Activity, lag: i64) {
        let age = self.age(on);
        // Nobody is at university at 17, and who works at 16 or 17 is an apprentice.
        let activity = match activity {
            Activity::HigherEducationFullTime if age < 18 => Activity::EducationFullTime,
            Activity::WorkFullTime if age < 18 => Activity::ApprenticeshipFullTime,
            same => same,
        };
        let does = match activity {
            Activity::NeetOther => "neet",
            Activity::NeetIllness => "ill",
            Activity::NeetParenting => "parent",
            Activity::EducationFullTime | Activity::EducationPartTime | Activity::HigherEducationFullTime => {
                "study"
            }
            Activity::NotKnown => "",
            _ => "work",
        };
        self.does.push((on, does));
        let by = self.holder(on, None);
        let when = written(&mut self.chance, on, lag);
        self.script.put(when, by, ActivityRecorded { on, activity });
    }
}
