//! The report beside an answered form: one page that needs nothing else, to read on a phone, a
//! desktop or paper, before a person signs anything.

mod answer;
mod checked;
mod overview;

use std::collections::HashMap;
use std::path::Path;

use answers::{Check, Proposal};
use forms::{Form, FormBox};
use language::dates::{self, Date};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::cost::Cost;
use crate::filling::Filled;
use crate::messages::{Messages, say};
use crate::{rewording, words};

pub use overview::{class, sign};

/// The page's looks. System fonts, no request.
pub const STYLE: &str = include_str!("report.css");

/// What a report is about.
pub struct Report<'a> {
    /// The form.
    pub form: &'a Form,
    /// File name of the form.
    pub form_name: &'a str,
    /// One for each box.
    pub proposals: &'a [Proposal],
    /// What the answers say together.
    pub checks: &'a [Check],
    /// What stands in the copy and what does not.
    pub filled: &'a Filled,
    /// The answered form, when it could be written.
    pub written: Option<&'a Path>,
    /// The sheet of answers to copy, when there is one.
    pub sheet: Option<&'a Path>,
    /// Documents in the dossier.
    pub sources: usize,
    /// The day it is made on.
    pub today: Date,
    /// What came of wording answers anew, where a person asked for that.
    pub reworded: Option<&'a rewording::Done>,
    /// What the run cost until now.
    pub cost: Cost,
}

/// Boxes under one heading.
struct Section<'a> {
    /// Id of the heading on the page.
    id: String,
    title: String,
    boxes: Vec<One<'a>>,
}

/// One box with what is said of it.
struct One<'a> {
    proposal: &'a Proposal,
    asked: Option<&'a FormBox>,
    /// The answer stands in the written file.
    written: bool,
    /// Why it could not be written though it was to be.
    dropped: Option<&'a str>,
    /// What came of wording it anew, and by which model.
    reworded: Option<(&'a rewording::Outcome, &'a str)>,
}

/// The page, whole.
pub fn page(messages: &Messages, report: &Report<'_>) -> String {
    let sections = sections(messages, report);
    let title = title(report);
    let page: Markup = html! {
        (DOCTYPE)
        html lang=(messages.tongue.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (say!(messages, "report-title", form = title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#todo" { (say!(messages, "report-skip")) }
                header {
                    p.kicker { (say!(messages, "report-kicker")) }
                    h1 { (title) }
                    p.meta {
                        (say!(
                            messages,
                            "report-meta",
                            name = report.form_name,
                            date = dates::display(report.today, messages.tongue.language()),
                            sources = report.sources
                        ))
                    }
                }
                div.columns {
                    (overview::contents(messages, &sections))
                    main {
                        (overview::summary(messages, report))
                        (overview::to_do(messages, &sections))
                        (checked::section(messages, report))
                        @for section in &sections { (section_of(messages, section)) }
                    }
                }
                footer {
                    p { (say!(messages, "report-foot")) }
                    p { (report.cost.line(messages)) }
                    @if let Some(done) = report.reworded.filter(|done| done.requests > 0) {
                        p {
                            (say!(
                                messages,
                                "report-foot-sent",
                                address = done.address.as_str(),
                                characters = done.characters
                            ))
                        }
                        p { (done.cost(messages)) }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn section_of(messages: &Messages, section: &Section<'_>) -> Markup {
    html! {
        section aria-labelledby=(section.id) {
            h2 id=(section.id) { (section.title) }
            @for one in &section.boxes { (answer::article(messages, one)) }
        }
    }
}

/// The form's own title, or its file's name.
fn title<'a>(report: &Report<'a>) -> &'a str {
    let title = report.form.title.trim();
    if title.is_empty() {
        report.form_name
    } else {
        title
    }
}

/// Boxes in their order, those that stand under the same headings together.
fn sections<'a>(messages: &Messages, report: &Report<'a>) -> Vec<Section<'a>> {
    let asked: HashMap<&str, &FormBox> = report
        .form
        .boxes
        .iter()
        .map(|asked| (asked.id.as_str(), asked))
        .collect();
    let mut sections: Vec<(&[String], Section<'a>)> = Vec::new();
    for proposal in report.proposals {
        let one = One {
            proposal,
            asked: asked.get(proposal.box_id.as_str()).copied(),
            written: report.filled.written.contains(&proposal.box_id),
            dropped: report
                .filled
                .dropped
                .iter()
                .find(|dropped| dropped.box_id == proposal.box_id)
                .map(|dropped| dropped.reason.as_str()),
            reworded: report.reworded.and_then(|done| {
                let outcome = done.outcomes.get(&proposal.box_id)?;
                Some((outcome, done.model.as_str()))
            }),
        };
        match sections.last_mut() {
            Some((headings, section)) if *headings == proposal.section.as_slice() => {
                section.boxes.push(one);
            }
            _ => {
                let title = if proposal.section.is_empty() {
                    say!(messages, "report-no-section")
                } else {
                    proposal.section.join(" › ")
                };
                let id = format!("s{}", sections.len() + 1);
                sections.push((
                    &proposal.section,
                    Section {
                        id,
                        title,
                        boxes: vec![one],
                    },
                ));
            }
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

/// Id of a box on the page.
fn anchor(proposal: &Proposal) -> String {
    anchor_of(&proposal.box_id)
}

fn anchor_of(box_id: &str) -> String {
    format!("box-{box_id}")
}

/// What names a box: its label, or that it has none.
fn name(messages: &Messages, one: &One<'_>) -> String {
    words::label(messages, &one.proposal.label)
}

#[cfg(test)]
mod tests;
