//! Contacts, decisions, referrals and assessments, written.

use calendar::{Date, Time, WorkingDays};
use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::{Assessment, Contact, Referral};
use crate::demo::script::Mark;
use crate::demo::staff::Desk;
use crate::demo::words::*;

impl Pen<'_> {
    /// Every contact with what came of it.
    pub(super) fn contacts(&mut self) {
        for contact in self.child.life.contacts.clone() {
            self.contact(&contact);
        }
    }

    fn contact(&mut self, contact: &Contact) {
        // Brothers and sisters hear the same story, so its words come from the contact's own chance.
        let mut told = Chance::new(contact.seed, 1);
        let age = self.age(contact.on);
        self.scene(contact.on);
        let voice = contact.theme.at_age(age, contact.seed).voice();
        let on = contact.on;
        let taker = self.staff.worker(Desk::Mash, contact.seed, on);
        let from = match contact.source {
            ReferralSource::Anonymous => "Caller who wishes to stay anonymous".to_owned(),
            source => {
                let place = told.below(PEOPLE.len());
                let who = format!("{} {}", title(source, place), PEOPLE[place]);
                match source {
                    ReferralSource::Gp => format!("{who}, GP"),
                    ReferralSource::Acquaintance => format!("{who}, neighbour"),
                    ReferralSource::Family => {
                        format!("{who}, {}", ["grandmother", "aunt", "uncle", "cousin"][place % 4])
                    }
                    _ => format!("{who}, {}", source.label().to_lowercase()),
                }
            }
        };
        let worry = self.worry(contact, voice, &mut told);
        let received = ContactReceived {
            on,
            at: Some(contact.at),
            source: contact.source,
            reason: contact.reason,
            from,
            worry,
        };
        let taken = instant(on, contact.at.hour(), contact.at.minute(), 0);
        let mark = self.script.put(taken, taker, received);
        let former = self.child.life.former;
        if !former && told.yes(if contact.referral.is_some() { 55 } else { 14 }) {
            self.information(contact, mark, &mut told);
        }
        let Some((decided, late)) = contact.decided else { return };
        let outcome = contact.outcome;
        let (level, reasons) = match outcome {
            ContactOutcome::NoFurtherAction => {
                (LevelOfNeed::Additional, if told.yes(50) { NO_ACTION } else { NO_ACTION_TOO })
            }
            ContactOutcome::Advice => (LevelOfNeed::Universal, ADVICE),
            ContactOutcome::EarlyHelp => (LevelOfNeed::Intensive, TO_EARLY_HELP),
            ContactOutcome::Referral | ContactOutcome::StrategyDiscussion => {
                (LevelOfNeed::Specialist, TO_REFERRAL)
            }
            ContactOutcome::AlreadyOpen => (LevelOfNeed::Specialist, ALREADY_OPEN),
            ContactOutcome::OtherAuthority => (LevelOfNeed::Additional, OTHER_AUTHORITY),
        };
        let need = contact.referral.as_ref().map(|referral| referral.need);
        let reason = self.cast.same(&mut told, reasons);
        let told_to = (*told.pick(TOLD)).to_owned();
        let hour = if decided == on { (contact.at.hour() + 1).clamp(9, 14) } else { told.range(9, 13) as i8 };
        let minute = told.range(0, 59) as i8;
        let at = Time::constant(hour, minute, 0, 0).max(contact_time(contact, decided));
        let manager = self.staff.manager(Desk::Mash, decided);
        let when = instant(late.unwrap_or(decided), at.hour(), at.minute(), 30);
        let decision = self.script.naming(when, manager, move |numbers| {
            let contact = numbers.of(mark)?;
            Some(ContactDecided {
                on: decided,
                at: Some(at),
                contact,
                outcome,
                level,
                need,
                reason,
                told: told_to,
            })
        });
        if let Some(referral) = &contact.referral {
            self.referral(referral, decision.then(1), decided, late.unwrap_or(decided), &mut told);
        } else if outcome == ContactOutcome::EarlyHelp && contact.early_help.is_none() {
            let on = working_after(decided, told.range(1, 5) as u32);
            let reason =
                "The family thought about it and would rather not. They know how to come back.".to_owned();
            let by = self.staff.manager(Desk::EarlyHelp(self.family.locality), on);
            let request = decision.then(1);
            self.script.naming(self.turn(on, Turn::Decided), by, move |numbers| {
                Some(EarlyHelpDeclined { on, request: numbers.of(request)?, reason })
            });
        }
        if let Some(episode) = contact.early_help {
            self.early_help_requests.push((episode, decision.then(1)));
        }
    }

    /// What somebody who gets in touch tells.
    fn worry(&mut self, contact: &Contact, voice: &'static Voice, told: &mut Chance) -> String {
        let mut scene = self.cast.scene.get();
        scene.from = Some(contact.source);
        self.cast.scene.set(scene);
        let known = contact.outcome == ContactOutcome::AlreadyOpen;
        let list: &'static [&'static str] = match contact.reason {
            _ if scene.unborn => UNBORN_WORRIES,
            ContactReason::Missing if scene.age >= 11 && known => MISSING,
            _ if known && scene.care => OPEN_IN_CARE,
            _ if known => OPEN_AT_HOME,
            _ => voice.worries,
        };
        let other = if known { OPEN_ANY } else { says(contact.source) };
        let mut worry = self.cast.told(told, &[list, other, voice.worries]);
        scene.from = None;
        self.cast.scene.set(scene);
        if !known && told.yes(72) {
            worry.push(' ');
            worry.push_str(&self.cast.told(told, &[BESIDE]));
        }
        self.last_worry = Some((contact.on, worry.clone()));
        worry
    }

    /// What another agency was asked and said.
    fn information(&mut self, contact: &Contact, mark: Mark, told: &mut Chance) {
        let on = contact.on;
        let near = if self.cast.scene.get().at_school { Agency::School } else { Agency::HealthVisiting };
        let near = if self.age(on) > 4 { Agency::School } else { near };
        let of = *told.pick(&[near, near, Agency::Police, Agency::Gp, Agency::Housing]);
        let question = self.cast.say("What do you know of {name} and the family, and what are you doing?");
        let by = self.staff.worker(Desk::Mash, contact.seed, on);
        let when = instant(on, contact.at.hour(), contact.at.minute(), 40);
        let asked = self.script.naming(when, by, move |numbers| {
            Some(InformationRequested { on, contact: numbers.of(mark)?, of, question })
        });
        if told.yes(85) {
            let on = working_after(on, told.range(0, 1) as u32).max(on);
            let says = self.cast.told(told, &[known_to(of)]);
            let when = instant(on, 14, told.range(0, 50) as i8, 50).max(when);
            self.script.naming(when, by, move |numbers| {
                Some(InformationReceived { on, request: numbers.of(asked)?, says })
            });
        }
    }

    /// A referral: its decision, the assessment, an enquiry that led no further.
    fn referral(&mut self, referral: &Referral, mark: Mark, on: Date, known: Date, told: &mut Chance) {
        let decided =
            if known == on { working_after(on, told.weighted(&[(0, 55), (1, 42), (2, 3)])) } else { known };
        let manager = self.staff.manager(Desk::Mash, decided);
        let outcome = referral.outcome;
        let reason = match outcome {
            ReferralOutcome::NoFurtherAction => self.cast.same(told, NO_ACTION),
            _ => self.cast.same(told, REFERRAL_REASONS),
        };
        let referrer_told_on = told.yes(85).then_some(decided);
        let when = self.turn(decided, Turn::Decided);
        self.script.naming(when, manager, move |numbers| {
            let referral = numbers.of(mark)?;
            Some(ReferralDecided { on: decided, at: None, referral, outcome, reason, referrer_told_on })
        });
        if let Some((held, found)) = referral.enquiry {
            let held = held.max(decided);
            let concern = self.concern(held, told);
            let mark = self.discussion(held, concern);
            let on = working_after(held, told.range(6, 13) as u32);
            let on = referral.assessment.as_ref().map_or(on, |assessment| on.min(assessment.authorised));
            self.enquiry_completed(mark.then(1), on, found);
        }
        if let Some(assessment) = &referral.assessment {
            self.assessment(assessment, Some(mark), decided, told);
        }
    }

    /// An assessment from its start to its authorisation.
    pub(super) fn assessment(
        &mut self,
        assessment: &Assessment,
        referral: Option<Mark>,
        not_before: Date,
        told: &mut Chance,
    ) -> Mark {
        let Assessment { authorised, mut outcome, .. } = *assessment;
        // Some whom the disability service helps have short breaks and no plan.
        let planless = self.child.life.disability.as_ref().is_some_and(|spell| spell.plan.is_none());
        if planless && self.child.life.needs.is_empty() && outcome == AssessmentOutcome::ChildInNeedPlan {
            outcome = AssessmentOutcome::NoFurtherAction;
        }
        let start = assessment.start.max(not_before).min(authorised);
        let service = Some(ServiceKind::Assessment);
        let by = self.holder(start, service);
        let basis = if referral.is_some() { AssessmentBasis::Referral } else { AssessmentBasis::OpenChild };
        let when = self.turn(start, Turn::Decided);
        let mark = self.script.naming(when, by, move |numbers| {
            let referral = match referral {
                Some(mark) => Some(numbers.of(mark)?),
                None => None,
            };
            Some(AssessmentStarted { on: start, referral, basis })
        });
        let manager = self.manager(start, service);
        let long = WorkingDays::latest().between(start, authorised) > 14;
        if long {
            let seen = working_after(start, told.range(2, 6) as u32);
            self.visit(seen, VisitKind::Assessment, true, None);
            let on = working_after(start, told.range(9, 11) as u32);
            let note = self.cast.same(told, CHECKPOINTS);
            let when = written(told, on, 0);
            self.script.naming(when, manager, move |numbers| {
                Some(AssessmentCheckpointHeld { on, assessment: numbers.of(mark)?, note })
            });
            if told.yes(12) {
                let on = working_before(authorised, 3);
                let reason = self.cast.same(told, SENT_BACK);
                let when = written(told, on, 0);
                self.script.naming(when, manager, move |numbers| {
                    Some(AssessmentSentBack { on, assessment: numbers.of(mark)?, reason })
                });
            }
        }
        let voice = self.voice(authorised);
        let mut factors: Vec<AssessmentFactor> =
            voice.factors.iter().copied().filter(|one| one.in_force().covers(authorised)).collect();
        factors.truncate(told.range(1, 3) as usize);
        let analysis = self.cast.paragraph(told, &[voice.analysis, voice.strengths]);
        let late_reason = Some((*told.pick(LATE)).to_owned());
        let days = WorkingDays::latest().between(self.referred_on(start), authorised);
        let late_reason = late_reason.filter(|_| days > 45);
        self.assessed.push((authorised, mark));
        let when = self.turn(authorised, Turn::Assessed);
        self.script.naming(when, manager, move |numbers| {
            let assessment = numbers.of(mark)?;
            Some(AssessmentAuthorised { on: authorised, assessment, outcome, factors, analysis, late_reason })
        })
    }

    /// The referral that an assessment begun on a day answers: its day.
    fn referred_on(&self, start: Date) -> Date {
        let days = self.child.life.contacts.iter().filter(|contact| contact.referral.is_some());
        let days = days.filter_map(|contact| contact.decided.map(|(on, _)| on));
        days.filter(|on| *on <= start).max().unwrap_or(start)
    }
}

/// A decision of the same day comes after the contact.
fn contact_time(contact: &Contact, decided: Date) -> Time {
    if decided == contact.on { contact.at } else { Time::constant(9, 0, 0, 0) }
}
