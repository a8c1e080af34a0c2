//! The reckoning itself: one financial year, seat by seat. No strings, no look-up by name in the loop.

use calendar::Date;
use rules::Refusal;

use super::cost::{
    Basis, Costing, LineKind, Lines, Period, Piece, PostRow, Seat, SeatKind, Uncosted, WhyNot,
};
use super::grades::Increments;
use super::rates::{NO_PAY, Stretch, YearRates};
use super::{PayRules, Pence, Rate};
use crate::establishment::Absence;

/// A grade's points on its spine, looked up once a year.
#[derive(Clone, Copy)]
struct Points {
    spine: usize,
    top: u8,
    bottom: u8,
    vacant: u8,
}

/// A year's pay of a seat in one stretch of days.
#[derive(Clone, Copy, Default)]
struct Paid {
    basic: i64,
    increment: i64,
    supplement: i64,
    from: i32,
    to: i32,
}

impl Paid {
    fn all(self) -> i64 {
        self.basic + self.increment + self.supplement
    }
}

/// What one seat is paid by stretch, in order; several where an increment falls within one.
type SeatPay = Vec<(usize, Paid)>;

struct Reckoning<'a> {
    rates: YearRates<'a>,
    grades: Vec<Option<Points>>,
    points_on: Date,
    /// Increments on 1 April since the points were taken: up to the day before the year, and in it.
    steps_before: u8,
    steps_now: u8,
    /// Weeks in thousandths by which leave shortens a year of work.
    working_weeks: i64,
}

/// Adds a financial year, or a part of one, to a costing.
pub(super) fn year(
    rules: &PayRules,
    period: Period,
    points_on: Date,
    costing: &mut Costing,
) -> Result<(), Refusal> {
    let rates = YearRates::new(rules, period, costing.basis, &mut costing.sources)?;
    let structure = rules.grades(period.from).ok_or_else(|| {
        let allowed = format!("Enter grades from {} or earlier", calendar::words::day(period.from));
        Refusal::new("grades", "", allowed, "The council's pay policy")
    })?;
    let spines = rules.spine_places();
    let points = |name: &String| {
        let grade = structure.ranges.get(name)?;
        let spine = *spines.get(grade.spine.as_deref().unwrap_or(&structure.spine))?;
        Some(Points {
            spine,
            top: grade.top,
            bottom: grade.bottom,
            vacant: grade.point(rates.practice.vacant_at),
        })
    };
    let roster = costing.roster.clone();
    let steps = |up_to: Date| {
        let days = rates.practice.increments.days(points_on, up_to, None);
        u8::try_from(days.len()).unwrap_or(u8::MAX)
    };
    let reckoning = Reckoning {
        grades: roster.grades.iter().map(points).collect(),
        steps_before: steps(rates.start.yesterday().unwrap_or(rates.start)),
        steps_now: steps(period.to),
        working_weeks: 52_143 - 200 * i64::from(rates.practice.leave_days),
        points_on,
        rates,
    };
    let first = costing.pieces.len();
    // In the order of seats, so that a seat's own are found by halving.
    let mut shared: Vec<(u32, usize, Paid)> = Vec::new();
    let mut scratch = Vec::with_capacity(4);
    for (place, seat) in (0u32..).zip(&roster.seats) {
        let Some(post) = roster.posts.get(seat.post as usize) else { continue };
        scratch.clear();
        match reckoning.pay(place, seat, post, &mut scratch) {
            Ok(None) => {}
            Ok(Some(mut piece)) => {
                if seat.shared {
                    shared.extend(scratch.iter().map(|(stretch, paid)| (place, *stretch, *paid)));
                } else {
                    let insurance = reckoning.insurance(&scratch, seat.relief);
                    piece.lines.0[LineKind::NationalInsurance as usize] = insurance;
                }
                reckoning.finish(&mut piece, seat, post);
                costing.pieces.push(piece);
            }
            Err(why) => costing.uncosted.push(Uncosted {
                year: reckoning.rates.year,
                post: post.id,
                holding: seat.holder.map(|(holding, _)| holding),
                fte: seat.fte,
                why: reckoning.name(why, post, costing),
            }),
        }
    }
    let added = costing.pieces.get_mut(first..).unwrap_or_default();
    for person in &roster.people {
        reckoning.share(person, &roster.seats, &shared, added);
    }
    Ok(())
}

/// Why not, before it is put in words.
enum NotPaid {
    NotGraded,
    NoSuchGrade,
    NoSuchPoint(u8),
}

impl Reckoning<'_> {
    fn name(&self, why: NotPaid, post: &PostRow, costing: &Costing) -> WhyNot {
        match why {
            NotPaid::NotGraded => WhyNot::NotGraded,
            NotPaid::NoSuchGrade => WhyNot::NoSuchGrade(costing.grade(post).unwrap_or_default().to_owned()),
            NotPaid::NoSuchPoint(point) => WhyNot::NoSuchPoint(point),
        }
    }

    /// The part of the year in which a seat is there.
    fn window(&self, seat: &Seat) -> (i32, i32) {
        let (from, to) = self.rates.window;
        let Some(span) = seat.span else { return (from, to) };
        let begins = span.from.map_or(from, |day| self.rates.place(day));
        let ends = span.until.map_or(to, |day| self.rates.place(day).saturating_add(1));
        match self.rates.basis {
            Basis::InYear => (begins.max(from), ends.min(to)),
            // What is there on the last day counts for the year, what is not counts nothing.
            Basis::FullYear => {
                let last = self.rates.last_day();
                if begins <= last && last < ends { (from, to) } else { (from, from) }
            }
        }
    }

    /// How many points somebody has moved up: before the year, and from which days of it on.
    fn steps(&self, seat: &Seat) -> (u8, Option<(i32, u8)>, u8) {
        let practice = self.rates.practice;
        if seat.no_increments || practice.increments == Increments::None {
            return (0, None, 0);
        }
        let Some(started) = seat.started else { return (self.steps_before, None, self.steps_now) };
        let last = self.rates.last_date();
        let days = practice.increments.days(self.points_on, last, Some(started));
        let count = |up_to: Date| {
            let so_far = days.iter().filter(|day| **day <= up_to).count();
            u8::try_from(so_far).unwrap_or(u8::MAX)
        };
        let before = count(self.rates.start.yesterday().unwrap_or(self.rates.start));
        let first = count(self.rates.start);
        let within = days.iter().rev().find(|day| **day > self.rates.start);
        let end = count(last);
        match within {
            Some(day) if end > first && self.rates.basis == Basis::InYear => {
                (before, Some((self.rates.place(*day), first)), end)
            }
            _ => (before, None, end),
        }
    }

    /// What a seat is paid, its pension and its levy; nothing where it is not there or is never paid.
    fn pay(
        &self,
        place: u32,
        seat: &Seat,
        post: &PostRow,
        paid: &mut SeatPay,
    ) -> Result<Option<Piece>, NotPaid> {
        if matches!(seat.kind, SeatKind::OnHold | SeatKind::Volunteer) {
            return Ok(None);
        }
        let (from, to) = self.window(seat);
        if from >= to {
            return Ok(None);
        }
        let grade = post.grade.ok_or(NotPaid::NotGraded)?;
        let points = self.grades.get(usize::from(grade)).copied().flatten().ok_or(NotPaid::NoSuchGrade)?;
        let (before, split, end) = self.steps(seat);
        let start = match (seat.point, seat.kind) {
            (Some(point), _) => point,
            (None, SeatKind::Vacant | SeatKind::Agency) => points.vacant,
            (None, _) => points.bottom,
        };
        let up = |steps: u8| {
            if start >= points.top { start } else { start.saturating_add(steps).min(points.top) }
        };
        let goes_on = match seat.away {
            None => Rate::ALL,
            Some(Absence::FamilyLeave) => self.rates.practice.paid_in_family_leave,
            Some(Absence::Sickness) => self.rates.practice.paid_in_sickness,
            Some(Absence::SecondedOut | Absence::CareerBreak) => Rate::NONE,
        };
        let time = self.time(seat, post, goes_on);
        let mut piece = Piece {
            year: self.rates.year,
            lines: Lines::default(),
            point: up(end),
            parts: (
                u16::try_from(self.rates.parts(from, to)).unwrap_or(u16::MAX),
                u16::try_from(self.rates.whole()).unwrap_or(u16::MAX),
            ),
            seat: place,
            point_before: up(before),
            annual: 0,
            annual_before: 0,
        };
        let (mut pension, mut levy) = (0i64, 0i64);
        for (number, stretch) in self.rates.stretches.iter().enumerate() {
            let (begins, ends) = (stretch.from.max(from), stretch.to.min(to));
            if begins >= ends {
                continue;
            }
            let middle = split.map_or(begins, |(day, _)| day.clamp(begins, ends));
            let earlier = split.map_or(end, |(_, steps)| steps);
            for (begins, ends, point) in [(begins, middle, up(earlier)), (middle, ends, up(end))] {
                if begins >= ends {
                    continue;
                }
                let annual = annual(stretch, points.spine, point)?;
                let annual_before = annual_at_or(stretch, points.spine, piece.point_before, annual);
                let parts = self.rates.parts(begins, ends);
                let basic = time.of(annual_before, parts);
                let moved = annual != annual_before;
                let now = Paid {
                    basic,
                    increment: if moved { time.of(annual, parts) - basic } else { 0 },
                    supplement: if post.supplement == 0 { 0 } else { time.of(post.supplement, parts) },
                    from: begins,
                    to: ends,
                };
                (piece.annual, piece.annual_before) = (annual, annual_before);
                piece.lines.0[LineKind::BasicPay as usize] += now.basic;
                piece.lines.0[LineKind::Increment as usize] += now.increment;
                piece.lines.0[LineKind::Supplement as usize] += now.supplement;
                pension = pension.saturating_add(now.all().saturating_mul(stretch.pension));
                levy = levy.saturating_add(now.all().saturating_mul(stretch.levy));
                paid.push((number, now));
            }
        }
        let pension = if seat.no_pension { 0 } else { rounded(pension, Rate::WHOLE) };
        piece.lines.0[LineKind::Pension as usize] = pension;
        piece.lines.0[LineKind::Levy as usize] = rounded(levy, Rate::WHOLE);
        Ok(Some(piece))
    }

    /// What of a full-time year's pay a seat has, but for the part of the year.
    fn time(&self, seat: &Seat, post: &PostRow, goes_on: Rate) -> Time {
        let weeks = i64::from(post.weeks) * 10;
        // (weeks worked + their share of leave) ÷ 52.143 is weeks worked ÷ (52.143 − a year's leave).
        let whole = weeks >= self.working_weeks;
        Time {
            // What an FTE reads at most, so that no product overflows.
            fte: i64::from(seat.fte.hundredths()).clamp(0, 1_000_000),
            of: self.rates.whole().saturating_mul(100),
            less: (!whole || goes_on != Rate::ALL).then(|| {
                let (weeks, year) = if whole { (1, 1) } else { (weeks, self.working_weeks) };
                (weeks * i64::from(goes_on.0), year * Rate::WHOLE)
            }),
        }
    }

    /// National Insurance on what one person is paid through the year.
    fn insurance(&self, paid: &[(usize, Paid)], relief: bool) -> i64 {
        let whole = self.rates.whole();
        let mut sum = 0i64;
        let mut paid = paid.iter().peekable();
        while let Some((number, first)) = paid.next() {
            let (mut pay, mut parts) = (first.all(), self.rates.parts(first.from, first.to));
            while let Some((_, more)) = paid.next_if(|(other, _)| other == number) {
                pay += more.all();
                parts += self.rates.parts(more.from, more.to);
            }
            let Some(stretch) = self.rates.stretches.get(*number) else { continue };
            sum = sum.saturating_add(above(stretch, pay, parts, whole, relief));
        }
        rounded(sum, whole.saturating_mul(Rate::WHOLE))
    }

    /// National Insurance of somebody in several seats: one threshold, shared out by pay.
    fn share(&self, person: &[u32], seats: &[Seat], all: &[(u32, usize, Paid)], added: &mut [Piece]) {
        let whole = self.rates.whole();
        let of_seat = |place: u32| {
            let from = all.partition_point(|(seat, ..)| *seat < place);
            all.iter().skip(from).take_while(move |(seat, ..)| *seat == place)
        };
        let mine = || person.iter().flat_map(|place| of_seat(*place));
        let relief = person.iter().filter_map(|place| seats.get(*place as usize)).any(|seat| seat.relief);
        let (mut sum, mut days) = (0i64, Vec::with_capacity(4));
        for (number, stretch) in self.rates.stretches.iter().enumerate() {
            days.clear();
            let mut pay = 0;
            // Days without pay use no threshold up.
            let paid_in = |(_, other, paid): &&(u32, usize, Paid)| *other == number && paid.all() > 0;
            for (_, _, paid) in mine().filter(paid_in) {
                pay += paid.all();
                days.push((paid.from, paid.to));
            }
            days.sort_unstable();
            let (mut parts, mut reached) = (0, i32::MIN);
            for (from, to) in days.drain(..) {
                if to > reached {
                    parts += self.rates.parts(from.max(reached), to);
                    reached = to;
                }
            }
            sum = sum.saturating_add(above(stretch, pay, parts, whole, relief));
        }
        let insurance = Pence(rounded(sum, whole.saturating_mul(Rate::WHOLE)));
        let all_pay: i64 = mine().map(|(_, _, paid)| paid.all()).sum();
        let mut so_far = (0i64, Pence::ZERO);
        for place in person.iter().copied() {
            so_far.0 += of_seat(place).map(|(_, _, paid)| paid.all()).sum::<i64>();
            let reached = insurance.share(so_far.0, all_pay);
            let share = reached - so_far.1;
            so_far.1 = reached;
            if let Ok(found) = added.binary_search_by_key(&place, |piece| piece.seat) {
                added[found].lines.0[LineKind::NationalInsurance as usize] = share.0;
            }
        }
    }

    /// The lines that depend on all others: what an agency charges above, what vacancies save.
    fn finish(&self, piece: &mut Piece, seat: &Seat, post: &PostRow) {
        let employed = piece.lines.total();
        match seat.kind {
            SeatKind::Agency => {
                let premium = match post.agency_charge {
                    Some(week) => {
                        let year = Pence(week).share(52_143, 1_000);
                        let parts = i64::from(piece.parts.0);
                        Pence(self.time(seat, post, Rate::ALL).of(year.0, parts)) - employed
                    }
                    None => employed.at(self.rates.practice.agency_premium),
                };
                piece.lines.0[LineKind::AgencyPremium as usize] = premium.0;
            }
            SeatKind::Vacant => {
                let counted = employed.at(self.rates.practice.vacancy_factor);
                piece.lines.0[LineKind::VacancyFactor as usize] = (counted - employed).0;
            }
            _ => {}
        }
    }
}

/// How much of a full-time year's pay: FTE, part of the year, and where they are less than whole the weeks
/// worked and what goes on during absence.
struct Time {
    fte: i64,
    of: i64,
    less: Option<(i64, i64)>,
}

impl Time {
    /// Rounded once.
    fn of(&self, annual: i64, parts: i64) -> i64 {
        match self.less {
            None => rounded(annual.saturating_mul(self.fte * parts), self.of),
            Some((some, whole)) => {
                Pence(annual).share(self.fte * parts * some, self.of.saturating_mul(whole)).0
            }
        }
    }
}

/// Pay above the threshold times the rate, in parts of the year times hundredths of one per cent of a penny.
fn above(stretch: &Stretch, pay: i64, parts: i64, whole: i64, relief: bool) -> i64 {
    let free = if relief { stretch.ni_free_with_relief } else { stretch.ni_free };
    let over = pay.saturating_mul(whole).saturating_sub(free.saturating_mul(parts));
    over.max(0).saturating_mul(stretch.ni_rate)
}

fn annual(stretch: &Stretch, spine: usize, point: u8) -> Result<i64, NotPaid> {
    match stretch.pay.get(spine).map_or(NO_PAY, |pay| pay[usize::from(point)]) {
        NO_PAY => Err(NotPaid::NoSuchPoint(point)),
        annual => Ok(annual),
    }
}

fn annual_at_or(stretch: &Stretch, spine: usize, point: u8, other: i64) -> i64 {
    annual(stretch, spine, point).unwrap_or(other)
}

/// Divides what is not negative, half up.
#[inline]
fn rounded(sum: i64, by: i64) -> i64 {
    if by <= 0 { 0 } else { sum.saturating_add(by / 2) / by }
}

/// Each line with how it comes about.
pub(super) fn explain(costing: &Costing, piece: &Piece) -> Vec<(LineKind, Pence, String)> {
    let (seat, post) = (costing.seat(piece), costing.post(piece));
    let (annual, before) = (Pence(piece.annual), Pence(piece.annual_before));
    let mut time = format!("{} FTE", seat.fte);
    if piece.parts.0 != piece.parts.1 {
        time.push_str(&format!(", {} of {} parts of the year", piece.parts.0, piece.parts.1));
    }
    if post.weeks < 5_214 {
        time.push_str(&format!(", {} weeks worked and their leave", crate::Fte(i32::from(post.weeks))));
    }
    if seat.away.is_some() {
        time.push_str(", what goes on during absence");
    }
    let employed: Pence = LineKind::ALL[..6].iter().map(|kind| piece.lines.get(*kind)).sum();
    let words = |kind| match kind {
        LineKind::BasicPay => format!("Point {}, {before} a year, {time}", piece.point_before),
        LineKind::Increment => {
            format!("From point {} to point {}, {annual} a year", piece.point_before, piece.point)
        }
        LineKind::Supplement => format!("{} a year, {time}", Pence(post.supplement)),
        LineKind::NationalInsurance if seat.shared => {
            "On all that the person is paid here, above one threshold; this post's share".to_owned()
        }
        LineKind::NationalInsurance if seat.relief => "On pay above the upper threshold".to_owned(),
        LineKind::NationalInsurance => "On pay above the person's threshold".to_owned(),
        LineKind::Pension => "Of all pay, at the fund's rate".to_owned(),
        LineKind::Levy => "Of all pay".to_owned(),
        LineKind::AgencyPremium => format!("Above {employed}, the cost of employing somebody"),
        LineKind::VacancyFactor => format!("Taken off {employed}, as vacant posts are counted in part"),
    };
    piece.lines.each().map(|(kind, sum)| (kind, sum, words(kind))).collect()
}
