//! Destination 22, phase 2: the proposal on which Wexcombe consults its staff on the demo's day. How many posts
//! of which title are deleted and created comes from the rows of the consultation paper of October 2021; where
//! they stand, and which posts and teams move, follows from what the paper says of each service. Every change
//! is judged as one typed into a page.

mod early_help;
mod looked_after;
mod safeguarding;
mod wording;
mod young_people;

use std::collections::BTreeSet;

use calendar::Date;
use practice::WorkerId;
use workforce::proposal::decide;
use workforce::{
    Change, Contract, Establishment, Fte, Funding, History, Post, PostId, PostPay, Proposal, ProposalFact,
    ProposalId, Team, TeamId, WeeksAYear, WorkforceFact, apply,
};

use super::chance::Chance;
use super::days::instant;
use super::establishment::Recorded;
use super::people::version_seven;
use super::staff::{Desk, Staff};
use crate::fact::ProposalTold;

/// The rows of the consultation paper: service, what is changed, title of the post, full-time equivalents.
const ROWS: &str = include_str!("redesign.csv");

const DRAFTED: Date = Date::constant(2021, 9, 6);
const LAUNCHED: Date = Date::constant(2021, 10, 6);
const EFFECT: Date = Date::constant(2022, 1, 31);

const CASE: &str = "Many of our children do not achieve the outcomes they need or want. Services are weighted \
    towards statutory and specialist help with high thresholds and fragmented processes, so that support is \
    hard to get early and some children go without until they reach crisis point. Demand and costs rise every \
    year. We must deliver our services differently: one point of referral, earlier help in localities, a \
    service for young people, and relationships that last.";

const DESCRIBED: &str =
    "Everybody must be able to read what a new role asks for, and to hold it against their own.";

/// The facts of the proposal, in the order of recording.
///
/// # Errors
/// When a change is refused, a post is not there or a row of the paper was not used: a fault of the generator.
pub(super) fn record(
    staff: &Staff,
    establishment: &[Recorded<WorkforceFact>],
    seed: u64,
) -> Result<Vec<Recorded<ProposalTold>>, String> {
    let mut history = History::default();
    for (_, _, fact) in establishment {
        history.apply(fact);
    }
    let mut draft = Draft::begin(history.on(DRAFTED), seed)?;
    draft.on(Date::constant(2021, 9, 8));
    early_help::change(&mut draft)?;
    draft.on(Date::constant(2021, 9, 13));
    safeguarding::change(&mut draft)?;
    draft.on(Date::constant(2021, 9, 15));
    young_people::change(&mut draft)?;
    draft.on(Date::constant(2021, 9, 17));
    looked_after::change(&mut draft)?;
    draft.on(Date::constant(2021, 9, 24));
    draft.describe()?;
    draft.on(Date::constant(2021, 9, 28));
    wording::word(&mut draft)?;
    draft.on(LAUNCHED);
    draft.take(ProposalFact::Launched { on: LAUNCHED })?;
    draft.every_row_is_used()?;
    let proposal = draft.id;
    let told = draft.facts.into_iter().zip(draft.days).enumerate().map(|(n, (fact, day))| {
        let by: WorkerId = staff.titled(Desk::Corporate, "Programme Manager", day);
        // One after another through the morning, so that the order of recording is plain.
        let minute = 9 * 60 + n % 400;
        let at = instant(day, (minute / 60) as i8, (minute % 60) as i8, 0);
        (at, by, ProposalTold { proposal, fact })
    });
    let mut told: Vec<Recorded<ProposalTold>> = told.collect();
    told.sort_by_key(|(at, ..)| *at);
    Ok(told)
}

/// A row of the paper.
struct Row {
    service: &'static str,
    change: &'static str,
    title: &'static str,
    fte: Fte,
}

fn rows() -> Vec<Row> {
    let row = |line: &'static str| {
        let mut cells = line.split(',');
        let mut cell = || cells.next().unwrap_or_default();
        let (service, change, title) = (cell(), cell(), cell());
        // What the paper gives no number for is no post.
        Row { service, change, title, fte: cell().parse().unwrap_or_default() }
    };
    ROWS.lines().skip(1).map(row).collect()
}

/// The proposal while it is drafted.
struct Draft {
    id: ProposalId,
    before: Establishment,
    /// The establishment with every change so far.
    proposed: Establishment,
    facts: Vec<ProposalFact>,
    /// The day of each fact.
    days: Vec<Date>,
    today: Date,
    chance: Chance,
    rows: Vec<Row>,
    used: BTreeSet<usize>,
}

impl Draft {
    fn begin(before: Establishment, seed: u64) -> Result<Draft, String> {
        let mut chance = Chance::new(seed, 0xD022);
        let id = ProposalId(version_seven(instant(DRAFTED, 9, 0, 0), &mut chance));
        let (proposed, rows) = (before.clone(), rows());
        let (facts, days, used) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut draft = Draft { id, before, proposed, facts, days, today: DRAFTED, chance, rows, used };
        draft.take(ProposalFact::Drafted {
            name: "Destination 22, phase 2".into(),
            case: CASE.into(),
            against: DRAFTED,
            effect: EFFECT,
            branch_of: None,
            model: None,
        })?;
        Ok(draft)
    }

    fn on(&mut self, day: Date) {
        self.today = day;
    }

    fn take(&mut self, fact: ProposalFact) -> Result<(), String> {
        let so_far = Proposal::fold(&self.facts);
        let fact = decide(so_far.as_ref(), &self.before, fact, self.today)
            .map_err(|refusals| format!("fact {} of the proposal: {refusals:?}", self.facts.len() + 1))?;
        self.facts.push(fact);
        self.days.push(self.today);
        Ok(())
    }

    /// One more change, with its reason.
    fn change(&mut self, change: Change, reason: &str) -> Result<(), String> {
        self.take(ProposalFact::ChangeAdded { change: Box::new(change.clone()), reason: reason.into() })?;
        apply(&mut self.proposed, &change).map_err(|refusal| format!("{change:?}: {refusal}"))
    }

    /// Writes the job descriptions of new roles.
    fn describe(&mut self) -> Result<(), String> {
        let mut new = super::jobs::of(&self.proposed)?;
        new.retain(|job, _| !self.before.jobs.contains_key(job));
        for (id, job) in new {
            self.change(Change::WriteJob(id, job), DESCRIBED)?;
        }
        Ok(())
    }

    /// How much of a post the paper's rows give; the row counts as used.
    fn fte(&mut self, service: &str, change: &str, title: &str) -> Result<Fte, String> {
        let is = |row: &Row| row.service == service && row.change == change && row.title == title;
        let place = self.rows.iter().position(is);
        let place = place.ok_or_else(|| format!("the paper has no row {service}, {change}, {title}"))?;
        self.used.insert(place);
        Ok(self.rows[place].fte)
    }

    fn every_row_is_used(&self) -> Result<(), String> {
        // A proposal that came to other posts, who else is consulted, what is out of scope: no change.
        let says_none = |row: &Row| matches!(row.change, "proposal" | "in scope" | "out of scope");
        let changes = |row: &Row| row.fte > Fte::ZERO || row.change == "line management move";
        let unused = self
            .rows
            .iter()
            .enumerate()
            .find(|(place, row)| changes(row) && !says_none(row) && !self.used.contains(place));
        unused.map_or(Ok(()), |(_, row)| Err(format!("{}, {}: nothing came of it", row.service, row.title)))
    }

    fn team(&self, name: &str) -> Result<TeamId, String> {
        let found = self.proposed.teams.iter().find(|(_, team)| team.name == name);
        found.map(|(id, _)| *id).ok_or_else(|| format!("there is no team {name}"))
    }

    fn service(&self, name: &str) -> Result<workforce::ServiceId, String> {
        let found = self.proposed.services.iter().find(|(_, service)| service.name == name);
        found.map(|(id, _)| *id).ok_or_else(|| format!("there is no service {name}"))
    }

    /// The posts of a title, vacant ones first, then in the order of their references.
    fn titled(&self, service: Option<&str>, title: &str) -> Vec<PostId> {
        let filled = self.proposed.filled();
        let of = |post: PostId| {
            let id = self.proposed.service_of(post)?;
            self.proposed.services.get(&id).map(|service| service.name.as_str())
        };
        let matching = self.proposed.posts.iter().filter(|(id, post)| {
            post.title == title && service.is_none_or(|service| of(**id) == Some(service))
        });
        let mut found: Vec<(bool, &Option<String>, PostId)> =
            matching.map(|(id, post)| (filled.contains_key(id), &post.reference, *id)).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, _, id)| id).collect()
    }

    /// The one post of a title.
    fn one(&self, title: &str) -> Result<PostId, String> {
        match self.titled(None, title)[..] {
            [one] => Ok(one),
            ref found => Err(format!("{} posts are called {title}, not one", found.len())),
        }
    }

    /// The posts of a team, in the order of their references.
    fn members(&self, team: TeamId) -> Vec<PostId> {
        let mut found: Vec<(&Option<String>, PostId)> = self
            .proposed
            .posts
            .iter()
            .filter(|(_, post)| post.team == team)
            .map(|(id, post)| (&post.reference, *id))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// The posts of a team that hold cases, in the order of their references.
    fn case_holders(&self, team: TeamId) -> Vec<PostId> {
        let holds = |id: &PostId| self.proposed.posts.get(id).is_some_and(|post| post.holds_cases);
        self.members(team).into_iter().filter(holds).collect()
    }

    /// Creates a team.
    fn form(&mut self, team: Team, reason: &str) -> Result<TeamId, String> {
        let id = TeamId(self.new_id());
        self.change(Change::CreateTeam(id, team), reason)?;
        Ok(id)
    }

    fn new_id(&mut self) -> uuid::Uuid {
        version_seven(instant(self.today, 9, 0, 0), &mut self.chance)
    }

    /// Creates the posts of a row, by turns in the teams and under the managers given.
    fn create(
        &mut self,
        new: &New<'_>,
        at: &[(TeamId, PostId)],
        reason: &str,
    ) -> Result<Vec<PostId>, String> {
        let mut left = self.fte(new.service, new.row, new.listed)?;
        let mut made = Vec::new();
        for (team, manager) in at.iter().cycle() {
            if left <= Fte::ZERO {
                break;
            }
            let fte = left.min(Fte::FULL);
            left = left - fte;
            let id = PostId(self.new_id());
            let post = Post {
                reference: None,
                title: new.title.into(),
                team: *team,
                grade: Some(new.grade.into()),
                // All grades are a guide while the proposal is consulted on.
                indicative: true,
                fte,
                weeks: WeeksAYear::WHOLE,
                funding: Funding::Core,
                contract: Contract::Contracted,
                reports_to: Some(*manager),
                dotted: Vec::new(),
                job: None,
                statutory: None,
                holds_cases: new.holds_cases,
                pay: PostPay::default(),
            };
            self.change(Change::CreatePost(id, post), reason)?;
            made.push(id);
        }
        Ok(made)
    }

    /// Creates the one post of a row.
    fn create_one(&mut self, new: &New<'_>, at: (TeamId, PostId), reason: &str) -> Result<PostId, String> {
        match self.create(new, &[at], reason)?[..] {
            [one] => Ok(one),
            ref made => Err(format!("the paper has {} posts of {}, not one", made.len(), new.title)),
        }
    }

    /// Deletes as many posts of a title as the paper does, vacant ones first.
    fn delete(&mut self, service: &str, title: &str, reason: &str) -> Result<(), String> {
        let mut left = self.fte(service, "deleted", title)?;
        for post in self.titled(Some(service), title) {
            if left <= Fte::ZERO {
                break;
            }
            left = left - self.proposed.posts.get(&post).map_or(Fte::ZERO, |post| post.fte);
            self.change(Change::DeletePost(post), reason)?;
        }
        if left == Fte::ZERO { Ok(()) } else { Err(format!("{left} of {title} could not be deleted")) }
    }

    /// A team goes to another service, under a manager there.
    fn move_team(&mut self, team: &str, service: &str, under: PostId, reason: &str) -> Result<(), String> {
        self.fte(service, "line management move", team)?;
        let (team, to) = (self.team(team)?, self.service(service)?);
        self.change(Change::MoveTeam(team, to), reason)?;
        self.change(Change::MoveTeamLine(team, under), reason)
    }
}

/// Posts to create.
struct New<'a> {
    service: &'a str,
    /// The kind of row that has them: `new`, or `growth`.
    row: &'a str,
    /// Their title in the paper.
    listed: &'a str,
    /// Their title on the establishment.
    title: &'a str,
    grade: &'a str,
    holds_cases: bool,
}

impl<'a> New<'a> {
    fn posts(service: &'a str, title: &'a str, grade: &'a str) -> New<'a> {
        New { service, row: "new", listed: title, title, grade, holds_cases: false }
    }
}
