//! From a planned stage to the spell of a child's life.

use calendar::Date;
use practice::code_sets::{AbuseCategory, LegalStatus};

use super::lives::*;
use super::stocks::{Group, Kind, Stage, Why};

impl Life {
    /// Adds a stage of the plan.
    pub fn add(&mut self, stage: &Stage, group: usize, plan: &Group, discussion: Option<Date>) {
        let start = stage.start;
        match (stage.kind, stage.end) {
            (Kind::EarlyHelp, end) => {
                let end = end.and_then(|(day, why)| match why {
                    Why::EarlyHelp(why) => Some((day, why)),
                    _ => None,
                });
                self.early_help.push(EarlyHelpSpell { start, end });
            }
            (Kind::Need, end) => {
                let end = end.and_then(|(day, why)| match why {
                    Why::Need(why) => Some((day, why)),
                    _ => None,
                });
                let none = [None; 7];
                self.needs.push(NeedSpell {
                    start,
                    end,
                    group,
                    visits: none,
                    supervision: none,
                    reviews: Vec::new(),
                });
            }
            (Kind::Protection, end) => {
                let end = end.and_then(|(day, why)| match why {
                    Why::Protection(why) => Some((day, why)),
                    _ => None,
                });
                self.protection.push(ProtectionSpell {
                    start,
                    end,
                    group,
                    discussion,
                    category: AbuseCategory::Neglect,
                    reviews: Vec::new(),
                    supervision: [None; 7],
                });
            }
            (Kind::Care, end) => {
                let end = end.and_then(|(day, why)| match why {
                    Why::Care(why) => Some((day, why)),
                    _ => None,
                });
                self.care.push(CareSpell {
                    start,
                    end,
                    group,
                    unaccompanied: plan.unaccompanied,
                    short_breaks: false,
                    status: LegalStatus::Section20,
                    lasting: false,
                    moves: Vec::new(),
                    earlier_moves: Vec::new(),
                    visits: [None; 7],
                    reviews: [None; 7],
                    supervision: [None; 7],
                });
            }
            (Kind::Disability, end) => {
                let transferred = self.needs.last().is_some_and(|need| {
                    need.end.is_some_and(|(day, why)| day == start && why == NeedEnd::ToDisability)
                });
                self.disability = Some(DisabilitySpell {
                    start,
                    end: end.map(|(day, _)| day),
                    plan: self.needs.last().filter(|_| transferred).map(|need| need.start),
                    transferred,
                    visits: [None; 7],
                    plans: [None; 7],
                    supervision: [None; 7],
                    reviews: Vec::new(),
                });
            }
        }
    }
}
