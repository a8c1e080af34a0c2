//! What people write freely on a way through a change.

use super::facts::PersonFact;

impl PersonFact {
    /// Its texts, each with the name of its field.
    pub(super) fn texts(&self) -> Vec<(&'static str, &str)> {
        use PersonFact::*;
        match self {
            ClassTold(fact) => vec![("reason", &fact.reason)],
            ClassConfirmed(fact) => vec![("reason", &fact.reason)],
            OneToOneBooked(fact) => vec![("with", &fact.with)],
            OneToOneHeld(fact) => vec![("note", &fact.note)],
            SeveranceDecided(fact) => {
                vec![("skills", &fact.skills), ("experience", &fact.experience), ("cost", &fact.cost)]
            }
            ClaimMade(fact) => vec![("says", &fact.says)],
            ClaimDecided(fact) => with_panel(("reason", &fact.reason), &fact.panel),
            ClaimAppealed(fact) => vec![("says", &fact.says)],
            AppealDecided(fact) => with_panel(("reason", &fact.reason), &fact.panel),
            EvidenceGiven(fact) => vec![("evidence", &fact.evidence)],
            SelectionScored(fact) => {
                let scores = fact.scores.iter().flat_map(|one| [&one.member, &one.criterion]);
                let scores = scores.map(|text| ("scores", text.as_str()));
                std::iter::once(("feedback", fact.feedback.as_str())).chain(scores).collect()
            }
            OfferDeclined(fact) => fact.reason.iter().map(|reason| ("reason", reason.as_str())).collect(),
            TrialExtended(fact) => vec![("retraining", &fact.retraining)],
            TrialEnded(fact) => vec![("reason", &fact.reason)],
            SeveranceApplied(_)
            | SeveranceAccepted(_)
            | SeveranceDeclined(_)
            | SeveranceWithdrawn(_)
            | InterestExpressed(_)
            | InterestWithdrawn(_)
            | SecondRoundOpened(_)
            | Offered(_)
            | OfferAccepted(_)
            | TrialStarted(_)
            | PayProtected(_)
            | FamilyTold(_) => Vec::new(),
        }
    }
}

fn with_panel<'a>(reason: (&'static str, &'a String), panel: &'a [String]) -> Vec<(&'static str, &'a str)> {
    let names = panel.iter().map(|name| ("panel", name.as_str()));
    std::iter::once((reason.0, reason.1.as_str())).chain(names).collect()
}
