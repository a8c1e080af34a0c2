//! Addresses. No handler and no template spells one: a page's pattern is a constant used once in the
//! table of pages, and a function of the same name in small letters makes the address.

use calendar::Date;
use practice::code_sets::VisitKind;
use practice::{CodeSet, PersonId, Seq};
use service::business_case::CaseId;
use workforce::{JobId, ModelId, ProposalId, ServiceId, StaffId, TeamId};

mod academy;
mod jobs;
mod scenarios;

pub use academy::*;
pub use jobs::*;
pub use scenarios::*;

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
/// The structure chart of a day as a PDF, one team a page.
pub const STRUCTURE_PDF: &str = "/redesign/structure.pdf";
/// The PDF of the chart at an address that [`structure`] gave.
pub fn structure_pdf(chart: &str) -> String {
    chart.replacen(STRUCTURE, STRUCTURE_PDF, 1)
}
/// The establishment as a spreadsheet.
pub const ESTABLISHMENT_XLSX: &str = "/redesign/establishment.xlsx";
/// The establishment as CSV.
pub const ESTABLISHMENT_CSV: &str = "/redesign/establishment.csv";
/// How many children there will be.
pub const FORECAST: &str = "/redesign/forecast";
/// The picture alone, which follows while levers are moved.
pub const FORECAST_PICTURE: &str = "/redesign/forecast/picture";
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
/// Draw the proposed structure as a table: what it says differently is added.
pub const DRAW: &str = "/redesign/proposal/{id}/table";
/// See [`DRAW`].
pub fn draw(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/table")
}
/// The table of what is proposed so far.
pub const DRAW_XLSX: &str = "/redesign/proposal/{id}/table.xlsx";
/// See [`DRAW_XLSX`].
pub fn draw_xlsx(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/table.xlsx")
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
/// The consultation document of a proposal.
pub const CONSULTATION_DOCUMENT: &str = "/redesign/proposal/{id}/consultation-document";
/// See [`CONSULTATION_DOCUMENT`].
pub fn consultation_document(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/consultation-document")
}
/// The consultation document as a PDF.
pub const CONSULTATION_DOCUMENT_PDF: &str = "/redesign/proposal/{id}/consultation-document.pdf";
/// See [`CONSULTATION_DOCUMENT_PDF`].
pub fn consultation_document_pdf(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/consultation-document.pdf")
}
/// The members' report of a proposal.
pub const MEMBER_REPORT: &str = "/redesign/proposal/{id}/report";
/// See [`MEMBER_REPORT`].
pub fn member_report(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/report")
}
/// The members' report as a PDF.
pub const MEMBER_REPORT_PDF: &str = "/redesign/proposal/{id}/report.pdf";
/// See [`MEMBER_REPORT_PDF`].
pub fn member_report_pdf(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/report.pdf")
}
/// The structure of a proposal, present and proposed, as a PDF.
pub const PROPOSAL_STRUCTURE_PDF: &str = "/redesign/proposal/{id}/structure.pdf";
/// See [`PROPOSAL_STRUCTURE_PDF`].
pub fn proposal_structure_pdf(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/structure.pdf")
}
/// Write a part of a proposal's papers.
pub const PAPER_WORDS: &str = "/redesign/proposal/{id}/paper/{part}";
/// See [`PAPER_WORDS`]; for one service, or for the whole proposal.
pub fn paper_words(id: ProposalId, part: &str, service: Option<ServiceId>) -> String {
    let of = service.map_or_else(String::new, |service| format!("?service={service}"));
    format!("/redesign/proposal/{id}/paper/{part}{of}")
}
/// The papers of a proposal after something was done to them.
pub fn proposal_papers_after(id: ProposalId, done: &str) -> String {
    format!("/redesign/proposal/{id}?part=papers&done={done}")
}
/// Take a proposal a step further: launch it, confirm it, carry it out, give it up.
pub const STEP: &str = "/redesign/proposal/{id}/step/{step}";
/// See [`STEP`].
pub fn step(id: ProposalId, step: &str) -> String {
    format!("/redesign/proposal/{id}/step/{step}")
}
/// What the redesign means for whoever is signed in.
pub const MY_CHANGE: &str = "/redesign/me";
/// What people tell of themselves to be counted.
pub const EQUALITY_MONITORING: &str = "/redesign/equality-monitoring";
/// [`EQUALITY_MONITORING`] after something was told.
pub fn equality_told() -> String {
    format!("{EQUALITY_MONITORING}?done=told")
}
/// The consultation on a proposal.
pub const CONSULTATION: &str = "/redesign/proposal/{id}/consultation";
/// See [`CONSULTATION`].
pub fn consultation(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/consultation")
}
/// The consultation after something was recorded.
pub fn consultation_after(id: ProposalId, done: &str) -> String {
    format!("/redesign/proposal/{id}/consultation?done={done}")
}
/// Record something of a consultation.
pub const RECORD_OF_CONSULTATION: &str = "/redesign/proposal/{id}/consultation/{act}";
/// See [`RECORD_OF_CONSULTATION`]; about the thing of a number, where there are several.
pub fn record_of_consultation(id: ProposalId, act: &str, number: Option<u32>) -> String {
    let number = number.map(|number| format!("?number={number}")).unwrap_or_default();
    format!("/redesign/proposal/{id}/consultation/{act}{number}")
}
/// What becomes of each role.
pub const CLASSES: &str = "/redesign/proposal/{id}/classes";
/// See [`CLASSES`].
pub fn classes(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/classes")
}
/// [`CLASSES`] after a role was decided.
pub fn classes_after(id: ProposalId, role: JobId) -> String {
    format!("/redesign/proposal/{id}/classes?done={role}")
}
/// Decide what becomes of a role.
pub const CLASS_OF_ROLE: &str = "/redesign/proposal/{id}/classes/{role}";
/// See [`CLASS_OF_ROLE`].
pub fn class_of_role(id: ProposalId, role: JobId) -> String {
    format!("/redesign/proposal/{id}/classes/{role}")
}
/// The people in a change.
pub const PEOPLE_IN_CHANGE: &str = "/redesign/proposal/{id}/people";
/// See [`PEOPLE_IN_CHANGE`].
pub fn people_in_change(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/people")
}
/// [`PEOPLE_IN_CHANGE`] after something was recorded of so many.
pub fn people_after(id: ProposalId, done: &str, count: usize) -> String {
    format!("/redesign/proposal/{id}/people?done={done}&count={count}")
}
/// Record the same of everybody in a change.
pub const ALL_IN_CHANGE: &str = "/redesign/proposal/{id}/all/{what}";
/// See [`ALL_IN_CHANGE`].
pub fn all_in_change(id: ProposalId, what: &str) -> String {
    format!("/redesign/proposal/{id}/all/{what}")
}
/// What a change means for one person.
pub const PERSON_IN_CHANGE: &str = "/redesign/proposal/{id}/people/{staff}";
/// See [`PERSON_IN_CHANGE`].
pub fn person_in_change(id: ProposalId, staff: StaffId) -> String {
    format!("/redesign/proposal/{id}/people/{staff}")
}
/// [`PERSON_IN_CHANGE`] after something was recorded.
pub fn person_after(id: ProposalId, staff: StaffId, done: &str) -> String {
    format!("/redesign/proposal/{id}/people/{staff}?done={done}")
}
/// One's deadlines as a calendar file.
pub const DEADLINES: &str = "/redesign/proposal/{id}/people/{staff}/deadlines.ics";
/// See [`DEADLINES`].
pub fn deadlines(id: ProposalId, staff: StaffId) -> String {
    format!("/redesign/proposal/{id}/people/{staff}/deadlines.ics")
}
/// Record something on one person's way.
pub const RECORD_OF_PERSON: &str = "/redesign/proposal/{id}/people/{staff}/record/{act}";
/// See [`RECORD_OF_PERSON`]; about the thing of a number or a role, where there are several.
pub fn record_of_person(
    id: ProposalId,
    staff: StaffId,
    act: &str,
    number: Option<u32>,
    role: Option<JobId>,
) -> String {
    let number = number.map(|number| format!("number={number}"));
    let asked: Vec<String> = number.into_iter().chain(role.map(|role| format!("role={role}"))).collect();
    let query = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
    format!("/redesign/proposal/{id}/people/{staff}/record/{act}{query}")
}
/// Filling the posts of a proposal.
pub const FILLING: &str = "/redesign/proposal/{id}/filling";
/// See [`FILLING`].
pub fn filling(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/filling")
}
/// [`FILLING`] after something was done for so many.
pub fn filling_after(id: ProposalId, done: &str, count: usize) -> String {
    format!("/redesign/proposal/{id}/filling?done={done}&count={count}")
}
/// How a proposal falls on groups of people.
pub const EQUALITY: &str = "/redesign/proposal/{id}/equality";
/// See [`EQUALITY`].
pub fn equality(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/equality")
}
/// Who works with which child when teams change.
pub const CHILDREN: &str = "/redesign/proposal/{id}/children";
/// See [`CHILDREN`].
pub fn children(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/children")
}
/// [`CHILDREN`] after something was done for so many.
pub fn children_after(id: ProposalId, done: &str, count: usize) -> String {
    format!("/redesign/proposal/{id}/children?done={done}&count={count}")
}
/// What a proposal costs.
pub const PROPOSAL_COST: &str = "/redesign/proposal/{id}/cost";
/// See [`PROPOSAL_COST`].
pub fn proposal_cost(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/cost")
}
/// The same over a span of time: `full-year`.
pub fn proposal_cost_of(id: ProposalId, span: &str) -> String {
    format!("/redesign/proposal/{id}/cost?of={span}")
}
/// What a service costs in a proposal, post by post.
pub const COST_SERVICE: &str = "/redesign/proposal/{id}/cost/service/{service}";
/// See [`COST_SERVICE`].
pub fn cost_service(id: ProposalId, service: ServiceId, span: &str) -> String {
    format!("/redesign/proposal/{id}/cost/service/{service}?of={span}")
}
/// What is known of somebody who may leave.
pub const COST_EXIT: &str = "/redesign/proposal/{id}/cost/exit/{staff}";
/// See [`COST_EXIT`].
pub fn cost_exit(id: ProposalId, staff: StaffId) -> String {
    format!("/redesign/proposal/{id}/cost/exit/{staff}")
}
/// The cost of a proposal as a spreadsheet.
pub const COST_XLSX: &str = "/redesign/proposal/{id}/cost.xlsx";
/// See [`COST_XLSX`].
pub fn cost_xlsx(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/cost.xlsx")
}
/// The cost of a proposal as CSV, seat by seat.
pub const COST_CSV: &str = "/redesign/proposal/{id}/cost.csv";
/// See [`COST_CSV`].
pub fn cost_csv(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/cost.csv")
}
/// A proposal beside those that branch from it.
pub const COMPARE: &str = "/redesign/proposal/{id}/compare";
/// See [`COMPARE`].
pub fn compare(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/compare")
}
/// Begin a branch of a proposal.
pub const BRANCH: &str = "/redesign/proposal/{id}/branch";
/// See [`BRANCH`].
pub fn branch(id: ProposalId) -> String {
    format!("/redesign/proposal/{id}/branch")
}
/// Business cases.
pub const BUSINESS_CASES: &str = "/redesign/business-case";
/// Enter a business case.
pub const NEW_BUSINESS_CASE: &str = "/redesign/business-case/new";
/// One business case.
pub const BUSINESS_CASE: &str = "/redesign/business-case/{id}";
/// See [`BUSINESS_CASE`].
pub fn business_case(id: CaseId) -> String {
    format!("/redesign/business-case/{id}")
}
/// One version of a business case.
pub fn business_case_version(id: CaseId, version: usize) -> String {
    format!("/redesign/business-case/{id}?version={version}")
}
/// A business case after a file was sent: `recorded`, `same`.
pub fn business_case_after(id: CaseId, done: &str) -> String {
    format!("/redesign/business-case/{id}?done={done}")
}
/// Enter a new version of a business case.
pub const RENEW_BUSINESS_CASE: &str = "/redesign/business-case/{id}/new";
/// See [`RENEW_BUSINESS_CASE`].
pub fn renew_business_case(id: CaseId) -> String {
    format!("/redesign/business-case/{id}/new")
}
/// The file of a business case, word for word.
pub const BUSINESS_CASE_FILE: &str = "/redesign/business-case/{id}/file";
/// See [`BUSINESS_CASE_FILE`].
pub fn business_case_file(id: CaseId, version: usize) -> String {
    format!("/redesign/business-case/{id}/file?version={version}")
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
