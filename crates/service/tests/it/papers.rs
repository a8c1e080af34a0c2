//! The papers of a proposal: what is in them comes from the proposal and nowhere else.

use jiff::Timestamp;
use jiff::civil::date;
use practice::{Refusal, WorkerId};
use service::cost::CostOrNot;
use service::organisation::{ProposalRecord, Told};
use service::papers::{ConsultationPaper, PostsOf, consultation_paper, member_report};
use service::read_policies;
use uuid::Uuid;
use workforce::people::timetable::Milestone;
use workforce::{Establishment, Fte, History, PaperPart, Proposal, ProposalFact, Stage};

use crate::demo::demo;

const COUNCIL: &str = "Wexcombe Council";

fn before() -> Establishment {
    let mut history = History::default();
    for (_, _, fact) in &demo().establishment {
        history.apply(fact);
    }
    history.on(date(2021, 9, 6))
}

/// The demo's proposal after so many of its facts; all where none is said.
fn record(until: impl Fn(&ProposalFact) -> bool) -> ProposalRecord {
    let told: Vec<Told<ProposalFact>> = demo()
        .proposal
        .iter()
        .map(|(recorded, by, told)| Told { by: *by, recorded: *recorded, fact: told.fact.clone() })
        .take_while(|told| !until(&told.fact))
        .collect();
    let proposal = Proposal::fold(told.iter().map(|told| &told.fact)).unwrap();
    ProposalRecord::begin(proposal, told)
}

fn whole() -> ProposalRecord {
    record(|_| false)
}

fn paper(of: &ProposalRecord) -> ConsultationPaper {
    consultation_paper(COUNCIL.into(), of, &before(), &read_policies(None).unwrap())
}

fn listed(posts: &[PostsOf]) -> Vec<String> {
    posts.iter().map(|one| format!("{} {}", one.fte, one.title)).collect()
}

#[test]
fn the_consultation_document_lists_what_the_paper_does_service_by_service() {
    let paper = paper(&whole());
    let names: Vec<&str> = paper.services.iter().map(|one| one.name.as_str()).collect();
    for name in [
        "Children Looked After and Permanency",
        "Early Help Service",
        "Safeguarding",
        "Young People's Service",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    let early_help = paper.services.iter().find(|one| one.name == "Early Help Service").unwrap();
    assert_eq!(listed(&early_help.deleted), ["1 Family Engagement Worker", "3 Team Manager"]);
    assert_eq!(
        listed(&early_help.new),
        [
            "1 Child and Young People's Development Lead",
            "3 Early Help Locality Lead",
            "1 No Recourse to Public Funds Support Worker",
            "1 Team Standards Co-ordinator"
        ]
    );
    assert!(early_help.opportunities.as_deref().unwrap().contains("family group conferences"));
    assert!(early_help.reasons.iter().any(|reason| reason.contains("skill mix")));
    assert!(early_help.teams.iter().any(|team| team.ends_with("serves ages 0 to 13.")), "{early_help:?}");
    let young = paper.services.iter().find(|one| one.name == "Young People's Service").unwrap();
    assert_eq!(young.deleted, []);
    assert!(
        young.lines.iter().any(|line| line.contains("moves to Young People's Service")),
        "{:?}",
        young.lines
    );
    let of_all: Fte = paper.services.iter().flat_map(|one| &one.new).map(|one| one.fte).sum();
    assert_eq!(of_all, Fte(5650));
    assert!(
        paper.indicative > 50 && paper.services.iter().flat_map(|one| &one.new).all(|one| one.indicative)
    );
    assert!(paper.heading.cannot.is_empty());
}

#[test]
fn the_dates_are_those_of_the_paper_and_a_draft_has_none() {
    let launched = paper(&whole()).timetable.unwrap();
    assert_eq!(launched.on(Milestone::SeveranceApplied), Some(date(2021, 10, 15)));
    assert_eq!(launched.on(Milestone::Claimed), Some(date(2021, 10, 22)));
    assert_eq!(launched.on(Milestone::Close), Some(date(2021, 11, 19)));
    let draft = record(|fact| matches!(fact, ProposalFact::Launched { .. }));
    assert_eq!(draft.proposal.stage, Stage::Draft);
    assert_eq!(paper(&draft).timetable, None);
}

/// The pay tables do not reach the year of this proposal.
fn not_costed() -> CostOrNot {
    Err(Refusal::new("effect", "2031-01-31", "Load a table of pay for that year", "The pay policy"))
}

#[test]
fn what_nobody_wrote_is_absent_from_both_papers() {
    let bare = record(|fact| matches!(fact, ProposalFact::Worded { .. }));
    let paper = paper(&bare);
    assert_eq!((paper.opportunities, paper.taking_part, paper.outcome), (None, None, None));
    assert!(paper.services.iter().all(|one| one.opportunities.is_none()));
    let policies = read_policies(None).unwrap();
    let report = member_report(COUNCIL.into(), &bare, &before(), Vec::new(), not_costed(), None, &policies);
    assert!(report.words.is_empty() && report.branches.is_empty());
}

#[test]
fn the_report_adds_up_and_carries_what_was_written_and_why_it_cannot_be_costed() {
    let policies = read_policies(None).unwrap();
    let report =
        member_report(COUNCIL.into(), &whole(), &before(), Vec::new(), not_costed(), None, &policies);
    assert_eq!(report.cost.unwrap_err().to_string(), not_costed().unwrap_err().to_string());
    let sum = |of: fn(&workforce::RoleLine) -> Fte| report.roles.iter().map(of).sum::<Fte>();
    assert_eq!(sum(|line| line.before), report.heading.before);
    assert_eq!(sum(|line| line.after), report.heading.after);
    assert_eq!(report.heading.after - report.heading.before, Fte(5650 - 3200));
    for part in [PaperPart::Recommendations, PaperPart::Alternatives, PaperPart::Risks, PaperPart::Equality] {
        assert!(report.words.contains_key(&part), "{part}");
    }
    let mut reasons = report.reasons.clone();
    reasons.sort();
    reasons.dedup();
    assert_eq!(reasons.len(), report.reasons.len(), "each reason stands once");
    assert!(!report.checks.is_empty());
    assert!(report.checks.iter().all(|one| one.unknown.is_some() == one.found.is_empty()));
}

#[test]
fn what_consultation_changed_is_in_both_once_it_is_closed() {
    let mut record = whole();
    let fact = ProposalFact::Confirmed { on: date(2021, 11, 22), outcome: "One post is kept.".into() };
    let recorded: Timestamp = "2021-11-22T09:00:00Z".parse().unwrap();
    record.told.push(Told { by: WorkerId(Uuid::from_u128(1)), recorded, fact });
    assert_eq!(paper(&record).outcome.as_deref(), Some("One post is kept."));
}
