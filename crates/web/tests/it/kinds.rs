//! Kinds of change of a proposal: teams that are split, move, leave; posts that come in; services.

use axum::http::StatusCode;

use crate::redesign::{add, begun, house, of, post};

#[tokio::test(flavor = "multi_thread")]
async fn a_team_is_split_once_its_posts_are_ticked() {
    let house = house();
    let id = begun(&house).await;
    let of = of(&house);
    let mash = of.teams.iter().find(|(_, team)| team.name == "MASH").unwrap().0.to_string();
    let goes = post(&house, "P4").to_string();
    let reason = ("reason", "Two teams close to their localities.");
    let first = add(&house, id, "split", &[("team", &mash), ("name", "MASH West"), reason]).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    first
        .says(&["Tick the posts that go to it", "MASH West", &goes])
        .never_says(&[&post(&house, "P5").to_string()]);
    let typed = [("team", mash.as_str()), ("name", "MASH West"), ("posts", &goes), reason];
    assert_eq!(add(&house, id, "split", &typed).await.status, StatusCode::SEE_OTHER);
    let page = house.sign_in("hr").open(&web::paths::proposal(id)).await;
    page.says(&["MASH West"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn teams_go_to_another_service_or_leave_and_posts_come_in() {
    let house = house();
    let id = begun(&house).await;
    let found = of(&house);
    let team = |name: &str| found.teams.iter().find(|(_, team)| team.name == name).unwrap().0.to_string();
    let (mash, court, head) = (team("MASH"), team("Court"), post(&house, "P1").to_string());
    let reason = ("reason", "As the case for change says.");
    let made = add(&house, id, "create-service", &[("name", "Early Help"), reason]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.page);
    let hr = house.sign_in("hr");
    let record = house.service.proposal(&hr.viewer, id).unwrap();
    let outcome = record.proposal.outcome(&found);
    let service = outcome.proposed.services.iter().find(|(_, one)| one.name == "Early Help").unwrap().0;
    let service = service.to_string();
    let in_parts = |day: &'static str| [("on-day", day), ("on-month", "1"), ("on-year", "2022")];
    let comes = [
        ("from", "Harbour Academy"),
        ("title", "Family Worker"),
        ("team", mash.as_str()),
        ("reports_to", head.as_str()),
        ("grade", "F"),
        ("fte", "0.6"),
        ("name", "Iris Vale"),
        reason,
    ];
    let wrong: Vec<_> = comes.into_iter().chain(in_parts("40")).collect();
    add(&house, id, "transfer-in", &wrong).await.says(&["Iris Vale", "There is a problem"]);
    let right: Vec<_> = comes.into_iter().chain(in_parts("31")).collect();
    for (kind, typed) in [
        ("move-team", &[("team", mash.as_str()), ("service", &service), reason][..]),
        ("transfer-out", &[("team", court.as_str()), ("to", "Wexcombe Health Trust"), reason]),
        ("transfer-in", &right),
        ("functions", &[("team", mash.as_str()), ("functions", "Contacts\nReferrals"), reason]),
        ("statutory", &[("post", head.as_str()), ("statutory", "principal social worker"), reason]),
        ("rename-service", &[("service", service.as_str()), ("name", "Early Help and Advice"), reason]),
    ] {
        let answer = add(&house, id, kind, typed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{kind}: {}", answer.page);
    }
    let record = house.service.proposal(&hr.viewer, id).unwrap();
    let outcome = record.proposal.outcome(&found);
    assert_eq!(outcome.refused, []);
    let proposed = outcome.proposed;
    assert!(proposed.teams.values().all(|team| team.name != "Court"), "it has left with its posts");
    let come = proposed.posts.values().find(|post| post.title == "Family Worker").unwrap();
    assert_eq!(proposed.services[&proposed.teams[&come.team].service].name, "Early Help and Advice");
    assert!(proposed.staff.values().any(|member| member.name == "Iris Vale"));
    let page = hr.open(&web::paths::proposal(id)).await;
    page.says(&["Wexcombe Health Trust", "comes in from Harbour Academy on 31 January 2022"]);
}
