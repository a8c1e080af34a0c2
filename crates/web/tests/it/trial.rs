//! The trial in another post on somebody's page: what human resources record, in the order that the law asks.

use axum::http::StatusCode;
use workforce::people::process::{Basis, OfferAccepted, Offered};

use crate::family_leave::{launched, named};
use crate::given::TODAY;
use crate::redesign::{house, post};

const WRITTEN: [(&str, &str); 2] = [("retraining", "A course for court work"), ("in_writing", "yes")];

fn day(name: &str, day: &str, month: &str, year: &str) -> Vec<(String, String)> {
    let parts = [("day", day), ("month", month), ("year", year)];
    parts.map(|(part, value)| (format!("{name}-{part}"), value.to_owned())).to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_longer_trial_is_recorded_before_the_trial_and_not_after() {
    let house = house();
    let id = launched(&house).await;
    let (hr, staff) = (house.sign_in("hr"), named(&house, "Sam Okoro"));
    let (service, other) = (&house.service, post(&house, "P5"));
    let role = service.change(&hr.viewer, id).unwrap().roles.proposed[&other];
    let offered = Offered { on: TODAY, role, post: other, basis: Basis::Redeployment, answer_by: TODAY };
    service.record_of_person(&hr.viewer, id, staff, offered.into()).unwrap();
    let accepted = OfferAccepted { on: TODAY, offer: 1 };
    service.record_of_person(&hr.viewer, id, staff, accepted.into()).unwrap();

    let page = web::paths::person_in_change(id, staff);
    hr.open(&page).await.says(&["Agree a longer trial for retraining", "Start the trial in another post"]);
    let send = async |act: &str, number: Option<u32>, dates: Vec<(String, String)>, more: &[(&str, &str)]| {
        let mut typed: Vec<(&str, &str)> =
            dates.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        typed.extend(more);
        hr.send(&web::paths::record_of_person(id, staff, act, number, None), &typed).await
    };
    let none = send("extend-trial", None, vec![], &[]).await;
    none.says(&[
        "Enter the day of the agreement",
        "Enter the last day of the trial",
        "Enter what the retraining is",
    ]);
    let agreed = [day("on", "15", "11", "2021"), day("until", "31", "1", "2022")].concat();
    let kept = send("extend-trial", None, agreed.clone(), &WRITTEN).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.page);
    hr.open(&page).await.says(&["Until Monday 31 January 2022, for A course for court work."]);
    // The work begins after the agreement.
    let same_day = send("start-trial", Some(1), day("on", "15", "11", "2021"), &[]).await;
    assert_eq!(same_day.status, StatusCode::UNPROCESSABLE_ENTITY);
    same_day.says(&["Enter a first day after 15 November 2021"]);
}
