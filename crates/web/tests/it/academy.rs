//! The academy's pages: empty, filled, refused, and to whom.

use axum::http::StatusCode;

use crate::given::{House, worker};

const TABLE: &str = "\
post,title,service,team,ages,grade,fte,reports to,holds cases,person,name
P1,Head of Service,Safeguarding,Leadership,,P,1,,no,S1,Ada Bello
P2,Social Worker,Safeguarding,MASH,0-18,H,1,P1,yes,S3,Mei Lin";

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_academy_says_what_will_be_there_and_how_it_comes() {
    let house = House::new();
    let hr = house.sign_in("hr");
    hr.open(web::paths::ACADEMY)
        .await
        .says(&["There are no figures yet", "Nobody is recorded on a way into the work"]);
    hr.open(web::paths::ACADEMY_PIPELINE).await.says(&["Nobody is in the assessed year", "Add somebody"]);
    hr.open(web::paths::ACADEMY_TRAINING).await.says(&["No course is recorded yet"]);
    hr.open(web::paths::ACADEMY_LEAVERS).await.says(&["Nobody left in these months"]);
    hr.open(web::paths::ACADEMY_AGENCY).await.says(&["Nobody works here through an agency"]);
    hr.open(web::paths::ACADEMY_SURVEYS).await.says(&["No survey is recorded yet"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_for_those_who_lead_and_names_for_human_resources() {
    let house = House::new();
    for (who, overview, agency) in [
        ("hr", StatusCode::OK, StatusCode::OK),
        ("director", StatusCode::OK, StatusCode::FORBIDDEN),
        ("practitioner", StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
    ] {
        let visitor = house.sign_in(who);
        assert_eq!(visitor.open(web::paths::ACADEMY).await.status, overview, "{who}");
        assert_eq!(visitor.open(web::paths::ACADEMY_AGENCY).await.status, agency, "{who}");
        let form = visitor.open(&web::paths::academy_record("cohort", None)).await.status;
        assert_eq!(form, agency, "{who}");
    }
    let stranger = web::paths::learning(workforce::StaffId(worker(77).0));
    assert_eq!(house.sign_in("hr").open(&stranger).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let house = House::new();
    house.establish(TABLE);
    let hr = house.sign_in("hr");
    let path = web::paths::academy_record("newcomer", None);
    let typed = [
        ("name", "Mina <Castle>"),
        ("route", "apprentice"),
        ("on-day", "6"),
        ("on-month", "9"),
        ("on-year", "2021"),
        ("expected-day", "6"),
        ("expected-month", "9"),
        ("expected-year", "2021"),
        ("supervisor", "00000000-0000-0000-0000-00000000dead"),
    ];
    let answer = hr.send(&path, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Choose somebody who works here", "Mina &#60;Castle&#62;"]);
    let right: Vec<(&str, &str)> = typed.into_iter().filter(|(name, _)| *name != "supervisor").collect();
    let answer = hr.send(&path, &right).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Enter a day after 6 September 2021, when it begins"]);
    let right: Vec<(&str, &str)> = right
        .into_iter()
        .map(|(name, value)| if name == "expected-year" { (name, "2024") } else { (name, value) })
        .collect();
    let answer = hr.send(&path, &right).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    hr.open(&answer.to).await.says(&["Mina &#60;Castle&#62;", "Recorded: add somebody", "6 September 2024"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_month_is_taken_away_as_csv_by_those_who_may() {
    let house = House::new();
    house.establish(TABLE);
    let text = String::from_utf8(house.sign_in("hr").download(web::paths::ACADEMY_CSV).await).unwrap();
    assert!(text.contains("month,whom,measure,name,figure,unit"), "{text}");
    assert_eq!(
        house.sign_in("practitioner").open(web::paths::ACADEMY_CSV).await.status,
        StatusCode::FORBIDDEN
    );
}
