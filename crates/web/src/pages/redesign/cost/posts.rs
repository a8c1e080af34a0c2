//! What a service costs in a proposal, post by post: each seat with its lines and how each comes about.

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use service::cost::ProposalCost;
use workforce::money::Costing;
use workforce::{Establishment, ProposalId, ServiceId};

use super::{Asked, Over, Sees, cost_of, exact, pounds};
use crate::app::{App, SignedIn};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{Problem, paths};

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::COST_SERVICE, open_to: OpenTo::SignedIn, answers: || get(show) };

/// A seat.
struct Seat {
    post: String,
    team: String,
    grade: String,
    who: String,
    fte: String,
    cost: String,
    lines: Vec<(&'static str, String, String)>,
}

/// Before, or after.
struct Side {
    name: &'static str,
    total: String,
    seats: Vec<Seat>,
}

#[derive(Template)]
#[template(path = "redesign/cost_posts.html")]
struct View {
    frame: Frame,
    title: String,
    over: String,
    sides: Vec<Side>,
    why_not: String,
}

async fn show(
    who: SignedIn,
    Path((id, service)): Path<(ProposalId, ServiceId)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let record = super::super::proposal::to_change(&who, id)?;
    let cost = cost_of(&who, id)?;
    let over = Over::read(asked.of.as_deref());
    let names = Sees::of(&who).names;
    let found = cost.full_year.services.iter().find(|one| one.service == Some(service));
    let name = found.ok_or_else(|| Problem::not_found().within(who.frame("")))?.name.clone();
    let (sides, why_not) = match over.span(&cost) {
        Ok(span) => {
            let sides = vec![
                side("As it is", &cost, (&span.before, &cost.before), service, names),
                side("As proposed", &cost, (&span.after, &cost.after), service, names),
            ];
            (sides, String::new())
        }
        Err(why) => (Vec::new(), why),
    };
    page(View {
        frame: who
            .frame(format!("{name}, post by post"))
            .in_room(crate::frame::Room::Redesign)
            .after(Crumb::to("Establishment", paths::REDESIGN))
            .after(Crumb::to(record.proposal.name.clone(), paths::proposal(id)))
            .after(Crumb::to("What it costs", paths::proposal_cost_of(id, over.key())))
            .after(Crumb::here(name.clone())),
        title: format!("{name}, post by post"),
        over: over.words(&cost),
        sides,
        why_not,
    })
}

fn side(
    name: &'static str,
    cost: &ProposalCost,
    (costing, of): (&Costing, &Establishment),
    service: ServiceId,
    names: bool,
) -> Side {
    let pieces = costing.pieces.iter().filter(|piece| costing.post(piece).service == Some(service));
    let mut total = workforce::money::Pence::ZERO;
    let seats = pieces.map(|piece| {
        total += piece.lines.total();
        let (post, seat) = (costing.post(piece), costing.seat(piece));
        let lines = costing.explain(piece).into_iter();
        // How a line comes about says the point of whoever holds the post.
        let shows = names || seat.holder.is_none();
        Seat {
            post: costing.role(post).to_owned(),
            team: of.teams.get(&post.team).map_or_else(String::new, |team| team.name.clone()),
            grade: format!(
                "{}{}{}",
                costing.grade(post).unwrap_or("Not graded"),
                if post.indicative { " (indicative)" } else { "" },
                if shows { format!(", point {}", piece.point) } else { String::new() }
            ),
            who: if shows { cost.who(of, seat) } else { "Held".to_owned() },
            fte: seat.fte.to_string(),
            cost: pounds(piece.lines.total()),
            lines: lines
                .map(|(kind, sum, how)| (kind.label(), exact(sum), if shows { how } else { String::new() }))
                .collect(),
        }
    });
    let mut seats: Vec<Seat> = seats.collect();
    seats.sort_by(|one, other| (&one.team, &one.post, &one.who).cmp(&(&other.team, &other.post, &other.who)));
    Side { name, total: exact(total), seats }
}
