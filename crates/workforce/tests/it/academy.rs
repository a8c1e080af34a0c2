//! The academy: the pipeline, leavers, agency, training, surveys.

use std::collections::BTreeMap;

use calendar::{Date, Month};
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;
use workforce::academy::decide::{Around, decide_academy, decide_learner};
use workforce::academy::facts::*;
use workforce::academy::figures::{Given, MEASURES, MonthFigures, Whom, Worth, series};
use workforce::academy::learner::assessed_year_ends;
use workforce::academy::pipeline::{Pipeline, Quarter, protected};
use workforce::academy::spells::Engaged;
use workforce::academy::survey::{Score, hide, shown};
use workforce::academy::training::{Standing, completion, standing};
use workforce::academy::{
    AcademyRules, Attendance, Audience, Destination, ExitReason, Learner, Programme, Route, Share, Spells,
};
use workforce::{
    CohortId, CourseId, Establishment, Footing, Fte, History, HoldingId, PathId, StaffId, Stated, SurveyId,
    TrainingId, WorkforceFact, facts_between,
};

use crate::given::{holding, post, small_service, staff};

const FIRST: Date = date(2020, 4, 1);
const TODAY: Date = date(2021, 11, 15);
const RULES: AcademyRules = AcademyRules {
    protected_caseload: Some(90),
    assessed_months: Some(12),
    survey_least: Some(10),
    caseload_most: Some(18),
};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// The small service since April 2020: Ada, Finn (0.6) and Rosa employed; more facts follow.
fn history(more: Vec<(Date, Stated)>) -> History {
    let mut history = History::default();
    for fact in facts_between(&Establishment::default(), &small_service(), FIRST) {
        history.apply(&fact);
    }
    for (on, what) in more {
        history.apply(&WorkforceFact { on, what });
    }
    history
}

fn holds(n: u128, who: u128, posted: u128, fte: i32, footing: Footing) -> Stated {
    let mut it = holding(who, posted, fte);
    it.footing = footing;
    Stated::Holding(HoldingId(id(n)), Some(it))
}

fn ends(n: u128) -> Stated {
    Stated::Holding(HoldingId(id(n)), None)
}

fn joins(n: u128, name: &str) -> Stated {
    let member = workforce::StaffMember {
        reference: None,
        name: name.into(),
        service_from: None,
        registered: true,
        pay: workforce::StaffPay::default(),
    };
    Stated::Staff(staff(n), Some(member))
}

fn figures(history: &History, month: Month) -> MonthFigures {
    let (spells, programme, learners) = (Spells::of(history), Programme::default(), BTreeMap::new());
    let given = Given { spells: &spells, programme: &programme, learners: &learners };
    series(&given, Whom::Everybody, &[month]).remove(0)
}

fn worth(key: &str, month: &MonthFigures) -> Worth {
    (MEASURES.iter().find(|one| one.key == key).unwrap().of)(month)
}

#[test]
fn rates_of_the_published_census_recompute_from_its_numbers() {
    // England, year ending 30 September 2023: in post, leavers, agency, vacancies; full-time equivalents.
    let in_post = 331_191;
    for (part, whole, published) in
        [(52_546, in_post, "15.9%"), (71_735, 71_735 + in_post, "17.8%"), (77_227, 77_227 + in_post, "18.9%")]
    {
        assert_eq!(Share::of(part, whole).unwrap().to_string(), published);
    }
}

#[test]
fn turnover_is_leavers_over_the_average_in_post() {
    // Finn (0.6) leaves: his last day is 20 June 2021.
    let of = figures(&history(vec![(date(2021, 6, 21), ends(2))]), Month::constant(2021, 6));
    assert_eq!((of.leavers, of.employed, of.months_known), (Fte(60), Fte(200), 12));
    // 2.6 on the day before and at eleven months' ends, 2 on the last: on average 33.2 / 13.
    assert_eq!((of.points, of.points_sum), (13, 12 * 260 + 200));
    assert_eq!(worth("turnover", &of).says(), "23.5%");
    assert_eq!(worth("turnover_census", &of).says(), "30.0%");
    assert_eq!(worth("stability", &of).says(), "66.7%");
}

#[test]
fn before_a_year_is_recorded_there_is_no_turnover_of_a_year() {
    let of = figures(&history(vec![(date(2020, 7, 1), ends(2))]), Month::constant(2020, 9));
    assert_eq!(of.months_known, 6);
    assert_eq!(worth("turnover", &of).says(), "no full year yet");
    assert_eq!(worth("left_so_far", &of).says(), "0.6");
}

#[test]
fn another_post_on_the_next_day_is_no_leaving_and_a_second_post_is_no_second_person() {
    let moved = history(vec![
        (date(2021, 6, 1), ends(2)),
        (date(2021, 6, 1), holds(20, 2, 22, 60, Footing::Substantive)),
        (date(2021, 6, 1), holds(21, 1, 23, 100, Footing::ActingUp)),
    ]);
    let of = figures(&moved, Month::constant(2021, 6));
    assert_eq!((of.leavers, of.starters, of.employed), (Fte::ZERO, Fte::ZERO, Fte(260)));
}

#[test]
fn an_agency_worker_covers_a_vacancy_and_leaves_it_vacant() {
    let none = figures(&history(Vec::new()), Month::constant(2021, 6));
    let more = vec![
        (date(2021, 6, 1), joins(9, "Ola Reed")),
        (date(2021, 6, 1), holds(9, 9, 22, 100, Footing::Agency)),
    ];
    let of = figures(&history(more), Month::constant(2021, 6));
    assert_eq!(of.vacant, none.vacant);
    assert_eq!((of.agency, of.starters), (Fte::FULL, Fte::ZERO));
    assert_eq!(worth("agency", &of).says(), "27.8%");
}

#[test]
fn an_agency_worker_converts_in_place_or_soon_after_but_not_years_later() {
    let first = date(2021, 3, 1);
    let with = |again: Date, gone: Date| {
        let spells = Spells::of(&history(vec![
            (first, joins(9, "Ola Reed")),
            (first, holds(9, 9, 22, 100, Footing::Agency)),
            (gone, ends(9)),
            (again, holds(10, 9, 22, 100, Footing::Substantive)),
        ]));
        spells.conversions(&BTreeMap::new())
    };
    let found = with(date(2021, 9, 1), date(2021, 9, 1));
    assert_eq!((found.len(), found[0].on), (1, date(2021, 9, 1)));
    assert_eq!(with(date(2021, 10, 1), date(2021, 9, 1)).len(), 1);
    assert_eq!(with(date(2022, 9, 1), date(2021, 9, 1)).len(), 0);
    // Payroll gave another number: only a fact can say that it is one person.
    let spells = Spells::of(&history(vec![
        (first, joins(9, "Ola Reed")),
        (first, holds(9, 9, 22, 100, Footing::Agency)),
        (date(2021, 9, 1), ends(9)),
        (date(2021, 9, 1), joins(11, "Ola Reed")),
        (date(2021, 9, 1), holds(11, 11, 22, 100, Footing::Substantive)),
    ]));
    assert_eq!(spells.conversions(&BTreeMap::new()).len(), 0);
    assert_eq!(spells.conversions(&BTreeMap::from([(staff(11), staff(9))])).len(), 1);
}

/// One person's record while facts are judged.
struct Told {
    who: StaffId,
    learner: Learner,
    programme: Programme,
    history: History,
}

impl Told {
    fn of(who: u128, more: Vec<(Date, Stated)>) -> Told {
        let programme = Programme::fold(&[
            AcademyFact::Cohort(
                CohortId(id(1)),
                Some(Cohort {
                    name: "Apprentices 2021".into(),
                    route: Route::Apprentice,
                    begins: date(2021, 9, 6),
                }),
            ),
            AcademyFact::Course(CourseId(id(1)), Some(course(Audience::SocialWorkers, Some(24)))),
            AcademyFact::Training(TrainingId(id(1)), Some(training(date(2021, 10, 4)))),
            AcademyFact::Training(TrainingId(id(2)), Some(training(date(2021, 12, 6)))),
        ]);
        Told { who: staff(who), learner: Learner::default(), programme, history: history(more) }
    }

    fn tell(&mut self, fact: LearnerFact) -> Result<(), String> {
        let spells = Spells::of(&self.history);
        let (programme, history) = (&self.programme, &self.history);
        let around =
            Around { staff: self.who, programme, spells: &spells, history, rules: RULES, today: TODAY };
        match decide_learner(&self.learner, fact, &around) {
            Ok(fact) => {
                self.learner.apply(&fact);
                Ok(())
            }
            Err(refusals) => {
                Err(refusals.iter().map(|one| format!("{}: {one}", one.field)).collect::<Vec<_>>().join(" "))
            }
        }
    }
}

fn course(audience: Audience, again_after: Option<u16>) -> Course {
    Course { name: "Systemic practice".into(), about: String::new(), audience, again_after }
}

fn training(on: Date) -> Training {
    Training { course: CourseId(id(1)), on, place: "Civic centre".into(), minutes: 360, cohort: None }
}

fn starts(route: Route, on: Date, expected: Date) -> LearnerFact {
    let started =
        Started { on, route, expected, cohort: None, supervisor: Some(staff(3)), with: String::new() };
    LearnerFact::PathStarted { path: PathId(id(route as u128 + 1)), started }
}

fn turns(route: Route, on: Date, outcome: Outcome) -> LearnerFact {
    let turn = Turn { on, outcome, says: String::new() };
    LearnerFact::PathTurned { path: PathId(id(route as u128 + 1)), turn }
}

#[test]
fn the_assessed_year_lasts_twelve_months_and_protects_the_caseload_until_it_is_passed() {
    assert_eq!(assessed_year_ends(date(2020, 10, 5), 12), date(2021, 10, 4));
    assert_eq!(assessed_year_ends(date(2020, 2, 29), 12), date(2021, 2, 28));
    let mut told = Told::of(1, Vec::new());
    let route = Route::AssessedYear;
    assert_eq!(
        told.tell(starts(route, date(2020, 10, 5), date(2021, 8, 1))).unwrap_err(),
        "expected: Enter 4 October 2021 or later: the assessed year lasts 12 months. You gave 1 August 2021."
    );
    told.tell(starts(route, date(2020, 10, 5), date(2021, 10, 4))).unwrap();
    let early = told.tell(turns(route, date(2021, 9, 1), Outcome::Passed)).unwrap_err();
    assert!(early.starts_with("on: Enter 4 October 2021 or later"), "{early}");
    told.tell(turns(route, date(2021, 9, 20), Outcome::Extended { until: date(2022, 1, 10) })).unwrap();
    let all = protected([(staff(1), &told.learner)], |_| Fte(80), &RULES, TODAY);
    // 18 children × 90% × 0.8 of a week.
    assert_eq!(
        (all[0].until, all[0].most, all[0].supervisor),
        (date(2022, 1, 10), Some(1296), Some(staff(3)))
    );
    let unset = AcademyRules { protected_caseload: None, ..RULES };
    assert_eq!(protected([(staff(1), &told.learner)], |_| Fte(80), &unset, TODAY)[0].most, None);
    told.tell(turns(route, date(2021, 11, 8), Outcome::Passed)).unwrap();
    assert!(told.learner.protected(TODAY).is_none());
    let again = told.tell(turns(route, date(2021, 11, 9), Outcome::Passed)).unwrap_err();
    assert_eq!(again, "path: It ended on 8 November 2021: passed. Take that back first.");
    let reason = "The portfolio is not complete".into();
    told.tell(LearnerFact::TurnTakenBack { path: PathId(id(route as u128 + 1)), reason }).unwrap();
    assert!(told.learner.protected(TODAY).is_some());
}

#[test]
fn a_way_in_is_refused_that_cannot_be() {
    let mut told = Told::of(1, Vec::new());
    let refused = |told: &mut Told, change: &dyn Fn(&mut Started)| {
        let LearnerFact::PathStarted { path, mut started } =
            starts(Route::StepUp, date(2022, 1, 10), date(2023, 3, 10))
        else {
            unreachable!()
        };
        change(&mut started);
        told.tell(LearnerFact::PathStarted { path, started }).unwrap_err()
    };
    let says = refused(&mut told, &|it| it.supervisor = Some(staff(1)));
    assert_eq!(says, "supervisor: Choose somebody else: nobody supervises themselves.");
    let says = refused(&mut told, &|it| it.supervisor = Some(staff(77)));
    assert_eq!(says, "supervisor: Choose somebody who works here on that day.");
    let says = refused(&mut told, &|it| it.cohort = Some(CohortId(id(1))));
    assert_eq!(
        says,
        "cohort: Choose a cohort of the route step up to social work. You gave Apprentices 2021."
    );
    let says = refused(&mut told, &|it| it.expected = date(2022, 1, 10));
    assert_eq!(
        says,
        "expected: Enter a day after 10 January 2022, when it begins. You gave 10 January 2022."
    );
    told.tell(starts(Route::StepUp, date(2022, 1, 10), date(2023, 3, 10))).unwrap();
    let pipeline = Pipeline::on([&told.learner], TODAY);
    assert_eq!(pipeline.to_come, BTreeMap::from([(Route::StepUp, 1)]));
    assert_eq!(pipeline.arrivals.keys().next().unwrap().to_string(), "January to March 2023");
    assert_eq!(Quarter::of(TODAY).to_string(), "October to December 2021");
    // What is not over yet when it was expected is overdue, and stays on the list.
    assert_eq!(Pipeline::on([&told.learner], date(2023, 4, 1)).overdue, BTreeMap::from([(Route::StepUp, 1)]));
}

#[test]
fn a_reason_for_leaving_needs_a_leaving_that_the_establishment_shows() {
    let exit = |last_day| {
        LearnerFact::ExitTold(ExitTold {
            last_day,
            reason: ExitReason::Resigned,
            destination: Destination::OtherCouncil,
            interviewed: Some(date(2021, 6, 25)),
            says: "Caseloads.".into(),
        })
    };
    let mut there = Told::of(2, Vec::new());
    let says = there.tell(exit(date(2021, 6, 30))).unwrap_err();
    assert!(says.contains("End their post on the establishment first"), "{says}");
    let mut gone = Told::of(2, vec![(date(2021, 7, 1), ends(2))]);
    let says = gone.tell(exit(date(2021, 7, 1))).unwrap_err();
    assert!(says.contains("as the establishment shows it: 30 June 2021"), "{says}");
    gone.tell(exit(date(2021, 6, 30))).unwrap();
    assert_eq!(gone.learner.exits.len(), 1);
}

#[test]
fn training_counts_for_whom_it_is_meant_until_it_is_due_again() {
    let mut told = Told::of(1, Vec::new());
    let came = |n: u128, attendance| LearnerFact::Attended { training: TrainingId(id(n)), attendance };
    let says = told.tell(came(2, Attendance::Attended)).unwrap_err();
    assert_eq!(says, "attendance: Record who came once it was held, on 6 December 2021. You gave attended.");
    told.tell(came(1, Attendance::Part)).unwrap();
    let (of, course) = (CourseId(id(1)), course(Audience::SocialWorkers, Some(24)));
    let stands = |told: &Told, day| standing(&told.programme, of, &course, Some(&told.learner), day);
    assert_eq!(stands(&told, TODAY), Standing::NotYet);
    told.tell(came(1, Attendance::Attended)).unwrap();
    assert_eq!(stands(&told, TODAY), Standing::Done(date(2021, 10, 4)));
    assert_eq!(stands(&told, date(2023, 10, 3)), Standing::Done(date(2021, 10, 4)));
    assert_eq!(stands(&told, date(2023, 10, 4)), Standing::DueAgain(date(2021, 10, 4)));
    let spells = Spells::of(&told.history);
    assert!(spells.fte(staff(1), TODAY, Engaged::Employed) > Fte::ZERO && !spells.is_social_work(post(30)));
    let learners = BTreeMap::from([(staff(1), &told.learner)]);
    let share = completion(&told.programme, of, &course, &spells, &learners, TODAY).unwrap();
    assert_eq!(share.to_string(), "33.3%");
}

fn survey() -> Survey {
    let scale = |name: &str, questions: usize| Scale {
        name: name.into(),
        questions: (1..=questions).map(|n| format!("{name} {n}")).collect(),
    };
    Survey {
        name: "Autumn 2021".into(),
        opened: date(2021, 9, 20),
        closed: date(2021, 10, 1),
        scales: vec![scale("Workload", 2), scale("Supervision", 1)],
        asked: [("East", 20), ("West", 15), ("Hub", 8)]
            .map(|(group, asked)| (group.to_owned(), asked))
            .into(),
    }
}

fn answers(of: &[(&str, usize)]) -> Vec<Answer> {
    let one = |group: &str| Answer { group: group.into(), scores: vec![Some(2), Some(3), None] };
    of.iter().flat_map(|(group, count)| std::iter::repeat_n(one(group), *count)).collect()
}

#[test]
fn few_responses_are_hidden_and_so_is_what_would_give_them_away() {
    let all = shown(&survey(), &answers(&[("East", 14), ("West", 11), ("Hub", 4)]), 10);
    let rows: Vec<(&str, Option<u32>)> =
        all.groups.iter().map(|(name, row)| (name.as_str(), row.responded)).collect();
    // The hub's four could be worked out from the total: the smaller of the others is hidden too.
    assert_eq!(rows, [("East", Some(14)), ("Hub", None), ("West", None)]);
    assert_eq!(all.all.rate.unwrap().to_string(), "67.4%");
    assert!(matches!(all.all.scales[0], Score::Mean(mean) if mean.to_string() == "2.50"));
    assert_eq!(all.all.scales[1], Score::Nobody);
    assert_eq!(all.groups[1].1.scales[0], Score::Hidden);
    assert_eq!(shown(&survey(), &answers(&[("Hub", 4)]), 10).all.responded, None);
}

#[test]
fn a_survey_takes_scores_from_one_to_five_of_groups_that_were_asked() {
    let which = SurveyId(id(1));
    let programme = Programme::fold(&[AcademyFact::Survey(which, Some(survey()))]);
    let mut wrong = answers(&[("East", 1), ("North", 1), ("Hub", 9)]);
    wrong[0].scores[0] = Some(6);
    let refusals = decide_academy(&programme, AcademyFact::Answers(which, wrong), TODAY).unwrap_err();
    let says: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(says[0], "Response 1: give scores from 1 to 5, or nothing. You gave 6.");
    assert_eq!(
        says[1],
        "Response 2: give one of the groups that were asked: East, Hub, West. You gave North."
    );
    assert_eq!(says[2], "Give at most 8 responses of Hub: so many were asked. You gave 9.");
}

#[test]
fn what_is_on_disk_is_read_as_it_was() {
    let fact = LearnerFact::PathTurned {
        path: PathId(id(5)),
        turn: Turn {
            on: TODAY,
            outcome: Outcome::MovedIntoPost { post: post(20), as_staff: None },
            says: "Good.".into(),
        },
    };
    let text = serde_json::to_string(&fact).unwrap();
    assert_eq!(serde_json::from_str::<LearnerFact>(&text).unwrap(), fact);
}

proptest! {
    /// Nothing hidden is of fewer than the policy's number together, unless nobody else is there.
    #[test]
    fn hidden_groups_are_many_together(numbers in proptest::collection::vec(0u32..40, 0..8), least in 1u32..15) {
        let hidden = hide(&numbers, least);
        let sum = |which: bool| -> u32 {
            numbers.iter().zip(&hidden).filter(|(_, hidden)| **hidden == which).map(|(number, _)| *number).sum()
        };
        prop_assert!(numbers.iter().zip(&hidden).all(|(number, hidden)| *hidden || *number == 0 || *number >= least));
        prop_assert!(sum(true) == 0 || sum(true) >= least || sum(false) == 0);
    }

    /// People in post at the end are those at the beginning, with starters and without leavers.
    #[test]
    fn in_post_plus_starters_less_leavers_is_in_post(
        moves in proptest::collection::vec((0u128..6, 1i32..600, 1i32..300, 10i32..=100), 0..12),
    ) {
        let mut more = Vec::new();
        for (n, (who, from, length, fte)) in moves.into_iter().enumerate() {
            use jiff::ToSpan;
            let (key, who) = (100 + n as u128, 40 + who * 20 + n as u128);
            let from = FIRST.saturating_add(from.days());
            more.push((from, holds(key, who, 22, fte, Footing::Substantive)));
            more.push((from.saturating_add(length.days()), ends(key)));
        }
        let history = history(more);
        let months: Vec<Month> = Month::constant(2020, 4).up_to(Month::constant(2021, 10)).collect();
        let (spells, programme, learners) = (Spells::of(&history), Programme::default(), BTreeMap::new());
        let given = Given { spells: &spells, programme: &programme, learners: &learners };
        let all = series(&given, Whom::Everybody, &months);
        for pair in all.windows(2) {
            // A last day at the month's end is that of somebody who is still in post on that day.
            let gone_on_last = |month: &MonthFigures| -> Fte {
                spells.everybody().flat_map(|who| spells.times(who, Engaged::Employed).into_iter().map(move |time| (who, time)))
                    .filter(|(_, time)| time.last_day() == Some(month.month.last()))
                    .map(|(who, _)| spells.fte(who, month.month.last(), Engaged::Employed)).sum()
            };
            let after = pair[0].employed + pair[1].starters - pair[1].leavers
                - gone_on_last(&pair[0]) + gone_on_last(&pair[1]);
            prop_assert_eq!(after, pair[1].employed);
        }
    }
}
