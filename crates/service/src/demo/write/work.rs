//! Allocations: who works with the child, changing when a worker leaves.

use practice::facts::{AllocationEnded, WorkerAllocated};

use super::{Pen, Turn};
use crate::demo::days::TODAY;
use crate::demo::lives::Work;

const WORKER_LEFT: &[&str] =
    &["Worker left the council", "Agency contract ended", "Worker moved to another team"];
const HANDED_ON: &[&str] = &["Handed on to the next team", "Work complete", "Plan ended"];

impl Pen<'_> {
    /// Every allocation.
    pub(super) fn allocations(&mut self) {
        for work in self.child.life.work.clone() {
            self.allocation(&work);
        }
    }

    fn allocation(&mut self, work: &Work) {
        let team = self.staff.team(work.desk);
        let holders = team.seats[work.seat].holders.clone();
        let team_id = team.id;
        for (n, (from, worker)) in holders.iter().enumerate() {
            let next = holders.get(n + 1).map(|(next, _)| *next);
            // Before the first holder's time the work was in the former system.
            let started = (*from).max(work.from);
            if next.is_some_and(|next| next <= started)
                || work.to.is_some_and(|to| to <= started)
                || started >= TODAY
            {
                continue;
            }
            let by = self.staff.manager(work.desk, started);
            let (worker, role, service) = (*worker, work.role, work.service);
            let fact = WorkerAllocated { on: started, worker, team: team_id, role, service };
            let mark = self.script.put(self.turn(started, Turn::Came), by, fact);
            let leaves = next.filter(|next| work.to.is_none_or(|to| *next < to));
            let (on, reasons) = match (leaves, work.to) {
                (Some(on), _) => (on, WORKER_LEFT),
                (None, Some(on)) => (on, HANDED_ON),
                (None, None) => continue,
            };
            if on >= TODAY {
                continue;
            }
            let reason = (*self.chance.pick(reasons)).to_owned();
            let by = self.staff.manager(work.desk, on);
            let when = self.turn(on, Turn::Left);
            self.script.naming(when, by, move |numbers| {
                Some(AllocationEnded { on, allocation: numbers.of(mark)?, reason })
            });
        }
    }
}
