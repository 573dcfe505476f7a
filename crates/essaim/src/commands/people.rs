//! `essaim people`: who may sign in to the pages of a folder of dossiers. For whoever keeps the machine:
//! no role is asked of them, for the files are theirs.

mod add;
mod change;
mod list;

use std::path::Path;
use std::process::ExitCode;

use desk::context::Context;
use desk::failure::{Failure, shown, typed};
use desk::messages::{Messages, say};
use desk::people::{of_people, safe};
use store::people::{People, Person, Role};

use crate::cli::PeopleCommand;

/// Where the pages are unless `--address` says otherwise.
const ADDRESS: &str = "http://127.0.0.1:7373";

pub(super) async fn run(context: &Context, command: PeopleCommand) -> Result<ExitCode, Failure> {
    match command {
        PeopleCommand::List(arguments) => list::run(context, &arguments).await,
        PeopleCommand::Add(arguments) => add::add(context, &arguments).await,
        PeopleCommand::Reset(arguments) => add::reset(context, &arguments).await,
        PeopleCommand::Role(arguments) => change::role(context, &arguments).await,
        PeopleCommand::Remove(arguments) => change::remove(context, &arguments).await,
        PeopleCommand::Disable(arguments) => change::disable(context, &arguments).await,
    }
}

/// The people of a folder of dossiers. One dossier alone has none: it can be copied and given away, and
/// they are not to go with it.
async fn open(messages: &Messages, dir: &Path) -> Result<People, Failure> {
    if dir.join("dossier.sqlite").exists() {
        let above = dir.parent().filter(|above| !above.as_os_str().is_empty());
        let above = above.unwrap_or(Path::new("."));
        return Err(
            Failure::new(say!(messages, "people-one", path = shown(dir)))
                .safe(safe(messages))
                .next(say!(messages, "people-one-next", above = typed(above)))
                .wrong_use(),
        );
    }
    let people = People::open(dir).await;
    people.map_err(|error| of_people(messages, error))
}

/// The person of an address.
async fn found(messages: &Messages, people: &People, email: &str) -> Result<Person, Failure> {
    let person = people.person_of(email.trim()).await;
    let person = person.map_err(|error| of_people(messages, error))?;
    person.ok_or_else(|| {
        Failure::new(say!(messages, "people-unknown", email = email))
            .safe(safe(messages))
            .next(say!(messages, "people-unknown-next"))
    })
}

/// Makes sure that there is the dossier that a role is to be given in.
fn is_there(messages: &Messages, dir: &Path, dossier: Option<&str>) -> Result<(), Failure> {
    let is_name = |name: &str| Path::new(name).file_name().is_some_and(|of| of == name);
    let is_there = |name: &str| is_name(name) && dir.join(name).join("dossier.sqlite").is_file();
    match dossier.filter(|name| !is_there(name)) {
        None => Ok(()),
        Some(name) => {
            let path = shown(dir);
            let what = say!(messages, "people-no-dossier", name = name, path = path);
            Err(Failure::new(what).safe(safe(messages)))
        }
    }
}

/// A role as it was typed, which the command line has checked.
fn role_of(word: &str) -> Role {
    Role::of(word).unwrap_or(Role::Reads)
}

/// Where a role is, in words.
fn place(messages: &Messages, dossier: Option<&str>) -> String {
    match dossier {
        Some(dossier) => dossier.to_owned(),
        None => say!(messages, "people-everywhere"),
    }
}
