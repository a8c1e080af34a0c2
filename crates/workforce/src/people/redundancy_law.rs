//! What the law asks when people may lose their posts, by the day from which it holds.
//!
//! Every number stands beside its source and how far that source could be confirmed. It is no advice: HR and
//! legal services decide; the tests here say when they must be asked, and by when.

use std::collections::BTreeMap;

use calendar::{Date, Within, WorkingDays, birthday, words as say};
use jiff::ToSpan;
use jiff::civil::date;
use serde::{Deserialize, Serialize};

use crate::words::words;

/// How far a number of the law could be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// A page of the government says so.
    ByGovernment(&'static str),
    /// Published legal commentary says so; the statute itself was not opened.
    ByCommentary(&'static str),
    /// From memory only: check before relying on it.
    No,
}

/// One version of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version<T> {
    /// The first day on which it holds.
    pub from: Date,
    /// What it says.
    pub value: T,
    /// The provision.
    pub source: &'static str,
    /// How far confirmed.
    pub confirmed: Confirmed,
}

/// The version in force on a day; `None` before the first known here.
pub fn on<T>(versions: &[Version<T>], day: Date) -> Option<&Version<T>> {
    versions.iter().rev().find(|version| version.from <= day)
}

/// From how many proposed dismissals at one establishment, within how many days, consultation must begin how
/// many days before the first of them takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Collective {
    /// From so many.
    pub some: u16,
    /// So many days before.
    pub some_days: u16,
    /// From so many.
    pub many: u16,
    /// So many days before.
    pub many_days: u16,
    /// Counted within a period of so many days.
    pub within_days: u16,
}

/// Collective consultation; the same numbers and days hold for notice to the Secretary of State on form HR1
/// (section 193).
pub const COLLECTIVE: &[Version<Collective>] = &[Version {
    from: date(2013, 4, 6),
    value: Collective { some: 20, some_days: 30, many: 100, many_days: 45, within_days: 90 },
    source: "Trade Union and Labour Relations (Consolidation) Act 1992, ss. 188(1), (1A) and 193",
    confirmed: Confirmed::ByCommentary(
        "Weightmans, A guide to the collective redundancy consultation process: 45 days from 6 April 2013; \
         theHRDIRECTOR on form HR1",
    ),
}];

/// The most that a tribunal may award for not consulting, in days of pay for each person.
pub const PROTECTIVE_AWARD: &[Version<u16>] = &[
    Version {
        from: date(1992, 10, 16),
        value: 90,
        source: "Trade Union and Labour Relations (Consolidation) Act 1992, s. 189(4)",
        confirmed: Confirmed::ByGovernment("business.gov.uk, Protective awards for collective redundancy"),
    },
    Version {
        from: date(2026, 4, 6),
        value: 180,
        source: "Employment Rights Act 2025, amending s. 189 of the 1992 Act",
        confirmed: Confirmed::ByGovernment("business.gov.uk, Protective awards for collective redundancy"),
    },
];

/// Years of continuous service for a statutory redundancy payment. Service with other councils counts.
pub const QUALIFYING_YEARS: &[Version<u8>] = &[Version {
    from: date(1996, 8, 22),
    value: 2,
    source: "Employment Rights Act 1996, s. 155; Redundancy Payments (Continuity of Employment in Local \
             Government, etc.) (Modification) Order 1999",
    confirmed: Confirmed::No,
}];

/// The trial period in another job, beginning with its first day; longer only for retraining agreed in writing
/// before that day (s. 138(6)).
pub const TRIAL: &[Version<Within>] = &[Version {
    from: date(1996, 8, 22),
    value: Within::WeeksBeginning(4),
    source: "Employment Rights Act 1996, s. 138(3)",
    confirmed: Confirmed::ByCommentary(
        "Labour Research Department: four calendar weeks, Benton v Sanderson Kayser [1989] IRLR 19",
    ),
}];

words! {
    /// How long the law's priority for suitable vacancies lasts.
    Priority, "the priority" {
        /// During maternity, adoption or shared parental leave only.
        DuringLeave = "during leave",
        /// Also from notice of pregnancy, and until 18 months after the birth or placement.
        EighteenMonths = "from notice of pregnancy until 18 months after",
    }
}

/// Priority for suitable vacancies in pregnancy and family leave. From which pregnancies and leaves on the longer
/// one holds says S.I. 2024/264, reg. 3: see [`has_priority`].
pub const PRIORITY: &[Version<Priority>] = &[
    Version {
        from: date(1999, 12, 15),
        value: Priority::DuringLeave,
        source: "Maternity and Parental Leave etc. Regulations 1999, reg. 10",
        confirmed: Confirmed::ByCommentary("NHS Employers, Updated protection from redundancy legislation"),
    },
    Version {
        from: date(2024, 4, 6),
        value: Priority::EighteenMonths,
        source: "Maternity and Parental Leave etc. Regulations 1999, reg. 10, and Shared Parental Leave \
                 Regulations 2014, reg. 39, as amended by the Maternity Leave, Adoption Leave and Shared \
                 Parental Leave (Amendment) Regulations 2024, S.I. 2024/264",
        confirmed: Confirmed::ByGovernment(
            "legislation.gov.uk, S.I. 2024/264, reg. 3, for the commencement; the length by NHS Employers, \
             Updated protection from redundancy legislation",
        ),
    },
];

words! {
    /// What is proposed for somebody whose post ends or changes.
    ProposedEnd, "what is proposed" {
        /// Dismissal as redundant.
        Redundancy = "redundancy",
        /// Dismissal with the offer of new terms.
        NewTerms = "dismissal and re-engagement on new terms",
        /// Voluntary severance that ends as a dismissal.
        Volunteer = "voluntary severance",
        /// Slotted in, or certain of a post: no dismissal is proposed.
        NotExpected = "no dismissal expected",
    }
}

impl ProposedEnd {
    /// Whether it counts towards section 188. New terms count: section 195 makes any dismissal for a reason
    /// not related to the person one. Volunteers count where the employer ends the contract (Optare Group v
    /// TGWU [2007] IRLR 931: recalled, not confirmed).
    pub fn counts(self) -> bool {
        self != ProposedEnd::NotExpected
    }
}

/// What is proposed for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The establishment in the law's sense: the unit to which the person is assigned.
    pub establishment: String,
    /// What.
    pub what: ProposedEnd,
    /// When it would take effect.
    pub on: Date,
}

/// What the numbers proposed ask for at one establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The establishment.
    pub establishment: String,
    /// The most proposals that fall within one period of the law's length.
    pub count: usize,
    /// The dismissal from which the last day to begin is counted back; where the numbers ask for nothing, the first
    /// of all.
    pub first: Date,
    /// How many days before the first of them the largest number asks the consultation to have begun and form HR1
    /// to be in; `None` where the numbers ask for neither.
    pub days: Option<u16>,
    /// The last day on which it can begin: the earliest that any of the numbers gives.
    pub begin_by: Option<Date>,
    /// The law that says so.
    pub source: &'static str,
    /// In words.
    pub says: String,
}

/// What the numbers proposed ask for, establishment by establishment, under the law on a day. Nothing for an
/// establishment where no dismissal is proposed, or for a day before the law known here.
///
/// A period runs for 90 days beginning with one of the dismissals. Each period whose numbers ask for it has a last
/// day to begin of its own, counted back from the first dismissal within it (s. 188(1A): the first of the
/// dismissals as mentioned in subsection (1)); the earliest of them counts. Individual consultation is due
/// whatever the numbers.
///
/// Nothing here knows about whom consultation has already begun, and s. 188(3) leaves those people out of the
/// numbers: whoever asks gives only the dismissals of the proposal about which consultation is still to begin.
pub fn collective_duties(proposed: &[Proposed], today: Date) -> Vec<Duty> {
    let Some(law) = on(COLLECTIVE, today) else { return Vec::new() };
    let mut days: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
    for one in proposed.iter().filter(|one| one.what.counts()) {
        days.entry(one.establishment.trim()).or_default().push(one.on);
    }
    let of = |(establishment, mut days): (&str, Vec<Date>)| {
        days.sort_unstable();
        duty(establishment, &days, law)
    };
    days.into_iter().filter_map(of).collect()
}

/// The dismissals within one of the law's periods that ask for consultation.
struct Asking {
    begin_by: Date,
    first: Date,
    before: u16,
    count: usize,
}

/// What the dismissals at one establishment, in order of their days, ask for.
fn duty(establishment: &str, days: &[Date], law: &Version<Collective>) -> Option<Duty> {
    let Collective { some, some_days, many, many_days, within_days } = law.value;
    let period = |start: usize| -> Option<(Date, usize)> {
        let all = days.get(start..)?;
        let first = *all.first()?;
        let end = first.saturating_add((i64::from(within_days) - 1).days());
        Some((first, all.partition_point(|day| *day <= end)))
    };
    let periods = || (0..days.len()).filter_map(period);
    let asks = |count: usize| match count {
        _ if count >= usize::from(many) => Some(many_days),
        _ if count >= usize::from(some) => Some(some_days),
        _ => None,
    };
    let asking = |(first, count): (Date, usize)| {
        let before = asks(count)?;
        Some(Asking { begin_by: first.saturating_sub(i64::from(before).days()), first, before, count })
    };
    let count = periods().map(|(_, count)| count).max()?;
    let earliest = periods().filter_map(asking).min_by_key(|one| one.begin_by);
    let says = match &earliest {
        Some(one) => format!(
            "{} dismissals are proposed within {within_days} days. Consultation with union representatives must begin, \
             and form HR1 be sent, at least {} days before the first takes effect on {}: by {}, and before any notice \
             is given.",
            one.count,
            one.before,
            say::day(one.first),
            say::day(one.begin_by)
        ),
        None => format!(
            "{count} of fewer than {some} within {within_days} days: collective consultation and form HR1 are not asked \
             for by law. Consult each person."
        ),
    };
    Some(Duty {
        establishment: establishment.to_owned(),
        count,
        first: earliest.as_ref().map_or(*days.first()?, |one| one.first),
        days: asks(count),
        begin_by: earliest.map(|one| one.begin_by),
        source: law.source,
        says,
    })
}

/// The last day of a trial period that starts on a day.
pub fn trial_ends(start: Date) -> Option<Date> {
    let trial = on(TRIAL, start)?;
    Some(trial.value.due_date(start, WorkingDays::known_on(start)).date())
}

/// Whether somebody has the service that a statutory redundancy payment asks for on the day their job ends.
pub fn has_qualifying_service(service_from: Date, ends: Date) -> Option<bool> {
    let years = on(QUALIFYING_YEARS, ends)?.value;
    // A service that begins on a day is complete at the end of the day before its anniversary.
    Some(ends.saturating_add(1.day()) >= birthday(service_from, years))
}

words! {
    /// The leave of somebody who gave birth or adopts, whatever its length.
    LeaveKind, "the kind of leave" {
        /// Maternity leave.
        Maternity = "maternity leave",
        /// Adoption leave.
        Adoption = "adoption leave",
    }
}

/// What the employer knows of somebody's pregnancy or family leave. Kept apart from everything else, read for
/// priority alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Family {
    /// Pregnant, not on leave yet.
    Pregnancy {
        /// The day on which the employer was told.
        told: Date,
        /// A day of the expected week of childbirth, where told.
        #[serde(default)]
        expected: Option<Date>,
        /// The day on which the pregnancy ended without leave, where it did.
        #[serde(default)]
        ended: Option<Date>,
    },
    /// Maternity or adoption leave, or back from it.
    Leave {
        /// Which.
        kind: LeaveKind,
        /// The first day of leave.
        from: Date,
        /// The last day of leave.
        to: Date,
        /// The birth, the placement, or where not told, the first day of the expected week of childbirth.
        child: Date,
    },
    /// Shared parental leave, or back from it.
    SharedParental {
        /// The first day of the longest period taken together.
        from: Date,
        /// Its last day.
        to: Date,
        /// The birth or placement.
        child: Date,
    },
}

impl Family {
    /// What was told, in words: `maternity leave from 1 June 2024 to 31 May 2025; the child’s day is …`.
    pub fn says(&self) -> String {
        match self {
            Family::Pregnancy { told, expected, ended } => {
                let mut says = format!("pregnancy, of which the council was told on {}", say::day(*told));
                if let Some(expected) = expected {
                    says += &format!("; the child is expected in the week of {}", say::day(*expected));
                }
                if let Some(ended) = ended {
                    says += &format!("; it ended on {}", say::day(*ended));
                }
                says
            }
            Family::Leave { kind, from, to, child } => {
                let day = match kind {
                    LeaveKind::Maternity => "birth, or expected week,",
                    LeaveKind::Adoption => "placement",
                };
                format!(
                    "{kind} from {} to {}; the {day} is {}",
                    say::day(*from),
                    say::day(*to),
                    say::day(*child)
                )
            }
            Family::SharedParental { from, to, child } => format!(
                "shared parental leave from {} to {}; the birth or placement is {}",
                say::day(*from),
                say::day(*to),
                say::day(*child)
            ),
        }
    }
}

/// How many days of shared parental leave, taken together, give the longer priority: six weeks (Shared Parental
/// Leave Regulations 2014, reg. 39(1A)).
const SIX_WEEKS: i64 = 6 * 7;

/// Whether the law gives somebody priority on a day, and by which provision.
///
/// The longer priority holds for pregnancies told on or after 6 April 2024, for maternity and adoption leave that
/// ends on or after it, and for six weeks or more of shared parental leave whose first day is on or after it
/// (S.I. 2024/264, reg. 3(1) to (5)). It ends 18 months after the birth or placement. A period of months after
/// a day runs to the end of the day of the same number, or of the last day of a shorter month (Dodds v Walker
/// [1981] 1 WLR 1027), so that day is still within it.
///
/// A pregnancy of which no end is told leads to leave: the priority goes on until 18 months after the first day
/// of the expected week, which begins on a Sunday (Maternity and Parental Leave etc. Regulations 1999,
/// reg. 2(1)).
pub fn has_priority(family: &Family, day: Date) -> Option<&'static str> {
    let law = on(PRIORITY, day)?;
    let changed = PRIORITY.iter().find(|version| version.value == Priority::EighteenMonths)?.from;
    let longer = law.value == Priority::EighteenMonths;
    let until_18_months = |child: Date| day <= child.saturating_add(18.months());
    let protected = match family {
        Family::Pregnancy { told, expected, ended } => {
            let lasts = match (ended, expected) {
                (Some(ended), _) => day <= ended.saturating_add(2.weeks()),
                (None, Some(expected)) => until_18_months(first_of_week(*expected)),
                (None, None) => true,
            };
            longer && *told >= changed && *told <= day && lasts
        }
        Family::Leave { from, to, child, kind: _ } => {
            let on_leave = (*from..=*to).contains(&day);
            on_leave || (longer && day >= *from && *to >= changed && until_18_months(*child))
        }
        Family::SharedParental { from, to, child } => {
            let on_leave = (*from..=*to).contains(&day);
            let six_weeks = say::days_until(*from, *to) + 1 >= SIX_WEEKS;
            on_leave || (longer && six_weeks && day >= *from && *from >= changed && until_18_months(*child))
        }
    };
    protected.then_some(law.source)
}

/// The Sunday on which the week of a day begins.
fn first_of_week(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_sunday_zero_offset()).days())
}
