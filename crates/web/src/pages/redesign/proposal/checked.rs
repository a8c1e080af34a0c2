//! What the structure as proposed holds to, and the cases that its posts would have to hold.

use workforce::caseload::Demand;
use workforce::checks::{CHECKS, Checking, Verdict};
use workforce::{Establishment, Proposal};

use crate::Problem;
use crate::app::{SignedIn, blocking};

/// A check as the page shows it.
pub(in crate::pages::redesign) struct Checked {
    pub asks: &'static str,
    pub state: &'static str,
    pub tone: &'static str,
    pub found: Vec<String>,
    pub why: &'static str,
    pub source: &'static str,
}

/// The cases that workers hold today and those of a year after the day of effect. None for a model structure:
/// the cases are our own, those of a model are in another council's records.
pub(in crate::pages::redesign) fn demand(
    who: &SignedIn,
    proposal: &Proposal,
    before: &Establishment,
) -> Result<Option<Demand>, Problem> {
    let demand = blocking(|| who.service().demand_on(&who.viewer, proposal, before));
    demand.map_err(|error| who.problem(error))
}

/// What every check says of a proposal.
pub(in crate::pages::redesign) fn verdicts(
    who: &SignedIn,
    proposal: &Proposal,
    before: &Establishment,
    after: &Establishment,
    demand: Option<&Demand>,
) -> Vec<(&'static workforce::checks::Check, Verdict)> {
    let (policies, day) = (who.service().policies(), proposal.effect);
    let checking = Checking { establishment: after, before: Some(before), policies, day, demand };
    CHECKS.iter().map(|check| (check, check.run(&checking))).collect()
}

/// The same as the page shows it.
pub(super) fn checks(
    who: &SignedIn,
    proposal: &Proposal,
    before: &Establishment,
    after: &Establishment,
    demand: Option<&Demand>,
) -> Vec<Checked> {
    let told = verdicts(who, proposal, before, after, demand).into_iter().map(|(check, verdict)| {
        let (state, tone, found) = match verdict {
            Verdict::Holds => ("Holds", "green", Vec::new()),
            Verdict::Found(findings) => {
                ("To look at", "amber", findings.into_iter().map(|finding| finding.says).collect())
            }
            Verdict::Unknown(why) => ("Could not be checked", "grey", vec![why]),
        };
        Checked { asks: check.asks, state, tone, found, why: check.why, source: check.source }
    });
    told.collect()
}
