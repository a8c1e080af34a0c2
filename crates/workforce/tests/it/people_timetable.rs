use calendar::{Date, words};
use jiff::civil::date;
use rules::Policies;
use workforce::people::timetable::{Milestone, Timetable};

/// The policies as they come with the program.
pub fn policies() -> Policies {
    toml::from_str(include_str!("../../../../policies/staff_consultation.toml")).unwrap()
}

/// The day of the paper.
pub const LAUNCH: Date = date(2021, 10, 6);

#[test]
fn the_papers_own_dates_come_out_of_6_october_2021() {
    let timetable = Timetable::new(LAUNCH, &policies());
    let dates: Vec<String> =
        timetable.dates.iter().map(|one| format!("{}: {}", one.milestone, words::long(one.on))).collect();
    insta::assert_snapshot!(dates.join("\n"), @r"
    consultation starts: Wednesday 6 October 2021
    apply for voluntary severance: Friday 15 October 2021
    claim to be a natural successor: Friday 22 October 2021
    panel decides on voluntary severance: Friday 22 October 2021
    accept voluntary severance: Friday 29 October 2021
    consultation closes: Friday 19 November 2021
    final proposals confirmed in the week from: Monday 22 November 2021
    evidence for roles of interest: Friday 26 November 2021
    recruitment starts: Friday 26 November 2021
    ");
    assert_eq!(timetable.days(), Some(45));
    assert_eq!(timetable.roles, Some(2));
    assert!(timetable.missing.is_empty());
    assert_eq!(timetable.warnings().count(), 0);
}

#[test]
fn it_says_how_each_date_is_counted_and_where_from() {
    let timetable = Timetable::new(LAUNCH, &policies());
    let close = timetable.dates.iter().find(|one| one.milestone == Milestone::Close).unwrap();
    assert_eq!(close.counted, "45 days beginning with 6 October 2021");
    let evidence = timetable.dates.iter().find(|one| one.milestone == Milestone::Evidence).unwrap();
    assert_eq!(evidence.counted, "7 days after the close on 19 November 2021");
    assert!(evidence.source.contains("26 November"));
}

#[test]
fn a_deadline_on_a_weekend_or_a_bank_holiday_is_warned_of() {
    // Nine days on is the substitute for Christmas Day, sixteen the one for New Year's Day.
    let timetable = Timetable::new(date(2021, 12, 18), &policies());
    let warnings: Vec<String> = timetable.warnings().map(|(what, says)| format!("{what}: {says}")).collect();
    insta::assert_snapshot!(warnings.join("\n"), @r"
    consultation starts: 18 December 2021 is a Saturday. The next working day is Monday 20 December 2021.
    apply for voluntary severance: 27 December 2021 is a bank holiday, Christmas Day. The next working day is Wednesday 29 December 2021.
    claim to be a natural successor: 3 January 2022 is a bank holiday, New Year's Day. The next working day is Tuesday 4 January 2022.
    panel decides on voluntary severance: 3 January 2022 is a bank holiday, New Year's Day. The next working day is Tuesday 4 January 2022.
    ");
}

#[test]
fn a_missing_policy_leaves_its_date_out_and_is_named() {
    let timetable = Timetable::new(LAUNCH, &Policies::default());
    assert_eq!(timetable.on(Milestone::Launch), Some(LAUNCH));
    assert_eq!(timetable.on(Milestone::Close), None);
    assert_eq!(timetable.dates.len(), 1);
    assert_eq!(timetable.missing.len(), 10);
}

#[test]
fn an_appeal_is_counted_in_working_days_from_the_outcome() {
    let timetable = Timetable::new(LAUNCH, &policies());
    assert_eq!(timetable.appeal_by(date(2021, 10, 29)), Some(date(2021, 11, 5)));
}
