//! What is recorded of the academy, in the past tense.
//!
//! A start, an end, a contract and a vacancy are the establishment's to know and are not recorded here again.
//! What it cannot know is: the way in, its outcome, who supervises, why somebody left and where to, what was
//! learnt, and what staff say of their work. What states a whole thing is corrected by stating it again.

use std::collections::BTreeMap;

use calendar::Date;
use serde::{Deserialize, Serialize};

use super::sets::{Attendance, Audience, Destination, ExitReason, Route};
use crate::ids::{CohortId, CourseId, PathId, PostId, StaffId, SurveyId, TrainingId};

/// Something of one person. Kept under that person's own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LearnerFact {
    /// The name of somebody who is not on the establishment yet.
    Named {
        /// The name.
        name: String,
    },
    /// They began on a way in, or are to begin; said again for the same path, it corrects what was said.
    PathStarted {
        /// Which path.
        path: PathId,
        /// What it is.
        started: Started,
    },
    /// Somebody else supervises from a day on.
    Supervised {
        /// Which path.
        path: PathId,
        /// The first day.
        on: Date,
        /// Who supervises.
        by: StaffId,
    },
    /// A stage came to its outcome.
    PathTurned {
        /// Which path.
        path: PathId,
        /// What came of it.
        turn: Turn,
    },
    /// The last outcome of a path was recorded by mistake.
    TurnTakenBack {
        /// Which path.
        path: PathId,
        /// Why.
        reason: String,
    },
    /// A path was recorded by mistake.
    PathStruck {
        /// Which path.
        path: PathId,
        /// Why.
        reason: String,
    },
    /// Why they left; said again for the same last day, it corrects what was said.
    ExitTold(ExitTold),
    /// They worked here through an agency before, and the establishment knows them then as somebody else.
    AgencyBefore {
        /// As whom.
        agency: StaffId,
    },
    /// Whether they came to a session; the last that is said of a session counts.
    Attended {
        /// Which session.
        training: TrainingId,
        /// Whether they came.
        attendance: Attendance,
    },
}

/// What a path is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The first day.
    pub on: Date,
    /// The route.
    pub route: Route,
    /// The day on which it is expected to be complete.
    pub expected: Date,
    /// With whom they began.
    #[serde(default)]
    pub cohort: Option<CohortId>,
    /// Who supervises at first.
    #[serde(default)]
    pub supervisor: Option<StaffId>,
    /// The university or programme; empty where there is none.
    #[serde(default)]
    pub with: String,
}

/// What came of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The day.
    pub on: Date,
    /// What.
    pub outcome: Outcome,
    /// In the assessor's words; may be empty.
    #[serde(default)]
    pub says: String,
}

/// The outcome of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It takes longer.
    Extended {
        /// The new day on which it is expected to be complete.
        until: Date,
    },
    /// Passed.
    Passed,
    /// Left before the end.
    Left {
        /// Why.
        reason: ExitReason,
    },
    /// Moved into a post here.
    MovedIntoPost {
        /// Which post.
        post: PostId,
        /// As whom the establishment knows them, where that is somebody else.
        #[serde(default)]
        as_staff: Option<StaffId>,
    },
}

impl Outcome {
    /// As pages say it.
    pub fn label(&self) -> &'static str {
        match self {
            Outcome::Extended { .. } => "extended",
            Outcome::Passed => "passed",
            Outcome::Left { .. } => "left",
            Outcome::MovedIntoPost { .. } => "moved into a post",
        }
    }

    /// Whether the path ends with it.
    pub fn ends(&self) -> bool {
        !matches!(self, Outcome::Extended { .. })
    }
}

/// Why somebody left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitTold {
    /// Their last day in post, as the establishment knows it.
    pub last_day: Date,
    /// Why.
    pub reason: ExitReason,
    /// Where to.
    pub destination: Destination,
    /// The day of the exit interview, if there was one.
    #[serde(default)]
    pub interviewed: Option<Date>,
    /// What they said, in a few words; may be empty.
    #[serde(default)]
    pub says: String,
}

/// Something of the academy as a whole. Each states the whole of what it is about; `None` takes it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AcademyFact {
    /// People who begin together.
    Cohort(CohortId, Option<Cohort>),
    /// A course.
    Course(CourseId, Option<Course>),
    /// A session of a course.
    Training(TrainingId, Option<Training>),
    /// A wave of the staff survey.
    Survey(SurveyId, Option<Survey>),
    /// Every response to a wave, in place of those before.
    Answers(SurveyId, Vec<Answer>),
}

/// People who begin together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// Its name: `Apprentices, September 2021`.
    pub name: String,
    /// Their route.
    pub route: Route,
    /// The day on which they begin.
    pub begins: Date,
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Its name.
    pub name: String,
    /// What one learns; may be empty.
    #[serde(default)]
    pub about: String,
    /// For whom it is meant.
    pub audience: Audience,
    /// After how many months it is to be done again; none is once for good.
    #[serde(default)]
    pub again_after: Option<u16>,
}

/// A session of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// Of which course.
    pub course: CourseId,
    /// The day; of a session of several days, the last.
    pub on: Date,
    /// Where, or how to join.
    #[serde(default)]
    pub place: String,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// The cohort for which it is, if it is for one.
    #[serde(default)]
    pub cohort: Option<CohortId>,
}

/// A wave of the staff survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// Its name: `Staff survey, autumn 2021`.
    pub name: String,
    /// The first day.
    pub opened: Date,
    /// The last day.
    pub closed: Date,
    /// What it measures. A scale of the same name in another wave is the same scale.
    pub scales: Vec<Scale>,
    /// How many people were asked, by group.
    pub asked: BTreeMap<String, u32>,
}

/// Questions that measure one thing, each answered from 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// What they measure: `Workload`.
    pub name: String,
    /// The questions.
    pub questions: Vec<String>,
}

/// One response, without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The group.
    pub group: String,
    /// The scores, from 1 to 5, one for each question in the order of the scales; none where it was left out.
    pub scores: Vec<Option<u8>>,
}
