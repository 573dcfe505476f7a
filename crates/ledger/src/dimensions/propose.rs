//! What the program would say of entries that have no funder or no project, and why.

use std::collections::BTreeMap;

use serde::Serialize;

use super::label::{identifier, telling};
use super::{Assignment, Condition, Dimensions, Funder, FunderKind, Rule};
use crate::entries::{Entry, EntryId, Ledger};
use crate::figures::{Figure, Sign};
use crate::words::{has_words, plain};

/// Funder or project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The funder.
    Funder,
    /// The project.
    Project,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggested {
    /// One that is known, by its id.
    Known(String),
    /// A new funder, to be named by a person.
    New {
        /// What the entries call it.
        name: String,
        /// What its name says it is.
        kind: FunderKind,
    },
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The third party of the entries is so named.
    ThirdParty(String),
    /// The labels of the entries have these words.
    Label(String),
}

/// A proposal: entries that would get a funder or a project, by a rule that is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Its id; the same entries give the same id again.
    pub id: String,
    /// What would be given.
    pub dimension: Dimension,
    /// Which one.
    pub suggested: Suggested,
    /// Why.
    pub reason: Reason,
    /// The entries, with their amount.
    pub figure: Figure,
    /// The rule that would be remembered; for a new funder, its funder is to be filled in.
    pub rule: Rule,
}

/// Proposals, those of the largest amounts first; at most a hundred.
pub fn propose(ledger: &Ledger, dimensions: &Dimensions, assignment: &Assignment) -> Vec<Proposal> {
    let mut groups: BTreeMap<(Dimension, String), Proposal> = BTreeMap::new();
    let projects: Vec<(&str, String)> = dimensions
        .projects
        .iter()
        .map(|project| (project.id.as_str(), plain(&project.name)))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    for (id, entry) in ledger.iter() {
        let account = ledger.account(entry);
        if account.starts_with("74") && assignment.funder(id).is_none() {
            let proposal = funder(ledger, entry, dimensions);
            group(&mut groups, proposal, id, entry, Sign::Credit);
        }
        if !projects.is_empty()
            && account.starts_with(['6', '7'])
            && assignment.project(id).is_none()
        {
            let label = plain(ledger.text(entry.label));
            if let Some((project, name)) = projects.iter().find(|(_, name)| has_words(&label, name))
            {
                let sign = if account.starts_with('6') {
                    Sign::Debit
                } else {
                    Sign::Credit
                };
                group(
                    &mut groups,
                    Some(of_project(project, name)),
                    id,
                    entry,
                    sign,
                );
            }
        }
    }
    let mut proposals: Vec<Proposal> = groups
        .into_values()
        .filter(|proposal| !dimensions.declined.contains(&proposal.id))
        .collect();
    proposals.sort_by_key(|proposal| std::cmp::Reverse(proposal.figure.amount().abs()));
    proposals.truncate(100);
    proposals
}

/// Makes a proposal a rule; a new funder is added under the name that a person confirmed.
pub fn accept(dimensions: &mut Dimensions, proposal: &Proposal, name: Option<&str>) {
    let mut rule = proposal.rule.clone();
    if let Suggested::New { name: found, kind } = &proposal.suggested {
        let name = name.unwrap_or(found);
        let id = identifier(name);
        if dimensions.funder(&id).is_none() {
            let siret = String::new();
            dimensions.funders.push(Funder {
                id: id.clone(),
                name: name.to_owned(),
                kind: *kind,
                siret,
            });
        }
        rule.funder = Some(id);
    }
    dimensions.rules.retain(|known| known.id != rule.id);
    dimensions.rules.push(rule);
}

fn group(
    groups: &mut BTreeMap<(Dimension, String), Proposal>,
    proposal: Option<Proposal>,
    id: EntryId,
    entry: &Entry,
    sign: Sign,
) {
    if let Some(proposal) = proposal {
        let key = (proposal.dimension, proposal.id.clone());
        groups
            .entry(key)
            .or_insert(proposal)
            .figure
            .add(id, sign.of(entry));
    }
}

/// The funder of a grant, by the third party's name, or else by the words of the label.
fn funder(ledger: &Ledger, entry: &Entry, dimensions: &Dimensions) -> Option<Proposal> {
    let party = ledger.text(entry.third_party_label);
    let (words, reason, condition) = if party.is_empty() {
        let words = telling(ledger.text(entry.label));
        (
            words.clone(),
            Reason::Label(words.clone()),
            Condition::Label(words),
        )
    } else {
        let party = party.to_owned();
        (
            plain(&party),
            Reason::ThirdParty(party.clone()),
            Condition::ThirdParty(party),
        )
    };
    if words.is_empty() {
        return None;
    }
    let known = dimensions.funders.iter().find(|funder| {
        let name = plain(&funder.name);
        has_words(&words, &name) || has_words(&name, &words)
    });
    let suggested = match known {
        Some(funder) => Suggested::Known(funder.id.clone()),
        None => {
            let name = match &reason {
                Reason::ThirdParty(name) => name.clone(),
                Reason::Label(_) => ledger.text(entry.label).to_owned(),
            };
            Suggested::New {
                name,
                kind: FunderKind::of_name(&words),
            }
        }
    };
    let id = format!("funder-{}", identifier(&words));
    let when = vec![condition, Condition::Account("74".to_owned())];
    let funder = known.map(|funder| funder.id.clone());
    Some(Proposal {
        rule: Rule {
            id: id.clone(),
            when,
            period: None,
            funder,
            project: None,
        },
        id,
        dimension: Dimension::Funder,
        suggested,
        reason,
        figure: Figure::default(),
    })
}

fn of_project(project: &str, name: &str) -> Proposal {
    let id = format!("project-{}", identifier(name));
    let when = vec![Condition::Label(name.to_owned())];
    Proposal {
        rule: Rule {
            id: id.clone(),
            when,
            period: None,
            funder: None,
            project: Some(project.to_owned()),
        },
        id,
        dimension: Dimension::Project,
        suggested: Suggested::Known(project.to_owned()),
        reason: Reason::Label(name.to_owned()),
        figure: Figure::default(),
    }
}
