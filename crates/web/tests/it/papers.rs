//! The papers of a proposal: who reads them, what is in them, and what people write in them.

use axum::http::StatusCode;
use jiff::civil::date;
use service::Action;
use workforce::{Change, PostId, ProposalFact, ProposalId};

use crate::given::{House, TODAY};

const TABLE: &str = "\
post,title,service,team,ages,grade,fte,reports to,holds cases,person,name
P1,Head of Service,Safeguarding,Leadership,,P,1,,no,S1,Ada Bello
P2,Team Manager,Safeguarding,MASH,0-18,K,1,P1,no,S2,Sam Okoro
P3,Social Worker,Safeguarding,MASH,0-18,H,1,P2,yes,S3,Mei Lin
P4,Social Worker,Safeguarding,MASH,0-18,H,0.6,P2,yes,,";

fn house() -> House {
    let house = House::new();
    house.establish(TABLE);
    house
}

/// A draft that deletes the vacant part-time post.
fn draft(house: &House) -> ProposalId {
    let hr = house.sign_in("hr").viewer;
    let of = house.service.establishment(&hr, TODAY).unwrap();
    let gone: PostId = *of.posts.iter().find(|(_, post)| post.reference.as_deref() == Some("P4")).unwrap().0;
    let begun = ProposalFact::Drafted {
        name: "Destination 22".into(),
        case: "Children change worker too often.".into(),
        against: TODAY,
        effect: date(2022, 1, 31),
        branch_of: None,
        model: None,
    };
    let id = house.service.begin_proposal(&hr, begun).unwrap();
    let reason = "It has been vacant for a year.".to_owned();
    tell(house, id, ProposalFact::ChangeAdded { change: Box::new(Change::DeletePost(gone)), reason });
    id
}

fn tell(house: &House, id: ProposalId, fact: ProposalFact) {
    house.service.record_of_proposal(&house.sign_in("hr").viewer, id, vec![fact]).unwrap();
}

fn launch(house: &House, id: ProposalId) {
    tell(house, id, ProposalFact::Launched { on: TODAY });
}

fn words(id: ProposalId, part: &str) -> String {
    web::paths::paper_words(id, part, None)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_papers_of_a_draft_are_for_those_who_may_change_the_structure() {
    let house = house();
    let id = draft(&house);
    let paths = [
        web::paths::consultation_document(id),
        web::paths::consultation_document_pdf(id),
        web::paths::member_report(id),
        web::paths::member_report_pdf(id),
        web::paths::proposal_structure_pdf(id),
        words(id, "risks"),
    ];
    let (hr, practitioner) = (house.sign_in("hr"), house.sign_in("practitioner"));
    assert!(!practitioner.viewer.may(Action::ChangeStructure));
    for path in &paths {
        assert_eq!(hr.fetch(path).await.0, StatusCode::OK, "{path}");
        assert_eq!(practitioner.fetch(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    hr.open(&paths[0])
        .await
        .says(&["This proposal is a draft and confidential", "It has not been launched yet"]);

    launch(&house, id);
    for path in &paths {
        let open = path.contains("consultation-document") || path.contains("structure");
        let expected = if open { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(practitioner.fetch(path).await.0, expected, "{path}");
    }
    let papers = practitioner.open(&web::paths::proposal_part(id, "papers")).await;
    papers.says(&["Consultation document", "Structure charts"]);
    papers.never_says(&["Report to members", "What people write in them"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_consultation_document_says_what_changes_when_and_that_nothing_is_promised() {
    let house = house();
    let id = draft(&house);
    launch(&house, id);
    let page = house.sign_in("practitioner").open(&web::paths::consultation_document(id)).await;
    page.says(&[
        "Westhaven City Council",
        "3.6 full-time equivalents become 3 (\u{2212}0.6).",
        "Children change worker too often.",
        "It has been vacant for a year.",
        "<li>0.6 FTE Social Worker, grade H</li>",
        "No new post has an indicative grade.",
        "Wednesday 29 December 2021",
        "An application is never a promise.",
        "up to 2 roles in the first instance",
        "Nobody has recorded yet where to send questions",
        "Safeguarding: as it is",
        "Safeguarding: as proposed",
    ]);
    // Whose posts they are is nobody's business in a consultation, and what nobody wrote is not made up.
    page.never_says(&["Ada Bello", "Mei Lin", "There is an opportunity"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_says_what_nobody_recorded_and_what_it_costs_without_a_name() {
    let house = house();
    let id = draft(&house);
    let page = house.sign_in("hr").open(&web::paths::member_report(id)).await;
    page.says(&[
        "1 deleted, 0 new, 0 changed",
        "No recommendation is recorded yet.",
        "No alternative is described yet.",
        "No equality impact is recorded yet.",
        "No risk is described yet.",
        "Full-time equivalents by role and grade",
        "<th scope=\"row\">All roles</th>",
        "What checks of the structure found",
    ]);
    page.says(&[
        "What it costs and how it is paid for",
        "Cost over each span of time",
        "A whole year, line by line",
        "Virement between budgets",
        "What these figures rest on",
    ]);
    page.never_says(&["Ada Bello", "Mei Lin"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_is_written_with_a_reason_and_every_wording_stays_a_version() {
    let house = house();
    let id = draft(&house);
    let hr = house.sign_in("hr");
    let empty = hr.send(&words(id, "risks"), &[("text", ""), ("reason", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says(&["Enter the words of this part", "Enter why the words are written or changed"]);

    let typed =
        [("text", "Posts may stay vacant:\r\n- <b>cover</b> is budgeted"), ("reason", "For the cabinet.")];
    let done = hr.send(&words(id, "risks"), &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.page);
    assert_eq!(done.to, web::paths::proposal_papers_after(id, "worded"));
    hr.open(&done.to).await.says(&["The words are recorded.", "Posts may stay vacant:", "Not written"]);
    let report = hr.open(&web::paths::member_report(id)).await;
    report.says(&[
        "<p class=\"govuk-body\">Posts may stay vacant:</p>",
        "<li>&lt;b&gt;cover&lt;/b&gt; is budgeted</li>",
    ]);
    hr.open(&words(id, "risks")).await.says(&["Why are the words changed?", "Posts may stay vacant:"]);
    let versions = hr.open(&web::paths::proposal_part(id, "versions")).await;
    versions.says(&["Papers worded: risks", "For the cabinet."]);

    // Emptied, the part is gone again.
    hr.send(&words(id, "risks"), &[("text", " "), ("reason", "It was wrong.")]).await;
    hr.open(&web::paths::member_report(id)).await.says(&["No risk is described yet."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn opportunities_are_written_for_a_service_and_other_parts_are_not() {
    let house = house();
    let id = draft(&house);
    let hr = house.sign_in("hr");
    let of = house.service.establishment(&hr.viewer, TODAY).unwrap();
    let service = *of.services.keys().next().unwrap();
    let path = web::paths::paper_words(id, "opportunities", Some(service));
    hr.open(&path).await.says(&["Opportunities: Safeguarding"]);
    let done = hr.send(&path, &[("text", "- have one way in"), ("reason", "For the launch.")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.page);
    let page = hr.open(&web::paths::consultation_document(id)).await;
    page.says(&["There is an opportunity to", "<li>have one way in</li>"]);
    for odd in [
        web::paths::paper_words(id, "risks", Some(service)),
        words(id, "astrology"),
        web::paths::paper_words(
            id,
            "opportunities",
            Some("00000000-0000-0000-0000-000000000009".parse().unwrap()),
        ),
    ] {
        assert_eq!(hr.open(&odd).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_paper_and_the_structure_of_a_day_are_pdfs() {
    let house = house();
    let id = draft(&house);
    let hr = house.sign_in("hr");
    let chart = web::paths::structure(None, None, TODAY);
    hr.open(&chart).await.says(&["Open as a PDF, one team a page"]);
    for path in [
        web::paths::consultation_document_pdf(id),
        web::paths::member_report_pdf(id),
        web::paths::proposal_structure_pdf(id),
        web::paths::structure_pdf(&chart),
    ] {
        let (status, kind, bytes) = hr.fetch(&path).await;
        assert_eq!((status, kind.as_str()), (StatusCode::OK, "application/pdf"), "{path}");
        assert!(bytes.starts_with(b"%PDF-1.7"), "{path}");
    }
}
