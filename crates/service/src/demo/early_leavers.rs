//! Young people who leave care before 18: to a place of their own, back to a parent, under a special
//! guardianship order, or after a few weeks only. There are few, and each shows another side of the leaving care
//! law: relevant, relevant again when a return home breaks down, qualifying.

use calendar::Date;
use practice::code_sets::CareEnd;

use super::chance::Chance;
use super::days::{days_between, plus, plus_months, working_in};
use super::front_door::month_of;
use super::stocks::{Kind, Stocks, Why};

/// Month from April 2020, age in months at its beginning, and how care ends.
const LEAVE: &[(usize, i32, CareEnd)] = &[
    (2, 204, CareEnd::IndependentSupported),
    (3, 200, CareEnd::HomePlanned),
    (4, 194, CareEnd::HomePlanned),
    (6, 195, CareEnd::HomePlanned),
    (8, 184, CareEnd::GuardianFosterRelative),
    (9, 194, CareEnd::HomePlanned),
    (10, 196, CareEnd::HomePlanned),
    (12, 198, CareEnd::IndependentSupported),
    (13, 204, CareEnd::IndependentSupported),
    (15, 201, CareEnd::HomePlanned),
    (16, 207, CareEnd::IndependentSupported),
    (17, 200, CareEnd::HomeUnplanned),
    (18, 206, CareEnd::IndependentSupported),
];
/// Months in which somebody of 16 comes into care for a few weeks: too short to be eligible.
const SHORT_STAYS: &[usize] = &[7, 14];
/// The age in months of who comes for a short stay.
const SHORT_STAY_AGE: i32 = 196;
/// How far from the wanted age somebody may be, in days.
const NEAR: i64 = 75;

impl Stocks {
    /// Those who leave care early in a month, and those who come for a short stay.
    pub(super) fn leave_young(&mut self, chance: &mut Chance, (first, last): (Date, Date)) {
        let t = month_of(first).unwrap_or(0);
        for (_, months, why) in LEAVE.iter().filter(|(month, ..)| *month == t) {
            let wanted = plus_months(first, -months);
            let able = self.bundles(Kind::Care, plus(first, -240)).into_iter().filter_map(|bundle| {
                let group = &self.groups[bundle.0];
                let born = group.born.filter(|_| !group.unaccompanied && group.members.len() == 1)?;
                let away = days_between(wanted, born).abs();
                (away <= NEAR).then_some((away, bundle))
            });
            if let Some((_, bundle)) = able.min() {
                self.end(bundle, working_in(chance, first, last), Why::Care(*why));
            }
        }
        if SHORT_STAYS.contains(&t) {
            let start = working_in(chance, plus(first, 8), plus(first, 18));
            let entry = self.entry(chance, Kind::Care, start, false);
            let born = plus(plus_months(first, -SHORT_STAY_AGE), 9);
            let group = self.open(chance, Kind::Care, start, 1, entry, Some(born));
            let end = working_in(chance, plus(start, 30), plus(start, 44));
            self.short_stays.push((group, end));
        }
        let ending = |(_, end): &(usize, Date)| (first..=last).contains(end);
        for (group, end) in self.short_stays.clone().into_iter().filter(ending) {
            self.end((group, vec![0]), end, Why::Care(CareEnd::HomePlanned));
        }
    }
}
