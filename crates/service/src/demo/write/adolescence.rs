//! Missing episodes, exploitation, youth justice, homelessness, written.

use calendar::{Date, Time};
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::CareSpell;
use crate::demo::staff::Desk;
use crate::demo::timing::OLD_SYSTEM;
use crate::demo::words::{HOMELESS, RETURN_INTERVIEWS, Theme};

impl Pen<'_> {
    /// What young people meet outside the family.
    pub(super) fn adolescence(&mut self) {
        let mut shared = Chance::new(self.family.seed, 0xAD01 + self.child.born.day() as u64);
        let exploited = self.family.theme == Theme::Exploitation;
        for (from, to) in self.stays() {
            let from = from.max(OLD_SYSTEM).max(calendar::birthday(self.child.born, 12));
            let in_care = self.child.life.care.iter().any(|one| one.start <= from && !one.short_breaks);
            if days_between(from, to) < 40
                || !shared.yes(if exploited {
                    75
                } else if in_care {
                    12
                } else {
                    2
                })
            {
                continue;
            }
            let mut on = plus(from, shared.range(3, 30));
            for _ in 0..shared.range(1, if exploited { 6 } else { 3 }) {
                if plus(on, 5) >= to {
                    break;
                }
                let covers =
                    |one: &CareSpell| one.start < on && one.end.is_none_or(|(day, _)| day > plus(on, 5));
                let in_care = self.child.life.care.iter().any(|one| covers(one) && !one.short_breaks);
                self.missing(&mut shared, on, in_care);
                on = plus(on, shared.range(6, 55));
            }
            if exploited || shared.yes(20) {
                self.exploitation(&mut shared, from, to);
            }
        }
        if exploited && shared.yes(30) {
            self.justice(&mut shared);
        }
        self.homeless(&mut shared);
    }

    /// Times on a plan or in care.
    fn stays(&self) -> Vec<(Date, Date)> {
        let life = &self.child.life;
        let end = |to: Option<Date>| to.unwrap_or(LAST_WORKING_DAY);
        let needs = life.needs.iter().map(|one| (one.start, end(one.end.map(|end| end.0))));
        let plans = life.protection.iter().map(|one| (one.start, end(one.end.map(|end| end.0))));
        let care = life.care.iter().filter(|one| !one.short_breaks);
        needs.chain(plans).chain(care.map(|one| (one.start, end(one.end.map(|end| end.0))))).collect()
    }

    fn missing(&mut self, shared: &mut Chance, on: Date, in_care: bool) {
        let by = self.holder(on, None);
        let kind = if in_care && shared.yes(30) { MissingKind::Away } else { MissingKind::Missing };
        let at = Time::constant(shared.range(18, 22) as i8, shared.range(0, 59) as i8, 0, 0);
        let from = if in_care {
            "From the placement. Phone off. Carers rang the police."
        } else {
            "From home after an argument about the phone."
        };
        let fact = WentMissing { on, at: Some(at), kind, from: from.to_owned() };
        let episode = self.script.put(instant(on, 23, 20, 0), by, fact);
        let back = plus(on, shared.weighted(&[(1, 80), (2, 15), (4, 5)]));
        let at = Time::constant(shared.range(5, 14) as i8, shared.range(0, 59) as i8, 0, 0);
        let how = shared.weighted(&[
            (FoundHow::Returned, 58),
            (FoundHow::FoundByPolice, 24),
            (FoundHow::FoundByCarer, 14),
            (FoundHow::FoundByWorker, 4),
        ]);
        let when = afternoon(&mut self.chance, back);
        self.script.naming(when, by, move |numbers| {
            Some(MissingChildFound { on: back, at, episode: numbers.of(episode)?, how })
        });
        let offered = working_after(back, 1);
        let accepted = shared.yes(68);
        let when = instant(offered, 15, 2, 0).max(when);
        let by = self.staff.worker(Desk::YoungPeople, self.family.seed, offered);
        let at = Time::constant(11, 30, 0, 0);
        self.script.naming(when, by, move |numbers| {
            Some(ReturnInterviewOffered { on: offered, at, episode: numbers.of(episode)?, accepted })
        });
        let held = working_after(offered, shared.weighted(&[(0, 35), (1, 45), (3, 20)]));
        if accepted && held < TODAY {
            let says = (*shared.pick(RETURN_INTERVIEWS)).to_owned();
            let at = Time::constant(14, 30, 0, 0);
            self.script.naming(instant(held, 18, 40, 0), by, move |numbers| {
                let episode = numbers.of(episode)?;
                Some(ReturnInterviewHeld { on: held, at, episode, independent: true, says })
            });
        }
    }

    fn exploitation(&mut self, shared: &mut Chance, from: Date, to: Date) {
        let raised = working_from(plus(from, shared.range(1, 20)));
        let by = self.holder(raised, None);
        let kind = shared.weighted(&[
            (ExploitationKind::CountyLines, 38),
            (ExploitationKind::Criminal, 30),
            (ExploitationKind::Sexual, 26),
            (ExploitationKind::Trafficking, 6),
        ]);
        let already = self.concerns.contains(&kind);
        if raised >= to || already {
            return;
        }
        self.concerns.push(kind);
        let level = shared.weighted(&[(RiskLevel::High, 30), (RiskLevel::Medium, 50), (RiskLevel::Low, 20)]);
        let says = self.cast.one(shared, Theme::Exploitation.voice().worries);
        let when = written(&mut self.chance, raised, 0);
        let concern = self.script.put(when, by, ExploitationConcernRaised { on: raised, kind, level, says });
        let warning = WarningRaised {
            on: raised,
            kind: WarningKind::Exploitation,
            says: "At risk of exploitation: report missing at once, do not wait.".to_owned(),
            review_on: Some(plus(raised, 92)),
        };
        let warned = self.script.put(when, by, warning);
        let mut on = working_from(plus(raised, shared.range(35, 60)));
        while on < to {
            let level =
                shared.weighted(&[(RiskLevel::High, 18), (RiskLevel::Medium, 50), (RiskLevel::Low, 32)]);
            let note = self.cast.one(shared, Theme::Exploitation.voice().actions);
            let when = written(&mut self.chance, on, 1);
            self.script.naming(when, by, move |numbers| {
                Some(ExploitationConcernReviewed { on, concern: numbers.of(concern)?, level, note })
            });
            if level == RiskLevel::Low && shared.yes(50) {
                let closed = working_after(on, 5);
                if closed < to {
                    let reason = "No missing episodes for ten weeks, back at college, and the adults concerned are in custody.".to_owned();
                    let when = written(&mut self.chance, closed, 1);
                    self.script.naming(when, by, move |numbers| {
                        Some(ExploitationConcernClosed { on: closed, concern: numbers.of(concern)?, reason })
                    });
                    let reason = "The concern has been closed.".to_owned();
                    self.script.naming(when, by, move |numbers| {
                        Some(WarningLifted { on: closed, warning: numbers.of(warned)?, reason })
                    });
                }
                return;
            }
            on = working_from(plus(on, shared.range(45, 75)));
        }
    }

    fn justice(&mut self, shared: &mut Chance) {
        let on = working_from(plus(self.child.registered.max(OLD_SYSTEM), shared.range(20, 200)));
        if on >= TODAY || self.age(on) < 11 || self.age(on) > 17 {
            return;
        }
        let disposal = shared.weighted(&[
            (YouthDisposal::Prevention, 40),
            (YouthDisposal::OutOfCourt, 34),
            (YouthDisposal::ReferralOrder, 20),
            (YouthDisposal::RehabilitationOrder, 6),
        ]);
        let by = self.staff.worker(Desk::YoungPeople, self.family.seed, on);
        let when = written(&mut self.chance, on, 0);
        let involvement = self.script.put(when, by, YouthJusticeStarted { on, disposal });
        let ended = working_from(plus(on, shared.range(90, 270)));
        if ended < TODAY {
            let completed = shared.yes(80);
            let when = written(&mut self.chance, ended, 0);
            self.script.naming(when, by, move |numbers| {
                Some(YouthJusticeEnded { on: ended, involvement: numbers.of(involvement)?, completed })
            });
        }
    }

    /// Some of 16 and 17 who are known to the service come to us without a home.
    fn homeless(&mut self, shared: &mut Chance) {
        let Some(contact) = self.child.life.contacts.last() else { return };
        let on = working_after(contact.on, 1);
        let in_care = self.child.life.care.iter().any(|one| one.end.is_none_or(|(day, _)| day > on));
        if !matches!(self.age(on), 16 | 17) || in_care || on >= TODAY || !shared.yes(9) {
            return;
        }
        let by = self.staff.worker(Desk::YoungPeople, self.family.seed, on);
        let situation = (*shared.pick(HOMELESS)).to_owned();
        let interim = (*shared.pick(&[
            "With an aunt",
            "Supported lodgings for the night",
            "At a friend's, agreed with the parents",
        ]))
        .to_owned();
        let when = written(&mut self.chance, on, 0);
        let presentation = self.script.put(when, by, HomelessnessPresented { on, situation, interim });
        let decided = working_after(on, shared.range(3, 10) as u32);
        if decided < TODAY && calendar::birthday(self.child.born, 18) > decided {
            let outcome = shared.weighted(&[
                (HomelessOutcome::ReturnedHome, 48),
                (HomelessOutcome::Section17, 32),
                (HomelessOutcome::Housing, 20),
            ]);
            let view = "Knows about section 20 and does not want it. Wants help to talk with mum.".to_owned();
            let when = written(&mut self.chance, decided, 0);
            self.script.naming(when, by, move |numbers| {
                Some(HomelessnessDecided {
                    on: decided,
                    presentation: numbers.of(presentation)?,
                    outcome,
                    view,
                })
            });
        }
    }
}
