//! Documents as PDF: what stands in them is read back by another program's eyes.

use std::io::Write;
use std::process::{Command, Stdio};

use jiff::civil::date;
use reports::document::{Column, Document, Figure, Part, Table};
use reports::pdf::{PdfFault, pdf};
use reports::structure::{Drawing, PostBox, draw};

use crate::document::sample;

fn written(document: &Document) -> Vec<u8> {
    pdf(document, date(2021, 10, 6)).unwrap()
}

/// The text of a PDF in the order of reading; nothing where no program to read it is installed.
fn text(bytes: &[u8]) -> Option<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    reader.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = reader.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn a_document_says_that_it_is_tagged_and_in_which_language() {
    let bytes = written(&sample());
    for words in [
        "%PDF-1.7",
        "/StructTreeRoot",
        "/MarkInfo",
        "pdfuaid:part",
        "/Lang",
        "/DisplayDocTitle true",
        "/Outlines",
    ] {
        assert!(holds(&bytes, words), "{words}");
    }
    for role in ["/H1", "/H2", "/Table", "/TH", "/TD", "/LBody", "/Figure", "/Caption"] {
        assert!(holds(&bytes, role), "{role}");
    }
    assert!(holds(&bytes, "Early Help has 12 posts."), "the picture says what it shows");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(written(&sample()) == written(&sample()));
}

#[test]
fn every_word_can_be_selected_and_read() {
    let Some(text) = text(&written(&sample())) else { return };
    for words in [
        "Phase 2 <draft> & more",
        "Support is hard to get early; Zoë Łukasiewicz said so.",
        "one way in",
        "All grades are indicative.",
        "111.73",
        "Early Help",
        "Posts by service",
        "Page 2 of 2",
    ] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
}

#[test]
fn long_text_and_long_tables_go_on_over_pages_and_lose_nothing() {
    let row = |number: usize| vec![format!("Role {number}"), format!("{number}.5"), "words ".repeat(30)];
    let document = Document {
        title: "Long".into(),
        parts: vec![
            Part::Paragraph((0..1500).map(|word| format!("w{word} ")).collect()),
            Part::Table(Table {
                caption: "Many roles".into(),
                columns: vec![Column::words("Role"), Column::figures("Posts"), Column::words("Why")],
                rows: (0..120).map(row).collect(),
                is_totalled: false,
            }),
            // A row that is higher than a page, and a word that is wider than one.
            Part::Table(Table {
                caption: "One long row".into(),
                columns: vec![Column::words("What"), Column::words("Why")],
                rows: vec![vec!["x".repeat(400), (0..3000).map(|word| format!("r{word} ")).collect()]],
                is_totalled: false,
            }),
        ],
        ..Document::default()
    };
    let bytes = written(&document);
    let Some(text) = text(&bytes) else { return };
    for words in ["w0 ", "w1499", "Role 0", "Role 119", "119.5", "r0 ", "r2999"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(text.matches("Why").count() > 3, "the headings come again on each page");
}

#[test]
fn letters_without_a_glyph_and_odd_ones_are_marked_and_break_nothing() {
    let document = Document {
        title: "\u{0}Odd \u{e000}\u{feff} 漢字 \u{1f600}".into(),
        parts: vec![
            Part::Paragraph("Ана Ивановић, Ελένη, a\u{301}\u{ad}b\u{200b}".into()),
            Part::Paragraph(String::new()),
        ],
        ..Document::default()
    };
    let Some(text) = text(&written(&document)) else { return };
    assert!(text.contains("Ана Ивановић") && text.contains("Ελένη") && text.contains('\u{fffd}'), "{text}");
}

#[test]
fn a_structure_chart_takes_a_page_on_its_side_and_keeps_its_words() {
    let post = |id: &str, above: Option<&str>, title: &str| PostBox {
        id: id.into(),
        above: above.map(str::to_owned),
        title: title.into(),
        detail: "Grade K · 1 FTE".into(),
        ..PostBox::default()
    };
    let posts = [post("a", None, "Head of Service"), post("b", Some("a"), "Team Manager")];
    let chart = draw(&posts, &Drawing { id: "c".into(), title: "Chart".into(), ..Drawing::default() });
    let figure = Figure {
        svg: chart.svg,
        alt: "A head and a team manager.".into(),
        caption: "Safeguarding".into(),
        is_whole_page: true,
        table: None,
    };
    let document =
        Document { title: "Charts".into(), parts: vec![Part::Figure(figure)], ..Document::default() };
    let bytes = written(&document);
    assert!(holds(&bytes, "/MediaBox[0 0 841.89 595.28]"));
    let Some(text) = text(&bytes) else { return };
    assert!(text.contains("Head of Service") && text.contains("Grade K · 1 FTE"), "{text}");
}

#[test]
fn a_figure_that_is_no_chart_is_refused() {
    let figure = Figure { svg: "<svg width=\"1\" height=\"1\"><image/></svg>".into(), ..Figure::default() };
    let document = Document { title: "x".into(), parts: vec![Part::Figure(figure)], ..Document::default() };
    assert!(matches!(pdf(&document, date(2021, 10, 6)), Err(PdfFault::Figure(_))));
}
