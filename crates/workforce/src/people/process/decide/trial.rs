//! What may be recorded of a trial in another post.

use calendar::{Date, words as say};

use super::super::facts::{Basis, TrialExtended, TrialStarted};
use super::super::state::numbered;
use super::{Check, RECORD};

const TRIAL_LAW: &str = "Employment Rights Act 1996, s. 138";

impl Check<'_> {
    pub(super) fn trial_started(&mut self, trial: &TrialStarted) {
        let offer = numbered(&self.state.offers, trial.offer);
        if !offer.is_some_and(|offer| matches!(offer.answer, Some((_, true)))) {
            self.refuse("offer", trial.offer, "Choose an offer that was accepted", RECORD);
        } else if !offer.is_some_and(|offer| {
            matches!(offer.offered.basis, Basis::Redeployment | Basis::Priority | Basis::Interest)
        }) {
            let allowed = "A trial is for another post than one’s own or its natural successor";
            self.refuse("offer", trial.offer, allowed, TRIAL_LAW);
        }
        if self.state.trial.as_ref().is_some_and(|trial| trial.ended.is_none()) {
            self.refuse("trial", "", "A trial is open already", RECORD);
        }
    }

    pub(super) fn open_trial(&mut self) -> Option<Date> {
        let open = self.state.trial.as_ref().filter(|trial| trial.ended.is_none());
        if open.is_none() {
            self.refuse("trial", "", "There is no open trial", RECORD);
        }
        open.map(|trial| trial.started.on)
    }

    pub(super) fn trial_extended(&mut self, extended: &TrialExtended) {
        self.text("retraining", &extended.retraining);
        if self.open_trial().is_none() {
            return;
        }
        if !extended.in_writing {
            let allowed = "Agree the longer trial in writing: it may be longer only for retraining so agreed";
            self.refuse("in_writing", "", allowed, TRIAL_LAW);
        }
        if let Some(ends) = self.state.trial.as_ref().and_then(|trial| trial.ends()) {
            if extended.on > ends {
                let allowed =
                    format!("The trial ended on {}; it can be made longer only before", say::day(ends));
                self.refuse("on", say::day(extended.on), allowed, TRIAL_LAW);
            }
            if extended.until <= ends {
                let allowed = format!("Enter a last day after {}", say::day(ends));
                self.refuse("until", say::day(extended.until), allowed, RECORD);
            }
        }
    }
}
