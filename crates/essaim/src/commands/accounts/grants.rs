//! `essaim ledger grants DIR`: grants as a person enters them, and where each stands by the entries.

use desk::opening;
use std::process::ExitCode;

use ledger::dimensions::identifier;
use ledger::grants::{Agreement, Grant, Payment, Standing, overfunded, standings};
use ledger::{Cents, Day, Period};
use serde::Serialize;
use store::{Said, Store as _};

use super::rules::known;
use super::typed::{self, wrong};
use crate::cli::{LedgerGrants, YesNo};
use crate::terminal;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    today: Day,
    grants: Vec<One<'a>>,
    /// Projects whose grants paid more than was spent on them, with how much.
    overfunded: Vec<(String, Cents)>,
}

#[derive(Serialize)]
struct One<'a> {
    #[serde(flatten)]
    grant: &'a Grant,
    standing: &'a Standing,
}

pub(super) async fn run(context: &Context, arguments: &LedgerGrants) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let mut accounts = accounts::open(context, &store, &arguments.dir).await?;
    let changed =
        arguments.add.is_some() || arguments.change.is_some() || !arguments.remove.is_empty();
    if changed {
        let outcome = store
            .change_said(|said| {
                let mut changed = said.clone();
                change(messages, &mut changed, arguments)?;
                *said = changed;
                Ok::<_, Failure>(said.clone())
            })
            .await
            .map_err(in_store)?;
        accounts.said = outcome?;
    }
    store.close().await;
    let books = accounts.books();
    let grants = &accounts.said.grants;
    let today = accounts::today(context);
    let standings = standings(&books, grants, today);
    let over = overfunded(grants, &standings);
    if arguments.json {
        let grants = grants.iter().zip(&standings);
        terminal::json(&Document {
            today,
            grants: grants
                .map(|(grant, standing)| One { grant, standing })
                .collect(),
            overfunded: over,
        })?;
    } else if grants.is_empty() {
        terminal::tell(&say!(messages, "grants-none"));
    } else {
        let mut lines: Vec<String> = grants
            .iter()
            .zip(&standings)
            .flat_map(|(grant, standing)| told(messages, &accounts, grant, standing))
            .collect();
        for (project, amount) in &over {
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

fn change(messages: &Messages, said: &mut Said, arguments: &LedgerGrants) -> Result<(), Failure> {
    for id in &arguments.remove {
        let before = said.grants.len();
        said.grants.retain(|grant| grant.id != *id);
        if said.grants.len() == before {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "grants-no-such", id = id)));
        }
    }
    let funder = arguments.add.as_deref();
    known(
        messages,
        &said.dimensions,
        funder,
        arguments.project.as_deref(),
    )?;
    let period = period(messages, arguments)?;
    if let Some(funder) = funder {
        let Some(period) = period else {
            return Err(wrong(messages, say!(messages, "grants-no-period")));
        };
        let project = arguments.project.as_deref().unwrap_or_default();
        let id = accounts::free_id(
            |id| said.grants.iter().any(|grant| grant.id == id),
            &identifier(&format!("{funder} {project} {}", period.last.year())),
        );
        let mut grant = Grant::new(id, funder.to_owned(), period);
        set(messages, &mut grant, arguments)?;
        said.grants.push(grant);
    }
    if let Some(id) = &arguments.change {
        let Some(grant) = said.grants.iter_mut().find(|grant| grant.id == *id) else {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "grants-no-such", id = id)));
        };
        grant.period = period.unwrap_or(grant.period);
        set(messages, grant, arguments)?;
    }
    Ok(())
}

fn period(messages: &Messages, arguments: &LedgerGrants) -> Result<Option<Period>, Failure> {
    if let (Some(from), Some(to)) = (&arguments.from, &arguments.to) {
        let (first, last) = (typed::day(messages, from)?, typed::day(messages, to)?);
        if last < first {
            return Err(wrong(messages, say!(messages, "grants-no-period")));
        }
        return Ok(Some(Period { first, last }));
    }
    let year = arguments.year.map(|year| typed::year(messages, year));
    year.transpose()
}

/// Sets what was given, and leaves the rest.
fn set(messages: &Messages, grant: &mut Grant, arguments: &LedgerGrants) -> Result<(), Failure> {
    let amount = |text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| typed::sum(messages, text)).transpose()
    };
    let day = |text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| typed::day(messages, text)).transpose()
    };
    grant.project = arguments.project.clone().or(grant.project.take());
    if let Some(purpose) = &arguments.purpose {
        grant.purpose.clone_from(purpose);
    }
    grant.asked = amount(&arguments.asked)?.or(grant.asked);
    grant.granted = amount(&arguments.granted)?.or(grant.granted);
    grant.report_due = day(&arguments.report_due)?.or(grant.report_due);
    grant.reported = day(&arguments.reported)?.or(grant.reported);
    grant.notified = arguments
        .notified
        .map(|of| of == YesNo::Yes)
        .or(grant.notified);
    let signed = day(&arguments.signed)?;
    if arguments.agreement.is_some() || signed.is_some() {
        let known = grant.agreement.take();
        let (reference, before) =
            known.map_or((String::new(), None), |of| (of.reference, of.signed));
        grant.agreement = Some(Agreement {
            reference: arguments.agreement.clone().unwrap_or(reference),
            signed: signed.or(before),
        });
    }
    for payment in &arguments.payment {
        let (due, amount) = payment
            .split_once('=')
            .ok_or_else(|| wrong(messages, say!(messages, "grants-no-payment")))?;
        grant.payments.push(Payment {
            due: typed::day(messages, due)?,
            amount: typed::sum(messages, amount)?,
        });
    }
    grant.payments.sort_by_key(|payment| payment.due);
    Ok(())
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
