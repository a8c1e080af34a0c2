//! Early help episodes, written: the request, the assessment, meetings of the team around the family, reviews,
//! visits, the end.

use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::EarlyHelpSpell;
use crate::demo::timing::OLD_SYSTEM;
use crate::demo::words::*;

impl Pen<'_> {
    /// Every early help episode.
    ///
    /// # Errors
    ///
    /// When supervision cannot be as planned.
    pub(super) fn early_helps(&mut self) -> Result<(), String> {
        for (n, spell) in self.child.life.early_help.clone().into_iter().enumerate() {
            self.early_help(n, &spell)?;
        }
        Ok(())
    }

    fn early_help(&mut self, n: usize, spell: &EarlyHelpSpell) -> Result<(), String> {
        let mut shared = Chance::new(self.family.seed, 0xEA + days_between(spell.start, TODAY) as u64);
        let start = spell.start;
        let service = Some(ServiceKind::EarlyHelp);
        let lead = self.manager(start, service);
        let voice = self.voice(start);
        let asked = self.early_help_requests.iter().find(|(place, _)| *place == n).map(|(_, mark)| *mark);
        let request = match asked {
            Some(request) => request,
            None => {
                // Social care hands the family on.
                let on = start;
                let reason = self.cast.paragraph(&mut shared, &[voice.strengths, voice.actions]);
                let by = self.manager(plus(on, -1), None);
                let source = ReferralSource::SocialCare;
                let from =
                    if self.child.life.needs.iter().any(|need| need.end.is_some_and(|(day, _)| day <= on)) {
                        ServiceKind::ChildInNeed
                    } else {
                        ServiceKind::Assessment
                    };
                let why = "Risk has gone down and the family wants to go on with early help.".to_owned();
                let when = self.turn(on, Turn::Met);
                let to = ServiceKind::EarlyHelp;
                self.script.put(when, by, SteppedDown { on, from, to, reason: why });
                let fact = EarlyHelpRequested { on, contact: None, source, stepped_down: true, reason };
                self.script.put(when, by, fact)
            }
        };
        let episode = self.script.naming(self.turn(start, Turn::Begun), lead, move |numbers| {
            Some(EarlyHelpStarted { on: start, request: numbers.of(request)? })
        });
        let stop = spell.end.map_or(LAST_WORKING_DAY, |(day, _)| plus(day, -1));
        let mut consent = None;
        if shared.yes(85) {
            let to = ConsentKind::EarlyHelp;
            let by = self.holder(start, service);
            let wording =
                "I agree that the early help worker and the agencies named may share what they know."
                    .to_owned();
            let given = format!("{}, parent", self.cast.mum);
            let fact = ConsentGiven { on: start, to, by: given, wording };
            consent = Some(self.script.put(self.turn(start, Turn::Closed), by, fact));
        }
        if start < stop {
            let from = start.max(OLD_SYSTEM);
            self.supervisions(&mut shared, (from, stop), &[None; 7], ServiceKind::EarlyHelp)?;
        }
        // The assessment with the family, then the team around it.
        let begun = working_after(start, shared.range(2, 7) as u32);
        let done = working_after(begun, shared.range(10, 24) as u32);
        if begun <= stop {
            let by = self.holder(begun, service);
            let when = written(&mut self.chance, begun, 0);
            let assessment = self.script.naming(when, by, move |numbers| {
                Some(EarlyHelpAssessmentStarted { on: begun, episode: numbers.of(episode)? })
            });
            if done <= stop {
                let found = self.cast.paragraph(&mut self.chance, &[FOUND_TOGETHER, GOES_WELL]);
                let when = written(&mut self.chance, done, 1);
                self.script.naming(when, by, move |numbers| {
                    Some(EarlyHelpAssessmentCompleted {
                        on: done,
                        assessment: numbers.of(assessment)?,
                        found,
                    })
                });
            }
        }
        let mut on = working_after(start, shared.range(4, 9) as u32);
        while on <= stop {
            let seen = shared.yes(92);
            self.visit(on, VisitKind::EarlyHelp, seen, None);
            on = working_from(plus(on, shared.range(22, 42)));
        }
        let mut on = working_after(start, shared.range(22, 32) as u32);
        while on <= stop {
            let by = self.holder(on, service);
            let agencies = vec![
                Agency::EarlyHelp,
                if self.age(on) < 5 { Agency::HealthVisiting } else { Agency::School },
                *shared.pick(&[Agency::Housing, Agency::Voluntary, Agency::SchoolNursing, Agency::Gp]),
            ];
            let meeting = self.meeting();
            let note = self.cast.paragraph(&mut self.chance, &[meeting, voice.actions]);
            let when = written(&mut self.chance, on, 1);
            self.script.naming(when, by, move |numbers| {
                Some(TeamAroundFamilyMet { on, episode: numbers.of(episode)?, agencies, note })
            });
            let reviewed = working_after(on, 1);
            if reviewed <= stop && shared.yes(60) {
                let progress = self.progress();
                let note = self.cast.paragraph(&mut self.chance, &[PROGRESS_TOO, voice.strengths]);
                let when = written(&mut self.chance, reviewed, 1);
                self.script.naming(when, by, move |numbers| {
                    Some(EarlyHelpReviewed { on: reviewed, episode: numbers.of(episode)?, progress, note })
                });
            }
            on = working_from(plus(on, shared.range(40, 62)));
        }
        if shared.yes(9) {
            self.family_conference(&mut shared, start, stop);
        }
        if let Some((on, reason)) = spell.end {
            let by = self.manager(on, service);
            self.script.naming(self.turn(on, Turn::Ended), by, move |numbers| {
                Some(EarlyHelpEnded { on, episode: numbers.of(episode)?, reason })
            });
            if let Some(consent) = consent.filter(|_| reason == EarlyHelpEnd::Disengaged && shared.yes(40)) {
                self.script.naming(self.turn(on, Turn::Ended), by, move |numbers| {
                    Some(ConsentWithdrawn { on, consent: numbers.of(consent)? })
                });
            }
            if reason == EarlyHelpEnd::SteppedUp {
                let reason = self.cast.one(&mut shared, voice.worries);
                let (from, to) = (ServiceKind::EarlyHelp, ServiceKind::Assessment);
                self.script.put(self.turn(on, Turn::Step), by, SteppedUp { on, from, to, reason });
            }
        }
        Ok(())
    }

    /// A family group conference, offered and perhaps held.
    pub(super) fn family_conference(
        &mut self,
        shared: &mut Chance,
        start: calendar::Date,
        stop: calendar::Date,
    ) {
        let on = working_after(start, shared.range(10, 20) as u32);
        let held = working_after(on, shared.range(12, 25) as u32);
        if held > stop {
            return;
        }
        let accepted = shared.yes(62);
        let by = self.holder(on, None);
        let when = written(&mut self.chance, on, 0);
        self.script.put(when, by, FamilyGroupConferenceOffered { on, accepted });
        if accepted {
            let note = self.cast.one(shared, FAMILY_PLANS);
            let when = written(&mut self.chance, held, 1);
            self.script.put(when, by, FamilyGroupConferenceHeld { on: held, plan_agreed: true, note });
        }
    }
}
