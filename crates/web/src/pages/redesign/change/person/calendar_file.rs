//! One's deadlines as a file that any calendar takes in: RFC 5545.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use calendar::Date;
use jiff::ToSpan;
use service::change::Change;
use workforce::{ProposalId, StaffId};

use crate::app::{App, SignedIn};
use crate::page::{OpenTo, Page, PageResult};
use crate::paths;

/// The file.
pub const PAGE: Page<App> = Page { path: paths::DEADLINES, open_to: OpenTo::SignedIn, answers: || get(show) };

async fn show(who: SignedIn, Path((id, staff)): Path<(ProposalId, StaffId)>) -> PageResult {
    let found = who.service().open_person_in_change(&who.viewer, id, staff);
    let (change, line) = found.map_err(|error| who.problem(error))?;
    let mut days: Vec<(String, Date)> = change
        .timetable
        .dates
        .iter()
        .map(|dated| (format!("{}: {}", change.record.proposal.name, dated.milestone.label()), dated.on))
        .collect();
    days.push((
        format!("{}: the new structure begins", change.record.proposal.name),
        change.record.proposal.effect,
    ));
    for meeting in line.process.meetings.iter().filter(|one| one.held.is_none()) {
        days.push((format!("One-to-one with {}", meeting.booked.with), meeting.booked.meets_on));
    }
    for offer in line.process.offers.iter().filter(|one| one.answer.is_none()) {
        days.push(("Answer the offer of a post".to_owned(), offer.offered.answer_by));
    }
    let file = calendar_file(&change, &days, who.service().clock().now());
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, "attachment; filename=\"deadlines.ics\"".to_owned()),
    ];
    Ok((headers, file).into_response())
}

fn calendar_file(change: &Change, days: &[(String, Date)], now: jiff::Timestamp) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Goldthread//Deadlines//EN".to_owned(),
    ];
    for (number, (what, on)) in days.iter().enumerate() {
        let next = on.saturating_add(1.day());
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}-{number}@goldthread", change.id));
        lines.push(format!("DTSTAMP:{}", now.strftime("%Y%m%dT%H%M%SZ")));
        lines.push(format!("DTSTART;VALUE=DATE:{}", on.strftime("%Y%m%d")));
        lines.push(format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
        lines.push(format!("SUMMARY:{}", escaped(what)));
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| folded(line)).map(|line| line + "\r\n").collect()
}

/// Text as the format has it.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n").replace('\r', "")
}

/// A line in pieces of at most 75 octets, as the format asks; each piece after the first begins with a space.
fn folded(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in line.chars() {
        let full = pieces.last().is_some_and(|piece| piece.len() + letter.len_utf8() > 75);
        if full {
            pieces.push(" ".to_owned());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn a_long_line_is_folded_and_reads_the_same_unfolded() {
        let line = format!("SUMMARY:{}", "£ a day of the consultation, ".repeat(9));
        let pieces = folded(&line);
        assert!(pieces.len() > 2 && pieces.iter().all(|piece| piece.len() <= 75));
        let unfolded: String = pieces
            .iter()
            .enumerate()
            .map(|(n, piece)| if n == 0 { piece.as_str() } else { &piece[1..] })
            .collect();
        assert_eq!(unfolded, line);
    }

    #[test]
    fn what_the_format_gives_a_meaning_is_escaped() {
        assert_eq!(escaped("One, two; three\\four\nfive"), "One\\, two\\; three\\\\four\\nfive");
    }
}
