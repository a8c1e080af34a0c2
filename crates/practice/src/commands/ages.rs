//! Checks of age, and of things that happen once.

use calendar::{Date, age_in_words, age_on, birthday, words};

use super::Check;
use crate::facts::{Birth, Happened};
use crate::journey::Told;
use rules::Refusal;

impl Check<'_> {
    /// Refuses a field, with a hint.
    pub fn refuse_hint(
        &mut self,
        field: &'static str,
        given: impl std::fmt::Display,
        allowed: impl std::fmt::Display,
        source: &'static str,
        hint: impl std::fmt::Display,
    ) {
        self.refusals.push(Refusal::new(field, given, allowed, source).hint(hint));
    }

    /// What is for the young from an age on. Only an exact date of birth is sure enough to refuse by: an
    /// estimated one may be what is in dispute. `allowed` is an instruction.
    pub fn at_least(&mut self, field: &'static str, on: Date, age: u8, allowed: &str, source: &'static str) {
        match self.journey.person.birth() {
            Birth::Exact(born) if age_on(born, on).is_none_or(|now| now < age) => {
                let given = aged(born, on);
                let hint = format!("They are {age} from {}.", words::day(birthday(born, age)));
                self.refuse_hint(field, given, allowed, source, hint);
            }
            Birth::Expected(_) => self.refuse(field, "not yet born", allowed, source),
            _ => {}
        }
    }

    /// What is for the young up to an age: refused from that birthday on. Only an exact date of birth is sure
    /// enough to refuse by.
    pub fn younger_than(
        &mut self,
        field: &'static str,
        on: Date,
        age: u8,
        allowed: &str,
        source: &'static str,
    ) {
        let Birth::Exact(born) = self.journey.person.birth() else { return };
        if age_on(born, on).is_some_and(|now| now >= age) {
            let hint = format!("They turned {age} on {}.", words::day(birthday(born, age)));
            self.refuse_hint(field, aged(born, on), allowed, source, hint);
        }
    }

    /// What can happen only to a child who is born; `what` begins a sentence: "Police protection".
    pub fn born_by(&mut self, on: Date, what: &str, source: &'static str) {
        match self.journey.person.birth() {
            Birth::Exact(born) if on < born => {
                let allowed = format!(
                    "Enter a date that is {} or later: {what} is for a child who is born",
                    words::day(born)
                );
                self.refuse("on", words::day(on), allowed, source);
            }
            Birth::Expected(_) => {
                let allowed = format!("Record the birth first: {what} is for a child who is born");
                self.refuse("on", words::day(on), allowed, source);
            }
            _ => {}
        }
    }

    /// What happens once: a decision on a request, an extension of an order.
    pub fn once<T: Happened>(&mut self, field: &'static str, told: &Option<Told<T>>, what: &str) {
        if let Some(earlier) = self.kept(told).map(|earlier| earlier.on()) {
            let allowed =
                format!("Correct the {what} of {} if it was wrong; there is one", words::day(earlier));
            self.refuse(field, format!("a second {what}"), allowed, "the record");
        }
    }

    /// What ended because the person died ended on the day of death, and the death is recorded.
    pub fn by_death(&mut self, field: &'static str, on: Date, source: &'static str) {
        match self.journey.person.died.as_ref().map(|died| died.on) {
            None => self.refuse(field, "died", "Record the death first", source),
            Some(died) => self.not_before("on", on, died, "the day of death", source),
        }
    }

    /// What happens at most once on a day: a second record of it is the same event told twice.
    pub fn once_a_day<T: Happened>(&mut self, told: &[Told<T>], on: Date, what: &str) {
        if told.iter().any(|one| one.on() == on && !self.replaces(one.seq)) {
            let allowed = format!("Correct the {what} that is recorded for this day, or check the date");
            self.refuse("on", words::day(on), allowed, "the record");
        }
    }

    /// A list of which at least one must be chosen; `ask` is an instruction.
    pub fn some_of<T>(&mut self, field: &'static str, list: &[T], ask: &str) {
        if list.is_empty() {
            self.refuse(field, "", ask, "needed for the record to be understood later");
        }
    }
}

fn aged(born: Date, on: Date) -> String {
    match age_on(born, on) {
        None => format!("not yet born on {}", words::day(on)),
        Some(_) => format!("aged {} on {}", age_in_words(born, on), words::day(on)),
    }
}
