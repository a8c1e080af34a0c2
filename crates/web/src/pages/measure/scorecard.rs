//! The scorecard: every indicator, month by month.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::http::Uri;
use axum::routing::get;
use calendar::Date;
use service::{Action, ServiceError};

use super::asked::{Asked, known_choices, month_choices};
use super::table::TableView;
use crate::app::{App, SignedIn, blocking};
use crate::components::{Choice, Form, Html};
use crate::frame::{Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::MEASURE, open_to: OpenTo::SignedIn, answers: || get(show) };

/// Tables that are kept at most.
const KEPT_MAX: usize = 48;

#[derive(Template)]
#[template(path = "measure/scorecard.html")]
struct View<'a> {
    frame: Frame,
    form: Form,
    span: String,
    lens: String,
    months: Vec<Choice>,
    known: Vec<Choice>,
    downloads: Option<Downloads>,
    restates: bool,
    sees_academy: bool,
    table: &'a Html,
}

struct Downloads {
    xlsx: String,
    csv: String,
}

/// Tables already written. They hold the same for all who may see figures, until something is recorded that
/// could move a figure, or the day ends.
#[derive(Default)]
pub(crate) struct KeptTables {
    tables: Mutex<BTreeMap<Asked, Kept>>,
}

struct Kept {
    position: u64,
    today: Date,
    table: Arc<Html>,
}

async fn show(who: SignedIn, uri: Uri) -> PageResult {
    let today = who.service().today();
    let mut form = Form::asked(&uri);
    let asked = Asked::read(&mut form, today);
    let is_refused = form.is_refused();
    let table = table(&who, asked, today).map_err(|error| who.problem(error))?;
    let downloads = who.viewer.may(Action::Export).then(|| Downloads {
        xlsx: format!("{}{}", paths::SCORECARD_XLSX, asked.query()),
        csv: format!("{}{}", paths::SCORECARD_CSV, asked.query()),
    });
    let view = View {
        frame: who.frame("Scorecard").in_room(Room::Measure).refused(is_refused),
        form: if is_refused { form } else { asked.as_form() },
        span: asked.span(),
        lens: asked.lens(),
        months: month_choices(today, &[asked.from, asked.to]),
        known: known_choices(),
        downloads,
        restates: asked.known != service::Known::Now,
        sees_academy: who.viewer.may(Action::SeeAcademy),
        table: &table,
    };
    if is_refused { refused(view) } else { page(view) }
}

fn table(who: &SignedIn, asked: Asked, today: Date) -> Result<Arc<Html>, ServiceError> {
    who.viewer.must(Action::SeeFigures)?;
    let service = who.service();
    let position = service.figures_position();
    let kept = || who.app().tables().tables.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(one) = kept().get(&asked).filter(|one| one.position == position && one.today == today) {
        return Ok(Arc::clone(&one.table));
    }
    let card = blocking(|| service.scorecard(&who.viewer, &asked.months(), asked.known))?;
    let written = TableView::new(&card, asked).render();
    let table = Arc::new(Html::trusted(written.map_err(|_| ServiceError::NotFound)?));
    let mut kept = kept();
    kept.retain(|_, one| one.position == position && one.today == today);
    if kept.len() >= KEPT_MAX {
        kept.clear();
    }
    kept.insert(asked, Kept { position, today, table: Arc::clone(&table) });
    Ok(table)
}
