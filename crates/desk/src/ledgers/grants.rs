//! Grants as a person enters them, and where each stands by the entries.

use ledger::dimensions::identifier;
use ledger::grants::{Agreement, Grant, Payment, Standing, overfunded, standings};
use ledger::{Cents, Day, Period};
use serde::{Deserialize, Serialize};
use store::{Said, Sqlite, Store as _};
use utoipa::ToSchema;

use super::rules::known;
use super::typed::{self, wrong};
use crate::accounts::{self, Accounts};
use crate::context::Context;
use crate::failure::{Failure, of_store};
use crate::messages::{Messages, say};

/// What a person enters of grants; amounts and days as people write them.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = GrantsAsked)]
pub struct Asked {
    /// Id of the funder of a grant to add.
    pub add: Option<String>,
    /// Id of a grant to change.
    pub change: Option<String>,
    /// Id of its project.
    pub project: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// The calendar year that it is for.
    pub year: Option<i32>,
    /// Its first day, with `to`.
    pub from: Option<String>,
    /// Its last day, with `from`.
    pub to: Option<String>,
    /// The amount that is asked for.
    pub asked: Option<String>,
    /// The amount that is granted.
    pub granted: Option<String>,
    /// The reference of the agreement.
    pub agreement: Option<String>,
    /// The day on which it was signed.
    pub signed: Option<String>,
    /// Payments to come: `DAY=AMOUNT`.
    pub payment: Vec<String>,
    /// The day until which the report is due.
    pub report_due: Option<String>,
    /// The day on which it was reported.
    pub reported: Option<String>,
    /// Whether it was notified to the European Commission.
    pub notified: Option<bool>,
    /// Ids of grants to remove.
    pub remove: Vec<String>,
}

/// Grants as they stand.
pub struct Grants {
    /// The accounts, with the grants.
    pub accounts: Accounts,
    /// Where each grant stands, in their order.
    pub standings: Vec<Standing>,
    /// Projects whose grants paid more than was spent on them, with how much.
    pub overfunded: Vec<(String, Cents)>,
    today: Day,
}

/// What `--json` prints, and the HTTP API answers.
#[derive(Serialize, ToSchema)]
#[schema(as = Grants)]
pub struct Document<'a> {
    today: Day,
    grants: Vec<One<'a>>,
    /// Projects whose grants paid more than was spent on them, with how much.
    overfunded: &'a [(String, Cents)],
}

/// A grant, and where it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = GrantStands)]
struct One<'a> {
    #[serde(flatten)]
    grant: &'a Grant,
    standing: &'a Standing,
}

/// Does what is asked, and tells where the grants stand.
pub async fn grants(context: &Context, store: &Sqlite, asked: &Asked) -> Result<Grants, Failure> {
    let messages = &context.messages;
    let dir = store.folder();
    let mut accounts = accounts::open(context, store, dir).await?;
    if asked.add.is_some() || asked.change.is_some() || !asked.remove.is_empty() {
        let outcome = store
            .change_said(|said| {
                let mut changed = said.clone();
                change(messages, &mut changed, asked)?;
                *said = changed;
                Ok::<_, Failure>(said.clone())
            })
            .await
            .map_err(|error| of_store(messages, error, dir))?;
        accounts.said = outcome?;
    }
    let today = accounts::today(context);
    let books = accounts.books();
    let standings = standings(&books, &accounts.said.grants, today);
    let overfunded = overfunded(&accounts.said.grants, &standings);
    Ok(Grants {
        standings,
        overfunded,
        today,
        accounts,
    })
}

impl Grants {
    /// As a document.
    pub fn document(&self) -> Document<'_> {
        let grants = self.accounts.said.grants.iter().zip(&self.standings);
        Document {
            today: self.today,
            grants: grants
                .map(|(grant, standing)| One { grant, standing })
                .collect(),
            overfunded: &self.overfunded,
        }
    }
}

fn change(messages: &Messages, said: &mut Said, asked: &Asked) -> Result<(), Failure> {
    for id in &asked.remove {
        let before = said.grants.len();
        said.grants.retain(|grant| grant.id != *id);
        if said.grants.len() == before {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "grants-no-such", id = id)));
        }
    }
    let funder = asked.add.as_deref();
    known(messages, &said.dimensions, funder, asked.project.as_deref())?;
    let period = period(messages, asked)?;
    if let Some(funder) = funder {
        let Some(period) = period else {
            return Err(wrong(messages, say!(messages, "grants-no-period")));
        };
        let project = asked.project.as_deref().unwrap_or_default();
        let id = accounts::free_id(
            |id| said.grants.iter().any(|grant| grant.id == id),
            &identifier(&format!("{funder} {project} {}", period.last.year())),
        );
        let mut grant = Grant::new(id, funder.to_owned(), period);
        set(messages, &mut grant, asked)?;
        said.grants.push(grant);
    }
    if let Some(id) = &asked.change {
        let Some(grant) = said.grants.iter_mut().find(|grant| grant.id == *id) else {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "grants-no-such", id = id)));
        };
        grant.period = period.unwrap_or(grant.period);
        set(messages, grant, asked)?;
    }
    Ok(())
}

fn period(messages: &Messages, asked: &Asked) -> Result<Option<Period>, Failure> {
    if let (Some(from), Some(to)) = (&asked.from, &asked.to) {
        let (first, last) = (typed::day(messages, from)?, typed::day(messages, to)?);
        if last < first {
            return Err(wrong(messages, say!(messages, "grants-no-period")));
        }
        return Ok(Some(Period { first, last }));
    }
    let year = asked.year.map(|year| typed::year(messages, year));
    year.transpose()
}

/// Sets what was given, and leaves the rest.
fn set(messages: &Messages, grant: &mut Grant, asked: &Asked) -> Result<(), Failure> {
    let amount = |text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| typed::sum(messages, text)).transpose()
    };
    let day = |text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| typed::day(messages, text)).transpose()
    };
    grant.project = asked.project.clone().or(grant.project.take());
    if let Some(purpose) = &asked.purpose {
        grant.purpose.clone_from(purpose);
    }
    grant.asked = amount(&asked.asked)?.or(grant.asked);
    grant.granted = amount(&asked.granted)?.or(grant.granted);
    grant.report_due = day(&asked.report_due)?.or(grant.report_due);
    grant.reported = day(&asked.reported)?.or(grant.reported);
    grant.notified = asked.notified.or(grant.notified);
    let signed = day(&asked.signed)?;
    if asked.agreement.is_some() || signed.is_some() {
        let known = grant.agreement.take();
        let (reference, before) =
            known.map_or((String::new(), None), |of| (of.reference, of.signed));
        grant.agreement = Some(Agreement {
            reference: asked.agreement.clone().unwrap_or(reference),
            signed: signed.or(before),
        });
    }
    for payment in &asked.payment {
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
