//! Which funder and which project entries are of. The program proposes, a person answers once, and it is
//! remembered.

use std::collections::BTreeMap;

use ledger::charts::given_line;
use ledger::dimensions::{
    Answer, Classified, Condition, Dimension, Dimensions, Funder, FunderKind, Project, Proposal,
    Rule, Suggested, Unassigned, accept, assign, classify, identifier, near_twin, propose,
    unassigned,
};
use ledger::grants::Grant;
use ledger::{Ledger, Period};
use serde::{Deserialize, Serialize};
use store::{KeptImport, Sqlite, Store as _};
use utoipa::ToSchema;

use super::imports::{find, short};
use super::typed::{self, wrong};
use crate::accounts::{self, Accounts};
use crate::context::Context;
use crate::failure::{Failure, of_store};
use crate::messages::{Messages, say};

/// Accepts all proposals.
const ALL: &str = "all";
/// Gives no funder, or no project.
const NONE: &str = "none";

/// What a person says of funders and projects: all of it is done, or nothing.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = RulesAsked)]
pub struct Asked {
    /// The year that what is not said yet is counted of; the newest where none is given.
    pub year: Option<i32>,
    /// Ids of proposals to accept; `all` accepts those with one answer.
    pub accept: Vec<String>,
    /// Ids of proposals to decline.
    pub decline: Vec<String>,
    /// The name of what is accepted, instead of the one that was found.
    pub name: Option<String>,
    /// The name of a funder to add, or whose kind or SIRET is to be set.
    pub add_funder: Option<String>,
    /// The kind of the funder that is added or accepted.
    pub kind: Option<String>,
    /// Its SIRET.
    pub siret: Option<String>,
    /// The name of a project to add.
    pub add_project: Option<String>,
    /// Conditions of a new rule, such as `account=74` or `label=Ville`.
    pub when: Vec<String>,
    /// An entry that something is said of: the id of its import, `:`, its line.
    pub entry: Option<String>,
    /// Id of the funder that the rule or the entry is given; `none` gives none.
    pub funder: Option<String>,
    /// Id of the project; `none` gives none.
    pub project: Option<String>,
    /// The account that movements of a bank statement are given.
    pub account: Option<String>,
    /// Lines of the official table for accounts: `ACCOUNT=LINE`; without a line, what was given is taken
    /// back.
    pub line: Vec<String>,
    /// Ids of rules, funders and projects to remove.
    pub remove: Vec<String>,
}

impl Asked {
    /// Whether anything is to change.
    pub fn changes(&self) -> bool {
        !self.accept.is_empty()
            || !self.decline.is_empty()
            || self.add_funder.is_some()
            || self.add_project.is_some()
            || !self.when.is_empty()
            || self.entry.is_some()
            || !self.line.is_empty()
            || !self.remove.is_empty()
    }
}

/// Rules as they stand, with what is proposed and what is not said yet.
pub struct Rules {
    /// The accounts, with what is said of them now.
    pub accounts: Accounts,
    /// What is proposed.
    pub proposals: Vec<Proposal>,
    /// What of a year has neither funder nor project.
    pub unassigned: Option<(Period, Unassigned)>,
    /// What a person should know of what was done.
    pub notes: Vec<String>,
    /// How many entries each rule gives something to, in the order of the rules.
    entries: Vec<usize>,
}

/// What `--json` prints, and the HTTP API answers.
#[derive(Serialize, ToSchema)]
#[schema(as = Rules)]
pub struct Document<'a> {
    period: Option<Period>,
    funders: &'a [Funder],
    projects: &'a [Project],
    rules: Vec<OneRule<'a>>,
    answers: &'a [Answer],
    /// Lines of the official table that a person gave, by the beginnings of accounts.
    lines: &'a BTreeMap<String, String>,
    /// Accounts of movements of bank statements.
    accounts: &'a [Classified],
    proposals: &'a [Proposal],
    unassigned: Option<&'a Unassigned>,
}

/// A rule, and what it does.
#[derive(Serialize, ToSchema)]
#[schema(as = RuleInUse)]
pub struct OneRule<'a> {
    /// The rule.
    #[serde(flatten)]
    pub rule: &'a Rule,
    /// How many entries it gives something to.
    pub entries: usize,
}

/// Does what is asked, and tells how the rules stand.
pub async fn rules(context: &Context, store: &Sqlite, asked: &Asked) -> Result<Rules, Failure> {
    let messages = &context.messages;
    let dir = store.folder();
    let in_store = |error| of_store(messages, error, dir);
    let mut accounts = accounts::open(context, store, dir).await?;
    let mut notes = Vec::new();
    if asked.changes() {
        let ledger = &accounts.ledger;
        let imports = &accounts.imports;
        let outcome = store
            .change_said(|said| {
                let mut changed = said.dimensions.clone();
                removable(messages, &said.grants, &changed, asked)?;
                let notes = change(messages, &mut changed, ledger, imports, asked)?;
                let lines = lines(messages, &said.lines, asked)?;
                said.dimensions = changed;
                said.lines = lines;
                Ok::<_, Failure>((said.clone(), notes))
            })
            .await
            .map_err(in_store)?;
        (accounts.said, notes) = outcome?;
        accounts.ledger = classify(accounts.ledger, &accounts.said.dimensions);
    }
    let dimensions = &accounts.said.dimensions;
    let assignment = assign(&accounts.ledger, dimensions);
    let proposals = propose(&accounts.ledger, dimensions, &assignment);
    let period = accounts.period(asked.year);
    let unassigned =
        period.map(|period| (period, unassigned(&accounts.ledger, &assignment, period)));
    let entries = (0_u32..)
        .zip(&dimensions.rules)
        .map(|(number, _)| accounts::entries_of(&accounts.ledger, &assignment, number))
        .collect();
    Ok(Rules {
        accounts,
        proposals,
        unassigned,
        notes,
        entries,
    })
}

impl Rules {
    /// As a document.
    pub fn document(&self) -> Document<'_> {
        let said = &self.accounts.said;
        let dimensions = &said.dimensions;
        Document {
            period: self.unassigned.as_ref().map(|(period, _)| *period),
            funders: &dimensions.funders,
            projects: &dimensions.projects,
            rules: self.in_use(),
            answers: &dimensions.answers,
            lines: &said.lines,
            accounts: &dimensions.accounts,
            proposals: &self.proposals,
            unassigned: self.unassigned.as_ref().map(|(_, of)| of),
        }
    }

    /// The rules, with what each does.
    pub fn in_use(&self) -> Vec<OneRule<'_>> {
        let rules = self.accounts.said.dimensions.rules.iter();
        rules
            .zip(&self.entries)
            .map(|(rule, entries)| OneRule {
                rule,
                entries: *entries,
            })
            .collect()
    }
}

/// A funder or a project that grants are of is not removed in silence: the grants go first.
fn removable(
    messages: &Messages,
    grants: &[Grant],
    dimensions: &Dimensions,
    asked: &Asked,
) -> Result<(), Failure> {
    for id in &asked.remove {
        let known = dimensions.funder(id).is_some() || dimensions.project(id).is_some();
        let of = grants
            .iter()
            .filter(|grant| grant.funder == *id || grant.project.as_ref() == Some(id));
        let of: Vec<&str> = of.map(|grant| grant.id.as_str()).collect();
        if known && !of.is_empty() {
            let message = say!(
                messages,
                "rules-has-grants",
                id = id.as_str(),
                grants = of.join(", ")
            );
            return Err(wrong(messages, message));
        }
    }
    Ok(())
}

/// An account of a chart, for movements of a statement.
fn account_of(messages: &Messages, text: &str) -> Result<String, Failure> {
    let account = text.trim();
    let digits = account.len() >= 3 && account.bytes().all(|byte| byte.is_ascii_digit());
    match digits && account.starts_with(['1', '2', '3', '4', '5', '6', '7', '8']) {
        true => Ok(account.to_owned()),
        false => Err(wrong(
            messages,
            say!(messages, "rules-no-account", value = text),
        )),
    }
}

/// Does what was asked, in the order of the help; all of it or nothing.
fn change(
    messages: &Messages,
    dimensions: &mut Dimensions,
    ledger: &Ledger,
    imports: &[KeptImport],
    asked: &Asked,
) -> Result<Vec<String>, Failure> {
    let mut notes = Vec::new();
    let kind = match &asked.kind {
        Some(kind) => Some(funder_kind(messages, kind)?),
        None => None,
    };
    let siret = asked.siret.as_deref();
    let siret = siret.map(|text| typed::siret(messages, text)).transpose()?;
    if let Some(name) = &asked.add_funder {
        let id = identifier(name);
        let kind = kind.unwrap_or_else(|| FunderKind::of_name(name));
        match dimensions.funders.iter_mut().find(|funder| funder.id == id) {
            Some(known) => {
                known.kind = kind;
                known.name.clone_from(name);
                if let Some(siret) = siret {
                    known.siret = siret;
                }
            }
            None => dimensions.funders.push(Funder {
                id,
                name: name.clone(),
                kind,
                siret: siret.unwrap_or_default(),
            }),
        }
    }
    if let Some(name) = &asked.add_project {
        let id = identifier(name);
        if dimensions.project(&id).is_none() {
            let name = name.clone();
            dimensions.projects.push(Project { id, name });
        }
    }
    for id in &asked.accept {
        let assignment = assign(ledger, dimensions);
        let proposals = propose(ledger, dimensions, &assignment);
        let chosen: Vec<&Proposal> = proposals
            .iter()
            .filter(|proposal| id == ALL || proposal.id == *id)
            .collect();
        if chosen.is_empty() && id != ALL {
            let id = id.as_str();
            return Err(wrong(
                messages,
                say!(messages, "rules-no-proposal", id = id),
            ));
        }
        for proposal in chosen {
            // Two names of one would be two funders for good: a person says.
            let twin = near_twin(dimensions, &proposals, proposal);
            if let Some(other) = twin.filter(|_| id == ALL) {
                let (id, other) = (proposal.id.as_str(), other.as_str());
                notes.push(say!(messages, "rules-twin", id = id, other = other));
                continue;
            }
            let answer = match proposal.dimension {
                Dimension::Funder => asked.funder.as_deref(),
                Dimension::Project => asked.project.as_deref(),
            };
            if !accept(dimensions, proposal, asked.name.as_deref(), answer) {
                // All that have one answer are accepted; those with several wait for theirs.
                if id == ALL {
                    continue;
                }
                let names = several(messages, dimensions, proposal);
                return Err(wrong(
                    messages,
                    say!(messages, "rules-which", id = id.as_str(), names = names),
                ));
            }
            let Some(kind) = kind else { continue };
            let name = asked.name.clone().or(match &proposal.suggested {
                Suggested::New { name, .. } => Some(name.clone()),
                Suggested::Known(_) | Suggested::OneOf(_) => None,
            });
            let id = name.map(|name| identifier(&name)).unwrap_or_default();
            if let Some(funder) = dimensions.funders.iter_mut().find(|funder| funder.id == id) {
                funder.kind = kind;
            }
        }
    }
    for id in &asked.decline {
        if !dimensions.declined.contains(id) {
            dimensions.declined.push(id.clone());
        }
    }
    let funder = given_of(&asked.funder, |id| dimensions.funder(id).is_some());
    let project = given_of(&asked.project, |id| dimensions.project(id).is_some());
    let (Some(funder), Some(project)) = (funder, project) else {
        return Err(wrong(messages, say!(messages, "rules-unknown-given")));
    };
    let account = match &asked.account {
        Some(account) => Some(account_of(messages, account)?),
        None => None,
    };
    if !asked.when.is_empty() {
        let when = asked.when.iter().map(|text| condition(messages, text));
        let when: Vec<Condition> = when.collect::<Result<_, _>>()?;
        let (funder, project) = (funder.clone().flatten(), project.clone().flatten());
        if funder.is_none() && project.is_none() && account.is_none() {
            return Err(wrong(messages, say!(messages, "rules-gives-nothing")));
        }
        let id = identifier(&asked.when.join(" "));
        if let Some(account) = &account {
            dimensions.accounts.retain(|of| of.id != id);
            dimensions.accounts.push(Classified {
                id: id.clone(),
                when: when.clone(),
                entry: None,
                account: account.clone(),
            });
        }
        if funder.is_some() || project.is_some() {
            dimensions.rules.retain(|rule| rule.id != id);
            dimensions.rules.push(Rule {
                id,
                when,
                period: None,
                funder,
                project,
            });
        }
    }
    if let Some(entry) = &asked.entry {
        let address = entry.rsplit_once(':').and_then(|(id, line)| {
            let import = find(imports, id)?;
            Some((import.digest.clone(), line.parse::<u32>().ok()?))
        });
        let there = address.as_ref().is_some_and(|(import, line)| {
            ledger
                .iter()
                .any(|(id, _)| ledger.address(id) == Some((import.as_str(), *line)))
        });
        let Some((import, line)) = address.filter(|_| there) else {
            let entry = entry.as_str();
            return Err(wrong(
                messages,
                say!(messages, "rules-no-entry", entry = entry),
            ));
        };
        if let Some(account) = &account {
            let entry = Some((import.clone(), line));
            dimensions.accounts.retain(|of| of.entry != entry);
            dimensions.accounts.push(Classified {
                id: format!("{}:{line}", short(&import)),
                when: Vec::new(),
                entry,
                account: account.clone(),
            });
        }
        let known = dimensions
            .answers
            .iter_mut()
            .find(|answer| answer.import == import && answer.line == line);
        match known {
            Some(answer) => {
                answer.funder = funder.or(answer.funder.take());
                answer.project = project.or(answer.project.take());
            }
            None if funder.is_none() && project.is_none() => {}
            None => dimensions.answers.push(Answer {
                import,
                line,
                funder,
                project,
            }),
        }
    }
    for id in &asked.remove {
        let before = (
            dimensions.rules.len(),
            dimensions.funders.len(),
            dimensions.projects.len(),
            dimensions.accounts.len(),
        );
        dimensions.rules.retain(|rule| rule.id != *id);
        dimensions.funders.retain(|funder| funder.id != *id);
        dimensions.projects.retain(|project| project.id != *id);
        dimensions.accounts.retain(|of| of.id != *id);
        let after = (
            dimensions.rules.len(),
            dimensions.funders.len(),
            dimensions.projects.len(),
            dimensions.accounts.len(),
        );
        if before == after {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "rules-no-such", id = id)));
        }
    }
    Ok(notes)
}

/// Lines of the official table that a person gives to accounts; without a line, what was given is
/// taken back.
fn lines(
    messages: &Messages,
    known: &BTreeMap<String, String>,
    asked: &Asked,
) -> Result<BTreeMap<String, String>, Failure> {
    let mut lines = known.clone();
    for text in &asked.line {
        let value = text.as_str();
        let not_understood = || wrong(messages, say!(messages, "rules-no-line", value = value));
        let (account, line) = text.split_once('=').ok_or_else(not_understood)?;
        let (account, line) = (account.trim(), line.trim());
        if line.is_empty() {
            if lines.remove(account).is_none() {
                let account = account.to_owned();
                return Err(wrong(
                    messages,
                    say!(messages, "rules-no-line-given", account = account),
                ));
            }
            continue;
        }
        given_line(account, line).ok_or_else(not_understood)?;
        lines.insert(account.to_owned(), line.to_owned());
    }
    Ok(lines)
}

/// What is given: nothing said, none, or one that is known; nothing at all where it is not known.
#[expect(
    clippy::option_option,
    reason = "that nothing was said and that there is none are told apart, as in an answer"
)]
fn given_of(
    given: &Option<String>,
    known: impl Fn(&str) -> bool,
) -> Option<Option<Option<String>>> {
    match given.as_deref() {
        None => Some(None),
        Some(NONE) => Some(Some(None)),
        Some(id) => known(id).then(|| Some(Some(id.to_owned()))),
    }
}

/// A kind of funder by its name.
fn funder_kind(messages: &Messages, text: &str) -> Result<FunderKind, Failure> {
    let name = serde_json::Value::String(text.to_lowercase());
    serde_json::from_value(name)
        .map_err(|_| wrong(messages, say!(messages, "rules-no-kind", value = text)))
}

fn condition(messages: &Messages, text: &str) -> Result<Condition, Failure> {
    let unknown = || wrong(messages, say!(messages, "rules-no-condition", value = text));
    let (field, value) = text.split_once('=').ok_or_else(unknown)?;
    let value = value.trim().to_owned();
    if value.is_empty() {
        return Err(unknown());
    }
    match field.trim() {
        "account" | "compte" => Ok(Condition::Account(value)),
        "party" | "tiers" => Ok(Condition::ThirdParty(value)),
        "label" | "libelle" => Ok(Condition::Label(value)),
        "document" | "piece" => Ok(Condition::Document(value)),
        "journal" => Ok(Condition::Journal(value)),
        _ => Err(unknown()),
    }
}

/// The names among which a person chooses, each with its id.
pub fn several(messages: &Messages, dimensions: &Dimensions, proposal: &Proposal) -> String {
    let Suggested::OneOf(ids) = &proposal.suggested else {
        return String::new();
    };
    let names: Vec<String> = ids
        .iter()
        .map(|id| format!("{} ({id})", named(dimensions, proposal.dimension, id)))
        .collect();
    names.join(&say!(messages, "rules-or"))
}

/// The name of a funder or a project.
pub fn named<'a>(dimensions: &'a Dimensions, of: Dimension, id: &'a str) -> &'a str {
    match of {
        Dimension::Funder => accounts::funder(dimensions, id),
        Dimension::Project => accounts::project(dimensions, id),
    }
}

/// Whether a funder and a project of these ids are known, where they are given.
pub fn known(
    messages: &Messages,
    dimensions: &Dimensions,
    funder: Option<&str>,
    project: Option<&str>,
) -> Result<(), Failure> {
    if let Some(id) = funder.filter(|id| dimensions.funder(id).is_none()) {
        let message = say!(messages, "rules-no-funder", id = id);
        return Err(wrong(messages, message));
    }
    if let Some(id) = project.filter(|id| dimensions.project(id).is_none()) {
        let message = say!(messages, "rules-no-project", id = id);
        return Err(wrong(messages, message));
    }
    Ok(())
}
