//! What an employer pays besides pay: National Insurance, the apprenticeship levy. Pension rates are each
//! fund's own and stand in the council's [policy](super::policy).
//!
//! Employer National Insurance has a threshold for each person with each employer. So on-cost is not a flat
//! percentage: two people at 0.5 cost less than one at 1, and somebody in two posts has one threshold.
//!
//! **How a year is taken.** Law works by pay period. A budget takes the year's threshold, in proportion to
//! the part of the year that a person is paid; that is the same to within pennies where monthly pay is
//! steady. A change of rate counts from the month whose pay day it reaches: from 6 November 2022 is from
//! November's pay.

use calendar::Date;

use super::{Pence, Rate, Standing};

/// Employer (secondary) National Insurance, class 1, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NationalInsurance {
    /// Pay on or after this day.
    pub from: Date,
    /// The rate above the threshold.
    pub rate: Rate,
    /// The secondary threshold, a year: nothing is paid on earnings up to it.
    pub threshold: Pence,
    /// The upper secondary threshold, a year: up to it nothing is paid for people under 21 and for
    /// apprentices under 25.
    pub upper_threshold: Pence,
    /// Where it comes from.
    pub source: &'static str,
    /// How far it was checked.
    pub standing: Standing,
}

/// Employer National Insurance since 2021/22, oldest first. The last row holds until another is added: the
/// Budget of November 2025 keeps the threshold until April 2031.
pub const NATIONAL_INSURANCE: &[NationalInsurance] = &[
    NationalInsurance {
        from: Date::constant(2021, 4, 6),
        rate: Rate(1_380),
        threshold: Pence::pounds(8_840),
        upper_threshold: Pence::pounds(50_270),
        source: "HMRC, Rates and thresholds for employers 2021 to 2022",
        standing: Standing::Confirmed,
    },
    NationalInsurance {
        from: Date::constant(2022, 4, 6),
        rate: Rate(1_505),
        threshold: Pence::pounds(9_100),
        upper_threshold: Pence::pounds(50_270),
        source: "HMRC, Rates and thresholds for employers 2022 to 2023; Health and Social Care Levy Act 2021, s.5",
        standing: Standing::Confirmed,
    },
    NationalInsurance {
        from: Date::constant(2022, 11, 6),
        rate: Rate(1_380),
        threshold: Pence::pounds(9_100),
        upper_threshold: Pence::pounds(50_270),
        source: "HMRC policy paper of 23 September 2022: the rise of 1.25 points ends on 6 November 2022",
        standing: Standing::Confirmed,
    },
    NationalInsurance {
        from: Date::constant(2023, 4, 6),
        rate: Rate(1_380),
        threshold: Pence::pounds(9_100),
        upper_threshold: Pence::pounds(50_270),
        source: "HMRC, Rates and thresholds for employers 2023 to 2024",
        standing: Standing::Confirmed,
    },
    NationalInsurance {
        from: Date::constant(2024, 4, 6),
        rate: Rate(1_380),
        threshold: Pence::pounds(9_100),
        upper_threshold: Pence::pounds(50_270),
        source: "HMRC, Rates and thresholds for employers 2024 to 2025",
        standing: Standing::Confirmed,
    },
    NationalInsurance {
        from: Date::constant(2025, 4, 6),
        rate: Rate(1_500),
        threshold: Pence::pounds(5_000),
        upper_threshold: Pence::pounds(50_270),
        source: "HMRC, Rates and thresholds for employers 2025 to 2026",
        standing: Standing::Confirmed,
    },
    NationalInsurance {
        from: Date::constant(2026, 4, 6),
        rate: Rate(1_500),
        threshold: Pence::pounds(5_000),
        upper_threshold: Pence::pounds(50_270),
        source: "HMRC, Rates and thresholds for employers 2026 to 2027; Budget of November 2025",
        standing: Standing::Confirmed,
    },
];

impl NationalInsurance {
    /// The row in force for pay of a day; none before the table begins.
    pub fn on(pay_day: Date) -> Option<&'static NationalInsurance> {
        NATIONAL_INSURANCE.iter().rev().find(|row| row.from <= pay_day)
    }

    /// What an employer pays on one person's earnings of a whole year.
    ///
    /// ```
    /// use calendar::Date;
    /// use workforce::money::{Pence, oncosts::NationalInsurance};
    /// let row = NationalInsurance::on(Date::constant(2024, 4, 15)).unwrap();
    /// // (£37,568 − £9,100) × 13.8% = £3,928.58
    /// assert_eq!(row.on_a_year(Pence::pounds(37_568), false), Pence(3_928_58));
    /// ```
    pub fn on_a_year(&self, earnings: Pence, relief: bool) -> Pence {
        let above = (earnings - self.free(relief)).max(Pence::ZERO);
        above.at(self.rate)
    }

    /// The earnings of a year on which nothing is paid: with the relief for people under 21 and apprentices
    /// under 25, or without.
    pub fn free(&self, relief: bool) -> Pence {
        if relief { self.upper_threshold } else { self.threshold }
    }
}

/// The apprenticeship levy, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levy {
    /// From.
    pub from: Date,
    /// Of the whole pay bill, also of pay below the threshold of National Insurance. An employer's yearly
    /// allowance of £15,000 is the whole council's and is given to no post.
    pub rate: Rate,
    /// Where it comes from.
    pub source: &'static str,
    /// How far it was checked.
    pub standing: Standing,
}

/// The apprenticeship levy, oldest first.
pub const LEVY: &[Levy] = &[Levy {
    from: Date::constant(2017, 4, 6),
    rate: Rate(50),
    source: "Finance Act 2016, part 6: 0.5% of the pay bill",
    standing: Standing::Confirmed,
}];

impl Levy {
    /// The row in force on a day.
    pub fn on(day: Date) -> Option<&'static Levy> {
        LEVY.iter().rev().find(|row| row.from <= day)
    }
}
