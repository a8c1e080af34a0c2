//! The report on which members decide, part by part.

use reports::document::{Column, Document, Part, Table, written};
use service::papers::{Branch, Checked, MemberReport};
use workforce::{Fte, PaperPart, RoleLine};

use super::consultation::{lines, points};
use super::dates::timeline;
use super::money;

/// Writes it.
pub(super) fn document(report: &MemberReport) -> Document {
    let mut parts = summary(report);
    words(
        &mut parts,
        report,
        PaperPart::Recommendations,
        "Recommendations",
        "No recommendation is recorded yet.",
    );
    points(&mut parts, 2, "Reasons for the recommendations", &report.reasons);
    words(
        &mut parts,
        report,
        PaperPart::Alternatives,
        "Alternatives considered",
        "No alternative is described yet.",
    );
    branches(&mut parts, &report.branches);
    roles(&mut parts, report);
    parts.extend(money::parts(&report.cost));
    words(&mut parts, report, PaperPart::Equality, "Equality", "No equality impact is recorded yet.");
    words(&mut parts, report, PaperPart::Risks, "Risks", "No risk is described yet.");
    checks(&mut parts, &report.checks);
    points(&mut parts, 3, "Changes that cannot be made as they stand", &report.heading.cannot);
    parts.push(Part::Heading(2, "Next steps and dates".into()));
    if let Some(outcome) = &report.outcome {
        parts.push(Part::Heading(3, "What the consultation changed".into()));
        parts.extend(written(outcome));
        parts.push(Part::Heading(3, "Dates".into()));
    }
    parts.extend(timeline(report.timetable.as_ref()));
    parts.push(Part::Paragraph(format!(
        "The proposal would take effect on {}.",
        calendar::words::long(report.heading.effect)
    )));
    Document {
        title: report.heading.name.clone(),
        kind: "Report to members".into(),
        lines: lines(&report.heading),
        parts,
    }
}

fn summary(report: &MemberReport) -> Vec<Part> {
    let heading = &report.heading;
    let [deleted, new, changed] = report.posts;
    let change = (heading.after - heading.before).signed();
    let row = |name: &str, value: String| (name.to_owned(), value);
    let mut parts = vec![Part::Heading(2, "Summary".into())];
    parts.extend(written(&report.case));
    parts.push(Part::Summary(vec![
        row("Full-time equivalents now", heading.before.to_string()),
        row("As proposed", format!("{} ({change})", heading.after)),
        row("Posts", format!("{deleted} deleted, {new} new, {changed} changed")),
        row("Vacant in the new structure", format!("{} full-time equivalents", report.vacant)),
        row("Stage", heading.stage.label().to_owned()),
    ]));
    parts.push(Part::Paragraph(
        "Vacant are posts that would be left over if everybody in a post now went on in one of the same title \
         and grade."
            .into(),
    ));
    parts
}

/// A part that people write; where nobody did, that.
fn words(parts: &mut Vec<Part>, report: &MemberReport, part: PaperPart, heading: &str, none: &str) {
    parts.push(Part::Heading(2, heading.to_owned()));
    match report.words.get(&part) {
        Some(words) => parts.extend(written(words)),
        None => parts.push(Part::Paragraph(none.to_owned())),
    }
}

fn branches(parts: &mut Vec<Part>, branches: &[Branch]) {
    if branches.is_empty() {
        return;
    }
    let row = |one: &Branch| {
        let stage = one.stage.label().to_owned();
        vec![one.name.clone(), stage, one.changes.to_string(), one.after.to_string()]
    };
    parts.push(Part::Table(Table {
        caption: "Other branches of this proposal".into(),
        columns: vec![
            Column::words("Proposal"),
            Column::words("Stage"),
            Column::figures("Changes"),
            Column::figures("Full-time equivalents"),
        ],
        rows: branches.iter().map(row).collect(),
        is_totalled: false,
    }));
}

/// The roles that change, the others in one line, and all of them added up.
fn roles(parts: &mut Vec<Part>, report: &MemberReport) {
    parts.push(Part::Heading(2, "Posts before and after".into()));
    let (same, differ): (Vec<&RoleLine>, Vec<&RoleLine>) =
        report.roles.iter().partition(|line| line.change() == Fte::ZERO);
    let row = |name: &str, grade: &str, lines: &[&RoleLine]| {
        let sum = |of: fn(&RoleLine) -> Fte| lines.iter().map(|line| of(line)).sum::<Fte>();
        let vacant: Fte = lines.iter().map(|line| line.vacant()).filter(|vacant| *vacant > Fte::ZERO).sum();
        let (before, filled, after) =
            (sum(|line| line.before), sum(|line| line.filled), sum(|line| line.after));
        vec![
            name.to_owned(),
            grade.to_owned(),
            before.to_string(),
            filled.to_string(),
            after.to_string(),
            (after - before).signed(),
            vacant.to_string(),
        ]
    };
    let grade = |line: &RoleLine| line.grade.clone().unwrap_or_else(|| "Not graded".to_owned());
    let mut rows: Vec<Vec<String>> =
        differ.iter().map(|line| row(&line.title, &grade(line), &[*line])).collect();
    if !same.is_empty() {
        rows.push(row("All other roles", "", &same));
    }
    let all: Vec<&RoleLine> = report.roles.iter().collect();
    rows.push(row("All roles", "", &all));
    parts.push(Part::Table(Table {
        caption: "Full-time equivalents by role and grade".into(),
        columns: vec![
            Column::words("Role"),
            Column::words("Grade"),
            Column::figures("Before"),
            Column::figures("Filled"),
            Column::figures("After"),
            Column::figures("Change"),
            Column::figures("Vacant"),
        ],
        rows,
        is_totalled: true,
    }));
}

fn checks(parts: &mut Vec<Part>, checks: &[Checked]) {
    let said = |one: &Checked| match &one.unknown {
        None => Some(format!("{} {} ({})", one.asks, short(&one.found), one.source)),
        Some(_) => None,
    };
    let found: Vec<String> = checks.iter().filter_map(said).collect();
    points(parts, 3, "What checks of the structure found", &found);
    let unknown = |one: &Checked| one.unknown.as_ref().map(|why| format!("{} {why}", one.asks));
    let unknown: Vec<String> = checks.iter().filter_map(unknown).collect();
    points(parts, 3, "What could not be checked", &unknown);
}

/// The first findings of a check, and how many more there are.
fn short(found: &[String]) -> String {
    const SAID_MOST: usize = 3;
    let said =
        found.iter().take(SAID_MOST).map(|one| one.trim_end_matches('.')).collect::<Vec<_>>().join("; ");
    match found.len().saturating_sub(SAID_MOST) {
        0 => format!("{said}."),
        more => format!("{said}; and {more} more, which the page of the proposal lists."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_findings_says_how_many_more_there_are() {
        let found: Vec<String> = (1..=5).map(|number| format!("Finding {number}.")).collect();
        assert_eq!(
            short(&found),
            "Finding 1; Finding 2; Finding 3; and 2 more, which the page of the proposal lists."
        );
    }
}
