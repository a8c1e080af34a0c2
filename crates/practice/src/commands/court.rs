//! Courts and emergency powers: checks.
//!
//! What a court or the police did is recorded even when it was out of time; only what cannot have happened is
//! refused.

use calendar::{Date, DateTime, WorkingDays, words};
use jiff::ToSpan;
use jiff::civil::Weekday;

use super::Check;
use super::spells::Lasting;
use crate::code_sets::*;
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{EmergencyOrder, Journey, PreProceedings, Proceedings};

const OUTLINE: &str = "Public Law Outline";
const PRE_PROCEEDINGS: &str = "pre-proceedings stage";
const PROCEEDINGS: &str = "court case";
const PROTECTION: &str = "time in police protection";
const POLICE: &str = "Children Act 1989, s. 46";
const EMERGENCY: &str = "Children Act 1989, s. 45";

/// The longest emergency protection order, in days (Children Act 1989, s. 45(1)).
const ORDER_DAYS: i32 = 8;
/// The longest extension of one, in days (Children Act 1989, s. 45(6)).
const EXTENSION_DAYS: i32 = 7;

impl From<&PreProceedings> for Lasting {
    fn from(one: &PreProceedings) -> Lasting {
        Lasting::of(&one.started, one.ended.as_ref())
    }
}

impl From<&Proceedings> for Lasting {
    fn from(one: &Proceedings) -> Lasting {
        Lasting::of(&one.issued, one.ended.as_ref())
    }
}

impl From<&EmergencyOrder> for Lasting {
    fn from(one: &EmergencyOrder) -> Lasting {
        Lasting::of(&one.ordered, one.ended.as_ref())
    }
}

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::LegalGatewayHeld(it) => {
            check.text("reason", &it.reason, "Enter the reason for the decision");
            check.under_eighteen(it.on, "a legal gateway meeting");
        }
        Fact::PreProceedingsStarted(it) => pre_proceedings_started(it, check),
        Fact::PreProceedingsReviewed(it) => {
            check.text("note", &it.note, "Enter what was agreed");
            let found = pre_proceedings(it.pre_proceedings, check.journey).map(Lasting::from);
            check.during("pre_proceedings", it.pre_proceedings, found, it.on, PRE_PROCEEDINGS);
        }
        Fact::PreProceedingsEnded(it) => pre_proceedings_ended(it, check),
        Fact::ProceedingsIssued(it) => issued(it, check),
        Fact::HearingHeld(it) => {
            check.text("directions", &it.directions, "Enter what the court directed");
            let found = proceedings(it.proceedings, check.journey).map(Lasting::from);
            check.during("proceedings", it.proceedings, found, it.on, PROCEEDINGS);
        }
        Fact::TimetableExtended(it) => extended(it, check),
        Fact::ProceedingsEnded(it) => {
            let found = proceedings(it.proceedings, check.journey).map(Lasting::from);
            if check.ends("proceedings", it.proceedings, found, it.on, PROCEEDINGS).is_some() {
                check.ends_after_all_of(it.proceedings, it.on);
            }
        }
        Fact::PoliceProtectionUsed(it) => police_protection_used(it, check),
        Fact::PoliceProtectionEnded(it) => police_protection_ended(it, check),
        Fact::EmergencyProtectionOrdered(it) => ordered(it, check),
        Fact::EmergencyProtectionExtended(it) => order_extended(it, check),
        Fact::EmergencyProtectionEnded(it) => order_ended(it, check),
        _ => {}
    }
    Vec::new()
}

fn pre_proceedings(named: Seq, journey: &Journey) -> Option<&PreProceedings> {
    journey.court.pre_proceedings.iter().find(|one| one.started.seq == named)
}

fn proceedings(named: Seq, journey: &Journey) -> Option<&Proceedings> {
    journey.court.proceedings.iter().find(|one| one.issued.seq == named)
}

fn order(named: Seq, journey: &Journey) -> Option<&EmergencyOrder> {
    journey.court.emergency_orders.iter().find(|one| one.ordered.seq == named)
}

fn pre_proceedings_started(it: &PreProceedingsStarted, check: &mut Check<'_>) {
    let found = check.journey.court.gateways.iter().find(|one| one.seq == it.gateway);
    if let Some(gateway) = check.named("gateway", it.gateway, found, "legal gateway meeting") {
        if gateway.decision != GatewayDecision::PreProceedings {
            let given = format!("the meeting of {}: {}", words::day(gateway.on), gateway.decision);
            let allowed = "Choose a legal gateway meeting that decided to begin pre-proceedings";
            check.refuse("gateway", given, allowed, OUTLINE);
        }
        check.not_before("on", it.on, gateway.on, "when the legal gateway meeting was held", OUTLINE);
    }
    let others = check.journey.court.pre_proceedings.iter().map(Lasting::from);
    check.begins(it.on, others, PRE_PROCEEDINGS, OUTLINE);
    check.under_eighteen(it.on, "pre-proceedings");
}

fn pre_proceedings_ended(it: &PreProceedingsEnded, check: &mut Check<'_>) {
    let found = pre_proceedings(it.pre_proceedings, check.journey).map(Lasting::from);
    if let Some(own) = check.ends("pre_proceedings", it.pre_proceedings, found, it.on, PRE_PROCEEDINGS) {
        check.ends_after_all_of(it.pre_proceedings, it.on);
        let others = check.journey.court.pre_proceedings.iter().map(Lasting::from);
        check.ends_before_next(own, others, it.on, PRE_PROCEEDINGS, OUTLINE);
    }
}

/// A court has no application about a child before birth; several applications may run side by side, but
/// not two for the same order.
fn issued(it: &ProceedingsIssued, check: &mut Check<'_>) {
    const CHILD: &str = "Children Act 1989, s. 105(1)";
    check.born_by(it.on, "an application to a court", CHILD);
    check.under_eighteen(it.on, "such an application");
    if let Some(number) = &it.case_number {
        check.text("case_number", number, "Enter the court's case number, or leave it out");
    }
    let of_its_kind = |one: &&Proceedings| one.issued.application == it.application;
    let others = check.journey.court.proceedings.iter().filter(of_its_kind).map(Lasting::from);
    check.begins(it.on, others, PROCEEDINGS, "the record");
}

/// The court sets a later end than the 26 weeks or the last extension gave.
fn extended(it: &TimetableExtended, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter why the court found that more time was needed");
    let found = proceedings(it.proceedings, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("proceedings", it.proceedings, lasting, it.on, PROCEEDINGS);
    let Some(proceedings) = found else { return };
    // 26 weeks beginning with the day of issue, which is day 1.
    let limit = proceedings.issued.on.saturating_add((26 * 7 - 1).days());
    let earlier = proceedings.extensions.iter().filter(|one| one.on <= it.on && !check.replaces(one.seq));
    let until = earlier.map(|one| one.to).max().unwrap_or(limit);
    if it.to <= until {
        let allowed = format!("Enter a date after {}, when the timetable ends now", words::day(until));
        check.refuse("to", words::day(it.to), allowed, "Children Act 1989, s. 32(5)");
    }
    if it.to < it.on {
        let allowed = format!("Enter a date that is {} or later, the day of the decision", words::day(it.on));
        check.refuse("to", words::day(it.to), allowed, "Children Act 1989, s. 32(5)");
    }
}

/// A child is in police protection once at a time. How long it lasted is for the clock to judge.
fn police_protection_used(it: &PoliceProtectionUsed, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter why the police used their powers");
    check.born_by(it.on, "police protection", POLICE);
    check.under_eighteen(it.on, PROTECTION);
    let began = moment(it.on, it.at);
    let open = check.journey.court.police_protection.iter().find(|one| {
        let ended = one.ended.as_ref().map(|ended| moment(ended.on, ended.at));
        !check.replaces(one.seq())
            && moment(one.started.on, one.started.at) <= began
            && ended.is_none_or(|ended| ended > began)
    });
    if let Some(open) = open {
        let allowed = match &open.ended {
            Some(ended) => {
                let ended = words::moment(moment(ended.on, ended.at));
                format!("Enter a time that is {ended} or later, when police protection ended")
            }
            None => {
                let since = words::moment(moment(open.started.on, open.started.at));
                format!("End the police protection that began on {since} first")
            }
        };
        check.refuse("on", words::moment(began), allowed, POLICE);
    }
}

fn police_protection_ended(it: &PoliceProtectionEnded, check: &mut Check<'_>) {
    let spells = &check.journey.court.police_protection;
    let found = spells.iter().find(|one| one.seq() == it.protection);
    let lasting = found.map(Lasting::from);
    check.ends("protection", it.protection, lasting, it.on, PROTECTION);
    let Some(spell) = found else { return };
    let (began, ended) = (moment(spell.started.on, spell.started.at), moment(it.on, it.at));
    if it.on == spell.from() && ended < began {
        let allowed =
            format!("Enter a time that is {} or later, when police protection began", words::moment(began));
        check.refuse("at", words::moment(ended), allowed, POLICE);
    }
    if let Some(own) = lasting {
        check.ends_before_next(own, spells.iter().map(Lasting::from), it.on, PROTECTION, POLICE);
    }
}

/// An order lasts eight days at most; where the last of them is a Sunday or a public holiday, until noon of
/// the first day after that is neither (s. 45(2)).
fn ordered(it: &EmergencyProtectionOrdered, check: &mut Check<'_>) {
    check.born_by(it.on, "an emergency protection order", EMERGENCY);
    check.under_eighteen(it.on, "an emergency protection order");
    check.not_before("until", it.until, it.on, "the day of the order", EMERGENCY);
    let last = last_day(it.on, ORDER_DAYS);
    if it.until > last {
        let allowed = format!(
            "Enter a date that is {} or earlier: an order lasts {ORDER_DAYS} days at most",
            words::day(last)
        );
        let hint = "An extension of up to 7 days is recorded by itself.";
        check.refuse_hint("until", words::day(it.until), allowed, EMERGENCY, hint);
    }
    let others = check.journey.court.emergency_orders.iter();
    let open = others.filter(|one| !check.replaces(one.ordered.seq)).find(|one| {
        let to = one.ended.as_ref().map_or(one.until(), |ended| ended.on);
        one.ordered.on <= it.on && to > it.on
    });
    if let Some(open) = open {
        let allowed = format!(
            "Extend or end the order of {} first: it lasts until {}",
            words::day(open.ordered.on),
            words::day(open.until())
        );
        check.refuse("on", words::day(it.on), allowed, EMERGENCY);
    }
}

fn order_extended(it: &EmergencyProtectionExtended, check: &mut Check<'_>) {
    let found = order(it.order, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("order", it.order, lasting, it.on, "emergency protection order");
    let Some(order) = found else { return };
    check.once("order", &order.extended, "extension");
    let until = order.ordered.until;
    check.not_after("on", it.on, until, "while the order lasted", EMERGENCY);
    let last = until.saturating_add(EXTENSION_DAYS.days());
    if it.until <= until || it.until > last {
        let allowed = format!(
            "Enter a date after {} and not after {}: an extension is {EXTENSION_DAYS} days at most",
            words::day(until),
            words::day(last)
        );
        check.refuse("until", words::day(it.until), allowed, "Children Act 1989, s. 45(6)");
    }
}

fn order_ended(it: &EmergencyProtectionEnded, check: &mut Check<'_>) {
    let found = order(it.order, check.journey);
    let lasting = found.map(Lasting::from);
    check.ends("order", it.order, lasting, it.on, "emergency protection order");
    check.ends_after_all_of(it.order, it.on);
    let Some(order) = found else { return };
    check.not_after("on", it.on, order.until(), "the last day of the order", EMERGENCY);
}

fn last_day(from: Date, days: i32) -> Date {
    let mut last = from.saturating_add(days.days());
    let calendar = WorkingDays::latest();
    while last.weekday() == Weekday::Sunday
        || (last.weekday() != Weekday::Saturday && !calendar.is_working_day(last))
    {
        let Ok(next) = last.tomorrow() else { return last };
        last = next;
    }
    last
}

fn moment(on: Date, at: calendar::Time) -> DateTime {
    on.to_datetime(at)
}
