//! Addresses of the academy: see the parent module.

use calendar::Date;
use workforce::academy::figures::{Measure, Whom};
use workforce::{CourseId, PathId, StaffId, SurveyId, TrainingId};

/// The academy in numbers.
pub const ACADEMY: &str = "/redesign/academy";
/// Its measures as CSV.
pub const ACADEMY_CSV: &str = "/redesign/academy/figures.csv";
/// Who is on a way into the work.
pub const ACADEMY_PIPELINE: &str = "/redesign/academy/pipeline";
/// Courses.
pub const ACADEMY_TRAINING: &str = "/redesign/academy/training";
/// Who left, and why.
pub const ACADEMY_LEAVERS: &str = "/redesign/academy/leavers";
/// Agency workers, and who became an employee.
pub const ACADEMY_AGENCY: &str = "/redesign/academy/agency";
/// Waves of the staff survey.
pub const ACADEMY_SURVEYS: &str = "/redesign/academy/surveys";
/// One person's learning record.
pub const LEARNING: &str = "/redesign/academy/people/{staff}";
/// See [`LEARNING`].
pub fn learning(staff: StaffId) -> String {
    format!("/redesign/academy/people/{staff}")
}
/// Where something of one person is recorded.
pub const LEARNING_RECORD: &str = "/redesign/academy/people/{staff}/record/{act}";
/// See [`LEARNING_RECORD`]: of one path, or of a last day.
pub fn learning_record(staff: StaffId, act: &str, path: Option<PathId>, last_day: Option<Date>) -> String {
    let query = match (path, last_day) {
        (Some(path), _) => format!("?path={path}"),
        (None, Some(day)) => format!("?day={day}"),
        (None, None) => String::new(),
    };
    format!("/redesign/academy/people/{staff}/record/{act}{query}")
}
/// Where something of the academy as a whole is recorded.
pub const ACADEMY_RECORD: &str = "/redesign/academy/record/{act}";
/// See [`ACADEMY_RECORD`]: of one course, session or survey.
pub fn academy_record(act: &str, of: Option<&str>) -> String {
    let query = of.map_or_else(String::new, |of| format!("?of={of}"));
    format!("/redesign/academy/record/{act}{query}")
}
/// One course.
pub const COURSE: &str = "/redesign/academy/course/{course}";
/// See [`COURSE`].
pub fn course(course: CourseId) -> String {
    format!("/redesign/academy/course/{course}")
}
/// Who came to a session.
pub const TRAINING: &str = "/redesign/academy/session/{training}";
/// See [`TRAINING`].
pub fn training(training: TrainingId) -> String {
    format!("/redesign/academy/session/{training}")
}
/// One wave of the staff survey.
pub const SURVEY: &str = "/redesign/academy/survey/{survey}";
/// See [`SURVEY`].
pub fn survey(survey: SurveyId) -> String {
    format!("/redesign/academy/survey/{survey}")
}

/// One of its measures, drawn.
pub fn academy_measure(measure: &Measure, whom: Whom) -> String {
    format!("{ACADEMY}?measure={}&whom={}", measure.key, whom.key())
}
