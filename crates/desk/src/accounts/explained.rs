//! Explanations of gaps: the draft that a person approves, and what it is kept under.

use ledger::official::{Explanation, Wanted};

use super::Accounts;
use super::official::key;
use crate::messages::Messages;

/// The draft without the name of its line, which stands beside it.
pub fn bare_draft(messages: &Messages, accounts: &Accounts, gap: &Explanation) -> String {
    let dimensions = &accounts.said.dimensions;
    let draft = super::explanation(messages, dimensions, gap);
    let name = super::explained_name(messages, gap, dimensions);
    let bare = draft.strip_prefix(&name).unwrap_or(&draft);
    bare.trim_start_matches([' ', '\u{a0}', ':']).to_owned()
}

/// What an approved explanation is kept under.
pub fn kept_under(wanted: &Wanted, gap: &Explanation) -> String {
    let project = wanted.project.as_deref();
    if gap.whole_rubric {
        return key(wanted.period, project, &gap.line.rubric.to_string(), None);
    }
    key(wanted.period, project, &gap.line.id, gap.funder.as_deref())
}
