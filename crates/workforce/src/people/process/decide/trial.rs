//! What may be recorded of a trial in another post: Employment Rights Act 1996, s. 138.

use calendar::words as say;

use super::super::facts::{Offered, TrialEnded, TrialExtended, TrialStarted};
use super::super::state::{Trial, numbered};
use super::{Check, RECORD};
use crate::people::classes::RoleClass;

/// A trial is given wherever the terms of the new job differ, wholly or in part, from the old: in its duties, place,
/// grade or hours.
const WHERE_TERMS_DIFFER: &str = "Employment Rights Act 1996, s. 138(2)";
/// A trial lasts four weeks from the first day of work. Who works on after it has taken the post.
const WITHIN_THE_TRIAL: &str = "Employment Rights Act 1996, s. 138(2)(b) and (3)";
/// A longer trial is agreed for retraining, in writing, before the first day of work.
const LONGER_TRIAL: &str = "Employment Rights Act 1996, s. 138(6)";

impl<'a> Check<'a> {
    pub(super) fn trial_started(&mut self, trial: &TrialStarted) {
        let offer = numbered(&self.state.offers, trial.offer);
        match offer.filter(|offer| matches!(offer.answer, Some((_, true)))) {
            None => self.refuse("offer", trial.offer, "Choose an offer that was accepted", RECORD),
            Some(offer) if self.is_unchanged(&offer.offered) => {
                let allowed = "A trial is for a post whose terms differ; this role goes on as it is";
                self.refuse("offer", trial.offer, allowed, WHERE_TERMS_DIFFER);
            }
            Some(_) => {}
        }
        if self.state.trial.as_ref().is_some_and(|trial| trial.ended.is_none()) {
            self.refuse("trial", "", "A trial is open already", RECORD);
        }
        if let Some(agreed) = self.state.longer_trial.as_ref().filter(|agreed| agreed.on >= trial.on) {
            let allowed = format!(
                "Enter a first day after {}, when the longer trial was agreed: it is agreed before the work begins",
                say::day(agreed.on)
            );
            self.refuse("on", say::day(trial.on), allowed, LONGER_TRIAL);
        }
    }

    /// Whether an offer is of one's own role, which goes on as it is.
    fn is_unchanged(&self, offered: &Offered) -> bool {
        self.state.class() == Some((RoleClass::Unchanged, Some(offered.role)))
    }

    fn open_trial(&mut self) -> Option<&'a Trial> {
        let open = self.state.trial.as_ref().filter(|trial| trial.ended.is_none());
        if open.is_none() {
            self.refuse("trial", "", "There is no open trial", RECORD);
        }
        open
    }

    pub(super) fn trial_extended(&mut self, extended: &TrialExtended) {
        self.text("retraining", &extended.retraining);
        if !extended.in_writing {
            let allowed = "Agree the longer trial in writing: it may be longer only for retraining so agreed";
            self.refuse("in_writing", "", allowed, LONGER_TRIAL);
        }
        let trial = self.state.trial.as_ref().filter(|trial| trial.ended.is_none());
        let Some(trial) = trial else {
            if self.state.accepted().is_none() || self.state.trial_suits() {
                let allowed =
                    "Record first that the post was accepted, and agree the longer trial before it starts";
                self.refuse("trial", "", allowed, RECORD);
            }
            if extended.until <= extended.on {
                let allowed = format!("Enter a last day after {}", say::day(extended.on));
                self.refuse("until", say::day(extended.until), allowed, RECORD);
            }
            return;
        };
        let started = trial.started.on;
        if extended.on >= started {
            let allowed = format!(
                "Enter a day before {}, when the trial started: a longer trial is agreed before the work begins, and a \
                 trial that has started cannot be made longer",
                say::day(started)
            );
            self.refuse("on", say::day(extended.on), allowed, LONGER_TRIAL);
        }
        if let Some(ends) = trial.ends().filter(|ends| extended.until <= *ends) {
            let allowed = format!("Enter a last day after {}", say::day(ends));
            self.refuse("until", say::day(extended.until), allowed, RECORD);
        }
    }

    pub(super) fn trial_ended(&mut self, ended: &TrialEnded) {
        self.text("reason", &ended.reason);
        let Some(trial) = self.open_trial() else { return };
        if ended.on < trial.started.on {
            self.refuse("on", say::day(ended.on), "Enter a day after the trial started", RECORD);
        }
        if let Some(last) = trial.ends().filter(|last| !ended.suits && ended.on > *last) {
            let allowed = format!(
                "The trial ended on {}. That a post does not suit is said within the trial: whoever works on after it \
                 has taken the post",
                say::day(last)
            );
            self.refuse("on", say::day(ended.on), allowed, WITHIN_THE_TRIAL);
        }
    }
}
