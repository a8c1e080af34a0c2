//! Addresses. No handler and no template spells one: a page's pattern is a constant used once in the
//! table of pages, and a function of the same name in small letters makes the address.

use calendar::Date;
use practice::code_sets::VisitKind;
use practice::{CodeSet, PersonId, Seq};
use workforce::{ModelId, ProposalId, ServiceId, TeamId};

/// The first page of whoever is signed in.
pub const HOME: &str = "/";
/// Where one signs in.
pub const SIGN_IN: &str = "/sign-in";
/// Where the button in the header sends: it ends the session.
pub const SIGN_OUT: &str = "/sign-out";
/// Search, from the header of every page.
pub const SEARCH: &str = "/search";
/// The rooms' first pages.
pub const PRACTISE: &str = "/practise";
/// The contacts that wait for a decision.
pub const FRONT_DOOR: &str = "/front-door";
/// See [`PRACTISE`].
pub const MEASURE: &str = "/measure";
/// The scorecard as a spreadsheet.
pub const SCORECARD_XLSX: &str = "/measure/scorecard.xlsx";
/// The scorecard as CSV.
pub const SCORECARD_CSV: &str = "/measure/scorecard.csv";
/// One indicator.
pub const INDICATOR: &str = "/measure/{key}";
/// See [`INDICATOR`].
pub fn indicator(key: &str) -> String {
    format!("/measure/{key}")
}
/// The children behind an indicator's figure, as CSV.
pub const CASES_CSV: &str = "/measure/{key}/children.csv";
/// See [`CASES_CSV`].
pub fn cases_csv(key: &str) -> String {
    format!("/measure/{key}/children.csv")
}
/// See [`PRACTISE`].
pub const REDESIGN: &str = "/redesign";
/// The structure chart.
pub const STRUCTURE: &str = "/redesign/structure";
/// The chart of a service or a team on a day.
pub fn structure(service: Option<ServiceId>, team: Option<TeamId>, day: Date) -> String {
    let mut path = format!("{STRUCTURE}?day={day}");
    if let Some(service) = service {
        path.push_str(&format!("&service={service}"));
    }
    if let Some(team) = team {
        path.push_str(&format!("&team={team}"));
    }
    path
}
/// The establishment as a spreadsheet.
pub const ESTABLISHMENT_XLSX: &str = "/redesign/establishment.xlsx";
/// The establishment as CSV.
pub const ESTABLISHMENT_CSV: &str = "/redesign/establishment.csv";
/// How many children there will be.
pub const FORECAST: &str = "/redesign/forecast";
/// Where a table of the establishment is loaded.
pub const ESTABLISHMENT_LOAD: &str = "/redesign/load";
/// Begin a proposal.
pub const NEW_PROPOSAL: &str = "/redesign/proposal/new";
/// A proposal.
pub const PROPOSAL: &str = "/redesign/proposal/{id}";
/// See [`PROPOSAL`].
pub fn proposal(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}")
}
/// One part of a proposal's page: `structure`, `checks`.
pub fn proposal_part(id: ProposalId, part: &str) -> String {
    format!("/redesign/proposal/{id}?part={part}")
}
/// A proposal after something was done to it.
pub fn proposal_after(id: ProposalId, done: &str) -> String {
    format!("/redesign/proposal/{id}?done={done}")
}
/// Change the words of a proposal while it is a draft.
pub const REWORD: &str = "/redesign/proposal/{id}/words";
/// See [`REWORD`].
pub fn reword(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/words")
}
/// Choose what kind of change to add to a proposal.
pub const ADD_CHANGE: &str = "/redesign/proposal/{id}/add";
/// See [`ADD_CHANGE`].
pub fn add_change(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/add")
}
/// Add a change of one kind.
pub const ADD_KIND: &str = "/redesign/proposal/{id}/add/{kind}";
/// See [`ADD_KIND`].
pub fn add_kind(id: ProposalId, kind: &str) -> String {
    format!("/redesign/proposal/{id}/add/{kind}")
}
/// Take a change out again.
pub const TAKE_OUT: &str = "/redesign/proposal/{id}/take-out/{number}";
/// See [`TAKE_OUT`].
pub fn take_out(id: ProposalId, number: u32) -> String {
    format!("/redesign/proposal/{id}/take-out/{number}")
}
/// Take a proposal a step further: launch it, confirm it, carry it out, give it up.
pub const STEP: &str = "/redesign/proposal/{id}/step/{step}";
/// See [`STEP`].
pub fn step(id: ProposalId, step: &str) -> String {
    format!("/redesign/proposal/{id}/step/{step}")
}
/// The establishment from the day from which a table was just loaded, saying how many facts it recorded.
pub fn establishment_loaded(of: Option<ModelId>, from: Date, facts: usize) -> String {
    about(&format!("{REDESIGN}?day={from}&loaded={facts}"), of)
}
/// An address in the room Redesign, about a model structure where there is one.
pub fn about(path: &str, of: Option<ModelId>) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    of.map_or_else(|| path.to_owned(), |model| format!("{path}{mark}of={model}"))
}
/// See [`PRACTISE`].
pub const ACCOUNT: &str = "/account";
/// How to use Goldthread.
pub const HELP: &str = "/help";
/// What the words mean.
pub const GLOSSARY: &str = "/glossary";
/// How accessible the pages are and whom to tell if they are not.
pub const ACCESSIBILITY: &str = "/accessibility";
/// What is kept about whom, and why.
pub const PRIVACY: &str = "/privacy";
/// Where assets are served; [`crate::assets::url`] makes the address.
pub const ASSETS: &str = "/assets/{digest}/{*name}";
/// A child's page.
pub const CHILD: &str = "/child/{id}";
/// See [`CHILD`].
pub fn child(id: PersonId) -> String {
    format!("/child/{id}")
}
/// The whole story of a child.
pub const STORY: &str = "/child/{id}/story";
/// See [`STORY`].
pub fn story(id: PersonId) -> String {
    format!("/child/{id}/story")
}
/// A child's chronology, to print.
pub const CHRONOLOGY: &str = "/child/{id}/chronology";
/// See [`CHRONOLOGY`].
pub fn chronology(id: PersonId) -> String {
    format!("/child/{id}/chronology")
}
/// Who has opened a child's record.
pub const LOOKED: &str = "/child/{id}/looked";
/// See [`LOOKED`].
pub fn looked(id: PersonId) -> String {
    format!("/child/{id}/looked")
}
/// Record a visit to a child.
pub const VISIT: &str = "/child/{id}/visit";
/// See [`VISIT`].
pub fn visit(id: PersonId) -> String {
    format!("/child/{id}/visit")
}
/// Record the visit of a kind that is due, to a child and to those who are visited with them.
pub fn visit_due(id: PersonId, kind: VisitKind, with: &[PersonId]) -> String {
    let with: String = with.iter().map(|id| format!("&also={id}")).collect();
    format!("/child/{id}/visit?kind={}{with}", kind.code())
}
/// Add a note to a child's record.
pub const NOTE: &str = "/child/{id}/note";
/// See [`NOTE`].
pub fn note(id: PersonId) -> String {
    format!("/child/{id}/note")
}
/// Put an entry of a record right.
pub const CORRECT: &str = "/child/{id}/entry/{seq}/correct";
/// See [`CORRECT`].
pub fn correct(id: PersonId, seq: Seq) -> String {
    format!("/child/{id}/entry/{seq}/correct")
}
/// Strike an entry out of a record.
pub const STRIKE_OUT: &str = "/child/{id}/entry/{seq}/strike-out";
/// See [`STRIKE_OUT`].
pub fn strike_out(id: PersonId, seq: Seq) -> String {
    format!("/child/{id}/entry/{seq}/strike-out")
}
/// The story of a child at one entry.
pub fn story_at(id: PersonId, seq: Seq) -> String {
    format!("/child/{id}/story?entry={seq}#entry-{seq}")
}
/// The same, after something was done to the entry and to so many others with it.
pub fn story_after(id: PersonId, seq: Seq, done: &str, with: usize) -> String {
    format!("/child/{id}/story?entry={seq}&done={done}&with={with}")
}
/// Record a contact.
pub const NEW_CONTACT: &str = "/front-door/contact/new";
/// Record a contact about somebody who is in the record.
pub fn new_contact_about(id: PersonId) -> String {
    format!("{NEW_CONTACT}?person={id}")
}

/// When is it due? The list of clocks.
pub const DUE: &str = "/due";
/// One clock of the calculator.
pub const DUE_CLOCK: &str = "/due/{key}";
/// See [`DUE_CLOCK`].
pub fn due_clock(key: &str) -> String {
    format!("/due/{key}")
}
/// A contact: what we were told, what we know, what we decide.
pub const CONTACT: &str = "/front-door/contact/{person}/{seq}";
/// See [`CONTACT`].
pub fn contact(person: PersonId, seq: Seq) -> String {
    format!("/front-door/contact/{person}/{seq}")
}
/// Where a question to another agency is sent.
pub const CONTACT_ASK: &str = "/front-door/contact/{person}/{seq}/ask";
/// See [`CONTACT_ASK`].
pub fn contact_ask(person: PersonId, seq: Seq) -> String {
    format!("/front-door/contact/{person}/{seq}/ask")
}
/// Where another agency's answer is sent.
pub const CONTACT_ANSWER: &str = "/front-door/contact/{person}/{seq}/answer/{request}";
/// See [`CONTACT_ANSWER`].
pub fn contact_answer(person: PersonId, seq: Seq, request: Seq) -> String {
    format!("/front-door/contact/{person}/{seq}/answer/{request}")
}
/// A referral that waits for a decision, or was decided.
pub const REFERRAL: &str = "/front-door/referral/{person}/{seq}";
/// See [`REFERRAL`].
pub fn referral(person: PersonId, seq: Seq) -> String {
    format!("/front-door/referral/{person}/{seq}")
}
