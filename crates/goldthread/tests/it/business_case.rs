//! Business cases on the command line: the two papers, and files that are refused.

use serde_json::Value;

use crate::program::Place;

const PROGRAMME: &str = include_str!("../../../../docs/guide/business-case-example.toml");
const BUDGETS: &str = include_str!("../../../../docs/guide/budgets-example.toml");

fn place() -> Place {
    let place = Place::new();
    place.write("programme.toml", PROGRAMME);
    place.write("budgets.toml", BUDGETS);
    place
}

#[test]
fn the_programme_comes_to_what_its_paper_says_in_every_format() {
    let place = place();
    let table = place.run(&["business-case", "programme.toml"]).done();
    for words in [
        "As entered, £5,438,322 is paid and £9,799,196 gained over 5 years: £4,360,874 net.",
        "Discounted to the base year",
        "Children’s service",
        "Paid for itself                 May 2024",
        "Savings on placements must be 41.9% lower for nothing to be gained or lost",
    ] {
        assert!(table.contains(words), "{words:?} is not in:\n{table}");
    }
    let said = place.run(&["business-case", "programme.toml", "--format", "json"]).done();
    let read: Value = serde_json::from_str(&said).unwrap();
    let option = &read["options"][0];
    assert_eq!(option["all_years"]["entered"]["net_pence"], 436_087_400);
    assert_eq!(option["all_years"]["entered"]["lines_pence"]["savings"], 979_919_600);
    assert_eq!(option["benefit_cost_ratio"], "1.72");
    let said = place.run(&["business-case", "programme.toml", "--format", "csv"]).done();
    assert!(said.contains("The programme,entered,all,paid,,5438322.00"), "{said}");
    assert!(said.contains("The programme,entered,all,gained,,9799196.00"), "{said}");
    assert!(said.contains("The programme,,all,net_present_value,,3753503"), "{said}");
    assert!(said.contains("The programme,entered,2021/22,line,investment,-1903412.70"), "{said}");
}

#[test]
fn the_money_for_the_new_structure_comes_from_where_its_paper_says() {
    let place = place();
    let table = place.run(&["business-case", "budgets.toml"]).done();
    for words in [
        "Staffing: £25.550m becomes £28.000m, £2.450m more",
        "£1.800m of Residential saving for Staffing increase",
        "£0.650m short: Staffing increase",
        "£1.950m left: Further residential saving",
        "recommendation (4) takes £2.450m from Placements and Packages",
    ] {
        assert!(table.contains(words), "{words:?} is not in:\n{table}");
    }
    let said = place.run(&["business-case", "budgets.toml", "--format", "csv"]).done();
    assert!(said.contains("2024/25,short,,Staffing increase,650000.00"), "{said}");
    let said = place.run(&["business-case", "budgets.toml", "--format", "json"]).done();
    let read: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(read["grows"][0]["increase_pence"], 245_000_000);
}

#[test]
fn what_is_wrong_in_a_file_is_refused_with_its_line_and_field() {
    let place = place();
    let wrong = PROGRAMME.replace("party = \"children's service\"", "party = \"the council\"");
    let line = 1 + wrong.lines().position(|line| line.contains("the council")).unwrap();
    place.write("wrong.toml", &wrong);
    place.run(&["business-case", "wrong.toml"]).refused(
        2,
        &["the business case wrong.toml is refused", &format!("Line {line}: party: Enter one of: ")],
    );
    place.run(&["business-case", "absent.toml"]).refused(1, &["absent.toml cannot be read"]);
    place.write("large.toml", &"# so much\n".repeat(40_000));
    place.run(&["business-case", "large.toml"]).refused(2, &["larger than 256 KB"]);
}
