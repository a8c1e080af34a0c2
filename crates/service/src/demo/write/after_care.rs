//! After care, written: homes, living with a parent again, advisers in touch, help after 21.

use calendar::{Date, birthday};
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::Leaving;
use crate::demo::timing::OLD_SYSTEM;
use crate::demo::words::*;

impl Pen<'_> {
    /// From the day on which care ended: a home, and contact every few weeks.
    pub(super) fn after_care(&mut self, shared: &mut Chance, leaving: &Leaving, left: Date, stop: Date) {
        match leaving.home {
            Some(home) => self.home_again(home, leaving.over(self.child.born)),
            None => self.own_home(shared, left, stop, leaving.left.is_some()),
        }
        let first = if leaving.left.is_some() {
            working_after(left, shared.range(2, 4) as u32)
        } else {
            working_from(plus(left.max(OLD_SYSTEM), shared.range(3, 30)))
        };
        let mut on = first;
        while on <= stop {
            let means = if on == first {
                ContactMeans::InPerson
            } else {
                shared.weighted(&[
                    (ContactMeans::InPerson, 46),
                    (ContactMeans::Phone, 24),
                    (ContactMeans::Message, 14),
                    (ContactMeans::Video, 10),
                    (ContactMeans::Attempted, 6),
                ])
            };
            self.contacted(shared, on, means);
            if means == ContactMeans::InPerson && shared.yes(34) {
                self.visit(on, VisitKind::CareLeaver, true, None);
            }
            on = working_from(plus(on, shared.range(24, 62)));
        }
        let eighteen = birthday(self.child.born, 18);
        let held = plus(eighteen, shared.range(120, 400));
        let freed = plus(held, shared.range(60, 200));
        if freed < stop && shared.yes(3) && leaving.home.is_none() {
            let arrangement = LivingArrangement::Detained;
            let by = self.holder(held, None);
            let when = written(&mut self.chance, held, 1);
            let mark = self.script.put(when, by, LivingArrangementStarted { on: held, arrangement });
            let when = written(&mut self.chance, freed, 1);
            self.script.naming(when, by, move |numbers| {
                Some(LivingArrangementEnded { on: freed, arrangement: numbers.of(mark)? })
            });
        }
    }

    fn contacted(&mut self, shared: &mut Chance, on: Date, means: ContactMeans) {
        let by = self.holder(on, Some(ServiceKind::CareLeaver));
        let reached = means != ContactMeans::Attempted;
        let in_touch = if reached { InTouch::Yes } else { InTouch::No };
        self.scene(on);
        let after = self.cast.scene.get().age >= 21;
        let note = match means {
            ContactMeans::Attempted => "No answer. Will try again.".to_owned(),
            _ if after => self.cast.one(shared, ASKED_AGAIN),
            ContactMeans::InPerson => self.cast.one(shared, MET),
            ContactMeans::Phone | ContactMeans::Video => self.cast.one(shared, RANG),
            ContactMeans::Message | ContactMeans::Letter => self.cast.one(shared, WROTE),
        };
        let lag = usual_lag(&mut self.chance);
        let when = written(&mut self.chance, on, lag);
        self.script.put(when, by, CareLeaverContacted { on, means, in_touch, note });
    }

    fn lives_at(&mut self, on: Date, accommodation: Accommodation, lag: i64) {
        let (lives, provided_by_authority) = match accommodation {
            Accommodation::StayingPut => ("staying", false),
            Accommodation::SemiIndependentSuitable | Accommodation::LodgingsSupportedSuitable => {
                ("shared", true)
            }
            Accommodation::FamilySuitable => ("parents", false),
            Accommodation::Custody => ("custody", false),
            Accommodation::NoFixedAbode | Accommodation::BedAndBreakfast => ("homeless", false),
            _ => ("flat", false),
        };
        self.lives.push((on, lives));
        let by = self.holder(on, None);
        let when = written(&mut self.chance, on, lag);
        self.script.put(when, by, AccommodationRecorded { on, accommodation, provided_by_authority });
    }

    /// A home of one's own, or with former carers, or shared.
    fn own_home(&mut self, shared: &mut Chance, left: Date, stop: Date, early: bool) {
        let ended = self.child.life.care.iter().rev().find(|one| !one.short_breaks).and_then(|one| one.end);
        let stays = ended.is_some_and(|(_, why)| why == CareEnd::StayingPut);
        let alone = self.cast.kin.alone;
        let accommodation = if stays {
            Accommodation::StayingPut
        } else if early {
            *shared.pick(&[Accommodation::SemiIndependentSuitable, Accommodation::LodgingsSupportedSuitable])
        } else {
            shared.weighted(&[
                (Accommodation::SemiIndependentSuitable, if alone { 52 } else { 40 }),
                (Accommodation::IndependentSuitable, 30),
                (Accommodation::LodgingsSupportedSuitable, 14),
                (Accommodation::FamilySuitable, if alone { 0 } else { 10 }),
                (Accommodation::NoFixedAbode, 2),
                (Accommodation::Custody, 2),
                (Accommodation::BedAndBreakfast, 2),
            ])
        };
        self.lives_at(left, accommodation, 0);
        let eighteen = birthday(self.child.born, 18);
        let moved = plus(left.max(eighteen), shared.range(200, 600));
        if moved < stop && shared.yes(45) && accommodation != Accommodation::IndependentSuitable {
            self.lives_at(moved, Accommodation::IndependentSuitable, 1);
        }
    }

    /// With a parent again: for good, or until it breaks down.
    fn home_again(&mut self, (from, to): (Date, Option<Date>), over: Date) {
        self.lives_at(from, Accommodation::FamilySuitable, 0);
        let by = self.holder(from, None);
        let when = written(&mut self.chance, from, 0);
        let arrangement = LivingArrangement::WithParent;
        let mark = self.script.put(when, by, LivingArrangementStarted { on: from, arrangement });
        let (day, words) = match to {
            Some(to) => (to, BROKE_DOWN),
            None => (working_before(over, 1), SETTLED),
        };
        if day > LAST_WORKING_DAY {
            return;
        }
        let by = self.holder(day, Some(ServiceKind::CareLeaver));
        self.scene(day);
        let note = self.cast.one(&mut self.chance, words);
        let when = written(&mut self.chance, day, 0);
        self.script.put(when, by, NoteWritten { on: day, kind: None, note });
        if let Some(to) = to {
            self.script.naming(when, by, move |numbers| {
                Some(LivingArrangementEnded { on: to, arrangement: numbers.of(mark)? })
            });
            self.lives_at(to, Accommodation::LodgingsSupportedSuitable, 0);
        }
    }

    /// From the 21st birthday on: advice on standing, and help for those who ask.
    pub(super) fn after_twenty_one(&mut self, shared: &mut Chance, leaving: &Leaving) {
        let twenty_one = birthday(self.child.born, 21);
        let advised = plus(twenty_one, 30);
        if advised < TODAY && shared.yes(12) && leaving.home.is_none() {
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
        let Some((asked, closed)) = leaving.asked else { return };
        let by = self.manager(asked, None);
        let when = written(&mut self.chance, asked, 0);
        let request = self.script.put(when, by, AdviserRequested { on: asked });
        let stop = closed.unwrap_or(LAST_WORKING_DAY);
        let mut on = working_after(asked, shared.range(2, 6) as u32);
        while on < stop {
            let means = shared.weighted(&[(ContactMeans::InPerson, 60), (ContactMeans::Phone, 40)]);
            self.contacted(shared, on, means);
            on = working_from(plus(on, shared.range(18, 40)));
        }
        if let Some(closed) = closed {
            let by = self.manager(closed, None);
            let when = written(&mut self.chance, closed, 0);
            self.script.naming(when, by, move |numbers| {
                Some(AdviserRequestClosed { on: closed, request: numbers.of(request)? })
            });
        }
    }
}
