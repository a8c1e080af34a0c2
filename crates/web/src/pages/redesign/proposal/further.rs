//! Further kinds of change: teams that are split, go to another service or leave, posts that come in, services,
//! the roles that the law asks for, and job descriptions.

use uuid::Uuid;
use workforce::{
    Change, Contract, Footing, Funding, Holding, HoldingId, Part, Post, PostId, PostPay, Service, ServiceId,
    StaffId, StaffMember, StaffPay, Team, TeamId, WeeksAYear,
};

use super::job;
use super::kinds::{
    Answers, Control, FTE, GRADE, INDICATIVE, Kind, LINE, MANAGER, POST, POSTS, TEAM, TEAMS, ask,
};

const TRANSFERS: &str = "Transfers";
const SERVICES: &str = "Services";

/// In the order in which they are offered, each under its heading.
pub(super) static KINDS: &[Kind] = &[
    Kind {
        key: "statutory",
        group: POSTS,
        name: "Change the statutory role of a post",
        asks: &[POST, ask("statutory", "Which role that the law asks for?", "", Control::Statutory)],
        make: statutory,
    },
    Kind {
        key: "cases",
        group: POSTS,
        name: "Change whether a post holds cases",
        asks: &[
            POST,
            ask("holds_cases", "Does it hold children’s cases?", "", Control::Tick("It holds cases")),
        ],
        make: holds_cases,
    },
    Kind {
        key: "also",
        group: LINE,
        name: "Change to whom a post also answers",
        asks: &[
            POST,
            ask(
                "also",
                "To which post does it answer besides its line manager?",
                "It replaces those to whom it answers now.",
                Control::Manager,
            ),
        ],
        make: also,
    },
    Kind {
        key: "functions",
        group: TEAMS,
        name: "Change what a team is for",
        asks: &[TEAM, ask("functions", "What is it for?", "One function a line.", Control::Lines)],
        make: functions,
    },
    Kind {
        key: "split",
        group: TEAMS,
        name: "Split a team",
        asks: &[
            TEAM,
            ask("name", "What is the new team called?", "The team itself keeps its name.", Control::Text),
            ask(
                "posts",
                "Which posts go to it?",
                "The posts of the team are listed once the team is chosen and the form is sent. Nothing is added before posts are ticked.",
                Control::PostsOfTeam,
            ),
        ],
        make: split,
    },
    Kind {
        key: "move-team",
        group: TRANSFERS,
        name: "Move a team to another service",
        asks: &[TEAM, ask("service", "To which service?", "", Control::Service)],
        make: move_team,
    },
    Kind {
        key: "transfer-out",
        group: TRANSFERS,
        name: "Transfer a team out",
        asks: &[
            ask("team", "Which team?", "It leaves with its posts and people.", Control::Team),
            ask("to", "To whom?", "Such as a health trust or another council.", Control::Text),
        ],
        make: transfer_out,
    },
    Kind {
        key: "transfer-in",
        group: TRANSFERS,
        name: "Transfer a post in",
        asks: &[
            ask("from", "From whom?", "The employer whom it leaves: TUPE Regulations 2006.", Control::Text),
            ask("on", "On which day?", "", Control::Day),
            ask("title", "What is the title of the post?", "", Control::Text),
            ask("team", "To which team?", "", Control::Team),
            MANAGER,
            GRADE,
            INDICATIVE,
            FTE,
            ask("name", "Who comes with it?", "Leave it empty where nobody does.", Control::Text),
            ask(
                "service_from",
                "When did their continuous service begin?",
                "Leave it empty where it is not known.",
                Control::Day,
            ),
        ],
        make: transfer_in,
    },
    Kind {
        key: "create-service",
        group: SERVICES,
        name: "Create a service",
        asks: &[ask("name", "What is it called?", "", Control::Text)],
        make: create_service,
    },
    Kind {
        key: "rename-service",
        group: SERVICES,
        name: "Rename a service",
        asks: &[
            ask("service", "Which service?", "", Control::Service),
            ask("name", "What is its new name?", "", Control::Text),
        ],
        make: rename_service,
    },
    Kind {
        key: "close-service",
        group: SERVICES,
        name: "Close a service",
        asks: &[ask("service", "Which service?", "Move or close its teams first.", Control::Service)],
        make: close_service,
    },
    Kind {
        key: job::KEY,
        group: "Job descriptions",
        name: "Write a job description",
        asks: job::ASKS,
        make: job::make,
    },
];

/// What is sent where a post has no role that the law asks for.
pub(super) const NO_ROLE: &str = "none";

fn statutory(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let post = answers.the_post();
    let role = match answers.form.value("statutory") {
        NO_ROLE => Some(None),
        _ => answers.word("statutory", "Choose the role, or that there is none").map(Some),
    };
    Some(vec![Change::SetStatutory(post?, role?)])
}

fn holds_cases(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let post = answers.the_post();
    Some(vec![Change::SetHoldsCases(post?, answers.ticked("holds_cases"))])
}

fn also(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let post = answers.the_post();
    let others = match answers.form.value("also") {
        super::kinds::NOBODY => Some(Vec::new()),
        _ => answers.post("also", "Choose the post, or that there is none").map(|one| vec![one]),
    };
    Some(vec![Change::SetDotted(post?, others?)])
}

fn functions(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let team = answers.team("team");
    let functions = job::lines(answers.form.value("functions"));
    let functions =
        answers.or_refuse(Some(functions).filter(|all| !all.is_empty()), "functions", "Enter what it is for");
    Some(vec![Change::SetFunctions(team?, functions?)])
}

fn split(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let team = answers.team("team");
    let name = answers.form.read_text("name", "Enter the name of the new team");
    let of_team = |id: &PostId| answers.of.posts.get(id).is_some_and(|post| Some(post.team) == team);
    let chosen: Vec<PostId> =
        answers.form.values("posts").filter_map(|id| id.parse().ok()).filter(of_team).collect();
    let posts = answers.or_refuse(
        Some(chosen).filter(|all| !all.is_empty()),
        "posts",
        "Tick the posts that go to it",
    );
    let of = answers.of.teams.get(&team?)?;
    let is = Team { name: name?, ..of.clone() };
    Some(vec![Change::SplitTeam(team?, vec![Part { team: TeamId(Uuid::now_v7()), is, posts: posts? }])])
}

fn move_team(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (team, service) = (answers.team("team"), answers.word("service", "Choose the service"));
    Some(vec![Change::MoveTeam(team?, service?)])
}

fn transfer_out(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let (team, to) = (answers.team("team"), answers.form.read_text("to", "Enter to whom it goes"));
    Some(vec![Change::TransferOut(team?, to?)])
}

fn transfer_in(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let from = answers.form.read_text("from", "Enter from whom it comes");
    let on = answers.form.read_day("on", "the day of the transfer");
    let title = answers.form.read_text("title", "Enter the title of the post");
    let (team, reports_to, fte) = (answers.team("team"), answers.manager(), answers.fte());
    let grade = Some(answers.form.value("grade").to_owned()).filter(|grade| !grade.is_empty());
    let name = answers.form.value("name").trim().to_owned();
    let parts = ["service_from-day", "service_from-month", "service_from-year"];
    let service_from = match parts.iter().all(|part| answers.form.value(part).is_empty()) {
        true => Some(None),
        false => answers.form.read_day("service_from", "the day on which it began").map(Some),
    };
    let (id, staff) = (PostId(Uuid::now_v7()), StaffId(Uuid::now_v7()));
    let post = Post {
        reference: None,
        title: title?,
        team: team?,
        indicative: grade.is_some() && answers.ticked("indicative"),
        grade,
        fte: fte?,
        weeks: WeeksAYear::WHOLE,
        funding: Funding::default(),
        contract: Contract::default(),
        reports_to: reports_to?,
        dotted: Vec::new(),
        job: None,
        statutory: None,
        holds_cases: false,
        pay: PostPay::default(),
    };
    let service_from = service_from?;
    let holder = (!name.is_empty()).then(|| {
        let member =
            StaffMember { reference: None, name, service_from, registered: false, pay: StaffPay::default() };
        let holding = Holding {
            staff,
            post: id,
            fte: post.fte,
            footing: Footing::TransferredIn,
            spine_point: None,
            away: None,
        };
        (staff, member, HoldingId(Uuid::now_v7()), holding)
    });
    Some(vec![Change::TransferIn { post: (id, post), holder, from: from?, on: on? }])
}

fn create_service(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let name = answers.form.read_text("name", "Enter the name of the service")?;
    Some(vec![Change::CreateService(ServiceId(Uuid::now_v7()), Service { name })])
}

fn rename_service(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    let service = answers.word("service", "Choose the service");
    let name = answers.form.read_text("name", "Enter the new name");
    Some(vec![Change::RenameService(service?, name?)])
}

fn close_service(answers: &mut Answers<'_>) -> Option<Vec<Change>> {
    Some(vec![Change::CloseService(answers.word("service", "Choose the service")?)])
}
