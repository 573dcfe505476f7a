//! The side sheet: numbered answers to copy by hand, where a form cannot be filled in its own file,
//! or not with all of them. One page for a browser and one for a word processor.

mod docx;
mod html;
mod reason;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use answers::{Fill, Proposal, Status, Why};
use documents::Value;
use forms::{Form, FormBox};
use language::dates::Date;

use crate::advice;
use crate::filling::Filled;
use crate::messages::{Messages, say};
use crate::{rewording, words};

pub use docx::document;
pub use html::page;
pub use reason::known;

/// A side sheet, in the person's words.
#[derive(Debug)]
pub struct Sheet {
    /// The form's own title, or its file's name.
    pub title: String,
    /// File name of the form.
    pub form_name: String,
    /// Why the form itself does not hold these answers.
    pub reason: String,
    /// The day it is made on.
    pub today: Date,
    /// Entries in the form's order, those under the same headings together.
    sections: Vec<Section>,
    /// Boxes that are a person's or the funder's alone.
    left: Vec<Left>,
}

#[derive(Debug)]
struct Section {
    title: String,
    entries: Vec<Entry>,
}

/// One box to answer by hand.
#[derive(Debug)]
struct Entry {
    /// Counted over the sheet, from 1, those that are left included.
    number: usize,
    /// Page counted from 1, where pages are known.
    page: Option<u32>,
    label: String,
    /// The question or table it belongs to, unless its label says it.
    group: Option<String>,
    status: Status,
    content: Content,
    limit: Option<forms::Limit>,
    /// What a person should know of it.
    remarks: Vec<String>,
}

/// What stands in an entry.
#[derive(Debug)]
enum Content {
    /// An answer, or an argued reply, to copy.
    Text(String),
    /// A box to tick, or to leave; a person's to decide where nothing is known.
    Tick(Option<bool>),
    /// Room to write.
    Blank,
}

#[derive(Debug)]
struct Left {
    number: usize,
    page: Option<u32>,
    label: String,
    why: String,
}

/// What a side sheet is made from.
pub struct Answered<'a> {
    /// The form.
    pub form: &'a Form,
    /// Its file's name.
    pub form_name: &'a str,
    /// One for each box.
    pub proposals: &'a [Proposal],
    /// What stands in the copy and what does not.
    pub filled: &'a Filled,
    /// Which statuses are written.
    pub fill: Fill,
    /// The day it is made on.
    pub today: Date,
    /// What came of wording answers anew, where a person asked for that.
    pub reworded: Option<&'a rewording::Done>,
}

/// The side sheet of an answered form; none where the form holds all that was to be written, or has
/// no box.
pub fn of(messages: &Messages, answered: &Answered<'_>) -> Option<Sheet> {
    let filled = answered.filled;
    let closed = !filled.dropped.is_empty() || known(messages, answered.form).is_some();
    let whole = filled.bytes.is_none() || filled.written.is_empty() && closed;
    let asked: HashMap<&str, &FormBox> = answered
        .form
        .boxes
        .iter()
        .map(|asked| (asked.id.as_str(), asked))
        .collect();
    let mut sections: Vec<Section> = Vec::new();
    let mut left = Vec::new();
    let wanted = |proposal: &&Proposal| whole || is_missing(proposal, filled);
    for (proposal, number) in answered.proposals.iter().filter(wanted).zip(1..) {
        let asked = asked.get(proposal.box_id.as_str()).copied();
        let page = asked.and_then(|asked| asked.address.page);
        if proposal.status == Status::Left {
            left.push(Left {
                number,
                page,
                label: words::label(messages, &proposal.label),
                why: words::why(messages, proposal),
            });
            continue;
        }
        let title = heading(messages, answered.form, proposal);
        let entry = entry(messages, answered, proposal, asked, number, page);
        match sections.last_mut() {
            Some(section) if section.title == title => section.entries.push(entry),
            _ => sections.push(Section {
                title,
                entries: vec![entry],
            }),
        }
    }
    if sections.is_empty() && left.is_empty() {
        return None;
    }
    let title = answered.form.title.trim();
    Some(Sheet {
        title: if title.is_empty() {
            answered.form_name.to_owned()
        } else {
            title.to_owned()
        },
        form_name: answered.form_name.to_owned(),
        reason: if whole {
            reason::not_filled(messages, answered.form, filled)
        } else {
            reason::in_part(messages, filled.dropped.len())
        },
        today: answered.today,
        sections,
        left,
    })
}

/// The headings a box stands under; the form's own title is on the sheet already.
fn heading(messages: &Messages, form: &Form, proposal: &Proposal) -> String {
    let section = match proposal.section.split_first() {
        Some((first, rest)) if first.trim() == form.title.trim() => rest,
        _ => proposal.section.as_slice(),
    };
    if section.is_empty() {
        say!(messages, "report-no-section")
    } else {
        section.join(" › ")
    }
}

/// True for what was to stand in the form and does not: dropped, or too long for its box.
fn is_missing(proposal: &Proposal, filled: &Filled) -> bool {
    let dropped = filled.dropped.iter().any(|d| d.box_id == proposal.box_id);
    dropped || matches!(proposal.why, Why::TooLong { .. })
}

fn entry(
    messages: &Messages,
    answered: &Answered<'_>,
    proposal: &Proposal,
    asked: Option<&FormBox>,
    number: usize,
    page: Option<u32>,
) -> Entry {
    let mut remarks = Vec::new();
    let given = match proposal.status {
        Status::Filled => true,
        Status::Check => answered.fill == Fill::Check,
        Status::Refused => true,
        Status::ToWrite | Status::Left => false,
    };
    let content = match &proposal.value {
        Some(Value::Tick(on)) if given => Content::Tick(Some(*on)),
        _ if asked.is_some_and(|asked| asked.kind == forms::Kind::Tick) => Content::Tick(None),
        _ if given && !proposal.text.is_empty() => Content::Text(proposal.text.clone()),
        // Known, but longer than its box.
        _ if !proposal.whole.is_empty() => Content::Text(proposal.whole.clone()),
        _ => Content::Blank,
    };
    match proposal.status {
        Status::Refused => {
            if matches!(content, Content::Text(_)) {
                remarks.push(say!(messages, "sheet-reply"));
            }
            remarks.push(words::why(messages, proposal));
        }
        Status::Check if given => remarks.push(words::why(messages, proposal)),
        Status::Check => remarks.push(say!(messages, "sheet-check-in-report")),
        Status::ToWrite => {
            if let Some(advice) = advice::what_to_write(proposal, messages.tongue) {
                remarks.push(format!("{} {advice}", say!(messages, "report-advice")));
            }
            remarks.push(words::why(messages, proposal));
        }
        Status::Filled | Status::Left => {}
    }
    if matches!(proposal.why, Why::Shortened { .. }) && proposal.status == Status::Filled {
        remarks.push(words::why(messages, proposal));
    }
    if let Some(done) = answered
        .reworded
        .filter(|done| done.is_reworded(&proposal.box_id))
    {
        remarks.push(say!(
            messages,
            "report-reworded",
            model = done.model.as_str()
        ));
    }
    if let Some(condition) = asked.and_then(|asked| asked.condition.as_deref()) {
        remarks.push(say!(messages, "sheet-condition", condition = condition));
    }
    let group = asked
        .and_then(|asked| asked.group.as_ref())
        .map(|group| group.label.trim().to_owned())
        .filter(|label| !label.is_empty() && !proposal.label.contains(label.as_str()));
    Entry {
        number,
        page,
        label: words::label(messages, &proposal.label),
        group,
        status: proposal.status,
        content,
        limit: proposal.limit.clone(),
        remarks,
    }
}

/// A box as it is drawn.
fn mark(on: Option<bool>) -> &'static str {
    match on {
        Some(true) => "☒",
        Some(false) | None => "☐",
    }
}

/// What is to be done with a box.
fn to_tick(messages: &Messages, on: Option<bool>) -> String {
    match on {
        Some(true) => say!(messages, "sheet-tick"),
        Some(false) => say!(messages, "sheet-no-tick"),
        None => say!(messages, "sheet-maybe-tick"),
    }
}

impl Sheet {
    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sections.iter().flat_map(|section| &section.entries)
    }
}

impl Entry {
    fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Tick(_) | Content::Blank => "",
        }
    }

    /// What is counted.
    fn unit(&self) -> language::lengths::Unit {
        use language::lengths::Unit;
        match self.limit.as_ref().map(|limit| limit.unit) {
            None | Some(Unit::Points) => Unit::Characters,
            Some(unit) => unit,
        }
    }

    /// Length of its text, as the form counts.
    fn length(&self) -> u32 {
        u32::try_from(language::lengths::length(self.text(), self.unit())).unwrap_or(u32::MAX)
    }

    /// The limit that is counted against; room on the page in points is none.
    fn most(&self) -> Option<u32> {
        self.limit
            .as_ref()
            .filter(|limit| limit.unit == self.unit())
            .map(|limit| limit.number)
    }
}
