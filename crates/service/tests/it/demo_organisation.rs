//! The establishment of the demo authority and the proposal to change it: equal to the paper, post by post.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use practice::Policies;
use practice::staff::StaffFact;
use service::demo::DemoAuthority;
use service::setup::DEMO_DAY;
use workforce::checks::{CHECKS, Checking, Verdict};
use workforce::proposal::Outcome;
use workforce::{
    Absence, Change, Contract, Difference, Establishment, Footing, Fte, Funding, History, Proposal,
    ProposalFact, Stage, StatutoryRole, apply, compare, facts_between, rows,
};

use crate::demo::demo;

const ROWS: &str = include_str!("../../src/demo/redesign.csv");
const STRUCTURE: &str = include_str!("../../../../policies/structure.toml");

fn history() -> History {
    let mut history = History::default();
    for (_, _, fact) in &demo().establishment {
        history.apply(fact);
    }
    history
}

fn first_day() -> Date {
    Date::constant(2021, 4, 1)
}

fn proposal(of: &DemoAuthority) -> Proposal {
    Proposal::fold(of.proposal.iter().map(|(_, _, told)| &told.fact)).unwrap()
}

fn service_called(of: &Establishment, post: workforce::PostId) -> String {
    let service = of.service_of(post).and_then(|id| of.services.get(&id));
    service.map_or_else(String::new, |service| service.name.clone())
}

#[test]
fn everybody_on_the_establishment_works_for_the_authority_that_day_under_the_same_name() {
    let mut joined: BTreeMap<_, _> = BTreeMap::new();
    let mut left: BTreeMap<_, Date> = BTreeMap::new();
    for (_, fact) in &demo().staff {
        match fact {
            StaffFact::WorkerJoined { worker, name, on, fte_hundredths, .. } => {
                joined.insert(worker.0, (name.clone(), *on, i32::from(*fte_hundredths)));
            }
            StaffFact::WorkerLeft { worker, on } => {
                left.insert(worker.0, *on);
            }
            _ => {}
        }
    }
    let history = history();
    for day in history.days().into_iter().chain([DEMO_DAY]) {
        let there = history.on(day);
        let working = joined
            .iter()
            .filter(|(id, (_, on, _))| *on <= day && left.get(*id).is_none_or(|gone| *gone > day));
        let working: BTreeSet<_> = working.map(|(id, _)| *id).collect();
        let known: BTreeSet<_> = there.staff.keys().map(|id| id.0).collect();
        assert_eq!(known, working, "{day}");
        for holding in there.holdings.values() {
            let (name, _, fte) = &joined[&holding.staff.0];
            assert_eq!(&there.staff[&holding.staff].name, name);
            assert!(holding.fte.0 <= *fte && there.posts.contains_key(&holding.post), "{day}: {name}");
        }
    }
}

#[test]
fn a_post_goes_on_when_whoever_held_it_is_followed_by_another() {
    let history = history();
    let (before, now) = (history.on(first_day()), history.on(DEMO_DAY));
    assert_eq!(before.posts, now.posts);
    let holder = |of: &Establishment, post| of.holders(post).map(|(_, one)| one.staff).collect::<Vec<_>>();
    let changed = now.posts.keys().filter(|post| holder(&before, **post) != holder(&now, **post)).count();
    assert!(changed > 20, "{changed}");
    let (filled, posts): (Fte, Fte) = (now.filled().values().copied().sum(), now.fte());
    assert!(filled < posts, "{filled} of {posts}");
}

#[test]
fn references_are_the_councils_own_and_nobody_has_anothers() {
    let now = history().on(DEMO_DAY);
    let posts: BTreeSet<_> = now.posts.values().filter_map(|post| post.reference.as_deref()).collect();
    let people: BTreeSet<_> = now.staff.values().filter_map(|one| one.reference.as_deref()).collect();
    assert_eq!((posts.len(), people.len()), (now.posts.len(), now.staff.len()));
    assert_eq!(posts.first().copied(), Some("P0001"));
}

#[test]
fn what_happens_to_people_in_posts_happens_to_some() {
    let now = history().on(DEMO_DAY);
    for footing in [
        Footing::Substantive,
        Footing::FixedTerm,
        Footing::ActingUp,
        Footing::SecondedIn,
        Footing::Agency,
        Footing::Cover,
    ] {
        assert!(now.holdings.values().any(|one| one.footing == footing), "{footing}");
    }
    for absence in [Absence::FamilyLeave, Absence::Sickness, Absence::SecondedOut] {
        assert!(now.holdings.values().any(|one| one.away == Some(absence)), "{absence}");
    }
    for contract in [Contract::Temporary, Contract::Secondment, Contract::OnHold, Contract::TermTime] {
        assert!(now.posts.values().any(|one| one.contract == contract), "{contract}");
    }
    for funding in [Funding::Health, Funding::Grant] {
        assert!(now.posts.values().any(|one| one.funding == funding), "{funding}");
    }
    assert!(now.holdings.values().any(|one| one.fte < Fte::FULL && one.footing == Footing::Substantive));
    // Who acts up keeps the lower post.
    let acting = now.holdings.values().find(|one| one.footing == Footing::ActingUp).unwrap();
    let both = now.holdings.values().filter(|one| one.staff == acting.staff).count();
    assert_eq!(both, 2);
}

fn verdicts(of: &Establishment, before: Option<&Establishment>) -> BTreeMap<&'static str, Verdict> {
    let policies: Policies = toml::from_str(STRUCTURE).unwrap();
    let day = DEMO_DAY;
    let checking = Checking { establishment: of, before, policies: &policies, day, demand: None };
    CHECKS.iter().map(|check| (check.key, check.run(&checking))).collect()
}

#[test]
fn the_law_is_kept_before_and_after_and_the_change_leaves_nothing_without_an_owner() {
    let before = history().on(DEMO_DAY);
    let Outcome { proposed, .. } = proposal(demo()).outcome(&before);
    let now = verdicts(&before, None);
    let then = verdicts(&proposed, Some(&before));
    for key in ["manager", "layers", "localities", "ages", "statutory", "independence"] {
        assert_eq!(now[key], Verdict::Holds, "now, {key}");
    }
    for key in ["manager", "layers", "functions", "localities", "ages", "statutory", "independence"] {
        assert_eq!(then[key], Verdict::Holds, "proposed, {key}");
    }
    let roles: BTreeSet<_> = before.posts.values().filter_map(|post| post.statutory).collect();
    assert_eq!(roles.len(), StatutoryRole::ALL.len());
}

#[test]
fn fewer_manage_too_many_after_the_change() {
    let before = history().on(DEMO_DAY);
    let Outcome { proposed, .. } = proposal(demo()).outcome(&before);
    let over = |of: &Establishment| match verdicts(of, None).remove("span") {
        Some(Verdict::Found(found)) => found.len(),
        _ => 0,
    };
    assert!(over(&proposed) < over(&before), "{} and {}", over(&proposed), over(&before));
}

#[test]
fn the_proposal_was_drafted_in_september_launched_on_6_october_and_is_consulted_on() {
    let made = demo();
    let one = proposal(made);
    assert_eq!(one.stage, Stage::Consultation);
    assert_eq!(one.effect, Date::constant(2022, 1, 31));
    let (first, last) = (made.proposal.first().unwrap(), made.proposal.last().unwrap());
    assert!(matches!(first.2.fact, ProposalFact::Drafted { .. }));
    assert_eq!(last.2.fact, ProposalFact::Launched { on: Date::constant(2021, 10, 6) });
    assert!(made.proposal.is_sorted_by_key(|(at, ..)| *at));
    let programme = made.personas.iter().find(|one| one.username == "programme").unwrap().worker;
    assert_eq!(last.1, programme);
    for change in &one.changes {
        assert!(change.reason.ends_with('.') && change.reason.len() > 40, "{}", change.reason);
    }
    // Whether against the day on which it was drafted or today's, every change can be made.
    for day in [one.against, DEMO_DAY, one.effect] {
        assert_eq!(one.outcome(&history().on(day)).refused, [], "{day}");
    }
}

/// The paper's full-time equivalents by service and title, of rows of some kinds.
fn printed(kinds: &[&str]) -> BTreeMap<(String, String), Fte> {
    let mut printed = BTreeMap::new();
    for line in ROWS.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let Ok(fte) = cells[3].parse::<Fte>() else { continue };
        if kinds.contains(&cells[1]) && fte > Fte::ZERO {
            let title = cells[2].trim_end_matches(" (all teams)");
            *printed.entry((cells[0].to_owned(), title.to_owned())).or_insert(Fte::ZERO) += fte;
        }
    }
    printed
}

#[test]
fn deleted_and_new_posts_are_those_of_the_paper_in_every_service() {
    // A team that moves is counted where it has moved to, as the paper counts it.
    let before = history().on(DEMO_DAY);
    let mut at = before.clone();
    let mut deleted: BTreeMap<(String, String), Fte> = BTreeMap::new();
    let mut new: BTreeMap<(String, String), Fte> = BTreeMap::new();
    for one in proposal(demo()).changes {
        match &one.change {
            Change::DeletePost(id) => {
                let post = &at.posts[id];
                let key = (service_called(&at, *id), post.title.clone());
                *deleted.entry(key).or_insert(Fte::ZERO) += post.fte;
            }
            Change::CreatePost(_, post) => {
                let service = at.services[&at.teams[&post.team].service].name.clone();
                *new.entry((service, post.title.clone())).or_insert(Fte::ZERO) += post.fte;
            }
            _ => {}
        }
        apply(&mut at, &one.change).unwrap();
    }
    assert_eq!(deleted, printed(&["deleted"]));
    assert_eq!(new, printed(&["new", "growth"]));
    let totals = |of: &BTreeMap<(String, String), Fte>| {
        let mut totals: BTreeMap<String, Fte> = BTreeMap::new();
        for ((service, _), fte) in of {
            *totals.entry(service.clone()).or_insert(Fte::ZERO) += *fte;
        }
        totals.into_iter().map(|(service, fte)| format!("{service} {fte}")).collect::<Vec<_>>()
    };
    assert_eq!(
        totals(&deleted),
        ["Children Looked After and Permanency 7", "Early Help Service 4", "Safeguarding 21"]
    );
    assert_eq!(
        totals(&new),
        [
            "Children Looked After and Permanency 8.5",
            "Early Help Service 6",
            "Safeguarding 22",
            "Young People's Service 20"
        ]
    );
    // What differs between the two establishments is what was proposed.
    let differences = compare(&before, &at);
    let of = |kind: Difference, from: &Establishment| -> Fte {
        let found = differences.iter().filter(|one| one.difference == kind);
        found.map(|one| from.posts[&one.post].fte).sum()
    };
    assert_eq!(of(Difference::Deleted, &before), Fte(3200));
    assert_eq!(of(Difference::New, &at), Fte(5650));
    assert_eq!(at.fte() - before.fte(), Fte(5650) - Fte(3200));
}

#[test]
fn five_family_engagement_workers_of_inclusion_and_diversion_go_to_the_young_peoples_service() {
    let before = history().on(DEMO_DAY);
    let Outcome { proposed, .. } = proposal(demo()).outcome(&before);
    let title = "Family Engagement Worker (Inclusion and Diversion)";
    let theirs: Vec<_> = before.posts.iter().filter(|(_, post)| post.title == title).collect();
    assert_eq!(theirs.len(), 5);
    for (id, _) in theirs {
        assert_eq!(service_called(&before, *id), "Early Help Service");
        assert_eq!(service_called(&proposed, *id), "Young People's Service");
    }
    let early_help = proposed.teams.values().filter(|team| team.name.starts_with("Early Help "));
    let ages: BTreeSet<_> = early_help.filter(|team| !team.localities.is_empty()).map(|it| it.ages).collect();
    assert_eq!(ages.into_iter().collect::<Vec<_>>(), [Some((0, 13))]);
    assert!(proposed.services.values().all(|service| service.name != "Integrated Services"));
}

#[test]
fn the_establishment_taken_away_as_a_table_and_loaded_again_changes_nothing() {
    let now = history().on(DEMO_DAY);
    let headings: Vec<String> = rows::COLUMNS.iter().map(|column| column.name.to_owned()).collect();
    let read = rows::read(&headings, &rows::write(&now)).unwrap();
    assert_eq!(facts_between(&now, &rows::adopt(&now, read), DEMO_DAY), []);
}
