//! What somebody can do now, until when, and why not: the page "What this means for me".

use calendar::{Date, words as say};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::decide::decide;
use super::facts::*;
use super::state::PersonProcess;
use crate::ids::JobId;
use crate::people::timetable::{Milestone, Timetable};
use crate::words::words;

words! {
    /// Something that a person may do.
    Doing, "the choice" {
        /// Meet their line manager.
        OneToOne = "ask for a one-to-one",
        /// Apply for voluntary severance.
        ApplySeverance = "apply for voluntary severance",
        /// Take back the application.
        WithdrawSeverance = "withdraw the application for voluntary severance",
        /// Accept or decline voluntary severance that was approved.
        AnswerSeverance = "accept or decline voluntary severance",
        /// Claim to be a natural successor.
        Claim = "claim to be a natural successor",
        /// Appeal against the outcome of a claim.
        Appeal = "appeal against the decision on the claim",
        /// Express an interest in a role.
        ExpressInterest = "express an interest in a role",
        /// Give evidence for a role.
        GiveEvidence = "give evidence for a role",
        /// Take back an interest.
        WithdrawInterest = "withdraw an interest",
        /// Accept or decline an offer.
        AnswerOffer = "accept or decline an offer",
        /// End the trial in another post.
        EndTrial = "say whether the trial post suits",
    }
}

/// One thing that somebody may do, or may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What.
    pub doing: Doing,
    /// The role of an interest or an offer, where it is about one.
    pub role: Option<JobId>,
    /// The number of the claim or offer, where it is about one.
    pub number: Option<u32>,
    /// The last day, where there is one.
    pub until: Option<Date>,
    /// Whether it can be done today.
    pub open: bool,
    /// What it means, or why it cannot be done.
    pub why: String,
}

/// A thing that may be done, the fact that would record it, its last day and what it means.
struct Try {
    doing: Doing,
    role: Option<JobId>,
    number: Option<u32>,
    fact: PersonFact,
    until: Option<Date>,
    why: String,
}

/// What somebody can do today, what they no longer can, and why: in the order in which things come.
pub fn choices(state: &PersonProcess, timetable: &Timetable, today: Date) -> Vec<Choice> {
    let plain = |doing, fact: PersonFact, until, why: &str| Try {
        doing,
        role: None,
        number: None,
        fact,
        until,
        why: why.to_owned(),
    };
    // No role has this identifier: it stands for one that the person has yet to choose.
    let any_role = JobId(Uuid::nil());
    let words = || "…".to_owned();
    let mut tries = vec![
        plain(
            Doing::OneToOne,
            OneToOneBooked { on: today, meets_on: today, with: words() }.into(),
            None,
            "A meeting with your line manager about what this means for you. It is your choice.",
        ),
        plain(
            Doing::ApplySeverance,
            SeveranceApplied { on: today, leaving_on: None, understood: true }.into(),
            timetable.on(Milestone::SeveranceApplied),
            "Anyone in scope can ask. It is not promised: a panel looks at the loss of skills and experience and at \
             the cost.",
        ),
    ];
    if let Some(severance) = state.severance.as_ref().filter(|severance| severance.ended.is_none()) {
        tries.push(plain(
            Doing::WithdrawSeverance,
            SeveranceWithdrawn { on: today }.into(),
            None,
            "You can take your application back until you have accepted.",
        ));
        if let Some(decided) = severance.decided.as_ref().filter(|decided| decided.approved) {
            let mut why = "Once you accept, you take no further part in filling posts.".to_owned();
            if let Some(last) = decided.leaving_on {
                why += &format!(" Your last day would be {}.", say::day(last));
            }
            if let Some(estimate) = decided.estimate {
                why += &format!(" {}", estimate.says());
            }
            let fact = SeveranceAccepted { on: today }.into();
            let until = timetable.on(Milestone::SeveranceAccepted);
            tries.push(plain(Doing::AnswerSeverance, fact, until, &why));
        }
    }
    tries.push(plain(
        Doing::Claim,
        ClaimMade { on: today, role: any_role, says: words() }.into(),
        timetable.on(Milestone::Claimed),
        "If your present job description matches a role and you were not told so. It is compared with the role’s.",
    ));
    for (number, claim) in (1..).zip(&state.claims) {
        if let Some(decided) =
            claim.decided.as_ref().filter(|decided| !decided.upheld && claim.appealed.is_none())
        {
            tries.push(Try {
                doing: Doing::Appeal,
                role: Some(claim.made.role),
                number: Some(number),
                fact: ClaimAppealed { on: today, claim: number, says: words() }.into(),
                until: timetable.appeal_by(decided.on),
                why: "Another panel looks at your claim again.".to_owned(),
            });
        }
    }
    let interests = state.open_interests();
    let taken: Vec<u8> = interests.iter().map(|one| one.expressed.choice).collect();
    let most = timetable.roles.unwrap_or_default();
    let choice = (1..=most).find(|choice| !taken.contains(choice)).unwrap_or(1);
    let interest_until =
        state.second_round.as_ref().map(|round| round.until).or_else(|| timetable.on(Milestone::Evidence));
    let left = usize::from(most).saturating_sub(interests.len());
    tries.push(plain(
        Doing::ExpressInterest,
        InterestExpressed { on: today, role: any_role, choice }.into(),
        interest_until,
        &format!("You may express an interest in {} more of the available roles.", left),
    ));
    for interest in interests {
        let role = interest.expressed.role;
        let why = match &interest.evidence {
            Some(evidence) => format!("Given on {}; you can replace it.", say::day(evidence.on)),
            None => "Without evidence the panel cannot score you for this role.".to_owned(),
        };
        tries.push(Try {
            doing: Doing::GiveEvidence,
            role: Some(role),
            number: None,
            fact: EvidenceGiven { on: today, role, evidence: words() }.into(),
            until: interest_until,
            why,
        });
        tries.push(Try {
            doing: Doing::WithdrawInterest,
            role: Some(role),
            number: None,
            fact: InterestWithdrawn { on: today, role }.into(),
            until: None,
            why: "You can take it back and choose another role instead.".to_owned(),
        });
    }
    for (number, offer) in (1..).zip(&state.offers).filter(|(_, offer)| offer.answer.is_none()) {
        tries.push(Try {
            doing: Doing::AnswerOffer,
            role: Some(offer.offered.role),
            number: Some(number),
            fact: OfferAccepted { on: today, offer: number }.into(),
            until: Some(offer.offered.answer_by),
            why: format!("You are offered this post: {}.", offer.offered.basis),
        });
    }
    if let Some(trial) = state.trial.as_ref().filter(|trial| trial.ended.is_none()) {
        tries.push(plain(
            Doing::EndTrial,
            TrialEnded { on: today, suits: true, reason: words() }.into(),
            trial.ends(),
            "Within the trial you keep your rights if the post does not suit. Who works on after its last day has \
             taken the post.",
        ));
    }
    let judged = |one: Try| {
        let refused = decide(state, one.fact, timetable, today).err();
        let why = match &refused {
            Some(refusals) => {
                refusals.first().map(|refusal| format!("{}.", refusal.allowed)).unwrap_or_default()
            }
            None => one.why,
        };
        Choice {
            doing: one.doing,
            role: one.role,
            number: one.number,
            until: one.until,
            open: refused.is_none(),
            why,
        }
    };
    tries.into_iter().map(judged).collect()
}
