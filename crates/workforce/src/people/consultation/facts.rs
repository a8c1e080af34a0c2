//! What happens in a consultation, in the past tense.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// A document of the consultation.
    DocumentKind, "the document" {
        /// The case for change with the present and the proposed structure.
        Proposal = "proposal",
        /// The timeline of the process for change.
        Timeline = "timeline",
        /// The job descriptions of new and changed roles.
        JobDescriptions = "job descriptions",
        /// Questions often asked.
        Questions = "questions and answers",
        /// The letter to unions under section 188.
        Section188 = "section 188 letter",
        /// The equality impact assessment.
        EqualityImpact = "equality impact assessment",
        /// Anything else.
        Other = "other document",
    }
}

impl DocumentKind {
    /// What must be there at the launch: what the 2021 paper gave everybody that day, and the assessment that
    /// the Equality Act 2010, s. 149, calls for before a decision.
    pub const REQUIRED: &'static [DocumentKind] = &[
        DocumentKind::Proposal,
        DocumentKind::Timeline,
        DocumentKind::JobDescriptions,
        DocumentKind::EqualityImpact,
    ];
}

/// Something that happened in a consultation. On disk a JSON object with one key, the variant's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConsultationFact {
    /// A document was published.
    DocumentPublished(DocumentPublished),
    /// Unions were given notice.
    UnionNoticeGiven(UnionNoticeGiven),
    /// Form HR1 was sent to the Secretary of State.
    Hr1Sent(Hr1Sent),
    /// It was launched.
    Launched(Launched),
    /// A session was planned.
    SessionPlanned(SessionPlanned),
    /// A session was held.
    SessionHeld(SessionHeld),
    /// A question was asked.
    QuestionAsked(QuestionAsked),
    /// An answer was published.
    AnswerPublished(AnswerPublished),
    /// Feedback came in.
    FeedbackReceived(FeedbackReceived),
    /// Feedback got its response.
    FeedbackAnswered(FeedbackAnswered),
    /// It closed.
    Closed(Closed),
    /// The outcome was confirmed.
    Confirmed(Confirmed),
}

/// A document was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentPublished {
    /// The day.
    pub on: Date,
    /// What kind.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub place: String,
}

/// A union, or the employees' representatives, were given written notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionNoticeGiven {
    /// The day.
    pub on: Date,
    /// Which union.
    pub union: String,
    /// How many dismissals it names as proposed.
    pub proposed: u16,
}

/// Form HR1 was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hr1Sent {
    /// The day.
    pub on: Date,
    /// How many dismissals it names as proposed.
    pub proposed: u16,
}

/// The consultation was launched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Launched {
    /// The day.
    pub on: Date,
}

/// A session about the proposals was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionPlanned {
    /// The day on which it was planned.
    pub on: Date,
    /// The day for which.
    pub held_on: Date,
    /// For which service or team.
    pub audience: String,
    /// Where, or how to join.
    pub place: String,
}

/// A session was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionHeld {
    /// The day.
    pub on: Date,
    /// Which, by its number from 1.
    pub session: u32,
    /// How many came.
    pub came: u16,
}

/// A question was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionAsked {
    /// The day.
    pub on: Date,
    /// The question, without the name of who asked.
    pub question: String,
}

/// An answer was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerPublished {
    /// The day.
    pub on: Date,
    /// To which question, by its number from 1.
    pub question: u32,
    /// The answer.
    pub answer: String,
}

/// Feedback came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackReceived {
    /// The day.
    pub on: Date,
    /// What it is about: `Line management`.
    pub theme: String,
    /// What was said, without the name of who said it.
    pub feedback: String,
}

/// Feedback got its response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackAnswered {
    /// The day.
    pub on: Date,
    /// Which feedback, by its number from 1.
    pub feedback: u32,
    /// The response.
    pub response: String,
    /// What changed in the proposal because of it; none changed nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
}

/// The consultation closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The day.
    pub on: Date,
}

/// The outcome was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The day.
    pub on: Date,
    /// What was confirmed.
    pub outcome: String,
}

impl ConsultationFact {
    /// The day on which it happened.
    pub fn on(&self) -> Date {
        match self {
            ConsultationFact::DocumentPublished(fact) => fact.on,
            ConsultationFact::UnionNoticeGiven(fact) => fact.on,
            ConsultationFact::Hr1Sent(fact) => fact.on,
            ConsultationFact::Launched(fact) => fact.on,
            ConsultationFact::SessionPlanned(fact) => fact.on,
            ConsultationFact::SessionHeld(fact) => fact.on,
            ConsultationFact::QuestionAsked(fact) => fact.on,
            ConsultationFact::AnswerPublished(fact) => fact.on,
            ConsultationFact::FeedbackReceived(fact) => fact.on,
            ConsultationFact::FeedbackAnswered(fact) => fact.on,
            ConsultationFact::Closed(fact) => fact.on,
            ConsultationFact::Confirmed(fact) => fact.on,
        }
    }

    /// Its texts that need not say anything, each with the name of its field.
    pub(super) fn further_texts(&self) -> Vec<(&'static str, &str)> {
        match self {
            ConsultationFact::FeedbackAnswered(fact) => {
                fact.changed.iter().map(|changed| ("changed", changed.as_str())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Its texts that must say something, each with the name of its field.
    pub(super) fn texts(&self) -> Vec<(&'static str, &str)> {
        match self {
            ConsultationFact::DocumentPublished(fact) => vec![("title", &fact.title), ("place", &fact.place)],
            ConsultationFact::UnionNoticeGiven(fact) => vec![("union", &fact.union)],
            ConsultationFact::SessionPlanned(fact) => {
                vec![("audience", &fact.audience), ("place", &fact.place)]
            }
            ConsultationFact::QuestionAsked(fact) => vec![("question", &fact.question)],
            ConsultationFact::AnswerPublished(fact) => vec![("answer", &fact.answer)],
            ConsultationFact::FeedbackReceived(fact) => {
                vec![("theme", &fact.theme), ("feedback", &fact.feedback)]
            }
            ConsultationFact::FeedbackAnswered(fact) => vec![("response", &fact.response)],
            ConsultationFact::Confirmed(fact) => vec![("outcome", &fact.outcome)],
            ConsultationFact::Hr1Sent(_)
            | ConsultationFact::Launched(_)
            | ConsultationFact::SessionHeld(_)
            | ConsultationFact::Closed(_) => Vec::new(),
        }
    }
}
