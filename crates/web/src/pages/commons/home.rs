//! The commons' first page: what is looked for, what there is, how it is run.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::kinds::Texts;
use commons::names::KindName;
use desk::commons::finding::{self, Asked, Count, name_of};
use desk::messages::say;
use maud::{Markup, html};
use store::Commons as _;

use super::at::{At, of_record};
use crate::house::House;
use crate::role::Role;
use crate::room::encoded;
use crate::visit::{Answered, Refusal};

/// How many records of the newest are shown.
const NEWEST: usize = 8;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/commons", get(home))
}

async fn home(at: At) -> Answered {
    let messages = at.messages();
    let asked = Asked {
        most: 1,
        language: at.code().to_owned(),
        ..Asked::default()
    };
    let answer = finding::search(&at.open, &asked).await;
    let facets = answer.map_err(|error| at.failed(error))?.facets;
    let size = at
        .open
        .store
        .size()
        .await
        .map_err(|error| at.failed(error))?;
    let rule = at.constitution.rule(at.open.now).records;
    let members = at.constitution.members(at.open.now).count();
    let kinds: Vec<_> = at.constitution.kinds(at.open.now).collect();
    let count = |kind: &KindName| {
        let of = |count: &&Count| count.value == kind.as_str();
        facets.kinds.iter().find(of).map(|count| count.count)
    };
    let newest = newest(&at).await?;
    let title = say!(messages, "commons-home-title");
    let lead = say!(messages, "commons-home-lead");
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        (search_box(&at, "", true))
        @let uses = named_choices(&at, "uses", &facets.uses);
        @if !uses.is_empty() {
            h2 { (say!(messages, "commons-home-uses")) }
            (chips("use", &uses))
        }
        h2 { (say!(messages, "commons-home-kinds")) }
        ul.tiles {
            @for kind in kinds {
                @if count(kind.name()).is_none_or(|count| count > 0) {
                    li {
                        a href=(format!("/commons/search?kind={}", kind.name())) {
                            @if let Some(count) = count(kind.name()) { b { (count) } }
                            (kind.title().of(at.code()))
                        }
                    }
                }
            }
        }
        @let families = named_choices(&at, "family", &facets.families);
        @if !families.is_empty() {
            h2 { (say!(messages, "commons-home-families")) }
            (chips("family", &families))
        }
        h2 { (say!(messages, "commons-home-newest")) }
        (newest)
        h2 { (say!(messages, "commons-home-rule")) }
        p {
            (say!(messages, "commons-home-rule-said")) " "
            (say!(messages, "commons-home-rule-checked", agree = usize::from(rule.agree), hours = usize::from(rule.hours))) " "
            (say!(messages, "commons-home-rule-free"))
        }
        p {
            a href="/commons/rule" { (say!(messages, "commons-home-rule-more", members = members, statements = size.to_string())) }
        }
        @if at.may(Role::Writes) {
            p.buttons { a.button.second href="/commons/kinds" { (say!(messages, "commons-add")) } }
        }
    };
    Ok(at.page(&title, "/commons", "/commons", &lead, &body))
}

/// Where one types what one looks for.
pub(super) fn search_box(at: &At, words: &str, examples: bool) -> Markup {
    let messages = at.messages();
    let needs = [
        say!(messages, "commons-example-1"),
        say!(messages, "commons-example-2"),
        say!(messages, "commons-example-3"),
        say!(messages, "commons-example-4"),
    ];
    html! {
        form.search role="search" action="/commons/search" {
            label for="q" { (say!(messages, "commons-search-label")) }
            div {
                input #q type="search" name="q" value=(words) maxlength="400" data-search="";
                button { (say!(messages, "search-button")) }
            }
        }
        @if examples {
            p.hint {
                (say!(messages, "commons-examples"))
                @for (place, need) in needs.iter().enumerate() {
                    @if place > 0 { "," }
                    " " a href=(format!("/commons/search?q={}", encoded(need))) { (need) }
                }
            }
        }
    }
}

/// A choice with its name and how many there are; how many is not known where nothing was counted.
type Choice = (String, String, Option<u64>);

/// The choices that a field has, in whatever kind, with their names.
pub(super) fn choices_of(at: &At, field: &str) -> BTreeMap<String, Texts> {
    let mut all = BTreeMap::new();
    for kind in at.constitution.kinds(at.open.now) {
        let found = kind.fields().find(|one| one.name().as_str() == field);
        for (value, texts) in found.into_iter().flat_map(|field| &field.choices) {
            all.entry(value.clone()).or_insert_with(|| texts.clone());
        }
    }
    all
}

fn named_choices(at: &At, field: &str, counts: &[Count]) -> Vec<Choice> {
    let names = choices_of(at, field);
    let name = |value: &str| {
        let texts = names.get(value);
        texts.map_or(value, |texts| texts.of(at.code())).to_owned()
    };
    let counted = counts.iter();
    let mut choices: Vec<Choice> = counted
        .map(|count| (count.value.clone(), name(&count.value), Some(count.count)))
        .collect();
    choices.sort_by(|a, b| a.1.cmp(&b.1));
    choices
}

fn chips(parameter: &str, choices: &[Choice]) -> Markup {
    html! {
        ul.counts {
            @for (value, name, count) in choices {
                li {
                    a href=(format!("/commons/search?{parameter}={}", encoded(value))) { (name) }
                    @if let Some(count) = count { span.hint { " " (count) } }
                }
            }
        }
    }
}

/// What something was said of last.
async fn newest(at: &At) -> Result<Markup, Refusal> {
    let newest = at.open.store.newest(NEWEST).await;
    let mut rows = Vec::new();
    for id in newest.map_err(|error| at.failed(error))? {
        let record = at.open.store.record(&id, at.open.now).await;
        let record = record.map_err(|error| at.failed(error))?;
        if let Some(name) = record.as_ref().and_then(name_of) {
            rows.push((id, name.to_owned()));
        }
    }
    Ok(html! {
        ul.rows {
            @for (id, name) in &rows {
                li {
                    a href=(of_record(id)) { (name) }
                    span.hint { (at.kind_title(id.kind())) }
                }
            }
        }
    })
}
