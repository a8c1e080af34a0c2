//! Pages while they are filled, and the tree that says what each mark on them is.

use super::fonts::{Fonts, Weight};
use super::ink::{Ink, Rgb, Words};

/// The sides of A4 paper, in points.
pub(super) const SHORT: f32 = 595.28;
/// The long side.
pub(super) const LONG: f32 = 841.89;
/// White at the left and right.
pub(super) const SIDE: f32 = 56.0;
/// White at the top.
pub(super) const TOP: f32 = 54.0;
/// White at the bottom, with the foot in it.
pub(super) const BOTTOM: f32 = 62.0;

/// What an element of the structure is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Heading(u16, String),
    Paragraph,
    Points,
    Numbered,
    Point,
    Label,
    Body,
    Table,
    Caption,
    Head,
    Rows,
    Row,
    ColumnHeading,
    RowHeading,
    Cell,
    /// A picture on a page, with what it says and the frame in which it stands: left, top, right, bottom.
    Figure(String, usize, [f32; 4]),
    Group,
}

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Child {
    Element(usize),
    /// A mark of a sheet.
    Mark(usize, usize),
}

/// One element of the structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    pub role: Role,
    pub children: Vec<Child>,
}

/// Things drawn together: content of an element, or decoration.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub is_content: bool,
    pub inks: Vec<Ink>,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sheet {
    pub width: f32,
    pub height: f32,
    pub marks: Vec<Mark>,
}

/// A heading for the list of contents that readers show beside a PDF.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub level: u8,
    pub words: String,
    pub sheet: usize,
    pub top: f32,
}

/// All pages, and where the next thing goes.
pub(super) struct Sheets<'a> {
    pub fonts: &'a Fonts,
    pub sheets: Vec<Sheet>,
    pub elements: Vec<Element>,
    /// The elements of the document itself, in order.
    pub top: Vec<usize>,
    pub contents: Vec<Entry>,
    /// Where the next thing begins.
    pub y: f32,
}

impl<'a> Sheets<'a> {
    pub fn new(fonts: &'a Fonts) -> Sheets<'a> {
        let first = Sheet { width: SHORT, height: LONG, marks: Vec::new() };
        let (sheets, elements, top) = (vec![first], Vec::new(), Vec::new());
        Sheets { fonts, sheets, elements, top, contents: Vec::new(), y: TOP }
    }

    /// The number of the page that is being filled.
    pub fn here(&self) -> usize {
        self.sheets.len().saturating_sub(1)
    }

    fn size(&self) -> (f32, f32) {
        self.sheets.last().map_or((SHORT, LONG), |sheet| (sheet.width, sheet.height))
    }

    /// The width for text.
    pub fn width(&self) -> f32 {
        self.size().0 - SIDE * 2.0
    }

    /// The right edge of text.
    pub fn right(&self) -> f32 {
        self.size().0 - SIDE
    }

    /// How much is left on the page.
    pub fn room(&self) -> f32 {
        self.size().1 - BOTTOM - self.y
    }

    /// How much an empty page has.
    pub fn whole(&self) -> f32 {
        self.size().1 - BOTTOM - TOP
    }

    /// Whether nothing stands on the page yet.
    pub fn is_fresh(&self) -> bool {
        self.sheets.last().is_none_or(|sheet| sheet.marks.is_empty())
    }

    /// Begins a page, upright or on its side. A page on which nothing stands is turned, not left empty.
    pub fn turn(&mut self, on_its_side: bool) {
        let (width, height) = if on_its_side { (LONG, SHORT) } else { (SHORT, LONG) };
        self.y = TOP;
        match self.sheets.last_mut() {
            Some(sheet) if sheet.marks.is_empty() => (sheet.width, sheet.height) = (width, height),
            _ => self.sheets.push(Sheet { width, height, marks: Vec::new() }),
        }
    }

    /// Begins a page like this one if so much does not fit on it any more.
    pub fn need(&mut self, height: f32) {
        if height > self.room() && !self.is_fresh() {
            let (width, height) = self.size();
            self.turn(width > height);
        }
    }

    /// A new element, within another or at the top.
    pub fn element(&mut self, within: Option<usize>, role: Role) -> usize {
        let number = self.elements.len();
        self.elements.push(Element { role, children: Vec::new() });
        match within.and_then(|above| self.elements.get_mut(above)) {
            Some(above) => above.children.push(Child::Element(number)),
            None => self.top.push(number),
        }
        number
    }

    /// Draws content of an element.
    pub fn mark(&mut self, element: usize, inks: Vec<Ink>) {
        let here = self.here();
        let Some(sheet) = self.sheets.last_mut() else { return };
        let number = sheet.marks.len();
        sheet.marks.push(Mark { is_content: true, inks });
        if let Some(element) = self.elements.get_mut(element) {
            element.children.push(Child::Mark(here, number));
        }
    }

    /// Draws decoration.
    pub fn decorate(&mut self, inks: Vec<Ink>) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.marks.push(Mark { is_content: false, inks });
        }
    }
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    pub size: f32,
    pub leading: f32,
    pub weight: Weight,
    pub colour: Rgb,
}

impl Setting {
    /// A line of it, with its top at `y`.
    pub fn line(&self, x: f32, y: f32, words: String) -> Ink {
        // The baseline stands where letters with and without tails look centred in the leading.
        let baseline = y + self.leading / 2.0 + self.size * 0.36;
        Ink::Words(Words {
            at: (x, baseline),
            size: self.size,
            weight: self.weight,
            colour: self.colour,
            words,
        })
    }
}
