//! The chart as SVG, and the table that says the same.

use std::fmt::Write;

use super::layout::{BOX_HEIGHT, BOX_WIDTH, GAP_DOWN, Place, SET_IN, layout};
use super::{Drawing, PostBox, PostMark, Size};
use crate::charts::{Table, escaped, number, text_cut, text_wrapped};

/// A drawn structure chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructureChart {
    /// The `<svg>` element. Each box is a link where it leads somewhere; each has its words as its title.
    pub svg: String,
    /// The same as a table: post, reports to, detail, holder, what changes.
    pub table: Table,
    /// Width, in CSS pixels.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// White around a chart.
pub(super) const MARGIN: f64 = 12.0;
const GREEN: &str = "#00703c";
const RED: &str = "#d4351c";
const AMBER: &str = "#b26200";
const INK: &str = "#12343b";
const FOUND: &str = "#ffdd00";
const LINE: &str = "#505a5f";

/// Draws posts.
pub fn draw(posts: &[PostBox], drawing: &Drawing) -> StructureChart {
    let laid = layout(posts, &drawing.shut);
    let (width, height) = (laid.width + MARGIN * 2.0, laid.height + MARGIN * 2.0);
    let id = escaped(&drawing.id);
    let count = |mark| posts.iter().filter(|post| post.mark == mark).count();
    let mut desc = format!("{} posts", posts.len());
    for (mark, word) in
        [(PostMark::New, "new"), (PostMark::Deleted, "deleted"), (PostMark::Changed, "changed")]
    {
        if count(mark) > 0 {
            let _ = write!(desc, ", {} {word}", count(mark));
        }
    }
    let mut svg = String::with_capacity(laid.places.len() * 700 + 1000);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gt-chart gt-structure\" viewBox=\"0 0 {w} {h}\" \
         {size} font-family=\"Atkinson Hyperlegible Next, Arial, sans-serif\" \
         font-size=\"16\" fill=\"#0b0c10\" role=\"group\" aria-labelledby=\"{id}-title {id}-desc\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{desc}. The table beneath says the \
         same.</desc>",
        escaped(&drawing.title),
        w = number(width),
        h = number(height),
        size = match drawing.size {
            Size::Percent(percent) => {
                let scaled = |length: f64| number(length * f64::from(percent) / 100.0);
                format!("width=\"{}\" height=\"{}\"", scaled(width), scaled(height))
            }
            // The height follows from the box of view.
            Size::Fit => "width=\"100%\"".to_owned(),
        },
    );
    for place in &laid.places {
        if let Some(above) = place.above.and_then(|above| laid.places.get(above)) {
            let moved = posts.get(place.post).is_some_and(|post| post.moved);
            join(&mut svg, above, place, moved);
        }
    }
    for place in &laid.places {
        if let Some(post) = posts.get(place.post) {
            draw_box(&mut svg, post, place);
        }
    }
    svg.push_str("</svg>");
    StructureChart { svg, table: table(posts), width: width.ceil() as u32, height: height.ceil() as u32 }
}

/// The line from a post to one beneath it. A line that is new is drawn in dashes.
fn join(svg: &mut String, above: &Place, below: &Place, moved: bool) {
    let dash = if moved { " stroke-dasharray=\"6 4\"" } else { "" };
    let from = (above.x + BOX_WIDTH / 2.0 + MARGIN, above.y + BOX_HEIGHT + MARGIN);
    let bend = from.1 + GAP_DOWN / 2.0;
    let way = if below.in_column {
        let spine = below.x - SET_IN / 2.0 - 3.0 + MARGIN;
        let middle = below.y + BOX_HEIGHT / 2.0 + MARGIN;
        format!(
            "M{} {}V{}H{}V{}H{}",
            number(from.0),
            number(from.1),
            number(bend),
            number(spine),
            number(middle),
            number(below.x + MARGIN)
        )
    } else {
        format!(
            "M{} {}V{}H{}V{}",
            number(from.0),
            number(from.1),
            number(bend),
            number(below.x + BOX_WIDTH / 2.0 + MARGIN),
            number(below.y + MARGIN)
        )
    };
    let _ = write!(svg, "<path d=\"{way}\" fill=\"none\" stroke=\"{LINE}\" stroke-width=\"1.5\"{dash}/>");
}

fn draw_box(svg: &mut String, post: &PostBox, place: &Place) {
    let (x, y) = (place.x + MARGIN, place.y + MARGIN);
    // Colour, outline and word say the same three times.
    let (stroke, fill, edge) = match post.mark {
        PostMark::Same => (INK, "#ffffff", "stroke-width=\"1.5\""),
        PostMark::New => (GREEN, "#e6f2ec", "stroke-width=\"4\""),
        PostMark::Deleted => (RED, "#fbeae8", "stroke-width=\"3\" stroke-dasharray=\"8 5\""),
        PostMark::Changed => (AMBER, "#fdf3e4", "stroke-width=\"2.5\""),
    };
    let mut says = format!("{}, {}. {}", post.title, post.detail, post.holder);
    let mut tags: Vec<&str> = vec![if post.found { "Found" } else { "" }, post.mark.word()];
    if post.moved {
        tags.push("line moves");
    }
    tags.push(&post.note);
    tags.retain(|tag| !tag.is_empty());
    let mut tag = tags.join(" · ");
    if place.hidden > 0 {
        let more = format!("+ {} beneath", place.hidden);
        tag = if tag.is_empty() { more } else { format!("{tag} · {more}") };
    }
    if !tag.is_empty() {
        let _ = write!(says, ". {tag}");
    }
    let linked = !post.href.is_empty();
    if linked {
        if !post.does.is_empty() {
            let _ = write!(says, ". {}", post.does);
        }
        let (href, id) = (escaped(&post.href), escaped(&post.id));
        let _ = write!(svg, "<a href=\"{href}\" id=\"{id}\">");
    } else {
        let _ = write!(svg, "<g id=\"{}\">", escaped(&post.id));
    }
    if post.found {
        let _ = write!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"{FOUND}\" stroke=\"#0b0c0c\" \
             stroke-width=\"2\"/>",
            number(x - 7.0),
            number(y - 7.0),
            number(BOX_WIDTH + 14.0),
            number(BOX_HEIGHT + 14.0),
        );
    }
    let _ = write!(
        svg,
        "<title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" fill=\"{fill}\" \
         stroke=\"{stroke}\" {edge}/>",
        escaped(&says),
        number(x),
        number(y),
        number(BOX_WIDTH),
        number(BOX_HEIGHT),
    );
    let room = BOX_WIDTH - 16.0;
    let mut lines: Vec<(String, &str)> =
        text_wrapped(&post.title, room, 2).into_iter().map(|line| (line, "font-weight=\"700\"")).collect();
    lines.push((text_cut(&post.detail, room), ""));
    let last = if tag.is_empty() || lines.len() < 3 { Some(&post.holder) } else { None };
    if let Some(holder) = last.filter(|holder| !holder.is_empty()) {
        lines.push((text_cut(holder, room), ""));
    }
    if !tag.is_empty() && lines.len() < 4 {
        lines.push((text_cut(&tag, room), "font-style=\"italic\""));
    }
    let top = y + (BOX_HEIGHT - lines.len() as f64 * 19.0) / 2.0 + 14.5;
    for (row, (line, style)) in lines.iter().enumerate() {
        let struck =
            if post.mark == PostMark::Deleted && row == 0 { " text-decoration=\"line-through\"" } else { "" };
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"start\" {style}{struck}>{}</text>",
            number(x + 8.0),
            number(top + row as f64 * 19.0),
            escaped(line)
        );
    }
    svg.push_str(if linked { "</a>" } else { "</g>" });
}

fn table(posts: &[PostBox]) -> Table {
    let titles: std::collections::BTreeMap<&str, &str> =
        posts.iter().map(|post| (post.id.as_str(), post.title.as_str())).collect();
    let columns = ["Post", "Reports to", "Grade and hours", "Held by", "Change", "Note"];
    let rows = posts.iter().map(|post| {
        let above = post.above.as_deref().and_then(|above| titles.get(above)).copied().unwrap_or("Nobody");
        let mut change = post.mark.word().to_owned();
        if post.moved {
            change =
                if change.is_empty() { "Line manager".into() } else { format!("{change}, line manager") };
        }
        vec![
            post.title.clone(),
            above.to_owned(),
            post.detail.clone(),
            post.holder.clone(),
            change,
            post.note.clone(),
        ]
    });
    Table { columns: columns.map(str::to_owned).to_vec(), rows: rows.collect() }
}
