//! Where a request comes from: what a page of another site sends is refused before any of it is read, so
//! that none of its words is ever kept, shown as somebody's own, or offered to be sent again.
//!
//! A browser says where a form comes from in `Sec-Fetch-Site` (over HTTPS, and on this machine's own
//! address), and in `Origin` elsewhere. Neither can be set by a page. What says neither is no browser of
//! today; a session and a form's token are asked for in any case.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// Refuses what is sent from another site's page.
pub async fn ours_only(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_ours(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    Problem::from_elsewhere().into_response()
}

/// Whether one of our own pages sent this, or no page at all.
fn is_ours(headers: &HeaderMap, uri: &Uri) -> bool {
    let said = headers.get_all("sec-fetch-site");
    if said.iter().next().is_some() {
        // Another machine of the same council (`same-site`) is another site: we do not know its pages.
        return said.iter().all(|site| site == "same-origin" || site == "none");
    }
    let mut origins = headers.get_all(header::ORIGIN).iter().peekable();
    if origins.peek().is_none() {
        return true;
    }
    let Some(asked) = asked_for(headers, uri) else { return false };
    // The scheme is not compared: behind a proxy that speaks HTTPS, we do not see which one was used.
    origins.all(|origin| origin.to_str().is_ok_and(|origin| host_of(origin) == Some(asked.clone())))
}

/// The host and port that were asked for. A proxy passes `Host` on as it was; nothing else that it may say of
/// itself is believed.
fn asked_for(headers: &HeaderMap, uri: &Uri) -> Option<(String, Option<u16>)> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    parted(host.or_else(|| uri.authority().map(|authority| authority.as_str()))?)
}

/// The host and port of an origin; `null`, which a browser says where it will not tell, has none.
fn host_of(origin: &str) -> Option<(String, Option<u16>)> {
    parted(origin.split_once("://")?.1)
}

/// A host in small letters, and its port where it is not that of HTTP or HTTPS.
fn parted(host: &str) -> Option<(String, Option<u16>)> {
    let authority: axum::http::uri::Authority = host.parse().ok()?;
    let port = authority.port_u16().filter(|port| ![80, 443].contains(port));
    Some((authority.host().to_ascii_lowercase(), port))
}
