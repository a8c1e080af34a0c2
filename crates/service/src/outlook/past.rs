//! Journeys as history: every period looked after and every plan as the episodes that a forecast learns from.

use std::collections::BTreeMap;

use calendar::Date;
use foresight::{Episode, ExitReason, Placement, Population, Status};
use practice::PersonId;
use practice::code_sets::{CareEnd, CodeSet, LegalStatus, NeedPlanEnd, ProtectionPlanEnd, Relationship};
use practice::journey::{CarePeriod, Journey};

/// The episodes of a population, and what had to be left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past {
    /// The episodes. Children are numbered from 0, in the order in which they were given.
    pub episodes: Vec<Episode>,
    /// Periods or plans of children without a date of birth; those not yet born among them.
    pub without_birth: u32,
}

/// Reads journeys as the episodes of a population. Nothing is copied but dates and codes.
pub fn past<'j>(population: Population, journeys: impl Iterator<Item = &'j Journey>) -> Past {
    let mut past = Past::default();
    let mut families = Families::default();
    let mut numbered: Vec<usize> = Vec::new();
    for journey in journeys {
        let spans = match population {
            Population::LookedAfter => looked_after(journey),
            Population::ProtectionPlans => protected(journey),
            Population::NeedPlans => in_need(journey),
        };
        if spans.is_empty() {
            continue;
        }
        let Some(born) = journey.person.born() else {
            past.without_birth += 1;
            continue;
        };
        // Fewer children than that live in England.
        let child = u32::try_from(numbered.len()).unwrap_or(u32::MAX);
        numbered.push(families.person(journey));
        past.episodes.extend(spans.into_iter().map(|span| Episode {
            child,
            born,
            from: span.from,
            to: span.to,
            status: span.status,
            placement: span.placement,
            group: None,
            unaccompanied: span.unaccompanied,
            since: Some(span.since),
            end: span.end,
        }));
    }
    let heads: Vec<usize> = numbered.iter().map(|person| families.head(*person)).collect();
    for episode in &mut past.episodes {
        let head = heads.get(episode.child as usize);
        episode.group = head.and_then(|head| u32::try_from(*head).ok());
    }
    past
}

/// One stretch, before the child is numbered.
struct Span {
    from: Date,
    to: Option<Date>,
    since: Date,
    status: Status,
    placement: Placement,
    unaccompanied: bool,
    end: Option<ExitReason>,
}

/// Periods looked after, cut where status or placement changes. Short breaks under regulation 48 are not
/// counted, as the scorecard does not.
fn looked_after(journey: &Journey) -> Vec<Span> {
    let periods = journey.care.periods.iter().filter(|period| !period.started.short_breaks);
    let mut spans: Vec<Span> = Vec::new();
    for period in periods {
        let (since, to) = (period.started.on, period.ended.as_ref().map(|ended| ended.on));
        let inside = |day: &Date| *day > since && to.is_none_or(|to| *day < to);
        let mut cuts: Vec<Date> = period.statuses.iter().map(|change| change.on).collect();
        for placement in &period.placements {
            cuts.push(placement.started.on);
            cuts.extend(placement.ended.as_ref().map(|ended| ended.on));
        }
        cuts.retain(inside);
        cuts.push(since);
        cuts.sort_unstable();
        cuts.dedup();
        let first = spans.len();
        for from in cuts {
            let (status, placement) = (status_on(period, from), placement_on(period, from));
            let goes_on = spans.len() > first;
            match spans.last_mut().filter(|_| goes_on) {
                Some(last) if last.status == status && last.placement == placement => continue,
                Some(last) => last.to = Some(from),
                None => {}
            }
            let unaccompanied = period.started.unaccompanied;
            spans.push(Span { from, to: None, since, status, placement, unaccompanied, end: None });
        }
        if let (Some(last), Some(ended)) = (spans.last_mut(), &period.ended) {
            last.to = Some(ended.on);
            last.end = Some(care_end(ended.reason));
        }
    }
    spans
}

/// A status for short breaks within a period that is none counts as accommodation.
fn status_on(period: &CarePeriod, day: Date) -> Status {
    let status: LegalStatus = period.status_on(day);
    Status::of_ssda903(status.code()).unwrap_or(Status::Accommodated)
}

/// A day of a period on which no placement is recorded counts as elsewhere.
fn placement_on(period: &CarePeriod, day: Date) -> Placement {
    period
        .placement_on(day)
        .and_then(|one| Placement::of_ssda903(one.started.kind.code(), Some(one.started.provider.code())))
        .unwrap_or(Placement::Other)
}

fn care_end(reason: CareEnd) -> ExitReason {
    ExitReason::of_ssda903(reason.code()).unwrap_or(ExitReason::Other)
}

/// Child protection plans.
fn protected(journey: &Journey) -> Vec<Span> {
    let plans = journey.protection.plans.iter().map(|plan| {
        let end = plan.ended.as_ref().map(|ended| match ended.reason {
            ProtectionPlanEnd::Eighteen => ExitReason::TurnedEighteen,
            _ => ExitReason::Other,
        });
        let to = plan.ended.as_ref().map(|ended| ended.on);
        on_plan(Status::ProtectionPlan, plan.started.on, to, end)
    });
    plans.collect()
}

/// Child in need plans, those of the service for children with disabilities among them.
fn in_need(journey: &Journey) -> Vec<Span> {
    let plans = journey.need.plans.iter().map(|plan| {
        let end = plan.ended.as_ref().map(|ended| match ended.reason {
            NeedPlanEnd::Eighteen => ExitReason::TurnedEighteen,
            _ => ExitReason::Other,
        });
        on_plan(Status::NeedPlan, plan.started.on, plan.ended.as_ref().map(|ended| ended.on), end)
    });
    plans.collect()
}

fn on_plan(status: Status, from: Date, to: Option<Date>, end: Option<ExitReason>) -> Span {
    Span { from, to, since: from, status, placement: Placement::OwnParents, unaccompanied: false, end }
}

/// Who belongs together: people joined by being brothers and sisters, or children of the same parent.
#[derive(Default)]
struct Families {
    places: BTreeMap<PersonId, usize>,
    above: Vec<usize>,
}

impl Families {
    /// The place of somebody, joined to their brothers, sisters and parents. Relationships that have ended
    /// count: they held when the children came.
    fn person(&mut self, journey: &Journey) -> usize {
        let place = self.place(journey.id);
        for told in journey.person.relationships.iter().map(|spell| &spell.started) {
            use Relationship::{AdoptiveParent, Father, HalfSibling, Mother, Sibling, StepSibling};
            if matches!(told.kind, Sibling | HalfSibling | StepSibling | Mother | Father | AdoptiveParent) {
                let other = self.place(told.to);
                let (one, other) = (self.head(place), self.head(other));
                self.above[one.max(other)] = one.min(other);
            }
        }
        place
    }

    fn place(&mut self, id: PersonId) -> usize {
        let next = self.above.len();
        let place = *self.places.entry(id).or_insert(next);
        if place == next {
            self.above.push(next);
        }
        place
    }

    /// The first known of a family.
    fn head(&mut self, mut place: usize) -> usize {
        while self.above[place] != place {
            self.above[place] = self.above[self.above[place]];
            place = self.above[place];
        }
        place
    }
}
