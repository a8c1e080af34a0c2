//! Words to values. What cannot be read is refused and reading goes on, so that all is told at once.

use calendar::{FinancialYear, Month};
use rules::Refusal;

use super::super::line::Amount;
use super::super::money::{BasisPoints, read_financial_year, read_percent, read_pounds};
use super::super::tie::Volume;
use super::{Grade, Pounds};

/// Gathers what is refused.
#[derive(Default)]
pub(super) struct Reader {
    /// Where in the file it reads, as a hint.
    pub at: Option<String>,
    refusals: Vec<Refusal>,
}

impl Reader {
    pub fn done(self) -> Result<(), Vec<Refusal>> {
        if self.refusals.is_empty() { Ok(()) } else { Err(self.refusals) }
    }

    pub fn refuse(&mut self, field: &'static str, given: &str, allowed: &str) {
        let refusal = Refusal::new(field, given, allowed, "the words of the file");
        self.refusals.push(match &self.at {
            Some(at) => refusal.hint(at),
            None => refusal,
        });
    }

    /// An amount that stands in until the file is refused.
    pub fn no_amount(&mut self, field: &'static str, allowed: &str) -> Amount {
        self.refuse(field, "", allowed);
        Amount::ByYear(Default::default())
    }

    pub fn pass_on(&mut self, refusal: Refusal) -> Amount {
        self.refusals.push(match &self.at {
            Some(at) => refusal.hint(at),
            None => refusal,
        });
        Amount::ByYear(Default::default())
    }

    pub fn pence(&mut self, field: &'static str, pounds: &Pounds) -> i64 {
        let (pence, given) = match pounds {
            Pounds::Whole(pounds) => (pounds.checked_mul(100), pounds.to_string()),
            Pounds::Written(words) => (read_pounds(words), words.clone()),
        };
        pence.unwrap_or_else(|| {
            self.refuse(field, &given, "Enter pounds, such as 5438322 or \"£5,438,322.50\"");
            0
        })
    }

    /// A percentage that is not negative.
    pub fn part(&mut self, field: &'static str, words: &str) -> BasisPoints {
        let part = read_percent(words).and_then(|part| u32::try_from(part).ok());
        BasisPoints(part.unwrap_or_else(|| {
            self.refuse(field, words, "Enter a percentage of at least 0%, such as \"3.5%\"");
            0
        }))
    }

    /// A rise of prices, in hundredths of a per cent.
    pub fn rise(&mut self, field: &'static str, words: &str) -> i32 {
        read_percent(words).unwrap_or_else(|| {
            self.refuse(field, words, "Enter a percentage, such as \"2.4%\"");
            0
        })
    }

    pub fn financial_year(&mut self, field: &'static str, words: &str) -> FinancialYear {
        read_financial_year(words).unwrap_or_else(|| {
            self.refuse(field, words, "Enter a financial year, such as \"2021/22\"");
            FinancialYear::starting(2000)
        })
    }

    pub fn month(&mut self, field: &'static str, words: &str) -> Option<Month> {
        let month = words.parse().ok();
        if month.is_none() {
            self.refuse(field, words, "Enter a month, such as \"2021-10\"");
        }
        month
    }

    pub fn thousandths(&mut self, field: &'static str, number: f64) -> i64 {
        let near = Volume::near(number).filter(|volume| volume.0 >= 0);
        near.map_or_else(
            || {
                self.refuse(field, &number.to_string(), "Enter a number from 0 to 1,000,000,000");
                0
            },
            |volume| volume.0,
        )
    }

    pub fn grade(&mut self, grade: u8) -> Grade {
        Grade::new(grade).unwrap_or_else(|| {
            self.refuse("grade", &grade.to_string(), "Enter a grade of evidence from 1, the best, to 6");
            Grade::WORST
        })
    }

    /// One of a few words; the first stands in until the file is refused.
    pub fn one_of<T: Copy, const N: usize>(
        &mut self,
        field: &'static str,
        given: &str,
        words: &[(T, &'static str); N],
    ) -> T {
        const { assert!(N > 0) };
        let found = words.iter().find(|(_, word)| *word == given.trim());
        found.map_or_else(
            || {
                let allowed: Vec<&str> = words.iter().map(|(_, word)| *word).collect();
                self.refuse(field, given, &format!("Enter one of: {}", allowed.join(", ")));
                words[0].0
            },
            |(value, _)| *value,
        )
    }
}
