//! Contacts and referrals.

use super::{Fits, Spell, Told, begin, end};
use crate::facts::*;
use crate::ids::Seq;

/// Contacts and referrals, by the day they were received.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontDoor {
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Referrals.
    pub referrals: Vec<Referral>,
}

/// A contact and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// What we were told.
    pub received: Told<ContactReceived>,
    /// What was decided.
    pub decided: Option<Told<ContactDecided>>,
    /// What other agencies were asked and said.
    pub information: Vec<Spell<InformationRequested, InformationReceived>>,
}

/// A referral and what was decided.
pub type Referral = Spell<ReferralReceived, ReferralDecided>;

impl FrontDoor {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::ContactReceived(it) => {
                let place = self
                    .contacts
                    .partition_point(|other| (other.received.on, other.received.seq) < (it.on, seq));
                let contact =
                    Contact { received: Told::new(seq, it), decided: None, information: Vec::new() };
                self.contacts.insert(place, contact);
                Ok(())
            }
            Fact::ContactDecided(it) => {
                self.contact_mut(it.contact)?.decided = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::InformationRequested(it) => begin(&mut self.contact_mut(it.contact)?.information, seq, it),
            Fact::InformationReceived(it) => {
                let contact = self
                    .contacts
                    .iter_mut()
                    .find(|contact| contact.information.iter().any(|asked| asked.seq() == it.request));
                end(&mut contact.ok_or(it.request)?.information, it.request, seq, it)
            }
            Fact::ReferralReceived(it) => begin(&mut self.referrals, seq, it),
            Fact::ReferralDecided(it) => end(&mut self.referrals, it.referral, seq, it),
            _ => Ok(()),
        }
    }

    fn contact_mut(&mut self, named: Seq) -> Result<&mut Contact, Seq> {
        self.contacts.iter_mut().find(|contact| contact.received.seq == named).ok_or(named)
    }

    /// The contact with this number.
    pub fn contact(&self, named: Seq) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.received.seq == named)
    }

    /// The referral with this number.
    pub fn referral(&self, named: Seq) -> Option<&Referral> {
        self.referrals.iter().find(|referral| referral.seq() == named)
    }
}
