//! A grant is entered, changed or removed; each can be taken back.

use std::collections::HashMap;
use std::sync::Arc;

use desk::accounts::free_id;
use desk::messages::{Messages, say};
use ledger::Period;
use ledger::dimensions::{Dimensions, Funder, FunderKind, identifier};
use ledger::grants::{Agreement, Grant, Payment};
use store::Said;

use super::super::{change, some, typed};
use crate::asked::{Form, Path};
use crate::visit::{Answered, Visit};

/// Payments of one grant, at most.
const PAYMENTS: usize = 60;

pub(super) async fn act(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<HashMap<String, String>>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = Arc::clone(&visit.messages);
    change(&visit, &room, "accounts/grants", move |said| {
        let fields = Fields(&fields);
        match fields.get("do") {
            "add" => add(&messages, said, &fields),
            "edit" => edit(&messages, said, &fields),
            _ => {
                let before = said.grants.len();
                said.grants.retain(|grant| grant.id != fields.get("id"));
                if said.grants.len() == before {
                    return Err(say!(messages, "accounts-grants-gone"));
                }
                Ok(say!(messages, "accounts-grants-removed"))
            }
        }
    })
    .await
}

struct Fields<'a>(&'a HashMap<String, String>);

impl Fields<'_> {
    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }
}

/// The funder that a form gives: one that is known, or a new one by its name.
fn funder(
    messages: &Messages,
    dimensions: &mut Dimensions,
    fields: &Fields<'_>,
) -> Result<String, String> {
    if let Some(known) = dimensions.funder(fields.get("funder")) {
        return Ok(known.id.clone());
    }
    let name = fields.get("funder_name");
    let id = identifier(name);
    if id.is_empty() {
        return Err(say!(messages, "accounts-grants-no-funder"));
    }
    if dimensions.funder(&id).is_none() {
        dimensions.funders.push(Funder {
            id: id.clone(),
            name: name.to_owned(),
            kind: FunderKind::of_name(name),
            siret: String::new(),
        });
    }
    Ok(id)
}

fn add(messages: &Messages, said: &mut Said, fields: &Fields<'_>) -> Result<String, String> {
    let funder = funder(messages, &mut said.dimensions, fields)?;
    let period = period(messages, fields)?;
    let project = fields.get("project");
    let wanted = identifier(&format!("{funder} {project} {}", period.last.year()));
    let taken = |id: &str| said.grants.iter().any(|grant| grant.id == id);
    let mut grant = Grant::new(free_id(taken, &wanted), funder, period);
    set(messages, &mut grant, &said.dimensions, fields)?;
    said.grants.push(grant);
    Ok(say!(messages, "accounts-grants-added"))
}

fn edit(messages: &Messages, said: &mut Said, fields: &Fields<'_>) -> Result<String, String> {
    let id = fields.get("id");
    let grant = said.grants.iter_mut().find(|grant| grant.id == id);
    let grant = grant.ok_or_else(|| say!(messages, "accounts-grants-gone"))?;
    grant.period = period(messages, fields)?;
    set(messages, grant, &said.dimensions, fields)?;
    Ok(say!(messages, "accounts-kept"))
}

fn period(messages: &Messages, fields: &Fields<'_>) -> Result<Period, String> {
    let first = typed::day(messages, fields.get("from"))?;
    let last = typed::day(messages, fields.get("to"))?;
    first
        .zip(last)
        .filter(|(first, last)| first <= last)
        .map(|(first, last)| Period { first, last })
        .ok_or_else(|| say!(messages, "accounts-grants-no-period"))
}

/// Sets all that the form shows: a field that was emptied is nothing.
fn set(
    messages: &Messages,
    grant: &mut Grant,
    dimensions: &Dimensions,
    fields: &Fields<'_>,
) -> Result<(), String> {
    let amount = |name: &str| typed::sum(messages, fields.get(name));
    let day = |name: &str| typed::day(messages, fields.get(name));
    let project = some(fields.get("project")).filter(|id| dimensions.project(id).is_some());
    grant.project = project.map(str::to_owned);
    grant.purpose = fields.get("purpose").chars().take(300).collect();
    grant.asked = amount("asked")?;
    grant.granted = amount("granted")?;
    grant.report_due = day("report_due")?;
    grant.reported = day("reported")?;
    grant.notified = match fields.get("notified") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let (reference, signed) = (fields.get("agreement"), day("signed")?);
    grant.agreement = (!reference.is_empty() || signed.is_some()).then(|| Agreement {
        reference: reference.to_owned(),
        signed,
    });
    let mut payments = Vec::new();
    for at in 0..PAYMENTS {
        let (due, sum) = (day(&format!("due{at}"))?, amount(&format!("sum{at}"))?);
        match (due, sum) {
            (Some(due), Some(amount)) => payments.push(Payment { due, amount }),
            (None, None) => {}
            _ => return Err(say!(messages, "accounts-grants-half-payment")),
        }
    }
    payments.sort_by_key(|payment| payment.due);
    grant.payments = payments;
    Ok(())
}
