//! Saved scenarios of the forecast: what is done, kept as the file that the command line reads.

use std::fmt;
use std::sync::Arc;

use foresight::Population;
use jiff::Timestamp;
use practice::WorkerId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::outlook::{Plan, population_of_key, read_plan};

/// The most characters of a scenario's name.
pub const NAME_MOST: usize = 80;
/// The largest file of a scenario, in bytes.
pub const FILE_MOST: usize = 64 * 1024;
/// How many years a scenario looks ahead that does not say it.
pub(crate) const YEARS: u16 = 5;
/// The most scenarios that are compared at once.
pub const COMPARED_MOST: usize = 4;

/// Which saved scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScenarioId(pub Uuid);

impl fmt::Display for ScenarioId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Something that happened to a saved scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ScenarioFact {
    /// It was saved.
    Saved {
        /// Its name.
        name: String,
        /// Whose numbers it is about, by the key of addresses.
        population: String,
        /// The scenario as a file in TOML.
        words: String,
    },
    /// It was taken away: it is not listed any more.
    TakenAway {
        /// Why.
        reason: String,
    },
}

/// A saved scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedScenario {
    /// Its name.
    pub name: String,
    /// Whose numbers it is about.
    pub population: Population,
    /// The scenario as a file in TOML.
    pub words: Arc<str>,
    /// Who saved it.
    pub by: WorkerId,
    /// When.
    pub recorded: Timestamp,
    /// Why it was taken away, where it was.
    pub taken_away: Option<String>,
    /// How many facts it has: the version of its subject in the ledger.
    pub(crate) version: u32,
}

impl SavedScenario {
    /// One that was just saved; nothing where it is about nobody whom the forecast knows.
    pub(crate) fn new(by: WorkerId, recorded: Timestamp, fact: ScenarioFact) -> Option<SavedScenario> {
        let ScenarioFact::Saved { name, population, words } = fact else { return None };
        let population = population_of_key(&population)?;
        let words = words.into();
        Some(SavedScenario { name, population, words, by, recorded, taken_away: None, version: 1 })
    }

    /// What is done, read from its words.
    ///
    /// # Errors
    /// What [`read_plan`] refuses.
    pub fn plan(&self) -> Result<Plan, Vec<practice::Refusal>> {
        read_plan(&self.words, YEARS)
    }
}
