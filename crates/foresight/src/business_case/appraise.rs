//! The appraisal: what each option comes to against doing nothing.

use calendar::{FinancialYear, Month};

use super::case::{BusinessCase, CaseOption};
use super::exact::{Exact, shared};
use super::figures::{BenefitCostRatio, Figure, Flows, Position, Sides, Stage};
use super::line::{Amount, Kind, Line, LineId, Party, Recurs, Side};
use super::money::{BasisPoints, pounds};
use super::prices::Prices;
use super::sensitivity::{Bar, SwitchingValue, switching_values, tornado};

/// What a business case comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appraisal {
    /// What is paid and gained anyway.
    pub do_nothing: Position,
    /// Each option, in the order of the case.
    pub options: Vec<Appraised>,
}

/// What one option comes to, as changes against doing nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appraised {
    /// Its name.
    pub name: String,
    /// Year by year, by party, and in all.
    pub position: Position,
    /// The net present value: discounted benefits less discounted costs.
    pub npv: Figure,
    /// Discounted benefits for each pound of discounted cost; nothing where nothing is paid.
    pub ratio: Option<BenefitCostRatio>,
    /// What budgets gain in all, in the prices of the day.
    pub net_cashable: Figure,
    /// What budgets gain each year once it is all in place: the money that recurs, in the last year of the
    /// case, in the prices of the day. What comes once is not in it.
    pub lasting_cashable: Figure,
    /// When it has paid for itself.
    pub payback: Payback,
    /// How far each line must move for the net present value to be nothing.
    pub switching: Vec<SwitchingValue>,
    /// The net present value with each line at its low and its high, the widest first.
    pub tornado: Vec<Bar>,
    /// What a reader must know besides the figures.
    pub caveats: Vec<Caveat>,
}

impl Appraised {
    /// The whole in two sentences: as entered, and what it is worth.
    pub fn says(&self) -> String {
        let entered = self.position.totals.at(Stage::Entered);
        let years = calendar::words::counted(self.position.by_year.len() as u64, "year");
        let worth = match self.npv.pence {
            0.. => format!("it is worth {} more than it costs", pounds(self.npv.pence)),
            loss => format!("it costs {} more than it is worth", pounds(loss.saturating_neg())),
        };
        let ratio = self.ratio.map_or(String::new(), |ratio| format!(", £{ratio} for each £1"));
        let paid = match self.payback.nominal {
            Some(month) => format!("It has paid for itself by the end of {month}"),
            None => "It does not pay for itself in these years".to_owned(),
        };
        format!(
            "As entered, {} is paid and {} gained over {years}: {} net. Corrected and discounted, {worth}{ratio}. \
             {paid}.",
            pounds(entered.costs.pence),
            pounds(entered.benefits.pence),
            pounds(entered.net().pence)
        )
    }
}

/// The first month from whose end the running total never again falls below nothing. Nothing where that does
/// not come within the case, or where nothing is ever paid or gained.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Payback {
    /// Of everything, in the prices of the day.
    pub nominal: Option<Month>,
    /// Of everything, discounted.
    pub discounted: Option<Month>,
    /// Of money only, in the prices of the day.
    pub cashable: Option<Month>,
}

/// What a reader must know besides the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caveat {
    /// The line that it is about, if one.
    pub line: Option<LineId>,
    /// As a sentence.
    pub says: String,
}

/// One line in the years of a case.
pub(super) struct Cells<'a> {
    pub line: &'a Line,
    pub side: Side,
    pub years: Vec<Cell>,
}

/// One line in one year: pence at each stage, and how its months weigh.
pub(super) struct Cell {
    pub stages: [i64; 4],
    weights: [i64; 12],
}

impl Cells<'_> {
    /// What the line brings at a stage over all years: negative for a cost.
    pub fn brings(&self, stage: Stage) -> i64 {
        self.years.iter().fold(0i64, |sum, cell| sum.saturating_add(self.signed(cell.stages[stage as usize])))
    }

    fn signed(&self, pence: i64) -> i64 {
        if self.side == Side::Benefit { pence } else { pence.saturating_neg() }
    }
}

/// Appraises a case. The order in which lines were entered changes nothing.
pub fn appraise(case: &BusinessCase) -> Appraisal {
    let draft = case.draft();
    let do_nothing: Vec<Cells> =
        draft.do_nothing.iter().map(|line| cells(case, line, line.side, BasisPoints::WHOLE)).collect();
    Appraisal {
        do_nothing: position(case, &do_nothing),
        options: draft.options.iter().map(|option| appraised(case, option)).collect(),
    }
}

fn appraised(case: &BusinessCase, option: &CaseOption) -> Appraised {
    let stopped =
        option.stops.iter().filter_map(|id| case.draft().do_nothing.iter().find(|line| line.id == *id));
    let stopped = stopped.map(|line| {
        let other = if line.side == Side::Cost { Side::Benefit } else { Side::Cost };
        (line, other)
    });
    let mut lines: Vec<(&Line, Side)> =
        option.lines.iter().map(|line| (line, line.side)).chain(stopped).collect();
    lines.sort_by(|one, other| one.0.id.cmp(&other.0.id));
    let all: Vec<Cells> =
        lines.iter().map(|(line, side)| cells(case, line, *side, BasisPoints::WHOLE)).collect();
    let position = position(case, &all);
    let discounted = position.totals.at(Stage::Discounted);
    let (npv, ratio) = (discounted.net(), BenefitCostRatio::of(discounted));
    let net_cashable = position.totals.at(Stage::Nominal).net_cashable();
    let lasting = all
        .iter()
        .filter(|cells| cells.line.recurs == Recurs::Recurrent && cells.line.kind == Kind::Cashable);
    let lasting = lasting.filter_map(|cells| {
        let last = cells.years.last()?;
        Some((&cells.line.id, cells.signed(last.stages[Stage::Nominal as usize])))
    });
    Appraised {
        name: option.name.clone(),
        lasting_cashable: Figure::of(lasting),
        payback: payback(case, &all),
        switching: switching_values(&all, npv.pence),
        tornado: tornado(case, &all, npv.pence),
        caveats: caveats(case, &all, npv.pence, net_cashable.pence),
        position,
        npv,
        ratio,
        net_cashable,
    }
}

/// A line through the years of the case, at a part of what was entered.
pub(super) fn cells<'a>(case: &BusinessCase, line: &'a Line, side: Side, part: BasisPoints) -> Cells<'a> {
    let draft = case.draft();
    let correction = case.correction(line);
    let corrected = if side == Side::Benefit { correction.rest() } else { correction.and_whole() };
    let own = line.inflation.as_ref().unwrap_or(&draft.inflation);
    let cell = |(past, year): (u32, FinancialYear)| {
        let (exact, weights) = line.amount.year(year);
        let entered = exact.through([part.ratio()]);
        let mut nominal = entered.clone().through([line.deadweight.rest(), corrected]);
        if let Prices::Of(prices) = line.prices {
            nominal = nominal.through(own.between(prices, year).unwrap_or_default());
        }
        let real =
            nominal.clone().through(draft.inflation.between(year, draft.base_year).unwrap_or_default());
        let discounted = real.clone().through(draft.discounting.factors(line.health_effect, past));
        Cell { stages: [entered, nominal, real, discounted].map(|exact: Exact| exact.rounded()), weights }
    };
    Cells { line, side, years: (0u32..).zip(case.years()).map(cell).collect() }
}

fn position(case: &BusinessCase, all: &[Cells]) -> Position {
    let by_year = case.years().enumerate().map(|(place, year)| (year, flows(all, |_, at| at == place)));
    let by_party = Party::ALL.iter().map(|(party, ..)| (*party, flows(all, |line, _| line.party == *party)));
    Position {
        by_year: by_year.collect(),
        by_party: by_party.filter(|(_, flows)| *flows != Flows::default()).collect(),
        totals: flows(all, |_, _| true),
    }
}

/// Adds up the lines and years that are wanted.
fn flows(all: &[Cells], wanted: impl Fn(&Line, usize) -> bool) -> Flows {
    let stages = Stage::ALL.map(|stage| {
        let sum = |side: Side, money_only: bool| {
            let lines = all
                .iter()
                .filter(|cells| cells.side == side && (!money_only || cells.line.kind == Kind::Cashable));
            Figure::of(lines.flat_map(|cells| {
                let years = cells.years.iter().enumerate().filter(|(at, _)| wanted(cells.line, *at));
                years.map(|(_, cell)| (&cells.line.id, cell.stages[stage as usize]))
            }))
        };
        Sides {
            costs: sum(Side::Cost, false),
            benefits: sum(Side::Benefit, false),
            cashable_costs: sum(Side::Cost, true),
            cashable_benefits: sum(Side::Benefit, true),
        }
    });
    Flows { stages }
}

fn payback(case: &BusinessCase, all: &[Cells]) -> Payback {
    let months: Vec<Month> = case.years().flat_map(FinancialYear::months).collect();
    let first = |stage: Stage, money_only: bool| {
        let mut net = vec![0i64; months.len()];
        for cells in all.iter().filter(|cells| !money_only || cells.line.kind == Kind::Cashable) {
            for (place, cell) in cells.years.iter().enumerate() {
                let shares = shared(cell.stages[stage as usize], &cell.weights);
                for (sum, share) in net.iter_mut().skip(place * 12).zip(shares) {
                    *sum = sum.saturating_add(cells.signed(share));
                }
            }
        }
        lasting(&net).and_then(|place| months.get(place).copied())
    };
    Payback {
        nominal: first(Stage::Nominal, false),
        discounted: first(Stage::Discounted, false),
        cashable: first(Stage::Nominal, true),
    }
}

/// The first place from which the running total is never below nothing again.
fn lasting(net: &[i64]) -> Option<usize> {
    let mut running = 0i64;
    let mut since = None;
    for (place, pence) in net.iter().enumerate() {
        running = running.saturating_add(*pence);
        if running < 0 {
            since = None;
        } else if since.is_none() {
            since = Some(place);
        }
    }
    since.filter(|_| net.iter().any(|pence| *pence != 0))
}

fn caveats(case: &BusinessCase, all: &[Cells], npv: i64, net_cashable: i64) -> Vec<Caveat> {
    let mut found = Vec::new();
    for cells in all {
        let Amount::Weeks(avoided) = &cells.line.amount else { continue };
        if avoided.notice_weeks() == 0 {
            continue;
        }
        let claimed = avoided.without_notice();
        let claimed = case.years().fold(0i64, |sum, year| sum.saturating_add(claimed.year(year).0.rounded()));
        let comes = cells.years.iter().fold(0i64, |sum, cell| sum.saturating_add(cell.stages[0]));
        let lost = match claimed.saturating_sub(comes) {
            0 => "all of what the weeks avoided save comes later, but within these years".to_owned(),
            lost => format!(
                "{} of the {} that the weeks avoided would save does not come in these years",
                pounds(lost),
                pounds(claimed)
            ),
        };
        let says = format!(
            "{}: an empty bed is paid for during {} of notice, so {lost}",
            cells.line.name,
            calendar::words::counted(u64::from(avoided.notice_weeks()), "week")
        );
        found.push(Caveat { line: Some(cells.line.id.clone()), says });
    }
    let by_table = |cells: &&Cells| cells.line.evidence.own.is_none() && case.correction(cells.line).0 > 0;
    if all.iter().any(|cells| by_table(&cells)) {
        let says =
            format!("Corrections for optimism: {}. {}", case.optimism().source, case.optimism().standing);
        found.push(Caveat { line: None, says });
    }
    if npv >= 0 && net_cashable < 0 {
        let says = format!(
            "It is worth more than it costs, but budgets are {} worse off: the rest of what is gained is not money",
            pounds(net_cashable.saturating_neg())
        );
        found.push(Caveat { line: None, says });
    }
    found
}
