//! Rules of funders and projects, said.

use ledger::Ledger;
use ledger::dimensions::{Assignment, By, Condition, Rule};

use crate::messages::{Messages, say};

/// What an entry has to be for a rule.
pub fn conditions(messages: &Messages, rule: &Rule) -> String {
    let when = rule.when.iter().map(|one| condition(messages, one));
    when.collect::<Vec<_>>().join(", ")
}

/// A condition in words.
pub fn condition(messages: &Messages, condition: &Condition) -> String {
    match condition {
        Condition::ThirdParty(name) => say!(messages, "condition-party", value = name.as_str()),
        Condition::Label(words) => say!(messages, "condition-label", value = words.as_str()),
        Condition::Account(start) => say!(messages, "condition-account", value = start.as_str()),
        Condition::Document(start) => say!(messages, "condition-document", value = start.as_str()),
        Condition::Journal(code) => say!(messages, "condition-journal", value = code.as_str()),
    }
}

/// How many entries a rule gives something to, by its place among the rules.
pub fn entries_of(ledger: &Ledger, assignment: &Assignment, rule: u32) -> usize {
    ledger
        .iter()
        .filter(|(id, _)| assignment.by(*id).contains(&Some(By::Rule(rule))))
        .count()
}
