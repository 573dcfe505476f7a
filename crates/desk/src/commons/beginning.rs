//! A new commons: its keys, its founding by one organisation, the name of that organisation.

use std::path::Path;

use ::commons::constitution::{Founder, Founding};
use ::commons::kinds::shipped;
use ::commons::names::RecordId;
use ::commons::rule::Rule;
use ::commons::signature::{PublicKey, SecretKey};
use ::commons::statement::{Says, Statement, Words};
use serde_json::Value;
use store::{Commons as _, Keys, SqliteCommons};

use super::failing::{of_commons, of_wrong};
use super::{importing, now, open, random, saying};
use crate::context::Context;
use crate::failure::Failure;

/// What was begun.
pub struct Begun {
    /// The organisation's record.
    pub organisation: RecordId,
    /// The log's name.
    pub origin: String,
}

/// Begins a commons in a folder. `origin` is the log's name: the address at which it will be served,
/// without its scheme.
pub async fn begin(
    context: &Context,
    dir: &Path,
    organisation: &str,
    origin: &str,
) -> Result<Begun, Failure> {
    let messages = &context.messages;
    let failed = |error| of_commons(messages, error, dir);
    let now = now(context)?;
    let keys = Keys {
        log: SecretKey::from_seed(&random()?),
        account: SecretKey::from_seed(&random()?),
    };
    let kind = "organisation".parse().map_err(Failure::unexpected)?;
    let record = RecordId::new(kind, random()?);
    let founding = Founding {
        kinds: shipped(),
        organisations: vec![Founder {
            key: keys.account.public(),
            record: record.clone(),
        }],
        rule: Rule::default(),
    };
    let mut words = Words::new(random()?);
    words.value = Some(founding.value());
    let says = Says::Founding {
        origin: origin.to_owned(),
    };
    let founding = Statement::say(says, Some(words), None, now, &keys.account)
        .map_err(|error| of_wrong(messages, &error))?;
    let mut words = Words::new(random()?);
    words.value = Some(Value::from(organisation));
    let named = Statement::say(
        saying::value(record.clone(), "name", None, "CC0-1.0", None)?,
        Some(words),
        Some(record.clone()),
        now,
        &keys.account,
    )
    .map_err(|error| of_wrong(messages, &error))?;
    let store = SqliteCommons::create(dir, &founding)
        .await
        .map_err(failed)?;
    keys.keep(dir).map_err(failed)?;
    store.append(&[named]).await.map_err(failed)?;
    store.publish(&keys.log).await.map_err(failed)?;
    store.close().await;
    Ok(Begun {
        organisation: record,
        origin: origin.to_owned(),
    })
}

/// What the starter commons brought.
pub struct Filled {
    /// The account that said it, by which it can be taken back.
    pub account: PublicKey,
    /// How many records.
    pub records: usize,
    /// How many values.
    pub values: usize,
}

/// Says the starter commons in one that was begun.
pub async fn fill(context: &Context, dir: &Path) -> Result<Filled, Failure> {
    let open = open(context, dir).await?;
    let preview = importing::preview_starter(context, &open).await?;
    let account = importing::import(context, &open, &preview).await?;
    open.store.close().await;
    Ok(Filled {
        account,
        records: preview.plan.records,
        values: preview.plan.values.len(),
    })
}
