//! Strategy discussions, enquiries, conferences, protection plans, written.

use calendar::Date;
use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::script::Mark;
use crate::demo::words::MEETINGS;

impl Pen<'_> {
    /// A strategy discussion that decides on an enquiry; the enquiry follows it.
    pub(super) fn discussion(&mut self, on: Date, concern: String) -> Mark {
        let by = self.manager(on, None);
        let mut agencies = vec![Agency::SocialCare, Agency::Police, Agency::HealthVisiting];
        if self.age(on) >= 5 {
            agencies.push(Agency::School);
        }
        let outcome =
            if self.chance.yes(45) { StrategyOutcome::JointEnquiry } else { StrategyOutcome::SingleEnquiry };
        let fact = StrategyDiscussionHeld { on, at: None, concern, agencies, outcome };
        self.script.put(self.turn(on, Turn::Opened), by, fact)
    }

    /// The end of an enquiry.
    pub(super) fn enquiry_completed(&mut self, enquiry: Mark, on: Date, outcome: EnquiryOutcome) {
        let by = self.manager(on, None);
        let voice = self.family.theme.voice();
        let note = self.cast.paragraph(&mut self.chance, &[voice.analysis, MEETINGS]);
        self.script.naming(self.turn(on, Turn::Decided), by, move |numbers| {
            Some(EnquiryCompleted { on, enquiry: numbers.of(enquiry)?, outcome, note })
        });
    }
}
