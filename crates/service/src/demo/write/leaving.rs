//! Leaving care, written: pathway plans, advisers in touch, homes, work and school.

use calendar::{Date, birthday};
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
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
        let stop = plus(birthday(self.child.born, 21), -1).min(LAST_WORKING_DAY);
        let planned = leaving.planned;
        if planned <= LAST_WORKING_DAY {
            let assessed = working_before(planned, shared.range(2, 9) as u32);
            let by = self.holder(assessed, None);
            let found = "Cooking, money and travel on their own: well begun. Health and papers: help needed. Wants family near.";
            let when = written(&mut self.chance, assessed, 0);
            self.script.put(when, by, PathwayNeedsAssessed { on: assessed, found: found.to_owned() });
            let aims = (*self.chance.pick(PATHWAY_AIMS)).to_owned();
            let when = written(&mut self.chance, planned, 0);
            self.script.put(when, by, PathwayPlanMade { on: planned, aims });
            let from = plus(planned, 20).max(OLD_SYSTEM);
            let fixed = [planned];
            let asked = Asked {
                span: (from, stop),
                counted: &month_ends(),
                flags: &leaving.pathway,
                length: Length::Months(6),
                rhythm: (128, 168),
                late: 40,
                fixed: if planned >= OLD_SYSTEM { &fixed } else { &[] },
            };
            if from < stop {
                for event in days_of(&mut shared, &asked)?.into_iter().filter(|event| event.on != planned) {
                    let by = self.holder(event.on, None);
                    let note = self.cast.one(&mut self.chance, PATHWAY_REVIEWS);
                    let when = match event.late {
                        Some(day) => afternoon(&mut self.chance, working_after(day, 2)),
                        None => written(&mut self.chance, event.on, 1),
                    };
                    self.script.put(when, by, PathwayPlanReviewed { on: event.on, note });
                }
            }
        }
        self.activities(&mut shared, &leaving.neet);
        if let Some(adviser) = leaving.adviser {
            let from = adviser.max(OLD_SYSTEM);
            if from < stop {
                let service = ServiceKind::CareLeaver;
                self.supervisions(&mut shared, (from, stop), &leaving.supervision, service)?;
            }
        }
        if eighteen < TODAY {
            self.adult_life(&mut shared, eighteen, stop);
        }
        Ok(())
    }

    /// What the young person does, told shortly before each birthday that is looked back on, and sometimes
    /// between.
    fn activities(&mut self, shared: &mut Chance, birthdays: &[(Date, bool)]) {
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
            let by = self.holder(on, None);
            let when = written(&mut self.chance, on, 0);
            self.script.put(when, by, ActivityRecorded { on, activity });
            let later = plus(*day, shared.range(60, 200));
            let next = birthdays.iter().any(|(other, _)| later > plus(*other, -40) && later <= *other);
            if !next && later < TODAY && shared.yes(30) && later < birthday(self.child.born, 24) {
                let activity =
                    *shared.pick(&[Activity::WorkPartTime, Activity::EducationPartTime, Activity::NeetOther]);
                let by = self.holder(later, None);
                let when = written(&mut self.chance, later, 1);
                self.script.put(when, by, ActivityRecorded { on: later, activity });
            }
        }
    }

    /// After 18: a home, contact every few weeks, and help after 21 for those who ask.
    fn adult_life(&mut self, shared: &mut Chance, eighteen: Date, stop: Date) {
        let stays = self
            .child
            .life
            .care
            .last()
            .and_then(|one| one.end)
            .is_some_and(|(_, why)| why == CareEnd::StayingPut);
        let accommodation = if stays {
            Accommodation::StayingPut
        } else {
            shared.weighted(&[
                (Accommodation::SemiIndependentSuitable, 40),
                (Accommodation::IndependentSuitable, 30),
                (Accommodation::LodgingsSupportedSuitable, 14),
                (Accommodation::FamilySuitable, 10),
                (Accommodation::NoFixedAbode, 2),
                (Accommodation::Custody, 2),
                (Accommodation::BedAndBreakfast, 2),
            ])
        };
        let provided_by_authority = matches!(
            accommodation,
            Accommodation::SemiIndependentSuitable | Accommodation::LodgingsSupportedSuitable
        );
        let by = self.holder(eighteen, None);
        let when = written(&mut self.chance, eighteen, 0);
        self.script.put(
            when,
            by,
            AccommodationRecorded { on: eighteen, accommodation, provided_by_authority },
        );
        let moved = plus(eighteen, shared.range(200, 600));
        if moved < stop && shared.yes(45) && accommodation != Accommodation::IndependentSuitable {
            let accommodation = Accommodation::IndependentSuitable;
            let by = self.holder(moved, None);
            let when = written(&mut self.chance, moved, 1);
            self.script.put(
                when,
                by,
                AccommodationRecorded { on: moved, accommodation, provided_by_authority: false },
            );
        }
        let mut on = working_from(plus(eighteen.max(OLD_SYSTEM), shared.range(3, 30)));
        while on <= stop {
            let by = self.holder(on, Some(ServiceKind::CareLeaver));
            let means = shared.weighted(&[
                (ContactMeans::InPerson, 46),
                (ContactMeans::Phone, 24),
                (ContactMeans::Message, 14),
                (ContactMeans::Video, 10),
                (ContactMeans::Attempted, 6),
            ]);
            let reached = means != ContactMeans::Attempted;
            let in_touch = if reached { InTouch::Yes } else { InTouch::No };
            let note = match means {
                ContactMeans::InPerson => self.cast.one(shared, MET),
                ContactMeans::Phone | ContactMeans::Video => self.cast.one(shared, RANG),
                ContactMeans::Attempted => "No answer. Will try again.".to_owned(),
                ContactMeans::Message | ContactMeans::Letter => self.cast.one(shared, WROTE),
            };
            let lag = usual_lag(&mut self.chance);
            let when = written(&mut self.chance, on, lag);
            self.script.put(when, by, CareLeaverContacted { on, means, in_touch, note });
            if shared.yes(16) {
                self.visit(on, VisitKind::CareLeaver, true, None);
            }
            on = working_from(plus(on, shared.range(24, 62)));
        }
        let held = plus(eighteen, shared.range(120, 400));
        let freed = plus(held, shared.range(60, 200));
        if freed < stop && shared.yes(3) {
            let arrangement = LivingArrangement::Detained;
            let by = self.holder(held, None);
            let when = written(&mut self.chance, held, 1);
            let mark = self.script.put(when, by, LivingArrangementStarted { on: held, arrangement });
            let when = written(&mut self.chance, freed, 1);
            self.script.naming(when, by, move |numbers| {
                Some(LivingArrangementEnded { on: freed, arrangement: numbers.of(mark)? })
            });
        }
        let twenty_one = birthday(self.child.born, 21);
        let advised = plus(twenty_one, 30);
        if advised < TODAY && shared.yes(12) {
            let status = LeavingCareStatus::FormerRelevant;
            let reason =
                "Counsel's advice: a late assessment does not take away the duty; support goes on to 25."
                    .to_owned();
            let by = self.manager(advised, None);
            let when = written(&mut self.chance, advised, 1);
            self.script.put(
                when,
                by,
                LeavingCareStatusOverridden { on: advised, status, reason, until: None },
            );
        }
        let asked = plus(twenty_one, shared.range(20, 120));
        if asked < TODAY && shared.yes(35) {
            let by = self.manager(asked, None);
            let when = written(&mut self.chance, asked, 0);
            let request = self.script.put(when, by, AdviserRequested { on: asked });
            let closed = plus(asked, shared.range(60, 150));
            if closed < TODAY {
                let when = written(&mut self.chance, closed, 0);
                self.script.naming(when, by, move |numbers| {
                    Some(AdviserRequestClosed { on: closed, request: numbers.of(request)? })
                });
            }
        }
    }
}
