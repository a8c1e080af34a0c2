//! One month of the stocks: who leaves, who steps from one thing to another, who comes.

use calendar::Date;
use practice::code_sets::{CareEnd, EarlyHelpEnd, NeedPlanEnd, ProtectionPlanEnd};

use super::chance::Chance;
use super::days::{days_between, plus, plus_months, working_after, working_in};
use super::lives::NeedEnd;
use super::stocks::{Bundle, Entry, Kind, Stage, Stocks, Targets, Why, span};

impl Stocks {
    /// One month: care first, then protection, then need, the disability service, early help last, since each
    /// takes from the next.
    pub(super) fn month(&mut self, chance: &mut Chance, targets: &Targets, t: usize) {
        let (first, last) = span(t);
        let part = if t == 19 { 45 } else { 100 };
        self.care(chance, targets.care, (first, last), part);
        self.protection(chance, targets.protection, (first, last), part);
        // The disability service counted on 19 October.
        let counted = if t == 18 { Date::constant(2021, 10, 18) } else { last };
        self.disability(chance, targets.disability, (first, counted), t);
        self.need(chance, targets.need, (first, last), part);
        self.early_help(chance, targets.early_help, (first, last), part);
    }

    fn care(&mut self, chance: &mut Chance, target: usize, (first, last): (Date, Date), part: usize) {
        // Young people leave on their 18th birthday.
        for (group, members) in self.bundles(Kind::Care, Date::MAX) {
            let eighteenth = self.groups[group].born.map(|born| calendar::birthday(born, 18));
            if let Some(day) = eighteenth.filter(|day| (first..=last).contains(day)) {
                let why = chance.weighted(&[
                    (CareEnd::IndependentSupported, 58),
                    (CareEnd::StayingPut, 32),
                    (CareEnd::IndependentUnsupported, 5),
                    (CareEnd::AdultServices, 5),
                ]);
                self.end((group, members), day, Why::Care(why));
            }
        }
        self.leave_young(chance, (first, last));
        let open = self.count(Kind::Care);
        let leaving = (chance.range(6, 10) as usize * part / 100).max((open + 2).saturating_sub(target));
        let mut bundles = self.bundles(Kind::Care, plus(first, -70));
        bundles.retain(|(group, _)| self.groups[*group].born.is_none());
        for some in pick(chance, bundles, leaving) {
            let since =
                self.groups[some.0].members[some.1[0]].stages.last().map_or(first, |stage| stage.start);
            let long = days_between(since, first) > 240;
            let alone = some.1.len() == 1 && self.groups[some.0].members.len() == 1;
            let why = if long && alone && chance.yes(35) {
                self.groups[some.0].ages = (0, 1);
                CareEnd::AdoptedDispensed
            } else if long {
                chance.weighted(&[
                    (CareEnd::GuardianFosterRelative, 30),
                    (CareEnd::GuardianRelative, 22),
                    (CareEnd::HomePlanned, 28),
                    (CareEnd::ChildArrangements, 20),
                ])
            } else {
                chance.weighted(&[
                    (CareEnd::HomePlanned, 50),
                    (CareEnd::HomeUnplanned, 20),
                    (CareEnd::ChildArrangements, 15),
                    (CareEnd::OtherAuthority, 5),
                    (CareEnd::HomeOthers, 10),
                ])
            };
            let on = working_in(chance, first, last);
            if why == CareEnd::HomePlanned && chance.yes(60) {
                self.step(some, on, Why::Care(why), Kind::Need);
            } else {
                self.end(some, on, Why::Care(why));
            }
        }
        let mut coming = target.saturating_sub(self.count(Kind::Care));
        // Some come alone from abroad.
        for _ in 0..(if part < 100 { 1 } else { 2 }).min(coming) {
            let start = working_in(chance, first, last);
            let born = plus_months(plus(start, -chance.range(0, 27)), -chance.range(187, 201) as i32);
            let entry = Entry::Referral { on: start, discussion: None, authorised: working_after(start, 30) };
            let group = self.open(chance, Kind::Care, start, 1, entry, Some(born));
            self.groups[group].unaccompanied = true;
            coming -= 1;
        }
        let from_protection = coming * 58 / 100;
        let from_need = coming * 12 / 100;
        let mut came = 0;
        let bundles = self.bundles(Kind::Protection, plus(first, -25));
        for some in pick(chance, bundles, from_protection) {
            came += some.1.len();
            let on = working_in(chance, first, last);
            self.step(some, on, Why::Protection(ProtectionPlanEnd::LookedAfter), Kind::Care);
        }
        let bundles = self.bundles(Kind::Need, plus(first, -30));
        for some in pick(chance, bundles, from_need) {
            came += some.1.len();
            let on = working_in(chance, first, last);
            self.step(some, on, Why::Need(NeedEnd::Ended(NeedPlanEnd::LookedAfter)), Kind::Care);
        }
        self.start(chance, Kind::Care, coming - came, (first, last));
    }

    fn protection(&mut self, chance: &mut Chance, target: usize, (first, last): (Date, Date), part: usize) {
        let open = self.count(Kind::Protection);
        let ending = (open * 8 / 100 * part / 100).max((open + 18).saturating_sub(target));
        let bundles = self.bundles(Kind::Protection, plus(first, -72));
        for some in pick(chance, bundles, ending) {
            let since =
                self.groups[some.0].members[some.1[0]].stages.last().map_or(first, |stage| stage.start);
            let on = working_in(chance, first.max(plus(since, 75)), last);
            match chance.range(0, 99) {
                0..64 => self.step(some, on, Why::Protection(ProtectionPlanEnd::NoLongerAtRisk), Kind::Need),
                64..95 => self.end(some, on, Why::Protection(ProtectionPlanEnd::NoLongerAtRisk)),
                _ => self.end(some, on, Why::Protection(ProtectionPlanEnd::Moved)),
            }
        }
        let coming = target.saturating_sub(self.count(Kind::Protection));
        let mut came = 0;
        let bundles = self.bundles(Kind::Need, plus(first, -30));
        for some in pick(chance, bundles, coming * 32 / 100) {
            came += some.1.len();
            let on = working_in(chance, first, last);
            self.step(some, on, Why::Need(NeedEnd::Ended(NeedPlanEnd::SteppedUp)), Kind::Protection);
        }
        self.start(chance, Kind::Protection, coming - came, (first, last));
    }

    fn disability(&mut self, chance: &mut Chance, target: usize, (first, last): (Date, Date), t: usize) {
        if last < first {
            return;
        }
        let leaving = if t == 19 { 0 } else { chance.range(2, 3) as usize };
        let bundles = self.bundles(Kind::Disability, plus(first, -120));
        for some in pick(chance, bundles, leaving) {
            let on = working_in(chance, first, last);
            self.end(some, on, Why::Disability);
        }
        let mut coming = target.saturating_sub(self.count(Kind::Disability));
        // Transfers from Protection and Court, more of them since spring 2021.
        let transfers = if t >= 12 { coming * 40 / 100 } else { coming * 15 / 100 };
        let mut bundles = self.bundles(Kind::Need, plus(first, -75));
        bundles.retain(|(group, members)| members.len() == 1 && self.groups[*group].members.len() == 1);
        for some in pick(chance, bundles, transfers) {
            coming -= 1;
            self.groups[some.0].ages = (3, 13);
            let on = working_in(chance, first, last);
            self.step(some, on, Why::Need(NeedEnd::ToDisability), Kind::Disability);
        }
        self.start(chance, Kind::Disability, coming, (first, last));
    }

    fn need(&mut self, chance: &mut Chance, target: usize, (first, last): (Date, Date), part: usize) {
        let open = self.count(Kind::Need);
        let ending = (open * 16 / 100 * part / 100).max((open + 30 * part / 100).saturating_sub(target));
        let bundles = self.bundles(Kind::Need, plus(first, -32));
        for some in pick(chance, bundles, ending) {
            let on = working_in(chance, first, last);
            let why = chance.weighted(&[
                (NeedPlanEnd::NeedsMet, 54),
                (NeedPlanEnd::SteppedDown, 28),
                (NeedPlanEnd::ConsentWithdrawn, 9),
                (NeedPlanEnd::Moved, 5),
                (NeedPlanEnd::Other, 4),
            ]);
            self.end(some.clone(), on, Why::Need(NeedEnd::Ended(why)));
            if why == NeedPlanEnd::SteppedDown {
                let start = working_after(on, chance.range(1, 4) as u32);
                let start = if start > last { on } else { start };
                for member in some.1 {
                    let stage = Stage { kind: Kind::EarlyHelp, start, end: None };
                    self.groups[some.0].members[member].stages.push(stage);
                }
            }
        }
        let coming = target.saturating_sub(self.count(Kind::Need));
        self.start(chance, Kind::Need, coming, (first, last));
    }

    fn early_help(&mut self, chance: &mut Chance, target: usize, (first, last): (Date, Date), part: usize) {
        let open = self.count(Kind::EarlyHelp);
        let ending = (open * 15 / 100 * part / 100).max((open + 40 * part / 100).saturating_sub(target));
        let bundles = self.bundles(Kind::EarlyHelp, plus(first, -40));
        for some in pick(chance, bundles, ending) {
            let on = working_in(chance, first, last);
            let why = chance.weighted(&[
                (EarlyHelpEnd::NeedsMet, 52),
                (EarlyHelpEnd::SteppedUp, 11),
                (EarlyHelpEnd::Disengaged, 14),
                (EarlyHelpEnd::Universal, 13),
                (EarlyHelpEnd::Moved, 4),
                (EarlyHelpEnd::Declined, 4),
                (EarlyHelpEnd::Other, 2),
            ]);
            self.end(some, on, Why::EarlyHelp(why));
        }
        let coming = target.saturating_sub(self.count(Kind::EarlyHelp));
        self.start(chance, Kind::EarlyHelp, coming, (first, last));
    }
}

/// So many children of bundles taken in random order, whole bundles before parts of one.
fn pick(chance: &mut Chance, mut bundles: Vec<Bundle>, number: usize) -> Vec<Bundle> {
    chance.shuffle(&mut bundles);
    let mut left = number;
    let mut picked = Vec::new();
    let mut passed = Vec::new();
    for bundle in bundles {
        if left == 0 {
            break;
        }
        if bundle.1.len() <= left {
            left -= bundle.1.len();
            picked.push(bundle);
        } else {
            passed.push(bundle);
        }
    }
    if let Some((group, members)) = passed.pop().filter(|_| left > 0) {
        picked.push((group, members[..left].to_vec()));
    }
    picked
}
