//! The workforce academy: how people come into the work, learn, stay and leave.
//!
//! - [`facts`]: what is recorded, of one person ([`LearnerFact`]) and of all ([`AcademyFact`]); [`sets`]: its words.
//! - [`learner`]: where one person stands; [`programme`]: cohorts, courses, sessions, surveys.
//! - [`decide`]: what may be recorded, and what is refused.
//! - [`spells`]: who was in post when, read off the establishment, which alone knows starts, ends and contracts.
//! - [`figures`]: measures month by month; [`pipeline`]: who is expected when; [`training`]: who has learnt what;
//!   [`survey`]: scales of a staff survey, small groups hidden.

pub mod decide;
pub mod facts;
pub mod figures;
pub mod learner;
pub mod pipeline;
pub mod programme;
pub mod sets;
pub mod share;
pub mod spells;
pub mod survey;
pub mod training;

use rules::Policies;

use calendar::Date;

pub use facts::{AcademyFact, LearnerFact};
pub use learner::Learner;
pub use programme::Programme;
pub use sets::{Attendance, Audience, Destination, ExitReason, Route};
pub use share::{Mean, Share};
pub use spells::Spells;

/// A council's own figures of its academy, as in force on a day. What no policy says is `None`, and what
/// depends on it could not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcademyRules {
    /// How much of a full caseload a newly qualified worker has in the assessed year, in percent.
    pub protected_caseload: Option<u32>,
    /// How many months the assessed year lasts.
    pub assessed_months: Option<u32>,
    /// The fewest responses of which a survey's scores are shown.
    pub survey_least: Option<u32>,
    /// The most children of a full-time worker, which the structure policy sets.
    pub caseload_most: Option<u32>,
}

impl AcademyRules {
    /// The figures in force on a day.
    pub fn on(policies: &Policies, day: Date) -> AcademyRules {
        let number = |key| policies.number(key, day).and_then(|number| u32::try_from(number).ok());
        AcademyRules {
            protected_caseload: number("academy.protected_caseload"),
            assessed_months: number("academy.assessed_months"),
            survey_least: number("academy.survey_least"),
            caseload_most: number("structure.caseload_most"),
        }
    }
}
