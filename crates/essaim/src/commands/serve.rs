//! `essaim serve`: the pages, in a browser of this computer.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use desk::context::Context;
use desk::failure::{Failure, shown};
use desk::messages::say;

use crate::cli::Serve;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: Serve) -> Result<ExitCode, Failure> {
    let data = arguments.data.unwrap_or_else(place);
    pages(context, &data, arguments.listen).await?;
    Ok(ExitCode::SUCCESS)
}

/// Serves a dossier, or the folder of several, until it is stopped.
pub(super) async fn pages(
    context: &Context,
    data: &Path,
    listen: SocketAddr,
) -> Result<(), Failure> {
    let messages = &context.messages;
    let options = web::Options {
        data: data.to_owned(),
        listen,
        tongue: messages.tongue,
    };
    let server = web::bind(messages, options).await?;
    terminal::tell(&say!(messages, "serve-data", path = shown(data)));
    terminal::result(server.opening());
    terminal::tell(&say!(messages, "serve-open"));
    server.run().await
}

/// Where dossiers are kept if nobody says where: in the person's own data (XDG Base Directory
/// Specification; `APPDATA` on Windows).
fn place() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let base = set("XDG_DATA_HOME")
        .or_else(|| set("APPDATA"))
        .map(PathBuf::from)
        .or_else(|| set("HOME").map(|home| PathBuf::from(home).join(".local/share")));
    base.unwrap_or_default().join("essaim")
}
