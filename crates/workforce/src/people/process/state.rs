//! One person's way through a change as the facts make it.

use calendar::Date;

use super::facts::*;
use crate::ids::JobId;
use crate::people::classes::RoleClass;
use crate::people::redundancy_law::Family;

/// Where somebody stands. Numbered things are named by their place, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonProcess {
    /// What they were told at the start.
    pub told: Option<ClassTold>,
    /// What was confirmed at the close.
    pub confirmed: Option<ClassConfirmed>,
    /// Their meetings.
    pub meetings: Vec<Meeting>,
    /// Their application for voluntary severance, the latest.
    pub severance: Option<Severance>,
    /// Their claims.
    pub claims: Vec<Claim>,
    /// Their interests, withdrawn ones too.
    pub interests: Vec<Interest>,
    /// Scores in a ring fence for which they expressed no interest.
    pub ring_fence_scores: Vec<SelectionScored>,
    /// The second round, if one is open to them.
    pub second_round: Option<SecondRoundOpened>,
    /// Their offers.
    pub offers: Vec<Offer>,
    /// A longer trial for retraining that was agreed before the trial starts.
    pub longer_trial: Option<TrialExtended>,
    /// Their trial, the latest.
    pub trial: Option<Trial>,
    /// Their pay protection, the latest.
    pub protected_pay: Option<PayProtected>,
    /// What was told of pregnancy or family leave, the latest. For the person and human resources alone.
    pub family: Option<Family>,
    /// What did not fit together.
    pub findings: Vec<&'static str>,
}

/// A one-to-one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// As booked.
    pub booked: OneToOneBooked,
    /// As held.
    pub held: Option<OneToOneHeld>,
}

/// An application for voluntary severance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Severance {
    /// As applied for.
    pub applied: SeveranceApplied,
    /// The panel's decision.
    pub decided: Option<SeveranceDecided>,
    /// How it ended, and when.
    pub ended: Option<(Date, SeveranceEnd)>,
}

/// How an application for voluntary severance ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeveranceEnd {
    /// They accepted.
    Accepted,
    /// They declined.
    Declined,
    /// They took it back.
    Withdrawn,
}

/// A claim to be a natural successor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// As made.
    pub made: ClaimMade,
    /// The panel's decision.
    pub decided: Option<ClaimDecided>,
    /// The appeal.
    pub appealed: Option<ClaimAppealed>,
    /// The decision on the appeal.
    pub appeal_decided: Option<AppealDecided>,
}

/// An interest in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// As expressed.
    pub expressed: InterestExpressed,
    /// 1 in the first instance, 2 in the second round.
    pub round: u8,
    /// The evidence, the latest.
    pub evidence: Option<EvidenceGiven>,
    /// The panel's scores.
    pub scored: Option<SelectionScored>,
    /// The day on which it was withdrawn.
    pub withdrawn: Option<Date>,
}

/// An offer of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// As made.
    pub offered: Offered,
    /// Accepted or not, and when.
    pub answer: Option<(Date, bool)>,
}

/// A trial in another post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// As started.
    pub started: TrialStarted,
    /// As extended, the latest.
    pub extended: Option<TrialExtended>,
    /// As ended.
    pub ended: Option<TrialEnded>,
}

impl Trial {
    /// The last day: four weeks beginning with the first, or longer as agreed for retraining.
    pub fn ends(&self) -> Option<Date> {
        let four_weeks = crate::people::redundancy_law::trial_ends(self.started.on);
        four_weeks.max(self.extended.as_ref().map(|extended| extended.until))
    }
}

impl SelectionScored {
    /// The panel's mean for each member over all criteria, in hundredths of a point, half up.
    pub fn mean_hundredths(&self) -> u32 {
        let members: std::collections::BTreeSet<&str> =
            self.scores.iter().map(|score| score.member.trim()).collect();
        let sum: u64 = self.scores.iter().map(|score| u64::from(score.points)).sum();
        let members = members.len().max(1) as u64;
        u32::try_from((sum * 200 + members) / (members * 2)).unwrap_or(u32::MAX)
    }
}

impl PersonProcess {
    /// The way that facts make, in the order of recording.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a PersonFact>) -> PersonProcess {
        let mut state = PersonProcess::default();
        for fact in facts {
            state.apply(fact);
        }
        state
    }

    /// Takes in one more fact. It decides nothing; what does not fit becomes a finding.
    pub fn apply(&mut self, fact: &PersonFact) {
        match fact {
            PersonFact::ClassTold(fact) => self.told = Some(fact.clone()),
            PersonFact::ClassConfirmed(fact) => self.confirmed = Some(fact.clone()),
            PersonFact::OneToOneBooked(fact) => {
                self.meetings.push(Meeting { booked: fact.clone(), held: None });
            }
            PersonFact::OneToOneHeld(fact) => match nth(&mut self.meetings, fact.meeting) {
                Some(meeting) => meeting.held = Some(fact.clone()),
                None => self.findings.push("a one-to-one was held that was not booked"),
            },
            PersonFact::SeveranceApplied(fact) => {
                self.severance = Some(Severance { applied: fact.clone(), decided: None, ended: None });
            }
            PersonFact::SeveranceDecided(fact) => match &mut self.severance {
                Some(severance) => severance.decided = Some(fact.clone()),
                None => self.findings.push("voluntary severance was decided without an application"),
            },
            PersonFact::SeveranceAccepted(fact) => self.end_severance(fact.on, SeveranceEnd::Accepted),
            PersonFact::SeveranceDeclined(fact) => self.end_severance(fact.on, SeveranceEnd::Declined),
            PersonFact::SeveranceWithdrawn(fact) => self.end_severance(fact.on, SeveranceEnd::Withdrawn),
            PersonFact::ClaimMade(fact) => self.claims.push(Claim {
                made: fact.clone(),
                decided: None,
                appealed: None,
                appeal_decided: None,
            }),
            PersonFact::ClaimDecided(fact) => match nth(&mut self.claims, fact.claim) {
                Some(claim) => claim.decided = Some(fact.clone()),
                None => self.findings.push("a claim was decided that was not made"),
            },
            PersonFact::ClaimAppealed(fact) => match nth(&mut self.claims, fact.claim) {
                Some(claim) => claim.appealed = Some(fact.clone()),
                None => self.findings.push("an appeal belongs to no claim"),
            },
            PersonFact::AppealDecided(fact) => match nth(&mut self.claims, fact.claim) {
                Some(claim) => claim.appeal_decided = Some(fact.clone()),
                None => self.findings.push("an appeal was decided that belongs to no claim"),
            },
            PersonFact::InterestExpressed(fact) => self.interests.push(Interest {
                expressed: fact.clone(),
                round: self.round(),
                evidence: None,
                scored: None,
                withdrawn: None,
            }),
            PersonFact::EvidenceGiven(fact) => match self.interest_mut(fact.role) {
                Some(interest) => interest.evidence = Some(fact.clone()),
                None => self.findings.push("evidence was given for a role of no interest"),
            },
            PersonFact::InterestWithdrawn(fact) => match self.interest_mut(fact.role) {
                Some(interest) => interest.withdrawn = Some(fact.on),
                None => self.findings.push("an interest was withdrawn that was not expressed"),
            },
            PersonFact::SelectionScored(fact) => match self.interest_mut(fact.role) {
                Some(interest) => interest.scored = Some(fact.clone()),
                None => self.ring_fence_scores.push(fact.clone()),
            },
            PersonFact::SecondRoundOpened(fact) => self.second_round = Some(fact.clone()),
            PersonFact::Offered(fact) => self.offers.push(Offer { offered: fact.clone(), answer: None }),
            PersonFact::OfferAccepted(fact) => self.answer(fact.on, fact.offer, true),
            PersonFact::OfferDeclined(fact) => self.answer(fact.on, fact.offer, false),
            PersonFact::TrialStarted(fact) => {
                let extended = self.longer_trial.take();
                self.trial = Some(Trial { started: fact.clone(), extended, ended: None });
            }
            PersonFact::TrialExtended(fact) => match self.trial.as_mut().filter(|one| one.ended.is_none()) {
                Some(trial) => trial.extended = Some(fact.clone()),
                None => self.longer_trial = Some(fact.clone()),
            },
            PersonFact::TrialEnded(fact) => match &mut self.trial {
                Some(trial) => trial.ended = Some(fact.clone()),
                None => self.findings.push("a trial ended that had not started"),
            },
            PersonFact::PayProtected(fact) => self.protected_pay = Some(fact.clone()),
            PersonFact::FamilyTold(fact) => self.family.clone_from(&fact.family),
        }
    }

    fn end_severance(&mut self, on: Date, end: SeveranceEnd) {
        match &mut self.severance {
            Some(severance) => severance.ended = Some((on, end)),
            None => self.findings.push("voluntary severance ended without an application"),
        }
    }

    fn answer(&mut self, on: Date, offer: u32, accepted: bool) {
        match nth(&mut self.offers, offer) {
            Some(offer) => offer.answer = Some((on, accepted)),
            None => self.findings.push("an offer was answered that was not made"),
        }
    }

    fn interest_mut(&mut self, role: JobId) -> Option<&mut Interest> {
        let open = |one: &&mut Interest| one.expressed.role == role && one.withdrawn.is_none();
        self.interests.iter_mut().rev().find(open)
    }

    /// Whether they accepted voluntary severance, and when: from then on they take no further part.
    pub fn severance_accepted(&self) -> Option<Date> {
        self.severance.as_ref()?.ended.filter(|(_, end)| *end == SeveranceEnd::Accepted).map(|(on, _)| on)
    }

    /// The class that counts now: as confirmed, else as an upheld claim made it, else as told.
    pub fn class(&self) -> Option<(RoleClass, Option<JobId>)> {
        if let Some(confirmed) = &self.confirmed {
            return Some((confirmed.class, confirmed.to));
        }
        let upheld = self.claims.iter().rev().find(|claim| claim.upheld() == Some(true));
        match upheld {
            Some(claim) => Some((RoleClass::NaturalSuccessor, Some(claim.made.role))),
            None => self.told.as_ref().map(|told| (told.class, told.to)),
        }
    }

    /// 1 in the first instance, 2 once the second round is open to them.
    pub fn round(&self) -> u8 {
        if self.second_round.is_some() { 2 } else { 1 }
    }

    /// Interests of the present round that are not withdrawn, the first choice first.
    pub fn open_interests(&self) -> Vec<&Interest> {
        let round = self.round();
        let open = |one: &&Interest| one.withdrawn.is_none() && one.round == round;
        let mut open: Vec<&Interest> = self.interests.iter().filter(open).collect();
        open.sort_by_key(|one| one.expressed.choice);
        open
    }

    /// Whether the latest trial ended with the post becoming theirs.
    pub fn trial_suits(&self) -> bool {
        let ended = self.trial.as_ref().and_then(|trial| trial.ended.as_ref());
        ended.is_some_and(|ended| ended.suits)
    }

    /// The post that they accepted, if any; a trial that did not suit gives it back.
    pub fn accepted(&self) -> Option<&Offered> {
        let unsuited = |number: usize| {
            self.trial.as_ref().is_some_and(|trial| {
                usize::try_from(trial.started.offer) == Ok(number)
                    && trial.ended.as_ref().is_some_and(|ended| !ended.suits)
            })
        };
        let offers = self.offers.iter().enumerate().rev();
        let mut taken = offers.filter(|(_, offer)| matches!(offer.answer, Some((_, true))));
        taken.find(|(at, _)| !unsuited(at + 1)).map(|(_, offer)| &offer.offered)
    }
}

impl Claim {
    /// What came of it, an appeal included; `None` is open.
    pub fn upheld(&self) -> Option<bool> {
        match (&self.appealed, &self.appeal_decided) {
            (_, Some(decided)) => Some(decided.upheld),
            (Some(_), None) => None,
            (None, None) => self.decided.as_ref().map(|decided| decided.upheld),
        }
    }
}

/// The thing of a number, counted from 1.
pub(super) fn nth<T>(of: &mut [T], number: u32) -> Option<&mut T> {
    of.get_mut(usize::try_from(number).ok()?.checked_sub(1)?)
}

/// The thing of a number, counted from 1.
pub(super) fn numbered<T>(of: &[T], number: u32) -> Option<&T> {
    of.get(usize::try_from(number).ok()?.checked_sub(1)?)
}
