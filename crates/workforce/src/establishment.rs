//! The establishment on one day: services, teams, posts, and who holds them.
//!
//! A post is a place of work and is there whether or not anybody holds it. A person holds a post, or part
//! of one, or several: job shares, acting up, secondments and cover are [`Holding`]s.

use std::collections::BTreeMap;

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::fte::Fte;
use crate::ids::{HoldingId, JobId, PostId, ServiceId, StaffId, TeamId};
use crate::job::JobDescription;
use crate::money::Pence;
use crate::words::words;

/// Everything that there is on one day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Establishment {
    /// Services.
    pub services: BTreeMap<ServiceId, Service>,
    /// Teams.
    pub teams: BTreeMap<TeamId, Team>,
    /// Posts, filled or vacant.
    pub posts: BTreeMap<PostId, Post>,
    /// People.
    pub staff: BTreeMap<StaffId, StaffMember>,
    /// Who holds what.
    pub holdings: BTreeMap<HoldingId, Holding>,
    /// Job descriptions.
    pub jobs: BTreeMap<JobId, JobDescription>,
}

/// A service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Its name: `Young People's Service`.
    pub name: String,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// Its name: `Protection and Court East 1`.
    pub name: String,
    /// The service to which it belongs.
    pub service: ServiceId,
    /// What it is for, one function a line: `Child protection plans`.
    #[serde(default)]
    pub functions: Vec<String>,
    /// The ages it serves, both included; none serves all.
    #[serde(default)]
    pub ages: Option<(u8, u8)>,
    /// The localities it serves; none serves the whole area.
    #[serde(default)]
    pub localities: Vec<String>,
}

/// A post: at most one full-time equivalent. Six full-time posts are six of these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// The council's own reference, by which its files name the post: `P0104`.
    #[serde(default)]
    pub reference: Option<String>,
    /// Its title: `Practice Manager`.
    pub title: String,
    /// Its team.
    pub team: TeamId,
    /// Its grade, as the pay structure names it: `K`; none is not graded yet.
    pub grade: Option<String>,
    /// Whether the grade is indicative until the job is evaluated.
    #[serde(default)]
    pub indicative: bool,
    /// Full-time equivalent, from 0.01 to 1.
    pub fte: Fte,
    /// Weeks worked in a year.
    #[serde(default)]
    pub weeks: WeeksAYear,
    /// Who pays.
    #[serde(default)]
    pub funding: Funding,
    /// How the post is engaged.
    #[serde(default)]
    pub contract: Contract,
    /// The post to which it reports.
    #[serde(default)]
    pub reports_to: Option<PostId>,
    /// Posts to which it answers besides its line manager: professional supervision, a matrix.
    #[serde(default)]
    pub dotted: Vec<PostId>,
    /// The job description.
    #[serde(default)]
    pub job: Option<JobId>,
    /// The role that the law asks for, where the post is one.
    #[serde(default)]
    pub statutory: Option<StatutoryRole>,
    /// Whether it holds children's cases.
    #[serde(default)]
    pub holds_cases: bool,
    /// What is paid for it besides its grade.
    #[serde(default, skip_serializing_if = "PostPay::is_nothing")]
    pub pay: PostPay,
}

/// What is paid for a post besides its grade.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostPay {
    /// A market supplement or allowance, full-time a year.
    #[serde(default)]
    pub supplement: Option<Pence>,
    /// What an agency charges for somebody in it, full-time a week; none is at the council's premium.
    #[serde(default)]
    pub agency_week: Option<Pence>,
}

impl PostPay {
    fn is_nothing(&self) -> bool {
        *self == PostPay::default()
    }
}

/// Weeks worked in a year, in hundredths; a whole year when not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeeksAYear(pub u16);

impl WeeksAYear {
    /// The whole year: 365 days are 52.143 weeks, which the national conditions round so.
    pub const WHOLE: WeeksAYear = WeeksAYear(5214);
    /// School terms, the usual 39 weeks.
    pub const TERM_TIME: WeeksAYear = WeeksAYear(3900);
}

impl Default for WeeksAYear {
    fn default() -> WeeksAYear {
        WeeksAYear::WHOLE
    }
}

words! {
    /// Who pays for a post: the key of paper 004's charts.
    #[derive(Default)]
    Funding, "the funding" {
        /// The council's own budget.
        #[default]
        Core = "core",
        /// The health service.
        Health = "health",
        /// A grant, for as long as it lasts.
        Grant = "grant",
        /// Money for turning a failing service round.
        Turnaround = "turnaround",
        /// The Frontline programme.
        Frontline = "frontline",
    }
}

words! {
    /// How a post is engaged: the key of paper 004's charts.
    #[derive(Default)]
    Contract, "the contract" {
        /// A permanent post of the establishment.
        #[default]
        Contracted = "contracted",
        /// Casual, as needed.
        Casual = "casual",
        /// Filled through an agency.
        Agency = "agency",
        /// Held by somebody seconded from elsewhere.
        Secondment = "secondment",
        /// For a time.
        Temporary = "temporary",
        /// An apprentice.
        Apprentice = "apprentice",
        /// A volunteer, unpaid.
        Volunteer = "volunteer",
        /// On hold: on the establishment, not to be filled.
        OnHold = "on hold",
        /// In school terms only.
        TermTime = "term-time only",
    }
}

words! {
    /// A role that the law or statutory guidance asks every authority to have.
    StatutoryRole, "the statutory role" {
        /// Children Act 2004, s.18.
        Director = "director of children's services",
        /// Working Together 2023, chapter 4.
        PrincipalSocialWorker = "principal social worker",
        /// Working Together 2023, chapter 2: the designated officer for allegations.
        DesignatedOfficer = "local authority designated officer",
        /// Children Act 1989, s.25A.
        ReviewingOfficer = "independent reviewing officer",
        /// Children Act 1989, s.22(3B).
        VirtualSchoolHead = "virtual school head",
        /// Chairs child protection conferences: Working Together 2023, chapter 3.
        ConferenceChair = "child protection conference chair",
    }
}

/// Somebody who works for the service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaffMember {
    /// The payroll reference.
    #[serde(default)]
    pub reference: Option<String>,
    /// Their name.
    pub name: String,
    /// The first day of continuous service, other councils counted (Redundancy Payments (Continuity of
    /// Employment in Local Government) (Modification) Order 1999).
    #[serde(default)]
    pub service_from: Option<Date>,
    /// Whether they are registered as a social worker.
    #[serde(default)]
    pub registered: bool,
    /// What payroll knows of them that changes what the employer pays.
    #[serde(default, skip_serializing_if = "StaffPay::is_nothing")]
    pub pay: StaffPay,
}

/// What payroll knows of somebody that changes what the employer pays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffPay {
    /// They are not in the pension fund.
    #[serde(default)]
    pub outside_pension: bool,
    /// They are under 21, or an apprentice under 25: no employer's National Insurance up to the upper
    /// threshold (Social Security Contributions and Benefits Act 1992, ss.9A and 9B).
    #[serde(default)]
    pub insurance_relief: bool,
}

impl StaffPay {
    fn is_nothing(&self) -> bool {
        *self == StaffPay::default()
    }
}

/// A person's time in a post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Holding {
    /// Who.
    pub staff: StaffId,
    /// Which post.
    pub post: PostId,
    /// How much of a full week they work in it.
    pub fte: Fte,
    /// On what footing.
    #[serde(default)]
    pub footing: Footing,
    /// Their point on the pay spine; none is the bottom of the grade.
    #[serde(default)]
    pub spine_point: Option<u8>,
    /// Away for long: the post is theirs, somebody else may cover.
    #[serde(default)]
    pub away: Option<Absence>,
}

words! {
    /// On what footing somebody holds a post.
    #[derive(Default)]
    Footing, "the footing" {
        /// Theirs for good.
        #[default]
        Substantive = "substantive",
        /// For a fixed term.
        FixedTerm = "fixed term",
        /// Acting up from a lower post, which stays theirs.
        ActingUp = "acting up",
        /// Seconded in, from another post here or another employer.
        SecondedIn = "seconded in",
        /// Through an agency.
        Agency = "agency",
        /// Covering for somebody who is away.
        Cover = "cover",
        /// Transferred in with their work: TUPE Regulations 2006.
        TransferredIn = "transferred in",
    }
}

words! {
    /// Why somebody is away for long.
    Absence, "the absence" {
        /// Pregnancy, maternity, adoption, shared parental or neonatal leave: protected.
        FamilyLeave = "family leave",
        /// Long-term sickness.
        Sickness = "sickness",
        /// Seconded out to another post or employer.
        SecondedOut = "seconded out",
        /// A career break.
        CareerBreak = "career break",
    }
}

impl Post {
    /// The job of its title and grade.
    pub(crate) fn named_job(&self) -> JobId {
        JobId::named(&self.title, self.grade.as_deref())
    }
}

impl Establishment {
    /// Full-time equivalent of all posts.
    pub fn fte(&self) -> Fte {
        self.posts.values().map(|post| post.fte).sum()
    }

    /// The role of a post: its own job description's; else that of every post of its title and grade.
    pub fn role_of(&self, post: &Post) -> JobId {
        let own = post.job.filter(|job| self.jobs.contains_key(job));
        own.unwrap_or_else(|| post.named_job())
    }

    /// The job description of a post: its own, else the one written for its title and grade.
    pub fn job_of(&self, post: &Post) -> Option<&JobDescription> {
        self.jobs.get(&self.role_of(post))
    }

    /// Who holds a post, in the order of their identifiers.
    pub fn holders(&self, post: PostId) -> impl Iterator<Item = (HoldingId, &Holding)> {
        self.holdings.iter().filter(move |(_, one)| one.post == post).map(|(id, one)| (*id, one))
    }

    /// How much of each post is held by people who are there: those away for long do not fill it.
    pub fn filled(&self) -> BTreeMap<PostId, Fte> {
        let mut filled = BTreeMap::new();
        for holding in self.holdings.values().filter(|one| one.away.is_none()) {
            *filled.entry(holding.post).or_insert(Fte::ZERO) += holding.fte;
        }
        filled
    }

    /// The posts that report to each post, in the order of title.
    pub fn reports(&self) -> BTreeMap<Option<PostId>, Vec<PostId>> {
        let mut reports: BTreeMap<Option<PostId>, Vec<PostId>> = BTreeMap::new();
        for (id, post) in &self.posts {
            let manager = post.reports_to.filter(|manager| self.posts.contains_key(manager));
            reports.entry(manager).or_default().push(*id);
        }
        let title = |id: &PostId| self.posts.get(id).map(|post| post.title.as_str());
        for under in reports.values_mut() {
            under.sort_by(|one, other| (title(one), one).cmp(&(title(other), other)));
        }
        reports
    }

    /// The service of a post.
    pub fn service_of(&self, post: PostId) -> Option<ServiceId> {
        let team = self.posts.get(&post)?.team;
        self.teams.get(&team).map(|team| team.service)
    }
}
