//! Visits of every kind.

use calendar::{Date, Time};
use jiff::Timestamp;
use practice::code_sets::{PrimaryNeed, ServiceKind, VisitKind, VisitPlace};
use practice::facts::ChildVisited;

use super::Pen;
use crate::demo::days::{afternoon, plus, usual_lag, working_from, written};
use crate::demo::words::{
    AGREED, CARE_OLDER, CARE_VISIT, CARE_YOUNG, DISABILITY_TELLS, DISABILITY_VISIT, ELSEWHERE, GOES_WELL,
    HOME_VISIT, LEAVER_VISIT, LEAVER_WORDS, NOT_SEEN, OLDER_ANY_DAY, SCHOOL_VISIT, SHORT_BREAK_VISIT,
    STILL_WORRIES, UNBORN_VISIT, VIDEO_VISIT, Voice, YOUNG_ANY_DAY,
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
        let scene = self.cast.scene.get();
        // Nobody is seen at a school that is closed, or that they do not go to.
        let place = match place {
            VisitPlace::School if scene.school.is_empty() || !Pen::term(on) => {
                if kind == VisitKind::LookedAfter { VisitPlace::Placement } else { VisitPlace::Home }
            }
            // The placement may not be written down yet on the day on which care began.
            VisitPlace::Home if scene.care => VisitPlace::Community,
            VisitPlace::Video if on < Date::constant(2020, 3, 23) => VisitPlace::Community,
            same => same,
        };
        let age = scene.age;
        let seen = seen && !scene.unborn;
        let (words, note) = if !seen {
            let list = if scene.unborn { UNBORN_VISIT } else { NOT_SEEN };
            (String::new(), self.cast.one(&mut self.chance, list))
        } else {
            (self.heard(kind, voice), self.observed(kind, place, voice))
        };
        let chance = &mut self.chance;
        let alone = seen && age >= 3 && chance.yes(58);
        self.script.put(
            when,
            by,
            ChildVisited { on, at, kind, seen, alone, why_not: None, place, words, note },
        );
    }

    /// What the child says or shows: of what weighs on the family, or of any day.
    fn heard(&mut self, kind: VisitKind, voice: &'static Voice) -> String {
        let chance = &mut self.chance;
        let age = self.cast.scene.get().age;
        let (own, any): (&'static [&'static str], &'static [&'static str]) = match kind {
            VisitKind::CareLeaver => (LEAVER_WORDS, LEAVER_WORDS),
            _ if age < 2 => return String::new(),
            _ if voice.need == PrimaryNeed::ChildsDisability => {
                (if age < 11 { voice.young } else { voice.older }, DISABILITY_TELLS)
            }
            VisitKind::LookedAfter if age < 11 => (CARE_YOUNG, YOUNG_ANY_DAY),
            VisitKind::LookedAfter => (CARE_OLDER, OLDER_ANY_DAY),
            _ if age < 11 => (voice.young, YOUNG_ANY_DAY),
            _ => (voice.older, OLDER_ANY_DAY),
        };
        let own_first = chance.yes(36);
        let said = if own_first { self.cast.fresh(chance, own) } else { None };
        said.or_else(|| self.cast.fresh(chance, any)).unwrap_or_default()
    }

    /// What the worker sees, thinks and agrees.
    fn observed(&mut self, kind: VisitKind, place: VisitPlace, voice: &'static Voice) -> String {
        let chance = &mut self.chance;
        let care = kind == VisitKind::LookedAfter || self.cast.scene.get().care;
        let disabled = voice.need == PrimaryNeed::ChildsDisability;
        let day = match place {
            VisitPlace::School => SCHOOL_VISIT,
            VisitPlace::Video => VIDEO_VISIT,
            _ if kind == VisitKind::CareLeaver => LEAVER_VISIT,
            VisitPlace::Office | VisitPlace::Community => ELSEWHERE,
            _ if care && disabled => SHORT_BREAK_VISIT,
            _ if care => CARE_VISIT,
            _ if disabled => DISABILITY_VISIT,
            _ => HOME_VISIT,
        };
        let agreed = if chance.yes(45) { voice.actions } else { AGREED };
        let well = if chance.yes(45) { voice.strengths } else { GOES_WELL };
        let lists: &[&'static [&'static str]] = match chance.range(0, 9) {
            // The signs of a theme are signs of the home.
            _ if care && place == VisitPlace::Placement => &[day, day],
            _ if matches!(place, VisitPlace::School | VisitPlace::Video) || care => &[day],
            _ if kind == VisitKind::CareLeaver => &[day],
            _ if matches!(place, VisitPlace::Office | VisitPlace::Community) => &[day, agreed],
            0..3 => &[day, voice.signs],
            3..5 => &[voice.signs, agreed],
            5..7 => &[day, well],
            7 if !disabled => &[day, STILL_WORRIES],
            _ => &[day, agreed],
        };
        self.cast.paragraph(chance, lists)
    }
}
