//! Money in words, and words read as money, percentages and financial years.

use calendar::FinancialYear;

/// Hundredths of a percentage point: 350 is 3.5%.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BasisPoints(pub u32);

impl BasisPoints {
    /// The whole of it.
    pub const WHOLE: BasisPoints = BasisPoints(10_000);

    /// As a ratio in lowest terms.
    pub fn ratio(self) -> (u64, u64) {
        super::exact::lowest(u64::from(self.0), 10_000)
    }

    /// What is left when this part is taken away; nothing when it is all or more.
    pub fn rest(self) -> (u64, u64) {
        super::exact::lowest(10_000u64.saturating_sub(u64::from(self.0)), 10_000)
    }

    /// The whole and this part more.
    pub fn and_whole(self) -> (u64, u64) {
        super::exact::lowest(10_000 + u64::from(self.0), 10_000)
    }
}

/// As people write it: `3.5%`, `15%`, `1.29%`.
impl std::fmt::Display for BasisPoints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole}%"),
            _ if rest % 10 == 0 => write!(f, "{whole}.{}%", rest / 10),
            _ => write!(f, "{whole}.{rest:02}%"),
        }
    }
}

/// To the nearest pound, halves away from nothing: `£5,438,322`, `−£12`.
///
/// ```
/// use foresight::business_case::pounds;
///
/// assert_eq!(pounds(543_832_250), "£5,438,323");
/// assert_eq!(pounds(-1_249), "\u{2212}£12");
/// ```
pub fn pounds(pence: i64) -> String {
    let size = pence.unsigned_abs();
    let whole = size / 100 + u64::from(size % 100 >= 50);
    let sign = if pence < 0 && whole > 0 { "\u{2212}" } else { "" };
    format!("{sign}£{}", with_commas(whole))
}

/// With the pence: `£52,968.63`.
pub fn pounds_and_pence(pence: i64) -> String {
    let size = pence.unsigned_abs();
    let sign = if pence < 0 { "\u{2212}" } else { "" };
    format!("{sign}£{}.{:02}", with_commas(size / 100), size % 100)
}

/// In millions to the nearest thousand pounds, as papers on budgets write it: `£2.450m`.
///
/// ```
/// use foresight::business_case::millions;
///
/// assert_eq!(millions(245_000_000), "£2.450m");
/// assert_eq!(millions(-10_000_000), "\u{2212}£0.100m");
/// ```
pub fn millions(pence: i64) -> String {
    let size = pence.unsigned_abs();
    let thousands = size / 100_000 + u64::from(size % 100_000 >= 50_000);
    let sign = if pence < 0 && thousands > 0 { "\u{2212}" } else { "" };
    format!("{sign}£{}.{:03}m", with_commas(thousands / 1_000), thousands % 1_000)
}

/// Pence from `£5,438,322`, `5438322.50` or `-12`: at most two decimals, commas anywhere between digits.
pub(super) fn read_pounds(text: &str) -> Option<i64> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let size = read_hundredths(&text.strip_prefix('£').unwrap_or(text).replace(',', ""))?;
    Some(if negative { -size } else { size })
}

/// Basis points from `3.5%` or `15 %`; a minus where something falls.
pub(super) fn read_percent(text: &str) -> Option<i32> {
    let text = text.trim().strip_suffix('%')?.trim_end();
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let size = i32::try_from(read_hundredths(text)?).ok()?;
    Some(if negative { -size } else { size })
}

/// A financial year as accounts write it: `2021/22`, and no other form.
pub(super) fn read_financial_year(text: &str) -> Option<FinancialYear> {
    let (first, _) = text.split_once('/')?;
    let digits = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| first.parse().ok().map(FinancialYear::starting))??;
    (year.to_string() == text).then_some(year)
}

/// A whole number with commas between the thousands.
pub(super) fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

fn read_hundredths(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 14 || rest.len() > 2 || !plain(whole) || !plain(rest) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let rest: i64 = if rest.is_empty() { 0 } else { format!("{rest:0<2}").parse().ok()? };
    whole.checked_mul(100)?.checked_add(rest)
}
