//! A model structure beside the authority's own: loaded, drawn, changed by a proposal, and never mixed with it;
//! and cases against the posts that hold them.

use axum::http::StatusCode;
use jiff::civil::date;
use workforce::{ModelId, ProposalId};

use crate::given::{Answer, House, TODAY, Visitor};

const OURS: &str = "\
post,title,service,team,functions,fte,reports to,holds cases,person,name
P1,Head of Service,Safeguarding,Assessment East,Child and family assessments,1,,no,S1,Ada Bello
P2,Social Worker,Safeguarding,Assessment East,Child and family assessments,1,P1,yes,S3,Mei Lin
P3,Social Worker,Safeguarding,Assessment East,Child and family assessments,0.5,P1,yes,,";

const THEIRS: &str = "\
post,title,service,team,fte,reports to,holds cases
P1,Director,Children,Directorate,1,,no
P2,Team Manager,Children,North,1,P1,no
P3,Family Hub Worker,Children,North,1,P2,yes";

const FROM_TODAY: [(&str, &str); 3] = [("from-day", "15"), ("from-month", "11"), ("from-year", "2021")];

fn house() -> House {
    let house = House::new();
    house.establish(OURS);
    house
}

async fn load(visitor: &Visitor<'_>, table: &str, more: &[(&str, &str)]) -> Answer {
    let mut typed = FROM_TODAY.to_vec();
    typed.extend(more);
    visitor.send_file(web::paths::ESTABLISHMENT_LOAD, &typed, table.as_bytes()).await
}

/// A house beside which another council's structure stands.
async fn beside(house: &House) -> ModelId {
    let hr = house.sign_in("hr");
    let answer = load(&hr, THEIRS, &[("of", "new"), ("name", "Northport, 2024")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    hr.open(&answer.to)
        .await
        .says(&["The table was loaded", "<h1 class=\"govuk-heading-l\">Northport, 2024</h1>"]);
    house.service.models(&hr.viewer).unwrap().remove(0).0
}

#[tokio::test(flavor = "multi_thread")]
async fn another_councils_structure_stands_beside_our_own_and_neither_has_the_others_posts() {
    let house = house();
    let model = beside(&house).await;
    let analyst = house.sign_in("analyst");
    let theirs = analyst.open(&web::paths::about(web::paths::REDESIGN, Some(model))).await;
    theirs.says(&[
        "Westhaven City Council",
        "This is a model structure, kept to compare with. Nothing here changes our own establishment.",
        "<strong>3</strong> full-time equivalents in 3 posts",
        "Directorate",
    ]);
    theirs.never_says(&["Assessment East", "Forecast</a>"]);
    let ours = analyst.open(web::paths::REDESIGN).await;
    ours.says(&[
        "Northport, 2024",
        "Assessment East",
        "<strong>2.5</strong> full-time equivalents in 3 posts",
    ]);
    ours.never_says(&["Directorate"]);
    let chart = analyst.open(&web::paths::about(web::paths::STRUCTURE, Some(model))).await;
    chart.says(&["Family Hub Worker", "name=\"of\""]).never_says(&["Mei Lin"]);
    let csv = analyst.download(&web::paths::about(web::paths::ESTABLISHMENT_CSV, Some(model))).await;
    assert!(String::from_utf8(csv).unwrap().contains("Family Hub Worker"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_structure_without_a_name_or_with_one_that_is_taken_is_refused_beside_its_question() {
    let house = house();
    let model = beside(&house).await;
    let hr = house.sign_in("hr");
    let nameless = load(&hr, THEIRS, &[("of", "new"), ("name", " ")]).await;
    nameless.says(&["Enter whose structure it is, and of when", "id=\"name-error\""]);
    let taken = load(&hr, THEIRS, &[("of", "new"), ("name", "northport, 2024")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    taken.says(&["Choose the structure of that name above", "id=\"name-error\""]);
    let bad = load(&hr, &THEIRS.replace(",1,P1,", ",6,P1,"), &[("of", "new"), ("name", "Southport")]).await;
    bad.says(&["Nothing was loaded. Put 1 thing right"]);
    assert_eq!(house.service.models(&hr.viewer).unwrap().len(), 1, "nothing is half-loaded");
    // The same file for the structure that is there changes nothing; a smaller one asks what ends.
    let of = model.to_string();
    let again = load(&hr, THEIRS, &[("of", &of)]).await;
    hr.open(&again.to).await.says(&["Nothing was different from what is recorded"]);
    let smaller: String = THEIRS.lines().take(3).map(|line| format!("{line}\n")).collect();
    load(&hr, &smaller, &[("of", &of)])
        .await
        .says(&["1 post is recorded and not in the file", "P3, Family Hub Worker"]);
    let nobody = load(&hr, THEIRS, &[("of", "no structure")]).await;
    nobody.says(&["Choose whose structure it is"]);
    let unknown = uuid::Uuid::from_u128(77).to_string();
    assert_eq!(
        hr.open(&format!("{}?of={unknown}", web::paths::REDESIGN)).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_about_a_model_is_changed_checked_costed_and_compared_and_never_launched() {
    let house = house();
    let model = beside(&house).await;
    let hr = house.sign_in("hr");
    let begin = web::paths::about(web::paths::NEW_PROPOSAL, Some(model));
    hr.open(&begin).await.says(&["a set of changes to the model structure Northport, 2024"]);
    let typed = [
        ("name", "What Northport did"),
        ("case", "To compare."),
        ("effect-day", "31"),
        ("effect-month", "1"),
        ("effect-year", "2022"),
    ];
    let answer = hr.send(&begin, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let path = answer.to.split('?').next().unwrap();
    let id: ProposalId = path.rsplit('/').next().unwrap().parse().unwrap();
    let theirs = || house.service.structure(&hr.viewer, Some(model), date(2022, 1, 31)).unwrap();
    let gone = theirs();
    let gone = gone.posts.iter().find(|(_, post)| post.title == "Family Hub Worker").unwrap().0.to_string();
    let added =
        hr.send(&web::paths::add_kind(id, "delete"), &[("post", &gone), ("reason", "Less of it.")]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.page);
    hr.open(&web::paths::proposal(id)).await.says(&[
        "About the model structure <strong>Northport, 2024</strong>",
        "Deleted posts (1)",
        "<strong>3</strong> full-time equivalents become <strong>2</strong>",
    ]);
    // The cases are our own: nothing is held against another council's posts.
    let checks = hr.open(&web::paths::proposal_part(id, "checks")).await;
    checks.says(&["Nobody has counted or forecast the cases"]).never_says(&["Cases against posts"]);
    hr.open(web::paths::REDESIGN).await.never_says(&["What Northport did"]);
    hr.open(&web::paths::about(web::paths::REDESIGN, Some(model))).await.says(&["What Northport did"]);
    let main = hr.open(&web::paths::proposal(id)).await;
    main.says(&["What it costs", "Compare branches", "Give it up"]);
    main.never_says(&["Launch the consultation", "Classes of roles", "What this means for me"]);
    hr.open(&web::paths::proposal_cost(id)).await.says(&["Northport, 2024", "Not graded"]);
    let report = hr.open(&web::paths::member_report(id)).await;
    report.says(&["Northport, 2024"]).never_says(&["Assessment East"]);
    hr.open(&web::paths::proposal_part(id, "papers"))
        .await
        .says(&["Report to members"])
        .never_says(&["Consultation document"]);
    // Its branch is about the same model.
    let branch = [
        ("name", "Less of it"),
        ("case", "To compare."),
        ("effect-day", "31"),
        ("effect-month", "1"),
        ("effect-year", "2022"),
    ];
    let branched = hr.send(&web::paths::branch(id), &branch).await;
    assert_eq!(branched.status, StatusCode::SEE_OTHER, "{}", branched.page);
    hr.open(&web::paths::compare(id)).await.says(&["Less of it", "3 to 2"]);
    // Nobody is consulted on it and nobody's work changes with it, whatever address is asked for.
    for step in ["launch", "confirm", "carry-out"] {
        let taken = hr.send(&web::paths::step(id, step), &[("outcome", "Nothing.")]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "{step}: {}", taken.page);
        taken.says(&["this one is about a model structure", "It cannot be launched or carried out"]);
    }
    for page in [
        web::paths::consultation(id),
        web::paths::classes(id),
        web::paths::people_in_change(id),
        web::paths::filling(id),
        web::paths::equality(id),
        web::paths::children(id),
        web::paths::consultation_document(id),
    ] {
        let answer = hr.open(&page).await;
        assert_ne!(answer.status, StatusCode::OK, "{page}");
    }
    assert_eq!(theirs().posts.len(), 3, "the model is as it was");
    let ours = house.service.establishment(&hr.viewer, date(2022, 1, 31)).unwrap();
    assert_eq!(ours.posts.len(), 3, "our own establishment is as it was");
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_are_held_against_posts_before_and_after_a_proposal_and_on_the_page_of_the_forecast() {
    let house = house();
    for n in 0..40 {
        let child = house.child(&format!("Child{n}"), "Okafor", date(2014, 3, 14));
        house.allocate(child);
    }
    let hr = house.sign_in("hr");
    let typed = [
        ("name", "Fewer"),
        ("case", "To see."),
        ("effect-day", "31"),
        ("effect-month", "1"),
        ("effect-year", "2022"),
    ];
    let answer = hr.send(web::paths::NEW_PROPOSAL, &typed).await;
    let id: ProposalId = answer.to.split('?').next().unwrap().rsplit('/').next().unwrap().parse().unwrap();
    let ours = house.service.establishment(&hr.viewer, TODAY).unwrap();
    let vacant = ours.posts.iter().find(|(_, post)| post.fte.hundredths() == 50).unwrap().0.to_string();
    let added =
        hr.send(&web::paths::add_kind(id, "delete"), &[("post", &vacant), ("reason", "It is vacant.")]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.page);
    let checks = hr.open(&web::paths::proposal_part(id, "checks")).await;
    checks.says(&[
        "Cases against posts",
        "Child and family assessments",
        // 40 cases for 1.5 posts, and for 1.
        "data-label=\"Posts now\">1.5<",
        "26.7",
        "data-label=\"Posts proposed\">1<",
        "40.0",
        "Child and family assessments: 40 cases today for 1 full-time equivalents are 40.0 each; policy is 18",
        "Local policy is at most 18 for each full-time worker.",
    ]);
}
