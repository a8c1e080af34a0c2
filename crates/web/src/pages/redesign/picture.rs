//! A chart for wide and for narrow screens, with its figures as a table.

use reports::charts::{Chart, Width};

use crate::components::{Cell, Html, Table};

/// A chart at two widths, and its figures.
pub(super) struct Picture {
    pub wide: Html,
    pub narrow: Html,
    pub table: Table,
}

impl Picture {
    /// Draws it twice; `draw` is given how wide, and an identifier that nothing else in the page has.
    pub fn drawn(title: &str, id: &str, draw: impl Fn(Width, String) -> Chart) -> Picture {
        let wide = draw(Width::Pixels(920), format!("{id}-wide"));
        let narrow = draw(Width::Phone, format!("{id}-narrow"));
        let cells = |row: &Vec<String>| {
            let cells = row.iter().enumerate();
            cells.map(|(place, text)| Cell { numeric: place > 0, ..Cell::new(text.as_str()) }).collect()
        };
        let table = Table {
            caption: title.to_owned(),
            head: cells(&wide.table.columns),
            rows: wide.table.rows.iter().map(cells).collect(),
            rows_are_named: true,
        };
        Picture { wide: Html::trusted(wide.svg), narrow: Html::trusted(narrow.svg), table }
    }
}
