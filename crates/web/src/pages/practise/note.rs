//! Add a note: something worth keeping that is no event of its own.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use practice::PersonId;
use practice::code_sets::NoteKind;
use practice::facts::NoteWritten;
use service::{Action, Opened, ServiceError};

use super::recorded;
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::{paths, words};

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::NOTE, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// Characters of one note: what is longer is a document.
const MOST: usize = 5_000;

#[derive(Template)]
#[template(path = "practise/note.html")]
struct View {
    frame: Frame,
    form: Form,
    child: String,
    child_href: String,
    about: String,
    kinds: Vec<Choice>,
    most: usize,
    action: String,
}

async fn show(who: SignedIn, Path(id): Path<PersonId>) -> PageResult {
    let opened = open(&who, id)?;
    page(view(&who, &opened, Form::new()))
}

async fn submit(Path(id): Path<PersonId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let opened = open(&who, id)?;
    let kind = form.read_code::<NoteKind>("kind", "Choose what the note is of");
    let on = form.read_day("on", "the day that the note is about");
    let note = form.read_text("note", "Enter the note");
    let length = form.value("note").chars().count();
    if length > MOST {
        let (most, over) = (words::whole(MOST as i64), words::whole((length - MOST) as i64));
        form.refuse("note", format!("Use {most} characters or fewer: the note is {over} too long"));
    }
    let (Some(on), Some(note), false) = (on, note, form.is_refused()) else {
        return refused(view(&who, &opened, form));
    };
    let commands = vec![(id, NoteWritten { on, kind, note }.into())];
    match blocking(|| who.service().submit(&who.viewer, commands)) {
        Ok(_) => Ok(Redirect::to(&recorded::address_of_note(id)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| match field {
                "on" | "note" => field,
                _ => "",
            });
            refused(view(&who, &opened, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn open(who: &SignedIn, id: PersonId) -> Result<Opened, Problem> {
    who.viewer.must(Action::RecordPractice).map_err(|denied| who.problem(denied.into()))?;
    who.service().open_record(&who.viewer, id, None, "Add a note").map_err(|error| who.problem(error))
}

fn view(who: &SignedIn, opened: &Opened, form: Form) -> View {
    let id = opened.record.id;
    let child = recorded::name_of(opened.journey());
    View {
        frame: who
            .frame(format!("Add a note about {child}"))
            .in_room(Room::Practise)
            .after(Crumb::to("Practise", paths::PRACTISE))
            .after(Crumb::to(&child, paths::child(id)))
            .after(Crumb::here("Add a note"))
            .refused(form.is_refused()),
        form,
        child,
        child_href: paths::child(id),
        about: super::about(opened.journey(), who.service().today()),
        kinds: Choice::all_of::<NoteKind>(),
        most: MOST,
        action: paths::note(id),
    }
}
