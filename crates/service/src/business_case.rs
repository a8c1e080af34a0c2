//! Business cases: files as people write them, kept word for word in the ledger, and what is wrong in one by
//! line and field.

use calendar::words::capital;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use foresight::business_case::BusinessCase;
use foresight::business_case::case_file::{CaseFile, VirementFile};
use foresight::business_case::virement::Virement;
use jiff::Timestamp;
use practice::{Refusal, WorkerId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::settings::line_at;

/// The most bytes that a file of a case may have: hundreds of lines.
pub const CASE_MOST: usize = 256 * 1024;

/// Which business case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub Uuid);

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Something that happened to a business case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CaseFact {
    /// It was entered, or entered anew.
    Entered {
        /// The file, word for word.
        words: String,
        /// What is new in it, or why.
        why: String,
    },
}

/// A business case with every version of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRecord {
    /// Its versions, the first one first.
    pub versions: Vec<CaseVersion>,
}

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseVersion {
    /// Who entered it.
    pub by: WorkerId,
    /// When.
    pub recorded: Timestamp,
    /// The file, word for word.
    pub words: Arc<str>,
    /// What is new in it.
    pub why: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Paper {
    /// Costs and benefits through the years.
    Case(Box<BusinessCase>),
    /// A change of budgets.
    Budgets(Box<Virement>),
}

impl Paper {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Paper::Case(case) => &case.draft().name,
            Paper::Budgets(budgets) => &budgets.name,
        }
    }
}

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFault {
    /// The line, from 1, where it can be told.
    pub line: Option<usize>,
    /// The field, where it is of one.
    pub field: String,
    /// What is wrong, and what is allowed.
    pub says: String,
}

impl fmt::Display for CaseFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "Line {line}: ")?;
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.says)
    }
}

/// Reads a file: a case, or a change of budgets where it has funds and calls on them.
///
/// # Errors
/// Everything that cannot be read, or makes no sense, each with its line and field.
pub fn read_case(text: &str) -> Result<Paper, Vec<CaseFault>> {
    let broken = |error: toml::de::Error| {
        let line = error.span().map(|span| line_at(text, span.start));
        vec![CaseFault { line, field: String::new(), says: capital(error.message()) }]
    };
    let table: toml::Table = toml::from_str(text).map_err(broken)?;
    let refused = |refusals: Vec<Refusal>| {
        let fault = |refusal: Refusal| CaseFault {
            line: line_of(text, &refusal),
            field: refusal.field.to_owned(),
            says: refusal.to_string(),
        };
        // One word may be wrong in several ways; the same sentence is said once.
        let mut seen = BTreeSet::new();
        let faults: Vec<CaseFault> = refusals.into_iter().map(fault).collect();
        faults.into_iter().filter(|fault| seen.insert((fault.line, fault.says.clone()))).collect::<Vec<_>>()
    };
    if ["fund", "call", "budget", "stated"].iter().any(|key| table.contains_key(*key)) {
        let file: VirementFile = toml::from_str(text).map_err(broken)?;
        return file.read().map(|read| Paper::Budgets(Box::new(read))).map_err(refused);
    }
    let file: CaseFile = toml::from_str(text).map_err(broken)?;
    file.read().map(|read| Paper::Case(Box::new(read))).map_err(refused)
}

/// The line of a file to which a refusal belongs: of its field, within the part that it names.
fn line_of(text: &str, refusal: &Refusal) -> Option<usize> {
    let named = refusal.hint.as_deref().and_then(|hint| hint.split('"').nth(1));
    let lines: Vec<&str> = text.lines().collect();
    let names =
        |line: &str| ["id", "name"].iter().any(|key| value_of(line, key).is_some_and(|it| Some(it) == named));
    let begins = match named {
        Some(_) => lines.iter().position(|line| names(line))?,
        None => 0,
    };
    // The part ends where the next one of its kind begins: a heading of an array.
    let ends = match named {
        Some(_) => {
            let next = lines.iter().skip(begins + 1).position(|line| line.trim_start().starts_with("[["));
            next.map_or(lines.len(), |next| begins + 1 + next)
        }
        None => lines.len(),
    };
    let within = || lines.iter().enumerate().take(ends).skip(begins);
    let has = |line: &str, with: &str| {
        value_of(line, refusal.field).is_some() && (with.is_empty() || line.contains(with))
            || line.trim() == format!("[{}]", refusal.field)
            || line.trim().ends_with(&format!(".{}]", refusal.field))
    };
    let given = refusal.given.as_str();
    let found =
        within().find(|(_, line)| has(line, given)).or_else(|| within().find(|(_, line)| has(line, "")));
    found.map(|(place, _)| place + 1).or(named.map(|_| begins + 1))
}

/// What stands after a key at the head of a line, without quotation marks.
fn value_of<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let rest = line.trim_start().strip_prefix(key)?.trim_start().strip_prefix('=')?;
    Some(rest.trim().trim_matches('"'))
}
