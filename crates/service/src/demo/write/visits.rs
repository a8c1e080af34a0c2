//! Visits of every kind.

use calendar::{Date, Time};
use jiff::Timestamp;
use practice::code_sets::{ServiceKind, VisitKind, VisitPlace};
use practice::facts::ChildVisited;

use super::Pen;
use crate::demo::days::{afternoon, plus, usual_lag, working_from, written};
use crate::demo::words::{
    CARE_OLDER, CARE_VISIT, CARE_YOUNG, HOME_VISIT, LEAVER_VISIT, LEAVER_WORDS, NOT_SEEN, OLDER_ANY_DAY,
    SCHOOL_VISIT, UNBORN_VISIT, VIDEO_VISIT, YOUNG_ANY_DAY,
};

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
        let voice = self.voice(on);
        let chance = &mut self.chance;
        let age = self.cast.scene.get().age;
        let care = kind == VisitKind::LookedAfter;
        let seen = seen && on >= self.child.born;
        let (words, note) = if !seen {
            let list = if self.cast.scene.get().unborn { UNBORN_VISIT } else { NOT_SEEN };
            (String::new(), self.cast.one(chance, list))
        } else {
            let leaver = kind == VisitKind::CareLeaver;
            let (own, any) = match (age, care) {
                _ if leaver => (Some(LEAVER_WORDS), Some(LEAVER_WORDS)),
                (..2, _) => (None, None),
                (2..11, true) => (Some(CARE_YOUNG), Some(YOUNG_ANY_DAY)),
                (2..11, false) => (Some(voice.young), Some(YOUNG_ANY_DAY)),
                (_, true) => (Some(CARE_OLDER), Some(OLDER_ANY_DAY)),
                (_, false) => (Some(voice.older), Some(OLDER_ANY_DAY)),
            };
            let words = if chance.yes(36) { own } else { any };
            let words = words.map(|list| self.cast.one(chance, list)).unwrap_or_default();
            let day = match place {
                VisitPlace::School => SCHOOL_VISIT,
                VisitPlace::Video => VIDEO_VISIT,
                _ if leaver => LEAVER_VISIT,
                _ if care => CARE_VISIT,
                _ => HOME_VISIT,
            };
            let lists: &[&'static [&'static str]] = match chance.range(0, 9) {
                // The signs of a theme are signs of the home.
                _ if care && place == VisitPlace::Placement => &[day, day],
                _ if matches!(place, VisitPlace::School | VisitPlace::Video) || care || leaver => &[day],
                0..3 => &[day, voice.signs],
                3..6 => &[voice.signs, voice.actions],
                6..8 => &[day, voice.strengths],
                _ => &[day, voice.actions],
            };
            (words, self.cast.paragraph(chance, lists))
        };
        let alone = seen && age >= 3 && chance.yes(58);
        self.script.put(when, by, ChildVisited { on, at, kind, seen, alone, place, words, note });
    }
}
