//! The scorecard: targets, statuses, benchmarks, restated figures, CSV.

use measures::{
    Column, Comparison, Goal, Likeness, Scorecard, Standing, Status, Tally, Target, Window, benchmarks,
    columns, compare, indicator, judge,
};
use practice::Lens;

use crate::record::*;

/// How a figure of so many of so many stands as at a day.
fn standing(key: &str, as_at: &str, numerator: u64, denominator: u64) -> (Status, String) {
    let (policies, directory) = (policies(), directory());
    let lens = Lens::as_known_then(day(as_at));
    let window = Window::new(calendar::Month::of(day(as_at)), lens, &policies, &directory);
    let judgement = judge(indicator(key).unwrap(), Tally { numerator, denominator }, &window);
    (judgement.status, judgement.says)
}

#[test]
fn a_figure_is_judged_as_it_is_shown_and_by_the_way_that_is_better() {
    let table = [
        ("child_in_need_visits", 895, 1000, Status::Meets),  // 90%
        ("child_in_need_visits", 894, 1000, Status::Close),  // 89%
        ("child_in_need_visits", 845, 1000, Status::Close),  // 85%
        ("child_in_need_visits", 844, 1000, Status::Misses), // 84%
        ("child_in_need_visits", 0, 0, Status::NotJudged),
        ("protection_plans", 340, 340, Status::Meets),
        ("protection_plans", 357, 357, Status::Close),
        ("protection_plans", 358, 358, Status::Misses),
        ("early_help_stepped_up", 9, 100, Status::Meets),
        ("early_help_stepped_up", 10, 100, Status::Close), // less than 10 is wanted
        ("early_help_disengaged", 10, 100, Status::Meets),
        ("early_help_open", 870, 870, Status::NotJudged),
        ("early_help_referrals", 100, 100, Status::NoTarget), // still to be set
        ("protection_plan_rate", 388, 388, Status::NoTarget),
    ];
    for (key, numerator, denominator, status) in table {
        assert_eq!(standing(key, "2021-10-31", numerator, denominator).0, status, "{key} {numerator}");
    }
    let (_, says) = standing("child_in_need_visits", "2021-10-31", 87, 100);
    assert_eq!(says, "87%, where at least 90% is wanted.");
}

#[test]
fn a_full_year_target_is_taken_for_the_months_gone_by() {
    let (status, says) = standing("referral_rate", "2021-10-31", 2620, 2620);
    assert_eq!(status, Status::Misses);
    assert_eq!(
        says,
        "503, where at most 377 is wanted. 647 is a full year's rate; for the 7 months since 1 April it is 377."
    );
    let (_, says) = standing("referral_rate", "2021-11-15", 2800, 2800);
    assert!(says.ends_with("for the 7 months and 15 days since 1 April it is 404."), "{says}");
    let (_, says) = standing("referral_rate", "2022-03-31", 3370, 3370);
    assert!(says.starts_with("647, where at most 647 is wanted."), "{says}");
}

#[test]
fn a_month_not_over_is_judged_by_its_part_of_the_target() {
    let (status, says) = standing("contacts", "2021-11-15", 700, 700);
    assert_eq!(status, Status::Meets);
    assert_eq!(
        says,
        "700, where at most 700 is wanted. 1,400 is for a whole month; for the 15 days gone by it is 700."
    );
}

fn compared(key: &str, numerator: u64, denominator: u64) -> Vec<Comparison> {
    let (policies, directory) = (policies(), directory());
    let window = Window::published(month("2021-10"), &policies, &directory);
    let indicator = indicator(key).unwrap();
    let tally = Tally { numerator, denominator };
    let all = benchmarks(indicator, &policies, window.end());
    all.into_iter().map(|benchmark| compare(benchmark, indicator, tally, &window)).collect()
}

#[test]
fn an_annual_total_is_compared_by_the_month() {
    let [first, second] = &compared("contacts", 1978, 1978)[..] else { unreachable!() };
    assert_eq!((first.shown.as_str(), second.shown.as_str()), ("1,305", "1,472"));
    assert_eq!(first.standing, Some(Standing::Worse));
    assert_eq!(first.says, "15,657 is a year's total, which is 1,305 a month.");
    assert_eq!((first.benchmark.period.as_str(), second.benchmark.period.as_str()), ("2019/20", "2020/21"));
}

#[test]
fn a_full_years_rate_is_compared_for_the_months_gone_by() {
    let shown: Vec<String> = compared("referral_rate", 2620, 2620).into_iter().map(|one| one.shown).collect();
    assert_eq!(shown, ["551", "461", "377", "327", "282"]);
}

#[test]
fn what_measures_something_else_is_shown_with_the_reason_and_without_a_standing() {
    let all = compared("assessments_in_time", 85, 100);
    assert_eq!(all.len(), 5);
    for one in all {
        assert_eq!((one.shown.as_str(), one.standing, one.like), ("not comparable", None, None));
        assert!(one.says.contains("median length of an assessment in working days"), "{}", one.says);
    }
    let plans = compared("protection_plans", 388, 388);
    assert_eq!(plans[0].standing, Some(Standing::Better));
    assert_eq!(plans[2].standing, None, "authorities of other sizes");
}

#[test]
fn a_benchmark_still_to_come_says_so() {
    let all = compared("looked_after_rate", 530, 530);
    let shown: Vec<&str> = all.iter().map(|one| one.shown.as_str()).collect();
    assert_eq!(shown, ["95", "not yet published", "97", "53", "67"]);
    let standing: Vec<_> = all.iter().map(|one| one.standing).collect();
    let worse = Some(Standing::Worse);
    assert_eq!(standing, [worse, None, worse, worse, worse]);
}

fn scorecard(people: &[Record], months: [&str; 2], known_by: &str) -> Scorecard {
    let (policies, directory) = (policies(), directory());
    let months: Vec<_> = month(months[0]).up_to(month(months[1])).collect();
    let published: Vec<_> =
        months.iter().map(|month| Window::published(*month, &policies, &directory)).collect();
    let later: Vec<_> = months
        .iter()
        .map(|month| Lens::as_known_on(month.last(), day(known_by)))
        .zip(&months)
        .map(|(lens, month)| Window::new(*month, lens, &policies, &directory))
        .collect();
    let counted = |windows: &[Window<'_>]| -> Vec<Column> {
        columns(people.iter().map(|one| (one.id, one.facts.as_slice())), windows)
    };
    Scorecard::new(&published, &counted(&published), Some((&later, &counted(&later))))
}

#[test]
fn the_scorecard_shows_each_month_as_printed_and_what_it_is_known_to_have_been() {
    let people = [
        Record::child().tell(referral("2021-04-12")),
        Record::child().tell_late("2021-05-10", referral("2021-04-20")),
        Record::child().tell(referral("2021-05-12")),
    ];
    let card = scorecard(&people, ["2021-04", "2021-05"], "2021-11-15");
    let row = card.row("referrals").unwrap();
    let cells: Vec<_> = row
        .cells
        .iter()
        .map(|cell| (cell.figure.shown(), cell.changed().map(|later| later.shown())))
        .collect();
    assert_eq!(cells, [("1".to_owned(), Some("2".to_owned())), ("1".to_owned(), None)]);
    assert_eq!(row.points(), [Some(1.0), Some(1.0)]);
    assert_eq!(row.target.as_ref().unwrap().printed, "300 per month");
    assert_eq!(card.row("child_in_need_visits").unwrap().points(), [None, None]);
    assert!(card.months.iter().all(|heading| heading.is_whole));
}

#[test]
fn the_csv_writes_names_and_values_as_the_paper_prints_them() {
    let held =
        |who| Record::child().tell(held_by("2021-03-01", who, practice::code_sets::ServiceKind::ChildInNeed));
    let people = [Record::child().tell(referral("2021-04-12")), held(1), held(2)];
    let card = scorecard(&people, ["2021-04", "2021-04"], "2021-11-15");
    let line =
        |name: &str| card.csv_lines().into_iter().find(|line| line[1].contains(name)).unwrap().join("|");
    assert_eq!(
        Scorecard::CSV_HEAD.join(","),
        "area,indicator,month,known,value,numerator,denominator,target,status"
    );
    assert_eq!(
        line("Number of referrals in the month"),
        "Front Door|Number of referrals in the month|2021-04|2021-04-30|1|1||300 per month|Meets target"
    );
    assert_eq!(
        line("Rates of referrals"),
        "Front Door|Rates of referrals per 10,000 of Under 18 Population|2021-04|2021-04-30|0|1|52095|647|Meets target"
    );
    assert_eq!(
        line("within 45 working days"),
        "Assessments|Percentage of C&F assessments completed within 45 working days|2021-04|2021-04-30|no cases|0|0|88|Not judged"
    );
    assert_eq!(
        line("Average Caseload"),
        "Audit|Average Caseload per Worker - All Teams|2021-04|2021-04-30|1.3|2|1.60||No target"
    );
    assert_eq!(card.csv_lines().len(), 35 * 2, "each month as printed and as now known");
}

#[test]
fn targets_are_read_as_papers_print_them() {
    let reached = |number| Some(Goal { number, below: false });
    assert_eq!(Goal::read("1,400 per month"), reached(1400));
    assert_eq!(Goal::read(" 90% "), reached(90));
    assert_eq!(Goal::read("< 10"), None, "a number must follow at once");
    assert_eq!(Goal::read("N/A"), None);
    assert_eq!(Goal::read(""), None);
}

#[test]
fn a_target_holds_from_its_day() {
    let indicator = indicator("contacts").unwrap();
    assert_eq!(Target::on(indicator, &policies(), day("2021-03-31")), None);
    let target = Target::on(indicator, &policies(), day("2021-04-01")).unwrap();
    assert_eq!((target.goal, target.measures), (Goal::read("1400"), Likeness::Same));
}
