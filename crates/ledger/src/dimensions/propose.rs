//! What the program would say of entries that have no funder or no project, and why.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::label::{identifier, telling};
use super::unassigned::is_grant;
use super::{Assignment, Condition, Dimensions, Funder, FunderKind, Rule};
use crate::budget::of_form;
use crate::entries::{Entry, EntryId, Ledger};
use crate::figures::{Figure, Sign};
use crate::words::{has_words, plain};

/// Funder or project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The funder.
    Funder,
    /// The project.
    Project,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Suggested {
    /// One that is known, by its id.
    Known(String),
    /// One of several that are known, by their ids: a person says which.
    OneOf(Vec<String>),
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
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = RuleReason))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The third party of the entries is so named.
    ThirdParty(String),
    /// The account of the entries is so named.
    AccountLabel(String),
    /// The labels of the entries have these words.
    Label(String),
}

/// A proposal: entries that would get a funder or a project, by a rule that is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = RuleProposal))]
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
    let projects: Vec<(&str, String)> = named(
        dimensions
            .projects
            .iter()
            .map(|project| (&project.id, &project.name)),
    );
    let funders: Vec<(&str, String)> = named(
        dimensions
            .funders
            .iter()
            .map(|funder| (&funder.id, &funder.name)),
    );
    // Taking back an investment grant is no grant, whatever account it is booked on.
    let taken_back: HashSet<u32> = ledger
        .entries()
        .iter()
        .filter(|entry| ledger.account(entry).starts_with("139"))
        .map(|entry| entry.transaction)
        .collect();
    for (id, entry) in ledger.iter() {
        let account = ledger.account(entry);
        let grant = is_grant(account) && !taken_back.contains(&entry.transaction);
        let payment = account.starts_with("441") && entry.net().0 < 0;
        // Money of a bank's statement waits in 471 until somebody says what it is.
        let waits = account.starts_with("471") && entry.net().0 < 0 && looks_given(ledger, entry);
        // What others contribute (755), and gifts (754) of one whose name says that it gives.
        let party = ledger.text(entry.third_party_label);
        let contributes = !party.is_empty()
            && entry.net().0 < 0
            && (account.starts_with("755")
                || account.starts_with("754") && FunderKind::of_name(party) != FunderKind::Unknown);
        if (grant || payment || waits || contributes) && assignment.funder(id).is_none() {
            let several = assignment.several_funders(id);
            let start = match (grant, payment) {
                (true, _) => "74",
                (_, true) => "441",
                _ if contributes => "75",
                _ => "471",
            };
            let proposal = if several.is_empty() {
                funder(ledger, entry, &funders, start)
            } else {
                let label = ledger.text(entry.label);
                let accounts = Some(Condition::Account(start.to_owned()));
                Some(one_of(Dimension::Funder, label, &several, accounts))
            };
            group(&mut groups, proposal, id, entry, Sign::Credit);
        }
        if !projects.is_empty()
            && account.starts_with(['6', '7'])
            && assignment.project(id).is_none()
        {
            let sign = if account.starts_with('6') {
                Sign::Debit
            } else {
                Sign::Credit
            };
            let label = ledger.text(entry.label);
            let several = assignment.several_projects(id);
            let several = if several.is_empty() {
                in_label(&plain(label), &projects)
            } else {
                several
            };
            let proposal = match several[..] {
                [] => None,
                [project] => projects
                    .iter()
                    .find(|(of, _)| *of == project)
                    .map(|(_, name)| of_project(project, name)),
                _ => Some(one_of(Dimension::Project, label, &several, None)),
            };
            group(&mut groups, proposal, id, entry, sign);
        }
    }
    // A rule for the grants of a funder sees their payments too.
    let seen: HashSet<String> = groups
        .keys()
        .filter_map(|(_, id)| Some(format!("payment-{}", id.strip_prefix("funder-")?)))
        .collect();
    let mut proposals: Vec<Proposal> = groups
        .into_values()
        .filter(|proposal| !seen.contains(&proposal.id))
        .filter(|proposal| !dimensions.declined.contains(&proposal.id))
        .collect();
    proposals.sort_by_key(|proposal| std::cmp::Reverse(proposal.figure.amount().abs()));
    proposals.truncate(100);
    proposals
}

/// Ids with plain names, those that have one.
fn named<'a>(of: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<(&'a str, String)> {
    of.map(|(id, name)| (id.as_str(), plain(name)))
        .filter(|(_, name)| !name.is_empty())
        .collect()
}

/// Those whose name stands in some words. A name that stands in another such name says nothing of its
/// own: a label with "Jardin partagé" does not name the project "Jardin".
fn in_label<'a>(words: &str, names: &[(&'a str, String)]) -> Vec<&'a str> {
    let found: Vec<&(&str, String)> = names
        .iter()
        .filter(|(_, name)| has_words(words, name))
        .collect();
    let inner = |name: &str| {
        let mut others = found.iter();
        others.any(|(_, other)| other.len() > name.len() && has_words(other, name))
    };
    found
        .iter()
        .filter(|(_, name)| !inner(name))
        .map(|(id, _)| *id)
        .collect()
}

/// Makes a proposal a rule; a new funder is added under the name that a person confirmed. Of several,
/// the one that they chose is taken; false, and nothing is done, where they chose none of them.
pub fn accept(
    dimensions: &mut Dimensions,
    proposal: &Proposal,
    name: Option<&str>,
    chosen: Option<&str>,
) -> bool {
    let mut rule = proposal.rule.clone();
    if let Suggested::OneOf(ids) = &proposal.suggested {
        let Some(id) = ids.iter().find(|id| Some(id.as_str()) == chosen) else {
            return false;
        };
        match proposal.dimension {
            Dimension::Funder => rule.funder = Some(id.clone()),
            Dimension::Project => rule.project = Some(id.clone()),
        }
    }
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
    true
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

/// The words by which an account's name names a funder: of more than one word or letters only, of a
/// kind that is known, and no line of the official table.
fn names_one(label: &str) -> Option<String> {
    let words = telling(label);
    let known = FunderKind::of_name(&words) != FunderKind::Unknown;
    // "CAF" is a name, "Région" alone is not.
    let mut of_label = label.split_whitespace();
    let acronym = of_label
        .any(|word| plain(word) == words && word.len() > 2 && word.chars().all(char::is_uppercase));
    let named = words.contains(' ') || acronym;
    (named && known && of_form(&words, 74).is_none()).then_some(words)
}

/// Words of a label as they stand in it.
fn as_written(label: &str, words: &str) -> String {
    let of_label: Vec<&str> = label.split_whitespace().collect();
    let plain_words: Vec<&str> = words.split(' ').collect();
    let starts = of_label.windows(plain_words.len());
    let same = |window: &[&str]| {
        window
            .iter()
            .zip(&plain_words)
            .all(|(one, of)| plain(one) == *of)
    };
    let at = starts.clone().position(same);
    at.map_or_else(
        || label.to_owned(),
        |at| of_label[at..at + plain_words.len()].join(" "),
    )
}

/// The name of a funder, known or proposed, that a new one by the words of a label may be too: of the
/// same kind, and beginning with the same word where that is no name of a kind of many ("ville").
pub fn near_twin(
    dimensions: &Dimensions,
    proposals: &[Proposal],
    proposal: &Proposal,
) -> Option<String> {
    const MANY: [&str; 9] = [
        "ville",
        "commune",
        "mairie",
        "communaute",
        "metropole",
        "agglomeration",
        "ministere",
        "fondation",
        "fonds",
    ];
    let by_label = |of: &Proposal| matches!(of.reason, Reason::Label(_));
    let Suggested::New { name, kind } = &proposal.suggested else {
        return None;
    };
    if matches!(kind, FunderKind::Unknown) {
        return None;
    }
    let first = |name: &str| {
        telling(name)
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let word = first(name);
    if word.is_empty() || MANY.contains(&word.as_str()) {
        return None;
    }
    let others = proposals.iter().filter(|of| of.id != proposal.id);
    let others = others.filter_map(|of| match &of.suggested {
        Suggested::New { name, kind } => Some((name, kind, by_label(of))),
        _ => None,
    });
    let known = dimensions
        .funders
        .iter()
        .map(|of| (&of.name, &of.kind, false));
    let mut all = known.chain(others);
    // Of two, that which only a label names waits.
    let twin = all.find(|(other, of, _)| *of == kind && first(other) == word && *other != name)?;
    by_label(proposal).then(|| twin.0.clone())
}

/// Whether money that came looks as if a funder gave it: its words say so, or name one.
fn looks_given(ledger: &Ledger, entry: &Entry) -> bool {
    let words = plain(ledger.text(entry.label));
    let given = ["subvention", "subv", "convention", "dotation"];
    given.iter().any(|word| has_words(&words, word))
        || FunderKind::of_name(&words) != FunderKind::Unknown
}

/// The funder of a grant, by the third party's name, or else by that of the account where it names
/// one, or else by the words of the label.
fn funder(
    ledger: &Ledger,
    entry: &Entry,
    funders: &[(&str, String)],
    start: &str,
) -> Option<Proposal> {
    let party = ledger.text(entry.third_party_label);
    let account_label = ledger.text(entry.account_label);
    let (words, reason, condition) = if party.is_empty()
        && start == "74"
        && let Some(words) = names_one(account_label)
    {
        (
            words,
            Reason::AccountLabel(account_label.to_owned()),
            Condition::Account(ledger.account(entry).to_owned()),
        )
    } else if party.is_empty() {
        let words = telling(ledger.text(entry.label));
        (
            words.clone(),
            Reason::Label(words.clone()),
            Condition::Label(words),
        )
    } else {
        let party = party.to_owned();
        // A bank writes what it did before who it was.
        let named = match start {
            "471" => telling(&party),
            _ => plain(&party),
        };
        (
            named,
            Reason::ThirdParty(party.clone()),
            Condition::ThirdParty(party),
        )
    };
    if words.is_empty() {
        return None;
    }
    let mut known = in_label(&words, funders);
    if known.is_empty() {
        let names = funders.iter().filter(|(_, name)| has_words(name, &words));
        known = names.map(|(id, _)| *id).collect();
    }
    let suggested = match known[..] {
        [funder] => Suggested::Known(funder.to_owned()),
        [_, _, ..] => Suggested::OneOf(known.iter().map(|id| (*id).to_owned()).collect()),
        [] => {
            let name = match &reason {
                _ if start == "471" => words.to_uppercase(),
                Reason::ThirdParty(name) => name.clone(),
                Reason::AccountLabel(label) => as_written(label, &words),
                Reason::Label(_) => ledger.text(entry.label).to_owned(),
            };
            Suggested::New {
                name,
                kind: FunderKind::of_name(&words),
            }
        }
    };
    let what = match start {
        "74" => "funder",
        "75" => "contribution",
        "441" => "payment",
        _ => "received",
    };
    let id = format!("{what}-{}", identifier(&words));
    let when = match condition {
        Condition::Account(_) => vec![condition],
        _ => vec![condition, Condition::Account(start.to_owned())],
    };
    let funder = match &suggested {
        Suggested::Known(id) => Some(id.clone()),
        _ => None,
    };
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

/// Of several that a label names.
fn one_of(
    dimension: Dimension,
    label: &str,
    several: &[&str],
    account: Option<Condition>,
) -> Proposal {
    let start = match dimension {
        Dimension::Funder => "which-funder",
        Dimension::Project => "which-project",
    };
    let id = format!("{start}-{}", identifier(label));
    let mut when = vec![Condition::Label(label.to_owned())];
    when.extend(account);
    Proposal {
        rule: Rule {
            id: id.clone(),
            when,
            period: None,
            funder: None,
            project: None,
        },
        id,
        dimension,
        suggested: Suggested::OneOf(several.iter().map(|id| (*id).to_owned()).collect()),
        reason: Reason::Label(label.to_owned()),
        figure: Figure::default(),
    }
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
