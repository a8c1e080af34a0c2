//! The establishment back into rows.

use super::{COLUMNS, Column};
use crate::establishment::{Establishment, Holding, Post, WeeksAYear};
use crate::fte::Fte;
use crate::ids::PostId;
use crate::money::Pence;

/// The establishment as rows, in the columns of the template, that [`read`](super::read) reads back to the same.
/// Identifiers serve where the council has no reference of its own.
pub fn write(establishment: &Establishment) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (id, post) in &establishment.posts {
        let holders: Vec<&Holding> = establishment.holders(*id).map(|(_, holding)| holding).collect();
        for holding in holders.iter().copied().map(Some).chain(holders.is_empty().then_some(None)) {
            rows.push(row(establishment, *id, post, holding));
        }
    }
    rows
}

pub(super) fn row(of: &Establishment, id: PostId, post: &Post, holding: Option<&Holding>) -> Vec<String> {
    let team = of.teams.get(&post.team);
    let service = team.and_then(|team| of.services.get(&team.service));
    let member = holding.and_then(|holding| of.staff.get(&holding.staff));
    let post_named = |id: PostId| {
        let own = of.posts.get(&id).and_then(|post| post.reference.clone());
        own.unwrap_or_else(|| id.to_string())
    };
    let pounds = |sum: Option<Pence>| {
        sum.map_or_else(String::new, |sum| sum.to_string().trim_start_matches('£').to_owned())
    };
    let yes = |yes: bool| if yes { "yes" } else { "" }.to_owned();
    let cell = |column: &Column| match column.name {
        "post" => post_named(id),
        "title" => post.title.clone(),
        "service" => service.map_or_else(String::new, |service| service.name.clone()),
        "team" => team.map_or_else(String::new, |team| team.name.clone()),
        "functions" => team.map_or_else(String::new, |team| team.functions.join("; ")),
        "ages" => {
            team.and_then(|team| team.ages).map_or_else(String::new, |(from, to)| format!("{from}-{to}"))
        }
        "localities" => team.map_or_else(String::new, |team| team.localities.join("; ")),
        "grade" => post.grade.clone().unwrap_or_default(),
        "indicative" => yes(post.indicative),
        "fte" => post.fte.to_string(),
        "weeks" if post.weeks == WeeksAYear::WHOLE => String::new(),
        "weeks" => Fte(i32::from(post.weeks.0)).to_string(),
        "funding" => post.funding.to_string(),
        "contract" => post.contract.to_string(),
        "reports to" => post.reports_to.map_or_else(String::new, post_named),
        "also answers to" => {
            post.dotted.iter().map(|other| post_named(*other)).collect::<Vec<_>>().join("; ")
        }
        "statutory role" => post.statutory.map_or_else(String::new, |role| role.to_string()),
        "holds cases" => yes(post.holds_cases),
        "person" => holding.map_or_else(String::new, |holding| {
            member.and_then(|member| member.reference.clone()).unwrap_or_else(|| holding.staff.to_string())
        }),
        "name" => member.map_or_else(String::new, |member| member.name.clone()),
        "person fte" => holding.map_or_else(String::new, |holding| holding.fte.to_string()),
        "footing" => holding.map_or_else(String::new, |holding| holding.footing.to_string()),
        "spine point" => {
            holding.and_then(|holding| holding.spine_point).map_or_else(String::new, |it| it.to_string())
        }
        "service from" => {
            member.and_then(|member| member.service_from).map_or_else(String::new, |day| day.to_string())
        }
        "registered" => member.map_or_else(String::new, |member| yes(member.registered)),
        "away" => holding.and_then(|holding| holding.away).map_or_else(String::new, |it| it.to_string()),
        "supplement" => pounds(post.pay.supplement),
        "agency week" => pounds(post.pay.agency_week),
        "outside pension" => member.map_or_else(String::new, |member| yes(member.pay.outside_pension)),
        "insurance relief" => member.map_or_else(String::new, |member| yes(member.pay.insurance_relief)),
        _ => String::new(),
    };
    COLUMNS.iter().map(cell).collect()
}
