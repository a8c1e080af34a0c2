//! Spines, grades, on-costs and what posts cost, to the penny.

use std::collections::BTreeMap;

use calendar::Date;
use jiff::civil::date;
use workforce::money::cost::{
    Basis, By, Costing, Group, LineKind, Lines, Options, Period, SeatKind, Span, WhyNot, cost, cost_history,
    in_year_and_full_year,
};
use workforce::money::grades::{Increments, Place};
use workforce::money::oncosts::{NATIONAL_INSURANCE, NationalInsurance};
use workforce::money::policy::PartYear;
use workforce::money::spines::{Award, SpineRow};
use workforce::money::{PayRules, Pence, Rate, Spine, Standing};
use workforce::{
    Absence, Contract, Establishment, Footing, Fte, History, Holding, Post, PostPay, StaffPay, Stated,
    WeeksAYear, WorkforceFact,
};

use crate::money_fixture::{
    OTHER_TEAM, TEAM, costed, councils, empty, held, holding_id, of, post, post_id, pounds, rules,
    rules_with, with_pay, year,
};

/// The lines that are not nothing, in pounds and pence.
fn shown(lines: &Lines) -> String {
    lines.each().map(|(kind, sum)| format!("{}: {sum}", kind.label())).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_national_spine_is_the_table_of_2021_and_the_flat_awards_since() {
    let njc = Spine::njc();
    let pay = |point, day| njc.pay(point, day);
    // 2021/22 as the circular of 28 February 2022 has it; 2022/23 and 2023/24 each £1,925 more.
    assert_eq!(pay(1, date(2021, 4, 1)), Some(Pence::pounds(18_333)));
    assert_eq!(pay(1, date(2022, 4, 1)), Some(Pence::pounds(20_258)));
    assert_eq!(pay(1, date(2023, 4, 1)), None, "point 1 was deleted on 1 April 2023");
    assert_eq!(pay(2, date(2023, 4, 1)), Some(Pence::pounds(22_366)));
    assert_eq!(pay(43, date(2024, 3, 31)), Some(Pence::pounds(51_515)));
    assert_eq!(pay(33, date(2021, 4, 1)), Some(Pence::pounds(37_568)));
    assert_eq!(pay(33, date(2024, 4, 1)), Some(Pence::pounds(42_708)));
    assert_eq!(pay(33, date(2021, 3, 31)), None, "the spine begins on 1 April 2021");
    for point in 2..=43 {
        let (before, after) = (pay(point, date(2021, 4, 1)).unwrap(), pay(point, date(2024, 4, 1)).unwrap());
        assert_eq!(after - before, Pence::pounds(5_140), "point {point}");
    }
    // 2025/26 is 3.2% on each point, to the pound: 23,656 × 1.032 = 24,412.99.
    assert_eq!(pay(2, date(2025, 4, 1)), Some(Pence::pounds(24_413)));
    assert_eq!(pay(43, date(2025, 4, 1)), Some(Pence::pounds(54_495)));
    // The awards as percentages, as they were published.
    let percent = |award: i64, of: Pence| Pence(award * 10_000).share(100, of.0).0;
    assert_eq!(percent(1_290, pay(2, date(2023, 4, 1)).unwrap()), 577);
    assert_eq!(percent(1_290, pay(43, date(2023, 4, 1)).unwrap()), 250);
    assert_eq!(percent(1_925, pay(1, date(2021, 4, 1)).unwrap()), 1050);
    assert_eq!(percent(1_925, pay(43, date(2021, 4, 1)).unwrap()), 404);
    assert!(njc.tables.iter().all(|table| table.standing != Standing::Confirmed && !table.source.is_empty()));
}

#[test]
fn points_rise_without_a_gap_in_every_table() {
    for table in Spine::njc().tables {
        let pay: Vec<Pence> = table.points.values().copied().collect();
        assert!(pay.is_sorted() && table.points.len() >= 42, "{}", table.from);
    }
}

#[test]
fn an_award_that_is_not_agreed_is_an_assumption_and_says_so() {
    let spine = Spine::njc()
        .with_assumed(date(2026, 4, 1), Award::Percent(Rate(330)), "Budget assumption")
        .with_assumed(date(2027, 4, 1), Award::Flat(Pence::pounds(1_000)), "Budget assumption");
    // 24,413 × 1.033 = 25,218.629; then 1,000 more.
    assert_eq!(spine.pay(2, date(2026, 4, 1)), Some(Pence::pounds(25_219)));
    assert_eq!(spine.pay(2, date(2028, 1, 1)), Some(Pence::pounds(26_219)));
    assert_eq!(spine.on(date(2026, 4, 1)).unwrap().standing, Standing::Assumed);
    let same = Spine::njc().with_assumed(date(2024, 4, 1), Award::Percent(Rate(320)), "too early");
    assert_eq!(same, Spine::njc());
}

#[test]
fn a_percentage_is_rounded_to_the_pound_once() {
    // 34,314 × 1.0175 = 34,914.495: by way of the penny it would be a pound more.
    let row = SpineRow { row: 2, from: "2024-04-01", point: "24", annual: "34,314", source: "Circular" };
    let spine = Spine::from_rows("own", "Own", &[row]).unwrap();
    let raised = spine.with_assumed(date(2025, 4, 1), Award::Percent(Rate(175)), "Assumption");
    assert_eq!(raised.pay(24, date(2025, 4, 1)), Some(Pence::pounds(34_914)));
}

#[test]
fn a_spine_is_read_from_rows_and_every_wrong_row_is_named() {
    let row = |row, from, point, annual| SpineRow { row, from, point, annual, source: "Soulbury 2023" };
    let good = [row(2, "2023-09-01", "1", "38,634"), row(3, "2023-09-01", "2", "£39,974.50")];
    let spine = Spine::from_rows("soulbury", "Soulbury", &good).unwrap();
    assert_eq!(spine.pay(2, date(2024, 1, 1)), Some(Pence(3_997_450)));
    assert_eq!(spine.tables[0].standing, Standing::Entered);

    let wrong = [
        row(2, "1 September", "0", "many"),
        row(3, "2023-09-01", "2", "39,974"),
        row(4, "2023-09-01", "2", "40,000"),
        row(5, "2023-09-01", "3", "1,00"),
    ];
    let refused = Spine::from_rows("soulbury", "Soulbury", &wrong).unwrap_err();
    let said: Vec<String> = refused.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said.join("\n"), @"
    Row 2, from: Enter the day from which the pay holds as 2024-04-01. You gave 1 September.
    Row 2, point: Enter the point as a whole number from 1 to 255. You gave 0.
    Row 2, annual: Enter a year's full-time pay in pounds, above 0 and at most 1,000,000. You gave many.
    Row 4, point: Give each point once from the same day. You gave 2.
    Row 5, annual: Enter a year's full-time pay in pounds, above 0 and at most 1,000,000. You gave 1,00.
    ");
    assert_eq!(Spine::from_rows("empty", "Empty", &[]).unwrap_err()[0].refusal.field, "rows");
}

#[test]
fn grades_that_do_not_fit_their_spine_are_refused() {
    for council in councils() {
        let name = council.name.clone();
        assert!(PayRules::new(vec![Spine::njc()], council).is_ok(), "{name}");
    }
    let mut council = councils().remove(0);
    let ranges = &mut council.grades[0].ranges;
    ranges.get_mut("D").unwrap().bottom = 9;
    ranges.get_mut("E").unwrap().top = 60;
    ranges.get_mut("F").unwrap().spine = Some("soulbury".into());
    council.practice[0].vacancy_factor = Rate::percent(120);
    council.practice[0].pay_day = 1;
    let refused = PayRules::new(vec![Spine::njc()], council).unwrap_err();
    let said: Vec<String> = refused.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said.join("\n"), @"
    Give the lowest point of a grade first. You gave D: points 9 to 6.
    Give points from 1 to 43, which NJC for Local Government Services has from 2021-04-01. You gave E: points 7 to 60.
    Name a spine that is there: njc. You gave F: soulbury.
    Give at most 100%. You gave 120%.
    Give a day from 6 to 28, so that a month's pay falls in one tax year. You gave 1.
    ");
}

#[test]
fn increments_come_on_1_april_or_first_after_six_months() {
    let days = |rule: Increments, started| rule.days(date(2024, 4, 1), date(2026, 4, 1), started);
    let aprils = [date(2025, 4, 1), date(2026, 4, 1)];
    assert_eq!(days(Increments::April, None), aprils);
    assert_eq!(days(Increments::April, Some(date(2025, 3, 1))), aprils);
    assert_eq!(days(Increments::None, None), []);
    // Started by 1 October: six months served by 1 April.
    assert_eq!(days(Increments::AprilOrSixMonths, Some(date(2024, 10, 1))), aprils);
    // Started after: six months after the start, then on 1 April.
    let late = [date(2025, 4, 2), date(2026, 4, 1)];
    assert_eq!(days(Increments::AprilOrSixMonths, Some(date(2024, 10, 2))), late);
    // There is no 31 September.
    let later = [date(2025, 10, 1), date(2026, 4, 1)];
    assert_eq!(days(Increments::AprilOrSixMonths, Some(date(2025, 3, 31))), later);
}

#[test]
fn national_insurance_is_the_years_own() {
    let on = |day: Date| {
        NationalInsurance::on(day).map(|row| (row.rate.to_string(), row.threshold.whole_pounds()))
    };
    let said = |rate: &str, threshold: &str| Some((rate.to_owned(), threshold.to_owned()));
    assert_eq!(on(date(2021, 4, 5)), None);
    assert_eq!(on(date(2021, 4, 6)), said("13.8%", "£8,840"));
    assert_eq!(on(date(2022, 11, 5)), said("15.05%", "£9,100"));
    assert_eq!(on(date(2022, 11, 6)), said("13.8%", "£9,100"));
    assert_eq!(on(date(2025, 4, 5)), said("13.8%", "£9,100"));
    assert_eq!(on(date(2025, 4, 6)), said("15%", "£5,000"));
    assert_eq!(on(date(2026, 11, 1)), said("15%", "£5,000"));
    assert!(NATIONAL_INSURANCE.is_sorted_by_key(|row| row.from));
    // Under 21, or an apprentice under 25: only above £50,270. (52,270 − 50,270) × 15% = 300.
    let row = NationalInsurance::on(date(2025, 5, 1)).unwrap();
    assert_eq!(row.on_a_year(Pence::pounds(50_270), true), Pence::ZERO);
    assert_eq!(row.on_a_year(Pence::pounds(52_270), true), Pence::pounds(300));
}

#[test]
fn a_full_time_post_costs_its_pay_and_its_on_costs() {
    let all = of(&[post("H", 100)], &[held(1, 1, 100, 26)]);
    // Point 26 in 2024/25: 36,124.
    // National Insurance (36,124 − 9,100) × 13.8% = 27,024 × 0.138 = 3,729.312
    // Pension 18.2%: 6,574.568. Levy 0.5%: 180.62.
    insta::assert_snapshot!(shown(&costed(&all, 2024).lines()), @"
    Basic pay: £36,124.00
    Employer National Insurance: £3,729.31
    Employer pension: £6,574.57
    Apprenticeship levy: £180.62
    ");
    assert_eq!(costed(&all, 2024).total(), pounds("46,608.50"));
    // 2025/26: 36,124 × 1.032 = 37,279.968, so 37,280; (37,280 − 5,000) × 15% = 4,842.
    assert_eq!(costed(&all, 2025).lines().get(LineKind::NationalInsurance), pounds("4,842.00"));
}

#[test]
fn national_insurance_of_2022_changes_with_novembers_pay() {
    let all = of(&[post("H", 100)], &[held(1, 1, 100, 26)]);
    // Point 26 in 2022/23: 30,984 + 1,925 = 32,909. April to October are 214 days, 151 remain.
    // Pay of the two parts: 32,909 × 214 ÷ 365 = 19,294.59 (.5945), 32,909 × 151 ÷ 365 = 13,614.41 (.4055).
    // Thresholds 9,100 × 214 ÷ 365 = 5,335.3425 and 9,100 × 151 ÷ 365 = 3,764.6575.
    // (19,294.59 − 5,335.3425) × 15.05% = 2,100.8668; (13,614.41 − 3,764.6575) × 13.8% = 1,359.2658
    // Together 3,460.1326.
    let ni = costed(&all, 2022).lines().get(LineKind::NationalInsurance);
    assert_eq!(ni, pounds("3,460.13"));
}

#[test]
fn two_people_at_half_cost_less_national_insurance_than_one_at_whole() {
    // The threshold is each person's: 36,124 ÷ 2 = 18,062; (18,062 − 9,100) × 13.8% = 1,236.756; two 2,473.52.
    let two = of(&[post("H", 50), post("H", 50)], &[held(1, 1, 50, 26), held(2, 2, 50, 26)]);
    let one = of(&[post("H", 100)], &[held(1, 1, 100, 26)]);
    // One person in both posts has one threshold: (36,124 − 9,100) × 13.8% = 3,729.31, half on each post.
    let same = of(&[post("H", 50), post("H", 50)], &[held(1, 1, 50, 26), held(1, 2, 50, 26)]);
    let ni = |all: &Establishment| costed(all, 2024).lines().get(LineKind::NationalInsurance);
    assert_eq!(ni(&two), pounds("2,473.52"));
    assert_eq!(ni(&one), pounds("3,729.31"));
    assert_eq!(ni(&same), pounds("3,729.31"));
    let by_post = costed(&same, 2024).by(By::Post);
    let shares: Vec<Pence> = by_post.values().map(|lines| lines.get(LineKind::NationalInsurance)).collect();
    assert_eq!(shares, [pounds("1,864.66"), pounds("1,864.65")], "shared by pay, no penny lost");
    // A job share of one post is two people.
    let share = of(&[post("H", 100)], &[held(1, 1, 50, 26), held(2, 1, 50, 26)]);
    assert_eq!(ni(&share), pounds("2,473.52"));
}

#[test]
fn somebody_who_changes_posts_in_the_year_keeps_one_threshold_for_the_days_they_are_paid() {
    let all = of(&[post("H", 100), post("H", 100)], &[held(1, 1, 100, 26), held(1, 2, 100, 26)]);
    let span = |from, until| Span { from, until };
    let options = Options {
        holdings: BTreeMap::from([
            (holding_id(1), span(None, Some(date(2024, 9, 30)))),
            (holding_id(2), span(Some(date(2024, 10, 1)), None)),
        ]),
        ..Options::default()
    };
    let costing = cost(&all, &rules(), year(2024), &options).unwrap();
    let held = &costing.by(By::Kind)[&Group::Kind(SeatKind::Held)];
    assert_eq!(held.get(LineKind::BasicPay), Pence::pounds(36_124));
    assert_eq!(held.get(LineKind::NationalInsurance), pounds("3,729.31"), "as in one post all year");
    // Before they come and after they leave, the post is vacant, at the bottom of grade H: point 23, 33,366.
    let vacant = &costing.by(By::Kind)[&Group::Kind(SeatKind::Vacant)];
    assert_eq!(vacant.get(LineKind::BasicPay), Pence::pounds(33_366));
}

#[test]
fn people_under_21_cost_no_national_insurance_up_to_the_upper_threshold() {
    let relief = StaffPay { insurance_relief: true, ..StaffPay::default() };
    let all = with_pay(of(&[post("D", 100)], &[held(1, 1, 100, 4)]), 1, relief);
    assert_eq!(costed(&all, 2024).lines().get(LineKind::NationalInsurance), Pence::ZERO);
    // A vacant apprentice post is for somebody under 25, where the council's practice says so.
    let vacant = of(&[Post { contract: Contract::Apprentice, ..post("D", 100) }], &[]);
    assert_eq!(costed(&vacant, 2024).lines().get(LineKind::NationalInsurance), Pence::ZERO);
    let older = rules_with(|council| council.practice[0].apprentices_under_25 = false);
    let costing = cost(&vacant, &older, year(2024), &Options::default()).unwrap();
    // (24,404 − 9,100) × 13.8% = 2,111.952
    assert_eq!(costing.lines().get(LineKind::NationalInsurance), pounds("2,111.95"));
}

#[test]
fn this_years_increment_is_a_line_of_its_own() {
    let all = of(&[post("H", 100), post("H", 100)], &[held(1, 1, 100, 24), held(2, 2, 100, 26)]);
    let options = Options { points_on: Some(date(2024, 3, 31)), ..Options::default() };
    let costing = cost(&all, &rules(), year(2024), &options).unwrap();
    let by_post = costing.by(By::Post);
    // 24 to 25 in 2024/25: 34,314 to 35,235. Point 26 is the top of grade H.
    let first = &by_post[&Group::Post(post_id(1))];
    assert_eq!(first.get(LineKind::BasicPay), Pence::pounds(34_314));
    assert_eq!(first.get(LineKind::Increment), Pence::pounds(921));
    assert_eq!(by_post[&Group::Post(post_id(2))].get(LineKind::Increment), Pence::ZERO);
    // A year on, with the award, what was the increment is basic pay: 36,363, and 37,280 − 36,363 is added.
    let next = cost(&all, &rules(), year(2025), &options).unwrap();
    let first = &next.by(By::Post)[&Group::Post(post_id(1))];
    assert_eq!(first.get(LineKind::BasicPay), Pence::pounds(36_363));
    assert_eq!(first.get(LineKind::Increment), Pence::pounds(917));
}

#[test]
fn a_first_increment_after_six_months_counts_from_its_day() {
    let all = of(&[post("H", 100)], &[held(1, 1, 100, 23)]);
    let rules = rules_with(|council| council.practice[0].increments = Increments::AprilOrSixMonths);
    let options = Options {
        points_on: Some(date(2024, 1, 8)),
        started: BTreeMap::from([(holding_id(1), date(2024, 1, 8))]),
        ..Options::default()
    };
    let costing = cost(&all, &rules, year(2024), &options).unwrap();
    // Point 24 from 8 July 2024: 267 of 365 days. (34,314 − 33,366) × 267 ÷ 365 = 693.4685; taken as the
    // difference of pay rounded by parts: 34,314 × 267 ÷ 365 = 25,100.93 (.9260) less
    // 33,366 × 267 ÷ 365 = 24,407.46 (.4575) is 693.47.
    assert_eq!(costing.lines().get(LineKind::BasicPay), Pence::pounds(33_366));
    assert_eq!(costing.lines().get(LineKind::Increment), pounds("693.47"));
}

#[test]
fn vacant_posts_are_costed_at_the_stated_point_and_in_part_where_the_policy_says_so() {
    let all = of(&[post("K", 100)], &[held(1, 1, 40, 39)]);
    // 0.6 FTE is vacant. Bottom of K: point 36, 45,718; × 0.6 = 27,430.80.
    let by_kind = costed(&all, 2024).by(By::Kind);
    assert_eq!(by_kind[&Group::Kind(SeatKind::Vacant)].get(LineKind::BasicPay), pounds("27,430.80"));
    let rules = rules_with(|council| {
        council.practice[0].vacant_at = Place::Middle;
        council.practice[0].vacancy_factor = Rate::percent(95);
    });
    let costing = cost(&all, &rules, year(2024), &Options::default()).unwrap();
    // Middle of K, points 36 to 39: 37, 46,731 × 0.6 = 28,038.60.
    // NI (28,038.60 − 9,100) × 13.8% = 2,613.5268; pension 5,103.0252; levy 140.193; in all 35,895.35.
    // 5% is 1,794.7675.
    insta::assert_snapshot!(shown(&costing.by(By::Kind)[&Group::Kind(SeatKind::Vacant)]), @"
    Basic pay: £28,038.60
    Employer National Insurance: £2,613.53
    Employer pension: £5,103.03
    Apprenticeship levy: £140.19
    Vacancy factor: −£1,794.77
    ");
}

#[test]
fn an_agency_is_compared_with_employing_somebody() {
    let agency = Holding { footing: Footing::Agency, spine_point: None, ..held(1, 1, 100, 0) };
    let all = of(&[post("H", 100)], std::slice::from_ref(&agency));
    let costing = costed(&all, 2024);
    // Bottom of H, 33,366: NI 3,348.708, pension 6,072.612, levy 166.83; in all 42,954.15. 35% is 15,033.9525.
    assert_eq!(costing.lines().get(LineKind::AgencyPremium), pounds("15,033.95"));
    let compared = costing.agency();
    assert_eq!((compared.fte, compared.employed), (Fte(100), pounds("42,954.15")));
    assert_eq!(compared.premium(), pounds("15,033.95"));
    // With the agency's own charge of £1,300 a week: × 52.143 = 67,785.90.
    let pay = PostPay { agency_week: Some(Pence::pounds(1_300)), ..PostPay::default() };
    let all = of(&[Post { pay, ..post("H", 100) }], &[agency]);
    let costing = costed(&all, 2024);
    assert_eq!(costing.total(), pounds("67,785.90"));
    assert_eq!(costing.agency().premium(), pounds("67,785.90") - pounds("42,954.15"));
}

#[test]
fn those_who_work_in_terms_are_paid_for_their_weeks_and_their_share_of_leave() {
    let weeks = WeeksAYear::TERM_TIME;
    let all = of(&[Post { weeks, contract: Contract::TermTime, ..post("G", 70) }], &[held(1, 1, 70, 20)]);
    // 34 days are 6.8 weeks of leave in a whole year. 39 weeks earn 39 × 6.8 ÷ (52.143 − 6.8) = 5.8488 weeks:
    // (39 + 5.8488) ÷ 52.143 = 0.860111, which is 39 ÷ 45.343. Point 20, 31,586 × 0.7 × 39 ÷ 45.343 = 19,017.22
    assert_eq!(costed(&all, 2024).lines().get(LineKind::BasicPay), pounds("19,017.22"));
    // Whoever works every week but their leave is paid for the whole year.
    let whole = of(&[Post { weeks: WeeksAYear(4_540), ..post("G", 70) }], &[held(1, 1, 70, 20)]);
    assert_eq!(costed(&whole, 2024).lines().get(LineKind::BasicPay), pounds("22,110.20"));
}

#[test]
fn part_of_a_year_is_counted_in_days_or_in_weeks() {
    let all = of(&[post("H", 100)], &[held(1, 1, 100, 26)]);
    let from = |day| Options {
        posts: BTreeMap::from([(post_id(1), Span { from: Some(day), until: None })]),
        ..Options::default()
    };
    let basic = |rules: &PayRules, options: &Options| {
        cost(&all, rules, year(2024), options).unwrap().lines().get(LineKind::BasicPay)
    };
    // From 1 September 2024: 212 of 365 days. 36,124 × 212 ÷ 365 = 20,981.61 (.6110)
    assert_eq!(basic(&rules(), &from(date(2024, 9, 1))), pounds("20,981.61"));
    // 153 days have passed, 21 whole weeks; 31 of 52 remain. 36,124 × 31 ÷ 52 = 21,535.4615
    let weeks = rules_with(|council| council.practice[0].part_year = PartYear::Weeks);
    assert_eq!(basic(&weeks, &from(date(2024, 9, 1))), pounds("21,535.46"));
    assert_eq!(basic(&weeks, &Options::default()), Pence::pounds(36_124));
    // The threshold is counted for the same part: (20,981.61 − 9,100 × 212 ÷ 365) × 13.8% = 2,166.0668
    let lines = cost(&all, &rules(), year(2024), &from(date(2024, 9, 1))).unwrap().lines();
    assert_eq!(lines.get(LineKind::NationalInsurance), pounds("2,166.07"));
}

#[test]
fn in_year_is_the_days_and_full_year_is_how_it_then_stands() {
    let all = of(&[post("H", 100), post("H", 100)], &[held(1, 1, 100, 26), held(2, 2, 100, 26)]);
    let options = Options {
        posts: BTreeMap::from([
            (post_id(1), Span { from: Some(date(2024, 9, 1)), until: None }),
            (post_id(2), Span { from: None, until: Some(date(2024, 8, 31)) }),
        ]),
        ..Options::default()
    };
    let (in_year, full) = in_year_and_full_year(&all, &rules(), year(2024), &options).unwrap();
    let basic = |costing: &Costing, id| {
        costing.by(By::Post).get(&Group::Post(post_id(id))).map(|lines| lines.get(LineKind::BasicPay))
    };
    assert_eq!(
        (basic(&in_year, 1), basic(&full, 1)),
        (Some(pounds("20,981.61")), Some(Pence::pounds(36_124)))
    );
    // 153 days of 365: 15,142.39; then the post is no more.
    assert_eq!((basic(&in_year, 2), basic(&full, 2)), (Some(pounds("15,142.39")), None));
    assert_eq!(full.basis, Basis::FullYear);
}

#[test]
fn nothing_is_paid_into_the_fund_for_whoever_is_outside_it() {
    let outside = StaffPay { outside_pension: true, ..StaffPay::default() };
    let all = with_pay(
        of(&[post("D", 100), post("D", 100)], &[held(1, 1, 100, 4), held(2, 2, 100, 4)]),
        1,
        outside,
    );
    let costing = costed(&all, 2024);
    let pensions: Vec<Pence> = costing.pieces.iter().map(|one| one.lines.get(LineKind::Pension)).collect();
    // Point 4, 24,404, at 18.2%.
    assert_eq!(pensions, [Pence::ZERO, pounds("4,441.53")]);
}

#[test]
fn a_market_supplement_is_pay_on_which_everything_else_is_paid() {
    let pay = PostPay { supplement: Some(Pence::pounds(4_000)), ..PostPay::default() };
    let all = of(&[Post { pay, ..post("I", 50) }], &[held(1, 1, 50, 31)]);
    let costing = costed(&all, 2024);
    // Point 31: 40,476 × 0.5 = 20,238 and 2,000; NI (22,238 − 9,100) × 13.8% = 1,813.044; pension 4,047.316.
    insta::assert_snapshot!(shown(&costing.lines()), @"
    Basic pay: £20,238.00
    Market supplement and allowances: £2,000.00
    Employer National Insurance: £1,813.04
    Employer pension: £4,047.32
    Apprenticeship levy: £111.19
    ");
    let explained = costing.explain(&costing.pieces[0]);
    assert_eq!(explained[0].2, "Point 31, £40,476.00 a year, 0.5 FTE");
    assert_eq!(explained.iter().map(|(_, sum, _)| *sum).sum::<Pence>(), costing.total());
}

#[test]
fn whoever_is_away_costs_what_goes_on_and_their_cover_costs_besides() {
    let away = Holding { away: Some(Absence::FamilyLeave), ..held(1, 1, 100, 26) };
    let cover = Holding { footing: Footing::Cover, ..held(2, 1, 100, 23) };
    let all = of(&[post("H", 100)], &[away, cover]);
    let by_kind = costed(&all, 2024).by(By::Kind);
    assert_eq!(by_kind[&Group::Kind(SeatKind::Away)].get(LineKind::BasicPay), Pence::pounds(18_062));
    assert_eq!(by_kind[&Group::Kind(SeatKind::Held)].get(LineKind::BasicPay), Pence::pounds(33_366));
    assert!(!by_kind.contains_key(&Group::Kind(SeatKind::Vacant)), "the post is not vacant besides");
    let seconded = Holding { away: Some(Absence::SecondedOut), ..held(1, 1, 100, 26) };
    assert_eq!(costed(&of(&[post("H", 100)], &[seconded]), 2024).total(), Pence::ZERO);
}

#[test]
fn posts_on_hold_and_volunteers_cost_nothing_but_are_there() {
    let hold = Post { contract: Contract::OnHold, ..post("H", 100) };
    let volunteer = Post { contract: Contract::Volunteer, grade: None, ..post("D", 20) };
    let costing = costed(&of(&[hold, volunteer], &[held(1, 2, 20, 4)]), 2024);
    assert_eq!((costing.total(), costing.posts().len()), (Pence::ZERO, 2));
    assert_eq!(costing.uncosted, []);
}

#[test]
fn what_cannot_be_costed_is_said_and_is_never_nothing() {
    let posts = [
        Post { grade: None, ..post("H", 100) },
        post("Z", 50),
        post("D", 100),
        Post { indicative: true, ..post("J", 100) },
    ];
    let costing = costed(&of(&posts, &[held(1, 3, 100, 1)]), 2024);
    let why: Vec<(Fte, String)> = costing.uncosted.iter().map(|one| (one.fte, one.why.to_string())).collect();
    let said = |fte, text: &str| (Fte(fte), text.to_owned());
    assert_eq!(
        why,
        [
            said(100, "The post is not graded yet"),
            said(50, "The pay structure has no grade Z"),
            said(100, "The pay spine has no point 1 in that year"),
        ]
    );
    assert_eq!(costing.uncosted[2].why, WhyNot::NoSuchPoint(1));
    let indicative: Vec<bool> = costing.pieces.iter().map(|piece| costing.post(piece).indicative).collect();
    assert_eq!(indicative, [true], "an indicative grade is costed, and known as such");
}

#[test]
fn a_year_without_tables_is_refused() {
    let all = of(&[post("H", 100)], &[]);
    let refused = |period: Period| cost(&all, &rules(), period, &Options::default()).unwrap_err().to_string();
    insta::assert_snapshot!(refused(year(2019).into()), @"Enter how the council costs its posts from 1 April 2019 or earlier.");
    let backward = Period { from: date(2024, 4, 1), to: date(2024, 3, 1) };
    insta::assert_snapshot!(refused(backward), @"Enter a last day on or after the first, within 50 years. You gave 1 March 2024.");
}

#[test]
fn amounts_that_nobody_is_paid_are_refused_and_absurd_hours_do_no_harm() {
    let all = of(&[post("H", 100)], &[held(1, 1, i32::MAX, 26), held(1, 1, -50, 26)]);
    assert!(costed(&all, 2022).total() > Pence::ZERO);
    for sum in [Pence(-1), Pence(i64::MAX)] {
        let pay = PostPay { supplement: Some(sum), ..PostPay::default() };
        let odd = of(&[Post { pay, ..post("H", 100) }], &[]);
        let refused = cost(&odd, &rules(), year(2024), &Options::default()).unwrap_err();
        assert_eq!(refused.field, "supplement");
    }
    let mut spine = Spine::njc();
    spine.tables[0].points.insert(9, Pence(i64::MAX));
    assert_eq!(PayRules::new(vec![spine], councils().remove(0)).unwrap_err()[0].field, "annual");
}

#[test]
fn pay_that_stands_still_for_want_of_an_award_is_marked() {
    let held_over = |starting| {
        let costing = costed(&of(&[post("H", 100)], &[]), starting);
        costing.sources.iter().any(|one| one.held_over)
    };
    assert_eq!([2022, 2024, 2025, 2026].map(held_over), [false, false, false, true]);
}

#[test]
fn the_tables_used_are_named_with_how_far_they_were_checked() {
    let costing = costed(&of(&[post("H", 100)], &[]), 2022);
    let said: Vec<String> = costing
        .sources
        .iter()
        .map(|one| format!("{} from {}: {}", one.what, one.from, one.standing.label()))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @"
    Employer National Insurance from 2022-04-06: confirmed against a public source
    Example city pension fund from 2020-04-01: as entered
    Apprenticeship levy from 2017-04-06: confirmed against a public source
    NJC for Local Government Services from 2022-04-01: derived from a confirmed rule
    Employer National Insurance from 2022-11-06: confirmed against a public source
    ");
}

#[test]
fn a_planned_change_costs_from_its_day() {
    let mut history = History::default();
    let fact = |on, what| WorkforceFact { on, what };
    for team in [TEAM, OTHER_TEAM] {
        history.apply(&fact(date(2020, 4, 1), Stated::Team(team, empty().teams.get(&team).cloned())));
    }
    history.apply(&fact(date(2020, 4, 1), Stated::Post(post_id(1), Some(post("H", 100)))));
    history.apply(&fact(date(2024, 9, 1), Stated::Post(post_id(1), Some(post("I", 100)))));
    let costings = cost_history(&history, &rules(), year(2024), &Options::default()).unwrap();
    let basic: Vec<Pence> = costings.iter().map(|one| one.lines().get(LineKind::BasicPay)).collect();
    // Vacant at the bottom: 33,366 × 153 ÷ 365 = 13,986.30 (.2959); point 27, 37,035 × 212 ÷ 365 = 21,510.74
    assert_eq!(basic, [pounds("13,986.30"), pounds("21,510.74")]);
}

#[test]
fn who_is_away_is_paid_by_contract_where_redundancy_is_reckoned() {
    let by_contract = Options { as_if_present: true, basis: Basis::FullYear, ..Options::default() };
    let pay = |away, options: &Options| {
        let holding = Holding { away, ..held(1, 1, 100, 26) };
        let all = of(&[post("H", 100)], &[holding]);
        cost(&all, &rules(), year(2024), options).unwrap().lines().get(LineKind::BasicPay)
    };
    for away in [Absence::FamilyLeave, Absence::Sickness, Absence::SecondedOut, Absence::CareerBreak] {
        assert!(pay(Some(away), &Options::default()) < pay(None, &Options::default()), "{away:?}");
        assert_eq!(pay(Some(away), &by_contract), pay(None, &by_contract), "{away:?}");
    }
}
