//! What an establishment should hold to: one definition a check, listed once.
//!
//! A check never stops anybody. It finds what a careful reader of the structure charts would find, with the
//! posts concerned, and says where the rule comes from. What cannot be checked says so.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, words};
use rules::Policies;

use crate::caseload::{Area, Demand, areas, each, is_over};
use crate::establishment::{Contract, Establishment, Post, StatutoryRole};
use crate::ids::PostId;

/// A check of an establishment.
pub struct Check {
    /// Its name in addresses: `manager`.
    pub key: &'static str,
    /// What it asks, as a heading: `Does every post have a manager?`
    pub asks: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
    find: fn(&Checking<'_>) -> Verdict,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Check").field(&self.key).finish()
    }
}

/// What a check is given: the establishment, the one it would replace, and what else bears on it.
#[derive(Debug, Clone, Copy)]
pub struct Checking<'a> {
    /// The establishment that is checked.
    pub establishment: &'a Establishment,
    /// The one that it would replace, where there is one: no function may get lost on the way.
    pub before: Option<&'a Establishment>,
    /// Local policy.
    pub policies: &'a Policies,
    /// The day on which it would hold.
    pub day: Date,
    /// Open cases, today and as forecast; `None` where nobody counted them.
    pub demand: Option<&'a Demand>,
}

/// What a check finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is wrong.
    Holds,
    /// This is.
    Found(Vec<Finding>),
    /// It could not be checked, and why.
    Unknown(String),
}

/// Something that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// In a sentence.
    pub says: String,
    /// The posts concerned.
    pub posts: Vec<PostId>,
}

impl Verdict {
    fn of(findings: Vec<Finding>) -> Verdict {
        if findings.is_empty() { Verdict::Holds } else { Verdict::Found(findings) }
    }
}

const POLICY: &str = "local policy";

/// Every check, in the order in which pages list them.
pub static CHECKS: &[Check] = &[
    Check {
        key: "manager",
        asks: "Does every post have a manager?",
        why: "A post without a line manager has nobody to supervise it. Only the head of the service has none.",
        source: "papers 000 and 004: every chart draws each post under another",
        find: every_post_has_a_manager,
    },
    Check {
        key: "span",
        asks: "Does anybody manage too many?",
        why: "Nobody can supervise more people than there are hours for, and each supervision is about children.",
        source: POLICY,
        find: spans_within_policy,
    },
    Check {
        key: "layers",
        asks: "Are there too many layers?",
        why: "Each layer is one more door between a child and a decision.",
        source: POLICY,
        find: layers_within_policy,
    },
    Check {
        key: "functions",
        asks: "Does every function have an owner?",
        why: "What no team is for after a change is what nobody does.",
        source: "paper 000: duplication and gaps between services are the case for change",
        find: no_function_without_an_owner,
    },
    Check {
        key: "localities",
        asks: "Is every locality covered?",
        why: "A service that works in localities must work in each of them.",
        source: "paper 000: services based on localities",
        find: every_locality_is_covered,
    },
    Check {
        key: "ages",
        asks: "Is every age covered?",
        why: "A child must not fall between two teams on a birthday.",
        source: "paper 000: the age barrier between teams is a reason for change",
        find: every_age_is_covered,
    },
    Check {
        key: "statutory",
        asks: "Are the roles that the law asks for there?",
        why: "An authority without one of them breaks the law from that day.",
        source: "Children Act 2004, s.18; Children Act 1989, ss.22(3B) and 25A; Working Together 2023",
        find: statutory_roles_present,
    },
    Check {
        key: "independence",
        asks: "Are reviewing officers and conference chairs independent?",
        why: "Whoever reviews a child's plan must not answer to whoever made it.",
        source: "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 46; IRO handbook 2010",
        find: reviewing_is_independent,
    },
    Check {
        key: "caseload",
        asks: "Are caseloads within policy, today and as forecast?",
        why: "Too many children for one worker is the commonest cause of drift. Posts are counted, filled or not.",
        source: POLICY,
        find: caseloads_within_policy,
    },
];

impl Check {
    /// Makes the check.
    pub fn run(&self, checking: &Checking<'_>) -> Verdict {
        (self.find)(checking)
    }
}

fn managed(establishment: &Establishment, post: &Post) -> bool {
    post.reports_to.is_some_and(|manager| establishment.posts.contains_key(&manager))
}

fn name(post: &Post, establishment: &Establishment) -> String {
    match establishment.teams.get(&post.team) {
        Some(team) => format!("{}, {}", post.title, team.name),
        None => post.title.clone(),
    }
}

fn every_post_has_a_manager(checking: &Checking<'_>) -> Verdict {
    let establishment = checking.establishment;
    let heads: Vec<(PostId, &Post)> = establishment
        .posts
        .iter()
        .filter(|(_, post)| !managed(establishment, post))
        .map(|(id, post)| (*id, post))
        .collect();
    let director = |post: &Post| post.statutory == Some(StatutoryRole::Director);
    // With nobody marked as the director, one post may stand at the head.
    let allowed = usize::from(heads.iter().all(|(_, post)| !director(post)));
    let without: Vec<&(PostId, &Post)> = heads.iter().filter(|(_, post)| !director(post)).collect();
    if without.len() <= allowed {
        return Verdict::Holds;
    }
    Verdict::of(
        without
            .into_iter()
            .map(|(id, post)| Finding {
                says: match post.reports_to {
                    Some(_) => format!("{} reports to a post that is deleted", name(post, establishment)),
                    None => format!("{} reports to nobody", name(post, establishment)),
                },
                posts: vec![*id],
            })
            .collect(),
    )
}

fn not_set(policy: &str) -> Verdict {
    Verdict::Unknown(format!("The policy {policy} is not set"))
}

fn spans_within_policy(checking: &Checking<'_>) -> Verdict {
    let Some(most) = checking.policies.number("structure.span_most", checking.day) else {
        return not_set("structure.span_most");
    };
    let establishment = checking.establishment;
    let reports = establishment.reports();
    let over = reports.iter().filter_map(|(manager, under)| {
        let manager = (*manager)?;
        let count = i64::try_from(under.len()).unwrap_or(i64::MAX);
        let post = establishment.posts.get(&manager).filter(|_| count > most)?;
        let says = format!("{} has {count} posts under it; policy is {most}", name(post, establishment));
        Some(Finding { says, posts: vec![manager] })
    });
    Verdict::of(over.collect())
}

fn layers_within_policy(checking: &Checking<'_>) -> Verdict {
    let Some(most) = checking.policies.number("structure.layers_most", checking.day) else {
        return not_set("structure.layers_most");
    };
    let establishment = checking.establishment;
    let reports = establishment.reports();
    let mut deep = Vec::new();
    let mut at: Vec<PostId> = reports.get(&None).cloned().unwrap_or_default();
    let mut layer = 1;
    while !at.is_empty() {
        if layer > most {
            deep.extend(at.iter().copied());
        }
        at = at.iter().filter_map(|post| reports.get(&Some(*post))).flatten().copied().collect();
        layer += 1;
    }
    if deep.is_empty() {
        return Verdict::Holds;
    }
    let says = format!("There are {} layers; policy is {most}", layer - 1);
    Verdict::Found(vec![Finding { says, posts: deep }])
}

fn no_function_without_an_owner(checking: &Checking<'_>) -> Verdict {
    let establishment = checking.establishment;
    let Some(before) = checking.before else {
        return Verdict::Unknown("There is no earlier structure to compare with".into());
    };
    let staffed: BTreeSet<_> = establishment.posts.values().map(|post| post.team).collect();
    let owned: BTreeSet<&str> = establishment
        .teams
        .iter()
        .filter(|(id, _)| staffed.contains(id))
        .flat_map(|(_, team)| team.functions.iter().map(String::as_str))
        .collect();
    let mut lost: BTreeMap<&str, &str> = BTreeMap::new();
    for team in before.teams.values() {
        for function in team.functions.iter().filter(|function| !owned.contains(function.as_str())) {
            lost.entry(function).or_insert(&team.name);
        }
    }
    Verdict::of(
        lost.into_iter()
            .map(|(function, team)| Finding {
                says: format!("{function}: {team} had it, and no team with posts has it now"),
                posts: Vec::new(),
            })
            .collect(),
    )
}

fn every_locality_is_covered(checking: &Checking<'_>) -> Verdict {
    let establishment = checking.establishment;
    let localities = checking.policies.words("structure.localities", checking.day);
    if localities.is_empty() {
        return not_set("structure.localities");
    }
    let staffed: BTreeSet<_> = establishment.posts.values().map(|post| post.team).collect();
    let mut found = Vec::new();
    for (id, service) in &establishment.services {
        let teams =
            || establishment.teams.iter().filter(|(team, it)| it.service == *id && staffed.contains(*team));
        // A service with a team for the whole area, or none for any locality, does not work in localities.
        if teams().all(|(_, team)| team.localities.is_empty()) {
            continue;
        }
        for locality in localities {
            if !teams().any(|(_, team)| team.localities.is_empty() || team.localities.contains(locality)) {
                let says = format!("{}: no team serves {locality}", service.name);
                found.push(Finding { says, posts: Vec::new() });
            }
        }
    }
    Verdict::of(found)
}

fn every_age_is_covered(checking: &Checking<'_>) -> Verdict {
    let establishment = checking.establishment;
    let mut by_function: BTreeMap<&str, Vec<(u8, u8)>> = BTreeMap::new();
    for team in establishment.teams.values() {
        for function in &team.functions {
            by_function.entry(function).or_default().push(team.ages.unwrap_or((0, 25)));
        }
    }
    let mut found = Vec::new();
    for (function, ages) in by_function {
        // Only what some team limits can have a gap; the limits say how far the function reaches.
        let youngest = ages.iter().map(|(from, _)| *from).min().unwrap_or(0);
        let oldest = ages.iter().map(|(_, to)| *to).max().unwrap_or(0);
        let missing: Vec<String> = (youngest..=oldest)
            .filter(|age| !ages.iter().any(|(from, to)| (from..=to).contains(&age)))
            .map(|age| age.to_string())
            .collect();
        if !missing.is_empty() {
            let says = format!("{function}: no team serves children aged {}", missing.join(", "));
            found.push(Finding { says, posts: Vec::new() });
        }
    }
    Verdict::of(found)
}

/// Roles of which every authority must have at least one.
const ASKED: &[StatutoryRole] = &[
    StatutoryRole::Director,
    StatutoryRole::PrincipalSocialWorker,
    StatutoryRole::DesignatedOfficer,
    StatutoryRole::ReviewingOfficer,
    StatutoryRole::VirtualSchoolHead,
];

fn statutory_roles_present(checking: &Checking<'_>) -> Verdict {
    let posts = &checking.establishment.posts;
    let there =
        |role| posts.values().any(|post| post.statutory == Some(role) && post.contract != Contract::OnHold);
    let missing = ASKED.iter().filter(|role| !there(**role));
    Verdict::of(
        missing.map(|role| Finding { says: format!("There is no {role}"), posts: Vec::new() }).collect(),
    )
}

fn reviewing_is_independent(checking: &Checking<'_>) -> Verdict {
    let establishment = checking.establishment;
    let independent =
        [StatutoryRole::ReviewingOfficer, StatutoryRole::ConferenceChair, StatutoryRole::DesignatedOfficer];
    let holders: BTreeSet<PostId> = establishment
        .posts
        .values()
        .filter(|post| post.holds_cases)
        .filter_map(|post| post.reports_to)
        .collect();
    let mut found = Vec::new();
    for (id, post) in &establishment.posts {
        let Some(role) = post.statutory.filter(|role| independent.contains(role)) else { continue };
        if post.holds_cases {
            let says = format!("{} holds cases and is {role}", name(post, establishment));
            found.push(Finding { says, posts: vec![*id] });
        }
        if let Some(manager) = post.reports_to.filter(|manager| holders.contains(manager)) {
            let above = establishment.posts.get(&manager).map_or_else(String::new, |post| post.title.clone());
            let says = format!(
                "{} is {role} and reports to {above}, who manages those who hold cases",
                name(post, establishment)
            );
            found.push(Finding { says, posts: vec![*id, manager] });
        }
    }
    Verdict::of(found)
}

fn caseloads_within_policy(checking: &Checking<'_>) -> Verdict {
    let Some(most) = checking.policies.number("structure.caseload_most", checking.day) else {
        return not_set("structure.caseload_most");
    };
    let Some(demand) = checking.demand else {
        return Verdict::Unknown("Nobody has counted or forecast the cases".into());
    };
    let after = checking.establishment;
    let areas = areas(checking.before.unwrap_or(after), after, demand);
    let found = areas
        .iter()
        .filter_map(|area| Some(Finding { says: too_many(area, demand, most)?, posts: area.posts.clone() }));
    Verdict::of(found.collect())
}

/// What is wrong with the cases of an area, today or on the day to come; nothing where both are within policy.
fn too_many(area: &Area, demand: &Demand, most: i64) -> Option<String> {
    let (name, today, fte) = (area.name(), f64::from(area.cases), area.after);
    let Some(now) = each(today, fte) else {
        return (area.cases > 0).then(|| format!("{name}: {} cases and no post that holds them", area.cases));
    };
    let expected = area.then.middle;
    let then = demand.then.and_then(|day| Some((day, each(expected, fte)?)));
    if !is_over(today, fte, most) && !then.is_some_and(|_| is_over(expected, fte, most)) {
        return None;
    }
    let then = then.map_or_else(String::new, |(day, then)| {
        format!(", about {expected:.0} on {} would be {then} each", words::day(day))
    });
    let cases = area.cases;
    Some(format!(
        "{name}: {cases} cases today for {fte} full-time equivalents are {now} each{then}; policy is {most}"
    ))
}
