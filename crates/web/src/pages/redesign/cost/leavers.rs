//! What it costs when holders of deleted posts leave, as a page says it: estimates, and what is not known.

use calendar::{Date, words};
use service::cost::{Exit, ProposalCost};
use workforce::ProposalId;
use workforce::money::exit::{ExitCost, Verdict};
use workforce::money::severance_approval;

use super::pounds;
use crate::paths;

/// Somebody, for those who do not keep the establishment.
const HOLDER: &str = "The holder";

/// Somebody who may leave.
pub(super) struct Leaver {
    pub name: String,
    pub post: String,
    pub pay: String,
    pub service: String,
    pub estimate: String,
    pub missing: Vec<String>,
    pub lines: Vec<(String, String)>,
    pub source: String,
    pub enter: String,
    pub is_entered: bool,
}

/// Somebody whose pay is protected.
pub(super) struct Kept {
    pub name: String,
    pub post: String,
    pub old: String,
    pub new: String,
    pub months: u8,
    pub cost: String,
}

/// A band of special severance payments.
pub(super) struct Band {
    pub from: String,
    pub approver: &'static str,
    pub record: &'static str,
}

/// The estimates, one by one: for whoever may see people's way through a change, and for nobody else.
pub(super) fn leavers(id: ProposalId, cost: &ProposalCost) -> Vec<Leaver> {
    cost.exits.leavers.iter().map(|one| leaver(id, one)).collect()
}

fn leaver(id: ProposalId, one: &Exit) -> Leaver {
    let mut missing: Vec<String> = one.unknown().into_iter().map(|unknown| unknown.why).collect();
    missing.dedup();
    if let Some((least, most)) = one.bounds {
        missing.push(format!("Redundancy pay lies between {} and {}", pounds(least), pounds(most)));
    }
    if let Some(band) = one.approval {
        missing.push(format!("Special severance is approved by: {}", band.approver));
    }
    let lines = one.cost.iter().flat_map(|cost| &cost.lines).map(|(line, verdict)| {
        let says = match verdict {
            Verdict::Costs(sum, how) => format!("{sum}: {how}"),
            Verdict::NotDue(why) => format!("Not due: {why}"),
            Verdict::CouldNotBeCosted(why) => format!("Could not be costed: {why}"),
        };
        (line.label().to_owned(), says)
    });
    Leaver {
        name: one.name.clone(),
        post: format!("{}, {} FTE", one.title, one.fte),
        pay: one.pay.map_or_else(|| "not known".to_owned(), pounds),
        service: one.service_from.map_or_else(|| "not recorded".to_owned(), words::short),
        estimate: match (one.is_complete(), one.known()) {
            (true, known) => pounds(known),
            (false, workforce::money::Pence::ZERO) => "not known yet".to_owned(),
            (false, known) => format!("{}, and what is not known yet", pounds(known)),
        },
        missing,
        lines: lines.collect(),
        source: one.entered.as_ref().map_or_else(String::new, |entered| entered.source.clone()),
        enter: paths::cost_exit(id, one.staff),
        is_entered: one.entered.is_some(),
    }
}

/// What the estimates come to, in sentences, and where each stands if they are not listed below.
pub(in crate::pages::redesign) fn say(cost: &ProposalCost, listed: bool) -> Vec<String> {
    let exits = &cost.exits;
    let people = exits.people().len();
    if people == 0 {
        return vec!["Nobody holds a deleted post for good.".to_owned()];
    }
    let people = words::counted(people as u64, "person");
    let people = people.replace("persons", "people");
    let mut said = vec![format!(
        "If everybody whose post is deleted left: {} for {people}. {}: payroll and the pension fund give the final figures. Most people are expected to find another post.",
        pounds(exits.known()),
        ExitCost::MARK
    )];
    match exits.incomplete() {
        0 => {}
        some => {
            let of_them = words::counted(some as u64, "estimate");
            let bounds = exits.redundancy().map_or_else(String::new, |(least, most)| {
                format!(" All redundancy pay together lies between {} and {}.", pounds(least), pounds(most))
            });
            said.push(format!(
                "{of_them} could not be made to the end, and what is missing counts nothing.{bounds}"
            ));
        }
    }
    if exits.without > 0 {
        let held = words::counted(exits.without as u64, "place");
        said.push(format!(
            "{held} in deleted posts is held through an agency, on secondment, in cover or acting up: no redundancy is due for it."
        ));
    }
    if !listed {
        said.push("Human resources enters what is known of each person, and sees each estimate.".to_owned());
    }
    said
}

pub(super) fn kept(cost: &ProposalCost, names: bool) -> Vec<Kept> {
    let kept = cost.exits.protected.iter().map(|one| Kept {
        name: if names { one.name.clone() } else { HOLDER.to_owned() },
        post: one.title.clone(),
        old: pounds(one.old),
        new: pounds(one.new),
        months: one.cost.months,
        cost: pounds(one.cost.total()),
    });
    kept.collect()
}

pub(super) fn bands(on: Date) -> Vec<Band> {
    let of = severance_approval::bands(on).map_or(&[][..], |bands| bands.bands);
    let band = |band: &severance_approval::Band| Band {
        from: pounds(band.from),
        approver: band.approver,
        record: band.record,
    };
    of.iter().map(band).collect()
}

pub(super) fn bands_say(on: Date) -> String {
    match severance_approval::bands(on) {
        Some(bands) => format!("{}. {}. Source: {}.", bands.disclosure, bands.conflict, bands.source),
        None => format!(
            "On {} the guidance on special severance payments, in force from 12 May 2022, is not yet in force.",
            words::day(on)
        ),
    }
}
