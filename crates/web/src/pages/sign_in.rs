//! Signing in and out; and keeping what was typed when a session ends before a form is sent.

use askama::Template;
use axum::extract::Query;
use axum::http::{StatusCode, header};
use axum::response::{Html as HtmlAnswer, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use service::{ServiceError, SignInRefusal, USERNAME_MOST};

use crate::app::{Anybody, App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::{Problem, paths};

/// The page on which one signs in.
pub const PAGE: Page<App> =
    Page { path: paths::SIGN_IN, open_to: OpenTo::Everyone, answers: || get(show).post(submit) };
/// The button that signs one out.
pub const SIGN_OUT: Page<App> =
    Page { path: paths::SIGN_OUT, open_to: OpenTo::SignedIn, answers: || post(sign_out) };

pub use service::setup::DEMO_PASSWORD;

/// A persona of a demonstration.
struct Persona {
    username: String,
    name: String,
    title: String,
    about: String,
}

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct View {
    frame: Frame,
    form: Form,
    personas: Vec<Persona>,
    next: String,
    kept: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/send_again.html")]
struct Again {
    frame: Frame,
    path: String,
    kept: Vec<(String, String)>,
    /// What was filled in, as one reads it: the question's name and the words.
    filled: Vec<(String, String)>,
    /// The names of the questions that were left empty.
    empty: String,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    next: String,
}

/// The sign-in page that leads back to where one was.
pub fn path_back_to(here: &str) -> String {
    if here == paths::HOME {
        return paths::SIGN_IN.to_owned();
    }
    let encoded: String = here
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("{}?next={encoded}", paths::SIGN_IN)
}

/// Only paths of this site: nobody is sent elsewhere after signing in.
fn own_path(next: &str) -> &str {
    // A browser leaves tabs and line breaks out of an address: `/<tab>/elsewhere` is another site.
    let plain = !next.contains(|letter: char| letter == '\\' || letter.is_control());
    let own = next.starts_with('/') && !next.starts_with("//") && plain;
    if own { next } else { paths::HOME }
}

fn view(from: &Anybody, form: Form, next: String, kept: Vec<(String, String)>) -> View {
    let personas = from.app.service().personas();
    let frame = from.frame("Sign in").refused(form.is_refused());
    let personas = personas
        .into_iter()
        .map(|account| Persona {
            username: account.username,
            name: account.name,
            title: account.title,
            about: account.persona.unwrap_or_default(),
        })
        .collect();
    View { frame, form, personas, next, kept }
}

async fn show(from: Anybody, Query(asked): Query<Asked>) -> PageResult {
    if from.who.is_some() {
        return Ok(Redirect::to(own_path(&asked.next)).into_response());
    }
    page(view(&from, Form::new(), asked.next, Vec::new()))
}

async fn submit(from: Anybody, mut form: Form) -> PageResult {
    let username = form.value("username").to_owned();
    let password = form.raw("password").to_owned();
    form.forget("password");
    if username.is_empty() {
        form.refuse("username", "Enter your username");
    }
    if username.chars().count() > USERNAME_MOST {
        form.refuse("username", format!("Enter a username of up to {USERNAME_MOST} characters"));
    }
    if password.is_empty() {
        form.refuse("password", "Enter your password");
    }
    let kept = kept_words(&form);
    let next = form.value("next").to_owned();
    if form.is_refused() {
        return refused(view(&from, form, next, kept));
    }
    let service = from.app.service();
    match blocking(|| service.sign_in(&username, &password)).map_err(Problem::from)? {
        Ok(token) => {
            let to = own_path(&next).to_owned();
            let cookie = from.app.cookie(&token);
            let viewer = service.viewer(&token);
            let answer = match viewer {
                Some(viewer) if !kept.is_empty() => {
                    let who = SignedIn::new(viewer, from.app.clone());
                    again(&who, &to, kept)
                }
                _ => Redirect::to(&to).into_response(),
            };
            Ok(([(header::SET_COOKIE, cookie)], answer).into_response())
        }
        Err(SignInRefusal::Wrong) => {
            form.refuse("username", "Check your username and password: one of them is not right");
            refused(view(&from, form, next, kept))
        }
        Err(SignInRefusal::Wait(seconds)) => {
            let minutes = (seconds + 59) / 60;
            let unit = if minutes == 1 { "minute" } else { "minutes" };
            form.refuse(
                "username",
                format!("Too many wrong passwords. Wait {minutes} {unit}, then try again"),
            );
            let mut answer = refused(view(&from, form, next, kept))?;
            *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            Ok(answer)
        }
    }
}

async fn sign_out(sent: Sent) -> PageResult {
    let who = &sent.who;
    blocking(|| who.service().sign_out(&who.viewer)).map_err(|error: ServiceError| who.problem(error))?;
    let cookie = who.app().no_cookie();
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(paths::SIGN_IN)).into_response())
}

/// The words of a form whose session had ended, as they travel through the sign-in page.
fn kept_words(form: &Form) -> Vec<(String, String)> {
    form.pairs()
        .filter_map(|(name, value)| Some((name.strip_prefix("kept.")?, value)))
        .filter(|(name, _)| may_be_kept(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The sign-in page, keeping the words of a form until one has signed in again.
pub(crate) fn keeping(app: &App, here: &str, form: Form) -> Response {
    let kept = words_of(&form);
    let from = Anybody { who: None, app: app.clone() };
    let mut signing_in = Form::new();
    signing_in.refuse("", "You were signed out. Sign in again: what you typed is kept");
    match refused(view(&from, signing_in, own_path(here).to_owned(), kept)) {
        Ok(answer) => answer,
        Err(problem) => problem.into_response(),
    }
}

/// The words of a form, to be sent anew by whoever is signed in now.
pub(crate) fn send_again(who: &SignedIn, here: &str, form: &Form) -> Response {
    again(who, own_path(here), words_of(form))
}

fn words_of(form: &Form) -> Vec<(String, String)> {
    form.pairs()
        .filter(|(name, _)| may_be_kept(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// A form's token is of one session; a password is neither kept nor shown.
fn may_be_kept(name: &str) -> bool {
    name != "token" && !name.to_ascii_lowercase().contains("password")
}

/// The words are shown with where they go, so that nobody sends what they have not read.
fn again(who: &SignedIn, path: &str, kept: Vec<(String, String)>) -> Response {
    let (filled, empty): (Vec<_>, Vec<_>) = kept
        .iter()
        .map(|(name, value)| (in_words(name), value.clone()))
        .partition(|(_, value)| !value.trim().is_empty());
    let empty: Vec<String> = empty.into_iter().map(|(label, _)| label).collect();
    let (frame, path) = (who.frame("Send what you typed"), path.to_owned());
    match (Again { frame, path, kept, filled, empty: empty.join(", ") }).render() {
        Ok(html) => HtmlAnswer(html).into_response(),
        Err(_) => Problem::ours().into_response(),
    }
}

/// A question's name as one reads it: `held_on-day` is *Held on day*.
fn in_words(name: &str) -> String {
    let spaced = name.replace(['_', '-', '.'], " ");
    let mut letters = spaced.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "No name".to_owned(),
    }
}
