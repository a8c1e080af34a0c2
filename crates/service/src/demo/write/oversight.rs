//! Audits, closures, notes, written.

use std::collections::BTreeSet;

use calendar::Date;
use jiff::Timestamp;
use practice::Fact;
use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::days::*;
use crate::demo::lives::NeedEnd;
use crate::demo::script::Mark;
use crate::demo::staff::Desk;
use crate::demo::words::*;

/// What an assessment leads to begins within so many days.
const LEADS_ON: i64 = 21;

impl Pen<'_> {
    /// Audits, notes and closures.
    pub(super) fn oversight(&mut self) {
        for (on, grade) in self.child.life.audits.clone() {
            let by = self.staff.worker(Desk::Leadership, self.chance.next(), on);
            self.scene(on);
            let note = {
                let list = if self.chance.yes(45) { AUDITS } else { AUDITS_TOO };
                self.cast.one(&mut self.chance, list)
            };
            let when = written(&mut self.chance, on, 1);
            self.script.put(when, by, CaseAudited { on, grade, note });
        }
        self.notes();
        self.closures();
    }

    /// Now and then a note while social care works with the child.
    fn notes(&mut self) {
        let mut on = plus(self.child.registered.max(Date::constant(2020, 1, 6)), self.chance.range(10, 90));
        while on < LAST_WORKING_DAY {
            let day = working_from(on);
            if day < TODAY && self.child.life.open_to_social_care(day) && self.child.born < day {
                let by = self.holder(day, None);
                self.scene(day);
                let life = &self.child.life;
                let disability = life.disability.as_ref();
                let list = if self.cast.scene.get().care {
                    CARE_NOTES
                } else if disability.is_some_and(|one| one.start <= day) {
                    DISABILITY_NOTES
                } else {
                    HOME_NOTES
                };
                let note = self.cast.one(&mut self.chance, list);
                let lag = usual_lag(&mut self.chance);
                let when = written(&mut self.chance, day, lag);
                let mark = self.script.put(when, by, NoteWritten { on: day, kind: None, note });
                self.put_right(mark, day, when);
            }
            on = plus(on, self.chance.range(45, 130));
        }
    }

    /// A few notes are put right afterwards, or struck out because they belong to somebody else.
    fn put_right(&mut self, mark: Mark, day: Date, when: Timestamp) {
        let on = working_after(calendar::london().to_datetime(when).date(), 1);
        if on >= TODAY || !self.chance.rarely(11) {
            return;
        }
        let by = self.holder(on, None);
        let when = written(&mut self.chance, on, 0);
        if self.chance.yes(45) {
            let reason =
                "Written in the wrong record: it is about a child of the same name at another school.";
            self.script.naming(when, by, move |numbers| {
                Some(Struck { on, fact: numbers.of(mark)?, reason: reason.to_owned() })
            });
        } else {
            self.scene(day);
            let note = self.cast.one(&mut self.chance, PUT_RIGHT);
            let now = Fact::from(NoteWritten { on: day, kind: None, note });
            let reason = "The day was wrong.".to_owned();
            self.script.naming(when, by, move |numbers| {
                Some(Corrected { on, fact: numbers.of(mark)?, now, reason })
            });
        }
    }

    /// Social care closes when nothing of it is open any more.
    fn closures(&mut self) {
        let life = &self.child.life;
        let mut ends: BTreeSet<Date> = BTreeSet::new();
        ends.extend(
            life.needs
                .iter()
                .filter_map(|one| one.end)
                .filter(|end| end.1 != NeedEnd::ToDisability)
                .map(|end| end.0),
        );
        ends.extend(life.protection.iter().filter_map(|one| one.end).map(|end| end.0));
        ends.extend(life.care.iter().filter_map(|one| one.end).map(|end| end.0));
        ends.extend(life.disability.iter().filter_map(|one| one.end));
        let assessments =
            || life.contacts.iter().filter_map(|one| one.referral.as_ref()?.assessment.as_ref());
        ends.extend(assessments().map(|one| one.authorised));
        let assessed = |day: Date| assessments().any(|one| one.start <= day && one.authorised > day);
        let waits = |day: Date| {
            let begun = life
                .contacts
                .iter()
                .filter(|one| one.referral.as_ref().is_some_and(|it| it.assessment.is_some()));
            let begun =
                begun.filter_map(|one| Some((one.decided?, one.referral.as_ref()?.assessment.as_ref()?)));
            begun
                .into_iter()
                .any(|((on, late), assessment)| late.unwrap_or(on) <= day && assessment.authorised > day)
        };
        // Whether what an assessment led to is yet to begin: a conference follows within days.
        let leads_on = |day: Date| {
            let begins = life.needs.iter().map(|one| one.start);
            let begins = begins.chain(life.protection.iter().map(|one| one.start));
            let mut begins =
                begins.chain(life.care.iter().filter(|one| !one.short_breaks).map(|one| one.start));
            begins.any(|start| start > day && start <= plus(day, LEADS_ON))
        };
        // Whether there was more than an assessment since the last closure.
        let more = |since: Date, day: Date| {
            let enquiries =
                life.contacts.iter().filter_map(|one| one.referral.as_ref()?.enquiry.map(|it| it.0));
            let begun = enquiries.chain(life.needs.iter().map(|one| one.start));
            let mut begun = begun.chain(life.protection.iter().map(|one| one.start));
            begun.any(|begun| since <= begun && begun <= day)
        };
        let leaving = life.leaving.as_ref();
        let adviser_to = leaving.filter(|one| one.adviser.is_some()).map(|one| one.over(self.child.born));
        let mut closed: Vec<(Date, ClosureReason)> = Vec::new();
        for day in ends {
            let works_on = adviser_to.is_some_and(|to| to > day);
            if day >= TODAY || life.open_to_social_care(day) || assessed(day) || waits(day) || works_on {
                continue;
            }
            if leads_on(day) {
                continue;
            }
            let last = closed.last().map_or(Date::MIN, |(day, _)| *day);
            let care = life.care.iter().filter_map(|one| one.end).find(|end| end.0 == day).map(|end| end.1);
            let need = life.needs.iter().filter_map(|one| one.end).find(|end| end.0 == day).map(|end| end.1);
            let outcome = assessments().find(|one| one.authorised == day).map(|one| one.outcome);
            let reason = match (care, need, outcome) {
                (Some(CareEnd::AdoptedDispensed), ..) => ClosureReason::Adopted,
                (Some(CareEnd::GuardianFosterRelative | CareEnd::GuardianRelative), ..) => {
                    ClosureReason::SpecialGuardianship
                }
                (Some(CareEnd::ChildArrangements), ..) => ClosureReason::ChildArrangementsOrder,
                (Some(CareEnd::OtherAuthority), ..) => ClosureReason::OtherAuthority,
                (_, Some(NeedEnd::Ended(NeedPlanEnd::Moved)), _) => ClosureReason::OtherAuthority,
                (_, _, Some(AssessmentOutcome::NoFurtherAction)) if !more(last, day) => {
                    ClosureReason::AssessmentNoAction
                }
                _ => ClosureReason::OtherReason,
            };
            closed.push((day, reason));
        }
        if let Some(day) = adviser_to.filter(|day| *day < TODAY) {
            closed.push((day, ClosureReason::OtherReason));
        }
        for (on, reason) in closed {
            let by = self.manager(on, None);
            self.script.put(self.turn(on, Turn::Closed), by, CaseClosed { on, reason });
        }
    }
}
