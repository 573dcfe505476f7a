//! One box of the report: what it asks, what is answered, from where and why.

use answers::{Proposal, Quote, Status};
use forms::LimitOrigin;
use maud::{Markup, html};

use super::overview::{class, sign};
use super::{One, anchor, name};
use crate::advice;
use crate::messages::{Messages, Tongue, say};
use crate::rewording::{self, Outcome};
use crate::words;

pub(super) fn article(messages: &Messages, one: &One<'_>) -> Markup {
    let proposal = one.proposal;
    let id = anchor(proposal);
    let heading = format!("{id}-label");
    html! {
        article id=(id) class=(class(proposal.status)) aria-labelledby=(heading) {
            @if let Some(group) = group(one) { p.group { (group) } }
            div.head {
                h3 id=(heading) { (name(messages, one)) " " small { (proposal.box_id) } }
                p.status { (sign(messages, proposal.status)) }
            }
            (answered(messages, one))
            p.why { (words::why(messages, proposal)) }
            (reworded(messages, one))
            @if let Some(reason) = one.dropped {
                p.alert { (reason) }
            }
            @if !proposal.sources.is_empty() { (sources(messages, one)) }
            @if !proposal.passages.is_empty() { (passages(messages, &proposal.passages)) }
        }
    }
}

/// What is offered for the box, or said of it.
fn answered(messages: &Messages, one: &One<'_>) -> Markup {
    let proposal = one.proposal;
    html! {
        @match proposal.status {
            Status::Filled | Status::Check => {
                @if proposal.status == Status::Check && !one.written {
                    p.hint { (say!(messages, "report-check-not-written")) }
                }
                @if !proposal.text.is_empty() { div.answer { (paragraphs(&proposal.text)) } }
                @if offers(proposal) { p.length { (length(messages, proposal)) } }
            }
            Status::ToWrite => {
                @if let Some(advice) = advice::what_to_write(proposal, messages.tongue) {
                    p.advice { strong { (say!(messages, "report-advice")) } " " (advice) }
                }
                @if !proposal.text.is_empty() { div.answer { (paragraphs(&proposal.text)) } }
            }
            Status::Refused => {
                @if !proposal.text.is_empty() {
                    p.hint { (say!(messages, "report-reply")) }
                    div.answer { (paragraphs(&proposal.text)) }
                }
                (grounds(messages, proposal))
            }
            Status::Left => {
                @if !proposal.text.is_empty() { div.answer { (paragraphs(&proposal.text)) } }
            }
        }
    }
}

/// Text as paragraphs and lists: lines that begin with `• ` are items.
fn paragraphs(text: &str) -> Markup {
    let mut groups: Vec<(bool, Vec<&str>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let item = line.trim_start().strip_prefix("• ");
        match (item, groups.last_mut()) {
            (Some(item), Some((true, items))) => items.push(item),
            (Some(item), _) => groups.push((true, vec![item])),
            (None, _) => groups.push((false, vec![line])),
        }
    }
    html! {
        @for (list, lines) in &groups {
            @if *list {
                ul { @for item in lines { li { (item) } } }
            } @else {
                @for line in lines { p { (line) } }
            }
        }
    }
}

/// That the text was worded anew, or why it was not, and which sentences were left out.
fn reworded(messages: &Messages, one: &One<'_>) -> Markup {
    let Some((outcome, model)) = one.reworded else {
        return html! {};
    };
    html! {
        @match outcome.kept(messages) {
            None => p.alert { (say!(messages, "report-reworded", model = model)) },
            Some(reason) => p.hint { (say!(messages, "report-not-reworded", reason = reason)) },
        }
        @if !outcome.dropped().is_empty() {
            details {
                summary {
                    (say!(messages, "report-left-out", count = outcome.dropped().len()))
                }
                ul {
                    @for dropped in outcome.dropped() {
                        li {
                            blockquote { (paragraphs(&dropped.sentence)) }
                            (rewording::doubt(messages, &dropped.doubt))
                        }
                    }
                }
            }
        }
    }
}

fn sources(messages: &Messages, one: &One<'_>) -> Markup {
    let sources: &[Quote] = &one.proposal.sources;
    let original = match one.reworded {
        Some((Outcome::Reworded { original, .. }, _)) => Some(original),
        _ => None,
    };
    html! {
        details.sources {
            summary { (say!(messages, "report-sources", count = sources.len())) }
            ul {
                @if let Some(original) = original {
                    li {
                        (say!(messages, "report-original"))
                        blockquote { (paragraphs(original)) }
                    }
                }
                @for source in sources { (quote(messages, source)) }
            }
        }
    }
}

/// Passages that may be of use to whoever writes or mends the answer.
fn passages(messages: &Messages, passages: &[Quote]) -> Markup {
    html! {
        details.sources {
            summary { (say!(messages, "report-passages", count = passages.len())) }
            ul { @for passage in passages { (quote(messages, passage)) } }
        }
    }
}

fn quote(messages: &Messages, source: &Quote) -> Markup {
    html! {
        li {
            cite { (source.document) }
            @if let Some(page) = source.page {
                ", " (say!(messages, "place-page", page = page))
            }
            @if !source.heading.is_empty() {
                ", " (say!(messages, "place-heading", heading = source.heading.as_str()))
            }
            @if source.doubtful { ", " (say!(messages, "place-doubtful")) }
            @if !source.date.is_empty() {
                " (" time datetime=(source.date) { (words::date(messages, &source.date)) } ")"
            }
            @if !source.quote.is_empty() { blockquote { (paragraphs(&source.quote)) } }
        }
    }
}

/// What is offered instead, and the texts that the reply rests on, each where it is published.
fn grounds(messages: &Messages, proposal: &Proposal) -> Markup {
    let Some(rule) = advice::rule(proposal) else {
        return html! {};
    };
    let french = messages.tongue == Tongue::Fr;
    let instead = if french {
        &rule.aggregate_fr
    } else {
        &rule.aggregate_en
    };
    html! {
        @if !instead.is_empty() {
            p.advice { strong { (say!(messages, "report-instead")) } " " (instead) }
        }
        @if !rule.grounds.is_empty() {
            details.sources {
                summary { (say!(messages, "report-grounds")) }
                ul {
                    @for ground in &rule.grounds {
                        @let text = if french { &ground.text_fr } else { &ground.text_en };
                        li {
                            // Only the address of a page may become a link.
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

/// True when a person gains by knowing the length: against a limit that the form states, or when
/// the room on the page is nearly used up, or for a long text.
fn offers(proposal: &Proposal) -> bool {
    if proposal.text.is_empty() {
        return false;
    }
    match &proposal.limit {
        Some(limit) if limit.origin == LimitOrigin::Measured => {
            u64::from(proposal.length) * 10 >= u64::from(limit.number) * 8
        }
        Some(_) => true,
        None => proposal.length > 80,
    }
}

fn length(messages: &Messages, proposal: &Proposal) -> String {
    words::length(messages, proposal.length, proposal.limit.as_ref())
}

/// The question or table that a box belongs to, unless its label says it already.
fn group<'a>(one: &One<'a>) -> Option<&'a str> {
    let label = one.asked?.group.as_ref()?.label.trim();
    (!label.is_empty() && !one.proposal.label.contains(label)).then_some(label)
}
