//! Filling the posts: whom the allocation proposes for which post and why, where equals wait for a panel, what
//! is vacant; and the offers that come of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use practice::Refusal;
use serde::Deserialize;
use service::ServiceError;
use service::change::{Change, Filled};
use workforce::people::allocation::{LOWEST_TOLD_FROM, ToldTo, Who};
use workforce::people::classes::RoleClass;
use workforce::{Fte, JobId, PostId, ProposalId};

use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where offers and the second round are made.
pub const PAGE: Page<App> =
    Page { path: paths::FILLING, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// What was just done, and to how many.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    done: Option<String>,
    #[serde(default)]
    count: Option<usize>,
}

struct Person {
    name: String,
    href: String,
    /// The post, or what they wait for.
    to: String,
    by: String,
    state: String,
    why: Vec<String>,
}

/// Those without a post for the same reasons.
struct Told {
    /// What they wait for; empty where nothing.
    to: String,
    why: Vec<String>,
    people: Vec<(String, String)>,
}

struct Tie {
    roles: String,
    left: Fte,
    people: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "redesign/change/filling.html")]
struct View {
    frame: Frame,
    form: Form,
    done: String,
    placed: Vec<Person>,
    without: usize,
    told: Vec<Told>,
    /// From how many placed together the lowest of their scores is told to those without a post.
    many: usize,
    ties: Vec<Tie>,
    vacant: Vec<(String, Fte)>,
    unchanged: usize,
    proved: bool,
    action: String,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>, Query(asked): Query<Asked>) -> PageResult {
    page(view(&who, id, &asked, Form::new())?)
}

async fn submit(Path(id): Path<ProposalId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let second = form.value("what") == "second";
    let field = if second { "until" } else { "answer_by" };
    let ask = if second { "the last day of the second round" } else { "the last day to answer" };
    let Some(day) = form.read_day(field, ask) else {
        return refused(view(&who, id, &Asked::default(), form)?);
    };
    let service = who.service();
    let done = blocking(|| match second {
        true => service.open_second_round(&who.viewer, id, day),
        false => service.offer_posts(&who.viewer, id, day),
    });
    match done {
        Ok(count) => {
            Ok(Redirect::to(&paths::filling_after(id, if second { "second" } else { "offers" }, count))
                .into_response())
        }
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |name| if matches!(name, "until" | "answer_by") { field } else { "" });
            refused(view(&who, id, &Asked::default(), form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

/// Those who stand together in a list for the same reasons, as one.
fn told(without: &[Person]) -> Vec<Told> {
    let same = |one: &Person, next: &Person| one.to == next.to && one.why == next.why;
    let told = |people: &[Person]| {
        let first = people.first()?;
        Some(Told {
            to: first.to.clone(),
            why: first.why.clone(),
            people: people.iter().map(|one| (one.name.clone(), one.href.clone())).collect(),
        })
    };
    without.chunk_by(same).filter_map(told).collect()
}

fn view(who: &SignedIn, id: ProposalId, asked: &Asked, form: Form) -> Result<View, Problem> {
    let filled = who.service().fill_posts(&who.viewer, id);
    let Filled { change, allocation } = match filled {
        Ok(filled) => filled,
        Err(ServiceError::Refused(refusals)) => {
            let change = who.service().change(&who.viewer, id).map_err(|error| who.problem(error))?;
            let says: Vec<String> = refusals.iter().map(|one| named(&change, one)).collect();
            let problem = Problem::cannot_be_recorded().saying_only(says.join(" "));
            return Err(problem.way_on("Back to the proposal", paths::proposal(id)).within(who.frame("")));
        }
        Err(error) => return Err(who.problem(error)),
    };
    let person = |one: Who, to: String, by: String| {
        let state = change.record.process(one.staff);
        let offer = state.offers.last();
        let says = |reason| super::person::reason(&change, ToldTo::HumanResources, reason);
        let why = allocation.explain(one).iter().map(says).collect();
        Person {
            name: change.name(one.staff).to_owned(),
            href: paths::person_in_change(id, one.staff),
            to,
            by,
            state: match offer.map(|offer| offer.answer) {
                Some(Some((_, true))) => "Accepted".to_owned(),
                Some(Some((_, false))) => "Declined".to_owned(),
                Some(None) => "Offered".to_owned(),
                None => String::new(),
            },
            why,
        }
    };
    let mut placed = Vec::new();
    let mut unchanged = 0;
    for placement in &allocation.placements {
        let class = change.record.process(placement.who.staff).class();
        let goes_on = class.is_none_or(|(class, _)| class == RoleClass::Unchanged);
        if goes_on {
            unchanged += 1;
            continue;
        }
        let of = change.proposed();
        let team = of.posts.get(&placement.post).and_then(|post| of.teams.get(&post.team));
        let team = team.map(|team| format!(", {}", team.name)).unwrap_or_default();
        let to = format!("{}{team}", change.roles.says(placement.role));
        let by = placement.by.map_or("settled already", |by| by.label());
        placed.push(person(placement.who, to, super::person::with_capital(by)));
    }
    let waiting = allocation.waiting.iter().map(|(one, roles)| (*one, said(&change, roles)));
    let mut without: Vec<Person> =
        waiting.map(|(one, roles)| person(one, roles, "Waits".to_owned())).collect();
    without.extend(
        allocation
            .unplaced
            .iter()
            .filter(|one| change.record.process(one.staff).severance_accepted().is_none())
            .map(|one| person(*one, String::new(), "No post".to_owned())),
    );
    placed.sort_by(|one: &Person, other: &Person| one.name.cmp(&other.name));
    without.sort_by(|one, other| (&one.to, &one.why, &one.name).cmp(&(&other.to, &other.why, &other.name)));
    let ties = allocation
        .ties
        .iter()
        .map(|tie| Tie {
            roles: said(&change, &tie.roles),
            left: tie.left,
            people: tie
                .people
                .iter()
                .map(|one| (change.name(one.staff).to_owned(), paths::person_in_change(id, one.staff)))
                .collect(),
        })
        .collect();
    let mut vacant: BTreeMap<String, Fte> = BTreeMap::new();
    for (post, left) in allocation.vacant.iter().filter(|(_, left)| **left > Fte::ZERO) {
        let Some(role) = change.roles.proposed.get(post) else { continue };
        *vacant.entry(change.roles.says(*role)).or_default() += *left;
    }
    Ok(View {
        frame: super::frame(who, &change, "Filling the posts").refused(form.is_refused()),
        form,
        done: done(asked),
        placed,
        without: without.len(),
        told: told(&without),
        many: LOWEST_TOLD_FROM,
        ties,
        vacant: vacant.into_iter().collect(),
        unchanged,
        proved: allocation.proved,
        action: paths::filling(id),
    })
}

/// A contradiction of what was recorded, with the names of those in whose record it is.
fn named(change: &Change, refusal: &Refusal) -> String {
    let name = |word: &str| {
        let id = word.trim_end_matches(',');
        let person = id.parse().ok().filter(|staff| change.before.staff.contains_key(staff));
        let post = id.parse().ok().and_then(|post: PostId| change.proposed().posts.get(&post));
        match (person, post) {
            (Some(staff), _) => word.replace(id, change.name(staff)),
            (None, Some(post)) => word.replace(id, &post.title),
            (None, None) => word.to_owned(),
        }
    };
    match refusal.given.split(' ').filter(|word| !word.is_empty()).map(name).collect::<Vec<_>>() {
        words if words.is_empty() => format!("{}.", refusal.allowed),
        words => format!("{}: {}.", refusal.allowed, words.join(" ")),
    }
}

fn said(change: &Change, roles: &[JobId]) -> String {
    let names: Vec<String> = roles.iter().map(|role| change.roles.says(*role)).collect();
    names.join(" or ")
}

fn done(asked: &Asked) -> String {
    let count = asked.count.unwrap_or_default();
    let people = if count == 1 { "1 person".to_owned() } else { format!("{count} people") };
    match asked.done.as_deref() {
        Some("offers") => format!("A post is offered to {people}"),
        Some("second") => format!("The second round is open to {people}"),
        _ => String::new(),
    }
}
