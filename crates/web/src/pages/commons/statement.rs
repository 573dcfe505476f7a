//! One statement: what is said and on what it rests, who said and who checked it, and that its
//! signature holds; what the node's people may answer to it.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::digest::Digest;
use commons::fold::Record;
use commons::kinds::Kind;
use commons::statement::{Says, Statement, Target, Words};
use desk::commons::naming::{self, Names};
use desk::commons::showing;
use desk::messages::say;
use desk::words;
use maud::{Markup, html};
use store::Commons as _;

use super::at::{At, of_record, of_statement};
use super::history::{held, speaker, summary};
use super::value;
use crate::asked::Path;
use crate::house::House;
use crate::role::Role;
use crate::visit::{Answered, Refusal};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/commons/statements/{statement}", get(statement))
}

async fn statement(at: At, Path(id): Path<String>) -> Answered {
    let statement = at.statement(&id).await?;
    show(&at, &statement, &Answering::default()).await
}

/// What was typed in answer to a statement, and why it was not taken.
#[derive(Default)]
pub(super) struct Answering {
    /// Which form: `review` or `revert`.
    pub(super) form: &'static str,
    pub(super) reason: String,
    pub(super) verdict: String,
    pub(super) interest: bool,
    /// Why it was not taken.
    pub(super) fault: Option<String>,
}

pub(super) async fn show(at: &At, statement: &Statement, typed: &Answering) -> Answered {
    let messages = at.messages();
    let id = statement.id();
    let records = at.open.store.records_of(&id).await;
    let records = records.map_err(|error| at.failed(error))?;
    let record = match records.first() {
        Some(record) => at.open.store.record(record, at.open.now).await,
        None => Ok(None),
    };
    let record = record.map_err(|error| at.failed(error))?;
    let about = about(at, record.as_ref(), id).await?;
    let mut named: Vec<_> = record.as_ref().map(naming::named).unwrap_or_default();
    named.extend(records.iter().cloned());
    named.extend(statement.says().record().cloned());
    if let Says::Organisation { record } | Says::Merge { other: record, .. } = statement.says() {
        named.push(record.clone());
    }
    let speakers = about.iter().chain([statement]);
    named.extend(speakers.filter_map(|one| one.organisation().cloned()));
    let names = at.names(named).await?;
    let what = summary(at, statement, &names);
    let title = say!(messages, "commons-statement-title", id = id.short());
    let date = words::date(messages, &statement.time().day().to_string());
    let body = html! {
        @if let Some(record) = records.first() {
            p.crumbs { (value::named(messages, record, &names)) }
        }
        h1 { (what) }
        p.hint { (date) " · " (speaker(at, statement, &names)) }
        @if statement.is_erased() { p.warn { (say!(messages, "commons-statement-erased")) } }
        @if let Some(words) = statement.words() { (said(at, statement, words, &names)) }
        @if let Some(of) = statement.says().about() {
            p { a href=(of_statement(&of)) { (say!(messages, "commons-statement-about")) } }
        }
        @if let Says::Revert { of: Target::Account(account) } = statement.says() {
            p { (say!(messages, "commons-statement-account", key = value::short_key(&account.to_string()))) }
        }
        (standing(at, statement, record.as_ref(), &names))
        @if !about.is_empty() {
            h2 { (say!(messages, "commons-statement-answers")) }
            ol.told { @for one in &about { li { (answer(at, one, &names)) } } }
        }
        @if at.may(Role::Approves) { (acts(at, statement, typed)) }
        h2 { (say!(messages, "commons-statement-proof")) }
        (proof(at, statement))
    };
    let here = of_statement(&id);
    Ok(at.page(&title, &here, "", &title, &body))
}

/// What was said about a statement, oldest first.
async fn about(at: &At, record: Option<&Record>, id: Digest) -> Result<Vec<Statement>, Refusal> {
    let all = match record {
        Some(record) => at.open.store.history(&record.id).await,
        None => at.open.store.governance().await,
    };
    let mut all = all.map_err(|error| at.failed(error))?;
    all.retain(|one| one.says().about() == Some(id));
    Ok(all)
}

fn said(at: &At, statement: &Statement, words: &Words, names: &Names) -> Markup {
    let messages = at.messages();
    let kind = statement.says().record();
    let kind = kind.and_then(|record| at.constitution.kind(record.kind(), at.open.now));
    let field = match statement.says() {
        Says::Value { field, .. } => kind.and_then(|kind| kind.field(field)),
        _ => None,
    };
    let licence = match statement.says() {
        Says::Value { licence, .. } => Some(licence),
        _ => None,
    };
    html! {
        @match (statement.says(), &words.value) {
            (Says::Value { .. }, Some(of)) => div.panel { (value::shown(messages, field, of, names)) },
            (Says::Schema { kind }, Some(schema)) => {
                @match Kind::compile(kind.clone(), schema) {
                    Ok(kind) => (super::kinds::fields(at, &kind)),
                    Err(_) => p.warn { (say!(messages, "commons-badge-unfit")) },
                }
            }
            (Says::Rule {}, Some(rule)) => pre.wide { (pretty(rule)) },
            _ => {}
        }
        @if let Some(reason) = &words.reason { blockquote { (reason) } }
        dl.record {
            @if words.source.is_some() || matches!(statement.says(), Says::Value { .. }) {
                div {
                    dt { (say!(messages, "commons-source")) }
                    dd { (value::source(messages, words.source.as_ref())) }
                }
            }
            @if let Some(quote) = &words.quote {
                div { dt { (say!(messages, "commons-quote")) } dd { blockquote { (quote) } } }
            }
            @if let Some(seen) = words.seen {
                div {
                    dt { (say!(messages, "commons-seen-on")) }
                    dd { (words::date(messages, &seen.to_string())) }
                }
            }
            @if let Some(licence) = licence {
                div { dt { (say!(messages, "commons-licence")) } dd { (licence) } }
            }
        }
    }
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// How it stands, where somebody checks it.
fn standing(at: &At, statement: &Statement, record: Option<&Record>, names: &Names) -> Markup {
    let messages = at.messages();
    let id = statement.id();
    let held = record.and_then(|record| held(record, statement));
    let waiting = at.constitution.waiting();
    let waits = waiting.iter().find(|one| one.statement == id);
    let governed = statement.says().is_governance();
    html! {
        @if let Some(held) = held {
            h2 { (say!(messages, "commons-statement-standing")) }
            p { (value::badge(at, held)) }
            (value::checks(at, &commons::fold::Held { quote: None, ..held.clone() }, names))
        }
        @if let Some(waits) = waits {
            h2 { (say!(messages, "commons-statement-standing")) }
            @let date = words::date(messages, &waits.earliest.day().to_string());
            p {
                (say!(messages, "commons-rule-waits", agreed = waits.agreed.len(), needed = waits.needed, date = date))
            }
        } @else if governed && at.constitution.is_in_force(&id) {
            h2 { (say!(messages, "commons-statement-standing")) }
            p { (showing::standing(messages, &commons::fold::Standing::InForce)) }
        }
    }
}

/// What somebody answered.
fn answer(at: &At, statement: &Statement, names: &Names) -> Markup {
    let messages = at.messages();
    let reason = statement.words().and_then(|words| words.reason.as_deref());
    let date = words::date(messages, &statement.time().day().to_string());
    html! {
        p { a href=(of_statement(&statement.id())) { (summary(at, statement, names)) } }
        @if let Some(reason) = reason { blockquote { (reason) } }
        p.hint { (date) " · " (speaker(at, statement, names)) }
    }
}

/// What the node's people may answer.
fn acts(at: &At, statement: &Statement, typed: &Answering) -> Markup {
    let messages = at.messages();
    let here = of_statement(&statement.id());
    let own = at
        .open
        .keys
        .as_ref()
        .is_some_and(|keys| keys.account.public() == *statement.author());
    let reviewed = !matches!(
        statement.says(),
        Says::Founding { .. } | Says::Review { .. } | Says::Account { .. }
    );
    let reverted = !matches!(statement.says(), Says::Founding { .. });
    let fault = |form: &str| typed.fault.as_deref().filter(|_| typed.form == form);
    let reason = |form: &str| match typed.form == form {
        true => typed.reason.as_str(),
        false => "",
    };
    html! {
        @if reviewed && !own {
            section.panel {
                h2 #check { (say!(messages, "commons-check")) }
                p.hint { (say!(messages, "commons-check-hint")) }
                form method="post" action=(format!("{here}/review")) {
                    @if let Some(fault) = fault("review") { p.alert #review-fault role="alert" { (fault) } }
                    fieldset {
                        legend { (say!(messages, "commons-check-found")) }
                        label.choice {
                            input type="radio" name="verdict" value="agree" required="" checked[typed.verdict == "agree"];
                            " " (say!(messages, "commons-check-agree"))
                        }
                        label.choice {
                            input type="radio" name="verdict" value="oppose" required="" checked[typed.verdict == "oppose"];
                            " " (say!(messages, "commons-check-oppose"))
                        }
                    }
                    label for="review-reason" { (say!(messages, "commons-check-reason")) }
                    textarea #review-reason name="reason" rows="2" maxlength="2000" aria-describedby=[fault("review").map(|_| "review-fault")] { (reason("review")) }
                    label.choice {
                        input type="checkbox" name="interest" value="yes" checked[typed.interest];
                        " " (say!(messages, "commons-check-interest"))
                    }
                    button { (say!(messages, "commons-check-do")) }
                }
            }
        }
        @if reverted {
            details open[typed.form == "revert"] {
                summary { (say!(messages, "commons-revert")) }
                form method="post" action=(format!("{here}/revert")) {
                    @if let Some(fault) = fault("revert") { p.alert #revert-fault role="alert" { (fault) } }
                    label for="revert-reason" { (say!(messages, "commons-revert-reason")) }
                    textarea #revert-reason name="reason" rows="2" required="" maxlength="2000" aria-describedby=[fault("revert").map(|_| "revert-fault")] { (reason("revert")) }
                    p.hint {
                        @if own { (say!(messages, "commons-revert-own")) }
                        @else { (say!(messages, "commons-revert-others")) }
                    }
                    button { (say!(messages, "commons-revert-do")) }
                }
            }
        }
    }
}

/// What the signature shows, in words, and the claim as it is signed.
fn proof(at: &At, statement: &Statement) -> Markup {
    let messages = at.messages();
    let claim = statement.claim_bytes();
    let holds = Statement::read(&claim).is_ok();
    let text = String::from_utf8_lossy(&claim).into_owned();
    html! {
        p {
            @if holds { (say!(messages, "commons-proof-holds")) }
            @else { (say!(messages, "commons-proof-broken")) }
        }
        dl.record {
            div { dt { (say!(messages, "commons-proof-id")) } dd { code { (statement.id()) } } }
            div { dt { (say!(messages, "commons-proof-key")) } dd { code { (statement.author()) } } }
        }
        details {
            summary { (say!(messages, "commons-proof-claim")) }
            pre.help { (text) }
            p { a href=(format!("/api/v1/commons/statements/{}", statement.id())) { "JSON" } }
        }
        @if let Some(record) = statement.says().record() {
            p { a href=(format!("{}/history", of_record(record))) { (say!(messages, "commons-history")) } }
        }
    }
}
