//! The papers of a proposal as plain values: the consultation document that staff read, and the report on
//! which members decide. Everything in them comes from the proposal, the establishment that it would change
//! and the council's policies. What nobody recorded is absent here, never made up.

mod subject;

use std::collections::BTreeMap;

use calendar::Date;
use practice::{Policies, Refusal};
use workforce::caseload::Demand;
use workforce::checks::{CHECKS, Checking, Verdict};
use workforce::people::timetable::Timetable;
use workforce::{
    Change, Difference, Establishment, Fte, Outcome, PaperPart, Post, Proposal, ProposalFact, RoleLine,
    ServiceId, Stage, compare, role_lines,
};

use crate::cost::CostOrNot;
use crate::organisation::ProposalRecord;

/// What both papers begin with.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The authority.
    pub council: String,
    /// The name of the proposal.
    pub name: String,
    /// How far it has come.
    pub stage: Stage,
    /// Which version of it this is.
    pub version: u32,
    /// The day whose establishment it would change.
    pub against: Date,
    /// The day on which it would take effect.
    pub effect: Date,
    /// Full-time equivalents now.
    pub before: Fte,
    /// Full-time equivalents as proposed.
    pub after: Fte,
    /// Changes that cannot be made, with their numbers and why.
    pub cannot: Vec<String>,
}

/// The consultation document.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsultationPaper {
    /// Whose it is and where it stands.
    pub heading: Heading,
    /// The case for change.
    pub case: String,
    /// What the whole makes possible, where somebody wrote it.
    pub opportunities: Option<String>,
    /// What is proposed, service by service in the order of names; services where nothing changes are not in it.
    pub services: Vec<ServiceChapter>,
    /// Changes of no one service, each in a sentence.
    pub elsewhere: Vec<String>,
    /// Every date; none before the launch, from which they are counted.
    pub timetable: Option<Timetable>,
    /// How to take part, where somebody wrote it.
    pub taking_part: Option<String>,
    /// How many of the proposed posts have an indicative grade.
    pub indicative: usize,
    /// What consultation changed, once it is closed.
    pub outcome: Option<String>,
}

/// What is proposed for one service.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceChapter {
    /// Which.
    pub service: ServiceId,
    /// Its name, as proposed where it goes on.
    pub name: String,
    /// Why, each reason of a change once, in the order of the changes.
    pub reasons: Vec<String>,
    /// What it makes possible here, where somebody wrote it.
    pub opportunities: Option<String>,
    /// Deleted posts by title and grade.
    pub deleted: Vec<PostsOf>,
    /// New posts by title and grade.
    pub new: Vec<PostsOf>,
    /// Changes of line management, each in a sentence.
    pub lines: Vec<String>,
    /// Teams that begin, end, move, split or merge, or serve others than before.
    pub teams: Vec<String>,
    /// Posts that come in, go out or move to another team.
    pub transfers: Vec<String>,
    /// Posts that stay and change.
    pub changed: Vec<String>,
    /// Full-time equivalents of the service now.
    pub before: Fte,
    /// And as proposed.
    pub after: Fte,
}

/// Posts of one title and grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostsOf {
    /// Full-time equivalents of all of them.
    pub fte: Fte,
    /// Their title.
    pub title: String,
    /// Their grade, where they have one.
    pub grade: Option<String>,
    /// Whether the grade is indicative.
    pub indicative: bool,
}

/// The report on which members decide.
#[derive(Debug, Clone)]
pub struct MemberReport {
    /// Whose it is and where it stands.
    pub heading: Heading,
    /// The case for change.
    pub case: String,
    /// Posts deleted, created and changed.
    pub posts: [usize; 3],
    /// Full-time equivalents that would be vacant if everybody in a post went on in one of its kind.
    pub vacant: Fte,
    /// Why, each reason of a change once.
    pub reasons: Vec<String>,
    /// What is written of the parts that people write.
    pub words: BTreeMap<PaperPart, String>,
    /// Branches of this proposal, or of that of which it is one, which the reader may see.
    pub branches: Vec<Branch>,
    /// Every role, before and after; the lines add up.
    pub roles: Vec<RoleLine>,
    /// What it costs, or why that cannot be reckoned.
    pub cost: CostOrNot,
    /// What the checks of the structure found, and what could not be checked.
    pub checks: Vec<Checked>,
    /// The dates of the consultation; none before the launch.
    pub timetable: Option<Timetable>,
    /// What consultation changed, once it is closed.
    pub outcome: Option<String>,
}

/// Another proposal beside this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub stage: Stage,
    /// Full-time equivalents as it proposes.
    pub after: Fte,
    /// How many changes it makes.
    pub changes: usize,
}

/// What a check says of the structure as proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it asks.
    pub asks: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
    /// What it found; empty where it could not be checked.
    pub found: Vec<String>,
    /// Why it could not be checked.
    pub unknown: Option<String>,
}

fn heading(council: String, proposal: &Proposal, before: &Establishment, outcome: &Outcome) -> Heading {
    let cannot = |(number, why): &(u32, Refusal)| format!("Change {number}: {why}");
    Heading {
        council,
        name: proposal.name.clone(),
        stage: proposal.stage,
        version: proposal.version,
        against: proposal.against,
        effect: proposal.effect,
        before: before.fte(),
        after: outcome.proposed.fte(),
        cannot: outcome.refused.iter().map(cannot).collect(),
    }
}

/// The timetable of a consultation that was launched.
fn timetable(record: &ProposalRecord, policies: &Policies) -> Option<Timetable> {
    record.launched().map(|on| Timetable::new(on, policies))
}

fn outcome_of(record: &ProposalRecord) -> Option<String> {
    record.told.iter().rev().find_map(|told| match &told.fact {
        ProposalFact::Confirmed { outcome, .. } => Some(outcome.clone()),
        _ => None,
    })
}

/// Each text once, in the order in which it comes first.
fn once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        if found.iter().all(|one| one != text) {
            found.push(text.to_owned());
        }
    }
    found
}

/// Makes the consultation document of a proposal against the establishment that it would change.
pub fn consultation_paper(
    council: String,
    record: &ProposalRecord,
    before: &Establishment,
    policies: &Policies,
) -> ConsultationPaper {
    let proposal = &record.proposal;
    let outcome = proposal.outcome(before);
    let after = &outcome.proposed;
    let mut chapters: BTreeMap<ServiceId, ServiceChapter> = BTreeMap::new();
    let mut elsewhere = Vec::new();
    for one in &proposal.changes {
        let says = one.change.says(before, after);
        let Some(service) = subject::service_of(&one.change, before, after) else {
            elsewhere.push(says);
            continue;
        };
        let chapter = chapters.entry(service).or_insert_with(|| chapter(proposal, service, before, after));
        if !chapter.reasons.contains(&one.reason) {
            chapter.reasons.push(one.reason.clone());
        }
        match &one.change {
            // Counted below, by title and grade.
            Change::CreatePost(..) | Change::DeletePost(_) => {}
            Change::MovePost(..) | Change::TransferIn { .. } => chapter.transfers.push(says),
            change => match change.kind() {
                "Changes of line management" => chapter.lines.push(says),
                "Teams" | "Services" | "Transfers" => chapter.teams.push(says),
                _ => chapter.changed.push(says),
            },
        }
    }
    for one in compare(before, after) {
        let of = match one.difference {
            Difference::Deleted => before,
            Difference::New => after,
            Difference::Changed | Difference::Unchanged => continue,
        };
        let Some((post, service)) = of.posts.get(&one.post).zip(of.service_of(one.post)) else { continue };
        let chapter = chapters.entry(service).or_insert_with(|| chapter(proposal, service, before, after));
        let list = if one.difference == Difference::New { &mut chapter.new } else { &mut chapter.deleted };
        count(list, post);
    }
    let mut services: Vec<ServiceChapter> = chapters.into_values().collect();
    services.sort_by(|one, other| (&one.name, one.service).cmp(&(&other.name, other.service)));
    let new = after.posts.iter().filter(|(id, _)| !before.posts.contains_key(id)).map(|(_, post)| post);
    ConsultationPaper {
        case: proposal.case.clone(),
        opportunities: proposal.worded(PaperPart::Opportunities, None).map(str::to_owned),
        services,
        elsewhere,
        timetable: timetable(record, policies),
        taking_part: proposal.worded(PaperPart::TakingPart, None).map(str::to_owned),
        indicative: new.filter(|post| post.indicative && post.grade.is_some()).count(),
        outcome: outcome_of(record),
        heading: heading(council, proposal, before, &outcome),
    }
}

fn chapter(
    proposal: &Proposal,
    service: ServiceId,
    before: &Establishment,
    after: &Establishment,
) -> ServiceChapter {
    let found = after.services.get(&service).or(before.services.get(&service));
    let fte = |of: &Establishment| {
        let posts = of.posts.iter().filter(|(id, _)| of.service_of(**id) == Some(service));
        posts.map(|(_, post)| post.fte).sum()
    };
    ServiceChapter {
        service,
        name: found.map_or_else(|| "A service that is not there".to_owned(), |service| service.name.clone()),
        reasons: Vec::new(),
        opportunities: proposal.worded(PaperPart::Opportunities, Some(service)).map(str::to_owned),
        deleted: Vec::new(),
        new: Vec::new(),
        lines: Vec::new(),
        teams: Vec::new(),
        transfers: Vec::new(),
        changed: Vec::new(),
        before: fte(before),
        after: fte(after),
    }
}

fn count(list: &mut Vec<PostsOf>, post: &Post) {
    let indicative = post.indicative && post.grade.is_some();
    let same = |one: &&mut PostsOf| {
        one.title == post.title && one.grade == post.grade && one.indicative == indicative
    };
    match list.iter_mut().find(same) {
        Some(one) => one.fte += post.fte,
        None => {
            let (title, grade) = (post.title.clone(), post.grade.clone());
            list.push(PostsOf { fte: post.fte, title, grade, indicative });
            list.sort_by(|one, other| (&one.title, &one.grade).cmp(&(&other.title, &other.grade)));
        }
    }
}

/// Makes the members' report of a proposal. `branches` are the proposals beside it, `demand`
/// the cases that its posts would hold, where they are known.
pub fn member_report(
    council: String,
    record: &ProposalRecord,
    before: &Establishment,
    branches: Vec<Branch>,
    cost: CostOrNot,
    demand: Option<&Demand>,
    policies: &Policies,
) -> MemberReport {
    let proposal = &record.proposal;
    let outcome = proposal.outcome(before);
    let after = &outcome.proposed;
    let differences = compare(before, after);
    let number = |wanted: Difference| differences.iter().filter(|one| one.difference == wanted).count();
    let roles = role_lines(before, after);
    let words =
        PaperPart::ALL.iter().filter_map(|part| Some((*part, proposal.worded(*part, None)?.to_owned())));
    MemberReport {
        case: proposal.case.clone(),
        posts: [number(Difference::Deleted), number(Difference::New), number(Difference::Changed)],
        // A role with more people than posts has no vacancy to set against another's.
        vacant: roles.iter().map(RoleLine::vacant).filter(|vacant| *vacant > Fte::ZERO).sum(),
        reasons: once(proposal.changes.iter().map(|one| one.reason.as_str())),
        words: words.collect(),
        branches,
        roles,
        cost,
        checks: checked(before, after, demand, policies, proposal.effect),
        timetable: timetable(record, policies),
        outcome: outcome_of(record),
        heading: heading(council, proposal, before, &outcome),
    }
}

/// What the checks found, and what could not be checked; what holds is not in it.
fn checked(
    before: &Establishment,
    after: &Establishment,
    demand: Option<&Demand>,
    policies: &Policies,
    day: Date,
) -> Vec<Checked> {
    let checking = Checking { establishment: after, before: Some(before), policies, day, demand };
    let told = CHECKS.iter().filter_map(|check| {
        let (found, unknown) = match check.run(&checking) {
            Verdict::Holds => return None,
            Verdict::Found(found) => (found.into_iter().map(|finding| finding.says).collect(), None),
            Verdict::Unknown(why) => (Vec::new(), Some(why)),
        };
        Some(Checked { asks: check.asks, source: check.source, found, unknown })
    });
    told.collect()
}
