//! What every page has: its head, the way to the others, what was just done, and the end.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use desk::failure::Failure;
use desk::messages::{Messages, Tongue, say};
use maud::{DOCTYPE, Markup, html};

use crate::notices::Notice;
use crate::pages::assets;
use crate::people::Who;
use crate::role::Role;
use crate::room::Room;

/// Where in the dossier a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Here {
    Home,
    Documents,
    Facts,
    Forms,
    Library,
    Accounts,
    People,
    Settings,
    /// None of them.
    Beside,
}

/// What surrounds a page.
pub(crate) struct Shell<'a> {
    /// The dossier that it is of.
    pub(crate) room: Option<&'a Room>,
    pub(crate) here: Here,
    pub(crate) title: &'a str,
    /// Its own address, to come back to.
    pub(crate) address: &'a str,
    /// What was just done, with its number.
    pub(crate) notice: Option<(u64, Arc<Notice>)>,
    /// Whom it is shown to.
    pub(crate) who: &'a Who,
    /// Where its script is.
    pub(crate) script: &'a str,
}

impl<'a> Shell<'a> {
    /// Of a page that is of no dossier.
    pub(crate) fn beside(who: &'a Who, title: &'a str) -> Self {
        Self {
            room: None,
            here: Here::Beside,
            title,
            address: "/",
            notice: None,
            who,
            script: assets::SCRIPT,
        }
    }
}

/// A page.
pub(crate) fn page(messages: &Messages, shell: &Shell<'_>, body: &Markup) -> Response {
    Html(document(messages, shell, body).into_string()).into_response()
}

/// A page that says why there is no other.
pub(crate) fn refusal(
    messages: &Messages,
    status: StatusCode,
    who: &Who,
    failure: &Failure,
) -> Response {
    let title = say!(messages, "refusal-title");
    let shell = Shell::beside(who, &title);
    let body = html! {
        h1 { (title) }
        (told(failure))
        p { a href="/" { (say!(messages, "refusal-home")) } }
    };
    (status, page(messages, &shell, &body)).into_response()
}

/// That there is no such page.
pub(crate) fn nowhere(messages: &Messages, who: &Who) -> Response {
    refusal(
        messages,
        StatusCode::NOT_FOUND,
        who,
        &nowhere_because(messages),
    )
}

/// The same in words.
pub(crate) fn nowhere_because(messages: &Messages) -> Failure {
    Failure::new(say!(messages, "nowhere"))
        .safe(say!(messages, "gate-safe"))
        .next(say!(messages, "nowhere-next"))
}

/// That somebody known may not do what they asked for.
pub(crate) fn not_allowed(messages: &Messages, who: &Who, role: Role) -> Response {
    let failure = not_allowed_because(messages, role);
    refusal(messages, StatusCode::FORBIDDEN, who, &failure)
}

/// The same in words.
pub(crate) fn not_allowed_because(messages: &Messages, role: Role) -> Failure {
    let name = desk::people::role(messages, role);
    Failure::new(say!(messages, "not-allowed", role = name))
        .safe(say!(messages, "gate-safe"))
        .next(say!(messages, "not-allowed-next"))
}

/// What happened, what is safe, what to do next.
pub(crate) fn told(failure: &Failure) -> Markup {
    html! {
        div.alert role="alert" {
            p { strong { (failure.what()) } }
            @if let Some(safe) = failure.what_is_safe() { p { (safe) } }
            @if let Some(next) = failure.what_next() { p { (next) } }
        }
    }
}

fn document(messages: &Messages, shell: &Shell<'_>, body: &Markup) -> Markup {
    let name = shell.room.map_or("Essaim", |room| room.slug.as_str());
    html! {
        (DOCTYPE)
        html lang=(messages.tongue.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (shell.title) " – " (name) }
                link rel="stylesheet" href=(assets::STYLE);
                link rel="icon" href=(assets::ICON) type="image/svg+xml";
                script src=(shell.script) defer="" {}
            }
            body {
                a.skip href="#main" { (say!(messages, "shell-skip")) }
                header.top {
                    a.brand href="/" { (mark()) "Essaim" }
                    @if let Some(room) = shell.room { (ways(messages, room, shell)) }
                    (person(messages, shell.who))
                    (languages(messages, shell.address))
                }
                @if let (Some((number, notice)), Some(room)) = (&shell.notice, shell.room) {
                    (told_notice(messages, room, *number, notice, shell.address))
                }
                main id="main" tabindex="-1" {
                    @if shell.room.is_some_and(|room| shell.who.role_in(&room.slug) == Some(Role::Reads)) {
                        p.hint { (say!(messages, "shell-reads")) }
                    }
                    (body)
                }
                footer {
                    p {
                        @if matches!(shell.who, Who::Here) { (say!(messages, "shell-foot")) }
                        @else { (say!(messages, "shell-foot-host")) }
                        " "
                        a href="/keys" { (say!(messages, "shell-keys")) }
                    }
                }
            }
        }
    }
}

/// The sign of the house: six cells of a comb.
fn mark() -> Markup {
    html! {
        svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" {
            path d="M12 1 21.5 6.5v11L12 23 2.5 17.5v-11z" fill="currentColor" {}
            path d="M12 6.5 16.8 9.2v5.6L12 17.5 7.2 14.8V9.2z" fill="var(--paper)" {}
        }
    }
}

/// Who signed in, with the way to what is theirs and the way out.
fn person(messages: &Messages, who: &Who) -> Markup {
    html! {
        @if let Some(signed) = who.signed() {
            a href="/me" { (signed.person.name) }
            form.language method="post" action="/sign-out" {
                button.quiet { (say!(messages, "sign-out")) }
            }
        }
    }
}

fn ways(messages: &Messages, room: &Room, shell: &Shell<'_>) -> Markup {
    let administers = shell.who.role_in(&room.slug) == Some(Role::Administers);
    let (here, who) = (shell.here, shell.who);
    let ways = [
        (Here::Home, "", say!(messages, "way-home")),
        (
            Here::Documents,
            "documents",
            say!(messages, "way-documents"),
        ),
        (Here::Facts, "facts", say!(messages, "way-facts")),
        (Here::Forms, "forms", say!(messages, "way-forms")),
        (Here::Library, "library", say!(messages, "way-library")),
        (Here::Accounts, "accounts", say!(messages, "way-accounts")),
        (Here::People, "people", say!(messages, "way-people")),
        (Here::Settings, "settings", say!(messages, "way-settings")),
    ];
    let shown = |of: Here| match of {
        Here::People => administers && who.signed().is_some(),
        Here::Settings => administers,
        _ => true,
    };
    let ways = ways.into_iter().filter(|(of, ..)| shown(*of));
    html! {
        nav.ways aria-label=(say!(messages, "shell-ways")) {
            ul {
                @for (of, path, name) in ways {
                    li {
                        a href=(room.at(path)) aria-current=[(of == here).then_some("page")] {
                            (name)
                        }
                    }
                }
            }
        }
    }
}

/// The other language, in its own words.
fn languages(messages: &Messages, address: &str) -> Markup {
    let (code, name) = match messages.tongue {
        Tongue::Fr => ("en", "English"),
        Tongue::En => ("fr", "Français"),
    };
    html! {
        form.language method="post" action="/language" {
            input type="hidden" name="to" value=(address);
            button.quiet name="language" value=(code) lang=(code) { (name) }
        }
    }
}

fn told_notice(
    messages: &Messages,
    room: &Room,
    number: u64,
    notice: &Notice,
    address: &str,
) -> Markup {
    html! {
        div.notice role="status" {
            p { (notice.text) }
            @if notice.undo.is_some() {
                form method="post" action=(room.at(&format!("undo/{number}"))) {
                    input type="hidden" name="to" value=(address);
                    button.quiet { (say!(messages, "notice-undo")) }
                }
            }
        }
    }
}
