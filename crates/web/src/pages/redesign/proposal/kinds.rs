//! The kinds of change that can be added in the browser: one definition a kind, listed once. Each asks only
//! what it needs.

use uuid::Uuid;
use workforce::{
    Change, Contract, Establishment, Fte, Funding, Post, PostId, PostPay, ServiceId, Team, TeamId, WeeksAYear,
};

use super::{further, job};
use crate::components::Form;

/// A kind of change.
pub(super) struct Kind {
    /// Its name in addresses.
    pub key: &'static str,
    /// Under which heading it is offered.
    pub group: &'static str,
    /// What it does, as the link and the title of its page.
    pub name: &'static str,
    /// What it asks, in order.
    pub asks: &'static [Ask],
    /// The changes that the answers make; what cannot be read is noted in the form.
    pub make: fn(&mut Answers<'_>) -> Option<Vec<Change>>,
}

/// A question. Its name is that of the field in a refusal.
pub(super) struct Ask {
    pub name: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub control: Control,
}

/// How a question is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// A line of text.
    Text,
    /// A few letters or figures.
    Short,
    /// One thing a line.
    Lines,
    /// A box to tick, saying what ticking it means.
    Tick(&'static str),
    /// A post.
    Post,
    /// A post, or nobody.
    Manager,
    /// A role: the posts of a title and grade.
    Role,
    /// A team.
    Team,
    /// Any number of teams.
    Teams,
    /// A service.
    Service,
    /// Any of the localities.
    Localities,
    /// How a post is engaged.
    Contract,
    /// Who pays.
    Funding,
    /// Any of the posts of the team that is chosen; none before one is.
    PostsOfTeam,
    /// A role that the law asks for, or none.
    Statutory,
    /// A day.
    Day,
}

pub(super) const fn ask(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    control: Control,
) -> Ask {
    Ask { name, label, hint, control }
}

pub(super) const POST: Ask = ask("post", "Which post?", "", Control::Post);
pub(super) const TEAM: Ask = ask("team", "Which team?", "", Control::Team);
pub(super) const MANAGER: Ask =
    ask("reports_to", "To which post does it report?", "Its line manager from then on.", Control::Manager);
pub(super) const GRADE: Ask =
    ask("grade", "What is the grade?", "As the pay structure names it.", Control::Short);
pub(super) const INDICATIVE: Ask = ask(
    "indicative",
    "Is the grade final?",
    "",
    Control::Tick("It is indicative until the job is evaluated"),
);
pub(super) const FTE: Ask =
    ask("fte", "What full-time equivalent?", "From 0.01 to 1. A full-time post is 1.", Control::Short);
const AGES_FROM: Ask = ask("ages_from", "Youngest age", "Leave both empty for all ages.", Control::Short);
const AGES_TO: Ask = ask("ages_to", "Oldest age", "", Control::Short);
const LOCALITIES: Ask = ask(
    "localities",
    "Which localities does it serve?",
    "None ticked is the whole area.",
    Control::Localities,
);

/// Every kind, in the order in which they are offered.
pub(super) fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().chain(further::KINDS)
}

static KINDS: &[Kind] = &[
    Kind { key: "delete", group: POSTS, name: "Delete a post", asks: &[POST], make: delete },
    Kind {
        key: "create",
        group: POSTS,
        name: "Create posts",
        asks: &[
            ask("title", "What is the title?", "", Control::Text),
            ask("team", "In which team?", "", Control::Team),
            MANAGER,
            ask("grade", "What is the grade?", "Leave it empty if it is not graded yet.", Control::Short),
            INDICATIVE,
            ask("fte", "What full-time equivalent is each?", "From 0.01 to 1.", Control::Short),
            ask("count", "How many of them?", "From 1 to 50.", Control::Short),
            ask("contract", "How are they engaged?", "", Control::Contract),
            ask("funding", "Who pays?", "", Control::Funding),
            ask("holds_cases", "Do they hold children’s cases?", "", Control::Tick("They hold cases")),
        ],
        make: create,
    },
    Kind {
        key: "regrade",
        group: POSTS,
        name: "Change the grade of a post",
        asks: &[POST, GRADE, INDICATIVE],
        make: regrade,
    },
    Kind {
        key: "retitle",
        group: POSTS,
        name: "Change the title of a post",
        asks: &[POST, ask("title", "What is its new title?", "", Control::Text)],
        make: retitle,
    },
    Kind {
        key: "move",
        group: POSTS,
        name: "Move a post to another team",
        asks: &[POST, ask("team", "To which team?", "", Control::Team)],
        make: move_post,
    },
    Kind { key: "hours", group: POSTS, name: "Change the hours of a post", asks: &[POST, FTE], make: hours },
    Kind {
        key: "weeks",
        group: POSTS,
        name: "Change the weeks a post works",
        asks: &[
            POST,
            ask(
                "weeks",
                "How many weeks a year?",
                "A whole year is 52.14, school terms are 39.",
                Control::Short,
            ),
        ],
        make: weeks,
    },
    Kind {
        key: "contract",
        group: POSTS,
        name: "Change the contract of a post",
        asks: &[POST, ask("contract", "How is it engaged?", "", Control::Contract)],
        make: contract,
    },
    Kind {
        key: "funding",
        group: POSTS,
        name: "Change who pays for a post",
        asks: &[POST, ask("funding", "Who pays?", "", Control::Funding)],
        make: funding,
    },
    Kind {
        key: "line",
        group: LINE,
        name: "Change the line manager of a post",
        asks: &[POST, MANAGER],
        make: line,
    },
    Kind {
        key: "team-line",
        group: LINE,
        name: "Change to whom a team reports",
        asks: &[
            TEAM,
            ask("reports_to", "To which post?", "Those of the team who report outside it.", Control::Post),
        ],
        make: team_line,
    },
    Kind {
        key: "create-team",
        group: TEAMS,
        name: "Create a team",
        asks: &[
            ask("name", "What is it called?", "", Control::Text),
            ask("service", "In which service?", "", Control::Service),
            ask("functions", "What is it for?", "One function a line.", Control::Lines),
            AGES_FROM,
            AGES_TO,
            LOCALITIES,
        ],
        make: create_team,
    },
    Kind {
        key: "rename-team",
        group: TEAMS,
        name: "Rename a team",
        asks: &[TEAM, ask("name", "What is its new name?", "", Control::Text)],
        make: rename_team,
    },
    Kind {
        key: "ages",
        group: TEAMS,
        name: "Change the ages that a team serves",
        asks: &[TEAM, AGES_FROM, AGES_TO],
        make: ages,
    },
    Kind {
        key: "localities",
        group: TEAMS,
        name: "Change the localities that a team serves",
        asks: &[TEAM, LOCALITIES],
        make: localities,
    },
    Kind {
        key: "merge",
        group: TEAMS,
        name: "Merge teams",
        asks: &[
            ask("into", "Which team goes on?", "", Control::Team),
            ask("teams", "Which teams end in it?", "Their posts and functions go to it.", Control::Teams),
            ask("name", "What is it called from then on?", "", Control::Text),
        ],
        make: merge,
    },
    Kind {
        key: "close-team",
        group: TEAMS,
        name: "Close a team",
        asks: &[ask("team", "Which team?", "Move or delete its posts first.", Control::Team)],
        make: close_team,
    },
];

pub(super) const POSTS: &str = "Posts";
pub(super) const LINE: &str = "Line management";
pub(super) const TEAMS: &str = "Teams";

/// What was answered, and against which establishment.
pub(super) struct Answers<'a> {
    pub form: &'a mut Form,
    /// The establishment as proposed so far.
    pub of: &'a Establishment,
}

impl Answers<'_> {
    pub(super) fn post(&mut self, name: &'static str, ask: &str) -> Option<PostId> {
        let id = self.form.value(name).parse().ok().filter(|id| self.of.posts.contains_key(id));
        self.or_refuse(id, name, ask)
    }

    pub(super) fn the_post(&mut self) -> Option<PostId> {
        self.post("post", "Choose the post")
    }

    /// `Some(None)` is nobody.
    pub(super) fn manager(&mut self) -> Option<Option<PostId>> {
        if self.form.value("reports_to") == NOBODY {
            return Some(None);
        }
        self.post("reports_to", "Choose the line manager, or that there is none").map(Some)
    }

    pub(super) fn team(&mut self, name: &'static str) -> Option<TeamId> {
        let id = self.form.value(name).parse().ok().filter(|id| self.of.teams.contains_key(id));
        self.or_refuse(id, name, "Choose the team")
    }

    pub(super) fn word<T: std::str::FromStr>(&mut self, name: &'static str, ask: &str) -> Option<T> {
        let word = self.form.value(name).parse().ok();
        self.or_refuse(word, name, ask)
    }

    pub(super) fn fte(&mut self) -> Option<Fte> {
        let typed = self.form.value("fte").to_owned();
        self.or_say("fte", typed.parse())
    }

    /// `Some(None)` is all ages.
    fn ages(&mut self) -> Option<Option<(u8, u8)>> {
        let (from, to) = (self.form.value("ages_from"), self.form.value("ages_to"));
        if from.is_empty() && to.is_empty() {
            return Some(None);
        }
        let (from, to) = (from.parse::<u8>().ok(), to.parse::<u8>().ok());
        let from = self.or_refuse(from, "ages_from", "Enter the youngest age in years, such as 0");
        let to = self.or_refuse(to, "ages_to", "Enter the oldest age in years, such as 13");
        Some(Some((from?, to?)))
    }

    fn localities(&self) -> Vec<String> {
        self.form.values("localities").filter(|one| !one.is_empty()).map(str::to_owned).collect()
    }

    pub(super) fn ticked(&self, name: &str) -> bool {
        self.form.chose(name, "yes")
    }

    pub(super) fn or_refuse<T>(&mut self, read: Option<T>, name: &'static str, ask: &str) -> Option<T> {
        if read.is_none() {
            self.form.refuse(name, ask);
        }
        read
    }

    fn or_say<T>(&mut self, name: &'static str, read: Result<T, String>) -> Option<T> {
        read.map_err(|says| self.form.refuse(name, says)).ok()
    }
}

/// What is sent where nobody is chosen as a line manager.
pub(super) const NOBODY: &str = "nobody";

/// New posts that one answer makes at most.
const CREATED_MOST: usize = 50;

fn delete(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    Some(vec![Change::DeletePost(answers.the_post()?)])
}

fn create(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let title = answers.form.read_text("title", "Enter the title of the post");
    let team = answers.team("team");
    let reports_to = answers.manager();
    let grade = Some(answers.form.value("grade").to_owned()).filter(|grade| !grade.is_empty());
    let fte = answers.fte();
    let count = answers.form.value("count").parse().ok().filter(|count| (1..=CREATED_MOST).contains(count));
    let count = answers.or_refuse(count, "count", "Enter how many posts, from 1 to 50");
    let contract = answers.word::<Contract>("contract", "Choose how they are engaged");
    let funding = answers.word::<Funding>("funding", "Choose who pays");
    let post = Post {
        reference: None,
        title: title?,
        team: team?,
        indicative: grade.is_some() && answers.ticked("indicative"),
        grade,
        fte: fte?,
        weeks: WeeksAYear::WHOLE,
        funding: funding?,
        contract: contract?,
        reports_to: reports_to?,
        dotted: Vec::new(),
        job: None,
        statutory: None,
        holds_cases: answers.ticked("holds_cases"),
        pay: PostPay::default(),
    };
    let new = || Change::CreatePost(PostId(Uuid::now_v7()), post.clone());
    Some(std::iter::repeat_with(new).take(count?).collect())
}

fn regrade(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let post = answers.the_post();
    let grade = answers.form.read_text("grade", "Enter the new grade");
    let indicative = answers.ticked("indicative");
    Some(vec![Change::Regrade { post: post?, grade: grade?, indicative }])
}

fn retitle(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let post = answers.the_post();
    let title = answers.form.read_text("title", "Enter the new title");
    Some(vec![Change::Retitle(post?, title?)])
}

fn move_post(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (post, team) = (answers.the_post(), answers.team("team"));
    Some(vec![Change::MovePost(post?, team?)])
}

fn hours(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (post, fte) = (answers.the_post(), answers.fte());
    Some(vec![Change::SetHours(post?, fte?)])
}

fn weeks(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let post = answers.the_post();
    // Weeks have two decimals, as full-time equivalents have.
    let typed = answers.form.value("weeks").parse::<Fte>().ok();
    let weeks = typed.and_then(|weeks| u16::try_from(weeks.hundredths()).ok());
    let weeks = answers.or_refuse(weeks, "weeks", "Enter weeks a year as a number such as 39 or 52.14");
    Some(vec![Change::SetWeeks(post?, WeeksAYear(weeks?))])
}

fn contract(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (post, contract) = (answers.the_post(), answers.word("contract", "Choose how it is engaged"));
    Some(vec![Change::SetContract(post?, contract?)])
}

fn funding(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (post, funding) = (answers.the_post(), answers.word("funding", "Choose who pays"));
    Some(vec![Change::SetFunding(post?, funding?)])
}

fn line(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (post, manager) = (answers.the_post(), answers.manager());
    Some(vec![Change::MoveLine(post?, manager?)])
}

fn team_line(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (team, post) = (answers.team("team"), answers.post("reports_to", "Choose the post"));
    Some(vec![Change::MoveTeamLine(team?, post?)])
}

fn create_team(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let name = answers.form.read_text("name", "Enter the name of the team");
    let service = answers.word::<ServiceId>("service", "Choose the service");
    let functions = job::lines(answers.form.value("functions"));
    let (ages, localities) = (answers.ages(), answers.localities());
    let team = Team { name: name?, service: service?, functions, ages: ages?, localities };
    Some(vec![Change::CreateTeam(TeamId(Uuid::now_v7()), team)])
}

fn rename_team(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let team = answers.team("team");
    let name = answers.form.read_text("name", "Enter the new name");
    Some(vec![Change::RenameTeam(team?, name?)])
}

fn ages(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (team, ages) = (answers.team("team"), answers.ages());
    Some(vec![Change::SetAges(team?, ages?)])
}

fn localities(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (team, localities) = (answers.team("team"), answers.localities());
    Some(vec![Change::SetLocalities(team?, localities)])
}

fn merge(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let into = answers.team("into");
    let chosen: Vec<TeamId> = answers.form.values("teams").filter_map(|id| id.parse().ok()).collect();
    let teams = answers.or_refuse(
        Some(chosen).filter(|teams| !teams.is_empty()),
        "teams",
        "Choose at least one team that ends in the other",
    );
    let name = answers.form.read_text("name", "Enter what it is called from then on");
    Some(vec![Change::MergeTeams { into: into?, teams: teams?, name: name? }])
}

fn close_team(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    Some(vec![Change::CloseTeam(answers.team("team")?)])
}
