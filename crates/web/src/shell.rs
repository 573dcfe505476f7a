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
    /// What a page that anybody may read says of itself.
    pub(crate) public: Option<&'a Public>,
}

/// What a public page says of itself to those who list pages.
pub(crate) struct Public {
    /// What it is about, in a sentence.
    pub(crate) description: String,
    /// Its one address, whole.
    pub(crate) canonical: String,
    /// Which of the ways it is at.
    pub(crate) here: &'static str,
    /// Whether whoever reads may say something.
    pub(crate) says: bool,
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
            public: None,
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
    let home = match shell.public {
        Some(_) => "/commons",
        None => "/",
    };
    html! {
        (DOCTYPE)
        html lang=(messages.tongue.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (shell.title) " – " (name) }
                @if let Some(public) = shell.public { (head(messages, public)) }
                link rel="stylesheet" href=(assets::STYLE);
                link rel="icon" href=(assets::ICON) type="image/svg+xml";
                script src=(shell.script) defer="" {}
            }
            body {
                a.skip href="#main" { (say!(messages, "shell-skip")) }
                header.top {
                    a.brand href=(home) { (mark()) "Essaim" }
                    @if let Some(room) = shell.room { (ways(messages, room, shell)) }
                    @if let Some(public) = shell.public { (public_ways(messages, public, shell.who)) }
                    (person(messages, shell.who))
                    (languages(messages, shell.address))
                }
                @if let Some((number, notice)) = &shell.notice {
                    (told_notice(messages, shell.room, *number, notice, shell.address))
                }
                main id="main" tabindex="-1" {
                    @if shell.room.is_some_and(|room| shell.who.role_in(&room.slug) == Some(Role::Reads)) {
                        p.hint { (say!(messages, "shell-reads")) }
                    }
                    (body)
                }
                footer {
                    p {
                        @if shell.public.is_some() { (say!(messages, "shell-foot-public")) }
                        @else if matches!(shell.who, Who::Here) { (say!(messages, "shell-foot")) }
                        @else { (say!(messages, "shell-foot-host")) }
                        " "
                        @if shell.public.is_none() { a href="/keys" { (say!(messages, "shell-keys")) } }
                    }
                }
            }
        }
    }
}

/// What lists of pages read: the sentence, the one address, the same page in each language.
fn head(messages: &Messages, public: &Public) -> Markup {
    let sign = if public.canonical.contains('?') {
        '&'
    } else {
        '?'
    };
    let of = |code: &str| format!("{}{sign}lang={code}", public.canonical);
    html! {
        meta name="description" content=(public.description);
        link rel="canonical" href=(of(messages.tongue.code()));
        link rel="alternate" hreflang="fr" href=(of("fr"));
        link rel="alternate" hreflang="en" href=(of("en"));
        link rel="alternate" hreflang="x-default" href=(public.canonical);
    }
}

/// The ways of the commons.
fn public_ways(messages: &Messages, public: &Public, who: &Who) -> Markup {
    let known = !matches!(who, Who::Stranger);
    let ways = [
        ("/commons", say!(messages, "commons-way-home"), true),
        (
            "/commons/search",
            say!(messages, "commons-way-search"),
            true,
        ),
        ("/commons/kinds", say!(messages, "commons-way-kinds"), true),
        ("/commons/rule", say!(messages, "commons-way-rule"), true),
        (
            "/commons/ours",
            say!(messages, "commons-way-ours"),
            public.says,
        ),
        ("/", say!(messages, "commons-way-dossiers"), known),
    ];
    html! {
        nav.ways aria-label=(say!(messages, "commons-ways")) {
            ul {
                @for (at, name, _) in ways.iter().filter(|(.., shown)| *shown) {
                    li {
                        a href=(at) aria-current=[(*at == public.here).then_some("page")] { (name) }
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
    room: Option<&Room>,
    number: u64,
    notice: &Notice,
    address: &str,
) -> Markup {
    html! {
        div.notice role="status" {
            p { (notice.text) }
            @if let (Some(_), Some(room)) = (&notice.undo, room) {
                form method="post" action=(room.at(&format!("undo/{number}"))) {
                    input type="hidden" name="to" value=(address);
                    button.quiet { (say!(messages, "notice-undo")) }
                }
            }
        }
    }
}
