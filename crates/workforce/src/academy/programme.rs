//! Cohorts, courses, sessions and surveys: the fold over what is recorded of the academy as a whole.

use std::collections::BTreeMap;

use super::facts::{AcademyFact, Answer, Cohort, Course, Survey, Training};
use crate::ids::{CohortId, CourseId, SurveyId, TrainingId};

/// The academy as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Programme {
    /// Cohorts.
    pub cohorts: BTreeMap<CohortId, Cohort>,
    /// Courses.
    pub courses: BTreeMap<CourseId, Course>,
    /// Sessions.
    pub trainings: BTreeMap<TrainingId, Training>,
    /// Waves of the staff survey.
    pub surveys: BTreeMap<SurveyId, Survey>,
    /// The responses to each wave.
    pub answers: BTreeMap<SurveyId, Vec<Answer>>,
}

impl Programme {
    /// Everything that was recorded, folded.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a AcademyFact>) -> Programme {
        let mut programme = Programme::default();
        for fact in facts {
            programme.apply(fact);
        }
        programme
    }

    /// Takes in one more fact.
    pub fn apply(&mut self, fact: &AcademyFact) {
        fn put<Id: Ord + Copy, T: Clone>(all: &mut BTreeMap<Id, T>, id: &Id, now: &Option<T>) {
            match now {
                Some(now) => all.insert(*id, now.clone()),
                None => all.remove(id),
            };
        }
        match fact {
            AcademyFact::Cohort(id, now) => put(&mut self.cohorts, id, now),
            AcademyFact::Course(id, now) => put(&mut self.courses, id, now),
            AcademyFact::Training(id, now) => put(&mut self.trainings, id, now),
            AcademyFact::Survey(id, now) => put(&mut self.surveys, id, now),
            AcademyFact::Answers(id, all) => {
                self.answers.insert(*id, all.clone());
            }
        }
    }

    /// The sessions of a course, the first one first.
    pub fn sessions(&self, course: CourseId) -> Vec<(TrainingId, &Training)> {
        let mut sessions: Vec<_> = self
            .trainings
            .iter()
            .filter(|(_, one)| one.course == course)
            .map(|(id, one)| (*id, one))
            .collect();
        sessions.sort_by_key(|(id, one)| (one.on, *id));
        sessions
    }

    /// The waves of the survey, the first one first.
    pub fn waves(&self) -> Vec<(SurveyId, &Survey)> {
        let mut waves: Vec<_> = self.surveys.iter().map(|(id, one)| (*id, one)).collect();
        waves.sort_by_key(|(id, one)| (one.opened, *id));
        waves
    }
}
