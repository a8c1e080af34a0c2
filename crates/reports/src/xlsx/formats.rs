//! How cells look.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::Kind;
use crate::{Tone, Unit};

const INK: u32 = 0x12_34_3b;
const GREY: u32 = 0x50_5a_5f;
const LIGHT: u32 = 0xb1_b4_b6;

/// The formats of a workbook, each made once.
pub(super) struct Formats {
    pub title: Format,
    pub note: Format,
    pub group: Format,
    pub date: Format,
    figures: BTreeMap<(u8, u8), Format>,
    words: BTreeMap<(bool, bool, bool), Format>,
    headings: BTreeMap<(bool, bool), Format>,
    blanks: BTreeMap<(bool, bool), Format>,
    statuses: BTreeMap<u8, Format>,
}

impl Formats {
    pub(super) fn new() -> Formats {
        Formats {
            title: Format::new().set_bold().set_font_size(16).set_font_color(Color::RGB(INK)),
            note: Format::new().set_font_color(Color::RGB(GREY)),
            group: Format::new()
                .set_bold()
                .set_font_color(Color::RGB(INK))
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(Color::RGB(INK)),
            date: cell().set_num_format("d mmm yyyy").set_align(FormatAlign::Left).set_indent(1),
            figures: BTreeMap::new(),
            words: BTreeMap::new(),
            headings: BTreeMap::new(),
            blanks: BTreeMap::new(),
            statuses: BTreeMap::new(),
        }
    }

    /// Figures: whole with thousands, percentages and rates with their decimals.
    pub(super) fn figure(&mut self, unit: Unit) -> &Format {
        let (kind, whole) = match unit {
            Unit::Count => (0, "#,##0"),
            Unit::Percent(_) => (1, "0"),
            Unit::Rate(_) => (2, "#,##0"),
        };
        let places = unit.places();
        self.figures.entry((kind, places)).or_insert_with(|| {
            let decimals =
                if places > 0 { format!(".{}", "0".repeat(usize::from(places))) } else { String::new() };
            let sign = if matches!(unit, Unit::Percent(_)) { "%" } else { "" };
            to_the_right(cell().set_num_format(format!("{whole}{decimals}{sign}")))
        })
    }

    /// Words, to the right where figures stand. Those that look like a formula are marked as text, so that they
    /// stay text when edited.
    pub(super) fn words(&mut self, kind: Kind, looks_like_formula: bool) -> &Format {
        let (right, wraps) = (kind == Kind::Figure, kind == Kind::Prose);
        self.words.entry((right, wraps, looks_like_formula)).or_insert_with(|| {
            let mut format = cell().set_num_format("@");
            if right {
                format = to_the_right(format);
            }
            if wraps {
                format = format.set_text_wrap();
            }
            if looks_like_formula { format.set_quote_prefix() } else { format }
        })
    }

    /// Headings, aligned as what stands beneath them.
    pub(super) fn heading(&mut self, kind: Kind) -> &Format {
        let (right, indented) = (kind == Kind::Figure, matches!(kind, Kind::Date | Kind::Status));
        self.headings.entry((right, indented)).or_insert_with(|| {
            Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(INK))
                .set_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_align(if right { FormatAlign::Right } else { FormatAlign::Left })
                .set_indent(u8::from(indented || right))
        })
    }

    /// The reason why there is no value.
    pub(super) fn blank(&mut self, kind: Kind) -> &Format {
        let (right, wraps) = (kind == Kind::Figure, kind == Kind::Prose);
        self.blanks.entry((right, wraps)).or_insert_with(|| {
            let format = cell().set_italic().set_font_color(Color::RGB(GREY));
            let format = if wraps { format.set_text_wrap() } else { format };
            if right { to_the_right(format) } else { format.set_align(FormatAlign::Left) }
        })
    }

    /// Judgements, in the colours of the pages' tags.
    pub(super) fn status(&mut self, tone: Tone) -> &Format {
        let (key, ink, ground) = match tone {
            Tone::Good => (0, 0x00_5a_30, 0xcc_e2_d8),
            Tone::Near => (1, 0x59_4d_00, 0xff_f7_bf),
            Tone::Bad => (2, 0x94_25_14, 0xf4_cd_c6),
            Tone::Plain => (3, 0x38_3f_43, 0xee_ef_ef),
        };
        self.statuses.entry(key).or_insert_with(|| {
            cell()
                .set_bold()
                .set_font_color(Color::RGB(ink))
                .set_background_color(Color::RGB(ground))
                .set_align(FormatAlign::Left)
                .set_indent(1)
        })
    }
}

/// What every cell of a table has: a hairline beneath, and its text at the top.
fn cell() -> Format {
    Format::new()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(Color::RGB(LIGHT))
}

/// Aligned as figures are, with a little room to the words in the next column.
fn to_the_right(format: Format) -> Format {
    format.set_align(FormatAlign::Right).set_indent(1)
}
