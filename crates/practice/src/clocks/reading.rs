//! Reads the runs of clocks out of a journey.

use std::borrow::Cow;

use calendar::{Date, Due, Within, WorkingDays};

use super::clock::{Clock, State, Stop};
use super::definition::{Definition, Limit, When, due};
use crate::ids::Seq;
use crate::journey::Journey;
use rules::policies::Policies;

/// A journey being read for one clock after another.
pub(super) struct Reading<'a> {
    pub journey: &'a Journey,
    pub today: Date,
    pub policies: &'a Policies,
    /// Only runs that have not stopped are wanted.
    pub open_only: bool,
    pub definition: &'static Definition,
    pub found: Vec<Clock>,
    /// The last day that counts as due soon.
    soon: Option<Date>,
}

impl<'a> Reading<'a> {
    pub fn new(journey: &'a Journey, today: Date, policies: &'a Policies, open_only: bool) -> Self {
        let soon = policies.within("clocks.due_soon", today);
        let soon = soon.map(|within| within.due_date(today, WorkingDays::known_on(today)).date());
        let definition = &super::front_door::DEFINITIONS[0];
        Reading { journey, today, policies, open_only, definition, found: Vec::new(), soon }
    }

    /// A run whose limit is in its definition or in local policy. Without the policy there is no run. Like its
    /// siblings it gives the run back, where there is one, for what else the record says of it.
    pub fn run(
        &mut self,
        about: Seq,
        since: &'static str,
        start: impl Into<When>,
        stop: Stop,
    ) -> Option<&mut Clock> {
        let start = start.into();
        if !self.wants(start, stop) {
            return None;
        }
        let within = self.limit_on(start.on)?;
        self.run_within(about, since, start, stop, within)
    }

    /// A run whose limit depends on what the journey tells.
    pub fn run_within(
        &mut self,
        about: Seq,
        since: &'static str,
        start: impl Into<When>,
        stop: Stop,
        within: Within,
    ) -> Option<&mut Clock> {
        let start = start.into();
        if !self.wants(start, stop) {
            return None;
        }
        let stop = self.at_death(stop);
        let due = due(within, start, self.calendar(stop));
        self.push(about, since, start, stop, Some(within), due)
    }

    /// A run whose due date is found in a way of its own.
    pub fn run_due(
        &mut self,
        about: Seq,
        since: &'static str,
        start: impl Into<When>,
        stop: Stop,
        due: Due,
    ) -> Option<&mut Clock> {
        let start = start.into();
        if !self.wants(start, stop) {
            return None;
        }
        let stop = self.at_death(stop);
        self.push(about, since, start, stop, None, due)
    }

    /// Something that recurs: due from its beginning, then from each time it was actually done, until what
    /// asked for it ended.
    pub fn repeats(
        &mut self,
        about: Seq,
        (began, from): (&'static str, Date),
        again: &'static str,
        done: impl Iterator<Item = Date>,
        ended: Option<Date>,
    ) {
        let (mut since, mut start) = (began, from);
        let today = self.today;
        if self.open_only && ended.is_some() {
            return;
        }
        for on in done.filter(|&on| on >= from && on <= today && ended.is_none_or(|ended| on <= ended)) {
            self.run(about, since, start, Stop::Done(on.into()));
            (since, start) = (again, on);
        }
        self.run(about, since, start, Stop::Open.or_lapsed(ended));
    }

    /// The limit of the definition, or of the policy that it names, for a run that starts on a day.
    pub fn limit_on(&self, day: Date) -> Option<Within> {
        match self.definition.version_on(day)?.limit {
            Limit::Within(within) => Some(within),
            Limit::Local(policy) => self.policies.within(policy, day),
            Limit::Depends(_) | Limit::Own(_) => None,
        }
    }

    /// The calendar by which a run is judged: as known when it stopped, or today while it runs.
    pub fn calendar(&self, stop: Stop) -> &'static WorkingDays {
        WorkingDays::known_on(match stop {
            Stop::Open => self.today,
            Stop::Done(on) => on.on,
            Stop::Lapsed(on) => on,
        })
    }

    /// The first closure of social care on or after a day.
    pub fn closed_since(&self, day: Date) -> Option<Date> {
        self.journey.oversight.closures.iter().map(|closed| closed.on).find(|&closed| closed >= day)
    }

    fn wants(&self, start: When, stop: Stop) -> bool {
        start.on <= self.today && (!self.open_only || stop == Stop::Open)
    }

    /// A death ends every clock that runs.
    fn at_death(&self, stop: Stop) -> Stop {
        stop.or_lapsed(self.journey.person.died.as_ref().map(|died| died.on))
    }

    fn push(
        &mut self,
        about: Seq,
        since: &'static str,
        start: When,
        stop: Stop,
        within: Option<Within>,
        due: Due,
    ) -> Option<&mut Clock> {
        if self.open_only && stop != Stop::Open {
            return None;
        }
        let version = self.definition.version_on(start.on)?;
        let source = match version.limit {
            Limit::Local(policy) => self
                .policies
                .on(policy, start.on)
                .map_or(Cow::Borrowed(version.source), |policy| Cow::Owned(policy.source.clone())),
            _ => Cow::Borrowed(version.source),
        };
        let state = State::of(due, stop, within, self.today, self.soon);
        let definition = self.definition;
        self.found.push(Clock {
            definition,
            version,
            about,
            since,
            start,
            within,
            due,
            stop,
            state,
            strictly: state,
            exception: None,
            remark: Cow::Borrowed(""),
            source,
        });
        self.found.last_mut()
    }
}
