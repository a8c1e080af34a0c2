//! The academy: its measures in numbers for those who lead, people's records for themselves, their managers and
//! supervisors, human resources and the academy's lead.

mod recording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::Date;
use jiff::ToSpan;
use ledger::Subject;
use practice::{PersonId, WorkerId};
use uuid::Uuid;
use workforce::academy::pipeline::protected;
use workforce::academy::spells::{Engaged, Spells, Stretch};
use workforce::academy::training::{Standing, audience, standing};
use workforce::academy::{AcademyRules, Attendance};
use workforce::{Establishment, PostId, StaffId, TrainingId};

use super::Service;
use super::change::{is_of_way, way_subject};
use crate::academy::*;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;

impl Service {
    /// The academy in numbers.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn academy(&self, viewer: &Viewer) -> Result<Academy, ServiceError> {
        viewer.must(Action::SeeAcademy)?;
        Ok(self.whole_academy())
    }

    /// What staff said in the survey, which everybody who works here may read; small groups are hidden.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn academy_surveys(&self, viewer: &Viewer) -> Result<Academy, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        Ok(self.whole_academy())
    }

    pub(super) fn whole_academy(&self) -> Academy {
        let (history, programme, learners) = {
            let world = self.world();
            let organisation = &world.organisation;
            let academy = &organisation.academy;
            (Arc::clone(&organisation.history), Arc::clone(&academy.programme), academy.learners.clone())
        };
        let today = self.today();
        let rules = AcademyRules::on(&self.policies, today);
        Academy { today, rules, programme, spells: Spells::of(&history), learners }
    }

    /// Everybody on a way in, or who was, for those who may open everybody's record; that the list was seen is
    /// noted.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotNoted`].
    pub fn academy_paths(&self, viewer: &Viewer) -> Result<Vec<PathLine>, ServiceError> {
        viewer.must(Action::SeeLearning)?;
        let academy = self.whole_academy();
        let lines = paths_of(&academy, |_| true);
        self.note_staff(viewer, "people on a way into the work", lines.iter().map(|one| one.staff))?;
        Ok(lines)
    }

    /// The ways in of the people whom the viewer manages, and those in which the viewer supervises somebody,
    /// until they end.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotNoted`].
    pub fn academy_own_people(&self, viewer: &Viewer) -> Result<Vec<PathLine>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let academy = self.whole_academy();
        let managed = self.managed(viewer);
        let lines = paths_of(&academy, |line| {
            managed.contains(&line.staff) || line.path.is_supervised_by(viewer.staff(), academy.today)
        });
        self.note_staff(viewer, "ways in of own people", lines.iter().map(|one| one.staff))?;
        Ok(lines)
    }

    /// Newly qualified workers with their protected caseload.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotNoted`].
    pub fn academy_protected(&self, viewer: &Viewer) -> Result<Vec<ProtectedLine>, ServiceError> {
        viewer.must(Action::SeeLearning)?;
        let lines = self.protected_of(&self.whole_academy());
        self.note_staff(viewer, "newly qualified workers", lines.iter().map(|one| one.protected.staff))?;
        Ok(lines)
    }

    /// How many newly qualified workers hold more children than is protected, how many hold no more, and of
    /// how many that could not be checked.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn academy_protected_counts(&self, viewer: &Viewer) -> Result<(usize, usize, usize), ServiceError> {
        viewer.must(Action::SeeAcademy)?;
        let lines = self.protected_of(&self.whole_academy());
        let count = |wanted| lines.iter().filter(|one| one.over() == wanted).count();
        Ok((count(Some(true)), count(Some(false)), count(None)))
    }

    fn protected_of(&self, academy: &Academy) -> Vec<ProtectedLine> {
        let fte = |staff| academy.spells.fte(staff, academy.today, Engaged::Employed);
        let all = protected(academy.learners(), fte, &academy.rules, academy.today);
        let world = self.world();
        let children = |staff: StaffId| {
            let held = world.by_worker.get(&WorkerId(staff.0)).map_or(0, BTreeSet::len);
            u32::try_from(held).unwrap_or(u32::MAX)
        };
        let mut lines: Vec<ProtectedLine> = all
            .into_iter()
            .map(|one| ProtectedLine {
                name: academy.name(one.staff),
                supervisor: one.supervisor.map(|by| academy.name(by)),
                children: children(one.staff),
                protected: one,
            })
            .collect();
        lines.sort_by(|one, other| one.name.cmp(&other.name));
        lines
    }

    /// One person's record, for themselves, their line manager, whoever supervises them, human resources and
    /// the academy's lead. That it was opened is noted.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is nobody, or nobody whom the viewer may
    /// see; [`ServiceError::NotNoted`].
    pub fn learning_record(&self, viewer: &Viewer, staff: StaffId) -> Result<LearningRecord, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let academy = self.whole_academy();
        let record = academy.learners.get(&staff).cloned();
        let known = record.is_some() || academy.spells.name(staff).is_some();
        if !known || !self.may_open(viewer, staff, record.as_deref()) {
            return Err(ServiceError::NotFound);
        }
        if !self.views.note(self.clock.now(), of_staff(staff), viewer.worker, "Learning record") {
            return Err(ServiceError::NotNoted);
        }
        let record = record.unwrap_or_default();
        let learners = academy.learners();
        let (programme, today) = (&academy.programme, academy.today);
        let courses = programme.courses.iter().filter_map(|(id, course)| {
            let stands = standing(programme, *id, course, Some(&record.learner), today);
            let meant = audience(programme, *id, course, &academy.spells, &learners, today);
            let shown = stands != Standing::NotYet || meant.contains(&staff);
            shown.then(|| (*id, course.name.clone(), stands))
        });
        let paths = record.learner.paths.values();
        let supervisors = paths.flat_map(|path| {
            path.supervised.iter().map(|(_, by)| *by).chain(path.started.supervisor).collect::<Vec<_>>()
        });
        let ended = academy.spells.times(staff, Engaged::Employed).into_iter();
        // That somebody goes through a change, and who reads of it, is no business of those who only teach them.
        let of_ways = viewer.staff() == staff
            || viewer.may(Action::SeeStaffInChange)
            || self.managed(viewer).contains(&staff);
        let mut viewings = self.viewings_of_staff(staff);
        viewings.retain(|one| of_ways || !is_of_way(one));
        Ok(LearningRecord {
            staff,
            name: academy.name(staff),
            post: self.post_on(&academy.spells, staff, today),
            courses: courses.collect(),
            ended: ended.filter_map(|time| time.last_day()).filter(|day| *day <= today).collect(),
            names: supervisors.map(|by| (by, academy.name(by))).collect(),
            viewings,
            protected: self.protected_of(&academy).into_iter().find(|one| one.protected.staff == staff),
            record,
            today,
        })
    }

    fn may_open(&self, viewer: &Viewer, staff: StaffId, record: Option<&LearnerRecord>) -> bool {
        let today = self.today();
        let supervises = || {
            let mut paths = record.into_iter().flat_map(|one| one.learner.paths.values());
            paths.any(|path| path.is_supervised_by(viewer.staff(), today))
        };
        viewer.staff() == staff
            || viewer.may(Action::SeeLearning)
            || self.managed(viewer).contains(&staff)
            || supervises()
    }

    /// Who reports to the viewer today.
    pub(super) fn managed(&self, viewer: &Viewer) -> BTreeSet<StaffId> {
        let history = Arc::clone(&self.world().organisation.history);
        let of: Establishment = history.on(self.today());
        let own: BTreeSet<PostId> =
            of.holdings.values().filter(|one| one.staff == viewer.staff()).map(|one| one.post).collect();
        let reports = |post: &PostId| of.posts.get(post).and_then(|post| post.reports_to);
        let under = of.holdings.values().filter(|one| reports(&one.post).is_some_and(|up| own.contains(&up)));
        under.map(|one| one.staff).filter(|staff| *staff != viewer.staff()).collect()
    }

    /// Who left in the twelve months to today, and why where that was told.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotNoted`].
    pub fn academy_leavers(&self, viewer: &Viewer) -> Result<Vec<LeaverLine>, ServiceError> {
        viewer.must(Action::SeeLearning)?;
        let lines = self.leavers_of(&self.whole_academy());
        self.note_staff(viewer, "people who left", lines.iter().map(|one| one.staff))?;
        Ok(lines)
    }

    /// Why people left in the twelve months to today and where to, counted.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn academy_exits(&self, viewer: &Viewer) -> Result<ExitCounts, ServiceError> {
        viewer.must(Action::SeeAcademy)?;
        let academy = self.whole_academy();
        let lines = self.leavers_of(&academy);
        let year = academy.today.saturating_sub(1.year());
        let since = academy.spells.first.filter(|first| *first > year);
        Ok(ExitCounts { since, ..exit_counts(&lines, viewer.may(Action::SeeLearning)) })
    }

    fn leavers_of(&self, academy: &Academy) -> Vec<LeaverLine> {
        let (from, today) = (academy.today.saturating_sub(1.year()), academy.today);
        let mut lines = Vec::new();
        for staff in academy.spells.everybody() {
            for last_day in
                academy.spells.times(staff, Engaged::Employed).into_iter().filter_map(|time| time.last_day())
            {
                if last_day <= from || last_day > today {
                    continue;
                }
                let exit =
                    academy.learners.get(&staff).and_then(|one| one.learner.exits.get(&last_day)).cloned();
                lines.push(LeaverLine {
                    staff,
                    name: academy.name(staff),
                    post: self.post_on(&academy.spells, staff, last_day),
                    last_day,
                    fte: academy.spells.fte(staff, last_day, Engaged::Employed),
                    exit,
                });
            }
        }
        lines.sort_by(|one, other| (other.last_day, &one.name).cmp(&(one.last_day, &other.name)));
        lines
    }

    /// Agency workers now, and who became an employee in the twelve months to today.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotNoted`].
    pub fn academy_agency(&self, viewer: &Viewer) -> Result<AgencyView, ServiceError> {
        viewer.must(Action::SeeLearning)?;
        let academy = self.whole_academy();
        let (spells, today) = (&academy.spells, academy.today);
        let line = |staff, since, day, engaged| AgencyLine {
            staff,
            name: academy.name(staff),
            post: self.post_on(spells, staff, day),
            since,
            fte: spells.fte(staff, day, engaged),
        };
        let mut view = AgencyView::default();
        for staff in spells.everybody() {
            if let Some(time) = spells.times(staff, Engaged::Agency).into_iter().find(|one| one.covers(today))
            {
                view.now.push(line(staff, time.from, today, Engaged::Agency));
            }
        }
        let before: BTreeMap<StaffId, StaffId> =
            academy.learners.iter().filter_map(|(id, one)| Some((*id, one.learner.agency_before?))).collect();
        let year = today.saturating_sub(1.year());
        let lately = spells.conversions(&before).into_iter().filter(|one| one.on > year && one.on <= today);
        view.converted = lately.map(|one| line(one.staff, one.on, one.on, Engaged::Employed)).collect();
        view.now.sort_by(|one, other| one.name.cmp(&other.name));
        view.converted.sort_by_key(|one| std::cmp::Reverse(one.since));
        self.note_staff(
            viewer,
            "agency workers",
            view.now.iter().chain(&view.converted).map(|one| one.staff),
        )?;
        Ok(view)
    }

    /// For a session: everybody for whom its course is meant or who has a place, with what is recorded.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotFound`], [`ServiceError::NotNoted`].
    pub fn academy_session(
        &self,
        viewer: &Viewer,
        id: TrainingId,
    ) -> Result<Vec<(StaffId, String, Option<Attendance>)>, ServiceError> {
        viewer.must(Action::SeeLearning)?;
        let academy = self.whole_academy();
        let programme = &academy.programme;
        let training = programme.trainings.get(&id).ok_or(ServiceError::NotFound)?;
        let course = programme.courses.get(&training.course).ok_or(ServiceError::NotFound)?;
        let learners = academy.learners();
        let told = |staff: &StaffId| learners.get(staff).and_then(|one| one.training.get(&id).copied());
        let meant: BTreeSet<StaffId> = match training.cohort {
            Some(cohort) => {
                let of = |one: &workforce::academy::Learner| {
                    one.paths.values().any(|path| path.started.cohort == Some(cohort))
                };
                learners.iter().filter(|(_, one)| of(one)).map(|(staff, _)| *staff).collect()
            }
            None => audience(
                programme,
                training.course,
                course,
                &academy.spells,
                &learners,
                training.on.min(academy.today),
            )
            .into_iter()
            .collect(),
        };
        let also = learners.keys().filter(|staff| told(staff).is_some()).copied();
        let all: BTreeSet<StaffId> = meant.into_iter().chain(also).collect();
        let mut lines: Vec<_> =
            all.into_iter().map(|staff| (staff, academy.name(staff), told(&staff))).collect();
        lines.sort_by(|(_, one, _), (_, other, _)| one.cmp(other));
        self.note_staff(viewer, "people for a session of training", lines.iter().map(|(staff, ..)| *staff))?;
        Ok(lines)
    }

    /// Names of those who work here now, to choose from.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn academy_colleagues(&self, viewer: &Viewer) -> Result<Vec<(StaffId, String)>, ServiceError> {
        viewer.must(Action::RecordAcademy)?;
        let academy = self.whole_academy();
        let there = academy.spells.everybody().filter(|staff| academy.spells.works_on(*staff, academy.today));
        let mut names: Vec<_> = there.map(|staff| (staff, academy.name(staff))).collect();
        names.sort_by(|(_, one), (_, other)| one.cmp(other));
        Ok(names)
    }

    /// Names of those who work or worked here through an agency, to choose from.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn academy_agency_names(&self, viewer: &Viewer) -> Result<Vec<(StaffId, String)>, ServiceError> {
        viewer.must(Action::RecordAcademy)?;
        Ok(self.whole_academy().agency_names())
    }

    /// The title of the post that somebody holds on a day; the first where there are several.
    fn post_on(&self, spells: &Spells, staff: StaffId, day: Date) -> String {
        let covers = |one: &&Stretch| one.covers(day);
        let Some(post) = spells.stretches(staff).iter().find(covers).map(|one| one.post) else {
            return String::new();
        };
        let title = |post: &workforce::Post| post.title.clone();
        self.world().organisation.history.post_on(post, day).map(title).unwrap_or_default()
    }

    /// Notes that a list which names people of the staff was seen.
    pub(super) fn note_staff(
        &self,
        viewer: &Viewer,
        list: &str,
        staff: impl Iterator<Item = StaffId>,
    ) -> Result<(), ServiceError> {
        self.note_list(viewer, list, staff.map(of_staff).collect())
    }

    pub(super) fn viewings_of_staff(&self, staff: StaffId) -> Vec<crate::views::Viewing> {
        let world = self.world();
        let person = of_staff(staff);
        let mut viewings = world.viewings.get(&person).cloned().unwrap_or_default();
        viewings.extend(world.lists.iter().filter_map(|list| list.viewing_of(person)));
        viewings.sort_by_key(|viewing| std::cmp::Reverse(viewing.position));
        viewings
    }
}

fn paths_of(academy: &Academy, shown: impl Fn(&PathLine) -> bool) -> Vec<PathLine> {
    let mut lines = Vec::new();
    for (staff, record) in &academy.learners {
        for path in record.learner.paths.values() {
            let line = PathLine {
                staff: *staff,
                name: academy.name(*staff),
                supervisor: path.supervisor(academy.today).map(|by| academy.name(by)),
                path: path.clone(),
            };
            if shown(&line) {
                lines.push(line);
            }
        }
    }
    lines.sort_by(|one, other| {
        (one.path.started.route, one.path.expected(), &one.name).cmp(&(
            other.path.started.route,
            other.path.expected(),
            &other.name,
        ))
    });
    lines
}

/// As whom openings of a record of somebody of the staff are noted: under the key of their own.
pub(super) fn of_staff(staff: StaffId) -> PersonId {
    PersonId(way_subject(staff).0)
}

/// The subject of facts about the academy as a whole.
pub(crate) fn academy_subject() -> Subject {
    Subject(Uuid::from_u128(0x676f_6c64_7468_8000_8000_0000_0000_0003))
}
