//! `essaim ledger report DIR`: the budget of Cerfa 12156 and the financial report of Cerfa 15059.

use desk::{files, opening, tables};
use std::path::Path;
use std::process::ExitCode;

use ledger::budget::Budget;
use ledger::charts::Side;
use ledger::official::{Check, Explanation, OfficialTable, Sharing, Wanted, checks, explain, fill};
use ledger::{Cents, Figure, Period};
use serde::Serialize;
use store::Store as _;

use super::rules::known;
use super::show::{EntryShown, entries};
use super::typed::{self, wrong};
use crate::cli::LedgerReport;
use crate::terminal;
use desk::accounts::official::{
    self, LEAST, LEAST_SHARE, Report, approved, explanation, key, notes, title,
};
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::{Failure, of_file, of_store, shown};
use desk::messages::{Messages, say};

/// What a table is written as.
const ENDINGS: [&str; 5] = ["html", "pdf", "csv", "xlsx", "ods"];

#[derive(Serialize)]
struct Document<'a> {
    wanted: &'a Wanted,
    budget: Option<&'a str>,
    table: &'a OfficialTable,
    checks: Vec<Said<&'a Check>>,
    explanations: Vec<Explained<'a>>,
    entries: Vec<EntryShown<'a>>,
}

/// A typed thing with its sentence.
#[derive(Serialize)]
struct Said<T> {
    what: T,
    sentence: String,
}

/// A gap with its draft, and with what a person approved of it.
#[derive(Serialize)]
struct Explained<'a> {
    what: &'a Explanation,
    draft: String,
    approved: Option<&'a str>,
}

pub(super) async fn run(context: &Context, arguments: &LedgerReport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    if !ledger::charts::forms().any(|form| form == arguments.form) {
        let forms: Vec<&str> = ledger::charts::forms().collect();
        let (form, forms) = (arguments.form.as_str(), forms.join(", "));
        let message = say!(messages, "report-no-form", form = form, forms = forms);
        return Err(wrong(messages, message));
    }
    for path in &arguments.out {
        ending(messages, path, &ENDINGS)?;
    }
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let mut accounts = accounts::open_filled(context, &store, &arguments.dir).await?;
    let (project, funder) = (arguments.project.as_deref(), arguments.funder.as_deref());
    known(messages, &accounts.said.dimensions, funder, project)?;
    if let (Some(project), Some(share)) = (project, &arguments.share) {
        let sharing = Sharing {
            share: typed::part(messages, share)?,
            accounts: Vec::new(),
            rule: arguments.share_rule.clone().unwrap_or_default(),
        };
        let kept = sharing.clone();
        store
            .change_said(|said| said.sharing.insert(project.to_owned(), kept))
            .await
            .map_err(in_store)?;
        accounts.said.sharing.insert(project.to_owned(), sharing);
    }
    if !arguments.explain.is_empty() {
        let explained = explained(messages, arguments, &accounts)?;
        accounts.said = store
            .change_said(|said| {
                for (key, text) in explained {
                    // An explanation without words is taken back.
                    if text.is_empty() {
                        said.explanations.remove(&key);
                    } else {
                        said.explanations.insert(key, text);
                    }
                }
                said.clone()
            })
            .await
            .map_err(in_store)?;
    }
    store.close().await;

    let (period, budget) = period_and_budget(messages, arguments, &accounts)?;
    let wanted = wanted(arguments, &accounts, period);
    let books = accounts.books();
    let table = fill(&books, &wanted, budget);
    let checks = checks(&table);
    let explanations = explain(&books, &table, LEAST, LEAST_SHARE);
    let report = Report {
        accounts: &accounts,
        wanted: &wanted,
        table: &table,
        checks: &checks,
        explanations: &explanations,
    };
    for path in &arguments.out {
        write(messages, &report, path)?;
        if !arguments.json {
            terminal::tell(&say!(messages, "report-out", path = shown(path)));
        }
    }
    if arguments.json {
        let dimensions = &accounts.said.dimensions;
        let opened: std::collections::BTreeSet<u32> = figures(&table)
            .flat_map(|figure| figure.parts().iter().map(|part| part.entry.0))
            .collect();
        terminal::json(&Document {
            wanted: &wanted,
            budget: budget.map(|budget| budget.id.as_str()),
            table: &table,
            checks: checks
                .iter()
                .map(|check| Said {
                    what: check,
                    sentence: accounts::check(messages, check),
                })
                .collect(),
            explanations: explanations
                .iter()
                .map(|explanation| Explained {
                    what: explanation,
                    draft: accounts::explanation(messages, dimensions, explanation),
                    approved: approved(&accounts, &wanted, explanation),
                })
                .collect(),
            entries: entries(&accounts, &books, |id| opened.contains(&id)),
        })?;
    } else {
        terminal::result(&told(messages, &report));
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted(arguments: &LedgerReport, accounts: &Accounts, period: Period) -> Wanted {
    let project = arguments.project.as_ref();
    Wanted {
        form: arguments.form.clone(),
        period,
        project: project.cloned(),
        funder: arguments
            .funder
            .clone()
            .or_else(|| funder_of(accounts, project?, period)),
        sharing: project.and_then(|project| accounts.said.sharing.get(project).cloned()),
    }
}

/// The one funder whose grants for a project are of a period: the report is made for it.
fn funder_of(accounts: &Accounts, project: &str, period: Period) -> Option<String> {
    let grants = accounts.said.grants.iter().filter(|grant| {
        grant.project.as_deref() == Some(project)
            && grant.period.first <= period.last
            && period.first <= grant.period.last
    });
    let mut funders: Vec<&str> = grants.map(|grant| grant.funder.as_str()).collect();
    funders.dedup();
    match funders[..] {
        [funder] => Some(funder.to_owned()),
        _ => None,
    }
}

/// The explanations that a person gives: the line by its id or its code, and its funder for 74. A line
/// without words has its draft approved as it is.
fn explained(
    messages: &Messages,
    arguments: &LedgerReport,
    accounts: &Accounts,
) -> Result<Vec<(String, String)>, Failure> {
    let (period, budget) = period_and_budget(messages, arguments, accounts)?;
    let wanted = wanted(arguments, accounts, period);
    let books = accounts.books();
    let gaps = explain(&books, &fill(&books, &wanted, budget), LEAST, LEAST_SHARE);
    let given = arguments.explain.iter().map(|text| {
        let not_understood = || {
            let value = text.as_str();
            wrong(messages, say!(messages, "report-no-line", value = value))
        };
        let (line, words) = match text.split_once('=') {
            Some((line, words)) => (line, Some(words.trim())),
            None => (text.as_str(), None),
        };
        let (line, funder) = match line.split_once(':') {
            Some((line, funder)) => (line.trim(), Some(funder.trim())),
            None => (line.trim(), None),
        };
        // A rubric that was planned as a whole is explained as one.
        let whole = gaps.iter().find(|gap| {
            let rubric = gap.line.rubric.to_string();
            let of_line = gap.line.id == line || gap.line.code == line;
            gap.whole_rubric && funder.is_none() && (rubric == line || of_line)
        });
        let lines = ledger::charts::lines().iter();
        let mut found = lines.filter(|of| of.id == line || funder.is_none() && of.code == line);
        let id = match (found.next(), found.next(), funder) {
            _ if whole.is_some() => whole.map_or(String::new(), |gap| gap.line.rubric.to_string()),
            (Some(of), None, None) => of.id.clone(),
            // Of one funder there is one line, whatever its kind.
            (_, _, Some(_)) if line == "74" => line.to_owned(),
            (Some(of), None, Some(_)) => of.id.clone(),
            _ => return Err(not_understood()),
        };
        let key = key(period, arguments.project.as_deref(), &id, funder);
        let words = match words {
            Some(words) => words.to_owned(),
            None => {
                let gap = gaps.iter().find(|gap| {
                    let of = gap.funder.as_deref() == funder;
                    let whole = gap.whole_rubric && gap.line.rubric.to_string() == id;
                    let by_line = !gap.whole_rubric && gap.line.id == id;
                    of && (whole || by_line || gap.line.rubric == 74 && id == "74")
                });
                let Some(gap) = gap else {
                    let value = text.as_str();
                    return Err(wrong(
                        messages,
                        say!(messages, "report-no-gap", value = value),
                    ));
                };
                accounts::bare_draft(messages, accounts, gap)
            }
        };
        Ok((key, words))
    });
    given.collect()
}

/// All figures of a table that entries are opened of.
fn figures(table: &OfficialTable) -> impl Iterator<Item = &Figure> {
    let rows = table.rows.iter().map(|row| &row.actual);
    rows.chain(table.not_on_form.iter().map(|of| &of.actual))
}

fn period_and_budget<'a>(
    messages: &Messages,
    arguments: &LedgerReport,
    accounts: &'a Accounts,
) -> Result<(Period, Option<&'a Budget>), Failure> {
    let budgets = &accounts.said.budgets;
    if let Some(id) = &arguments.budget {
        let budget = budgets.iter().find(|budget| budget.id == *id);
        let Some(budget) = budget else {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "budget-no-such", id = id)));
        };
        let period = match arguments.year {
            Some(year) => accounts.period(Some(year)).unwrap_or(budget.period),
            None => budget.period,
        };
        return Ok((period, Some(budget)));
    }
    let period = match (accounts.period(arguments.year), arguments.year) {
        (Some(period), _) => period,
        (None, year) => typed::year(messages, year.unwrap_or(0))?,
    };
    let budget = budgets
        .iter()
        .find(|budget| budget.period == period && budget.project == arguments.project);
    // A budget of a year to come is a table too; without one there is nothing to show.
    if budget.is_none() && accounts.count(period) == 0 {
        let year = arguments.year.unwrap_or(period.last.year());
        return Err(super::show::no_year(
            messages,
            accounts,
            year,
            &arguments.dir,
        ));
    }
    Ok((period, budget))
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
