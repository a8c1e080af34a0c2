//! The forecast in the room Redesign, of a small authority.

use axum::http::StatusCode;
use calendar::Date;
use jiff::civil::date;
use practice::code_sets::{LegalStatus, PersonRole, PlacementKind, PlacementProvider, PrimaryNeed, Sex};
use practice::facts::{Birth, CareStarted, Name, PersonRegistered, PlacementBasis, PlacementStarted};

use crate::given::House;

/// A house whose children came into care over a year and a half.
fn house_with_children_looked_after() -> House {
    let house = House::new();
    let came = [(2020, 5), (2020, 8), (2020, 11), (2021, 2), (2021, 5), (2021, 9)];
    for (year, month) in came {
        looked_after(&house, date(year, month, 3));
    }
    house
}

fn looked_after(house: &House, on: Date) {
    let child = house.person(PersonRegistered {
        on,
        role: PersonRole::Child,
        name: Name { given: "Amara".into(), family: "Okafor".into() },
        born: Birth::Exact(date(2014, 3, 14)),
        sex: Sex::Female,
    });
    let period = house.record(
        child,
        CareStarted {
            on,
            status: LegalStatus::Section20,
            need: PrimaryNeed::AbuseOrNeglect,
            short_breaks: false,
            unaccompanied: false,
            reason: "Her mother is in hospital.".into(),
        },
    );
    house.record(
        child,
        PlacementStarted {
            on,
            period,
            kind: PlacementKind::Foster,
            provider: PlacementProvider::Own,
            basis: PlacementBasis::Ordinary,
            to_eighteen: false,
            out_of_area: false,
            with: "Carers".into(),
            postcode: None,
        },
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_forecast_says_what_comes_what_it_rests_on_and_what_it_was_worth() {
    let house = house_with_children_looked_after();
    let page = house.sign_in("analyst").open(web::paths::FORECAST).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says(&[
        "How many children looked after will there be?",
        "On 15 November 2021 there were 6.",
        "in 80 of 100 futures",
        "The record is complete from 1 April 2017",
        "What such forecasts were worth here.",
        "12 months ahead, in 3 trials, this model was out by",
        "Fan chart, April 2017 to November 2026.",
        "Homes needed",
        "What placements cost",
        "2021/22, from 15 Nov 2021",
        "£480 a week",
    ])
    .never_says(&["With the levers"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lever_stands_beside_what_comes_if_nothing_is_done_with_what_is_assumed_of_it() {
    let house = house_with_children_looked_after();
    let analyst = house.sign_in("analyst");
    let page = analyst
        .open("/redesign/forecast?years=3&help_reach=40&help_effect=50%25&help_from=2022-04&home_reach=&home_effect=")
        .await;
    page.says(&[
        "If nothing is done",
        "With the levers",
        "Difference",
        "with the levers: between",
        "Early help: from 1 April 2022, it reaches 40% (20 to 60%) and works for 50% of them (25 to 75%).",
        "The evidence is a supposition",
        "nothing is counted twice",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_refused_beside_its_question_and_the_base_still_stands() {
    let house = house_with_children_looked_after();
    let analyst = house.sign_in("analyst");
    let page = analyst.open("/redesign/forecast?help_reach=140&help_effect=50&help_from=2019-01").await;
    page.says(&[
        "There is a problem",
        "Reaches this share of the families who would come: enter a number from 0 to 100",
        "Choose a month from December 2021 on: what was done before is in the record",
        "value=\"140\"",
        "If nothing is done",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_with_nobody_in_it_says_that_nothing_can_be_forecast() {
    let house = House::new();
    let analyst = house.sign_in("analyst");
    let page = analyst.open("/redesign/forecast?population=child-protection").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says(&["How many children on a child protection plan will there be?", "govuk-inset-text"])
        .says(&["The record has no children on a child protection plan since"])
        .never_says(&["What this rests on", "Step-down"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_picture_alone_follows_the_levers_and_is_none_where_they_make_no_sense() {
    let house = house_with_children_looked_after();
    let analyst = house.sign_in("analyst");
    let at = |levers: &str| format!("{}?years=3&{levers}", web::paths::FORECAST_PICTURE);
    let picture = analyst.open(&at("help_reach=40&help_effect=50&help_from=2022-04")).await;
    picture.says(&["with the levers", "Fan chart", "data-picture"]).never_says(&[
        "<html",
        "Homes needed",
        "What matters most",
    ]);
    let refused = analyst.open(&at("help_reach=400&help_effect=50")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = house.sign_in("worker").open(&at("help_reach=40")).await;
    assert!(nobody.status.is_success(), "everybody who works here may look at the forecast");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_is_saved_opened_compared_and_taken_away() {
    let house = house_with_children_looked_after();
    let hr = house.sign_in("hr");
    hr.open(web::paths::SCENARIOS).await.says(&["None is saved yet"]);
    let page = hr.open("/redesign/forecast?years=3&help_reach=40&help_effect=50&help_from=2022-04").await;
    page.says(&["Save this scenario", "name=\"help_reach\" value=\"40\""]);
    let levers = |name: &'static str, effect: &'static str| {
        [
            ("population", "looked-after"),
            ("years", "3"),
            ("help_reach", "40"),
            ("help_effect", effect),
            ("name", name),
        ]
    };
    let nameless = hr.send(web::paths::SCENARIOS, &levers(" ", "50")).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    nameless.says(&["Enter a name for the scenario", "name=\"help_effect\" value=\"50\""]);
    let saved = hr.send(web::paths::SCENARIOS, &levers("Earlier help", "50")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.page);
    let report = hr.open(&saved.to).await;
    report.says(&[
        "Earlier help",
        "with the levers",
        "The evidence is a supposition",
        "Grace Osei",
        "Homes needed",
    ]);
    let twice = hr.send(web::paths::SCENARIOS, &levers("earlier help", "60")).await;
    twice.says(&["Enter a name that no other scenario has"]);
    let other = hr.send(web::paths::SCENARIOS, &levers("Much earlier help", "90")).await;
    let id = |to: &str| to.rsplit('/').next().unwrap().to_owned();
    let both =
        format!("{}?scenario={}&scenario={}", web::paths::SCENARIOS_COMPARED, id(&saved.to), id(&other.to));
    let analyst = house.sign_in("analyst");
    analyst.open(&both).await.says(&[
        "If nothing is done",
        "Earlier help",
        "Much earlier help",
        "What placements cost",
    ]);
    let alone = analyst.open(&format!("{}?scenario={}", web::paths::SCENARIOS_COMPARED, id(&saved.to))).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    alone.says(&["Tick from 2 to 4 scenarios"]);
    let file = String::from_utf8(hr.download(&format!("{}/scenario.toml", saved.to)).await).unwrap();
    assert!(service::outlook::read_plan(&file, 5).is_ok(), "the command line reads it: {file}");

    // An analyst reads them and neither saves nor takes away.
    let denied = analyst.send(web::paths::SCENARIOS, &levers("Mine", "50")).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert_eq!(analyst.send(&saved.to, &[("reason", "No.")]).await.status, StatusCode::FORBIDDEN);
    hr.send(&saved.to, &[("reason", "")]).await.says(&["Enter why it is taken away"]);
    assert_eq!(hr.send(&saved.to, &[("reason", "Another is better.")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hr.open(&saved.to).await.status, StatusCode::NOT_FOUND);
    hr.open(web::paths::SCENARIOS).await.says(&["Much earlier help"]).never_says(&[">Earlier help<"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_is_saved_from_the_file_that_the_command_line_reads() {
    let house = house_with_children_looked_after();
    let hr = house.sign_in("hr");
    let page = web::paths::SCENARIO_FROM_FILE;
    hr.open(page).await.says(&["Which file?", "at most 64 KB"]);
    let example = include_str!("../../../../docs/guide/forecast-example.toml");
    let typed = [("population", "looked-after")];
    let saved = hr.send_file(page, &typed, example.replace('\n', "\r\n").as_bytes()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.page);
    let report = hr.open(&saved.to).await;
    report.says(&["with the levers", "Homes needed"]);
    let back = hr.download(&format!("{}/scenario.toml", saved.to)).await;
    assert_eq!(String::from_utf8(back).unwrap(), example, "word for word");
    hr.send_file(page, &typed, example.as_bytes()).await.says(&["Enter a name that no other scenario has"]);

    // What it may not say is told by field, and nothing is saved.
    let wrong = example.replace("grade = \"", "grade = \"un").replacen("name =", "nam =", 1);
    let refused = hr.send_file(page, &typed, wrong.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&[
        "Nothing was saved",
        "Use one of these names: name, years",
        "one of measured_here, trials",
    ]);
    hr.send_file(page, &typed, b"").await.says(&["Choose a file"]);
    hr.send_file(page, &[("population", "everybody")], example.as_bytes())
        .await
        .says(&["Choose whose numbers it is about"]);
    hr.send_file(page, &typed, &vec![b' '; 64 * 1024 + 1]).await.says(&["Choose a file of at most 64 KB"]);
    hr.send_file(page, &typed, &[0xff, 0xfe, 0]).await.says(&["Choose a text file, saved as UTF-8"]);
    let analyst = house.sign_in("analyst");
    assert_eq!(analyst.open(page).await.status, StatusCode::FORBIDDEN);
    let denied = analyst.send_file(page, &typed, example.as_bytes()).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_lever_is_on_the_page() {
    let house = house_with_children_looked_after();
    let analyst = house.sign_in("analyst");
    let base = "/redesign/forecast?years=3";
    let places = analyst.open(&format!("{base}&homes_places=4")).await;
    places.says(&["enter how many places there are today, 0 if none"]);
    let odd = analyst.open(&format!("{base}&homes_places=1.5&homes_now=0")).await;
    odd.says(&["Places that are opened: enter a whole number from 0 to 2000"]);
    let all = "&edge_reach=40&edge_effect=50&homes_places=4&homes_now=0&carers_places=10&carers_now=6&prices_effect=3";
    let page = analyst.open(&format!("{base}{all}")).await;
    page.says(&[
        "Work with young people of 10 to 17 at the edge: from 1 December 2021, it reaches 40% (20 to 60%)",
        "Residential homes of our own: from 1 December 2021, 4 places, of which 100% (50 to 100%) come",
        "Foster carers recruited: from 1 December 2021, 10 places",
        "Prices of placements: from 1 December 2021, 3% (1.5 to 4.5%) a year",
        "6 places today; who finds none there goes to",
        "With the levers",
    ]);
    let protection = analyst.open("/redesign/forecast?population=child-protection&years=2").await;
    protection.says(&["edge_reach"]).never_says(&["homes_places", "prices_effect"]);
}
