//! How a figure is written: the one rounding and the one thousands separator.

/// What a figure counts, and so how it is written and on what axis it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Whole things: contacts, children, visits. Written `1,897`.
    #[default]
    Count,
    /// A share, held as a ratio (`0.87`), with this many decimals. Written `87%`.
    Percent(u8),
    /// A rate or an average already in its own terms (per 10,000 children, days), with this many decimals.
    /// Written `64` or `61.3`.
    Rate(u8),
}

/// More decimals than this say nothing in a published figure.
const PLACES_MOST: u8 = 6;

/// Ratios reach us as binary fractions, so an exact half (such as 86.5%) may lie a hair below itself. No
/// ratio of whole numbers under a million comes this close to a half without being one.
const HAIR: f64 = 1e-9;

impl Unit {
    /// Writes a figure for people: rounded half up, thousands separated by a comma, `−` for minus.
    ///
    /// A value that is not a number is written `not known`.
    ///
    /// ```
    /// use reports::Unit;
    /// assert_eq!(Unit::Count.show(1897.0), "1,897");
    /// assert_eq!(Unit::Percent(0).show(0.865), "87%");
    /// assert_eq!(Unit::Rate(1).show(61.25), "61.3");
    /// ```
    pub fn show(self, value: f64) -> String {
        self.written(value, ",", "\u{2212}")
    }

    /// Writes a figure for programs: as [`Unit::show`], without thousands separators and with `-` for minus.
    pub fn plain(self, value: f64) -> String {
        self.written(value, "", "-")
    }

    /// Decimals shown.
    pub(crate) fn places(self) -> u8 {
        match self {
            Unit::Count => 0,
            Unit::Percent(places) | Unit::Rate(places) => places.min(PLACES_MOST),
        }
    }

    /// The smallest step an axis may take: ticks must differ as written.
    pub(crate) fn smallest_step(self) -> f64 {
        let decimals = i32::from(self.places());
        match self {
            Unit::Count => 1.0,
            Unit::Percent(_) => 10f64.powi(-decimals - 2),
            Unit::Rate(_) => 10f64.powi(-decimals),
        }
    }

    /// The least value an axis reaches, so that a chart of zeros still has a scale.
    pub(crate) fn smallest_top(self) -> f64 {
        match self {
            Unit::Count => 5.0,
            Unit::Percent(_) => 0.1,
            Unit::Rate(_) => 1.0,
        }
    }

    fn written(self, value: f64, thousands: &str, minus: &str) -> String {
        if !value.is_finite() {
            return "not known".to_owned();
        }
        let places = u32::from(self.places());
        let in_hundredths = if matches!(self, Unit::Percent(_)) { 100.0 } else { 1.0 };
        let scaled = (value * in_hundredths * 10f64.powi(places as i32) + 0.5 + HAIR).floor();
        let units = scaled.abs() as u128;
        let scale = 10u128.pow(places);
        let mut text = String::new();
        if scaled < 0.0 {
            text.push_str(minus);
        }
        text.push_str(&separated(units / scale, thousands));
        if places > 0 {
            text.push_str(&format!(".{:0width$}", units % scale, width = places as usize));
        }
        if matches!(self, Unit::Percent(_)) {
            text.push('%');
        }
        text
    }
}

fn separated(whole: u128, separator: &str) -> String {
    let digits = whole.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}
