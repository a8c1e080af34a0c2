//! Serving pages until told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use service::Service;

use crate::fault::Fault;

/// Serves a service's pages until the process is told to stop (Ctrl-C or a termination signal).
///
/// # Errors
/// When the address cannot be listened on.
pub fn serve(service: Arc<Service>, listen: SocketAddr, behind_https: Option<bool>) -> Result<(), Fault> {
    service.follow()?;
    let secure = behind_https.unwrap_or(!listen.ip().is_loopback());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Fault::system("the server could not start"))?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen)
            .await
            .map_err(Fault::system(format!("{listen} cannot be listened on")))?;
        let address = listener.local_addr().map_err(Fault::system("the address cannot be read"))?;
        let name = if address.ip().is_loopback() {
            format!("localhost:{}", address.port())
        } else {
            address.to_string()
        };
        // The one line that people and scripts wait for.
        println!("Goldthread serves {} on http://{name}", service.authority_name());
        web::serve(listener, service, secure, stopped()).await.map_err(Fault::system("the server stopped"))
    })
}

async fn stopped() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
    tracing::info!("stopping");
}
