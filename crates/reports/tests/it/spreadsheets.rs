//! Workbooks, read back with another library.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use reports::xlsx::{Book, Column, Kind, Length, Problem, Sheet, to_xlsx};
use reports::{Cell, Tone, Unit};

fn book(sheets: Vec<Sheet<'_>>) -> Book<'_> {
    Book {
        title: "Scorecard, October 2021".to_owned(),
        subject: "As known at each month's end".to_owned(),
        author: "Goldthread".to_owned(),
        organisation: "Port Wyvern City Council".to_owned(),
        made: date(2021, 11, 15),
        sheets,
    }
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The text of a file inside the workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn scorecard<'a>() -> Sheet<'a> {
    let rows = vec![
        vec![
            Cell::text("MASH"),
            Cell::text("Contacts"),
            Cell::count(1780),
            Cell::count(1897),
            Cell::blank("no target"),
            Cell::Status(Tone::Plain, "No target".to_owned()),
        ],
        vec![
            Cell::text("Child in need"),
            Cell::text("=cmd|'/c calc'!A1"),
            Cell::blank("not published"),
            Cell::Number(0.8667, Unit::Percent(0)),
            Cell::Number(0.9, Unit::Percent(0)),
            Cell::Status(Tone::Bad, "Misses target".to_owned()),
        ],
        vec![
            Cell::text("MASH"),
            Cell::text("Rate"),
            Cell::Number(61.25, Unit::Rate(1)),
            Cell::Date(date(2021, 10, 31)),
        ],
    ];
    let columns = vec![
        Column::new("Area", 22.0, Kind::Text),
        Column::new("Indicator", 44.0, Kind::Prose),
        Column::new("September 2021", 12.0, Kind::Figure).in_group("Months"),
        Column::new("October 2021", 12.0, Kind::Figure).in_group("Months"),
        Column::new("Target", 10.0, Kind::Figure).in_group("Judgement").folding(),
        Column::new("Status", 16.0, Kind::Status).in_group("Judgement").folding(),
    ];
    Sheet {
        notes: vec!["Each month as known at its end.".to_owned()],
        frozen_columns: 2,
        ..Sheet::new("Scorecard", "Scorecard of October 2021", columns, rows)
    }
}

fn definitions<'a>() -> Sheet<'a> {
    let rows = vec![vec![
        Cell::text("Contacts"),
        Cell::text(
            "How many contacts were received in the month, from anyone, about any child, whether or not they \
             became a referral; a contact about several children counts once for each child.",
        ),
        Cell::text("Working Together to Safeguard Children 2018, chapter 1"),
    ]];
    let columns = vec![
        Column::new("Indicator", 24.0, Kind::Prose),
        Column::new("What it counts", 60.0, Kind::Prose),
        Column::new("Source", 40.0, Kind::Prose),
    ];
    Sheet::new("Definitions", "What each indicator means", columns, rows)
}

#[test]
fn a_scorecard_comes_back_as_it_was_written() {
    let bytes = to_xlsx(book(vec![scorecard(), definitions()])).unwrap();
    // Left where a developer can open it.
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("scorecard.xlsx"), &bytes).unwrap();
    let range = open(bytes).worksheet_range("Scorecard").unwrap();
    let text = |row, column| match range.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        other => panic!("row {row}, column {column} holds {other:?}"),
    };
    assert_eq!(text(0, 0), "Scorecard of October 2021");
    assert_eq!(text(1, 0), "Each month as known at its end.");
    assert_eq!((text(3, 2), text(3, 4)), ("Months".to_owned(), "Judgement".to_owned()));
    assert_eq!((text(4, 0), text(4, 3)), ("Area".to_owned(), "October 2021".to_owned()));
    assert_eq!(range.get_value((5, 3)), Some(&Data::Float(1897.0)));
    assert_eq!(range.get_value((6, 3)), Some(&Data::Float(0.8667)));
    assert_eq!(text(6, 1), "=cmd|'/c calc'!A1");
    assert_eq!(text(6, 2), "not published");
    assert_eq!(text(6, 5), "Misses target");
    assert_eq!(range.get_value((7, 2)), Some(&Data::Float(61.25)));
    match range.get_value((7, 3)) {
        Some(Data::DateTime(day)) => assert_eq!(day.as_f64(), 44500.0),
        other => panic!("a date, not {other:?}"),
    }
}

#[test]
fn nothing_typed_becomes_a_formula() {
    for typed in ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.org", "{=1}", "00123"] {
        let sheet = Sheet::new(
            "Notes",
            "Notes",
            vec![Column::new("Note", 20.0, Kind::Text)],
            [vec![Cell::text(typed)]],
        );
        let bytes = to_xlsx(book(vec![sheet])).unwrap();
        assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
        let mut workbook = open(bytes);
        assert_eq!(workbook.worksheet_formula("Notes").unwrap().used_cells().count(), 0);
        let range = workbook.worksheet_range("Notes").unwrap();
        assert_eq!(range.get_value((3, 0)), Some(&Data::String(typed.to_owned())));
    }
}

#[test]
fn headings_stay_in_view_filter_and_repeat_in_print() {
    let bytes = to_xlsx(book(vec![scorecard()])).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        "<pane xSplit=\"2\" ySplit=\"5\" topLeftCell=\"C6\"",
        "<autoFilter ref=\"A5:F8\"/>",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "outlineLevel=\"1\"",
        "&amp;LScorecard of October 2021&amp;RPage &amp;P of &amp;N",
    ] {
        assert!(sheet.contains(expected), "{expected} in {sheet}");
    }
    assert!(!sheet.contains("mergeCell"));
    assert!(part(&bytes, "xl/workbook.xml").contains("Scorecard!$4:$5"));
}

#[test]
fn the_same_book_gives_the_same_bytes_and_says_when_it_was_made() {
    let bytes = to_xlsx(book(vec![scorecard()])).unwrap();
    assert_eq!(bytes, to_xlsx(book(vec![scorecard()])).unwrap());
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("2021-11-15T00:00:00Z"), "{core}");
    assert!(core.contains("Scorecard, October 2021"));
}

#[test]
fn tabs_get_names_that_excel_takes() {
    let names = [
        "Scorecard: 2021/22 [draft]",
        "A name that is much longer than a tab can carry",
        "A name that is much longer than a tab can show",
        "'quoted'",
        "QUOTED",
        "",
        "history",
        "\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}\u{1f9f5}",
    ];
    let sheets = names.iter().map(|name| Sheet::new(name, name, vec![], [])).collect();
    let tabs = open(to_xlsx(book(sheets)).unwrap()).sheet_names();
    assert_eq!(
        tabs[..7],
        [
            "Scorecard 2021 22 draft",
            "A name that is much longer than",
            "A name that is much longer (2)",
            "quoted",
            "QUOTED (2)",
            "Sheet",
            "Sheet (2)"
        ]
    );
}

#[test]
fn odd_cells_are_written_so_that_nothing_is_lost_unsaid() {
    let long = "word ".repeat(10_000);
    let row = vec![
        Cell::Number(f64::NAN, Unit::Count),
        Cell::Date(date(1899, 12, 31)),
        Cell::Date(date(1900, 3, 1)),
        Cell::text(long),
        Cell::blank(""),
        Cell::text("a\u{1}b\nc <d> & \"e\""),
        Cell::text("beyond the last column"),
    ];
    let columns = (0..6).map(|place| Column::new(&place.to_string(), f64::NAN, Kind::Prose)).collect();
    let bytes = to_xlsx(book(vec![Sheet::new("Odd", "Odd", columns, [row])])).unwrap();
    let range = open(bytes).worksheet_range("Odd").unwrap();
    let at = |column| range.get_value((3, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(at(0), Data::String("not known".to_owned()));
    assert_eq!(at(1), Data::String("1899-12-31".to_owned()));
    assert!(matches!(at(2), Data::DateTime(day) if day.as_f64() == 61.0));
    assert!(matches!(at(3), Data::String(text) if text.ends_with("(cut: a cell holds no more)")));
    assert_eq!(at(4), Data::Empty);
    assert!(matches!(at(5), Data::String(text) if text.contains("c <d> & \"e\"")));
    assert_eq!(at(6), Data::Empty);
}

#[test]
fn a_long_sheet_reads_as_a_short_one() {
    let rows = || {
        (0..3000u64).map(|row| {
            vec![Cell::count(row), Cell::text(format!("visit {row}")), Cell::Date(date(2021, 4, 1))]
        })
    };
    let columns = || {
        vec![
            Column::new("Number", 10.0, Kind::Figure),
            Column::new("What", 20.0, Kind::Text),
            Column::new("When", 14.0, Kind::Date),
        ]
    };
    let write = |length| {
        let sheet = Sheet { length, ..Sheet::new("Visits", "Visits", columns(), rows()) };
        open(to_xlsx(book(vec![sheet])).unwrap()).worksheet_range("Visits").unwrap()
    };
    let (short, long) = (write(Length::Short), write(Length::Long));
    assert_eq!(short.get_size(), (3003, 3));
    assert!(short.used_cells().eq(long.used_cells()));
}

#[test]
fn more_rows_than_a_sheet_holds_are_refused_with_what_to_do() {
    let rows = std::iter::repeat_with(Vec::new).take(1_100_000);
    let sheet = Sheet {
        length: Length::Long,
        ..Sheet::new("All", "All", vec![Column::new("a", 9.0, Kind::Text)], rows)
    };
    let problem = to_xlsx(book(vec![sheet])).unwrap_err();
    assert!(matches!(problem, Problem::TooManyRows { .. }));
    assert!(problem.to_string().contains("take CSV"), "{problem}");
}
