//! `essaim serve`: the pages, for this computer, or for people who sign in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use desk::context::Context;
use desk::failure::{Failure, shown};
use desk::messages::say;

use crate::cli::Serve;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: Serve) -> Result<ExitCode, Failure> {
    let data = arguments.data.unwrap_or_else(place);
    let options = web::Options {
        commons: arguments.commons.or_else(|| commons_in(&data)),
        data,
        listen: arguments.listen,
        address: arguments.address,
        behind_proxy: arguments.behind_proxy,
        mail: arguments.mail,
        tongue: context.messages.tongue,
    };
    pages(context, options).await?;
    Ok(ExitCode::SUCCESS)
}

/// Serves a dossier, or the folder of several, until it is stopped.
pub(super) async fn pages(context: &Context, options: web::Options) -> Result<(), Failure> {
    let messages = &context.messages;
    let data = shown(&options.data);
    let server = web::bind(messages, options).await?;
    terminal::tell(&say!(messages, "serve-data", path = data));
    if let Some(commons) = server.commons() {
        terminal::tell(&say!(messages, "serve-commons", address = commons));
    }
    terminal::result(server.opening());
    terminal::tell(&match server.has_people() {
        true => say!(messages, "serve-sign-in"),
        false => say!(messages, "serve-open"),
    });
    server.run().await
}

/// The commons that stands in a folder under its own name, if there is one.
pub(super) fn commons_in(folder: &Path) -> Option<PathBuf> {
    let commons = folder.join("commons");
    commons.join("commons.sqlite").is_file().then_some(commons)
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
