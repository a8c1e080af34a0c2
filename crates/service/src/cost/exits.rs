//! What it costs when holders of deleted posts leave, and when holders of regraded ones keep their pay. These
//! are estimates for planning: nobody is offered anything by them.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use workforce::money::cost::LineKind;
use workforce::money::exit::{
    ExitCost, ExitLine, Leaver, NoticeNotWorked, ProtectionCost, Verdict, exit_cost, protection_cost,
};
use workforce::money::severance_approval::{Band, approval};
use workforce::money::{Costing, ExitEntered, PayRules, Pence};
use workforce::{Contract, Establishment, Footing, Fte, HoldingId, PostId, StaffId};

/// Somebody whose post is deleted, and what it costs if they leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Exit {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// The post that is deleted.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// How much of it they hold.
    pub fte: Fte,
    /// Their pay of a year, for the hours they work; none where it could not be costed.
    pub pay: Option<Pence>,
    /// The first day of continuous service, where it is recorded.
    pub service_from: Option<Date>,
    /// What was entered of them.
    pub entered: Option<ExitEntered>,
    /// The cost; none where their pay is not known.
    pub cost: Option<ExitCost>,
    /// Where only their age is missing, the least and the most that redundancy pay can be by law and policy.
    pub bounds: Option<(Pence, Pence)>,
    /// Who must approve a special severance payment.
    pub approval: Option<&'static Band>,
}

impl Exit {
    /// What is not known, so that the whole cannot be said.
    pub fn unknown(&self) -> Vec<Unknown> {
        let Some(cost) = &self.cost else {
            return vec![Unknown { line: None, why: "Their pay could not be costed".to_owned() }];
        };
        let missing = cost.lines.iter().filter_map(|(line, verdict)| match verdict {
            Verdict::CouldNotBeCosted(why) => Some(Unknown { line: Some(*line), why: why.clone() }),
            _ => None,
        });
        missing.collect()
    }

    /// What could be costed.
    pub fn known(&self) -> Pence {
        self.cost.as_ref().map_or(Pence::ZERO, ExitCost::known)
    }

    /// Whether all of it could be costed.
    pub fn is_complete(&self) -> bool {
        self.cost.as_ref().is_some_and(|cost| cost.total().is_some())
    }
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// In which line; none is in all.
    pub line: Option<ExitLine>,
    /// What.
    pub why: String,
}

/// Somebody whose post is regraded below their pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    /// Their name.
    pub name: String,
    /// Their post.
    pub title: String,
    /// What they are paid in a year.
    pub old: Pence,
    /// What the top of the new grade pays.
    pub new: Pence,
    /// The cost of protecting it.
    pub cost: ProtectionCost,
}

/// Everybody whose post is deleted or regraded below their pay.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Exits {
    /// Those whose post is deleted, the highest known cost first.
    pub leavers: Vec<Exit>,
    /// Those who come through an agency, are seconded in or act up in a deleted post: no redundancy is due for it.
    pub without: usize,
    /// Those whose pay is protected.
    pub protected: Vec<Protected>,
}

impl Exits {
    pub(super) fn new(
        before: &Establishment,
        after: &Establishment,
        rules: &PayRules,
        effect: Date,
        entered: &BTreeMap<StaffId, ExitEntered>,
        paid: impl Fn(Date) -> BTreeMap<HoldingId, Pence>,
    ) -> Exits {
        let last_day = last_day(effect);
        let pay = paid(last_day);
        let mut exits = Exits::default();
        // What somebody who loses several posts is due for those before.
        let mut already: BTreeMap<StaffId, Pence> = BTreeMap::new();
        for (id, holding) in &before.holdings {
            if after.posts.contains_key(&holding.post) {
                continue;
            }
            let Some(post) = before.posts.get(&holding.post) else { continue };
            let own =
                matches!(holding.footing, Footing::Substantive | Footing::FixedTerm | Footing::TransferredIn);
            if !own || matches!(post.contract, Contract::Agency | Contract::Volunteer | Contract::Secondment)
            {
                exits.without += 1;
                continue;
            }
            let member = before.staff.get(&holding.staff);
            let known = entered.get(&holding.staff);
            let annual = pay.get(id).copied();
            let service_from = member.and_then(|one| one.service_from);
            let leaver = annual.map(|annual_pay| Leaver {
                already: already.get(&holding.staff).copied(),
                ..leaver(annual_pay, service_from, known, last_day)
            });
            let cost = leaver.map(|leaver| exit_cost(&leaver, rules));
            if let Some(cost) = &cost {
                *already.entry(holding.staff).or_default() += cost.for_losing_the_job();
            }
            exits.leavers.push(Exit {
                staff: holding.staff,
                name: member.map_or_else(|| "Unknown".to_owned(), |one| one.name.clone()),
                post: holding.post,
                title: post.title.clone(),
                fte: holding.fte,
                pay: annual,
                service_from,
                cost,
                bounds: leaver.and_then(|leaver| bounds(&leaver, rules)),
                approval: known.and_then(|one| approval(one.special_severance, last_day)),
                entered: known.cloned(),
            });
        }
        exits.leavers.sort_by(|one, other| {
            (other.known(), &one.name, one.post).cmp(&(one.known(), &other.name, other.post))
        });
        exits.protected = protected(before, after, rules, effect, &paid(effect));
        exits
    }

    /// What could be costed of all who may leave.
    pub fn known(&self) -> Pence {
        self.leavers.iter().map(Exit::known).sum()
    }

    /// How many of them could not be costed to the end.
    pub fn incomplete(&self) -> usize {
        self.leavers.iter().filter(|one| !one.is_complete()).count()
    }

    /// The least and the most that all redundancy pay can be: the known, and by law where an age is missing. None
    /// where something else is missing besides.
    pub fn redundancy(&self) -> Option<(Pence, Pence)> {
        let mut sums = (Pence::ZERO, Pence::ZERO);
        for one in &self.leavers {
            let (least, most) = match (one.bounds, redundancy(one.cost.as_ref()?)) {
                (Some(bounds), _) => bounds,
                (None, Some(known)) => (known, known),
                (None, None) => return None,
            };
            sums = (sums.0 + least, sums.1 + most);
        }
        Some(sums)
    }

    /// The people who may leave, each once.
    pub fn people(&self) -> BTreeSet<StaffId> {
        self.leavers.iter().map(|one| one.staff).collect()
    }
}

/// The last day of those who leave because of what takes effect on a day.
pub(super) fn last_day(effect: Date) -> Date {
    effect.yesterday().unwrap_or(effect)
}

/// A year's pay of each holding, for the hours worked, without what the employer pays besides.
pub(super) fn paid(costing: &Costing) -> BTreeMap<HoldingId, Pence> {
    let kinds = [LineKind::BasicPay, LineKind::Increment, LineKind::Supplement];
    let paid = costing.pieces.iter().filter_map(|piece| {
        let (holding, _) = costing.seat(piece).holder?;
        Some((holding, kinds.iter().map(|kind| piece.lines.get(*kind)).sum()))
    });
    paid.collect()
}

fn leaver(
    annual_pay: Pence,
    service_from: Option<Date>,
    known: Option<&ExitEntered>,
    last_day: Date,
) -> Leaver {
    Leaver {
        born: known.and_then(|one| one.born),
        service_from,
        last_day,
        annual_pay,
        in_pension_scheme: known.is_none_or(|one| one.in_pension_scheme),
        pension_strain: known.and_then(|one| one.pension_strain),
        notice_not_worked: known.map_or(NoticeNotWorked::None, |one| one.notice_not_worked),
        untaken_leave: known.map_or(0, |one| one.untaken_leave),
        special_severance: known.map_or(Pence::ZERO, |one| one.special_severance),
        already: None,
    }
}

/// Redundancy pay by law and policy, where both could be costed.
fn redundancy(cost: &ExitCost) -> Option<Pence> {
    let line = |line| cost.line(line)?.known();
    Some(line(ExitLine::Statutory)? + line(ExitLine::Local)?)
}

/// The youngest who could have such service, and somebody who was over 41 through all of it.
fn bounds(leaver: &Leaver, rules: &PayRules) -> Option<(Pence, Pence)> {
    let from = leaver.service_from.filter(|_| leaver.born.is_none())?;
    // With less than two years nothing is due, whatever the age.
    let known = exit_cost(leaver, rules);
    known.line(ExitLine::Statutory).filter(|verdict| verdict.known().is_none())?;
    // Nobody is employed before 16: somebody born 16 years before service began is the youngest.
    let born = |years: i16| Date::new(from.year() - years, from.month(), 1).ok();
    let of = |born: Option<Date>| redundancy(&exit_cost(&Leaver { born, ..*leaver }, rules));
    Some((of(born(16))?, of(born(50))?))
}

fn protected(
    before: &Establishment,
    after: &Establishment,
    rules: &PayRules,
    effect: Date,
    pay: &BTreeMap<HoldingId, Pence>,
) -> Vec<Protected> {
    let Some(structure) = rules.grades(effect) else { return Vec::new() };
    let found = after.holdings.iter().filter_map(|(id, holding)| {
        let was = before.posts.get(&before.holdings.get(id)?.post)?;
        let is = after.posts.get(&holding.post)?;
        if was.grade == is.grade {
            return None;
        }
        let point = holding.spine_point?;
        let grade = structure.ranges.get(is.grade.as_deref()?)?;
        let spine = grade.spine.as_deref().unwrap_or(&structure.spine);
        let spine = rules.spines().iter().find(|one| one.key == spine)?;
        let (now, top) = (spine.pay(point, effect)?, spine.pay(grade.top, effect)?);
        if point <= grade.top {
            return None;
        }
        let old = *pay.get(id)?;
        let new = old.share(top.0, now.0);
        let cost = protection_cost(rules, old, new, effect)?;
        let name = after.staff.get(&holding.staff).map_or("Unknown", |one| one.name.as_str()).to_owned();
        Some(Protected { name, title: is.title.clone(), old, new, cost })
    });
    let mut found: Vec<Protected> = found.collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}
