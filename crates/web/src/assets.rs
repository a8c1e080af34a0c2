//! The style sheet, scripts, font and icons, embedded in the program.
//!
//! All are served under one address that names their content, `/assets/<digest>/…`, so a browser may
//! keep them for ever and a new release is a new address. Relative links between them (a sheet to its
//! font, a script to its module) just work.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

/// Every file the pages may ask for, made by `build.rs`.
#[derive(RustEmbed)]
#[folder = "assets/dist"]
#[exclude = ".*"]
struct Files;

static DIGEST: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut digest = DefaultHasher::new();
    for name in names {
        name.hash(&mut digest);
        if let Some(file) = Files::get(&name) {
            file.metadata.sha256_hash().hash(&mut digest);
        }
    }
    format!("{:016x}", digest.finish())
});

/// Where `name` (such as `app.css`) is served; the address changes whenever any asset does.
pub fn url(name: &str) -> String {
    format!("/assets/{}/{name}", *DIGEST)
}

/// Answers a request for an asset.
///
/// The right digest may be kept for ever; another digest (a page from before a release) still gets the
/// present file, but must ask again next time.
pub async fn serve(Path((digest, name)): Path<(String, String)>, asked: HeaderMap) -> Response {
    let Some(file) = Files::get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag: String = file.metadata.sha256_hash().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let keep = if digest == *DIGEST { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut answer = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, kind(&name))], file.data).into_response()
    };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.headers_mut().insert(header::ETAG, tag);
    }
    answer
}

/// The content type of the few kinds of file there are.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
