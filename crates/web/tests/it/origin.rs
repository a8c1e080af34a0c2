//! What another site's page sends is refused before any of it is kept; what was typed before a session ended
//! is shown before it is sent again.

use axum::http::StatusCode;

use crate::given::{House, form};

const NOTE: &str = web::paths::NEW_CONTACT;
const TYPED: &[(&str, &str)] = &[("worry", "<b>Bruise</b>"), ("given", "Amara"), ("phone", "")];

/// What a browser says of a form on another site's page.
const ELSEWHERE: &[&[(&str, &str)]] = &[
    &[("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")],
    &[("sec-fetch-site", "cross-site")],
    // A neighbour under the same domain, and the same host by another scheme or port.
    &[("sec-fetch-site", "same-site"), ("origin", "https://goldthread.example")],
    // Over HTTP a browser says the origin only.
    &[("host", "goldthread.example"), ("origin", "http://elsewhere.example")],
    &[("host", "goldthread.example"), ("origin", "http://goldthread.example.elsewhere.example")],
    &[("host", "goldthread.example"), ("origin", "null")],
    &[("host", "127.0.0.1:7022"), ("origin", "http://127.0.0.1:8080")],
    &[("origin", "http://elsewhere.example")],
    // What a proxy says of itself is not believed.
    &[
        ("host", "goldthread.example"),
        ("x-forwarded-host", "elsewhere.example"),
        ("origin", "http://elsewhere.example"),
    ],
];

/// What a browser says of a form on one of our own pages, or of none.
const OURS: &[&[(&str, &str)]] = &[
    &[("sec-fetch-site", "same-origin"), ("origin", "https://goldthread.example")],
    &[("sec-fetch-site", "none")],
    // A proxy that changes the host is no matter where the browser itself says that the page was ours.
    &[
        ("sec-fetch-site", "same-origin"),
        ("host", "127.0.0.1:7022"),
        ("origin", "https://goldthread.example"),
    ],
    &[("host", "goldthread.example"), ("origin", "https://Goldthread.example")],
    &[("host", "goldthread.example:443"), ("origin", "https://goldthread.example")],
    &[("host", "localhost:7022"), ("origin", "http://localhost:7022")],
    &[("host", "[::1]:7022"), ("origin", "http://[::1]:7022")],
    &[],
];

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_another_site_is_refused_and_none_of_its_words_is_kept() {
    let house = House::new();
    let worker = house.sign_in("worker");
    let signing_in =
        [("username", "worker"), ("password", "x"), ("next", NOTE), ("kept.worry", "<b>Bruise</b>")];
    for says in ELSEWHERE {
        let signed_out = house.ask(form(NOTE, TYPED, says)).await;
        let at_the_door = house.ask(form(web::paths::SIGN_IN, &signing_in, says)).await;
        // Even with a session and its token: a page that has both is not another site's.
        let signed_in = worker.send_saying(NOTE, TYPED, says).await;
        for answer in [signed_out, at_the_door, signed_in] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{says:?}");
            answer.says(&["This was sent from another site"]).never_says(&["Bruise", "kept."]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_from_another_site_is_refused_too() {
    let house = House::new();
    let file = axum::http::Request::post(web::paths::ESTABLISHMENT_LOAD)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "multipart/form-data; boundary=part")
        .body(axum::body::Body::from("--part--\r\n"))
        .unwrap();
    let answer = house.ask(file).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    answer.says(&["This was sent from another site"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_our_own_arrives_by_any_name_of_the_host_and_through_a_proxy() {
    let house = House::new();
    let worker = house.sign_in("worker");
    for says in OURS {
        let kept = house.ask(form(NOTE, TYPED, says)).await;
        assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY, "{says:?}");
        kept.says(&["You were signed out. Sign in again: what you typed is kept"]);
        let read = worker.send_saying(NOTE, TYPED, says).await;
        assert_eq!(read.status, StatusCode::UNPROCESSABLE_ENTITY, "{says:?}");
        read.says(&["Record a contact"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_from_another_site_still_opens_a_page() {
    let house = House::new();
    let link = axum::http::Request::get(web::paths::SIGN_IN)
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(house.ask(link).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_before_a_session_ended_is_shown_with_where_it_goes_before_it_is_sent() {
    let house = House::new();
    let signing_in = [
        ("username", "worker"),
        ("password", web::pages::sign_in::DEMO_PASSWORD),
        ("next", NOTE),
        ("kept.worry", "<b>Bruise</b>"),
        ("kept.received-day", "15"),
        ("kept.mother_given", ""),
        ("kept.new_password", "s3cret"),
    ];
    let answer = house.ask(form(web::paths::SIGN_IN, &signing_in, &[])).await;
    answer
        .says(&[
            "This is what will be sent",
            &format!(">{NOTE}</dd>"),
            ">Worry</dt>",
            "&#60;b&#62;Bruise&#60;/b&#62;</dd>",
            ">Received day</dt>",
            "Left empty: Mother given.",
            "If you did not enter it, do not send it.",
        ])
        .never_says(&["<b>Bruise", "s3cret", "new_password"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let house = House::new();
    for elsewhere in
        ["/\t/evil.example", "//evil.example", "/\\evil.example", "https://evil.example", "/\n/x"]
    {
        let signing_in =
            [("username", "worker"), ("password", web::pages::sign_in::DEMO_PASSWORD), ("next", elsewhere)];
        let answer = house.ask(form(web::paths::SIGN_IN, &signing_in, &[])).await;
        assert_eq!(
            (answer.status, answer.to.as_str()),
            (StatusCode::SEE_OTHER, web::paths::HOME),
            "{elsewhere:?}"
        );
    }
    let long = "a".repeat(101);
    let answer =
        house.ask(form(web::paths::SIGN_IN, &[("username", long.as_str()), ("password", "x")], &[])).await;
    answer.says(&["Enter a username of up to 100 characters"]);
}
