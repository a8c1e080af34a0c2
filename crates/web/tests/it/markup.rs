//! Markup compared by what it means: attributes and classes in any order, entities decoded, and spaces
//! only where they can be seen.

use std::fmt::Write;

/// One line a tag or a text, so that a difference can be read.
pub fn meaning(markup: &str) -> String {
    let pieces = pieces(markup);
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Tag { name, attributes, closes } => {
                let slash = if *closes { "/" } else { "" };
                let _ = write!(out, "<{slash}{name}");
                for (name, value) in attributes {
                    let _ = write!(out, " {name}={value:?}");
                }
                out.push_str(">\n");
            }
            Piece::Text(text) => {
                let before = at.checked_sub(1).and_then(|before| pieces.get(before));
                let after = pieces.get(at + 1);
                let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if text.starts_with(char::is_whitespace) && before.is_some_and(Piece::ends_inline) {
                    words.insert(0, ' ');
                }
                if text.ends_with(char::is_whitespace) && after.is_some_and(Piece::starts_inline) {
                    words.push(' ');
                }
                if !words.trim().is_empty() {
                    let _ = writeln!(out, "{words:?}");
                }
            }
        }
    }
    out
}

#[derive(Debug)]
enum Piece {
    Tag { name: String, attributes: Vec<(String, String)>, closes: bool },
    Text(String),
}

impl Piece {
    fn is_inline(&self, closing: bool) -> bool {
        let inline = ["a", "abbr", "b", "em", "span", "strong"];
        matches!(self, Piece::Tag { name, closes, .. } if inline.contains(&name.as_str()) && *closes == closing)
    }

    fn ends_inline(&self) -> bool {
        self.is_inline(true)
    }

    fn starts_inline(&self) -> bool {
        self.is_inline(false)
    }
}

fn pieces(markup: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        if !text.is_empty() {
            out.push(Piece::Text(decode(text)));
        }
        let end = end_of_tag(tag);
        out.push(read_tag(&tag[1..end]));
        rest = &tag[end + 1..];
    }
    if !rest.is_empty() {
        out.push(Piece::Text(decode(rest)));
    }
    out
}

fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    for (at, character) in tag.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag never ends: {tag}");
}

fn read_tag(inside: &str) -> Piece {
    let inside = inside.trim_end_matches('/').trim();
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a closing quote"),
            None => {
                assert!(!after.starts_with('='), "a value without quotes: {inside}");
                ("", after)
            }
        };
        let value = decode(value);
        let value = if name == "class" {
            let mut classes: Vec<_> = value.split_whitespace().collect();
            classes.sort_unstable();
            classes.join(" ")
        } else {
            value
        };
        attributes.push((name.to_owned(), value));
        rest = after;
    }
    attributes.sort();
    Piece::Tag { name: name.to_owned(), attributes, closes }
}

fn decode(text: &str) -> String {
    let mut out = text.to_owned();
    for (entity, character) in [
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&ctdot;", "⋯"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, character);
    }
    out
}

#[test]
fn order_of_attributes_and_indentation_mean_nothing_but_spaces_between_words_do() {
    assert_eq!(
        meaning("<p class=\"b a\" id=\"x\">\n  One &amp; <b>two</b>\n</p>"),
        meaning("<p id=\"x\" class=\"a b\">One &#38; <b>\n two </b></p>")
    );
    assert_ne!(meaning("<span>Error:</span> Enter"), meaning("<span>Error:</span>Enter"));
}
