//! From many futures to a middle and two bands, and to the spread of what they cost.

use serde::Serialize;

use crate::codes::{Placement, Status};
use crate::cost::Pence;
use crate::model::State;
use crate::simulate::{KINDS, Runs};

/// Where futures lie: half below the middle, 80% and 95% between two limits each.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, Serialize)]
pub struct Band<T> {
    /// One in forty futures lies below.
    pub low_95: T,
    /// One in ten futures lies below.
    pub low_80: T,
    /// Half of the futures lie below.
    pub middle: T,
    /// One in ten futures lies above.
    pub high_80: T,
    /// One in forty futures lies above.
    pub high_95: T,
}

impl<T: Copy + PartialOrd> Band<T> {
    /// Whether a value lies in the band of 80%.
    pub fn in_80(&self, value: T) -> bool {
        self.low_80 <= value && value <= self.high_80
    }

    /// Whether a value lies in the band of 95%.
    pub fn in_95(&self, value: T) -> bool {
        self.low_95 <= value && value <= self.high_95
    }
}

/// The band of some values, which are put in order; all nothing where there is none.
///
/// The value at share `p` of `n` is the one of rank `p (n + 1)`, to the nearest: of one more future the
/// share that falls below it is then `p`.
pub fn band<T: Copy + Ord + Default>(values: &mut [T]) -> Band<T> {
    values.sort_unstable();
    let at = |share: f64| {
        let rank = (share * (values.len() as f64 + 1.0)).round().max(1.0) as usize;
        values.get(rank.min(values.len()).saturating_sub(1)).copied().unwrap_or_default()
    };
    Band { low_95: at(0.025), low_80: at(0.1), middle: at(0.5), high_80: at(0.9), high_95: at(0.975) }
}

/// What is counted: everybody, or those in some states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// All children.
    Everybody,
    /// Children under a status.
    Under(Status),
    /// Children in a kind of placement.
    In(Placement),
    /// Unaccompanied children.
    Unaccompanied,
}

impl Group {
    /// Whether children in a state are counted.
    pub fn counts(self, state: &State) -> bool {
        match self {
            Group::Everybody => true,
            Group::Under(status) => state.status == status,
            Group::In(placement) => state.placement == placement,
            Group::Unaccompanied => state.unaccompanied,
        }
    }

    /// Everybody, and every status and placement that occurs, and unaccompanied children where there are any.
    pub fn of(states: &[State]) -> Vec<Group> {
        let statuses = Status::ALL.iter().map(|status| Group::Under(*status));
        let placements = Placement::ALL.iter().map(|placement| Group::In(*placement));
        let all =
            [Group::Everybody].into_iter().chain(statuses).chain(placements).chain([Group::Unaccompanied]);
        all.filter(|group| states.iter().any(|state| group.counts(state))).collect()
    }
}

impl Runs {
    /// How many children of a group there are at the start of a week, in each path.
    pub fn counts(&self, week: u16, group: Group) -> Vec<u32> {
        let which: Vec<usize> = (0..self.states.len()).filter(|s| group.counts(&self.states[*s])).collect();
        let sum = |path: u32| {
            let row = self.stock(path, week);
            which.iter().filter_map(|state| row.get(*state)).map(|children| u32::from(*children)).sum()
        };
        (0..self.paths).map(sum).collect()
    }

    /// The band of a group's number at the start of a week.
    pub fn band(&self, week: u16, group: Group) -> Band<u32> {
        band(&mut self.counts(week, group))
    }

    /// The bands of a group's number week by week, the first day first.
    pub fn bands(&self, group: Group) -> Vec<Band<u32>> {
        (0..=self.weeks).map(|week| self.band(week, group)).collect()
    }

    /// What the weeks from one up to, without, another cost in each path; empty without prices.
    pub fn costs(&self, from: u16, to: u16) -> Vec<Pence> {
        if self.pence.is_empty() {
            return Vec::new();
        }
        let week = |path, week| self.pence(path, week).iter().map(|pence| i64::from(*pence)).sum::<i64>();
        let all = |path: u32| Pence((from..to.min(self.weeks)).map(|w| week(path, w)).sum());
        (0..self.paths).map(all).collect()
    }

    /// The band of what the weeks from one up to, without, another cost.
    pub fn cost_band(&self, from: u16, to: u16) -> Band<Pence> {
        band(&mut self.costs(from, to))
    }

    /// The band of what one kind of placement costs in a week.
    pub fn cost_band_of(&self, week: u16, placement: Placement) -> Band<Pence> {
        let kind = Placement::ALL.iter().position(|other| *other == placement).unwrap_or(0).min(KINDS - 1);
        let of = |path| self.pence(path, week).get(kind).map_or(Pence(0), |pence| Pence((*pence).into()));
        band(&mut (0..self.paths).map(of).collect::<Vec<Pence>>())
    }

    /// The mean number of a group at the start of a week, and its standard error.
    pub fn mean(&self, week: u16, group: Group) -> (f64, f64) {
        let counts = self.counts(week, group);
        let n = counts.len().max(1) as f64;
        let mean = counts.iter().map(|count| f64::from(*count)).sum::<f64>() / n;
        let squares: f64 = counts.iter().map(|count| (f64::from(*count) - mean).powi(2)).sum();
        (mean, (squares / (n - 1.0).max(1.0) / n).sqrt())
    }
}
