//! Reads the SVG that this crate draws, to draw it on paper: shapes stay shapes and words stay words.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::PdfFault;
use super::fonts::{Fonts, Weight};
use super::ink::{Ink, Outline, Paint, Rgb, Shape, Step, Words};

/// A picture in its own units.
#[derive(Debug, Default)]
pub(super) struct Picture {
    pub width: f32,
    pub height: f32,
    pub inks: Vec<Ink>,
}

type Attributes = BTreeMap<String, String>;

/// Reads a picture.
///
/// # Errors
/// [`PdfFault::Figure`] for what is not well formed, and for what this crate never draws: nothing is left
/// out of a picture unsaid.
pub(super) fn read(svg: &str, fonts: &Fonts) -> Result<Picture, PdfFault> {
    let mut reader = Reader::from_str(svg);
    let mut picture = Picture::default();
    let mut inherited: Vec<Attributes> = Vec::new();
    // The words of a text, or of a title, which is not drawn.
    let mut words = String::new();
    loop {
        match reader.read_event().map_err(fault)? {
            Event::Start(tag) => {
                let at = attributes(&tag, inherited.last())?;
                open(&mut picture, &tag, &at)?;
                words.clear();
                inherited.push(at);
            }
            Event::Empty(tag) => {
                let at = attributes(&tag, inherited.last())?;
                open(&mut picture, &tag, &at)?;
            }
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(entity) => words.push_str(match &*entity {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                other => return Err(PdfFault::Figure(format!("the entity {other}"))),
            }),
            Event::End(tag) => {
                let at = inherited.pop().unwrap_or_default();
                if tag.name().as_ref() == "text" {
                    text(&mut picture, &at, &words, fonts)?;
                }
                words.clear();
            }
            Event::Eof => break,
            other => return Err(PdfFault::Figure(format!("{other:?}"))),
        }
    }
    if picture.width <= 0.0 || picture.height <= 0.0 {
        return Err(PdfFault::Figure("it has no size".into()));
    }
    Ok(picture)
}

fn fault(error: impl std::fmt::Display) -> PdfFault {
    PdfFault::Figure(error.to_string())
}

/// How an element is painted comes from those around it; where it stands does not.
const HANDED_DOWN: &[&str] =
    &["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "font-size", "font-weight"];

fn attributes(tag: &BytesStart<'_>, above: Option<&Attributes>) -> Result<Attributes, PdfFault> {
    let mut at: Attributes = above
        .into_iter()
        .flatten()
        .filter(|(name, _)| HANDED_DOWN.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(fault)?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(fault)?.into_owned();
        at.insert(attribute.key.as_ref().to_owned(), value);
    }
    Ok(at)
}

fn open(picture: &mut Picture, tag: &BytesStart<'_>, at: &Attributes) -> Result<(), PdfFault> {
    let steps = match tag.name().as_ref() {
        "svg" => {
            (picture.width, picture.height) = (number(at, "width")?, number(at, "height")?);
            return Ok(());
        }
        // Groups, links and titles draw nothing themselves; a text is drawn when its words are known.
        "g" | "a" | "title" | "desc" | "text" => return Ok(()),
        "rect" => rect(at)?,
        "line" => vec![
            Step::Move(number(at, "x1")?, number(at, "y1")?),
            Step::Line(number(at, "x2")?, number(at, "y2")?),
        ],
        "circle" => circle(number(at, "cx")?, number(at, "cy")?, number(at, "r")?),
        "polygon" => polygon(at.get("points").map_or("", String::as_str))?,
        "path" => path(at.get("d").map_or("", String::as_str))?,
        other => return Err(PdfFault::Figure(format!("the element {other}"))),
    };
    let shape = Shape { steps, fill: fill(at)?, outline: outline(at)? };
    picture.inks.push(Ink::Shape(shape));
    Ok(())
}

fn number(at: &Attributes, name: &str) -> Result<f32, PdfFault> {
    at.get(name).map_or(Ok(0.0), |value| parsed(value))
}

fn parsed(text: &str) -> Result<f32, PdfFault> {
    let number: f32 = text.parse().map_err(|_| PdfFault::Figure(format!("the number {text}")))?;
    if number.is_finite() { Ok(number) } else { Err(PdfFault::Figure(format!("the number {text}"))) }
}

fn colour(text: &str) -> Result<Option<Rgb>, PdfFault> {
    if text == "none" {
        return Ok(None);
    }
    let wrong = || PdfFault::Figure(format!("the colour {text}"));
    let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6).ok_or_else(wrong)?;
    let [_, red, green, blue] = u32::from_str_radix(hex, 16).map_err(|_| wrong())?.to_be_bytes();
    Ok(Some([red, green, blue]))
}

fn paint(at: &Attributes, name: &str, opacity: &str, usual: &str) -> Result<Option<Paint>, PdfFault> {
    let opacity = at.get(opacity).map_or(Ok(1.0), |value| parsed(value))?.clamp(0.0, 1.0);
    Ok(colour(at.get(name).map_or(usual, String::as_str))?.map(|colour| Paint { colour, opacity }))
}

fn fill(at: &Attributes) -> Result<Option<Paint>, PdfFault> {
    paint(at, "fill", "fill-opacity", "#000000")
}

fn outline(at: &Attributes) -> Result<Option<Outline>, PdfFault> {
    let Some(paint) = paint(at, "stroke", "stroke-opacity", "none")? else { return Ok(None) };
    let width = at.get("stroke-width").map_or(Ok(1.0), |value| parsed(value))?;
    let dashes = at.get("stroke-dasharray").map_or("", String::as_str);
    let dashes = dashes.split([' ', ',']).filter(|dash| !dash.is_empty() && *dash != "none");
    Ok(Some(Outline { paint, width, dashes: dashes.map(parsed).collect::<Result<_, _>>()? }))
}

fn rect(at: &Attributes) -> Result<Vec<Step>, PdfFault> {
    let (x, y) = (number(at, "x")?, number(at, "y")?);
    let (right, bottom) = (x + number(at, "width")?, y + number(at, "height")?);
    Ok(vec![
        Step::Move(x, y),
        Step::Line(right, y),
        Step::Line(right, bottom),
        Step::Line(x, bottom),
        Step::Close,
    ])
}

/// Four curves that no eye tells from a circle.
fn circle(x: f32, y: f32, r: f32) -> Vec<Step> {
    let k = r * 0.552_284_8;
    vec![
        Step::Move(x + r, y),
        Step::Curve([x + r, y + k, x + k, y + r, x, y + r]),
        Step::Curve([x - k, y + r, x - r, y + k, x - r, y]),
        Step::Curve([x - r, y - k, x - k, y - r, x, y - r]),
        Step::Curve([x + k, y - r, x + r, y - k, x + r, y]),
        Step::Close,
    ]
}

fn polygon(points: &str) -> Result<Vec<Step>, PdfFault> {
    let numbers = numbers(points)?;
    let mut steps: Vec<Step> = Vec::new();
    for point in numbers.chunks_exact(2) {
        if let [x, y] = *point {
            steps.push(if steps.is_empty() { Step::Move(x, y) } else { Step::Line(x, y) });
        }
    }
    steps.push(Step::Close);
    Ok(steps)
}

fn numbers(text: &str) -> Result<Vec<f32>, PdfFault> {
    text.split([' ', ',']).filter(|number| !number.is_empty()).map(parsed).collect()
}

/// A way of `M`, `L`, `H`, `V` and `Z`, all of them absolute.
fn path(way: &str) -> Result<Vec<Step>, PdfFault> {
    let mut steps = Vec::new();
    let mut at = (0.0, 0.0);
    let mut rest = way.trim();
    while let Some(command) = rest.chars().next() {
        rest = rest.get(command.len_utf8()..).unwrap_or("");
        let end = rest.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (given, after) = rest.split_at(end);
        rest = after;
        let given = numbers(given.trim())?;
        match (command, given.as_slice()) {
            ('M', [x, y]) => {
                at = (*x, *y);
                steps.push(Step::Move(at.0, at.1));
                continue;
            }
            ('Z', []) => {
                steps.push(Step::Close);
                continue;
            }
            ('L', [x, y]) => at = (*x, *y),
            ('H', [x]) => at.0 = *x,
            ('V', [y]) => at.1 = *y,
            _ => return Err(PdfFault::Figure(format!("the way {way}"))),
        }
        steps.push(Step::Line(at.0, at.1));
    }
    Ok(steps)
}

/// A text, with the halo that keeps a line behind it from striking it, and with the line that strikes it
/// where it is struck out.
fn text(picture: &mut Picture, at: &Attributes, words: &str, fonts: &Fonts) -> Result<(), PdfFault> {
    let words = words.trim();
    let Some(Paint { colour, .. }) = fill(at)?.filter(|_| !words.is_empty()) else { return Ok(()) };
    let (x, y) = (number(at, "x")?, number(at, "y")?);
    let size = at.get("font-size").map_or(Ok(16.0), |value| parsed(value.trim_end_matches("px")))?;
    let heavy = at.get("font-weight").is_some_and(|weight| weight == "700" || weight == "bold");
    let weight = if heavy { Weight::Bold } else { Weight::Regular };
    let width = fonts.width(weight, size, words);
    let left = match at.get("text-anchor").map_or("start", String::as_str) {
        "middle" => x - width / 2.0,
        "end" => x - width,
        _ => x,
    };
    if let Some(halo) = outline(at)? {
        // Words carry no outline here: a box of the halo's colour stands behind them instead.
        let edge = halo.width / 2.0;
        let steps = vec![
            Step::Move(left - edge, y - size * 0.76),
            Step::Line(left + width + edge, y - size * 0.76),
            Step::Line(left + width + edge, y + size * 0.24),
            Step::Line(left - edge, y + size * 0.24),
            Step::Close,
        ];
        picture.inks.push(Ink::Shape(Shape { steps, fill: Some(halo.paint), outline: None }));
    }
    picture.inks.push(Ink::Words(Words { at: (left, y), size, weight, colour, words: words.to_owned() }));
    if at.get("text-decoration").is_some_and(|line| line == "line-through") {
        let middle = y - size * 0.28;
        picture.inks.push(Ink::rule((left, middle), (left + width, middle), size / 14.0, colour));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inks(inner: &str) -> Result<Vec<Ink>, PdfFault> {
        let fonts = Fonts::load().ok_or(PdfFault::Fonts)?;
        let svg = format!("<svg width=\"10\" height=\"10\" fill=\"#112233\">{inner}</svg>");
        read(&svg, &fonts).map(|picture| picture.inks)
    }

    #[test]
    fn a_way_keeps_its_corners_and_a_text_its_words() {
        let drawn = inks("<path d=\"M1 2V8H9L3 4Z\" fill=\"none\" stroke=\"#000000\"/>").unwrap();
        let [Ink::Shape(shape)] = drawn.as_slice() else { panic!("one shape, not {drawn:?}") };
        assert_eq!(
            shape.steps,
            [
                Step::Move(1.0, 2.0),
                Step::Line(1.0, 8.0),
                Step::Line(9.0, 8.0),
                Step::Line(3.0, 4.0),
                Step::Close
            ]
        );
        assert_eq!(shape.fill, None);
        let drawn = inks("<text x=\"5\" y=\"5\" text-anchor=\"end\">A &amp; B</text>").unwrap();
        let [Ink::Words(words)] = drawn.as_slice() else { panic!("one text, not {drawn:?}") };
        assert_eq!((words.words.as_str(), words.colour), ("A & B", [0x11, 0x22, 0x33]));
        assert!(words.at.0 < 5.0);
    }

    #[test]
    fn what_could_not_be_drawn_is_said_and_not_left_out() {
        for odd in
            ["<image/>", "<path d=\"M1 2C3 4 5 6 7 8\"/>", "<rect width=\"NaN\"/>", "<line stroke=\"red\"/>"]
        {
            assert!(matches!(inks(odd), Err(PdfFault::Figure(_))), "{odd}");
        }
        assert!(inks("<rect>").is_err());
    }
}
