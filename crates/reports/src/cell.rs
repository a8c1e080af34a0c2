//! One value of a table, in a spreadsheet or a CSV file.

use jiff::civil::Date;

use crate::Unit;

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words. Always written as text: `=1+1` typed by somebody stays those four characters.
    Text(String),
    /// A figure and how it is written. In a spreadsheet the exact figure is kept and only its format rounds;
    /// in CSV it is written as printed (`87%`, `1897`).
    Number(f64, Unit),
    /// A civil date: `5 Nov 2021` in a spreadsheet, `2021-11-05` in CSV.
    Date(Date),
    /// No value, and why: `not published`, `no cases`. An empty reason leaves the cell empty.
    Blank(String),
    /// A judgement in words, with the colour that goes with them.
    Status(Tone, String),
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Cell {
        Cell::Text(words.into())
    }

    /// A count of whole things.
    pub fn count(count: u64) -> Cell {
        Cell::Number(count as f64, Unit::Count)
    }

    /// No value, and why.
    pub fn blank(reason: impl Into<String>) -> Cell {
        Cell::Blank(reason.into())
    }
}

/// How a judgement is coloured. The words carry the meaning; the colour repeats it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// *Meets target*, *Done on time*: green.
    Good,
    /// *Close*, *Due tomorrow*: yellow.
    Near,
    /// *Misses target*, *Overdue by 3 days*: red.
    Bad,
    /// *No target*, *Due 12 December*: grey.
    #[default]
    Plain,
}
