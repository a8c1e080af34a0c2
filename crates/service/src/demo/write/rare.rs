//! What happens seldom, written: emergency powers, private fostering, complaints, allegations, incidents, deaths,
//! what is put right or struck out.

use calendar::{Date, Time};
use practice::code_sets::*;
use practice::facts::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::CareSpell;
use crate::demo::staff::Desk;
use crate::demo::timing::OLD_SYSTEM;

impl Pen<'_> {
    /// Whatever of it happens to this child.
    pub(super) fn rare(&mut self) {
        let mut shared = Chance::new(self.family.seed, 0xA4E + self.child.born.day() as u64);
        self.emergencies(&mut shared);
        self.complaint(&mut shared);
        self.allegation(&mut shared);
        self.moved_house();
        self.moved_here_with_a_plan();
        if shared.rarely(3) {
            self.private_fostering(&mut shared);
        }
        if let Some((on, CareEnd::GuardianRelative)) = self.child.life.care.first().and_then(|one| one.end)
            && shared.yes(15)
        {
            self.guardianship_ended(plus(on, 210));
        }
        if self.child.life.dies {
            self.death(&mut shared);
        }
    }

    /// Police protection and emergency orders on the eve of care.
    fn emergencies(&mut self, shared: &mut Chance) {
        for spell in self.child.life.care.clone() {
            let eve = plus(spell.start, -1);
            if spell.start < OLD_SYSTEM
                || spell.unaccompanied
                || spell.short_breaks
                || self.child.born >= plus(eve, -8)
            {
                continue;
            }
            let known = self.child.registered;
            let by = self.holder(eve, None);
            if spell.status == LegalStatus::Section20 && known < eve && shared.yes(14) {
                let at = Time::constant(21, 40, 0, 0);
                let reason =
                    "Found alone with the younger ones; no adult could be reached all evening.".to_owned();
                let used = PoliceProtectionUsed { on: eve, at, reason };
                let protection = self.script.put(instant(eve, 22, 30, 0), by, used);
                let (on, at) = (spell.start, Time::constant(10, 15, 0, 0));
                self.script.naming(instant(on, 11, 0, 0), by, move |numbers| {
                    Some(PoliceProtectionEnded { on, at, protection: numbers.of(protection)? })
                });
            }
            let ordered = plus(spell.start, -6);
            if spell.status == LegalStatus::InterimCareOrder && known < plus(ordered, -1) && shared.yes(10) {
                let until = plus(ordered, 4);
                let when = written(&mut self.chance, ordered, 0);
                let order = self.script.put(when, by, EmergencyProtectionOrdered { on: ordered, until });
                let on = plus(until, -1);
                let later = plus(until, 5);
                let when = written(&mut self.chance, on, 0);
                self.script.naming(when, by, move |numbers| {
                    Some(EmergencyProtectionExtended { on, order: numbers.of(order)?, until: later })
                });
                let on = spell.start;
                self.script.naming(instant(on, 11, 5, 0), by, move |numbers| {
                    Some(EmergencyProtectionEnded { on, order: numbers.of(order)? })
                });
            }
        }
    }

    fn complaint(&mut self, shared: &mut Chance) {
        let Some(work) = self.child.life.work.first().copied() else { return };
        let on = working_from(plus(work.from.max(OLD_SYSTEM), shared.range(30, 200)));
        if !shared.rarely(9) || on >= TODAY {
            return;
        }
        let by = self.staff.manager(work.desk, on);
        let about = shared.pick(&[
            "Changes of social worker without being told, and calls not returned.",
            "The report had mistakes about dates, and was shared before the parents could read it.",
            "Contact was cancelled twice on the day.",
        ]);
        let fact = ComplaintReceived { on, stage: ComplaintStage::One, about: (*about).to_owned() };
        let complaint = self.script.put(written(&mut self.chance, on, 1), by, fact);
        let answered = working_after(on, shared.range(6, 19) as u32);
        if answered < TODAY {
            let upheld = shared.yes(45);
            let when = written(&mut self.chance, answered, 0);
            self.script.naming(when, by, move |numbers| {
                Some(ComplaintAnswered { on: answered, complaint: numbers.of(complaint)?, upheld })
            });
        }
    }

    fn allegation(&mut self, shared: &mut Chance) {
        let Some(spell) = self.child.life.care.first() else { return };
        let on = working_from(plus(spell.start.max(OLD_SYSTEM), shared.range(60, 300)));
        if !shared.rarely(16) || on >= plus(TODAY, -4) || spell.end.is_some_and(|(day, _)| day <= on) {
            return;
        }
        let by = self.holder(on, None);
        let says = "Said that the carer's adult son shouted and took hold of the arm. To be looked into; not living there meanwhile.";
        let when = written(&mut self.chance, on, 0);
        let allegation = self.script.put(when, by, AllegationKnown { on, says: says.to_owned() });
        let referred = working_after(on, shared.range(0, 1) as u32);
        let when = self.turn(referred, super::Turn::Closed).max(when);
        self.script.naming(when, by, move |numbers| {
            Some(AllegationReferred { on: referred, allegation: numbers.of(allegation)? })
        });
        self.allegation_resolved(allegation, referred, by);
    }

    /// Some families move within the city.
    fn moved_house(&mut self) {
        let Some((on, address)) = super::people::moved_to(self.city, self.family) else { return };
        if self.child.unborn || self.child.registered >= plus(on, -20) || self.child.born >= plus(on, -20) {
            return;
        }
        let away = |one: &CareSpell| !one.short_breaks && one.start <= on;
        if self.age(on) >= 18 || self.child.life.care.iter().any(away) {
            return;
        }
        let Some(old) = self.address else { return };
        let by = self.holder(on, None);
        let when = written(&mut self.chance, on, 1);
        self.script.naming(when, by, move |numbers| Some(AddressEnded { on, address: numbers.of(old)? }));
        let kind = AddressKind::Home;
        self.script.put(when, by, AddressRecorded { on, address, kind, confidential: false });
    }

    fn private_fostering(&mut self, shared: &mut Chance) {
        let life = &self.child.life;
        let Some(contact) = life.contacts.first() else { return };
        let on = working_after(contact.on.max(OLD_SYSTEM), 2);
        if !life.care.is_empty()
            || life.disability.is_some()
            || self.age(on) > 13
            || self.age(on) < 4
            || on >= plus(TODAY, -30)
        {
            return;
        }
        let by = self.staff.worker(Desk::Fostering, self.family.seed, on);
        let carer = "Friend of the mother from church, who has a spare room".to_owned();
        let when = written(&mut self.chance, on, 0);
        let lives_there_from = plus(on, -shared.range(10, 40));
        let fact = PrivateFosteringNotified { on, lives_there_from, carer };
        let arrangement = self.script.put(when, by, fact);
        let end = working_from(plus(on, shared.range(120, 420)));
        let mut day = working_after(on, shared.range(2, 4) as u32);
        while day < end.min(TODAY) {
            self.visit(day, VisitKind::PrivateFostering, true, None);
            day = working_from(plus(day, shared.range(30, 41)));
        }
        if end < TODAY {
            let reason = PrivateFosteringEnd::ReturnedHome;
            let when = written(&mut self.chance, end, 0);
            self.script.naming(when, by, move |numbers| {
                Some(PrivateFosteringEnded { on: end, arrangement: numbers.of(arrangement)?, reason })
            });
        }
    }

    fn guardianship_ended(&mut self, on: Date) {
        let on = working_from(on);
        let Some(order) = self.guardianship.filter(|_| on < TODAY) else { return };
        let by = self.holder(on, None);
        let when = written(&mut self.chance, on, 0);
        self.script.naming(when, by, move |numbers| {
            Some(SpecialGuardianshipEnded { on, order: numbers.of(order)? })
        });
    }

    /// A child died. Where the service had known of worries, it is notified and looked into.
    fn death(&mut self, shared: &mut Chance) {
        let heard = self.child.life.contacts.last().map_or(self.child.registered, |contact| contact.on);
        let on = plus(heard, shared.range(40, 110));
        let by = self.staff.manager(Desk::Mash, on);
        self.script.put(written(&mut self.chance, on, 0), by, DeathRecorded { on });
        let known = working_after(on, 1);
        let says = "Sudden death at home. Police and the coroner have been told. Earlier contact about sleeping arrangements.";
        let when = written(&mut self.chance, known, 0);
        let incident = self.script.put(when, by, SeriousIncidentKnown { on: known, says: says.to_owned() });
        let notified = working_after(known, 3);
        let when = written(&mut self.chance, notified, 0);
        self.script.naming(when, by, move |numbers| {
            Some(SeriousIncidentNotified { on: notified, incident: numbers.of(incident)? })
        });
        let reviewed = working_after(known, 14);
        let when = written(&mut self.chance, reviewed, 0);
        self.script.naming(when, by, move |numbers| {
            Some(RapidReviewCompleted { on: reviewed, incident: numbers.of(incident)? })
        });
    }
}
