use jiff::civil::date;
use rules::Policies;
use workforce::caseload::{Demand, Expected, Held, areas, each};
use workforce::checks::{CHECKS, Checking, Verdict};
use workforce::{Change, Establishment, Fte, StatutoryRole, apply};

use crate::given::{LAUNCH, a_post, post, small_service, structure_policies, team};

fn run(key: &str, of: &Establishment, demand: Option<&Demand>) -> Verdict {
    let (before, policies) = (small_service(), structure_policies());
    let checking =
        Checking { establishment: of, before: Some(&before), policies: &policies, day: LAUNCH, demand };
    CHECKS.iter().find(|check| check.key == key).unwrap().run(&checking)
}

fn says(verdict: Verdict) -> Vec<String> {
    match verdict {
        Verdict::Found(findings) => findings.into_iter().map(|finding| finding.says).collect(),
        Verdict::Holds => Vec::new(),
        Verdict::Unknown(why) => vec![format!("unknown: {why}")],
    }
}

fn after(changes: &[Change]) -> Establishment {
    let mut of = small_service();
    for change in changes {
        apply(&mut of, change).unwrap();
    }
    of
}

#[test]
fn a_post_whose_manager_is_deleted_is_found() {
    assert_eq!(run("manager", &small_service(), None), Verdict::Holds);
    let of = after(&[Change::DeletePost(post(11))]);
    let found = says(run("manager", &of, None));
    assert_eq!(found, ["Social Worker, PACT East reports to a post that is deleted"; 2]);
}

#[test]
fn spans_and_layers_are_held_to_policy() {
    let mut of = small_service();
    for n in 100..110 {
        of.posts.insert(post(n), a_post("Youth Support Worker", 5, Some(3)));
    }
    assert_eq!(
        says(run("span", &of, None)),
        ["Head of Early Help, Leadership has 11 posts under it; policy is 8"]
    );
    assert_eq!(run("layers", &small_service(), None), Verdict::Holds);
    of.posts.insert(post(200), a_post("Student", 3, Some(20)));
    of.posts.insert(post(201), a_post("Student", 3, Some(200)));
    assert_eq!(says(run("layers", &of, None)), ["There are 6 layers; policy is 5"]);
}

#[test]
fn a_function_that_no_team_with_posts_has_any_more_is_found() {
    let of = after(&[Change::DeletePost(post(30)), Change::CloseTeam(team(5))]);
    let found = says(run("functions", &of, None));
    assert_eq!(found, ["Family support: Early Help Hub had it, and no team with posts has it now"]);
}

#[test]
fn a_locality_without_a_team_is_found_where_the_service_works_in_localities() {
    assert!(says(run("localities", &small_service(), None)).is_empty(), "the hub serves the whole area");
    let of = after(&[Change::DeletePost(post(10)), Change::CloseTeam(team(2))]);
    assert_eq!(says(run("localities", &of, None)), ["Safeguarding: no team serves Central"]);
}

#[test]
fn an_age_between_two_teams_of_the_same_function_is_found() {
    let functions = |of| Change::SetFunctions(team(of), vec!["Family support".into()]);
    let of = after(&[
        functions(4),
        Change::SetAges(team(5), Some((0, 12))),
        Change::SetAges(team(4), Some((14, 17))),
    ]);
    assert_eq!(says(run("ages", &of, None)), ["Family support: no team serves children aged 13"]);
}

#[test]
fn roles_that_the_law_asks_for_are_missed_and_must_be_independent() {
    let missing = says(run("statutory", &small_service(), None));
    assert_eq!(missing.len(), 4, "{missing:?}");
    let of = after(&[
        Change::SetStatutory(post(30), Some(StatutoryRole::ReviewingOfficer)),
        Change::MoveLine(post(30), Some(post(11))),
    ]);
    let found = says(run("independence", &of, None));
    assert_eq!(
        found,
        ["Family Engagement Worker, Early Help Hub is independent reviewing officer and reports to Team \
          Manager, who manages those who hold cases"]
    );
}

#[test]
fn caseloads_join_posts_to_children_and_say_when_nobody_counted() {
    assert_eq!(
        says(run("caseload", &small_service(), None)),
        ["unknown: Nobody has counted or forecast the cases"]
    );
    // The two teams for plans are one area: they have one function.
    let demand = Demand { held: vec![held(3, 40), held(4, 33), held(5, 5)], ..Demand::default() };
    assert_eq!(
        says(run("caseload", &small_service(), Some(&demand))),
        [
            "Child protection plans: 73 cases today for 4 full-time equivalents are 18.3 each; policy is 18",
            "Family support: 5 cases and no post that holds them",
        ]
    );
}

fn held(of: u128, cases: u32) -> Held {
    Held { team: team(of), cases, then: None }
}

#[test]
fn a_caseload_within_policy_today_is_found_where_the_forecast_takes_it_beyond() {
    let then = Some(Expected { middle: 76.4, low: 60.0, high: 90.0 });
    let demand = Demand {
        then: Some(date(2023, 1, 1)),
        held: vec![Held { team: team(3), cases: 60, then }],
        ..Demand::default()
    };
    assert_eq!(
        says(run("caseload", &small_service(), Some(&demand))),
        [
            "Child protection plans: 60 cases today for 4 full-time equivalents are 15.0 each, about 76 on 1 January 2023 \
          would be 19.1 each; policy is 18"
        ]
    );
}

#[test]
fn cases_follow_their_work_when_teams_merge_and_posts_go() {
    let before = small_service();
    let of = after(&[
        Change::MovePost(post(20), team(4)),
        Change::DeletePost(post(21)),
        Change::MovePost(post(11), team(4)),
        Change::CloseTeam(team(3)),
    ]);
    let demand = Demand { held: vec![held(3, 30), held(4, 22)], ..Demand::default() };
    let area = areas(&before, &of, &demand).remove(0);
    assert_eq!((area.name().as_str(), area.cases, area.steady), ("Child protection plans", 52, 52));
    assert_eq!((area.before, area.after), (Fte(400), Fte(300)));
    assert_eq!(each(52.0, area.after).unwrap().to_string(), "17.3");
}

#[test]
fn what_no_policy_sets_could_not_be_checked_and_is_never_passed() {
    let (of, policies) = (small_service(), Policies::default());
    for check in CHECKS {
        let checking =
            Checking { establishment: &of, before: None, policies: &policies, day: LAUNCH, demand: None };
        let verdict = check.run(&checking);
        if matches!(check.key, "span" | "layers" | "functions" | "localities" | "caseload") {
            assert!(matches!(verdict, Verdict::Unknown(_)), "{}", check.key);
        }
        assert!(check.asks.ends_with('?') && !check.why.is_empty() && !check.source.is_empty());
    }
    let keys: std::collections::BTreeSet<_> = CHECKS.iter().map(|check| check.key).collect();
    assert_eq!(keys.len(), CHECKS.len());
}
