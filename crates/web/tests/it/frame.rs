//! The frame, the problems, the headers and the assets, asked for over HTTP.

use askama::Template;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, header};
use axum::routing::{get, post};
use jiff::civil::date;
use tower::ServiceExt;
use web::frame::{Crumb, LensBanner, Viewer};
use web::{Form, Frame, OpenTo, Page, PageResult, Problem, Room, Site};

#[derive(Template)]
#[template(
    source = r#"{% extends "frame.html" %}{% block content %}<h1>{{ frame.title }}</h1>{% endblock %}"#,
    ext = "html"
)]
struct View {
    frame: Frame,
}

fn frame() -> Frame {
    let site = Site {
        council: "Westhaven City Council".to_owned(),
        demo_day: Some(date(2021, 11, 15)),
        version: "0.1.0".to_owned(),
    };
    let viewer = Viewer {
        id: "v1".to_owned(),
        name: "Leila Marsh".to_owned(),
        role: "Social worker".to_owned(),
        rooms: vec![Room::Practise, Room::Measure],
        may_search: true,
        token: "t0ken".to_owned(),
    };
    Frame::new("My children", &site, Some(&viewer)).in_room(Room::Practise)
}

async fn show() -> PageResult {
    web::page(View { frame: frame() })
}

async fn submit(mut form: Form) -> PageResult {
    form.refuse("name", "Enter a name");
    web::refused(View { frame: frame().refused(form.is_refused()) })
}

fn pages() -> Router {
    web::page::routes(&[
        Page { path: "/", open_to: OpenTo::SignedIn, answers: || get(show) },
        Page { path: "/form", open_to: OpenTo::SignedIn, answers: || post(submit) },
        Page {
            path: "/busy",
            open_to: OpenTo::Everyone,
            answers: || get(|| async { Err::<(), _>(Problem::not_ready()) }),
        },
        Page {
            path: "/mishap",
            open_to: OpenTo::Everyone,
            answers: || get(|| async { panic!("Amara’s address is …") as &str }),
        },
    ])
}

async fn ask(request: Request<Body>) -> Response<Body> {
    pages().oneshot(request).await.unwrap()
}

async fn open(path: &str) -> Response<Body> {
    ask(Request::get(path).body(Body::empty()).unwrap()).await
}

async fn words(answer: Response<Body>) -> String {
    String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn the_frame_says_whose_it_is_who_is_looking_and_which_day_a_demonstration_lives_on() {
    let page = words(open("/").await).await;
    for expected in [
        "<title>My children – Goldthread</title>",
        "Westhaven City Council",
        "Leila Marsh",
        "Demonstration: today is Monday 15 November 2021",
        r#"href="/practise" aria-current="true">Practise</a>"#,
        r#"href="/measure">Measure</a>"#,
        r##"href="#main-content" class="govuk-skip-link""##,
    ] {
        assert!(page.contains(expected), "{expected} in {page}");
    }
    assert!(!page.contains("Redesign"), "a room that is not the viewer's is not shown");
}

#[test]
fn a_lens_says_which_day_is_looked_at_and_by_when_it_was_known() {
    let known_by = date(2021, 10, 31);
    let mut lens = LensBanner { as_at: date(2021, 10, 31), known_by, now: "/scorecard".to_owned() };
    assert_eq!(lens.sentence(), "You are looking at 31 October 2021, as known on that day.");
    lens.known_by = date(2021, 11, 15);
    assert_eq!(lens.sentence(), "You are looking at 31 October 2021, as known on 15 November 2021.");
    let page = View { frame: frame().through(Some(lens)).after(Crumb::here("Scorecard")) }.render().unwrap();
    assert!(page.contains(r#"href="/scorecard">Return to now</a>"#), "{page}");
}

#[tokio::test]
async fn a_page_runs_no_inline_script_and_stays_on_no_shared_computer() {
    let answer = open("/").await;
    let headers = answer.headers();
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[header::REFERRER_POLICY], "same-origin");
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    let page = words(answer).await;
    assert!(!page.contains("style=\"") && !page.contains("<script>") && !page.contains(" onclick"), "{page}");
}

#[tokio::test]
async fn a_refused_form_is_answered_with_422_and_its_title_says_so() {
    let request = Request::post("/form").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = ask(request.body(Body::from("name=")).unwrap()).await;
    assert_eq!(answer.status(), 422);
    assert!(words(answer).await.contains("<title>Error: My children – Goldthread</title>"));
}

#[tokio::test]
async fn every_refusal_of_the_router_is_a_page_in_plain_english() {
    let wrong_method = ask(Request::post("/").body(Body::empty()).unwrap()).await;
    assert_eq!(wrong_method.headers()[header::ALLOW], "GET,HEAD");
    for (answer, status, title) in [
        (wrong_method, 405, "We could not read that request"),
        (
            ask(Request::post("/form").body(Body::from("name=")).unwrap()).await,
            400,
            "We could not read that request",
        ),
        (open("/nowhere").await, 404, "Page not found"),
        (open("/mishap").await, 500, "Something went wrong, and it is our fault"),
        (open("/busy").await, 503, "Goldthread is not available at the moment"),
    ] {
        assert_eq!(answer.status(), status);
        let page = words(answer).await;
        assert!(page.contains(&format!(r#"<h1 class="govuk-heading-l">{title}</h1>"#)), "{status}: {page}");
        assert!(page.contains("Go to your first page"), "{status} leads on");
        assert!(!page.contains("Amara"), "a mishap tells nothing");
    }
}

#[tokio::test]
async fn assets_may_be_kept_for_ever_under_the_address_that_names_their_content() {
    let url = web::assets::url("app.css");
    let answer = open(&url).await;
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
    let tag = answer.headers()[header::ETAG].clone();
    let again = Request::get(&url).header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
    assert_eq!(ask(again).await.status(), 304);
    assert_eq!(open("/assets/old/app.css").await.headers()[header::CACHE_CONTROL], "no-cache");
    assert_eq!(open(&web::assets::url("nothing.css")).await.status(), 404);
    let zipped = Request::get(&url).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
    assert_eq!(ask(zipped).await.headers()[header::CONTENT_ENCODING], "gzip");
}

#[tokio::test]
async fn neither_crown_nor_crest_nor_the_governments_typeface_is_served() {
    let sheet = words(open(&web::assets::url("app.css")).await).await;
    assert!(!sheet.contains("GDS Transport"));
    assert!(!sheet.contains("govuk-crest.svg"));
    for name in
        ["images/govuk-crest.svg", "images/moj-logotype-crest-2024.svg", "images/govuk-logotype-crown.png"]
    {
        assert_eq!(open(&web::assets::url(name)).await.status(), 404, "{name}");
    }
    for named in sheet.split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
        let name = named.trim_matches('"').trim_start_matches("./");
        assert_eq!(open(&web::assets::url(name)).await.status(), 200, "the sheet asks for {name}");
    }
}
