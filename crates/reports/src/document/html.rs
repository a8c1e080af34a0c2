//! A document as HTML, to stand in a page.

use std::fmt::Write;

use super::{Document, Figure, Part, Table};
use crate::charts::escaped;

/// Writes a document as an `<article>` with its title as the page's heading of level 1. All text is escaped;
/// figures are taken as they are, since this crate drew them.
pub fn html(document: &Document) -> String {
    let mut out = String::with_capacity(16_384);
    let title = escaped(&document.title);
    let _ = write!(out, "<article class=\"gt-document\">\n<h1 class=\"govuk-heading-l\">");
    if !document.kind.is_empty() {
        let _ = write!(out, "<span class=\"govuk-caption-l\">{}</span> ", escaped(&document.kind));
    }
    let _ = writeln!(out, "{title}</h1>");
    for line in &document.lines {
        let _ = writeln!(out, "<p class=\"govuk-body gt-document__line\">{}</p>", escaped(line));
    }
    for part in &document.parts {
        write_part(&mut out, part);
    }
    out.push_str("</article>\n");
    out
}

fn write_part(out: &mut String, part: &Part) {
    let _ = match part {
        Part::Heading(level, words) => {
            let level = (*level).clamp(2, 4);
            let size = ["m", "s", "s"][usize::from(level - 2)];
            writeln!(out, "<h{level} class=\"govuk-heading-{size}\">{}</h{level}>", escaped(words))
        }
        Part::Paragraph(words) => writeln!(out, "<p class=\"govuk-body\">{}</p>", escaped(words)),
        Part::Inset(words) => writeln!(out, "<p class=\"govuk-inset-text\">{}</p>", escaped(words)),
        Part::Points(points) => write_list(out, "ul", "govuk-list--bullet", points),
        Part::Numbered(points) => write_list(out, "ol", "govuk-list--number", points),
        Part::Summary(rows) => write_summary(out, rows),
        Part::Table(table) => write_table(out, table),
        Part::Figure(figure) => write_figure(out, figure),
        Part::NewPage => writeln!(out, "<div class=\"gt-document__page\"></div>"),
    };
}

fn write_list(out: &mut String, tag: &str, class: &str, points: &[String]) -> std::fmt::Result {
    writeln!(out, "<{tag} class=\"govuk-list {class}\">")?;
    for point in points {
        writeln!(out, "  <li>{}</li>", escaped(point))?;
    }
    writeln!(out, "</{tag}>")
}

fn write_summary(out: &mut String, rows: &[(String, String)]) -> std::fmt::Result {
    writeln!(out, "<dl class=\"govuk-summary-list\">")?;
    for (name, value) in rows {
        writeln!(
            out,
            "  <div class=\"govuk-summary-list__row\"><dt class=\"govuk-summary-list__key\">{}</dt><dd \
             class=\"govuk-summary-list__value\">{}</dd></div>",
            escaped(name),
            escaped(value)
        )?;
    }
    writeln!(out, "</dl>")
}

fn write_table(out: &mut String, table: &Table) -> std::fmt::Result {
    let caption = escaped(&table.caption);
    let numeric = |place: usize| table.columns.get(place).is_some_and(|column| column.is_numeric);
    let class = |place: usize| if numeric(place) { " class=\"gt-num\"" } else { "" };
    writeln!(
        out,
        "<div class=\"gt-scroll\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table \
         class=\"gt-table gt-table--cards\">\n<caption class=\"govuk-table__caption \
         govuk-table__caption--s\">{caption}</caption>"
    )?;
    write!(out, "<thead><tr>")?;
    for (place, column) in table.columns.iter().enumerate() {
        write!(out, "<th scope=\"col\"{}>{}</th>", class(place), escaped(&column.name))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    let last = table.rows.len().saturating_sub(1);
    for (number, row) in table.rows.iter().enumerate() {
        let total = if table.is_totalled && number == last { " class=\"gt-total\"" } else { "" };
        write!(out, "<tr{total}>")?;
        for (place, cell) in row.iter().enumerate() {
            let cell = escaped(cell);
            if place == 0 {
                write!(out, "<th scope=\"row\">{cell}</th>")?;
            } else {
                let label = table.columns.get(place).map_or("", |column| column.name.as_str());
                write!(out, "<td{} data-label=\"{}\">{cell}</td>", class(place), escaped(label))?;
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>")
}

fn write_figure(out: &mut String, figure: &Figure) -> std::fmt::Result {
    let caption = escaped(&figure.caption);
    let page = if figure.is_whole_page { " gt-document__figure--page" } else { "" };
    write!(out, "<figure class=\"gt-document__figure{page}\">")?;
    if figure.is_whole_page {
        write!(
            out,
            "<div class=\"gt-structure-frame\" role=\"region\" aria-label=\"{caption}, scrolls\" \
             tabindex=\"0\">{}</div>",
            figure.svg
        )?;
    } else {
        write!(out, "{}", figure.svg)?;
    }
    writeln!(out, "<figcaption class=\"govuk-body\">{caption}</figcaption>")?;
    if let Some(table) = &figure.table {
        writeln!(
            out,
            "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span \
             class=\"govuk-details__summary-text\">The same as a table<span \
             class=\"govuk-visually-hidden\">: {caption}</span></span></summary><div \
             class=\"govuk-details__text\"><div class=\"gt-scroll\" role=\"region\" aria-label=\"{caption}, \
             as a table\" tabindex=\"0\"><table class=\"gt-table\"><thead><tr>"
        )?;
        for column in &table.columns {
            write!(out, "<th scope=\"col\">{}</th>", escaped(column))?;
        }
        writeln!(out, "</tr></thead><tbody>")?;
        for row in &table.rows {
            write!(out, "<tr>")?;
            for (place, cell) in row.iter().enumerate() {
                let cell = escaped(cell);
                if place == 0 {
                    write!(out, "<th scope=\"row\">{cell}</th>")?;
                } else {
                    write!(out, "<td>{cell}</td>")?;
                }
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody></table></div></div></details>")?;
    }
    writeln!(out, "</figure>")
}
