//! The consultation document, part by part, in the order in which staff were given it in 2021: why, what, for
//! whom, when, how to take part.

use calendar::words;
use reports::document::{Column, Document, Part, Table, written};
use service::papers::{ConsultationPaper, Heading, PostsOf, ServiceChapter};
use workforce::people::timetable::{Milestone, Timetable};
use workforce::{Fte, Stage};

use super::charts::{KEY, Sides};
use super::dates::timeline;

/// Writes it.
pub(super) fn document(paper: &ConsultationPaper, sides: &Sides<'_>) -> Document {
    let mut parts = what_it_does(paper);
    parts.push(Part::Heading(2, "The case for change".into()));
    parts.extend(written(&paper.case));
    if let Some(opportunities) = &paper.opportunities {
        parts.push(Part::Heading(2, "There is an opportunity".into()));
        parts.extend(written(opportunities));
    }
    for chapter in &paper.services {
        parts.push(Part::NewPage);
        service(&mut parts, chapter);
        parts.extend(sides.service(chapter.service, &chapter.name));
    }
    points(&mut parts, 2, "Other changes", &paper.elsewhere);
    if !paper.heading.cannot.is_empty() {
        points(&mut parts, 2, "Changes that cannot be made as they stand", &paper.heading.cannot);
    }
    parts.push(Part::NewPage);
    parts.push(Part::Heading(2, "Grades".into()));
    parts.push(grades(paper.indicative));
    parts.push(Part::Heading(2, "Timeline".into()));
    parts.extend(timeline(paper.timetable.as_ref()));
    parts.push(Part::Heading(2, "How to take part".into()));
    parts.extend(taking_part(paper));
    if let Some(timetable) = &paper.timetable {
        severance(&mut parts, timetable);
    }
    if let Some(outcome) = &paper.outcome {
        parts.push(Part::Heading(2, "What the consultation changed".into()));
        parts.extend(written(outcome));
    }
    Document {
        title: paper.heading.name.clone(),
        kind: "Consultation document".into(),
        lines: lines(&paper.heading),
        parts,
    }
}

/// Whose it is, where it stands, which version.
pub(super) fn lines(heading: &Heading) -> Vec<String> {
    vec![
        heading.council.clone(),
        format!("{}. Version {} of the proposal.", heading.stage.label(), heading.version),
        format!(
            "It would take effect on {}. It is set against the establishment of {}.",
            words::day(heading.effect),
            words::day(heading.against)
        ),
    ]
}

fn what_it_does(paper: &ConsultationPaper) -> Vec<Part> {
    let heading = &paper.heading;
    let mut parts = vec![
        Part::Heading(2, "What this proposal does".into()),
        Part::Paragraph(format!(
            "{} full-time equivalents become {} ({}).",
            heading.before,
            heading.after,
            (heading.after - heading.before).signed()
        )),
    ];
    if paper.services.is_empty() {
        parts.push(Part::Paragraph("No change is proposed yet.".into()));
        return parts;
    }
    let sum = |list: &[PostsOf]| list.iter().map(|one| one.fte).sum::<Fte>();
    let row = |name: &str, before: Fte, deleted: Fte, new: Fte, after: Fte| {
        let figures = [before, deleted, new, after].map(|fte| fte.to_string());
        [name.to_owned()].into_iter().chain(figures).collect::<Vec<String>>()
    };
    let of = |chapter: &ServiceChapter| {
        row(&chapter.name, chapter.before, sum(&chapter.deleted), sum(&chapter.new), chapter.after)
    };
    let mut rows: Vec<Vec<String>> = paper.services.iter().map(of).collect();
    let total = |of: fn(&ServiceChapter) -> Fte| paper.services.iter().map(of).sum::<Fte>();
    let others = [heading.before - total(|one| one.before), heading.after - total(|one| one.after)];
    if others != [Fte::ZERO; 2] {
        rows.push(row("All other services", others[0], Fte::ZERO, Fte::ZERO, others[1]));
    }
    let deleted = paper.services.iter().map(|one| sum(&one.deleted)).sum();
    let new = paper.services.iter().map(|one| sum(&one.new)).sum();
    rows.push(row("Whole structure", heading.before, deleted, new, heading.after));
    parts.push(Part::Table(Table {
        caption: "Full-time equivalents by service".into(),
        columns: vec![
            Column::words("Service"),
            Column::figures("Now"),
            Column::figures("Deleted"),
            Column::figures("New"),
            Column::figures("As proposed"),
        ],
        rows,
        is_totalled: true,
    }));
    parts.push(Part::Paragraph(
        "Posts and teams that move from one service to another are counted where they are now and where they \
         would be."
            .into(),
    ));
    parts.push(Part::Paragraph(format!("In the charts: {KEY}")));
    parts
}

fn service(parts: &mut Vec<Part>, chapter: &ServiceChapter) {
    parts.push(Part::Heading(2, chapter.name.clone()));
    points(parts, 3, "The case for change", &chapter.reasons);
    if let Some(opportunities) = &chapter.opportunities {
        parts.push(Part::Heading(3, "There is an opportunity to".into()));
        parts.extend(written(opportunities));
    }
    let none = || Part::Paragraph("None.".into());
    for (name, list) in [("Deleted posts", &chapter.deleted), ("New posts created", &chapter.new)] {
        parts.push(Part::Heading(3, name.into()));
        let said: Vec<String> = list.iter().map(said).collect();
        parts.push(if said.is_empty() { none() } else { Part::Points(said) });
    }
    points(parts, 3, "Changes of line management", &chapter.lines);
    points(parts, 3, "Teams", &chapter.teams);
    points(parts, 3, "Posts that move", &chapter.transfers);
    points(parts, 3, "Posts that change", &chapter.changed);
}

/// `3 FTE Early Help Locality Lead, grade L, indicative`
fn said(posts: &PostsOf) -> String {
    let grade = match (&posts.grade, posts.indicative) {
        (Some(grade), true) => format!("grade {grade}, indicative"),
        (Some(grade), false) => format!("grade {grade}"),
        (None, _) => "not graded".to_owned(),
    };
    format!("{} FTE {}, {grade}", posts.fte, posts.title)
}

/// A heading with points beneath; neither where there are none.
pub(super) fn points(parts: &mut Vec<Part>, level: u8, heading: &str, points: &[String]) {
    if !points.is_empty() {
        parts.push(Part::Heading(level, heading.to_owned()));
        parts.push(Part::Points(points.to_vec()));
    }
}

fn grades(indicative: usize) -> Part {
    if indicative == 0 {
        return Part::Paragraph("No new post has an indicative grade.".into());
    }
    let posts = if indicative == 1 { "1 new post has" } else { &format!("{indicative} new posts have") };
    Part::Inset(format!(
        "{posts} an indicative grade. An indicative grade is a guide until the job is evaluated: structures, job \
         descriptions and grades may change with what the consultation says."
    ))
}

fn taking_part(paper: &ConsultationPaper) -> Vec<Part> {
    let mut parts = match &paper.taking_part {
        Some(words) => written(words),
        None => vec![Part::Paragraph(
            "Nobody has recorded yet where to send questions or how one-to-one meetings are arranged.".into(),
        )],
    };
    if paper.heading.stage > Stage::Consultation {
        parts.insert(0, Part::Paragraph("The consultation is closed.".into()));
    }
    if let Some(roles) = paper.timetable.as_ref().and_then(|timetable| timetable.roles) {
        let roles = if roles == 1 { "1 role".to_owned() } else { format!("up to {roles} roles") };
        parts.push(Part::Paragraph(format!(
            "Anyone in scope who is not a natural successor may express an interest in {roles} in the first instance."
        )));
    }
    parts
}

/// What is said of voluntary severance, where the council's policy gives its dates.
fn severance(parts: &mut Vec<Part>, timetable: &Timetable) {
    let Some(apply) = timetable.on(Milestone::SeveranceApplied) else { return };
    parts.push(Part::Heading(2, "Voluntary severance".into()));
    parts.push(Part::Inset(
        "An application is never a promise. A panel decides on each, by the loss of skills and experience to the \
         service and by what it costs. Any figure given before a leaving date is agreed is an estimate."
            .into(),
    ));
    let mut dates = vec![format!("Apply by {}.", words::long(apply))];
    if let Some(decided) = timetable.on(Milestone::SeveranceDecided) {
        dates.push(format!("The panel decides by {}.", words::long(decided)));
    }
    if let Some(accepted) = timetable.on(Milestone::SeveranceAccepted) {
        dates.push(format!(
            "Where it is approved, accept by {}. Whoever accepts takes no further part in recruitment.",
            words::long(accepted)
        ));
    }
    parts.push(Part::Points(dates));
}
