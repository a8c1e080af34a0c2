//! From a history to a model: the population is looked at once a week, back from the last day.
//!
//! What happens between two looks counts once: a child who moved twice has moved from the first state to the
//! last, and a stay that no look fell into is not seen (their number is given). Time before the window is
//! known from the period's first day, so children already there at the start bring no bias of length.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, birthday};
use rules::Refusal;

use crate::codes::{ExitReason, Placement, Population};
use crate::history::{Episode, History, days_after, days_between};
use crate::model::{Chances, Child, Clock, DURATIONS, Model, State, age_quarters, band_on};
use crate::rates::{Counts, Posterior};
use crate::stream::{Family, Settings, Stream};

/// States a model can tell apart; more than any history of a council has.
const STATES_MAX: usize = 120;

impl Model {
    /// Learns from a history, with the usual beliefs about trend and season.
    ///
    /// # Errors
    ///
    /// A refusal where nobody was in the population in the whole window.
    pub fn fit(history: &History) -> Result<Model, Refusal> {
        Model::fit_with(history, &Settings::default())
    }

    /// Learns from a history.
    ///
    /// # Errors
    ///
    /// As [`Model::fit`].
    pub fn fit_with(history: &History, settings: &Settings) -> Result<Model, Refusal> {
        let states = states(history);
        if states.is_empty() {
            let allowed = format!(
                "The record has no {} since {} to learn from. A forecast can be made once it has",
                history.population.words(),
                calendar::words::day(history.observed_from)
            );
            return Err(Refusal::new(
                "episodes",
                "",
                allowed,
                "Goldthread: a model needs children to learn from",
            ));
        }
        if states.len() > STATES_MAX {
            return Err(Refusal::new(
                "episodes",
                format!("{} kinds of status and placement", states.len()),
                format!("Give a history in which at most {STATES_MAX} kinds of status and placement occur"),
                "Goldthread: what a model can hold",
            ));
        }
        let seen = Seen::new(history, &states, settings);
        let phase = f64::from(history.observed_to.day_of_year()) / 7.0;
        let streams = [0, 1].map(|kind| {
            let mut weekly = vec![0; seen.weeks];
            let mut families: Vec<Family> = Vec::new();
            for ((week, stream, _), family) in &seen.families {
                if *stream == (kind == 1) {
                    weekly[*week] += 1;
                    families.push(family.clone());
                }
            }
            Stream::fit(&weekly, families, settings, phase)
        });
        Ok(Model {
            population: history.population,
            start: history.observed_to,
            weeks_observed: u32::try_from(seen.weeks).unwrap_or(u32::MAX),
            states,
            children: seen.children,
            chances: Chances::Learned(Box::new(Posterior::fit(&seen.counts))),
            streams,
        })
    }
}

/// Every state that occurs, and for each status the kinds of placement that supply and scenarios deal in.
fn states(history: &History) -> Vec<State> {
    let mut found = BTreeSet::new();
    for episode in history.episodes() {
        let (unaccompanied, status) = (episode.unaccompanied, episode.status);
        found.insert(State { unaccompanied, status, placement: episode.placement });
        if history.population == Population::LookedAfter {
            use Placement::{FosterAgency, FosterOwn, HomeBought, HomeOwn};
            for placement in [FosterOwn, FosterAgency, HomeOwn, HomeBought] {
                found.insert(State { unaccompanied, status, placement });
            }
        }
    }
    found.into_iter().collect()
}

/// What the weekly looks saw.
struct Seen {
    weeks: usize,
    /// What each week counts for.
    weights: Vec<f64>,
    counts: Counts,
    children: Vec<Child>,
    /// By week, stream, and brothers and sisters (or the one child).
    families: BTreeMap<(usize, bool, (bool, u32)), Family>,
}

impl Seen {
    fn new(history: &History, states: &[State], settings: &Settings) -> Seen {
        let weeks =
            usize::try_from(days_between(history.observed_from, history.observed_to) / 7).unwrap_or(0);
        let first = days_after(history.observed_to, -7 * i32::try_from(weeks).unwrap_or(0));
        let mut seen = Seen {
            weeks,
            counts: Counts::new(states.len()),
            children: Vec::new(),
            families: BTreeMap::new(),
            weights: settings.weights(weeks),
        };
        let looks: Vec<Date> = (0..=weeks).map(|week| days_after(first, 7 * week as i32)).collect();
        for episodes in history.children() {
            seen.child(episodes, states, &looks);
        }
        seen
    }

    fn child(&mut self, episodes: &[Episode], states: &[State], looks: &[Date]) {
        let since = periods_joined(episodes);
        let Some(first) = episodes.first() else { return };
        let eighteen = birthday(first.born, 18);
        let last_day = episodes.last().and_then(|last| last.to).unwrap_or(Date::MAX);
        let begin = looks.partition_point(|look| *look < first.from);
        let mut at = 0;
        // What the last look saw: the episode's place, and the state.
        let mut before: Option<(usize, usize)> = None;
        let unknown_before = begin == 0;
        for (week, look) in looks.iter().enumerate().skip(begin) {
            while at + 1 < episodes.len() && episodes[at + 1].from <= *look {
                at += 1;
            }
            let episode = &episodes[at];
            let there = episode.from <= *look && episode.to.is_none_or(|to| to > *look) && eighteen > *look;
            let now = there.then(|| {
                let (unaccompanied, status) = (episode.unaccompanied, episode.status);
                let state = State { unaccompanied, status, placement: episode.placement };
                (at, states.binary_search(&state).unwrap_or(0))
            });
            if let Some((place, state)) = before {
                if eighteen > *look {
                    self.step(&episodes[place], since[place], state, now, looks, week - 1, episodes, at);
                }
            } else if let Some((place, state)) = now
                && !(week == 0 && unknown_before)
                && week > 0
            {
                let episode = &episodes[place];
                let family = episode.group.map_or((false, episode.child), |group| (true, group));
                let member = (age_quarters(episode.born, *look), state as u8);
                self.families.entry((week - 1, episode.unaccompanied, family)).or_default().push(member);
            }
            before = now;
            if before.is_none() && *look >= last_day.min(eighteen) {
                break;
            }
        }
        if let (Some((place, state)), Some(start)) = (before, looks.last()) {
            let clock = Clock::of_child(*start, first.born, since[place]);
            self.children.push(Child { state: state as u8, clock });
        }
    }

    /// One week of one child who was there at its start.
    #[expect(clippy::too_many_arguments, reason = "one step needs both looks and the episodes between")]
    fn step(
        &mut self,
        episode: &Episode,
        since: Date,
        state: usize,
        now: Option<(usize, usize)>,
        looks: &[Date],
        week: usize,
        episodes: &[Episode],
        at: usize,
    ) {
        let (counts, counts_for) = (&mut self.counts, self.weights[week]);
        let band = band_on(looks[week], episode.born, since);
        let cell = band * counts.states + state;
        let of_age = band / DURATIONS * counts.states + state;
        counts.weeks[cell] += counts_for;
        match now {
            Some((_, to)) if to == state => {}
            Some((_, to)) => {
                counts.moved[cell] += counts_for;
                counts.moves[of_age * counts.states + to] += counts_for;
            }
            None => {
                counts.left[cell] += counts_for;
                let ended = episodes[..=at].iter().rev().find_map(|episode| episode.end);
                // A week without an 18th birthday knows no leaving by one.
                let reason = ended.filter(|reason| *reason != ExitReason::TurnedEighteen);
                let reason = reason.unwrap_or(ExitReason::Other);
                let place = ExitReason::ALL.iter().position(|other| *other == reason).unwrap_or(0);
                counts.reasons[of_age][place] += counts_for;
            }
        }
    }
}

/// The day on which the period of each episode began: periods join where an episode starts as another ends.
pub(crate) fn periods_joined(episodes: &[Episode]) -> Vec<Date> {
    let mut since: Vec<Date> = Vec::with_capacity(episodes.len());
    for (place, episode) in episodes.iter().enumerate() {
        let own = episode.since.map_or(episode.from, |since| since.min(episode.from));
        let goes_on = place > 0 && episodes[place - 1].to == Some(episode.from);
        since.push(if goes_on { since[place - 1] } else { own });
    }
    since
}
