//! The accounts of the demonstration: two years imported, what the treasurer said of them kept, and
//! the pages that come of it.

use desk::{accounts, dashboard, example, files, tables};
use std::path::{Path, PathBuf};

use ledger::official::{Wanted, checks, explain, fill};
use store::Sqlite;

use desk::accounts::official::{LEAST, LEAST_SHARE, Report};
use desk::context::Context;
use desk::failure::{Failure, of_file, shown, typed};
use desk::messages::say;

/// Imports the files of a folder, and writes the dashboard and a funder's report beside them. Gives
/// what to tell.
pub(in crate::commands) async fn show(
    context: &Context,
    store: &Sqlite,
    dir: &Path,
    paths: &[PathBuf],
    folder: &Path,
) -> Result<String, Failure> {
    let messages = &context.messages;
    example::import(context, store, dir, paths).await?;
    let accounts = accounts::open_filled(context, store, dir).await?;
    let Some(period) = accounts.period(None) else {
        return Ok(String::new());
    };
    let organisation = dashboard::organisation(messages, store, dir).await?;
    let today = accounts::today(context);
    let page = dashboard::with_page(
        &accounts,
        period,
        today,
        &organisation,
        &typed(dir),
        |page| dashboard::page(messages, page),
    );
    let dashboard_path = folder.join(say!(messages, "demo-dashboard-name"));
    let report_path = folder.join(say!(messages, "demo-report-name"));
    let write = |path: &Path, text: &str| {
        files::write(path, text.as_bytes()).map_err(|error| of_file(messages, &error, path))
    };
    write(&dashboard_path, &page)?;

    let books = accounts.books();
    let budgets = accounts.said.budgets.iter();
    let budget = budgets
        .filter(|budget| budget.project.is_none())
        .find(|budget| budget.period == period);
    let wanted = Wanted {
        form: "15059*02".to_owned(),
        period,
        project: None,
        funder: None,
        sharing: None,
    };
    let table = fill(&books, &wanted, budget);
    let report = Report {
        accounts: &accounts,
        wanted: &wanted,
        table: &table,
        checks: &checks(&table),
        explanations: &explain(&books, &table, LEAST, LEAST_SHARE),
    };
    write(&report_path, &tables::page(messages, &report))?;
    Ok(say!(
        messages,
        "demo-accounts",
        files = accounts.imports.len(),
        entries = accounts.ledger.entries().len(),
        dashboard = shown(&dashboard_path),
        report = shown(&report_path)
    ))
}
