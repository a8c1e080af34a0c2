//! Courts and emergency powers.

use calendar::Date;

use super::{Fits, Spell, Told, begin, end, keep};
use crate::facts::*;
use crate::ids::Seq;

/// Courts and emergency powers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Court {
    /// Legal gateway meetings.
    pub gateways: Vec<Told<LegalGatewayHeld>>,
    /// Pre-proceedings.
    pub pre_proceedings: Vec<PreProceedings>,
    /// Proceedings.
    pub proceedings: Vec<Proceedings>,
    /// Times in police protection.
    pub police_protection: Vec<Spell<PoliceProtectionUsed, PoliceProtectionEnded>>,
    /// Emergency protection orders.
    pub emergency_orders: Vec<EmergencyOrder>,
}

/// Pre-proceedings under the Public Law Outline.
#[derive(Debug, Clone, PartialEq)]
pub struct PreProceedings {
    /// The letter.
    pub started: Told<PreProceedingsStarted>,
    /// Reviews.
    pub reviews: Vec<Told<PreProceedingsReviewed>>,
    /// The end.
    pub ended: Option<Told<PreProceedingsEnded>>,
}

/// Court proceedings.
#[derive(Debug, Clone, PartialEq)]
pub struct Proceedings {
    /// Issue.
    pub issued: Told<ProceedingsIssued>,
    /// Hearings.
    pub hearings: Vec<Told<HearingHeld>>,
    /// Extensions of the timetable.
    pub extensions: Vec<Told<TimetableExtended>>,
    /// The end.
    pub ended: Option<Told<ProceedingsEnded>>,
}

/// An emergency protection order.
#[derive(Debug, Clone, PartialEq)]
pub struct EmergencyOrder {
    /// The order.
    pub ordered: Told<EmergencyProtectionOrdered>,
    /// Its one extension.
    pub extended: Option<Told<EmergencyProtectionExtended>>,
    /// Its end.
    pub ended: Option<Told<EmergencyProtectionEnded>>,
}

impl EmergencyOrder {
    /// The last day of the order, as extended.
    pub fn until(&self) -> Date {
        self.extended.as_ref().map_or(self.ordered.until, |extended| extended.until)
    }
}

impl Court {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::LegalGatewayHeld(it) => keep(&mut self.gateways, seq, it),
            Fact::PreProceedingsStarted(it) => {
                let place = self
                    .pre_proceedings
                    .partition_point(|one| (one.started.on, one.started.seq) < (it.on, seq));
                let one = PreProceedings { started: Told::new(seq, it), reviews: Vec::new(), ended: None };
                self.pre_proceedings.insert(place, one);
                Ok(())
            }
            Fact::PreProceedingsReviewed(it) => {
                keep(&mut self.pre_proceedings_mut(it.pre_proceedings)?.reviews, seq, it)
            }
            Fact::PreProceedingsEnded(it) => {
                self.pre_proceedings_mut(it.pre_proceedings)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::ProceedingsIssued(it) => {
                let place =
                    self.proceedings.partition_point(|one| (one.issued.on, one.issued.seq) < (it.on, seq));
                let one = Proceedings {
                    issued: Told::new(seq, it),
                    hearings: Vec::new(),
                    extensions: Vec::new(),
                    ended: None,
                };
                self.proceedings.insert(place, one);
                Ok(())
            }
            Fact::HearingHeld(it) => keep(&mut self.proceedings_mut(it.proceedings)?.hearings, seq, it),
            Fact::TimetableExtended(it) => {
                keep(&mut self.proceedings_mut(it.proceedings)?.extensions, seq, it)
            }
            Fact::ProceedingsEnded(it) => {
                self.proceedings_mut(it.proceedings)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::PoliceProtectionUsed(it) => begin(&mut self.police_protection, seq, it),
            Fact::PoliceProtectionEnded(it) => end(&mut self.police_protection, it.protection, seq, it),
            Fact::EmergencyProtectionOrdered(it) => {
                self.emergency_orders.push(EmergencyOrder {
                    ordered: Told::new(seq, it),
                    extended: None,
                    ended: None,
                });
                Ok(())
            }
            Fact::EmergencyProtectionExtended(it) => {
                self.order_mut(it.order)?.extended = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::EmergencyProtectionEnded(it) => {
                self.order_mut(it.order)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn pre_proceedings_mut(&mut self, named: Seq) -> Result<&mut PreProceedings, Seq> {
        self.pre_proceedings.iter_mut().find(|one| one.started.seq == named).ok_or(named)
    }

    fn proceedings_mut(&mut self, named: Seq) -> Result<&mut Proceedings, Seq> {
        self.proceedings.iter_mut().find(|one| one.issued.seq == named).ok_or(named)
    }

    fn order_mut(&mut self, named: Seq) -> Result<&mut EmergencyOrder, Seq> {
        self.emergency_orders.iter_mut().find(|one| one.ordered.seq == named).ok_or(named)
    }
}
