//! Courts, written: the gateway, pre-proceedings, proceedings with their hearings.

use calendar::Date;
use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::CareSpell;
use crate::demo::timing::OLD_SYSTEM;

impl Pen<'_> {
    /// Proceedings that go with a time in care under an order of the court.
    pub(super) fn court(&mut self, shared: &mut Chance, spell: &CareSpell, decided: Date, end: CareEnd) {
        if spell.status != LegalStatus::InterimCareOrder || spell.start < OLD_SYSTEM {
            return;
        }
        let issued = spell.start;
        let by = self.manager(issued, None);
        let letter = working_before(issued, shared.range(25, 45) as u32);
        let before = self.child.life.protection.iter().any(|plan| plan.start < letter);
        if before && self.child.born < letter {
            self.pre_proceedings(shared, letter, issued);
        }
        let case_number = Some(format!("WX{}C{:05}", issued.year() % 100, self.family.seed % 90_000 + 101));
        let fact = ProceedingsIssued { on: issued, application: CourtApplication::CareOrder, case_number };
        let proceedings = self.script.put(self.turn(issued, Turn::Met), by, fact);
        let hearings = [
            (HearingKind::CaseManagement, 12, "Timetable set to week 26. Parenting assessments by week 14."),
            (HearingKind::FurtherCaseManagement, 62, "Expert psychologist to report. Contact as agreed."),
            (HearingKind::IssuesResolution, 118, "Narrow issues: the plan for the younger child."),
            (HearingKind::Final, 128, "Threshold agreed. Order made."),
        ];
        let mut last = issued;
        for (kind, days, directions) in hearings {
            let on = working_after(issued, days);
            if on >= TODAY || on > decided {
                continue;
            }
            last = on;
            let directions = directions.to_owned();
            let by = self.holder(on, None);
            let when = written(&mut self.chance, on, 0);
            self.script.naming(when, by, move |numbers| {
                Some(HearingHeld { on, proceedings: numbers.of(proceedings)?, kind, directions })
            });
        }
        // The court has been slow since the spring of 2020: some timetables went beyond 26 weeks.
        let extended = plus(issued, 170);
        if extended < decided.min(TODAY) && shared.yes(55) {
            let to = plus(issued, 181 + 56);
            let reason =
                "Assessment of an aunt came forward late; two more months are needed to decide justly."
                    .to_owned();
            let when = written(&mut self.chance, extended, 0);
            self.script.naming(when, by, move |numbers| {
                Some(TimetableExtended { on: extended, proceedings: numbers.of(proceedings)?, to, reason })
            });
            last = last.max(extended);
        }
        if decided < TODAY && decided >= last {
            let order = match end {
                CareEnd::AdoptedDispensed => OrderMade::CareAndPlacement,
                CareEnd::GuardianFosterRelative | CareEnd::GuardianRelative
                    if decided == spell.end.map_or(TODAY, |end| end.0) =>
                {
                    OrderMade::SpecialGuardianship
                }
                CareEnd::ChildArrangements if decided == spell.end.map_or(TODAY, |end| end.0) => {
                    OrderMade::ChildArrangements
                }
                CareEnd::HomePlanned | CareEnd::HomeUnplanned
                    if decided == spell.end.map_or(TODAY, |end| end.0) =>
                {
                    OrderMade::Supervision
                }
                _ => OrderMade::Care,
            };
            self.script.naming(self.turn(decided, Turn::Over), by, move |numbers| {
                Some(ProceedingsEnded { on: decided, proceedings: numbers.of(proceedings)?, order })
            });
        }
    }

    /// A gateway meeting, the letter, a review, the end.
    fn pre_proceedings(&mut self, shared: &mut Chance, letter: Date, issued: Date) {
        let on = working_before(letter, shared.range(2, 6) as u32);
        let by = self.manager(on, None);
        let decision = GatewayDecision::PreProceedings;
        let reason = "Threshold met. Last chance to change with a clear letter and a family plan.".to_owned();
        let when = written(&mut self.chance, on, 0);
        let gateway = self.script.put(when, by, LegalGatewayHeld { on, decision, reason });
        let when = written(&mut self.chance, letter, 0);
        let begun = self.script.naming(when, by, move |numbers| {
            Some(PreProceedingsStarted { on: letter, gateway: numbers.of(gateway)? })
        });
        let reviewed = working_after(letter, 15);
        if reviewed < issued {
            let note =
                "Some of the agreement kept. Tests not clear. Family group conference to be held.".to_owned();
            let when = written(&mut self.chance, reviewed, 0);
            self.script.naming(when, by, move |numbers| {
                Some(PreProceedingsReviewed { on: reviewed, pre_proceedings: numbers.of(begun)?, note })
            });
        }
        self.script.naming(self.turn(issued, Turn::Decided), by, move |numbers| {
            let pre_proceedings = numbers.of(begun)?;
            Some(PreProceedingsEnded { on: issued, pre_proceedings, outcome: PreProceedingsEnd::Issued })
        });
    }
}
