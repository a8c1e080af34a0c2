//! Two costings side by side, by role and grade, as a cabinet report prints them.

use std::collections::BTreeMap;

use super::Pence;
use super::cost::{Costing, Lines, SeatKind};
use crate::fte::Fte;

/// A role at a grade, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleRow {
    /// The title; where it is retitled, the new one.
    pub role: String,
    /// The grade.
    pub grade: Option<String>,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
}

/// One side of a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Side {
    /// Full-time equivalent of the posts.
    pub posts: Fte,
    /// Full-time equivalent that somebody holds who is employed: there or away, agency not.
    pub held: Fte,
    /// What they cost.
    pub lines: Lines,
    /// Full-time equivalent that could not be costed.
    pub uncosted: Fte,
}

impl Side {
    /// What they cost, as far as they could be costed.
    pub fn cost(&self) -> Pence {
        self.lines.total()
    }

    fn add(&mut self, other: &Side) {
        self.posts += other.posts;
        self.held += other.held;
        self.lines += other.lines;
        self.uncosted += other.uncosted;
    }
}

impl RoleRow {
    /// How many posts more or fewer.
    pub fn posts_changed(&self) -> Fte {
        self.after.posts - self.before.posts
    }

    /// What it costs more or less.
    pub fn cost_changed(&self) -> Pence {
        self.after.cost() - self.before.cost()
    }

    /// Posts after, less those employed in the role before: what is left to fill, below nothing where there
    /// are fewer posts than people.
    pub fn to_fill(&self) -> Fte {
        self.after.posts - self.before.held
    }

    /// As the report says it: `20.89 FTE Team Manager (Grade K) now, 31 FTE proposed, leaving 10.11 FTE vacant`.
    pub fn as_printed(&self) -> String {
        let grade = self.grade.as_ref().map_or("not graded".to_owned(), |grade| format!("Grade {grade}"));
        let (now, then) = (self.before.held, self.after.posts);
        let left = match self.to_fill() {
            Fte(0) => "leaving none vacant".to_owned(),
            left @ Fte(1..) => format!("leaving {left} FTE vacant"),
            fewer => format!("{} FTE fewer posts than people", -fewer),
        };
        format!("{now} FTE {} ({grade}) now, {then} FTE proposed, {left}", self.role)
    }
}

/// Two structures side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// By grade, the highest letter last, then by role.
    pub rows: Vec<RoleRow>,
    /// All of them.
    pub before: Side,
    /// All of them.
    pub after: Side,
}

impl Comparison {
    /// What the new structure costs more or less.
    pub fn cost_changed(&self) -> Pence {
        self.after.cost() - self.before.cost()
    }

    /// Whether every post on both sides could be costed; else the totals are of those that could.
    pub fn complete(&self) -> bool {
        self.before.uncosted == Fte::ZERO && self.after.uncosted == Fte::ZERO
    }

    /// As the report says it: `£25.550m → £28.000m (+£2.450m)`.
    pub fn as_printed(&self) -> String {
        let changed = self.cost_changed();
        let sign = if changed > Pence::ZERO { "+" } else { "" };
        let (before, after) = (self.before.cost().millions(), self.after.cost().millions());
        format!("{before} → {after} ({sign}{})", changed.millions())
    }
}

/// Sets two costings side by side. A retitled role is one row under its new title: give each old title with
/// the new one.
pub fn compare(before: &Costing, after: &Costing, retitled: &BTreeMap<String, String>) -> Comparison {
    let mut rows: BTreeMap<(Option<String>, String), (Side, Side)> = BTreeMap::new();
    for ((grade, role), side) in sides(before) {
        let role = retitled.get(&role).cloned().unwrap_or(role);
        rows.entry((grade, role)).or_default().0.add(&side);
    }
    for (key, side) in sides(after) {
        rows.entry(key).or_default().1.add(&side);
    }
    let mut comparison = Comparison { rows: Vec::new(), before: Side::default(), after: Side::default() };
    for ((grade, role), (before, after)) in rows {
        comparison.before.add(&before);
        comparison.after.add(&after);
        comparison.rows.push(RoleRow { role, grade, before, after });
    }
    comparison
}

fn sides(costing: &Costing) -> BTreeMap<(Option<String>, String), Side> {
    // By post first, so that a role's name is looked up once a post.
    let mut by_post = vec![Side::default(); costing.posts().len()];
    for seat in costing.seats() {
        let employed = matches!(seat.kind, SeatKind::Held | SeatKind::Away);
        if let Some(side) = by_post.get_mut(seat.post as usize).filter(|_| employed) {
            side.held += seat.fte;
        }
    }
    for piece in &costing.pieces {
        if let Some(side) = by_post.get_mut(costing.seat(piece).post as usize) {
            side.lines += piece.lines;
        }
    }
    let uncosted: BTreeMap<_, Fte> = costing.uncosted.iter().fold(BTreeMap::new(), |mut all, one| {
        *all.entry(one.post).or_default() += one.fte;
        all
    });
    let mut sides: BTreeMap<_, Side> = BTreeMap::new();
    for (post, mut side) in costing.posts().iter().zip(by_post) {
        side.posts = post.fte;
        side.uncosted = uncosted.get(&post.id).copied().unwrap_or_default();
        let key = (costing.grade(post).map(str::to_owned), costing.role(post).to_owned());
        sides.entry(key).or_default().add(&side);
    }
    sides
}
