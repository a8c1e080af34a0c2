//! Job descriptions: loaded, read, written in a proposal, and by whom.

use axum::http::StatusCode;
use workforce::{JobId, ProposalFact, ProposalId};

use crate::given::{Answer, House, TODAY, Visitor};

const POSTS: &str = "\
post,title,service,team,ages,grade,fte,reports to,holds cases,person,name
P1,Head of Service,Safeguarding,Leadership,,P,1,,no,S1,Ada Bello
P2,Team Manager,Safeguarding,MASH,0-18,K,1,P1,no,S2,Sam Okoro
P3,Social Worker,Safeguarding,MASH,0-18,H,1,P2,yes,S3,Mei Lin";

const JOBS: &str = "\
title,grade,part,weight,text
Team Manager,K,duty,60,Supervises social workers every month
Team Manager,K,duty,40,Chairs strategy discussions
Team Manager,K,essential,,Five years of practice
Team Manager,K,qualification,,Registered social worker
Team Manager,K,manages,,8
";

const FROM_TODAY: [(&str, &str); 3] = [("from-day", "15"), ("from-month", "11"), ("from-year", "2021")];

fn house() -> House {
    let house = House::new();
    house.establish(POSTS);
    house
}

async fn load(visitor: &Visitor<'_>, table: &str) -> Answer {
    visitor.send_file(web::paths::JOBS_LOAD, &FROM_TODAY, table.as_bytes()).await
}

fn manager() -> JobId {
    JobId::named("Team Manager", Some("K"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_loaded_describes_the_posts_of_its_title_and_loading_it_again_changes_nothing() {
    let house = house();
    let hr = house.sign_in("hr");
    hr.open(web::paths::JOBS).await.says(&["No role has a job description yet", "Team Manager, grade K"]);
    let answer = load(&hr, JOBS).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/redesign/jobs?loaded=1"));
    hr.open(&answer.to).await.says(&["1 job description was recorded", "Roles without one", "Social Worker"]);
    let page = hr.open(&web::paths::job(manager(), None)).await;
    page.says(&[
        "Supervises social workers every month",
        "60%",
        "Up to 8 posts",
        "P2: Sam Okoro",
        "The post it",
    ]);

    let downloaded = String::from_utf8(hr.download(web::paths::JOBS_CSV).await).unwrap();
    let again = load(&hr, &downloaded).await;
    assert_eq!(again.to, "/redesign/jobs?loaded=0");
    hr.open(&again.to).await.says(&["nothing was recorded"]);
    let workbook = hr.download(web::paths::JOBS_XLSX).await;
    let again = hr.send_file(web::paths::JOBS_LOAD, &FROM_TODAY, &workbook).await;
    assert_eq!(again.to, "/redesign/jobs?loaded=0");
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_lines_and_roles_that_nobody_has_come_back_and_nothing_is_loaded() {
    let house = house();
    let hr = house.sign_in("hr");
    let answer = load(&hr, &JOBS.replace(",40,", ",400,")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Put 1 thing right", "Enter a whole number from 1 to 100", "400"]);
    let answer = load(&hr, &JOBS.replace("Team Manager,K", "Team Manger,K")).await;
    answer.says(&["Enter the title and grade of a post that is there on 15 November 2021", "Team Manger K"]);
    assert!(house.service.establishment(&hr.viewer, TODAY).unwrap().jobs.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_them_and_human_resources_load_them() {
    let house = house();
    load(&house.sign_in("hr"), JOBS).await;
    let worker = house.sign_in("worker");
    worker.open(&web::paths::job(manager(), None)).await.says(&["Chairs strategy discussions"]);
    assert_eq!(worker.open(web::paths::JOBS_LOAD).await.status, StatusCode::FORBIDDEN);
    assert_eq!(load(&worker, JOBS).await.status, StatusCode::FORBIDDEN);
    let nobody = web::paths::job(JobId::named("Nobody", None), None);
    assert_eq!(worker.open(&nobody).await.status, StatusCode::NOT_FOUND);
}

fn drafted(house: &House) -> ProposalId {
    let hr = house.sign_in("hr");
    let drafted = ProposalFact::Drafted {
        name: "Destination 22".into(),
        case: "Children change worker too often.".into(),
        against: TODAY,
        effect: jiff::civil::date(2022, 1, 31),
        branch_of: None,
        model: None,
    };
    house.service.begin_proposal(&hr.viewer, drafted).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_description_is_rewritten_in_a_proposal_and_a_draft_is_for_those_who_write_it() {
    let house = house();
    let hr = house.sign_in("hr");
    load(&hr, JOBS).await;
    let id = drafted(&house);
    let form = web::paths::write_job(id, manager());
    hr.open(&form).await.says(&["60 Supervises social workers every month", "Five years of practice"]);
    let role = manager().to_string();
    let typed = |duties: &'static str| {
        [
            ("role", role.clone()),
            ("duties", duties.to_owned()),
            ("manages", "6".into()),
            ("reason", "Fewer posts each.".into()),
        ]
    };
    let send = async |typed: [(&str, String); 4]| {
        let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        hr.send(&web::paths::add_kind(id, "job"), &typed).await
    };
    let refused = send(typed("Supervises social workers")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["Begin each line with a number from 1 to 100", "Supervises social workers"]);
    let added = send(typed("70 Supervises social workers every month\n30% Leads group supervision")).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.page);
    let proposed = web::paths::job(manager(), Some(id));
    hr.open(&proposed).await.says(&[
        "Leads group supervision",
        "As Destination 22 would have them",
        "Rewrite it",
    ]);
    hr.open(&web::paths::job(manager(), None)).await.says(&["Chairs strategy discussions"]);
    hr.open(&web::paths::proposal(id)).await.says(&["Team Manager is written"]);
    // To everybody else it looks as if the draft were not there.
    assert_eq!(house.sign_in("worker").open(&proposed).await.status, StatusCode::NOT_FOUND);
}
