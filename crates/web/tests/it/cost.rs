//! Money in the room Redesign: what a proposal costs, its branches side by side, what is known of those who may
//! leave, and business cases.

use axum::http::StatusCode;
use workforce::{Change, PostId, ProposalFact, ProposalId, StaffId};

use crate::given::{Answer, House, TODAY, Visitor};

const TABLE: &str = "\
post,title,service,team,grade,fte,funding,contract,reports to,person,name,spine point,service from
P1,Head of Service,Safeguarding,Leadership,P,1,,,,S1,Ada Bello,,2010-05-01
P2,Team Manager,Safeguarding,MASH,K,1,,,P1,S2,Sam Okoro,37,2015-09-01
P3,Social Worker,Safeguarding,MASH,I,1,,,P2,S3,Mei Lin,29,2012-02-01
P4,Social Worker,Safeguarding,MASH,H,0.6,,,P2,,,,
P5,Social Worker,Early Help,Hub,I,1,,agency,P1,,,,";

const CASE: &str = include_str!("../../../../docs/guide/business-case-example.toml");
const BUDGETS: &str = include_str!("../../../../docs/guide/budgets-example.toml");

fn house() -> House {
    let house = House::new();
    house.establish(TABLE);
    house
}

fn post(house: &House, reference: &str) -> PostId {
    let of = house.service.establishment(&house.sign_in("hr").viewer, TODAY).unwrap();
    *of.posts.iter().find(|(_, post)| post.reference.as_deref() == Some(reference)).unwrap().0
}

fn staff(house: &House, reference: &str) -> StaffId {
    let of = house.service.establishment(&house.sign_in("hr").viewer, TODAY).unwrap();
    *of.staff.iter().find(|(_, one)| one.reference.as_deref() == Some(reference)).unwrap().0
}

/// A proposal that deletes posts, to take effect at the end of January.
fn proposal(house: &House, name: &str, deleted: &[&str]) -> ProposalId {
    let hr = house.sign_in("hr");
    let drafted = ProposalFact::Drafted {
        name: name.into(),
        case: "Children change worker too often.".into(),
        against: TODAY,
        effect: jiff::civil::date(2022, 1, 31),
        branch_of: None,
        model: None,
    };
    let id = house.service.begin_proposal(&hr.viewer, drafted).unwrap();
    let facts = deleted.iter().map(|reference| ProposalFact::ChangeAdded {
        change: Box::new(Change::DeletePost(post(house, reference))),
        reason: "The work goes to the localities.".into(),
    });
    house.service.record_of_proposal(&hr.viewer, id, facts.collect()).unwrap();
    id
}

async fn enter(visitor: &Visitor<'_>, path: &str, why: &str, file: &[u8]) -> Answer {
    visitor.send_file(path, &[("why", why)], file).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cost_says_before_after_and_difference_and_opens_into_its_lines() {
    let house = house();
    let id = proposal(&house, "Phase 2", &["P4"]);
    let hr = house.sign_in("hr");
    hr.open(&web::paths::proposal(id)).await.says(&["What it costs", "Compare branches"]);
    let page = hr.open(&web::paths::proposal_cost(id)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.page);
    // The vacant 0.6 at the bottom of H is £16,935.60 and its on-costs.
    page.says(&[
        "In 2021/22, from 31 January 2022",
        "A whole year, as at 31 March 2022",
        "In 2022/23, the first whole year",
        "−£21,118",
        "£16,935.60",
        "Employer National Insurance",
        "£1,117.19",
        "1 FTE through agencies",
        "The pay structure has no grade P",
        "Example city, the invented example that comes with the program",
        "not yet confirmed",
        "Nobody holds a deleted post for good.",
    ]);
    let of = house.service.establishment(&hr.viewer, TODAY).unwrap();
    let safeguarding = of.services.iter().find(|(_, one)| one.name == "Safeguarding").unwrap().0;
    let posts = web::paths::cost_service(id, *safeguarding, "full-year");
    page.says(&[&posts]);
    let page = hr.open(&posts).await;
    page.says(&[
        "post by post",
        "Sam Okoro",
        "Point 37, £41,591.00 a year, 1 FTE",
        "Of all pay, at the fund",
    ]);
    let in_year = hr.open(&web::paths::proposal_cost_of(id, "in-year")).await;
    in_year.says(&["aria-current=\"page\""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_may_change_the_structure_see_money() {
    let house = house();
    let id = proposal(&house, "Phase 2", &["P4"]);
    let hr = house.sign_in("hr");
    let launched = ProposalFact::Launched { on: TODAY };
    house.service.record_of_proposal(&hr.viewer, id, vec![launched]).unwrap();
    let other = house.sign_in("practitioner");
    // They read the proposal on which they are consulted, and nothing of its cost.
    let page = other.open(&web::paths::proposal(id)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.never_says(&["What it costs"]);
    for path in [
        web::paths::proposal_cost(id),
        web::paths::cost_csv(id),
        web::paths::cost_xlsx(id),
        web::paths::compare(id),
        web::paths::branch(id),
        web::paths::BUSINESS_CASES.to_owned(),
        web::paths::NEW_BUSINESS_CASE.to_owned(),
    ] {
        assert_eq!(other.open(&path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let draft = proposal(&house, "Confidential", &["P4"]);
    let page = other.open(&web::paths::proposal_cost(draft)).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(
        house.sign_in("director").open(&web::paths::proposal_cost(draft)).await.status,
        StatusCode::OK
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cost_is_taken_away_as_a_spreadsheet_and_as_csv() {
    let house = house();
    let id = proposal(&house, "Phase 2", &["P3", "P4"]);
    let hr = house.sign_in("hr");
    let csv = String::from_utf8(hr.download(&web::paths::cost_csv(id)).await).unwrap();
    let rows: Vec<&str> = csv.lines().collect();
    assert!(
        rows[0].contains("span,from,to,structure,service,team,post,grade,holder,fte,point,Basic pay"),
        "{csv}"
    );
    let held = rows.iter().find(|row| row.contains("full-year") && row.contains("Sam Okoro")).unwrap();
    assert!(held.contains("before") && held.contains("41591.00"), "{held}");
    let bytes = hr.download(&web::paths::cost_xlsx(id)).await;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let names = calamine::Reader::sheet_names(&book);
    assert_eq!(
        names,
        ["By service", "By role", "Budgets", "If people leave", "Post by post", "What it rests on"]
    );
    let leavers = calamine::Reader::worksheet_range(&mut book, "If people leave").unwrap();
    let told: Vec<String> = leavers.rows().flatten().map(ToString::to_string).collect();
    assert!(
        told.contains(&"Mei Lin".to_owned())
            && told.contains(&"The date of birth is not recorded".to_owned())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_of_somebody_makes_an_estimate_and_no_offer() {
    let house = house();
    let id = proposal(&house, "Phase 2", &["P3"]);
    let hr = house.sign_in("hr");
    let page = hr.open(&web::paths::proposal_cost(id)).await;
    page.says(&[
        "Nothing here is an offer",
        "Mei Lin",
        "The date of birth is not recorded",
        "Redundancy pay lies between",
        "not known yet",
        "in force from 12 May 2022, is not yet in force",
    ]);
    let path = web::paths::cost_exit(id, staff(&house, "S3"));
    hr.open(&path).await.says(&["What is known of Mei Lin", "1 February 2012"]);
    let bad = [
        ("born-day", "1"),
        ("born-month", "6"),
        ("born-year", "2019"),
        ("in_pension_scheme", "yes"),
        ("pension_strain", "plenty"),
        ("source", "Payroll"),
    ];
    let answer = hr.send(&path, &bad).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Enter an amount in pounds such as 37568", "value=\"plenty\""]);
    let young = [bad[0], bad[1], bad[2], bad[3], bad[5]];
    hr.send(&path, &young).await.says(&["Enter the date of birth of somebody aged 16 to 99"]);
    let good = [
        ("born-day", "1"),
        ("born-month", "6"),
        ("born-year", "1979"),
        ("in_pension_scheme", "yes"),
        ("untaken_leave", "3.5"),
        ("special_severance", "25,000"),
        ("source", "Payroll"),
    ];
    let answer = hr.send(&path, &good).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let page = hr.open(&answer.to).await;
    page.says(&[
        "the estimate is made anew",
        "9.5 weeks at £544.00 (the limit)",
        "3.50 days at a fifth of",
        "Under 55",
    ]);
    hr.open(&path).await.says(&["value=\"1979\"", "value=\"25,000.00\"", "value=\"3.50\""]);
    // Whoever keeps their post has no such page.
    let kept = web::paths::cost_exit(id, staff(&house, "S2"));
    assert_eq!(hr.open(&kept).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.sign_in("practitioner").open(&path).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_stands_beside_every_branch_of_it() {
    let house = house();
    let id = proposal(&house, "Phase 2", &["P3", "P4"]);
    let hr = house.sign_in("hr");
    hr.open(&web::paths::compare(id)).await.says(&["Nothing branches from it yet."]);
    hr.open(&web::paths::branch(id))
        .await
        .says(&["begins with every change of this one", "Children change worker"]);
    let typed = [
        ("name", "Keep the social worker"),
        ("case", "Families know her."),
        ("effect-day", "31"),
        ("effect-month", "1"),
        ("effect-year", "2022"),
    ];
    let answer = hr.send(&web::paths::branch(id), &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let branch: ProposalId =
        answer.to.split('?').next().unwrap().rsplit('/').next().unwrap().parse().unwrap();
    let out = ProposalFact::ChangeWithdrawn { number: 1, reason: "Families know her.".into() };
    house.service.record_of_proposal(&hr.viewer, branch, vec![out]).unwrap();
    for path in [web::paths::compare(id), web::paths::compare(branch)] {
        hr.open(&path).await.says(&[
            "Phase 2",
            "Keep the social worker",
            "Branches from version 3 of Phase 2",
            "1 change of Phase 2, not here",
            "−£21,118, not all known",
            "5 to 4",
        ]);
    }
    let nameless = [("name", ""), typed[1], typed[2], typed[3], typed[4]];
    let answer = hr.send(&web::paths::branch(id), &nameless).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Enter the name of the proposal", "Families know her."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_business_case_is_entered_from_a_file_and_shown_year_by_year() {
    let house = house();
    let hr = house.sign_in("hr");
    hr.open(web::paths::BUSINESS_CASES).await.says(&["No business case has been entered yet."]);
    let answer = enter(&hr, web::paths::NEW_BUSINESS_CASE, "For the panel.", CASE.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let path = answer.to.split('?').next().unwrap().to_owned();
    let page = hr.open(&answer.to).await;
    page.says(&[
        "The case is recorded.",
        "£5,438,322 is paid and £9,799,196 gained over 5 years: £4,360,874 net",
        "£3,753,503",
        "£1.72",
        "by the end of May 2024",
        "Discounted to 2021/22",
        "Savings on placements must be 41.9% lower for nothing to be gained or lost",
        "Who gains",
        "cashable: money that leaves or stays in a budget",
        "Actual beside plan",
        "October 2021",
        "Ahead of plan",
        "For the panel.",
    ]);
    hr.open(web::paths::BUSINESS_CASES).await.says(&["£4,360,874 net, as entered"]);

    let renew = format!("{path}/new");
    let answer = enter(&hr, &renew, "", CASE.as_bytes()).await;
    answer.says(&["Say what is new in this version"]);
    let same = enter(&hr, &renew, "Again", CASE.as_bytes()).await;
    hr.open(&same.to).await.says(&["the same as the version before, so nothing was recorded"]);
    let second = CASE.replace("years = 5", "years = 6").replace('\n', "\r\n");
    let answer = enter(&hr, &renew, "A year more.", second.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    hr.open(&answer.to).await.says(&["over 6 years", "A year more."]);
    hr.open(&format!("{path}?version=1")).await.says(&["This is version 1. A later one", "over 5 years"]);
    assert_eq!(hr.open(&format!("{path}?version=9")).await.status, StatusCode::NOT_FOUND);
    let kept = hr.download(&format!("{path}/file?version=1")).await;
    assert_eq!(String::from_utf8(kept).unwrap(), CASE, "word for word");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_budgets_says_what_pays_for_what_and_what_does_not_add_up() {
    let house = house();
    let hr = house.sign_in("hr");
    let answer = enter(&hr, web::paths::NEW_BUSINESS_CASE, "", BUDGETS.as_bytes()).await;
    hr.open(&answer.to).await.says(&[
        "Staffing: £25.550m becomes £28.000m, £2.450m more",
        "£1.800m",
        "Staffing increase: £0.650m short",
        "Further residential saving: £1.950m left",
        "rests on savings still to come",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_is_refused_by_line_and_field() {
    let house = house();
    let hr = house.sign_in("hr");
    let wrong = CASE.replace("side = \"benefit\"", "side = \"<b>gain</b>\"");
    let line = 1 + wrong.lines().position(|line| line.contains("gain</b>")).unwrap();
    let answer = enter(&hr, web::paths::NEW_BUSINESS_CASE, "For the panel.", wrong.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer
        .says(&[
            "Nothing was recorded. Put 1 thing right",
            &format!("<th scope=\"row\">{line}</th>"),
            "Enter one of: cost, benefit",
            "value=\"For the panel.\"",
        ])
        .never_says(&["<b>gain"]);
    for (file, says) in [
        (&b""[..], "Choose a file"),
        (&[0xff, 0xfe, 0x00][..], "Choose a text file, saved as UTF-8"),
        (&vec![b'#'; 300 * 1024][..], "Choose a file of at most 256 KB"),
        (&vec![b'#'; 6 * 1024 * 1024][..], "Choose a file of at most 256 KB"),
    ] {
        let answer = enter(&hr, web::paths::NEW_BUSINESS_CASE, "", file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.says(&[says]);
    }
    hr.open(web::paths::BUSINESS_CASES).await.says(&["No business case has been entered yet."]);
    let none = "/redesign/business-case/00000000-0000-0000-0000-000000000404";
    assert_eq!(hr.open(none).await.status, StatusCode::NOT_FOUND);
}
