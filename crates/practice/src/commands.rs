//! Commands: what somebody wants to record, judged against the journey.
//!
//! A command proposes a fact. [`decide`] answers with the facts to record, the proposed one first and then
//! those that follow from it (a conference that decides on a plan starts the plan), or with *every* reason
//! why not. It reads no clock and does no I/O. Each area's file holds one function a fact: it adds refusals
//! to the [`Check`] and returns the facts that follow.

mod adolescence;
mod ages;
mod assessment;
mod care;
mod carried;
mod court;
mod early_help;
mod education;
mod ended_with;
mod front_door;
mod health;
mod leaving_care;
mod need;
mod oversight;
mod people;
mod permanence;
mod protection;
mod reopening;
mod rewriting;
mod spells;

pub use need::visits_open_on;
pub use rewriting::{hanging_on, struck_with};

use std::fmt;

use calendar::{Date, words};

use crate::facts::{Area, Fact};
use crate::ids::Seq;
use crate::journey::Journey;
use rules::Refusal;
use rules::policies::Policies;

/// Something that somebody wants to record.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// The fact as proposed.
    pub fact: Fact,
}

impl<F: Into<Fact>> From<F> for Command {
    fn from(fact: F) -> Command {
        Command { fact: fact.into() }
    }
}

/// What a decision needs besides the journey.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Today, in London.
    pub today: Date,
    /// Local policies.
    pub policies: &'a Policies,
}

/// Decides on a command: the facts to record, in order, or every reason why not.
pub fn decide(journey: &Journey, command: Command, context: &Context<'_>) -> Result<Vec<Fact>, Vec<Refusal>> {
    let mut check = Check { journey, context, corrects: None, refusals: Vec::new() };
    let fact = &command.fact;
    check.ordinary_dates(fact);
    let following = match fact.area() {
        Area::People => people::check(fact, &mut check),
        Area::FrontDoor => front_door::check(fact, &mut check),
        Area::EarlyHelp => early_help::check(fact, &mut check),
        Area::Assessment => assessment::check(fact, &mut check),
        Area::Protection => protection::check(fact, &mut check),
        Area::Need => need::check(fact, &mut check),
        Area::Court => court::check(fact, &mut check),
        Area::Care => care::check(fact, &mut check),
        Area::Health => health::check(fact, &mut check),
        Area::Permanence => permanence::check(fact, &mut check),
        Area::Adolescence => adolescence::check(fact, &mut check),
        Area::LeavingCare => leaving_care::check(fact, &mut check),
        Area::Education => education::check(fact, &mut check),
        Area::Oversight => oversight::check(fact, &mut check),
    };
    if !check.refusals.is_empty() {
        return Err(check.refusals);
    }
    let mut facts = Vec::with_capacity(1 + following.len());
    facts.push(command.fact);
    facts.extend(following);
    Ok(facts)
}

/// The longest text that one field may hold, in characters: a long assessment fits ten times over.
pub const TEXT_MAX: usize = 200_000;

/// Judges one command: what it is judged against, and the refusals found so far.
pub(crate) struct Check<'a> {
    pub journey: &'a Journey,
    pub context: &'a Context<'a>,
    /// The fact that the command puts right: what the record says of it does not count against the command.
    pub corrects: Option<Seq>,
    pub refusals: Vec<Refusal>,
}

impl<'a> Check<'a> {
    /// Refuses a field.
    pub fn refuse(
        &mut self,
        field: &'static str,
        given: impl fmt::Display,
        allowed: impl fmt::Display,
        source: &'static str,
    ) {
        self.refusals.push(Refusal::new(field, given, allowed, source));
    }

    /// The number that the `n`th fact of this decision will have; the proposed fact is the 0th.
    pub fn number(&self, n: u32) -> Seq {
        Seq(self.journey.version.0 + 1 + n)
    }

    /// A day must not be after today.
    pub fn not_future(&mut self, field: &'static str, day: Date) {
        let today = self.context.today;
        if day > today {
            let allowed = format!("Enter a date that is today, {}, or earlier", words::day(today));
            self.refuse(field, words::day(day), allowed, "the record holds what has happened");
        }
    }

    /// A day must not be before another; `what` ends the sentence: "when the plan started".
    pub fn not_before(
        &mut self,
        field: &'static str,
        day: Date,
        first: Date,
        what: &str,
        source: &'static str,
    ) {
        if day < first {
            let allowed = format!("Enter a date that is {} or later, {what}", words::day(first));
            self.refuse(field, words::day(day), allowed, source);
        }
    }

    /// A day must not be after another; `what` ends the sentence: "when the plan ended".
    pub fn not_after(
        &mut self,
        field: &'static str,
        day: Date,
        last: Date,
        what: &str,
        source: &'static str,
    ) {
        if day > last {
            let allowed = format!("Enter a date that is {} or earlier, {what}", words::day(last));
            self.refuse(field, words::day(day), allowed, source);
        }
    }

    /// A text must be given; `ask` is an instruction: "Enter what they are worried about".
    pub fn text(&mut self, field: &'static str, text: &str, ask: &str) {
        if text.trim().is_empty() {
            self.refuse(field, "", ask, "needed for the record to be understood later");
        }
        self.text_length(field, text);
    }

    /// A text that may be left out must still be of a reasonable length.
    pub fn text_length(&mut self, field: &'static str, text: &str) {
        // No text has more characters than bytes, so most need no counting.
        if text.len() <= TEXT_MAX {
            return;
        }
        let length = text.chars().count();
        if length > TEXT_MAX {
            let allowed = format!("Use {TEXT_MAX} characters or fewer");
            self.refuse(field, format!("{length} characters"), allowed, "the size of one record");
        }
    }

    /// What a fact names must be there: returns it, or refuses. `what` is a noun: "contact".
    pub fn named<T>(&mut self, field: &'static str, seq: Seq, found: Option<T>, what: &str) -> Option<T> {
        if found.is_none() {
            let allowed = format!("Choose {} that is in this record", spells::a(what));
            self.refuse(field, format!("number {seq}"), allowed, "the record");
        }
        found
    }

    /// Not in the future; not before birth, or before the pregnancy for an unborn child; not after death.
    fn ordinary_dates(&mut self, fact: &Fact) {
        let day = fact.on();
        self.not_future("on", day);
        let person = &self.journey.person;
        if !matches!(fact, Fact::PersonRegistered(_)) && person.registered.is_none() {
            self.refuse("person", "", "Record who the person is first", "the record");
        }
        if !matches!(fact.area(), Area::People | Area::Oversight) {
            self.record_of_a_child(fact);
        }
        people::within_life(self, fact, day);
    }
}
