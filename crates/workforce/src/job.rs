//! Job descriptions as structured criteria, so that two can be compared line by line.

use serde::{Deserialize, Serialize};

/// What a post is for and whom it needs. Nothing of any person who holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JobDescription {
    /// The title of the job.
    pub title: String,
    /// The grade to which it was evaluated.
    pub grade: Option<String>,
    /// Duties, each with its weight.
    pub duties: Vec<Duty>,
    /// What one must have: knowledge, skills, experience.
    pub essential: Vec<String>,
    /// What helps.
    #[serde(default)]
    pub desirable: Vec<String>,
    /// What one must be registered as or hold: `Registered social worker`.
    #[serde(default)]
    pub qualifications: Vec<String>,
    /// How many posts it manages, at most; 0 manages nobody.
    #[serde(default)]
    pub manages_up_to: u16,
}

/// Something that the job does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Duty {
    /// What, in the words of the council's own list of duties, so that the same duty reads the same in every
    /// job description: `Chairs core groups`.
    pub duty: String,
    /// How much of the job it is, in percent; the duties of a job need not add to 100.
    pub weight: u8,
}
