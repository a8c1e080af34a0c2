//! Weeks in placements that are avoided, and what they save.

use std::collections::BTreeMap;

use calendar::{Date, FinancialYear, Month};
use rules::Refusal;

use super::exact::Exact;
use super::money::{pounds, with_commas};

/// Every length of a month divides it, so that a month's weeks can be laid out by the day and stay whole.
const DAY_PARTS: i64 = 377_580;

/// The most child-weeks of one month: far more than England has children looked after.
const WEEKS_MAX: f64 = 1_000_000.0;

/// Child-weeks avoided in one kind of placement, month by month, at the price of a week.
///
/// The series comes from a forecast. Where the place is bought in a block, or the home is the council's own,
/// the bed stays paid for until notice has run out: nothing is saved in those weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AvoidedWeeks {
    first: Month,
    thousandths: Vec<i64>,
    week_pence: i64,
    notice_weeks: u16,
}

impl AvoidedWeeks {
    /// Child-weeks avoided in each month from the first, the price of a week in pence, and the weeks for
    /// which an empty bed is still paid. A month with more weeks than before is negative.
    ///
    /// # Errors
    ///
    /// Refused if a number of weeks is not a number or beyond a million, there are no months or more than 60
    /// years of them, the price is negative or above a million pounds, or notice is longer than two years.
    pub fn new(
        first: Month,
        weeks: &[f64],
        week_pence: i64,
        notice_weeks: u16,
    ) -> Result<AvoidedWeeks, Refusal> {
        let refused =
            |field, given: String, allowed| Err(Refusal::new(field, given, allowed, "the business case"));
        if weeks.is_empty() || weeks.len() > 720 {
            return refused(
                "weeks",
                weeks.len().to_string(),
                "Enter the weeks of at least 1 month and at most 720",
            );
        }
        if let Some(odd) = weeks.iter().find(|weeks| !weeks.is_finite() || weeks.abs() > WEEKS_MAX) {
            return refused(
                "weeks",
                odd.to_string(),
                "Enter child-weeks of a month as a number up to 1,000,000",
            );
        }
        price(week_pence)?;
        if notice_weeks > 104 {
            return refused("notice_weeks", notice_weeks.to_string(), "Enter at most 104 weeks of notice");
        }
        // Whole thousandths of a week, some ten minutes: the simulation is no finer.
        let thousandths = weeks.iter().map(|weeks| (weeks * 1_000.0).round() as i64).collect();
        Ok(AvoidedWeeks { first, thousandths, week_pence, notice_weeks })
    }

    /// The same from a forecast that goes by weeks: child-weeks avoided in each seven days from the first day,
    /// shared evenly over those days and gathered by month.
    ///
    /// # Errors
    ///
    /// As for [`AvoidedWeeks::new`].
    pub fn week_by_week(
        first_day: Date,
        weeks: &[f64],
        week_pence: i64,
        notice_weeks: u16,
    ) -> Result<AvoidedWeeks, Refusal> {
        if weeks.len() > 3_100 {
            let allowed = "Enter at most 3,100 weeks, some 60 years";
            return Err(Refusal::new("weeks", weeks.len(), allowed, "the business case"));
        }
        let mut months: BTreeMap<Month, f64> = BTreeMap::new();
        let mut day = first_day;
        for avoided in weeks {
            for _ in 0..7 {
                *months.entry(Month::of(day)).or_insert(0.0) += avoided / 7.0;
                day = day.tomorrow().unwrap_or(day);
            }
        }
        let months: Vec<f64> = months.into_values().collect();
        AvoidedWeeks::new(Month::of(first_day), &months, week_pence, notice_weeks)
    }

    /// The price of a week, in pence.
    pub fn price_pence(&self) -> i64 {
        self.week_pence
    }

    /// The same weeks at another price.
    ///
    /// # Errors
    ///
    /// As for [`AvoidedWeeks::new`].
    pub fn at_price(&self, week_pence: i64) -> Result<AvoidedWeeks, Refusal> {
        price(week_pence)?;
        Ok(AvoidedWeeks { week_pence, ..self.clone() })
    }

    /// The weeks for which an empty bed is still paid.
    pub fn notice_weeks(&self) -> u16 {
        self.notice_weeks
    }

    /// The same as if every empty bed stopped costing at once: what is often claimed.
    pub fn without_notice(&self) -> AvoidedWeeks {
        AvoidedWeeks { notice_weeks: 0, ..self.clone() }
    }

    /// The first month of the series.
    pub fn first(&self) -> Month {
        self.first
    }

    /// What is saved in a year, and the weight of each of its months.
    pub(super) fn year(&self, year: FinancialYear) -> (Exact, [i64; 12]) {
        let saved = self.paid_no_longer();
        let mut weights = [0; 12];
        for (weight, month) in weights.iter_mut().zip(year.months()) {
            *weight = saved.get(&month).copied().unwrap_or(0);
        }
        let all: i64 = weights.iter().sum();
        let exact = Exact::of(self.week_pence).times_signed(all).over(1_000).over(DAY_PARTS.unsigned_abs());
        (exact, weights)
    }

    /// The weeks that are really no longer paid for, by month: each day's weeks so many weeks later.
    fn paid_no_longer(&self) -> BTreeMap<Month, i64> {
        let mut saved = BTreeMap::new();
        let mut month = self.first;
        for thousandths in &self.thousandths {
            let length = i64::from(month.length());
            let a_day = thousandths * (DAY_PARTS / length);
            let (mut reached, mut ahead) = (month, 7 * i64::from(self.notice_weeks));
            while ahead >= i64::from(reached.length()) {
                ahead -= i64::from(reached.length());
                reached = reached.next();
            }
            let mut left = length;
            while left > 0 {
                let here = left.min(i64::from(reached.length()) - ahead);
                *saved.entry(reached).or_insert(0) += a_day * here;
                left -= here;
                ahead = 0;
                reached = reached.next();
            }
            month = month.next();
        }
        saved
    }
}

fn price(week_pence: i64) -> Result<(), Refusal> {
    if (0..=100_000_000).contains(&week_pence) {
        return Ok(());
    }
    let allowed = "Enter a price from £0 to £1,000,000 a week";
    Err(Refusal::new("price_of_a_week", pounds(week_pence), allowed, "the business case"))
}

/// How many child-years in care a plan avoids, and so what it claims that one costs.
///
/// The one line that shows whether savings and numbers belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChildYears {
    /// Child-years avoided, in halves: a straight line over an odd number of years may end on one.
    pub halves: i64,
    /// What is to be saved, in pence.
    pub saving_pence: i64,
}

impl ChildYears {
    /// A straight line from the children in care now to a target so many years later, against a straight
    /// line to where they would be if nothing were done. With no growth that is the number now.
    ///
    /// ```
    /// use foresight::business_case::ChildYears;
    ///
    /// let check = ChildYears::straight_line(530, 456, 530, 5, 979_919_600)?;
    /// assert_eq!(check.halves, 370);
    /// assert_eq!(check.pence_a_child_year(), Some(5_296_863));
    /// assert_eq!(
    ///     check.says(),
    ///     "185 child-years in care are avoided, so a saving of £9,799,196 claims £52,969 for each"
    /// );
    /// # Ok::<(), rules::Refusal>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Refused if the years are none or more than [`super::YEARS_MAX`], or a number of children is beyond a
    /// million.
    pub fn straight_line(
        now: u32,
        target: u32,
        if_nothing_is_done: u32,
        years: u32,
        saving_pence: i64,
    ) -> Result<ChildYears, Refusal> {
        let source = "the check of a saving against child-years";
        if years == 0 || years > super::YEARS_MAX {
            let allowed = format!("Enter from 1 to {} years", super::YEARS_MAX);
            return Err(Refusal::new("years", years, allowed, source));
        }
        if let Some(children) = [now, target, if_nothing_is_done].into_iter().find(|n| *n > 1_000_000) {
            return Err(Refusal::new("children", children, "Enter at most 1,000,000 children", source));
        }
        // Both lines begin at the number now: what lies between them is a triangle.
        let apart = i64::from(if_nothing_is_done) - i64::from(target);
        Ok(ChildYears { halves: apart * i64::from(years), saving_pence })
    }

    /// What one child-year is claimed to cost; nothing when none is avoided.
    pub fn pence_a_child_year(&self) -> Option<i64> {
        let halves = u64::try_from(self.halves).ok().filter(|halves| *halves > 0)?;
        Some(Exact::of(self.saving_pence).times(2).over(halves).rounded())
    }

    /// As a sentence.
    pub fn says(&self) -> String {
        let Some(each) = self.pence_a_child_year() else {
            return "No child-years in care are avoided, so the saving must come from somewhere else"
                .to_owned();
        };
        let half = if self.halves % 2 == 0 { "" } else { ".5" };
        format!(
            "{}{half} child-years in care are avoided, so a saving of {} claims {} for each",
            with_commas(self.halves.unsigned_abs() / 2),
            pounds(self.saving_pence),
            pounds(each)
        )
    }
}
