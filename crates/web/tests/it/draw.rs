//! A proposed structure drawn as a table: taken away, changed, and brought back as changes of the proposal.

use axum::http::StatusCode;
use workforce::Stage;

use crate::redesign::{begun, house, of};

const PROPOSED: &str = "\
post,title,service,team,ages,grade,fte,reports to,holds cases,held by,reason
P1,Head of Service,Safeguarding,Leadership,,P,1,,no,Ada Bello,
P2,Practice Manager,Safeguarding,MASH,0-18,K,1,P1,no,Sam Okoro,The role is wider.
P3,Social Worker,Safeguarding,MASH,0-18,H,1,NEW-1,yes,Mei Lin,
P4,Social Worker,Safeguarding,MASH,0-18,H,1,NEW-1,yes,,
NEW-1,Assistant Manager,Safeguarding,MASH,0-18,J,1,P2,no,,Two may not supervise nine.
NEW-2,Youth Worker,Young People,Outreach,11-18,F,0.6,P1,yes,,";

#[tokio::test(flavor = "multi_thread")]
async fn what_the_table_says_differently_is_added_change_by_change() {
    let house = house();
    let id = begun(&house).await;
    let hr = house.sign_in("hr");
    let page = web::paths::draw(id);
    hr.open(&web::paths::add_change(id)).await.says(&["Draw the proposed structure as a table", &page]);
    hr.open(&page).await.says(&["Download what is proposed so far", "NEW-1"]);

    // A post that is left out is deleted only where that is meant.
    let why = [("reason", "As the case for change says.")];
    let asked = hr.send_file(&page, &why, PROPOSED.as_bytes()).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    asked.says(&[
        "1 post is not in the table",
        "P5, Team Manager",
        "They are deleted",
        "As the case for change",
    ]);
    let meant = [("reason", "As the case for change says."), ("ending", "yes")];
    let drawn = hr.send_file(&page, &meant, PROPOSED.as_bytes()).await;
    assert_eq!(drawn.status, StatusCode::SEE_OTHER, "{}", drawn.page);
    hr.open(&drawn.to).await.says(&[
        "What the table says differently is added",
        "The role is wider.",
        "Two may not supervise nine.",
        "Assistant Manager",
        "Youth Worker",
        "Deleted posts (1)",
    ]);
    let record = house.service.proposal(&hr.viewer, id).unwrap();
    assert_eq!(record.proposal.stage, Stage::Draft);
    let proposed = record.proposal.outcome(&of(&house)).proposed;
    let titles: Vec<&str> = proposed.posts.values().map(|post| post.title.as_str()).collect();
    assert_eq!(titles.len(), 6);
    assert!(titles.contains(&"Practice Manager") && !titles.contains(&"Team Manager"));
    assert_eq!(proposed.staff.len(), of(&house).staff.len(), "nobody is changed by it");

    // What is proposed so far, taken away and brought back, adds nothing.
    let file = hr.download(&web::paths::draw_xlsx(id)).await;
    let same = hr.send_file(&page, &why, &file).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER, "{}", same.page);
    hr.open(&same.to).await.says(&["The table says what is proposed already"]);
    let after = house.service.proposal(&hr.viewer, id).unwrap();
    assert_eq!(after.proposal.version, record.proposal.version);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_cannot_be_taken_adds_nothing_and_says_what_to_put_right() {
    let house = house();
    let id = begun(&house).await;
    let hr = house.sign_in("hr");
    let page = web::paths::draw(id);
    let why = [("reason", "As the case for change says."), ("ending", "yes")];
    let bad = PROPOSED.replace("J,1,P2", "J,6,P2").replace("F,0.6,P1", "F,0.6,P9");
    let refused = hr.send_file(&page, &why, bad.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["Nothing was added. Put 2 things right", "Enter from 0.01 to 1", "P9"]);
    let ungraded = PROPOSED.replace("MASH,0-18,H,1,NEW-1,yes,Mei Lin", "MASH,0-18,,1,NEW-1,yes,Mei Lin");
    hr.send_file(&page, &why, ungraded.as_bytes()).await.says(&["Enter the grade of P3, Social Worker"]);
    hr.send_file(&page, &[("reason", " ")], PROPOSED.as_bytes()).await.says(&["Enter why"]);
    hr.send_file(&page, &why, b"post,title,service,team,fte\n").await.says(&["Give at least one row"]);
    hr.send_file(&page, &why, b"").await.says(&["Choose the file with the table"]);
    assert!(house.service.proposal(&hr.viewer, id).unwrap().proposal.changes.is_empty());
    // A draft is confidential.
    let worker = house.sign_in("worker");
    assert_eq!(worker.open(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(worker.open(&web::paths::draw_xlsx(id)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(worker.send_file(&page, &why, PROPOSED.as_bytes()).await.status, StatusCode::NOT_FOUND);
}
