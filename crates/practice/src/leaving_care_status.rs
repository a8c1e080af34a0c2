//! Standing under the leaving care law: eligible, relevant, former relevant, qualifying.
//!
//! Derived from the record for a day and never typed. Only a court or legal advice may set it otherwise, as
//! a dated [override](crate::facts::LeavingCareStatusOverridden) with its reason.
//!
//! Children Act 1989, Sch. 2 para. 19B and ss. 23A, 23C to 23CZB and 24; Care Planning, Placement and Case
//! Review (England) Regulations 2010, reg. 40; Care Leavers (England) Regulations 2010 (SI 2010/2571),
//! reg. 3. Thirteen weeks is 91 days, which need not be continuous. Short breaks under regulation 48 count
//! for nothing.

use calendar::{Date, Within, WorkingDays, birthday, words};
use jiff::ToSpan;

use crate::code_sets::{Activity, LeavingCareStatus, PlacementKind};
use crate::facts::LivingArrangement;
use crate::journey::{CarePeriod, Journey, open_on};

/// Thirteen weeks, which need not be continuous (Children Act 1989, Sch. 2 para. 19B; CPPCR reg. 40).
pub const DAYS_NEEDED: i64 = 91;

/// How long a return home must last before a child is no longer relevant (SI 2010/2571, reg. 3).
pub const RETURN_HOME: Within = Within::Months(6);

/// How long other accommodation must last before it counts (Children Act 1989, s. 24(2)(d)).
pub const OTHER_ACCOMMODATION: Within = Within::Months(3);

/// Whether the days of a looked-after period that began before the 14th birthday and lasted beyond it count.
///
/// The statute speaks of periods that *began after* 14; practice settled on days *since* 14.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Straddling {
    /// Its days from the 14th birthday on count.
    #[default]
    Counts,
    /// None of its days count.
    DoesNotCount,
}

/// What a former relevant young person may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Under 21: every duty (s. 23C).
    UnderTwentyOne,
    /// 21 to 24 and in education or training (ss. 23C(7) and 23CA).
    Education,
    /// 21 to 24 and has asked for a personal adviser (s. 23CZB, since 1 April 2018).
    Adviser,
    /// 21 to 24, and may ask at any time (s. 23CZB).
    Dormant,
}

/// Why a status is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusReason {
    /// A court or legal advice set it, for the reason of this fact.
    Overridden(crate::ids::Seq),
    /// The date of birth is not known.
    BirthUnknown,
    /// The person has died.
    Died,
    /// Under 16.
    Under16,
    /// 25 or over, or 21 or over and never former relevant.
    TooOld,
    /// Looked after, 16 or 17, with 13 weeks since 14: so many days.
    LookedAfterLongEnough(i64),
    /// Looked after, 16 or 17, but for fewer than 13 weeks since 14: so many days.
    NotYetLongEnough(i64),
    /// Was eligible before leaving care on this day.
    LeftCare(Date),
    /// Was detained or in hospital on the 16th birthday, after 13 weeks in care.
    DetainedOrInHospitalAtSixteen,
    /// Was relevant or eligible on the eve of 18.
    Former(Support),
    /// Was in care at 16 or 17, for too short a time or before settling at home since this day.
    SettledAtHome(Date),
    /// Was looked after, accommodated or privately fostered at 16 or 17, and no longer is.
    OnceLookedAfter,
    /// Left care under a special guardianship order.
    SpecialGuardianship,
    /// Only had short breaks at 16 or 17.
    ShortBreaksOnly,
    /// Nothing in the record gives a status.
    NothingFound,
}

/// The status on a day, as law and the record give it.
///
/// Fast enough to ask for every young person at every month end.
pub fn leaving_care_status(journey: &Journey, on: Date) -> LeavingCareStatus {
    leaving_care_standing(journey, on, Straddling::default()).0
}

/// The status on a day and why.
pub fn leaving_care_standing(
    journey: &Journey,
    on: Date,
    straddling: Straddling,
) -> (LeavingCareStatus, StatusReason) {
    let set = journey.leaving_care.overrides.iter().rev();
    if let Some(set) = set.into_iter().find(|set| set.on <= on && set.until.is_none_or(|until| on <= until)) {
        return (set.status, StatusReason::Overridden(set.seq));
    }
    let Some(born) = journey.person.born() else {
        return (LeavingCareStatus::None, StatusReason::BirthUnknown);
    };
    if journey.person.died.as_ref().is_some_and(|died| died.on <= on) {
        return (LeavingCareStatus::None, StatusReason::Died);
    }
    let life = Life { journey, straddling, fourteen: birthday(born, 14), sixteen: birthday(born, 16) };
    let eighteen = birthday(born, 18);
    if on < life.sixteen {
        (LeavingCareStatus::None, StatusReason::Under16)
    } else if on < eighteen {
        life.before_eighteen(on)
    } else if on >= birthday(born, 25) {
        (LeavingCareStatus::None, StatusReason::TooOld)
    } else {
        // Looked after until 18 and eligible, or relevant and still so were it not for the birthday.
        let eve = eighteen.yesterday().unwrap_or(eighteen);
        let (before, _) = leaving_care_standing(journey, eve, straddling);
        let under_21 = on < birthday(born, 21);
        match before {
            LeavingCareStatus::Eligible | LeavingCareStatus::Relevant => {
                let support = if under_21 { Support::UnderTwentyOne } else { life.support_after_21(on) };
                (LeavingCareStatus::FormerRelevant, StatusReason::Former(support))
            }
            _ if !under_21 => (LeavingCareStatus::None, StatusReason::TooOld),
            _ => life.qualifying(on, eve),
        }
    }
}

/// The first day of being eligible, from which the assessment of needs has three months: the later of the
/// 16th birthday and the 91st day looked after since 14. Only days up to `by` are known.
pub fn eligible_from(journey: &Journey, by: Date) -> Option<Date> {
    let born = journey.person.born()?;
    let (fourteen, sixteen, eighteen) = (birthday(born, 14), birthday(born, 16), birthday(born, 18));
    let life = Life { journey, straddling: Straddling::default(), fourteen, sixteen };
    let mut days = 0;
    for (from, to) in life.days_in_care(by) {
        let here = words::days_until(from, to);
        // The day on which the count is complete, if it is complete in this period.
        let complete = from.saturating_add((DAYS_NEEDED - 1 - days).max(0).days()).max(sixteen);
        days += here;
        if days >= DAYS_NEEDED && complete < to {
            return Some(complete).filter(|&day| day < eighteen);
        }
    }
    None
}

struct Life<'a> {
    journey: &'a Journey,
    straddling: Straddling,
    fourteen: Date,
    sixteen: Date,
}

impl Life<'_> {
    fn before_eighteen(&self, on: Date) -> (LeavingCareStatus, StatusReason) {
        if self.periods().any(|period| period.open_on(on)) {
            let days = self.days_since_14(on);
            return if days >= DAYS_NEEDED {
                (LeavingCareStatus::Eligible, StatusReason::LookedAfterLongEnough(days))
            } else {
                (LeavingCareStatus::None, StatusReason::NotYetLongEnough(days))
            };
        }
        let home_since = self.settled_at_home(on);
        match (self.left_care_eligible(on), home_since) {
            (Some(left), None) => return (LeavingCareStatus::Relevant, StatusReason::LeftCare(left)),
            (Some(_), Some(since)) => {
                return (LeavingCareStatus::Qualifying, StatusReason::SettledAtHome(since));
            }
            (None, None) if self.detained_or_in_hospital_at_sixteen() => {
                return (LeavingCareStatus::Relevant, StatusReason::DetainedOrInHospitalAtSixteen);
            }
            _ => {}
        }
        self.qualifying(on, on)
    }

    /// Looked-after periods other than short breaks.
    fn periods(&self) -> impl Iterator<Item = &CarePeriod> {
        self.journey.care.periods.iter().filter(|period| !period.started.short_breaks)
    }

    /// The stretches of days looked after since 14, each from its first day to the first day after it, up to
    /// and including a day. Periods that overlap, as imported ones may, count once.
    fn days_in_care(&self, by: Date) -> impl Iterator<Item = (Date, Date)> {
        let end = by.tomorrow().unwrap_or(by);
        let mut counted_to = self.fourteen;
        self.periods().filter_map(move |period| {
            if self.straddling == Straddling::DoesNotCount && period.started.on < self.fourteen {
                return None;
            }
            let from = period.started.on.max(counted_to);
            let to = period.ended.as_ref().map_or(end, |ended| ended.on).min(end);
            counted_to = counted_to.max(to);
            (from < to).then_some((from, to))
        })
    }

    fn days_since_14(&self, by: Date) -> i64 {
        self.days_in_care(by).map(|(from, to)| words::days_until(from, to)).sum()
    }

    /// The day on which a child who had been eligible last left care (s. 23A(2)).
    fn left_care_eligible(&self, on: Date) -> Option<Date> {
        let ends = self.periods().filter_map(|period| Some((period.started.on, period.ended.as_ref()?.on)));
        let left = ends.filter(|&(from, to)| from < to && to <= on).map(|(_, to)| to).max()?;
        let last_day = left.yesterday().ok()?;
        (last_day >= self.sixteen && self.days_since_14(last_day) >= DAYS_NEEDED).then_some(left)
    }

    /// The additional category of relevant children (SI 2010/2571, reg. 3(2)): detained or in hospital *on*
    /// the 16th birthday, and looked after for 13 weeks immediately before that began.
    fn detained_or_in_hospital_at_sixteen(&self) -> bool {
        self.arrangements(&[LivingArrangement::Detained, LivingArrangement::Hospital]).any(|(from, to)| {
            open_on(from, to, self.sixteen)
                && from.yesterday().is_ok_and(|eve| self.days_since_14(eve) >= DAYS_NEEDED)
        })
    }

    /// The first day of living with a parent, where that has lasted six months and goes on (reg. 3(3)). It
    /// may have begun before care ended, in a placement with the parent. Once it breaks down the child is
    /// relevant again.
    fn settled_at_home(&self, on: Date) -> Option<Date> {
        let mut at_home = self.arrangements(&[LivingArrangement::WithParent]);
        let (from, _) = at_home.find(|&(from, to)| open_on(from, to, on))?;
        let placed = self.periods().filter_map(|period| {
            let left = period.ended.as_ref()?.on;
            let last = period.placement_on(left.yesterday().ok()?)?;
            (left == from && last.started.kind == PlacementKind::Parents).then_some(last.started.on)
        });
        let since = placed.min().unwrap_or(from);
        let settled = RETURN_HOME.due_date(since, WorkingDays::latest()).date();
        (settled <= on).then_some(since)
    }

    fn arrangements(
        &self,
        kinds: &'static [LivingArrangement],
    ) -> impl Iterator<Item = (Date, Option<Date>)> {
        let all = self.journey.leaving_care.arrangements.iter();
        all.filter(move |one| kinds.contains(&one.started.arrangement)).map(|one| (one.from(), one.to()))
    }

    fn support_after_21(&self, on: Date) -> Support {
        let leaving = &self.journey.leaving_care;
        let activity = leaving.activities.iter().rev().find(|told| told.on <= on).map(|told| told.activity);
        if activity.is_some_and(is_education_or_training) {
            Support::Education
        } else if leaving.adviser_requests.iter().any(|request| request.open_on(on)) {
            Support::Adviser
        } else {
            Support::Dormant
        }
    }

    /// Section 24(1A) and (1B). `as_child` is the day on which guardianship counts: this one, or the eve of
    /// 18.
    fn qualifying(&self, on: Date, as_child: Date) -> (LeavingCareStatus, StatusReason) {
        let guardianships = &self.journey.permanence.guardianships;
        if guardianships.iter().any(|order| order.started.from_care && order.open_on(as_child)) {
            return (LeavingCareStatus::Qualifying, StatusReason::SpecialGuardianship);
        }
        // At 16 or 17, up to the day asked about.
        let touches = |from: Date, to: Option<Date>| {
            from <= as_child && to.is_none_or(|to| to > self.sixteen && to > from)
        };
        let (mut was, mut is) = (false, false);
        let mut see = |from: Date, to: Option<Date>| {
            was |= touches(from, to);
            is |= open_on(from, to, on);
        };
        for period in self.periods() {
            see(period.started.on, period.ended.as_ref().map(|ended| ended.on));
        }
        for fostering in &self.journey.permanence.private_fostering {
            see(fostering.started.lives_there_from, fostering.to());
        }
        for (from, to) in self.arrangements(&[LivingArrangement::PrivatelyFostered]) {
            see(from, to);
        }
        let elsewhere = &[LivingArrangement::HealthEducationOrCareHome, LivingArrangement::Hospital];
        for (from, to) in self.arrangements(elsewhere) {
            let long_enough = OTHER_ACCOMMODATION.due_date(from, WorkingDays::latest()).date();
            if to.unwrap_or(on).min(on) >= long_enough {
                see(from, to);
            }
        }
        if was && !is {
            return (LeavingCareStatus::Qualifying, StatusReason::OnceLookedAfter);
        }
        let mut short_breaks = self.journey.care.periods.iter().filter(|period| period.started.short_breaks);
        let reason = if !was
            && short_breaks.any(|one| touches(one.started.on, one.ended.as_ref().map(|ended| ended.on)))
        {
            StatusReason::ShortBreaksOnly
        } else {
            StatusReason::NothingFound
        };
        (LeavingCareStatus::None, reason)
    }
}

/// A programme of education or training. "Training or work" (F5, P5) does not say which and does not count.
fn is_education_or_training(activity: Activity) -> bool {
    matches!(
        activity,
        Activity::HigherEducationFullTime
            | Activity::HigherEducationPartTime
            | Activity::EducationFullTime
            | Activity::EducationPartTime
            | Activity::ApprenticeshipFullTime
            | Activity::ApprenticeshipPartTime
    )
}

impl StatusReason {
    /// The provision that gives the status.
    pub fn source(self) -> &'static str {
        match self {
            StatusReason::Overridden(_) => "legal advice or a court, as recorded",
            StatusReason::LookedAfterLongEnough(_) | StatusReason::NotYetLongEnough(_) => {
                "Children Act 1989, Sch. 2 para. 19B; CPPCR 2010, reg. 40"
            }
            StatusReason::LeftCare(_) => "Children Act 1989, s. 23A(2)",
            StatusReason::DetainedOrInHospitalAtSixteen => "SI 2010/2571, reg. 3(2)",
            StatusReason::SettledAtHome(_) => "SI 2010/2571, reg. 3(3); Children Act 1989, s. 24",
            StatusReason::Former(Support::UnderTwentyOne) => "Children Act 1989, s. 23C",
            StatusReason::Former(Support::Education) => "Children Act 1989, ss. 23C(7) and 23CA",
            StatusReason::Former(_) => "Children Act 1989, s. 23CZB",
            StatusReason::OnceLookedAfter | StatusReason::ShortBreaksOnly => "Children Act 1989, s. 24(1B)",
            StatusReason::SpecialGuardianship => "Children Act 1989, s. 24(1A)",
            _ => "Children Act 1989, ss. 23A to 24",
        }
    }
}

/// In words: *Looked after, 16 or 17, and for 120 days since the 14th birthday (91 are needed).*
impl std::fmt::Display for StatusReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StatusReason::Overridden(_) => f.write_str("Set by a court or on legal advice."),
            StatusReason::BirthUnknown => f.write_str("The date of birth is not known."),
            StatusReason::Died => f.write_str("The young person has died."),
            StatusReason::Under16 => f.write_str("Under 16."),
            StatusReason::TooOld => f.write_str("Past the age to which support lasts."),
            StatusReason::LookedAfterLongEnough(days) => write!(
                f,
                "Looked after, 16 or 17, and for {days} days since the 14th birthday ({DAYS_NEEDED} are needed)."
            ),
            StatusReason::NotYetLongEnough(days) => write!(
                f,
                "Looked after, but for {} since the 14th birthday: {DAYS_NEEDED} are needed.",
                words::counted(u64::try_from(*days).unwrap_or_default(), "day")
            ),
            StatusReason::LeftCare(left) => {
                write!(f, "Was an eligible child until leaving care on {}.", words::day(*left))
            }
            StatusReason::DetainedOrInHospitalAtSixteen => {
                f.write_str("Was detained or in hospital on the 16th birthday, after 13 weeks in care.")
            }
            StatusReason::Former(Support::UnderTwentyOne) => {
                f.write_str("Was an eligible or relevant child until 18.")
            }
            StatusReason::Former(Support::Education) => {
                f.write_str("Was an eligible or relevant child until 18, and is in education or training.")
            }
            StatusReason::Former(Support::Adviser) => {
                f.write_str("Was an eligible or relevant child until 18, and has asked for an adviser.")
            }
            StatusReason::Former(Support::Dormant) => f.write_str(
                "Was an eligible or relevant child until 18, and may ask for an adviser until 25.",
            ),
            StatusReason::SettledAtHome(since) => write!(
                f,
                "Has lived with a parent for six months or more, since {}: relevant again if that breaks down.",
                words::day(*since)
            ),
            StatusReason::OnceLookedAfter => f.write_str(
                "Was looked after, accommodated or privately fostered at 16 or 17, and no longer is.",
            ),
            StatusReason::SpecialGuardianship => f.write_str("Left care under a special guardianship order."),
            StatusReason::ShortBreaksOnly => f.write_str(
                "Had only short breaks. Section 24 does not exclude them: take legal advice on whether this \
                 young person qualifies.",
            ),
            StatusReason::NothingFound => f.write_str("Nothing in the record gives a status."),
        }
    }
}
