//! What handlers stand on: the service, who is signed in, what they sent, and the lens they look through.

use std::sync::Arc;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Query, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use calendar::Date;
use practice::{Lens, Refusal};
use serde::Deserialize;
use service::{Action, Service, ServiceError};

use crate::components::Form;
use crate::frame::{Frame, LensBanner, Room, Site, Viewer};
use crate::pages::measure::scorecard::KeptTables;
use crate::pages::sign_in;
use crate::{Problem, paths};

/// The name of the cookie that holds the session's token.
pub const COOKIE: &str = "goldthread";

/// The state that every handler shares.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    service: Arc<Service>,
    site: Site,
    secure: bool,
    tables: KeptTables,
}

impl App {
    /// Pages over a service. `secure`: cookies are sent over HTTPS only, which is right everywhere but on
    /// this machine's own address.
    pub fn new(service: Arc<Service>, secure: bool) -> App {
        let site = Site {
            council: service.authority_name(),
            demo_day: service.clock().demo_day(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        App { inner: Arc::new(Inner { service, site, secure, tables: KeptTables::default() }) }
    }

    /// The service.
    pub fn service(&self) -> &Service {
        &self.inner.service
    }

    /// The installation, as every frame names it.
    pub fn site(&self) -> &Site {
        &self.inner.site
    }

    /// Scorecard tables already written.
    pub(crate) fn tables(&self) -> &KeptTables {
        &self.inner.tables
    }

    /// A frame for somebody who may not be signed in.
    pub fn frame(&self, title: impl Into<String>, viewer: Option<&SignedIn>) -> Frame {
        Frame::new(title, self.site(), viewer.map(SignedIn::shown).as_ref())
    }

    /// The cookie that holds a session's token: only for our own pages, never for scripts.
    pub fn cookie(&self, token: &str) -> String {
        let secure = if self.inner.secure { "; Secure" } else { "" };
        format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{secure}")
    }

    /// The cookie that ends a session in the browser.
    pub fn no_cookie(&self) -> String {
        format!("{}; Max-Age=0", self.cookie(""))
    }
}

/// Runs what may wait for the disk without holding up other requests.
pub fn blocking<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}

/// Somebody who is signed in. A handler that takes one is closed to everybody else.
#[derive(Clone)]
pub struct SignedIn {
    /// Who, and what they may do.
    pub viewer: service::Viewer,
    app: App,
}

impl SignedIn {
    /// Somebody whose session has just begun.
    pub(crate) fn new(viewer: service::Viewer, app: App) -> SignedIn {
        SignedIn { viewer, app }
    }

    /// The service.
    pub fn service(&self) -> &Service {
        self.app.service()
    }

    /// The pages' own state.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// A frame for this viewer.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        self.app.frame(title, Some(self))
    }

    /// The viewer as the header shows them.
    fn shown(&self) -> Viewer {
        let mut rooms = Vec::new();
        if self.viewer.may(Action::OpenRecord) {
            rooms.push(Room::Practise);
        }
        if self.viewer.may(Action::SeeFigures) {
            rooms.push(Room::Measure);
        }
        if self.viewer.may(Action::SeeStructure) {
            rooms.push(Room::Redesign);
        }
        Viewer {
            id: self.viewer.account.0.simple().to_string(),
            name: self.viewer.name.clone(),
            role: self.viewer.title.clone(),
            rooms,
            may_search: self.viewer.may(Action::Search),
            token: self.service().sessions().form_token(self.viewer.session),
        }
    }

    /// A refusal or failure of the service as a page inside this viewer's frame.
    pub fn problem(&self, error: ServiceError) -> Problem {
        Problem::from(error).within(self.frame(""))
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Problem {
        match error {
            ServiceError::Denied(_) => Problem::not_yours(),
            ServiceError::NotFound | ServiceError::Forgotten => Problem::not_found(),
            ServiceError::Conflict => Problem::changed_meanwhile(),
            ServiceError::Refused(refusals) => refusals
                .iter()
                .fold(Problem::cannot_be_recorded(), |problem, refusal| problem.saying(refusal.to_string())),
            ServiceError::NotNoted => Problem::not_ready(),
            other => {
                tracing::error!(error = %other, "the service failed");
                Problem::ours()
            }
        }
    }
}

fn session_token(parts: &Parts) -> Option<&str> {
    parts
        .headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

fn signed_in(parts: &Parts, app: &App) -> Option<SignedIn> {
    let viewer = app.service().viewer(session_token(parts)?)?;
    Some(SignedIn { viewer, app: app.clone() })
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<SignedIn, Response> {
        signed_in(parts, app).ok_or_else(|| {
            let here = parts.uri.path_and_query().map_or(paths::HOME, |here| here.as_str());
            match parts.method {
                Method::GET | Method::HEAD => Redirect::to(&sign_in::path_back_to(here)).into_response(),
                _ => Problem::sign_in_first().into_response(),
            }
        })
    }
}

/// Whoever asks, signed in or not.
pub struct Anybody {
    /// Who, if they are signed in.
    pub who: Option<SignedIn>,
    /// The pages' own state.
    pub app: App,
}

impl Anybody {
    /// A frame for them.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        self.app.frame(title, self.who.as_ref())
    }
}

impl FromRequestParts<App> for Anybody {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Anybody, Self::Rejection> {
        Ok(Anybody { who: signed_in(parts, app), app: app.clone() })
    }
}

/// What somebody who is signed in sent from one of our own forms. The only way to a form's words in a
/// handler that changes something, so that none can forget to check where the form came from.
///
/// When the session has ended meanwhile, the words are kept on the sign-in page and sent again after it.
pub struct Sent {
    /// Who sent it.
    pub who: SignedIn,
    /// What they sent.
    pub form: Form,
}

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Sent, Response> {
        let (parts, body) = request.into_parts();
        let who = signed_in(&parts, app);
        let here = parts.uri.path_and_query().map_or(paths::HOME, |here| here.as_str()).to_owned();
        let form = Form::from_request(Request::from_parts(parts, body), app)
            .await
            .map_err(IntoResponse::into_response)?;
        let Some(who) = who else {
            return Err(sign_in::keeping(app, &here, form));
        };
        if who.service().sessions().is_form_token(who.viewer.session, form.raw("token")) {
            return Ok(Sent { who, form });
        }
        // The form is of an earlier session of the same browser: its words are shown again, to be sent anew.
        Err(sign_in::send_again(&who, &here, &form))
    }
}

/// The largest file that is taken, in bytes.
pub const FILE_MOST: usize = 5 * 1024 * 1024;

/// What is read of a request with a file: more than the largest file, so that one somewhat too large is
/// refused beside its question and not by a broken line.
const REQUEST_MOST: usize = 4 * FILE_MOST;

/// What all the words of a form with a file may come to, in bytes.
const WORDS_MOST: usize = 64 * 1024;

/// What came in the question for a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Attached {
    /// No file was chosen.
    Nothing,
    /// It is larger than [`FILE_MOST`]; it was not kept.
    TooLarge,
    /// Its bytes. Its name is not asked for: what a file is, its bytes say.
    File(Vec<u8>),
}

impl Attached {
    /// The words of a text file of so many bytes at most, with a byte order mark and Windows' ends of line
    /// taken off; `None` with the reason in the form where there are none.
    pub fn words(self, form: &mut Form, most: usize) -> Option<String> {
        let refusal = match self {
            Attached::File(bytes) if bytes.len() <= most => match String::from_utf8(bytes) {
                Ok(words) => return Some(words.trim_start_matches('\u{feff}').replace("\r\n", "\n")),
                Err(_) => "Choose a text file, saved as UTF-8".to_owned(),
            },
            Attached::Nothing => "Choose a file".to_owned(),
            Attached::File(_) | Attached::TooLarge => {
                format!("Choose a file of at most {} KB", most / 1024)
            }
        };
        form.refuse("file", refusal);
        None
    }
}

/// As [`Sent`], for a form with a file: the only way to a file in a handler. The token comes before the file
/// and is checked before any of it is read.
///
/// A file cannot be kept while one signs in again: when the session has ended, that is said.
pub struct SentFile {
    /// Who sent it.
    pub who: SignedIn,
    /// What they typed.
    pub form: Form,
    /// What they attached.
    pub file: Attached,
}

impl FromRequest<App> for SentFile {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<SentFile, Problem> {
        let (parts, body) = request.into_parts();
        let Some(who) = signed_in(&parts, app) else {
            return Err(Problem::sign_in_first().saying("Your file was not kept: send it again after that."));
        };
        let mut request = Request::from_parts(parts, body);
        DefaultBodyLimit::max(REQUEST_MOST).apply(&mut request);
        let mut fields = Multipart::from_request(request, app)
            .await
            .map_err(|_| Problem::not_understood().within(who.frame("")))?;
        let (mut typed, mut words, mut file, mut is_ours) = (Vec::new(), 0, Attached::Nothing, false);
        while let Some(field) = fields.next_field().await.map_err(|error| unreadable(&who, &error))? {
            let name = field.name().unwrap_or_default().to_owned();
            if field.file_name().is_some() {
                if !is_ours {
                    return Err(of_another_session(&who));
                }
                file = attached(field).await.map_err(|error| unreadable(&who, &error))?;
                continue;
            }
            let text = field.text().await.map_err(|error| unreadable(&who, &error))?;
            words += name.len() + text.len();
            if words > WORDS_MOST {
                return Err(Problem::not_understood().within(who.frame("")));
            }
            is_ours |= name == "token" && who.service().sessions().is_form_token(who.viewer.session, &text);
            typed.push((name, text.replace("\r\n", "\n")));
        }
        if !is_ours {
            return Err(of_another_session(&who));
        }
        Ok(SentFile { form: Form::typed(typed), who, file })
    }
}

/// Reads a file piece by piece; what is beyond the most is passed over.
async fn attached(mut field: Field<'_>) -> Result<Attached, MultipartError> {
    let (mut bytes, mut too_large) = (Vec::new(), false);
    while let Some(piece) = field.chunk().await? {
        too_large |= bytes.len() + piece.len() > FILE_MOST;
        if too_large {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(match (too_large, bytes.is_empty()) {
        (true, _) => Attached::TooLarge,
        // A browser sends an empty file where none was chosen.
        (false, true) => Attached::Nothing,
        (false, false) => Attached::File(bytes),
    })
}

fn unreadable(who: &SignedIn, error: &MultipartError) -> Problem {
    let problem = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(FILE_MOST),
        _ => Problem::not_understood(),
    };
    problem.within(who.frame(""))
}

fn of_another_session(who: &SignedIn) -> Problem {
    Problem::not_understood()
        .saying_only("The page was of an earlier session. Open it again, choose the file and send it again.")
        .within(who.frame(""))
}

/// The lens asked for in the address: `?as_at=2021-10-31&known=2021-10-31`; nothing is now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Through(pub Option<Lens>);

#[derive(Deserialize)]
struct LensQuery {
    as_at: Option<Date>,
    known: Option<Date>,
}

impl FromRequestParts<App> for Through {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Through, Problem> {
        let Query(asked) = Query::<LensQuery>::try_from_uri(&parts.uri).map_err(|_| {
            Problem::not_understood().saying_only("Write the days of a lens as 2021-10-31, year first.")
        })?;
        let today = app.service().today();
        let as_at = asked.as_at.unwrap_or(today).min(today);
        let known_by = asked.known.unwrap_or(today).min(today);
        Ok(Through((as_at < today || known_by < today).then_some(Lens { as_at, known_by })))
    }
}

impl Through {
    /// The banner that says so, with the way back to now.
    pub fn banner(self, now: impl Into<String>) -> Option<LensBanner> {
        self.0.map(|lens| LensBanner { as_at: lens.as_at, known_by: lens.known_by, now: now.into() })
    }

    /// The lens as the end of an address: `?as_at=…&known=…`, empty for now.
    pub fn query(self) -> String {
        self.0.map_or_else(String::new, |lens| format!("?as_at={}&known={}", lens.as_at, lens.known_by))
    }

    /// The day that is looked at.
    pub fn day(self, today: Date) -> Date {
        self.0.map_or(today, |lens| lens.as_at)
    }
}

impl Form {
    /// What an address asks, as a form: for pages that answer without changing anything.
    pub fn asked(uri: &Uri) -> Form {
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri).unwrap_or_default();
        Form::typed(pairs)
    }

    /// Whether anything was sent at all.
    pub fn was_sent(&self) -> bool {
        self.pairs().next().is_some()
    }

    /// Shows refusals of the service beside their fields. `named` gives the form's name for a field of the
    /// fact, where they differ.
    pub fn refuse_all(&mut self, refusals: &[Refusal], named: impl Fn(&'static str) -> &'static str) {
        for refusal in refusals {
            let mut message = refusal.allowed.clone();
            if let Some(hint) = &refusal.hint {
                message = format!("{message}. {hint}");
            }
            self.refuse(named(refusal.field), message);
        }
    }
}
