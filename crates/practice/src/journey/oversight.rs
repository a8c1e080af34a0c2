//! Workers, supervision, audit, steps between services, closure.

use calendar::Date;

use super::{Fits, Spell, Told, begin, end, keep};
use crate::code_sets::{AllocationRole, ServiceKind};
use crate::facts::*;
use crate::ids::Seq;

/// An allocation of a worker.
pub type Allocation = Spell<WorkerAllocated, AllocationEnded>;

/// Workers, supervision, audit, steps, closure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Oversight {
    /// Who has worked with the child.
    pub allocations: Vec<Allocation>,
    /// Supervision.
    pub supervisions: Vec<Told<Supervised>>,
    /// Audits.
    pub audits: Vec<Told<CaseAudited>>,
    /// Steps up.
    pub steps_up: Vec<Told<SteppedUp>>,
    /// Steps down.
    pub steps_down: Vec<Told<SteppedDown>>,
    /// Closures of social care.
    pub closures: Vec<Told<CaseClosed>>,
    /// Notes.
    pub notes: Vec<Told<NoteWritten>>,
    /// Allegations against people in positions of trust.
    pub allegations: Vec<Allegation>,
    /// Serious incidents.
    pub incidents: Vec<SeriousIncident>,
    /// Complaints.
    pub complaints: Vec<Spell<ComplaintReceived, ComplaintAnswered>>,
}

/// An allegation against somebody in a position of trust.
#[derive(Debug, Clone, PartialEq)]
pub struct Allegation {
    /// What is alleged.
    pub known: Told<AllegationKnown>,
    /// The referral to the designated officer.
    pub referred: Option<Told<AllegationReferred>>,
    /// What was found.
    pub resolved: Option<Told<AllegationResolved>>,
}

/// A serious incident.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriousIncident {
    /// What happened.
    pub known: Told<SeriousIncidentKnown>,
    /// Notification.
    pub notified: Option<Told<SeriousIncidentNotified>>,
    /// Rapid review.
    pub reviewed: Option<Told<RapidReviewCompleted>>,
}

impl Oversight {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::WorkerAllocated(it) => begin(&mut self.allocations, seq, it),
            Fact::AllocationEnded(it) => end(&mut self.allocations, it.allocation, seq, it),
            Fact::Supervised(it) => keep(&mut self.supervisions, seq, it),
            Fact::CaseAudited(it) => keep(&mut self.audits, seq, it),
            Fact::SteppedUp(it) => keep(&mut self.steps_up, seq, it),
            Fact::SteppedDown(it) => keep(&mut self.steps_down, seq, it),
            Fact::CaseClosed(it) => keep(&mut self.closures, seq, it),
            Fact::NoteWritten(it) => keep(&mut self.notes, seq, it),
            Fact::AllegationKnown(it) => {
                let place =
                    self.allegations.partition_point(|one| (one.known.on, one.known.seq) < (it.on, seq));
                let allegation = Allegation { known: Told::new(seq, it), referred: None, resolved: None };
                self.allegations.insert(place, allegation);
                Ok(())
            }
            Fact::AllegationReferred(it) => {
                self.allegation_mut(it.allegation)?.referred = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::AllegationResolved(it) => {
                self.allegation_mut(it.allegation)?.resolved = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::SeriousIncidentKnown(it) => {
                self.incidents.push(SeriousIncident {
                    known: Told::new(seq, it),
                    notified: None,
                    reviewed: None,
                });
                Ok(())
            }
            Fact::SeriousIncidentNotified(it) => {
                self.incident_mut(it.incident)?.notified = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::RapidReviewCompleted(it) => {
                self.incident_mut(it.incident)?.reviewed = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::ComplaintReceived(it) => begin(&mut self.complaints, seq, it),
            Fact::ComplaintAnswered(it) => end(&mut self.complaints, it.complaint, seq, it),
            _ => Ok(()),
        }
    }

    fn allegation_mut(&mut self, named: Seq) -> Result<&mut Allegation, Seq> {
        self.allegations.iter_mut().find(|allegation| allegation.known.seq == named).ok_or(named)
    }

    fn incident_mut(&mut self, named: Seq) -> Result<&mut SeriousIncident, Seq> {
        self.incidents.iter_mut().find(|incident| incident.known.seq == named).ok_or(named)
    }

    /// Allocations open at the end of a day.
    pub fn allocated_on(&self, day: Date) -> impl Iterator<Item = &Allocation> {
        self.allocations.iter().filter(move |allocation| allocation.open_on(day))
    }

    /// The allocated worker at the end of a day: the case holder who came last, or else a personal adviser.
    pub fn case_holder_on(&self, day: Date) -> Option<&Allocation> {
        self.allocated_on(day).filter(|one| one.started.role == AllocationRole::CaseHolder).last().or_else(
            || {
                self.allocated_on(day)
                    .filter(|one| one.started.role == AllocationRole::PersonalAdviser)
                    .last()
            },
        )
    }

    /// The last supervision for a service by a day.
    pub fn last_supervision(&self, service: ServiceKind, by: Date) -> Option<&Told<Supervised>> {
        self.supervisions.iter().rev().find(|one| one.service == service && one.on <= by)
    }
}
