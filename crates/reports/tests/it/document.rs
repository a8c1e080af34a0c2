//! Documents as HTML.

use reports::charts::{Bar, Bars, bars};
use reports::document::{Column, Document, Figure, Part, Table, html, written};

/// A small document with a part of each kind.
pub fn sample() -> Document {
    let chart = bars(&Bars {
        id: "posts".into(),
        title: "Posts".into(),
        by: "Service".into(),
        bars: vec![Bar { label: "Early Help".into(), value: Some(12.0), aside: String::new() }],
        ..Bars::default()
    });
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    Document {
        title: "Phase 2 <draft> & more".into(),
        kind: "Consultation document".into(),
        lines: vec!["Westhaven City Council".into()],
        parts: vec![
            Part::Heading(2, "The case for change".into()),
            Part::Paragraph("Support is hard to get early; Zoë Łukasiewicz said so.".into()),
            Part::Points(vec!["one way in".into(), "earlier help".into()]),
            Part::Heading(3, "In order".into()),
            Part::Numbered(vec!["launch".into(), "close".into()]),
            Part::Inset("All grades are indicative.".into()),
            Part::Summary(vec![("Launched".into(), "6 October 2021".into())]),
            Part::Table(Table {
                caption: "Full-time equivalents by role".into(),
                columns: vec![Column::words("Role"), Column::figures("Before"), Column::figures("After")],
                rows: vec![
                    row(["Team Manager", "20.89", "31"]),
                    row(["Social Worker", "111.73", ""]),
                    row(["All roles", "132.62", "31"]),
                ],
                is_totalled: true,
            }),
            Part::NewPage,
            Part::Figure(Figure {
                svg: chart.svg,
                alt: "Early Help has 12 posts.".into(),
                caption: "Posts by service".into(),
                is_whole_page: false,
                table: Some(chart.table),
            }),
        ],
    }
}

#[test]
fn a_document_is_written_with_headings_captions_and_header_cells() {
    insta::assert_snapshot!(html(&sample()));
}

#[test]
fn typed_words_become_paragraphs_and_points() {
    let parts =
        written("\n\nFirst line\ngoes on.\n\n- a point\n  that goes on\n* another\n\u{2022} third\n\nEnd.\n");
    let expected = [
        Part::Paragraph("First line goes on.".into()),
        Part::Points(vec!["a point that goes on".into(), "another".into(), "third".into()]),
        Part::Paragraph("End.".into()),
    ];
    assert_eq!(parts, expected);
    assert!(written(" \n ").is_empty());
}

#[test]
fn nothing_that_was_typed_becomes_markup() {
    let document = Document {
        title: "<script>".into(),
        kind: "\"x\"".into(),
        lines: vec!["<b>".into()],
        parts: vec![
            Part::Heading(9, "<i>".into()),
            Part::Points(vec!["<li>".into()]),
            Part::Summary(vec![("<dt>".into(), "<dd>".into())]),
        ],
    };
    let html = html(&document);
    for typed in ["<script>", "<b>", "<i>", "<li><li>", "<dt><dt>"] {
        assert!(!html.contains(typed), "{typed}");
    }
    assert!(html.contains("<h4 class=\"govuk-heading-s\">&lt;i&gt;</h4>"));
}
