use jiff::civil::date;
use workforce::proposal::decide;
use workforce::{Change, Proposal, ProposalFact, Stage};

use crate::given::{LAUNCH, post, small_service};

fn drafted() -> ProposalFact {
    ProposalFact::Drafted {
        name: "Phase 2".into(),
        case: "Two ways in are inefficient.".into(),
        against: LAUNCH,
        effect: date(2022, 1, 31),
        branch_of: None,
        model: None,
    }
}

fn added(change: Change) -> ProposalFact {
    ProposalFact::ChangeAdded { change: Box::new(change), reason: "One way in.".into() }
}

/// Records facts one after another, each judged against what came before.
fn record(facts: &[ProposalFact]) -> Result<Vec<ProposalFact>, Vec<String>> {
    let before = small_service();
    let mut kept: Vec<ProposalFact> = Vec::new();
    for fact in facts {
        let proposal = Proposal::fold(&kept);
        let fact = decide(proposal.as_ref(), &before, fact.clone(), LAUNCH)
            .map_err(|refusals| refusals.iter().map(ToString::to_string).collect::<Vec<_>>())?;
        kept.push(fact);
    }
    Ok(kept)
}

#[test]
fn a_proposal_goes_from_draft_through_consultation_to_the_establishment() {
    let facts = record(&[
        drafted(),
        added(Change::DeletePost(post(10))),
        ProposalFact::Launched { on: LAUNCH },
        added(Change::Retitle(post(11), "PACT Practice Manager".into())),
        ProposalFact::ChangeWithdrawn { number: 1, reason: "Staff showed that the hub needs it.".into() },
        ProposalFact::Confirmed { on: date(2021, 11, 22), outcome: "One post is kept.".into() },
        ProposalFact::CarriedOut { on: date(2022, 1, 31) },
    ])
    .unwrap();
    let proposal = Proposal::fold(&facts).unwrap();
    assert_eq!((proposal.stage, proposal.version), (Stage::CarriedOut, 7));
    let outcome = proposal.outcome(&small_service());
    assert!(outcome.refused.is_empty());
    assert!(outcome.proposed.posts.contains_key(&post(10)), "what was withdrawn is not done");
    assert_eq!(outcome.proposed.posts[&post(11)].title, "PACT Practice Manager");

    let then = Proposal::fold(&facts[..3]).unwrap();
    assert_eq!((then.version, then.changes.len()), (3, 1), "an earlier version stays readable");
}

#[test]
fn stages_keep_their_order_and_say_so() {
    let refused = |facts: &[ProposalFact]| record(facts).unwrap_err().join(" ");
    assert_eq!(
        refused(&[drafted(), ProposalFact::Launched { on: LAUNCH }]),
        "Add at least one change before consulting on it."
    );
    assert!(
        refused(&[drafted(), ProposalFact::CarriedOut { on: LAUNCH }]).starts_with("Carry out a proposal")
    );
    let unsaid =
        ProposalFact::ChangeAdded { change: Box::new(Change::DeletePost(post(99))), reason: String::new() };
    let both = record(&[drafted(), unsaid]).unwrap_err();
    assert_eq!(both.len(), 2, "every reason at once: {both:?}");
    let mut late = drafted();
    if let ProposalFact::Drafted { effect, .. } = &mut late {
        *effect = date(2021, 1, 1);
    }
    assert!(refused(&[late]).contains("has not passed"));
}

#[test]
fn facts_of_a_proposal_read_as_json_that_a_person_can_read() {
    let facts = [drafted(), added(Change::DeletePost(post(10))), ProposalFact::Launched { on: LAUNCH }];
    insta::assert_snapshot!(serde_json::to_string_pretty(&facts).unwrap());
}
