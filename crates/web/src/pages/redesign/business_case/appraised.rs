//! A case appraised, in words and rows: each figure with the lines that it opens into.

use calendar::{FinancialYear, words};
use foresight::business_case::{
    Appraised, BusinessCase, Figure, Flows, Kind, Line, LineId, Party, Position, Recurs, Side, Sides, Stage,
    appraise, npv_range, pounds,
};

/// A case.
pub(super) struct Shown {
    pub about: String,
    pub options: Vec<OptionShown>,
    pub lines: Vec<LineShown>,
}

/// An option against doing nothing.
pub(super) struct OptionShown {
    pub name: String,
    pub what: String,
    pub says: String,
    pub key: Vec<(&'static str, String)>,
    pub stages: Vec<StageShown>,
    pub parties: Vec<PartyRow>,
    pub switching: Vec<String>,
    pub bars: Vec<BarRow>,
    pub range: String,
    pub caveats: Vec<String>,
}

/// The years at one stage of the reckoning.
pub(super) struct StageShown {
    pub name: String,
    pub says: &'static str,
    pub open: bool,
    pub years: Vec<YearRow>,
    pub heads: Vec<String>,
    pub lines: Vec<(String, Vec<String>)>,
}

/// A year: paid, gained, net, of which money, and the running total.
pub(super) struct YearRow {
    pub year: String,
    pub costs: String,
    pub benefits: String,
    pub net: String,
    pub cashable: String,
    pub running: String,
}

/// Who pays or gains.
pub(super) struct PartyRow {
    pub party: &'static str,
    pub costs: String,
    pub benefits: String,
    pub net: String,
    pub cashable: String,
}

/// How far the answer moves with one line.
pub(super) struct BarRow {
    pub line: String,
    pub low: String,
    pub high: String,
    pub range: String,
}

/// A line as it was entered, with what stands behind it.
pub(super) struct LineShown {
    pub name: String,
    pub what: String,
    pub evidence: String,
    pub taken: String,
    pub source: String,
}

pub(super) fn shown(case: &BusinessCase) -> Shown {
    let draft = case.draft();
    let appraisal = appraise(case);
    let last = case.years().last().unwrap_or(draft.base_year);
    let what = |name: &str| {
        let of = draft.options.iter().find(|option| option.name == name);
        of.map_or_else(String::new, |option| option.says.clone())
    };
    Shown {
        about: format!(
            "Drawn up on {}. It looks at {} to {last}; the base year, whose prices are the real ones, is {}.",
            words::day(draft.drawn_up),
            draft.base_year,
            draft.base_year
        ),
        options: appraisal
            .options
            .iter()
            .map(|option| option_shown(case, option, what(&option.name)))
            .collect(),
        lines: case.lines().map(|line| line_shown(case, line)).collect(),
    }
}

/// What a line is called.
fn name(case: &BusinessCase, id: &LineId) -> String {
    case.lines().find(|line| line.id == *id).map_or_else(|| id.to_string(), |line| line.name.clone())
}

fn option_shown(case: &BusinessCase, option: &Appraised, what: String) -> OptionShown {
    let month = |month: Option<calendar::Month>| {
        month.map_or_else(|| "not within these years".to_owned(), |month| format!("by the end of {month}"))
    };
    let discounted = option.position.totals.at(Stage::Discounted);
    let mut key = vec![
        ("Net present value", pounds(option.npv.pence)),
        (
            "Benefits for each £1 of cost, discounted",
            option.ratio.map_or_else(|| "nothing is paid".to_owned(), |ratio| format!("£{ratio}")),
        ),
        ("Paid for itself", month(option.payback.nominal)),
        ("Paid for itself, discounted", month(option.payback.discounted)),
        ("Paid for itself in money alone", month(option.payback.cashable)),
        ("What budgets gain in all, in the prices of each year", pounds(option.net_cashable.pence)),
        ("What budgets gain each year once all is in place", pounds(option.lasting_cashable.pence)),
    ];
    key.push(("Discounted costs", pounds(discounted.costs.pence)));
    key.push(("Discounted benefits", pounds(discounted.benefits.pence)));
    let switching =
        option.switching.iter().map(|one| format!("{} {}", name(case, &one.line), one.change.says()));
    let bars = option.tornado.iter().map(|bar| BarRow {
        line: name(case, &bar.line),
        low: pounds(bar.low),
        high: pounds(bar.high),
        range: format!("{} to {}", bar.range.low, bar.range.high),
    });
    OptionShown {
        name: option.name.clone(),
        what,
        says: option.says(),
        key,
        stages: Stage::ALL.into_iter().map(|stage| stage_shown(case, &option.position, stage)).collect(),
        parties: option.position.by_party.iter().map(|(party, flows)| party_row(*party, flows)).collect(),
        switching: switching.collect(),
        bars: bars.collect(),
        range: npv_range(&option.tornado).map_or_else(String::new, |(badly, well)| {
            format!(
                "If every line turns out badly, the net present value is {}; if every line turns out well, {}.",
                pounds(badly),
                pounds(well)
            )
        }),
        caveats: option.caveats.iter().map(|caveat| caveat.says.clone()).collect(),
    }
}

fn stage_shown(case: &BusinessCase, position: &Position, stage: Stage) -> StageShown {
    let base = case.draft().base_year;
    let (name, says) = match stage {
        Stage::Entered => ("As entered".to_owned(), "Nothing taken off, nothing added: what the paper says."),
        Stage::Nominal => (
            "Nominal: in the prices of each year".to_owned(),
            "Less what would have come anyway, and corrected for optimism.",
        ),
        Stage::Real => {
            (format!("Real: in the prices of {base}"), "The same without the general rise of prices.")
        }
        Stage::Discounted => (
            format!("Discounted to {base}"),
            "The same, with later years counting less, as the Green Book asks.",
        ),
    };
    let mut running = 0i64;
    let mut years: Vec<YearRow> = Vec::new();
    for (year, flows) in &position.by_year {
        running = running.saturating_add(flows.at(stage).net().pence);
        years.push(year_row(year.to_string(), flows.at(stage), pounds(running)));
    }
    years.push(year_row("All years".to_owned(), position.totals.at(stage), String::new()));
    let (heads, lines) = by_line(case, position, stage);
    StageShown { name, says, open: matches!(stage, Stage::Entered | Stage::Discounted), years, heads, lines }
}

fn year_row(year: String, sides: &Sides, running: String) -> YearRow {
    YearRow {
        year,
        costs: pounds(sides.costs.pence),
        benefits: pounds(sides.benefits.pence),
        net: pounds(sides.net().pence),
        cashable: pounds(sides.net_cashable().pence),
        running,
    }
}

/// What each line brings in each year: paid below nothing, gained above it.
fn by_line(
    case: &BusinessCase,
    position: &Position,
    stage: Stage,
) -> (Vec<String>, Vec<(String, Vec<String>)>) {
    let of = |figure: &Figure, id: &LineId| {
        figure.parts.iter().find(|(line, _)| line == id).map_or(0, |(_, pence)| *pence)
    };
    let years: Vec<(FinancialYear, Figure)> =
        position.by_year.iter().map(|(year, flows)| (*year, flows.at(stage).net())).collect();
    let total = position.totals.at(stage).net();
    let mut heads: Vec<String> = years.iter().map(|(year, _)| year.to_string()).collect();
    heads.push("All years".to_owned());
    let lines = total.parts.iter().map(|(id, sum)| {
        let mut cells: Vec<String> = years.iter().map(|(_, figure)| pounds(of(figure, id))).collect();
        cells.push(pounds(*sum));
        (name(case, id), cells)
    });
    (heads, lines.collect())
}

fn party_row(party: Party, flows: &Flows) -> PartyRow {
    let sides = flows.at(Stage::Discounted);
    PartyRow {
        party: party.name(),
        costs: pounds(sides.costs.pence),
        benefits: pounds(sides.benefits.pence),
        net: pounds(sides.net().pence),
        cashable: pounds(sides.net_cashable().pence),
    }
}

fn line_shown(case: &BusinessCase, line: &Line) -> LineShown {
    let side = match line.side {
        Side::Cost => "Cost",
        Side::Benefit => "Benefit",
    };
    let kind = match line.kind {
        Kind::Cashable => "cashable: money that leaves or stays in a budget",
        Kind::Efficiency => "not cashable: time or room, with no budget changed",
        Kind::PublicValue => "not cashable: what it is worth to people",
    };
    let recurs = match line.recurs {
        Recurs::Recurrent => "each year",
        Recurs::OneOff => "once",
    };
    let row = case.optimism().row(line.evidence.grade);
    let correction = case.correction(line);
    let why =
        line.evidence.own.as_ref().map_or("as the table of grades says".to_owned(), |own| own.why.clone());
    let put = if line.side == Side::Benefit { "taken off" } else { "put on" };
    let mut taken = format!("{correction} {put} for optimism: {why}.");
    if line.deadweight.0 > 0 {
        taken.push_str(&format!(" {} would have come anyway.", line.deadweight));
    }
    LineShown {
        name: line.name.clone(),
        what: format!("{side} of {}, {kind}, {recurs}", line.party.name()),
        evidence: format!(
            "Grade {} of 6, {}. {}",
            line.evidence.grade.number(),
            row.says,
            line.evidence.says
        ),
        taken,
        source: line.source.clone(),
    }
}
