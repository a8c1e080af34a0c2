//! The cost of a proposal as files: a spreadsheet with every level of it, and CSV seat by seat.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use calendar::words;
use reports::xlsx::{Book, Column, Kind, Sheet, to_xlsx};
use reports::{Cell, Unit, delimited};
use service::cost::{Pair, ProposalCost, Span};
use workforce::money::cost::LineKind;
use workforce::money::exit::{ExitLine, Verdict};
use workforce::money::{Costing, Pence};
use workforce::{Establishment, ProposalId};

use super::{Over, Sees, cost_of};
use crate::app::{App, SignedIn, blocking};
use crate::page::{OpenTo, Page, PageResult};
use crate::{Problem, paths};

/// The spreadsheet.
pub const XLSX: Page<App> = Page { path: paths::COST_XLSX, open_to: OpenTo::SignedIn, answers: || get(xlsx) };
/// The CSV.
pub const CSV: Page<App> = Page { path: paths::COST_CSV, open_to: OpenTo::SignedIn, answers: || get(csv) };

/// Columns of what a seat is, before its lines and its total.
const SEAT: [&str; 11] =
    ["span", "from", "to", "structure", "service", "team", "post", "grade", "holder", "fte", "point"];
/// Those of them that are about who holds the post.
const OF_THE_HOLDER: [&str; 2] = ["holder", "point"];

fn seat_columns(names: bool) -> impl Iterator<Item = &'static str> {
    SEAT.into_iter().filter(move |name| names || !OF_THE_HOLDER.contains(name))
}

async fn csv(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let cost = cost_of(&who, id)?;
    let names = Sees::of(&who).names;
    let headings: Vec<&str> =
        seat_columns(names).chain(LineKind::ALL.map(LineKind::label)).chain(["total"]).collect();
    let text = blocking(|| delimited::to_csv(&headings, seats(&cost, names)));
    Ok(file("text/csv; charset=utf-8", &format!("cost-{}.csv", cost.effect), text.into_bytes()))
}

async fn xlsx(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let name = super::super::proposal::to_change(&who, id)?.proposal.name.clone();
    let cost = cost_of(&who, id)?;
    let title = format!("What it costs: {name}");
    let sees = Sees::of(&who);
    let mut sheets = vec![services(&cost, &title), roles(&cost), budgets(&cost)];
    sheets.extend(sees.exits.then(|| leavers(&cost)));
    sheets.extend([posts(&cost, sees.names), rests_on(&cost)]);
    let book = Book {
        title: title.clone(),
        subject: format!("To take effect on {}. Confidential.", words::day(cost.effect)),
        author: who.viewer.name.clone(),
        organisation: who.service().authority_name(),
        made: who.service().today(),
        sheets,
    };
    let bytes = blocking(|| to_xlsx(book)).map_err(|error| {
        tracing::error!(%error, "a spreadsheet could not be written");
        Problem::ours().within(who.frame(""))
    })?;
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(KIND, &format!("cost-{}.xlsx", cost.effect), bytes))
}

/// The spans that could be costed.
fn spans(cost: &ProposalCost) -> impl Iterator<Item = (Over, &Span)> {
    Over::ALL.into_iter().filter_map(|over| Some((over, over.span(cost).ok()?)))
}

fn services<'a>(cost: &'a ProposalCost, title: &str) -> Sheet<'a> {
    let rows = spans(cost).flat_map(move |(over, span)| {
        let all = ("All services".to_owned(), &span.total);
        let services = span.services.iter().map(|one| (one.name.clone(), &one.total));
        services.chain([all]).map(move |(name, pair)| {
            let mut row = vec![Cell::text(over.words(cost)), Cell::text(name)];
            row.extend(figures(pair));
            row
        })
    });
    let columns = [text("Over", 34.0), text("Service", 40.0)].into_iter().chain(figure_columns()).collect();
    let mut sheet = Sheet::new("By service", title, columns, rows);
    sheet.notes = vec![format!("Pay policy: {}", cost.council)];
    sheet
}

fn roles(cost: &ProposalCost) -> Sheet<'_> {
    let rows = spans(cost).flat_map(|(over, span)| {
        span.services.iter().flat_map(move |service| {
            service.roles.iter().map(move |role| {
                let grade = role.grade.clone().unwrap_or_else(|| "Not graded".to_owned());
                let words = [over.words(cost), service.name.clone(), role.role.clone(), grade];
                words.into_iter().map(Cell::text).chain(figures(&role.cost)).collect()
            })
        })
    });
    let head = [text("Over", 34.0), text("Service", 34.0), text("Role", 34.0), text("Grade", 12.0)];
    let columns = head.into_iter().chain(figure_columns()).collect();
    Sheet::new("By role", "By role and grade", columns, rows.collect::<Vec<_>>())
}

fn figures(pair: &Pair) -> Vec<Cell> {
    let fte = |fte: workforce::Fte| Cell::Number(f64::from(fte.0) / 100.0, Unit::Rate(2));
    vec![
        fte(pair.before.posts),
        fte(pair.after.posts),
        fte(pair.posts_difference()),
        money(pair.before.cost()),
        money(pair.after.cost()),
        money(pair.difference()),
        fte(pair.before.uncosted),
        fte(pair.after.uncosted),
    ]
}

fn figure_columns() -> [Column; 8] {
    [
        figure("FTE before"),
        figure("FTE after"),
        figure("FTE difference"),
        figure("£ before"),
        figure("£ after"),
        figure("£ difference"),
        figure("FTE not costed before"),
        figure("FTE not costed after"),
    ]
}

fn budgets(cost: &ProposalCost) -> Sheet<'_> {
    let rows = cost.moves.budgets.iter().map(|row| {
        vec![
            Cell::text(row.name.words()),
            money(row.before),
            money(row.after),
            money(row.difference()),
            money(row.moved),
            money(row.left()),
        ]
    });
    let columns = vec![
        text("Budget", 44.0),
        figure("£ before"),
        figure("£ after"),
        figure("£ difference"),
        figure("£ moved in or out"),
        figure("£ still to be found"),
    ];
    let mut sheet = Sheet::new("Budgets", "Budgets in a whole year", columns, rows);
    sheet.notes =
        vec!["One way to pay for it; finance decides. Below nothing in the last column is a saving.".into()];
    sheet
}

fn leavers(cost: &ProposalCost) -> Sheet<'_> {
    let rows = cost.exits.leavers.iter().map(|one| {
        let mut row = vec![
            Cell::text(one.name.clone()),
            Cell::text(one.title.clone()),
            one.pay.map_or_else(|| Cell::blank("not known"), money),
        ];
        row.extend(ExitLine::ALL.map(|line| match one.cost.as_ref().and_then(|cost| cost.line(line)) {
            Some(Verdict::Costs(sum, _)) => money(*sum),
            Some(Verdict::NotDue(_)) => Cell::blank("not due"),
            Some(Verdict::CouldNotBeCosted(why)) => Cell::blank(why.clone()),
            None => Cell::blank("not known"),
        }));
        row.push(money(one.known()));
        row
    });
    let mut columns = vec![text("Name", 26.0), text("Post", 30.0), figure("£ pay in a year")];
    columns.extend(ExitLine::ALL.map(|line| Column::new(line.label(), 22.0, Kind::Figure)));
    columns.push(figure("£ known"));
    let mut sheet =
        Sheet::new("If people leave", "If holders of deleted posts leave: estimates", columns, rows);
    sheet.notes = vec!["Estimates for planning, never an offer. What is not known counts nothing.".into()];
    sheet
}

fn posts(cost: &ProposalCost, names: bool) -> Sheet<'_> {
    let mut columns: Vec<Column> = seat_columns(names).map(|name| text(name, 16.0)).collect();
    columns.extend(LineKind::ALL.map(|kind| figure(kind.label())));
    columns.push(figure("Total"));
    Sheet::new("Post by post", "Every seat and its lines, in pounds", columns, seats(cost, names))
}

fn rests_on(cost: &ProposalCost) -> Sheet<'_> {
    let said =
        cost.rests_on().into_iter().map(|says| vec![Cell::text(says), Cell::blank(""), Cell::blank("")]);
    let sources = cost.full_year.before.sources.iter().map(|one| {
        let from = format!("{}, from {}", one.what, words::day(one.from));
        vec![Cell::text(from), Cell::text(one.source.clone()), Cell::text(one.standing.label())]
    });
    let columns = vec![
        Column::new("What", 60.0, Kind::Prose),
        Column::new("Source", 60.0, Kind::Prose),
        text("Standing", 34.0),
    ];
    Sheet::new(
        "What it rests on",
        "What the figures rest on",
        columns,
        said.chain(sources).collect::<Vec<_>>(),
    )
}

/// Every seat of every span, before and after, with its lines.
fn seats(cost: &ProposalCost, names: bool) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (over, span) in spans(cost) {
        for (side, costing, of) in
            [("before", &span.before, &cost.before), ("after", &span.after, &cost.after)]
        {
            rows.extend(side_of(cost, (over, side), (costing, of), names));
        }
    }
    rows
}

fn side_of(
    cost: &ProposalCost,
    (over, side): (Over, &str),
    (costing, of): (&Costing, &Establishment),
    holders: bool,
) -> Vec<Vec<Cell>> {
    let names = |service: Option<workforce::ServiceId>| {
        service.and_then(|id| of.services.get(&id)).map_or_else(String::new, |one| one.name.clone())
    };
    let row = |piece: &workforce::money::cost::Piece| {
        let (post, seat) = (costing.post(piece), costing.seat(piece));
        let mut row = vec![
            Cell::text(over.key()),
            Cell::Date(costing.period.from),
            Cell::Date(costing.period.to),
            Cell::text(side),
            Cell::text(names(post.service)),
            Cell::text(of.teams.get(&post.team).map_or("", |team| team.name.as_str())),
            Cell::text(costing.role(post)),
            Cell::text(costing.grade(post).unwrap_or_default()),
        ];
        row.extend(holders.then(|| Cell::text(cost.who(of, seat))));
        row.push(Cell::text(seat.fte.to_string()));
        row.extend(holders.then(|| Cell::count(piece.point.into())));
        row.extend(LineKind::ALL.map(|kind| money(piece.lines.get(kind))));
        row.push(money(piece.lines.total()));
        row
    };
    costing.pieces.iter().map(row).collect()
}

/// Pounds and pence as a number.
fn money(sum: Pence) -> Cell {
    Cell::Number(sum.0 as f64 / 100.0, Unit::Rate(2))
}

fn text(heading: &str, width: f64) -> Column {
    Column::new(heading, width, Kind::Text)
}

fn figure(heading: &str) -> Column {
    Column::new(heading, 16.0, Kind::Figure)
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
