//! `essaim ledger rules DIR`: which funder and which project entries are of. The program proposes,
//! a person answers once, and it is remembered.

use std::process::ExitCode;

use ledger::Period;
use ledger::dimensions::{Dimensions, Proposal, Suggested, Unassigned};

use crate::cli::LedgerRules;
use crate::terminal;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::Failure;
use desk::ledgers::rules::{Asked, OneRule, named, rules, several};
use desk::messages::{Messages, say};
use desk::opening;

pub(super) async fn run(context: &Context, arguments: LedgerRules) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let json = arguments.json;
    let found = rules(context, &store, &asked(arguments)).await?;
    store.close().await;
    for note in &found.notes {
        terminal::tell(note);
    }
    if json {
        terminal::json(&found.document())?;
    } else {
        let unassigned = found.unassigned.as_ref().map(|(period, of)| (*period, of));
        let (accounts, proposals) = (&found.accounts, &found.proposals);
        terminal::result(&told(
            messages,
            accounts,
            &found.in_use(),
            proposals,
            unassigned,
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn asked(arguments: LedgerRules) -> Asked {
    Asked {
        year: arguments.year,
        accept: arguments.accept,
        decline: arguments.decline,
        name: arguments.name,
        add_funder: arguments.add_funder,
        kind: arguments.kind,
        siret: arguments.siret,
        add_project: arguments.add_project,
        when: arguments.when,
        entry: arguments.entry,
        funder: arguments.funder,
        project: arguments.project,
        account: arguments.account,
        line: arguments.line,
        remove: arguments.remove,
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
