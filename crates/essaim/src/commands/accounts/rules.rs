//! `essaim ledger rules DIR`: which funder and which project entries are of. The program proposes,
//! a person answers once, and it is remembered.

use desk::opening;
use std::collections::BTreeMap;
use std::process::ExitCode;

use ledger::charts::given_line;
use ledger::dimensions::{
    Answer, Classified, Condition, Dimension, Dimensions, Funder, FunderKind, Project, Proposal,
    Rule, Suggested, Unassigned, accept, assign, classify, identifier, near_twin, propose,
    unassigned,
};
use ledger::grants::Grant;
use ledger::{Ledger, Period};
use serde::Serialize;
use store::{KeptImport, Store as _};

use super::files;
use super::typed::{self, wrong};
use crate::cli::LedgerRules;
use crate::terminal;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};

/// Accepts all proposals.
const ALL: &str = "all";
/// Gives no funder, or no project.
const NONE: &str = "none";

#[derive(Serialize)]
struct Document<'a> {
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

#[derive(Serialize)]
struct OneRule<'a> {
    #[serde(flatten)]
    rule: &'a Rule,
    /// How many entries it gives something to.
    entries: usize,
}

pub(super) async fn run(context: &Context, arguments: &LedgerRules) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let mut accounts = accounts::open(context, &store, &arguments.dir).await?;
    if changes(arguments) {
        let ledger = &accounts.ledger;
        let imports = &accounts.imports;
        let outcome = store
            .change_said(|said| {
                let mut changed = said.dimensions.clone();
                removable(messages, &said.grants, &changed, arguments)?;
                change(messages, &mut changed, ledger, imports, arguments)?;
                let lines = lines(messages, &said.lines, arguments)?;
                said.dimensions = changed;
                said.lines = lines;
                Ok::<_, Failure>(said.clone())
            })
            .await
            .map_err(in_store)?;
        accounts.said = outcome?;
        accounts.ledger = classify(accounts.ledger, &accounts.said.dimensions);
    }
    store.close().await;
    let dimensions = &accounts.said.dimensions;
    let assignment = assign(&accounts.ledger, dimensions);
    let proposals = propose(&accounts.ledger, dimensions, &assignment);
    let period = accounts.period(arguments.year);
    let unassigned = period.map(|period| unassigned(&accounts.ledger, &assignment, period));
    let rules: Vec<OneRule<'_>> = dimensions
        .rules
        .iter()
        .zip(0_u32..)
        .map(|(rule, number)| OneRule {
            rule,
            entries: accounts::entries_of(&accounts.ledger, &assignment, number),
        })
        .collect();
    if arguments.json {
        terminal::json(&Document {
            period,
            funders: &dimensions.funders,
            projects: &dimensions.projects,
            rules,
            answers: &dimensions.answers,
            lines: &accounts.said.lines,
            accounts: &dimensions.accounts,
            proposals: &proposals,
            unassigned: unassigned.as_ref(),
        })?;
    } else {
        let unassigned = period.zip(unassigned.as_ref());
        terminal::result(&told(messages, &accounts, &rules, &proposals, unassigned));
    }
    Ok(ExitCode::SUCCESS)
}

fn changes(arguments: &LedgerRules) -> bool {
    !arguments.accept.is_empty()
        || !arguments.decline.is_empty()
        || arguments.add_funder.is_some()
        || arguments.add_project.is_some()
        || !arguments.when.is_empty()
        || arguments.entry.is_some()
        || !arguments.line.is_empty()
        || !arguments.remove.is_empty()
}

/// A funder or a project that grants are of is not removed in silence: the grants go first.
fn removable(
    messages: &Messages,
    grants: &[Grant],
    dimensions: &Dimensions,
    arguments: &LedgerRules,
) -> Result<(), Failure> {
    for id in &arguments.remove {
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
    arguments: &LedgerRules,
) -> Result<(), Failure> {
    let kind = match &arguments.kind {
        Some(kind) => Some(funder_kind(messages, kind)?),
        None => None,
    };
    let siret = arguments.siret.as_deref();
    let siret = siret.map(|text| typed::siret(messages, text)).transpose()?;
    if let Some(name) = &arguments.add_funder {
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
    if let Some(name) = &arguments.add_project {
        let id = identifier(name);
        if dimensions.project(&id).is_none() {
            let name = name.clone();
            dimensions.projects.push(Project { id, name });
        }
    }
    for id in &arguments.accept {
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
                terminal::tell(&say!(messages, "rules-twin", id = id, other = other));
                continue;
            }
            let answer = match proposal.dimension {
                Dimension::Funder => arguments.funder.as_deref(),
                Dimension::Project => arguments.project.as_deref(),
            };
            if !accept(dimensions, proposal, arguments.name.as_deref(), answer) {
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
            let name = arguments.name.clone().or(match &proposal.suggested {
                Suggested::New { name, .. } => Some(name.clone()),
                Suggested::Known(_) | Suggested::OneOf(_) => None,
            });
            let id = name.map(|name| identifier(&name)).unwrap_or_default();
            if let Some(funder) = dimensions.funders.iter_mut().find(|funder| funder.id == id) {
                funder.kind = kind;
            }
        }
    }
    for id in &arguments.decline {
        if !dimensions.declined.contains(id) {
            dimensions.declined.push(id.clone());
        }
    }
    let funder = given_of(&arguments.funder, |id| dimensions.funder(id).is_some());
    let project = given_of(&arguments.project, |id| dimensions.project(id).is_some());
    let (Some(funder), Some(project)) = (funder, project) else {
        return Err(wrong(messages, say!(messages, "rules-unknown-given")));
    };
    let account = match &arguments.account {
        Some(account) => Some(account_of(messages, account)?),
        None => None,
    };
    if !arguments.when.is_empty() {
        let when = arguments.when.iter().map(|text| condition(messages, text));
        let when: Vec<Condition> = when.collect::<Result<_, _>>()?;
        let (funder, project) = (funder.clone().flatten(), project.clone().flatten());
        if funder.is_none() && project.is_none() && account.is_none() {
            return Err(wrong(messages, say!(messages, "rules-gives-nothing")));
        }
        let id = identifier(&arguments.when.join(" "));
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
    if let Some(entry) = &arguments.entry {
        let address = entry.rsplit_once(':').and_then(|(id, line)| {
            let import = files::find(imports, id)?;
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
                id: format!("{}:{line}", files::short(&import)),
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
    for id in &arguments.remove {
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
    Ok(())
}

/// Lines of the official table that a person gives to accounts; without a line, what was given is
/// taken back.
fn lines(
    messages: &Messages,
    known: &BTreeMap<String, String>,
    arguments: &LedgerRules,
) -> Result<BTreeMap<String, String>, Failure> {
    let mut lines = known.clone();
    for text in &arguments.line {
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
    asked: &Option<String>,
    known: impl Fn(&str) -> bool,
) -> Option<Option<Option<String>>> {
    match asked.as_deref() {
        None => Some(None),
        Some(NONE) => Some(Some(None)),
        Some(id) => known(id).then(|| Some(Some(id.to_owned()))),
    }
}

/// A kind of funder by its name.
pub(super) fn funder_kind(messages: &Messages, text: &str) -> Result<FunderKind, Failure> {
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

fn told(
    messages: &Messages,
    accounts: &Accounts,
    rules: &[OneRule<'_>],
    proposals: &[Proposal],
    unassigned: Option<(Period, &Unassigned)>,
) -> String {
    let dimensions = &accounts.said.dimensions;
    let mut lines = Vec::new();
    lines.push(say!(messages, "rules-funders"));
    for funder in &dimensions.funders {
        lines.push(say!(
            messages,
            "rules-funder",
            id = funder.id.as_str(),
            name = funder.name.as_str(),
            kind = accounts::funder_kind(messages, funder.kind)
        ));
    }
    lines.push(say!(messages, "rules-projects"));
    for project in &dimensions.projects {
        lines.push(format!("  {}  {}", project.id, project.name));
    }
    lines.push(say!(messages, "rules-rules"));
    for of in rules {
        lines.push(rule(messages, dimensions, of));
    }
    for of in &dimensions.accounts {
        let when: Vec<String> = match &of.entry {
            Some((import, line)) => {
                let file = accounts.file(import);
                vec![say!(
                    messages,
                    "condition-entry",
                    file = file,
                    line = line.to_string()
                )]
            }
            None => of
                .when
                .iter()
                .map(|one| accounts::condition(messages, one))
                .collect(),
        };
        lines.push(say!(
            messages,
            "rules-account",
            id = of.id.as_str(),
            when = when.join(", "),
            account = of.account.as_str()
        ));
    }
    lines.extend(accounts::given_lines(messages, &accounts.said));
    if !proposals.is_empty() {
        lines.push(say!(messages, "rules-proposals"));
    }
    for proposal in proposals {
        let given = match &proposal.suggested {
            Suggested::Known(id) => named(dimensions, proposal.dimension, id).to_owned(),
            Suggested::OneOf(_) => several(messages, dimensions, proposal),
            Suggested::New { name, kind } => say!(
                messages,
                "rules-new-funder",
                name = name.as_str(),
                kind = accounts::funder_kind(messages, *kind)
            ),
        };
        lines.push(say!(
            messages,
            "rules-proposal",
            id = proposal.id.as_str(),
            given = given,
            amount = accounts::amount(messages, proposal.figure.amount()),
            count = proposal.figure.parts().len(),
            reason = accounts::reason(messages, &proposal.reason)
        ));
    }
    if let Some((period, of)) = unassigned {
        let period = accounts::period(messages, period);
        lines.push(say!(
            messages,
            "rules-unassigned",
            period = period,
            grants = accounts::amount(messages, of.grants.amount()),
            count = of.grants.parts().len()
        ));
        if !of.contributions.amount().is_zero() {
            lines.push(say!(
                messages,
                "rules-unassigned-contributions",
                amount = accounts::amount(messages, of.contributions.amount()),
                count = of.contributions.parts().len()
            ));
        }
        if !of.received.amount().is_zero() {
            lines.push(say!(
                messages,
                "rules-unassigned-received",
                amount = accounts::amount(messages, of.received.amount()),
                count = of.received.parts().len()
            ));
        }
        if !dimensions.projects.is_empty() {
            lines.push(say!(
                messages,
                "rules-unassigned-projects",
                charges = accounts::amount(messages, of.charges.amount()),
                products = accounts::amount(messages, of.products.amount())
            ));
        }
    }
    if !proposals.is_empty() {
        lines.push(say!(messages, "rules-next"));
    }
    lines.join("\n")
}

fn named<'a>(dimensions: &'a Dimensions, of: Dimension, id: &'a str) -> &'a str {
    match of {
        Dimension::Funder => accounts::funder(dimensions, id),
        Dimension::Project => accounts::project(dimensions, id),
    }
}

/// The names among which a person chooses, each with its id.
fn several(messages: &Messages, dimensions: &Dimensions, proposal: &Proposal) -> String {
    let Suggested::OneOf(ids) = &proposal.suggested else {
        return String::new();
    };
    let names: Vec<String> = ids
        .iter()
        .map(|id| format!("{} ({id})", named(dimensions, proposal.dimension, id)))
        .collect();
    names.join(&say!(messages, "rules-or"))
}

fn rule(messages: &Messages, dimensions: &Dimensions, of: &OneRule<'_>) -> String {
    let when = accounts::conditions(messages, of.rule);
    let funder = of.rule.funder.as_deref();
    let project = of.rule.project.as_deref();
    let gives: Vec<&str> = funder
        .map(|id| accounts::funder(dimensions, id))
        .into_iter()
        .chain(project.map(|id| accounts::project(dimensions, id)))
        .collect();
    say!(
        messages,
        "rules-rule",
        id = of.rule.id.as_str(),
        when = when,
        gives = gives.join(", "),
        count = of.entries
    )
}

/// Whether a funder and a project of these ids are known, where they are given.
pub(super) fn known(
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
