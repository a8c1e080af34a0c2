//! What holds for every date, checked on dates drawn at random.

use calendar::bank_holidays::SPECIAL_HOLIDAYS;
use calendar::{
    Date, Due, FinancialYear, Month, Quarter, Within, WorkingDays, age_on, bank_holidays, birthday,
};
use jiff::ToSpan;
use jiff::civil::{Weekday, date};
use proptest::prelude::*;

/// Days on both sides of the table's ends as well as inside it.
fn any_day() -> impl Strategy<Value = Date> {
    (0i64..20_000).prop_map(|days| date(1995, 1, 1).checked_add(days.days()).unwrap())
}

/// A day inside the table, and a calendar in any state of knowledge.
fn any_calendar() -> impl Strategy<Value = (Date, &'static WorkingDays)> {
    let known = date(2009, 1, 1);
    let calendar = (0i64..7_000).prop_map(move |days| known.checked_add(days.days()).unwrap());
    calendar.prop_map(|known_on| (known_on, WorkingDays::known_on(known_on)))
}

/// Working days told the slow way, from the list of bank holidays alone.
fn is_working(day: Date, known_on: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !weekend && bank_holidays(day.year(), known_on).iter().all(|holiday| holiday.date != day)
}

proptest! {
    #[test]
    fn adding_and_counting_are_inverses(from in any_day(), n in 0u32..400, (_, days) in any_calendar()) {
        let due = days.add(from, n);
        prop_assert_eq!(days.between(from, due), n);
        // A start that is not a working day is day 0, but nothing counts up to it.
        if days.is_working_day(from) {
            prop_assert_eq!(days.subtract(due, n), from);
            prop_assert_eq!(days.between(days.subtract(from, n), from), n);
        }
    }

    #[test]
    fn counting_and_adding_lead_to_the_last_working_day(start in any_day(), ahead in 1i64..400, (_, days) in any_calendar()) {
        let end = start.checked_add(ahead.days()).unwrap();
        let reached = days.add(start, days.between(start, end));
        prop_assert!(reached <= end);
        prop_assert!(days.add(reached, 1) > end);
    }

    #[test]
    fn a_working_day_due_date_is_never_a_non_working_day(from in any_day(), n in 1u16..400, (_, days) in any_calendar()) {
        let due = Within::WorkingDays(n).due_date(from, days).date();
        prop_assert!(days.is_working_day(due));
        prop_assert!(due > from);
        prop_assert!(days.is_working_day(days.subtract(from, n.into())));
        prop_assert!(days.is_working_day(days.first_on_or_after(from)));
    }

    #[test]
    fn one_more_working_day_is_always_later(from in any_day(), n in 0u32..400, (_, days) in any_calendar()) {
        prop_assert!(days.add(from, n) < days.add(from, n + 1));
        prop_assert!(days.subtract(from, n) > days.subtract(from, n + 1));
    }

    #[test]
    fn the_table_agrees_with_the_list_of_bank_holidays(day in any_day(), (known_on, days) in any_calendar()) {
        prop_assert_eq!(days.is_working_day(day), is_working(day, known_on));
    }

    #[test]
    fn counting_by_table_agrees_with_counting_by_hand(start in any_day(), ahead in 0i64..120, (known_on, days) in any_calendar()) {
        let end = start.checked_add(ahead.days()).unwrap();
        let by_hand = (1..=ahead).filter(|&n| is_working(start.checked_add(n.days()).unwrap(), known_on)).count();
        prop_assert_eq!(days.between(start, end) as usize, by_hand);
    }

    #[test]
    fn a_holiday_announced_late_moves_due_dates_from_then_on_and_none_before(
        which in 0..SPECIAL_HOLIDAYS.len(), n in 1u32..46,
    ) {
        let special = &SPECIAL_HOLIDAYS[which];
        let before = WorkingDays::known_on(special.announced.yesterday().unwrap());
        let after = WorkingDays::known_on(special.announced);
        // Whatever fell due on the day of the holiday falls due on a later day once it is known.
        let start = before.subtract(special.date, n);
        prop_assert_eq!(before.add(start, n), special.date);
        // A moved holiday gives a working day back: a clock that runs over both days ends where it did.
        let gains_one = special.instead_of.is_some_and(|regular| start < regular);
        if gains_one {
            prop_assert!(after.add(start, n) < special.date);
        } else {
            prop_assert!(after.add(start, n) > special.date);
        }
        // What was known before is not disturbed.
        prop_assert_eq!(WorkingDays::known_on(special.announced.yesterday().unwrap()).add(start, n), special.date);
    }

    #[test]
    fn every_length_but_an_age_ends_no_earlier_than_it_began(from in any_day(), n in 0u16..600) {
        let kinds = [
            Within::WorkingDays(n), Within::Days(n), Within::Weeks(n), Within::DaysBeginning(n),
            Within::WeeksBeginning(n), Within::Months(n), Within::Hours(n),
        ];
        for within in kinds {
            prop_assert!(within.due_date(from, WorkingDays::latest()).date() >= from);
        }
    }

    #[test]
    fn beginning_with_a_day_ends_one_day_before_of_that_day(from in any_day(), n in 1u16..600) {
        let due = |within: Within| within.due_date(from, WorkingDays::latest()).date();
        prop_assert_eq!(due(Within::DaysBeginning(n)), due(Within::Days(n)).yesterday().unwrap());
        prop_assert_eq!(due(Within::WeeksBeginning(n)), due(Within::Weeks(n)).yesterday().unwrap());
        prop_assert_eq!(due(Within::Weeks(n)), due(Within::Days(7 * n)));
    }

    #[test]
    fn whole_days_of_hours_end_at_most_an_hour_off_the_same_time(from in any_day(), days in 0u16..60, hour in 4i8..20) {
        let began = from.at(hour, 15, 0, 0);
        let Due::By(ends) = Within::Hours(24 * days).due(began, WorkingDays::latest()) else {
            return Err(TestCaseError::fail("hours end at a moment"));
        };
        prop_assert_eq!(ends.date(), from.checked_add(i64::from(days).days()).unwrap());
        prop_assert!((ends.hour() - hour).abs() <= 1);
        prop_assert_eq!(ends.minute(), 15);
    }

    #[test]
    fn months_never_skip(day in any_day(), ahead in 0i16..500) {
        let month = Month::of(day);
        prop_assert!(month.contains(day));
        prop_assert_eq!(month.last().tomorrow().unwrap(), month.next().first());
        prop_assert_eq!(month.next().previous(), month);
        prop_assert_eq!(month.up_to(month.plus(ahead)).count(), usize::from(ahead.unsigned_abs()) + 1);
        let days: usize = month.up_to(month.plus(11)).map(|month| month.days().count()).sum();
        prop_assert!(days == 365 || days == 366);
        prop_assert_eq!(month.iso().parse::<Month>().unwrap(), month);
    }

    #[test]
    fn every_day_is_in_one_month_one_quarter_and_one_financial_year(day in any_day()) {
        let (month, quarter, year) = (Month::of(day), Quarter::of(day), FinancialYear::of(day));
        prop_assert!((year.start()..=year.end()).contains(&day));
        prop_assert_eq!(year.end().tomorrow().unwrap(), year.next().start());
        prop_assert_eq!(year.quarters().iter().filter(|quarter| quarter.contains(day)).count(), 1);
        prop_assert!((quarter.start()..=quarter.end()).contains(&day));
        prop_assert!(quarter.months().contains(&month) && year.months().any(|one| one == month));
    }

    #[test]
    fn ages_and_birthdays_agree(born in any_day(), age in 0u8..110) {
        let day = birthday(born, age);
        prop_assert_eq!(age_on(born, day), Some(age));
        let eve = day.yesterday().unwrap();
        prop_assert_eq!(age_on(born, eve), age.checked_sub(1));
        prop_assert_eq!(Within::Age(age).due_date(born, WorkingDays::latest()), Due::On(day));
    }

    #[test]
    fn nobody_grows_younger(born in any_day(), later in 0i64..10_000) {
        let day = born.checked_add(later.days()).unwrap();
        prop_assert!(age_on(born, day) <= age_on(born, day.tomorrow().unwrap()));
    }
}
