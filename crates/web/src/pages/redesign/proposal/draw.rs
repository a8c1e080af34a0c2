//! Draw the proposed structure as a table: take it away, change it in a spreadsheet, bring it back. What it says
//! differently is added to the proposal; nothing half, and never the end of a post that nobody meant.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use service::{Drawing, Drew, ServiceError};
use workforce::ProposalId;
use workforce::rows::{BadRow, drawn_columns, write_drawn};

use super::change::{changeable, so_far};
use crate::Problem;
use crate::app::{App, SentFile, SignedIn, blocking};
use crate::components::Form;
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::pages::redesign::download::{cells, workbook};
use crate::pages::redesign::load::{Bad, LISTED_MOST, listed, named, read_file};
use crate::paths;

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::DRAW, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };
/// The table of what is proposed so far.
pub const XLSX: Page<App> = Page { path: paths::DRAW_XLSX, open_to: OpenTo::SignedIn, answers: || get(xlsx) };

#[derive(Template)]
#[template(path = "redesign/draw.html")]
struct View {
    frame: Frame,
    form: Form,
    action: String,
    table: String,
    bad: Vec<Bad>,
    more_bad: usize,
    ending: Vec<String>,
    more_ending: usize,
    back: String,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    page(view(&who, id, Form::new(), Vec::new(), Vec::new())?)
}

fn view(
    who: &SignedIn,
    id: ProposalId,
    form: Form,
    bad: Vec<BadRow>,
    ending: Vec<String>,
) -> Result<View, Problem> {
    let record = changeable(who, id)?;
    let (bad, more_bad) = listed(bad);
    Ok(View {
        frame: super::frame(who, id, &record.proposal, "Draw it as a table").refused(form.is_refused()),
        form,
        action: paths::draw(id),
        table: paths::draw_xlsx(id),
        bad,
        more_bad,
        more_ending: ending.len().saturating_sub(LISTED_MOST),
        ending: ending.into_iter().take(LISTED_MOST).collect(),
        back: paths::add_change(id),
    })
}

async fn submit(Path(id): Path<ProposalId>, sent: SentFile) -> PageResult {
    let SentFile { who, mut form, file } = sent;
    changeable(&who, id)?;
    let table = read_file(file, &mut form, &drawn_columns());
    let reason = form.read_text("reason", "Enter why, for what the table gives no reason");
    let (Some(table), Some(reason)) = (table, reason) else {
        return refused(view(&who, id, form, Vec::new(), Vec::new())?);
    };
    let drawing = Drawing {
        headings: &table.headings,
        rows: &table.rows,
        reason: &reason,
        // A table without a row is refused as such, not as the end of everything.
        deletes: form.chose("ending", "yes") || !table.has_rows(),
    };
    match blocking(|| who.service().draw_proposal(&who.viewer, id, drawing)) {
        Ok(Drew::Added(0)) => Ok(Redirect::to(&paths::proposal_after(id, "same")).into_response()),
        Ok(Drew::Added(_)) => Ok(Redirect::to(&paths::proposal_after(id, "drawn")).into_response()),
        Ok(Drew::Refused(mut bad)) => {
            for one in &mut bad {
                one.row += table.above;
            }
            let things = crate::words::count(bad.len(), "thing", "things");
            form.refuse(
                "file",
                format!("Nothing was added. Put {things} right in the table and choose it again"),
            );
            refused(view(&who, id, form, bad, Vec::new())?)
        }
        Ok(Drew::WouldDelete(posts)) => {
            let says = "Nothing was added. Say whether the posts that are not in the table are deleted, and choose \
                        it again";
            form.refuse("ending", says);
            refused(view(&who, id, form, Vec::new(), posts.iter().map(named).collect())?)
        }
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| if field == "reason" { field } else { "file" });
            refused(view(&who, id, form, Vec::new(), Vec::new())?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

async fn xlsx(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let record = changeable(&who, id)?;
    let of = so_far(&who, &record)?;
    let title = format!("{}, as proposed so far", record.proposal.name);
    let subject = "One row a post. What you change, add or take out becomes a change of the proposal";
    let columns = drawn_columns();
    workbook(&who, ("Posts", &title, subject), &columns, cells(write_drawn(&of)), "proposed-structure.xlsx")
}
