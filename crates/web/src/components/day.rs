//! Reading a day from three boxes, with words for everything that can be wrong with it.

use jiff::civil::Date;

use super::Form;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Form {
    /// The day asked for in `name`'s three boxes; if it cannot be read, notes what to put right and is
    /// `None`. `what` completes *Enter …*: `the day of the visit`.
    ///
    /// A month may be a number or a name (`Nov`). A year has four figures.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use web::Form;
    ///
    /// let mut form = Form::typed([("on-day", "5"), ("on-month", "nov"), ("on-year", "2021")]);
    /// assert_eq!(form.read_day("on", "the day of the visit"), Some(date(2021, 11, 5)));
    ///
    /// let mut form = Form::typed([("on-day", "31"), ("on-month", "2"), ("on-year", "2021")]);
    /// assert_eq!(form.read_day("on", "the day of the visit"), None);
    /// assert_eq!(form.error("on"), Some("Enter a day that exists: February 2021 has 28 days"));
    /// ```
    pub fn read_day(&mut self, name: &str, what: &str) -> Option<Date> {
        if self.date(name).is_empty() {
            self.refuse(name, format!("Enter {what}"));
            return None;
        }
        match self.parts(name, what) {
            Ok(day) => Some(day),
            Err((part, message)) => {
                self.refuse(
                    if part.is_empty() { name.to_owned() } else { format!("{name}-{part}") },
                    message,
                );
                None
            }
        }
    }

    /// As [`Form::read_day`], but the boxes may be left empty.
    pub fn read_day_if_given(&mut self, name: &str, what: &str) -> Option<Date> {
        if self.date(name).is_empty() { None } else { self.read_day(name, what) }
    }

    fn parts(&self, name: &str, what: &str) -> Result<Date, (&'static str, String)> {
        let typed = |part: &str| self.part(name, part).trim().to_lowercase();
        let (day, month, year) = (typed("day"), typed("month"), typed("year"));
        for (part, value) in [("day", &day), ("month", &month), ("year", &year)] {
            if value.is_empty() {
                return Err((part, format!("Enter {what} with its {part}")));
            }
        }
        let month_number =
            read_month(&month).ok_or(("month", "Enter a month from 1 to 12, or its name".to_owned()))?;
        let year_number: i16 = year
            .parse()
            .ok()
            .filter(|year| (1900..=2200).contains(year))
            .ok_or(("year", "Enter the year in four figures, such as 2021".to_owned()))?;
        let first = Date::new(year_number, month_number, 1).map_err(|_| ("", format!("Enter {what}")))?;
        let day_number: i8 = day
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))
            .ok_or(("day", "Enter a day from 1 to 31".to_owned()))?;
        Date::new(year_number, month_number, day_number).map_err(|_| {
            let words = format!(
                "Enter a day that exists: {} has {} days",
                first.strftime("%B %Y"),
                first.days_in_month()
            );
            ("day", words)
        })
    }
}

/// A month by its number, its name, or the first three letters of it or more.
fn read_month(typed: &str) -> Option<i8> {
    if let Ok(number) = typed.parse::<i8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let at = MONTHS.iter().position(|month| typed.len() >= 3 && month.starts_with(typed))?;
    i8::try_from(at + 1).ok()
}
