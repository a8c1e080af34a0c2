//! Whole pence, and rates in hundredths of one per cent.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use serde::{Deserialize, Serialize};

/// An amount of money in whole pence. A difference may be negative.
///
/// ```
/// use workforce::money::Pence;
/// assert_eq!(Pence::pounds(37_568).to_string(), "£37,568.00");
/// assert_eq!(Pence(-245_000_000_00).millions(), "\u{2212}£245.000m");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pence(pub i64);

impl Pence {
    /// Nothing.
    pub const ZERO: Pence = Pence(0);

    /// Whole pounds.
    pub const fn pounds(pounds: i64) -> Pence {
        Pence(pounds.saturating_mul(100))
    }

    /// So many parts of so many, rounded once to the penny, half away from nothing. Nothing of no parts.
    pub fn share(self, parts: i64, of: i64) -> Pence {
        if of == 0 {
            return Pence::ZERO;
        }
        let (product, of) = (i128::from(self.0) * i128::from(parts), i128::from(of));
        let (product, of) = if of < 0 { (-product, -of) } else { (product, of) };
        let size = (2 * product.abs() + of) / (2 * of);
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        Pence(if product < 0 { -size } else { size })
    }

    /// A rate of it, rounded once.
    pub fn at(self, rate: Rate) -> Pence {
        self.share(i64::from(rate.0), Rate::WHOLE)
    }

    /// With its sign, as a difference is printed: `+£2,450,000.00`.
    pub fn signed(self) -> String {
        if self.0 > 0 { format!("+{self}") } else { self.to_string() }
    }

    /// In millions to three decimals, as cabinet reports print it: `£25.550m`.
    pub fn millions(self) -> String {
        let thousands = self.share(1, 100_000).0;
        let sign = if thousands < 0 { "\u{2212}" } else { "" };
        let size = thousands.unsigned_abs();
        format!("{sign}£{}.{:03}m", size / 1000, size % 1000)
    }

    /// To the whole pound: `£37,568`.
    pub fn whole_pounds(self) -> String {
        let pounds = self.share(1, 100).0;
        let sign = if pounds < 0 { "\u{2212}" } else { "" };
        format!("{sign}£{}", grouped(pounds.unsigned_abs()))
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}£{}.{:02}", grouped(size / 100), size % 100)
    }
}

impl std::str::FromStr for Pence {
    type Err = String;

    /// Reads `37568`, `£37,568` or `37,568.50`: not negative, at most two decimals, below £10 billion.
    fn from_str(text: &str) -> Result<Pence, String> {
        let allowed = || format!("Enter an amount in pounds such as 37568 or 37,568.50, not {text}");
        let bare = text.trim().trim_start_matches('£').trim();
        let (whole, rest) = bare.split_once('.').unwrap_or((bare, "00"));
        let grouped_well = !whole.contains(',')
            || whole.split(',').enumerate().all(|(place, part)| match place {
                0 => (1..=3).contains(&part.len()),
                _ => part.len() == 3,
            });
        let whole: String = whole.chars().filter(|one| *one != ',').collect();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !grouped_well || !digits(&whole) || whole.len() > 10 || !digits(rest) || rest.len() > 2 {
            return Err(allowed());
        }
        let pounds: i64 = whole.parse().map_err(|_| allowed())?;
        let pence: i64 = rest.parse().map_err(|_| allowed())?;
        Ok(Pence(pounds * 100 + if rest.len() == 1 { pence * 10 } else { pence }))
    }
}

impl Add for Pence {
    type Output = Pence;
    fn add(self, other: Pence) -> Pence {
        Pence(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Pence {
    fn add_assign(&mut self, other: Pence) {
        *self = *self + other;
    }
}

impl Sub for Pence {
    type Output = Pence;
    fn sub(self, other: Pence) -> Pence {
        Pence(self.0.saturating_sub(other.0))
    }
}

impl Neg for Pence {
    type Output = Pence;
    fn neg(self) -> Pence {
        Pence(self.0.saturating_neg())
    }
}

impl Sum for Pence {
    fn sum<I: Iterator<Item = Pence>>(all: I) -> Pence {
        all.fold(Pence::ZERO, Add::add)
    }
}

/// A rate in hundredths of one per cent: 1,380 is 13.8%.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(pub u32);

impl Rate {
    /// 100%, in hundredths of one per cent.
    pub const WHOLE: i64 = 10_000;
    /// All of it.
    pub const ALL: Rate = Rate(10_000);
    /// None of it.
    pub const NONE: Rate = Rate(0);

    /// So many per cent.
    pub const fn percent(percent: u32) -> Rate {
        Rate(percent.saturating_mul(100))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole}%"),
            _ if rest % 10 == 0 => write!(f, "{whole}.{}%", rest / 10),
            _ => write!(f, "{whole}.{rest:02}%"),
        }
    }
}
