//! What it costs when somebody leaves, who approves it, where the money comes from, and two structures side
//! by side.

use std::collections::BTreeMap;

use calendar::{Date, FinancialYear};
use jiff::civil::date;
use proptest::prelude::*;
use workforce::money::budget::{Budget, Virement, reconcile};
use workforce::money::compare::compare;
use workforce::money::cost::{Options, cost};
use workforce::money::exit::{
    ExitLine, Leaver, NoticeNotWorked, Verdict, WEEKLY_CAPS, exit_cost, protection_cost,
    statutory_half_weeks, statutory_notice_weeks, weekly_cap,
};
use workforce::money::severance_approval::{approval, bands};
use workforce::money::{ExitEntered, Pence, Rate};
use workforce::{Fte, Post};

use crate::money_fixture::{held, of, post, pounds, rules, rules_with, staff};

/// The half weeks of somebody of an age with years of service, both complete with a day.
fn half_weeks(age: i16, years: i16) -> u8 {
    let day = date(2024, 6, 30);
    statutory_half_weeks(date(2024 - age, 7, 1), date(2024 - years, 7, 1), day)
}

#[test]
fn statutory_weeks_are_those_of_the_governments_table() {
    // Age, years of service, weeks' pay in the table that is published for statutory redundancy pay.
    let table = [
        (20, 1, 0.0),
        (20, 2, 1.0),
        (22, 2, 1.0),
        (23, 2, 1.5),
        (24, 2, 2.0),
        (23, 5, 3.0),
        (30, 10, 9.0),
        (41, 2, 2.0),
        (42, 2, 2.5),
        (43, 2, 3.0),
        (41, 20, 19.5),
        (42, 20, 20.5),
        (45, 10, 12.0),
        (55, 20, 27.0),
        (61, 20, 30.0),
        (66, 35, 30.0),
    ];
    for (age, years, weeks) in table {
        assert_eq!(f64::from(half_weeks(age, years)) / 2.0, weeks, "{age} with {years} years");
    }
}

#[test]
fn a_year_counts_by_the_age_at_which_it_began() {
    // Two complete years with 30 June 2024, the earlier from 1 July 2022: 41 on that day, or a day later.
    let day = date(2024, 6, 30);
    assert_eq!(statutory_half_weeks(date(1981, 7, 1), date(2022, 7, 1), day), 3 + 3);
    assert_eq!(statutory_half_weeks(date(1981, 7, 2), date(2022, 7, 1), day), 3 + 2);
    // A day short of two years is nothing.
    assert_eq!(statutory_half_weeks(date(1981, 6, 30), date(2022, 7, 2), day), 0);
    assert_eq!(statutory_half_weeks(date(2030, 1, 1), date(2022, 7, 1), day), 0, "born after: not known");
}

#[test]
fn the_last_day_is_itself_a_day_of_service() {
    // From 1 April 2022 to 31 March 2024 are two years, not a day less.
    let two = Leaver {
        born: Some(date(1980, 1, 1)),
        service_from: Some(date(2022, 4, 1)),
        last_day: date(2024, 3, 31),
        notice_not_worked: NoticeNotWorked::None,
        untaken_leave: 0,
        ..LEAVER
    };
    let statutory = |leaver: &Leaver| exit_cost(leaver, &rules()).line(ExitLine::Statutory).cloned().unwrap();
    // 43 and 44 through them: 3 weeks at the limit of £643.
    assert_eq!(statutory(&two).known(), Some(pounds("1,929")));
    // From 1 April 2014: ten years, 41 from 1 January 2021 on: three at one and a half weeks, seven at one.
    let ten = Leaver { service_from: Some(date(2014, 4, 1)), ..two };
    assert_eq!(statutory(&ten).known(), Some(pounds("7,394.50")));
    assert_eq!(statutory_notice_weeks(date(2014, 4, 1), date(2024, 3, 31)), 10);
}

#[test]
fn notice_that_the_law_owes_and_nobody_works_moves_the_relevant_date() {
    // 11 years by 31 March 2025; the eleven weeks of notice would have ended on 16 June, past the 12th
    // anniversary and under the next limit: 12 × 1.5 × £719.
    let leaver = Leaver {
        born: Some(date(1970, 1, 1)),
        service_from: Some(date(2013, 5, 1)),
        last_day: date(2025, 3, 31),
        ..LEAVER
    };
    let statutory = |not_worked| {
        let leaver = Leaver { notice_not_worked: not_worked, ..leaver };
        exit_cost(&leaver, &rules()).line(ExitLine::Statutory).cloned().unwrap().known()
    };
    assert_eq!(statutory(NoticeNotWorked::All), Some(pounds("12,942")));
    assert_eq!(statutory(NoticeNotWorked::None), Some(pounds("11,550")));
    // The contract owes twelve: four worked of them leave three of the law's eleven, to 21 April.
    assert_eq!(statutory(NoticeNotWorked::Weeks(4)), Some(pounds("11,863.50")));
}

#[test]
fn the_employer_pays_insurance_on_notice_and_leave_and_above_30_000_pounds() {
    // 66 with 20 years: 30 weeks. 46,731 a year and a severance of 25,000.
    let leaver = Leaver {
        born: Some(date(1958, 1, 1)),
        service_from: Some(date(2000, 1, 1)),
        special_severance: Pence::pounds(25_000),
        pension_strain: Some(Pence::pounds(90_000)),
        ..LEAVER
    };
    // Notice 10,754.52 and leave 985.83; 26,886.30 + 25,000 − 30,000 = 21,886.30; 33,626.65 × 13.8%.
    insta::assert_snapshot!(told(&leaver), @"
    Statutory redundancy pay: £21,000.00: 30 weeks at £700.00 (the limit)
    Local redundancy scheme, above the statutory pay: £5,886.30: 30 weeks at £896.21, less the statutory pay
    Pay in place of notice: £10,754.52: 12 weeks of 12 owed, at £896.21
    Untaken leave: £985.83: 5.50 days at a fifth of £896.21
    Pension strain: £90,000.00: As the pension fund estimated
    Special severance: £25,000.00: Approved by: The head of paid service, in person
    Employer’s National Insurance: £4,640.48: 13.8% of £11,740.35 in place of notice and leave and of £21,886.30 above £30,000
    £158,267.13
    ");
    let none = Leaver { notice_not_worked: NoticeNotWorked::None, untaken_leave: 0, ..LEAVER };
    let line = exit_cost(&none, &rules()).line(ExitLine::NationalInsurance).cloned().unwrap();
    assert_eq!(line.known(), Some(Pence::ZERO), "no strain, and less than £30,000");
}

#[test]
fn somebody_who_loses_two_posts_is_due_a_strain_and_a_severance_once() {
    let first = Leaver {
        born: Some(date(1960, 1, 1)),
        annual_pay: Pence::pounds(24_000),
        pension_strain: Some(Pence::pounds(40_000)),
        special_severance: Pence::pounds(28_000),
        notice_not_worked: NoticeNotWorked::None,
        untaken_leave: 0,
        ..LEAVER
    };
    let cost = exit_cost(&first, &rules());
    let already = Some(cost.for_losing_the_job());
    let second = exit_cost(&Leaver { annual_pay: Pence::pounds(16_000), already, ..first }, &rules());
    assert_eq!(second.line(ExitLine::PensionStrain).unwrap().known(), Some(Pence::ZERO));
    assert_eq!(second.line(ExitLine::SpecialSeverance).unwrap().known(), Some(Pence::ZERO));
    // The first £30,000 are free once: what the second post adds bears insurance in full.
    let redundancy = second.for_losing_the_job();
    let insurance = second.line(ExitLine::NationalInsurance).unwrap().known();
    assert_eq!(insurance, Some(redundancy.at(Rate(1_380))));
}

#[test]
fn a_weeks_pay_counts_up_to_the_limit_of_its_day() {
    let cap = |day| weekly_cap(day).map(|row| row.cap.whole_pounds());
    assert_eq!(cap(date(2015, 4, 5)), None);
    assert_eq!(cap(date(2015, 4, 6)).as_deref(), Some("£475"));
    assert_eq!(cap(date(2021, 11, 30)).as_deref(), Some("£544"));
    assert_eq!(cap(date(2024, 4, 5)).as_deref(), Some("£643"));
    assert_eq!(cap(date(2024, 4, 6)).as_deref(), Some("£700"));
    assert_eq!(cap(date(2026, 4, 6)).as_deref(), Some("£751"));
    assert!(WEEKLY_CAPS.is_sorted_by_key(|row| (row.from, row.cap)) && WEEKLY_CAPS.len() == 12);
}

#[test]
fn notice_is_a_week_a_year_from_two_to_twelve() {
    let weeks = |from| statutory_notice_weeks(from, date(2024, 6, 30));
    assert_eq!(weeks(date(2024, 6, 2)), 0);
    assert_eq!(weeks(date(2024, 6, 1)), 1);
    assert_eq!(weeks(date(2022, 7, 2)), 1);
    assert_eq!(weeks(date(2022, 7, 1)), 2);
    assert_eq!(weeks(date(2012, 7, 1)), 12);
    assert_eq!(weeks(date(1990, 6, 30)), 12);
    assert_eq!(weeks(date(2025, 1, 1)), 0);
}

const LEAVER: Leaver = Leaver {
    born: Some(Date::constant(1979, 1, 15)),
    service_from: Some(Date::constant(2012, 5, 1)),
    last_day: Date::constant(2024, 6, 30),
    annual_pay: Pence::pounds(46_731),
    in_pension_scheme: true,
    pension_strain: None,
    notice_not_worked: NoticeNotWorked::All,
    untaken_leave: 550,
    special_severance: Pence::ZERO,
    already: None,
};

fn told(leaver: &Leaver) -> String {
    let cost = exit_cost(leaver, &rules());
    let line = |(line, verdict): &(ExitLine, Verdict)| match verdict {
        Verdict::Costs(sum, how) => format!("{}: {sum}: {how}", line.label()),
        Verdict::NotDue(why) => format!("{}: not due: {why}", line.label()),
        Verdict::CouldNotBeCosted(why) => format!("{}: could not be costed: {why}", line.label()),
    };
    let total = cost.total().map_or_else(|| format!("at least {}", cost.known()), |sum| sum.to_string());
    cost.lines.iter().map(line).chain([total]).collect::<Vec<_>>().join("\n")
}

#[test]
fn leaving_through_redundancy_costs_what_law_and_scheme_give() {
    // 45 with 12 complete years: 4 × 1.5 + 8 = 14 weeks. A week is 46,731 ÷ 52.143 = 896.21 (.2085).
    // Statutory 14 × 700 = 9,800; by the actual week 12,546.94, so 2,746.94 more.
    // Notice 12 × 896.21 = 10,754.52. Leave 5.5 ÷ 5 × 896.21 = 985.831.
    insta::assert_snapshot!(told(&LEAVER), @"
    Statutory redundancy pay: £9,800.00: 14 weeks at £700.00 (the limit)
    Local redundancy scheme, above the statutory pay: £2,746.94: 14 weeks at £896.21, less the statutory pay
    Pay in place of notice: £10,754.52: 12 weeks of 12 owed, at £896.21
    Untaken leave: £985.83: 5.50 days at a fifth of £896.21
    Pension strain: not due: Under 55
    Special severance: not due: None
    Employer’s National Insurance: £1,620.17: 13.8% of £11,740.35 in place of notice and leave
    £25,907.46
    ");
}

#[test]
fn from_55_in_the_pension_scheme_the_strain_must_be_entered() {
    let born = Some(date(1969, 6, 30));
    let leaver = Leaver { born, notice_not_worked: NoticeNotWorked::None, untaken_leave: 0, ..LEAVER };
    let cost = exit_cost(&leaver, &rules());
    assert!(matches!(cost.line(ExitLine::PensionStrain), Some(Verdict::CouldNotBeCosted(_))));
    assert_eq!(cost.total(), None, "not a total that leaves the largest cost out");
    // 12 years, all from 41 on: 18 weeks. 18 × 700 = 12,600; 18 × 896.21 = 16,131.78.
    assert_eq!(cost.known(), pounds("16,131.78"));
    let entered = Leaver { pension_strain: Some(Pence::pounds(61_000)), ..leaver };
    assert_eq!(exit_cost(&entered, &rules()).total(), Some(pounds("77,131.78")));
    // The day before the birthday, or outside the scheme, none is due.
    for other in
        [Leaver { born: Some(date(1969, 7, 1)), ..leaver }, Leaver { in_pension_scheme: false, ..leaver }]
    {
        assert!(matches!(
            exit_cost(&other, &rules()).line(ExitLine::PensionStrain),
            Some(Verdict::NotDue(_))
        ));
    }
}

#[test]
fn what_is_not_recorded_could_not_be_costed() {
    let leaver = Leaver { born: None, service_from: None, ..LEAVER };
    insta::assert_snapshot!(told(&leaver), @"
    Statutory redundancy pay: could not be costed: The first day of continuous service is not recorded
    Local redundancy scheme, above the statutory pay: could not be costed: The first day of continuous service is not recorded
    Pay in place of notice: could not be costed: The first day of continuous service is not recorded
    Untaken leave: £985.83: 5.50 days at a fifth of £896.21
    Pension strain: could not be costed: The date of birth is not recorded
    Special severance: not due: None
    Employer’s National Insurance: could not be costed: It depends on the redundancy pay, which is not known
    at least £985.83
    ");
    let new = Leaver { service_from: Some(date(2023, 1, 1)), born: None, ..LEAVER };
    let cost = exit_cost(&new, &rules());
    assert!(
        matches!(cost.line(ExitLine::Statutory), Some(Verdict::NotDue(_))),
        "no age is needed for nothing"
    );
}

#[test]
fn a_local_scheme_pays_at_most_104_weeks() {
    let rules = rules_with(|council| council.leaving[0].multiplier = Rate::percent(400));
    let leaver = Leaver { born: Some(date(1960, 1, 1)), service_from: Some(date(2000, 1, 1)), ..LEAVER };
    // 30 weeks × 4 = 120, so 104 × 896.21 = 93,205.84, less 30 × 700 = 21,000.
    let cost = exit_cost(&leaver, &rules);
    assert!(matches!(cost.line(ExitLine::Local), Some(Verdict::Costs(Pence(7_220_584), _))));
}

#[test]
fn protected_pay_is_the_difference_for_the_months_of_the_policy() {
    // From K 37 to J 35 in 2024/25: 46,731 − 44,711 = 2,020 for 12 months from July.
    let (old, new) = (Pence::pounds(46_731), Pence::pounds(44_711));
    let cost = protection_cost(&rules(), old, new, date(2024, 7, 1)).unwrap();
    // NI: nine months 1,515 at 13.8%, three from April 505 at 15%, 284.82; pension 18.2%; levy 0.5%.
    assert_eq!(
        (cost.pay, cost.national_insurance, cost.pension, cost.levy),
        (pounds("2,020.00"), pounds("284.82"), pounds("367.64"), pounds("10.10"))
    );
    assert_eq!((cost.total(), cost.months), (pounds("2,682.56"), 12));
    assert_eq!(protection_cost(&rules(), new, old, date(2024, 7, 1)).unwrap().total(), Pence::ZERO);
    assert_eq!(protection_cost(&rules(), old, new, date(2019, 7, 1)), None);
}

#[test]
fn special_severance_is_approved_by_band_since_12_may_2022() {
    let who = |pounds, day| approval(Pence::pounds(pounds), day).map(|band| band.approver);
    let day = date(2024, 6, 30);
    assert_eq!(who(0, day), None);
    assert_eq!(who(19_999, day), Some("Whoever the council's scheme of delegation names"));
    assert_eq!(who(20_000, day), Some("The head of paid service, in person"));
    assert_eq!(who(99_999, day), Some("The head of paid service, in person"));
    assert_eq!(who(100_000, day), Some("A vote of full council"));
    assert_eq!(who(100_000, date(2022, 5, 11)), None);
    assert!(bands(day).unwrap().source.contains("12 May 2022"));
    let leaver = Leaver { special_severance: Pence::pounds(25_000), ..LEAVER };
    assert!(told(&leaver).contains("Special severance: £25,000.00: Approved by: The head of paid service"));
}

fn budget(name: &str, pounds: i64) -> Budget {
    Budget { name: name.into(), approved: Pence::pounds(pounds), may_be_overdrawn: false }
}

fn virement(from: &str, to: &str, pounds: i64, on: Date) -> Virement {
    let authority = "Cabinet, recommendation 4".to_owned();
    Virement { from: from.into(), to: to.into(), amount: Pence::pounds(pounds), on, authority }
}

#[test]
fn the_virement_of_the_cabinet_report_reconciles() {
    let budgets = [budget("Placements and packages", 41_000_000), budget("Staffing", 25_550_000)];
    let moved = [virement("Placements and packages", "Staffing", 2_450_000, date(2024, 5, 23))];
    let done = reconcile(&budgets, &moved).unwrap();
    let after: Vec<String> = done.lines.iter().map(|line| line.after.millions()).collect();
    assert_eq!(after, ["£38.550m", "£28.000m"]);
    assert_eq!(done.total, Pence::pounds(66_550_000));
    assert_eq!(done.lines[1].movements[0].other, "Placements and packages");
}

#[test]
fn no_budget_falls_below_nothing_on_any_day_unless_it_says_so() {
    let budgets = [budget("Residential", 100), budget("Staffing", 0)];
    let early = date(2024, 5, 1);
    let out = virement("Residential", "Staffing", 150, early);
    let back = virement("Staffing", "Residential", 150, date(2024, 6, 1));
    let refused = reconcile(&budgets, &[out.clone(), back.clone()]).unwrap_err();
    insta::assert_snapshot!(refused[0], @"Move at most the £100.00 that Residential has on 1 May 2024. You gave £150.00.");
    // On one day they count together.
    assert!(reconcile(&budgets, &[out.clone(), Virement { on: early, ..back }]).is_ok());
    let said = [Budget { may_be_overdrawn: true, ..budget("Residential", 100) }, budget("Staffing", 0)];
    assert_eq!(reconcile(&said, &[out]).unwrap().lines[0].after, Pence::pounds(-50));
}

#[test]
fn a_virement_that_names_nothing_is_refused() {
    let budgets = [budget("Staffing", 10), budget("Staffing", 10)];
    let moved =
        [Virement { authority: " ".into(), ..virement("Elsewhere", "Elsewhere", 0, date(2024, 5, 1)) }];
    let fields: Vec<&str> = reconcile(&budgets, &moved).unwrap_err().iter().map(|one| one.field).collect();
    assert_eq!(fields, ["name", "from", "to", "to", "amount", "authority"]);
}

#[test]
fn two_structures_stand_side_by_side_as_the_cabinet_report_prints_them() {
    let role =
        |title: &str, grade: &str, fte| Post { reference: None, title: title.into(), ..post(grade, fte) };
    // 2.89 of 3 team managers are held; 4 are proposed. Family time workers become link workers.
    let before = of(
        &[
            role("Team Manager", "K", 100),
            role("Team Manager", "K", 100),
            role("Team Manager", "K", 100),
            role("Family Time Worker", "E", 55),
        ],
        &[held(1, 1, 100, 39), held(2, 2, 100, 39), held(3, 3, 89, 39), held(4, 4, 55, 11)],
    );
    let mut after = before.clone();
    for (id, one) in [(5, role("Team Manager", "K", 100)), (4, role("Link Worker", "E", 55))] {
        after.posts.insert(crate::money_fixture::post_id(id), one);
    }
    let costed = |all| cost(all, &rules(), FinancialYear::starting(2024), &Options::default()).unwrap();
    let (before, after) = (costed(&before), costed(&after));
    let retitled = BTreeMap::from([("Family Time Worker".to_owned(), "Link Worker".to_owned())]);
    let both = compare(&before, &after, &retitled);
    let printed: Vec<String> = both.rows.iter().map(|row| row.as_printed()).collect();
    insta::assert_snapshot!(printed.join("\n"), @"
    0.55 FTE Link Worker (Grade E) now, 0.55 FTE proposed, leaving none vacant
    2.89 FTE Team Manager (Grade K) now, 4 FTE proposed, leaving 1.11 FTE vacant
    ");
    // One more at the bottom of K, 45,718: NI (45,718 − 9,100) × 13.8% = 5,053.284; pension 8,320.676;
    // levy 228.59; in all 59,320.55.
    assert_eq!(both.cost_changed(), pounds("59,320.55"));
    assert_eq!((both.rows[0].cost_changed(), both.rows[0].posts_changed()), (Pence::ZERO, Fte(0)));
    assert_eq!((both.before.cost(), both.after.cost()), (before.total(), after.total()));
    assert!(both.complete() && both.as_printed().ends_with("(+£0.059m)"));
}

proptest! {
    #[test]
    fn virements_never_make_or_lose_money_and_their_order_never_matters(
        moves in proptest::collection::vec((0usize..3, 1usize..3, 1i64..50, 1i8..28), 0..8),
        turn in 0usize..8,
    ) {
        let names = ["Placements", "Staffing", "Legal"];
        let budgets: Vec<Budget> = names.iter().map(|name| budget(name, 400)).collect();
        let mut moved: Vec<Virement> = moves
            .iter()
            .map(|(from, step, pounds, day)| {
                virement(names[*from], names[(from + step) % 3], *pounds, date(2024, 5, *day))
            })
            .collect();
        let done = reconcile(&budgets, &moved).unwrap();
        prop_assert_eq!(done.lines.iter().map(|line| line.after).sum::<Pence>(), done.total);
        for line in &done.lines {
            let moved: Pence = line.movements.iter().map(|one| one.amount).sum();
            prop_assert_eq!(line.before + moved, line.after);
        }
        if !moved.is_empty() {
            let by = turn % moved.len();
            moved.rotate_left(by);
        }
        prop_assert_eq!(reconcile(&budgets, &moved).unwrap(), done);
    }

    #[test]
    fn longer_service_never_gives_less(age in 18i16..70, years in 0i16..40) {
        prop_assume!(years < age - 15);
        prop_assert!(half_weeks(age, years) <= half_weeks(age, years + 1));
        prop_assert!(half_weeks(age, years) <= half_weeks(age + 1, years));
        prop_assert!(half_weeks(age, years) <= 60);
    }
}

#[test]
fn what_is_entered_of_a_leaver_is_refused_where_it_makes_no_sense() {
    let today = date(2021, 11, 15);
    let right = ExitEntered {
        staff: staff(1),
        born: Some(date(1965, 2, 3)),
        in_pension_scheme: true,
        pension_strain: Some(Pence::pounds(18_500)),
        notice_not_worked: NoticeNotWorked::Weeks(4),
        untaken_leave: 350,
        special_severance: Pence::ZERO,
        source: "Payroll".into(),
    };
    assert_eq!(right.clone().checked(today), Ok(right.clone()));
    let wrong = ExitEntered {
        born: Some(date(2019, 2, 3)),
        in_pension_scheme: false,
        untaken_leave: 10_100,
        special_severance: Pence(-1),
        source: " ".into(),
        ..right
    };
    let refused = wrong.checked(today).unwrap_err();
    let fields: Vec<&str> = refused.iter().map(|refusal| refusal.field).collect();
    assert_eq!(fields, ["born", "special_severance", "pension_strain", "untaken_leave", "source"]);
}
