//! Child in need plans and visits, in words.

use super::{Telling, low, says};
use crate::code_sets::VisitPlace;
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::NeedPlanStarted(it) => says("The family and the service agreed on what will change.")
            .text("What the plan is for", &it.aim),
        Fact::NeedPlanReviewed(it) => {
            says(format!("The plan was reviewed: things are {}.", low(it.progress)))
                .text("What was agreed", &it.note)
        }
        Fact::NeedPlanEnded(it) => says(format!("{}.", it.reason)),
        Fact::ChildVisited(it) => says(visit(it))
            .at(it.on, it.at)
            .maybe_text(if it.seen { "Why not seen alone" } else { "Why not seen" }, it.why_not.as_deref())
            .text("The child's words", &it.words)
            .text("What the worker saw and thinks", &it.note),
        other => says(other.label()),
    }
}

/// `Child protection visit at home: seen alone.`
fn visit(it: &ChildVisited) -> String {
    let place = match it.place {
        VisitPlace::Home => "at home",
        VisitPlace::Placement => "at the placement",
        VisitPlace::School => "at school or nursery",
        VisitPlace::Office => "at the office or a family hub",
        VisitPlace::Community => "elsewhere",
        VisitPlace::Video => "by video call",
    };
    let seen = match (it.seen, it.alone) {
        (true, true) => "seen alone",
        (true, false) => "seen, not alone",
        (false, _) => "not seen",
    };
    format!("{} {place}: {seen}.", it.kind)
}
