use std::collections::BTreeMap;

use jiff::civil::date;
use uuid::Uuid;
use workforce::people::classes::{Because, ClassDecision, Classes, Mapped, RoleClass, propose_classes};
use workforce::people::matching::MatchRules;
use workforce::{Duty, Establishment, Fte, JobDescription, JobId, Post, PostId, PostPay, TeamId};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn post(title: &str, team: u128, job: Option<u128>) -> Post {
    Post {
        reference: None,
        title: title.into(),
        team: TeamId(id(team)),
        grade: Some("K".into()),
        indicative: false,
        fte: Fte::FULL,
        weeks: Default::default(),
        funding: Default::default(),
        contract: Default::default(),
        reports_to: None,
        dotted: Vec::new(),
        job: job.map(|job| JobId(id(job))),
        statutory: None,
        holds_cases: false,
        pay: PostPay::default(),
    }
}

fn job(duties: &[&str]) -> JobDescription {
    JobDescription {
        title: "Manager".into(),
        grade: Some("K".into()),
        duties: duties.iter().map(|one| Duty { duty: (*one).into(), weight: 25 }).collect(),
        essential: vec!["Experience of managing people".into()],
        desirable: vec![],
        qualifications: vec![],
        manages_up_to: 8,
    }
}

fn establishment(posts: &[(u128, Post)]) -> Establishment {
    let jobs = [
        (10, job(&["Supervises social workers", "Chairs meetings", "Signs plans", "Manages budgets"])),
        (11, job(&["Supervises social workers", "Chairs meetings", "Signs plans", "Leads practice"])),
        (12, job(&["Runs groups", "Meets parents", "Plans holidays", "Drives the bus"])),
    ];
    Establishment {
        posts: posts.iter().map(|(n, post)| (PostId(id(*n)), post.clone())).collect(),
        jobs: jobs.into_iter().map(|(n, job)| (JobId(id(n)), job)).collect(),
        ..Establishment::default()
    }
}

fn proposed(present: &[(u128, Post)], after: &[(u128, Post)], says: &[(u128, Mapped)]) -> Classes {
    let says: BTreeMap<PostId, Mapped> =
        says.iter().map(|(n, mapped)| (PostId(id(*n)), mapped.clone())).collect();
    propose_classes(&establishment(present), &establishment(after), &says, &MatchRules::PROPOSED)
}

fn class(classes: &Classes, n: u128) -> (RoleClass, Because) {
    let one = &classes.present[&PostId(id(n))];
    (one.class, one.because)
}

#[test]
fn another_line_manager_or_team_leaves_a_post_unchanged() {
    let classes =
        proposed(&[(1, post("Team Manager", 5, Some(10)))], &[(1, post("Team Manager", 6, Some(10)))], &[]);
    assert_eq!(class(&classes, 1), (RoleClass::Unchanged, Because::SamePostMoved));
    assert_eq!(classes.proposed[&PostId(id(1))].class, RoleClass::Unchanged);
}

#[test]
fn a_deleted_post_with_a_new_one_that_matches_has_a_natural_successor() {
    let classes = proposed(
        &[(1, post("Team Manager", 5, Some(10)))],
        &[
            (2, post("Practice Manager", 5, Some(11))),
            (3, post("Practice Manager", 6, Some(11))),
            (4, post("Driver", 5, Some(12))),
        ],
        &[],
    );
    let found = &classes.present[&PostId(id(1))];
    assert_eq!(found.class, RoleClass::NaturalSuccessor);
    assert_eq!(found.others, [PostId(id(2)), PostId(id(3))]);
    assert!(found.percent.unwrap().at_least(70));
    assert_eq!(classes.proposed[&PostId(id(2))].class, RoleClass::New);
    assert_eq!(classes.proposed[&PostId(id(4))].others, []);
}

#[test]
fn a_post_that_nothing_matches_is_deleted_and_shows_its_best_match() {
    let classes =
        proposed(&[(1, post("Team Manager", 5, Some(10)))], &[(4, post("Driver", 5, Some(12)))], &[]);
    assert_eq!(class(&classes, 1), (RoleClass::Deleted, Because::Matched));
    assert!(classes.present[&PostId(id(1))].percent.is_some());
}

#[test]
fn the_proposal_is_followed_where_it_says_so() {
    let classes = proposed(
        &[(1, post("Team Manager", 5, Some(10))), (2, post("Team Manager", 5, Some(10)))],
        &[(3, post("Driver", 5, Some(12))), (4, post("Practice Manager", 5, Some(11)))],
        &[(1, Mapped::To(vec![PostId(id(3))])), (2, Mapped::Deleted)],
    );
    assert_eq!(class(&classes, 1), (RoleClass::Changed, Because::ProposalSays));
    assert_eq!(class(&classes, 2), (RoleClass::Deleted, Because::ProposalSays));
    assert_eq!(classes.proposed[&PostId(id(3))].class, RoleClass::Changed);
    assert_eq!(classes.proposed[&PostId(id(4))].class, RoleClass::New);
}

#[test]
fn without_a_job_description_nothing_is_compared_and_it_says_so() {
    let classes =
        proposed(&[(1, post("Team Manager", 5, None))], &[(2, post("Practice Manager", 5, Some(11)))], &[]);
    assert_eq!(class(&classes, 1), (RoleClass::Deleted, Because::NotCompared));
    assert_eq!(classes.present[&PostId(id(1))].percent, None);
}

#[test]
fn fewer_hours_in_the_same_job_are_a_change_of_terms() {
    let mut after = post("Team Manager", 5, Some(10));
    after.fte = Fte(80);
    let classes = proposed(&[(1, post("Team Manager", 5, Some(10)))], &[(1, after)], &[]);
    assert_eq!(class(&classes, 1).0, RoleClass::NaturalSuccessor);
}

#[test]
fn a_person_decides_with_a_reason() {
    let classes =
        proposed(&[(1, post("Team Manager", 5, Some(10)))], &[(4, post("Driver", 5, Some(12)))], &[]);
    let decision = |class, to: &[u128], reason: &str| ClassDecision {
        on: date(2021, 10, 6),
        post: PostId(id(1)),
        class,
        to: to.iter().map(|n| PostId(id(*n))).collect(),
        reason: reason.into(),
    };
    assert_eq!(classes.check(&decision(RoleClass::Deleted, &[], "No role takes on its duties")), []);
    let says = |decision: &ClassDecision| -> Vec<String> {
        classes.check(decision).iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        says(&decision(RoleClass::Deleted, &[], " ")),
        ["Enter the reason for the class, in agreement with the comparison or against it."]
    );
    assert_eq!(
        says(&decision(RoleClass::NaturalSuccessor, &[], "Much the same")),
        ["Choose the proposed post, or posts, that follow it."]
    );
    assert_eq!(
        says(&decision(RoleClass::NaturalSuccessor, &[9], "Same")),
        ["Choose posts of the proposed structure."]
    );
    assert_eq!(classes.undecided(&[]), [PostId(id(1))]);
    assert_eq!(classes.undecided(&[decision(RoleClass::Deleted, &[], "None")]), []);
}
