//! A value as it is read: in the words of its field, with links; how it stands; where it is from.

use commons::fold::{Field as Folded, Held, Standing};
use commons::kinds::Field;
use commons::names::{Licence, RecordId};
use commons::statement::Source;
use desk::commons::naming::Names;
use desk::commons::showing;
use desk::messages::{Messages, say};
use desk::words;
use maud::{Markup, html};
use serde_json::Value;

use super::at::{At, of_record, of_statement};

/// Texts of a list that are longer than this stand on lines of their own.
const SHORT: usize = 60;

/// A value in the words of its field.
pub(super) fn shown(
    messages: &Messages,
    field: Option<&Field>,
    value: &Value,
    names: &Names,
) -> Markup {
    match value {
        Value::String(text) => text_shown(messages, field, text, names),
        Value::Bool(true) => html! { (say!(messages, "commons-yes")) },
        Value::Bool(false) => html! { (say!(messages, "commons-no")) },
        Value::Number(number) => html! { (figure(messages, &number.to_string())) },
        Value::Array(items) if items.iter().all(is_short) => html! {
            @for (at, item) in items.iter().enumerate() {
                @if at > 0 { ", " }
                (shown(messages, field, item, names))
            }
        },
        Value::Array(items) => html! {
            ol.told { @for item in items { li { (shown(messages, field, item, names)) } } }
        },
        Value::Object(members) => html! {
            @for (at, (name, value)) in members.iter().enumerate() {
                @if at > 0 { " · " }
                (name) " " (shown(messages, None, value, names))
            }
        },
        Value::Null => html! {},
    }
}

/// A number with the decimal sign of the language.
fn figure(messages: &Messages, number: &str) -> String {
    match messages.tongue.code() {
        "fr" => number.replace('.', ","),
        _ => number.to_owned(),
    }
}

fn is_short(value: &Value) -> bool {
    match value {
        Value::String(text) => text.chars().count() <= SHORT,
        Value::Array(_) | Value::Object(_) => false,
        _ => true,
    }
}

fn text_shown(messages: &Messages, field: Option<&Field>, text: &str, names: &Names) -> Markup {
    if let Some(choice) = field.and_then(|field| field.choices.get(text)) {
        return html! { (choice.of(messages.tongue.code())) };
    }
    if let Ok(record) = text.parse::<RecordId>() {
        return named(messages, &record, names);
    }
    if text.starts_with("https://") || text.starts_with("http://") {
        return address(text, None);
    }
    let format = field.and_then(|field| field.schema().get("format")?.as_str());
    match format {
        Some("date") => html! { (words::date(messages, text)) },
        Some("date-time") => html! { time datetime=(text) { (moment(messages, text)) } },
        Some("email") => html! { a href=(format!("mailto:{text}")) { (text) } },
        _ => html! { span.help { (text) } },
    }
}

/// A day and an hour in words.
fn moment(messages: &Messages, text: &str) -> String {
    let hour = text.get(11..16).unwrap_or_default();
    let day = words::date(messages, text.get(..10).unwrap_or(text));
    format!("{day}, {hour} UTC")
}

/// A record by its name.
pub(super) fn named(messages: &Messages, record: &RecordId, names: &Names) -> Markup {
    let unnamed = || say!(messages, "commons-nameless");
    html! { a href=(of_record(record)) { (names.get(record).cloned().unwrap_or_else(unnamed)) } }
}

/// Several records by their names.
pub(super) fn all_named(messages: &Messages, records: &[RecordId], names: &Names) -> Markup {
    html! {
        @for (at, record) in records.iter().enumerate() {
            @if at > 0 { ", " }
            (named(messages, record, names))
        }
    }
}

/// The address of a page elsewhere. What contributors link to gains nothing by it.
fn address(to: &str, text: Option<&str>) -> Markup {
    let bare = to.split_once("://").map_or(to, |(_, rest)| rest);
    let bare = bare.trim_end_matches('/');
    html! { a href=(to) rel="nofollow ugc noopener noreferrer" { (text.unwrap_or(bare)) } }
}

/// Where a value stands.
pub(super) fn source(messages: &Messages, source: Option<&Source>) -> Markup {
    match source {
        Some(Source::Url(at)) => {
            let host = at.split_once("://").map_or(at.as_str(), |(_, rest)| rest);
            let host = host.split(['/', '?', '#']).next().unwrap_or(host);
            address(at, Some(host.trim_start_matches("www.")))
        }
        Some(Source::Document(title)) => html! { cite { (title) } },
        None => html! { (say!(messages, "commons-sourceless")) },
    }
}

/// How a value stands, in two or three words, with its colour.
pub(super) fn badge(at: &At, held: &Held) -> Markup {
    let messages = at.messages();
    let aged = held.due.is_some_and(|due| due <= at.open.now.day());
    let (class, text) = match held.standing {
        _ if !held.disputes.is_empty() => ("check", say!(messages, "commons-badge-contested")),
        Standing::InForce if aged => ("check", say!(messages, "commons-badge-aged")),
        Standing::InForce => {
            let count = held.tally.agreed.len();
            (
                "filled",
                say!(messages, "commons-badge-checked", count = count),
            )
        }
        Standing::Waiting { missing: 0, .. } => {
            ("write", showing::standing(messages, &held.standing))
        }
        Standing::Waiting { missing, .. } if held.tally.agreed.is_empty() => (
            "left",
            say!(messages, "commons-badge-unchecked", count = missing),
        ),
        Standing::Waiting { missing, .. } => (
            "write",
            say!(messages, "commons-badge-waits", count = missing),
        ),
        Standing::Stopped | Standing::Disputed { .. } => {
            ("refused", say!(messages, "commons-badge-refused"))
        }
        Standing::Replaced { .. } => ("left", say!(messages, "commons-badge-replaced")),
        Standing::TakenBack { .. } => ("left", say!(messages, "commons-badge-taken-back")),
        Standing::Unfit => ("refused", say!(messages, "commons-badge-unfit")),
        Standing::Erased => ("left", say!(messages, "commons-badge-erased")),
    };
    html! { span class={ "badge " (class) } { (text) } }
}

/// Where a value is from: what most values of a record share is said once.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Origin {
    source: Option<Source>,
    seen: Option<String>,
    licence: Licence,
    organisation: Option<RecordId>,
    author: String,
}

impl Origin {
    pub(super) fn of(held: &Held) -> Self {
        Self {
            source: held.source.clone(),
            seen: held.seen.map(|day| day.to_string()),
            licence: held.licence.clone(),
            organisation: held.organisation.clone(),
            author: held.author.to_string(),
        }
    }

    /// What more than half of the first values share; none where they share nothing, or are few.
    pub(super) fn shared(fields: &[&Folded]) -> Option<Self> {
        let mut counts: Vec<(Self, usize)> = Vec::new();
        for held in fields.iter().filter_map(|field| field.first()) {
            let origin = Self::of(held);
            match counts.iter_mut().find(|(of, _)| *of == origin) {
                Some((_, count)) => *count += 1,
                None => counts.push((origin, 1)),
            }
        }
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        most.filter(|(_, count)| *count >= 3 && count * 2 > all)
            .map(|(origin, _)| origin)
    }

    /// In words: source, day, licence, who.
    pub(super) fn shown(&self, messages: &Messages, names: &Names) -> Markup {
        html! {
            (say!(messages, "commons-source")) " " (source(messages, self.source.as_ref()))
            @if let Some(seen) = &self.seen {
                ", " (say!(messages, "commons-seen", date = words::date(messages, seen)))
            }
            " · " (self.licence) " · "
            @match &self.organisation {
                Some(organisation) => {
                    (say!(messages, "commons-said-by")) " " (named(messages, organisation, names))
                }
                None => { (say!(messages, "commons-said-by-account", key = short_key(&self.author))) }
            }
        }
    }
}

/// The end of a key, for people to tell accounts apart by.
pub(super) fn short_key(key: &str) -> String {
    let skip = key.chars().count().saturating_sub(8);
    key.chars().skip(skip).collect()
}

/// Who checked a value, and what is said against it.
pub(super) fn checks(at: &At, held: &Held, names: &Names) -> Markup {
    let messages = at.messages();
    html! {
        p { (showing::standing(messages, &held.standing)) }
        @if !held.tally.agreed.is_empty() {
            p {
                (say!(messages, "commons-agreed-by")) " "
                (all_named(messages, &held.tally.agreed, names))
            }
        }
        @if !held.tally.opposed.is_empty() {
            p {
                (say!(messages, "commons-opposed-by")) " "
                (all_named(messages, &held.tally.opposed, names))
            }
        }
        @for dispute in &held.disputes {
            p { a href=(of_statement(dispute)) { (say!(messages, "commons-see-dispute")) } }
        }
        @if held.by_owner { p { (say!(messages, "commons-by-owner-long")) } }
        @if let Some(due) = held.due {
            p { (say!(messages, "commons-look-again", date = words::date(messages, &due.to_string()))) }
        }
        @if let Some(quote) = &held.quote { blockquote { (quote) } }
    }
}
