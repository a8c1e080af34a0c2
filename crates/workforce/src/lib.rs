//! The organisation as data: posts, teams, people in posts, and their redesign.
//!
//! - [`establishment`]: what there is on one day; [`facts`]: how it comes to be, past and planned.
//! - [`changes`]: what a proposal may change; [`proposal`]: a named set of changes, its versions and stages.
//! - [`compare`]: two establishments side by side. [`caseload`]: cases against the posts that hold them.
//! - [`checks`]: what a structure should hold to. [`rows`]: the establishment as a table.
//! - [`job`]: job descriptions as criteria that can be compared.
//! - [`money`]: what an establishment costs, and what a change of it costs.
//! - [`academy`]: how people come into the work, learn, stay and leave.
//! - [`people`]: people through a change: who may go where, by when, and why.
//!
//! Pure: no I/O, no clock. It knows nothing of children.

pub mod academy;
mod between;
pub mod caseload;
pub mod changes;
pub mod checks;
pub mod compare;
pub mod establishment;
pub mod facts;
mod fte;
pub mod ids;
pub mod job;
pub mod money;
pub mod people;
pub mod proposal;
pub mod rows;
mod words;

pub use between::{Step, changes_between};
pub use changes::{Change, Part, apply};
pub use compare::{Difference, PostDifference, RoleLine, compare, role_lines};
pub use establishment::{
    Absence, Contract, Establishment, Footing, Funding, Holding, Post, PostPay, Service, StaffMember,
    StaffPay, StatutoryRole, Team, WeeksAYear,
};
pub use facts::{History, Stated, WorkforceFact, facts_between};
pub use fte::Fte;
pub use ids::{
    CohortId, CourseId, HoldingId, JobId, ModelId, PathId, PostId, ProposalId, ServiceId, StaffId, SurveyId,
    TeamId, TrainingId,
};
pub use job::{Duty, JobDescription};
pub use proposal::{Outcome, PaperPart, Proposal, ProposalFact, Proposed, Stage};
