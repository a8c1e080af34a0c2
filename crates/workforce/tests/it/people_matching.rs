use calendar::Date;
use jiff::civil::date;
use proptest::prelude::*;
use rules::Policies;
use workforce::people::matching::{CriterionKind, Likeness, MatchRules, Share, compare_jobs};
use workforce::{Duty, JobDescription};

const POLICIES: &str = include_str!("../../../../policies/staff_consultation.toml");
const LAUNCH: Date = date(2021, 10, 6);

fn duty(duty: &str, weight: u8) -> Duty {
    Duty { duty: duty.into(), weight }
}

fn team_manager() -> JobDescription {
    JobDescription {
        title: "Team Manager".into(),
        grade: Some("K".into()),
        duties: vec![
            duty("Supervises social workers", 40),
            duty("Chairs strategy discussions", 20),
            duty("Decides on contacts within one working day", 20),
            duty("Signs off assessments", 20),
        ],
        essential: vec!["Experience of child protection".into(), "Experience of managing people".into()],
        desirable: vec![],
        qualifications: vec!["Registered social worker".into()],
        manages_up_to: 8,
    }
}

#[test]
fn a_job_matches_itself_whatever_its_punctuation_and_capitals() {
    let mut other = team_manager();
    other.duties[0].duty = "  SUPERVISES the social workers. ".into();
    let found = compare_jobs(&team_manager(), &other, &MatchRules::PROPOSED);
    assert_eq!(found.percent.to_string(), "100%");
    assert!(found.criteria.iter().flat_map(|one| &one.lines).all(|line| line.likeness == Likeness::Same));
}

#[test]
fn every_criterion_says_what_it_found() {
    let mut other = team_manager();
    other.duties[2].duty = "Decides on contacts within two working days".into();
    other.duties[3] = duty("Runs the advice line", 20);
    other.grade = Some("L".into());
    other.essential.push("Experience of court work".into());
    other.manages_up_to = 6;
    let found = compare_jobs(&team_manager(), &other, &MatchRules::PROPOSED);
    let says: Vec<String> =
        found.criteria.iter().map(|one| format!("{} {}: {}", one.weight, one.kind, one.says())).collect();
    insta::assert_snapshot!(says.join("\n"), @r"
    50 duties: 2 of 4 the same; 60%
    20 essential requirements: 2 of 3 the same; 66.7%
    5 desirable requirements: not counted: neither job says anything
    10 qualifications: 1 of 1 the same; 100%
    10 grade: not the same grade
    5 posts managed: the smaller number of posts managed is 75% of the larger
    ");
    insta::assert_snapshot!(found.percent, @"60.1%");
    assert_eq!(found.counted(), 95);
}

#[test]
fn a_near_line_shows_its_words_in_common_and_counts_for_their_share() {
    let mut other = team_manager();
    other.duties = vec![duty("Supervises social workers and students", 40)];
    let mut present = team_manager();
    present.duties = vec![duty("Supervises social workers", 40)];
    let found = compare_jobs(&present, &other, &MatchRules::PROPOSED);
    let duties = &found.criteria[0];
    assert_eq!(duties.lines[0].likeness, Likeness::Near { common: 3, of: 4 });
    assert_eq!(duties.lines[0].likeness.says(), "near: 3 of 4 words in common");
    assert_eq!((duties.got, duties.of), (40 * 75, 40 * 100));
}

#[test]
fn duties_added_count_against_the_match_as_much_as_duties_taken_away() {
    let mut fewer = team_manager();
    fewer.duties.pop();
    let percent = |one: &JobDescription, other: &JobDescription| {
        compare_jobs(one, other, &MatchRules::PROPOSED).percent
    };
    assert_eq!(percent(&team_manager(), &fewer), percent(&fewer, &team_manager()));
    assert_eq!(percent(&team_manager(), &fewer).to_string(), "89.5%");
}

#[test]
fn what_neither_job_says_does_not_count() {
    let bare = |duties| JobDescription {
        title: "Helper".into(),
        grade: None,
        duties,
        essential: vec![],
        desirable: vec![],
        qualifications: vec![],
        manages_up_to: 0,
    };
    let found = compare_jobs(&bare(vec![duty("Makes tea", 100)]), &bare(vec![]), &MatchRules::PROPOSED);
    let counted: Vec<CriterionKind> =
        found.criteria.iter().filter(|one| one.counts()).map(|one| one.kind).collect();
    assert_eq!(counted, [CriterionKind::Duties, CriterionKind::Span]);
    // Only the span, 5 of 55, is the same.
    assert_eq!(found.percent.to_string(), "9.1%");
}

#[test]
fn exactly_the_threshold_is_enough() {
    let with = |same: usize| JobDescription {
        title: "Lead".into(),
        grade: None,
        duties: (0..10)
            .map(|n| duty(&format!("{} {n}", if n < same { "same" } else { "other" }), 10))
            .collect(),
        essential: vec![],
        desirable: vec![],
        qualifications: vec![],
        manages_up_to: 0,
    };
    let rules = MatchRules { span: 0, near: 100, ..MatchRules::PROPOSED };
    assert!(compare_jobs(&with(10), &with(7), &rules).reaches(&rules));
    assert!(!compare_jobs(&with(10), &with(6), &rules).reaches(&rules));
}

#[test]
fn the_weights_are_policy_and_have_no_hidden_default() {
    let policies: Policies = toml::from_str(POLICIES).unwrap();
    assert_eq!(MatchRules::on(&policies, LAUNCH), Ok(MatchRules::PROPOSED));
    let missing = MatchRules::on(&policies, date(2020, 1, 1)).unwrap_err();
    assert_eq!(missing.len(), 8);
}

fn any_job() -> impl Strategy<Value = JobDescription> {
    let line = "(chairs|writes|leads|the) (plans|core groups|visits) ?(for|with)? ?(teams|young people)?";
    let lines = || prop::collection::vec(line, 0..6);
    let duties = prop::collection::vec((line, 0..=100_u8), 0..8);
    let grade = prop::option::of("[A-D]");
    (duties, lines(), lines(), lines(), grade, 0..12_u16).prop_map(
        |(duties, essential, desirable, qualifications, grade, manages_up_to)| JobDescription {
            title: "Any".into(),
            grade,
            duties: duties.into_iter().map(|(text, weight)| duty(&text, weight)).collect(),
            essential,
            desirable,
            qualifications,
            manages_up_to,
        },
    )
}

proptest! {
    #[test]
    fn a_match_is_from_nothing_to_all_and_every_line_answers_once(one in any_job(), other in any_job()) {
        let found = compare_jobs(&one, &other, &MatchRules::PROPOSED);
        prop_assert!(found.percent.hundredths() <= 10_000);
        for criterion in &found.criteria {
            prop_assert!(criterion.got <= criterion.of);
            let mut present: Vec<u16> = criterion.lines.iter().filter_map(|line| line.present).collect();
            let mut proposed: Vec<u16> = criterion.lines.iter().filter_map(|line| line.proposed).collect();
            let count = (present.len(), proposed.len());
            present.sort_unstable();
            present.dedup();
            proposed.sort_unstable();
            proposed.dedup();
            prop_assert_eq!(count, (present.len(), proposed.len()));
        }
    }

    #[test]
    fn a_job_is_wholly_like_itself(job in any_job()) {
        let found = compare_jobs(&job, &job, &MatchRules::PROPOSED);
        prop_assert_eq!(found.percent.to_string(), "100%");
    }
}

#[test]
fn a_match_that_falls_short_of_the_threshold_never_reads_as_the_threshold() {
    let short = Share::of(6_996, 10_000);
    assert!(!short.at_least(70));
    assert_eq!(short.to_string(), "69.9%");
    assert_eq!(Share::of(7_000, 10_000).to_string(), "70%");
    assert_eq!(Share::of(2, 3).to_string(), "66.7%");
}
