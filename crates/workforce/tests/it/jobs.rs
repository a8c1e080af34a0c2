//! Job descriptions: which posts they describe, and how they are loaded.

use std::collections::BTreeMap;

use proptest::prelude::*;
use workforce::people::matching::MatchRules;
use workforce::people::{classes, roles::Roles};
use workforce::rows::{JOB_COLUMNS, adopt_jobs, read_jobs, write_jobs};
use workforce::{Change, Duty, JobDescription, JobId, apply};

use crate::given::{post, small_service};

fn headings() -> Vec<String> {
    JOB_COLUMNS.iter().map(|column| column.name.to_owned()).collect()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.trim().lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn bad(text: &str) -> Vec<String> {
    let bad = read_jobs(&headings(), &rows(text)).unwrap_err();
    bad.into_iter().map(|bad| format!("row {}, {}: {}", bad.row, bad.refusal.field, bad.refusal)).collect()
}

fn job(title: &str, grade: Option<&str>, duties: &[(&str, u8)]) -> JobDescription {
    JobDescription {
        grade: grade.map(str::to_owned),
        duties: duties.iter().map(|(duty, weight)| Duty { duty: (*duty).into(), weight: *weight }).collect(),
        ..JobDescription::titled(title)
    }
}

#[test]
fn a_job_description_is_read_line_by_line() {
    let read = read_jobs(
        &headings(),
        &rows(
            "Practice Manager|K|duty|60|Supervises social workers
             practice manager |k|essential||Five years of practice
             Practice Manager|K|qualification||Registered social worker
             Practice Manager|K|manages||6",
        ),
    );
    let read = read.unwrap();
    let (id, job) = read.first_key_value().unwrap();
    assert_eq!((read.len(), *id), (1, JobId::named("Practice Manager", Some("K"))));
    assert_eq!((job.duties[0].weight, job.manages_up_to), (60, 6));
    assert_eq!(job.qualifications, ["Registered social worker"]);
}

#[test]
fn every_bad_line_comes_back_with_its_reason() {
    let found = bad("Practice Manager|K|duty||Supervises social workers
         Practice Manager|K|skill||Kindness
         Practice Manager|K|essential|10|Kindness
         |K|essential||Kindness
         Practice Manager|K|manages||many
         Clerk||essential||Typing");
    insta::assert_snapshot!(found.join("\n"), @r"
    row 2, weight: Enter a whole number from 1 to 100.
    row 3, part: Enter the part as one of duty, essential, desirable, qualification, manages, not skill. You gave skill.
    row 4, weight: Leave the weight empty: only duties have one. You gave 10.
    row 5, title: Enter the title.
    row 6, text: Enter how many posts, from 0 to 200. You gave many.
    ");
    let without = bad("Clerk||essential||Typing");
    assert_eq!(without, ["row 2, part: Say what Clerk does: enter at least one duty."]);
}

#[test]
fn a_job_written_for_a_title_and_grade_describes_every_post_of_them_and_a_posts_own_comes_first() {
    let mut of = small_service();
    let (first, title, grade) = {
        let (id, one) = of.posts.iter().next().unwrap();
        (*id, one.title.clone(), one.grade.clone())
    };
    let before = Roles::of(&of, &of);
    let named = JobId::named(&title, grade.as_deref());
    apply(&mut of, &Change::WriteJob(named, job(&title, grade.as_deref(), &[("Leads", 100)]))).unwrap();
    assert_eq!(of.job_of(&of.posts[&first]).unwrap().duties[0].duty, "Leads");
    assert_eq!(Roles::of(&of, &of).present, before.present, "a role stays the same when it is described");

    let own = JobId(uuid::Uuid::from_u128(77));
    apply(&mut of, &Change::WriteJob(own, job("Another", None, &[("Follows", 100)]))).unwrap();
    apply(&mut of, &Change::SetJob(first, own)).unwrap();
    assert_eq!(of.job_of(&of.posts[&first]).unwrap().duties[0].duty, "Follows");
}

#[test]
fn a_role_whose_job_is_rewritten_is_compared_with_what_it_was() {
    let mut before = small_service();
    let (title, grade) = (before.posts[&post(2)].title.clone(), before.posts[&post(2)].grade.clone());
    let named = JobId::named(&title, grade.as_deref());
    let write = |duties| Change::WriteJob(named, job(&title, grade.as_deref(), duties));
    apply(&mut before, &write(&[("Supervises workers", 50), ("Chairs meetings", 50)])).unwrap();
    let mut after = before.clone();
    apply(&mut after, &write(&[("Supervises workers", 50), ("Runs the advice line", 50)])).unwrap();
    let found = classes::propose_classes(&before, &after, &BTreeMap::new(), &MatchRules::PROPOSED);
    let of_post = &found.present[&post(2)];
    assert_eq!(of_post.class, classes::RoleClass::Changed);
    assert!(!of_post.percent.unwrap().at_least(70));
}

#[test]
fn a_job_without_a_duty_is_refused_in_a_proposal_too() {
    let mut of = small_service();
    let refused = apply(&mut of, &Change::WriteJob(JobId::named("Clerk", None), job("Clerk", None, &[])));
    assert!(refused.unwrap_err().to_string().contains("at least one duty"));
    assert!(of.jobs.is_empty());
}

fn a_line() -> impl Strategy<Value = String> {
    "[A-Za-z][a-z,;\"' ]{0,20}[a-z]"
}

prop_compose! {
    fn a_job()(
        title in "[A-Z][a-z]{2,8}",
        grade in proptest::option::of("[D-L]"),
        duties in proptest::collection::btree_map(a_line(), 1_u8..=100, 1..6),
        essential in proptest::collection::btree_set(a_line(), 0..4),
        qualifications in proptest::collection::btree_set(a_line(), 0..3),
        manages_up_to in 0_u16..=200,
    ) -> JobDescription {
        let alike = |line: &String| line.to_lowercase();
        let once = |lines: std::collections::BTreeSet<String>| {
            let by: BTreeMap<String, String> = lines.into_iter().map(|line| (alike(&line), line)).collect();
            by.into_values().collect::<Vec<_>>()
        };
        let duties: BTreeMap<String, Duty> = duties
            .into_iter()
            .map(|(duty, weight)| (alike(&duty), Duty { duty, weight }))
            .collect();
        JobDescription {
            grade,
            duties: duties.into_values().collect(),
            essential: once(essential),
            qualifications: once(qualifications),
            manages_up_to,
            ..JobDescription::titled(&title)
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_and_changes_nothing(jobs in proptest::collection::vec(a_job(), 1..5)) {
        let mut known = small_service();
        known.jobs = jobs
            .into_iter()
            .map(|job| (JobId::named(&job.title, job.grade.as_deref()), job))
            .collect();
        let read = read_jobs(&headings(), &write_jobs(known.jobs.values())).unwrap();
        prop_assert_eq!(adopt_jobs(&known, read), known.jobs);
    }

    #[test]
    fn no_table_of_jobs_makes_reading_fail_otherwise_than_in_words(
        cells in proptest::collection::vec(proptest::collection::vec("[a-zK0-9;. -]{0,9}", 0..6), 0..6),
    ) {
        if let Err(bad) = read_jobs(&headings(), &cells) {
            prop_assert!(!bad.is_empty());
            prop_assert!(bad.iter().all(|one| !one.refusal.allowed.is_empty()));
        }
    }
}
