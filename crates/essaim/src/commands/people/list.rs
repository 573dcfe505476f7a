//! `essaim people list DIR`: who may sign in, and who was invited to.

use std::process::ExitCode;

use desk::clock;
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use desk::people::{day, of_people, role};
use serde::Serialize;

use super::{open, place};
use crate::cli::PeopleList;
use crate::terminal;

#[derive(Serialize)]
struct Document {
    people: Vec<One>,
    /// Those that are open.
    invitations: Vec<Invited>,
}

#[derive(Serialize)]
struct One {
    name: String,
    email: String,
    /// Seconds since 1970-01-01T00:00:00Z.
    created: i64,
    /// Since when they may not sign in.
    disabled: Option<i64>,
    passkeys: usize,
    roles: Vec<Given>,
}

#[derive(Serialize)]
struct Given {
    /// None: every dossier.
    dossier: Option<String>,
    role: &'static str,
}

#[derive(Serialize)]
struct Invited {
    name: String,
    email: String,
    gives: Option<Given>,
    expires: i64,
}

pub(super) async fn run(context: &Context, arguments: &PeopleList) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let people = open(messages, &arguments.dir).await?;
    let in_people = |error| of_people(messages, error);
    let mut document = Document {
        people: Vec::new(),
        invitations: Vec::new(),
    };
    let mut lines = Vec::new();
    for person in people.persons().await.map_err(in_people)? {
        let of = people.memberships_of(person.id).await.map_err(in_people)?;
        let passkeys = people.passkeys(person.id).await.map_err(in_people)?.len();
        let told = of.iter().map(|one| {
            let place = place(messages, one.dossier.as_deref());
            format!("{place} ({})", role(messages, one.role))
        });
        let mut line = format!("{} <{}>", person.name, person.email);
        if person.disabled.is_some() {
            line.push_str(&format!(" [{}]", say!(messages, "people-disabled-sign")));
        }
        line.extend(told.map(|told| format!("\n  {told}")));
        lines.push(line);
        document.people.push(One {
            roles: of
                .into_iter()
                .map(|one| Given {
                    dossier: one.dossier,
                    role: one.role.word(),
                })
                .collect(),
            name: person.name,
            email: person.email,
            created: person.created,
            disabled: person.disabled,
            passkeys,
        });
    }
    let now = clock::seconds();
    let invitations = people.invitations().await.map_err(in_people)?;
    for one in invitations.into_iter().filter(|one| one.expires > now) {
        let until = say!(
            messages,
            "people-invited-until",
            day = day(messages, one.expires)
        );
        lines.push(format!("{} <{}>: {until}", one.name, one.email));
        document.invitations.push(Invited {
            name: one.name,
            email: one.email,
            gives: one.gives.map(|(dossier, role)| Given {
                dossier,
                role: role.word(),
            }),
            expires: one.expires,
        });
    }
    people.close().await;
    if arguments.json {
        terminal::json(&document)?;
    } else if lines.is_empty() {
        terminal::result(&say!(messages, "people-none"));
    } else {
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}
