//! A record: each value with how it stands and where it is from, and what names it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::fold::{Field as Folded, Held, Record, Standing};
use commons::kinds::Kind;
use commons::names::{FieldName, KindName, RecordId};
use desk::commons::finding::name_of;
use desk::commons::naming::{self, Names};
use desk::messages::say;
use maud::{Markup, html};
use store::Commons as _;

use super::at::{At, of_record, of_statement};
use super::value::{self, Origin};
use crate::asked::Path;
use crate::house::House;
use crate::role::Role;
use crate::visit::{Answered, Refusal};

/// Records that are shown of those that name this one in one field.
const LINKS: usize = 40;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/commons/records/{kind}/{record}", get(record))
}

async fn record(at: At, Path((kind, id)): Path<(String, String)>) -> Answered {
    let record = at.record(&kind, &id).await?;
    let messages = at.messages();
    let kind = at.constitution.kind(record.id.kind(), at.open.now).cloned();
    let kind = kind.as_deref();
    let links = links(&at, &record.id).await?;
    let names = at.names(naming::named(&record)).await?;
    let unnamed = say!(messages, "commons-nameless");
    let name = name_of(&record).unwrap_or(&unnamed).to_owned();
    let kind_title = at.kind_title(record.id.kind());
    let fields = in_order(&record, kind, at.code());
    let shared = Origin::shared(&fields);
    let (texts, rest): (Vec<&Folded>, Vec<&Folded>) =
        (fields.iter().copied()).partition(|field| field.name.as_str() == "description");
    let about = texts.first().and_then(|field| field.first());
    let about = about.and_then(|held| held.value.as_ref()?.as_str());
    let about = about.unwrap_or(&kind_title).to_owned();
    let here = of_record(&record.id);
    let body = html! {
        p.crumbs {
            a href="/commons" { (say!(messages, "commons-way-home")) } " › "
            a href=(format!("/commons/kinds/{}", record.id.kind())) { (kind_title) }
        }
        h1 { (name) }
        (whole(&at, &record, &names))
        @for field in &texts { (described(&at, field, kind, shared.as_ref(), &names)) }
        (relations(&at, &record, &links))
        h2 { (say!(messages, "commons-known")) }
        @if let Some(shared) = &shared {
            p.hint { (say!(messages, "commons-unless")) " " (shared.shown(messages, &names)) }
        }
        dl.record {
            @for field in rest {
                div {
                    dt { (title(field, kind, at.code())) }
                    dd { (values(&at, field, kind, shared.as_ref(), &names)) }
                }
            }
        }
        (ends(&at, &record))
    };
    let title = format!("{name} ({kind_title})");
    Ok(at.page(&title, &here, "", &about, &body))
}

/// Fields that have something to show, in the order of their kind; those in the language that is read
/// before the same in others.
fn in_order<'r>(record: &'r Record, kind: Option<&Kind>, code: &str) -> Vec<&'r Folded> {
    let mut fields: Vec<&Folded> = record
        .fields
        .iter()
        .filter(|field| field.first().is_some())
        .collect();
    let place = |name: &FieldName| {
        let place = kind.and_then(|kind| kind.fields().position(|of| of.name() == name));
        place.unwrap_or(usize::MAX)
    };
    fields.sort_by_key(|field| {
        let other = field
            .language
            .as_ref()
            .is_some_and(|of| of.as_str() != code);
        (place(&field.name), other)
    });
    fields
}

fn title(field: &Folded, kind: Option<&Kind>, code: &str) -> Markup {
    let described = kind.and_then(|kind| kind.field(&field.name));
    html! {
        (described.map_or(field.name.as_str(), |of| of.title.of(code)))
        @if let Some(language) = &field.language {
            @if language.as_str() != code { " (" (language) ")" }
        }
    }
}

/// That it is no more, that it is another one now, whose it is.
fn whole(at: &At, record: &Record, names: &Names) -> Markup {
    let messages = at.messages();
    html! {
        @if record.retired { p.warn { (say!(messages, "commons-is-retired")) } }
        @if let Some(into) = &record.merged_into {
            p.warn { (say!(messages, "commons-is-merged")) " " (value::named(messages, into, names)) }
        }
        @for request in &record.requests {
            p.warn {
                (say!(messages, "commons-is-requested")) " "
                a href=(of_statement(&request.statement)) { (say!(messages, "commons-see-statement")) }
            }
        }
        @for owner in record.owners.iter().filter(|of| of.force == commons::fold::Force::InForce) {
            p.hint {
                (say!(messages, "commons-owned-by")) " "
                (value::named(messages, &owner.organisation, names))
            }
        }
    }
}

/// A description, before all other fields.
fn described(
    at: &At,
    field: &Folded,
    kind: Option<&Kind>,
    shared: Option<&Origin>,
    names: &Names,
) -> Markup {
    let code = at.code();
    let spoken = field
        .language
        .as_ref()
        .map(commons::names::Language::as_str);
    let block = values(at, field, kind, shared, names);
    html! {
        @if spoken.is_some_and(|spoken| spoken != code) {
            details {
                summary { (title(field, kind, code)) }
                div lang=[spoken] { (block) }
            }
        } @else {
            div.lead lang=[spoken] { (block) }
        }
    }
}

/// All values of a field that stand, the first one first.
fn values(
    at: &At,
    field: &Folded,
    kind: Option<&Kind>,
    shared: Option<&Origin>,
    names: &Names,
) -> Markup {
    let messages = at.messages();
    let described = kind.and_then(|kind| kind.field(&field.name));
    let live: Vec<&Held> = field
        .values
        .iter()
        .filter(|held| matches!(held.standing, Standing::InForce | Standing::Waiting { .. }))
        .collect();
    html! {
        @if field.is_contradictory() {
            p.warn { (say!(messages, "commons-contradictory-long")) }
        }
        @for (place, held) in live.iter().enumerate() {
            @if place == 1 { p.hint { (say!(messages, "commons-also-said")) } }
            div.other[place > 0] {
                div.value { @match &held.value {
                    Some(of) => (value::shown(messages, described, of, names)),
                    None => (say!(messages, "commons-badge-erased")),
                } }
                @let origin = Origin::of(held);
                @if shared != Some(&origin) { p.hint { (origin.shown(messages, names)) } }
                details.checks {
                    summary { (value::badge(at, held)) span.unseen { " " (title(field, kind, at.code())) } }
                    (value::checks(at, held, names))
                    @if shared == Some(&origin) { p.hint { (origin.shown(messages, names)) } }
                    p {
                        a href=(of_statement(&held.statement)) {
                            (say!(messages, "commons-see-statement"))
                            span.unseen { " " (title(field, kind, at.code())) }
                        }
                    }
                }
            }
        }
    }
}

/// A record that names this one.
struct Naming {
    id: RecordId,
    name: String,
    /// For a replacement: what is at its other end.
    other: Option<Markup>,
}

/// Records that name this one, by their kind and field.
type Links = BTreeMap<(KindName, FieldName), Vec<Naming>>;

async fn links(at: &At, id: &RecordId) -> Result<Links, Refusal> {
    let found = at.open.store.links(id, at.open.now).await;
    let mut links = Links::new();
    for link in found.map_err(|error| at.failed(error))? {
        let key = (link.record.kind().clone(), link.field.clone());
        let group = links.entry(key).or_default();
        if group.len() >= LINKS {
            continue;
        }
        let record = at.open.store.record(&link.record, at.open.now).await;
        let record = record.map_err(|error| at.failed(error))?;
        let Some(record) = record else {
            continue;
        };
        let other = match link.field.as_str() {
            "replaces" => other_end(at, &record, "by", "by_name").await?,
            "by" => other_end(at, &record, "replaces", "replaces_name").await?,
            _ => None,
        };
        group.push(Naming {
            name: name_of(&record)
                .map_or_else(|| say!(at.messages(), "commons-nameless"), str::to_owned),
            id: record.id,
            other,
        });
    }
    Ok(links)
}

/// What stands at the other end of a replacement: a record, or a name alone.
async fn other_end(
    at: &At,
    record: &Record,
    field: &str,
    field_name: &str,
) -> Result<Option<Markup>, Refusal> {
    let first = |name: &str| {
        let mut fields = record.fields.iter();
        let field = fields.find(|field| field.name.as_str() == name)?;
        field.first()?.value.as_ref()?.as_str().map(str::to_owned)
    };
    if let Some(id) = first(field).and_then(|id| id.parse::<RecordId>().ok()) {
        let names = at.names([id.clone()]).await?;
        return Ok(Some(value::named(at.messages(), &id, &names)));
    }
    Ok(first(field_name).map(|name| html! { (name) }))
}

/// What names the record, in words for each sort of link.
fn relations(at: &At, record: &Record, links: &Links) -> Markup {
    html! {
        @for ((kind, field), group) in links {
            h2 { (heading(at, record, kind, field)) }
            ul.rows {
                @for one in group {
                    li {
                        @match &one.other {
                            Some(other) => {
                                strong { (other) }
                                a.hint href=(of_record(&one.id)) { (one.name) }
                            }
                            None => { a href=(of_record(&one.id)) { (one.name) } }
                        }
                    }
                }
            }
        }
    }
}

fn heading(at: &At, record: &Record, kind: &KindName, field: &FieldName) -> String {
    let messages = at.messages();
    match (kind.as_str(), field.as_str()) {
        ("replacement", "replaces") => say!(messages, "commons-link-replaced-by"),
        ("replacement", "by") => say!(messages, "commons-link-replaces"),
        ("replacement", "helpers") => say!(messages, "commons-link-helps"),
        ("service", "provider") => say!(messages, "commons-link-provides"),
        ("service", "software") => say!(messages, "commons-link-runs"),
        ("organisation", "member_of") => say!(messages, "commons-link-members"),
        ("place", "run_by") => say!(messages, "commons-link-places"),
        _ => {
            let of = at.constitution.kind(kind, at.open.now);
            let of = of.and_then(|kind| kind.field(field));
            let field = of.map_or(field.as_str(), |field| field.title.of(at.code()));
            let (kind, this) = (at.kind_title(kind), at.kind_title(record.id.kind()));
            say!(
                messages,
                "commons-link-other",
                kind = kind,
                field = field,
                this = this
            )
        }
    }
}

/// What can be done with the record.
fn ends(at: &At, record: &Record) -> Markup {
    let messages = at.messages();
    let here = of_record(&record.id);
    html! {
        p.buttons {
            @if at.may(Role::Writes) {
                a.button href=(format!("{here}/add")) { (say!(messages, "commons-correct")) }
            }
            a.button.second href=(format!("{here}/history")) { (say!(messages, "commons-history")) }
            a.button.second href=(format!("/api/v1/commons/records/{}", record.id)) { "JSON" }
        }
        @if at.may(Role::Approves) && !record.retired {
            details {
                summary { (say!(messages, "commons-retire")) }
                form method="post" action=(format!("{here}/retire")) {
                    label for="reason" { (say!(messages, "commons-retire-reason")) }
                    textarea #reason name="reason" rows="3" required="" maxlength="2000" {}
                    p.hint { (say!(messages, "commons-retire-hint")) }
                    button { (say!(messages, "commons-retire-do")) }
                }
            }
        }
    }
}
