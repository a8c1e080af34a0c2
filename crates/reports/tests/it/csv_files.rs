//! CSV files, read back by another program's eyes.

use proptest::prelude::*;
use reports::delimited::to_csv;
use reports::{Cell, Tone, Unit};

fn read_back(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_scorecard_row_is_written_as_printed() {
    let rows = [vec![
        Cell::text("MASH"),
        Cell::text("Contacts, \"all\" sources"),
        Cell::count(1897),
        Cell::Number(0.865, Unit::Percent(0)),
        Cell::Number(64.0, Unit::Rate(0)),
        Cell::Date(jiff::civil::date(2021, 10, 31)),
        Cell::blank("not published"),
        Cell::Status(Tone::Good, "Meets target".to_owned()),
    ]];
    assert_eq!(
        to_csv(&["area", "indicator", "a", "b", "c", "d", "e", "f"], rows),
        "area,indicator,a,b,c,d,e,f\r\nMASH,\"Contacts, \"\"all\"\" sources\",1897,87%,64,2021-10-31,not published,Meets target\r\n"
    );
}

#[test]
fn what_a_spreadsheet_would_run_is_written_as_text() {
    for typed in ["=1+1", "+44 7700 900123", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "=1"] {
        let csv = to_csv(&["note"], [vec![Cell::text(typed)]]);
        assert_eq!(read_back(&csv)[1][0], format!("'{typed}"));
    }
    let csv = to_csv(&["figure"], [vec![Cell::Number(-2.0, Unit::Count)]]);
    assert_eq!(csv, "figure\r\n-2\r\n");
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was_or_with_its_guard(
        rows in prop::collection::vec(prop::collection::vec(any::<String>(), 3), 0..8)
    ) {
        let cells = rows.iter().map(|row| row.iter().map(Cell::text).collect());
        let back = read_back(&to_csv(&["a", "b", "c"], cells));
        prop_assert_eq!(back.len(), rows.len() + 1);
        for (row, was) in back.iter().skip(1).zip(&rows) {
            for (field, typed) in row.iter().zip(was) {
                prop_assert!(field == typed || *field == format!("'{typed}"), "{:?} from {:?}", field, typed);
                prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']));
            }
        }
    }
}
