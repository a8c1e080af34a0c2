//! Lays the parts of a document on pages, one under another.

use super::PdfFault;
use super::fonts::{Fonts, Weight};
use super::ink::{GOLD, GREY, INK, Ink, LINE, TEXT};
use super::picture;
use super::sheets::{Entry, Role, SIDE, Setting, Sheets};
use super::table;
use crate::document::{Column, Document, Figure, Part, Table};

/// Body text.
pub(super) const BODY: Setting = Setting { size: 10.5, leading: 15.0, weight: Weight::Regular, colour: TEXT };
const STRONG: Setting = Setting { weight: Weight::Bold, ..BODY };
const QUIET: Setting = Setting { size: 9.5, leading: 13.5, weight: Weight::Regular, colour: GREY };
const TITLE: Setting = Setting { size: 22.0, leading: 28.0, weight: Weight::Bold, colour: INK };
const HEADINGS: [Setting; 3] = [
    Setting { size: 15.0, leading: 20.0, weight: Weight::Bold, colour: INK },
    Setting { size: 12.0, leading: 16.5, weight: Weight::Bold, colour: INK },
    Setting { size: 10.5, leading: 15.0, weight: Weight::Bold, colour: INK },
];
/// Under a paragraph.
const AFTER: f32 = 7.0;
/// How far points are set in.
const SET_IN: f32 = 16.0;
/// No letter of a picture is made smaller than this, in points, unless the picture is larger than a page.
const LEAST_LETTER: f32 = 6.0;
/// The height of a picture's letters in its own units, as this crate draws them.
const PICTURE_LETTER: f32 = 16.0;

/// Lays out a document.
pub(super) fn lay<'a>(document: &Document, fonts: &'a Fonts) -> Result<Sheets<'a>, PdfFault> {
    let mut sheets = Sheets::new(fonts);
    head(&mut sheets, document);
    for (place, part) in document.parts.iter().enumerate() {
        match part {
            Part::Heading(level, words) => {
                // A heading goes over the page with what follows it.
                let follows = match document.parts.get(place + 1) {
                    Some(Part::Figure(figure)) if figure.is_whole_page => 0.0,
                    Some(Part::Figure(_) | Part::Table(_) | Part::Heading(..)) => 90.0,
                    Some(_) => 34.0,
                    None => 0.0,
                };
                let with_figure =
                    matches!(document.parts.get(place + 1), Some(Part::Figure(one)) if one.is_whole_page);
                if with_figure {
                    sheets.turn(true);
                }
                heading(&mut sheets, *level, words, follows);
            }
            Part::Paragraph(words) => {
                let element = sheets.element(None, Role::Paragraph);
                text(&mut sheets, element, &BODY, 0.0, words);
                sheets.y += AFTER;
            }
            Part::Inset(words) => inset(&mut sheets, words),
            Part::Points(points) => list(&mut sheets, Role::Points, points),
            Part::Numbered(points) => list(&mut sheets, Role::Numbered, points),
            Part::Summary(rows) => {
                let rows = rows.iter().map(|(name, value)| vec![name.clone(), value.clone()]).collect();
                let columns = vec![Column::words(""), Column::words("")];
                table::lay(&mut sheets, &Table { columns, rows, ..Table::default() });
            }
            Part::Table(table) => table::lay(&mut sheets, table),
            Part::Figure(one) => figure(&mut sheets, one)?,
            Part::NewPage => {
                if !sheets.is_fresh() {
                    sheets.turn(false);
                }
            }
        }
        // What follows a page on its side stands upright again.
        let lies = |part: Option<&Part>| matches!(part, Some(Part::Figure(one)) if one.is_whole_page);
        if lies(Some(part)) && !lies(document.parts.get(place + 1)) && place + 1 < document.parts.len() {
            sheets.turn(false);
        }
    }
    feet(&mut sheets, &document.title);
    Ok(sheets)
}

fn head(sheets: &mut Sheets<'_>, document: &Document) {
    if !document.kind.is_empty() {
        let element = sheets.element(None, Role::Paragraph);
        text(sheets, element, &STRONG, 0.0, &document.kind);
        sheets.y += 2.0;
    }
    let element = sheets.element(None, Role::Heading(1, document.title.clone()));
    text(sheets, element, &TITLE, 0.0, &document.title);
    sheets.y += 6.0;
    let (y, right) = (sheets.y, sheets.right());
    sheets.decorate(vec![Ink::rule((SIDE, y), (right, y), 3.0, GOLD)]);
    sheets.y += 10.0;
    for line in &document.lines {
        let element = sheets.element(None, Role::Paragraph);
        text(sheets, element, &BODY, 0.0, line);
    }
    sheets.y += AFTER;
}

/// Sets a text from the left edge and so much further in, over as many pages as it takes.
pub(super) fn text(sheets: &mut Sheets<'_>, element: usize, setting: &Setting, set_in: f32, words: &str) {
    let lines = sheets.fonts.lines(setting.weight, setting.size, sheets.width() - set_in, words);
    let last = lines.len().saturating_sub(1);
    for (number, mut line) in lines.into_iter().enumerate() {
        // No first line of several stands alone at the foot of a page.
        let together = if number == 0 && last > 0 { 2.0 } else { 1.0 };
        sheets.need(setting.leading * together);
        if number < last {
            line.push(' ');
        }
        let ink = setting.line(SIDE + set_in, sheets.y, line);
        sheets.mark(element, vec![ink]);
        sheets.y += setting.leading;
    }
}

fn heading(sheets: &mut Sheets<'_>, level: u8, words: &str, follows: f32) {
    let level = level.clamp(2, 4);
    let setting = HEADINGS.get(usize::from(level) - 2).copied().unwrap_or(BODY);
    let before = if sheets.is_fresh() { 0.0 } else { setting.size * 0.75 };
    let lines = sheets.fonts.lines(setting.weight, setting.size, sheets.width(), words).len();
    sheets.need(before + setting.leading * lines as f32 + follows);
    if !sheets.is_fresh() {
        sheets.y += before;
    }
    let entry = Entry { level, words: words.to_owned(), sheet: sheets.here(), top: sheets.y };
    sheets.contents.push(entry);
    let element = sheets.element(None, Role::Heading(u16::from(level), words.to_owned()));
    text(sheets, element, &setting, 0.0, words);
    sheets.y += 4.0;
}

fn inset(sheets: &mut Sheets<'_>, words: &str) {
    let lines = sheets.fonts.lines(BODY.weight, BODY.size, sheets.width() - SET_IN, words).len() as f32;
    sheets.need((lines * BODY.leading).min(sheets.whole()));
    let (top, page) = (sheets.y, sheets.here());
    let element = sheets.element(None, Role::Paragraph);
    text(sheets, element, &BODY, SET_IN, words);
    if sheets.here() == page {
        let bottom = sheets.y;
        sheets.decorate(vec![Ink::rule((SIDE + 3.0, top), (SIDE + 3.0, bottom), 4.0, LINE)]);
    }
    sheets.y += AFTER;
}

fn list(sheets: &mut Sheets<'_>, role: Role, points: &[String]) {
    let is_numbered = role == Role::Numbered;
    let list = sheets.element(None, role);
    for (number, words) in points.iter().enumerate() {
        let lines = sheets.fonts.lines(BODY.weight, BODY.size, sheets.width() - SET_IN, words).len();
        sheets.need(BODY.leading * lines.min(2) as f32);
        let point = sheets.element(Some(list), Role::Point);
        let label = sheets.element(Some(point), Role::Label);
        let sign = if is_numbered { format!("{}.", number + 1) } else { "\u{2022}".to_owned() };
        let ink = BODY.line(SIDE + 2.0, sheets.y, sign);
        sheets.mark(label, vec![ink]);
        let body = sheets.element(Some(point), Role::Body);
        text(sheets, body, &BODY, SET_IN, words);
        sheets.y += 2.5;
    }
    sheets.y += AFTER - 2.5;
}

fn figure(sheets: &mut Sheets<'_>, figure: &Figure) -> Result<(), PdfFault> {
    let drawn = picture::read(&figure.svg, sheets.fonts)?;
    let caption = sheets.fonts.lines(QUIET.weight, QUIET.size, sheets.width(), &figure.caption).len() as f32;
    let beneath = caption * QUIET.leading + 6.0;
    let fits = |width: f32, height: f32| (width / drawn.width).min((height - beneath) / drawn.height);
    if figure.is_whole_page {
        let stays = sheets.width() > sheets.whole() && sheets.room() > sheets.whole() - 80.0;
        if !stays {
            sheets.turn(true);
        }
    }
    // A picture is not made larger than it was drawn to be read on a screen.
    let largest = if figure.is_whole_page { 0.75 } else { 0.72 };
    let mut scale = fits(sheets.width(), sheets.whole()).min(largest);
    if figure.is_whole_page {
        scale = fits(sheets.width(), sheets.room()).min(largest);
    } else if scale * drawn.height + beneath > sheets.room() {
        // One that is a little too high for the rest of the page is drawn smaller rather than moved.
        let here = fits(sheets.width(), sheets.room());
        if here * PICTURE_LETTER >= LEAST_LETTER + 1.5 && here > scale * 0.8 {
            scale = here;
        } else {
            sheets.need(scale * drawn.height + beneath);
        }
    }
    let (top, left) = (sheets.y, SIDE);
    let (right, bottom) = (left + drawn.width * scale, top + drawn.height * scale);
    let group = sheets.element(None, Role::Group);
    let frame = Role::Figure(figure.alt.clone(), sheets.here(), [left, top, right, bottom]);
    let element = sheets.element(Some(group), frame);
    sheets.mark(element, drawn.inks.into_iter().map(|ink| ink.placed(scale, (left, top))).collect());
    sheets.y = bottom + 6.0;
    if !figure.caption.is_empty() {
        let element = sheets.element(Some(group), Role::Caption);
        text(sheets, element, &QUIET, 0.0, &figure.caption);
    }
    sheets.y += AFTER;
    Ok(())
}

/// The title and the page's number under each page.
fn feet(sheets: &mut Sheets<'_>, title: &str) {
    let count = sheets.sheets.len();
    let fonts = sheets.fonts;
    for (place, sheet) in sheets.sheets.iter_mut().enumerate() {
        let number = format!("Page {} of {count}", place + 1);
        let right = sheet.width - SIDE;
        let y = sheet.height - 42.0;
        let taken = fonts.width(QUIET.weight, QUIET.size, &number);
        let room = sheet.width - SIDE * 2.0 - taken - 20.0;
        let title = fonts.lines(QUIET.weight, QUIET.size, room, title).into_iter().next().unwrap_or_default();
        let inks = vec![
            Ink::rule((SIDE, y - 4.0), (right, y - 4.0), 0.5, LINE),
            QUIET.line(SIDE, y, title),
            QUIET.line(right - taken, y, number),
        ];
        sheet.marks.push(super::sheets::Mark { is_content: false, inks });
    }
}
