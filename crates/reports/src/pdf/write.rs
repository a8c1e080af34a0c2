//! Writes laid-out pages with their structure.

use std::num::NonZeroU16;

use jiff::civil::Date;
use krilla::configure::ConfigurationBuilder;
use krilla::configure::validate::Accessibility;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, Node, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::{SerializeSettings, color};

use super::PdfFault;
use super::fonts::Fonts;
use super::ink::{Ink, Paint, Shape, Step};
use super::sheets::{Child, Entry, Role, Sheets};
use crate::document::{Document, printable};

const LANGUAGE: &str = "en-GB";

/// Writes the pages.
pub(super) fn write(
    document: &Document,
    laid: Sheets<'_>,
    fonts: &Fonts,
    made: Date,
) -> Result<Vec<u8>, PdfFault> {
    let wrong = |error: &dyn std::fmt::Debug| PdfFault::Writing(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = configuration.finish().map_err(|error| wrong(&error))?;
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let mut pdf = krilla::Document::new_with(settings);
    pdf.set_metadata(metadata(document, made));

    let mut identifiers: Vec<Vec<Option<Identifier>>> = Vec::with_capacity(laid.sheets.len());
    for sheet in &laid.sheets {
        let size = PageSettings::from_wh(sheet.width, sheet.height);
        let size = size.ok_or_else(|| PdfFault::Writing("a page has no size".into()))?;
        let mut page = pdf.start_page_with(size);
        let mut surface = page.surface();
        let mut of_sheet = Vec::with_capacity(sheet.marks.len());
        for mark in &sheet.marks {
            let artifact = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout));
            let tag = if mark.is_content { ContentTag::Other } else { artifact };
            let identifier = surface.start_tagged(tag);
            for ink in &mark.inks {
                draw(&mut surface, ink, fonts);
            }
            surface.end_tagged();
            of_sheet.push(mark.is_content.then_some(identifier));
        }
        surface.finish();
        page.finish();
        identifiers.push(of_sheet);
    }

    let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    for element in &laid.top {
        if let Some(group) = group(&laid, *element, &mut identifiers) {
            tree.push(group);
        }
    }
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline(&laid.contents));
    pdf.finish().map_err(|error| wrong(&error))
}

fn metadata(document: &Document, made: Date) -> Metadata {
    let day = u16::try_from(made.year()).ok().map(|year| {
        let part = |number: i8| u8::try_from(number).unwrap_or(1);
        DateTime::new(year).month(part(made.month())).day(part(made.day()))
    });
    let metadata = Metadata::new()
        .title(printable(&document.title).into_owned())
        .description(printable(&document.kind).into_owned())
        .language(LANGUAGE.to_owned())
        .creator("Goldthread".to_owned());
    match day {
        Some(day) => metadata.creation_date(day),
        None => metadata,
    }
}

/// An element with all that is in it; none where nothing is.
fn group(laid: &Sheets<'_>, number: usize, identifiers: &mut [Vec<Option<Identifier>>]) -> Option<TagGroup> {
    let element = laid.elements.get(number)?;
    let mut made = TagGroup::new(tag(&element.role));
    for child in &element.children {
        match *child {
            Child::Element(within) => {
                if let Some(within) = group(laid, within, identifiers) {
                    made.push(within);
                }
            }
            Child::Mark(sheet, mark) => {
                let one = identifiers.get_mut(sheet).and_then(|marks| marks.get_mut(mark));
                if let Some(identifier) = one.and_then(Option::take) {
                    made.push(Node::Leaf(identifier));
                }
            }
        }
    }
    // A cell without words is a cell all the same: without it, its row would be short.
    let is_cell = matches!(element.role, Role::Cell | Role::ColumnHeading | Role::RowHeading);
    (is_cell || !made.children.is_empty()).then_some(made)
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Heading(level, words) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(printable(words).into_owned())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Points => Tag::L(ListNumbering::Disc).into(),
        Role::Numbered => Tag::L(ListNumbering::Decimal).into(),
        Role::Point => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHeading => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHeading => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alt, sheet, [left, top, right, bottom]) => {
            let frame = Rect::from_ltrb(*left, *top, *right, *bottom).map(|frame| BBox::new(*sheet, frame));
            Tag::Figure(Some(printable(alt).into_owned())).with_bbox(frame).into()
        }
        Role::Group => Tag::Div.into(),
    }
}

/// The list of contents: headings of level 3 under those of level 2.
fn outline(contents: &[Entry]) -> Outline {
    let node = |entry: &Entry| {
        let at = XyzDestination::new(entry.sheet, Point::from_xy(0.0, (entry.top - 8.0).max(0.0)));
        OutlineNode::new(printable(&entry.words).into_owned(), at)
    };
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for entry in contents.iter().filter(|entry| entry.level <= 3) {
        match (&mut open, entry.level) {
            (Some(above), 3) => above.push_child(node(entry)),
            _ => {
                if let Some(done) = open.replace(node(entry)) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

fn draw(surface: &mut Surface<'_>, ink: &Ink, fonts: &Fonts) {
    match ink {
        Ink::Words(words) => {
            let (font, kept, glyphs) = fonts.set(words.weight, &words.words);
            if glyphs.is_empty() {
                return;
            }
            surface.set_stroke(None);
            surface.set_fill(Some(fill(Paint { colour: words.colour, opacity: 1.0 })));
            let at = Point::from_xy(words.at.0, words.at.1);
            surface.draw_glyphs(at, &glyphs, font, &kept, words.size, false);
        }
        Ink::Shape(shape) => draw_shape(surface, shape),
    }
}

fn draw_shape(surface: &mut Surface<'_>, shape: &Shape) {
    if shape.fill.is_none() && shape.outline.is_none() {
        return;
    }
    let mut path = PathBuilder::new();
    for step in &shape.steps {
        match *step {
            Step::Move(x, y) => path.move_to(x, y),
            Step::Line(x, y) => path.line_to(x, y),
            Step::Curve([a, b, c, d, e, f]) => path.cubic_to(a, b, c, d, e, f),
            Step::Close => path.close(),
        }
    }
    let Some(path) = path.finish() else { return };
    surface.set_fill(shape.fill.map(fill));
    surface.set_stroke(shape.outline.as_ref().map(|outline| Stroke {
        paint: rgb(outline.paint),
        width: outline.width,
        opacity: opacity(outline.paint),
        line_join: LineJoin::Miter,
        dash: (!outline.dashes.is_empty()).then(|| StrokeDash { array: outline.dashes.clone(), offset: 0.0 }),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

fn rgb(paint: Paint) -> krilla::paint::Paint {
    let [red, green, blue] = paint.colour;
    color::rgb::Color::new(red, green, blue).into()
}

fn opacity(paint: Paint) -> NormalizedF32 {
    NormalizedF32::new(paint.opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn fill(paint: Paint) -> Fill {
    Fill { paint: rgb(paint), opacity: opacity(paint), ..Fill::default() }
}
