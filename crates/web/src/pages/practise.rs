//! The room Practise: the front door, one's own children, a child's record.

pub mod child;
pub mod chronology;
pub mod contact;
mod contact_known;
pub mod correct;
mod correct_fields;
mod correct_words;
pub mod home;
pub mod looked;
pub mod new_contact;
mod new_contact_typed;
pub mod note;
pub mod queue;
mod recorded;
pub mod referral;
pub mod search;
pub mod story;
mod story_entries;
pub mod strike;
pub mod visit;

use calendar::{Date, Time, words};
use practice::clocks::{Clock, State as ClockState};
use practice::facts::Birth;
use practice::journey::Journey;
use service::Action;
use service::front_door::Named;

use crate::app::SignedIn;
use crate::frame::{Crumb, Frame, Room};
use crate::paths;

/// A frame of the room with the way back through the front door, for those who may open it.
fn by_the_front_door(who: &SignedIn, title: impl Into<String>) -> Frame {
    let frame = who.frame(title).in_room(Room::Practise).after(Crumb::to("Practise", paths::PRACTISE));
    match who.viewer.may(Action::SeeFrontDoor) {
        true => frame.after(Crumb::to("Front door", paths::FRONT_DOOR)),
        false => frame,
    }
}

/// The state of a clock in words, and its colour; of no clock, that there is no time limit.
fn state_of(clock: Option<&Clock>, today: Date) -> (String, &'static str) {
    clock
        .map_or_else(|| ("No time limit".to_owned(), "grey"), |clock| (clock.words(today), tone(clock.state)))
}

/// `Amara Okafor, 7`.
fn name_and_age(child: &Named) -> String {
    format!("{}, {}", child.name, child.age)
}

/// When something came in: `today at 9:12am`, `yesterday`, `5 Nov 2021 at 4:40pm`.
fn when(on: Date, at: Option<Time>, today: Date) -> String {
    let day = match words::days_until(today, on) {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => words::short(on),
    };
    match at {
        Some(at) => format!("{day} at {}", time(at)),
        None => day,
    }
}

/// The same words with a capital letter at the beginning.
fn capital(words: String) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A label within a sentence: `Visit` becomes `visit`, `NHS number` stays.
fn low(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let abbreviation = letters.clone().next().is_some_and(char::is_uppercase);
    if abbreviation { words.to_owned() } else { first.to_lowercase().chain(letters).collect() }
}

/// `9:12am`, `4pm`.
fn time(at: Time) -> String {
    let half = if at.hour() < 12 { "am" } else { "pm" };
    let hour = if at.hour() % 12 == 0 { 12 } else { at.hour() % 12 };
    if at.minute() == 0 { format!("{hour}{half}") } else { format!("{hour}:{:02}{half}", at.minute()) }
}

/// The colour of a clock's state; its words say the same.
pub fn tone(state: ClockState) -> &'static str {
    match state {
        ClockState::Overdue { .. } => "red",
        ClockState::DueToday | ClockState::DueSoon { .. } => "amber",
        ClockState::Met => "green",
        ClockState::MetLate { .. } | ClockState::LapsedLate { .. } => "late",
        ClockState::NotDue { .. } | ClockState::Lapsed => "grey",
        ClockState::Excepted { .. } | ClockState::MetExcepted { .. } => "grey",
    }
}

/// Age, date of birth and pronouns in a line.
pub fn about(journey: &Journey, day: Date) -> String {
    let person = &journey.person;
    let mut parts = Vec::new();
    match person.birth() {
        Birth::Exact(born) => {
            parts.push(format!("{} old", age(born, day)));
            parts.push(format!("born {}", words::day(born)));
        }
        Birth::Estimated(born) => {
            parts.push(format!("about {} old", age(born, day)));
            parts.push(format!("date of birth estimated as {}", words::day(born)));
        }
        Birth::Expected(due) => parts.push(format!("not yet born, expected {}", words::day(due))),
        Birth::Unknown => parts.push("date of birth not known".into()),
    }
    if let Some(died) = &person.died {
        parts.push(format!("died {}", words::day(died.on)));
    }
    if let Some(pronouns) = &person.pronouns {
        parts.push(pronouns.pronouns.clone());
    }
    parts.join(", ")
}

/// An age as a sentence says it: `7 years`, `10 weeks`.
fn age(born: Date, day: Date) -> String {
    let words = calendar::age_in_words(born, day);
    match words.parse::<u64>() {
        Ok(years) => words::counted(years, "year"),
        Err(_) => words,
    }
}
