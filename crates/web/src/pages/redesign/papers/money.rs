//! What a proposal costs, in the report on which members decide: over each span of time, line by line, by
//! service, between budgets, and when people leave. No name of anybody is in it.

use reports::document::{Column, Part, Table};
use service::cost::{CostOrNot, Pair, ProposalCost};
use workforce::money::Pence;
use workforce::money::cost::LineKind;

use crate::pages::redesign::cost::{Over, leavers, pounds, signed, to_find};

/// The part of the report about money; where the cost cannot be reckoned, why.
pub(super) fn parts(cost: &CostOrNot) -> Vec<Part> {
    let mut parts = vec![Part::Heading(2, "What it costs and how it is paid for".into())];
    match cost {
        Ok(cost) => parts.extend(reckoned(cost)),
        Err(why) => parts.push(Part::Paragraph(format!("The cost cannot be reckoned yet. {why}"))),
    }
    parts
}

fn reckoned(cost: &ProposalCost) -> Vec<Part> {
    let total = &cost.full_year.total;
    let spans =
        Over::ALL.into_iter().filter_map(|over| Some(pair(over.words(cost), &over.span(cost).ok()?.total)));
    let mut parts = vec![table("Cost over each span of time", "Over", spans.collect(), false)];
    if !total.is_complete() {
        parts.push(Part::Inset(format!(
            "Not all of it is known: {} full-time equivalents before and {} after could not be costed, and count \
             nothing.",
            total.before.uncosted, total.after.uncosted
        )));
    }
    parts.push(table("A whole year, line by line", "Line", lines(total), true));
    let (changing, same): (Vec<_>, Vec<_>) =
        cost.full_year.services.iter().partition(|one| one.total.difference() != Pence::ZERO);
    let mut services: Vec<Vec<String>> =
        changing.iter().map(|one| pair(one.name.clone(), &one.total)).collect();
    if !same.is_empty() {
        let sum = |of: fn(&Pair) -> Pence| same.iter().map(|one| of(&one.total)).sum::<Pence>();
        let (before, after) = (sum(|pair| pair.before.cost()), sum(|pair| pair.after.cost()));
        services.push(row("All other services".into(), before, after));
    }
    services.push(pair("All services".into(), total));
    parts.push(table("A whole year, by service", "Service", services, true));
    parts.extend(budgets(cost));
    parts.push(Part::Heading(3, "When people leave".into()));
    parts.extend(leavers::say(cost, true).into_iter().map(Part::Paragraph));
    parts.push(Part::Heading(3, "What these figures rest on".into()));
    parts.push(Part::Points(cost.rests_on()));
    parts
}

/// Each kind of line, and all of them together; a kind that costs nothing on either side is not in it.
fn lines(total: &Pair) -> Vec<Vec<String>> {
    let kinds = LineKind::ALL.iter().filter_map(|kind| {
        let (before, after) = (total.before.lines.get(*kind), total.after.lines.get(*kind));
        (before != Pence::ZERO || after != Pence::ZERO).then(|| row(kind.label().to_owned(), before, after))
    });
    let mut rows: Vec<Vec<String>> = kinds.collect();
    rows.push(pair("Together".into(), total));
    rows
}

fn budgets(cost: &ProposalCost) -> Vec<Part> {
    let mut parts = vec![Part::Heading(3, "Virement between budgets".into())];
    let moves = &cost.moves.virements;
    if moves.is_empty() {
        parts.push(Part::Paragraph("No money moves between budgets.".into()));
    } else {
        let rows = moves.iter().map(|one| vec![one.from.clone(), one.to.clone(), pounds(one.amount)]);
        parts.push(Part::Table(Table {
            caption: "Money to be moved, a year".into(),
            columns: vec![Column::words("From"), Column::words("To"), Column::figures("A year")],
            rows: rows.collect(),
            is_totalled: false,
        }));
    }
    parts.push(Part::Paragraph(to_find(cost)));
    parts
}

fn table(caption: &str, first: &str, rows: Vec<Vec<String>>, is_totalled: bool) -> Part {
    Part::Table(Table {
        caption: caption.to_owned(),
        columns: vec![
            Column::words(first),
            Column::figures("Now"),
            Column::figures("As proposed"),
            Column::figures("Difference"),
        ],
        rows,
        is_totalled,
    })
}

fn pair(name: String, pair: &Pair) -> Vec<String> {
    row(name, pair.before.cost(), pair.after.cost())
}

fn row(name: String, before: Pence, after: Pence) -> Vec<String> {
    vec![name, pounds(before), pounds(after), signed(after - before, pounds)]
}
