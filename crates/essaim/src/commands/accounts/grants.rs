//! `essaim ledger grants DIR`: grants as a person enters them, and where each stands by the entries.

use std::process::ExitCode;

use ledger::Cents;
use ledger::grants::{Grant, Standing};

use crate::cli::{LedgerGrants, YesNo};
use crate::terminal;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::Failure;
use desk::ledgers::grants::{Asked, grants};
use desk::messages::{Messages, say};
use desk::opening;

pub(super) async fn run(context: &Context, arguments: LedgerGrants) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let json = arguments.json;
    let found = grants(context, &store, &asked(arguments)).await?;
    store.close().await;
    let (accounts, kept) = (&found.accounts, &found.accounts.said.grants);
    if json {
        terminal::json(&found.document())?;
    } else if kept.is_empty() {
        terminal::tell(&say!(messages, "grants-none"));
    } else {
        let mut lines: Vec<String> = kept
            .iter()
            .zip(&found.standings)
            .flat_map(|(grant, standing)| told(messages, accounts, grant, standing))
            .collect();
        for (project, amount) in &found.overfunded {
            lines.push(say!(
                messages,
                "grants-overfunded",
                project = accounts::project(&accounts.said.dimensions, project),
                amount = accounts::amount(messages, *amount)
            ));
        }
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn asked(arguments: LedgerGrants) -> Asked {
    Asked {
        add: arguments.add,
        change: arguments.change,
        project: arguments.project,
        purpose: arguments.purpose,
        year: arguments.year,
        from: arguments.from,
        to: arguments.to,
        asked: arguments.asked,
        granted: arguments.granted,
        agreement: arguments.agreement,
        signed: arguments.signed,
        payment: arguments.payment,
        report_due: arguments.report_due,
        reported: arguments.reported,
        notified: arguments.notified.map(|of| of == YesNo::Yes),
        remove: arguments.remove,
    }
}

fn told(
    messages: &Messages,
    accounts: &Accounts,
    grant: &Grant,
    standing: &Standing,
) -> Vec<String> {
    let dimensions = &accounts.said.dimensions;
    let money = |amount| accounts::amount(messages, amount);
    let maybe = |amount: Option<Cents>| amount.map_or("–".to_owned(), money);
    let mut name = accounts::funder(dimensions, &grant.funder).to_owned();
    if let Some(project) = &grant.project {
        name.push_str(&format!(" — {}", accounts::project(dimensions, project)));
    }
    if !grant.purpose.is_empty() {
        name.push_str(&format!(" — {}", grant.purpose));
    }
    let mut lines = vec![
        say!(
            messages,
            "grants-title",
            id = grant.id.as_str(),
            name = name,
            period = accounts::period(messages, grant.period)
        ),
        say!(
            messages,
            "grants-amounts",
            asked = maybe(grant.asked),
            granted = maybe(grant.granted),
            paid = money(standing.paid.amount()),
            spent = money(standing.spent.amount())
        ),
    ];
    if !standing.to_receive.is_zero() {
        let amount = money(standing.to_receive);
        lines.push(say!(messages, "grants-to-receive", amount = amount));
    }
    if !standing.over.is_zero() {
        let amount = money(standing.over);
        lines.push(say!(messages, "grants-over", amount = amount));
    }
    if !standing.shared.amount().is_zero() {
        let amount = money(standing.shared.amount());
        lines.push(say!(messages, "grants-shared", amount = amount));
    }
    if !standing.to_justify.is_zero() {
        let amount = money(standing.to_justify);
        lines.push(say!(messages, "grants-to-justify", amount = amount));
    }
    if !standing.to_repay.is_zero() {
        let amount = money(standing.to_repay);
        lines.push(say!(messages, "grants-to-repay", amount = amount));
    }
    let agreement = grant.agreement.as_ref();
    if let Some(agreement) = agreement {
        let reference = agreement.reference.as_str();
        lines.push(match agreement.signed {
            Some(day) => say!(
                messages,
                "grants-agreement-signed",
                reference = reference,
                day = accounts::day(messages, day)
            ),
            None => say!(messages, "grants-agreement", reference = reference),
        });
    }
    match (grant.reported, standing.report_due) {
        (Some(day), _) => {
            let day = accounts::day(messages, day);
            lines.push(say!(messages, "grants-reported", day = day));
        }
        (None, Some(due)) => {
            let day = accounts::day(messages, due);
            lines.push(if standing.report_late {
                say!(messages, "grants-report-late", day = day)
            } else {
                say!(messages, "grants-report-due", day = day)
            });
        }
        (None, None) => {}
    }
    lines
}
