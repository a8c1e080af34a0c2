//! A contact: what we were told, what we already know, what we decide.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use calendar::{Date, Time, words};
use practice::code_sets::{Agency, CodeSet, ContactOutcome, LevelOfNeed, PrimaryNeed};
use practice::facts::{ContactDecided, InformationReceived, InformationRequested};
use practice::journey::Contact;
use practice::{Command, PersonId, Seq};
use serde::Deserialize;
use service::front_door::Named;
use service::{Action, Opened, ServiceError};

use super::contact_known::{Known, known};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form, Row};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where its decision is sent.
pub const PAGE: Page<App> =
    Page { path: paths::CONTACT, open_to: OpenTo::SignedIn, answers: || get(show).post(decide) };
/// Where a question to another agency is sent.
pub const ASK: Page<App> =
    Page { path: paths::CONTACT_ASK, open_to: OpenTo::SignedIn, answers: || post(ask) };
/// Where another agency's answer is sent.
pub const ANSWER: Page<App> =
    Page { path: paths::CONTACT_ANSWER, open_to: OpenTo::SignedIn, answers: || post(answer) };

/// Who is told of a decision: what is sent, and how it is kept and read.
const TOLD: &[(&str, &str)] = &[
    ("family", "Parents or carers"),
    ("child", "The child or young person"),
    ("contacted", "The person who told us"),
];

/// What another agency was asked, and said.
struct Information {
    agency: &'static str,
    asked: String,
    question: String,
    said: Option<(String, String)>,
    field: String,
    action: String,
}

/// A brother or sister in the same contact.
struct Sibling {
    name: String,
    href: String,
    waits: bool,
}

/// What just happened, and the way on.
struct Happened {
    says: String,
    next: Option<Crumb>,
}

#[derive(Template)]
#[template(path = "practise/contact.html")]
struct View {
    frame: Frame,
    sees_front_door: bool,
    form: Form,
    child: String,
    child_href: String,
    about: String,
    happened: Option<Happened>,
    state: String,
    tone: &'static str,
    why: String,
    told: Vec<Row>,
    worry: String,
    words: Vec<String>,
    siblings: Vec<Sibling>,
    known: Known,
    information: Vec<Information>,
    agencies: Vec<Choice>,
    may_ask: bool,
    ask_action: String,
    decided: Option<Vec<Row>>,
    correct: Option<String>,
    reason: String,
    referral: Option<(String, bool)>,
    may_decide: bool,
    action: String,
    levels: Vec<Choice>,
    outcomes: Vec<Choice>,
    needs: Vec<Choice>,
    tellings: Vec<Choice>,
    also: Vec<Choice>,
}

#[derive(Deserialize, Default)]
struct After {
    #[serde(default)]
    recorded: String,
    #[serde(default)]
    decided: String,
}

type Which = Path<(PersonId, u32)>;

async fn show(who: SignedIn, Path((person, seq)): Which, Query(after): Query<After>) -> PageResult {
    let opened = open(&who, person)?;
    page(view(&who, &opened, Seq(seq), Form::new(), &after)?)
}

async fn decide(Path((person, seq)): Which, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let seq = Seq(seq);
    who.viewer.must(Action::DecideContact).map_err(|denied| who.problem(denied.into()))?;
    let siblings =
        who.service().told_together(&who.viewer, person, seq).map_err(|error| who.problem(error))?;
    let decided = read_decision(&mut form, who.service().clock().local(), seq);
    let Some(decided) = decided else { return again(&who, person, seq, form) };
    let outcome = decided.outcome;
    let also = siblings.iter().filter(|one| one.waits && form.chose("also", &one.person.to_string()));
    let commands = std::iter::once((person, seq))
        .chain(also.map(|one| (one.person, one.contact)))
        .map(|(person, contact)| (person, Command::from(ContactDecided { contact, ..decided.clone() })))
        .collect();
    record(
        &who,
        person,
        seq,
        form,
        commands,
        |field| match field {
            "outcome" | "need" | "reason" => field,
            _ => "",
        },
        &format!("?decided={}", outcome.code()),
    )
}

async fn ask(Path((person, seq)): Which, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let seq = Seq(seq);
    let of = form.read_code::<Agency>("of", "Choose whom you ask");
    let question = form.read_text("question", "Enter what was asked");
    let (Some(of), Some(question)) = (of, question) else { return again(&who, person, seq, form) };
    let on = who.service().today();
    let command = InformationRequested { on, contact: seq, of, question }.into();
    record(
        &who,
        person,
        seq,
        form,
        vec![(person, command)],
        |field| match field {
            "question" => field,
            _ => "",
        },
        "#information",
    )
}

async fn answer(Path((person, seq, request)): Path<(PersonId, u32, u32)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let seq = Seq(seq);
    let field = format!("says_{request}");
    let says = form.read_text(&field, "Enter what they said");
    let Some(says) = says else { return again(&who, person, seq, form) };
    let on = who.service().today();
    let command = InformationReceived { on, request: Seq(request), says }.into();
    record(&who, person, seq, form, vec![(person, command)], |_| "", "#information")
}

/// The decision as meant; `None` when something is missing, which is then noted.
fn read_decision(form: &mut Form, now: calendar::DateTime, contact: Seq) -> Option<ContactDecided> {
    let level = form.read_code::<LevelOfNeed>("level", "Choose the level of need");
    let outcome = form.read_code::<ContactOutcome>("outcome", "Choose what happens next");
    let need = PrimaryNeed::from_code(form.value("need"));
    let refers = matches!(outcome, Some(ContactOutcome::Referral | ContactOutcome::StrategyDiscussion));
    if refers && need.is_none() {
        form.refuse("need", "Choose the main need: a referral has one");
    }
    let reason = form.read_text("reason", "Enter the reason for the decision");
    let told = told_words(form);
    if told.is_empty() {
        form.refuse("told", "Choose who has been told, or that nobody has been told yet");
    }
    if form.is_refused() {
        return None;
    }
    Some(ContactDecided {
        on: now.date(),
        at: Some(to_the_minute(now.time())),
        contact,
        outcome: outcome?,
        level: level?,
        need: need.filter(|_| refers),
        reason: reason?,
        told,
    })
}

/// Decisions are kept to the minute, as people tell the time.
pub(super) fn to_the_minute(time: Time) -> Time {
    Time::new(time.hour(), time.minute(), 0, 0).unwrap_or(time)
}

fn told_words(form: &Form) -> String {
    if form.chose("told", "nobody") {
        return "Nobody yet".to_owned();
    }
    let chosen =
        TOLD.iter().filter(|(value, _)| form.chose("told", value)).map(|(_, words)| (*words).to_owned());
    let other = Some(form.value("told_other").to_owned()).filter(|other| !other.is_empty());
    chosen.chain(other).collect::<Vec<_>>().join("; ")
}

/// Records what was asked for and shows the contact again; refused, with the words typed.
fn record(
    who: &SignedIn,
    person: PersonId,
    seq: Seq,
    mut form: Form,
    commands: Vec<(PersonId, Command)>,
    named: impl Fn(&'static str) -> &'static str,
    then: &str,
) -> PageResult {
    match blocking(|| who.service().submit(&who.viewer, commands)) {
        Ok(_) => Ok(Redirect::to(&(paths::contact(person, seq) + then)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, named);
            again(who, person, seq, form)
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn again(who: &SignedIn, person: PersonId, seq: Seq, form: Form) -> PageResult {
    let opened = open(who, person)?;
    refused(view(who, &opened, seq, form, &After::default())?)
}

fn open(who: &SignedIn, person: PersonId) -> Result<Opened, Problem> {
    who.service().open_record(&who.viewer, person, None, "Contact").map_err(|error| who.problem(error))
}

fn view(who: &SignedIn, opened: &Opened, seq: Seq, form: Form, after: &After) -> Result<View, Problem> {
    let service = who.service();
    let today = service.today();
    let journey = opened.journey();
    let contact = journey.front_door.contact(seq).ok_or_else(|| who.problem(ServiceError::NotFound))?;
    let person = journey.id;
    let child =
        journey.person.name().map_or_else(|| "a child without a name".to_owned(), ToString::to_string);
    let siblings = service.told_together(&who.viewer, person, seq).map_err(|error| who.problem(error))?;
    let known = known(who, opened, contact).map_err(|error| who.problem(error))?;
    let clock = service.decision_clock(journey, seq);
    let (state, tone) = super::state_of(clock.as_ref(), today);
    let referral = journey.front_door.referrals.iter().find(|one| one.started.contact == Some(seq));
    let recorded = opened.record.facts.iter().find(|fact| fact.seq == seq);
    let is_open = !known.open.is_empty();
    let title = format!("Contact about {child}");
    Ok(View {
        sees_front_door: who.viewer.may(Action::SeeFrontDoor),
        frame: super::by_the_front_door(who, title.clone())
            .after(Crumb::here(title))
            .refused(form.is_refused()),
        about: super::about(journey, today),
        child_href: paths::child(person),
        happened: happened(who, person, contact, clock.as_ref(), &siblings, after)?,
        state,
        tone,
        why: clock.as_ref().map_or_else(String::new, practice::clocks::Clock::why),
        told: told_rows(who, contact, recorded, today),
        worry: contact.received.worry.clone(),
        words: service.words_to_look_at(&contact.received.worry),
        siblings: siblings
            .iter()
            .map(|one| Sibling {
                name: super::name_and_age(one),
                href: paths::contact(one.person, one.contact),
                waits: one.waits,
            })
            .collect(),
        information: information(person, contact),
        agencies: Choice::with_empty(Choice::all_of::<Agency>(), "Choose an agency"),
        may_ask: contact.decided.is_none() && who.viewer.may(Action::RecordContact),
        ask_action: paths::contact_ask(person, seq),
        decided: contact.decided.as_ref().map(|decided| decided_rows(decided, today)),
        correct: contact
            .decided
            .as_ref()
            .filter(|_| who.viewer.may(Action::DecideContact))
            .map(|decided| paths::correct(person, decided.seq)),
        reason: contact.decided.as_ref().map_or_else(String::new, |decided| decided.reason.clone()),
        referral: referral.map(|one| (paths::referral(person, one.seq()), one.is_open())),
        may_decide: contact.decided.is_none() && who.viewer.may(Action::DecideContact),
        action: paths::contact(person, seq),
        levels: levels(who, today),
        outcomes: Choice::all_of::<ContactOutcome>()
            .into_iter()
            .filter(|choice| is_open || choice.value != ContactOutcome::AlreadyOpen.code())
            .collect(),
        needs: Choice::with_empty(Choice::all_of::<PrimaryNeed>(), "Choose the main need"),
        tellings: TOLD
            .iter()
            .map(|(value, words)| Choice::new(*value, *words))
            .chain([Choice::new("nobody", "Nobody yet").exclusive()])
            .collect(),
        also: siblings
            .iter()
            .filter(|one| one.waits)
            .map(|one| Choice::new(one.person.to_string(), super::name_and_age(one)))
            .collect(),
        form,
        child,
        known,
    })
}

/// The levels of need, each with the council's own guidance.
fn levels(who: &SignedIn, today: Date) -> Vec<Choice> {
    LevelOfNeed::ALL
        .iter()
        .map(|level| {
            let key = format!("front_door.level.{}", level.code());
            let guidance = who.service().policies().word(&key, today).unwrap_or_default();
            Choice::new(level.code(), level.label()).hint(guidance)
        })
        .collect()
}

fn told_rows(
    who: &SignedIn,
    contact: &Contact,
    recorded: Option<&practice::Recorded>,
    today: Date,
) -> Vec<Row> {
    let told = &contact.received;
    let mut rows = vec![
        Row::new("Came", super::capital(super::when(told.on, told.at, today))),
        Row::new("Who told us", format!("{}: {}", told.source.label(), told.from)),
        Row::new("Asks for", told.reason.label()),
    ];
    if let Some(recorded) = recorded {
        let at = service::local_time(recorded.recorded);
        let name = who.service().name_of_worker(recorded.by);
        rows.push(Row::new(
            "Recorded by",
            format!("{name}, {}", super::when(at.date(), Some(at.time()), today)),
        ));
    }
    rows
}

fn decided_rows(decided: &ContactDecided, today: Date) -> Vec<Row> {
    let mut rows = vec![
        Row::new("Decided", super::capital(super::when(decided.on, decided.at, today))),
        Row::new("What happens", decided.outcome.label()),
        Row::new("Level of need", decided.level.label()),
    ];
    if let Some(need) = decided.need {
        rows.push(Row::new("Main need", need.label()));
    }
    rows.push(Row::new("Who was told", decided.told.as_str()));
    rows
}

fn information(person: PersonId, contact: &Contact) -> Vec<Information> {
    contact
        .information
        .iter()
        .map(|asked| Information {
            agency: asked.started.of.label(),
            asked: words::short(asked.from()),
            question: asked.started.question.clone(),
            said: asked.ended.as_ref().map(|answer| (words::short(answer.on), answer.says.clone())),
            field: format!("says_{}", asked.seq()),
            action: paths::contact_answer(person, contact.received.seq, asked.seq()),
        })
        .collect()
}

/// What was just recorded, and the way to the next contact that waits.
fn happened(
    who: &SignedIn,
    person: PersonId,
    contact: &Contact,
    clock: Option<&practice::clocks::Clock>,
    siblings: &[Named],
    after: &After,
) -> Result<Option<Happened>, Problem> {
    let says = if !after.recorded.is_empty() && contact.decided.is_none() {
        let due = clock.map_or_else(String::new, |clock| format!(" A decision is due by {}.", clock.due));
        format!("The contact is recorded.{due}")
    } else if let (false, Some(decided)) = (after.decided.is_empty(), &contact.decided) {
        format!("The decision is recorded: {}.", decided.outcome.label().to_lowercase())
    } else {
        return Ok(None);
    };
    let mut next = None;
    if contact.decided.is_some() && who.viewer.may(Action::SeeFrontDoor) {
        next = next_waiting(who, person, siblings).map_err(|error| who.problem(error))?;
    }
    Ok(Some(Happened { says, next }))
}

/// The next contact to decide: a brother or sister of the same contact first, then the most urgent.
fn next_waiting(who: &SignedIn, person: PersonId, siblings: &[Named]) -> Result<Option<Crumb>, ServiceError> {
    let to =
        |child: &Named| Crumb::to(super::name_and_age(child), paths::contact(child.person, child.contact));
    if let Some(sibling) = siblings.iter().find(|one| one.waits) {
        return Ok(Some(to(sibling)));
    }
    let queue = who.service().queue(&who.viewer)?.waiting;
    Ok(queue.iter().find(|row| row.child.person != person).map(|row| to(&row.child)))
}
