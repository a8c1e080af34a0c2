//! The dates of a consultation with staff, worked out from the day of its launch and the council's policy.
//!
//! Nothing is stored: the launch and the policies give every date. A date whose policy is missing is missing,
//! and [`Timetable::missing`] says so; none has a hidden default.

use calendar::{Date, Due, Within, WorkingDays, bank_holidays, words as say};
use jiff::ToSpan;
use jiff::civil::Weekday;
use rules::Policies;
use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// A date of the timetable, in the order in which things happen.
    Milestone, "the date" {
        /// The consultation starts: documents, notice to unions, and whether one may be a natural successor.
        Launch = "consultation starts",
        /// The last day to apply for voluntary severance.
        SeveranceApplied = "apply for voluntary severance",
        /// The last day to claim to be a natural successor.
        Claimed = "claim to be a natural successor",
        /// The last day for the panel to decide on voluntary severance.
        SeveranceDecided = "panel decides on voluntary severance",
        /// The last day to accept voluntary severance that was approved.
        SeveranceAccepted = "accept voluntary severance",
        /// The last day of the consultation.
        Close = "consultation closes",
        /// The first day of the week in which final proposals are confirmed.
        ConfirmWeek = "final proposals confirmed in the week from",
        /// The last day for evidence for roles in which one is interested.
        Evidence = "evidence for roles of interest",
        /// The first day of recruitment.
        Recruitment = "recruitment starts",
    }
}

/// One date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// What for.
    pub milestone: Milestone,
    /// The day.
    pub on: Date,
    /// How it is counted, in words: `45 days beginning with 6 October 2021`.
    pub counted: String,
    /// The policy's own source.
    pub source: String,
    /// That it falls on a weekend or a bank holiday, and which day would not.
    pub warning: Option<String>,
}

/// Every date of a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    /// The day of the launch.
    pub launch: Date,
    /// The dates that policy gives, in the order of [`Milestone::ALL`].
    pub dates: Vec<Dated>,
    /// Policies that say nothing on the day of the launch.
    pub missing: Vec<&'static str>,
    /// How long one may appeal against the outcome of a claim.
    pub appeal: Option<Within>,
    /// In how many roles somebody may express an interest in the first instance.
    pub roles: Option<u8>,
}

/// What a date is counted from.
enum From {
    Launch,
    Close,
}

/// The dates that a policy gives as a length of time.
const COUNTED: &[(Milestone, &str, From)] = &[
    (Milestone::SeveranceApplied, "staff_consultation.severance_applied", From::Launch),
    (Milestone::Claimed, "staff_consultation.claimed", From::Launch),
    (Milestone::SeveranceDecided, "staff_consultation.severance_decided", From::Launch),
    (Milestone::SeveranceAccepted, "staff_consultation.severance_accepted", From::Launch),
    (Milestone::Close, "staff_consultation.length", From::Launch),
    (Milestone::Evidence, "staff_consultation.evidence", From::Close),
    (Milestone::Recruitment, "staff_consultation.recruitment", From::Close),
];

const CONFIRM_WEEKS: &str = "staff_consultation.confirm_weeks";
const CLAIM_APPEAL: &str = "staff_consultation.claim_appeal";
const ROLES: &str = "staff_consultation.roles";

impl Timetable {
    /// Works out the timetable of a consultation launched on a day, under the policies in force that day and
    /// with the bank holidays known that day.
    pub fn new(launch: Date, policies: &Policies) -> Timetable {
        let days = WorkingDays::known_on(launch);
        let mut missing = Vec::new();
        let mut dates = vec![Dated {
            milestone: Milestone::Launch,
            on: launch,
            counted: "the day of the launch".to_owned(),
            source: String::new(),
            warning: warning(launch, launch, days),
        }];
        let mut close = None;
        for (milestone, key, from) in COUNTED {
            let version = policies.on(key, launch);
            let Some((within, version)) = policies.within(key, launch).zip(version) else {
                missing.push(*key);
                continue;
            };
            let (start, of) = match from {
                From::Launch => (Some(launch), "the launch"),
                From::Close => (close, "the close"),
            };
            let Some(start) = start else { continue };
            let on = within.due_date(start, days).date();
            if *milestone == Milestone::Close {
                close = Some(on);
            }
            let counted = match within {
                Within::DaysBeginning(_) | Within::WeeksBeginning(_) => {
                    format!("{} beginning with {}", within.length(), say::day(start))
                }
                _ => format!("{} after {of} on {}", within.length(), say::day(start)),
            };
            let warning = warning(on, launch, days);
            dates.push(Dated { milestone: *milestone, on, counted, source: version.source.clone(), warning });
        }
        let weeks = policies.number(CONFIRM_WEEKS, launch).filter(|weeks| (1..=52).contains(weeks));
        match weeks.zip(policies.on(CONFIRM_WEEKS, launch)) {
            None => missing.push(CONFIRM_WEEKS),
            Some((weeks, version)) => {
                if let Some(close) = close {
                    let on = monday_of(close).saturating_add(weeks.weeks());
                    let after = if weeks == 1 { "the first".to_owned() } else { format!("number {weeks}") };
                    dates.push(Dated {
                        milestone: Milestone::ConfirmWeek,
                        on,
                        counted: format!("{after} Monday after the week of the close on {}", say::day(close)),
                        source: version.source.clone(),
                        warning: warning(on, launch, days),
                    });
                }
            }
        }
        let appeal = policies.within(CLAIM_APPEAL, launch);
        let roles = policies.number(ROLES, launch).and_then(|roles| u8::try_from(roles).ok());
        missing.extend(
            [(appeal.is_none(), CLAIM_APPEAL), (roles.is_none(), ROLES)]
                .iter()
                .filter(|one| one.0)
                .map(|one| one.1),
        );
        dates.sort_by_key(|dated| dated.milestone);
        Timetable { launch, dates, missing, appeal, roles }
    }

    /// The day of a date, where policy gives one.
    pub fn on(&self, milestone: Milestone) -> Option<Date> {
        self.dates.iter().find(|dated| dated.milestone == milestone).map(|dated| dated.on)
    }

    /// The last day to appeal against an outcome told on a day.
    pub fn appeal_by(&self, told: Date) -> Option<Date> {
        let within = self.appeal?;
        match within.due_date(told, WorkingDays::known_on(told)) {
            Due::On(day) => Some(day),
            Due::By(moment) => Some(moment.date()),
        }
    }

    /// How many days the consultation lasts, both ends counted.
    pub fn days(&self) -> Option<u32> {
        let close = self.on(Milestone::Close)?;
        u32::try_from(say::days_until(self.launch, close) + 1).ok()
    }

    /// The dates that fall on a weekend or a bank holiday, each with what to think of.
    pub fn warnings(&self) -> impl Iterator<Item = (Milestone, &str)> {
        self.dates.iter().filter_map(|dated| Some((dated.milestone, dated.warning.as_deref()?)))
    }
}

/// The Monday of the week in which a day lies.
fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// What to think of when a day is no working day.
fn warning(on: Date, known_on: Date, days: &WorkingDays) -> Option<String> {
    if days.is_working_day(on) {
        return None;
    }
    let holiday = bank_holidays(on.year(), known_on).into_iter().find(|holiday| holiday.date == on);
    let what = match (holiday, on.weekday()) {
        (Some(holiday), _) => format!("a bank holiday, {}", holiday.name),
        (None, Weekday::Saturday | Weekday::Sunday) => format!("a {}", say::weekday(on)),
        (None, _) => "not a working day".to_owned(),
    };
    let next = say::long(days.first_on_or_after(on));
    Some(format!("{} is {what}. The next working day is {next}.", say::day(on)))
}
