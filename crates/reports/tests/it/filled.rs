//! Tables that somebody filled in, read again.

use jiff::civil::date;
use reports::filled::{Limits, Unreadable, read};
use reports::xlsx::{Book, Column, Kind, Sheet, to_xlsx};
use reports::{Cell, delimited};

const LIMITS: Limits = Limits { rows: 100, columns: 10, unpacked: 1_000_000 };

fn book(rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let columns = vec![Column::new("post", 12.0, Kind::Text), Column::new("fte", 12.0, Kind::Text)];
    to_xlsx(Book {
        title: "Posts".into(),
        subject: "Posts".into(),
        author: "Sam Okoro".into(),
        organisation: "Westhaven".into(),
        made: date(2021, 11, 15),
        sheets: vec![Sheet::new("Posts", "Posts", columns, rows)],
    })
    .unwrap()
}

#[test]
fn what_is_written_as_csv_is_read_as_it_was_typed() {
    let cells = [["P1", "-0.5"], ["P2", "Leads, and \"chairs\"\nmeetings"]];
    let written = delimited::to_csv(&["post", "fte"], cells.map(|row| row.map(Cell::text).to_vec()));
    let rows = read(written.as_bytes(), LIMITS).unwrap();
    assert_eq!(rows[0], ["post", "fte"]);
    assert_eq!(rows[1], cells[0]);
    assert_eq!(rows[2], cells[1]);
}

#[test]
fn empty_lines_keep_the_numbers_of_rows_and_semicolons_divide_as_well_as_commas() {
    for text in ["a;b\r\n\r\n\r\n1;2\r\n", "a;b\n\n\n1;2", "\u{feff}a,b\n\n\n1,2\n"] {
        let rows = read(text.as_bytes(), LIMITS).unwrap();
        assert_eq!(rows, [vec!["a", "b"], vec![], vec![], vec!["1", "2"]], "{text:?}");
    }
}

#[test]
fn a_workbook_is_read_from_its_first_sheet() {
    let bytes = book(vec![vec![Cell::text("P1"), Cell::text("0.5")]]);
    let rows = read(&bytes, LIMITS).unwrap();
    let headings = rows.iter().position(|row| row == &["post", "fte"]).unwrap();
    assert_eq!(rows[headings + 1], ["P1", "0.5"]);
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    assert_eq!(read(b"", LIMITS), Err(Unreadable::Empty));
    assert_eq!(read(b"%PDF-1.7", LIMITS), Err(Unreadable::Kind));
    assert_eq!(read(b"PK\x03\x04nothing", LIMITS), Err(Unreadable::Broken));
    assert_eq!(read(b"caf\xe9,1\n", LIMITS), Err(Unreadable::NotUtf8));
    assert_eq!(read(b"a\0b", LIMITS), Err(Unreadable::Kind));
}

#[test]
fn what_is_larger_than_agreed_is_refused_before_it_fills_the_memory() {
    let too_large = Err(Unreadable::TooLarge { rows: 100, columns: 10 });
    assert_eq!(read("a\n".repeat(101).as_bytes(), LIMITS), too_large);
    assert_eq!(read(",".repeat(10).as_bytes(), LIMITS), too_large);
    let many = (0..2000).map(|n| vec![Cell::text(n.to_string()), Cell::text("1")]).collect();
    assert_eq!(read(&book(many), LIMITS), too_large);
    // A book of one cell unpacks to more than this.
    let small = Limits { unpacked: 100, ..LIMITS };
    assert_eq!(read(&book(vec![vec![Cell::text("P1")]]), small), too_large);
}
