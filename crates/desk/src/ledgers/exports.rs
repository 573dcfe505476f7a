//! Entries, sums, gaps and grants in open formats.

use std::collections::BTreeMap;

use ledger::exports::{self, Incomplete};
use ledger::grants::{Standing, standings};
use ledger::{Books, Day};
use serde::Deserialize;
use store::{Sqlite, Store as _};
use utoipa::ToSchema;

use super::typed::{self, wrong};
use crate::accounts::{self, Accounts, Sheet};
use crate::context::Context;
use crate::failure::{Failure, of_store};
use crate::messages::{Messages, say};
use crate::papers;

/// What of the accounts is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ExportedWhat)]
pub enum What {
    /// All entries.
    Entries,
    /// Sums by account and month.
    Sums,
    /// What was planned against what happened.
    Gaps,
    /// Grants, in the format in which they are published (arrêté du 17 novembre 2017).
    Grants,
}

/// The file that they are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ExportedAs)]
pub enum As {
    /// Text (RFC 4180).
    Csv,
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
    /// To be printed.
    Pdf,
}

impl As {
    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Pdf => "pdf",
        }
    }

    /// By the ending of a file's name.
    pub fn of(ending: &str) -> Option<Self> {
        let all = [Self::Csv, Self::Xlsx, Self::Ods, Self::Pdf];
        all.into_iter().find(|one| one.ending() == ending)
    }
}

impl What {
    /// What it can be written as. The format of grants is a CSV, and nothing else.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Grants => &["csv"],
            _ => &["csv", "xlsx", "ods", "pdf"],
        }
    }
}

/// What is asked for.
pub struct Asked<'a> {
    /// What.
    pub what: What,
    /// As which file.
    pub written: As,
    /// The year of the budget whose gaps are asked for.
    pub year: Option<i32>,
    /// The name of the beneficiary of grants, instead of the one that is known.
    pub beneficiary: Option<&'a str>,
    /// Its SIRET.
    pub siret: Option<&'a str>,
}

/// What was exported.
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// Mandatory columns that are blank, by grant.
    pub missing: Vec<Incomplete>,
}

/// Writes what is asked for.
pub async fn export(
    context: &Context,
    store: &Sqlite,
    asked: &Asked<'_>,
) -> Result<Exported, Failure> {
    let messages = &context.messages;
    let dir = store.folder();
    let in_store = |error| of_store(messages, error, dir);
    let accounts = accounts::open_filled(context, store, dir).await?;
    let dossier = match asked.what {
        What::Grants => Some(store.load(None).await.map_err(in_store)?),
        _ => None,
    };
    let books = accounts.books();
    let siret = asked
        .siret
        .map(|text| typed::siret(messages, text))
        .transpose()?;
    let mut missing = Vec::new();
    let csv = match asked.what {
        What::Entries => exports::entries(&books, None, &|import| accounts.file(import).to_owned()),
        What::Sums => exports::sums(&ledger::sums::by_account_and_month(&accounts.ledger)),
        What::Gaps => {
            let period = accounts.period(asked.year);
            let budgets = accounts.said.budgets.iter();
            let budget = budgets
                .filter(|budget| Some(budget.period) == period)
                .min_by_key(|budget| budget.project.is_some());
            let Some(budget) = budget else {
                return Err(wrong(messages, super::budgets::none(messages)));
            };
            let dimensions = &accounts.said.dimensions;
            let named = |gap: &ledger::budget::Gap| accounts::gap_name(messages, gap, dimensions);
            let funder = |id: &str| {
                let known = dimensions.funder(id);
                known.map_or(id, |of| of.name.as_str()).to_owned()
            };
            exports::gaps(&ledger::budget::compare(&books, budget), &named, &funder)
        }
        What::Grants => {
            let known = dossier.as_ref().map(dossier::known_facts);
            let fact = |key: &str| {
                let known = known.iter().flatten().find(|known| known.key == key);
                known.map_or(String::new(), |known| known.fact.value.clone())
            };
            let to = exports::Subsidy {
                beneficiary: asked
                    .beneficiary
                    .map_or_else(|| fact("name"), str::to_owned),
                siret: match &siret {
                    Some(siret) => siret.clone(),
                    None => fact("siret").replace(' ', ""),
                },
                paid: paid(&books, &accounts, context),
            };
            let said = &accounts.said;
            missing = exports::incomplete(&said.grants, &said.dimensions, &to);
            exports::published(&said.grants, &said.dimensions, &to)
        }
    };
    let bytes = match asked.written {
        // The format of grants has names of its own.
        As::Csv if asked.what == What::Grants => csv,
        As::Csv => accounts::headed(messages, csv),
        written => {
            let mut sheet = Sheet::of_csv("Essaim", &csv, &["entries", "line"]);
            match written {
                As::Pdf => {
                    papers::sheet(messages, &accounts, &titled(messages, asked.what), &sheet)
                }
                As::Xlsx => {
                    sheet.head(messages);
                    accounts::xlsx(&[sheet]).map_err(Failure::unexpected)?
                }
                _ => {
                    sheet.head(messages);
                    accounts::ods(&[sheet]).map_err(Failure::unexpected)?
                }
            }
        }
    };
    Ok(Exported { bytes, missing })
}

/// The days on which each grant was paid, as the accounts have it.
fn paid(books: &Books<'_>, accounts: &Accounts, context: &Context) -> BTreeMap<String, Vec<Day>> {
    let standings = standings(books, &accounts.said.grants, accounts::today(context));
    let of = |standing: &Standing| {
        let parts = standing.paid.parts().iter();
        let days = parts.filter_map(|part| Some(books.ledger.entry(part.entry)?.date));
        (standing.grant.clone(), days.collect())
    };
    standings.iter().map(of).collect()
}

/// What is exported, as a title.
fn titled(messages: &Messages, what: What) -> String {
    match what {
        What::Entries => say!(messages, "export-entries"),
        What::Sums => say!(messages, "export-sums"),
        What::Gaps => say!(messages, "export-gaps"),
        What::Grants => say!(messages, "export-grants"),
    }
}
