//! The published table: the only thing from which the demo is planned.

use super::days::MONTHS;

const TABLE: &str = include_str!("published.csv");
const JIGSAW: &str = include_str!("jigsaw.csv");

/// What the plan is made from, each for April to October 2021.
#[derive(Debug, Clone)]
pub(super) struct Published {
    pub contacts: [u32; MONTHS],
    pub contacts_no_action: [u32; MONTHS],
    pub referrals: [u32; MONTHS],
    /// Referrals since 1 April known at each month's end, from the printed rate.
    pub referrals_to_date: [u32; MONTHS],
    pub re_referrals: [u32; MONTHS],
    pub assessments_in_time: [u32; MONTHS],
    pub early_help: [u32; MONTHS],
    pub need_plans: [u32; MONTHS],
    pub need_visits: [u32; MONTHS],
    pub protection_plans: [u32; MONTHS],
    pub protection_reviews: [u32; MONTHS],
    pub looked_after: [u32; MONTHS],
    pub looked_after_visits: [u32; MONTHS],
    pub looked_after_reviews: [u32; MONTHS],
    pub pathway_plans: [u32; MONTHS],
    pub neet_17_18: [u32; MONTHS],
    pub neet_19_21: [u32; MONTHS],
    pub supervision_need: [u32; MONTHS],
    pub supervision_protection: [u32; MONTHS],
    pub supervision_care: [u32; MONTHS],
    pub supervision_leavers: [u32; MONTHS],
    pub audits: [u32; MONTHS],
    pub audits_good: [u32; MONTHS],
    pub jigsaw_open: [u32; MONTHS],
    pub jigsaw_visits: [(u32, u32); MONTHS],
    pub jigsaw_plans: [(u32, u32); MONTHS],
    pub jigsaw_supervisions: [(u32, u32); MONTHS],
}

/// Children under 18 in the city: an official estimate.
const UNDER_18: u32 = 52_095;

/// What an unpublished October of audits is taken to be: plausible, and bound to nothing.
const AUDITS_OCTOBER: (u32, u32) = (19, 58);

impl Published {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// A row that the plan needs and the table lacks.
    pub fn read() -> Result<Published, String> {
        let rate = row("Rates of referrals per 10,000 of Under 18 Population")?;
        let referrals = row("Number of referrals in the month")?;
        Ok(Published {
            contacts: row("Number of contacts")?,
            contacts_no_action: row("where the reason for contact was request to children's social care")?,
            referrals,
            referrals_to_date: to_date(rate, referrals),
            re_referrals: row("Percentage of re-referrals within 12 months,PERCENTAGE")?,
            assessments_in_time: row("Percentage of C&F assessments completed within 45 working days")?,
            early_help: row("open to Early Help at the end of the month")?,
            need_plans: row("with an active Child in Need Plan not allocated to CWD")?,
            need_visits: row("CIN on a plan visited within 4 weeks")?,
            protection_plans: row("Number of children who are subject of a Child Protection Plan")?,
            protection_reviews: row("Percentage of Child Protection plans reviewed")?,
            looked_after: row("Number of CLA at the end of the month")?,
            looked_after_visits: row("Percentage of CLA for whom a visit")?,
            looked_after_reviews: row("Percentage of CLA children with an up to date review")?,
            pathway_plans: row("with an Up-to-date Pathway plan")?,
            neet_17_18: row("on their 17th and 18th Birthday")?,
            neet_19_21: row("on their 19th to 21st Birthday")?,
            supervision_need: row("Percentage of CIN who have had their supervision")?,
            supervision_protection: row("Percentage of CPP who have had their supervision")?,
            supervision_care: row("Percentage of CLA who have had their supervision")?,
            supervision_leavers: row("Percentage of Care Leaver who have had their supervision")?,
            audits: with_october(row("Number of Cases Audited")?, AUDITS_OCTOBER.0),
            audits_good: with_october(
                row("Percentage of cases that are Good or Outstanding")?,
                AUDITS_OCTOBER.1,
            ),
            jigsaw_open: jigsaw("Visits")?.map(|(_, _, open)| open),
            jigsaw_visits: jigsaw("Visits")?.map(|(met, not, _)| (met, not)),
            jigsaw_plans: jigsaw("Assessment Plans")?.map(|(met, not, _)| (met, not)),
            jigsaw_supervisions: jigsaw("Supervisions")?.map(|(met, not, _)| (met, not)),
        })
    }
}

/// The seven values of the indicator whose row holds these words; what is not published is 0.
fn row(words: &str) -> Result<[u32; MONTHS], String> {
    let mut values = TABLE.lines().filter(|line| line.contains(words)).map(|line| {
        // The name may hold commas and is then in quotes; the value comes two places after the type.
        let kind = ["NUMBER,", "PERCENTAGE,", "RATE,"].iter().find_map(|kind| line.find(kind));
        let mut fields = line[kind.unwrap_or(0)..].split(',').skip(2);
        fields.next().and_then(|value| value.trim_end_matches('%').parse().ok()).unwrap_or(0)
    });
    let mut months = [0; MONTHS];
    for month in &mut months {
        *month = values.next().ok_or_else(|| format!("the published table has no row for {words}"))?;
    }
    Ok(months)
}

/// In, out and open on each counted day.
fn jigsaw(kpi: &str) -> Result<[(u32, u32, u32); MONTHS], String> {
    let mut rows = JIGSAW.lines().filter(|line| line.split(',').next() == Some(kpi)).map(|line| {
        let field = |n: usize| line.split(',').nth(n).and_then(|one| one.parse().ok()).unwrap_or(0);
        (field(2), field(4), field(6))
    });
    let mut days = [(0, 0, 0); MONTHS];
    for day in &mut days {
        *day = rows.next().ok_or_else(|| format!("the disability table has no row for {kpi}"))?;
    }
    Ok(days)
}

/// The referrals to date that each month's printed rate stands for, and never fewer than the months' sum.
fn to_date(rate: [u32; MONTHS], referrals: [u32; MONTHS]) -> [u32; MONTHS] {
    let mut sum = 0;
    std::array::from_fn(|m| {
        sum += referrals[m];
        ((rate[m] * UNDER_18 + 5_000) / 10_000).max(sum)
    })
}

fn with_october(mut months: [u32; MONTHS], october: u32) -> [u32; MONTHS] {
    if let Some(last) = months.last_mut() {
        *last = october;
    }
    months
}

/// A percentage as printed: whole, half up; nothing when there are no cases.
pub(super) fn percent(part: usize, whole: usize) -> Option<usize> {
    (whole > 0).then(|| (200 * part + whole) / (2 * whole))
}

/// How many of a whole print a percentage, as near its middle as can be.
///
/// # Errors
///
/// When no number of so few prints it.
pub(super) fn part_of(percentage: u32, whole: usize) -> Result<usize, String> {
    let middle = (percentage as usize * whole + 50) / 100;
    [Some(middle), Some(middle + 1), middle.checked_sub(1)]
        .into_iter()
        .flatten()
        .find(|part| *part <= whole && percent(*part, whole) == Some(percentage as usize))
        .ok_or_else(|| format!("no part of {whole} is {percentage} per cent"))
}
