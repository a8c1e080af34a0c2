use calendar::{Date, Term, Terms, TermsRefused};
use jiff::civil::date;

fn term(name: &str, first: Date, last: Date) -> Term {
    Term { name: name.to_owned(), first, last }
}

fn terms() -> Terms {
    Terms::new(vec![
        term("Summer term 2022", date(2022, 4, 25), date(2022, 7, 22)),
        term("Autumn term 2021", date(2021, 9, 2), date(2021, 12, 17)),
        term("Spring term 2022", date(2022, 1, 4), date(2022, 4, 8)),
        term("Autumn term 2022", date(2022, 9, 1), date(2022, 12, 16)),
    ])
    .unwrap()
}

#[test]
fn terms_given_in_any_order_are_kept_in_order() {
    let names: Vec<String> = terms().iter().map(|term| term.name.clone()).collect();
    assert_eq!(names, ["Autumn term 2021", "Spring term 2022", "Summer term 2022", "Autumn term 2022"]);
}

#[test]
fn the_term_of_a_day_is_found_and_the_next_one_after_it() {
    let terms = terms();
    let name = |term: Option<&Term>| term.map(|term| term.name.clone());
    assert_eq!(name(terms.containing(date(2021, 12, 17))).as_deref(), Some("Autumn term 2021"));
    assert_eq!(name(terms.containing(date(2021, 12, 18))), None);
    assert_eq!(name(terms.next_after(date(2021, 12, 18))).as_deref(), Some("Spring term 2022"));
    assert_eq!(name(terms.next_after(date(2022, 1, 4))).as_deref(), Some("Summer term 2022"));
    assert_eq!(name(terms.last_before(date(2022, 1, 4))).as_deref(), Some("Autumn term 2021"));
    assert_eq!(name(terms.next_after(date(2022, 12, 31))), None);
}

#[test]
fn the_summer_break_is_longer_than_four_weeks() {
    let summer = terms().break_containing(date(2022, 8, 1)).unwrap();
    assert_eq!((summer.first, summer.last, summer.days()), (date(2022, 7, 23), date(2022, 8, 31), 40));
    assert_eq!(terms().break_containing(date(2022, 7, 22)), None);
    assert_eq!(terms().break_containing(date(2023, 8, 1)), None);
}

#[test]
fn a_term_that_ends_before_it_starts_is_refused_in_plain_words() {
    let refused =
        Terms::new(vec![term("Autumn term 2021", date(2021, 12, 17), date(2021, 9, 2))]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Autumn term 2021 ends on 2 September 2021, before it starts on 17 December 2021: \
         the last day must be the first day or later"
    );
}

#[test]
fn terms_that_overlap_are_refused_in_plain_words() {
    let refused = Terms::new(vec![
        term("Autumn term 2021", date(2021, 9, 2), date(2022, 1, 5)),
        term("Spring term 2022", date(2022, 1, 4), date(2022, 4, 8)),
    ])
    .unwrap_err();
    assert!(matches!(refused, TermsRefused::Overlap(..)));
    assert_eq!(
        refused.to_string(),
        "Spring term 2022 starts on 4 January 2022, when Autumn term 2021 has not ended: \
         it must start after 5 January 2022"
    );
}

#[test]
fn terms_read_from_data_are_checked_too() {
    let kept = serde_json::to_string(&terms()).unwrap();
    assert_eq!(serde_json::from_str::<Terms>(&kept).unwrap(), terms());
    let backwards = r#"[{"name": "Autumn", "first": "2021-12-17", "last": "2021-09-02"}]"#;
    assert!(serde_json::from_str::<Terms>(backwards).is_err());
    assert_eq!(Terms::default().containing(date(2021, 11, 15)), None);
}
