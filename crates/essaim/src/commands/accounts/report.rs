//! `essaim ledger report DIR`: the budget of Cerfa 12156 and the financial report of Cerfa 15059.

use std::path::Path;
use std::process::ExitCode;

use ledger::Cents;
use ledger::charts::Side;

use crate::cli::LedgerReport;
use crate::terminal;
use desk::accounts;
use desk::accounts::official::{self, Report, explanation, notes, title};
use desk::context::Context;
use desk::failure::{Failure, of_file, shown};
use desk::ledgers::reports::{Asked, is_known_form, report};
use desk::ledgers::typed::wrong;
use desk::messages::{Messages, say};
use desk::{files, opening, tables};

/// What a table is written as.
const ENDINGS: [&str; 5] = ["html", "pdf", "csv", "xlsx", "ods"];

pub(super) async fn run(context: &Context, arguments: LedgerReport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    is_known_form(messages, &arguments.form)?;
    for path in &arguments.out {
        ending(messages, path, &ENDINGS)?;
    }
    let store = opening::open(context, &arguments.dir).await?;
    let chosen = arguments.year.is_none() && arguments.budget.is_none();
    let asked = Asked {
        form: arguments.form,
        year: arguments.year,
        project: arguments.project,
        funder: arguments.funder,
        budget: arguments.budget,
        share: arguments.share,
        share_rule: arguments.share_rule,
        explain: arguments.explain,
    };
    let reported = report(context, &store, &asked).await?;
    store.close().await;
    let report = reported.report();
    for path in &arguments.out {
        write(messages, &report, path)?;
        if !arguments.json {
            terminal::tell(&say!(messages, "report-out", path = shown(path)));
        }
    }
    if arguments.json {
        terminal::json(&reported.document(messages))?;
    } else {
        if chosen {
            let period = accounts::period(messages, report.wanted.period);
            terminal::tell(&say!(messages, "report-year", period = period));
        }
        terminal::result(&told(messages, &report));
    }
    Ok(ExitCode::SUCCESS)
}

/// The ending of a file's name, which says what is written.
pub(super) fn ending<'a>(
    messages: &Messages,
    path: &Path,
    known: &[&'a str],
) -> Result<&'a str, Failure> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_lowercase();
    let found = known.iter().find(|of| **of == ending);
    found.copied().ok_or_else(|| {
        let endings = known.join(", ");
        let path = shown(path);
        let message = say!(messages, "report-ending", path = path, endings = endings);
        wrong(messages, message)
    })
}

fn write(messages: &Messages, report: &Report<'_>, path: &Path) -> Result<(), Failure> {
    let ending = ending(messages, path, &ENDINGS)?;
    let bytes = tables::written(messages, report, ending)?;
    put(messages, path, &bytes)
}

/// Writes a file for a person; what stood there before is kept beside it.
pub(super) fn put(messages: &Messages, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| of_file(messages, &error, path);
    if let Some(aside) = files::put_aside(path, bytes).map_err(failed)? {
        let (path, aside) = (shown(path), shown(&aside));
        terminal::tell(&say!(
            messages,
            "answer-put-aside",
            path = path,
            aside = aside
        ));
    }
    files::write(path, bytes).map_err(failed)
}

/// The table as lines: those with an amount.
fn told(messages: &Messages, report: &Report<'_>) -> String {
    let dimensions = &report.accounts.said.dimensions;
    let money = |amount: Option<Cents>| {
        amount.map_or("–".to_owned(), |amount| accounts::euros(messages, amount))
    };
    let mut lines = vec![title(messages, report)];
    let mut side = None;
    let mut rubric = 0;
    for row in &report.table.rows {
        let whole = report.table.rubric(row.line.rubric).filter(|of| of.whole);
        let whole = whole.filter(|of| of.rubric != rubric);
        rubric = row.line.rubric;
        let nothing = row.planned.unwrap_or_default().is_zero() && row.actual.parts().is_empty();
        if nothing && whole.is_none() {
            continue;
        }
        if side != Some(row.line.side) {
            side = Some(row.line.side);
            let total = report.table.total(row.line.side);
            lines.push(say!(
                messages,
                "report-side",
                side = accounts::side(messages, row.line.side),
                planned = money(total.and_then(|total| total.planned)),
                actual = money(total.map(|total| total.actual.amount()))
            ));
        }
        if let Some(of) = whole {
            lines.push(say!(
                messages,
                "report-row",
                name = format!("{} {}", of.rubric, accounts::rubric(messages, of.rubric)),
                planned = money(of.planned),
                actual = money(Some(of.actual.amount())),
                count = of.actual.parts().len()
            ));
        }
        if nothing {
            continue;
        }
        lines.push(say!(
            messages,
            "report-row",
            name = accounts::line_name(messages, row.line, row.funder.as_deref(), dimensions),
            planned = money(row.planned),
            actual = money(Some(row.actual.amount())),
            count = row.actual.parts().len()
        ));
    }
    if let Some(all) = report.table.total_after(Side::IndirectCharge) {
        lines.push(say!(
            messages,
            "report-total-charges",
            planned = money(all.planned),
            actual = money(Some(all.actual.amount()))
        ));
    }
    lines.extend(official::of_funder(messages, report, money));
    lines.extend(
        notes(messages, report)
            .into_iter()
            .map(|note| format!("! {note}")),
    );
    if !report.explanations.is_empty() {
        lines.push(official::explanations_title(messages));
        lines.extend(
            report
                .explanations
                .iter()
                .map(|of| format!("  {}", explanation(messages, report, of))),
        );
    }
    lines.join("\n")
}
