//! How the commons is run: who takes part, the rule of review, what waits, and how anybody checks the
//! log or makes the commons anew from it.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::constitution::Waiting;
use commons::names::RecordId;
use commons::rule::Threshold;
use commons::statement::Statement;
use desk::commons::naming::Names;
use desk::messages::say;
use desk::words;
use maud::{Markup, html};
use store::{Commons as _, KeptList};

use super::at::{At, of_statement};
use super::history::{speaker, summary};
use super::value::named;
use crate::house::House;
use crate::visit::Answered;

/// The most bytes of a checkpoint that are shown.
const CHECKPOINT: usize = 4_000;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/commons/rule", get(rule))
}

async fn rule(at: At) -> Answered {
    let messages = at.messages();
    let failed = |error| at.failed(error);
    let size = at.open.store.size().await.map_err(failed)?;
    let lists = at.open.store.lists().await.map_err(failed)?;
    let governance = at.open.store.governance().await.map_err(failed)?;
    let members: Vec<RecordId> = at.constitution.members(at.open.now).cloned().collect();
    let asking = governance
        .iter()
        .filter_map(|one| one.organisation().cloned());
    let announced = governance.iter().filter_map(|one| match one.says() {
        commons::statement::Says::Organisation { record } => Some(record.clone()),
        _ => None,
    });
    let named_records = members.iter().cloned().chain(asking).chain(announced);
    let names = at.names(named_records.collect::<Vec<_>>()).await?;
    let waiting = at.constitution.waiting();
    let rule = at.constitution.rule(at.open.now);
    let title = say!(messages, "commons-rule-title");
    let lead = say!(messages, "commons-rule-lead");
    let floods = say!(
        messages,
        "commons-rule-floods",
        member = rule.floods.member.to_string(),
        other = rule.floods.other.to_string()
    );
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        h2 { (say!(messages, "commons-rule-review")) }
        ul {
            li { (threshold(&at, &say!(messages, "commons-rule-records"), &rule.records)) }
            li { (threshold(&at, &say!(messages, "commons-rule-reverts"), &rule.reverts)) }
            li { (threshold(&at, &say!(messages, "commons-rule-governance"), &rule.governance)) }
            li { (say!(messages, "commons-rule-own")) }
            li { (say!(messages, "commons-rule-interest")) }
            li { (say!(messages, "commons-rule-money")) }
            li { (floods) }
        }
        p { a href="/commons/ranking" { (say!(messages, "commons-ranking-title")) } }
        h2 { (say!(messages, "commons-rule-members", count = members.len())) }
        ul { @for member in &members { li { (named(messages, member, &names)) } } }
        @if members.len() == 1 { p.hint { (say!(messages, "commons-rule-alone")) } }
        @if !waiting.is_empty() {
            h2 #waiting { (say!(messages, "commons-rule-waiting")) }
            ul.told {
                @for waits in &waiting { li { (pending(&at, waits, &governance, &names)) } }
            }
        }
        @if !lists.is_empty() {
            h2 { (say!(messages, "commons-rule-lists")) }
            ul { @for list in &lists { li { (imported(&at, list)) } } }
        }
        h2 #verify { (say!(messages, "commons-verify")) }
        (verifying(&at, size))
    };
    Ok(at.page(&title, "/commons/rule", "/commons/rule", &lead, &body))
}

fn threshold(at: &At, of: &str, threshold: &Threshold) -> String {
    say!(
        at.messages(),
        "commons-rule-threshold",
        of = of,
        agree = usize::from(threshold.agree),
        oppose = usize::from(threshold.oppose),
        hours = usize::from(threshold.hours)
    )
}

/// A proposal that waits.
fn pending(at: &At, waits: &Waiting, all: &[Statement], names: &Names) -> Markup {
    let messages = at.messages();
    let statement = all.iter().find(|one| one.id() == waits.statement);
    let date = words::date(messages, &waits.earliest.day().to_string());
    html! {
        @if let Some(statement) = statement {
            p { a href=(of_statement(&statement.id())) { (summary(at, statement, names)) } }
            p.hint {
                (speaker(at, statement, names)) " · "
                (say!(messages, "commons-rule-waits", agreed = waits.agreed.len(), needed = waits.needed, date = date))
            }
        }
    }
}

/// A list that was brought in.
fn imported(at: &At, list: &KeptList) -> String {
    let messages = at.messages();
    let date = words::date(messages, &list.time.day().to_string());
    say!(
        messages,
        "commons-rule-list",
        list = list.list.as_str(),
        count = list.said.to_string(),
        date = date
    )
}

/// How anybody checks the log.
fn verifying(at: &At, size: u64) -> Markup {
    let messages = at.messages();
    let log = at.open.store.log();
    let read = |name: &str| {
        let text = std::fs::read_to_string(log.join(name)).unwrap_or_default();
        text.chars().take(CHECKPOINT).collect::<String>()
    };
    let at_log = format!("{}/commons/log", at.visit.origin());
    html! {
        p { (say!(messages, "commons-verify-lead", count = size.to_string())) }
        dl.record {
            div { dt { (say!(messages, "commons-verify-origin")) } dd { code { (at.constitution.origin()) } } }
            div { dt { (say!(messages, "commons-verify-key")) } dd { code { (read("vkey").trim()) } } }
            div {
                dt { (say!(messages, "commons-verify-checkpoint")) }
                dd { a href="/commons/log/checkpoint" { (at_log) "/checkpoint" } }
            }
        }
        pre.sheet.help { (read("checkpoint")) }
        p { (say!(messages, "commons-verify-how")) }
        pre.sheet.help { "essaim commons verify log\nessaim commons rebuild log copie" }
    }
}
