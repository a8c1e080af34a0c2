use calendar::Date;
use jiff::civil::date;
use workforce::people::consultation::{
    AnswerPublished, Closed, Confirmed, Consultation, ConsultationFact, Context, DocumentKind,
    DocumentPublished, FeedbackAnswered, FeedbackReceived, Hr1Sent, Launched, QuestionAsked,
    UnionNoticeGiven, decide,
};
use workforce::people::timetable::Timetable;

use crate::people_timetable::{LAUNCH, policies};

const GOLDEN: &str = include_str!("golden/consultation_facts.json");

fn document(kind: DocumentKind) -> ConsultationFact {
    let (title, place) = (kind.label().to_owned(), "Staff pages".to_owned());
    ConsultationFact::DocumentPublished(DocumentPublished { on: LAUNCH, kind, title, place })
}

fn launched(on: Date) -> ConsultationFact {
    ConsultationFact::Launched(Launched { on })
}

fn notice() -> ConsultationFact {
    ConsultationFact::UnionNoticeGiven(UnionNoticeGiven { on: LAUNCH, union: "Unison".into(), proposed: 24 })
}

fn closed(on: Date) -> ConsultationFact {
    ConsultationFact::Closed(Closed { on })
}

fn confirmed(on: Date) -> ConsultationFact {
    ConsultationFact::Confirmed(Confirmed { on, outcome: "As proposed".into() })
}

/// Every reason why a fact is refused, or none.
fn refused(state: &Consultation, fact: ConsultationFact, section_188: bool) -> Vec<String> {
    let timetable = Timetable::new(LAUNCH, &policies());
    let begin_by = section_188.then_some(date(2021, 12, 1));
    let context = Context { timetable: &timetable, section_188, begin_by, today: fact.on() };
    let all = decide(state, fact, &context).err().unwrap_or_default();
    all.iter().map(ToString::to_string).collect()
}

/// A consultation that these facts make, each allowed in its turn.
fn allowed(facts: Vec<ConsultationFact>) -> Consultation {
    let mut state = Consultation::default();
    for fact in facts {
        assert_eq!(refused(&state, fact.clone(), true), [""; 0], "{fact:?}");
        state.apply(&fact);
    }
    state
}

fn started() -> Vec<ConsultationFact> {
    let mut facts: Vec<ConsultationFact> =
        DocumentKind::REQUIRED.iter().map(|kind| document(*kind)).collect();
    facts.extend([notice(), launched(LAUNCH)]);
    facts
}

#[test]
fn it_cannot_be_launched_without_documents_and_where_the_numbers_ask_without_notice() {
    insta::assert_snapshot!(refused(&Consultation::default(), launched(LAUNCH), true).join("\n"), @r"
    Publish first: proposal, timeline, job descriptions, equality impact assessment.
    Give written notice to the unions first: the numbers proposed ask for it.
    ");
    let told = Consultation::fold(
        DocumentKind::REQUIRED.iter().map(|kind| document(*kind)).collect::<Vec<_>>().iter(),
    );
    assert_eq!(refused(&told, launched(LAUNCH), false), [""; 0]);
    assert_eq!(refused(&told, launched(LAUNCH), true).len(), 1);
    allowed(started());
}

#[test]
fn it_cannot_be_launched_after_the_last_day_that_the_law_leaves() {
    let mut facts = started();
    facts.pop();
    let says = refused(&allowed(facts), launched(date(2021, 12, 2)), true);
    assert!(says[0].starts_with("Launch by 1 December 2021, or put off the first dismissal"));
}

#[test]
fn it_cannot_close_before_its_days_have_run() {
    let state = allowed(started());
    assert_eq!(
        refused(&state, closed(date(2021, 11, 18)), true),
        [
            "Close on 19 November 2021 or later: the consultation runs for 45 days from 6 October 2021, both counted. \
          You gave 18 November 2021."
        ]
    );
    assert_eq!(refused(&state, closed(date(2021, 11, 19)), true), [""; 0]);
}

#[test]
fn it_is_confirmed_once_every_question_and_all_feedback_are_answered() {
    let on = date(2021, 10, 20);
    let mut facts = started();
    facts.push(ConsultationFact::QuestionAsked(QuestionAsked { on, question: "Are grades final?".into() }));
    for theme in ["Line management", "line management", "Workload"] {
        let feedback = "Keep contact with fostering".into();
        facts.push(ConsultationFact::FeedbackReceived(FeedbackReceived {
            on,
            theme: theme.into(),
            feedback,
        }));
    }
    facts.push(closed(date(2021, 11, 19)));
    let mut state = allowed(facts);
    let day = date(2021, 11, 22);
    assert_eq!(
        refused(&state, confirmed(day), true),
        [
            "Send form HR1 before anybody can be given notice: the numbers proposed ask for it.",
            "Publish answers to 1 open question first.",
            "Respond to 3 pieces of feedback first."
        ]
    );
    let answer = "They are a guide.".into();
    state.apply(&ConsultationFact::AnswerPublished(AnswerPublished { on: day, question: 1, answer }));
    for (feedback, changed) in [(1, Some("Contact stays".to_owned())), (2, None), (3, None)] {
        let response = "Thank you".into();
        let fact = FeedbackAnswered { on: day, feedback, response, changed };
        state.apply(&ConsultationFact::FeedbackAnswered(fact));
    }
    state.apply(&ConsultationFact::Hr1Sent(Hr1Sent { on: day, proposed: 24 }));
    assert_eq!(refused(&state, confirmed(day), true), [""; 0]);
    let themes: Vec<String> = state
        .themes()
        .iter()
        .map(|one| {
            format!(
                "{}: {} received, {} answered, {} changed",
                one.name, one.received, one.answered, one.changed
            )
        })
        .collect();
    assert_eq!(
        themes,
        ["Line management: 2 received, 2 answered, 1 changed", "Workload: 1 received, 1 answered, 0 changed"]
    );
}

#[test]
fn nothing_is_asked_before_the_launch_and_no_feedback_comes_after_the_close() {
    let question = ConsultationFact::QuestionAsked(QuestionAsked { on: LAUNCH, question: "When?".into() });
    assert_eq!(
        refused(&Consultation::default(), question, true),
        ["Launch the consultation first. You gave 6 October 2021."]
    );
    let mut facts = started();
    facts.push(closed(date(2021, 11, 19)));
    let late =
        FeedbackReceived { on: date(2021, 11, 20), theme: "Workload".into(), feedback: "Too much".into() };
    let says = refused(&allowed(facts), ConsultationFact::FeedbackReceived(late), true);
    assert!(says[0].contains("due by 19 November 2021"));
}

#[test]
fn every_shape_of_fact_stays_readable_and_folds() {
    let texts: Vec<serde_json::Value> = serde_json::from_str(GOLDEN).unwrap();
    let facts: Vec<ConsultationFact> =
        texts.iter().map(|text| serde_json::from_value(text.clone()).unwrap()).collect();
    for (fact, text) in facts.iter().zip(&texts) {
        assert_eq!(&serde_json::to_value(fact).unwrap(), text);
    }
    let state = Consultation::fold(&facts);
    assert!(state.findings.is_empty());
    assert_eq!(state.confirmed.unwrap().on, date(2021, 11, 22));
}
