//! The academy: who may see what, what is noted, what is refused.

use std::collections::BTreeMap;

use calendar::Date;
use jiff::civil::date;
use service::{Service, ServiceError};
use uuid::Uuid;
use workforce::academy::facts::*;
use workforce::academy::{AcademyFact, Attendance, Audience, ExitReason, LearnerFact, Route};
use workforce::{CourseId, PathId, SurveyId, TrainingId};

use crate::given_change::*;

const DAY: Date = date(2021, 11, 15);

fn begins_the_year(service: &Service, by: u128, of: u128) -> Result<(), ServiceError> {
    let started = Started {
        on: date(2021, 9, 6),
        route: Route::AssessedYear,
        expected: date(2022, 9, 5),
        cohort: None,
        supervisor: Some(staff(ASSISTANT)),
        with: String::new(),
    };
    let fact = LearnerFact::PathStarted { path: PathId(Uuid::from_u128(9)), started };
    service.record_of_learner(&viewer(by), staff(of), vec![fact])
}

#[test]
fn a_record_is_open_to_its_person_their_manager_who_supervises_them_and_human_resources_and_each_opening_is_noted()
 {
    let council = Council::new();
    let service = council.on(DAY);
    begins_the_year(&service, HR, EAST_1).unwrap();
    for by in [EAST_1, MANAGER_EAST, ASSISTANT, HR] {
        let opened = service.learning_record(&viewer(by), staff(EAST_1)).unwrap();
        assert_eq!((opened.name.as_str(), opened.record.told.len()), ("Person 20", 1), "{by}");
    }
    // A colleague, another team's manager, the director and the programme office find nothing.
    for by in [EAST_2, MANAGER_WEST, DIRECTOR, PROGRAMME] {
        let found = service.learning_record(&viewer(by), staff(EAST_1));
        assert!(matches!(found, Err(ServiceError::NotFound)), "{by}");
    }
    drop(service);
    let opened = council.on(DAY).learning_record(&viewer(EAST_1), staff(EAST_1)).unwrap();
    let by: Vec<u128> = opened.viewings.iter().map(|one| one.by.0.as_u128()).collect();
    assert!([EAST_1, MANAGER_EAST, ASSISTANT, HR].iter().all(|one| by.contains(one)), "{by:?}");
}

#[test]
fn whoever_only_teaches_somebody_reads_nothing_of_who_opened_their_way_through_a_change() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(DAY);
    begins_the_year(&service, HR, EAST_1).unwrap();
    service.open_person_in_change(&viewer(HR), id, staff(EAST_1)).unwrap();
    service.people_in_change(&viewer(HR), id).unwrap();
    service.learning_record(&viewer(HR), staff(EAST_1)).unwrap();
    drop(service);
    let service = council.on(DAY);
    let lead = service::Viewer { role: service::Role::AcademyLead, ..viewer(PROGRAMME) };
    let parts = |by: &service::Viewer| {
        let opened = service.learning_record(by, staff(EAST_1)).unwrap();
        opened.viewings.iter().map(|one| one.part.to_string()).collect::<Vec<_>>()
    };
    for by in [viewer(EAST_1), viewer(MANAGER_EAST), viewer(HR)] {
        let parts = parts(&by);
        assert!(parts.iter().any(|one| one == "Way through a change"), "{parts:?}");
        assert!(parts.iter().any(|one| one == "Saw a list: people in a change"), "{parts:?}");
    }
    for by in [lead, viewer(ASSISTANT)] {
        assert_eq!(parts(&by), ["Learning record"]);
    }
}

#[test]
fn a_supervisor_sees_a_way_in_until_it_ends() {
    let service = Council::new().on(DAY);
    begins_the_year(&service, HR, EAST_1).unwrap();
    let sees = |by: u128| service.academy_own_people(&viewer(by)).unwrap().len();
    assert_eq!((sees(ASSISTANT), sees(MANAGER_EAST)), (1, 1));
    let turn = Turn {
        on: DAY,
        outcome: Outcome::Left { reason: ExitReason::Resigned },
        says: "Moved north.".into(),
    };
    let fact = LearnerFact::PathTurned { path: PathId(Uuid::from_u128(9)), turn };
    service.record_of_learner(&viewer(HR), staff(EAST_1), vec![fact]).unwrap();
    assert_eq!((sees(ASSISTANT), sees(MANAGER_EAST)), (0, 1), "whoever manages them still does");
    let opened = service.learning_record(&viewer(ASSISTANT), staff(EAST_1));
    assert!(matches!(opened, Err(ServiceError::NotFound)));
}

#[test]
fn lists_that_name_people_are_for_human_resources_and_numbers_for_those_who_lead() {
    let service = Council::new().on(DAY);
    begins_the_year(&service, HR, EAST_1).unwrap();
    assert_eq!(service.academy_paths(&viewer(HR)).unwrap().len(), 1);
    for by in [DIRECTOR, MANAGER_EAST, EAST_1] {
        assert!(matches!(service.academy_paths(&viewer(by)), Err(ServiceError::Denied(_))));
        assert!(matches!(service.academy_leavers(&viewer(by)), Err(ServiceError::Denied(_))));
        assert!(matches!(service.academy_agency(&viewer(by)), Err(ServiceError::Denied(_))));
        assert!(matches!(begins_the_year(&service, by, EAST_2), Err(ServiceError::Denied(_))));
    }
    assert_eq!(service.academy(&viewer(DIRECTOR)).unwrap().pipeline().all(), 1);
    assert!(matches!(service.academy(&viewer(EAST_1)), Err(ServiceError::Denied(_))));
    assert_eq!(service.academy_own_people(&viewer(MANAGER_EAST)).unwrap().len(), 1);
    assert_eq!(service.academy_own_people(&viewer(MANAGER_WEST)).unwrap().len(), 0);
}

#[test]
fn the_protected_caseload_is_held_against_the_children_somebody_has() {
    let service = Council::new().on(DAY);
    begins_the_year(&service, HR, EAST_1).unwrap();
    let all = service.academy_protected(&viewer(HR)).unwrap();
    // 90% of 18 children.
    assert_eq!((all[0].children, all[0].protected.most, all[0].over()), (1, Some(1620), Some(false)));
    assert_eq!(service.academy_protected_counts(&viewer(DIRECTOR)).unwrap(), (0, 1, 0));
}

#[test]
fn nobody_decides_in_their_own_matter_and_a_correction_is_a_later_fact() {
    let service = Council::new().on(DAY);
    let says = refused(begins_the_year(&service, HR, HR));
    assert!(says.contains("Somebody else must record this"), "{says}");
    begins_the_year(&service, HR, EAST_1).unwrap();
    let path = PathId(Uuid::from_u128(9));
    let strike = LearnerFact::PathStruck { path, reason: "It was for a namesake".into() };
    service.record_of_learner(&viewer(HR), staff(EAST_1), vec![strike]).unwrap();
    let opened = service.learning_record(&viewer(HR), staff(EAST_1)).unwrap();
    assert!(opened.record.learner.paths.is_empty());
    assert_eq!(opened.record.told.len(), 2);
}

#[test]
fn somebody_who_is_not_on_the_establishment_yet_has_a_record_and_a_stranger_has_none() {
    let service = Council::new().on(DAY);
    let started = Started {
        on: date(2022, 1, 10),
        route: Route::StepUp,
        expected: date(2023, 3, 10),
        cohort: None,
        supervisor: None,
        with: "Regional partnership".into(),
    };
    let fact = LearnerFact::PathStarted { path: PathId(Uuid::now_v7()), started };
    let says = refused(service.begin_learner(&viewer(HR), " ", vec![fact.clone()]));
    assert_eq!(says, "Enter the name.");
    let who = service.begin_learner(&viewer(HR), "Mina Castle", vec![fact.clone()]).unwrap();
    assert_eq!(service.learning_record(&viewer(HR), who).unwrap().name, "Mina Castle");
    let stranger = service.record_of_learner(&viewer(HR), staff(0xDEAD), vec![fact]);
    assert!(matches!(stranger, Err(ServiceError::NotFound)));
}

#[test]
fn attendance_of_a_session_is_recorded_at_once_and_what_is_the_same_not_again() {
    let service = Council::new().on(DAY);
    let (course, training) = (CourseId(Uuid::from_u128(1)), TrainingId(Uuid::from_u128(2)));
    let is = Course {
        name: "Systemic practice".into(),
        about: String::new(),
        audience: Audience::CaseHolders,
        again_after: None,
    };
    service.record_of_academy(&viewer(HR), AcademyFact::Course(course, Some(is))).unwrap();
    let held =
        Training { course, on: date(2021, 11, 1), place: "Civic centre".into(), minutes: 360, cohort: None };
    service.record_of_academy(&viewer(HR), AcademyFact::Training(training, Some(held))).unwrap();
    let there = service.academy_session(&viewer(HR), training).unwrap();
    assert_eq!(there.len(), 4, "the social workers who hold cases");
    let told: BTreeMap<_, _> = there.iter().map(|(staff, ..)| (*staff, Attendance::Attended)).collect();
    assert_eq!(service.record_attendance(&viewer(HR), training, told.clone()).unwrap(), 4);
    assert_eq!(service.record_attendance(&viewer(HR), training, told).unwrap(), 0);
    let academy = service.academy(&viewer(DIRECTOR)).unwrap();
    assert_eq!(academy.courses()[0].2.unwrap().to_string(), "100.0%");
}

#[test]
fn everybody_reads_the_survey_and_no_group_of_a_few() {
    let service = Council::new().on(DAY);
    let id = SurveyId(Uuid::from_u128(3));
    let survey = Survey {
        name: "Autumn 2021".into(),
        opened: date(2021, 9, 20),
        closed: date(2021, 10, 1),
        scales: vec![Scale {
            name: "Workload".into(),
            questions: vec!["I have time for each child.".into()],
        }],
        asked: BTreeMap::from([("East".to_owned(), 4), ("West".to_owned(), 30)]),
    };
    service.record_of_academy(&viewer(HR), AcademyFact::Survey(id, Some(survey))).unwrap();
    let answer = |group: &str, score| Answer { group: group.into(), scores: vec![Some(score)] };
    let answers: Vec<Answer> =
        (0..3).map(|_| answer("East", 1)).chain((0..20).map(|n| answer("West", 2 + n % 3))).collect();
    let loads = |by: u128, fact| service.record_of_academy(&viewer(by), fact);
    assert!(matches!(
        loads(DIRECTOR, AcademyFact::Answers(id, answers.clone())),
        Err(ServiceError::Denied(_))
    ));
    loads(HR, AcademyFact::Answers(id, answers)).unwrap();
    let shown = service.academy_surveys(&viewer(EAST_1)).unwrap().survey(id).unwrap();
    assert_eq!(shown.all.responded, Some(23));
    assert!(shown.groups.iter().all(|(_, row)| row.responded.is_none()), "three are hidden by twenty");
}
