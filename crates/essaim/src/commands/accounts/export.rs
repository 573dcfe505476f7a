//! `essaim ledger export DIR --what … --out FILE`: entries, sums, gaps and grants in open formats.

use std::process::ExitCode;

use ledger::exports;
use store::Store as _;

use super::report::{ending, put};
use super::typed::wrong;
use crate::accounts::{self, Sheet};
use crate::cli::{Exported, LedgerExport};
use crate::commands::open;
use crate::context::Context;
use crate::failure::{Failure, of_store, shown};
use crate::messages::say;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &LedgerExport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let endings: &[&str] = match arguments.what {
        // The format is a CSV, and nothing else.
        Exported::Grants => &["csv"],
        _ => &["csv", "xlsx", "ods"],
    };
    let ending = ending(messages, &arguments.out, endings)?;
    let store = open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let accounts = accounts::open_filled(context, &store, &arguments.dir).await?;
    let dossier = match arguments.what {
        Exported::Grants => Some(store.load(None).await.map_err(in_store)?),
        _ => None,
    };
    store.close().await;
    let books = accounts.books();
    let csv = match arguments.what {
        Exported::Entries => exports::entries(&books, None),
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
            exports::gaps(&ledger::budget::compare(&books, budget))
        }
        Exported::Grants => {
            let known = dossier.as_ref().map(dossier::known_facts);
            let fact = |key: &str| {
                let known = known.iter().flatten().find(|known| known.key == key);
                known.map_or(String::new(), |known| known.fact.value.clone())
            };
            let siret = fact("siret").replace(' ', "");
            let to = exports::Subsidy {
                beneficiary: fact("name"),
                siret,
            };
            exports::published(&accounts.said.grants, &accounts.said.dimensions, &to)
        }
    };
    let bytes = match ending {
        "csv" => csv,
        ending => {
            let sheet = Sheet::of_csv("Essaim", &csv, &["entries", "line"]);
            if ending == "xlsx" {
                accounts::xlsx(&[sheet]).map_err(Failure::unexpected)?
            } else {
                accounts::ods(&[sheet]).map_err(Failure::unexpected)?
            }
        }
    };
    put(messages, &arguments.out, &bytes)?;
    let path = shown(&arguments.out);
    terminal::tell(&say!(messages, "ledger-exported", path = path));
    Ok(ExitCode::SUCCESS)
}
