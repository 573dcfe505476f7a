//! `essaim people add DIR` and `essaim people reset DIR`: a link with which somebody chooses a password, or
//! the password asked for here.

use std::process::ExitCode;

use desk::clock;
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::people::{INVITATION, Wanted, email, invite, name, of_people, passwords, safe, secrets};
use serde::Serialize;
use store::people::{People, Role};

use super::{ADDRESS, found, is_there, open, role_of};
use crate::cli::{PeopleAdd, PeopleReset};
use crate::terminal;

#[derive(Serialize)]
struct Document<'a> {
    email: &'a str,
    /// The link that works once; none where the person can sign in already.
    invitation: Option<&'a str>,
    /// When it runs out, in seconds since 1970-01-01T00:00:00Z.
    expires: Option<i64>,
}

pub(super) async fn add(context: &Context, arguments: &PeopleAdd) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let people = open(messages, &arguments.dir).await?;
    let wrong = |what| Failure::new(what).safe(safe(messages)).wrong_use();
    let called = name(&arguments.name).ok_or_else(|| wrong(say!(messages, "people-no-name")))?;
    let address = email(&arguments.email);
    let address = address.ok_or_else(|| wrong(say!(messages, "people-no-email")))?;
    let dossier = arguments.dossier.as_deref();
    is_there(messages, &arguments.dir, dossier)?;
    let role = arguments.role.as_deref().map_or(Role::Administers, role_of);
    let in_people = |error| of_people(messages, error);
    let known = people.person_of(&address).await.map_err(in_people)?;
    if let Some(person) = known {
        // They have a password already: the role is all that is new.
        people
            .set_role(person.id, dossier, role)
            .await
            .map_err(in_people)?;
        let text = say!(messages, "people-known", email = address.as_str());
        return ended(people, arguments.json, &address, None, &text).await;
    }
    let wanted = Wanted {
        name: &called,
        email: &address,
        gives: Some((dossier, role)),
        resets: None,
    };
    if !arguments.password {
        let path = invite(&people, &wanted).await?;
        let link = link(arguments.address.as_deref(), &path);
        let text = say!(messages, "people-link", email = address.as_str());
        return ended(people, arguments.json, &address, Some(&link), &text).await;
    }
    // Asked for first: what is not answered leaves nothing behind.
    let hashed = asked(messages, &[&called, &address])?;
    let path = invite(&people, &wanted).await?;
    let invitation = opened(&people, &path).await.map_err(in_people)?;
    if let Some(invitation) = invitation {
        let made = people
            .accept_as_new(&invitation, &hashed, clock::seconds())
            .await;
        made.map_err(in_people)?;
    }
    let text = say!(messages, "people-added", email = address.as_str());
    ended(people, arguments.json, &address, None, &text).await
}

pub(super) async fn reset(context: &Context, arguments: &PeopleReset) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let people = open(messages, &arguments.dir).await?;
    let person = found(messages, &people, &arguments.email).await?;
    let address = person.email.as_str();
    if arguments.password {
        let hashed = asked(messages, &[&person.name, address])?;
        let set = people.set_password(person.id, &hashed, None).await;
        set.map_err(|error| of_people(messages, error))?;
        let text = say!(messages, "people-reset-done", email = address);
        return ended(people, arguments.json, address, None, &text).await;
    }
    let wanted = Wanted {
        name: &person.name,
        email: address,
        gives: None,
        resets: Some(person.id),
    };
    let path = invite(&people, &wanted).await?;
    let link = link(arguments.address.as_deref(), &path);
    let text = say!(messages, "people-reset-link", email = address);
    ended(people, arguments.json, address, Some(&link), &text).await
}

async fn opened(
    people: &People,
    path: &str,
) -> Result<Option<store::people::Invitation>, store::Error> {
    let secret = path.rsplit('/').next().unwrap_or_default();
    people
        .invitation(&secrets::digest(secret), clock::seconds())
        .await
}

/// A password that is good enough, asked for at the terminal, hashed.
fn asked(messages: &Messages, own: &[&str]) -> Result<String, Failure> {
    let question = say!(messages, "people-password", count = passwords::SHORTEST);
    let password = terminal::password(&question).map_err(Failure::unexpected)?;
    match passwords::weakness(&password, own) {
        None => passwords::hash(&password),
        Some(weak) => {
            let failure = Failure::new(passwords::told(messages, weak));
            Err(failure.safe(safe(messages)))
        }
    }
}

fn link(address: Option<&str>, path: &str) -> String {
    format!("{}{path}", address.unwrap_or(ADDRESS).trim_end_matches('/'))
}

async fn ended(
    people: People,
    json: bool,
    email: &str,
    link: Option<&str>,
    text: &str,
) -> Result<ExitCode, Failure> {
    people.close().await;
    if json {
        terminal::json(&Document {
            email,
            invitation: link,
            expires: link.map(|_| clock::seconds() + INVITATION),
        })?;
    } else {
        terminal::tell(text);
        if let Some(link) = link {
            terminal::result(link);
        }
    }
    Ok(ExitCode::SUCCESS)
}
