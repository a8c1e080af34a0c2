//! The record in words: one plain sentence for each fact, and its particulars for those who read on.
//!
//! A sentence stands under the fact's label and beside its day, so it repeats neither: *Seen alone at home.*
//! Names of people, workers and teams are asked for, because the record holds only their numbers.

mod adolescence;
mod assessment;
mod care;
mod court;
mod early_help;
mod education;
mod front_door;
mod health;
mod leaving_care;
mod need;
mod oversight;
mod people;
mod permanence;
mod protection;

use std::fmt;

use calendar::{Date, DateTime, Time, words};

use crate::code_sets::VisitKind;
use crate::facts::{Area, Fact};
use crate::ids::{PersonId, TeamId, WorkerId};

/// Where sentences get names from.
pub trait Names {
    /// A person's name, or plain words for somebody unknown.
    fn person(&self, id: PersonId) -> String;
    /// A worker's name.
    fn worker(&self, id: WorkerId) -> String;
    /// A team's name.
    fn team(&self, id: TeamId) -> String;
}

/// A fact as one plain sentence.
pub fn sentence(fact: &Fact, names: &dyn Names) -> String {
    tell(fact, names).says
}

/// Everything that a fact says beyond its sentence: label and value, texts as they were written, codes in
/// words, days as `5 November 2021`. What was left empty is left out.
pub fn details(fact: &Fact, names: &dyn Names) -> Vec<(&'static str, String)> {
    tell(fact, names).more
}

/// Whether a fact is a step that statute or statutory guidance asks for, rather than one of everyday work.
pub fn is_statutory(fact: &Fact) -> bool {
    match fact.area() {
        Area::Assessment | Area::Protection | Area::Court | Area::Care | Area::Permanence => true,
        Area::Need => !matches!(fact, Fact::ChildVisited(visit) if visit.kind == VisitKind::EarlyHelp),
        Area::FrontDoor => matches!(fact, Fact::ReferralReceived(_) | Fact::ReferralDecided(_)),
        Area::Health => matches!(fact, Fact::HealthAssessed(_)),
        Area::Education => !matches!(fact, Fact::EhcAdviceRequested(_) | Fact::EhcAdviceReceived(_)),
        Area::Adolescence => !matches!(
            fact,
            Fact::ExploitationConcernRaised(_)
                | Fact::ExploitationConcernReviewed(_)
                | Fact::ExploitationConcernClosed(_)
        ),
        Area::LeavingCare => !matches!(fact, Fact::ActivityRecorded(_) | Fact::AccommodationRecorded(_)),
        Area::Oversight => matches!(
            fact,
            Fact::CaseClosed(_)
                | Fact::AllegationReferred(_)
                | Fact::SeriousIncidentKnown(_)
                | Fact::SeriousIncidentNotified(_)
                | Fact::RapidReviewCompleted(_)
        ),
        Area::People => matches!(fact, Fact::BirthRecorded(_) | Fact::DeathRecorded(_)),
        Area::EarlyHelp => false,
    }
}

fn tell(fact: &Fact, names: &dyn Names) -> Telling {
    match fact.area() {
        Area::People => people::tell(fact, names),
        Area::FrontDoor => front_door::tell(fact),
        Area::EarlyHelp => early_help::tell(fact),
        Area::Assessment => assessment::tell(fact),
        Area::Protection => protection::tell(fact),
        Area::Need => need::tell(fact),
        Area::Court => court::tell(fact),
        Area::Care => care::tell(fact),
        Area::Health => health::tell(fact),
        Area::Permanence => permanence::tell(fact, names),
        Area::Adolescence => adolescence::tell(fact),
        Area::LeavingCare => leaving_care::tell(fact),
        Area::Education => education::tell(fact),
        Area::Oversight => oversight::tell(fact, names),
    }
}

/// A fact told: its sentence, and what there is to add.
#[derive(Debug)]
struct Telling {
    says: String,
    more: Vec<(&'static str, String)>,
}

/// A sentence with nothing to add yet.
fn says(sentence: impl Into<String>) -> Telling {
    Telling { says: sentence.into(), more: Vec::new() }
}

impl Telling {
    /// A text as it was written.
    fn text(mut self, label: &'static str, text: &str) -> Telling {
        let text = text.trim();
        if !text.is_empty() {
            self.more.push((label, text.to_owned()));
        }
        self
    }

    /// A text that may not have been given.
    fn maybe_text(self, label: &'static str, text: Option<&str>) -> Telling {
        self.text(label, text.unwrap_or_default())
    }

    /// A code or number in words.
    fn with(mut self, label: &'static str, value: impl fmt::Display) -> Telling {
        self.more.push((label, value.to_string()));
        self
    }

    /// The same, where it may be missing.
    fn maybe(self, label: &'static str, value: Option<impl fmt::Display>) -> Telling {
        match value {
            Some(value) => self.with(label, value),
            None => self,
        }
    }

    /// A day in words.
    fn day(self, label: &'static str, day: Option<Date>) -> Telling {
        self.maybe(label, day.map(words::day))
    }

    /// A time on a day in words.
    fn at(self, on: Date, at: Option<Time>) -> Telling {
        self.maybe("When", at.map(|at| words::moment(DateTime::from_parts(on, at))))
    }

    /// Yes or no.
    fn yes(self, label: &'static str, yes: bool) -> Telling {
        self.with(label, if yes { "Yes" } else { "No" })
    }

    /// A list of codes in words.
    fn list<C: fmt::Display>(self, label: &'static str, list: &[C]) -> Telling {
        let words: Vec<String> = list.iter().map(C::to_string).collect();
        self.text(label, &words.join("; "))
    }
}

/// A label within a sentence: `Police` becomes `police`, `GP practice` stays.
fn low(label: impl fmt::Display) -> String {
    let label = label.to_string();
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return label };
    let abbreviation = letters.clone().next().is_some_and(char::is_uppercase);
    if abbreviation { label } else { first.to_lowercase().chain(letters).collect() }
}

/// One sentence or the other.
fn either(yes: bool, one: &str, other: &str) -> Telling {
    says(if yes { one } else { other })
}
