//! The top of the report: how it stands, what is left to do, and where everything is.

use std::collections::HashSet;

use answers::Status;
use maud::{Markup, html};

use super::{One, Report, Section, anchor, name};
use crate::messages::{Messages, say};
use crate::words::{self, STATUSES};

/// How many boxes have each status: as words, and as a bar.
pub(super) fn summary(messages: &Messages, report: &Report<'_>) -> Markup {
    let counts = words::counts(report.proposals);
    let shown = || counts.into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = shown()
        .map(|(status, count)| words::status_count(messages, status, count))
        .collect();
    html! {
        section aria-labelledby="summary" {
            h2 #summary { (say!(messages, "report-summary")) }
            p.lead {
                (say!(
                    messages,
                    "report-summary-sentence",
                    count = report.proposals.len(),
                    counts = said.join(", ")
                ))
            }
            // The sentence above says the same, so the bar is only for the eye.
            div.bar aria-hidden="true" {
                @for (status, count) in shown() {
                    span class=(class(status)) style=(format!("flex-grow:{count}")) {}
                }
            }
            ul.legend {
                @for (status, count) in shown() {
                    li { (badge(messages, status, count)) " " (meaning(messages, status)) }
                }
            }
            @match report.written {
                Some(path) if report.filled.written.is_empty() => p.alert {
                    (say!(messages, "report-written-nothing", path = path.display().to_string()))
                },
                Some(path) => p {
                    (say!(messages, "report-written", path = path.display().to_string()))
                },
                None => p.alert { (say!(messages, "report-not-written")) },
            }
            @if report.written.is_some()
                && let Some(said) = words::other_format(messages, report.form.format) {
                p.alert { (said) }
            }
            @if let Some(path) = report.sheet {
                p { (say!(messages, "report-sheet", path = path.display().to_string())) }
            }
            @let said = words::reading(messages, &report.form.notes, &report.form.states);
            @if !said.is_empty() {
                ul.notes { @for said in said { li { (said) } } }
            }
        }
    }
}

/// What only a person can do now, each with a link to its box.
pub(super) fn to_do(messages: &Messages, sections: &[Section<'_>]) -> Markup {
    let boxes: Vec<&One<'_>> = sections
        .iter()
        .flat_map(|section| &section.boxes)
        .filter(|one| is_to_do(one))
        .collect();
    let mut alternatives = HashSet::new();
    let boxes: Vec<&One<'_>> = boxes
        .into_iter()
        .filter(|one| is_first_of_its_group(one, &mut alternatives))
        .collect();
    html! {
        section aria-labelledby="todo" {
            h2 #todo { (say!(messages, "report-to-do")) }
            @if boxes.is_empty() { p { (say!(messages, "report-nothing-to-do")) } }
            @for status in STATUSES {
                @let of_status: Vec<_> =
                    boxes.iter().filter(|one| one.proposal.status == status).collect();
                @if !of_status.is_empty() {
                    h3 { (heading(messages, status)) }
                    ol.todo {
                        @for one in of_status {
                            li { a href={ "#" (anchor(one.proposal)) } { (question(messages, one)) } }
                        }
                    }
                }
            }
            p { (say!(messages, "report-reread")) }
        }
    }
}

/// The table of contents.
pub(super) fn contents(messages: &Messages, sections: &[Section<'_>]) -> Markup {
    html! {
        nav aria-labelledby="contents" {
            h2 #contents { (say!(messages, "report-contents")) }
            ol {
                li { a href="#summary" { (say!(messages, "report-summary")) } }
                li { a href="#todo" { (say!(messages, "report-to-do")) } }
                @for section in sections {
                    @let left = section.boxes.iter().filter(|one| is_to_do(one)).count();
                    li {
                        a href={ "#" (section.id) } { (section.title) }
                        @if left > 0 { " " small { (say!(messages, "report-left", count = left)) } }
                    }
                }
            }
        }
    }
}

/// A status as a sign and a word; its colour only repeats them.
pub fn sign(messages: &Messages, status: Status) -> Markup {
    html! {
        span class={ "badge " (class(status)) } {
            span aria-hidden="true" { (words::status_sign(status)) } " "
            (words::status(messages, status))
        }
    }
}

/// The name of a status among the page's looks.
pub fn class(status: Status) -> &'static str {
    match status {
        Status::Filled => "filled",
        Status::Check => "check",
        Status::ToWrite => "write",
        Status::Refused => "refused",
        Status::Left => "left",
    }
}

/// A filled box is to do too when its answer could not be written into the file.
fn is_to_do(one: &One<'_>) -> bool {
    words::is_to_do(one.proposal) || one.dropped.is_some()
}

/// False for the second and later of boxes of which at most one is answered: the question is one
/// thing to do, however many ticks it offers.
fn is_first_of_its_group<'a>(one: &One<'a>, seen: &mut HashSet<(Status, &'a str)>) -> bool {
    match one
        .asked
        .and_then(|asked| asked.group.as_ref())
        .filter(|group| group.exclusive)
    {
        Some(group) => seen.insert((one.proposal.status, group.id.as_str())),
        None => true,
    }
}

/// What is asked: for a tick among others, the question that they answer together.
fn question(messages: &Messages, one: &One<'_>) -> String {
    match one.asked.and_then(|asked| asked.group.as_ref()) {
        Some(group) if group.exclusive && !group.label.trim().is_empty() => {
            words::label(messages, &group.label)
        }
        _ => name(messages, one),
    }
}

fn badge(messages: &Messages, status: Status, count: usize) -> Markup {
    html! {
        span class={ "badge " (class(status)) } {
            span aria-hidden="true" { (words::status_sign(status)) } " "
            (words::status_count(messages, status, count))
        }
    }
}

fn heading(messages: &Messages, status: Status) -> String {
    match status {
        Status::Filled => say!(messages, "to-do-filled"),
        Status::Check => say!(messages, "to-do-check"),
        Status::ToWrite => say!(messages, "to-do-write"),
        Status::Refused => say!(messages, "to-do-refused"),
        Status::Left => say!(messages, "to-do-left"),
    }
}

fn meaning(messages: &Messages, status: Status) -> String {
    match status {
        Status::Filled => say!(messages, "meaning-filled"),
        Status::Check => say!(messages, "meaning-check"),
        Status::ToWrite => say!(messages, "meaning-to-write"),
        Status::Refused => say!(messages, "meaning-refused"),
        Status::Left => say!(messages, "meaning-left"),
    }
}
