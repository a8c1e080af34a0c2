//! Whose dismissal a proposal asks for, and what section 188 makes of the number.

use std::collections::BTreeMap;

use calendar::Date;
use jiff::civil::date;
use uuid::Uuid;
use workforce::people::classes::{ClassDecision, RoleClass, propose_classes};
use workforce::people::dismissals::Counting;
use workforce::people::matching::MatchRules;
use workforce::people::redundancy_law::{Duty, Proposed, ProposedEnd, collective_duties};
use workforce::people::roles::Roles;
use workforce::people::scope::in_scope;
use workforce::{Establishment, Fte, HoldingId, JobDescription, JobId, PostId};

use crate::given::{LAUNCH, a_post, holding, post};

const LAST_DAY: Date = date(2022, 1, 30);

fn job(duties: [&str; 4]) -> JobDescription {
    JobDescription {
        title: "Play Worker".into(),
        grade: Some("K".into()),
        duties: duties.iter().map(|one| workforce::Duty { duty: (*one).into(), weight: 25 }).collect(),
        essential: vec!["Experience of playing".into()],
        desirable: vec![],
        qualifications: vec![],
        manages_up_to: 0,
    }
}

/// Posts of one job, each held by somebody by so much; and others, new, of a job that matches it by 70% or more.
struct Case {
    before: Establishment,
    after: Establishment,
    decided: BTreeMap<PostId, ClassDecision>,
}

impl Case {
    fn new(held: &[i32], new: &[i32]) -> Case {
        let (old, next) = (JobId(Uuid::from_u128(10)), JobId(Uuid::from_u128(11)));
        let mut before = Establishment::default();
        before.jobs.insert(old, job(["Runs groups", "Meets parents", "Plans holidays", "Drives the bus"]));
        let mut after = before.clone();
        after.jobs.insert(next, job(["Runs groups", "Meets parents", "Plans holidays", "Leads practice"]));
        for (n, fte) in (1..).zip(held) {
            let mut is = a_post("Play Worker", 3, None);
            (is.job, is.fte) = (Some(old), Fte(*fte));
            before.posts.insert(post(n), is);
            before.holdings.insert(HoldingId(Uuid::from_u128(n)), holding(n, n, *fte));
        }
        for (n, fte) in (1_000..).zip(new) {
            let mut is = a_post("Play Lead", 3, None);
            (is.job, is.fte) = (Some(next), Fte(*fte));
            after.posts.insert(post(n), is);
        }
        Case { before, after, decided: BTreeMap::new() }
    }

    /// A person decides the class of a post.
    fn decides(mut self, n: u128, class: RoleClass, to: &[u128]) -> Case {
        let to = to.iter().map(|n| post(*n)).collect();
        let decision = ClassDecision { on: LAUNCH, post: post(n), class, to, reason: "Read by two.".into() };
        self.decided.insert(post(n), decision);
        self
    }

    fn proposed(&self) -> Vec<Proposed> {
        let classes = propose_classes(&self.before, &self.after, &BTreeMap::new(), &MatchRules::PROPOSED);
        let counting = Counting {
            scope: &in_scope(&self.before),
            classes: &classes,
            decided: &self.decided,
            roles: &Roles::of(&self.before, &self.after),
            proposed: &self.after,
        };
        counting.dismissals("Children's services", LAST_DAY)
    }

    fn duty(&self) -> Duty {
        collective_duties(&self.proposed(), LAUNCH).remove(0)
    }
}

#[test]
fn natural_successors_who_outnumber_the_posts_count() {
    let duty = Case::new(&[100; 30], &[100; 5]).duty();
    assert_eq!((duty.count, duty.days, duty.first), (25, Some(30), LAST_DAY));
    assert_eq!(duty.begin_by, Some(date(2021, 12, 31)));
    let duty = Case::new(&[100; 120], &[100; 10]).duty();
    assert_eq!((duty.count, duty.days), (110, Some(45)));
    assert_eq!(Case::new(&[100; 5], &[100; 5]).proposed(), [], "everybody is slotted in");
}

#[test]
fn hours_count_as_they_fit_into_the_posts_and_as_many_people_as_could_be_left() {
    // Four halves fill two posts.
    assert_eq!(Case::new(&[50; 4], &[100; 2]).proposed(), []);
    assert_eq!(Case::new(&[50; 5], &[100; 2]).proposed().len(), 1);
    // Two whole and four halves for two posts: the halves may all be left.
    assert_eq!(Case::new(&[100, 100, 50, 50, 50, 50], &[100; 2]).proposed().len(), 4);
    // No post takes three quarters where only halves are offered.
    assert_eq!(Case::new(&[75], &[50, 50]).proposed().len(), 1);
}

#[test]
fn the_class_that_a_person_decided_goes_before_the_one_that_was_proposed() {
    let ends = |case: &Case| case.proposed().iter().map(|one| one.what).collect::<Vec<_>>();
    let deleted = Case::new(&[100; 2], &[100; 2]).decides(1, RoleClass::Deleted, &[]);
    assert_eq!(ends(&deleted), [ProposedEnd::Redundancy]);
    let slotted = Case::new(&[100; 2], &[]).decides(1, RoleClass::Deleted, &[]);
    assert_eq!(ends(&slotted), [ProposedEnd::Redundancy; 2], "nothing follows the other");
}

#[test]
fn who_is_offered_new_terms_for_a_changed_role_counts() {
    let changed = Case::new(&[100; 20], &[100; 20]);
    let changed = (1..=20).fold(changed, |case, n| case.decides(n, RoleClass::Changed, &[1_000]));
    assert!(changed.proposed().iter().all(|one| one.what == ProposedEnd::NewTerms));
    assert_eq!(changed.duty().days, Some(30));
}

#[test]
fn somebody_with_two_posts_counts_once_if_either_of_them_ends() {
    let mut case = Case::new(&[60, 40], &[]);
    case.before.holdings.insert(HoldingId(Uuid::from_u128(2)), holding(1, 2, 40));
    assert_eq!(case.proposed().len(), 1, "both end");
    // The larger goes on as it is, the smaller ends.
    let stays = case.before.posts[&post(1)].clone();
    case.after.posts.insert(post(1), stays);
    assert_eq!(case.proposed().len(), 1);
    let stays = case.before.posts[&post(2)].clone();
    case.after.posts.insert(post(2), stays);
    assert_eq!(case.proposed(), []);
}
