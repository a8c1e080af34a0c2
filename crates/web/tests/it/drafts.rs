//! What a draft of a proposal holds is for those who may change the structure: before the launch, and of the
//! time before it ever after.

use axum::http::StatusCode;
use workforce::ProposalId;

use crate::given::House;
use crate::redesign::{add, begun, house, post};

/// A proposal of which a deletion was taken out again before the launch.
async fn with_a_change_of_mind(house: &House) -> ProposalId {
    let id = begun(house).await;
    let (kept, spared) = (post(house, "P4").to_string(), post(house, "P3").to_string());
    let hr = house.sign_in("hr");
    let typed = [("post", spared.as_str()), ("reason", "Court can do without.")];
    assert_eq!(add(house, id, "delete", &typed).await.status, StatusCode::SEE_OTHER);
    let typed = [("reason", "Court cannot do without.")];
    assert_eq!(hr.send(&web::paths::take_out(id, 1), &typed).await.status, StatusCode::SEE_OTHER);
    let typed = [("post", kept.as_str()), ("reason", "It has been vacant for a year.")];
    assert_eq!(add(house, id, "delete", &typed).await.status, StatusCode::SEE_OTHER);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_change_the_structure_reads_the_versions_from_the_launch() {
    let house = house();
    let id = with_a_change_of_mind(&house).await;
    let hr = house.sign_in("hr");
    assert_eq!(hr.send(&web::paths::step(id, "launch"), &[]).await.status, StatusCode::SEE_OTHER);
    let equality = web::paths::equality(id);
    hr.open(&equality).await.says(&["No figures yet", "at the end of 29 November 2021"]);
    let typed = [("reason", "The post is filled again.")];
    assert_eq!(hr.send(&web::paths::take_out(id, 2), &typed).await.status, StatusCode::SEE_OTHER);
    let path = web::paths::proposal_part(id, "versions");
    hr.open(&path).await.says(&["Begun as", "Court can do without.", "Court cannot do without."]);
    let staff = house.sign_in("staff");
    staff
        .open(&path)
        .await
        .says(&[
            "Consultation launched on 15 November 2021, with 1 change<",
            "Change 2 taken out",
            "The post is filled again.",
        ])
        .never_says(&["Begun as", "Added:", "Court can", "Change 1 taken out"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_and_no_file_of_a_draft_answers_somebody_of_the_staff() {
    let house = house();
    let id = with_a_change_of_mind(&house).await;
    let (staff, hr) = (house.sign_in("staff"), house.sign_in("hr"));
    assert!(staff.viewer.may(service::Action::SeeStructure), "or every page is refused for another reason");
    let person = crate::redesign::of(&house).staff.keys().next().unwrap().to_string();
    let mut answered = Vec::new();
    let mut walked = 0;
    for page in web::pages::PAGES.iter().filter(|page| page.path.starts_with(web::paths::REDESIGN)) {
        let path = page
            .path
            .split('/')
            .map(|part| match part {
                "{id}" => id.to_string(),
                "{number}" => "2".to_owned(),
                "{kind}" => "delete".to_owned(),
                "{step}" => "launch".to_owned(),
                "{staff}" => person.clone(),
                "{part}" => "risks".to_owned(),
                "{what}" => "told".to_owned(),
                other => other.to_owned(),
            })
            .collect::<Vec<_>>()
            .join("/");
        let of_it = page.path.starts_with(web::paths::PROPOSAL);
        // Pages about all of the structure may be asked about a proposal.
        let path = if of_it { path } else { format!("{path}?proposal={id}") };
        let (status, _, bytes) = staff.fetch(&path).await;
        walked += usize::from(of_it && hr.fetch(&path).await.0 == StatusCode::OK);
        let words = String::from_utf8_lossy(&bytes);
        if of_it && status == StatusCode::OK
            || ["Destination 22", "Court can"].iter().any(|one| words.contains(one))
        {
            answered.push(format!("{path}: {status}"));
        }
    }
    assert!(answered.is_empty(), "{answered:#?}");
    assert!(walked > 15, "only {walked} of the pages are there for those who may change the structure");
}
