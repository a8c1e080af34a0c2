//! What it costs when somebody leaves through redundancy, or moves to a lower grade. Always an estimate: the
//! pension fund and payroll give the final figures.

use calendar::{Date, age_on, birthday};
use serde::{Deserialize, Serialize};

use super::oncosts::{Levy, NationalInsurance};
use super::policy::LeavingTerms;
use super::{PayRules, Pence, Rate, Standing};

/// The limit on a week's pay for statutory redundancy pay, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeeklyCap {
    /// For relevant dates on or after this day.
    pub from: Date,
    /// The most that counts of a week's pay.
    pub cap: Pence,
    /// Where it comes from.
    pub source: &'static str,
    /// How far it was checked.
    pub standing: Standing,
}

macro_rules! caps {
    ($( $year:literal $pounds:literal $standing:ident $source:literal, )+) => {
        /// The limits since 2015 (Employment Rights Act 1996, s.227), oldest first.
        pub const WEEKLY_CAPS: &[WeeklyCap] = &[ $( WeeklyCap {
            from: Date::constant($year, 4, 6),
            cap: Pence::pounds($pounds),
            source: $source,
            standing: Standing::$standing,
        }, )+ ];
    };
}

caps! {
    2015 475 Confirmed "Employment Rights (Increase of Limits) Order 2015, SI 2015/226",
    2016 479 Confirmed "Employment Rights (Increase of Limits) Order 2016",
    2017 489 Confirmed "Employment Rights (Increase of Limits) Order 2017, SI 2017/175",
    2018 508 Confirmed "Employment Rights (Increase of Limits) Order 2018",
    2019 525 Confirmed "Employment Rights (Increase of Limits) Order 2019, SI 2019/324",
    2020 538 Confirmed "Employment Rights (Increase of Limits) Order 2020",
    2021 544 Confirmed "Employment Rights (Increase of Limits) Order 2021",
    2022 571 Confirmed "Employment Rights (Increase of Limits) Order 2022",
    2023 643 Confirmed "Employment Rights (Increase of Limits) Order 2023",
    2024 700 Confirmed "Employment Rights (Increase of Limits) Order 2024",
    2025 719 Confirmed "Employment Rights (Increase of Limits) Order 2025, SI 2025/348",
    2026 751 Confirmed "Employment Rights (Increase of Limits) Order 2026, SI 2026/310",
}

/// The limit for a relevant date; none before the table begins.
pub fn weekly_cap(relevant: Date) -> Option<&'static WeeklyCap> {
    WEEKLY_CAPS.iter().rev().find(|row| row.from <= relevant)
}

/// The most years that count (Employment Rights Act 1996, s.162(3)).
const MOST_YEARS: u8 = 20;
/// The fewest years of service (Employment Rights Act 1996, s.155).
const FEWEST_YEARS: u8 = 2;
/// The most weeks' pay by way of compensation, statutory redundancy pay included (Discretionary Compensation
/// Regulations 2006, reg. 6).
const MOST_LOCAL_WEEKS: i64 = 104;
/// From this age a member of the pension scheme who is made redundant takes an unreduced pension at once
/// (Local Government Pension Scheme Regulations 2013, reg. 30(7)). From 6 April 2028 the minimum pension age
/// is 57 for most; a strain is asked for from 55 all the same, and may then be entered as £0.
const STRAIN_AGE: u8 = 55;

/// Payments for losing a job above this bear employer National Insurance (class 1A), those below are free
/// (Income Tax (Earnings and Pensions) Act 2003, s.403).
const FREE_OF_INSURANCE: Pence = Pence::pounds(30_000);

/// Complete years of continuous service with the relevant date as the last day. That day counts (Employment
/// Rights Act 1996, s.211(1)): from 1 April to 31 March is a year. None before service began.
pub fn years_of_service(service_from: Date, relevant: Date) -> Option<u8> {
    age_on(service_from, relevant.tomorrow().ok()?)
}

/// Half weeks of statutory redundancy pay: for each complete year of service, counted back from the relevant
/// date, 3 if the person was not below 41 in it, 2 if not below 22, else 1 (Employment Rights Act 1996,
/// s.162). 0 with less than two years.
pub fn statutory_half_weeks(born: Date, service_from: Date, relevant: Date) -> u8 {
    // Years end with the relevant date, so the age is the one with which the next would begin.
    let age = relevant.tomorrow().ok().and_then(|next| age_on(born, next));
    let (Some(age), Some(years)) = (age, years_of_service(service_from, relevant)) else { return 0 };
    if years < FEWEST_YEARS {
        return 0;
    }
    let years = years.min(MOST_YEARS);
    // A year that began k + 1 years ago began at the age of today less k + 1.
    (1..=years)
        .map(|ago| match age.saturating_sub(ago) {
            41.. => 3,
            22.. => 2,
            _ => 1,
        })
        .sum()
}

/// Weeks of notice that an employer owes (Employment Rights Act 1996, s.86): one from a month of service, one
/// a year from two years, at most twelve.
pub fn statutory_notice_weeks(service_from: Date, last_day: Date) -> u8 {
    let month_on = calendar::Month::of(service_from).next();
    let after_a_month = Date::new(month_on.year(), month_on.number(), service_from.day())
        .unwrap_or_else(|_| month_on.next().first());
    match years_of_service(service_from, last_day) {
        None => 0,
        Some(0 | 1) => u8::from(last_day.tomorrow().is_ok_and(|next| next >= after_a_month)),
        Some(years) => years.min(12),
    }
}

/// Somebody who may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaver {
    /// When they were born; none is not known.
    pub born: Option<Date>,
    /// The first day of continuous service, other councils counted; none is not known.
    pub service_from: Option<Date>,
    /// The last day of employment.
    pub last_day: Date,
    /// What they are paid in a year by contract on that day, for the hours they work: also of somebody who is
    /// away and is paid less, or nothing (Maternity and Parental Leave etc. Regulations 1999, reg. 22).
    pub annual_pay: Pence,
    /// Whether they are in the Local Government Pension Scheme.
    pub in_pension_scheme: bool,
    /// What the pension fund says the strain costs.
    pub pension_strain: Option<Pence>,
    /// Weeks of notice that are paid and not worked.
    pub notice_not_worked: NoticeNotWorked,
    /// Days of untaken leave, in hundredths of a day of a five-day week.
    pub untaken_leave: u32,
    /// A sum above law, contract and policy.
    pub special_severance: Pence,
    /// For somebody who loses several posts, what they are due for losing those counted before this one. What is
    /// due once for a person (pension strain, special severance, the free sum of National Insurance) was
    /// counted with them. None where this is the first, or the only one.
    pub already: Option<Pence>,
}

/// How much notice is paid and not worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeNotWorked {
    /// It is worked.
    None,
    /// So many weeks of what is owed; at most what is owed.
    Weeks(u8),
    /// All of it.
    All,
}

/// A line of what leaving costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitLine {
    /// Redundancy pay by law.
    Statutory,
    /// What the local scheme adds.
    Local,
    /// Pay in place of notice.
    Notice,
    /// Untaken leave.
    Leave,
    /// Paid to the pension fund for an unreduced pension.
    PensionStrain,
    /// Above law, contract and policy.
    SpecialSeverance,
    /// What the employer pays to HMRC on some of these.
    NationalInsurance,
}

impl ExitLine {
    /// All of them, in the order in which they are listed.
    pub const ALL: [ExitLine; 7] = [
        ExitLine::Statutory,
        ExitLine::Local,
        ExitLine::Notice,
        ExitLine::Leave,
        ExitLine::PensionStrain,
        ExitLine::SpecialSeverance,
        ExitLine::NationalInsurance,
    ];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            ExitLine::Statutory => "Statutory redundancy pay",
            ExitLine::Local => "Local redundancy scheme, above the statutory pay",
            ExitLine::Notice => "Pay in place of notice",
            ExitLine::Leave => "Untaken leave",
            ExitLine::PensionStrain => "Pension strain",
            ExitLine::SpecialSeverance => "Special severance",
            ExitLine::NationalInsurance => "Employer’s National Insurance",
        }
    }
}

/// What came of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It costs so much, and how that comes about.
    Costs(Pence, String),
    /// It is not due, and why.
    NotDue(String),
    /// It could not be costed, and what is missing. Never nothing.
    CouldNotBeCosted(String),
}

impl Verdict {
    /// The sum, nothing where it is not due; none where it is not known.
    pub fn known(&self) -> Option<Pence> {
        match self {
            Verdict::Costs(sum, _) => Some(*sum),
            Verdict::NotDue(_) => Some(Pence::ZERO),
            Verdict::CouldNotBeCosted(_) => None,
        }
    }
}

/// What it costs when somebody leaves: an estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitCost {
    /// Each line.
    pub lines: Vec<(ExitLine, Verdict)>,
}

impl ExitCost {
    /// Printed beside every figure.
    pub const MARK: &'static str = "Estimate";

    /// The sum of what could be costed.
    pub fn known(&self) -> Pence {
        self.lines.iter().filter_map(|(_, verdict)| verdict.known()).sum()
    }

    /// The whole; none where a line could not be costed.
    pub fn total(&self) -> Option<Pence> {
        let missing = self.lines.iter().any(|(_, verdict)| matches!(verdict, Verdict::CouldNotBeCosted(_)));
        (!missing).then(|| self.known())
    }

    /// What is due for losing the job itself: redundancy pay and special severance, as far as it is known.
    pub fn for_losing_the_job(&self) -> Pence {
        let lines = [ExitLine::Statutory, ExitLine::Local, ExitLine::SpecialSeverance];
        lines.iter().filter_map(|line| self.line(*line)?.known()).sum()
    }

    /// One line.
    pub fn line(&self, line: ExitLine) -> Option<&Verdict> {
        self.lines.iter().find(|(one, _)| *one == line).map(|(_, verdict)| verdict)
    }
}

/// What it costs when somebody leaves through redundancy.
pub fn exit_cost(leaver: &Leaver, rules: &PayRules) -> ExitCost {
    let week = leaver.annual_pay.share(1_000, 52_143);
    let terms = rules.leaving(leaver.last_day);
    let notice = notice_owed(leaver, terms);
    let (statutory, local) = redundancy(leaver, week, terms, notice.as_ref());
    let lines = vec![
        (ExitLine::Statutory, statutory),
        (ExitLine::Local, local),
        (ExitLine::Notice, pay_in_lieu(leaver, week, notice.as_ref())),
        (ExitLine::Leave, leave(leaver, week)),
        (ExitLine::PensionStrain, strain(leaver)),
        (ExitLine::SpecialSeverance, special(leaver)),
    ];
    let mut cost = ExitCost { lines };
    cost.lines.push((ExitLine::NationalInsurance, insurance(leaver, &cost)));
    cost
}

/// Weeks of notice.
struct NoticeOwed {
    /// Owed by law.
    statutory: u8,
    /// Owed by law or contract, whichever is longer.
    owed: u8,
    /// Paid and not worked.
    unworked: u8,
}

/// The notice of a leaver; none where their service is not known.
fn notice_owed(leaver: &Leaver, terms: Option<&LeavingTerms>) -> Option<NoticeOwed> {
    let statutory = statutory_notice_weeks(leaver.service_from?, leaver.last_day);
    let owed = statutory.max(terms.map_or(0, |terms| terms.contractual_notice_weeks));
    let unworked = match leaver.notice_not_worked {
        NoticeNotWorked::None => 0,
        NoticeNotWorked::Weeks(weeks) => weeks.min(owed),
        NoticeNotWorked::All => owed,
    };
    Some(NoticeOwed { statutory, owed, unworked })
}

/// The day up to which service and the limit on a week's pay count: the last day, or where less notice is worked
/// than law owes, the day on which that notice would have ended (Employment Rights Act 1996, s.145(5)). Notice
/// that only the contract gives moves nothing.
fn relevant_date(last_day: Date, notice: &NoticeOwed) -> Date {
    let short = notice.statutory.saturating_sub(notice.owed - notice.unworked);
    last_day.saturating_add(jiff::Span::new().weeks(i64::from(short)))
}

fn redundancy(
    leaver: &Leaver,
    week: Pence,
    terms: Option<&LeavingTerms>,
    notice: Option<&NoticeOwed>,
) -> (Verdict, Verdict) {
    let missing = |what: &str| {
        let verdict = Verdict::CouldNotBeCosted(format!("{what} is not recorded"));
        (verdict.clone(), verdict)
    };
    let (Some(from), Some(notice)) = (leaver.service_from, notice) else {
        return missing("The first day of continuous service");
    };
    let relevant = relevant_date(leaver.last_day, notice);
    if years_of_service(from, relevant).is_none_or(|years| years < FEWEST_YEARS) {
        let verdict = Verdict::NotDue("Less than two years of service".to_owned());
        return (verdict.clone(), verdict);
    }
    let Some(born) = leaver.born else { return missing("The date of birth") };
    let halves = statutory_half_weeks(born, from, relevant);
    let Some(cap) = weekly_cap(relevant) else {
        return missing("The limit on a week's pay before 6 April 2015");
    };
    let counted = week.min(cap.cap);
    let statutory = counted.share(i64::from(halves), 2);
    let weeks = weeks_in_words(i64::from(halves), 2);
    let how = format!("{weeks} at {counted} ({})", if week > cap.cap { "the limit" } else { "a week's pay" });
    let local = match terms {
        None => Verdict::CouldNotBeCosted("No local redundancy scheme is recorded for that day".to_owned()),
        Some(terms) => {
            let pay = if terms.actual_weeks_pay { week } else { counted };
            // Half weeks times hundredths of one per cent, at most 104 weeks.
            let parts =
                (i64::from(halves) * i64::from(terms.multiplier.0)).min(MOST_LOCAL_WEEKS * 2 * Rate::WHOLE);
            let whole = pay.share(parts, 2 * Rate::WHOLE);
            if whole > statutory {
                let how =
                    format!("{} at {pay}, less the statutory pay", weeks_in_words(parts, 2 * Rate::WHOLE));
                Verdict::Costs(whole - statutory, how)
            } else {
                Verdict::NotDue("The local scheme gives no more than the law".to_owned())
            }
        }
    };
    (Verdict::Costs(statutory, how), local)
}

fn weeks_in_words(parts: i64, of: i64) -> String {
    let hundredths = parts * 100 / of.max(1);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 if whole == 1 => "1 week".to_owned(),
        0 => format!("{whole} weeks"),
        _ if rest % 10 == 0 => format!("{whole}.{} weeks", rest / 10),
        _ => format!("{whole}.{rest:02} weeks"),
    }
}

fn pay_in_lieu(leaver: &Leaver, week: Pence, notice: Option<&NoticeOwed>) -> Verdict {
    if leaver.notice_not_worked == NoticeNotWorked::None {
        return Verdict::NotDue("Notice is worked".to_owned());
    }
    let Some(notice) = notice else {
        return Verdict::CouldNotBeCosted("The first day of continuous service is not recorded".to_owned());
    };
    let weeks = i64::from(notice.unworked);
    let how = format!("{} of {} owed, at {week}", weeks_in_words(weeks, 1), notice.owed);
    Verdict::Costs(week.share(weeks, 1), how)
}

fn leave(leaver: &Leaver, week: Pence) -> Verdict {
    if leaver.untaken_leave == 0 {
        return Verdict::NotDue("No leave is left".to_owned());
    }
    let days = leaver.untaken_leave;
    let how = format!("{}.{:02} days at a fifth of {week}", days / 100, days % 100);
    Verdict::Costs(week.share(i64::from(days), 500), how)
}

/// Of what is due once for a person, where they lose several posts.
const WITH_ANOTHER_POST: &str = "Counted once for the person, with their other post";

fn strain(leaver: &Leaver) -> Verdict {
    if leaver.already.is_some() {
        return Verdict::NotDue(WITH_ANOTHER_POST.to_owned());
    }
    if let Some(strain) = leaver.pension_strain {
        return Verdict::Costs(strain, "As the pension fund estimated".to_owned());
    }
    if !leaver.in_pension_scheme {
        return Verdict::NotDue("Not in the pension scheme".to_owned());
    }
    match leaver.born {
        None => Verdict::CouldNotBeCosted("The date of birth is not recorded".to_owned()),
        Some(born) if leaver.last_day >= birthday(born, STRAIN_AGE) => Verdict::CouldNotBeCosted(
            "55 or over and in the pension scheme: ask the fund what an unreduced pension costs".to_owned(),
        ),
        Some(_) => Verdict::NotDue("Under 55".to_owned()),
    }
}

fn special(leaver: &Leaver) -> Verdict {
    if leaver.already.is_some() {
        return Verdict::NotDue(WITH_ANOTHER_POST.to_owned());
    }
    if leaver.special_severance <= Pence::ZERO {
        return Verdict::NotDue("None".to_owned());
    }
    let how = match super::severance_approval::approval(leaver.special_severance, leaver.last_day) {
        Some(band) => format!("Approved by: {}", band.approver),
        None => "Before the guidance of 12 May 2022".to_owned(),
    };
    Verdict::Costs(leaver.special_severance, how)
}

/// Employer's National Insurance: class 1 on pay in place of notice and on untaken leave (all of it, since the
/// threshold is used by the pay itself), class 1A on what is due for losing the job above £30,000 (National
/// Insurance Contributions (Termination Awards and Sporting Testimonials) Act 2019). What is paid into the pension
/// fund bears none.
fn insurance(leaver: &Leaver, cost: &ExitCost) -> Verdict {
    let sum = |line| cost.line(line).and_then(Verdict::known);
    let pay = [ExitLine::Notice, ExitLine::Leave].into_iter().map(sum).sum::<Option<Pence>>();
    let lost = [ExitLine::Statutory, ExitLine::Local, ExitLine::SpecialSeverance].into_iter().map(sum);
    let (Some(pay), Some(lost)) = (pay, lost.sum::<Option<Pence>>()) else {
        return Verdict::CouldNotBeCosted("It depends on the redundancy pay, which is not known".to_owned());
    };
    let above = |sum: Pence| (sum - FREE_OF_INSURANCE).max(Pence::ZERO);
    let already = leaver.already.unwrap_or_default();
    let above = above(already + lost) - above(already);
    if pay + above == Pence::ZERO {
        return Verdict::NotDue("Nothing in place of notice or leave, and no more than £30,000".to_owned());
    }
    let Some(row) = NationalInsurance::on(leaver.last_day) else {
        return Verdict::CouldNotBeCosted(
            "The rate of National Insurance of that day is not recorded".to_owned(),
        );
    };
    let free = FREE_OF_INSURANCE.whole_pounds();
    let of = match (pay, above) {
        (pay, Pence::ZERO) => format!("{pay} in place of notice and leave"),
        (Pence::ZERO, above) => format!("{above} above {free}"),
        (pay, above) => format!("{pay} in place of notice and leave and of {above} above {free}"),
    };
    let how = format!("{} of {of}", row.rate);
    Verdict::Costs((pay + above).at(row.rate), how)
}

/// What it costs to protect the pay of somebody moved to a lower grade: the difference for the months of the
/// council's policy, with National Insurance, pension and levy on it as each month's pay day has them. An
/// estimate: an increment or an award in between makes it less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtectionCost {
    /// The difference in pay.
    pub pay: Pence,
    /// National Insurance on it: the whole rate, since the threshold is used by the pay itself.
    pub national_insurance: Pence,
    /// Pension on it.
    pub pension: Pence,
    /// Apprenticeship levy on it.
    pub levy: Pence,
    /// For how many months.
    pub months: u8,
}

impl ProtectionCost {
    /// All of it.
    pub fn total(&self) -> Pence {
        self.pay + self.national_insurance + self.pension + self.levy
    }
}

/// What it costs to protect somebody's pay from a day on; none where the council has no policy or a rate is
/// missing. Years of pay are for the hours worked. Nothing where the new pay is no lower.
pub fn protection_cost(rules: &PayRules, old: Pence, new: Pence, from: Date) -> Option<ProtectionCost> {
    let months = rules.leaving(from)?.protection_months;
    let pay = (old - new).max(Pence::ZERO).share(i64::from(months), 12);
    let upto = |month: u8| pay.share(i64::from(month), i64::from(months));
    // Rates times pay, month by month; each rounded once at the end.
    let (mut insurance, mut pension, mut levy) = (Pence::ZERO, Pence::ZERO, Pence::ZERO);
    let times = |pay: Pence, rate: Rate| Pence(pay.0.saturating_mul(i64::from(rate.0)));
    for month in 1..=months {
        let ends = from.saturating_add(jiff::Span::new().months(i64::from(month)));
        let paid = ends.yesterday().ok()?;
        let pay = upto(month) - upto(month - 1);
        insurance += times(pay, NationalInsurance::on(paid)?.rate);
        pension += times(pay, rules.pension(paid)?.rate);
        levy += Levy::on(paid).map_or(Pence::ZERO, |row| times(pay, row.rate));
    }
    let once = |sum: Pence| sum.share(1, Rate::WHOLE);
    let (national_insurance, pension, levy) = (once(insurance), once(pension), once(levy));
    Some(ProtectionCost { pay, national_insurance, pension, levy, months })
}
