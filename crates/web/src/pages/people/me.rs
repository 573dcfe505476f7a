//! What is a person's own: their password, their passkeys, their sessions, keys for their programs.

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use desk::clock;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::people::{day, name, secrets};
use maud::{Markup, html};
use serde::Deserialize;
use store::people::{AccessKey, NewAccessKey, Passkey, Session};

use super::{choosing, chosen, confirmed, passkeys};
use crate::asked::{Form, Path};
use crate::house::House;
use crate::pages::assets;
use crate::role::Role;
use crate::shell::{self, Shell};
use crate::visit::{Answered, Visit};

/// Keys of a person that work, at most.
const MOST: usize = 50;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/me", get(me))
        .route("/me/password", post(set_password))
        .route("/me/sessions/{id}/end", post(end_session))
        .route("/me/keys", post(make_key))
        .route("/me/keys/{id}/revoke", post(revoke_key))
}

async fn me(visit: Visit) -> Answered {
    let entrance = visit.entrance()?;
    let signed = visit.signed()?;
    let in_people = |error| visit.of_people(error);
    let id = signed.person.id;
    let sessions = entrance
        .people
        .sessions(id, clock::seconds())
        .await
        .map_err(in_people)?;
    let keys = entrance.people.access_keys(id).await.map_err(in_people)?;
    let kept = passkeys::passkeys(&visit, entrance, &signed.person).await?;
    let messages = &visit.messages;
    let title = signed.person.name.as_str();
    let body = html! {
        h1 { (title) }
        p { (signed.person.email) }
        section.panel aria-labelledby="password-part" {
            h2 #password-part { (say!(messages, "me-password")) }
            form method="post" action="/me/password" {
                (current(messages, "current", "current"))
                (choosing(messages))
                p.hint { (say!(messages, "me-password-ends")) }
                div.buttons { button.second { (say!(messages, "do-save")) } }
            }
        }
        @if entrance.address.takes_passkeys() {
            (passkeys_part(messages, &kept))
        }
        (sessions_part(messages, &sessions, signed.session))
        (keys_part(&visit, &keys))
    };
    let shell = Shell {
        address: "/me",
        script: assets::PASSKEYS,
        ..Shell::beside(&visit.who, title)
    };
    Ok(shell::page(messages, &shell, &body))
}

/// The field that asks whoever sits there whether they are the person who signed in.
fn current(messages: &Messages, id: &str, name: &str) -> Markup {
    html! {
        label for=(id) { (say!(messages, "me-current")) }
        input id=(id) name=(name) type="password" required="" autocomplete="current-password";
    }
}

fn passkeys_part(messages: &Messages, kept: &[Passkey]) -> Markup {
    html! {
        section.panel aria-labelledby="passkeys" {
            h2 #passkeys { (say!(messages, "me-passkeys")) }
            p { (say!(messages, "me-passkeys-lead")) }
            ul.rows {
                @for one in kept {
                    li {
                        p { (one.name) ", " (since(messages, one.created, one.used)) }
                        form method="post" action=(format!("/me/passkeys/{}/remove", one.id)) {
                            button.quiet {
                                (say!(messages, "me-remove")) span.unseen { " " (one.name) }
                            }
                        }
                    }
                }
            }
            div hidden="" data-passkey="create" data-options="/me/passkeys/options"
                data-done="/me/passkeys" data-refused=(say!(messages, "passkey-stopped")) {
                form {
                    label for="passkey-name" { (say!(messages, "me-passkey-name")) }
                    input #passkey-name name="name" required="" maxlength="80";
                    (current(messages, "passkey-password", "password"))
                    div.buttons { button.second { (say!(messages, "me-passkey-add")) } }
                }
                p role="status" {}
            }
            noscript { p.hint { (say!(messages, "me-passkeys-script")) } }
        }
    }
}

fn sessions_part(messages: &Messages, sessions: &[Session], own: Option<i64>) -> Markup {
    html! {
        section.panel aria-labelledby="sessions" {
            h2 #sessions { (say!(messages, "me-sessions")) }
            ul.rows {
                @for one in sessions {
                    li {
                        p {
                            (one.browser) ", " (since(messages, one.created, Some(one.seen)))
                            @if own == Some(one.id) { " · " strong { (say!(messages, "me-session-this")) } }
                        }
                        form method="post" action=(format!("/me/sessions/{}/end", one.id)) {
                            button.quiet {
                                (say!(messages, "me-session-end")) span.unseen { " " (one.browser) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn keys_part(visit: &Visit, keys: &[AccessKey]) -> Markup {
    let messages = &visit.messages;
    let of = visit.house.list();
    let of = of
        .into_iter()
        .filter(|slug| visit.who.role_in(slug).is_some());
    html! {
        section.panel aria-labelledby="keys" {
            h2 #keys { (say!(messages, "me-keys")) }
            p { (say!(messages, "me-keys-lead")) }
            ul.rows {
                @for one in keys.iter().filter(|one| one.revoked.is_none()) {
                    li {
                        p {
                            (one.name) " (" (one.dossier.as_deref().unwrap_or("*")) ", "
                            (desk::people::role(messages, one.role)) "), "
                            (since(messages, one.created, one.used))
                        }
                        form method="post" action=(format!("/me/keys/{}/revoke", one.id)) {
                            button.quiet {
                                (say!(messages, "me-remove")) span.unseen { " " (one.name) }
                            }
                        }
                    }
                }
            }
            form method="post" action="/me/keys" {
                label for="key-name" { (say!(messages, "me-key-name")) }
                input #key-name name="name" required="" maxlength="80";
                label for="key-dossier" { (say!(messages, "me-key-dossier")) }
                select #key-dossier name="dossier" {
                    @for slug in of { option value=(slug) { (slug) } }
                    option value="" { (say!(messages, "me-key-all")) }
                }
                label for="key-role" { (say!(messages, "me-key-role")) }
                select #key-role name="role" { (super::members::roles(messages, Role::Reads)) }
                (current(messages, "key-password", "password"))
                div.buttons { button.second { (say!(messages, "me-key-make")) } }
            }
        }
    }
}

/// Since when something is there, and when it was last used.
fn since(messages: &Messages, created: i64, used: Option<i64>) -> String {
    let created = day(messages, created);
    match used {
        Some(used) => say!(
            messages,
            "me-since-used",
            day = created,
            used = day(messages, used)
        ),
        None => say!(messages, "me-since", day = created),
    }
}

#[derive(Deserialize)]
struct NewPassword {
    #[serde(default)]
    current: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

async fn set_password(visit: Visit, Form(new): Form<NewPassword>) -> Answered {
    let entrance = visit.entrance()?;
    let signed = visit.signed()?;
    confirmed(&visit, entrance, &new.current).await?;
    let person = &signed.person;
    let own = [person.name.as_str(), person.email.as_str()];
    let hashed = chosen(&visit, entrance, (&new.password, &new.again), &own).await?;
    let hashed = hashed.map_err(|why| visit.refused(&unchanged(&visit, why)))?;
    let set = entrance
        .people
        .set_password(person.id, &hashed, signed.session)
        .await;
    set.map_err(|error| visit.of_people(error))?;
    Ok(told(&visit, &say!(visit.messages, "me-password-set")))
}

async fn end_session(visit: Visit, Path(id): Path<i64>) -> Answered {
    let entrance = visit.entrance()?;
    let person = visit.signed()?.person.id;
    let ended = entrance.people.end_session(person, id).await;
    match ended.map_err(|error| visit.of_people(error))? {
        true => Ok(Redirect::to("/me#sessions").into_response()),
        false => Err(visit.nowhere()),
    }
}

#[derive(Deserialize)]
struct NewKey {
    #[serde(default)]
    name: String,
    #[serde(default)]
    dossier: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    password: String,
}

/// Makes a key, and shows it: once, for it is not kept.
async fn make_key(visit: Visit, Form(new): Form<NewKey>) -> Answered {
    let entrance = visit.entrance()?;
    let messages = &visit.messages;
    let person = visit.signed()?.person.id;
    confirmed(&visit, entrance, &new.password).await?;
    let in_people = |error| visit.of_people(error);
    let keys = entrance
        .people
        .access_keys(person)
        .await
        .map_err(in_people)?;
    let working = keys.iter().filter(|key| key.revoked.is_none()).count();
    let (Some(called), Some(role)) = (name(&new.name), Role::of(&new.role)) else {
        let why = say!(messages, "me-key-no-name");
        return Err(visit.refused(&unchanged(&visit, why)));
    };
    if working >= MOST {
        let why = say!(messages, "me-key-too-many", count = MOST);
        return Err(visit.refused(&unchanged(&visit, why)));
    }
    let dossier = Some(new.dossier.as_str()).filter(|dossier| !dossier.is_empty());
    if dossier.is_some_and(|dossier| visit.who.role_in(dossier).is_none()) {
        return Err(visit.nowhere());
    }
    let secret = secrets::secret().map_err(|failure| visit.failed(&failure))?;
    let key = NewAccessKey {
        digest: &secrets::digest(&secret),
        person,
        name: &called,
        dossier,
        role,
        created: clock::seconds(),
    };
    entrance
        .people
        .keep_access_key(&key)
        .await
        .map_err(in_people)?;
    let title = say!(messages, "me-key-made");
    let body = html! {
        h1 { (title) }
        p { (say!(messages, "me-key-once")) }
        p { code { (secret) } }
        p { code { "Authorization: Bearer " (secret) } }
        p { a.button href="/me#keys" { (say!(messages, "me-back")) } }
    };
    Ok(visit.page_beside(&title, &body))
}

async fn revoke_key(visit: Visit, Path(id): Path<i64>) -> Answered {
    let entrance = visit.entrance()?;
    let person = visit.signed()?.person.id;
    let revoked = entrance
        .people
        .revoke_access_key(person, id, clock::seconds())
        .await;
    match revoked.map_err(|error| visit.of_people(error))? {
        true => Ok(Redirect::to("/me#keys").into_response()),
        false => Err(visit.nowhere()),
    }
}

fn unchanged(visit: &Visit, why: String) -> Failure {
    Failure::new(why).safe(say!(visit.messages, "gate-safe"))
}

/// A page that says that something was done.
fn told(visit: &Visit, what: &str) -> axum::response::Response {
    let body = html! {
        h1 { (what) }
        p { a.button href="/me" { (say!(visit.messages, "me-back")) } }
    };
    visit.page_beside(what, &body)
}
