//! Who has learnt what.

use std::collections::BTreeMap;

use calendar::{Date, Month};

use super::facts::Course;
use super::learner::Learner;
use super::programme::Programme;
use super::sets::{Attendance, Audience};
use super::share::Share;
use super::spells::Spells;
use crate::ids::{CourseId, StaffId};

/// How far one person is with one course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Completed on a day, and that still counts.
    Done(Date),
    /// Completed on a day, and due again since another.
    DueAgain(Date),
    /// Has a place in a session on a day to come.
    Booked(Date),
    /// None of these.
    NotYet,
}

/// Where somebody stands with a course on a day.
pub fn standing(
    programme: &Programme,
    id: CourseId,
    course: &Course,
    learner: Option<&Learner>,
    day: Date,
) -> Standing {
    let Some(learner) = learner else { return Standing::NotYet };
    let sessions = || {
        let of_course = programme.trainings.iter().filter(|(_, one)| one.course == id);
        of_course.filter_map(|(id, one)| Some((one.on, *learner.training.get(id)?)))
    };
    let attended = |(on, how): &(Date, Attendance)| *how == Attendance::Attended && *on <= day;
    let done = sessions().filter(attended).map(|(on, _)| on).max();
    let to_come = |(on, how): &(Date, Attendance)| *how == Attendance::Booked && *on >= day;
    let booked = sessions().filter(to_come).map(|(on, _)| on).min();
    match (done, booked) {
        (Some(on), _) if again_from(course, on).is_none_or(|from| day < from) => Standing::Done(on),
        (_, Some(on)) => Standing::Booked(on),
        (Some(on), None) => Standing::DueAgain(on),
        (None, None) => Standing::NotYet,
    }
}

/// The day from which a course is due again that was completed on a day.
fn again_from(course: &Course, on: Date) -> Option<Date> {
    let months = i16::try_from(course.again_after?).unwrap_or(i16::MAX);
    let later = Month::of(on).plus(months);
    Some(Date::new(later.year(), later.number(), on.day()).unwrap_or_else(|_| later.last()))
}

/// For whom a course is meant on a day: everybody in post of its audience, or whoever ever had a place.
pub fn audience(
    programme: &Programme,
    id: CourseId,
    course: &Course,
    spells: &Spells,
    learners: &BTreeMap<StaffId, &Learner>,
    day: Date,
) -> Vec<StaffId> {
    let there = |staff: &StaffId| spells.works_on(*staff, day) && !spells.is_away(*staff, day);
    match course.audience {
        Audience::Everybody => spells.everybody().filter(there).collect(),
        Audience::SocialWorkers => {
            spells.everybody().filter(|staff| spells.is_registered(*staff)).filter(there).collect()
        }
        Audience::CaseHolders => {
            spells.everybody().filter(|staff| spells.holds_cases(*staff, day)).filter(there).collect()
        }
        Audience::Booked => {
            let booked = |learner: &Learner| {
                let known = |training| programme.trainings.get(training);
                learner.training.keys().filter_map(known).any(|one| one.course == id && one.on <= day)
            };
            learners.iter().filter(|(_, one)| booked(one)).map(|(staff, _)| *staff).collect()
        }
    }
}

/// How many of those for whom a course is meant have completed it, as it counts on a day.
pub fn completion(
    programme: &Programme,
    id: CourseId,
    course: &Course,
    spells: &Spells,
    learners: &BTreeMap<StaffId, &Learner>,
    day: Date,
) -> Option<Share> {
    let meant = audience(programme, id, course, spells, learners, day);
    let done = |staff: &&StaffId| {
        let learner = learners.get(staff).copied();
        matches!(standing(programme, id, course, learner, day), Standing::Done(_))
    };
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Share::of(count(meant.iter().filter(done).count()), count(meant.len()))
}
