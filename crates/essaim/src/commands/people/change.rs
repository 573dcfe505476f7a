//! `essaim people role`, `remove` and `disable`: what somebody may do, or that they may come no more.

use std::process::ExitCode;

use desk::clock;
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::people::{of_people, safe};
use serde::Serialize;
use store::people::People;

use super::{found, is_there, open, place, role_of};
use crate::cli::{PeopleDisable, PeopleRemove, PeopleRole};
use crate::terminal;

#[derive(Serialize)]
struct Document<'a> {
    email: &'a str,
    /// The dossier that it was changed in; none for every dossier, or for the person as a whole.
    dossier: Option<&'a str>,
    /// The role that they have there now.
    role: Option<&'a str>,
}

pub(super) async fn role(context: &Context, arguments: &PeopleRole) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let people = open(messages, &arguments.dir).await?;
    let person = found(messages, &people, &arguments.email).await?;
    let dossier = arguments.dossier.as_deref();
    is_there(messages, &arguments.dir, dossier)?;
    let role = role_of(&arguments.role);
    let set = people.set_role(person.id, dossier, role).await;
    if !set.map_err(|error| of_people(messages, error))? {
        return Err(last(messages, &person.name));
    }
    let document = Document {
        email: &person.email,
        dossier,
        role: Some(role.word()),
    };
    let text = say!(
        messages,
        "people-role-set",
        email = person.email.as_str(),
        place = place(messages, dossier),
        role = desk::people::role(messages, role)
    );
    ended(people, arguments.json, &document, &text).await
}

pub(super) async fn remove(
    context: &Context,
    arguments: &PeopleRemove,
) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let people = open(messages, &arguments.dir).await?;
    let in_people = |error| of_people(messages, error);
    let person = found(messages, &people, &arguments.email).await?;
    let dossier = arguments.dossier.as_deref();
    let text = match dossier {
        Some(dossier) => {
            let removed = people.remove_role(person.id, Some(dossier)).await;
            if !removed.map_err(in_people)? {
                return Err(last(messages, &person.name));
            }
            say!(
                messages,
                "people-role-removed",
                email = person.email.as_str(),
                place = dossier
            )
        }
        None => {
            people.remove_person(person.id).await.map_err(in_people)?;
            say!(messages, "people-removed", email = person.email.as_str())
        }
    };
    let document = Document {
        email: &person.email,
        dossier,
        role: None,
    };
    ended(people, arguments.json, &document, &text).await
}

pub(super) async fn disable(
    context: &Context,
    arguments: &PeopleDisable,
) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let people = open(messages, &arguments.dir).await?;
    let person = found(messages, &people, &arguments.email).await?;
    let since = (!arguments.undo).then(clock::seconds);
    let set = people.set_disabled(person.id, since).await;
    set.map_err(|error| of_people(messages, error))?;
    let email = person.email.as_str();
    let text = match arguments.undo {
        true => say!(messages, "people-enabled", email = email),
        false => say!(messages, "people-disabled", email = email),
    };
    let document = Document {
        email,
        dossier: None,
        role: None,
    };
    ended(people, arguments.json, &document, &text).await
}

/// That nobody would administer a dossier any more.
fn last(messages: &Messages, name: &str) -> Failure {
    Failure::new(say!(messages, "people-last", name = name))
        .safe(safe(messages))
        .next(say!(messages, "people-last-next"))
}

async fn ended(
    people: People,
    json: bool,
    document: &Document<'_>,
    text: &str,
) -> Result<ExitCode, Failure> {
    people.close().await;
    match json {
        true => terminal::json(document)?,
        false => terminal::tell(text),
    }
    Ok(ExitCode::SUCCESS)
}
