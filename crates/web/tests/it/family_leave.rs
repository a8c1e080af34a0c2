//! Pregnancy and family leave on somebody's page in a change: told, corrected, taken back, and shown to nobody else.

use axum::http::StatusCode;
use service::change::PersonLine;
use workforce::people::consultation::{ConsultationFact, DocumentKind, DocumentPublished};
use workforce::{Change, ProposalFact, ProposalId, StaffId};

use crate::given::{House, TODAY};
use crate::redesign::{begun, house, of, post};

/// A proposal that ends a team manager's post, in consultation.
pub async fn launched(house: &House) -> ProposalId {
    let id = begun(house).await;
    let hr = house.sign_in("hr");
    let service = &house.service;
    let deleted = ProposalFact::ChangeAdded {
        change: Box::new(Change::DeletePost(post(house, "P2"))),
        reason: "Two teams become one.".into(),
    };
    service.record_of_proposal(&hr.viewer, id, vec![deleted]).unwrap();
    for kind in DocumentKind::REQUIRED {
        let fact = ConsultationFact::DocumentPublished(DocumentPublished {
            on: TODAY,
            kind: *kind,
            title: kind.to_string(),
            place: "The staff intranet".into(),
        });
        service.record_of_consultation(&hr.viewer, id, fact).unwrap();
    }
    service.record_of_proposal(&hr.viewer, id, vec![ProposalFact::Launched { on: TODAY }]).unwrap();
    id
}

pub fn named(house: &House, name: &str) -> StaffId {
    *of(house).staff.iter().find(|(_, one)| one.name == name).unwrap().0
}

fn line(house: &House, id: ProposalId, staff: StaffId) -> PersonLine {
    house.service.person_in_change(&house.sign_in("hr").viewer, id, staff).unwrap().1
}

const MATERNITY: [(&str, &str); 10] = [
    ("kind", "maternity leave"),
    ("from-day", "6"),
    ("from-month", "9"),
    ("from-year", "2021"),
    ("to-day", "4"),
    ("to-month", "9"),
    ("to-year", "2022"),
    ("child-day", "13"),
    ("child-month", "9"),
    ("child-year", "2021"),
];

#[tokio::test(flavor = "multi_thread")]
async fn leave_is_told_corrected_and_taken_back_on_the_page_of_the_person() {
    let house = house();
    let id = launched(&house).await;
    let (hr, staff) = (house.sign_in("hr"), named(&house, "Sam Okoro"));
    let page = web::paths::person_in_change(id, staff);
    let record = |act| web::paths::record_of_person(id, staff, act, None, None);

    let first = hr.open(&page).await;
    first.says(&["Pregnancy and family leave", "Nothing has been told.", "Record a pregnancy"]);
    first.never_says(&["Take back what was told"]);

    let form = hr.open(&record("family-leave")).await;
    form.says(&["Only the person and human resources read this.", "Maternity leave", "Adoption leave"]);
    let wrong = hr.send(&record("family-leave"), &[("from-day", "6"), ("from-month", "9")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says(&[
        "Choose which leave it is",
        "Enter the first day of leave with its year",
        "Enter the last day of leave",
        "Enter the day of birth or placement",
    ]);
    let mut backwards = MATERNITY;
    backwards[6] = ("to-year", "2020");
    let refused = hr.send(&record("family-leave"), &backwards).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["Enter a last day that is 6 September 2021 or later"]);

    let done = hr.send(&record("family-leave"), &MATERNITY).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.page);
    assert!(line(&house, id, staff).process.family.is_some());
    let told = hr.open(&page).await;
    told.says(&[
        "Maternity leave from 6 September 2021 to 4 September 2022",
        "The law gives priority for suitable posts today, 15 November 2021",
        "Take back what was told",
    ]);
    // What was told stands in the form, to be put right.
    hr.open(&record("family-leave")).await.says(&["value=\"2022\"", "checked"]);
    let mut corrected = MATERNITY;
    corrected[4..7].copy_from_slice(&[("to-day", "31"), ("to-month", "10"), ("to-year", "2021")]);
    hr.send(&record("family-leave"), &corrected).await;
    hr.open(&page).await.says(&["to 31 October 2021", "The law gives no priority for it today"]);

    let back = hr.send(&record("no-family-leave"), &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.page);
    hr.open(&page).await.says(&["Nothing has been told.", "Taken back."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pregnancy_is_told_with_the_day_on_which_the_council_knew() {
    let house = house();
    let id = launched(&house).await;
    let (hr, staff) = (house.sign_in("hr"), named(&house, "Sam Okoro"));
    let record = web::paths::record_of_person(id, staff, "pregnancy", None, None);
    let empty = hr.send(&record, &[]).await;
    empty.says(&["Enter the day on which the council was told"]);
    let tomorrow = [("told-day", "16"), ("told-month", "11"), ("told-year", "2021")];
    hr.send(&record, &tomorrow).await.says(&["Enter a day that is today, 15 November 2021, or earlier"]);
    let today = [("told-day", "15"), ("told-month", "11"), ("told-year", "2021")];
    assert_eq!(hr.send(&record, &today).await.status, StatusCode::SEE_OTHER);
    // The law of 2021 knew no priority in pregnancy.
    hr.open(&web::paths::person_in_change(id, staff)).await.says(&[
        "Pregnancy, of which the council was told on 15 November 2021",
        "The law gives no priority for it today",
    ]);
}
