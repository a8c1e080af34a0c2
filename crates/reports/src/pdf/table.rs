//! Lays a table: columns as wide as they need, rows that stay whole, headings again on each page.

use super::columns::{Asks, widths};
use super::flow::text;
use super::fonts::Weight;
use super::ink::{GREY, Ink, LINE, TEXT};
use super::sheets::{Role, SIDE, Setting, Sheets};
use crate::document::Table;

const CELL: Setting = Setting { size: 9.5, leading: 13.0, weight: Weight::Regular, colour: TEXT };
const STRONG: Setting = Setting { weight: Weight::Bold, ..CELL };
const CAPTION: Setting = Setting { size: 10.5, leading: 15.0, weight: Weight::Bold, colour: TEXT };
/// White at the left and right of a cell.
const ACROSS: f32 = 5.0;
/// White above and below.
const DOWN: f32 = 3.0;

/// A row whose cells are broken into lines.
struct Laid {
    cells: Vec<Vec<String>>,
    setting: Setting,
    is_heading: bool,
}

impl Laid {
    fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0).max(1)
    }

    fn height(&self) -> f32 {
        self.lines() as f32 * self.setting.leading + DOWN * 2.0
    }
}

/// Lays a table. One whose columns have no headings has no row of them.
pub(super) fn lay(sheets: &mut Sheets<'_>, table: &Table) {
    let columns = table.columns.len();
    if columns == 0 || table.rows.is_empty() {
        return;
    }
    let widths = measured(sheets, table);
    let has_head = table.columns.iter().any(|column| !column.name.is_empty());
    let names: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
    let last = table.rows.len() - 1;
    let break_row = |sheets: &Sheets<'_>, row: &[String], is_heading: bool, is_total: bool| {
        let setting = if is_heading || is_total { STRONG } else { CELL };
        let cells = (0..columns).map(|place| {
            let weight = if place == 0 { Weight::Bold } else { setting.weight };
            let room = widths.get(place).copied().unwrap_or(0.0) - ACROSS * 2.0;
            sheets.fonts.lines(weight, setting.size, room, row.get(place).map_or("", String::as_str))
        });
        Laid { cells: cells.collect(), setting, is_heading }
    };
    let head = has_head.then(|| break_row(sheets, &names, true, false));
    let element = sheets.element(None, Role::Table);
    let first = table.rows.first().map(|row| break_row(sheets, row, false, false).height()).unwrap_or(0.0);
    let head_height = head.as_ref().map_or(0.0, Laid::height);
    if !table.caption.is_empty() {
        let lines = sheets.fonts.lines(CAPTION.weight, CAPTION.size, sheets.width(), &table.caption).len();
        sheets.need(lines as f32 * CAPTION.leading + head_height + first.min(120.0) + 4.0);
        let caption = sheets.element(Some(element), Role::Caption);
        text(sheets, caption, &CAPTION, 0.0, &table.caption);
        sheets.y += 2.0;
    } else {
        sheets.need(head_height + first.min(120.0));
    }
    if let Some(head) = &head {
        let within = sheets.element(Some(element), Role::Head);
        let row = sheets.element(Some(within), Role::Row);
        draw(sheets, Some(row), head, &widths, table);
    }
    let body = sheets.element(Some(element), Role::Rows);
    for (number, row) in table.rows.iter().enumerate() {
        let laid = break_row(sheets, row, false, table.is_totalled && number == last);
        let fresh = sheets.whole() - head_height;
        if laid.height() > sheets.room() && laid.height() <= fresh {
            turn(sheets, head.as_ref(), &widths, table);
        }
        let row = sheets.element(Some(body), Role::Row);
        let cells = cells(sheets, row, &laid);
        if laid.height() <= sheets.room() {
            draw_cells(sheets, Some(&cells), &laid, &widths, table);
            continue;
        }
        // A row higher than a page goes on over as many as it takes.
        let mut from = 0;
        while from < laid.lines() {
            let fit = ((sheets.room() - DOWN * 2.0) / laid.setting.leading).floor().max(0.0) as usize;
            if fit == 0 {
                let before = sheets.here();
                turn(sheets, head.as_ref(), &widths, table);
                if sheets.here() == before {
                    return;
                }
                continue;
            }
            let part = |lines: &Vec<String>| lines.iter().skip(from).take(fit).cloned().collect();
            let part = Laid {
                cells: laid.cells.iter().map(part).collect(),
                setting: laid.setting,
                is_heading: false,
            };
            draw_cells(sheets, Some(&cells), &part, &widths, table);
            from += fit;
        }
    }
    sheets.y += 12.0;
}

fn measured(sheets: &Sheets<'_>, table: &Table) -> Vec<f32> {
    let fonts = sheets.fonts;
    let size = CELL.size;
    let asks: Vec<Asks> = (0..table.columns.len())
        .map(|place| {
            let mut asks = Asks::default();
            let name = table.columns.get(place).map_or("", |column| column.name.as_str());
            let cells = table.rows.iter().filter_map(|row| row.get(place).map(String::as_str));
            // A total is set in bold as headings are, so every cell is measured so.
            for cell in cells.chain([name]) {
                let wide = |words: &str| fonts.width(Weight::Bold, size, words) + ACROSS * 2.0 + 0.5;
                asks.most = asks.most.max(wide(cell));
                asks.least = cell.split_whitespace().map(wide).fold(asks.least, f32::max);
            }
            asks
        })
        .collect();
    let room = sheets.width();
    let mut widths = widths(&asks, room);
    // What is over goes to the column that names the rows of figures, or to the words at the end.
    let over = (room - widths.iter().sum::<f32>()).max(0.0);
    let has_figures = table.columns.iter().any(|column| column.is_numeric);
    let taker = if has_figures { widths.first_mut() } else { widths.last_mut() };
    if let Some(taker) = taker {
        *taker += over;
    }
    widths
}

/// Over the page, with the headings again for the eye; those who listen have them once.
fn turn(sheets: &mut Sheets<'_>, head: Option<&Laid>, widths: &[f32], table: &Table) {
    let on_its_side = sheets.width() > sheets.whole();
    sheets.turn(on_its_side);
    if let Some(head) = head {
        draw_cells(sheets, None, head, widths, table);
    }
}

fn cells(sheets: &mut Sheets<'_>, row: usize, laid: &Laid) -> Vec<usize> {
    let role = |place: usize| match (laid.is_heading, place) {
        (true, _) => Role::ColumnHeading,
        (false, 0) => Role::RowHeading,
        (false, _) => Role::Cell,
    };
    (0..laid.cells.len()).map(|place| sheets.element(Some(row), role(place))).collect()
}

fn draw(sheets: &mut Sheets<'_>, row: Option<usize>, laid: &Laid, widths: &[f32], table: &Table) {
    let cells = row.map(|row| cells(sheets, row, laid));
    draw_cells(sheets, cells.as_deref(), laid, widths, table);
}

fn draw_cells(
    sheets: &mut Sheets<'_>,
    elements: Option<&[usize]>,
    laid: &Laid,
    widths: &[f32],
    table: &Table,
) {
    let top = sheets.y + DOWN;
    let mut x = SIDE;
    for (place, lines) in laid.cells.iter().enumerate() {
        let width = widths.get(place).copied().unwrap_or(0.0);
        let is_numeric = table.columns.get(place).is_some_and(|column| column.is_numeric);
        let setting =
            if place == 0 { Setting { weight: Weight::Bold, ..laid.setting } } else { laid.setting };
        let mut inks = Vec::with_capacity(lines.len());
        for (number, line) in lines.iter().enumerate() {
            let over = width - ACROSS - sheets.fonts.width(setting.weight, setting.size, line);
            let left = if is_numeric { x + over } else { x + ACROSS };
            let goes_on = number + 1 < lines.len();
            let words = if goes_on { format!("{line} ") } else { line.clone() };
            inks.push(setting.line(left, top + number as f32 * setting.leading, words));
        }
        match elements.map(|elements| elements.get(place)) {
            Some(Some(element)) => sheets.mark(*element, inks),
            _ => sheets.decorate(inks),
        }
        x += width;
    }
    sheets.y += laid.height();
    let (y, right) = (sheets.y, sheets.right());
    let (thick, colour) = if laid.is_heading { (1.2, GREY) } else { (0.5, LINE) };
    sheets.decorate(vec![Ink::rule((SIDE, y), (right, y), thick, colour)]);
}
