//! How alike two job descriptions are, line by line.
//!
//! Lines are compared as text that has been made alike: capitals, punctuation, spacing and small words are
//! left out. Two lines are the same if nothing else differs. They are near if they have enough words in
//! common, which is shown as a share of all their words and counts for that share. No meaning is read into
//! them: whether a near line is the same duty is for a person to say.
//!
//! Nothing of any person enters: [`compare_jobs`] sees two job descriptions and the council's weights.

mod lines;
mod rules;
mod share;

use std::collections::BTreeMap;

pub use lines::{Likeness, Line};
use lines::{Lines, Vocabulary};
pub use rules::MatchRules;
use serde::{Deserialize, Serialize};
pub use share::Share;

use crate::job::JobDescription;
use crate::words::words;

words! {
    /// What is compared.
    CriterionKind, "the criterion" {
        /// What the job does, each duty by its weight.
        Duties = "duties",
        /// What one must have.
        Essential = "essential requirements",
        /// What helps.
        Desirable = "desirable requirements",
        /// What one must be registered as or hold.
        Qualifications = "qualifications",
        /// The grade to which the job was evaluated.
        Grade = "grade",
        /// How many posts it manages.
        Span = "posts managed",
    }
}

/// How alike two jobs are on one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// What is compared.
    pub kind: CriterionKind,
    /// How much it counts beside the others; see [`Match::counted`].
    pub weight: u8,
    /// What the two have in common, in hundredths of a line or of a duty's percent.
    pub got: u64,
    /// What they would have in common if they were the same; 0 where neither says anything.
    pub of: u64,
    /// Which line answers to which, the lines of the proposed job first.
    pub lines: Vec<Line>,
}

impl Criterion {
    /// Whether there was anything to compare. What neither job says counts neither for nor against.
    pub fn counts(&self) -> bool {
        self.of > 0 && self.weight > 0
    }

    /// What came out, in words: `3 of 5 the same, 1 near; 72%`.
    pub fn says(&self) -> String {
        let share = Share::of(self.got, self.of);
        if self.of == 0 {
            return match self.kind {
                CriterionKind::Grade => "not counted: not both are graded yet".to_owned(),
                _ => "not counted: neither job says anything".to_owned(),
            };
        }
        match self.kind {
            CriterionKind::Grade if self.got == self.of => "the same grade".to_owned(),
            CriterionKind::Grade => "not the same grade".to_owned(),
            CriterionKind::Span if self.got == self.of => "the same number of posts managed".to_owned(),
            CriterionKind::Span => format!("the smaller number of posts managed is {share} of the larger"),
            _ => {
                let count = |wanted: fn(&Likeness) -> bool| {
                    self.lines.iter().filter(|line| wanted(&line.likeness)).count()
                };
                let same = count(|one| matches!(one, Likeness::Same));
                let near = count(|one| matches!(one, Likeness::Near { .. }));
                let asked = self.lines.iter().filter(|line| line.proposed.is_some()).count();
                let near = if near > 0 { format!(", {near} near") } else { String::new() };
                format!("{same} of {asked} the same{near}; {share}")
            }
        }
    }
}

/// How alike a present job and a proposed one are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// All criteria by their weights, exact until it is shown.
    pub percent: Share,
    /// Criterion by criterion, in the order of [`CriterionKind::ALL`].
    pub criteria: Vec<Criterion>,
}

impl Match {
    /// The weight of what could be compared; the percentage is of this.
    pub fn counted(&self) -> u32 {
        self.criteria.iter().filter(|one| one.counts()).map(|one| u32::from(one.weight)).sum()
    }

    /// Whether the match reaches the council's threshold for a natural successor. It proposes; a person
    /// decides.
    pub fn reaches(&self, rules: &MatchRules) -> bool {
        self.percent.at_least(rules.threshold)
    }
}

/// Compares two job descriptions.
///
/// ```
/// use workforce::{Duty, JobDescription};
/// use workforce::people::matching::{MatchRules, compare_jobs};
///
/// let duty = |duty: &str, weight| Duty { duty: duty.into(), weight };
/// let job = |duties| JobDescription {
///     title: "Practice Manager".into(),
///     grade: Some("K".into()),
///     duties,
///     essential: vec![],
///     desirable: vec![],
///     qualifications: vec![],
///     manages_up_to: 8,
/// };
/// let present = job(vec![duty("Chairs core groups", 50), duty("Supervises social workers", 50)]);
/// let proposed = job(vec![duty("Supervises social workers.", 50), duty("Runs the advice line", 50)]);
/// let found = compare_jobs(&present, &proposed, &MatchRules::PROPOSED);
/// assert_eq!(found.criteria[0].says(), "1 of 2 the same; 50%");
/// ```
pub fn compare_jobs(present: &JobDescription, proposed: &JobDescription, rules: &MatchRules) -> Match {
    let mut matcher = Matcher::new(*rules);
    let (present, proposed) = (matcher.prepare(present), matcher.prepare(proposed));
    matcher.compare(&present, &proposed)
}

/// Compares many job descriptions with many: each is made ready once.
#[derive(Debug, Clone)]
pub struct Matcher {
    rules: MatchRules,
    vocabulary: Vocabulary,
}

/// A job description made ready for comparing, by the [`Matcher`] that made it so.
#[derive(Debug, Clone)]
pub struct PreparedJob {
    duties: Lines,
    essential: Lines,
    desirable: Lines,
    qualifications: Lines,
    grade: Option<String>,
    span: u16,
}

impl Matcher {
    /// A matcher under a council's rules.
    pub fn new(rules: MatchRules) -> Matcher {
        Matcher { rules, vocabulary: Vocabulary::default() }
    }

    /// Makes a job description ready.
    pub fn prepare(&mut self, job: &JobDescription) -> PreparedJob {
        let vocabulary = &mut self.vocabulary;
        let list = |vocabulary: &mut Vocabulary, lines: &[String]| {
            Lines::new(vocabulary, lines.iter().map(|line| (line.as_str(), 1)))
        };
        PreparedJob {
            duties: Lines::new(
                vocabulary,
                job.duties.iter().map(|duty| (duty.duty.as_str(), u32::from(duty.weight))),
            ),
            essential: list(vocabulary, &job.essential),
            desirable: list(vocabulary, &job.desirable),
            qualifications: list(vocabulary, &job.qualifications),
            grade: job.grade.as_ref().map(|grade| lines::normal(grade)).filter(|grade| !grade.is_empty()),
            span: job.manages_up_to,
        }
    }

    /// Compares a present job with a proposed one.
    pub fn compare(&self, present: &PreparedJob, proposed: &PreparedJob) -> Match {
        let rules = &self.rules;
        let lines = |kind, weight, present: &Lines, proposed: &Lines| {
            let (got, of, lines) = present.against(proposed, rules.near);
            Criterion { kind, weight, got, of, lines }
        };
        let plain = |kind, weight, (got, of)| Criterion { kind, weight, got, of, lines: Vec::new() };
        let grade = match (&present.grade, &proposed.grade) {
            (Some(one), Some(other)) => (u64::from(one == other), 1),
            _ => (0, 0),
        };
        let span = match (present.span.min(proposed.span), present.span.max(proposed.span)) {
            (0, 0) => (1, 1),
            (smaller, larger) => (u64::from(smaller), u64::from(larger)),
        };
        use CriterionKind::*;
        let criteria = vec![
            lines(Duties, rules.duties, &present.duties, &proposed.duties),
            lines(Essential, rules.essential, &present.essential, &proposed.essential),
            lines(Desirable, rules.desirable, &present.desirable, &proposed.desirable),
            lines(Qualifications, rules.qualifications, &present.qualifications, &proposed.qualifications),
            plain(Grade, rules.grade, grade),
            plain(Span, rules.span, span),
        ];
        let percent = Share::weighted(
            criteria.iter().filter(|one| one.counts()).map(|one| (one.weight, one.got, one.of)),
        );
        Match { percent, criteria }
    }
}

/// Every present job against every proposed one, by any keys.
pub fn compare_all<K: Ord + Copy>(
    present: &BTreeMap<K, JobDescription>,
    proposed: &BTreeMap<K, JobDescription>,
    rules: &MatchRules,
) -> BTreeMap<(K, K), Match> {
    let mut matcher = Matcher::new(*rules);
    let mut ready = |jobs: &BTreeMap<K, JobDescription>| -> Vec<(K, PreparedJob)> {
        jobs.iter().map(|(key, job)| (*key, matcher.prepare(job))).collect()
    };
    let (present, proposed) = (ready(present), ready(proposed));
    let one = |(from, present): &(K, PreparedJob)| {
        let from = *from;
        let all: Vec<_> =
            proposed.iter().map(|(to, proposed)| ((from, *to), matcher.compare(present, proposed))).collect();
        all
    };
    present.iter().flat_map(one).collect()
}
