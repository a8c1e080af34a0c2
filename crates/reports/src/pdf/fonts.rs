//! The typeface of printed documents, DejaVu Sans Condensed in two weights: how wide words are, and where
//! lines break. It has the letters of every language written in Latin, Greek or Cyrillic.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// Stands for a letter that the typeface does not have.
const MISSING: char = '\u{fffd}';

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Weight {
    /// For reading.
    #[default]
    Regular,
    /// For headings.
    Bold,
}

/// Both weights.
pub(super) struct Fonts {
    regular: Face,
    bold: Face,
}

struct Face {
    font: Font,
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    /// Units of the widths in the height of a letter.
    units: f32,
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Face> {
        let read = FontRef::new(bytes).ok()?;
        let font = Font::new(bytes.into(), 0)?;
        Some(Face {
            letters: read.charmap(),
            widths: read.glyph_metrics(Size::unscaled(), LocationRef::default()),
            units: font.units_per_em().max(1.0),
            font,
        })
    }

    /// A letter's glyph and its width as a share of the height; that of the sign for a missing letter where
    /// there is none.
    fn glyph(&self, letter: char) -> (u32, f32) {
        let glyph = self.letters.map(letter).or_else(|| self.letters.map(MISSING));
        let glyph = glyph.unwrap_or_default();
        (glyph.to_u32(), self.widths.advance_width(glyph).unwrap_or(0.0) / self.units)
    }
}

impl Fonts {
    /// Reads the fonts that are built into the program.
    pub fn load() -> Option<Fonts> {
        Some(Fonts {
            regular: Face::load(dejavu::sans_condensed::regular())?,
            bold: Face::load(dejavu::sans_condensed::bold())?,
        })
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// How wide words are, in points.
    pub fn width(&self, weight: Weight, size: f32, words: &str) -> f32 {
        let face = self.face(weight);
        words.chars().map(|letter| face.glyph(letter).1).sum::<f32>() * size
    }

    /// The font with the words as it has them and their glyphs.
    pub fn set(&self, weight: Weight, words: &str) -> (Font, String, Vec<KrillaGlyph>) {
        let face = self.face(weight);
        let mut kept = String::with_capacity(words.len());
        let mut glyphs = Vec::with_capacity(words.len());
        for letter in words.chars() {
            let letter = match letter {
                // What joins or guides letters and has no shape.
                '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{feff}' => continue,
                letter if letter.is_control() => ' ',
                letter if face.letters.map(letter).is_none() || is_private(letter) => MISSING,
                letter => letter,
            };
            let (glyph, width) = face.glyph(letter);
            let from = kept.len();
            kept.push(letter);
            glyphs.push(KrillaGlyph::new(GlyphId::new(glyph), width, 0.0, 0.0, 0.0, from..kept.len(), None));
        }
        (face.font.clone(), kept, glyphs)
    }

    /// Breaks a text into lines no wider than `room`, between words, and within a word only where it is
    /// wider alone.
    pub fn lines(&self, weight: Weight, size: f32, room: f32, text: &str) -> Vec<String> {
        let face = self.face(weight);
        let wide = |word: &str| word.chars().map(|letter| face.glyph(letter).1).sum::<f32>() * size;
        let space = face.glyph(' ').1 * size;
        let mut lines = Vec::new();
        let (mut line, mut used) = (String::new(), 0.0);
        for word in text.split(|letter: char| letter.is_whitespace() && letter != '\u{a0}') {
            if word.is_empty() {
                continue;
            }
            let width = wide(word);
            if !line.is_empty() && used + space + width > room {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            if width <= room {
                line.push_str(word);
                used += width;
                continue;
            }
            for letter in word.chars() {
                let width = face.glyph(letter).1 * size;
                if used + width > room && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(letter);
                used += width;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

/// Whether a letter means something only to those who agreed on it, which PDF/UA forbids.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fffe}' | '\u{ffff}')
}
