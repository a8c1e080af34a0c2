//! Visits of every kind.

use calendar::{Date, Time};
use jiff::Timestamp;
use practice::code_sets::{ServiceKind, VisitKind, VisitPlace};
use practice::facts::ChildVisited;

use super::Pen;
use crate::demo::days::{afternoon, plus, usual_lag, working_from, written};
use crate::demo::words::NOT_SEEN;

impl Pen<'_> {
    /// One visit, written down after the usual lag, or on the given day where it was late.
    pub(super) fn visit(&mut self, on: Date, kind: VisitKind, seen: bool, late: Option<Date>) {
        let service = match kind {
            VisitKind::ChildInNeed => Some(ServiceKind::ChildInNeed),
            VisitKind::ChildProtection => Some(ServiceKind::ChildProtection),
            VisitKind::LookedAfter => Some(ServiceKind::LookedAfter),
            VisitKind::CareLeaver => Some(ServiceKind::CareLeaver),
            VisitKind::Disability => Some(ServiceKind::Disability),
            VisitKind::EarlyHelp => Some(ServiceKind::EarlyHelp),
            VisitKind::Assessment => Some(ServiceKind::Assessment),
            VisitKind::PrivateFostering => None,
        };
        let by = self.holder(on, service);
        let chance = &mut self.chance;
        let when: Timestamp = match late {
            Some(day) => afternoon(chance, working_from(plus(day, 1))),
            None => {
                let lag = usual_lag(chance);
                written(chance, on, lag)
            }
        };
        let at = Some(Time::constant(chance.range(9, 14) as i8, 15 * chance.range(0, 3) as i8, 0, 0));
        let place = match kind {
            VisitKind::LookedAfter => chance.weighted(&[
                (VisitPlace::Placement, 80),
                (VisitPlace::School, 10),
                (VisitPlace::Community, 7),
                (VisitPlace::Video, 3),
            ]),
            _ => chance.weighted(&[
                (VisitPlace::Home, 76),
                (VisitPlace::School, 16),
                (VisitPlace::Office, 3),
                (VisitPlace::Community, 2),
                (VisitPlace::Video, 3),
            ]),
        };
        let voice = self.family.theme.voice();
        let age = calendar::age_on(self.child.born, on).unwrap_or(0);
        let (words, note) = if !seen {
            (String::new(), self.cast.one(chance, NOT_SEEN))
        } else {
            let words = match age {
                0..2 => String::new(),
                2..11 => self.cast.one(chance, voice.young),
                _ => self.cast.one(chance, voice.older),
            };
            let lists: &[&[&str]] =
                if chance.yes(55) { &[voice.signs, voice.actions] } else { &[voice.signs, voice.strengths] };
            (words, self.cast.paragraph(chance, lists))
        };
        let alone = seen && age >= 3 && chance.yes(58);
        self.script.put(when, by, ChildVisited { on, at, kind, seen, alone, place, words, note });
    }
}
