//! A structure that was drawn as a table becomes the changes of a proposal.

use proptest::prelude::*;
use workforce::{Change, Contract, Establishment, Fte, Post, Step, apply, changes_between};

use crate::given::{a_post, post, small_service, team};

fn made(before: &Establishment, steps: &[Step]) -> Establishment {
    let mut made = before.clone();
    for step in steps {
        let done = apply(&mut made, &step.change);
        assert!(done.is_ok(), "{:?}: {done:?}", step.change);
    }
    made
}

/// What is to be the same: teams by name, since a renamed one keeps its identifier.
fn shape(of: &Establishment) -> Vec<(String, String, Post)> {
    let team_of = |post: &Post| of.teams[&post.team].clone();
    let service_of = |post: &Post| of.services[&team_of(post).service].name.clone();
    let row = |it: &Post| {
        let place = (team_of(it).name, service_of(it));
        (place.0, place.1, Post { team: team(0), ..it.clone() })
    };
    of.posts.values().map(row).collect()
}

fn kinds(steps: &[Step]) -> Vec<&'static str> {
    steps.iter().map(|step| step.change.kind()).collect()
}

#[test]
fn the_same_structure_takes_no_change() {
    assert_eq!(changes_between(&small_service(), &small_service()), []);
}

#[test]
fn posts_are_created_from_the_top_down_and_deleted_from_the_bottom_up() {
    let before = small_service();
    let mut after = before.clone();
    // The identifier of the manager comes after those of the workers.
    after.posts.insert(post(90), a_post("Practice Manager", 5, Some(3)));
    after.posts.insert(post(80), a_post("Youth Worker", 5, Some(90)));
    for gone in [11, 20, 21] {
        after.posts.remove(&post(gone));
    }
    let steps = changes_between(&before, &after);
    let about: Vec<_> = steps.iter().filter_map(|step| step.post).collect();
    assert_eq!(about, [post(90), post(80), post(20), post(21), post(11)]);
    assert_eq!(kinds(&steps).last(), Some(&"Deleted posts"), "the team is still in the table");
    after.teams.remove(&team(3));
    assert_eq!(changes_between(&before, &after).last().unwrap().change, Change::CloseTeam(team(3)));
}

#[test]
fn a_team_that_never_had_a_post_is_in_no_table_and_stays() {
    let mut before = small_service();
    before.teams.insert(team(9), before.teams[&team(5)].clone());
    assert_eq!(changes_between(&before, &small_service()), []);
}

#[test]
fn two_posts_change_places_in_the_line() {
    let before = small_service();
    let mut after = before.clone();
    after.posts.get_mut(&post(20)).unwrap().reports_to = Some(post(2));
    after.posts.get_mut(&post(11)).unwrap().reports_to = Some(post(20));
    assert_eq!(shape(&made(&before, &changes_between(&before, &after))), shape(&after));
}

#[test]
fn a_team_whose_posts_all_stand_in_one_new_team_was_renamed() {
    let before = small_service();
    let mut after = before.clone();
    let mut youth = after.teams.remove(&team(4)).unwrap();
    youth.name = "Young People".into();
    after.teams.insert(team(40), youth);
    for it in after.posts.values_mut().filter(|post| post.team == team(4)) {
        it.team = team(40);
    }
    let steps = changes_between(&before, &after);
    assert_eq!(steps, [Step { change: Change::RenameTeam(team(4), "Young People".into()), post: None }]);
}

proptest! {
    #[test]
    fn applied_in_their_order_the_changes_make_the_other_structure(
        gone in proptest::collection::vec(0usize..11, 0..5),
        moved in proptest::collection::vec((0usize..11, 1u128..6, 0usize..11), 0..6),
        changed in proptest::collection::vec((0usize..11, 1i32..=100, any::<bool>()), 0..6),
        new in proptest::collection::vec((40u128..60, 1u128..6, 0usize..11), 0..6),
    ) {
        let before = small_service();
        let ids: Vec<_> = before.posts.keys().copied().collect();
        let mut after = before.clone();
        for (n, of, above) in new {
            after.posts.insert(post(n), a_post("Youth Worker", of, None));
            let _ = apply(&mut after, &Change::MoveLine(post(n), Some(ids[above])));
        }
        for (which, to, above) in moved {
            let _ = apply(&mut after, &Change::MovePost(ids[which], team(to)));
            let _ = apply(&mut after, &Change::MoveLine(ids[which], Some(ids[above])));
            let _ = apply(&mut after, &Change::SetDotted(ids[above], vec![ids[which]]));
        }
        for (which, fte, on) in changed {
            let it = after.posts.get_mut(&ids[which]).unwrap();
            it.fte = Fte(fte);
            it.grade = Some("J".into());
            it.contract = if on { Contract::Temporary } else { Contract::OnHold };
        }
        for which in gone {
            let id = ids[which];
            let above = after.posts.get(&id).and_then(|it| it.reports_to);
            if after.posts.remove(&id).is_none() {
                continue;
            }
            for it in after.posts.values_mut() {
                it.dotted.retain(|other| *other != id);
                if it.reports_to == Some(id) {
                    it.reports_to = above;
                }
            }
        }
        let steps = changes_between(&before, &after);
        prop_assert_eq!(shape(&made(&before, &steps)), shape(&after));
        prop_assert!(changes_between(&after, &made(&before, &steps)).is_empty());
    }
}
