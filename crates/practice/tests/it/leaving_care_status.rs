//! Standing under the leaving care law.

use calendar::Date;
use insta::assert_snapshot;
use practice::leaving_care_status::{Straddling, eligible_from, leaving_care_standing};
use practice::{CodeSet, leaving_care_status};

use crate::story::story;

/// The status on each of some days, with its reason.
fn standing(text: &str, days: &[&str]) -> String {
    let told = story(text);
    let lines = days.iter().map(|day| {
        let on: Date = day.parse().unwrap();
        let (status, reason) = leaving_care_standing(&told.journey, on, Straddling::default());
        assert_eq!(status, leaving_care_status(&told.journey, on));
        format!("{day} {}: {reason} [{}]", status.code(), reason.source())
    });
    lines.collect::<Vec<_>>().join("\n")
}

// Born on 10 June 2005: 14 in 2019, 16 on 10 June 2021, 18 in 2023, 21 in 2026, 25 in 2030.

#[test]
fn a_child_in_care_becomes_eligible_on_the_91st_day_after_16() {
    // 22 March 2021 is 80 days before the 16th birthday.
    let text = "
        2005-06-10 born
        2021-03-22 care started V2
        2023-06-01 today";
    assert_snapshot!(standing(text, &["2021-06-09", "2021-06-19", "2021-06-20", "2023-06-09"]), @"
    2021-06-09 none: Under 16. [Children Act 1989, ss. 23A to 24]
    2021-06-19 none: Looked after, but for 90 days since the 14th birthday: 91 are needed. [Children Act 1989, Sch. 2 para. 19B; CPPCR 2010, reg. 40]
    2021-06-20 eligible: Looked after, 16 or 17, and for 91 days since the 14th birthday (91 are needed). [Children Act 1989, Sch. 2 para. 19B; CPPCR 2010, reg. 40]
    2023-06-09 eligible: Looked after, 16 or 17, and for 810 days since the 14th birthday (91 are needed). [Children Act 1989, Sch. 2 para. 19B; CPPCR 2010, reg. 40]
    ");
    let told = story(text);
    assert_eq!(eligible_from(&told.journey, told.today), Some("2021-06-20".parse().unwrap()));
}

#[test]
fn a_child_who_leaves_after_85_days_is_never_eligible_or_relevant_but_qualifies() {
    let text = "
        2005-06-10 born
        2021-03-22 care started V2
        2021-06-15 care ended
        2024-01-01 today";
    let days = ["2021-06-14", "2021-06-15", "2023-06-10", "2026-06-09", "2026-06-10"];
    assert_snapshot!(standing(text, &days), @"
    2021-06-14 none: Looked after, but for 85 days since the 14th birthday: 91 are needed. [Children Act 1989, Sch. 2 para. 19B; CPPCR 2010, reg. 40]
    2021-06-15 qualifying: Was looked after, accommodated or privately fostered at 16 or 17, and no longer is. [Children Act 1989, s. 24(1B)]
    2023-06-10 qualifying: Was looked after, accommodated or privately fostered at 16 or 17, and no longer is. [Children Act 1989, s. 24(1B)]
    2026-06-09 qualifying: Was looked after, accommodated or privately fostered at 16 or 17, and no longer is. [Children Act 1989, s. 24(1B)]
    2026-06-10 none: Past the age to which support lasts. [Children Act 1989, ss. 23A to 24]
    ");
}

#[test]
fn two_hundred_days_in_care_that_end_before_16_give_no_status() {
    let text = "
        2005-06-10 born
        2020-11-22 care started V2
        2021-06-10 care ended
        2024-01-01 today";
    assert_snapshot!(standing(text, &["2021-06-10", "2022-01-01", "2024-01-01"]), @"
    2021-06-10 none: Nothing in the record gives a status. [Children Act 1989, ss. 23A to 24]
    2022-01-01 none: Nothing in the record gives a status. [Children Act 1989, ss. 23A to 24]
    2024-01-01 none: Nothing in the record gives a status. [Children Act 1989, ss. 23A to 24]
    ");
}

#[test]
fn short_breaks_alone_give_no_status_and_ask_for_legal_advice() {
    let text = "
        2005-06-10 born
        2020-01-01 care started V4 short breaks
        2022-06-15 care ended
        2024-01-01 today";
    assert_snapshot!(standing(text, &["2021-12-01", "2022-06-15", "2024-01-01"]), @"
    2021-12-01 none: Had only short breaks. Section 24 does not exclude them: take legal advice on whether this young person qualifies. [Children Act 1989, s. 24(1B)]
    2022-06-15 none: Had only short breaks. Section 24 does not exclude them: take legal advice on whether this young person qualifies. [Children Act 1989, s. 24(1B)]
    2024-01-01 none: Had only short breaks. Section 24 does not exclude them: take legal advice on whether this young person qualifies. [Children Act 1989, s. 24(1B)]
    ");
}

#[test]
fn a_child_at_home_under_a_care_order_is_still_looked_after_and_eligible() {
    let text = "
        2005-06-10 born
        2020-01-01 care started C2
        2020-02-01 placed P1
        2020-02-01 lives with-parent
        2022-01-01 today";
    assert_snapshot!(standing(text, &["2022-01-01"]), @"2022-01-01 eligible: Looked after, 16 or 17, and for 732 days since the 14th birthday (91 are needed). [Children Act 1989, Sch. 2 para. 19B; CPPCR 2010, reg. 40]");
}

#[test]
fn six_months_at_home_end_relevance_and_a_breakdown_restores_it() {
    let text = "
        2005-06-10 born
        2018-01-01 care started V2
        2021-12-10 care ended
        2021-12-10 lives with-parent
        2022-09-10 lives no longer
        2024-01-01 today";
    let days =
        ["2021-12-09", "2021-12-10", "2022-06-09", "2022-06-10", "2022-09-09", "2022-09-10", "2023-06-10"];
    assert_snapshot!(standing(text, &days), @"
    2021-12-09 eligible: Looked after, 16 or 17, and for 914 days since the 14th birthday (91 are needed). [Children Act 1989, Sch. 2 para. 19B; CPPCR 2010, reg. 40]
    2021-12-10 relevant: Was an eligible child until leaving care on 10 December 2021. [Children Act 1989, s. 23A(2)]
    2022-06-09 relevant: Was an eligible child until leaving care on 10 December 2021. [Children Act 1989, s. 23A(2)]
    2022-06-10 qualifying: Has lived with a parent for six months or more, since 10 December 2021: relevant again if that breaks down. [SI 2010/2571, reg. 3(3); Children Act 1989, s. 24]
    2022-09-09 qualifying: Has lived with a parent for six months or more, since 10 December 2021: relevant again if that breaks down. [SI 2010/2571, reg. 3(3); Children Act 1989, s. 24]
    2022-09-10 relevant: Was an eligible child until leaving care on 10 December 2021. [Children Act 1989, s. 23A(2)]
    2023-06-10 former-relevant: Was an eligible or relevant child until 18. [Children Act 1989, s. 23C]
    ");
}

#[test]
fn six_months_at_home_may_begin_in_a_placement_with_the_parent() {
    let text = "
        2005-06-10 born
        2018-01-01 care started C2
        2021-08-01 placed P1
        2021-12-10 care ended
        2021-12-10 lives with-parent
        2024-01-01 today";
    assert_snapshot!(standing(text, &["2022-01-31", "2022-02-01", "2023-06-10"]), @"
    2022-01-31 relevant: Was an eligible child until leaving care on 10 December 2021. [Children Act 1989, s. 23A(2)]
    2022-02-01 qualifying: Has lived with a parent for six months or more, since 1 August 2021: relevant again if that breaks down. [SI 2010/2571, reg. 3(3); Children Act 1989, s. 24]
    2023-06-10 qualifying: Was looked after, accommodated or privately fostered at 16 or 17, and no longer is. [Children Act 1989, s. 24(1B)]
    ");
}

#[test]
fn days_of_a_period_that_began_before_14_count_from_the_birthday_unless_the_setting_says_otherwise() {
    let told = story(
        "
        2005-06-10 born
        2019-05-01 care started V2
        2019-09-09 care ended
        2021-06-01 care started V2
        2021-08-01 today",
    );
    // 91 days from 10 June to 8 September 2019, and one more period at 16.
    let on = "2021-06-10".parse().unwrap();
    let ask = |straddling| leaving_care_standing(&told.journey, on, straddling).0.code();
    assert_eq!([ask(Straddling::Counts), ask(Straddling::DoesNotCount)], ["eligible", "none"]);
    assert_eq!(eligible_from(&told.journey, told.today), Some(on));
}

#[test]
fn a_child_detained_on_the_16th_birthday_after_13_weeks_in_care_is_relevant() {
    let text = "
        2005-06-10 born
        2020-01-01 care started V2
        2021-05-01 care ended
        2021-05-01 lives detained
        2021-08-01 lives no longer
        2022-01-01 today";
    assert_snapshot!(standing(text, &["2021-06-10", "2022-01-01"]), @"
    2021-06-10 relevant: Was detained or in hospital on the 16th birthday, after 13 weeks in care. [SI 2010/2571, reg. 3(2)]
    2022-01-01 relevant: Was detained or in hospital on the 16th birthday, after 13 weeks in care. [SI 2010/2571, reg. 3(2)]
    ");
}

#[test]
fn a_former_relevant_young_person_over_21_is_dormant_until_education_or_a_request() {
    let text = "
        2005-06-10 born
        2018-01-01 care started C2
        2023-06-10 care ended
        2027-09-01 activity F1
        2028-07-01 activity G5
        2029-01-10 adviser requested
        2029-06-01 adviser closed
        2031-01-01 today";
    let days =
        ["2026-06-09", "2026-06-10", "2027-09-01", "2028-07-01", "2029-01-10", "2029-06-01", "2030-06-10"];
    assert_snapshot!(standing(text, &days), @"
    2026-06-09 former-relevant: Was an eligible or relevant child until 18. [Children Act 1989, s. 23C]
    2026-06-10 former-relevant: Was an eligible or relevant child until 18, and may ask for an adviser until 25. [Children Act 1989, s. 23CZB]
    2027-09-01 former-relevant: Was an eligible or relevant child until 18, and is in education or training. [Children Act 1989, ss. 23C(7) and 23CA]
    2028-07-01 former-relevant: Was an eligible or relevant child until 18, and may ask for an adviser until 25. [Children Act 1989, s. 23CZB]
    2029-01-10 former-relevant: Was an eligible or relevant child until 18, and has asked for an adviser. [Children Act 1989, s. 23CZB]
    2029-06-01 former-relevant: Was an eligible or relevant child until 18, and may ask for an adviser until 25. [Children Act 1989, s. 23CZB]
    2030-06-10 none: Past the age to which support lasts. [Children Act 1989, ss. 23A to 24]
    ");
}

#[test]
fn guardianship_from_care_and_private_fostering_at_16_qualify() {
    let guardianship = "
        2005-06-10 born
        2015-01-01 care started C2
        2016-01-01 care ended
        2016-01-01 guardianship from care
        2024-01-01 today";
    let fostering = "
        2005-06-10 born
        2021-01-01 private fostering
        2021-12-01 private fostering ended
        2024-01-01 today";
    assert_snapshot!(standing(guardianship, &["2021-06-10", "2024-01-01"]), @"
    2021-06-10 qualifying: Left care under a special guardianship order. [Children Act 1989, s. 24(1A)]
    2024-01-01 qualifying: Left care under a special guardianship order. [Children Act 1989, s. 24(1A)]
    ");
    assert_snapshot!(standing(fostering, &["2021-11-30", "2021-12-01"]), @"
    2021-11-30 none: Nothing in the record gives a status. [Children Act 1989, ss. 23A to 24]
    2021-12-01 qualifying: Was looked after, accommodated or privately fostered at 16 or 17, and no longer is. [Children Act 1989, s. 24(1B)]
    ");
}

#[test]
fn a_court_or_legal_advice_sets_the_status_for_its_dates_and_what_follows_from_it() {
    let text = "
        2005-06-10 born
        2021-07-01 care started V2
        2021-08-01 care ended
        2021-10-01 status set relevant until 2023-06-09
        2024-01-01 today";
    assert_snapshot!(standing(text, &["2021-09-30", "2021-10-01", "2023-06-10"]), @"
    2021-09-30 qualifying: Was looked after, accommodated or privately fostered at 16 or 17, and no longer is. [Children Act 1989, s. 24(1B)]
    2021-10-01 relevant: Set by a court or on legal advice. [legal advice or a court, as recorded]
    2023-06-10 former-relevant: Was an eligible or relevant child until 18. [Children Act 1989, s. 23C]
    ");
}
