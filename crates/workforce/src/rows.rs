//! The establishment as rows of a table: what a council loads from its spreadsheet, and gets back.
//!
//! One row a post; a post that several people share has a row for each of them. Reading is all or nothing:
//! every bad row comes back with its reason. Identifiers follow from the council's own references, so that
//! reading the same table again makes the same establishment and changes nothing.

mod adopt;
mod drawn;
mod jobs;
mod write;

pub use adopt::adopt;
pub use drawn::{Drawn, drawn_columns, take_drawn, write_drawn};
pub use jobs::{JOB_COLUMNS, Part, adopt_jobs, jobs_of_nobody, read_jobs, write_jobs};
pub use write::write;

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use calendar::Date;
use rules::Refusal;
use uuid::Uuid;

use crate::establishment::{
    Establishment, Holding, Post, PostPay, Service, StaffMember, StaffPay, Team, WeeksAYear,
};
use crate::fte::Fte;
use crate::ids::{HoldingId, PostId, ServiceId, StaffId, TeamId};
use crate::money::Pence;
use crate::money::spines::HIGHEST;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// Whether every row must have it.
    pub required: bool,
    /// What to write in it, in a sentence: the template's second sheet.
    pub says: &'static str,
    /// An example.
    pub example: &'static str,
    /// Whether it is for those alone who keep the establishment: what is paid, and why somebody is away.
    pub guarded: bool,
}

const fn column(name: &'static str, required: bool, says: &'static str, example: &'static str) -> Column {
    Column { name, required, says, example, guarded: false }
}

const fn guarded(name: &'static str, says: &'static str, example: &'static str) -> Column {
    Column { guarded: true, ..column(name, false, says, example) }
}

/// Every column, in the order of the template.
pub const COLUMNS: &[Column] = &[
    column("post", true, "The post's own reference, the same in every file.", "P0104"),
    column("title", true, "The title of the post.", "Team Manager"),
    column("service", true, "The service.", "Safeguarding"),
    column("team", true, "The team; its name must be the only one in the service.", "MASH"),
    column(
        "functions",
        false,
        "What the team is for, several with semicolons between.",
        "Contacts; Referrals",
    ),
    column("ages", false, "The ages the team serves, youngest and oldest; empty is all.", "0-13"),
    column("localities", false, "The localities it serves, with semicolons; empty is all.", "East; Central"),
    column("grade", false, "The grade, as the pay structure names it.", "K"),
    column("indicative", false, "yes until the job is evaluated.", "no"),
    column("fte", true, "Full-time equivalent of the post, from 0.01 to 1.", "1"),
    column("weeks", false, "Weeks worked in a year; empty is the whole year, 52.14.", "39"),
    column("funding", false, "core, health, grant, turnaround or frontline; empty is core.", "core"),
    column(
        "contract",
        false,
        "contracted, casual, agency, secondment, temporary, apprentice, volunteer, on hold or term-time only; \
         empty is contracted.",
        "contracted",
    ),
    column("reports to", false, "The reference of the post above it; empty only for the head.", "P0100"),
    column("also answers to", false, "References of other posts it answers to, with semicolons.", ""),
    column("statutory role", false, "The role that the law asks for, where the post is one.", ""),
    column("holds cases", false, "yes where the post holds children's cases.", "no"),
    guarded("person", "The payroll reference of whoever holds the post; empty is vacant.", "12345"),
    column("name", false, "Their name.", "Sam Okoro"),
    column("person fte", false, "How much of a full week they work in the post; empty is all of it.", "0.6"),
    column(
        "footing",
        false,
        "substantive, fixed term, acting up, seconded in, agency, cover or transferred in; empty is substantive.",
        "substantive",
    ),
    guarded("spine point", "Their point on the pay spine.", "33"),
    guarded("service from", "First day of continuous service, as 2015-09-01.", "2015-09-01"),
    column("registered", false, "yes where they are registered as a social worker.", "yes"),
    guarded(
        "away",
        "family leave, sickness, seconded out or career break, where they are away for long.",
        "",
    ),
    guarded(
        "supplement",
        "A market supplement or allowance of the post, in pounds, full-time a year.",
        "4000",
    ),
    guarded(
        "agency week",
        "What an agency charges for the post, in pounds, full-time a week; empty is the council's premium.",
        "",
    ),
    guarded("outside pension", "yes where the person is not in the pension fund.", "no"),
    guarded(
        "insurance relief",
        "yes where they are under 21, or an apprentice under 25: less National Insurance is due.",
        "no",
    ),
];

/// A row that cannot be read, and why. Rows are numbered as a spreadsheet shows them: headings are row 1.
#[derive(Debug, Clone, PartialEq)]
pub struct BadRow {
    /// Which row.
    pub row: usize,
    /// Why.
    pub refusal: Refusal,
}

const SOURCE: &str = "the establishment template";

/// Reads a table: headings, then rows.
///
/// # Errors
/// Every bad row with its reason; nothing is read then.
pub fn read(headings: &[String], rows: &[Vec<String>]) -> Result<Establishment, Vec<BadRow>> {
    let places = places(headings, COLUMNS).map_err(|refusal| vec![BadRow { row: 1, refusal }])?;
    let mut reading = Reading::default();
    for (number, cells) in rows.iter().enumerate() {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let row = Row { number: number + 2, cells, places: &places };
        reading.take(&row);
    }
    reading.finish()
}

/// Where each column stands.
fn places(headings: &[String], columns: &'static [Column]) -> Result<BTreeMap<&'static str, usize>, Refusal> {
    let mut places = BTreeMap::new();
    for (place, heading) in headings.iter().enumerate() {
        let heading = heading.trim().to_lowercase().replace('_', " ");
        if heading.is_empty() {
            continue;
        }
        let Some(column) = columns.iter().find(|column| column.name == heading) else {
            let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
            let allowed = format!("Use only these headings: {}", names.join(", "));
            return Err(Refusal::new("heading", heading, allowed, SOURCE));
        };
        if places.insert(column.name, place).is_some() {
            return Err(Refusal::new("heading", heading, "Give each heading once", SOURCE));
        }
    }
    let missing: Vec<&str> = columns
        .iter()
        .filter(|column| column.required && !places.contains_key(column.name))
        .map(|column| column.name)
        .collect();
    if missing.is_empty() {
        return Ok(places);
    }
    Err(Refusal::new("heading", "", format!("Add the missing headings: {}", missing.join(", ")), SOURCE))
}

struct Row<'a> {
    number: usize,
    cells: &'a [String],
    places: &'a BTreeMap<&'static str, usize>,
}

impl Row<'_> {
    fn text(&self, column: &'static str) -> &str {
        let cell = self.places.get(column).and_then(|place| self.cells.get(*place));
        cell.map_or("", |cell| cell.trim())
    }

    fn list(&self, column: &'static str) -> Vec<String> {
        let parts = self.text(column).split(';').map(str::trim);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }
}

#[derive(Default)]
struct Reading {
    made: Establishment,
    posts: BTreeMap<String, (usize, PostId)>,
    reports: Vec<(usize, PostId, String, bool)>,
    /// References of rows that could not be read: whoever reports to one is not refused for that too.
    unread: BTreeSet<String>,
    bad: Vec<BadRow>,
}

impl Reading {
    fn refuse(&mut self, row: &Row<'_>, field: &'static str, allowed: impl std::fmt::Display) {
        let refusal = Refusal::new(field, row.text(field), allowed, SOURCE);
        self.bad.push(BadRow { row: row.number, refusal });
    }

    /// A cell that may be empty, read in the way of its type.
    fn cell<T: FromStr>(&mut self, row: &Row<'_>, field: &'static str) -> Option<T>
    where
        T::Err: std::fmt::Display,
    {
        let text = row.text(field);
        if text.is_empty() {
            return None;
        }
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(row, field, error);
                None
            }
        }
    }

    fn date(&mut self, row: &Row<'_>, field: &'static str) -> Option<Date> {
        let text = row.text(field);
        if text.is_empty() {
            return None;
        }
        let date = text.parse().ok();
        if date.is_none() {
            self.refuse(row, field, "Enter a date as 2015-09-01");
        }
        date
    }

    fn sum(&mut self, row: &Row<'_>, field: &'static str) -> Option<Pence> {
        let sum = self.cell(row, field);
        if sum.is_some_and(|sum| sum > HIGHEST) {
            self.refuse(row, field, format!("Enter at most {}", HIGHEST.whole_pounds()));
        }
        sum
    }

    fn yes(&mut self, row: &Row<'_>, field: &'static str) -> bool {
        match row.text(field).to_lowercase().as_str() {
            "" | "no" | "n" | "false" => false,
            "yes" | "y" | "true" => true,
            _ => {
                self.refuse(row, field, "Enter yes or no");
                false
            }
        }
    }

    fn take(&mut self, row: &Row<'_>) {
        let mut complete = true;
        for column in COLUMNS.iter().filter(|column| column.required) {
            if row.text(column.name).is_empty() {
                self.refuse(row, column.name, format!("Enter the {}", column.name));
                complete = false;
            }
        }
        if !complete {
            self.unread.insert(row.text("post").to_owned());
            return;
        }
        let service = id(&["service", row.text("service")]);
        let team = id(&["team", row.text("service"), row.text("team")]);
        self.made
            .services
            .entry(ServiceId(service))
            .or_insert_with(|| Service { name: row.text("service").into() });
        self.take_team(row, TeamId(team), ServiceId(service));
        let Some(post) = self.take_post(row, TeamId(team)) else { return };
        self.take_person(row, post);
    }

    fn take_team(&mut self, row: &Row<'_>, team: TeamId, service: ServiceId) {
        let ages = match row.text("ages") {
            "" => None,
            text => {
                let read = text.split_once(['-', '\u{2013}']).and_then(|(from, to)| {
                    let (from, to): (u8, u8) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
                    (from <= to && to <= 25).then_some((from, to))
                });
                if read.is_none() {
                    self.refuse(row, "ages", "Enter two ages from 0 to 25, such as 0-13");
                }
                read
            }
        };
        let told = Team {
            name: row.text("team").to_owned(),
            service,
            functions: row.list("functions"),
            ages,
            localities: row.list("localities"),
        };
        // Only one row of a team need say what it is for and whom it serves; what two say must agree.
        let kept = self.made.teams.entry(team).or_insert_with(|| told.clone());
        let mut differs = None;
        for (field, clash) in [
            ("functions", fill(&mut kept.functions, told.functions, Vec::is_empty)),
            ("localities", fill(&mut kept.localities, told.localities, Vec::is_empty)),
            ("ages", fill(&mut kept.ages, told.ages, Option::is_none)),
        ] {
            if clash {
                differs = Some(field);
            }
        }
        if let Some(field) = differs {
            self.refuse(row, field, "Say the same of a team in every row, or in one row only");
        }
    }

    fn take_post(&mut self, row: &Row<'_>, team: TeamId) -> Option<PostId> {
        let before = self.bad.len();
        let fte: Option<Fte> = self.cell(row, "fte");
        if fte.is_some_and(|fte| !(1..=100).contains(&fte.0)) {
            self.refuse(row, "fte", "Enter from 0.01 to 1; give each post of several a row of its own");
        }
        let weeks: Option<Fte> = self.cell(row, "weeks");
        let weeks = weeks.map(|weeks| u16::try_from(weeks.0).unwrap_or(u16::MAX));
        if weeks.is_some_and(|weeks| !(100..=WeeksAYear::WHOLE.0).contains(&weeks)) {
            self.refuse(row, "weeks", "Enter from 1 to 52.14 weeks");
        }
        let grade = Some(row.text("grade")).filter(|grade| !grade.is_empty()).map(str::to_owned);
        let post = Post {
            reference: own_reference(row.text("post")),
            title: row.text("title").to_owned(),
            team,
            grade,
            indicative: self.yes(row, "indicative"),
            fte: fte.unwrap_or_default(),
            weeks: weeks.map_or(WeeksAYear::WHOLE, WeeksAYear),
            funding: self.cell(row, "funding").unwrap_or_default(),
            contract: self.cell(row, "contract").unwrap_or_default(),
            reports_to: None,
            dotted: Vec::new(),
            job: None,
            statutory: self.cell(row, "statutory role"),
            holds_cases: self.yes(row, "holds cases"),
            pay: PostPay {
                supplement: self.sum(row, "supplement"),
                agency_week: self.sum(row, "agency week"),
            },
        };
        let reference = row.text("post").to_owned();
        if self.bad.len() > before {
            self.unread.insert(reference);
            return None;
        }
        let post_id = PostId(id(&["post", &reference]));
        match self.posts.get(&reference) {
            None => {
                self.posts.insert(reference, (row.number, post_id));
                self.made.posts.insert(post_id, post);
                if !row.text("reports to").is_empty() {
                    self.reports.push((row.number, post_id, row.text("reports to").to_owned(), true));
                }
                let others = row.list("also answers to");
                self.reports.extend(others.into_iter().map(|other| (row.number, post_id, other, false)));
            }
            Some((first, _)) => {
                if self.made.posts.get(&post_id) != Some(&post) {
                    let first = *first;
                    let allowed = format!("Say the same of a shared post as row {first} does");
                    self.refuse(row, "post", allowed);
                    return None;
                }
                if row.text("person").is_empty() {
                    self.refuse(row, "post", "Give a post once, or once for each person who shares it");
                    return None;
                }
            }
        }
        Some(post_id)
    }

    fn take_person(&mut self, row: &Row<'_>, post: PostId) {
        let reference = row.text("person");
        if reference.is_empty() {
            if !row.text("name").is_empty() {
                self.refuse(row, "person", "Enter the payroll reference of whoever holds the post");
            }
            return;
        }
        if row.text("name").is_empty() {
            self.refuse(row, "name", "Enter the name of whoever holds the post");
            return;
        }
        let staff = StaffId(id(&["person", reference]));
        let service_from = self.date(row, "service from");
        let member = StaffMember {
            reference: own_reference(reference),
            name: row.text("name").to_owned(),
            service_from,
            registered: self.yes(row, "registered"),
            pay: StaffPay {
                outside_pension: self.yes(row, "outside pension"),
                insurance_relief: self.yes(row, "insurance relief"),
            },
        };
        let known = self.made.staff.entry(staff).or_insert_with(|| member.clone());
        if *known != member {
            self.refuse(row, "name", "Say the same of a person in every row");
        }
        let whole = self.made.posts.get(&post).map_or(Fte::ZERO, |post| post.fte);
        let fte: Fte = self.cell(row, "person fte").unwrap_or(whole);
        if !(1..=100).contains(&fte.0) {
            self.refuse(row, "person fte", "Enter from 0.01 to 1");
        }
        let holding = HoldingId(id(&["holding", row.text("post"), reference]));
        let held = Holding {
            staff,
            post,
            fte,
            footing: self.cell(row, "footing").unwrap_or_default(),
            spine_point: self.cell(row, "spine point"),
            away: self.cell(row, "away"),
        };
        if self.made.holdings.insert(holding, held).is_some() {
            self.refuse(row, "person", "Give each person once in each post");
        }
    }

    fn finish(mut self) -> Result<Establishment, Vec<BadRow>> {
        for (row, post, to, line) in std::mem::take(&mut self.reports) {
            let field = if line { "reports to" } else { "also answers to" };
            let Some((_, above)) = self.posts.get(&to) else {
                if self.unread.contains(&to) {
                    continue;
                }
                let refusal = Refusal::new(field, to, "Enter the reference of a post in this file", SOURCE);
                self.bad.push(BadRow { row, refusal });
                continue;
            };
            if let Some(post) = self.made.posts.get_mut(&post) {
                if line {
                    post.reports_to = Some(*above);
                } else {
                    post.dotted.push(*above);
                }
            }
        }
        for post in circles(&self.made) {
            let of_it = self.posts.iter().find(|(_, (_, id))| *id == post);
            if let Some((reference, (row, _))) = of_it {
                let allowed = "Enter a manager who does not report, through others, to this post";
                let refusal = Refusal::new("reports to", reference, allowed, SOURCE);
                self.bad.push(BadRow { row: *row, refusal });
            }
        }
        if self.bad.is_empty() {
            return Ok(self.made);
        }
        self.bad.sort_by_key(|bad| bad.row);
        Err(self.bad)
    }
}

/// Puts what is told where nothing was; says whether it clashes with what was.
fn fill<T: PartialEq>(kept: &mut T, told: T, is_empty: impl Fn(&T) -> bool) -> bool {
    if is_empty(&told) || *kept == told {
        return false;
    }
    if is_empty(kept) {
        *kept = told;
        return false;
    }
    true
}

/// Posts from which the line upwards comes back to them.
fn circles(establishment: &Establishment) -> Vec<PostId> {
    let mut good: BTreeSet<PostId> = BTreeSet::new();
    let mut bad = Vec::new();
    for start in establishment.posts.keys() {
        let mut way = Vec::new();
        let mut at = Some(*start);
        while let Some(post) = at.filter(|post| !good.contains(post)) {
            if way.contains(&post) {
                bad.push(*start);
                way.clear();
                break;
            }
            way.push(post);
            at = establishment.posts.get(&post).and_then(|post| post.reports_to);
        }
        good.extend(way);
    }
    bad
}

/// A reference of the council's own: an identifier, which is written where there is none, is not.
fn own_reference(text: &str) -> Option<String> {
    text.parse::<Uuid>().is_err().then(|| text.to_owned())
}

/// An identifier that follows from a council's own reference; a reference that is one already stays it.
fn id(parts: &[&str]) -> Uuid {
    if let [_, only] = parts
        && let Ok(same) = only.parse()
    {
        return same;
    }
    // Any fixed namespace serves; this one is random.
    const NAMESPACE: Uuid = Uuid::from_u128(0x6f1d_2c1e_9a54_4b7b_8f20_5d1c_3be7_a911);
    Uuid::new_v5(&NAMESPACE, parts.join("\u{1f}").to_lowercase().as_bytes())
}
