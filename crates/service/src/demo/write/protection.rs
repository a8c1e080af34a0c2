//! Strategy discussions, enquiries, conferences, protection plans, written.

use calendar::{Date, words};
use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::ProtectionSpell;
use crate::demo::script::Mark;
use crate::demo::windows::{Asked, Length, days_of};
use crate::demo::words::*;

/// What a conference is about.
enum Meant {
    Initial {
        enquiry: Mark,
    },
    Review {
        plan: Mark,
        /// Why it was not held in time.
        why: Option<String>,
    },
}

impl Pen<'_> {
    /// What a strategy discussion is about: what was told at the front door just before, or something new.
    pub(super) fn concern(&mut self, held: Date, told: &mut Chance) -> String {
        let voice = self.voice(held);
        if let Some((on, worry)) = &self.last_worry
            && *on <= held
            && plus(*on, 25) >= held
        {
            return worry.clone();
        }
        let unborn = self.cast.scene.get().unborn;
        let list = if unborn { UNBORN_WORRIES } else { voice.worries };
        self.cast.told(told, &[list, says(ReferralSource::School), says(ReferralSource::Other)])
    }

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
        let voice = self.voice(on);
        let meeting = self.meeting();
        let note = self.cast.paragraph(&mut self.chance, &[voice.analysis, meeting]);
        self.script.naming(self.turn(on, Turn::Decided), by, move |numbers| {
            Some(EnquiryCompleted { on, enquiry: numbers.of(enquiry)?, outcome, note })
        });
    }

    /// Every child protection plan, with the enquiry that led to it.
    ///
    /// # Errors
    ///
    /// When supervision cannot be as planned.
    pub(super) fn protections(&mut self) -> Result<(), String> {
        for spell in self.child.life.protection.clone() {
            self.protection(&spell)?;
        }
        Ok(())
    }

    fn protection(&mut self, spell: &ProtectionSpell) -> Result<(), String> {
        let mut shared = Chance::new(self.family.seed, days_between(spell.start, TODAY) as u64);
        let (plan, start) = (self.plan_begins(&mut shared, spell), spell.start);
        let stop = spell.end.map_or(LAST_WORKING_DAY, |(day, _)| plus(day, -1));
        self.core_groups(&mut shared, plan, start, stop);
        let none = [None; 7];
        let visits = Asked {
            span: (start, stop),
            counted: &month_ends(),
            flags: &none,
            length: Length::Days(21),
            rhythm: (8, 17),
            late: 0,
            fixed: &[],
        };
        for event in days_of(&mut shared, &visits)? {
            let seen = shared.yes(93);
            self.visit(event.on, VisitKind::ChildProtection, seen, None);
        }
        self.supervisions(&mut shared, (start, stop), &spell.supervision, ServiceKind::ChildProtection)?;
        let ended = spell.end.filter(|(_, why)| *why == ProtectionPlanEnd::NoLongerAtRisk).map(|end| end.0);
        let mut category = spell.category;
        for review in &spell.reviews {
            let on = review.held;
            let why = review.put_off.map(|due| self.put_off(&mut shared, due, on));
            let (decision, when) = if ended == Some(on) {
                (ConferenceDecision::End, self.turn(on, Turn::Met))
            } else {
                let other = shared.yes(7) && category != AbuseCategory::Emotional;
                let decision = if other {
                    category = AbuseCategory::Emotional;
                    ConferenceDecision::ContinueAs(category)
                } else {
                    ConferenceDecision::Continue
                };
                let when = match review.late {
                    Some(day) => {
                        let after = working_after(day, shared.range(1, 8) as u32);
                        afternoon(&mut shared, after)
                    }
                    None => written(&mut shared, on, 1),
                };
                (decision, when)
            };
            self.conference(on, when, Meant::Review { plan, why }, decision);
        }
        // Care and a move end the plan without a conference.
        if let Some((on, reason)) = spell.end.filter(|(_, why)| *why != ProtectionPlanEnd::NoLongerAtRisk) {
            self.plan_ends(plan, on, reason);
        }
        Ok(())
    }

    /// The discussion, the enquiry and the conference that begin a plan.
    pub(super) fn plan_begins(&mut self, shared: &mut Chance, spell: &ProtectionSpell) -> Mark {
        let held = spell.discussion.unwrap_or(working_before(spell.start, shared.range(9, 15) as u32));
        let concern = self.concern(held, shared);
        let enquiry = self.discussion(held, concern).then(1);
        self.enquiry_completed(enquiry, working_before(spell.start, 3).max(held), EnquiryOutcome::Conference);
        let decision = ConferenceDecision::Plan(spell.category);
        let start = spell.start;
        let when = self.turn(start, Turn::Met);
        let conference = self.conference(start, when, Meant::Initial { enquiry }, decision);
        conference.then(1)
    }

    /// A review conference, held in time, after which a plan goes on.
    pub(super) fn plan_goes_on(&mut self, plan: Mark, on: Date) {
        let meant = Meant::Review { plan, why: None };
        self.conference(on, self.turn(on, Turn::Met), meant, ConferenceDecision::Continue);
    }

    /// The conference that ends a plan, or the end of one that needs none.
    pub(super) fn plan_ends(&mut self, plan: Mark, on: Date, reason: ProtectionPlanEnd) {
        if reason == ProtectionPlanEnd::NoLongerAtRisk {
            let meant = Meant::Review { plan, why: None };
            self.conference(on, self.turn(on, Turn::Met), meant, ConferenceDecision::End);
            return;
        }
        let by = self.manager(on, Some(ServiceKind::ChildProtection));
        self.script.naming(self.turn(on, Turn::Ended), by, move |numbers| {
            Some(ProtectionPlanEnded { on, plan: numbers.of(plan)?, conference: None, reason })
        });
    }

    /// Writes down that a conference is put off, and gives the reason for the record of the conference itself.
    fn put_off(&mut self, shared: &mut Chance, due: Date, held: Date) -> String {
        let (why, because) = *shared.pick(PUT_OFF);
        let told = working_before(plus(due, 1), 1 + shared.range(0, 2) as u32);
        let by = self.reviewer(told);
        let (due_day, new_day) = (words::day(due), words::day(held));
        let note = self.cast.say(why);
        let note = format!("Review conference due by {due_day} put off to {new_day}. {note}");
        let when = written(shared, told, 0);
        self.script.put(when, by, NoteWritten { on: told, kind: None, note });
        let late = words::counted(days_between(due, held).unsigned_abs(), "day");
        format!("Held {late} late: {because}.")
    }

    fn conference(
        &mut self,
        on: Date,
        when: jiff::Timestamp,
        meant: Meant,
        decision: ConferenceDecision,
    ) -> Mark {
        let by = self.reviewer(on);
        let mut agencies = vec![Agency::SocialCare, Agency::Police];
        agencies.push(if self.age(on) < 5 { Agency::HealthVisiting } else { Agency::School });
        for more in [Agency::Gp, Agency::Housing, Agency::DomesticAbuse, Agency::AdultMentalHealth] {
            if self.chance.yes(22) {
                agencies.push(more);
            }
        }
        let parents_present = self.chance.yes(86);
        let voice = self.voice(on);
        let child_view = self.cast.one(&mut self.chance, CHILD_VIEWS);
        let meeting = self.meeting();
        let (kind, enquiry, plan, why) = match meant {
            Meant::Initial { enquiry } => (ConferenceKind::Initial, Some(enquiry), None, None),
            Meant::Review { plan, why } => (ConferenceKind::Review, None, Some(plan), why),
        };
        let came = match decision {
            ConferenceDecision::Plan(_) => CONFERENCE_BEGINS,
            ConferenceDecision::End => CONFERENCE_ENDS,
            _ => CONFERENCE_GOES_ON,
        };
        let mut note = self.cast.paragraph(&mut self.chance, &[meeting, voice.analysis, came]);
        if let Some(why) = why {
            note = format!("{why} {note}");
        }
        self.script.naming(when, by, move |numbers| {
            let of = |mark: Option<Mark>| match mark {
                Some(mark) => numbers.of(mark).map(Some),
                None => Some(None),
            };
            let (enquiry, plan) = (of(enquiry)?, of(plan)?);
            Some(ConferenceHeld {
                on,
                kind,
                enquiry,
                plan,
                decision,
                agencies,
                parents_present,
                child_view,
                note,
            })
        })
    }

    /// Core groups: the first within ten working days, later ones every four to six weeks.
    fn core_groups(&mut self, shared: &mut Chance, plan: Mark, start: Date, stop: Date) {
        let mut on = working_after(start, shared.range(6, 10) as u32);
        while on <= stop {
            let by = self.holder(on, Some(ServiceKind::ChildProtection));
            let agencies = vec![
                Agency::SocialCare,
                if self.age(on) < 5 { Agency::HealthVisiting } else { Agency::School },
                *shared.pick(&[Agency::Gp, Agency::Housing, Agency::SubstanceUse, Agency::DomesticAbuse]),
            ];
            let progress = self.progress();
            let voice = self.voice(on);
            let meeting = self.meeting();
            let agreed = if self.chance.yes(55) { voice.actions } else { AGREED };
            let went = if progress == Progress::Worse { STILL_WORRIES } else { PROGRESS_TOO };
            let note = self.cast.paragraph(&mut self.chance, &[meeting, went, agreed]);
            let when = written(&mut self.chance, on, 1);
            self.script.naming(when, by, move |numbers| {
                Some(CoreGroupMet { on, plan: numbers.of(plan)?, agencies, progress, note })
            });
            on = working_from(plus(on, shared.range(28, 41)));
        }
    }
}
