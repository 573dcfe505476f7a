//! `essaim ledger export DIR --what … --out FILE`: entries, sums, gaps and grants in open formats.

use desk::{opening, papers};
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use ledger::exports::{self, Incomplete};
use ledger::grants::{Standing, standings};
use ledger::{Books, Day};
use store::Store as _;

use super::report::{ending, put};
use super::typed::{self, wrong};
use crate::cli::{Exported, LedgerExport};
use crate::terminal;
use desk::accounts::{self, Accounts, Sheet};
use desk::context::Context;
use desk::failure::{Failure, of_store, shown};
use desk::messages::{Messages, say};

pub(super) async fn run(context: &Context, arguments: &LedgerExport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let endings: &[&str] = match arguments.what {
        // The format is a CSV, and nothing else.
        Exported::Grants => &["csv"],
        _ => &["csv", "xlsx", "ods", "pdf"],
    };
    let ending = ending(messages, &arguments.out, endings)?;
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let accounts = accounts::open_filled(context, &store, &arguments.dir).await?;
    let dossier = match arguments.what {
        Exported::Grants => Some(store.load(None).await.map_err(in_store)?),
        _ => None,
    };
    store.close().await;
    let books = accounts.books();
    let siret = arguments.siret.as_deref();
    let siret = siret.map(|text| typed::siret(messages, text)).transpose()?;
    let mut missing = Vec::new();
    let csv = match arguments.what {
        Exported::Entries => {
            exports::entries(&books, None, &|import| accounts.file(import).to_owned())
        }
        Exported::Sums => exports::sums(&ledger::sums::by_account_and_month(&accounts.ledger)),
        Exported::Gaps => {
            let period = accounts.period(arguments.year);
            let budgets = accounts.said.budgets.iter();
            let budget = budgets
                .filter(|budget| Some(budget.period) == period)
                .min_by_key(|budget| budget.project.is_some());
            let Some(budget) = budget else {
                return Err(wrong(messages, say!(messages, "budget-none")));
            };
            let dimensions = &accounts.said.dimensions;
            let named = |gap: &ledger::budget::Gap| accounts::gap_name(messages, gap, dimensions);
            exports::gaps(&ledger::budget::compare(&books, budget), &named)
        }
        Exported::Grants => {
            let known = dossier.as_ref().map(dossier::known_facts);
            let fact = |key: &str| {
                let known = known.iter().flatten().find(|known| known.key == key);
                known.map_or(String::new(), |known| known.fact.value.clone())
            };
            let to = exports::Subsidy {
                beneficiary: arguments
                    .beneficiary
                    .clone()
                    .unwrap_or_else(|| fact("name")),
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
    let bytes = match ending {
        // The format of grants has names of its own.
        "csv" if arguments.what == Exported::Grants => csv,
        "csv" => accounts::headed(messages, csv),
        ending => {
            let mut sheet = Sheet::of_csv("Essaim", &csv, &["entries", "line"]);
            match ending {
                "pdf" => papers::sheet(
                    messages,
                    &accounts,
                    &titled(messages, arguments.what),
                    &sheet,
                ),
                "xlsx" => {
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
    put(messages, &arguments.out, &bytes)?;
    let path = shown(&arguments.out);
    terminal::tell(&say!(messages, "ledger-exported", path = path));
    if !missing.is_empty() {
        terminal::tell(&told(messages, &missing));
    }
    Ok(ExitCode::SUCCESS)
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
fn titled(messages: &Messages, what: Exported) -> String {
    match what {
        Exported::Entries => say!(messages, "export-entries"),
        Exported::Sums => say!(messages, "export-sums"),
        Exported::Gaps => say!(messages, "export-gaps"),
        Exported::Grants => say!(messages, "export-grants"),
    }
}

/// Which mandatory columns are blank for which grants, and how each is given.
fn told(messages: &Messages, missing: &[Incomplete]) -> String {
    let mut lines = vec![say!(messages, "export-missing", count = missing.len())];
    for of in missing {
        lines.push(say!(
            messages,
            "export-missing-of",
            id = of.grant.as_str(),
            columns = of.columns.join(", ")
        ));
    }
    let columns: BTreeSet<&str> = missing.iter().flat_map(|of| of.columns.clone()).collect();
    for column in columns {
        let how = match column {
            "nomAttribuant" | "idAttribuant" => say!(messages, "export-missing-funder"),
            "dateConvention" => say!(messages, "export-missing-signed"),
            "nomBeneficiaire" => say!(messages, "export-missing-name"),
            "idBeneficiaire" => say!(messages, "export-missing-siret"),
            "objet" => say!(messages, "export-missing-purpose"),
            "conditionsVersement" => say!(messages, "export-missing-payment"),
            "notificationUE" => say!(messages, "export-missing-notified"),
            // The days of payment are those of the payments.
            _ => continue,
        };
        lines.push(format!("  {column} : {how}"));
    }
    lines.join("\n")
}
