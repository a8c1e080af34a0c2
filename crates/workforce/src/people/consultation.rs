//! The consultation itself: what was published, asked, answered and changed, from launch to confirmation.
//!
//! Facts come in, the state is folded from them, and [`decide`] judges the next. Its dates come from the
//! [`Timetable`]; whether unions must be given notice, from the numbers proposed
//! ([`redundancy_law`](crate::people::redundancy_law)).

mod facts;

use calendar::{Date, words as say};
pub use facts::*;
use rules::Refusal;

use crate::people::free_text::too_long;
use crate::people::timetable::{Milestone, Timetable};

/// A consultation as its facts make it. Numbered things are named by their place, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consultation {
    /// The day of the launch.
    pub launched: Option<Date>,
    /// Documents published.
    pub documents: Vec<DocumentPublished>,
    /// Notices given to unions.
    pub notices: Vec<UnionNoticeGiven>,
    /// The day on which form HR1 was sent.
    pub hr1: Option<Date>,
    /// Sessions planned and whether they were held.
    pub sessions: Vec<Session>,
    /// Questions and their answers.
    pub questions: Vec<Question>,
    /// Feedback and what came of it.
    pub feedback: Vec<Feedback>,
    /// The day of the close.
    pub closed: Option<Date>,
    /// What was confirmed, and when.
    pub confirmed: Option<Confirmed>,
    /// What did not fit together.
    pub findings: Vec<&'static str>,
}

/// A session about the proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// As planned.
    pub planned: SessionPlanned,
    /// The day on which it was held and how many came.
    pub held: Option<(Date, u16)>,
}

/// A question with its published answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// As asked.
    pub asked: QuestionAsked,
    /// The day of publication and the answer.
    pub answered: Option<(Date, String)>,
}

/// A piece of feedback with the response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// As received.
    pub received: FeedbackReceived,
    /// The response, and what changed, if anything did.
    pub response: Option<FeedbackAnswered>,
}

impl Consultation {
    /// The consultation that facts make, in the order of recording.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a ConsultationFact>) -> Consultation {
        let mut state = Consultation::default();
        for fact in facts {
            state.apply(fact);
        }
        state
    }

    /// Takes in one more fact. It decides nothing; what does not fit becomes a finding.
    pub fn apply(&mut self, fact: &ConsultationFact) {
        match fact {
            ConsultationFact::DocumentPublished(fact) => self.documents.push(fact.clone()),
            ConsultationFact::UnionNoticeGiven(fact) => self.notices.push(fact.clone()),
            ConsultationFact::Hr1Sent(fact) => self.hr1 = Some(fact.on),
            ConsultationFact::Launched(fact) => self.launched = Some(fact.on),
            ConsultationFact::SessionPlanned(fact) => {
                self.sessions.push(Session { planned: fact.clone(), held: None });
            }
            ConsultationFact::SessionHeld(fact) => match nth(&mut self.sessions, fact.session) {
                Some(session) => session.held = Some((fact.on, fact.came)),
                None => self.findings.push("a session was held that was not planned"),
            },
            ConsultationFact::QuestionAsked(fact) => {
                self.questions.push(Question { asked: fact.clone(), answered: None });
            }
            ConsultationFact::AnswerPublished(fact) => match nth(&mut self.questions, fact.question) {
                Some(question) => question.answered = Some((fact.on, fact.answer.clone())),
                None => self.findings.push("an answer was published to no question"),
            },
            ConsultationFact::FeedbackReceived(fact) => {
                self.feedback.push(Feedback { received: fact.clone(), response: None });
            }
            ConsultationFact::FeedbackAnswered(fact) => match nth(&mut self.feedback, fact.feedback) {
                Some(feedback) => feedback.response = Some(fact.clone()),
                None => self.findings.push("a response was given to no feedback"),
            },
            ConsultationFact::Closed(fact) => self.closed = Some(fact.on),
            ConsultationFact::Confirmed(fact) => self.confirmed = Some(fact.clone()),
        }
    }

    /// Questions without a published answer, by number.
    pub fn unanswered(&self) -> impl Iterator<Item = (u32, &Question)> {
        (1..).zip(&self.questions).filter(|(_, question)| question.answered.is_none())
    }

    /// Feedback by theme, in the order of first mention: how many, how many answered, how many changed
    /// something.
    pub fn themes(&self) -> Vec<Theme> {
        let mut themes: Vec<Theme> = Vec::new();
        for feedback in &self.feedback {
            let name = feedback.received.theme.trim();
            let at = themes.iter().position(|theme| theme.name.eq_ignore_ascii_case(name));
            let at = at.unwrap_or_else(|| {
                themes.push(Theme { name: name.to_owned(), received: 0, answered: 0, changed: 0 });
                themes.len() - 1
            });
            if let Some(theme) = themes.get_mut(at) {
                theme.received += 1;
                theme.answered += usize::from(feedback.response.is_some());
                let changed = feedback.response.as_ref().and_then(|response| response.changed.as_ref());
                theme.changed += usize::from(changed.is_some());
            }
        }
        themes
    }
}

/// A theme of the feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// How many pieces of feedback.
    pub received: usize,
    /// How many have a response.
    pub answered: usize,
    /// How many changed something.
    pub changed: usize,
}

fn nth<T>(of: &mut [T], number: u32) -> Option<&mut T> {
    of.get_mut(usize::try_from(number).ok()?.checked_sub(1)?)
}

/// What a decision needs besides the consultation.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The dates. Before the launch, those of a launch today.
    pub timetable: &'a Timetable,
    /// Whether the numbers proposed ask for collective consultation: section 188.
    pub section_188: bool,
    /// The last day on which the law lets it begin for the first dismissal proposed, where it asks for it.
    pub begin_by: Option<Date>,
    /// Today, in London.
    pub today: Date,
    /// How many questions and pieces of feedback whoever records this has sent today.
    pub sent_today: usize,
}

/// The most questions and pieces of feedback, together, that one person sends in a day.
pub const SENT_IN_A_DAY_MOST: usize = 20;

const RECORD: &str = "the record";
const SECTION_188: &str = "Trade Union and Labour Relations (Consolidation) Act 1992, s. 188";
const SECTION_193: &str = "Trade Union and Labour Relations (Consolidation) Act 1992, s. 193";
const LENGTH: &str = "staff_consultation.length";

/// Decides whether something may be recorded: the facts to record, or every reason why not.
pub fn decide(
    state: &Consultation,
    fact: ConsultationFact,
    context: &Context<'_>,
) -> Result<Vec<ConsultationFact>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let today = context.today;
    let mut refuse = |field, given: String, allowed: String, source| {
        refusals.push(Refusal::new(field, given, allowed, source));
    };
    if fact.on() > today {
        let allowed = format!("Enter a date that is today, {}, or earlier", say::day(today));
        refuse("on", say::day(fact.on()), allowed, "the record holds what has happened");
    }
    for (field, text) in fact.texts() {
        if text.trim().is_empty() {
            refuse(field, String::new(), format!("Enter the {}", field.replace('_', " ")), RECORD);
        }
    }
    let of_anybody =
        matches!(fact, ConsultationFact::QuestionAsked(_) | ConsultationFact::FeedbackReceived(_));
    if of_anybody && context.sent_today >= SENT_IN_A_DAY_MOST {
        let allowed = format!(
            "Send more tomorrow: one person may send {SENT_IN_A_DAY_MOST} questions and pieces of feedback a day"
        );
        refuse("sent", String::new(), allowed, "room for everybody’s questions");
    }
    let not_started = state.launched.is_none();
    let needs_launch = !matches!(
        fact,
        ConsultationFact::DocumentPublished(_)
            | ConsultationFact::UnionNoticeGiven(_)
            | ConsultationFact::Hr1Sent(_)
            | ConsultationFact::Launched(_)
            | ConsultationFact::SessionPlanned(_)
    );
    if needs_launch && not_started {
        refuse("on", say::day(fact.on()), "Launch the consultation first".to_owned(), RECORD);
    }
    if let Some(launched) = state.launched.filter(|launched| needs_launch && fact.on() < *launched) {
        let allowed = format!("Enter a date that is {} or later, when it was launched", say::day(launched));
        refuse("on", say::day(fact.on()), allowed, RECORD);
    }
    match &fact {
        ConsultationFact::Launched(launch) => {
            if let Some(already) = state.launched {
                refuse(
                    "on",
                    say::day(launch.on),
                    format!("It was launched on {}", say::day(already)),
                    RECORD,
                );
            }
            let missing = DocumentKind::REQUIRED.iter().filter(|kind| {
                !state.documents.iter().any(|document| document.kind == **kind && document.on <= launch.on)
            });
            let missing: Vec<&str> = missing.map(|kind| kind.label()).collect();
            if !missing.is_empty() {
                let allowed = format!("Publish first: {}", missing.join(", "));
                refuse("documents", String::new(), allowed, "people are told fully what is proposed");
            }
            let noticed = state.notices.iter().any(|notice| notice.on <= launch.on);
            if context.section_188 && !noticed {
                let allowed =
                    "Give written notice to the unions first: the numbers proposed ask for it".to_owned();
                refuse("notice", String::new(), allowed, SECTION_188);
            }
            if let Some(begin_by) = context.begin_by.filter(|begin_by| launch.on > *begin_by) {
                let allowed = format!(
                    "Launch by {}, or put off the first dismissal proposed: the law asks for the days between",
                    say::day(begin_by)
                );
                refuse("on", say::day(launch.on), allowed, SECTION_188);
            }
            if context.timetable.days().is_none() {
                let allowed = "Set how long consultations last before launching one".to_owned();
                refuse("timetable", String::new(), allowed, LENGTH);
            }
        }
        ConsultationFact::SessionHeld(held) => match state.sessions.get(index(held.session)) {
            None => refuse(
                "session",
                held.session.to_string(),
                "Choose a session that was planned".into(),
                RECORD,
            ),
            Some(session) if session.held.is_some() => {
                refuse("session", held.session.to_string(), "This session was held already".into(), RECORD);
            }
            Some(_) => {}
        },
        ConsultationFact::AnswerPublished(answer)
            if state.questions.get(index(answer.question)).is_none() =>
        {
            let allowed = "Choose a question that was asked".to_owned();
            refuse("question", answer.question.to_string(), allowed, RECORD);
        }
        ConsultationFact::FeedbackAnswered(answer)
            if state.feedback.get(index(answer.feedback)).is_none() =>
        {
            let allowed = "Choose feedback that was received".to_owned();
            refuse("feedback", answer.feedback.to_string(), allowed, RECORD);
        }
        ConsultationFact::QuestionAsked(question) => {
            if let Some(closed) = state.closed.filter(|closed| question.on > *closed) {
                let allowed = format!(
                    "Questions could be asked until {}, when the consultation closed",
                    say::day(closed)
                );
                refuse("on", say::day(question.on), allowed, RECORD);
            }
        }
        ConsultationFact::FeedbackReceived(feedback) => {
            if let Some(closed) = state.closed.filter(|closed| feedback.on > *closed) {
                let allowed =
                    format!("Feedback was due by {}, when the consultation closed", say::day(closed));
                refuse("on", say::day(feedback.on), allowed, RECORD);
            }
        }
        ConsultationFact::Closed(close) => {
            if let Some(already) = state.closed {
                refuse("on", say::day(close.on), format!("It was closed on {}", say::day(already)), RECORD);
            }
            match context.timetable.on(Milestone::Close) {
                Some(last) if close.on < last => {
                    let days = context.timetable.days().unwrap_or_default();
                    let allowed = format!(
                        "Close on {} or later: the consultation runs for {days} days from {}, both counted",
                        say::day(last),
                        say::day(context.timetable.launch)
                    );
                    refuse("on", say::day(close.on), allowed, LENGTH);
                }
                Some(_) => {}
                None => {
                    refuse("on", say::day(close.on), "Set how long consultations last".to_owned(), LENGTH)
                }
            }
        }
        ConsultationFact::Confirmed(confirmed) => {
            match state.closed {
                None => {
                    refuse("on", say::day(confirmed.on), "Close the consultation first".to_owned(), RECORD)
                }
                Some(closed) if confirmed.on < closed => {
                    let allowed =
                        format!("Enter a date that is {} or later, when it closed", say::day(closed));
                    refuse("on", say::day(confirmed.on), allowed, RECORD);
                }
                Some(_) => {}
            }
            if state.confirmed.is_some() {
                refuse("on", say::day(confirmed.on), "The outcome is confirmed already".to_owned(), RECORD);
            }
            if context.section_188 && state.hr1.is_none_or(|sent| sent > confirmed.on) {
                let allowed =
                    "Send form HR1 before anybody can be given notice: the numbers proposed ask for it";
                refuse("hr1", String::new(), allowed.to_owned(), SECTION_193);
            }
            let questions = state.unanswered().count();
            if questions > 0 {
                let allowed =
                    format!("Publish answers to {} first", say::counted(questions as u64, "open question"));
                refuse("questions", String::new(), allowed, "questions and published answers");
            }
            let open = state.feedback.iter().filter(|feedback| feedback.response.is_none()).count();
            if open > 0 {
                let pieces = if open == 1 { "1 piece".to_owned() } else { format!("{open} pieces") };
                let allowed = format!("Respond to {pieces} of feedback first");
                refuse("feedback", String::new(), allowed, "feedback with response and what changed");
            }
        }
        _ => {}
    }
    let texts = fact.texts().into_iter().chain(fact.further_texts());
    refusals.extend(texts.filter_map(|(field, text)| too_long(field, text)));
    if refusals.is_empty() { Ok(vec![fact]) } else { Err(refusals) }
}

/// The place of a thing numbered from 1; a number that names nothing gives a place beyond any.
fn index(number: u32) -> usize {
    number.checked_sub(1).and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX)
}
