//! Figures and pages: how long they take, and how many a second.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, header};
use axum::routing::get;
use calendar::Month;
use service::setup::DEMO_PASSWORD;
use service::{Known, Service};
use tower::ServiceExt;

use super::{open, say};
use crate::fault::Fault;

/// The months of the published scorecard.
const MONTHS: [Month; 7] = [
    Month::constant(2021, 4),
    Month::constant(2021, 5),
    Month::constant(2021, 6),
    Month::constant(2021, 7),
    Month::constant(2021, 8),
    Month::constant(2021, 9),
    Month::constant(2021, 10),
];
/// How long pages are asked for.
const ASKED: Duration = Duration::from_secs(4);

pub fn run(demo: &Path) -> Result<(), Fault> {
    let service = open::open(demo)?;
    println!("On the demonstration authority:");
    let began = Instant::now();
    service.count(&MONTHS, Known::MonthEnd);
    say("whole scorecard, seven months, fresh lens", began.elapsed(), "target 500 ms");
    let began = Instant::now();
    service.count(&MONTHS, Known::MonthEnd);
    say("the same, kept", began.elapsed(), "target 5 ms");

    let token = |username: &str| match service.sign_in(username, DEMO_PASSWORD) {
        Ok(Ok(token)) => Ok(format!("{}={token}", web::app::COOKIE)),
        _ => Err(Fault::Other(format!("{username} cannot sign in"))),
    };
    let personas = service.personas();
    let sees_records = personas.iter().find(|one| one.role == service::Role::Practitioner);
    let sees_figures = personas.iter().find(|one| one.role == service::Role::Director);
    let (Some(worker), Some(director)) = (sees_records, sees_figures) else {
        return Err(Fault::Other("the demonstration has no personas".into()));
    };
    let (worker, director) = (token(&worker.username)?, token(&director.username)?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Fault::system("the server could not start"))?;
    runtime.block_on(async {
        child_pages(&service, &worker).await?;
        throughput(&service, &director).await
    })
}

/// Server time of children's pages, one after another, each for the first time.
async fn child_pages(service: &Arc<Service>, cookie: &str) -> Result<(), Fault> {
    let router = web::router(Arc::clone(service), false);
    let children = service.sample_of_children(400);
    let mut times = Vec::with_capacity(children.len());
    for child in children {
        let request = asking(&web::paths::child(child), cookie)?;
        let began = Instant::now();
        let Ok(answer) = router.clone().oneshot(request).await;
        let status = answer.status();
        if !status.is_success() {
            return Err(Fault::Other(format!("a child's page answered {status}")));
        }
        let read = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
        times.push(began.elapsed());
        read.map_err(|error| Fault::Other(format!("a page could not be read: {error}")))?;
    }
    times.sort_unstable();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
    say("a child's page, half of them under", at(0.5), "target 2 ms");
    say("a child's page, 95 in 100 under", at(0.95), "");
    Ok(())
}

/// The scorecard's page over HTTP beside a constant page of the same size from the same server.
async fn throughput(service: &Arc<Service>, cookie: &str) -> Result<(), Fault> {
    let router = web::router(Arc::clone(service), false);
    let request = asking(web::paths::MEASURE, cookie)?;
    let Ok(answer) = router.clone().oneshot(request).await;
    let status = answer.status();
    let page = axum::body::to_bytes(answer.into_body(), usize::MAX)
        .await
        .map_err(|error| Fault::Other(format!("the scorecard's page could not be read: {error}")))?;
    if !status.is_success() {
        return Err(Fault::Other(format!("the scorecard's page answered {status}")));
    }
    let size = page.len();
    let constant = page.clone();
    let router = router
        .route("/constant", get(move || async move { ([(header::CONTENT_TYPE, "text/html")], constant) }));
    let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
        .await
        .map_err(Fault::system("no port is free"))?;
    let address = listener.local_addr().map_err(Fault::system("the address cannot be read"))?;
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let ask = |path: &'static str| {
        let cookie = cookie.to_owned();
        tokio::task::spawn_blocking(move || pages_a_second(address, path, &cookie, size))
    };
    let joined = |error| Fault::Other(format!("the client failed: {error}"));
    let constant = ask("/constant").await.map_err(joined)?.map_err(Fault::system("the constant page"))?;
    let scorecard =
        ask(web::paths::MEASURE).await.map_err(joined)?.map_err(Fault::system("the scorecard's page"))?;
    server.abort();
    println!("  {:<44} {constant:>10.0} /s   {} KB", "a constant page of that size over HTTP", size / 1024);
    println!("  {:<44} {scorecard:>10.0} /s", "the scorecard's page over HTTP");
    println!("  {:<44} {:>11.0}%   target 25%", "of the constant page", 100.0 * scorecard / constant);
    Ok(())
}

fn asking(path: &str, cookie: &str) -> Result<Request<Body>, Fault> {
    Request::builder()
        .uri(path)
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .map_err(|error| Fault::Other(error.to_string()))
}

/// Asks for a page over one connection, again and again; bounded by time.
fn pages_a_second(address: SocketAddr, path: &str, cookie: &str, size: usize) -> std::io::Result<f64> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n\r\n");
    let mut buffer = vec![0; size + 8192];
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < ASKED {
        stream.write_all(request.as_bytes())?;
        read_answer(&mut stream, &mut buffer)?;
        count += 1;
    }
    Ok(f64::from(count) / began.elapsed().as_secs_f64())
}

/// Reads one answer that says its length.
fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<()> {
    let broken = || std::io::Error::other("the answer does not say its length");
    let mut filled = 0;
    loop {
        if filled == buffer.len() {
            buffer.resize(buffer.len() * 2, 0);
        }
        let read = stream.read(buffer.get_mut(filled..).ok_or_else(broken)?)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        filled += read;
        let so_far = buffer.get(..filled).ok_or_else(broken)?;
        if let Some(head) = so_far.windows(4).position(|four| four == b"\r\n\r\n") {
            let text = String::from_utf8_lossy(so_far.get(..head).ok_or_else(broken)?).to_ascii_lowercase();
            let length: usize = text
                .split("content-length:")
                .nth(1)
                .and_then(|rest| rest.split("\r\n").next())
                .and_then(|length| length.trim().parse().ok())
                .ok_or_else(broken)?;
            if filled >= head + 4 + length {
                return Ok(());
            }
        }
    }
}
