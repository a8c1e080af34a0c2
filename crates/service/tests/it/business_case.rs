//! Business cases in the ledger: the two papers to the pound, what is wrong in a file, what came of a promise.

use calendar::Month;
use foresight::business_case::{Stage, appraise, millions, pounds};
use jiff::civil::date;
use service::business_case::{CaseFault, Paper, read_case};
use service::{Entered, Service, ServiceError, Viewer};

use crate::demo::demo;
use crate::given::{Small, signed_in};
use crate::given_change;

const PROGRAMME: &str = include_str!("../../../../docs/guide/business-case-example.toml");
const BUDGETS: &str = include_str!("../../../../docs/guide/budgets-example.toml");

fn faults(text: &str) -> Vec<String> {
    read_case(text).unwrap_err().iter().map(CaseFault::to_string).collect()
}

/// The number of the line that is this.
fn line(text: &str, is: &str) -> usize {
    1 + text.lines().position(|line| line.contains(is)).unwrap()
}

#[test]
fn the_demo_ships_the_cases_of_the_papers_to_the_pound() {
    let words = |place: usize| {
        let service::business_case::CaseFact::Entered { words, .. } = &demo().cases[place].2.fact;
        words.clone()
    };
    let Ok(Paper::Case(case)) = read_case(&words(0)) else { panic!("the programme is a case") };
    let option = &appraise(&case).options[0];
    let entered = option.position.totals.at(Stage::Entered);
    let figures = [entered.costs.pence, entered.benefits.pence, entered.net().pence].map(pounds);
    assert_eq!(figures, ["£5,438,322", "£9,799,196", "£4,360,874"]);
    let Ok(Paper::Budgets(budgets)) = read_case(&words(1)) else {
        panic!("the other is a change of budgets")
    };
    let settled = budgets.settle(budgets.year);
    assert_eq!(millions(budgets.budgets[0].increase().unwrap()), "£2.450m");
    assert_eq!(millions(settled.used("Residential saving", "Staffing increase")), "£1.800m");
    assert_eq!(millions(settled.gap("Staffing increase")), "£0.650m");
    assert_eq!(budgets.does_not_add_up().len(), 3);
}

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_line_and_field() {
    let wrong = PROGRAMME.replace("side = \"benefit\"", "side = \"gain\"");
    let at = line(&wrong, "side = \"gain\"");
    assert_eq!(
        faults(&wrong)[0],
        format!(
            "Line {at}: side: Enter one of: cost, benefit. You gave gain. It is in the line \"savings\"."
        )
    );

    let wrong = PROGRAMME.replace("baseline = 494", "baselin = 494");
    assert!(
        faults(&wrong)[0].starts_with(&format!("Line {}: ", line(&wrong, "baselin ="))),
        "{:?}",
        faults(&wrong)
    );
    assert!(faults(&wrong)[0].contains("baselin"));

    let wrong = PROGRAMME.replace("years = 5", "years = 500");
    let at = line(&wrong, "years = 500");
    assert_eq!(faults(&wrong)[0], format!("Line {at}: years: Enter from 1 to 60 years. You gave 500."));

    let wrong = PROGRAMME.replace("grade = 6\nsays = \"The paper gives a total without its parts\"\ncorrection = \"0%\"\nwhy = \"To show the paper's own figure\"\n\n[[option.line]]", "grade = 9\nsays = \"The paper gives a total without its parts\"\n\n[[option.line]]");
    let at = line(&wrong, "grade = 9");
    assert!(faults(&wrong)[0].starts_with(&format!("Line {at}: grade: ")), "{:?}", faults(&wrong));

    let wrong = BUDGETS.replace("amount = \"£4,700,000\"", "amount = \"4.7 million\"");
    let at = line(&wrong, "4.7 million");
    assert!(faults(&wrong)[0].starts_with(&format!("Line {at}: amount: ")), "{:?}", faults(&wrong));

    assert!(faults("name = ").first().unwrap().starts_with("Line 1: "));
    assert!(!faults("").is_empty(), "an empty file is no case");
}

#[test]
fn a_case_is_kept_word_for_word_with_every_version() {
    let small = Small::new();
    let service = small.open();
    let hr = signed_in(&service, "hr");
    let Entered::Recorded(id) = service.enter_case(&hr, None, PROGRAMME, "First.").unwrap() else { panic!() };
    let second = PROGRAMME.replace("5,438,322,", "5,438,322 ");
    assert_eq!(service.enter_case(&hr, Some(id), PROGRAMME, "Again.").unwrap(), Entered::Same(id));
    assert_eq!(service.enter_case(&hr, Some(id), &second, "Mended.").unwrap(), Entered::Recorded(id));
    let refused = service.enter_case(&hr, Some(id), "years = ", "Broken.").unwrap();
    assert!(matches!(refused, Entered::Refused(faults) if faults[0].line == Some(1)));
    let large = format!("# {}\n{PROGRAMME}", "x".repeat(300 * 1024));
    let refused = service.enter_case(&hr, Some(id), &large, "Large.").unwrap();
    assert!(matches!(refused, Entered::Refused(faults) if faults[0].says.contains("256 KB")));
    drop(service);
    // What was written is read again by whoever opens the ledger next.
    let service = small.open();
    let record = service.business_case(&signed_in(&service, "hr"), id).unwrap();
    let kept: Vec<_> = record.versions.iter().map(|one| (&*one.words, one.why.as_str())).collect();
    assert_eq!(kept, [(PROGRAMME, "First."), (second.as_str(), "Mended.")]);
    let none = service::business_case::CaseId(uuid::Uuid::from_u128(404));
    let hr = signed_in(&service, "hr");
    assert!(matches!(service.business_case(&hr, none), Err(ServiceError::NotFound)));
}

#[test]
fn a_promise_is_held_against_the_record_month_by_month() {
    let small = Small::new();
    let service = small.open();
    let hr = signed_in(&service, "hr");
    let Ok(Paper::Case(case)) = read_case(PROGRAMME) else { panic!() };
    let tracked = service.track_lines(&hr, case.lines()).unwrap();
    let [savings] = &tracked[..] else { panic!("one line is tied to a measure: {tracked:?}") };
    let months: Vec<Month> = savings.months.iter().map(|one| one.month).collect();
    assert_eq!((months[0], months[6]), (Month::constant(2021, 4), Month::constant(2021, 10)));
    assert_eq!(months.len(), 7, "November is not over");
    // Nobody is looked after here: far fewer than planned.
    assert_eq!(savings.months[6].actual.unwrap().to_string(), "0");
    assert!(savings.realised_pence() > savings.planned_pence());

    let unknown = PROGRAMME.replace("key = \"looked_after\"", "key = \"happiness\"");
    let Ok(Paper::Case(case)) = read_case(&unknown) else { panic!() };
    let tracked = service.track_lines(&hr, case.lines()).unwrap();
    assert_eq!(tracked[0].months_not_measured(), 7);
    assert!(tracked[0].months[0].verdict.says().contains("the scorecard has no measure happiness"));
}

#[test]
fn a_promise_about_staff_is_held_against_the_academys_measures() {
    let tracked = |service: &Service, by: &Viewer, key: &str| {
        let words = PROGRAMME.replace("key = \"looked_after\"", &format!("key = \"{key}\""));
        let Ok(Paper::Case(case)) = read_case(&words) else { panic!() };
        service.track_lines(by, case.lines()).map(|mut lines| lines.remove(0))
    };
    let service = given_change::Council::new().on(date(2021, 11, 15));
    let hr = given_change::viewer(given_change::HR);
    let agency = tracked(&service, &hr, "everybody.agency").unwrap();
    assert_eq!(agency.months[6].actual.unwrap().to_string(), "0", "nobody works here through an agency");
    let turnover = tracked(&service, &hr, "social_workers.turnover").unwrap();
    assert!(turnover.months[6].verdict.says().contains("no full year yet"), "{:?}", turnover.months[6]);
    let unknown = tracked(&service, &hr, "everybody.happiness").unwrap();
    assert!(unknown.months[0].verdict.says().contains("no measure everybody.happiness"));
    // A worker who may not see the academy's measures does not see them through a plan.
    let worker = given_change::viewer(given_change::EAST_1);
    assert!(matches!(tracked(&service, &worker, "everybody.agency"), Err(ServiceError::Denied(_))));

    let small = Small::new();
    let service = small.open();
    let empty = tracked(&service, &signed_in(&service, "hr"), "everybody.agency").unwrap();
    assert!(empty.months[0].verdict.says().contains("the establishment is not recorded for it"));
}
