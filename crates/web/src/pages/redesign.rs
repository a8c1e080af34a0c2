//! The room Redesign: the establishment, proposals to change it.

pub mod academy;
mod boxes;
pub mod business_case;
pub mod change;
pub mod chart;
pub mod compare;
pub mod cost;
pub mod download;
pub mod establishment;
pub mod forecast;
pub mod load;
pub mod papers;
pub mod proposal;

use calendar::Date;
use workforce::compare::grade;
use workforce::{Establishment, Fte, Post, PostId};

/// A post's holders as a page names them: `Sam Okoro`, `Sam Okoro 0.6, Ada Bello 0.4`, `Vacant`.
fn holders(of: &Establishment, id: PostId, post: &Post) -> String {
    let holders: Vec<_> = of.holders(id).map(|(_, holding)| holding).collect();
    let name = |staff| of.staff.get(&staff).map_or("Unknown", |member| member.name.as_str());
    let told: Vec<String> = holders
        .iter()
        .map(|holding| {
            let mut told = name(holding.staff).to_owned();
            if holding.fte != post.fte {
                told.push_str(&format!(" {}", holding.fte));
            }
            if let Some(away) = holding.away {
                told.push_str(&format!(" ({away})"));
            } else if holding.footing != workforce::Footing::Substantive {
                told.push_str(&format!(" ({})", holding.footing));
            }
            told
        })
        .collect();
    let filled: Fte = holders.iter().filter(|one| one.away.is_none()).map(|one| one.fte).sum();
    match (told.is_empty(), (post.fte - filled).0) {
        (true, _) => "Vacant".to_owned(),
        (false, ..=0) => told.join(", "),
        (false, _) => format!("{}, {} vacant", told.join(", "), post.fte - filled),
    }
}

/// A post's grade and hours in a line: `Grade K · 1 FTE`.
fn detail(post: &Post) -> String {
    match post.grade {
        Some(_) => format!("Grade {} · {} FTE", grade(post), post.fte),
        None => format!("Not graded · {} FTE", post.fte),
    }
}

/// The day a page is asked for, or today.
fn day_or(asked: Option<Date>, today: Date) -> Date {
    asked.unwrap_or(today)
}
