//! The server: on this computer only.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use desk::failure::Failure;
use desk::messages::{Messages, Tongue, say};
use tokio::net::TcpListener;

use crate::api;
use crate::gate::{self, Keys};
use crate::house::{House, Place};
use crate::pages;

/// Bytes of a request that sends no files.
const BODY: usize = 4 << 20;

/// What is served, and where.
pub struct Options {
    /// A dossier, or the folder of several.
    pub data: PathBuf,
    /// The address to listen at; on this computer.
    pub listen: SocketAddr,
    /// The language of who has not chosen one.
    pub tongue: Tongue,
}

/// A server that listens already, and is to be run.
pub struct Server {
    listener: TcpListener,
    router: Router,
    opening: String,
}

/// Begins to listen. Only addresses of this computer are taken: whoever can reach another one could
/// read the dossier, and there are no accounts yet that would keep them out.
pub async fn bind(messages: &Messages, options: Options) -> Result<Server, Failure> {
    if !options.listen.ip().is_loopback() {
        let address = options.listen.to_string();
        return Err(
            Failure::new(say!(messages, "serve-not-here", address = address))
                .safe(say!(messages, "serve-not-here-safe"))
                .next(say!(messages, "serve-not-here-next"))
                .wrong_use(),
        );
    }
    std::fs::create_dir_all(&options.data)
        .map_err(|error| desk::failure::of_file(messages, &error, &options.data))?;
    let listener = TcpListener::bind(options.listen).await.map_err(|error| {
        let (address, detail) = (options.listen.to_string(), error.to_string());
        let what = say!(messages, "serve-taken", address = address, detail = detail);
        Failure::new(what).next(say!(messages, "serve-taken-next"))
    })?;
    let address = listener.local_addr().map_err(Failure::unexpected)?;
    let keys = Keys::new(address.port()).map_err(Failure::unexpected)?;
    let opening = format!("http://{address}/open?key={}", keys.link());
    let house = Arc::new(House::new(Place::of(&options.data), options.tongue, keys));
    // The model takes a moment: it is loaded while the person opens the link.
    let loading = Arc::clone(&house);
    tokio::spawn(async move { loading.embedder().await });
    Ok(Server {
        listener,
        router: router(house),
        opening,
    })
}

impl Server {
    /// The link that opens the pages, once.
    pub fn opening(&self) -> &str {
        &self.opening
    }

    /// Serves until it is told to stop (Ctrl+C).
    pub async fn run(self) -> Result<(), Failure> {
        axum::serve(self.listener, self.router)
            .with_graceful_shutdown(stopped())
            .await
            .map_err(Failure::unexpected)
    }
}

async fn stopped() {
    // Where the signal cannot be waited for, the server runs until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// All pages behind the gate.
pub(crate) fn router(house: Arc<House>) -> Router {
    pages::router()
        .merge(api::router())
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&house),
            gate::gate,
        ))
        .with_state(house)
}
