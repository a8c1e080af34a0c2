//! What was typed becomes what is meant: answers of code sets, texts and times of day, with words for what is
//! wrong with them.

use jiff::civil::Time;
use practice::CodeSet;

use super::{Choice, Form};

impl Form {
    /// The answer chosen from a code set; if none was, notes what to do: `Choose who told us`.
    pub fn read_code<C: CodeSet>(&mut self, name: &str, ask: &str) -> Option<C> {
        let code = C::from_code(self.value(name));
        if code.is_none() {
            self.refuse(name, ask);
        }
        code
    }

    /// The text typed, without space around it; if none was, notes what to do.
    pub fn read_text(&mut self, name: &str, ask: &str) -> Option<String> {
        let text = self.value(name).to_owned();
        if text.is_empty() {
            self.refuse(name, ask);
            return None;
        }
        Some(text)
    }

    /// The time of day typed, as `16:40`, `4.40pm` or `4pm`. Empty is `None` without a note; what cannot be
    /// read is noted.
    ///
    /// ```
    /// use jiff::civil::time;
    /// use web::Form;
    ///
    /// for typed in ["16:40", "1640", "4:40pm", "4.40 pm"] {
    ///     assert_eq!(Form::typed([("at", typed)]).read_time("at"), Some(time(16, 40, 0, 0)), "{typed}");
    /// }
    /// let mut form = Form::typed([("at", "tea time")]);
    /// assert_eq!(form.read_time("at"), None);
    /// assert_eq!(form.error("at"), Some("Enter a time, such as 9:30am or 16:40"));
    /// ```
    pub fn read_time(&mut self, name: &str) -> Option<Time> {
        let typed = self.value(name).to_lowercase();
        if typed.is_empty() {
            return None;
        }
        let time = time_of_day(&typed);
        if time.is_none() {
            self.refuse(name, "Enter a time, such as 9:30am or 16:40");
        }
        time
    }
}

fn time_of_day(typed: &str) -> Option<Time> {
    let (clock, half) = match typed.trim().trim_end_matches('.') {
        typed if typed.ends_with("am") => (typed.trim_end_matches("am"), Some(0)),
        typed if typed.ends_with("pm") => (typed.trim_end_matches("pm"), Some(12)),
        typed => (typed, None),
    };
    let clock = clock.trim();
    let (hour, minute) = match clock.split_once([':', '.']) {
        Some((hour, minute)) => (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?),
        None if clock.len() == 4 => (clock.get(..2)?.parse().ok()?, clock.get(2..)?.parse().ok()?),
        None => (clock.parse().ok().filter(|_| half.is_some())?, 0),
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

impl Choice {
    /// The answers of a code set, in its own order.
    pub fn all_of<C: CodeSet>() -> Vec<Choice> {
        C::ALL.iter().map(|code| Choice::new(code.code(), code.label())).collect()
    }

    /// The answers of a code set that may be used for something that happened on a day.
    pub fn in_force<C: CodeSet>(day: jiff::civil::Date) -> Vec<Choice> {
        C::on(day).map(|code| Choice::new(code.code(), code.label())).collect()
    }

    /// The answers of a select, after one that asks to choose.
    pub fn with_empty(mut choices: Vec<Choice>, words: &str) -> Vec<Choice> {
        choices.insert(0, Choice::new("", words));
        choices
    }
}
