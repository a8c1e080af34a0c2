//! One person's way through a change: who may see it, who may record what in it.

use std::collections::BTreeSet;
use std::sync::{Arc, MutexGuard, PoisonError};

use practice::Refusal;
use workforce::people::classes::RoleClass;
use workforce::people::process::{ClassConfirmed, PersonFact, PersonProcess, decide};
use workforce::people::scope::{InScope, to_tell};
use workforce::{JobId, PostId, ProposalId, StaffId, Stage};

use super::{Change, Service, way_subject};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{Fact, PersonTold, Statement};
use crate::organisation::Told;
use crate::service::academy::of_staff;
use crate::views::Viewing;

/// What an opening of somebody's way is noted as.
pub(crate) const WAY: &str = "Way through a change";
/// What a list of people in a change is noted as.
const PEOPLE: &str = "people in a change";
/// What the list of who is proposed for which post is noted as.
pub(super) const FILLING: &str = "filling of the posts of a change";

/// Whether an opening, or a list that was seen, was of somebody's way through a change.
pub(crate) fn is_of_way(viewing: &Viewing) -> bool {
    let list = viewing.part.split_once(": ").map(|(_, list)| list);
    &*viewing.part == WAY || list.is_some_and(|list| [PEOPLE, FILLING].contains(&list))
}

/// For whom it is to do something on a person's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// The person; human resources may record it for them, from a form on paper.
    Person,
    /// The person or their line manager; human resources too.
    PersonOrManager,
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
        | FamilyTold(_)
        | TrialEnded(_) => Doer::Person,
        OneToOneBooked(_) => Doer::PersonOrManager,
        OneToOneHeld(_) => Doer::Manager,
        ClassTold(_) | ClassConfirmed(_) | SeveranceDecided(_) | ClaimDecided(_) | AppealDecided(_)
        | SelectionScored(_) | SecondRoundOpened(_) | Offered(_) | TrialStarted(_) | TrialExtended(_)
        | PayProtected(_) => Doer::HumanResources,
    }
}

/// As whom somebody reads a way through a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The person themselves.
    Person,
    /// Their line manager, who reads what happened, and nothing of what is between the person and a panel.
    Manager,
    /// Human resources.
    HumanResources,
}

impl Reader {
    /// Whether they read what is between the person and a panel, and of the person's money.
    pub fn reads_all(self) -> bool {
        self != Reader::Manager
    }

    fn of(viewer: &Viewer, staff: StaffId) -> Reader {
        match viewer.staff() == staff {
            true => Reader::Person,
            false if viewer.may(Action::SeeStaffInChange) => Reader::HumanResources,
            false => Reader::Manager,
        }
    }
}

/// Somebody in scope, as a list shows them.
#[derive(Debug, Clone)]
pub struct PersonLine {
    /// Who.
    pub staff: StaffId,
    /// As whom the viewer reads their way.
    pub reader: Reader,
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

    /// Whether there is anybody in a change whom the viewer sees as their line manager. It names nobody, so
    /// nothing is noted.
    ///
    /// # Errors
    /// As [`Service::change`].
    pub fn manages_in_change(&self, viewer: &Viewer, id: ProposalId) -> Result<bool, ServiceError> {
        let change = self.change(viewer, id)?;
        Ok(match self.sees(viewer, &change) {
            Sees::Everybody => true,
            Sees::These(those) => those.iter().any(|staff| change.scope.contains_key(staff)),
        })
    }

    /// The people whom the viewer may see in a change, by name: everybody for human resources, for a line
    /// manager those who report to them today, until the new structure is there. That the list was seen is
    /// noted with each of them but the viewer.
    ///
    /// # Errors
    /// As [`Service::change`]; [`ServiceError::NotNoted`].
    pub fn people_in_change(&self, viewer: &Viewer, id: ProposalId) -> Result<Vec<PersonLine>, ServiceError> {
        let change = self.change(viewer, id)?;
        if change.record.launched().is_none() && !viewer.may(Action::SeeStaffInChange) {
            return Ok(Vec::new());
        }
        let sees = self.sees(viewer, &change);
        let line = |(staff, scope): (&StaffId, &InScope)| {
            let reader = Reader::of(viewer, *staff);
            let process = read_by(reader, change.record.process(*staff));
            PersonLine { staff: *staff, reader, scope: scope.clone(), process }
        };
        let mut people: Vec<PersonLine> =
            change.scope.iter().filter(|(staff, _)| sees.contains(staff)).map(line).collect();
        people.sort_by(|one, other| change.name(one.staff).cmp(change.name(other.staff)));
        let others = people.iter().map(|line| line.staff).filter(|staff| *staff != viewer.staff());
        self.note_staff(viewer, PEOPLE, others)?;
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
        let sees = || viewer.staff() == staff || self.sees(viewer, &change).contains(&staff);
        let scope = change.scope.get(&staff).filter(|_| sees()).cloned();
        let scope =
            scope.filter(|_| change.record.launched().is_some() || viewer.may(Action::SeeStaffInChange));
        let scope = scope.ok_or(ServiceError::NotFound)?;
        let reader = Reader::of(viewer, staff);
        let process = read_by(reader, change.record.process(staff));
        Ok((change, PersonLine { staff, reader, scope, process }))
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

    /// The name of whoever manages somebody of a change today, or its first holder where several share the post.
    pub fn line_manager_of(&self, line: &PersonLine) -> Option<String> {
        let history = Arc::clone(&self.world().organisation.history);
        let now = history.on(self.today());
        let above = now.posts.get(&line.scope.post)?.reports_to?;
        let (_, held) = now.holders(above).next()?;
        now.staff.get(&held.staff).map(|one| one.name.clone())
    }

    /// Who opened somebody's way through a change besides themselves, or saw a list that says where they stand in
    /// it, the latest first; for whoever may open it.
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
        Ok(self.viewings_of_staff(staff).into_iter().filter(is_of_way).collect())
    }

    /// That the viewer is one for whom it is to do something on a person's way: of those who may see it.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] for what is for somebody else to do; [`ServiceError::Refused`] where it is about
    /// oneself and for another to do.
    pub fn must_be_for(&self, viewer: &Viewer, staff: StaffId, doer: Doer) -> Result<(), ServiceError> {
        let own = viewer.staff() == staff;
        match doer {
            Doer::Person if own => Ok(()),
            // A manager books the meeting; what else is asked for is for the person to ask.
            Doer::PersonOrManager => Ok(()),
            Doer::Manager if !own => Ok(()),
            Doer::Manager => {
                let says = "Whoever you met records that the one-to-one was held";
                Err(refuse("meeting", says, "nobody records their own meeting"))
            }
            Doer::Person | Doer::HumanResources => {
                viewer.must(Action::SeeStaffInChange)?;
                match own {
                    true => {
                        let says = "Somebody else must record this: it is about yourself";
                        Err(refuse("person", says, "nobody decides in their own matter"))
                    }
                    false => Ok(()),
                }
            }
        }
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
        self.must_be_for(viewer, staff, doer(&fact))?;
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

/// Where somebody stands, without what is for the person and human resources alone: pregnancy and family leave.
fn read_by(reader: Reader, mut process: PersonProcess) -> PersonProcess {
    if !reader.reads_all() {
        process.family = None;
    }
    process
}

impl Change {
    /// Everything that was recorded of somebody and that the viewer may read, in the order in which it was
    /// recorded. For whoever may see the person.
    pub fn told_to(&self, viewer: &Viewer, staff: StaffId) -> Vec<&Told<PersonFact>> {
        let all = self.record.people.get(&staff).map_or(&[][..], |one| &one.told);
        let all_of_it = Reader::of(viewer, staff).reads_all();
        all.iter().filter(|told| all_of_it || !told.fact.is_confidential()).collect()
    }
}

/// Whose way the viewer may see besides their own.
enum Sees {
    Everybody,
    These(BTreeSet<StaffId>),
}

impl Sees {
    fn contains(&self, staff: &StaffId) -> bool {
        match self {
            Sees::Everybody => true,
            Sees::These(those) => those.contains(staff),
        }
    }
}

impl Service {
    /// Whose way the viewer may see in a change besides their own. A line manager is who manages somebody
    /// today, not who did on the day of the launch; and once the new structure is there, whoever manages
    /// somebody in it has no need to read how they came into it.
    fn sees(&self, viewer: &Viewer, change: &Change) -> Sees {
        let proposal = &change.record.proposal;
        match viewer.may(Action::SeeStaffInChange) {
            true => Sees::Everybody,
            false if proposal.stage == Stage::CarriedOut && proposal.effect <= self.today() => {
                Sees::These(BTreeSet::new())
            }
            false => Sees::These(self.managed(viewer)),
        }
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
