//! The words of the demo authority's records: they fit the child of whom they tell.

use std::collections::BTreeMap;

use calendar::Date;
use practice::code_sets::*;
use practice::{Fact, Journey, Recorded};

use super::demo::demo;

/// Every text that somebody wrote in a fact about a child.
fn texts(fact: &Fact) -> Vec<&str> {
    match fact {
        Fact::ContactReceived(it) => vec![&it.worry, &it.from],
        Fact::ChildVisited(it) => vec![&it.words, &it.note],
        Fact::NoteWritten(it) => vec![&it.note],
        Fact::ConferenceHeld(it) => vec![&it.child_view, &it.note],
        Fact::CoreGroupMet(it) => vec![&it.note],
        Fact::NeedPlanStarted(it) => vec![&it.aim],
        Fact::NeedPlanReviewed(it) => vec![&it.note],
        Fact::CareStarted(it) => vec![&it.reason],
        Fact::CarePlanMade(it) => vec![&it.aim],
        Fact::CareReviewHeld(it) => vec![&it.decisions],
        Fact::PathwayPlanMade(it) => vec![&it.aims],
        Fact::PathwayPlanReviewed(it) => vec![&it.note],
        Fact::CareLeaverContacted(it) => vec![&it.note],
        Fact::Supervised(it) => vec![&it.note],
        Fact::AssessmentAuthorised(it) => vec![&it.analysis],
        Fact::EarlyHelpAssessmentCompleted(it) => vec![&it.found],
        _ => Vec::new(),
    }
}

fn children() -> impl Iterator<Item = (Journey, &'static [Recorded])> {
    demo().people.iter().map(|(id, record)| (Journey::fold(*id, record), record.as_slice()))
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[test]
fn what_is_written_fits_the_age_and_sex_of_the_child_and_the_year() {
    let mut odd: Vec<String> = Vec::new();
    let (mut all, mut bare) = (0usize, 0usize);
    for (journey, record) in children() {
        for recorded in record {
            let on = recorded.fact.on();
            let age = journey.person.age_on(on).unwrap_or(0);
            for text in texts(&recorded.fact) {
                all += 1;
                bare += usize::from(text.contains("Details are in the report"));
                let school = ["School rang", "uniform", "homework", "detention", "head of year"];
                let wrong = text.contains('{')
                    || age >= 6 && has(text, &["nursery", "fifteen hours", "Red book", "water tray"])
                    || age < 2 && !matches!(recorded.fact, Fact::ContactReceived(_)) && has(text, &school)
                    || age < 11 && has(text, &["head of year", "form tutor", "sixth form", "driving"])
                    || journey.person.sex() == Sex::Male && has(text, &["Expecting a baby", "Twenty weeks"])
                    || on < Date::constant(2020, 3, 1) && has(text, &["isolating", "Masks", "positive test"])
                    || has(text, &[". the baby", ". the carer", ". nursery", "  "])
                    || text.starts_with("the ");
                if wrong {
                    odd.push(format!("{:?} at {age} on {on}: {text}", recorded.fact.name()));
                }
            }
        }
    }
    let few: Vec<&str> = odd.iter().take(12).map(String::as_str).collect();
    assert!(odd.is_empty(), "{} texts:\n{}", odd.len(), few.join("\n"));
    assert!(bare * 500 < all, "{bare} of {all} texts say nothing");
}

#[test]
fn a_record_does_not_repeat_itself_from_one_visit_to_the_next() {
    let (mut visits, mut again) = (0usize, 0usize);
    for (journey, _) in children() {
        let mut last: BTreeMap<&str, Date> = BTreeMap::new();
        for visit in &journey.need.visits {
            visits += 1;
            let before = last.insert(visit.note.as_str(), visit.on);
            again += usize::from(before.is_some_and(|before| {
                visit.seen && before.until(visit.on).is_ok_and(|span| span.get_days() < 120)
            }));
        }
    }
    assert!(again * 100 < visits, "{again} of {visits} visits repeat a note of the four months before");
}

#[test]
fn nobody_is_seen_at_a_school_in_the_holidays_or_one_they_do_not_go_to() {
    for (journey, _) in children() {
        for visit in journey.need.visits.iter().filter(|visit| visit.place == VisitPlace::School) {
            let age = journey.person.age_on(visit.on).unwrap_or(0);
            assert!(age >= 2 && visit.on.month() != 8, "{:?} on {} at {age}", visit.kind, visit.on);
        }
    }
}
