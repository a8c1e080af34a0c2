//! The structure chart of the whole, of a service or of a team, on a day, with a table that says the same.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::{Date, words};
use reports::structure::{Drawing, PostBox, draw};
use serde::Deserialize;
use workforce::{Establishment, ModelId, Post, PostId, ServiceId, TeamId};

use super::boxes::{self, OPEN_MOST, Zoom, box_id, post_box};
use super::papers::HAS_PDF;
use super::{Whose, day_or};
use crate::app::{App, SignedIn};
use crate::components::{Form, Html};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::STRUCTURE, open_to: OpenTo::SignedIn, answers: || get(show) };

/// Posts that a search lists at most.
const LISTED_MOST: usize = 30;

/// What is asked: which part, which day, which branches, and which post.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    day: Option<Date>,
    /// A model structure instead of the authority's own.
    #[serde(default)]
    of: Option<ModelId>,
    #[serde(default)]
    service: Option<ServiceId>,
    #[serde(default)]
    team: Option<TeamId>,
    #[serde(default)]
    all: Option<String>,
    #[serde(default)]
    open: Option<String>,
    #[serde(default)]
    shut: Option<String>,
    /// How large: a percentage, or `fit`.
    #[serde(default)]
    zoom: Option<String>,
    /// What was typed into the search.
    #[serde(default)]
    find: Option<String>,
    /// The post that is ringed.
    #[serde(default)]
    at: Option<PostId>,
}

#[derive(Template)]
#[template(path = "redesign/chart.html")]
struct View {
    frame: Frame,
    title: String,
    day: String,
    form: Form,
    hidden: Vec<(&'static str, String)>,
    found: Vec<Crumb>,
    more: usize,
    chart: Html,
    zoom: Zoom,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    posts: usize,
    open_all: String,
    is_shut: bool,
    pdf: String,
}

async fn show(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let service = who.service();
    let day = day_or(asked.day, service.today());
    let whose = Whose::of(&who, asked.of)?;
    let of = service.structure(&who.viewer, asked.of, day).map_err(|error| who.problem(error))?;
    let (title, within) = part(&of, &asked);
    // A head of what is shown stands without a line to what is not.
    let above = |post: &Post| post.reports_to.filter(|above| of.posts.get(above).is_some_and(&within));
    let inside = of.posts.iter().filter(|(_, post)| within(post));
    let mut boxes: Vec<PostBox> = inside.map(|(id, post)| post_box(&of, *id, post, above(post))).collect();

    let address = paths::about(&paths::structure(asked.service, asked.team, day), asked.of);
    let branches = boxes::Asked::new(
        asked.all.as_deref(),
        asked.open.as_deref(),
        asked.shut.as_deref(),
        asked.zoom.as_deref(),
    );
    let zoom = branches.size_asked().map_or_else(String::new, |size| format!("&zoom={size}"));
    let typed = asked.find.as_deref().unwrap_or("").trim();
    let mut form = Form::typed([("find", typed)]);
    let mut found = Vec::new();
    if !typed.is_empty() {
        let matches = matching(&boxes, typed);
        let link =
            |one: &PostBox| format!("{address}{zoom}&at={}#{}", one.id.trim_start_matches("post-"), one.id);
        match matches.as_slice() {
            [] => form.refuse("find", "No post here fits: try a part of its title or of a name"),
            [one] => return Ok(Redirect::to(&link(one)).into_response()),
            many => {
                let says = |one: &PostBox| format!("{}, {}, {}", one.title, one.detail, one.holder);
                found = many.iter().map(|one| Crumb::to(says(one), link(one))).collect();
            }
        }
    }
    let more = found.len().saturating_sub(LISTED_MOST);
    found.truncate(LISTED_MOST);

    let at_first =
        if boxes.len() > OPEN_MOST { boxes::below_the_second_layer(&boxes) } else { BTreeSet::new() };
    let at = asked.at.map(box_id);
    let shut = boxes::branch(&mut boxes, &branches, at_first, at.as_deref(), &address);
    let is_shut = !shut.is_empty();
    let chart =
        draw(&boxes, &Drawing { id: "structure".into(), title: title.clone(), shut, size: branches.size });
    let mut hidden = vec![("day", day.to_string())];
    hidden.extend(asked.of.map(|id| ("of", id.to_string())));
    hidden.extend(asked.service.map(|id| ("service", id.to_string())));
    hidden.extend(asked.team.map(|id| ("team", id.to_string())));
    hidden.extend(branches.size_asked().map(|size| ("zoom", size)));
    let ringed = asked.at.map_or_else(String::new, |id| format!("&at={}", id.0.simple()));
    page(View {
        frame: who
            .frame(title.clone())
            .in_room(Room::Redesign)
            .after(whose.way())
            .after(Crumb::here(title.clone()))
            .refused(form.is_refused()),
        title,
        day: words::long(day),
        form,
        hidden,
        found,
        more,
        chart: Html::trusted(chart.svg),
        columns: chart.table.columns,
        rows: chart.table.rows,
        posts: boxes.len(),
        zoom: branches.zoom(&address, &ringed),
        open_all: format!("{address}{zoom}&all=yes"),
        is_shut,
        pdf: if HAS_PDF { paths::structure_pdf(&address) } else { String::new() },
    })
}

/// The posts whose words hold every word that was typed.
fn matching<'a>(boxes: &'a [PostBox], typed: &str) -> Vec<&'a PostBox> {
    let wanted: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let fits = |one: &&PostBox| {
        let words = format!("{} {} {}", one.title, one.detail, one.holder).to_lowercase();
        wanted.iter().all(|word| words.contains(word.as_str()))
    };
    boxes.iter().filter(fits).collect()
}

type Within<'a> = Box<dyn Fn(&Post) -> bool + 'a>;

/// The part that is asked for: its name, and which posts are in it.
fn part<'a>(of: &'a Establishment, asked: &Asked) -> (String, Within<'a>) {
    if let Some((id, team)) = asked.team.and_then(|id| Some((id, of.teams.get(&id)?))) {
        return (team.name.clone(), Box::new(move |post| post.team == id));
    }
    if let Some((id, service)) = asked.service.and_then(|id| Some((id, of.services.get(&id)?))) {
        let in_it = move |post: &Post| of.teams.get(&post.team).is_some_and(|team| team.service == id);
        return (service.name.clone(), Box::new(in_it));
    }
    ("Whole structure".to_owned(), Box::new(|_| true))
}
