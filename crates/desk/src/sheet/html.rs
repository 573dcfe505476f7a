//! The side sheet as one page for a browser. All of it can be read, selected and printed without
//! its script, which copies, counts, and says what was copied.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use language::dates;
use language::lengths::Unit;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::{Content, Entry, Left, Sheet};
use crate::messages::{Messages, say};
use crate::report;
use crate::words;

const SCRIPT: &str = include_str!("sheet.js");
const STYLE: &str = include_str!("sheet.css");

/// The page, whole.
pub fn page(messages: &Messages, sheet: &Sheet) -> String {
    let style = format!("{}{STYLE}", report::STYLE);
    // Nothing is fetched, and nothing but this script and this style is run (CSP level 3, 2.3.1).
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        source(&style),
        source(SCRIPT)
    );
    let copied = sheet
        .entries()
        .filter(|entry| matches!(entry.content, Content::Text(_)))
        .count();
    let page: Markup = html! {
        (DOCTYPE)
        html lang=(messages.tongue.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (say!(messages, "sheet-title", form = sheet.title.as_str())) }
                style { (PreEscaped(style)) }
            }
            body {
                a.skip href="#answers" { (say!(messages, "sheet-skip")) }
                header {
                    p.kicker { (say!(messages, "sheet-kicker")) }
                    h1 { (sheet.title) }
                    p.meta {
                        (say!(
                            messages,
                            "sheet-meta",
                            name = sheet.form_name.as_str(),
                            date = dates::display(sheet.today, messages.tongue.language())
                        ))
                    }
                }
                main.sheet #answers tabindex="-1" {
                    p.alert.reason { (sheet.reason) }
                    p.how { (say!(messages, "sheet-how")) }
                    @if copied > 0 {
                        p #progress hidden data-all=(copied)
                            data-say=(say!(messages, "sheet-progress", count = "{n}", all = copied)) {}
                    }
                    p.unseen #live role="status" aria-live="polite"
                        data-copied=(say!(messages, "sheet-said-copied", label = "{label}"))
                        data-failed=(say!(messages, "sheet-said-failed"))
                        data-over=(say!(messages, "sheet-said-over", label = "{label}")) {}
                    @for (index, section) in sheet.sections.iter().enumerate() {
                        @let id = format!("s{}", index + 1);
                        section aria-labelledby=(id) {
                            h2 id=(id) { (section.title) }
                            @for entry in &section.entries { (article(messages, entry)) }
                        }
                    }
                    @if !sheet.left.is_empty() { (left(messages, &sheet.left)) }
                }
                footer { p { (say!(messages, "sheet-foot")) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

fn article(messages: &Messages, entry: &Entry) -> Markup {
    let number = entry.number;
    let (label, text, counter) = (
        format!("l{number}"),
        format!("t{number}"),
        format!("c{number}"),
    );
    html! {
        article class=(report::class(entry.status)) aria-labelledby=(label) {
            @if let Some(group) = &entry.group { p.group { (group) } }
            div.head {
                h3 id=(label) {
                    span.number { (number) } " "
                    @if matches!(entry.content, Content::Tick(_)) { (entry.label) }
                    @else { label for=(text) { (entry.label) } }
                }
                p.status { (report::sign(messages, entry.status)) }
            }
            @if let Some(page) = entry.page {
                p.page { (say!(messages, "place-page", page = page)) }
            }
            @match &entry.content {
                Content::Tick(on) => p.tick {
                    span aria-hidden="true" { (super::mark(*on)) } " " (super::to_tick(messages, *on))
                },
                Content::Text(_) | Content::Blank => {
                    textarea id=(text) rows=(rows(entry)) spellcheck="true" autocomplete="off"
                        aria-describedby=(counter) { (lines(entry.text())) }
                    div.onpaper.blank[entry.text().is_empty()] aria-hidden="true" { (entry.text()) }
                    div.tools {
                        button.copy type="button" hidden data-for=(text)
                            data-done=(say!(messages, "sheet-copied"))
                            aria-label=(say!(messages, "sheet-copy-this", label = entry.label.as_str()))
                            { (say!(messages, "sheet-copy")) }
                        p.length id=(counter) data-unit=(unit(entry.unit()))
                            data-most=[entry.most()]
                            data-say=(words::length_pattern(messages, "{n}", entry.limit.as_ref()))
                            data-over=(say!(messages, "sheet-over"))
                            { (words::length(messages, entry.length(), entry.limit.as_ref())) }
                    }
                }
            }
            @for remark in &entry.remarks { p.why { (remark) } }
        }
    }
}

fn left(messages: &Messages, left: &[Left]) -> Markup {
    html! {
        section aria-labelledby="left" {
            h2 #left { (say!(messages, "sheet-left")) }
            ul.alone {
                @for one in left {
                    li {
                        span.number { (one.number) } " " strong { (one.label) }
                        @if let Some(page) = one.page {
                            ", " (say!(messages, "place-page", page = page))
                        }
                        " — " (one.why)
                    }
                }
            }
        }
    }
}

/// A first line break inside a `textarea` is not part of its text (HTML, 13.1.2.5).
fn lines(text: &str) -> Markup {
    html! { @if text.starts_with('\n') { "\n" } (text) }
}

/// Rows that show a text whole on a wide screen; a browser that knows how fits them itself.
fn rows(entry: &Entry) -> usize {
    let text = entry.text();
    let long = |line: &str| 1 + line.chars().count() / 70;
    let rows: usize = text.lines().map(long).sum();
    let roomy = entry.most().is_none_or(|most| most > 120);
    match (text.is_empty(), roomy) {
        (true, true) => 4,
        (true, false) => 1,
        (false, _) => rows.clamp(1, 30),
    }
}

/// How the script counts.
fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Characters | Unit::Points => "characters",
        Unit::CharactersWithoutSpaces => "tight",
        Unit::Words => "words",
        Unit::Lines => "lines",
    }
}

/// The digest by which a policy allows an inline text (CSP level 3, 2.3.1).
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
