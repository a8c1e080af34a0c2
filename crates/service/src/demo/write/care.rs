//! Times looked after, written: legal status, homes, plans, reviews, visits, the end.

use calendar::Date;
use practice::code_sets::*;
use practice::facts::*;

use super::homes::{carer_of, home_kind, provider_of};
use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::CareSpell;
use crate::demo::names::LOCALITIES;
use crate::demo::script::Mark;
use crate::demo::timing::{LONG_IN_CARE, OLD_SYSTEM};
use crate::demo::windows::{Asked, Event, Length, days_of};
use crate::demo::words::*;

impl Pen<'_> {
    /// Every time looked after.
    ///
    /// # Errors
    ///
    /// When visits, reviews or supervision cannot be as planned.
    pub(super) fn cares(&mut self) -> Result<(), String> {
        for spell in self.child.life.care.clone() {
            self.care(&spell)?;
        }
        Ok(())
    }

    fn care(&mut self, spell: &CareSpell) -> Result<(), String> {
        let mut shared = Chance::new(self.family.seed, 0xCA + days_between(spell.start, TODAY) as u64);
        let start = spell.start;
        let stop = spell.end.map_or(LAST_WORKING_DAY, |(day, _)| plus(day, -1));
        let by = self.manager(start, None);
        let need = self.voice(start).need;
        let reason = match spell.status {
            _ if spell.short_breaks => "Short breaks agreed with the parents.".to_owned(),
            _ if spell.unaccompanied => self.cast.one(&mut shared, CARE_ALONE),
            LegalStatus::InterimCareOrder => self.cast.one(&mut shared, CARE_ORDERED),
            _ => self.cast.one(&mut shared, CARE_AGREED),
        };
        let route = self.route(&mut shared, spell, start);
        let fact = CareStarted {
            on: start,
            status: spell.status,
            need,
            short_breaks: spell.short_breaks,
            unaccompanied: spell.unaccompanied,
            reason,
        };
        let period = self.script.put(self.turn(start, Turn::Care), by, fact);
        let statuses = self.statuses(&mut shared, spell, period, stop);
        self.homes(&mut shared, spell, period, stop);
        let planned = working_after(start, shared.range(3, 9) as u32);
        if planned <= stop {
            let aim = self.aim(spell, route);
            let by = self.holder(planned, None);
            let when = written(&mut self.chance, planned, 0);
            self.script.naming(when, by, move |numbers| {
                Some(CarePlanMade { on: planned, period: numbers.of(period)?, aim })
            });
        }
        self.care_reviews(&mut shared, spell, period, stop)?;
        self.care_visits(&mut shared, spell, stop)?;
        if !spell.short_breaks {
            let from = start.max(OLD_SYSTEM);
            if from < stop {
                self.supervisions(&mut shared, (from, stop), &spell.supervision, ServiceKind::LookedAfter)?;
            }
            self.health(&mut shared, period, start, stop);
            self.schooling(&mut shared, period, start, stop);
            self.permanence(&mut shared, spell, (period, route), stop);
        }
        if let Some((on, reason)) = spell.end {
            self.care_ordered(on, reason);
            self.court(&mut shared, spell, statuses.unwrap_or(on).min(on), reason);
            self.care_ended(period, on, reason);
        } else {
            self.court(&mut shared, spell, statuses.unwrap_or(TODAY), CareEnd::Other);
        }
        if start < OLD_SYSTEM && stop > OLD_SYSTEM {
            let note = "Visits, reviews and supervision before today are in the former system and can be read there.";
            let by = self.holder(OLD_SYSTEM, None);
            let when = instant(OLD_SYSTEM, 9, 30, 0);
            self.script.put(when, by, NoteWritten { on: OLD_SYSTEM, kind: None, note: note.to_owned() });
        }
        Ok(())
    }

    /// The order under which a child leaves for a guardian.
    fn care_ordered(&mut self, on: Date, reason: CareEnd) {
        if matches!(reason, CareEnd::GuardianFosterRelative | CareEnd::GuardianRelative) {
            let by = self.manager(on, None);
            let fact = SpecialGuardianshipOrdered { on, guardian: None, from_care: true };
            let order = self.script.put(self.turn(on, Turn::Care), by, fact);
            self.guardianship = Some(order);
        }
    }

    fn care_ended(&mut self, period: Mark, on: Date, reason: CareEnd) {
        let by = self.manager(on, None);
        // An adoption order ends the parents' responsibility.
        for mark in self.responsible.clone().into_iter().filter(|_| reason == CareEnd::AdoptedDispensed) {
            self.script.naming(self.turn(on, Turn::Step), by, move |numbers| {
                Some(ParentalResponsibilityEnded { on, responsibility: numbers.of(mark)? })
            });
        }
        self.script.naming(self.turn(on, Turn::Over), by, move |numbers| {
            Some(CareEnded { on, period: numbers.of(period)?, reason })
        });
    }

    /// The end of care, with the order under which a child leaves where there is one.
    pub(super) fn care_over(&mut self, period: Mark, on: Date, reason: CareEnd) {
        self.care_ordered(on, reason);
        self.care_ended(period, on, reason);
    }

    /// Changes of legal status: an interim order becomes a care order, or a placement order before adoption.
    pub(super) fn statuses(
        &mut self,
        shared: &mut Chance,
        spell: &CareSpell,
        period: Mark,
        stop: Date,
    ) -> Option<Date> {
        let adopted = spell.end.filter(|(_, why)| *why == CareEnd::AdoptedDispensed).map(|(day, _)| day);
        let (on, status) = match adopted {
            Some(day) => (working_from(plus(day, -200)), LegalStatus::PlacementOrder),
            None => (working_from(plus(spell.start, shared.range(170, 280))), LegalStatus::FullCareOrder),
        };
        if spell.status != LegalStatus::InterimCareOrder || on > plus(stop, -2) || on <= spell.start {
            return None;
        }
        let by = self.manager(on, None);
        self.script.naming(self.turn(on, Turn::Opened), by, move |numbers| {
            Some(LegalStatusChanged { on, period: numbers.of(period)?, status })
        });
        if status == LegalStatus::FullCareOrder {
            let basis = ResponsibilityBasis::CareOrder;
            let fact = ParentalResponsibilityRecorded { on, holder: None, basis };
            self.script.put(self.turn(on, Turn::Opened), by, fact);
        }
        Some(on)
    }

    /// Every home: the request for it, the placement, its plan.
    pub(super) fn homes(&mut self, shared: &mut Chance, spell: &CareSpell, period: Mark, stop: Date) {
        let adopted = spell.end.is_some_and(|(_, why)| why == CareEnd::AdoptedDispensed);
        let guarded = spell.end.is_some_and(|(_, why)| why == CareEnd::GuardianFosterRelative);
        self.earlier_homes(spell, period);
        let first = spell.earlier_moves.last().copied().unwrap_or(spell.start);
        let starts: Vec<Date> = std::iter::once(first).chain(spell.moves.iter().copied()).collect();
        for (n, on) in starts.iter().copied().enumerate() {
            let last = n + 1 == starts.len();
            let by = self.holder(on, None);
            let asked = working_before(on, shared.range(0, 4) as u32).max(self.child.registered);
            self.scene(on);
            let needs = if spell.short_breaks {
                self.cast.say(
                    "A carer trained in {name}'s care, two nights a month, who will come to the home first.",
                )
            } else {
                self.cast.one(&mut self.chance, PLACEMENT_NEEDS)
            };
            let fact = PlacementRequested { on: asked, needs, needed_by: Some(on) };
            let request = self.script.put(self.turn(asked, Turn::Decided), by, fact);
            self.script.naming(self.turn(on, Turn::Care), by, move |numbers| {
                Some(PlacementRequestClosed { on, request: numbers.of(request)?, found: true })
            });
            let age = self.age(if n == 0 { spell.start } else { on });
            let kind = if adopted && last && n > 0 {
                PlacementKind::AdoptiveOrder
            } else if spell.short_breaks {
                PlacementKind::Foster
            } else if guarded && last {
                PlacementKind::Kinship
            } else {
                home_kind(shared, spell, age)
            };
            let provider = provider_of(shared, kind);
            let ended_early = starts.get(n + 1).is_some_and(|next| *next < Date::constant(2021, 3, 1));
            let temporary = kind == PlacementKind::Kinship && ended_early && on > OLD_SYSTEM;
            let basis = match (temporary, kind) {
                (true, _) => PlacementBasis::TemporaryApproval,
                (_, PlacementKind::Foster) if ended_early && shared.yes(6) => PlacementBasis::Emergency,
                _ => PlacementBasis::Ordinary,
            };
            let out_of_area = shared.yes(if kind == PlacementKind::ChildrensHome { 55 } else { 22 });
            let with = carer_of(shared, kind);
            let area = if out_of_area { "HR9" } else { LOCALITY_CODES[shared.below(LOCALITIES.len())] };
            let postcode = Some(format!("{area} {}AB", shared.range(1, 9)));
            let to_eighteen = spell.lasting;
            let when = self.turn(on, Turn::Home);
            let placement = self.script.naming(when, by, move |numbers| {
                let period = numbers.of(period)?;
                Some(PlacementStarted {
                    on,
                    period,
                    kind,
                    provider,
                    basis,
                    to_eighteen,
                    out_of_area,
                    with,
                    postcode,
                })
            });
            if kind == PlacementKind::ChildrensHome {
                self.home_notice(placement, on, starts.get(n + 1).map_or(stop, |next| (*next).min(stop)));
            }
            let made = working_after(on, shared.range(0, 5) as u32);
            if made <= stop && starts.get(n + 1).is_none_or(|next| made < *next) {
                let when = written(&mut self.chance, made, 1).max(when);
                self.script.naming(when, by, move |numbers| {
                    Some(PlacementPlanMade { on: made, placement: numbers.of(placement)? })
                });
                if out_of_area {
                    self.script.naming(when, by, move |numbers| {
                        Some(PlacementNoticeSent { on: made, placement: numbers.of(placement)? })
                    });
                }
                let extended = plus(on, 108);
                if temporary && starts.get(n + 1).is_some_and(|next| extended < *next) {
                    let when = written(&mut self.chance, extended, 0);
                    self.script.naming(when, by, move |numbers| {
                        Some(TemporaryApprovalExtended { on: extended, placement: numbers.of(placement)? })
                    });
                }
            }
            let agreed = plus_months(on, 14);
            if spell.lasting && age >= 8 && agreed < stop && shared.yes(18) && foster_for_good(kind) {
                let when = written(&mut self.chance, agreed, 0);
                self.script.naming(when, by, move |numbers| {
                    Some(LongTermVisitsAgreed { on: agreed, placement: numbers.of(placement)? })
                });
            }
            if let Some(next) = starts.get(n + 1).copied() {
                let reason = shared.weighted(&[
                    (PlacementChange::CarePlan, 45),
                    (PlacementChange::CarerBehaviour, 22),
                    (PlacementChange::CarerOther, 18),
                    (PlacementChange::Child, 10),
                    (PlacementChange::Closed, 5),
                ]);
                let by = self.holder(next, None);
                self.script.naming(self.turn(next, Turn::Over), by, move |numbers| {
                    Some(PlacementEnded { on: next, placement: numbers.of(placement)?, reason })
                });
            }
        }
    }

    /// Reviews: for those long in care as planned, for others one by one, in time.
    fn care_reviews(
        &mut self,
        shared: &mut Chance,
        spell: &CareSpell,
        period: Mark,
        stop: Date,
    ) -> Result<(), String> {
        let start = spell.start;
        let mut events: Vec<Event> = Vec::new();
        let mut put = |on: Date| {
            if on <= stop {
                events.push(Event { on, late: None });
            }
        };
        let first = if spell.short_breaks {
            plus(start, 80)
        } else {
            working_after(start, shared.range(14, 19) as u32)
        };
        put(working_from(first));
        let second = working_before(plus_months(working_from(first), 3), shared.range(1, 9) as u32);
        put(second);
        if start < LONG_IN_CARE && !spell.short_breaks {
            let from = plus(second, 130).max(LONG_IN_CARE);
            let asked = Asked {
                span: (from, stop),
                counted: &month_ends(),
                flags: &spell.reviews,
                length: Length::Months(6),
                rhythm: (138, 166),
                late: 55,
                fixed: &[],
            };
            if from < stop {
                events.extend(days_of(shared, &asked)?);
            }
        } else {
            let mut last = second;
            loop {
                last = working_before(plus_months(last, 6), shared.range(2, 20) as u32);
                if last > stop {
                    break;
                }
                put(last);
            }
        }
        for Event { on, late } in events {
            let by = self.reviewer(on);
            let participation = if self.age(on) < 4 {
                Participation::UnderFour
            } else {
                self.chance.weighted(&[
                    (Participation::SpokeForSelf, 48),
                    (Participation::AdvocateSpoke, 8),
                    (Participation::Symbols, 6),
                    (Participation::BriefedAdvocate, 16),
                    (Participation::OtherMeans, 16),
                    (Participation::NoView, 6),
                ])
            };
            self.scene(on);
            let decisions = if spell.short_breaks {
                self.cast.one(&mut self.chance, SHORT_BREAK_DECISIONS)
            } else {
                self.cast.one(&mut self.chance, CARE_DECISIONS)
            };
            let when = match late {
                Some(day) => afternoon(&mut self.chance, working_after(day, 1 + shared.range(0, 6) as u32)),
                None => written(&mut self.chance, on, 1),
            };
            let review = self.script.naming(when, by, move |numbers| {
                Some(CareReviewHeld { on, period: numbers.of(period)?, participation, decisions })
            });
            self.after_review(review, on, when, by);
        }
        Ok(())
    }

    /// Visits: within the first week of each home, then as planned.
    fn care_visits(&mut self, shared: &mut Chance, spell: &CareSpell, stop: Date) -> Result<(), String> {
        let from = spell.start.max(OLD_SYSTEM);
        if from > stop {
            return Ok(());
        }
        let fixed: Vec<Date> = std::iter::once(spell.start)
            .chain(spell.moves.iter().copied())
            .filter(|on| *on >= OLD_SYSTEM)
            .map(|on| working_in(shared, plus(on, 1), plus(on, 6)))
            .filter(|on| *on <= stop)
            .collect();
        let rhythm = if spell.lasting || spell.short_breaks { (70, 86) } else { (30, 41) };
        let asked = Asked {
            span: (from, stop),
            counted: &month_ends(),
            flags: &spell.visits,
            length: Length::Days(42),
            rhythm,
            late: 62,
            fixed: &fixed,
        };
        for event in days_of(shared, &asked)? {
            self.visit(event.on, VisitKind::LookedAfter, true, event.late);
        }
        Ok(())
    }

    /// Where a time in care is meant to lead.
    fn route(&self, shared: &mut Chance, spell: &CareSpell, on: Date) -> PermanenceRoute {
        match spell.end {
            Some((_, CareEnd::AdoptedDispensed)) => PermanenceRoute::Adoption,
            Some((_, CareEnd::GuardianFosterRelative | CareEnd::GuardianRelative)) => {
                PermanenceRoute::SpecialGuardianship
            }
            Some((_, CareEnd::HomePlanned)) => PermanenceRoute::ReturnHome,
            _ if spell.unaccompanied || self.age(on) >= 15 => PermanenceRoute::Independence,
            _ if spell.lasting => PermanenceRoute::LongTermFostering,
            _ => *shared.pick(&[
                PermanenceRoute::Kinship,
                PermanenceRoute::ReturnHome,
                PermanenceRoute::LongTermFostering,
            ]),
        }
    }

    /// The aim of a care plan, in words.
    fn aim(&self, spell: &CareSpell, route: PermanenceRoute) -> String {
        let words = match route {
            _ if spell.short_breaks => {
                "{name} has nights away with people who know {them}, and the family rests."
            }
            PermanenceRoute::ReturnHome => {
                "Return to {mum} within six months if the work is done; family found alongside."
            }
            PermanenceRoute::LongTermFostering => {
                "{name} stays with carers for the rest of childhood, sees family often, and knows why."
            }
            PermanenceRoute::SpecialGuardianship => {
                "To live with family for good under a special guardianship order, with help for as long as it is needed."
            }
            PermanenceRoute::Adoption => "Adoption, as no one in the family can offer safe care in time.",
            PermanenceRoute::Independence => {
                "To be ready for independence, at {their} own pace and with people around."
            }
            _ => "To grow up with somebody of the family: aunt and grandparents to be assessed in turn.",
        };
        self.cast.say(words)
    }

    /// The way to permanence.
    fn permanence(
        &mut self,
        shared: &mut Chance,
        spell: &CareSpell,
        (period, route): (Mark, PermanenceRoute),
        stop: Date,
    ) {
        let on = working_from(plus(spell.start, shared.range(85, 110)));
        if on <= stop {
            let by = self.holder(on, None);
            let when = written(&mut self.chance, on, 0);
            self.script.naming(when, by, move |numbers| {
                Some(PermanencePlanAgreed { on, period: numbers.of(period)?, route })
            });
        }
        self.adopted(spell, period);
    }

    /// The steps to an adoption order, where there is one.
    pub(super) fn adopted(&mut self, spell: &CareSpell, period: Mark) {
        let Some((end, CareEnd::AdoptedDispensed)) = spell.end else { return };
        let steps = [
            (AdoptionStage::Decision, -215, "Agency decision maker agreed that adoption is right."),
            (AdoptionStage::Match, -125, "Panel recommended the match."),
            (AdoptionStage::Placed, -110, "Introductions went well; moved in."),
            (AdoptionStage::Applied, -50, "Application lodged."),
            (AdoptionStage::Ordered, 0, "Order made; celebration hearing to follow."),
        ];
        for (stage, days, note) in steps {
            let on = if stage == AdoptionStage::Placed {
                spell.moves.last().copied().unwrap_or(end)
            } else {
                plus(end, days)
            };
            let by = self.manager(on, None);
            let note = note.to_owned();
            let when = self.turn(on, Turn::Care);
            self.script.naming(when, by, move |numbers| {
                Some(AdoptionStepTaken { on, period: numbers.of(period)?, stage, note })
            });
        }
    }
}

const LOCALITY_CODES: [&str; 3] = ["WX18", "WX14", "WX16"];

fn foster_for_good(kind: PlacementKind) -> bool {
    matches!(kind, PlacementKind::FosterLongTerm | PlacementKind::KinshipLongTerm)
}
