//! How a present job compares with a proposed one, criterion by criterion and line by line, as pages show it.

use calendar::words::capital;
use service::change::Change;
use workforce::people::matching::{Criterion, CriterionKind, Likeness as Alike, Match, Share, compare_jobs};
use workforce::{JobDescription, JobId};

use crate::paths;

/// Two jobs compared.
pub(super) struct Likeness {
    /// The proposed role.
    pub role: String,
    pub percent: Share,
    pub threshold: u8,
    pub criteria: Vec<Compared>,
    /// Where the two job descriptions are read: the present one, then the proposed one.
    pub read: [String; 2],
}

/// One criterion.
pub(super) struct Compared {
    pub criterion: String,
    pub says: String,
    pub weight: u8,
    pub lines: Vec<Line>,
}

/// A line of the proposed job, or of the present one that nothing in the proposed answers to.
pub(super) struct Line {
    pub proposed: String,
    pub present: String,
    pub alike: String,
}

impl Likeness {
    /// Compares the job of a present role with that of a proposed one; nothing where one of the two has none.
    pub fn of(change: &Change, present: JobId, proposed: JobId) -> Option<Likeness> {
        let read = [paths::job(present, None), paths::job(proposed, Some(change.id))];
        let role = change.roles.says(proposed);
        let (present, proposed) = (change.before.jobs.get(&present)?, change.proposed().jobs.get(&proposed)?);
        let rules = &change.rules;
        let Match { percent, criteria } = compare_jobs(present, proposed, rules);
        let criteria = criteria.iter().map(|one| compared(one, present, proposed)).collect();
        Some(Likeness { role, percent, threshold: rules.threshold, criteria, read })
    }

    /// Whether it reaches the threshold.
    pub fn reaches(&self) -> bool {
        self.percent.at_least(self.threshold)
    }
}

fn compared(one: &Criterion, present: &JobDescription, proposed: &JobDescription) -> Compared {
    let text = |of: &JobDescription, place: Option<u16>| {
        let Some(place) = place.map(usize::from) else { return String::new() };
        let lines = match one.kind {
            CriterionKind::Duties => {
                let duty = of.duties.get(place);
                return duty.map_or_else(String::new, |duty| format!("{} ({}%)", duty.duty, duty.weight));
            }
            CriterionKind::Essential => &of.essential,
            CriterionKind::Desirable => &of.desirable,
            CriterionKind::Qualifications => &of.qualifications,
            CriterionKind::Grade | CriterionKind::Span => return String::new(),
        };
        lines.get(place).cloned().unwrap_or_default()
    };
    let lines = one.lines.iter().map(|line| Line {
        proposed: text(proposed, line.proposed),
        present: text(present, line.present),
        alike: match line.likeness {
            Alike::Same => "the same".to_owned(),
            Alike::Near { .. } => "near".to_owned(),
            Alike::Alone => String::new(),
        },
    });
    Compared {
        criterion: capital(one.kind.label()),
        says: one.says(),
        weight: one.weight,
        lines: lines.collect(),
    }
}
