//! The room Redesign: the establishment, proposals to change it.

pub mod academy;
mod boxes;
pub mod business_case;
mod caseload;
pub mod change;
pub mod chart;
pub mod compare;
pub mod cost;
pub mod download;
pub mod establishment;
pub mod forecast;
pub mod jobs;
mod likeness;
pub mod load;
pub mod papers;
mod picture;
pub mod proposal;

use calendar::Date;
use workforce::compare::grade;
use workforce::{Establishment, Fte, ModelId, Post, PostId};

use crate::Problem;
use crate::app::SignedIn;
use crate::frame::Crumb;
use crate::paths;

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
            // Why somebody is away is nobody's business but theirs and of those who keep the establishment.
            if holding.away.is_some() {
                told.push_str(" (away)");
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

/// Whose structure a page is about.
struct Whose {
    /// The model structure; none is the authority's own establishment.
    of: Option<ModelId>,
    /// Its name on pages.
    name: String,
    /// The way to each structure that there is; one where there is no model.
    all: Vec<Crumb>,
}

impl Whose {
    /// The structure that is asked for.
    fn of(who: &SignedIn, of: Option<ModelId>) -> Result<Whose, Problem> {
        let models = who.service().models(&who.viewer).map_err(|error| who.problem(error))?;
        let own = who.service().authority_name();
        let name = match of {
            None => own.clone(),
            Some(of) => {
                let found = models.iter().find(|(id, _)| *id == of).map(|(_, name)| name.clone());
                found.ok_or_else(|| Problem::not_found().within(who.frame("")))?
            }
        };
        let links =
            models.into_iter().map(|(id, name)| Crumb::to(name, paths::about(paths::REDESIGN, Some(id))));
        let all = std::iter::once(Crumb::to(own, paths::REDESIGN)).chain(links).collect();
        Ok(Whose { of, name, all })
    }

    /// Whether it is a model.
    fn is_model(&self) -> bool {
        self.of.is_some()
    }

    /// The way back to the structure.
    fn way(&self) -> Crumb {
        let words = if self.is_model() { self.name.as_str() } else { "Establishment" };
        Crumb::to(words, paths::about(paths::REDESIGN, self.of))
    }
}
