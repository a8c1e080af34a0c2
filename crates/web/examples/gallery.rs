//! Every component on a few pages, to look at and to test in a browser:
//! `cargo run -p web --example gallery -- 127.0.0.1:8000`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use askama::Template;
use axum::routing::get;
use jiff::civil::{Date, date};
use web::components::{Cell, Entry, Pages, Row, Table};
use web::frame::{Crumb, LensBanner, Viewer};
use web::{Choice, Form, Frame, Html, OpenTo, Page, PageResult, Problem, Room, Site, words};

const PAGES: &[Page<()>] = &[
    Page { path: "/", open_to: OpenTo::Everyone, answers: || get(home) },
    Page { path: "/record", open_to: OpenTo::Everyone, answers: || get(record) },
    Page { path: "/scorecard", open_to: OpenTo::Everyone, answers: || get(scorecard) },
    Page { path: "/questions", open_to: OpenTo::Everyone, answers: || get(questions).post(answered) },
    Page { path: "/pieces", open_to: OpenTo::Everyone, answers: || get(pieces) },
    Page { path: "/sign-in", open_to: OpenTo::Everyone, answers: || get(sign_in) },
    Page { path: "/broken", open_to: OpenTo::Everyone, answers: || get(broken) },
];

#[tokio::main]
async fn main() {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8000".to_owned());
    let listener = tokio::net::TcpListener::bind(&address).await.expect("an address that is free");
    println!("http://{}", listener.local_addr().unwrap());
    axum::serve(listener, web::page::routes(PAGES)).await.unwrap();
}

fn site() -> Site {
    Site {
        council: "Westhaven City Council".to_owned(),
        demo_day: Some(date(2021, 11, 15)),
        version: "0.1.0".to_owned(),
    }
}

fn frame(title: &str) -> Frame {
    let viewer = Viewer {
        id: "leila".to_owned(),
        name: "Leila Marsh".to_owned(),
        role: "Social worker, Protection East".to_owned(),
        rooms: Room::ALL.to_vec(),
        may_search: true,
        token: "token".to_owned(),
    };
    Frame::new(title, &site(), Some(&viewer))
}

struct Due {
    state: &'static str,
    tone: &'static str,
    child: &'static str,
    what: &'static str,
    due: Date,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
    form: Form,
    due: Vec<Due>,
    teams: Vec<Choice>,
    pages: Pages,
}

async fn home() -> PageResult {
    let row = |state, tone, child, what, due| Due { state, tone, child, what, due };
    web::page(Home {
        frame: frame("My children").in_room(Room::Practise),
        form: Form::new().with("team", "east"),
        teams: vec![
            Choice::new("", "All teams"),
            Choice::new("east", "Protection East"),
            Choice::new("west", "Protection West"),
        ],
        due: vec![
            row("Overdue by 3 days", "red", "Amara Okafor, 7", "Child protection visit", date(2021, 11, 12)),
            row(
                "Due today, by 17:00",
                "amber",
                "the Hussain children (3)",
                "Child and family assessment",
                date(2021, 11, 15),
            ),
            row(
                "Due tomorrow",
                "amber",
                "Kacper Wiśniewski, 14",
                "Strategy discussion outcome",
                date(2021, 11, 16),
            ),
            row(
                "Due 12 December",
                "grey",
                "Unborn baby of Tia Long",
                "Pre-birth assessment",
                date(2021, 12, 12),
            ),
            row("Done on time", "green", "Ngozi Okafor, 4", "Core group", date(2021, 11, 8)),
            row(
                "Done 2 days late",
                "late",
                "Zoë Ångström-Lee, 11",
                "Return home interview",
                date(2021, 11, 5),
            ),
        ],
        pages: Pages::of(3, 9, |page| format!("?page={page}")),
    })
}

#[derive(Template)]
#[template(path = "record.html")]
struct Record {
    frame: Frame,
    parts: Vec<Crumb>,
    next: Vec<Row>,
    people: Vec<Row>,
    story: Vec<Entry>,
}

async fn record() -> PageResult {
    let entry = |title: &str, when: Date| Entry {
        title: title.into(),
        when: words::brief(when),
        datetime: words::iso(when),
        ..Entry::default()
    };
    web::page(Record {
        frame: frame("Amara Okafor")
            .in_room(Room::Practise)
            .after(Crumb::to("My children", "/"))
            .after(Crumb::here("Amara Okafor")),
        parts: [
            "Overview",
            "Story",
            "Plan",
            "Family",
            "Meetings",
            "Health and education",
            "Documents",
            "Who has looked",
        ]
        .into_iter()
        .map(|part| Crumb::to(part, "/record"))
        .collect(),
        next: vec![
            Row::new(
                "Core group",
                Html::trusted(r#"<span class="gt-state gt-state--red">Overdue by 4 days</span> Thu 11 Nov"#),
            )
            .action("Record", "the core group", "#"),
            Row::new(
                "Visit",
                Html::trusted(r#"<span class="gt-state gt-state--amber">Due tomorrow</span> Tue 16 Nov"#),
            )
            .action("Record", "the visit", "#"),
            Row::new("Review conference", "Fri 12 November, three months after the initial conference"),
        ],
        people: vec![
            Row::new("Mother", "Ngozi Okafor · parental responsibility"),
            Row::new("Brother", "Chidi, 4 · same plan"),
            Row::new("School", "St Denys Primary · Mrs Rao, designated lead"),
            Row::new("Health visitor", "not known: ask the surgery"),
        ],
        story: vec![
            Entry {
                byline: "Leila Marsh, recorded Monday 1 November".into(),
                body: Html::trusted(
                    "“I like it when we cook. I don’t like it when the door bangs.” <a class=\"govuk-link\" href=\"#\">Read the visit</a>",
                ),
                ..entry("Visit: seen, seen alone, at home", date(2021, 10, 29))
            },
            Entry {
                byline: "Struck out by Leila Marsh on 14 September".into(),
                body: "Recorded on the wrong child: it belongs to Chidi.".into(),
                struck: true,
                ..entry("Visit: seen at school", date(2021, 9, 10))
            },
            Entry {
                byline: "Imelda Cross, conference chair".into(),
                body: "Plan, category neglect. Eight professionals and both parents were there.".into(),
                statutory: true,
                ..entry("Initial child protection conference", date(2021, 8, 12))
            },
            Entry {
                statutory: true,
                ..entry("Strategy discussion, section 47 enquiry began", date(2021, 7, 22))
            },
        ],
    })
}

struct Measured {
    name: &'static str,
    months: [&'static str; 7],
    target: &'static str,
    state: &'static str,
    tone: &'static str,
}

struct Area {
    name: &'static str,
    rows: Vec<Measured>,
}

#[derive(Template)]
#[template(path = "scorecard.html")]
struct Scorecard {
    frame: Frame,
    months: [&'static str; 7],
    areas: Vec<Area>,
}

async fn scorecard() -> PageResult {
    let row = |name, months, target, state, tone| Measured { name, months, target, state, tone };
    let day = date(2021, 10, 31);
    web::page(Scorecard {
        frame: frame("Scorecard")
            .in_room(Room::Measure)
            .through(Some(LensBanner { as_at: day, known_by: day, now: "/scorecard".to_owned() }))
            .after(Crumb::to("Measure", "/scorecard"))
            .after(Crumb::here("Scorecard")),
        months: ["Apr 21", "May 21", "Jun 21", "Jul 21", "Aug 21", "Sep 21", "Oct 21"],
        areas: vec![
            Area {
                name: "Front door",
                rows: vec![
                    row(
                        "Contacts received",
                        ["1,897", "2,014", "2,206", "1,988", "1,640", "2,102", "2,077"],
                        "–",
                        "No target",
                        "grey",
                    ),
                    row(
                        "Contacts decided within one working day",
                        ["87%", "88%", "84%", "90%", "91%", "86%", "82%"],
                        "90%",
                        "Misses target",
                        "red",
                    ),
                    row(
                        "Re-referrals within 12 months",
                        ["21%", "20%", "22%", "19%", "18%", "21%", "20%"],
                        "20%",
                        "Meets target",
                        "green",
                    ),
                ],
            },
            Area {
                name: "Children in need of protection",
                rows: vec![
                    row(
                        "Initial conferences within 15 working days of the strategy discussion",
                        ["79%", "81%", "90%", "74%", "88%", "85%", "83%"],
                        "85%",
                        "Close",
                        "amber",
                    ),
                    row(
                        "Children on a plan for two years or more",
                        ["no cases", "1", "1", "2", "2", "not published", "1"],
                        "0",
                        "Misses target",
                        "red",
                    ),
                ],
            },
        ],
    })
}

#[derive(Template)]
#[template(path = "questions.html")]
struct Questions {
    frame: Frame,
    form: Form,
    sources: Vec<Choice>,
    outcomes: Vec<Choice>,
    worries: Vec<Choice>,
}

fn question_page(form: Form) -> Questions {
    Questions {
        frame: frame("Record a contact")
            .in_room(Room::Practise)
            .after(Crumb::to("Front door", "/"))
            .after(Crumb::here("Record a contact"))
            .refused(form.is_refused()),
        form,
        sources: vec![
            Choice::new("", "Choose who told us"),
            Choice::new("1A", "Individual: family member or carer"),
            Choice::new("2A", "School"),
            Choice::new("5A", "Police"),
        ],
        outcomes: vec![
            Choice::new("assess", "Start a child and family assessment")
                .hint("Level 4: a child may be in need under section 17"),
            Choice::new("early_help", "Offer early help")
                .hint("Level 2 or 3, with the family’s agreement")
                .reveals(),
            Choice::new("advice", "Give advice and close"),
            Choice::or("or"),
            Choice::new("wait", "Ask for more information first"),
        ],
        worries: vec![
            Choice::new("neglect", "Neglect"),
            Choice::new("domestic", "Domestic abuse").hint("Between adults in the home, or by the child"),
            Choice::new("exploitation", "Exploitation"),
            Choice::or("or"),
            Choice::new("none", "None of these").exclusive(),
        ],
    }
}

async fn questions() -> PageResult {
    web::page(question_page(Form::new()))
}

async fn answered(mut form: Form) -> PageResult {
    if form.value("name").is_empty() {
        form.refuse("name", "Enter the child’s name, or as much of it as you were told");
    }
    if form.date("born").is_empty() {
        form.refuse("born", "Enter the child’s date of birth");
    }
    if form.value("source").is_empty() {
        form.refuse("source", "Choose who told us");
    }
    if form.value("outcome").is_empty() {
        form.refuse("outcome", "Choose what happens next");
    }
    if form.values("worries").next().is_none() {
        form.refuse("worries", "Choose what they are worried about, or “None of these”");
    }
    if form.value("reason").is_empty() {
        form.refuse("reason", "Enter the reason for your decision");
    }
    if form.is_refused() { web::refused(question_page(form)) } else { pieces().await }
}

#[derive(Template)]
#[template(path = "pieces.html")]
struct Pieces {
    frame: Frame,
    rows: Vec<Row>,
    table: Table,
    tabs: Vec<(String, String)>,
    links: Vec<Crumb>,
}

async fn pieces() -> PageResult {
    let person = |name: &str, born: Date, visits: &str| {
        vec![Cell::new(name), Cell::new(words::short(born)).sorted_by(words::iso(born)), Cell::figure(visits)]
    };
    web::page(Pieces {
        frame: frame("Pieces").after(Crumb::to("My children", "/")).after(Crumb::here("Pieces")),
        rows: vec![
            Row::new("Name", "Amara Okafor").action("Change", "name", "#"),
            Row::new("Date of birth", "14 March 2014").action("Change", "date of birth", "#"),
            Row::new("Address", Html::trusted("12 Quay Street<br>Westhaven<br>WH1 4QQ"))
                .action("Add", "an address", "#")
                .action("Change", "address", "#"),
        ],
        table: Table {
            caption: "Children and their visits since April".to_owned(),
            head: vec![Cell::new("Child"), Cell::new("Born"), Cell::figure("Visits")],
            rows: vec![
                person("Amara Okafor", date(2014, 3, 14), "1,204"),
                person("Kacper Wiśniewski", date(2007, 11, 2), "87"),
                person("Zoë Ångström-Lee", date(2010, 1, 30), "111"),
            ],
            rows_are_named: true,
        },
        tabs: [("this-week", "This week"), ("next-week", "Next week"), ("past", "Past weeks")]
            .map(|(id, words)| (id.to_owned(), words.to_owned()))
            .to_vec(),
        links: vec![
            Crumb::to("When is it due?", "/pieces"),
            Crumb::to("Tell us about a child", "/questions"),
        ],
    })
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    frame: Frame,
    form: Form,
}

async fn sign_in() -> PageResult {
    web::page(SignIn { frame: Frame::new("Sign in", &site(), None), form: Form::new() })
}

async fn broken() -> PageResult {
    Err(Problem::changed_meanwhile().way_on("Open Amara Okafor’s record again", "/record").within(frame("")))
}
