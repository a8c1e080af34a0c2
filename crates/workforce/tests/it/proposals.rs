use jiff::civil::date;
use workforce::proposal::decide;
use workforce::{Change, ModelId, PaperPart, Proposal, ProposalFact, Stage};

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

fn worded(part: PaperPart, text: &str) -> ProposalFact {
    ProposalFact::Worded { part, service: None, text: text.into(), reason: "For the cabinet.".into() }
}

#[test]
fn the_papers_are_worded_by_people_and_every_wording_stays_readable() {
    let facts = record(&[
        drafted(),
        worded(PaperPart::Risks, "Posts may stay vacant."),
        worded(PaperPart::Risks, " Posts may stay vacant; agency cover is budgeted. "),
        worded(PaperPart::Equality, "Nothing is known yet."),
        worded(PaperPart::Equality, ""),
    ])
    .unwrap();
    let proposal = Proposal::fold(&facts).unwrap();
    let now = proposal.worded(PaperPart::Risks, None);
    assert_eq!(now, Some("Posts may stay vacant; agency cover is budgeted."));
    assert_eq!(proposal.worded(PaperPart::Equality, None), None, "an empty text takes the part away");
    let then = Proposal::fold(&facts[..2]).unwrap();
    assert_eq!(then.worded(PaperPart::Risks, None), Some("Posts may stay vacant."));
}

#[test]
fn words_need_a_reason_and_a_part_that_can_have_them() {
    let refused = |fact| record(&[drafted(), fact]).unwrap_err().join(" ");
    assert_eq!(refused(worded(PaperPart::Risks, " ")), "Enter the words of this part.");
    assert!(refused(worded(PaperPart::Risks, &"x".repeat(30_001))).starts_with("Enter at most 30,000"));
    let no_reason = ProposalFact::Worded {
        part: PaperPart::Risks,
        service: None,
        text: "Posts may stay vacant.".into(),
        reason: String::new(),
    };
    assert_eq!(refused(no_reason), "Enter why the words are written or changed.");
    let of_a_service = |part, service| ProposalFact::Worded {
        part,
        service: Some(service),
        text: "One way in.".into(),
        reason: "For the staff.".into(),
    };
    let known = *small_service().services.keys().next().unwrap();
    assert!(refused(of_a_service(PaperPart::Risks, known)).starts_with("Write this part for the whole"));
    let nowhere = workforce::ServiceId(uuid::Uuid::from_u128(99));
    assert!(refused(of_a_service(PaperPart::Opportunities, nowhere)).starts_with("Choose a service"));
    assert!(record(&[drafted(), of_a_service(PaperPart::Opportunities, known)]).is_ok());
    let carried_out = [
        drafted(),
        added(Change::DeletePost(post(10))),
        ProposalFact::Launched { on: LAUNCH },
        ProposalFact::Confirmed { on: date(2021, 11, 22), outcome: "Nothing.".into() },
        ProposalFact::CarriedOut { on: date(2022, 1, 31) },
        worded(PaperPart::Risks, "Too late."),
    ];
    assert!(record(&carried_out).unwrap_err().join(" ").starts_with("Word the papers"));
}

#[test]
fn a_proposal_about_a_model_structure_is_changed_and_given_up_and_never_launched() {
    let of_a_model = match drafted() {
        ProposalFact::Drafted { name, case, against, effect, branch_of, .. } => {
            let model = Some(ModelId(uuid::Uuid::from_u128(10)));
            ProposalFact::Drafted { name, case, against, effect, branch_of, model }
        }
        other => other,
    };
    let begun = [of_a_model, added(Change::DeletePost(post(10)))];
    assert_eq!(record(&begun).unwrap().len(), 2);
    for step in [
        ProposalFact::Launched { on: LAUNCH },
        ProposalFact::Confirmed { on: LAUNCH, outcome: "Nothing changed.".into() },
        ProposalFact::CarriedOut { on: LAUNCH },
    ] {
        let refused = record(&[&begun[..], &[step]].concat()).unwrap_err();
        assert_eq!(refused.len(), 1);
        assert!(refused[0].contains("this one is about a model structure"), "{refused:?}");
    }
    let given_up = ProposalFact::Abandoned { on: LAUNCH, reason: "It was compared.".into() };
    assert!(record(&[&begun[..], &[given_up]].concat()).is_ok());
}
