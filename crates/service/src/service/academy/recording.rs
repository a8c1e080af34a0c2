//! Recording what is of the academy: for human resources and the academy's lead; nobody in their own matter.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use practice::Refusal;
use uuid::Uuid;
use workforce::academy::decide::{Around, decide_academy, decide_learner};
use workforce::academy::spells::Spells;
use workforce::academy::{AcademyFact, AcademyRules, Attendance, Learner, LearnerFact};
use workforce::{StaffId, TrainingId};

use super::academy_subject;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{Fact, LearningTold, Statement};
use crate::service::Service;
use crate::service::change::way_subject;

impl Service {
    /// Records something of the academy as a whole.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Refused`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn record_of_academy(&self, viewer: &Viewer, fact: AcademyFact) -> Result<(), ServiceError> {
        viewer.must(Action::RecordAcademy)?;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (programme, version) = {
            let academy = &self.world().organisation.academy;
            (Arc::clone(&academy.programme), academy.version)
        };
        let fact = decide_academy(&programme, fact, self.today()).map_err(ServiceError::Refused)?;
        let subject = academy_subject();
        let statement = Statement { by: viewer.worker, fact: Fact::Academy(fact) };
        self.ledger.append(self.clock.now(), &[(subject, version)], vec![(subject, statement)])?;
        drop(writing);
        self.catch_up()
    }

    /// Records facts of one person, all or nothing, each judged against those before it.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is nobody by that identifier;
    /// [`ServiceError::Refused`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn record_of_learner(
        &self,
        viewer: &Viewer,
        staff: StaffId,
        facts: Vec<LearnerFact>,
    ) -> Result<(), ServiceError> {
        self.record_of_learners(viewer, BTreeMap::from([(staff, facts)]), false)
    }

    /// Begins the record of somebody whom the establishment does not know yet; gives their identifier.
    ///
    /// # Errors
    /// As [`Service::record_of_learner`].
    pub fn begin_learner(
        &self,
        viewer: &Viewer,
        name: &str,
        facts: Vec<LearnerFact>,
    ) -> Result<StaffId, ServiceError> {
        let staff = StaffId(Uuid::now_v7());
        let mut all = vec![LearnerFact::Named { name: name.trim().to_owned() }];
        all.extend(facts);
        self.record_of_learners(viewer, BTreeMap::from([(staff, all)]), true)?;
        Ok(staff)
    }

    /// Records who came to a session, all or nothing; what is recorded already is not recorded again. Gives
    /// how many people that changed.
    ///
    /// # Errors
    /// As [`Service::record_of_learner`].
    pub fn record_attendance(
        &self,
        viewer: &Viewer,
        training: TrainingId,
        told: BTreeMap<StaffId, Attendance>,
    ) -> Result<usize, ServiceError> {
        viewer.must(Action::RecordAcademy)?;
        let known = self.world().organisation.academy.learners.clone();
        let same = |staff: &StaffId, how: &Attendance| {
            known.get(staff).is_some_and(|one| one.learner.training.get(&training) == Some(how))
        };
        let facts: BTreeMap<StaffId, Vec<LearnerFact>> = told
            .into_iter()
            .filter(|(staff, how)| !same(staff, how))
            .map(|(staff, attendance)| (staff, vec![LearnerFact::Attended { training, attendance }]))
            .collect();
        let count = facts.len();
        if count > 0 {
            self.record_of_learners(viewer, facts, false)?;
        }
        Ok(count)
    }

    fn record_of_learners(
        &self,
        viewer: &Viewer,
        told: BTreeMap<StaffId, Vec<LearnerFact>>,
        new: bool,
    ) -> Result<(), ServiceError> {
        viewer.must(Action::RecordAcademy)?;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (history, programme, learners, versions, forgotten) = {
            let world = self.world();
            let organisation = &world.organisation;
            let (academy, versions) = (&organisation.academy, organisation.staff_versions.clone());
            (
                Arc::clone(&organisation.history),
                Arc::clone(&academy.programme),
                academy.learners.clone(),
                versions,
                organisation.forgotten.clone(),
            )
        };
        let spells = Spells::of(&history);
        let today = self.today();
        let rules = AcademyRules::on(self.policies(), today);
        let (mut expected, mut entries) = (Vec::new(), Vec::new());
        for (staff, facts) in told {
            if forgotten.contains(&staff) {
                return Err(ServiceError::Forgotten);
            }
            if !new && spells.name(staff).is_none() && !learners.contains_key(&staff) {
                return Err(ServiceError::NotFound);
            }
            let mut learner = learners.get(&staff).map_or_else(Learner::default, |one| one.learner.clone());
            let (programme, history) = (&*programme, &*history);
            let around = Around { staff, programme, spells: &spells, history, rules, today };
            expected.push((way_subject(staff), versions.get(&staff).copied().unwrap_or_default()));
            for fact in facts {
                if viewer.staff() == staff && decides(&fact) {
                    let says = "Somebody else must record this: it is about yourself";
                    let source = "nobody decides in their own matter";
                    return Err(ServiceError::Refused(vec![Refusal::new("person", "", says, source)]));
                }
                let fact = decide_learner(&learner, fact, &around).map_err(ServiceError::Refused)?;
                learner.apply(&fact);
                let told = LearningTold { staff, fact };
                entries
                    .push((way_subject(staff), Statement { by: viewer.worker, fact: Fact::Learning(told) }));
            }
        }
        self.ledger.append(self.clock.now(), &expected, entries)?;
        drop(writing);
        self.catch_up()
    }
}

/// What is for another to decide than the person.
fn decides(fact: &LearnerFact) -> bool {
    !matches!(fact, LearnerFact::Attended { .. } | LearnerFact::Named { .. })
}
