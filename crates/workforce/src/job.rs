//! Job descriptions as structured criteria, so that two can be compared line by line.

use std::collections::BTreeSet;

use rules::Refusal;
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

impl JobDescription {
    /// The most posts that one job manages: more than any span that works.
    pub const MANAGES_MOST: u16 = 200;
    /// The most lines of one part: a job description that a person can read.
    const LINES_MOST: usize = 60;
    /// The most characters of one line.
    const LINE_MOST: usize = 500;

    /// A job of which nothing is said but its title.
    pub fn titled(title: &str) -> JobDescription {
        JobDescription {
            title: title.trim().to_owned(),
            grade: None,
            duties: Vec::new(),
            essential: Vec::new(),
            desirable: Vec::new(),
            qualifications: Vec::new(),
            manages_up_to: 0,
        }
    }

    /// Everything in it that makes no sense, each with its field, what was given and what is allowed; nothing
    /// where it is whole.
    pub fn refusals(&self) -> Vec<Refusal> {
        let mut refused = Vec::new();
        let mut refuse = |field, given: &str, allowed: String| {
            refused.push(Refusal::new(field, given, allowed, "a job description as criteria"));
        };
        if self.title.trim().is_empty() {
            refuse("title", "", "Enter the title".to_owned());
        }
        if self.duties.is_empty() {
            refuse("duties", "", format!("Say what {} does: enter at least one duty", self.title));
        }
        for duty in self.duties.iter().filter(|duty| !(1..=100).contains(&duty.weight)) {
            refuse("duties", &duty.weight.to_string(), "Give each duty a weight from 1 to 100".to_owned());
        }
        if self.manages_up_to > Self::MANAGES_MOST {
            let allowed = format!("Enter how many posts, from 0 to {}", Self::MANAGES_MOST);
            refuse("manages", &self.manages_up_to.to_string(), allowed);
        }
        let duties: Vec<&str> = self.duties.iter().map(|duty| duty.duty.as_str()).collect();
        fn plain(lines: &[String]) -> Vec<&str> {
            lines.iter().map(String::as_str).collect()
        }
        for (field, lines) in [
            ("duties", duties),
            ("essential", plain(&self.essential)),
            ("desirable", plain(&self.desirable)),
            ("qualifications", plain(&self.qualifications)),
        ] {
            if lines.len() > Self::LINES_MOST {
                let given = lines.len().to_string();
                refuse(field, &given, format!("Enter at most {} lines", Self::LINES_MOST));
            }
            let mut seen = BTreeSet::new();
            for line in lines {
                if line.trim().is_empty() {
                    refuse(field, "", "Leave no line empty".to_owned());
                } else if line.chars().count() > Self::LINE_MOST {
                    refuse(field, line, format!("Enter at most {} characters a line", Self::LINE_MOST));
                } else if !seen.insert(line.trim().to_lowercase()) {
                    refuse(field, line, "Say each thing once".to_owned());
                }
            }
        }
        refused
    }
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
