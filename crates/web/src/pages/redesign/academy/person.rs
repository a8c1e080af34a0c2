//! One person's learning record: their ways in, what they learnt, why they left, who looked.

use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::words;
use service::Action;
use service::academy::LearningRecord;
use workforce::academy::facts::{LearnerFact, Outcome};
use workforce::academy::learner::Path as WayIn;
use workforce::academy::training::Standing;
use workforce::{PathId, StaffId};

use super::record::done;
use super::{Asked, Block, View, capital, cells};
use crate::app::{App, SignedIn};
use crate::components::Html;
use crate::frame::Crumb;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::LEARNING, open_to: OpenTo::SignedIn, answers: || get(show) };

/// How many of those who looked are shown.
const LOOKED_SHOWN: usize = 12;

async fn show(who: SignedIn, Path(staff): Path<StaffId>, Query(asked): Query<Asked>) -> PageResult {
    let of = who.service().learning_record(&who.viewer, staff).map_err(|error| who.problem(error))?;
    let may = who.viewer.may(Action::RecordAcademy);
    let own = who.viewer.staff() == staff;
    let mut view = View::new(&who, &of.name, if own { "My record" } else { "" });
    view.about = "Learning record".to_owned();
    view.done = done(asked.done.as_deref());
    if !of.post.is_empty() {
        view.intro.push(of.post.clone());
    }
    if let Some(held) = &of.protected {
        let most = held.protected.most.map(|most| format!("{}.{}", most / 100, most % 100 / 10));
        view.intro.push(format!(
            "In the assessed year until {}: holds {} children, {}.",
            words::day(held.protected.until),
            held.children,
            most.map_or_else(
                || "and no policy says how many are protected".to_owned(),
                |most| format!("at most {most} are protected")
            )
        ));
    }
    if may {
        view.ways_on.push(Crumb::to("Add a way in", paths::learning_record(staff, "path", None, None)));
        view.ways_on
            .push(Crumb::to("Was an agency worker", paths::learning_record(staff, "agency", None, None)));
    }
    let learner = &of.record.learner;
    for (id, path) in &learner.paths {
        view.blocks.push(way_in(&of, *id, path, may));
    }
    if learner.paths.is_empty() {
        let mut none = Block::new("Ways into the work");
        none.empty = "None is recorded.".to_owned();
        view.blocks.push(none);
    }
    let row = |(_, name, stands): &(_, String, Standing)| cells([name.clone(), stands_in_words(*stands)]);
    let mut learnt = Block::new("Training").table(
        &["Course", "Where it stands"],
        of.courses.iter().map(row).collect(),
        "No course is meant for this post yet, and none was attended.",
    );
    learnt.cards = true;
    view.blocks.push(learnt);
    if !of.ended.is_empty() || !learner.exits.is_empty() {
        view.blocks.push(leaving(&of, may));
    }
    view.blocks.push(looked(&who, &of));
    page(view)
}

fn way_in(of: &LearningRecord, id: PathId, path: &WayIn, may: bool) -> Block {
    let started = &path.started;
    let name = |by: StaffId| of.names.get(&by).cloned().unwrap_or_else(|| "somebody who has left".to_owned());
    let mut block = Block::new(capital(started.route.label()));
    let mut rows = vec![("Began".to_owned(), words::day(started.on))];
    if !started.with.is_empty() {
        rows.push(("With".to_owned(), started.with.clone()));
    }
    let until = if path.protects(of.today) {
        "Expected to be complete, protected until then"
    } else {
        "Expected to be complete"
    };
    rows.push((until.to_owned(), words::day(path.expected())));
    rows.push((
        "Supervisor".to_owned(),
        path.supervisor(of.today).map_or_else(|| "Nobody yet".to_owned(), name),
    ));
    for turn in &path.turns {
        let mut says = words::day(turn.on);
        if let Outcome::Extended { until } = turn.outcome {
            says.push_str(&format!(", to {}", words::day(until)));
        }
        if let Outcome::Left { reason } = turn.outcome {
            says.push_str(&format!(": {reason}"));
        }
        if !turn.says.is_empty() {
            says.push_str(&format!(". {}", turn.says));
        }
        rows.push((capital(turn.outcome.label()), says));
    }
    let rows = rows.into_iter().map(|(what, says)| cells([what, says])).collect();
    block = block.table(&["What", "When and how"], rows, "");
    if may {
        let way =
            |words: &str, act: &str| Crumb::to(words, paths::learning_record(of.staff, act, Some(id), None));
        if path.end().is_none() {
            block.links.push(way("Record an outcome", "outcome"));
            block.links.push(way("Change the supervisor", "supervisor"));
        }
        if !path.turns.is_empty() {
            block.links.push(way("Take the last outcome back", "take-back"));
        }
        block.links.push(way("Correct", "path"));
        block.links.push(way("Strike out", "strike"));
    }
    block
}

fn stands_in_words(stands: Standing) -> String {
    match stands {
        Standing::Done(on) => format!("Completed {}", words::day(on)),
        Standing::DueAgain(on) => format!("Completed {}, due again", words::day(on)),
        Standing::Booked(on) => format!("Booked for {}", words::day(on)),
        Standing::NotYet => "Not yet".to_owned(),
    }
}

fn leaving(of: &LearningRecord, may: bool) -> Block {
    let exits = &of.record.learner.exits;
    let mut days = of.ended.clone();
    days.extend(exits.keys().copied());
    days.sort_unstable();
    days.dedup();
    let row = |day: &calendar::Date| {
        let (reason, place, says) = exits.get(day).map_or_else(
            || ("Not told yet".to_owned(), String::new(), String::new()),
            |exit| (capital(exit.reason.label()), capital(exit.destination.label()), exit.says.clone()),
        );
        cells([words::day(*day), reason, place, says])
    };
    let mut block = Block::new("Leaving").table(
        &["Last day", "Reason", "Destination", "In their words"],
        days.iter().map(row).collect(),
        "",
    );
    block.cards = true;
    if may {
        let way = |day: &calendar::Date| {
            let words = match exits.contains_key(day) {
                true => format!("Correct what was told of {}", words::day(*day)),
                false => format!("Record why they left on {}", words::day(*day)),
            };
            Crumb::to(words, paths::learning_record(of.staff, "exit", None, Some(*day)))
        };
        block.links = days.iter().map(way).collect();
    }
    block
}

fn looked(who: &SignedIn, of: &LearningRecord) -> Block {
    let name = |by| who.service().name_of_worker(by);
    let local = |at| words::moment(service::local_time(at));
    let mut rows: Vec<Vec<Html>> = of
        .viewings
        .iter()
        .take(LOOKED_SHOWN)
        .map(|one| cells([local(one.at), name(one.by), one.part.to_string()]))
        .collect();
    let corrected = of.record.told.iter().filter_map(|told| match &told.fact {
        LearnerFact::TurnTakenBack { reason, .. } => Some((told, "Took an outcome back", reason)),
        LearnerFact::PathStruck { reason, .. } => Some((told, "Struck out a way in", reason)),
        _ => None,
    });
    rows.extend(corrected.map(|(told, what, reason)| {
        cells([local(told.recorded), name(told.by), format!("{what}: {reason}")])
    }));
    let mut block = Block::new("Who looked, and what was corrected").table(
        &["When", "Who", "What"],
        rows,
        "Nobody has opened this record before.",
    );
    block.cards = true;
    block
}
