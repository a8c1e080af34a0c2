//! The two papers, to the pound.

use foresight::business_case::case_file::{CaseFile, VirementFile};
use foresight::business_case::{
    BenefitCostRatio, ChildYears, LineId, Stage, millions, npv_range, pounds, pounds_and_pence,
};

use super::{PROGRAMME, STAFFING, appraised, virement};

#[test]
fn the_programme_costs_and_saves_what_its_paper_says() {
    let option = appraised(PROGRAMME);
    let entered = option.position.totals.at(Stage::Entered);
    assert_eq!(pounds_and_pence(entered.costs.pence), "£5,438,322.00");
    assert_eq!(pounds_and_pence(entered.benefits.pence), "£9,799,196.00");
    assert_eq!(pounds_and_pence(entered.net().pence), "£4,360,874.00");
    assert_eq!(BenefitCostRatio::of(entered).unwrap().to_string(), "1.80");
    // Every figure opens into its lines.
    assert_eq!(
        entered.net().parts,
        [(LineId("investment".into()), -543_832_200), (LineId("savings".into()), 979_919_600)]
    );
    assert_eq!(option.net_cashable.pence, 436_087_400);
    insta::assert_snapshot!(option.says(), @"As entered, £5,438,322 is paid and £9,799,196 gained over 5 years: £4,360,874 net. Corrected and discounted, it is worth £3,753,503 more than it costs, £1.72 for each £1. It has paid for itself by the end of May 2024.");
    // The investment comes once; the saving of the last year is what the budget can be cut by.
    assert_eq!(pounds_and_pence(option.lasting_cashable.pence), "£2,939,758.80");
}

#[test]
fn a_case_is_kept_in_the_words_in_which_it_was_entered() {
    let file: CaseFile = toml::from_str(PROGRAMME).unwrap();
    let kept = serde_json::to_string(&file).unwrap();
    assert_eq!(serde_json::from_str::<CaseFile>(&kept).unwrap(), file);
    assert_eq!(toml::from_str::<CaseFile>(&toml::to_string(&file).unwrap()).unwrap(), file);
    let file: VirementFile = toml::from_str(STAFFING).unwrap();
    let kept = serde_json::to_string(&file).unwrap();
    assert_eq!(serde_json::from_str::<VirementFile>(&kept).unwrap(), file);
}

#[test]
fn spread_evenly_the_programme_is_worth_4_075_742_at_the_green_book_rate() {
    // Fifths of 5,438,322 and of 9,799,196 are whole tenths of a pound.
    let years = |each: &str| {
        let year = |year: u32| format!("\"{year}/{:02}\" = \"{each}\"", year % 100 + 1);
        format!("by_year = {{ {} }}", (2021..2026).map(year).collect::<Vec<_>>().join(", "))
    };
    let mut flat = String::new();
    for text in PROGRAMME.lines() {
        let investment = text.contains("£1,903,412.70");
        flat += &match text.starts_with("by_year") {
            true => years(if investment { "£1,087,664.40" } else { "£1,959,839.20" }),
            false => text.to_owned(),
        };
        flat.push('\n');
    }
    let option = appraised(&flat);
    assert_eq!(pounds(option.npv.pence), "£4,075,742");
    assert_eq!(option.ratio.unwrap().to_string(), "1.80");
}

#[test]
fn spending_first_and_saving_later_the_programme_is_worth_about_3_75_million() {
    let option = appraised(PROGRAMME);
    insta::assert_snapshot!(pounds(option.npv.pence), @"£3,753,503");
    assert!((option.npv.pence - 375_000_000).abs() < 1_000_000);
    insta::assert_snapshot!(option.ratio.unwrap(), @"1.72");
    insta::assert_snapshot!(format!("{:?}", option.payback), @"Payback { nominal: Some(2024-05), discounted: Some(2024-05), cashable: Some(2024-05) }");
}

#[test]
fn a_saving_that_nobody_has_evidence_for_does_not_carry_the_programme() {
    let kept: Vec<&str> = PROGRAMME
        .lines()
        .filter(|text| !text.starts_with("correction =") && !text.starts_with("why ="))
        .collect();
    let option = appraised(&kept.join("\n"));
    // Grade 6: 40 per cent is taken off what is gained and put on what is paid.
    let nominal = option.position.totals.at(Stage::Nominal);
    assert_eq!((nominal.costs.pence, nominal.benefits.pence), (761_365_080, 587_951_760));
    assert!(option.npv.pence < 0);
    insta::assert_snapshot!(option.says(), @"As entered, £5,438,322 is paid and £9,799,196 gained over 5 years: £4,360,874 net. Corrected and discounted, it costs £1,912,435 more than it is worth, £0.74 for each £1. It does not pay for itself in these years.");
    assert_eq!(option.payback.nominal, None);
    // The paper's own figures are still there.
    assert_eq!(option.position.totals.at(Stage::Entered).net().pence, 436_087_400);
    assert!(option.caveats.iter().any(|caveat| caveat.says.contains("Set down from memory")));
}

#[test]
fn what_the_programme_hangs_on() {
    let option = appraised(PROGRAMME);
    let switching: Vec<String> =
        option.switching.iter().map(|value| format!("{} {}", value.line, value.change.says())).collect();
    insta::assert_snapshot!(switching.join("\n"), @r"
    investment must be 72.1% higher for nothing to be gained or lost
    savings must be 41.9% lower for nothing to be gained or lost
    ");
    let bars: Vec<String> = option
        .tornado
        .iter()
        .map(|bar| {
            format!("{}: {} | {} | {}", bar.line, pounds(bar.low), pounds(bar.central), pounds(bar.high))
        })
        .collect();
    insta::assert_snapshot!(bars.join("\n"), @r"
    savings: £169,833 | £3,753,503 | £4,649,421
    investment: £4,274,070 | £3,753,503 | £2,712,369
    ");
    let (badly, well) = npv_range(&option.tornado).unwrap();
    insta::assert_snapshot!(format!("{} to {}", pounds(badly), pounds(well)), @"−£871,301 to £5,169,988");
}

#[test]
fn the_saving_claims_52_969_pounds_for_each_child_year() {
    let check = ChildYears::straight_line(530, 456, 530, 5, 979_919_600).unwrap();
    assert_eq!(check.halves, 2 * 185);
    assert_eq!(pounds(check.pence_a_child_year().unwrap()), "£52,969");
    // Left alone, six more children a month would be in care: then each child-year is claimed at far less.
    let growing = ChildYears::straight_line(530, 456, 890, 5, 979_919_600).unwrap();
    insta::assert_snapshot!(growing.says(), @"1,085 child-years in care are avoided, so a saving of £9,799,196 claims £9,032 for each");
    let none = ChildYears::straight_line(456, 456, 456, 5, 979_919_600).unwrap();
    insta::assert_snapshot!(none.says(), @"No child-years in care are avoided, so the saving must come from somewhere else");
    assert!(ChildYears::straight_line(530, 456, 530, 0, 1).is_err());
}

#[test]
fn the_new_structure_is_paid_for_as_its_paper_says() {
    let paper = virement(STAFFING);
    assert_eq!(millions(paper.budgets[0].increase().unwrap()), "£2.450m");
    let settled = paper.settle(paper.year);
    let used: Vec<String> = settled
        .used
        .iter()
        .map(|used| format!("{} of {} for {}", millions(used.pence), used.fund, used.call))
        .collect();
    insta::assert_snapshot!(used.join("\n"), @r"
    £1.000m of Growth in the budget of 2024/25 for Realignment of other budgets
    £3.700m of Residential saving for Realignment of other budgets
    £1.800m of Residential saving for Staffing increase
    £1.000m of Agency budget for Temporary resource
    £0.500m of Family programme grant for Temporary resource
    ");
    assert_eq!(millions(settled.used("Residential saving", "Realignment of other budgets")), "£3.700m");
    assert_eq!(millions(settled.used("Residential saving", "Staffing increase")), "£1.800m");
    assert_eq!(millions(settled.gap("Staffing increase")), "£0.650m");
    assert_eq!(millions(settled.changes["Residential Care"]), "\u{2212}£5.500m");
    assert_eq!(settled.changes.values().sum::<i64>(), 0);
}

#[test]
fn what_does_not_add_up_in_the_paper_is_said_in_words() {
    insta::assert_snapshot!(virement(STAFFING).does_not_add_up().join("\n"), @r"
    Temporary resource needs £1.600m, but has £1.000m from Agency budget and £0.500m from Family programme grant: together £1.500m, £0.100m short
    Recommendation (4) moves £2.450m to Staffing, but £0.650m of it is not found yet and rests on savings still to come
    For Staffing, recommendation (4) takes £2.450m from Placements and Packages, but paragraph (A) takes £2.450m from Residential Care
    ");
}

#[test]
fn the_further_saving_of_the_next_year_closes_the_gap() {
    let paper = virement(STAFFING);
    let next = paper.settle(paper.year.next());
    assert_eq!(next.gaps, []);
    assert_eq!(millions(next.left("Further residential saving")), "£1.950m");
    // Temporary resource was for one year; its budget is free again, and the grant is not there any more.
    assert_eq!(millions(next.left("Agency budget")), "£1.000m");
    assert_eq!(next.left("Family programme grant"), 0);
}
