//! Filling the posts: what the allocation proposes, and the offers that come of it.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use calendar::Date;
use practice::Refusal;
use workforce::people::allocation::{Allocation, Objective, Reason, Who, allocate};
use workforce::people::classes::RoleClass;
use workforce::people::filling::Filling;
use workforce::people::process::{Basis, Offered, PersonFact, PersonProcess, SecondRoundOpened, decide};
use workforce::people::scope::{InScope, on_family_leave};
use workforce::{Establishment, Footing, Holding, HoldingId, ProposalId, StaffId};

use super::person::FILLING;
use super::{Change, Service};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;

/// A change with the posts filled as far as can be today.
pub struct Filled {
    /// The change.
    pub change: Arc<Change>,
    /// What is proposed.
    pub allocation: Allocation,
}

impl Service {
    /// Proposes who has which post. That it was seen is noted with everybody whom it names but the viewer.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::Refused`] with every contradiction of what was recorded;
    /// [`ServiceError::NotNoted`].
    pub fn fill_posts(&self, viewer: &Viewer, id: ProposalId) -> Result<Filled, ServiceError> {
        let filled = self.fill(viewer, id)?;
        let others = filled.change.scope.keys().filter(|staff| **staff != viewer.staff());
        self.note_staff(viewer, FILLING, others.copied())?;
        Ok(filled)
    }

    fn fill(&self, viewer: &Viewer, id: ProposalId) -> Result<Filled, ServiceError> {
        viewer.must(Action::SeeStaffInChange)?;
        let change = self.change(viewer, id)?;
        let allocation = self.filled(&change)?;
        Ok(Filled { change, allocation })
    }

    /// The same for one person: what is proposed for them, and why. For themselves only once it was offered.
    /// Whom the law gives priority is judged today: leave begins and ends while a change goes on.
    pub(crate) fn filled(&self, change: &Change) -> Result<Allocation, ServiceError> {
        let states: BTreeMap<StaffId, PersonProcess> =
            change.record.people.iter().map(|(staff, one)| (*staff, one.process.clone())).collect();
        let today = self.today();
        let history = Arc::clone(&self.world().organisation.history);
        let on_leave = on_family_leave(&history.on(today));
        let suits = self.policies.number("redeployment.threshold", change.timetable.launch);
        let filling = Filling {
            before: &change.before,
            proposed: change.proposed(),
            classes: &change.classes,
            roles: &change.roles,
            scope: &change.scope,
            states: &states,
            day: today,
            on_leave: &on_leave,
            rules: &change.rules,
            interests_max: change.timetable.roles.unwrap_or(0),
            suits_percent: suits.and_then(|percent| u32::try_from(percent).ok()).unwrap_or(100),
        };
        allocate(&filling.allocating()).map_err(ServiceError::Refused)
    }

    /// Why somebody has a post, or has not; nothing before the first post is offered to anybody, since until
    /// then everything may still turn out otherwise. For whoever may see the person. `None` while something
    /// that was recorded contradicts something else: what, and of whom, is for human resources to read where
    /// they fill the posts.
    pub fn why(&self, change: &Change, staff: StaffId) -> Option<Vec<Reason>> {
        let offered = change.record.people.values().any(|one| !one.process.offers.is_empty());
        let Some(one) = change.scope.get(&staff).filter(|_| offered) else { return Some(Vec::new()) };
        let state = change.record.process(staff);
        if state.class().is_none_or(|(class, _)| class == RoleClass::Unchanged) {
            return Some(Vec::new());
        }
        let who = Who { staff, present: one.post };
        let mut why = self.filled(change).ok()?.explain(who).to_vec();
        // Whoever has a post after all reads of that alone.
        if why.len() > 1 {
            why.retain(|reason| *reason != Reason::NoClaim);
        }
        Some(why)
    }

    /// Offers the posts that the allocation proposes to everybody who has none and no open offer; who goes on
    /// in an unchanged role needs none. Gives how many.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Refused`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn offer_posts(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        answer_by: Date,
    ) -> Result<usize, ServiceError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let Filled { change, allocation } = self.fill(viewer, id)?;
        let today = self.today();
        let mut offers = Vec::new();
        for placement in &allocation.placements {
            let staff = placement.who.staff;
            let state = change.record.process(staff);
            let unchanged = state.class().is_none_or(|(class, _)| class == RoleClass::Unchanged);
            let open = state.offers.iter().any(|offer| offer.answer.is_none());
            if unchanged || open || state.accepted().is_some() || state.confirmed.is_none() {
                continue;
            }
            let basis = match placement.by {
                Some(Objective::SlottedIn) => Basis::SlottedIn,
                Some(Objective::RingFence) => Basis::RingFence,
                Some(Objective::FirstChoice | Objective::SecondChoice) => Basis::Interest,
                Some(Objective::Redeployment) => Basis::Redeployment,
                Some(Objective::ProtectedFirst) => Basis::Priority,
                None => continue,
            };
            let offered = Offered { on: today, role: placement.role, post: placement.post, basis, answer_by };
            let facts = decide(&state, offered, &change.timetable, today).map_err(ServiceError::Refused)?;
            offers.push((staff, facts));
        }
        if offers.is_empty() {
            let says = "There is nobody to whom a post can be offered: confirm the classes at the close first, \
                        or wait for scores, ties and answers";
            return Err(ServiceError::Refused(vec![Refusal::new("people", "", says, "the allocation")]));
        }
        let count = offers.len();
        self.append_people(viewer, id, offers, writing)?;
        Ok(count)
    }

    /// Opens the second round to everybody in scope who has no post; gives how many.
    ///
    /// # Errors
    /// As [`Service::offer_posts`].
    pub fn open_second_round(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        until: Date,
    ) -> Result<usize, ServiceError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let Filled { change, allocation } = self.fill(viewer, id)?;
        let today = self.today();
        let mut opened = Vec::new();
        for who in &allocation.unplaced {
            let state = change.record.process(who.staff);
            let waits = state.confirmed.is_none() || state.second_round.is_some();
            if waits || state.severance_accepted().is_some() || state.accepted().is_some() {
                continue;
            }
            let round = PersonFact::from(SecondRoundOpened { on: today, until });
            let facts = decide(&state, round, &change.timetable, today).map_err(ServiceError::Refused)?;
            opened.push((who.staff, facts));
        }
        if opened.is_empty() {
            let says = "There is nobody without a post to whom a second round can be opened";
            return Err(ServiceError::Refused(vec![Refusal::new("people", "", says, "the allocation")]));
        }
        let count = opened.len();
        self.append_people(viewer, id, opened, writing)?;
        Ok(count)
    }
}

/// Puts people into the posts that they accepted and takes those out who left under voluntary severance: what
/// carrying a proposal out does besides its changes.
pub(crate) fn put_into_posts(
    proposed: &mut Establishment,
    scope: &BTreeMap<StaffId, InScope>,
    states: impl Fn(StaffId) -> PersonProcess,
    effect: Date,
    mut new_id: impl FnMut() -> HoldingId,
) {
    for (staff, one) in scope {
        let state = states(*staff);
        if state.severance_accepted().is_some() {
            let decided = state.severance.as_ref().and_then(|severance| severance.decided.as_ref());
            if decided.and_then(|decided| decided.leaving_on).is_none_or(|last| last <= effect) {
                proposed.holdings.retain(|_, holding| holding.staff != *staff);
            }
            continue;
        }
        let Some(offer) = state.accepted() else { continue };
        let keeps = proposed.holdings.values().any(|held| held.staff == *staff && held.post == offer.post);
        let Some(post) = proposed.posts.get(&offer.post).filter(|_| !keeps) else { continue };
        let fte = one.fte.min(post.fte);
        // Whoever is away is away from the new post too.
        let left = proposed.holdings.values().find(|held| held.staff == *staff && held.post == one.post);
        let away = left.and_then(|held| held.away);
        proposed.holdings.retain(|_, held| !(held.staff == *staff && held.post == one.post));
        let holding = Holding {
            staff: *staff,
            post: offer.post,
            fte,
            footing: Footing::Substantive,
            spine_point: None,
            away,
        };
        proposed.holdings.insert(new_id(), holding);
    }
}
