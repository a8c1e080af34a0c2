use calendar::bank_holidays::{SPECIAL_HOLIDAYS, easter_sunday};
use calendar::{Date, Standing, bank_holidays};
use jiff::civil::date;

/// The holidays of a year, one a line: day, name, and how it stands where it is not regular.
fn list(year: i16, known_on: Date) -> String {
    let line = |holiday: calendar::BankHoliday| {
        let standing = match holiday.standing {
            Standing::Regular => "",
            Standing::Substitute => " (substitute)",
            Standing::Moved => " (moved)",
            Standing::OneOff => " (this year only)",
        };
        format!("{} {}{standing}\n", holiday.date.strftime("%a %-d %b"), holiday.name)
    };
    bank_holidays(year, known_on).into_iter().map(line).collect()
}

const LATER: Date = date(2026, 1, 1);

#[test]
fn every_year_of_the_published_list_comes_out_as_published() {
    insta::assert_snapshot!(list(2020, LATER), @"
    Wed 1 Jan New Year's Day
    Fri 10 Apr Good Friday
    Mon 13 Apr Easter Monday
    Fri 8 May Early May bank holiday (VE day) (moved)
    Mon 25 May Spring bank holiday
    Mon 31 Aug Summer bank holiday
    Fri 25 Dec Christmas Day
    Mon 28 Dec Boxing Day (substitute)
    ");
    insta::assert_snapshot!(list(2021, LATER), @"
    Fri 1 Jan New Year's Day
    Fri 2 Apr Good Friday
    Mon 5 Apr Easter Monday
    Mon 3 May Early May bank holiday
    Mon 31 May Spring bank holiday
    Mon 30 Aug Summer bank holiday
    Mon 27 Dec Christmas Day (substitute)
    Tue 28 Dec Boxing Day (substitute)
    ");
    insta::assert_snapshot!(list(2022, LATER), @"
    Mon 3 Jan New Year's Day (substitute)
    Fri 15 Apr Good Friday
    Mon 18 Apr Easter Monday
    Mon 2 May Early May bank holiday
    Thu 2 Jun Spring bank holiday (moved)
    Fri 3 Jun Platinum Jubilee bank holiday (this year only)
    Mon 29 Aug Summer bank holiday
    Mon 19 Sep Bank holiday for the State Funeral of Queen Elizabeth II (this year only)
    Mon 26 Dec Boxing Day
    Tue 27 Dec Christmas Day (substitute)
    ");
    insta::assert_snapshot!(list(2023, LATER), @"
    Mon 2 Jan New Year's Day (substitute)
    Fri 7 Apr Good Friday
    Mon 10 Apr Easter Monday
    Mon 1 May Early May bank holiday
    Mon 8 May Bank holiday for the coronation of King Charles III (this year only)
    Mon 29 May Spring bank holiday
    Mon 28 Aug Summer bank holiday
    Mon 25 Dec Christmas Day
    Tue 26 Dec Boxing Day
    ");
    insta::assert_snapshot!(list(2024, LATER), @"
    Mon 1 Jan New Year's Day
    Fri 29 Mar Good Friday
    Mon 1 Apr Easter Monday
    Mon 6 May Early May bank holiday
    Mon 27 May Spring bank holiday
    Mon 26 Aug Summer bank holiday
    Wed 25 Dec Christmas Day
    Thu 26 Dec Boxing Day
    ");
    insta::assert_snapshot!(list(2025, LATER), @"
    Wed 1 Jan New Year's Day
    Fri 18 Apr Good Friday
    Mon 21 Apr Easter Monday
    Mon 5 May Early May bank holiday
    Mon 26 May Spring bank holiday
    Mon 25 Aug Summer bank holiday
    Thu 25 Dec Christmas Day
    Fri 26 Dec Boxing Day
    ");
    insta::assert_snapshot!(list(2026, LATER), @"
    Thu 1 Jan New Year's Day
    Fri 3 Apr Good Friday
    Mon 6 Apr Easter Monday
    Mon 4 May Early May bank holiday
    Mon 25 May Spring bank holiday
    Mon 31 Aug Summer bank holiday
    Fri 25 Dec Christmas Day
    Mon 28 Dec Boxing Day (substitute)
    ");
    insta::assert_snapshot!(list(2027, LATER), @"
    Fri 1 Jan New Year's Day
    Fri 26 Mar Good Friday
    Mon 29 Mar Easter Monday
    Mon 3 May Early May bank holiday
    Mon 31 May Spring bank holiday
    Mon 30 Aug Summer bank holiday
    Mon 27 Dec Christmas Day (substitute)
    Tue 28 Dec Boxing Day (substitute)
    ");
}

#[test]
fn the_royal_wedding_and_the_diamond_jubilee_are_kept() {
    insta::assert_snapshot!(list(2011, LATER), @"
    Mon 3 Jan New Year's Day (substitute)
    Fri 22 Apr Good Friday
    Mon 25 Apr Easter Monday
    Fri 29 Apr Royal wedding (this year only)
    Mon 2 May Early May bank holiday
    Mon 30 May Spring bank holiday
    Mon 29 Aug Summer bank holiday
    Mon 26 Dec Boxing Day
    Tue 27 Dec Christmas Day (substitute)
    ");
    insta::assert_snapshot!(list(2012, LATER), @"
    Mon 2 Jan New Year's Day (substitute)
    Fri 6 Apr Good Friday
    Mon 9 Apr Easter Monday
    Mon 7 May Early May bank holiday
    Mon 4 Jun Spring bank holiday (moved)
    Tue 5 Jun Queen's Diamond Jubilee (this year only)
    Mon 27 Aug Summer bank holiday
    Tue 25 Dec Christmas Day
    Wed 26 Dec Boxing Day
    ");
}

#[test]
fn a_moved_holiday_stays_on_its_regular_day_until_the_move_is_announced() {
    let on = |known: Date| bank_holidays(2020, known).iter().any(|h| h.date == date(2020, 5, 4));
    assert!(on(date(2019, 6, 6)));
    assert!(!on(date(2019, 6, 7)));
}

#[test]
fn easter_is_on_the_day_of_the_table_in_the_calendar_act() {
    let table = [
        (2010, 4, 4),
        (2011, 4, 24),
        (2012, 4, 8),
        (2013, 3, 31),
        (2014, 4, 20),
        (2015, 4, 5),
        (2016, 3, 27),
        (2017, 4, 16),
        (2018, 4, 1),
        (2019, 4, 21),
        (2020, 4, 12),
        (2021, 4, 4),
        (2022, 4, 17),
        (2023, 4, 9),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2030, 4, 21),
        (2031, 4, 13),
        (2032, 3, 28),
        (2033, 4, 17),
        (2034, 4, 9),
        (2035, 3, 25),
        // The earliest and the latest that Easter can be, and the two years that trip simpler methods.
        (1818, 3, 22),
        (1943, 4, 25),
        (1954, 4, 18),
        (1981, 4, 19),
        (2038, 4, 25),
        (2076, 4, 19),
    ];
    for (year, month, day) in table {
        assert_eq!(easter_sunday(year), Some(date(year, month, day)));
    }
}

#[test]
fn every_year_from_2010_to_2035_has_eight_holidays_and_those_added() {
    for year in 2010..=2035 {
        let added = match year {
            2011 | 2012 | 2023 => 1,
            2022 => 2,
            _ => 0,
        };
        assert_eq!(bank_holidays(year, LATER).len(), 8 + added, "in {year}");
    }
}

#[test]
fn special_holidays_are_listed_in_order_of_announcement_and_known_before_they_are_kept() {
    assert!(SPECIAL_HOLIDAYS.is_sorted_by_key(|special| special.announced));
    for special in SPECIAL_HOLIDAYS {
        assert!(special.announced < special.date, "{}", special.name);
        assert!(!special.source.is_empty());
        if let Some(proclaimed) = special.proclaimed {
            assert!((special.announced..special.date).contains(&proclaimed), "{}", special.name);
        }
        if let Some(regular) = special.instead_of {
            let before = special.announced.yesterday().unwrap();
            assert!(bank_holidays(regular.year(), before).iter().any(|holiday| holiday.date == regular));
        }
    }
}
