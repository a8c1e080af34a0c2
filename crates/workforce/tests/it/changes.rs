use proptest::prelude::*;
use uuid::Uuid;
use workforce::{
    Change, Contract, Difference, Establishment, Fte, Part, PostId, Team, WeeksAYear, apply, compare,
    role_lines,
};

use crate::given::{a_post, holding, post, service, small_service, team};

fn done(change: Change) -> Establishment {
    let mut of = small_service();
    apply(&mut of, &change).unwrap();
    of
}

/// What is said where a change cannot be made; nothing may have changed then.
fn refused(change: Change) -> String {
    let mut of = small_service();
    let refusal = apply(&mut of, &change).unwrap_err();
    assert_eq!(of, small_service(), "a refused change leaves everything as it was");
    refusal.to_string()
}

#[test]
fn a_deleted_post_takes_its_holder_out_of_the_establishment_but_not_out_of_the_service() {
    let of = done(Change::DeletePost(post(10)));
    assert!(!of.posts.contains_key(&post(10)));
    assert!(of.holdings.values().all(|holding| holding.post != post(10)));
    assert_eq!(of.staff.len(), 3, "whoever held it still works here");
}

#[test]
fn a_post_is_created_in_a_team_that_is_there_with_hours_that_can_be() {
    let of = done(Change::CreatePost(post(40), a_post("MASH Practice Manager", 2, Some(2))));
    assert_eq!(of.fte(), small_service().fte() + Fte::FULL);
    let mut six = a_post("Practice Manager", 2, Some(2));
    six.fte = Fte(600);
    assert_eq!(
        refused(Change::CreatePost(post(40), six)),
        "Enter from 0.01 to 1 full-time equivalent; more than one post is several posts. You gave 6."
    );
    let nowhere = a_post("Practice Manager", 99, None);
    assert!(refused(Change::CreatePost(post(40), nowhere)).starts_with("Choose a team that is there"));
    assert!(refused(Change::CreatePost(post(10), a_post("Practice Manager", 2, None))).contains("already"));
}

#[test]
fn nobody_comes_to_manage_themselves() {
    let says = refused(Change::MoveLine(post(2), Some(post(20))));
    assert!(says.starts_with("Choose a manager who does not report, through others, to this post"), "{says}");
    assert!(refused(Change::MoveLine(post(2), Some(post(2)))).starts_with("Choose a manager"));
    assert_eq!(done(Change::MoveLine(post(20), Some(post(12)))).posts[&post(20)].reports_to, Some(post(12)));
}

#[test]
fn a_team_that_moves_its_line_brings_only_those_who_reported_outside_it() {
    let of = done(Change::MoveTeamLine(team(3), post(3)));
    assert_eq!(of.posts[&post(11)].reports_to, Some(post(3)), "its manager reports to the new head");
    assert_eq!(of.posts[&post(20)].reports_to, Some(post(11)), "its workers stay with their manager");
}

#[test]
fn a_team_is_closed_only_when_it_is_empty_and_a_service_only_without_teams() {
    assert!(refused(Change::CloseTeam(team(2))).contains("1 are left"));
    assert!(refused(Change::CloseService(service(2))).contains("Move or delete its teams"));
}

#[test]
fn a_team_is_split_by_posts_and_merged_back() {
    let part = Part {
        team: team(9),
        is: Team {
            name: "PACT Central".into(),
            service: service(2),
            functions: vec!["Court work".into()],
            ages: None,
            localities: vec!["Central".into()],
        },
        posts: vec![post(20)],
    };
    let mut of = small_service();
    apply(&mut of, &Change::SplitTeam(team(3), vec![part.clone()])).unwrap();
    assert_eq!(of.posts[&post(20)].team, team(9));
    let merge =
        Change::MergeTeams { into: team(3), teams: vec![team(9)], name: "PACT East and Central".into() };
    apply(&mut of, &merge).unwrap();
    assert_eq!(of.posts[&post(20)].team, team(3));
    assert_eq!(of.teams[&team(3)].name, "PACT East and Central");
    assert!(of.teams[&team(3)].functions.contains(&"Court work".to_owned()), "no function is lost");
    let twice = vec![part.clone(), Part { team: team(8), ..part }];
    assert!(refused(Change::SplitTeam(team(3), twice)).contains("one part only"));
}

#[test]
fn ages_hours_weeks_contracts_and_grades_change_within_what_can_be() {
    assert!(refused(Change::SetAges(team(5), Some((13, 4)))).contains("the younger first"));
    assert_eq!(done(Change::SetAges(team(5), Some((0, 13)))).teams[&team(5)].ages, Some((0, 13)));
    assert!(refused(Change::SetHours(post(20), Fte(0))).contains("0.01"));
    assert!(refused(Change::SetWeeks(post(20), WeeksAYear(6000))).contains("52.14"));
    let of = done(Change::SetContract(post(20), Contract::Temporary));
    assert_eq!(of.posts[&post(20)].contract, Contract::Temporary);
    let regraded = done(Change::Regrade { post: post(10), grade: "L".into(), indicative: true }).posts
        [&post(10)]
        .clone();
    assert_eq!((regraded.grade.as_deref(), regraded.indicative), (Some("L"), true));
}

#[test]
fn a_transfer_out_takes_the_team_and_a_transfer_in_brings_post_and_holder() {
    let of = done(Change::TransferOut(team(5), "the health service".into()));
    assert!(!of.teams.contains_key(&team(5)) && !of.posts.contains_key(&post(30)));
    let member = small_service().staff[&crate::given::staff(1)].clone();
    let from_academy = Change::TransferIn {
        post: (post(50), {
            let mut it = a_post("Senior Early Help Worker", 5, Some(3));
            it.fte = Fte(61);
            it
        }),
        holder: Some((
            crate::given::staff(9),
            member,
            workforce::HoldingId(Uuid::from_u128(90)),
            holding(9, 50, 61),
        )),
        from: "a primary school that becomes an academy".into(),
        on: jiff::civil::date(2024, 9, 1),
    };
    let of = done(from_academy);
    assert_eq!(of.filled()[&post(50)], Fte(61));
}

#[test]
fn every_post_of_either_is_compared_once_with_what_differs_in_words() {
    let before = small_service();
    let mut after = before.clone();
    for change in [
        Change::DeletePost(post(10)),
        Change::CreatePost(post(40), a_post("MASH Practice Manager", 2, Some(2))),
        Change::Retitle(post(11), "PACT Practice Manager".into()),
        Change::MoveLine(post(30), Some(post(2))),
    ] {
        apply(&mut after, &change).unwrap();
    }
    let compared = compare(&before, &after);
    let of = |difference| compared.iter().filter(|one| one.difference == difference).count();
    assert_eq!(
        (of(Difference::Deleted), of(Difference::New), of(Difference::Changed), of(Difference::Unchanged)),
        (1, 1, 2, 8)
    );
    let moved = compared.iter().find(|one| one.post == post(30)).unwrap();
    let field = &moved.fields[0];
    assert_eq!(
        (field.field, field.before.as_str(), field.after.as_str()),
        ("Line manager", "Head of Early Help", "Head of Safeguarding")
    );
}

#[test]
fn the_lines_of_roles_add_up_to_both_totals() {
    let before = small_service();
    let mut after = before.clone();
    apply(&mut after, &Change::DeletePost(post(10))).unwrap();
    let lines = role_lines(&before, &after);
    assert_eq!(lines.iter().map(|line| line.before).sum::<Fte>(), before.fte());
    assert_eq!(lines.iter().map(|line| line.after).sum::<Fte>(), after.fte());
    let workers = lines.iter().find(|line| line.title == "Social Worker").unwrap();
    assert_eq!((workers.before, workers.filled, workers.vacant()), (Fte(400), Fte(160), Fte(240)));
}

/// Any change of the small service that names things by number.
fn some_change() -> impl Strategy<Value = Change> {
    let a = || prop_oneof![1u128..=3, 10u128..=12, 20u128..=23, Just(30u128), 40u128..=42].prop_map(post);
    let t = || (1u128..=6).prop_map(team);
    prop_oneof![
        a().prop_map(Change::DeletePost),
        (a(), t()).prop_map(|(it, of)| {
            let mut new = a_post("Youth Support Worker", 1, None);
            new.team = of;
            Change::CreatePost(it, new)
        }),
        (a(), proptest::option::of(a())).prop_map(|(it, above)| Change::MoveLine(it, above)),
        (a(), t()).prop_map(|(it, of)| Change::MovePost(it, of)),
        (t(), a()).prop_map(|(of, above)| Change::MoveTeamLine(of, above)),
        (a(), -5i32..120).prop_map(|(it, fte)| Change::SetHours(it, Fte(fte))),
        t().prop_map(Change::CloseTeam),
        (t(), proptest::collection::vec(t(), 0..3)).prop_map(|(into, teams)| Change::MergeTeams {
            into,
            teams,
            name: "Merged".into()
        }),
        t().prop_map(|of| Change::TransferOut(of, "another council".into())),
    ]
}

/// Every post stands in a team that is there, and no line upwards comes back to where it began.
fn sound(of: &Establishment) -> bool {
    let in_a_team = of.posts.values().all(|post| of.teams.contains_key(&post.team));
    let ends = |start: &PostId| {
        let mut at = Some(*start);
        // One step more than there are posts: the last may name a manager who is deleted.
        for _ in 0..of.posts.len() + 2 {
            match at {
                None => return true,
                Some(post) => at = of.posts.get(&post).and_then(|post| post.reports_to),
            }
        }
        false
    };
    in_a_team && of.posts.keys().all(ends)
}

proptest! {
    #[test]
    fn whatever_is_changed_the_establishment_stays_sound_and_a_refusal_changes_nothing(
        changes in proptest::collection::vec(some_change(), 0..20),
    ) {
        let mut of = small_service();
        for change in &changes {
            let before = of.clone();
            if apply(&mut of, change).is_err() {
                prop_assert_eq!(&of, &before);
            }
            prop_assert!(sound(&of), "{:?}", change);
        }
        let compared = compare(&small_service(), &of);
        let of_the_second = compared.iter().filter(|one| one.difference != Difference::Deleted).count();
        prop_assert_eq!(of_the_second, of.posts.len());
    }
}
