//! The room Measure: the scorecard through its lenses, an indicator, the children behind it, the files.

use std::io::Cursor;

use axum::http::StatusCode;
use calamine::{Reader, Xlsx};
use calendar::Month;
use jiff::civil::date;
use practice::code_sets::{PersonRole, Sex};
use practice::facts::{Birth, Corrected, Name, PersonRegistered};
use service::Known;
use web::scorecard_files::{About, book, csv};

use crate::given::{House, TODAY, told};

const OCTOBER: Month = Month::constant(2021, 10);

/// A house where a contact of October was recorded only in November.
fn house_with_a_late_contact() -> House {
    let house = House::new();
    let child = house.person(PersonRegistered {
        on: date(2021, 10, 20),
        role: PersonRole::Child,
        name: Name { given: "Amara".into(), family: "Okafor".into() },
        born: Birth::Exact(date(2014, 3, 14)),
        sex: Sex::Female,
    });
    house.contact(child, date(2021, 10, 20), "Not at school for two weeks.");
    house
}

#[tokio::test(flavor = "multi_thread")]
async fn the_scorecard_shows_seven_whole_months_each_as_known_at_its_end_and_what_has_changed_since() {
    let house = house_with_a_late_contact();
    let page = house.sign_in("analyst").open(web::paths::MEASURE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says(&[
        "<strong>April to October 2021</strong>, each month as known at its end",
        "/measure/contacts?month=2021-10&#38;known=month-end\">0</a>",
        "now 1</span>",
        "Early help",
        "not published",
        "no cases",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_move_as_soon_as_something_is_recorded() {
    let house = House::new();
    let child = house.child("Amara", "Okafor", date(2014, 3, 14));
    let analyst = house.sign_in("analyst");
    let november = "/measure?from=2021-11&to=2021-11&known=now";
    let figure = |count: u32| format!("/measure/contacts?month=2021-11&#38;known=now\">{count}</a>");
    for count in 0..3 {
        analyst.open(november).await.says(&["November 2021", "so far", &figure(count)]);
        house.contact(child, TODAY, "Came to school hungry.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lens_that_cannot_be_is_refused_beside_its_question_and_what_was_asked_is_kept() {
    let house = House::new();
    let analyst = house.sign_in("analyst");
    let cases = [
        ("?from=2021-10&to=2021-04", "Choose a first month no later than the last, April 2021"),
        ("?from=2021-10&to=2022-04", "Choose a last month no later than November 2021"),
        ("?from=2015-04&to=2021-10", "Choose at most 24 months"),
        ("?from=April", "Choose a month from the list"),
        ("?known=yesterday", "Choose when the figures are to be as known"),
        ("?known=2021-12-01", "Choose a day no later than today"),
        (
            "?known=day&day-day=31&day-month=9&day-year=2021",
            "Enter a day that exists: September 2021 has 30 days",
        ),
    ];
    for (asked, says) in cases {
        let page = analyst.open(&format!("{}{asked}", web::paths::MEASURE)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{asked}");
        page.says(&["There is a problem", says, "<strong>April to October 2021</strong>"]);
    }
    analyst.open("/measure?known=day&day-day=31&day-month=9&day-year=2021").await.says(&["value=\"31\""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_had_not_begun_when_it_is_as_known_is_not_yet_known() {
    let house = House::new();
    let page = house.sign_in("analyst").open("/measure?from=2021-09&to=2021-10&known=2021-09-30").await;
    page.says(&["as known on Thursday 30 September 2021", "not yet known"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_indicator_opens_into_the_children_through_the_lens_of_the_figure() {
    let house = house_with_a_late_contact();
    let manager = house.sign_in("manager");
    let then = manager.open("/measure/contacts?month=2021-10&known=month-end").await;
    then.says(&[
        "How many contacts does the front door receive?",
        "0 contacts in the month, as known at the month’s end.",
        "As known now it is 1.",
        "No child is counted here.",
    ]);
    then.never_says(&["Amara"]);
    let now = manager.open("/measure/contacts?month=2021-10&known=now").await;
    let child = house.found("okafor")[0];
    now.says(&[
        "1 case in the month, as known now.",
        "Amara Okafor</a>",
        &format!("/child/{child}?as_at=2021-10-31&#38;known=2021-11-15"),
        "recorded 15 Nov 2021",
        "recorded only after the month in which it happened had ended",
        "Download this list",
    ]);
    let listed = manager.open("/measure/contacts/children.csv?month=2021-10&known=now").await;
    listed.says(&[
        "reference,name,age,settled by,on,recorded,counted,worker,team\r\n",
        "Amara Okafor",
        "2021-10-20,2021-11-15,yes",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_behind_a_figure_shows_and_sorts_by_the_days_that_were_counted() {
    let house = House::new();
    let [first, second] = [("Amara", "Okafor"), ("Ben", "Reid")].map(|(given, family)| {
        house.person(PersonRegistered {
            on: date(2021, 10, 1),
            role: PersonRole::Child,
            name: Name { given: given.into(), family: family.into() },
            born: Birth::Exact(date(2014, 3, 14)),
            sex: Sex::Female,
        })
    });
    // Written down as of November, and put right to October.
    let contact = house.contact(first, date(2021, 11, 12), "Not at school for two weeks.");
    house.contact(second, date(2021, 10, 20), "Came to school hungry.");
    let list = |month: &str| format!("/measure/contacts?month={month}&known=now&sort=day");
    let manager = house.sign_in("manager");
    manager.open(&list("2021-11")).await.says(&["12 Nov 2021"]);
    let now = told(date(2021, 10, 5), None, "Not at school for two weeks.").into();
    let reason = "She rang in October.".to_owned();
    house.record(first, Corrected { on: TODAY, fact: contact, now, reason });

    manager.open(&list("2021-11")).await.never_says(&["Okafor"]);
    let page = manager.open(&list("2021-10")).await;
    page.says(&["5 Oct 2021", "20 Oct 2021"]).never_says(&["12 Nov 2021"]);
    assert!(page.page.find("Amara Okafor") < page.page.find("Ben Reid"), "the earlier day comes first");
    let listed = manager.open("/measure/contacts/children.csv?month=2021-10&known=now").await;
    listed.says(&["2021-10-05,2021-11-15,yes", "2021-10-20,2021-11-15,yes"]).never_says(&["2021-11-12"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_downloads_a_list_of_children_stands_in_the_record_of_each_child_in_it() {
    let house = house_with_a_late_contact();
    let other = house.child("Ben", "Reid", date(2012, 1, 1));
    let child = house.found("okafor")[0];
    let before = house.service.ledger().head().unwrap().position;
    let path = "/measure/contacts/children.csv?month=2021-10&known=now";
    house.sign_in("analyst").open(path).await.says(&["Amara Okafor"]);
    assert_eq!(
        house.service.ledger().head().unwrap().position,
        before + 2,
        "a sign-in, and one entry a list"
    );
    let list = "Downloaded a list: children behind “Contacts”, October 2021, as known now";
    let manager = house.sign_in("manager");
    manager.open(&format!("/child/{child}/looked")).await.says(&["Ines Duarte", "Data analyst", list]);
    manager.open(&format!("/child/{other}/looked")).await.never_says(&["Ines Duarte", "Downloaded"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_breaks_down_by_whatever_suits_it_and_by_the_usual_where_that_makes_no_sense() {
    let house = house_with_a_late_contact();
    let manager = house.sign_in("manager");
    let by = |by: &str| format!("/measure/contacts?month=2021-10&known=now&by={by}");
    manager.open(&by("source")).await.says(&["By who told us", "School"]);
    manager.open(&by("age")).await.says(&["By age", "5 to 9"]);
    manager.open(&by("nonsense")).await.says(&["By locality"]);
    let caseload = manager.open("/measure/caseload?month=2021-10&by=age").await;
    caseload.says(&["By locality"]).never_says(&["&#38;by=age"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_may_not_see_cases_see_how_many_and_nobody_by_name() {
    let house = house_with_a_late_contact();
    let worker = house.sign_in("worker");
    let page = worker.open("/measure/contacts?month=2021-10&known=now").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says(&["1 case. You may see how many, but not who."]).never_says(&["Amara", "Okafor"]);
    worker.open(web::paths::MEASURE).await.never_says(&["Download:"]);
    for path in ["/measure/scorecard.csv", "/measure/scorecard.xlsx", "/measure/contacts/children.csv"] {
        assert_eq!(worker.open(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_indicator_that_does_not_exist_is_not_found() {
    let house = House::new();
    assert_eq!(house.sign_in("analyst").open("/measure/happiness").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_csv_has_one_line_an_indicator_and_month_through_the_lens_of_the_page() {
    let house = house_with_a_late_contact();
    let analyst = house.sign_in("analyst");
    let then = analyst.open("/measure/scorecard.csv?from=2021-10&to=2021-10").await;
    then.says(&[
        "area,indicator,month,known,value,numerator,denominator,target,status\r\n",
        "Front Door,Number of contacts,2021-10,2021-10-31,0,0,,1400 per month,Meets target\r\n",
    ]);
    assert_eq!(then.page.lines().count(), 1 + measures::indicators().len());
    let now = analyst.open("/measure/scorecard.csv?from=2021-10&to=2021-10&known=now").await;
    now.says(&["Front Door,Number of contacts,2021-10,2021-11-15,1,1,,1400 per month,Meets target\r\n"]);
    let refused = analyst.open("/measure/scorecard.csv?from=2021-10&to=2022-10").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    refused.says(&["Choose a last month no later than November 2021."]);
}

#[test]
fn the_workbook_holds_the_figures_what_changed_the_benchmarks_and_the_definitions() {
    let house = house_with_a_late_contact();
    let card = house.service.set_out_beside_now(&[OCTOBER], Known::MonthEnd);
    let about = About { council: "Westhaven", author: "Ines Duarte", made: TODAY, lens: "October 2021" };
    let bytes = reports::xlsx::to_xlsx(book(&card, &about)).unwrap();
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Scorecard", "Changed since", "Benchmarks", "Definitions"]);
    let sheet = |workbook: &mut Xlsx<_>, name: &str| {
        let range = workbook.worksheet_range(name).unwrap();
        range
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | "))
            .collect::<Vec<_>>()
    };
    let figures = sheet(&mut workbook, "Scorecard");
    let contacts = figures.iter().find(|row| row.contains("| Number of contacts |")).unwrap();
    assert!(
        contacts.starts_with("Front door | Number of contacts | 0 | 1400 per month | Meets target"),
        "{contacts}"
    );
    let changed = sheet(&mut workbook, "Changed since").join("\n");
    assert!(changed.contains("Number of contacts | October 2021 | 0"), "{changed}");
    let definitions = sheet(&mut workbook, "Definitions");
    let defined = definitions
        .iter()
        .filter(|row| measures::indicators().iter().any(|one| row.contains(one.definition)));
    assert_eq!(defined.count(), measures::indicators().len());
    assert!(!csv(&card).contains("2021-11-15"), "the CSV is of the lens alone");
}
