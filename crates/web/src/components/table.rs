//! Tables of plain cells. A table with richer cells is written out in its template.

use super::Html;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows; every table has one, seen or only heard.
    pub caption: String,
    /// The headings of its columns.
    pub head: Vec<Cell>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The first cell of each row names the row.
    pub rows_are_named: bool,
}

/// A cell, or the heading of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub text: Html,
    /// A figure: set to the right, digits in line.
    pub numeric: bool,
    /// Further classes.
    pub classes: String,
    /// How many columns it spans; 0 as 1.
    pub colspan: usize,
    /// How many rows it spans; 0 as 1.
    pub rowspan: usize,
    /// What the column is sorted by, where the text itself does not sort well (dates, figures).
    pub sort_by: String,
}

impl Cell {
    /// A cell of words.
    pub fn new(text: impl Into<Html>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// A cell with a figure; `1,204`, `87%` and `£1,200` are sorted by their number.
    pub fn figure(text: impl Into<Html>) -> Cell {
        let cell = Cell { numeric: true, ..Cell::new(text) };
        let number = cell.text.to_string().replace([',', '%', '£'], "");
        if number.parse::<f64>().is_ok() { cell.sorted_by(number) } else { cell }
    }

    /// The same, sorted by this instead of its text.
    pub fn sorted_by(mut self, key: impl Into<String>) -> Cell {
        self.sort_by = key.into();
        self
    }
}
