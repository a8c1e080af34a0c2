//! The cheapest way to give items to places, each place taking several: exact, and the same for the same
//! order of items and places.
//!
//! Items are brought in one at a time; each is placed along the cheapest chain of moves, which keeps what has
//! been placed so far as cheap as can be (successive shortest paths). Work for 500 items and 60 places is a
//! few milliseconds.

/// What stands for "may not": far above any sum of real costs.
const NEVER: i64 = i64::MAX / 4;

/// Items, places with room, and what each item costs in each place.
#[derive(Debug, Clone)]
pub(super) struct Assignment {
    places: usize,
    room: Vec<usize>,
    /// Row by row for each item; [`NEVER`] where it may not go. The last column is to go nowhere.
    cost: Vec<i64>,
}

impl Assignment {
    /// No items yet, and places that each take so many.
    pub fn new(room: Vec<usize>) -> Assignment {
        Assignment { places: room.len(), room, cost: Vec::new() }
    }

    /// Adds an item: what it costs in each place, `None` where it may not go, and what it costs to leave it
    /// out. Costs stay below a thousand million million.
    pub fn item(&mut self, costs: impl Iterator<Item = Option<i64>>, nowhere: i64) {
        let mut row: Vec<i64> = costs.take(self.places).map(|cost| cost.unwrap_or(NEVER)).collect();
        row.resize(self.places, NEVER);
        row.push(nowhere);
        self.cost.extend(row);
    }

    /// Forbids an item a place.
    pub fn forbid(&mut self, item: usize, place: usize) {
        if place < self.places
            && let Some(cost) = self.cost.get_mut(item * (self.places + 1) + place)
        {
            *cost = NEVER;
        }
    }

    fn items(&self) -> usize {
        self.cost.len() / (self.places + 1)
    }

    fn cost(&self, item: usize, place: usize) -> i64 {
        self.cost.get(item * (self.places + 1) + place).copied().unwrap_or(NEVER)
    }

    fn has_room(&self, place: usize, taken: &[Vec<usize>]) -> bool {
        match self.room.get(place) {
            Some(room) => taken.get(place).map_or(0, Vec::len) < *room,
            None => true,
        }
    }

    /// The cheapest place for every item, all taken together; `None` is nowhere.
    pub fn cheapest(&self) -> Vec<Option<usize>> {
        let all = self.places + 1;
        let mut taken: Vec<Vec<usize>> = vec![Vec::new(); all];
        let mut moves = vec![(NEVER, usize::MAX); all * all];
        for item in 0..self.items() {
            let mut reach: Vec<i64> = (0..all).map(|place| self.cost(item, place)).collect();
            let mut from: Vec<Option<(usize, usize)>> = vec![None; all];
            // Each round lets a chain of moves grow by one; a chain visits no place twice.
            for _ in 0..all {
                let mut shorter = false;
                for place in (0..all).filter(|place| !self.has_room(*place, &taken)) {
                    let Some(&here) = reach.get(place) else { continue };
                    if here >= NEVER {
                        continue;
                    }
                    for next in 0..all {
                        let Some(&(step, who)) = moves.get(place * all + next) else { continue };
                        let Some(best) = reach.get_mut(next) else { continue };
                        if step < NEVER && here + step < *best {
                            *best = here + step;
                            shorter = true;
                            if let Some(from) = from.get_mut(next) {
                                *from = Some((place, who));
                            }
                        }
                    }
                }
                if !shorter {
                    break;
                }
            }
            let open = (0..all).filter(|place| self.has_room(*place, &taken));
            let Some(mut end) = open.min_by_key(|place| reach.get(*place).copied().unwrap_or(NEVER)) else {
                continue;
            };
            let mut changed = vec![end];
            while let Some((place, who)) = from.get(end).copied().flatten() {
                if let Some(left) = taken.get_mut(place) {
                    left.retain(|one| *one != who);
                }
                if let Some(entered) = taken.get_mut(end) {
                    entered.push(who);
                }
                end = place;
                changed.push(end);
            }
            if let Some(entered) = taken.get_mut(end) {
                entered.push(item);
            }
            for place in changed {
                self.weigh_moves(place, &taken, &mut moves);
            }
        }
        let mut found = vec![None; self.items()];
        for (place, items) in taken.iter().enumerate().take(self.places) {
            for item in items {
                if let Some(found) = found.get_mut(*item) {
                    *found = Some(place);
                }
            }
        }
        found
    }

    /// The cheapest move out of a place into every other.
    fn weigh_moves(&self, place: usize, taken: &[Vec<usize>], moves: &mut [(i64, usize)]) {
        let all = self.places + 1;
        for next in 0..all {
            let mut best = (NEVER, usize::MAX);
            for item in taken.get(place).into_iter().flatten().filter(|_| next != place) {
                let to = self.cost(*item, next);
                if to < NEVER {
                    best = best.min((to - self.cost(*item, place), *item));
                }
            }
            if let Some(slot) = moves.get_mut(place * all + next) {
                *slot = best;
            }
        }
    }

    /// For each item, the other places it could be in at the same total cost, `None` for nowhere.
    pub fn just_as_cheap(&self, found: &[Option<usize>]) -> Vec<Vec<Option<usize>>> {
        let all = self.places + 1;
        let mut taken: Vec<Vec<usize>> = vec![Vec::new(); all];
        for (item, place) in found.iter().enumerate() {
            if let Some(taken) = taken.get_mut(place.unwrap_or(self.places)) {
                taken.push(item);
            }
        }
        let mut moves = vec![(NEVER, usize::MAX); all * all];
        for place in 0..all {
            self.weigh_moves(place, &taken, &mut moves);
        }
        // One more node beside the places: room is used or given up through it at no cost.
        let (nodes, free) = (all + 1, all);
        let mut far = vec![NEVER; nodes * nodes];
        let mut set = |one: usize, other: usize, cost: i64| {
            if let Some(far) = far.get_mut(one * nodes + other) {
                *far = cost;
            }
        };
        for one in 0..all {
            for other in 0..all {
                set(one, other, moves.get(one * all + other).map_or(NEVER, |(cost, _)| *cost));
            }
            set(one, free, if self.has_room(one, &taken) { 0 } else { NEVER });
            set(free, one, if taken.get(one).is_some_and(|taken| !taken.is_empty()) { 0 } else { NEVER });
        }
        for node in 0..nodes {
            set(node, node, 0);
        }
        let at =
            |far: &[i64], one: usize, other: usize| far.get(one * nodes + other).copied().unwrap_or(NEVER);
        for by in 0..nodes {
            for one in 0..nodes {
                let first = at(&far, one, by);
                if first >= NEVER {
                    continue;
                }
                for other in 0..nodes {
                    let second = at(&far, by, other);
                    if second < NEVER
                        && let Some(far) = far.get_mut(one * nodes + other)
                    {
                        *far = (*far).min(first + second);
                    }
                }
            }
        }
        let others = |(item, place): (usize, &Option<usize>)| {
            let here = place.unwrap_or(self.places);
            let same = |next: &usize| {
                let to = self.cost(item, *next);
                let back = at(&far, *next, here);
                *next != here && to < NEVER && back < NEVER && to - self.cost(item, here) + back == 0
            };
            let named = |next: usize| (next < self.places).then_some(next);
            (0..all).filter(same).map(named).collect()
        };
        found.iter().enumerate().map(others).collect()
    }

    /// What a way of placing all items costs.
    pub fn total(&self, found: &[Option<usize>]) -> i64 {
        found.iter().enumerate().map(|(item, place)| self.cost(item, place.unwrap_or(self.places))).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The cheapest of all ways, tried one by one.
    fn tried(problem: &Assignment, room: &mut Vec<usize>, item: usize) -> i64 {
        if item == problem.items() {
            return 0;
        }
        let mut best = problem.cost(item, problem.places) + tried(problem, room, item + 1);
        for place in 0..problem.places {
            if room[place] > 0 && problem.cost(item, place) < NEVER {
                room[place] -= 1;
                best = best.min(problem.cost(item, place) + tried(problem, room, item + 1));
                room[place] += 1;
            }
        }
        best
    }

    /// A problem small enough to try every way.
    fn small() -> impl Strategy<Value = Assignment> {
        (1..4_usize, prop::collection::vec(0..3_usize, 3)).prop_flat_map(|(places, room)| {
            let row = prop::collection::vec(prop::option::weighted(0.8, 0..6_i64), places);
            prop::collection::vec(row, 0..6).prop_map(move |rows| {
                let mut problem = Assignment::new(room[..places].to_vec());
                for row in rows {
                    problem.item(row.into_iter(), 100);
                }
                problem
            })
        })
    }

    proptest! {
        #[test]
        fn no_other_way_is_cheaper(problem in small()) {
            let found = problem.cheapest();
            for place in 0..problem.places {
                prop_assert!(found.iter().filter(|one| **one == Some(place)).count() <= problem.room[place]);
            }
            prop_assert_eq!(problem.total(&found), tried(&problem, &mut problem.room.clone(), 0));
        }

        #[test]
        fn a_place_is_just_as_cheap_if_and_only_if_another_cheapest_way_uses_it(problem in small()) {
            let found = problem.cheapest();
            let least = problem.total(&found);
            let ties = problem.just_as_cheap(&found);
            for item in 0..problem.items() {
                for place in (0..=problem.places).filter(|place| *place != found[item].unwrap_or(problem.places)) {
                    let mut forced = problem.clone();
                    for other in (0..=problem.places).filter(|other| *other != place) {
                        forced.cost[item * (problem.places + 1) + other] = NEVER;
                    }
                    let possible = place == problem.places
                        || (problem.room[place] > 0 && problem.cost(item, place) < NEVER);
                    let same = possible && tried(&forced, &mut forced.room.clone(), 0) == least;
                    let named = (place < problem.places).then_some(place);
                    prop_assert_eq!(ties[item].contains(&named), same, "item {} place {:?}", item, named);
                }
            }
        }
    }
}
