//! The room Redesign: the establishment and its chart, loading a table, a proposal from its first word to
//! the day on which it is carried out.

use axum::http::StatusCode;
use jiff::civil::date;
use service::Action;
use web::app::FILE_MOST;
use workforce::{Establishment, PostId, ProposalId, Stage};

use crate::given::{Answer, House, TODAY, Visitor};

const TABLE: &str = "\
post,title,service,team,ages,grade,fte,reports to,holds cases,person,name
P1,Head of Service,Safeguarding,Leadership,,P,1,,no,S1,Ada Bello
P2,Team Manager,Safeguarding,MASH,0-18,K,1,P1,no,S2,Sam Okoro
P3,Social Worker,Safeguarding,MASH,0-18,H,1,P2,yes,S3,Mei Lin
P4,Social Worker,Safeguarding,MASH,0-18,H,0.6,P2,yes,,
P5,Team Manager,Safeguarding,Court,0-18,K,1,P1,no,,";

pub fn house() -> House {
    let house = House::new();
    house.establish(TABLE);
    house
}

pub fn of(house: &House) -> Establishment {
    house.service.establishment(&house.sign_in("hr").viewer, TODAY).unwrap()
}

pub fn post(house: &House, reference: &str) -> PostId {
    let of = of(house);
    let found = of.posts.iter().find(|(_, post)| post.reference.as_deref() == Some(reference));
    *found.unwrap().0
}

const FROM_TODAY: [(&str, &str); 3] = [("from-day", "15"), ("from-month", "11"), ("from-year", "2021")];

async fn load(visitor: &Visitor<'_>, table: &[u8], more: &[(&str, &str)]) -> Answer {
    let mut typed = FROM_TODAY.to_vec();
    typed.extend(more);
    visitor.send_file(web::paths::ESTABLISHMENT_LOAD, &typed, table).await
}

/// A proposal of human resources, to take effect at the end of January.
pub async fn begun(house: &House) -> ProposalId {
    let hr = house.sign_in("hr");
    let typed = [
        ("name", "Destination 22"),
        ("case", "Children change worker too often."),
        ("effect-day", "31"),
        ("effect-month", "1"),
        ("effect-year", "2022"),
    ];
    let answer = hr.send(web::paths::NEW_PROPOSAL, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let path = answer.to.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

pub async fn add(house: &House, id: ProposalId, kind: &str, typed: &[(&str, &str)]) -> Answer {
    house.sign_in("hr").send(&web::paths::add_kind(id, kind), typed).await
}

/// A proposal that deletes the vacant part-time post.
async fn with_a_deletion(house: &House) -> ProposalId {
    let id = begun(house).await;
    let gone = post(house, "P4").to_string();
    let typed = [("post", gone.as_str()), ("reason", "It has been vacant for a year.")];
    assert_eq!(add(house, id, "delete", &typed).await.status, StatusCode::SEE_OTHER);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_establishment_says_what_there_is_and_how_much_of_it_is_filled() {
    let house = house();
    let page = house.sign_in("practitioner").open(web::paths::REDESIGN).await;
    page.says(&[
        "<strong>4.6</strong> full-time equivalents in 5 posts, <strong>1.6</strong> of them vacant. 3 people.",
        "Safeguarding</a>",
        "MASH</a>",
    ]);
    page.never_says(&["Load a table", "Begin a proposal"]);
    let hr = house.sign_in("hr").open(web::paths::REDESIGN).await;
    hr.says(&["Load a table", "Begin a proposal"]);
    let director = house.sign_in("director").open(web::paths::REDESIGN).await;
    director.never_says(&["Load a table"]);
    assert_eq!(house.sign_in("hr").open("/redesign?day=2015-01-01").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chart_shuts_and_opens_branches_by_links_and_goes_to_a_post_that_is_looked_for() {
    let house = house();
    let visitor = house.sign_in("practitioner");
    let (manager, worker) = (post(&house, "P2").0.simple(), post(&house, "P3").0.simple());
    let open = visitor.open(web::paths::STRUCTURE).await;
    open.says(&["Hides the 2 posts that report to it", &format!("id=\"post-{worker}\""), "Mei Lin"]);

    let shut = visitor.open(&format!("{}?shut={manager}", web::paths::STRUCTURE)).await;
    shut.says(&["Shows the 2 posts that report to it", "+ 2 beneath"]);
    shut.never_says(&[&format!("id=\"post-{worker}\"")]);
    // The table still says all of it, and nothing of an address that is no post comes back.
    shut.says(&["<td>Mei Lin</td>"]);
    let odd = visitor.open(&format!("{}?shut=%3Cscript%3E", web::paths::STRUCTURE)).await;
    odd.never_says(&["script&gt;", "<script>"]);

    let found = visitor.open(&format!("{}?find=mei", web::paths::STRUCTURE)).await;
    assert_eq!(found.status, StatusCode::SEE_OTHER);
    assert!(found.to.ends_with(&format!("at={worker}#post-{worker}")), "{}", found.to);
    // The way to it is open even where the branch was shut.
    let at = visitor.open(&format!("{}?shut={manager}&at={worker}", web::paths::STRUCTURE)).await;
    at.says(&[&format!("id=\"post-{worker}\""), ". Found"]);

    let several = visitor.open(&format!("{}?find=team+manager", web::paths::STRUCTURE)).await;
    several.says(&["2 posts that fit", &format!("#post-{manager}")]);
    let none = visitor.open(&format!("{}?find=astronaut", web::paths::STRUCTURE)).await;
    none.says(&["No post here fits", "value=\"astronaut\""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn any_past_or_planned_day_can_be_chosen_on_the_page() {
    let house = house();
    let worker = house.sign_in("worker");
    let page = worker.open(web::paths::REDESIGN).await;
    page.says(&["Which day?", "name=\"on-day\""]);
    let at = |day: &str| format!("{}?on-day={day}&on-month=1&on-year=2022", web::paths::REDESIGN);
    let chosen = worker.open(&at("31")).await;
    assert_eq!((chosen.status, chosen.to.as_str()), (StatusCode::SEE_OTHER, "/redesign?day=2022-01-31"));
    worker.open(&chosen.to).await.says(&["Monday 31 January 2022", "/redesign/structure?day=2022-01-31"]);
    let odd = worker.open(&at("32")).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    odd.says(&["There is a problem", "value=\"32\"", "Monday 15 November 2021"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_downloaded_can_be_loaded_again_and_changes_nothing() {
    let house = house();
    let hr = house.sign_in("hr");
    for path in [web::paths::ESTABLISHMENT_XLSX, web::paths::ESTABLISHMENT_CSV] {
        let file = hr.download(path).await;
        let answer = load(&hr, &file, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.page);
        hr.open(&answer.to).await.says(&["Nothing was different from what is recorded"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn why_a_colleague_is_away_and_what_they_are_paid_is_for_those_who_keep_the_establishment() {
    let house = House::new();
    let table = "post,title,service,team,fte,reports to,person,name,away,spine point,supplement\n\
                 P1,Head of Service,Safeguarding,Leadership,1,,S1,Ada Bello,,,\n\
                 P2,Social Worker,Safeguarding,MASH,1,P1,S2,Sam Okoro,sickness,31,4000\n";
    house.establish(table);
    let worker = house.sign_in("worker");
    worker.open(web::paths::STRUCTURE).await.says(&["Sam Okoro (away)"]).never_says(&["sickness"]);
    let of = |file: Vec<u8>| String::from_utf8(file).unwrap();
    let theirs = of(worker.download(web::paths::ESTABLISHMENT_CSV).await);
    assert!(theirs.contains("Sam Okoro") && theirs.contains("Social Worker"));
    for guarded in ["sickness", "spine point", "4,000", "S2"] {
        assert!(!theirs.contains(guarded), "{guarded}: {theirs}");
    }
    let all = of(house.sign_in("hr").download(web::paths::ESTABLISHMENT_CSV).await);
    assert!(all.contains("sickness") && all.contains("4,000.00"), "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_template_is_there_before_any_post_is() {
    let house = House::new();
    let hr = house.sign_in("hr");
    hr.open(web::paths::REDESIGN).await.says(&["No posts are recorded on this day."]);
    let file = hr.download(web::paths::ESTABLISHMENT_XLSX).await;
    let answer = load(&hr, &file, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["the table is the whole establishment"]);
    let answer = load(&hr, TABLE.as_bytes(), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    assert_eq!(of(&house).posts.len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_rows_are_listed_with_what_is_allowed_and_nothing_is_loaded() {
    let house = house();
    let hr = house.sign_in("hr");
    let bad = "post,title,service,team,fte,funding\nP1,Head,Safeguarding,MASH,6,core\n\nP9,,Safeguarding,MASH,1,lottery\n";
    let answer = load(&hr, bad.as_bytes(), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&[
        "Nothing was loaded. Put 2 things right",
        "<th scope=\"row\">2</th><td class=\"gt-nowrap\">fte</td><td>6</td>",
        "<th scope=\"row\">4</th><td class=\"gt-nowrap\">title</td><td>nothing</td>",
        "value=\"2021\"",
    ]);
    assert_eq!(of(&house).posts.len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_made_smaller_and_larger_by_links_that_keep_the_branches_and_the_search() {
    let house = house();
    let hr = house.sign_in("hr");
    let manager = post(&house, "P2").0.simple().to_string();
    let at = |zoom: &str| format!("{}?shut={manager}{zoom}", web::paths::STRUCTURE);
    let own = hr.open(&at("")).await;
    own.says(&["Size: <strong>100%</strong>", "Smaller", "Larger", "Fit to the width"])
        .never_says(&["Own size"]);
    let smaller = format!("shut={manager}&zoom=75");
    assert!(own.page.replace("&#38;", "&").contains(&smaller), "{smaller}: {}", own.page);
    let large = hr.open(&at("&zoom=200")).await;
    large.says(&["Size: <strong>200%</strong>", "Own size"]).never_says(&["Larger"]);
    assert!(large.page.contains("name=\"zoom\" value=\"200\""), "a search keeps the size");
    hr.open(&at("&zoom=fit")).await.says(&["Size: <strong>as wide as the page</strong>"]);
    // What is no size is not one.
    hr.open(&at("&zoom=9999")).await.says(&["Size: <strong>100%</strong>"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_that_are_not_in_the_file_end_only_when_that_is_said() {
    let house = house();
    let hr = house.sign_in("hr");
    let smaller: String = TABLE.lines().take(5).map(|line| format!("{line}\n")).collect();
    let answer = load(&hr, smaller.as_bytes(), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["1 post is recorded and not in the file", "P5, Team Manager", "They end on that day"]);
    assert_eq!(of(&house).posts.len(), 5);
    let answer = load(&hr, smaller.as_bytes(), &[("ending", "yes")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(of(&house).posts.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_table_is_refused_beside_the_file() {
    let house = house();
    let hr = house.sign_in("hr");
    let too_large = vec![b'a'; FILE_MOST + 1];
    for (file, says) in [
        (&b""[..], "Choose the file with the table"),
        (b"%PDF-1.7", "must be a spreadsheet (.xlsx) or a CSV file"),
        (b"PK\x03\x04 torn", "could not be opened"),
        (&too_large, "Choose a file of at most 5 MB"),
    ] {
        let answer = load(&hr, file, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        answer.says(&[says]);
    }
    let far_too_large = vec![b'a'; FILE_MOST * 5];
    assert_eq!(load(&hr, &far_too_large, &[]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_taken_only_from_our_own_page_and_from_those_who_may_load() {
    let house = House::new();
    let hr = house.sign_in("hr");
    let path = web::paths::ESTABLISHMENT_LOAD;
    let foreign = hr.send_file_without_token(path, &FROM_TODAY, TABLE.as_bytes()).await;
    assert_eq!(foreign.status, StatusCode::BAD_REQUEST);
    let mut wrong = vec![("token", "guessed")];
    wrong.extend(FROM_TODAY);
    let guessed = hr.send_file_without_token(path, &wrong, TABLE.as_bytes()).await;
    assert_eq!(guessed.status, StatusCode::BAD_REQUEST);
    for who in ["director", "practitioner", "analyst"] {
        let visitor = house.sign_in(who);
        assert_eq!(visitor.open(path).await.status, StatusCode::FORBIDDEN, "{who}");
        assert_eq!(load(&visitor, TABLE.as_bytes(), &[]).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    assert!(of(&house).posts.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_begun_with_a_name_a_case_and_a_day_that_has_not_passed() {
    let house = house();
    let hr = house.sign_in("hr");
    let typed = [("name", ""), ("case", "Too many handovers"), ("effect-day", "31")];
    let answer = hr.send(web::paths::NEW_PROPOSAL, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Enter the name of the proposal", "Too many handovers", "value=\"31\""]);
    let past = [
        ("name", "D22"),
        ("case", "Why"),
        ("effect-day", "1"),
        ("effect-month", "1"),
        ("effect-year", "2021"),
    ];
    let answer = hr.send(web::paths::NEW_PROPOSAL, &past).await;
    answer.says(&["Enter a day of effect that has not passed"]);
    let practitioner = house.sign_in("practitioner");
    assert_eq!(practitioner.open(web::paths::NEW_PROPOSAL).await.status, StatusCode::FORBIDDEN);
    assert_eq!(practitioner.send(web::paths::NEW_PROPOSAL, &past).await.status, StatusCode::FORBIDDEN);

    let id = begun(&house).await;
    hr.open(&web::paths::reword(id)).await.says(&["value=\"Destination 22\"", "value=\"2022\""]);
    let words = [
        ("name", "Destination 22, phase 2"),
        ("case", "Why"),
        ("effect-day", "1"),
        ("effect-month", "2"),
        ("effect-year", "2022"),
    ];
    assert_eq!(hr.send(&web::paths::reword(id), &words).await.status, StatusCode::SEE_OTHER);
    hr.open(&web::paths::proposal(id)).await.says(&["Destination 22, phase 2", "1 February 2022"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_confidential_and_looks_like_nothing_to_others() {
    let house = house();
    let id = with_a_deletion(&house).await;
    let nothing = ProposalId(uuid::Uuid::now_v7());
    let others = house.sign_in("practitioner");
    assert!(!others.viewer.may(Action::ChangeStructure));
    for path in [
        web::paths::proposal,
        web::paths::add_change,
        web::paths::reword,
        |id| web::paths::step(id, "launch"),
        |id| web::paths::take_out(id, 1),
        |id| web::paths::add_kind(id, "delete"),
        |id| web::paths::proposal_part(id, "versions"),
    ] {
        let (hidden, absent) = (others.open(&path(id)).await, others.open(&path(nothing)).await);
        assert_eq!((hidden.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(hidden.page, absent.page);
    }
    others.open(web::paths::REDESIGN).await.never_says(&["Destination 22"]);
    let sent = others.send(&web::paths::step(id, "launch"), &[]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    // The director sees drafts.
    house.sign_in("director").open(&web::paths::proposal(id)).await.says(&["Draft, confidential"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_change_asks_for_a_reason_and_keeps_what_was_typed() {
    let house = house();
    let id = begun(&house).await;
    let hr = house.sign_in("hr");
    let choose = hr.open(&web::paths::add_change(id)).await;
    for kind in [
        "delete",
        "create",
        "regrade",
        "retitle",
        "move",
        "line",
        "hours",
        "weeks",
        "contract",
        "funding",
        "ages",
        "localities",
        "rename-team",
        "close-team",
        "create-team",
        "merge",
        "team-line",
        "statutory",
        "also",
        "functions",
        "split",
        "move-team",
        "transfer-out",
        "transfer-in",
        "create-service",
        "rename-service",
        "close-service",
        "cases",
        "job",
    ] {
        choose.says(&[&web::paths::add_kind(id, kind)]);
        let form = hr.open(&web::paths::add_kind(id, kind)).await;
        assert_eq!(form.status, StatusCode::OK, "{kind}");
        let refused = add(&house, id, kind, &[("title", "Kept title"), ("name", "Kept name")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}");
        refused.says(&["Enter why the change is proposed", "There is a problem"]);
    }
    let kept = add(&house, id, "retitle", &[("title", "Practice Manager"), ("reason", "One title")]).await;
    kept.says(&["Choose the post", "Practice Manager", "One title"]);
    assert_eq!(hr.open(&web::paths::add_kind(id, "abolish")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_are_made_one_after_another_and_told_in_words() {
    let house = house();
    let id = with_a_deletion(&house).await;
    let of = of(&house);
    let team = |name: &str| of.teams.iter().find(|(_, team)| team.name == name).unwrap().0.to_string();
    let (mash, court) = (team("MASH"), team("Court"));
    let (head, manager, other) = (post(&house, "P1"), post(&house, "P2"), post(&house, "P5"));
    let (head, manager, other) = (head.to_string(), manager.to_string(), other.to_string());
    let reason = ("reason", "As the case for change says.");
    let changes: &[(&str, &[(&str, &str)])] = &[
        (
            "create",
            &[
                ("title", "Reviewing Officer"),
                ("team", &mash),
                ("reports_to", &head),
                ("grade", "L"),
                ("indicative", "yes"),
                ("fte", "0.5"),
                ("count", "2"),
                ("contract", "contracted"),
                ("funding", "grant"),
                reason,
            ],
        ),
        ("regrade", &[("post", &manager), ("grade", "L"), reason]),
        ("hours", &[("post", &manager), ("fte", "0.8"), reason]),
        ("weeks", &[("post", &manager), ("weeks", "39"), reason]),
        ("line", &[("post", &other), ("reports_to", &manager), reason]),
        ("ages", &[("team", &mash), ("ages_from", "0"), ("ages_to", "13"), reason]),
        ("localities", &[("team", &mash), ("localities", "East"), reason]),
        (
            "create-team",
            &[
                ("name", "Front Door"),
                ("service", &of.services.keys().next().unwrap().to_string()),
                ("functions", "Contacts\nReferrals"),
                reason,
            ],
        ),
        ("merge", &[("into", &mash), ("teams", &court), ("name", "MASH and Court"), reason]),
    ];
    for (kind, typed) in changes {
        let answer = add(&house, id, kind, typed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{kind}: {}", answer.page);
    }
    // A post too many, a circle, a team that still has posts: refused beside the question.
    let circle = add(&house, id, "line", &[("post", &manager), ("reports_to", &other), reason]).await;
    assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY);
    circle.says(&["does not report, through others, to this post", "id=\"reports_to-error\""]);
    let hours = add(&house, id, "hours", &[("post", &manager), ("fte", "1.5"), reason]).await;
    hours.says(&["id=\"fte-error\"", "value=\"1.5\""]);
    let full = add(&house, id, "close-team", &[("team", &mash), reason]).await;
    full.says(&["Move or delete its posts before closing", "id=\"team-error\""]);

    let hr = house.sign_in("hr");
    let page = hr.open(&web::paths::proposal(id)).await;
    page.says(&[
        "Deleted posts (1)",
        "New posts created (2)",
        "Changed posts (3)",
        "Changes of line management (1)",
        "It has been vacant for a year.",
        "<strong>4.6</strong> full-time equivalents become <strong>4.8</strong> (+0.2)",
    ]);
    let posts = hr.open(&web::paths::proposal_part(id, "posts")).await;
    posts.says(&[
        "Reviewing Officer</th><td data-label=\"Grade\">L</td><td class=\"gt-num\" data-label=\"Before\">0</td>",
        "Deleted post",
        "Grade: K, to be L",
        "Line manager: Head of Service, to be Team Manager",
    ]);
    let structure = hr.open(&web::paths::proposal_part(id, "structure")).await;
    structure.says(&["Deleted", "New", "line moves", "id=\"present-", "id=\"post-", "As it is"]);
    let versions = hr.open(&web::paths::proposal_part(id, "versions")).await;
    versions.says(&["Begun as Destination 22", "Grace Osei", "Added: Deleted posts"]);
    let checks = hr.open(&web::paths::proposal_part(id, "checks")).await;
    for check in workforce::checks::CHECKS {
        checks.says(&[check.asks]);
    }
    checks.says(&[
        "Could not be checked",
        "Nobody has counted or forecast the cases",
        "To look at",
        "There is no",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_taken_out_with_a_reason_and_stays_among_the_versions() {
    let house = house();
    let id = with_a_deletion(&house).await;
    let hr = house.sign_in("hr");
    let out = web::paths::take_out(id, 1);
    hr.open(&out).await.says(&["Deleted posts: ", "It has been vacant for a year."]);
    let refused = hr.send(&out, &[("reason", " ")]).await;
    refused.says(&["Enter why the change is taken out"]);
    assert_eq!(hr.send(&out, &[("reason", "It was filled.")]).await.status, StatusCode::SEE_OTHER);
    hr.open(&web::paths::proposal(id)).await.says(&["No change is proposed yet."]);
    let versions = hr.open(&web::paths::proposal_part(id, "versions")).await;
    versions.says(&["Change 1 taken out", "It was filled.", "It has been vacant for a year."]);
    assert_eq!(hr.open(&out).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_launched_confirmed_and_carried_out_and_becomes_the_establishment_on_its_day() {
    let house = house();
    let empty = begun(&house).await;
    let hr = house.sign_in("hr");
    let launch = hr.send(&web::paths::step(empty, "launch"), &[]).await;
    launch.says(&["Add at least one change before consulting on it"]);

    let id = with_a_deletion(&house).await;
    hr.open(&web::paths::step(id, "launch")).await.says(&[
        "1 post deleted, 0 posts created and 0 posts changed. 4.6 full-time equivalents become 4.",
        "0 people hold a post that would be deleted.",
    ]);
    assert_eq!(hr.send(&web::paths::step(id, "launch"), &[]).await.status, StatusCode::SEE_OTHER);

    // Staff read it now, without their colleagues' names, and may not change it.
    let staff = house.sign_in("practitioner");
    let page = staff.open(&web::paths::proposal(id)).await;
    page.says(&["In consultation", "It has been vacant for a year."]);
    page.never_says(&["Take out", "Add a change", "Close the consultation"]);
    let structure = staff.open(&format!("{}&posts=all", web::paths::proposal_part(id, "structure"))).await;
    structure.never_says(&["Mei Lin", "Sam Okoro"]).says(&["Social Worker"]);
    assert_eq!(staff.open(&web::paths::step(id, "confirm")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        staff.send(&web::paths::step(id, "confirm"), &[("outcome", "Ours")]).await.status,
        StatusCode::FORBIDDEN
    );

    // A step out of order is not open, and words are asked for.
    assert_eq!(hr.open(&web::paths::step(id, "carry-out")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let confirm = web::paths::step(id, "confirm");
    hr.send(&confirm, &[("outcome", "")]).await.says(&["Enter what the consultation changed"]);
    let outcome = [("outcome", "Nothing: nobody objected.")];
    assert_eq!(hr.send(&confirm, &outcome).await.status, StatusCode::SEE_OTHER);
    staff.open(&web::paths::proposal(id)).await.says(&["Confirmed", "Nothing: nobody objected."]);
    let closed = hr.open(&web::paths::add_change(id)).await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY);

    hr.open(&web::paths::step(id, "carry-out")).await.says(&["as proposed from Monday 31 January 2022"]);
    assert_eq!(hr.send(&web::paths::step(id, "carry-out"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(of(&house).posts.len(), 5);
    let then = house.service.establishment(&hr.viewer, date(2022, 1, 31)).unwrap();
    assert_eq!(then.posts.len(), 4);
    let record = house.service.proposal(&hr.viewer, id).unwrap();
    assert_eq!(record.proposal.stage, Stage::CarriedOut);
    hr.open(web::paths::REDESIGN).await.says(&["31 January 2022"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_given_up_with_a_reason() {
    let house = house();
    let id = with_a_deletion(&house).await;
    let hr = house.sign_in("hr");
    let give_up = web::paths::step(id, "give-up");
    hr.send(&give_up, &[]).await.says(&["Enter why the proposal is given up"]);
    assert_eq!(
        hr.send(&give_up, &[("reason", "The money is not there.")]).await.status,
        StatusCode::SEE_OTHER
    );
    hr.open(&web::paths::proposal(id)).await.says(&["Given up: The money is not there."]);
    assert_eq!(hr.open(&give_up).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // It was never launched: it stays as confidential as it was.
    let staff = house.sign_in("practitioner");
    assert_eq!(staff.open(&web::paths::proposal(id)).await.status, StatusCode::NOT_FOUND);
    staff.open(web::paths::REDESIGN).await.never_says(&["Destination 22"]);
}
