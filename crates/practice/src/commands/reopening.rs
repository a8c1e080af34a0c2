//! What an end keeps apart: struck out, it leaves open what it ended, which must not then run into what began
//! afterwards.

use calendar::{Time, words};

use super::Check;
use super::spells::Lasting;
use crate::code_sets::AllocationRole;
use crate::facts::FactKind;
use crate::ids::Seq;
use crate::journey::{Allocation, CarePeriod, Entry, Journey, MissingEpisode};

/// What an end ended, and all of its kind of which there is one at a time.
struct Ended {
    own: Lasting,
    others: Vec<(&'static str, Lasting)>,
}

/// Refuses to strike an end out while something of which there is one at a time began since: both would be
/// open. What is struck out in the same act is `gone`.
pub(super) fn stays_apart(end: &Entry, gone: &[Seq], check: &mut Check<'_>) {
    let Some((what, first)) = next_to(end, gone, check.journey) else { return };
    let given = format!("{} of {}", end.kind.label(), words::day(end.on));
    let allowed = format!(
        "Strike out first the {what} that began on {}: without this end both would be open",
        words::day(first.from)
    );
    let hint = "If it ended all the same, correct the end instead.";
    check.refuse_hint("fact", given, allowed, "the record", hint);
}

/// The end that is struck out together with what it ended, since by itself it would leave two open.
pub(super) fn end_that_goes_with(journey: &Journey, began: Seq) -> Option<Seq> {
    let mut ends = journey.naming(began);
    let end = ends.find(|end| ended_by(end, journey).is_some_and(|ended| ended.own.seq == began))?;
    next_to(end, &[], journey).map(|_| end.seq)
}

/// The first that would be open beside what an end ended, were it not for the end.
fn next_to(end: &Entry, gone: &[Seq], journey: &Journey) -> Option<(&'static str, Lasting)> {
    let Ended { own, others } = ended_by(end, journey)?;
    if gone.contains(&own.seq) {
        return None;
    }
    let overlaps = |other: &Lasting| {
        other.seq != own.seq
            && !gone.contains(&other.seq)
            && other.from >= own.from
            && other.to().is_none_or(|to| to > own.from)
    };
    others.into_iter().filter(|(_, other)| overlaps(other)).min_by_key(|(_, other)| other.from)
}

/// What this fact ended; `None` for a fact that ends nothing of which there is one at a time.
fn ended_by(end: &Entry, journey: &Journey) -> Option<Ended> {
    let named = end.seq;
    match end.kind {
        FactKind::EarlyHelpEnded => {
            among(named, "early help episode", journey.early_help.episodes.iter().map(Lasting::from))
        }
        FactKind::EarlyHelpAssessmentCompleted => {
            let mut episodes = journey.early_help.episodes.iter();
            episodes.find_map(|episode| {
                among(named, "early help assessment", episode.assessments.iter().map(Lasting::from))
            })
        }
        FactKind::AssessmentAuthorised => {
            among(named, "assessment", journey.assessments.iter().map(Lasting::from))
        }
        FactKind::EnquiryCompleted => {
            among(named, "section 47 enquiry", journey.protection.enquiries.iter().map(Lasting::from))
        }
        FactKind::ProtectionPlanEnded => {
            let plans = journey.protection.plans.iter().map(Lasting::from);
            Some(among(named, "child protection plan", plans)?.and(need_plans(journey)))
        }
        FactKind::NeedPlanEnded => {
            let own = among(named, NEED_PLAN, journey.need.plans.iter().map(Lasting::from))?;
            let plans = journey.protection.plans.iter().map(Lasting::from);
            let periods = journey.care.periods.iter().filter(|period| !period.started.short_breaks);
            let periods = periods.map(Lasting::from);
            let plans = plans.map(|plan| ("child protection plan", plan));
            Some(own.and(plans.chain(periods.map(|period| (PERIOD, period)))))
        }
        FactKind::PreProceedingsEnded => {
            among(named, "pre-proceedings stage", journey.court.pre_proceedings.iter().map(Lasting::from))
        }
        FactKind::ProceedingsEnded => {
            among(named, "court case", journey.court.proceedings.iter().map(Lasting::from))
        }
        FactKind::PoliceProtectionEnded => {
            let all = journey.court.police_protection.iter();
            by_the_hour(named, "time in police protection", all.map(|one| (one.into(), one.started.at)))
        }
        FactKind::MissingChildFound => {
            let all = journey.adolescence.missing.iter();
            let moment = |one: &MissingEpisode| {
                let at = one.went.at.unwrap_or(Time::midnight());
                (Lasting::of(&one.went, one.found.as_ref()), at)
            };
            by_the_hour(named, "missing episode", all.map(moment))
        }
        FactKind::EmergencyProtectionEnded => emergency_order(named, journey),
        FactKind::CareEnded => {
            let own = among(named, PERIOD, journey.care.periods.iter().map(Lasting::from))?;
            let short_breaks =
                |period: &CarePeriod| period.seq() == own.own.seq && period.started.short_breaks;
            let beside = journey.care.periods.iter().any(short_breaks);
            Some(if beside { own } else { own.and(need_plans(journey)) })
        }
        FactKind::PlacementEnded => {
            let placements = journey.care.periods.iter().flat_map(|period| &period.placements);
            among(named, "placement", placements.map(Lasting::from))
        }
        FactKind::AllocationEnded => allocation(named, journey),
        FactKind::SpecialGuardianshipEnded => {
            let orders = journey.permanence.guardianships.iter().map(Lasting::from);
            among(named, "special guardianship order", orders)
        }
        FactKind::PrivateFosteringEnded => {
            let arrangements = journey.permanence.private_fostering.iter().map(Lasting::from);
            among(named, "private fostering arrangement", arrangements)
        }
        FactKind::ExploitationConcernClosed => {
            let all = &journey.adolescence.exploitation;
            let own = all.iter().find(|one| Lasting::from(*one).is_ended_by(named))?;
            let same = all.iter().filter(|one| one.raised.kind == own.raised.kind);
            among(named, "exploitation concern", same.map(Lasting::from))
        }
        FactKind::YouthJusticeEnded => {
            let all = &journey.adolescence.justice;
            let own = all.iter().find(|one| Lasting::from(*one).is_ended_by(named))?;
            let same = all.iter().filter(|one| one.started.disposal == own.started.disposal);
            among(named, "youth justice involvement", same.map(Lasting::from))
        }
        FactKind::HomelessnessDecided => among(
            named,
            "presentation as homeless",
            journey.adolescence.homelessness.iter().map(Lasting::from),
        ),
        FactKind::AdviserRequestClosed => {
            let requests = journey.leaving_care.adviser_requests.iter().map(Lasting::from);
            among(named, "request for an adviser", requests)
        }
        FactKind::LivingArrangementEnded => {
            let all = &journey.leaving_care.arrangements;
            let own = all.iter().find(|one| Lasting::from(*one).is_ended_by(named))?;
            let same = all.iter().filter(|one| one.started.arrangement == own.started.arrangement);
            among(named, "living arrangement", same.map(Lasting::from))
        }
        FactKind::EhcPlanCeased => {
            among(named, "education, health and care plan", journey.education.plans.iter().map(Lasting::from))
        }
        FactKind::EhcAppealEnded => {
            let all = &journey.education.appeals;
            let own = all.iter().find(|one| Lasting::from(*one).is_ended_by(named))?;
            let same = all.iter().filter(|one| one.started.ground == own.started.ground);
            among(named, "appeal", same.map(Lasting::from))
        }
        _ => None,
    }
}

const NEED_PLAN: &str = "child in need plan";
const PERIOD: &str = "looked-after period";

impl Ended {
    /// With others beside which it may not be open, though they are of another kind.
    fn and(mut self, more: impl Iterator<Item = (&'static str, Lasting)>) -> Ended {
        self.others.extend(more);
        self
    }
}

/// The one of a kind that the named fact ended, and all of its kind.
fn among(named: Seq, what: &'static str, all: impl Iterator<Item = Lasting>) -> Option<Ended> {
    let others: Vec<_> = all.map(|one| (what, one)).collect();
    let own = others.iter().map(|(_, one)| *one).find(|one| one.is_ended_by(named))?;
    Some(Ended { own, others })
}

/// The same, of what begins and ends at a time of day: all that began later that day or since.
fn by_the_hour(named: Seq, what: &'static str, all: impl Iterator<Item = (Lasting, Time)>) -> Option<Ended> {
    let all: Vec<(Lasting, Time)> = all.collect();
    let (own, began) = *all.iter().find(|(one, _)| one.is_ended_by(named))?;
    let later = all.into_iter().filter(|(one, at)| (one.from, *at) > (own.from, began));
    Some(Ended { own, others: later.map(|(one, _)| (what, Lasting { ended: None, ..one })).collect() })
}

/// A child has one plan at a time, and a child looked after has a care plan.
fn need_plans(journey: &Journey) -> impl Iterator<Item = (&'static str, Lasting)> {
    journey.need.plans.iter().map(|plan| (NEED_PLAN, Lasting::from(plan)))
}

/// An order that nobody ended lasts until the day that the court gave.
fn emergency_order(named: Seq, journey: &Journey) -> Option<Ended> {
    let all = &journey.court.emergency_orders;
    let until = all.iter().find(|one| Lasting::from(*one).is_ended_by(named))?.until();
    let near = all.iter().map(Lasting::from).filter(|one| one.from < until || one.is_ended_by(named));
    among(named, "emergency protection order", near)
}

/// One worker holds the case for a service; others work with the child once each in one role.
fn allocation(named: Seq, journey: &Journey) -> Option<Ended> {
    let all = &journey.oversight.allocations;
    let own = &all.iter().find(|one| Lasting::from(*one).is_ended_by(named))?.started;
    let holds = own.role == AllocationRole::CaseHolder;
    let alike = |one: &&Allocation| {
        let it = &one.started;
        (it.role, it.service) == (own.role, own.service) && (holds || it.worker == own.worker)
    };
    among(named, "allocation of a worker", all.iter().filter(alike).map(Lasting::from))
}
