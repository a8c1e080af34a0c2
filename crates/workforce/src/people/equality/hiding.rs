//! Which numbers to hide, so that nobody can work out a small one.
//!
//! Whoever reads the tables may know every total: who is at risk is no secret to those who told them. They can
//! take from a total what is shown beside it, and from a stage the stages inside it, and they may have kept
//! the tables of an earlier day. So not only a number from 1 to 5 is small, but also what is left of one when
//! another is taken from it; and a group that holds everybody is as good as a name.
//!
//! A small number may be shown to nobody when one person could be of another group, and all that is shown
//! would stay as it is. That is looked for, and numbers are hidden until it is found for every small one.

use super::HIDDEN_UP_TO;

/// A row of which others may be taken: a stage less those inside it, a stage as it is now less what it was.
/// Without others it is the row itself.
#[derive(Debug, Clone)]
struct Rest {
    of: usize,
    less: Vec<usize>,
    /// Whether it is of no group less than nothing: then everybody knows that it cannot be.
    holds: bool,
}

impl Rest {
    /// How often a row counts in it.
    fn times(&self, row: usize) -> i64 {
        i64::from(self.of == row) - i64::from(self.less.contains(&row))
    }

    fn rows(&self) -> impl Iterator<Item = usize> {
        self.less.iter().copied().chain([self.of])
    }
}

/// Numbers by row and group, and which of them are hidden.
#[derive(Debug)]
pub(super) struct Grid {
    numbers: Vec<Vec<u32>>,
    hidden: Vec<Vec<bool>>,
    rests: Vec<Rest>,
    /// Stages with those inside them on the same day.
    inside: Vec<(usize, usize)>,
}

impl Grid {
    pub(super) fn new() -> Grid {
        Grid { numbers: Vec::new(), hidden: Vec::new(), rests: Vec::new(), inside: Vec::new() }
    }

    /// Adds a row, with nothing of it hidden yet.
    pub(super) fn add(&mut self, numbers: Vec<u32>) -> usize {
        let row = self.numbers.len();
        self.hidden.push(vec![false; numbers.len()]);
        self.numbers.push(numbers);
        self.less(row, Vec::new());
        row
    }

    /// Says that others may be taken from a row.
    pub(super) fn less(&mut self, of: usize, less: Vec<usize>) {
        let mut rest = Rest { of, less, holds: true };
        rest.holds = (0..self.groups()).all(|group| self.value(&rest, group) >= 0);
        self.rests.push(rest);
    }

    /// Says that a stage is inside another.
    pub(super) fn inside(&mut self, of: usize, within: usize) {
        self.inside.push((of, within));
        self.less(of, vec![within]);
    }

    /// Whether each number of a row is hidden.
    pub(super) fn hidden(&self, row: usize) -> &[bool] {
        self.hidden.get(row).map_or(&[], Vec::as_slice)
    }

    /// Hides what must be hidden of the rows from `first`; those before it have been seen as they are. First
    /// every small number, then others beside them until each is open.
    pub(super) fn hide(&mut self, first: usize) {
        let groups = self.groups();
        let all = (0..self.rests.len()).flat_map(|rest| (0..groups).map(move |group| (rest, group)));
        let small: Vec<(usize, usize)> = all.filter(|(rest, group)| self.is_small(*rest, *group)).collect();
        for (rest, group) in &small {
            // Where one of its rows is hidden already, that may do.
            let rows: Vec<usize> =
                self.rests.get(*rest).map(|rest| rest.rows().collect()).unwrap_or_default();
            if rows.iter().all(|row| !self.is_hidden(*row, *group))
                && let Some(row) = rows.into_iter().find(|row| *row >= first)
            {
                self.hide_in(row, *group);
            }
        }
        loop {
            let mut more = false;
            for (rest, group) in &small {
                while !self.is_open(*rest, *group) && self.hide_another(*rest, *group, first) {
                    more = true;
                }
            }
            if !more {
                return;
            }
        }
    }

    fn groups(&self) -> usize {
        self.numbers.first().map_or(0, Vec::len)
    }

    fn at(&self, row: usize, group: usize) -> i64 {
        self.numbers.get(row).and_then(|row| row.get(group)).map_or(0, |number| i64::from(*number))
    }

    fn is_hidden(&self, row: usize, group: usize) -> bool {
        self.hidden.get(row).and_then(|row| row.get(group)).is_some_and(|hidden| *hidden)
    }

    fn value(&self, rest: &Rest, group: usize) -> i64 {
        self.at(rest.of, group) - rest.less.iter().map(|row| self.at(*row, group)).sum::<i64>()
    }

    /// A few, or everybody there is; and anything of so few that each of them says much of the others.
    fn is_small(&self, rest: usize, group: usize) -> bool {
        let Some(rest) = self.rests.get(rest) else { return false };
        let few = |number: i64| (1..=i64::from(HIDDEN_UP_TO)).contains(&number.abs());
        let groups = 0..self.groups();
        let (value, all) =
            (self.value(rest, group), groups.map(|group| self.value(rest, group)).sum::<i64>());
        few(value) || value > 0 && value == all || few(all) && self.at(rest.of, group) > 0
    }

    /// Whether it could be another number, and all that is shown would be as it is.
    fn is_open(&self, rest: usize, group: usize) -> bool {
        let Some(rest) = self.rests.get(rest) else { return true };
        if rest.less.is_empty() && self.is_full(rest.of) {
            return false;
        }
        let others = (0..self.groups()).filter(|other| *other != group);
        others.flat_map(|other| [(group, other), (other, group)]).any(|(from, to)| {
            let differs = |rows: Vec<usize>| rows.into_iter().map(|row| rest.times(row)).sum::<i64>() != 0;
            rest.rows().any(|row| self.moved(row, from, to).is_some_and(differs))
        })
    }

    /// The rows in which one person of `row` could be of the group `to` and not `from`, if that can be: where
    /// they are counted, both numbers are hidden, and no stage then holds fewer than those inside it.
    fn moved(&self, row: usize, from: usize, to: usize) -> Option<Vec<usize>> {
        let can = |row: usize| self.is_hidden(row, from) && self.is_hidden(row, to) && self.at(row, from) > 0;
        let mut rows = vec![row];
        if !can(row) {
            return None;
        }
        'again: loop {
            for rest in self.rests.iter().filter(|rest| rest.holds) {
                let times: i64 = rows.iter().map(|row| rest.times(*row)).sum();
                let next = if self.value(rest, from) < times {
                    rest.less.iter().copied().find(|row| !rows.contains(row) && can(*row))
                } else if self.value(rest, to) + times < 0 {
                    Some(rest.of).filter(|row| !rows.contains(row) && can(*row))
                } else {
                    continue;
                };
                rows.push(next?);
                continue 'again;
            }
            return Some(rows);
        }
    }

    /// Whether all that is hidden of a row is as much as a small number can be, while others are shown: then
    /// their sum gives them away.
    fn is_full(&self, row: usize) -> bool {
        let groups = 0..self.hidden(row).len();
        let (hidden, shown): (Vec<usize>, Vec<usize>) = groups.partition(|group| self.is_hidden(row, *group));
        !shown.is_empty() && hidden.iter().all(|group| self.at(row, *group) == i64::from(HIDDEN_UP_TO))
    }

    /// Hides one number more: of this group, or else the smallest that is left, in the innermost row where
    /// there is one. Whether there was one.
    fn hide_another(&mut self, rest: usize, group: usize, first: usize) -> bool {
        let near: Vec<usize> = self.rests.get(rest).map(|rest| rest.rows().collect()).unwrap_or_default();
        let all = (first..self.numbers.len()).rev();
        near.into_iter().filter(|row| *row >= first).chain(all).any(|row| self.hide_in(row, group))
    }

    /// Numbers that are equal are hidden together, so that their order tells nothing; so are all that are
    /// none, since beside a hidden number they would tell that it holds everybody who is left. What is hidden
    /// of a stage is hidden of those inside it.
    fn hide_in(&mut self, row: usize, group: usize) -> bool {
        let least = if self.is_hidden(row, group) {
            let shown = (0..self.hidden(row).len()).filter(|group| !self.is_hidden(row, *group));
            shown.map(|group| self.at(row, group)).min()
        } else {
            Some(self.at(row, group))
        };
        let Some(least) = least else { return false };
        let groups = (0..self.hidden(row).len()).filter(|group| [0, least].contains(&self.at(row, *group)));
        let rows: Vec<usize> =
            self.inside.iter().filter(|(of, _)| *of == row).map(|(_, within)| *within).chain([row]).collect();
        for group in groups.collect::<Vec<_>>() {
            for row in &rows {
                self.mark(*row, group);
            }
        }
        true
    }

    fn mark(&mut self, row: usize, group: usize) {
        let (Some(numbers), Some(hidden)) = (self.numbers.get(row), self.hidden.get_mut(row)) else { return };
        for (place, (number, hidden)) in numbers.iter().zip(hidden).enumerate() {
            *hidden |= place == group || *number == 0;
        }
    }
}
