//! Pages for when something is not as hoped: in plain English, saying what to do next.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{Html as HtmlAnswer, IntoResponse, Response};

use crate::frame::{Crumb, Frame};
use crate::paths;

/// Something that stops a page: what it is, and how to go on.
///
/// Not found and not permitted look the same to one who may not know that a thing exists: answer
/// [`Problem::not_found`] then, and keep [`Problem::not_yours`] for what everybody knows is there.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    title: String,
    sentences: Vec<String>,
    ways_on: Vec<Crumb>,
    frame: Box<Frame>,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct View<'a> {
    frame: &'a Frame,
    sentences: &'a [String],
    ways_on: &'a [Crumb],
    status: StatusCode,
}

impl Problem {
    fn new(status: StatusCode, title: &str, sentences: &[&str]) -> Problem {
        Problem {
            status,
            title: title.to_owned(),
            sentences: sentences.iter().map(|&sentence| sentence.to_owned()).collect(),
            ways_on: vec![Crumb::to("Go to your first page", paths::HOME)],
            frame: Box::default(),
        }
    }

    /// The request could not be read (400).
    pub fn not_understood() -> Problem {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "We could not read that request",
            &["Part of the address or the form was missing.", "Go back, reload the page and try again."],
        )
    }

    /// One must sign in first (401).
    pub fn sign_in_first() -> Problem {
        Problem::new(
            StatusCode::UNAUTHORIZED,
            "Sign in first",
            &["You were signed out, or have not signed in yet."],
        )
        .way_on("Sign in", paths::SIGN_IN)
    }

    /// What everybody knows is there, but this viewer may not open (403).
    pub fn not_yours() -> Problem {
        Problem::new(
            StatusCode::FORBIDDEN,
            "You may not open this page",
            &[
                "Your role does not include it.",
                "If you need it for your work, ask your manager to ask for it on your behalf.",
            ],
        )
    }

    /// Another site's page sent it (403).
    pub fn from_elsewhere() -> Problem {
        Problem::new(
            StatusCode::FORBIDDEN,
            "This was sent from another site",
            &[
                "Nothing of it was read or recorded. Another site asked your browser to send it here.",
                "If you meant to record something, open the page in Goldthread and enter it there.",
                "If this was a page of Goldthread, tell your support desk: the web server in front of it may \
                 not pass on the address that you asked for.",
            ],
        )
    }

    /// Nothing there, or nothing this viewer may know of (404).
    pub fn not_found() -> Problem {
        Problem::new(
            StatusCode::NOT_FOUND,
            "Page not found",
            &[
                "If you typed the address, check it is right. If you pasted it, check that you copied all of it.",
                "If it led to a child's record, search for the child by name: you may not have access to the record.",
            ],
        )
        .way_on("Search", paths::SEARCH)
    }

    /// Somebody else recorded something in between (409).
    pub fn changed_meanwhile() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "Somebody else changed this record while you were writing",
            &[
                "Nothing of yours was recorded, so that nothing of theirs is lost.",
                "Open the record again, read what is new, and send yours again if it still holds.",
            ],
        )
    }

    /// A file is far larger than what is taken (413).
    pub fn too_large(most: usize) -> Problem {
        let says = format!("Send a file of at most {} MB.", most / (1024 * 1024));
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The file is too large",
            &["Nothing was recorded.", &says],
        )
    }

    /// What was sent cannot be recorded as it is (422), where no form can show it field by field.
    pub fn cannot_be_recorded() -> Problem {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "This cannot be recorded as it is",
            &["Nothing was recorded.", "Go back and check what you entered."],
        )
    }

    /// Our fault (500).
    pub fn ours() -> Problem {
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Something went wrong, and it is our fault",
            &[
                "Nothing was recorded.",
                "Try again in a few minutes. If it happens again, tell your support desk the time it happened.",
            ],
        )
    }

    /// Not ready yet, or being looked after (503).
    pub fn not_ready() -> Problem {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Goldthread is not available at the moment",
            &["It may be starting, or somebody may be looking after it.", "Try again in a minute."],
        )
    }

    /// Says one thing more, after what is always said.
    pub fn saying(mut self, sentence: impl Into<String>) -> Problem {
        self.sentences.push(sentence.into());
        self
    }

    /// Says this instead of what is always said.
    pub fn saying_only(mut self, sentence: impl Into<String>) -> Problem {
        self.sentences = vec![sentence.into()];
        self
    }

    /// Offers a link to go on by, before the usual ones.
    pub fn way_on(mut self, words: &str, path: impl Into<String>) -> Problem {
        self.ways_on.insert(0, Crumb::to(words, path));
        self
    }

    /// Shows it inside the viewer's own frame, with search and rooms.
    pub fn within(mut self, frame: Frame) -> Problem {
        self.frame = Box::new(frame);
        self
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    fn of(status: StatusCode) -> Problem {
        match status {
            StatusCode::UNAUTHORIZED => Problem::sign_in_first(),
            StatusCode::FORBIDDEN => Problem::not_yours(),
            StatusCode::NOT_FOUND => Problem::not_found(),
            StatusCode::CONFLICT => Problem::changed_meanwhile(),
            StatusCode::UNPROCESSABLE_ENTITY => Problem::cannot_be_recorded(),
            StatusCode::SERVICE_UNAVAILABLE => Problem::not_ready(),
            StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
                status,
                "That was too much to send at once",
                &[
                    "Nothing was recorded.",
                    "Go back, shorten the text or choose a smaller file, and send it again.",
                ],
            ),
            StatusCode::TOO_MANY_REQUESTS => Problem::new(
                status,
                "Too many attempts",
                &[
                    "To keep accounts safe we slow down after several attempts.",
                    "Wait a minute, then try again.",
                ],
            ),
            _ if status.is_client_error() => Problem { status, ..Problem::not_understood() },
            _ => Problem { status, ..Problem::ours() },
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(mut self) -> Response {
        self.frame.title = self.title;
        self.frame.trail.clear();
        self.frame.problem = true;
        let view = View {
            frame: &self.frame,
            sentences: &self.sentences,
            ways_on: &self.ways_on,
            status: self.status,
        };
        match view.render() {
            Ok(html) => (self.status, HtmlAnswer(html)).into_response(),
            Err(_) => (self.status, "Something went wrong, and it is our fault.").into_response(),
        }
    }
}

/// What is shown when a handler panicked. The panic itself is already in the log, and its words may hold
/// what no reader should see.
pub fn after_a_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    Problem::ours().into_response()
}

/// Turns a bare refusal of the router or an extractor (a wrong method, a form too large, an address
/// that cannot be read) into a page.
pub async fn in_plain_english(answer: Response) -> Response {
    let status = answer.status();
    let ours = answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        kind.starts_with(b"text/html") || kind.starts_with(b"application/json")
    });
    if ours || !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    if status.is_server_error() {
        tracing::error!(status = status.as_u16(), "a request failed");
    }
    let allow = answer.headers().get(header::ALLOW).cloned();
    let mut page = Problem::of(status).into_response();
    if let Some(allow) = allow {
        page.headers_mut().insert(header::ALLOW, allow);
    }
    page
}
