//! The structure as it is and as proposed, as two charts that say in words what is different.

use std::collections::{BTreeMap, BTreeSet};

use reports::structure::{Drawing, PostBox, PostMark, StructureChart, draw};
use workforce::{Difference, Establishment, PostDifference, PostId};

use super::super::boxes::{self, OPEN_MOST, post_box};

/// How to draw the two.
pub(in crate::pages::redesign) struct Drawn<'a> {
    /// As it is.
    pub before: &'a Establishment,
    /// As proposed.
    pub after: &'a Establishment,
    /// Post by post.
    pub differences: &'a [PostDifference],
    /// Every post, or only those that change with those above them.
    pub whole: bool,
    /// Whether the viewer may read who holds what: not in a consultation about colleagues' posts.
    pub named: bool,
    /// Which branches are asked for.
    pub branches: &'a boxes::Asked,
    /// The page's address, with a question mark in it.
    pub address: &'a str,
}

impl Drawn<'_> {
    /// As proposed: deleted posts stay where they were, in red, with the word.
    pub fn proposed(&self) -> StructureChart {
        self.draw(self.proposed_boxes(), "proposed", "Structure as proposed")
    }

    /// The boxes of the structure as proposed, each with what is different.
    pub fn proposed_boxes(&self) -> Vec<(PostId, PostBox)> {
        let of = |id: &PostId| if self.after.posts.contains_key(id) { self.after } else { self.before };
        let all = self.before.posts.keys().chain(self.after.posts.keys()).copied().collect();
        let marks = self.marks();
        let mut made = self.boxes(all, of);
        for (id, one) in &mut made {
            let Some(difference) = marks.get(id) else { continue };
            let others = difference.fields.iter().filter(|field| field.field != "Line manager").count();
            one.moved = others < difference.fields.len();
            one.mark = match difference.difference {
                Difference::New => PostMark::New,
                Difference::Deleted => PostMark::Deleted,
                Difference::Changed if others > 0 => PostMark::Changed,
                Difference::Changed | Difference::Unchanged => PostMark::Same,
            };
        }
        made
    }

    /// As it is.
    pub fn present(&self) -> StructureChart {
        self.draw(self.present_boxes(), "present", "Structure as it is")
    }

    /// The boxes of the structure as it is.
    pub fn present_boxes(&self) -> Vec<(PostId, PostBox)> {
        let all = self.before.posts.keys().copied().collect();
        self.boxes(all, |_| self.before)
    }

    fn marks(&self) -> BTreeMap<PostId, &PostDifference> {
        let differing = self.differences.iter().filter(|one| one.difference != Difference::Unchanged);
        differing.map(|one| (one.post, one)).collect()
    }

    fn boxes<'b>(
        &self,
        all: BTreeSet<PostId>,
        of: impl Fn(&PostId) -> &'b Establishment,
    ) -> Vec<(PostId, PostBox)> {
        let line = |id: &PostId| of(id).posts.get(id).and_then(|post| post.reports_to);
        let shown = if self.whole { all } else { self.differing(&all, line) };
        let boxes = shown.iter().filter_map(|id| {
            let of = of(id);
            let above = line(id).filter(|above| shown.contains(above));
            let mut one = post_box(of, *id, of.posts.get(id)?, above);
            if !self.named {
                one.holder = String::new();
            }
            Some((*id, one))
        });
        boxes.collect()
    }

    /// The posts that change, with those above them.
    fn differing(
        &self,
        all: &BTreeSet<PostId>,
        line: impl Fn(&PostId) -> Option<PostId>,
    ) -> BTreeSet<PostId> {
        let mut shown = BTreeSet::new();
        for id in self.marks().keys() {
            // Each step upwards shows one more post, so that it ends.
            let mut at = Some(*id);
            while let Some(one) = at.filter(|one| all.contains(one) && shown.insert(*one)) {
                at = line(&one);
            }
        }
        shown
    }

    fn draw(&self, made: Vec<(PostId, PostBox)>, id: &str, title: &str) -> StructureChart {
        let marks = self.marks();
        let changed: BTreeSet<String> =
            made.iter().filter(|(id, _)| marks.contains_key(id)).map(|(_, one)| one.id.clone()).collect();
        let mut boxes: Vec<PostBox> = made.into_iter().map(|(_, one)| one).collect();
        let at_first = if boxes.len() > OPEN_MOST {
            boxes::where_nothing_changes(&boxes, &changed)
        } else {
            BTreeSet::new()
        };
        let shut = boxes::branch(&mut boxes, self.branches, at_first, None, self.address);
        // The two stand on one page, where each box has a name of its own.
        if id == "present" {
            for one in &mut boxes {
                one.id = one.id.replace("post-", "present-");
                one.above = one.above.as_ref().map(|above| above.replace("post-", "present-"));
                one.href = one.href.replace("#post-", "#present-");
            }
        }
        let shut = if id == "present" {
            shut.into_iter().map(|id| id.replace("post-", "present-")).collect()
        } else {
            shut
        };
        let size = self.branches.size;
        draw(&boxes, &Drawing { id: id.to_owned(), title: title.to_owned(), shut, size })
    }
}
