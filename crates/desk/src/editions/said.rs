//! What is said of a form that comes back.

use forms::{Change, Changed, Changes, Correction, FormBox, What};

use super::Earlier;
use crate::messages::{Messages, say};
use crate::words;

/// The most changes that are listed one by one.
const MOST_LISTED: usize = 60;

/// Which form it is, and what changed since.
pub fn earlier(messages: &Messages, earlier: &Earlier) -> Vec<String> {
    let day = earlier.answered.get(..10).unwrap_or(&earlier.answered);
    let date = words::date(messages, day);
    let name = earlier.name.as_str();
    let mut said = vec![say!(messages, "edition-known", name = name, date = date)];
    said.extend(changes(messages, &earlier.changes));
    said
}

/// What changed, a line a box.
pub fn changes(messages: &Messages, changes: &Changes) -> Vec<String> {
    if changes.is_empty() {
        return vec![say!(messages, "edition-same")];
    }
    let mut said = vec![say!(messages, "edition-changes", count = changes.count())];
    let mut lines: Vec<String> = Vec::new();
    lines.extend(changes.added.iter().map(|asked| {
        let label = named(messages, asked);
        say!(
            messages,
            "edition-added",
            id = asked.id.as_str(),
            label = label
        )
    }));
    lines.extend(changes.removed.iter().map(|asked| {
        let label = named(messages, asked);
        say!(messages, "edition-removed", label = label)
    }));
    lines.extend(changes.changed.iter().map(|one| changed(messages, one)));
    let more = lines.len().saturating_sub(MOST_LISTED);
    lines.truncate(MOST_LISTED);
    said.extend(lines.into_iter().map(|line| format!("  {line}")));
    if more > 0 {
        said.push(format!(
            "  {}",
            say!(messages, "edition-more", count = more)
        ));
    }
    said
}

/// A correction that is applied.
pub fn correction(messages: &Messages, correction: &Correction) -> String {
    let id = correction.box_id.as_str();
    match &correction.change {
        Change::NotABox => say!(messages, "correction-not-a-box", id = id),
        Change::Label(label) => {
            say!(
                messages,
                "correction-label",
                id = id,
                label = label.as_str()
            )
        }
        Change::Question(question) => {
            say!(
                messages,
                "correction-question",
                id = id,
                question = question.as_str()
            )
        }
    }
}

/// Corrections of an earlier edition that have no box here.
pub fn lost(messages: &Messages, lost: &[Correction]) -> Option<String> {
    let count = lost.len();
    (count > 0).then(|| say!(messages, "correction-lost", count = count))
}

fn named(messages: &Messages, asked: &FormBox) -> String {
    let label = words::label(messages, &asked.label);
    match asked.section.last() {
        Some(section) => format!("{label} ({section})"),
        None => label,
    }
}

fn changed(messages: &Messages, changed: &Changed) -> String {
    let what: Vec<String> = changed.what.iter().map(|one| what(messages, one)).collect();
    let label = words::label(messages, &changed.label);
    say!(
        messages,
        "edition-changed",
        id = changed.new.as_str(),
        label = label,
        what = what.join(", ")
    )
}

fn what(messages: &Messages, what: &What) -> String {
    match what {
        What::Reworded { from } => {
            let from = words::label(messages, from);
            say!(messages, "edition-reworded", from = from)
        }
        What::Limit { from, to } => {
            let limit = |limit: &Option<forms::Limit>| match limit {
                Some(limit) => words::limit(messages, limit),
                None => say!(messages, "edition-no-limit"),
            };
            say!(
                messages,
                "edition-limit",
                from = limit(from),
                to = limit(to)
            )
        }
        What::Kind { from, to } => say!(
            messages,
            "edition-kind",
            from = words::box_kind(messages, *from),
            to = words::box_kind(messages, *to)
        ),
        What::Required { now: true } => say!(messages, "edition-required"),
        What::Required { now: false } => say!(messages, "edition-optional"),
        What::Choices { added, removed } => {
            let mut parts = Vec::new();
            if !added.is_empty() {
                parts.push(say!(
                    messages,
                    "edition-choices-added",
                    choices = added.join(", ")
                ));
            }
            if !removed.is_empty() {
                let choices = removed.join(", ");
                parts.push(say!(messages, "edition-choices-removed", choices = choices));
            }
            parts.join(", ")
        }
        What::Moved => say!(messages, "edition-moved"),
    }
}
