//! Reads a drawn chart back: is it well-formed, is it inside its frame, do texts overlap?

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use reports::charts::{LINE_PX, text_width};

/// What a chart turned out to be.
#[derive(Debug, Default)]
pub struct Picture {
    pub width: f64,
    pub height: f64,
    pub elements: Vec<(String, BTreeMap<String, String>)>,
    pub texts: Vec<Text>,
    pub title: String,
    pub desc: String,
}

/// A text and the box that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub words: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// Reads a chart; panics if it is not well-formed XML.
pub fn read(svg: &str) -> Picture {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut picture = Picture::default();
    let mut open: Vec<String> = vec![];
    let mut words = String::new();
    loop {
        match reader.read_event().expect("the chart is well-formed XML") {
            Event::Start(tag) => {
                picture.elements.push(element(&tag));
                open.push(name(&tag));
                words.clear();
            }
            Event::Empty(tag) => picture.elements.push(element(&tag)),
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(entity) => {
                words.push_str(match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("unknown entity {other}"),
                });
            }
            Event::End(_) => {
                match open.pop().expect("every end has a start").as_str() {
                    "title" => picture.title.clone_from(&words),
                    "desc" => picture.desc.clone_from(&words),
                    "text" => {
                        let (_, at) = picture.elements.last().expect("a text was opened");
                        picture.texts.push(text(at, &words));
                    }
                    _ => {}
                }
                words.clear();
            }
            Event::Eof => break,
            other => panic!("a chart holds elements and text only, not {other:?}"),
        }
    }
    assert!(open.is_empty(), "every element is closed");
    let (tag, root) = picture.elements.first().expect("there is an element").clone();
    assert_eq!(tag, "svg");
    let view: Vec<f64> = root["viewBox"].split(' ').map(|part| part.parse().expect("a number")).collect();
    assert_eq!(view[..2], [0.0, 0.0]);
    (picture.width, picture.height) = (view[2], view[3]);
    picture
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

fn element(tag: &BytesStart<'_>) -> (String, BTreeMap<String, String>) {
    let attributes = tag
        .attributes()
        .map(|attribute| {
            let attribute = attribute.expect("attributes are well-formed and unique");
            let key = attribute.key.as_ref().to_owned();
            (
                key,
                attribute
                    .normalized_value(XmlVersion::Explicit1_0)
                    .expect("values are well-formed")
                    .into_owned(),
            )
        })
        .collect();
    (name(tag), attributes)
}

fn text(at: &BTreeMap<String, String>, words: &str) -> Text {
    let (x, y) = (number(&at["x"]), number(&at["y"]));
    let width = text_width(words);
    let left = match at["text-anchor"].as_str() {
        "start" => x,
        "middle" => x - width / 2.0,
        "end" => x - width,
        other => panic!("unknown anchor {other}"),
    };
    let top = y - LINE_PX * 0.76;
    Text { words: words.to_owned(), left, right: left + width, top, bottom: top + LINE_PX }
}

fn number(text: &str) -> f64 {
    let number: f64 = text.parse().unwrap_or_else(|_| panic!("{text} is a number"));
    assert!(number.is_finite(), "{text} is finite");
    number
}

impl Picture {
    /// Checks that every coordinate and every text lies inside the frame.
    pub fn lies_in_its_frame(&self) {
        const ROUNDING: f64 = 0.11;
        let inside = |x: f64, y: f64, what: &str| {
            assert!(
                (-ROUNDING..=self.width + ROUNDING).contains(&x),
                "{what}: x {x} outside 0 to {}",
                self.width
            );
            assert!(
                (-ROUNDING..=self.height + ROUNDING).contains(&y),
                "{what}: y {y} outside 0 to {}",
                self.height
            );
        };
        for (tag, at) in &self.elements {
            let get = |key: &str| number(at.get(key).unwrap_or_else(|| panic!("{tag} has {key}")));
            match tag.as_str() {
                "line" => {
                    inside(get("x1"), get("y1"), tag);
                    inside(get("x2"), get("y2"), tag);
                }
                "rect" => {
                    inside(get("x"), get("y"), tag);
                    inside(get("x") + get("width"), get("y") + get("height"), tag);
                }
                "circle" => {
                    inside(get("cx") - get("r"), get("cy") - get("r"), tag);
                    inside(get("cx") + get("r"), get("cy") + get("r"), tag);
                }
                "path" => {
                    let numbers: Vec<f64> =
                        at["d"].split(['M', 'L', ' ']).filter(|part| !part.is_empty()).map(number).collect();
                    assert!(numbers.len().is_multiple_of(2));
                    for point in numbers.chunks(2) {
                        inside(point[0], point[1], tag);
                    }
                }
                "text" | "svg" | "title" | "desc" => {}
                other => panic!("unknown element {other}"),
            }
        }
        for text in &self.texts {
            inside(text.left, text.top, &text.words);
            inside(text.right, text.bottom, &text.words);
        }
    }

    /// Checks that no two texts overlap.
    pub fn has_no_text_over_another(&self) {
        const TOUCH: f64 = 0.5;
        for (place, one) in self.texts.iter().enumerate() {
            for other in self.texts.iter().skip(place + 1) {
                let apart = one.right <= other.left + TOUCH
                    || other.right <= one.left + TOUCH
                    || one.bottom <= other.top + TOUCH
                    || other.bottom <= one.top + TOUCH;
                assert!(apart, "{one:?} lies over {other:?}");
            }
        }
    }

    /// Checks that it is one named image without styles or scripts.
    pub fn is_one_named_image(&self) {
        let (_, root) = &self.elements[0];
        assert_eq!(root["role"], "img");
        for named in root["aria-labelledby"].split(' ') {
            assert_eq!(
                self.elements.iter().filter(|(_, at)| at.get("id").is_some_and(|id| id == named)).count(),
                1
            );
        }
        assert!(!self.desc.trim().is_empty());
        for (tag, at) in &self.elements {
            assert!(tag != "script" && tag != "style");
            assert!(at.keys().all(|key| key != "style" && !key.starts_with("on")), "{at:?}");
        }
    }
}
