//! What can be recorded of a consultation: one definition each, listed once.

use std::sync::Arc;

use calendar::Date;
use service::change::Change;
use workforce::ProposalId;
use workforce::people::consultation::*;

use super::super::ask::{Act, Control, ask};
use crate::components::{Choice, Form};
use crate::frame::Crumb;
use crate::paths;

/// Which consultation, and which of its numbered things is meant.
pub struct Case {
    pub change: Arc<Change>,
    pub today: Date,
    pub number: u32,
}

/// What everybody may do who may read the consultation.
pub const FOR_ALL: &[&str] = &["question", "feedback"];

/// Every act, in the order in which they come.
pub static ACTS: &[Act<Case, ConsultationFact>] = &[
    Act {
        key: "document",
        name: "Publish a document",
        intro: &[
            "At the launch there must be the proposal, a timeline, job descriptions and the equality impact assessment.",
        ],
        asks: &[
            ask("kind", "What kind of document is it?", "", Control::Radios(kinds)),
            ask("title", "What is its title?", "", Control::Text),
            ask(
                "place",
                "Where can it be read?",
                "An address on the intranet, or where it hangs.",
                Control::Text,
            ),
        ],
        button: "Publish it",
        make: |form, case| {
            let kind = DocumentKind::ALL.iter().copied().find(|kind| kind.label() == form.value("kind"));
            if kind.is_none() {
                form.refuse("kind", "Choose what kind of document it is");
            }
            let title = form.read_text("title", "Enter its title");
            let place = form.read_text("place", "Enter where it can be read");
            Some(ConsultationFact::DocumentPublished(DocumentPublished {
                on: case.today,
                kind: kind?,
                title: title?,
                place: place?,
            }))
        },
    },
    Act {
        key: "notice",
        name: "Record a notice to a union",
        intro: &[
            "Written notice of what is proposed, to each recognised union or the employees’ representatives.",
        ],
        asks: &[
            ask("on", "On which day was it given?", "", Control::Day),
            ask("union", "To which union?", "", Control::Text),
            ask("proposed", "How many dismissals does it name as proposed?", "", Control::Short),
        ],
        button: "Record the notice",
        make: |form, _| {
            let on = form.read_day("on", "the day of the notice");
            let union = form.read_text("union", "Enter to which union it was given");
            let proposed = number(form, "proposed", "Enter how many dismissals it names, in figures");
            Some(ConsultationFact::UnionNoticeGiven(UnionNoticeGiven {
                on: on?,
                union: union?,
                proposed: proposed?,
            }))
        },
    },
    Act {
        key: "hr1",
        name: "Record that form HR1 was sent",
        intro: &["To the Redundancy Payments Service, before anybody is given notice."],
        asks: &[
            ask("on", "On which day was it sent?", "", Control::Day),
            ask("proposed", "How many dismissals does it name as proposed?", "", Control::Short),
        ],
        button: "Record it",
        make: |form, _| {
            let on = form.read_day("on", "the day on which it was sent");
            let proposed = number(form, "proposed", "Enter how many dismissals it names, in figures");
            Some(ConsultationFact::Hr1Sent(Hr1Sent { on: on?, proposed: proposed? }))
        },
    },
    Act {
        key: "session",
        name: "Plan a session",
        intro: &[],
        asks: &[
            ask("held_on", "For which day?", "", Control::Day),
            ask("audience", "For whom?", "A service, a team or everybody.", Control::Text),
            ask("place", "Where, or how to join?", "", Control::Text),
        ],
        button: "Plan it",
        make: |form, case| {
            let held_on = form.read_day("held_on", "the day of the session");
            let audience = form.read_text("audience", "Enter for whom it is");
            let place = form.read_text("place", "Enter where it is, or how to join");
            let on = case.today;
            Some(ConsultationFact::SessionPlanned(SessionPlanned {
                on,
                held_on: held_on?,
                audience: audience?,
                place: place?,
            }))
        },
    },
    Act {
        key: "session-held",
        name: "Record that a session was held",
        intro: &[],
        asks: &[
            ask("on", "On which day was it held?", "", Control::Day),
            ask("came", "How many came?", "", Control::Short),
        ],
        button: "Record it",
        make: |form, case| {
            let on = form.read_day("on", "the day of the session");
            let came = number(form, "came", "Enter how many came, in figures");
            Some(ConsultationFact::SessionHeld(SessionHeld { on: on?, session: case.number, came: came? }))
        },
    },
    Act {
        key: "question",
        name: "Ask a question",
        intro: &[
            "The answer is published here for everybody. Who asked is not shown. Do not name anybody in it.",
        ],
        asks: &[ask("question", "Your question", "", Control::Long)],
        button: "Ask it",
        make: |form, case| {
            let question = form.read_text("question", "Enter your question")?;
            Some(ConsultationFact::QuestionAsked(QuestionAsked { on: case.today, question }))
        },
    },
    Act {
        key: "answer",
        name: "Publish an answer",
        intro: &["Everybody who may read the proposal reads it."],
        asks: &[ask("answer", "The answer", "", Control::Long)],
        button: "Publish it",
        make: |form, case| {
            let answer = form.read_text("answer", "Enter the answer")?;
            Some(ConsultationFact::AnswerPublished(AnswerPublished {
                on: case.today,
                question: case.number,
                answer,
            }))
        },
    },
    Act {
        key: "feedback",
        name: "Give feedback",
        intro: &["Say what you think of the proposal. Who gave it is not shown. Do not name anybody in it."],
        asks: &[
            ask(
                "theme",
                "What is it about?",
                "Such as: line management, caseloads, buildings.",
                Control::Text,
            ),
            ask("feedback", "Your feedback", "", Control::Long),
        ],
        button: "Send it",
        make: |form, case| {
            let theme = form.read_text("theme", "Enter what it is about");
            let feedback = form.read_text("feedback", "Enter your feedback");
            let on = case.today;
            Some(ConsultationFact::FeedbackReceived(FeedbackReceived {
                on,
                theme: theme?,
                feedback: feedback?,
            }))
        },
    },
    Act {
        key: "respond",
        name: "Respond to feedback",
        intro: &[],
        asks: &[
            ask("response", "The response", "", Control::Long),
            ask(
                "changed",
                "What changed in the proposal because of it?",
                "Leave it empty if nothing did.",
                Control::Long,
            ),
        ],
        button: "Publish the response",
        make: |form, case| {
            let response = form.read_text("response", "Enter the response")?;
            let changed = Some(form.value("changed").to_owned()).filter(|text| !text.is_empty());
            Some(ConsultationFact::FeedbackAnswered(FeedbackAnswered {
                on: case.today,
                feedback: case.number,
                response,
                changed,
            }))
        },
    },
    Act {
        key: "close",
        name: "Close the consultation",
        intro: &[
            "No feedback can be given after that. Everybody’s class is confirmed next, and then the proposal.",
        ],
        asks: &[],
        button: "Close the consultation",
        make: |_, case| Some(ConsultationFact::Closed(Closed { on: case.today })),
    },
];

/// The acts that those who run a consultation begin from its page.
pub fn ways(id: ProposalId, launched: bool) -> Vec<Crumb> {
    let here = ["document", "notice", "hr1", "session"].into_iter().chain(launched.then_some("close"));
    let of = |key: &str| ACTS.iter().find(|act| act.key == key);
    here.filter_map(of)
        .map(|act| Crumb::to(act.name, paths::record_of_consultation(id, act.key, None)))
        .collect()
}

/// What was just recorded, in words; nothing for what is none of ours.
pub fn done(key: Option<&str>) -> String {
    let act = key.and_then(|key| ACTS.iter().find(|act| act.key == key));
    match act.map(|act| act.key) {
        Some("question") => "Your question was sent. The answer will be published here.".to_owned(),
        Some("feedback") => "Your feedback was sent. The response will be published here.".to_owned(),
        Some(_) => {
            let name = act.map_or("", |act| act.name).to_lowercase();
            format!("Recorded: {}", name.strip_prefix("record ").unwrap_or(&name))
        }
        None => String::new(),
    }
}

/// What is meant: the question, the feedback, the session.
pub fn meant(key: &str, case: &Case) -> Option<String> {
    let at = usize::try_from(case.number.checked_sub(1)?).ok()?;
    let of = &case.change.record.consultation;
    match key {
        "answer" => of.questions.get(at).map(|one| format!("The question: {}", one.asked.question)),
        "respond" => of.feedback.get(at).map(|one| format!("The feedback: {}", one.received.feedback)),
        "session-held" => of.sessions.get(at).map(|one| {
            let day = calendar::words::long(one.planned.held_on);
            format!("The session of {day}: {}", one.planned.audience)
        }),
        _ => None,
    }
}

fn kinds(_: &Case) -> Vec<Choice> {
    DocumentKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.label(), super::super::person::with_capital(kind.label())))
        .collect()
}

fn number(form: &mut Form, name: &str, ask: &str) -> Option<u16> {
    form.read_number(name, u32::from(u16::MAX), ask).and_then(|number| u16::try_from(number).ok())
}
