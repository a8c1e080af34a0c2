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
    let context = Context { timetable: &timetable, section_188, begin_by, today: fact.on(), sent_today: 0 };
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
fn a_question_comes_before_the_close_and_is_no_longer_than_one_can_read() {
    let close = date(2021, 11, 19);
    let mut facts = started();
    facts.push(closed(close));
    let state = allowed(facts);
    let asks = |on, question: String| {
        refused(&state, ConsultationFact::QuestionAsked(QuestionAsked { on, question }), true)
    };
    assert_eq!(asks(close, "Are grades final?".into()), [""; 0], "the last day counts");
    let late = asks(date(2021, 11, 20), "Are grades final?".into());
    let says = "Questions could be asked until 19 November 2021, when the consultation closed.";
    assert_eq!(late, [format!("{says} You gave 20 November 2021.")]);
    let long = asks(close, "é".repeat(5_001));
    assert_eq!(long, ["Shorten the question to 5,000 characters or fewer: it has 5,001."]);
    assert_eq!(asks(close, "é".repeat(5_000)), [""; 0]);
}

#[test]
fn one_person_sends_so_many_questions_and_pieces_of_feedback_a_day() {
    let state = allowed(started());
    let timetable = Timetable::new(LAUNCH, &policies());
    let sends = |sent_today, fact| {
        let today = LAUNCH;
        let context =
            Context { timetable: &timetable, section_188: false, begin_by: None, today, sent_today };
        decide(&state, fact, &context).map_err(|all| all[0].to_string())
    };
    let feedback = || {
        let (theme, feedback) = ("Caseloads".to_owned(), "Too high".to_owned());
        ConsultationFact::FeedbackReceived(FeedbackReceived { on: LAUNCH, theme, feedback })
    };
    assert!(sends(19, feedback()).is_ok());
    let says = sends(20, feedback()).unwrap_err();
    assert!(says.starts_with("Send more tomorrow: one person may send 20 questions"), "{says}");
    assert!(sends(20, document(DocumentKind::Other)).is_ok(), "papers are published all the same");
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
