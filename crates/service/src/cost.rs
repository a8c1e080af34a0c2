//! What a proposal costs: before, after and the difference, in the year of its effect and in a whole year, by
//! service and role, by budget, and what it costs when holders of deleted posts leave. What is not known is
//! said, and counts nothing.

mod exits;
mod moves;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use calendar::{Date, FinancialYear};
use practice::Refusal;
use workforce::money::compare::Side;
use workforce::money::cost::{AgencyCompared, Basis, Options, Prepared, Seat};
use workforce::money::{Costing, ExitEntered, Pence, Period};
use workforce::{Establishment, Fte, Funding, HoldingId, Proposal, ProposalId, ServiceId, StaffId};

use crate::settings::PayPolicy;

pub use exits::{Exit, Exits, Protected, Unknown};
pub use moves::{BudgetName, BudgetRow, Moves};

/// What a proposal costs.
#[derive(Debug)]
pub struct ProposalCost {
    /// The version of the proposal that was costed.
    pub version: u32,
    /// The day on which it takes effect.
    pub effect: Date,
    /// The council whose pay policy was used.
    pub council: String,
    /// Whether that is the invented example of the program.
    pub is_example: bool,
    /// The structures, for names.
    pub before: Establishment,
    /// See `before`.
    pub after: Establishment,
    /// In the year of effect, from that day.
    pub in_year: Span,
    /// A whole year as things stand at the end of the year of effect.
    pub full_year: Span,
    /// The first whole financial year after the effect, with its increments and pay; a refusal where a table
    /// does not reach so far.
    pub next_year: Result<Span, Refusal>,
    /// Budgets before and after in a whole year, and the money to be moved between them.
    pub moves: Moves,
    /// What it costs when holders of deleted posts leave: an estimate.
    pub exits: Exits,
    /// Changes that cannot be made, so that their cost is not in it.
    pub cannot: usize,
}

/// What the structures cost over one span of time.
#[derive(Debug)]
pub struct Span {
    /// Which days.
    pub period: Period,
    /// As it is.
    pub before: Costing,
    /// As proposed.
    pub after: Costing,
    /// By service, those first whose cost changes.
    pub services: Vec<ServiceCost>,
    /// All services.
    pub total: Pair,
}

/// Before and after.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pair {
    /// As it is.
    pub before: Side,
    /// As proposed.
    pub after: Side,
}

impl Pair {
    /// What it costs more or less.
    pub fn difference(&self) -> Pence {
        self.after.cost() - self.before.cost()
    }

    /// How many posts more or fewer.
    pub fn posts_difference(&self) -> Fte {
        self.after.posts - self.before.posts
    }

    /// Whether every seat on both sides could be costed.
    pub fn is_complete(&self) -> bool {
        self.before.uncosted == Fte::ZERO && self.after.uncosted == Fte::ZERO
    }
}

/// What a service costs.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceCost {
    /// Which; none is posts of a team that belongs to none.
    pub service: Option<ServiceId>,
    /// Its name; where it is renamed, the new one.
    pub name: String,
    /// All its roles.
    pub total: Pair,
    /// Role by role, by title and grade.
    pub roles: Vec<RoleCost>,
}

/// What the posts of a title and a grade cost in a service.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleCost {
    /// The title.
    pub role: String,
    /// The grade.
    pub grade: Option<String>,
    /// Before and after.
    pub cost: Pair,
}

impl Span {
    fn new(before: Costing, after: Costing, was: &Establishment, is: &Establishment) -> Span {
        let mut roles: BTreeMap<(Option<ServiceId>, String, Option<String>), Pair> = BTreeMap::new();
        for (costing, is_after) in [(&before, false), (&after, true)] {
            for (key, side) in sides(costing) {
                let pair = roles.entry(key).or_default();
                if is_after { pair.after = side } else { pair.before = side }
            }
        }
        let name = |service: Option<ServiceId>| {
            let found = service.and_then(|id| is.services.get(&id).or_else(|| was.services.get(&id)));
            found.map_or_else(|| "No service".to_owned(), |one| one.name.clone())
        };
        let mut services: Vec<ServiceCost> = Vec::new();
        for ((service, role, grade), cost) in roles {
            if services.last().is_none_or(|last| last.service != service) {
                let (name, total) = (name(service), Pair::default());
                services.push(ServiceCost { service, name, total, roles: Vec::new() });
            }
            if let Some(last) = services.last_mut() {
                add(&mut last.total, &cost);
                last.roles.push(RoleCost { role, grade, cost });
            }
        }
        // Those whose cost changes come first.
        let key = |one: &ServiceCost| (one.total.difference() == Pence::ZERO, one.name.clone(), one.service);
        services.sort_by_key(key);
        let total = services.iter().fold(Pair::default(), |mut sum, service| {
            add(&mut sum, &service.total);
            sum
        });
        Span { period: before.period, before, after, services, total }
    }

    /// What agencies are paid against employing somebody, before and after.
    pub fn agency(&self) -> (AgencyCompared, AgencyCompared) {
        (self.before.agency(), self.after.agency())
    }
}

fn add(sum: &mut Pair, more: &Pair) {
    for (sum, more) in [(&mut sum.before, &more.before), (&mut sum.after, &more.after)] {
        sum.posts += more.posts;
        sum.held += more.held;
        sum.lines += more.lines;
        sum.uncosted += more.uncosted;
    }
}

type Key = (Option<ServiceId>, String, Option<String>);

/// The posts of a costing, by service, title and grade.
fn sides(costing: &Costing) -> BTreeMap<Key, Side> {
    let key = |post: &workforce::money::cost::PostRow| -> Key {
        (post.service, costing.role(post).to_owned(), costing.grade(post).map(str::to_owned))
    };
    let mut sides: BTreeMap<Key, Side> = BTreeMap::new();
    let mut uncosted: BTreeMap<_, Fte> = BTreeMap::new();
    for one in &costing.uncosted {
        *uncosted.entry(one.post).or_default() += one.fte;
    }
    for post in costing.posts() {
        let side = sides.entry(key(post)).or_default();
        side.posts += post.fte;
        side.uncosted += uncosted.get(&post.id).copied().unwrap_or_default();
    }
    for piece in &costing.pieces {
        sides.entry(key(costing.post(piece))).or_default().lines += piece.lines;
    }
    sides
}

/// Everything of which a cost is made.
pub(crate) struct Asked<'a> {
    pub proposal: &'a Proposal,
    /// The establishment that the proposal would change.
    pub before: Establishment,
    pub policy: &'a PayPolicy,
    /// What was entered of those who may leave.
    pub entered: &'a BTreeMap<StaffId, ExitEntered>,
    /// When people started in their posts, for a first increment after six months.
    pub started: BTreeMap<HoldingId, Date>,
}

impl ProposalCost {
    /// Costs a proposal.
    ///
    /// # Errors
    /// A refusal where a table of pay or law does not reach its year.
    pub(crate) fn new(asked: Asked<'_>) -> Result<ProposalCost, Refusal> {
        let Asked { proposal, before, policy, entered, started } = asked;
        let rules = &policy.rules;
        let outcome = proposal.outcome(&before);
        let (after, effect) = (outcome.proposed, proposal.effect);
        let year = FinancialYear::of(effect);
        let points_on = Some(proposal.against);
        let span = |period: Period, basis: Basis| {
            let options = Options { points_on, basis, started: started.clone(), ..Options::default() };
            let of = |of: &Establishment| Prepared::new(of, rules, period, &options)?.cost(period);
            Ok::<Span, Refusal>(Span::new(of(&before)?, of(&after)?, &before, &after))
        };
        let from_effect = Period { from: effect, to: year.end() };
        let in_year = span(from_effect, Basis::InYear)?;
        let full_year = span(from_effect, Basis::FullYear)?;
        let next_year = span(year.next().into(), Basis::InYear);
        let moves = Moves::between(&full_year, effect);
        // By contract on the day: a costing has what is paid during absence, and the pay of the year's end.
        let paid = |day: Date| {
            let options = Options {
                basis: Basis::FullYear,
                as_if_present: true,
                points_on,
                started: started.clone(),
                ..Options::default()
            };
            let period = Period { from: day, to: day };
            // Where no table reaches, the pay is not known, and each leaver says so.
            let costed = Prepared::new(&before, rules, period, &options).and_then(|of| of.cost(period));
            costed.map_or_else(|_| BTreeMap::new(), |costing| exits::paid(&costing))
        };
        let exits = Exits::new(&before, &after, rules, effect, entered, paid);
        Ok(ProposalCost {
            version: proposal.version,
            effect,
            council: rules.council().name.clone(),
            is_example: policy.is_example,
            cannot: outcome.refused.len(),
            in_year,
            full_year,
            next_year,
            moves,
            exits,
            before,
            after,
        })
    }

    /// The year of effect.
    pub fn year(&self) -> FinancialYear {
        FinancialYear::of(self.effect)
    }

    /// The name of the holder of a seat, or what the seat is.
    pub fn who(&self, of: &Establishment, seat: &Seat) -> String {
        use workforce::money::cost::SeatKind;
        let name = seat.holder.and_then(|(_, staff)| of.staff.get(&staff)).map(|member| member.name.clone());
        match (name, seat.kind) {
            (Some(name), SeatKind::Agency) => format!("{name}, agency"),
            (Some(name), SeatKind::Away) => format!("{name}, away"),
            (Some(name), _) => name,
            (None, SeatKind::Agency) => "Agency".to_owned(),
            (None, SeatKind::OnHold) => "On hold, costs nothing".to_owned(),
            (None, SeatKind::Volunteer) => "Volunteer, costs nothing".to_owned(),
            (None, _) => "Vacant".to_owned(),
        }
    }

    /// What the figures rest on and leave out, in words.
    pub fn rests_on(&self) -> Vec<String> {
        let mut said = vec![format!(
            "Pay, grades and on-costs are those of {}{}.",
            self.council,
            if self.is_example { ", the invented example that comes with the program" } else { "" }
        )];
        said.push(
            "People are costed at their point of the pay spine, those without one at the bottom of their grade, \
             and vacant posts as the council’s pay policy says."
                .to_owned(),
        );
        said.push(
            "Market supplements, what agencies charge, and who is outside the pension fund or under 21 are as \
             the establishment has them; where it says nothing, there is no supplement, agencies are at the \
             council’s premium, and everybody is in the fund without relief."
                .to_owned(),
        );
        said.push(
            "The employer’s yearly allowance against the apprenticeship levy and lump sums to the pension fund \
             are the whole council’s and are in no figure."
                .to_owned(),
        );
        if self.cannot > 0 {
            let changes = calendar::words::counted(self.cannot as u64, "change");
            said.push(format!("{changes} of the proposal cannot be made, so the cost of them is not here."));
        }
        said
    }

    /// Who pays, as a budget is named.
    pub fn funding(funding: Funding) -> String {
        calendar::words::capital(&funding.to_string())
    }
}

/// Costs that were made: one for each proposal, as long as it, the establishment and what was entered stay.
#[derive(Default)]
pub(crate) struct KeptCosts {
    pub costs: Mutex<BTreeMap<ProposalId, (Stamp, CostOrNot)>>,
}

/// A cost, or why there is none.
pub type CostOrNot = Result<Arc<ProposalCost>, Refusal>;

/// The versions of the proposal, of the establishment and of what was entered.
pub(crate) type Stamp = (u32, u32, u32);
