//! What becomes of each post: unchanged, natural successor, changed, deleted, new.
//!
//! [`propose_classes`] proposes from what the proposal says, else from the same post before and after, else
//! from the best match of job descriptions. A person decides, with a reason: [`ClassDecision`].

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use rules::Refusal;
use serde::{Deserialize, Serialize};

use crate::establishment::{Establishment, Post};
use crate::ids::PostId;
use crate::people::matching::{MatchRules, Matcher, PreparedJob, Share};
use crate::words::words;

words! {
    /// What becomes of a role: the five classes of the 2021 consultation paper.
    RoleClass, "the class" {
        /// It goes on as it is; another team or manager does not change it.
        Unchanged = "unchanged",
        /// Another role follows on from it, by 70% or what the council has set.
        NaturalSuccessor = "natural successor",
        /// It goes on, but with too little in common to be a natural successor.
        Changed = "changed",
        /// It ends.
        Deleted = "deleted",
        /// It was not there before.
        New = "new",
    }
}

/// What the proposal itself says of a present post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mapped {
    /// It becomes one of these posts.
    To(Vec<PostId>),
    /// It is deleted.
    Deleted,
}

/// Why a class is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The proposal says so.
    ProposalSays,
    /// The proposal names only posts that it does not hold.
    NamedPostsMissing,
    /// The same post is there before and after.
    SamePost,
    /// The same post, in another team or under another manager.
    SamePostMoved,
    /// The job descriptions match by as much as the council asks, or by too little.
    Matched,
    /// No job description on one of the two sides: nothing could be compared.
    NotCompared,
    /// It is only in the proposed structure.
    OnlyProposed,
}

impl Because {
    /// In words.
    pub fn says(self) -> &'static str {
        match self {
            Because::ProposalSays => "the proposal says so",
            Because::NamedPostsMissing => "the proposal names a post that it does not hold",
            Because::SamePost => "the same post is there before and after",
            Because::SamePostMoved => "the same post, in another team or under another manager",
            Because::Matched => "by comparison of the job descriptions",
            Because::NotCompared => {
                "could not be compared: there is no job description on one of the two sides"
            }
            Because::OnlyProposed => "it is only in the proposed structure",
        }
    }
}

/// What the machine proposes for a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedClass {
    /// The class.
    pub class: RoleClass,
    /// The posts on the other side: for a present post those that follow it, for a proposed post those that
    /// it follows; in the order of their identifiers.
    pub others: Vec<PostId>,
    /// The best match of the job descriptions, where they could be compared.
    pub percent: Option<Share>,
    /// Why.
    pub because: Because,
}

/// The classes proposed for every post before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classes {
    /// Of each present post.
    pub present: BTreeMap<PostId, ProposedClass>,
    /// Of each proposed post.
    pub proposed: BTreeMap<PostId, ProposedClass>,
}

/// Proposes a class for every post of the present and of the proposed establishment.
pub fn propose_classes(
    present: &Establishment,
    proposed: &Establishment,
    says: &BTreeMap<PostId, Mapped>,
    rules: &MatchRules,
) -> Classes {
    let compared = Compared::new(present, proposed, rules);
    let classes: BTreeMap<PostId, ProposedClass> =
        present.posts.iter().map(|(id, post)| (*id, compared.class_of(*id, post, says.get(id)))).collect();
    let mut follows: BTreeMap<PostId, Vec<PostId>> = BTreeMap::new();
    for (from, class) in &classes {
        for to in &class.others {
            follows.entry(*to).or_default().push(*from);
        }
    }
    let named: BTreeSet<PostId> = says
        .values()
        .flat_map(|mapped| match mapped {
            Mapped::To(posts) => posts.as_slice(),
            Mapped::Deleted => &[],
        })
        .copied()
        .collect();
    let of_proposed = |id: &PostId| {
        let others = follows.get(id).cloned().unwrap_or_default();
        let led = |from: &PostId| classes.get(from);
        let percent =
            others.iter().filter_map(led).filter_map(|one| one.percent).max_by_key(|one| one.hundredths());
        let goes_on = present.posts.contains_key(id) || named.contains(id);
        if !goes_on || others.is_empty() {
            let because = if others.is_empty() { Because::OnlyProposed } else { Because::Matched };
            return ProposedClass { class: RoleClass::New, others, percent, because };
        }
        let unchanged = others.iter().filter_map(led).find(|one| one.class == RoleClass::Unchanged);
        let because = unchanged
            .or_else(|| others.iter().find_map(led))
            .map_or(Because::ProposalSays, |one| one.because);
        let class = if unchanged.is_some() { RoleClass::Unchanged } else { RoleClass::Changed };
        ProposedClass { class, others, percent, because }
    };
    let proposed = proposed.posts.keys().map(|id| (*id, of_proposed(id))).collect();
    Classes { present: classes, proposed }
}

/// Both establishments with their job descriptions made ready.
struct Compared<'a> {
    present: &'a Establishment,
    proposed: &'a Establishment,
    rules: &'a MatchRules,
    matcher: Matcher,
    before: BTreeMap<PostId, PreparedJob>,
    after: BTreeMap<PostId, PreparedJob>,
}

impl<'a> Compared<'a> {
    fn new(present: &'a Establishment, proposed: &'a Establishment, rules: &'a MatchRules) -> Compared<'a> {
        let mut matcher = Matcher::new(*rules);
        let mut ready = |all: &Establishment| -> BTreeMap<PostId, PreparedJob> {
            let of_post = all.posts.iter().filter_map(|(id, post)| Some((*id, all.job_of(post)?)));
            of_post.map(|(id, job)| (id, matcher.prepare(job))).collect()
        };
        let (before, after) = (ready(present), ready(proposed));
        Compared { present, proposed, rules, matcher, before, after }
    }

    fn class_of(&self, id: PostId, post: &Post, says: Option<&Mapped>) -> ProposedClass {
        let deleted = |because, percent| ProposedClass {
            class: RoleClass::Deleted,
            others: Vec::new(),
            percent,
            because,
        };
        match says {
            Some(Mapped::Deleted) => deleted(Because::ProposalSays, None),
            Some(Mapped::To(posts)) => {
                let mut there: Vec<PostId> =
                    posts.iter().copied().filter(|to| self.proposed.posts.contains_key(to)).collect();
                there.sort_unstable();
                there.dedup();
                match there.is_empty() {
                    true => deleted(Because::NamedPostsMissing, None),
                    false => self.goes_on(id, post, there, Because::ProposalSays),
                }
            }
            None => match self.proposed.posts.get(&id) {
                Some(after) if (after.team, after.reports_to) == (post.team, post.reports_to) => {
                    self.goes_on(id, post, vec![id], Because::SamePost)
                }
                Some(_) => self.goes_on(id, post, vec![id], Because::SamePostMoved),
                None => self.ends(id).unwrap_or_else(|best| match best {
                    Some(percent) => deleted(Because::Matched, Some(percent)),
                    None => deleted(Because::NotCompared, None),
                }),
            },
        }
    }

    /// A post that goes on as one of several.
    fn goes_on(&self, id: PostId, post: &Post, others: Vec<PostId>, because: Because) -> ProposedClass {
        let percent =
            others.iter().filter_map(|to| self.percent(id, *to)).max_by_key(|percent| percent.hundredths());
        let unchanged = others.iter().any(|to| self.unchanged(id, post, *to));
        let class = match percent {
            _ if unchanged => RoleClass::Unchanged,
            Some(percent) if percent.at_least(self.rules.threshold) => RoleClass::NaturalSuccessor,
            _ => RoleClass::Changed,
        };
        let because = if percent.is_none() && !unchanged { Because::NotCompared } else { because };
        ProposedClass { class, others, percent, because }
    }

    /// A post of which the proposal says nothing and which is not there any more: what follows on from it, or
    /// its best match.
    fn ends(&self, id: PostId) -> Result<ProposedClass, Option<Share>> {
        let new = self.proposed.posts.keys().filter(|to| !self.present.posts.contains_key(to));
        let all: Vec<(PostId, Share)> =
            new.filter_map(|to| self.percent(id, *to).map(|percent| (*to, percent))).collect();
        let Some(best) = all.iter().map(|(_, percent)| *percent).max_by_key(|percent| percent.hundredths())
        else {
            return Err(None);
        };
        if !best.at_least(self.rules.threshold) {
            return Err(Some(best));
        }
        let alike = all.iter().filter(|(_, percent)| percent.hundredths() == best.hundredths());
        Ok(ProposedClass {
            class: RoleClass::NaturalSuccessor,
            others: alike.map(|(to, _)| *to).collect(),
            percent: Some(best),
            because: Because::Matched,
        })
    }

    fn percent(&self, from: PostId, to: PostId) -> Option<Share> {
        Some(self.matcher.compare(self.before.get(&from)?, self.after.get(&to)?).percent)
    }

    /// Whether a post is the same in all that makes a role: job description, title, grade, hours, weeks.
    fn unchanged(&self, from: PostId, post: &Post, to: PostId) -> bool {
        let Some(after) = self.proposed.posts.get(&to) else { return false };
        let same_terms = (&post.title, &post.grade, post.fte, post.weeks)
            == (&after.title, &after.grade, after.fte, after.weeks);
        let same_job = match (self.before.contains_key(&from), self.after.contains_key(&to)) {
            (true, true) => self.percent(from, to).is_some_and(|percent| percent.at_least(100)),
            (false, false) => true,
            _ => false,
        };
        same_terms && same_job
    }
}

/// What a person decided about a present post, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassDecision {
    /// The day.
    pub on: Date,
    /// The present post.
    pub post: PostId,
    /// The class decided.
    pub class: RoleClass,
    /// The proposed posts that follow it; none when it is deleted.
    #[serde(default)]
    pub to: Vec<PostId>,
    /// Why: in agreement with the comparison or against it.
    pub reason: String,
}

impl Classes {
    /// Judges a decision: every reason why it cannot stand.
    pub fn check(&self, decision: &ClassDecision) -> Vec<Refusal> {
        const SOURCE: &str = "the record";
        let mut refusals = Vec::new();
        if !self.present.contains_key(&decision.post) {
            refusals.push(Refusal::new("post", "", "Choose a post of the present structure", SOURCE));
        }
        if decision.reason.trim().is_empty() {
            let allowed = "Enter the reason for the class, in agreement with the comparison or against it";
            refusals.push(Refusal::new("reason", "", allowed, "a person decides, with a reason"));
        }
        if decision.class == RoleClass::New {
            let allowed =
                "Choose unchanged, natural successor, changed or deleted: a present post is not new";
            refusals.push(Refusal::new("class", decision.class, allowed, SOURCE));
        }
        match (decision.class, decision.to.is_empty()) {
            (RoleClass::Deleted, false) => {
                let allowed = "Leave out the posts that follow it, or choose another class than deleted";
                refusals.push(Refusal::new("to", "", allowed, SOURCE));
            }
            (RoleClass::Unchanged | RoleClass::NaturalSuccessor | RoleClass::Changed, true) => {
                let allowed = "Choose the proposed post, or posts, that follow it";
                refusals.push(Refusal::new("to", "", allowed, SOURCE));
            }
            _ => {}
        }
        if decision.to.iter().any(|to| !self.proposed.contains_key(to)) {
            refusals.push(Refusal::new("to", "", "Choose posts of the proposed structure", SOURCE));
        }
        refusals
    }

    /// The present posts about which nobody has decided yet.
    pub fn undecided(&self, decisions: &[ClassDecision]) -> Vec<PostId> {
        let decided: BTreeSet<PostId> = decisions.iter().map(|decision| decision.post).collect();
        self.present.keys().filter(|post| !decided.contains(post)).copied().collect()
    }
}
