//! Local policies: figures that a council sets for itself, each with the day from which it holds.

use std::collections::BTreeMap;

use calendar::{Date, Terms, Within};
use serde::{Deserialize, Serialize};

/// One version of a policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// The first day on which it holds.
    pub from: Date,
    /// What it says.
    pub value: Value,
    /// Where it comes from.
    pub source: String,
}

/// What a policy says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Within so many days, weeks or months, written as in `{ working_days = 10 }`.
    Within(Within),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A word, or a text.
    Word(String),
    /// A list of words.
    Words(Vec<String>),
    /// School terms, each as in `{ name = "Autumn term 2021", first = "2021-09-02", last = "2021-12-17" }`.
    Terms(Terms),
}

/// All policies of an authority, by key. What no policy says is `None`: never silently a default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Policies {
    versions: BTreeMap<String, Vec<Version>>,
}

impl Policies {
    /// Adds a version of a policy.
    pub fn set(&mut self, key: impl Into<String>, version: Version) {
        let versions = self.versions.entry(key.into()).or_default();
        let place = versions.partition_point(|other| other.from <= version.from);
        versions.insert(place, version);
    }

    /// Adds every version of another set.
    pub fn extend(&mut self, other: Policies) {
        for (key, versions) in other.versions {
            for version in versions {
                self.set(key.clone(), version);
            }
        }
    }

    /// The version in force on a day.
    pub fn on(&self, key: &str, day: Date) -> Option<&Version> {
        self.versions.get(key)?.iter().rev().find(|version| version.from <= day)
    }

    /// A limit in force on a day.
    pub fn within(&self, key: &str, day: Date) -> Option<Within> {
        match self.on(key, day)?.value {
            Value::Within(within) => Some(within),
            _ => None,
        }
    }

    /// A number in force on a day.
    pub fn number(&self, key: &str, day: Date) -> Option<i64> {
        match self.on(key, day)?.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A yes or no in force on a day.
    pub fn flag(&self, key: &str, day: Date) -> Option<bool> {
        match self.on(key, day)?.value {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    /// A word or a text in force on a day.
    pub fn word(&self, key: &str, day: Date) -> Option<&str> {
        match &self.on(key, day)?.value {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    /// A list of words in force on a day; empty where no policy gives one.
    pub fn words(&self, key: &str, day: Date) -> &[String] {
        match self.on(key, day).map(|version| &version.value) {
            Some(Value::Words(words)) => words,
            _ => &[],
        }
    }

    /// School terms in force on a day.
    pub fn terms(&self, key: &str, day: Date) -> Option<&Terms> {
        match &self.on(key, day)?.value {
            Value::Terms(terms) => Some(terms),
            _ => None,
        }
    }

    /// Every policy with its versions, oldest first.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[Version])> {
        self.versions.iter().map(|(key, versions)| (key.as_str(), versions.as_slice()))
    }
}
