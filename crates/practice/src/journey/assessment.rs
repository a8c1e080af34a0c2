//! Child and family assessments.

use super::{Fits, Told, keep};
use crate::facts::*;
use crate::ids::Seq;

/// A child and family assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Its beginning.
    pub started: Told<AssessmentStarted>,
    /// Checkpoints.
    pub checkpoints: Vec<Told<AssessmentCheckpointHeld>>,
    /// Times it was sent back.
    pub sent_back: Vec<Told<AssessmentSentBack>>,
    /// Its completion.
    pub authorised: Option<Told<AssessmentAuthorised>>,
}

impl Assessment {
    /// The number by which other facts name it.
    pub fn seq(&self) -> Seq {
        self.started.seq
    }
}

pub(super) fn take(assessments: &mut Vec<Assessment>, seq: Seq, fact: &Fact) -> Fits {
    match fact {
        Fact::AssessmentStarted(it) => {
            let place = assessments.partition_point(|other| (other.started.on, other.seq()) < (it.on, seq));
            let assessment = Assessment {
                started: Told::new(seq, it),
                checkpoints: Vec::new(),
                sent_back: Vec::new(),
                authorised: None,
            };
            assessments.insert(place, assessment);
            Ok(())
        }
        Fact::AssessmentCheckpointHeld(it) => {
            keep(&mut named(assessments, it.assessment)?.checkpoints, seq, it)
        }
        Fact::AssessmentSentBack(it) => keep(&mut named(assessments, it.assessment)?.sent_back, seq, it),
        Fact::AssessmentAuthorised(it) => {
            named(assessments, it.assessment)?.authorised = Some(Told::new(seq, it));
            Ok(())
        }
        _ => Ok(()),
    }
}

fn named(assessments: &mut [Assessment], named: Seq) -> Result<&mut Assessment, Seq> {
    assessments.iter_mut().find(|one| one.seq() == named).ok_or(named)
}
