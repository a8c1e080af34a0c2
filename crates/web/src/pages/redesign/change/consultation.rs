//! The consultation: its dates, documents, sessions, questions and published answers, feedback and what
//! changed; and for those who run it what the law asks.

mod acts;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::change::Change;
use service::{Action, ServiceError};
use workforce::people::consultation::ConsultationFact;
use workforce::{ProposalId, Stage};

use self::acts::{ACTS, Case};
use super::ask::{Act, ActView};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::CONSULTATION, open_to: OpenTo::SignedIn, answers: || get(show) };
/// Where something is recorded.
pub const RECORD: Page<App> = Page {
    path: paths::RECORD_OF_CONSULTATION,
    open_to: OpenTo::SignedIn,
    answers: || get(ask).post(submit),
};

/// What was just recorded; which of the numbered things is meant.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    done: Option<String>,
    #[serde(default)]
    number: Option<u32>,
}

struct Dated {
    what: String,
    on: String,
    counted: String,
    warning: String,
    passed: bool,
}

struct Said {
    number: u32,
    text: String,
    when: String,
    answer: String,
    changed: String,
    way: String,
}

struct Theme {
    name: String,
    counts: String,
    feedback: Vec<Said>,
}

#[derive(Template)]
#[template(path = "redesign/change/consultation.html")]
struct View {
    frame: Frame,
    done: String,
    runs: bool,
    stage: &'static str,
    duty: String,
    duty_source: String,
    notices: Vec<String>,
    missing: Vec<&'static str>,
    dates: Vec<Dated>,
    documents: Vec<(String, String)>,
    sessions: Vec<Said>,
    questions: Vec<Said>,
    themes: Vec<Theme>,
    ways: Vec<Crumb>,
    /// The day of the close, once it has passed.
    closed: String,
    ask: String,
    give: String,
    outcome: String,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>, Query(asked): Query<Asked>) -> PageResult {
    let change = opened(&who, id)?;
    let runs = who.viewer.may(Action::RunConsultation);
    let today = who.service().today();
    let record = &change.record;
    let consultation = &record.consultation;
    let way = |open: bool, key: &str, number| {
        if runs && open { paths::record_of_consultation(id, key, Some(number)) } else { String::new() }
    };
    let duty = change.duty.as_ref().filter(|_| runs);
    let mut notices: Vec<String> = consultation
        .notices
        .iter()
        .map(|one| {
            format!("{}: notice given on {}, of {} proposed", one.union, words::day(one.on), one.proposed)
        })
        .collect();
    notices.extend(consultation.hr1.map(|on| format!("Form HR1 was sent on {}", words::day(on))));
    let mut dates: Vec<_> = change.timetable.dates.iter().collect();
    dates.sort_by_key(|dated| dated.on);
    let launched = record.launched().is_some();
    let ended = record.proposal.stage > Stage::Consultation;
    let closed = consultation.closed.filter(|closed| today > *closed);
    let takes_more = launched && !ended && closed.is_none();
    page(View {
        frame: super::frame(&who, &change, "Consultation"),
        done: acts::done(asked.done.as_deref()),
        runs,
        stage: record.proposal.stage.label(),
        duty: duty.map(|duty| duty.says.clone()).unwrap_or_default(),
        duty_source: duty.map(|duty| duty.source.to_owned()).unwrap_or_default(),
        notices: if runs { notices } else { Vec::new() },
        missing: if runs { change.timetable.missing.clone() } else { Vec::new() },
        dates: dates
            .into_iter()
            .map(|dated| Dated {
                what: super::person::with_capital(dated.milestone.label()),
                on: words::long(dated.on),
                counted: dated.counted.clone(),
                warning: dated.warning.clone().filter(|_| runs).unwrap_or_default(),
                passed: launched && dated.on < today,
            })
            .collect(),
        documents: consultation
            .documents
            .iter()
            .map(|one| {
                (one.title.clone(), format!("{}, {}. {}", one.kind.label(), words::day(one.on), one.place))
            })
            .collect(),
        sessions: (1..)
            .zip(&consultation.sessions)
            .map(|(number, one)| Said {
                number,
                text: format!("{}: {}", one.planned.audience, one.planned.place),
                when: words::long(one.planned.held_on),
                answer: one.held.map(|(_, came)| format!("Held; {came} came")).unwrap_or_default(),
                changed: String::new(),
                way: way(one.held.is_none() && one.planned.held_on <= today, "session-held", number),
            })
            .collect(),
        questions: questions(&change, &way),
        themes: themes(&change, &way),
        ways: if runs && !ended { acts::ways(id, launched) } else { Vec::new() },
        closed: closed.map(words::long).unwrap_or_default(),
        ask: if takes_more { paths::record_of_consultation(id, "question", None) } else { String::new() },
        give: if takes_more { paths::record_of_consultation(id, "feedback", None) } else { String::new() },
        outcome: consultation.confirmed.as_ref().map(|one| one.outcome.clone()).unwrap_or_default(),
    })
}

fn questions(change: &Change, way: &impl Fn(bool, &str, u32) -> String) -> Vec<Said> {
    let of = |(number, one): (u32, &workforce::people::consultation::Question)| Said {
        number,
        text: one.asked.question.clone(),
        when: words::day(one.asked.on),
        answer: one.answered.as_ref().map(|(_, answer)| answer.clone()).unwrap_or_default(),
        changed: String::new(),
        way: way(one.answered.is_none(), "answer", number),
    };
    let mut questions: Vec<Said> = (1..).zip(&change.record.consultation.questions).map(of).collect();
    // Answered ones first: they are what one reads.
    questions.sort_by_key(|one| (one.answer.is_empty(), one.number));
    questions
}

fn themes(change: &Change, way: &impl Fn(bool, &str, u32) -> String) -> Vec<Theme> {
    let consultation = &change.record.consultation;
    let of = |theme: &workforce::people::consultation::Theme| {
        let feedback = (1..).zip(&consultation.feedback);
        let here = feedback.filter(|(_, one)| one.received.theme.trim().eq_ignore_ascii_case(&theme.name));
        Theme {
            name: theme.name.clone(),
            counts: format!(
                "{} received, {} answered, {} changed something",
                theme.received, theme.answered, theme.changed
            ),
            feedback: here
                .map(|(number, one)| Said {
                    number,
                    text: one.received.feedback.clone(),
                    when: words::day(one.received.on),
                    answer: one.response.as_ref().map(|one| one.response.clone()).unwrap_or_default(),
                    changed: one.response.as_ref().and_then(|one| one.changed.clone()).unwrap_or_default(),
                    way: way(one.response.is_none(), "respond", number),
                })
                .collect(),
        }
    };
    consultation.themes().iter().map(of).collect()
}

/// The change, where there is a consultation to read or to prepare.
fn opened(who: &SignedIn, id: ProposalId) -> Result<std::sync::Arc<Change>, Problem> {
    let change = who.service().change(&who.viewer, id).map_err(|error| who.problem(error))?;
    if change.record.launched().is_none() && !who.viewer.may(Action::RunConsultation) {
        return Err(who.problem(ServiceError::NotFound));
    }
    Ok(change)
}

async fn ask(
    who: SignedIn,
    Path((id, key)): Path<(ProposalId, String)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (act, case) = find(&who, id, &key, &asked)?;
    page(act_view(&who, act, &case, &asked, Form::new()))
}

async fn submit(
    Path((id, key)): Path<(ProposalId, String)>,
    Query(asked): Query<Asked>,
    sent: Sent,
) -> PageResult {
    let Sent { who, mut form } = sent;
    let (act, case) = find(&who, id, &key, &asked)?;
    let fact = (act.make)(&mut form, &case);
    let Some(fact) = fact.filter(|_| !form.is_refused()) else {
        return refused(act_view(&who, act, &case, &asked, form));
    };
    match blocking(|| who.service().record_of_consultation(&who.viewer, id, fact)) {
        Ok(()) => Ok(Redirect::to(&paths::consultation_after(id, act.key)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| act.beside(field));
            refused(act_view(&who, act, &case, &asked, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

type Found = (&'static Act<Case, ConsultationFact>, Case);

fn find(who: &SignedIn, id: ProposalId, key: &str, asked: &Asked) -> Result<Found, Problem> {
    let change = opened(who, id)?;
    let act = ACTS.iter().find(|act| act.key == key);
    let act = act.ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    if !acts::FOR_ALL.contains(&key) {
        who.viewer.must(Action::RunConsultation).map_err(|denied| who.problem(denied.into()))?;
    }
    Ok((act, Case { today: who.service().today(), number: asked.number.unwrap_or_default(), change }))
}

fn act_view(
    who: &SignedIn,
    act: &Act<Case, ConsultationFact>,
    case: &Case,
    asked: &Asked,
    form: Form,
) -> ActView {
    let change = &case.change;
    let mut frame = super::frame(who, change, act.name).refused(form.is_refused());
    let here = frame.trail.pop();
    frame.trail.push(Crumb::to("Consultation", paths::consultation(change.id)));
    frame.trail.push(here.unwrap_or_else(|| Crumb::here(act.name)));
    let mut intro: Vec<String> = act.intro.iter().map(|line| (*line).to_owned()).collect();
    intro.extend(acts::meant(act.key, case));
    ActView {
        frame,
        title: act.name.to_owned(),
        about: change.record.proposal.name.clone(),
        intro,
        questions: act.asks.iter().map(|ask| ask.question(case)).collect(),
        button: act.button,
        action: paths::record_of_consultation(change.id, act.key, asked.number),
        back: paths::consultation(change.id),
        form,
    }
}
