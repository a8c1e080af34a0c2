//! What the fields of facts can hold: every kind of fact can be put right without a form of its own.

use practice::Fact;
use practice::shape::{Field, Shape, fields, read, written};

use crate::golden::golden;

fn told(fields: &[Field]) -> String {
    let one = |field: &Field| {
        let shape = match &field.shape {
            Shape::Text => "text".to_owned(),
            Shape::Day => "day".to_owned(),
            Shape::Time => "time".to_owned(),
            Shape::Number(most) => format!("number to {most}"),
            Shape::YesNo => "yes or no".to_owned(),
            Shape::Answer(answers) => format!("one of {}", answers.len()),
            Shape::Answers(answers) => format!("any of {}", answers.len()),
            Shape::Case(cases) => {
                let more = cases.iter().filter(|case| case.says.is_some()).count();
                format!("one of {}, {more} of which say more", cases.len())
            }
            Shape::Parts(parts) => format!("({})", told(parts)),
            Shape::Names => "names".to_owned(),
        };
        format!("{}{}: {shape}", field.name, if field.optional { "?" } else { "" })
    };
    fields.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn of(kind: &str) -> String {
    let (_, fact) = golden().into_iter().find(|(_, fact)| fact.name() == kind).unwrap();
    told(&fields(&fact).unwrap())
}

#[test]
fn a_fact_tells_what_its_fields_can_hold_even_where_they_are_empty() {
    insta::assert_snapshot!(of("ChildVisited"), @"on: day, at?: time, kind: one of 8, seen: yes or no, alone: yes or no, why_not?: text, place: one of 6, words: text, note: text");
    insta::assert_snapshot!(of("ContactDecided"), @"on: day, at?: time, contact: names, outcome: one of 7, level: one of 4, need?: one of 10, reason: text, told: text");
    insta::assert_snapshot!(of("PersonRegistered"), @"on: day, role: one of 3, name: (given: text, family: text), born: one of 4, 3 of which say more, sex: one of 3");
    insta::assert_snapshot!(of("ConferenceHeld"), @"on: day, kind: one of 3, enquiry?: names, plan?: names, decision: one of 5, 2 of which say more, agencies: any of 19, parents_present: yes or no, child_view: text, note: text");
    insta::assert_snapshot!(of("SdqScored"), @"on: day, score?: number to 255, reason?: one of 5");
}

#[test]
fn every_field_of_every_fact_can_be_put_right_but_those_that_name_something_else() {
    for (text, fact) in golden() {
        if fact.rewrites() {
            continue;
        }
        let fields = fields(&fact).unwrap();
        assert!(fields.iter().any(|field| field.name == "on" && field.shape == Shape::Day), "{text}");
        for field in fields.iter().filter(|field| field.shape == Shape::Names) {
            let value = &text[fact.name()][field.name];
            let identifier = value.as_str().is_some_and(|id| id.len() == 36);
            assert!(
                value.is_null() || value.is_u64() || identifier,
                "{}.{}: {value}",
                fact.name(),
                field.name
            );
        }
    }
}

#[test]
fn a_fact_is_read_back_from_its_fields() {
    for (_, fact) in golden() {
        assert_eq!(read(&fact, written(&fact).unwrap()).unwrap(), fact);
    }
    let (_, visit) = golden().into_iter().find(|(_, fact)| matches!(fact, Fact::ChildVisited(_))).unwrap();
    let mut changed = written(&visit).unwrap();
    changed.insert("place".into(), "nowhere".into());
    assert!(read(&visit, changed).is_err());
}
