//! What the posts of an establishment cost in a year or a period, seat by seat and line by line.
//!
//! A post is costed at its holders' points; what nobody fills, at the stated point of the grade. What cannot
//! be costed (a post that is not graded, a point that the spine has not) is listed as such and counts nothing.
//!
//! Every line is rounded once, to the penny, half up; totals add lines and round no more. On-costs are of the
//! pay of each stretch of days between two changes of a table, in pence.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use calendar::{Date, FinancialYear};
use rules::Refusal;

use super::roster::Roster;
use super::spines::HIGHEST;
use super::{PayRules, Pence, Standing, reckon};
use crate::establishment::{Establishment, Funding};
use crate::facts::History;
use crate::fte::Fte;
use crate::ids::{HoldingId, PostId, ServiceId, TeamId};

pub use super::lines::{LineKind, Lines};
pub use super::roster::{PostRow, Seat};

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl From<FinancialYear> for Period {
    fn from(year: FinancialYear) -> Period {
        Period { from: year.start(), to: year.end() }
    }
}

/// When a post or a holding is there, within what the establishment says; both days included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first day; none is from ever.
    pub from: Option<Date>,
    /// The last day; none is without end.
    pub until: Option<Date>,
}

/// Whether a costing is of the days of the period, or of a whole year as it stands on the last of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Basis {
    /// The days themselves: the part-year effect.
    #[default]
    InYear,
    /// What is there on the last day, at what is then paid, for a whole financial year.
    FullYear,
}

/// What a costing is told besides the establishment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The day of which the spine points are; the first day of the period when not said.
    pub points_on: Option<Date>,
    /// In-year or full-year.
    pub basis: Basis,
    /// Posts that are not there all the time.
    pub posts: BTreeMap<PostId, Span>,
    /// People who are not in their post all the time. Before and after, the post is vacant.
    pub holdings: BTreeMap<HoldingId, Span>,
    /// When people started in their post, for a first increment after six months.
    pub started: BTreeMap<HoldingId, Date>,
    /// What people are paid by contract, as if nobody were away: the base of redundancy pay.
    pub as_if_present: bool,
}

/// What a seat in a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeatKind {
    /// Held by somebody who is there.
    Held,
    /// Held by somebody who is away for long.
    Away,
    /// Filled through an agency.
    Agency,
    /// Vacant.
    Vacant,
    /// Vacant and not to be filled: costs nothing.
    OnHold,
    /// A volunteer's: costs nothing.
    Volunteer,
}

/// What one seat costs in one financial year.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The year.
    pub year: FinancialYear,
    /// Its lines.
    pub lines: Lines,
    /// The point, when the year or the seat ends.
    pub point: u8,
    /// The share of the year that it is there.
    pub parts: (u16, u16),
    pub(super) seat: u32,
    pub(super) point_before: u8,
    pub(super) annual: i64,
    pub(super) annual_before: i64,
}

/// Why a seat could not be costed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// The post is not graded yet.
    NotGraded,
    /// The council's pay structure has no such grade.
    NoSuchGrade(String),
    /// The spine has no such point in that year.
    NoSuchPoint(u8),
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WhyNot::NotGraded => write!(f, "The post is not graded yet"),
            WhyNot::NoSuchGrade(grade) => write!(f, "The pay structure has no grade {grade}"),
            WhyNot::NoSuchPoint(point) => write!(f, "The pay spine has no point {point} in that year"),
        }
    }
}

/// A seat that could not be costed: never nothing, never left out unsaid.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncosted {
    /// The year.
    pub year: FinancialYear,
    /// The post.
    pub post: PostId,
    /// The holding, where somebody holds it.
    pub holding: Option<HoldingId>,
    /// How much of a full week.
    pub fte: Fte,
    /// Why.
    pub why: WhyNot,
}

/// A table that a costing used.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// What it says: `NJC for Local Government Services`.
    pub what: String,
    /// From which day.
    pub from: Date,
    /// Where it comes from.
    pub source: String,
    /// How far it was checked.
    pub standing: Standing,
    /// A pay table a year old or more: nobody has entered an award or an assumption since, so pay stands
    /// still.
    pub held_over: bool,
}

/// By what a costing is broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Who pays.
    Funding,
    /// Services.
    Service,
    /// Teams.
    Team,
    /// Grades.
    Grade,
    /// Held, vacant, agency.
    Kind,
    /// The post.
    Post,
    /// The financial year.
    Year,
}

/// One of the groups of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Who pays.
    Funding(Funding),
    /// A service; none is a team that belongs to none.
    Service(Option<ServiceId>),
    /// A team.
    Team(TeamId),
    /// A grade.
    Grade(Option<String>),
    /// Held, vacant, agency.
    Kind(SeatKind),
    /// A post.
    Post(PostId),
    /// A financial year.
    Year(FinancialYear),
}

/// What an establishment costs. Every total is the sum of the pieces under it, to the penny.
#[derive(Debug, Clone, PartialEq)]
pub struct Costing {
    /// The period.
    pub period: Period,
    /// In-year or full-year.
    pub basis: Basis,
    /// Every seat that could be costed, by year.
    pub pieces: Vec<Piece>,
    /// Every seat that could not.
    pub uncosted: Vec<Uncosted>,
    /// The tables used.
    pub sources: Vec<Source>,
    pub(super) roster: Arc<Roster>,
}

/// Costs an establishment over a year or a period.
///
/// A period over several financial years is costed year by year; each takes the council's grades and practice
/// of its first day, and every other table day by day. Refuses a period that is backward or longer
/// than 50 years, and one for which a table is missing.
pub fn cost(
    establishment: &Establishment,
    rules: &PayRules,
    period: impl Into<Period>,
    options: &Options,
) -> Result<Costing, Refusal> {
    let period = period.into();
    let prepared = Prepared::new(establishment, rules, period, options)?;
    prepared.cost(period)
}

/// What an establishment costs in the days of a period, and what it costs in a whole year as it then stands.
pub fn in_year_and_full_year(
    establishment: &Establishment,
    rules: &PayRules,
    period: impl Into<Period>,
    options: &Options,
) -> Result<(Costing, Costing), Refusal> {
    let period = period.into();
    let full = Options { basis: Basis::FullYear, ..options.clone() };
    Ok((cost(establishment, rules, period, options)?, cost(establishment, rules, period, &full)?))
}

/// Costs what was, is and will be: one costing for each stretch of the period in which nothing changes. Their
/// totals add. Spine points are of the first day of the period, where the options do not say.
pub fn cost_history(
    history: &History,
    rules: &PayRules,
    period: impl Into<Period>,
    options: &Options,
) -> Result<Vec<Costing>, Refusal> {
    let period = period.into();
    let points_on = Some(options.points_on.unwrap_or(period.from));
    let options = Options { points_on, basis: Basis::InYear, ..options.clone() };
    let within = |day: &Date| period.from < *day && *day <= period.to;
    let firsts: Vec<Date> =
        std::iter::once(period.from).chain(history.days().into_iter().filter(within)).collect();
    let last =
        |place: usize| firsts.get(place + 1).and_then(|next| next.yesterday().ok()).unwrap_or(period.to);
    let stretch = |(place, from): (usize, &Date)| {
        let stretch = Period { from: *from, to: last(place) };
        cost(&history.on(*from), rules, stretch, &options)
    };
    firsts.iter().enumerate().map(stretch).collect()
}

/// What agencies are paid, against employing somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgencyCompared {
    /// Full-time equivalent through agencies.
    pub fte: Fte,
    /// What employing them would cost, on-costs included.
    pub employed: Pence,
    /// What the agencies charge.
    pub charged: Pence,
}

impl AgencyCompared {
    /// What agencies cost above employing somebody.
    pub fn premium(&self) -> Pence {
        self.charged - self.employed
    }
}

/// An establishment made ready, to be costed over several periods.
pub struct Prepared<'a> {
    rules: &'a PayRules,
    options: &'a Options,
    points_on: Date,
    roster: Arc<Roster>,
}

impl<'a> Prepared<'a> {
    /// Makes it ready. The period says of which day the spine points are, where the options do not.
    pub fn new(
        establishment: &Establishment,
        rules: &'a PayRules,
        period: Period,
        options: &'a Options,
    ) -> Result<Prepared<'a>, Refusal> {
        for post in establishment.posts.values() {
            let sums = [("supplement", post.pay.supplement), ("agency_week", post.pay.agency_week)];
            for (field, sum) in sums {
                if let Some(sum) = sum.filter(|sum| !(Pence::ZERO..=HIGHEST).contains(sum)) {
                    let allowed = format!("Enter an amount from £0 to {}", HIGHEST.whole_pounds());
                    return Err(Refusal::new(field, sum, allowed, "the costing"));
                }
            }
        }
        let relief = rules.practice(period.from).is_some_and(|one| one.apprentices_under_25);
        let roster = Roster::new(establishment, options, relief);
        Ok(Prepared { rules, options, points_on: options.points_on.unwrap_or(period.from), roster })
    }

    /// Costs it over a period.
    pub fn cost(&self, period: impl Into<Period>) -> Result<Costing, Refusal> {
        let period = period.into();
        let years = i32::from(period.to.year()) - i32::from(period.from.year());
        if period.to < period.from || years > 50 {
            let allowed = "Enter a last day on or after the first, within 50 years";
            return Err(Refusal::new("to", calendar::words::day(period.to), allowed, "the period"));
        }
        let mut costing = Costing {
            period,
            basis: self.options.basis,
            pieces: Vec::with_capacity(self.roster.seats.len()),
            uncosted: Vec::new(),
            sources: Vec::new(),
            roster: Arc::clone(&self.roster),
        };
        let mut year = FinancialYear::of(match self.options.basis {
            Basis::InYear => period.from,
            Basis::FullYear => period.to,
        });
        while year.start() <= period.to {
            let within = Period { from: period.from.max(year.start()), to: period.to.min(year.end()) };
            reckon::year(self.rules, within, self.points_on, &mut costing)?;
            year = year.next();
        }
        Ok(costing)
    }
}

impl Costing {
    /// What it all costs.
    pub fn total(&self) -> Pence {
        self.lines().total()
    }

    /// The lines of it all.
    pub fn lines(&self) -> Lines {
        self.pieces.iter().fold(Lines::default(), |sum, piece| sum + piece.lines)
    }

    /// The posts, also those that cost nothing or could not be costed.
    pub fn posts(&self) -> &[PostRow] {
        &self.roster.posts
    }

    /// The title of a post.
    pub fn role(&self, post: &PostRow) -> &str {
        usize::try_from(post.role)
            .ok()
            .and_then(|place| self.roster.roles.get(place))
            .map_or("", String::as_str)
    }

    /// The grade of a post.
    pub fn grade(&self, post: &PostRow) -> Option<&str> {
        self.roster.grades.get(usize::from(post.grade?)).map(String::as_str)
    }

    /// The seat of a piece.
    pub fn seat(&self, piece: &Piece) -> &Seat {
        &self.roster.seats[piece.seat as usize]
    }

    /// The post of a piece.
    pub fn post(&self, piece: &Piece) -> &PostRow {
        &self.roster.posts[self.seat(piece).post as usize]
    }

    /// Every seat, also those that cost nothing or could not be costed.
    pub(super) fn seats(&self) -> &[Seat] {
        &self.roster.seats
    }

    /// The group to which a piece belongs.
    pub fn group(&self, by: By, piece: &Piece) -> Group {
        let post = self.post(piece);
        match by {
            By::Funding => Group::Funding(post.funding),
            By::Service => Group::Service(post.service),
            By::Team => Group::Team(post.team),
            By::Grade => Group::Grade(self.grade(post).map(str::to_owned)),
            By::Kind => Group::Kind(self.seat(piece).kind),
            By::Post => Group::Post(post.id),
            By::Year => Group::Year(piece.year),
        }
    }

    /// The lines of each group.
    pub fn by(&self, by: By) -> BTreeMap<Group, Lines> {
        let mut groups = BTreeMap::new();
        for piece in &self.pieces {
            *groups.entry(self.group(by, piece)).or_default() += piece.lines;
        }
        groups
    }

    /// The pieces of a group: what its figure opens into.
    pub fn pieces_of<'a>(&'a self, by: By, group: &'a Group) -> impl Iterator<Item = &'a Piece> {
        self.pieces.iter().filter(move |piece| self.group(by, piece) == *group)
    }

    /// What agencies are paid, against employing somebody. Over several years a post counts once a year.
    pub fn agency(&self) -> AgencyCompared {
        let agency = self.pieces.iter().filter(|piece| self.seat(piece).kind == SeatKind::Agency);
        agency.fold(AgencyCompared::default(), |sum, piece| AgencyCompared {
            fte: sum.fte + self.seat(piece).fte,
            employed: sum.employed + piece.lines.total() - piece.lines.get(LineKind::AgencyPremium),
            charged: sum.charged + piece.lines.total(),
        })
    }

    /// Each line of a piece with how it comes about, in words.
    pub fn explain(&self, piece: &Piece) -> Vec<(LineKind, Pence, String)> {
        reckon::explain(self, piece)
    }
}
