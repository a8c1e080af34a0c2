//! A proposal that is drawn as a table: what the table says differently becomes its changes.

use std::collections::BTreeMap;

use practice::Refusal;
use uuid::Uuid;
use workforce::rows::{self, BadRow};
use workforce::{Establishment, Post, PostId, ProposalFact, ProposalId, Step, changes_between};

use super::Service;
use super::organisation::whole;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;

/// A proposed structure as it was drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawing<'a> {
    /// The headings of the table.
    pub headings: &'a [String],
    /// Its rows.
    pub rows: &'a [Vec<String>],
    /// Why, where a row gives no reason of its own.
    pub reason: &'a str,
    /// Whether posts that are not in the table are deleted.
    pub deletes: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Drew {
    /// So many changes were added; none where the table says what is proposed already.
    Added(usize),
    /// Rows could not be read; nothing was recorded.
    Refused(Vec<BadRow>),
    /// These posts are not in the table, and nobody said that they are deleted; nothing was recorded.
    WouldDelete(Vec<Post>),
}

impl Service {
    /// The structure that a proposal comes to with the changes that it has.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is no such proposal.
    pub fn proposed_structure(&self, viewer: &Viewer, id: ProposalId) -> Result<Establishment, ServiceError> {
        let record = self.proposal(viewer, id)?;
        let before = self.history_of(record.proposal.model)?.0.on(record.proposal.against);
        Ok(record.proposal.outcome(&before).proposed)
    }

    /// Adds to a proposal what a table says differently from what is proposed so far. All or nothing; the same
    /// table again adds nothing. People, and what is paid besides grades, are not changed by a proposal.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is no such proposal;
    /// [`ServiceError::Refused`] where a change cannot be made or a reason is missing;
    /// [`ServiceError::Conflict`] or what the ledger says.
    pub fn draw_proposal(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        drawing: Drawing<'_>,
    ) -> Result<Drew, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let now = self.proposed_structure(viewer, id)?;
        let table = rows::take_drawn(drawing.headings, drawing.rows);
        let read = match whole(&table.headings, &table.rows) {
            Ok(read) => read,
            Err(bad) => return Ok(Drew::Refused(bad)),
        };
        let target = of_this_proposal(id, &now, rows::adopt(&now, read));
        let missing = now.posts.iter().filter(|(post, _)| !target.posts.contains_key(post));
        let mut missing: Vec<Post> = missing.map(|(_, post)| post.clone()).collect();
        missing.sort_by(|one, other| (&one.reference, &one.title).cmp(&(&other.reference, &other.title)));
        if !missing.is_empty() && !drawing.deletes {
            return Ok(Drew::WouldDelete(missing));
        }
        grades_stay(&now, &target)?;
        let reason = |step: &Step| {
            let of = step.post.and_then(|post| Some((post, target.posts.get(&post)?)));
            let named = of.map(|(post, it)| it.reference.clone().unwrap_or_else(|| post.to_string()));
            let own = named.and_then(|reference| table.reasons.get(&reference.to_lowercase()));
            own.map_or(drawing.reason, String::as_str).trim().to_owned()
        };
        let steps = changes_between(&now, &target);
        let count = steps.len();
        let facts = steps.into_iter().map(|step| {
            let reason = reason(&step);
            ProposalFact::ChangeAdded { change: Box::new(step.change), reason }
        });
        let facts: Vec<ProposalFact> = facts.collect();
        if count > 0 {
            self.record_of_proposal(viewer, id, facts)?;
        }
        Ok(Drew::Added(count))
    }
}

/// The structure with identifiers of new posts that no other proposal gives: two may both call one NEW-1.
fn of_this_proposal(id: ProposalId, now: &Establishment, drawn: Establishment) -> Establishment {
    let new = drawn.posts.keys().filter(|post| !now.posts.contains_key(post));
    let own: BTreeMap<PostId, PostId> =
        new.map(|post| (*post, PostId(Uuid::new_v5(&id.0, post.0.as_bytes())))).collect();
    let same = |post: PostId| own.get(&post).copied().unwrap_or(post);
    let posts = drawn.posts.into_iter().map(|(post, it)| {
        let reports_to = it.reports_to.map(same);
        let dotted = it.dotted.iter().map(|other| same(*other)).collect();
        (same(post), Post { reports_to, dotted, ..it })
    });
    Establishment { posts: posts.collect(), ..drawn }
}

/// No change takes a grade away.
fn grades_stay(now: &Establishment, drawn: &Establishment) -> Result<(), ServiceError> {
    let gone = drawn.posts.iter().filter(|(id, post)| {
        post.grade.is_none() && now.posts.get(id).is_some_and(|known| known.grade.is_some())
    });
    let refusals: Vec<Refusal> = gone
        .map(|(id, post)| {
            let reference = post.reference.clone().unwrap_or_else(|| id.to_string());
            let allowed = format!("Enter the grade of {reference}, {}: it has one", post.title);
            Refusal::new("file", "", allowed, "the establishment")
        })
        .collect();
    if refusals.is_empty() { Ok(()) } else { Err(ServiceError::Refused(refusals)) }
}
