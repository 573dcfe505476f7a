//! Tables of accounts as papers: PDF to print, to send, to hand in with a form.

use documents::paper::{Bar, Paper, Part, Row, Table, write};
use ledger::charts::Side;
use ledger::{Cents, Share};

use crate::accounts::official::{self, Report, explanation, notes, title};
use crate::accounts::{self, Accounts, Sheet, Value};
use crate::dashboard::{self, Chart, Page};
use crate::messages::{Messages, Tongue, say};

/// The names of files that a foot has room for.
const FILES: usize = 4;

/// An official table.
pub fn report(messages: &Messages, report: &Report<'_>) -> Vec<u8> {
    let mut parts = Vec::new();
    for side in Side::ALL {
        let table = of_side(messages, report, side);
        if !table.rows.is_empty() {
            parts.push(Part::Heading(accounts::side(messages, side)));
            parts.push(Part::Table(table));
        }
    }
    let money = |amount| whole(messages, amount);
    parts.extend(official::of_funder(messages, report, money).map(Part::Text));
    let notes = notes(messages, report);
    if !notes.is_empty() {
        parts.push(Part::Heading(say!(messages, "table-notes")));
        parts.push(Part::Notes(notes));
    }
    if !report.explanations.is_empty() {
        let explained = report.explanations.iter();
        parts.push(Part::Heading(say!(messages, "report-explanations")));
        parts.push(Part::Notes(
            explained
                .map(|of| explanation(messages, report, of))
                .collect(),
        ));
    }
    write(&Paper {
        language: messages.tongue.code().to_owned(),
        kicker: say!(messages, "table-kicker"),
        title: title(messages, report),
        meta: String::new(),
        foot: foot(messages, report.accounts),
        parts,
    })
}

/// The dashboard: its numbers, then each part with its sentence, its chart as bars, and its table.
pub fn dashboard(messages: &Messages, page: &Page<'_>) -> Vec<u8> {
    let tiles = dashboard::tiles(messages, page);
    let tiles = tiles.into_iter().map(|(number, what)| Row {
        cells: vec![what, number],
        total: false,
    });
    let mut parts = vec![Part::Table(Table {
        words: Vec::new(),
        head: Vec::new(),
        rows: tiles.collect(),
    })];
    let notes = dashboard::notes(messages, page);
    if !notes.is_empty() {
        parts.push(Part::Notes(notes));
    }
    let gaps = dashboard::gaps(page);
    let against = gaps.as_ref().map(|(budget, gaps)| (*budget, &gaps[..]));
    for part in dashboard::parts(messages, page, against) {
        parts.push(Part::Heading(part.title));
        parts.extend(part.lead.map(Part::Text));
        let Some(body) = part.body else { continue };
        if let Some((one, other)) = &body.key {
            let (one, other) = (one.as_str(), other.as_str());
            parts.push(Part::Text(say!(
                messages,
                "paper-key",
                one = one,
                other = other
            )));
        }
        parts.push(Part::Bars(bars(messages, &body.chart)));
        let rows = body.rows.into_iter().map(|row| Row {
            cells: std::iter::once(row.name).chain(row.cells).collect(),
            total: row.total,
        });
        parts.push(Part::Table(Table {
            words: Vec::new(),
            head: body.head,
            rows: rows.collect(),
        }));
        if let Some((sentence, notes)) = body.notes {
            parts.push(Part::Text(sentence));
            parts.push(Part::Notes(notes));
        }
    }
    write(&Paper {
        language: messages.tongue.code().to_owned(),
        kicker: say!(messages, "dashboard-kicker"),
        title: dashboard::title(messages, page),
        meta: dashboard::meta(messages, page),
        foot: foot(messages, page.accounts),
        parts,
    })
}

/// A sheet of an export, with the columns that a person reads, under names that they know.
pub fn sheet(messages: &Messages, accounts: &Accounts, title: &str, of: &Sheet) -> Vec<u8> {
    let (group, decimals) = match messages.tongue {
        Tongue::Fr => ('\u{a0}', ','),
        Tongue::En => (',', '.'),
    };
    let named = |name: &str| {
        let mut names = of.rows.first().into_iter().flatten();
        names.position(|of| matches!(of, Value::Text(of) if of == name))
    };
    // Entries have too many columns for a page: whose they are is in the other formats.
    let planned = named("planned").is_some();
    // Funders are told apart by their names.
    let funders = named("funder");
    let name = |value: &Value| match value {
        Value::Text(name) if name == "funder" => planned.then(|| say!(messages, "field-funder")),
        Value::Text(name) => column(messages, name),
        _ => None,
    };
    let names: Vec<Option<String>> = of.rows.first().into_iter().flatten().map(name).collect();
    let kept: Vec<usize> = (0..names.len()).filter(|at| names[*at].is_some()).collect();
    let cell = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Hundredths(amount) => grouped(*amount, group, decimals),
        Value::Whole(number) => number.to_string(),
        Value::Day(day) => day.iso(),
    };
    let head = kept.iter().filter_map(|at| names[*at].clone()).collect();
    let rows = of.rows.iter().skip(1).map(|row| Row {
        cells: kept
            .iter()
            .map(|at| match row.get(*at) {
                Some(Value::Text(id)) if Some(*at) == funders => {
                    accounts::funder(&accounts.said.dimensions, id).to_owned()
                }
                Some(value) => cell(value),
                None => String::new(),
            })
            .collect(),
        total: false,
    });
    let is_words = |column: &usize| {
        let cells = of.rows.iter().skip(1).filter_map(|row| row.get(*column));
        let mut cells = cells.filter(|cell| !matches!(cell, Value::Text(text) if text.is_empty()));
        cells.any(|cell| matches!(cell, Value::Text(_) | Value::Day(_)))
    };
    let table = Table {
        words: (0..kept.len()).filter(|at| is_words(&kept[*at])).collect(),
        head,
        rows: rows.collect(),
    };
    write(&Paper {
        language: messages.tongue.code().to_owned(),
        title: title.to_owned(),
        foot: foot(messages, accounts),
        parts: vec![Part::Table(table)],
        ..Paper::default()
    })
}

/// Hundredths with their decimals, thousands set apart.
fn grouped(hundredths: i64, group: char, decimals: char) -> String {
    let whole = (hundredths.unsigned_abs() / 100).to_string();
    let mut number = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            number.push(group);
        }
        number.push(digit);
    }
    let sign = if hundredths < 0 { "-" } else { "" };
    format!(
        "{sign}{number}{decimals}{:02}",
        hundredths.unsigned_abs() % 100
    )
}

/// What a column of an export is called; nothing for one that only programs read.
fn column(messages: &Messages, name: &str) -> Option<String> {
    Some(match name {
        "date" => say!(messages, "field-date"),
        "month" => say!(messages, "head-month"),
        "account" => say!(messages, "field-account"),
        "account_label" => say!(messages, "field-account-label"),
        "third_party" => say!(messages, "field-third-party"),
        "label" => say!(messages, "field-label"),
        "debit" => say!(messages, "field-debit"),
        "credit" => say!(messages, "field-credit"),
        "planned" => say!(messages, "table-planned"),
        "actual" => say!(messages, "table-actual"),
        "gap" => say!(messages, "head-gap"),
        "percent" => say!(messages, "table-percent"),
        _ => return None,
    })
}

/// The bars of a chart. Columns become bars too: on paper there is room below, and not beside.
fn bars(messages: &Messages, chart: &Chart) -> Vec<Bar> {
    match chart {
        Chart::Bars(_, groups) => groups
            .iter()
            .flatten()
            .map(|bar| Bar {
                name: bar.name.clone(),
                value: bar.value,
                shown: bar.shown.clone(),
                second: bar.class == "b",
            })
            .collect(),
        Chart::Columns(_, columns) => columns
            .iter()
            .map(|column| Bar {
                name: column.under.clone(),
                value: column.value,
                shown: accounts::euros(messages, Cents(column.value)),
                second: false,
            })
            .collect(),
    }
}

/// Whole euros, as the form takes them; a dash where nothing was planned at all.
fn whole(messages: &Messages, amount: Option<Cents>) -> String {
    amount.map_or("–".to_owned(), |amount| accounts::euros(messages, amount))
}

fn of_side(messages: &Messages, report: &Report<'_>, side: Side) -> Table {
    let table = report.table;
    let dimensions = &report.accounts.said.dimensions;
    let percent = |share: Option<Share>| {
        share.map_or(String::new(), |share| accounts::percent(messages, share))
    };
    let row = |name: String, planned, actual, share: Option<Share>, total| Row {
        cells: vec![
            name,
            whole(messages, planned),
            whole(messages, Some(actual)),
            percent(share),
        ],
        total,
    };
    let of: Vec<_> = table
        .rows
        .iter()
        .filter(|row| row.line.side == side)
        .collect();
    let mut rows = Vec::new();
    let mut rubric = 0;
    for line in &of {
        let number = line.line.rubric;
        let several = of.iter().filter(|of| of.line.rubric == number).count() > 1;
        let sum = table.rubrics.iter().find(|of| of.rubric == number);
        if let Some(sum) = sum.filter(|_| several && number > 0 && number != rubric) {
            let name = format!("{number} {}", accounts::rubric(messages, number));
            rows.push(row(
                name,
                sum.planned,
                sum.actual.amount(),
                sum.percent,
                true,
            ));
        }
        rubric = number;
        let funder = line.funder.as_deref();
        let name = accounts::line_name(messages, line.line, funder, dimensions);
        let amount = line.actual.amount();
        rows.push(row(name, line.planned, amount, line.percent, false));
    }
    let sums = [
        (
            say!(messages, "table-subtotal"),
            table.subtotal(side).cloned(),
        ),
        (
            crate::tables::total_name(messages, side),
            table.total_after(side),
        ),
    ];
    for (name, total) in sums {
        if let Some(total) = total.filter(|_| !rows.is_empty()) {
            let (planned, actual) = (total.planned, total.actual.amount());
            rows.push(row(name, planned, actual, total.percent(), true));
        }
    }
    Table {
        words: Vec::new(),
        head: vec![
            say!(messages, "table-line"),
            say!(messages, "table-planned"),
            say!(messages, "table-actual"),
            say!(messages, "table-percent"),
        ],
        rows,
    }
}

/// Where figures come from.
fn foot(messages: &Messages, accounts: &Accounts) -> String {
    let imports = accounts.imports.iter();
    let mut names: Vec<&str> = imports.map(|import| import.name.as_str()).collect();
    let more = names.len() > FILES;
    names.truncate(FILES);
    if more {
        names.push("…");
    }
    say!(
        messages,
        "paper-foot",
        files = names.join(", "),
        entries = accounts.ledger.entries().len()
    )
}
