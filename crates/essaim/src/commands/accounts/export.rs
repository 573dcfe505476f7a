//! `essaim ledger export DIR --what … --out FILE`: entries, sums, gaps and grants in open formats.

use std::collections::BTreeSet;
use std::process::ExitCode;

use ledger::exports::Incomplete;

use super::report::{ending, put};
use crate::cli::{Exported, LedgerExport};
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, shown};
use desk::ledgers::exports::{As, Asked, What, export};
use desk::messages::{Messages, say};
use desk::opening;

pub(super) async fn run(context: &Context, arguments: &LedgerExport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let what = match arguments.what {
        Exported::Entries => What::Entries,
        Exported::Sums => What::Sums,
        Exported::Gaps => What::Gaps,
        Exported::Grants => What::Grants,
    };
    let ending = ending(messages, &arguments.out, what.endings())?;
    let asked = Asked {
        what,
        written: As::of(ending).unwrap_or(As::Csv),
        year: arguments.year,
        beneficiary: arguments.beneficiary.as_deref(),
        siret: arguments.siret.as_deref(),
    };
    let store = opening::open(context, &arguments.dir).await?;
    let exported = export(context, &store, &asked).await?;
    store.close().await;
    put(messages, &arguments.out, &exported.bytes)?;
    let path = shown(&arguments.out);
    terminal::tell(&say!(messages, "ledger-exported", path = path));
    if !exported.missing.is_empty() {
        terminal::tell(&told(messages, &exported.missing));
    }
    Ok(ExitCode::SUCCESS)
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
