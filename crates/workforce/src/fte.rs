//! Full-time equivalent, in whole hundredths: what the papers add up.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Full-time equivalent in hundredths. A difference may be negative.
///
/// ```
/// use workforce::Fte;
/// let filled: Fte = "20.89".parse()?;
/// let proposed: Fte = "31".parse()?;
/// assert_eq!((proposed - filled).to_string(), "10.11");
/// assert_eq!(Fte::FULL.to_string(), "1");
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fte(pub i32);

impl Fte {
    /// Nothing.
    pub const ZERO: Fte = Fte(0);
    /// One full-time post.
    pub const FULL: Fte = Fte(100);

    /// Hundredths.
    pub fn hundredths(self) -> i32 {
        self.0
    }

    /// The same with a sign, as a change is printed: `+2.5`, `−1`, `0`.
    pub fn signed(self) -> String {
        match self.0 {
            0 => "0".to_owned(),
            1.. => format!("+{self}"),
            _ => format!("\u{2212}{}", -self),
        }
    }
}

impl fmt::Display for Fte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            _ if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

impl FromStr for Fte {
    type Err = String;

    /// Reads `1`, `0.5` or `111.73`: at most two decimals, not negative, at most 10,000.
    fn from_str(text: &str) -> Result<Fte, String> {
        let allowed =
            || format!("Enter full-time equivalent as a number such as 1, 0.5 or 20.89, not {text}");
        let (whole, rest) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let digits = |part: &str| part.len() <= 5 && part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(rest) || rest.len() > 2 {
            return Err(allowed());
        }
        let whole: i32 = whole.parse().map_err(|_| allowed())?;
        let hundredths: i32 = match rest.len() {
            0 => 0,
            1 => rest.parse::<i32>().map_err(|_| allowed())? * 10,
            _ => rest.parse().map_err(|_| allowed())?,
        };
        if whole > 10_000 { Err(allowed()) } else { Ok(Fte(whole * 100 + hundredths)) }
    }
}

impl Add for Fte {
    type Output = Fte;
    fn add(self, other: Fte) -> Fte {
        Fte(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Fte {
    fn add_assign(&mut self, other: Fte) {
        *self = *self + other;
    }
}

impl Sub for Fte {
    type Output = Fte;
    fn sub(self, other: Fte) -> Fte {
        Fte(self.0.saturating_sub(other.0))
    }
}

impl Neg for Fte {
    type Output = Fte;
    fn neg(self) -> Fte {
        Fte(self.0.saturating_neg())
    }
}

impl Sum for Fte {
    fn sum<I: Iterator<Item = Fte>>(all: I) -> Fte {
        all.fold(Fte::ZERO, Add::add)
    }
}
