//! People through a change of the organisation: what it means for one person, the consultation, the classes of
//! roles, filling the posts, how it falls on groups of people, the children afterwards.

mod ask;
pub mod children;
pub mod classes;
pub mod consultation;
pub mod equality;
pub mod filling;
pub mod people;
pub mod person;

use service::Action;
use service::change::Change;
use workforce::ProposalId;

use crate::app::SignedIn;
use crate::frame::{Crumb, Frame, Room};
use crate::paths;

/// A frame for a page about people in a change, with the way back to the proposal.
fn frame(who: &SignedIn, change: &Change, title: &str) -> Frame {
    let name = &change.record.proposal.name;
    who.frame(format!("{title}: {name}"))
        .in_room(Room::Redesign)
        .after(Crumb::to("Establishment", paths::REDESIGN))
        .after(Crumb::to(name.as_str(), paths::proposal(change.id)))
        .after(Crumb::here(title))
}

/// The pages about people that the viewer may open from the proposal.
pub(super) fn ways(
    who: &SignedIn,
    id: ProposalId,
    in_scope: bool,
    manages: bool,
    launched: bool,
) -> Vec<Crumb> {
    let may = |action| who.viewer.may(action);
    let everybody = may(Action::SeeStaffInChange);
    let mut ways = Vec::new();
    if in_scope && launched {
        ways.push(Crumb::to("What this means for me", paths::person_in_change(id, who.viewer.staff())));
    }
    if launched || may(Action::RunConsultation) {
        ways.push(Crumb::to("Consultation", paths::consultation(id)));
    }
    if everybody {
        ways.push(Crumb::to("Classes of roles", paths::classes(id)));
    }
    if everybody || (manages && launched) {
        ways.push(Crumb::to(if everybody { "People" } else { "My people" }, paths::people_in_change(id)));
    }
    if everybody && launched {
        ways.push(Crumb::to("Filling the posts", paths::filling(id)));
    }
    if may(Action::RunConsultation) && launched {
        ways.push(Crumb::to("Equality", paths::equality(id)));
    }
    if may(Action::ReallocateChildren) {
        ways.push(Crumb::to("Children and workers", paths::children(id)));
    }
    ways
}
