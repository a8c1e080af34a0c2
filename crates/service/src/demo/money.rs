//! Money in the demo: another way to make the change, with less new posts; what human resources entered of those
//! whose posts are deleted; and the business cases of two papers, each figure to the pound.

use calendar::{Date, age_on};
use uuid::Uuid;
use workforce::money::exit::NoticeNotWorked;
use workforce::money::{CostFact, ExitEntered, Pence};
use workforce::{
    Change, Establishment, Footing, Fte, History, Proposal, ProposalFact, ProposalId, WorkforceFact, apply,
};

use super::chance::Chance;
use super::days::{instant, plus_months};
use super::establishment::Recorded;
use super::people::version_seven;
use super::staff::{Desk, Staff};
use crate::business_case::{CaseFact, CaseId};
use crate::fact::{CaseTold, CostTold, ProposalTold};

/// The programme as its scrutiny paper puts it.
const PROGRAMME: &str = include_str!("../../../../docs/guide/business-case-example.toml");
/// The change of budgets that pays for a new structure, as a cabinet paper puts it.
const BUDGETS: &str = include_str!("../../../../docs/guide/budgets-example.toml");

const BRANCHED: Date = Date::constant(2021, 10, 28);
const ENTERED: Date = Date::constant(2021, 10, 11);
const CASE_DRAWN_UP: Date = Date::constant(2021, 9, 22);
const BUDGETS_DRAWN_UP: Date = Date::constant(2021, 11, 8);

/// The posts that the other way does without.
const LEFT_OUT: &str = "Team Standards Co-ordinator";

/// What is recorded about money, in the order of recording.
pub(super) struct Money {
    pub branch: Vec<Recorded<ProposalTold>>,
    pub costs: Vec<Recorded<CostTold>>,
    pub cases: Vec<Recorded<CaseTold>>,
}

/// The facts about money.
///
/// # Errors
/// When a change of the branch cannot be made: a fault of the generator.
pub(super) fn record(
    staff: &Staff,
    establishment: &[Recorded<WorkforceFact>],
    told: &[Recorded<ProposalTold>],
    seed: u64,
) -> Result<Money, String> {
    let mut chance = Chance::new(seed, 0x000C_0571);
    let first = told.first().ok_or("there is no proposal")?.2.proposal;
    let proposal =
        Proposal::fold(told.iter().map(|(.., told)| &told.fact)).ok_or("no fact begins the proposal")?;
    let mut history = History::default();
    for (_, _, fact) in establishment {
        history.apply(fact);
    }
    let before = history.on(proposal.against);
    let branch = branch(staff, (first, &proposal), &before, &mut chance)?;
    let costs = exits(staff, (first, &proposal), &before, &mut chance);
    let cases = cases(staff, &mut chance);
    Ok(Money { branch, costs, cases })
}

/// The same redesign without the new co-ordinators.
fn branch(
    staff: &Staff,
    (of, proposal): (ProposalId, &Proposal),
    before: &Establishment,
    chance: &mut Chance,
) -> Result<Vec<Recorded<ProposalTold>>, String> {
    let id = ProposalId(version_seven(instant(BRANCHED, 9, 0, 0), chance));
    let case = "Teams asked whether the new co-ordinators are needed from the first day. This draft is the same \
        redesign without them, so that what they cost can be seen beside what they are for.";
    let mut facts = vec![ProposalFact::Drafted {
        name: "The redesign without team standards co-ordinators".into(),
        case: case.into(),
        against: proposal.against,
        effect: proposal.effect,
        branch_of: Some((of, proposal.version)),
        model: None,
    }];
    let mut proposed = before.clone();
    for one in &proposal.changes {
        if matches!(&one.change, Change::CreatePost(_, post) if post.title == LEFT_OUT) {
            continue;
        }
        apply(&mut proposed, &one.change).map_err(|refusal| format!("the branch: {refusal}"))?;
        let (change, reason) = (Box::new(one.change.clone()), one.reason.clone());
        facts.push(ProposalFact::ChangeAdded { change, reason });
    }
    let by = staff.titled(Desk::Corporate, "Programme Manager", BRANCHED);
    let at = instant(BRANCHED, 9, 30, 0);
    Ok(facts.into_iter().map(|fact| (at, by, ProposalTold { proposal: id, fact })).collect())
}

/// What payroll and the pension fund told of those whose posts are deleted. The last two are not answered yet.
fn exits(
    staff: &Staff,
    (id, proposal): (ProposalId, &Proposal),
    before: &Establishment,
    chance: &mut Chance,
) -> Vec<Recorded<CostTold>> {
    let after = proposal.outcome(before).proposed;
    let mut leavers: Vec<_> = before
        .holdings
        .values()
        .filter(|one| !after.posts.contains_key(&one.post) && one.footing == Footing::Substantive)
        .filter_map(|one| Some((one, before.staff.get(&one.staff)?)))
        .collect();
    leavers.sort_by(|(_, one), (_, other)| one.reference.cmp(&other.reference));
    leavers.dedup_by_key(|(holding, _)| holding.staff);
    let answered = leavers.len().saturating_sub(2);
    let by = staff.titled(Desk::Corporate, "HR Business Partner", ENTERED);
    let mut told = Vec::new();
    for (n, (holding, member)) in leavers.into_iter().take(answered).enumerate() {
        let Some(from) = member.service_from else { continue };
        let born = plus_months(from, -(chance.range(21 * 12, 47 * 12) as i32));
        let over_55 = age_on(born, proposal.effect).is_some_and(|age| age >= 55);
        // One in the fund in nine or ten; the fund answers in round hundreds.
        let in_pension_scheme = !chance.yes(10);
        let asked = over_55 && in_pension_scheme && holding.fte > Fte::ZERO;
        let pension_strain = asked.then(|| Pence::pounds(chance.range(60, 280) * 100));
        let exit = ExitEntered {
            staff: holding.staff,
            born: Some(born),
            in_pension_scheme,
            pension_strain,
            notice_not_worked: NoticeNotWorked::None,
            untaken_leave: 0,
            special_severance: Pence::ZERO,
            source: if asked { "Payroll, and the pension fund’s estimate of October" } else { "Payroll" }
                .into(),
        };
        let minute = i8::try_from(n % 60).unwrap_or_default();
        let fact = CostFact::ExitEntered(exit);
        told.push((instant(ENTERED, 10, minute, 0), by, CostTold { proposal: id, fact }));
    }
    told
}

fn cases(staff: &Staff, chance: &mut Chance) -> Vec<Recorded<CaseTold>> {
    let mut entered = |day: Date, words: &str, why: &str| {
        let at = instant(day, 14, 0, 0);
        let case = CaseId(Uuid::from_u128(version_seven(at, chance).as_u128()));
        let fact = CaseFact::Entered { words: words.into(), why: why.into() };
        (at, staff.titled(Desk::Corporate, "Programme Manager", day), CaseTold { case, fact })
    };
    vec![
        entered(CASE_DRAWN_UP, PROGRAMME, "As it goes to the scrutiny panel."),
        entered(BUDGETS_DRAWN_UP, BUDGETS, "To try the budget part: another council’s paper of 2024."),
    ]
}
