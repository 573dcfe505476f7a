//! The box as it is shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use answers::{Proposal, Quote, Status, typed};
use axum::http::StatusCode;
use desk::messages::{Messages, Tongue, say};
use desk::{advice, checks, words};
use forms::Kind;
use maud::{Markup, html};
use serde::Deserialize;
use store::{DraftAnswer, DraftId, DraftState, Rewording, Store as _};

use super::{badge, beside, reword};
use crate::asked::{Path, Query};
use crate::drafts::{One, Open};
use crate::pages::forms::found;
use crate::role::Role;
use crate::room::{Loaded, Room};
use crate::shell::Here;
use crate::visit::{Answered, Visit};

/// Passages that are shown when further ones are asked for.
const MORE: usize = 8;

#[derive(Deserialize)]
pub(super) struct Wanted {
    /// Whether further passages are wanted that may answer.
    more: Option<u8>,
}

pub(super) async fn show(
    visit: Visit,
    Path((slug, id, box_id)): Path<(String, DraftId, String)>,
    Query(wanted): Query<Wanted>,
) -> Answered {
    let (room, open, done) = found(&visit, &slug, id).await?;
    let boxes = open.boxes(&done);
    let at = boxes.iter().position(|one| one.asked.id == box_id);
    let at = at.ok_or_else(|| visit.nowhere())?;
    let all = wanted.more.is_some();
    page(&visit, &room, &open, &done, at, (all, None)).await
}

/// The page of a box whose text another one overtook: what was typed is in the box, what is kept stands
/// above it, and the person says which it is to be.
pub(super) async fn overtaken(
    visit: &Visit,
    room: &Arc<Room>,
    open: &Open,
    done: &BTreeMap<String, DraftAnswer>,
    at: usize,
    typed: &str,
) -> Answered {
    let mut response = page(visit, room, open, done, at, (false, Some(typed))).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// The page of a box: with further passages if `all`, and with a text that was typed and not kept.
async fn page(
    visit: &Visit,
    room: &Arc<Room>,
    open: &Open,
    done: &BTreeMap<String, DraftAnswer>,
    at: usize,
    (all, typed): (bool, Option<&str>),
) -> Answered {
    let boxes = open.boxes(done);
    let one = &boxes[at];
    let (id, box_id) = (open.draft.id, one.asked.id.as_str());
    let loaded = visit.loaded(room).await?;
    let steps = room.store.steps(id, box_id).await;
    let steps = steps.map_err(|error| visit.of_store(room, error))?;
    let checks = room.checks(open, done, &loaded);
    let said: Vec<String> = checks
        .iter()
        .filter(|check| checks::boxes(check).contains(&box_id))
        .map(|check| checks::said(&visit.messages, &open.form, check))
        .collect();
    let passages = match all {
        true => more(visit, &loaded, one).await,
        false => one.proposal().passages.clone(),
    };
    let rewording = match reword::may_be(open, one) {
        true => reword::set(visit, room).await?,
        false => None,
    };
    let messages = &visit.messages;
    let label = words::label(messages, &one.asked.label);
    let link = |at: usize| {
        let id = &boxes.get(at)?.asked.id;
        Some(room.at(&format!("forms/{}/{id}", open.draft.id)))
    };
    let before = at.checked_sub(1).and_then(link);
    let after = link(at + 1);
    let place = at + 1;
    let body = html! {
        p.crumbs {
            a href=(room.at(&format!("forms/{id}"))) { (open.draft.name) }
            @for heading in &one.asked.section { " › " (heading) }
        }
        div.answering {
            section.ask aria-labelledby="label" {
                h1 #label { (label) }
                p.meta {
                    (badge(messages, one)) " "
                    (say!(messages, "box-place", number = place, count = boxes.len()))
                    " · " (words::box_kind(messages, one.asked.kind))
                    @if let Some(limit) = &one.asked.limit {
                        @let said = words::limit(messages, limit);
                        @if !said.is_empty() { " · " (said) }
                    }
                }
                @if !one.asked.help.is_empty() { p.help { (one.asked.help) } }
                @if let Some(condition) = &one.asked.condition { p.help { (condition) } }
                p.why { (words::why(messages, one.proposal())) }
                (reply(messages, one.proposal()))
                @for said in &said { p.warn { (said) } }
                (entry_form(messages, one, typed, (steps > 0, visit.may(room, Role::Approves))))
                @if let Some(set) = &rewording { (to_reword(messages, one, set)) }
                (sources(messages, one.proposal()))
                (alternatives(messages, one, &passages, all))
                (wrong_box(messages, room, open, one))
                nav.steps aria-label=(say!(messages, "box-steps")) {
                    @if let Some(before) = before {
                        a href=(before) rel="prev" data-key="ArrowLeft" { (say!(messages, "box-before")) }
                    }
                    @if let Some(after) = after {
                        a href=(after) rel="next" data-key="ArrowRight" { (say!(messages, "box-after")) }
                    }
                }
            }
            (beside::form(messages, room, open, &boxes, at))
        }
    };
    Ok(visit.page(room, Here::Forms, &label, &body))
}

/// Why a box should not be answered, and what can be said instead.
fn reply(messages: &Messages, proposal: &Proposal) -> Markup {
    html! {
        @if let Some(advice) = advice::what_to_write(proposal, messages.tongue) {
            p.advice { (advice) }
        }
        @if proposal.status == Status::Refused && !proposal.text.is_empty() {
            details open="" {
                summary { (say!(messages, "box-reply")) }
                blockquote { (paragraphs(&proposal.text)) }
                @if let Some(rule) = advice::rule(proposal) {
                    @let french = messages.tongue == Tongue::Fr;
                    ul {
                        @for ground in &rule.grounds {
                            @let text = if french { &ground.text_fr } else { &ground.text_en };
                            li {
                                @if ground.source.starts_with("https://") {
                                    a href=(ground.source) rel="noreferrer" { (text) }
                                } @else { (text) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the answer is written, and what can be done with it.
fn entry_form(
    messages: &Messages,
    one: &One<'_>,
    overtaken: Option<&str>,
    (takes_back, approves): (bool, bool),
) -> Markup {
    let limit = one.asked.limit.as_ref();
    let text = overtaken.unwrap_or(one.text());
    let length = typed::measured(text, limit);
    let over = !typed::fits(text, limit);
    let long = one.asked.kind == Kind::LongText || text.chars().count() > 90;
    html! {
        form.entry method="post" data-save=(format!("{}/save", one.asked.id))
            data-saved=(say!(messages, "box-saved"))
            data-unsaved=(say!(messages, "box-not-saved"))
            data-found=(say!(messages, "box-found"))
            data-overtaken=(say!(messages, "box-overtaken")) {
            input type="hidden" name="seen" value=(one.version());
            @if overtaken.is_some() {
                div.warn role="alert" {
                    p { (say!(messages, "box-overtaken-by")) }
                    blockquote { (paragraphs(one.text())) }
                    p { (say!(messages, "box-overtaken-next")) }
                }
            }
            @match one.asked.kind {
                Kind::Tick => {
                    fieldset {
                        legend.unseen { (say!(messages, "box-answer")) }
                        @for (value, name) in [("x", say!(messages, "tick-yes")), ("", say!(messages, "tick-no"))] {
                            label.choice {
                                input type="radio" name="text" value=(value)
                                    checked[typed::is_yes(text) == (value == "x")];
                                " " (name)
                            }
                        }
                    }
                }
                Kind::Choice if !one.asked.choices.is_empty() => {
                    fieldset {
                        legend.unseen { (say!(messages, "box-answer")) }
                        @for choice in &one.asked.choices {
                            label.choice {
                                input type="radio" name="text" value=(choice) checked[choice == text];
                                " " (choice)
                            }
                        }
                    }
                }
                _ => {
                    label for="text" { (say!(messages, "box-answer")) }
                    textarea #text name="text" rows=(if long { 12 } else { 2 }) aria-describedby="length"
                        data-limit=[limit.map(|limit| limit.number)]
                        data-unit=[limit.map(unit)] { (text) }
                    p.length #length {
                        @let pattern = words::length_pattern(messages, "\u{1}", limit);
                        @let (head, tail) = pattern.split_once('\u{1}').unwrap_or((pattern.as_str(), ""));
                        (head) span.count.over[over] { (length) } (tail)
                        @if over { " " strong.over { (say!(messages, "box-over")) } }
                        " " span.save role="status" {}
                    }
                }
            }
            div.buttons {
                @if approves {
                    button name="do" value="accept" data-key="Enter" { (say!(messages, "do-accept")) }
                }
                button.second name="do" value="keep" { (say!(messages, "do-save")) }
                button.second name="do" value="later" data-key="l" { (say!(messages, "do-later")) }
                button.second name="do" value="blank" data-key="b" { (say!(messages, "do-blank")) }
                @if over && limit.is_some() {
                    button.second name="do" value="shorten" { (say!(messages, "do-shorten")) }
                }
                @if one.is_edited() && !one.proposal().text.is_empty()
                    && matches!(one.proposal().status, Status::Filled | Status::Check) {
                    button.quiet name="do" value="proposed" { (say!(messages, "do-proposed")) }
                }
                @if takes_back {
                    button.quiet name="do" value="back" { (say!(messages, "do-back")) }
                }
            }
            @if one.state() == DraftState::Accepted { p.hint { (say!(messages, "box-accepted")) } }
        }
    }
}

/// What the script counts.
fn unit(limit: &forms::Limit) -> &'static str {
    use language::lengths::Unit;
    match limit.unit {
        Unit::Characters => "characters",
        Unit::CharactersWithoutSpaces => "bare",
        Unit::Words => "words",
        Unit::Lines | Unit::Points => "",
    }
}

/// Where a proposal can be sent to be worded anew: to whom is said before.
fn to_reword(messages: &Messages, one: &One<'_>, set: &Rewording) -> Markup {
    let (address, model) = (set.address.as_str(), set.model.as_str());
    html! {
        form method="post" action=(format!("{}/reword", one.asked.id)) {
            p.hint { (say!(messages, "box-reword-hint", address = address, model = model)) }
            button.second { (say!(messages, "box-reword")) }
        }
    }
}

fn sources(messages: &Messages, proposal: &Proposal) -> Markup {
    html! {
        @if !proposal.sources.is_empty() {
            details open="" {
                summary { (say!(messages, "box-sources", count = proposal.sources.len())) }
                ul.sources { @for quote in &proposal.sources { li { (quoted(messages, quote)) } } }
            }
        }
    }
}

/// Passages of the dossier that may answer a box, whatever was proposed for it.
async fn more(visit: &Visit, loaded: &Arc<Loaded>, one: &One<'_>) -> Vec<Quote> {
    let embedder = visit.house.embedder().await;
    let (loaded, asked) = (Arc::clone(loaded), one.asked.clone());
    let found = tokio::task::spawn_blocking(move || {
        let ready = loaded.ready(embedder.as_deref());
        ready.passages(&asked, embedder.as_deref(), MORE)
    });
    found.await.unwrap_or_default()
}

/// Passages that may answer instead: each can be put into the box.
fn alternatives(messages: &Messages, one: &One<'_>, passages: &[Quote], all: bool) -> Markup {
    let is_words = matches!(one.asked.kind, Kind::Text | Kind::LongText);
    html! {
        @if !passages.is_empty() {
            details #passages open[all] {
                summary { (say!(messages, "box-passages", count = passages.len())) }
                ul.sources {
                    @for quote in passages {
                        li {
                            (quoted(messages, quote))
                            form method="post" {
                                input type="hidden" name="text" value=(quote.quote);
                                button.quiet name="do" value="keep" { (say!(messages, "do-passage")) }
                            }
                        }
                    }
                }
            }
        }
        @if all && passages.is_empty() { p.hint { (say!(messages, "box-no-passages")) } }
        @if is_words && !all {
            p { a href="?more=1#passages" { (say!(messages, "box-more-passages")) } }
        }
    }
}

fn quoted(messages: &Messages, quote: &Quote) -> Markup {
    html! {
        cite { (quote.document) }
        @if let Some(page) = quote.page { ", " (words::page(messages, page)) }
        @if !quote.heading.is_empty() { ", " (words::heading(messages, &quote.heading)) }
        @if quote.doubtful { ", " (words::doubtful(messages)) }
        @if !quote.date.is_empty() { " (" (words::date(messages, &quote.date)) ")" }
        @if !quote.quote.is_empty() { blockquote { (paragraphs(&quote.quote)) } }
    }
}

fn paragraphs(text: &str) -> Markup {
    html! {
        @for line in text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
    }
}

/// A box that was recognised wrongly is put right here, for this form and its next editions.
fn wrong_box(messages: &Messages, room: &Room, open: &Open, one: &One<'_>) -> Markup {
    let to = room.at(&format!("forms/{}/{}/correct", open.draft.id, one.asked.id));
    let asked = one
        .asked
        .question
        .as_ref()
        .map_or("", |asked| asked.id.as_str());
    let french = messages.tongue == Tongue::Fr;
    html! {
        details {
            summary { (say!(messages, "box-wrong")) }
            p.hint { (say!(messages, "box-wrong-lead")) }
            form method="post" action=(to) {
                label for="right-label" { (say!(messages, "box-right-label")) }
                input #right-label name="label" value=(one.asked.label) maxlength="500";
                button.second name="what" value="label" { (say!(messages, "box-right-label-keep")) }
            }
            form method="post" action=(to) {
                label for="right-question" { (say!(messages, "box-right-question")) }
                select #right-question name="question" {
                    @for question in forms::catalogue().questions() {
                        @let wordings = if french { &question.wordings_fr } else { &question.wordings_en };
                        @let name = wordings.first().or(question.wordings_fr.first());
                        option value=(question.id) selected[question.id == asked] {
                            (name.map_or(question.id.as_str(), String::as_str))
                        }
                    }
                }
                button.second name="what" value="question" { (say!(messages, "box-right-question-keep")) }
            }
            form method="post" action=(to) {
                button.quiet name="what" value="none" { (say!(messages, "box-no-box")) }
                " "
                button.quiet name="what" value="restore" { (say!(messages, "box-restore")) }
            }
        }
    }
}
