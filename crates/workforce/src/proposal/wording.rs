//! The words of a proposal's papers that only people can write: opportunities, recommendations, risks.

use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::{Proposal, Stage};
use crate::establishment::Establishment;
use crate::ids::ServiceId;
use crate::words::words;

words! {
    /// A part of the consultation document or of the members' report that people write.
    PaperPart, "the part" {
        /// What the change makes possible, for the whole or for one service.
        Opportunities = "opportunities",
        /// How to take part in the consultation, and where to send questions.
        TakingPart = "how to take part",
        /// What members are asked to decide.
        Recommendations = "recommendations",
        /// Other options, and why they are not recommended.
        Alternatives = "alternatives considered",
        /// How the change bears on people with protected characteristics.
        Equality = "equality",
        /// What may go wrong, and what is done about it.
        Risks = "risks",
    }
}

impl PaperPart {
    /// Whether it may be written for one service alone.
    pub fn is_of_a_service(self) -> bool {
        self == PaperPart::Opportunities
    }
}

/// The longest text of a part, in characters: some ten printed pages.
pub const TEXT_MOST: usize = 30_000;

impl Proposal {
    /// What is written of a part, for the whole or for one service; nothing where nobody wrote it.
    pub fn worded(&self, part: PaperPart, service: Option<ServiceId>) -> Option<&str> {
        self.words.get(&(part, service)).map(String::as_str)
    }
}

/// Judges the words of a part. Taken away are words by an empty text.
pub(super) fn judge(
    proposal: &Proposal,
    before: &Establishment,
    (part, service): (PaperPart, Option<ServiceId>),
    text: &str,
    reason: &str,
) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut refuse = |field: &'static str, given: String, allowed: &str| {
        refusals.push(Refusal::new(field, given, allowed, "how a proposal goes"));
    };
    if proposal.stage >= Stage::CarriedOut {
        let given = proposal.stage.label().to_owned();
        refuse("text", given, "Word the papers of a proposal before it is carried out or given up");
    }
    if text.trim().is_empty() && proposal.worded(part, service).is_none() {
        refuse("text", String::new(), "Enter the words of this part");
    }
    let length = text.chars().count();
    if length > TEXT_MOST {
        refuse("text", format!("{length} characters"), "Enter at most 30,000 characters");
    }
    if reason.trim().is_empty() {
        refuse("reason", String::new(), "Enter why the words are written or changed");
    }
    if let Some(id) = service {
        if !part.is_of_a_service() {
            refuse("service", part.to_string(), "Write this part for the whole proposal");
        } else if !proposal.outcome(before).proposed.services.contains_key(&id)
            && !before.services.contains_key(&id)
        {
            refuse("service", id.to_string(), "Choose a service that is there, or that is proposed");
        }
    }
    refusals
}
