//! One person's way through a change: who may see it, who may record what in it.

use std::collections::BTreeSet;
use std::sync::{Arc, MutexGuard, PoisonError};

use practice::Refusal;
use workforce::people::classes::RoleClass;
use workforce::people::process::{ClassConfirmed, PersonFact, PersonProcess, decide};
use workforce::people::scope::{InScope, to_tell};
use workforce::{JobId, PostId, ProposalId, StaffId};

use super::{Change, Service, way_subject};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{Fact, PersonTold, Statement};
use crate::organisation::Told;
use crate::service::academy::of_staff;
use crate::views::Viewing;

/// What an opening of somebody's way is noted as.
const WAY: &str = "Way through a change";

/// For whom it is to do something on a person's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// The person; human resources may record it for them, from a form on paper.
    Person,
    /// Their line manager, or human resources.
    Manager,
    /// Human resources.
    HumanResources,
}

/// Whose it is to do what a fact says.
pub fn doer(fact: &PersonFact) -> Doer {
    use PersonFact::*;
    match fact {
        SeveranceApplied(_)
        | SeveranceAccepted(_)
        | SeveranceDeclined(_)
        | SeveranceWithdrawn(_)
        | ClaimMade(_)
        | ClaimAppealed(_)
        | InterestExpressed(_)
        | EvidenceGiven(_)
        | InterestWithdrawn(_)
        | OfferAccepted(_)
        | OfferDeclined(_)
        | OneToOneBooked(_)
        | FamilyTold(_)
        | TrialEnded(_) => Doer::Person,
        OneToOneHeld(_) => Doer::Manager,
        ClassTold(_) | ClassConfirmed(_) | SeveranceDecided(_) | ClaimDecided(_) | AppealDecided(_)
        | SelectionScored(_) | SecondRoundOpened(_) | Offered(_) | TrialStarted(_) | TrialExtended(_)
        | PayProtected(_) => Doer::HumanResources,
    }
}

/// Somebody in scope, as a list shows them.
#[derive(Debug, Clone)]
pub struct PersonLine {
    /// Who.
    pub staff: StaffId,
    /// Their place in scope.
    pub scope: InScope,
    /// Where they stand.
    pub process: PersonProcess,
}

impl Service {
    /// The changes on which there is or was consultation and in which the viewer is in scope, the latest first.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn my_changes(&self, viewer: &Viewer) -> Result<Vec<Arc<Change>>, ServiceError> {
        let mut mine = Vec::new();
        for (id, record) in self.proposals(viewer)? {
            if record.launched().is_some() {
                let change = self.worked_out(id, record);
                if change.scope.contains_key(&viewer.staff()) {
                    mine.push(change);
                }
            }
        }
        mine.sort_by_key(|change| std::cmp::Reverse(change.record.launched()));
        Ok(mine)
    }

    /// The people whom the viewer may see in a change, by name: everybody for human resources, for a line
    /// manager those who report to them.
    ///
    /// # Errors
    /// As [`Service::change`].
    pub fn people_in_change(&self, viewer: &Viewer, id: ProposalId) -> Result<Vec<PersonLine>, ServiceError> {
        let change = self.change(viewer, id)?;
        if change.record.launched().is_none() && !viewer.may(Action::SeeStaffInChange) {
            return Ok(Vec::new());
        }
        let may = Sees::of(viewer, &change);
        let line = |(staff, scope): (&StaffId, &InScope)| PersonLine {
            staff: *staff,
            scope: scope.clone(),
            process: read_by(viewer, *staff, change.record.process(*staff)),
        };
        let mut people: Vec<PersonLine> =
            change.scope.iter().filter(|(staff, _)| may.as_manager(&change, **staff)).map(line).collect();
        people.sort_by(|one, other| change.name(one.staff).cmp(change.name(other.staff)));
        Ok(people)
    }

    /// One person in a change, for themselves, their line manager and human resources.
    ///
    /// # Errors
    /// As [`Service::change`]; [`ServiceError::NotFound`] where somebody is not in scope, or not one whom the
    /// viewer may see: a list of colleagues cannot be tried out by their identifiers.
    pub fn person_in_change(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        staff: StaffId,
    ) -> Result<(Arc<Change>, PersonLine), ServiceError> {
        let change = self.change(viewer, id)?;
        let may = Sees::of(viewer, &change);
        let scope = change.scope.get(&staff).filter(|_| may.person(&change, staff)).cloned();
        let scope =
            scope.filter(|_| change.record.launched().is_some() || viewer.may(Action::SeeStaffInChange));
        let scope = scope.ok_or(ServiceError::NotFound)?;
        let process = read_by(viewer, staff, change.record.process(staff));
        Ok((change, PersonLine { staff, scope, process }))
    }

    /// The same to be read. That anybody but the person opened it is noted.
    ///
    /// # Errors
    /// As [`Service::person_in_change`]; [`ServiceError::NotNoted`].
    pub fn open_person_in_change(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        staff: StaffId,
    ) -> Result<(Arc<Change>, PersonLine), ServiceError> {
        let found = self.person_in_change(viewer, id, staff)?;
        let own = viewer.staff() == staff;
        if !own && !self.views.note(self.clock.now(), of_staff(staff), viewer.worker, WAY) {
            return Err(ServiceError::NotNoted);
        }
        Ok(found)
    }

    /// Who opened somebody's way through a change besides themselves, the latest first; for whoever may open it.
    ///
    /// # Errors
    /// As [`Service::person_in_change`].
    pub fn who_opened_way(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        staff: StaffId,
    ) -> Result<Vec<Viewing>, ServiceError> {
        self.person_in_change(viewer, id, staff)?;
        Ok(self.viewings_of_staff(staff).into_iter().filter(|one| &*one.part == WAY).collect())
    }

    /// Records something on a person's way, with what follows from it.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] as [`Service::person_in_change`]; [`ServiceError::Denied`] for what is for
    /// somebody else to do; [`ServiceError::Refused`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn record_of_person(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        staff: StaffId,
        fact: PersonFact,
    ) -> Result<(), ServiceError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (change, line) = self.person_in_change(viewer, id, staff)?;
        let own = viewer.staff() == staff;
        match doer(&fact) {
            Doer::Person if own => {}
            // A manager books the meeting; what else is asked for is for the person to ask.
            Doer::Person if matches!(fact, PersonFact::OneToOneBooked(_)) => {}
            Doer::Manager if !own => {}
            Doer::Manager => {
                let says = "Whoever you met records that the one-to-one was held";
                return Err(refuse("meeting", says, "nobody records their own meeting"));
            }
            _ => {
                viewer.must(Action::SeeStaffInChange)?;
                if own {
                    let says = "Somebody else must record this: it is about yourself";
                    return Err(refuse("person", says, "nobody decides in their own matter"));
                }
            }
        }
        let mut refusals = known_roles(&change, &fact);
        let facts = match decide(&line.process, fact, &change.timetable, self.today()) {
            Ok(facts) => facts,
            Err(more) => {
                refusals.extend(more);
                Vec::new()
            }
        };
        if !refusals.is_empty() {
            return Err(ServiceError::Refused(refusals));
        }
        self.append_people(viewer, id, vec![(staff, facts)], writing)
    }

    /// Tells everybody in scope who was not told yet what becomes of their role; gives how many.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::Refused`] while nobody has decided the class of a post that
    /// is not unchanged, or before the launch; [`ServiceError::Conflict`], or what the ledger says.
    pub fn tell_everybody(&self, viewer: &Viewer, id: ProposalId) -> Result<usize, ServiceError> {
        viewer.must(Action::SeeStaffInChange)?;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let change = self.change(viewer, id)?;
        let decided = decisions(&change);
        let mut open: BTreeSet<PostId> = BTreeSet::new();
        let mut all = Vec::new();
        for (staff, one) in &change.scope {
            let state = change.record.process(*staff);
            if state.told.is_some() || self.is_forgotten(*staff) {
                continue;
            }
            match to_tell(one.post, &change.classes, &decided, &change.roles, self.today()) {
                Some(told) => all.push((*staff, vec![PersonFact::from(told)])),
                None => {
                    open.insert(one.post);
                }
            }
        }
        self.each_decided(&change, &open, all.len())?;
        for (staff, facts) in &all {
            for fact in facts {
                let state = change.record.process(*staff);
                decide(&state, fact.clone(), &change.timetable, self.today())
                    .map_err(ServiceError::Refused)?;
            }
        }
        let count = all.len();
        self.append_people(viewer, id, all, writing)?;
        Ok(count)
    }

    /// Confirms everybody's class at the close: as an upheld claim made it, else as last decided; gives how
    /// many. Who accepted voluntary severance has no class any more.
    ///
    /// # Errors
    /// As [`Service::tell_everybody`]; [`ServiceError::Refused`] too while a claim is open.
    pub fn confirm_everybody(&self, viewer: &Viewer, id: ProposalId) -> Result<usize, ServiceError> {
        viewer.must(Action::SeeStaffInChange)?;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let change = self.change(viewer, id)?;
        let decided = decisions(&change);
        let today = self.today();
        let mut open = BTreeSet::new();
        let mut refusals = Vec::new();
        let mut all = Vec::new();
        for (staff, one) in &change.scope {
            let state = change.record.process(*staff);
            if state.told.is_none() || state.confirmed.is_some() || state.severance_accepted().is_some() {
                continue;
            }
            let upheld = state.claims.iter().rev().find(|claim| claim.upheld() == Some(true));
            let confirmed = match upheld {
                Some(claim) => Some(ClassConfirmed {
                    on: today,
                    class: RoleClass::NaturalSuccessor,
                    to: Some(claim.made.role),
                    reason: "The claim to be a natural successor was upheld.".to_owned(),
                }),
                None => to_tell(one.post, &change.classes, &decided, &change.roles, today).map(|told| {
                    ClassConfirmed { on: today, class: told.class, to: told.to, reason: told.reason }
                }),
            };
            let Some(confirmed) = confirmed else {
                open.insert(one.post);
                continue;
            };
            match decide(&state, confirmed, &change.timetable, today) {
                Ok(facts) => all.push((*staff, facts)),
                Err(mut why) => {
                    // Many wait for one thing: it is said once.
                    why.retain(|refusal: &Refusal| !refusals.contains(refusal));
                    refusals.extend(why);
                }
            }
        }
        self.each_decided(&change, &open, all.len() + refusals.len())?;
        if !refusals.is_empty() {
            return Err(ServiceError::Refused(refusals));
        }
        let count = all.len();
        self.append_people(viewer, id, all, writing)?;
        Ok(count)
    }

    /// Whether somebody's key is gone: nothing more can be recorded of them.
    pub(super) fn is_forgotten(&self, staff: StaffId) -> bool {
        self.world().organisation.forgotten.contains(&staff)
    }

    fn each_decided(
        &self,
        change: &Change,
        open: &BTreeSet<PostId>,
        others: usize,
    ) -> Result<(), ServiceError> {
        if change.record.launched().is_none() {
            return Err(refuse("launch", "Launch the consultation first", "how a proposal goes"));
        }
        let mut titles: Vec<&str> = open
            .iter()
            .filter_map(|post| change.before.posts.get(post))
            .map(|post| post.title.as_str())
            .collect();
        titles.sort_unstable();
        titles.dedup();
        if !titles.is_empty() {
            let says = format!("Decide first what becomes of: {}", titles.join(", "));
            return Err(refuse("class", &says, "a person decides the class, with a reason"));
        }
        if others == 0 {
            return Err(refuse("people", "There is nobody left of whom this is not recorded", "the record"));
        }
        Ok(())
    }

    /// Appends what was judged while nothing else was recorded.
    pub(super) fn append_people(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        people: Vec<(StaffId, Vec<PersonFact>)>,
        writing: MutexGuard<'_, ()>,
    ) -> Result<(), ServiceError> {
        let mut expected = Vec::new();
        let mut entries = Vec::new();
        {
            let world = self.world();
            for (staff, facts) in people {
                let version = world.organisation.staff_versions.get(&staff).copied().unwrap_or_default();
                expected.push((way_subject(staff), version));
                entries.extend(facts.into_iter().map(|fact| {
                    let told = PersonTold { proposal: id, staff, fact };
                    (way_subject(staff), Statement { by: viewer.worker, fact: Fact::PersonChange(told) })
                }));
            }
        }
        self.ledger.append(self.clock.now(), &expected, entries)?;
        drop(writing);
        self.catch_up()
    }
}

/// Whether the viewer reads what is for the person and human resources alone: pregnancy and family leave.
pub(super) fn reads_confidential(viewer: &Viewer, staff: StaffId) -> bool {
    viewer.staff() == staff || viewer.may(Action::SeeStaffInChange)
}

/// Where somebody stands, without what the viewer may not read.
fn read_by(viewer: &Viewer, staff: StaffId, mut process: PersonProcess) -> PersonProcess {
    if !reads_confidential(viewer, staff) {
        process.family = None;
    }
    process
}

impl Change {
    /// Everything that was recorded of somebody and that the viewer may read, in the order in which it was
    /// recorded. For whoever may see the person.
    pub fn told_to(&self, viewer: &Viewer, staff: StaffId) -> Vec<&Told<PersonFact>> {
        let all = self.record.people.get(&staff).map_or(&[][..], |one| &one.told);
        let confidential = reads_confidential(viewer, staff);
        all.iter().filter(|told| confidential || !told.fact.is_confidential()).collect()
    }
}

/// What the viewer may see of people in a change.
struct Sees {
    own: StaffId,
    everybody: bool,
    /// The posts that the viewer holds.
    posts: BTreeSet<PostId>,
}

impl Sees {
    fn of(viewer: &Viewer, change: &Change) -> Sees {
        let own = viewer.staff();
        let held = change.before.holdings.values().filter(|one| one.staff == own);
        Sees {
            own,
            everybody: viewer.may(Action::SeeStaffInChange),
            posts: held.map(|one| one.post).collect(),
        }
    }

    fn as_manager(&self, change: &Change, staff: StaffId) -> bool {
        let reports = |post: &PostId| change.before.posts.get(post).and_then(|post| post.reports_to);
        let under = |one: &InScope| reports(&one.post).is_some_and(|manager| self.posts.contains(&manager));
        self.everybody || change.scope.get(&staff).is_some_and(under)
    }

    fn person(&self, change: &Change, staff: StaffId) -> bool {
        self.own == staff || self.as_manager(change, staff)
    }
}

/// The class that a person decided for each post.
pub(super) fn decisions(
    change: &Change,
) -> std::collections::BTreeMap<PostId, workforce::people::classes::ClassDecision> {
    change.record.classes.iter().map(|(post, told)| (*post, told.fact.clone())).collect()
}

/// Roles and posts that a fact names must be of the proposed structure.
fn known_roles(change: &Change, fact: &PersonFact) -> Vec<Refusal> {
    const SOURCE: &str = "the proposed structure";
    let there = |role: JobId| change.roles.all.get(&role).is_some_and(|one| !one.after.is_empty());
    let named = match fact {
        PersonFact::ClaimMade(one) => Some(one.role),
        PersonFact::InterestExpressed(one) => Some(one.role),
        PersonFact::SelectionScored(one) => Some(one.role),
        PersonFact::Offered(one) => Some(one.role),
        _ => None,
    };
    let mut refusals = Vec::new();
    if named.is_some_and(|role| !there(role)) {
        refusals.push(Refusal::new("role", "", "Choose a role of the proposed structure", SOURCE));
    }
    if let PersonFact::Offered(one) = fact
        && change.roles.proposed.get(&one.post) != Some(&one.role)
    {
        refusals.push(Refusal::new("post", "", "Choose a post of that role", SOURCE));
    }
    refusals
}

fn refuse(field: &'static str, says: &str, source: &'static str) -> ServiceError {
    ServiceError::Refused(vec![Refusal::new(field, "", says, source)])
}
