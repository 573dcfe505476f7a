//! Amounts of budgets and accounts, read out of tables.
//!
//! A figure is a cell with an amount, its row's label and account to the left, its column's
//! header above. Tables of two sides (charges | products) are read side by side: the label of an
//! amount is always the nearest one to its left.

mod content;
mod headers;
mod units;
mod years;

pub(crate) use years::year;

use std::collections::BTreeSet;

use documents::{Block, Cell, Document, Outlined, Table};
use language::words::fold;

use crate::lines;
use crate::{About, Figure, Place, Side, SourceKind, Unit};
use content::{Content, content, contents, is_header, split_account};
use headers::{Headers, column_name, columns_of_headers, is_month};
use units::{counted, is_in_thousands, is_of_money};
use years::{of_source, speaks_of_several, titled_year};

/// The figures of a document.
pub(crate) fn of(document: &Document, about: &About) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut titles: Vec<String> = Vec::new();
    // Headers in columns above a table, as text.
    let mut above: Vec<String> = Vec::new();
    let mut since = 0;
    for Outlined { headings, block } in document.outline() {
        match block {
            Block::Text(text) => {
                let text = text.text().trim().to_owned();
                if !text.is_empty() {
                    since += 1;
                    if let Some(found) = columns_of_headers(&text) {
                        above = found;
                        since = 0;
                    }
                    titles.push(text);
                }
            }
            Block::Table(table) => {
                // A table is introduced by its name, its heading and the line just before it.
                let before = titles.last().filter(|t| t.chars().count() <= 120);
                let mut named: Vec<String> = headings.clone();
                // "2025", then "Recettes", then the table.
                let dated = titles
                    .iter()
                    .rev()
                    .skip(1)
                    .take(2)
                    .find(|title| title.chars().count() <= 40 && year(title).is_some());
                let short = before.is_some_and(|title| title.chars().count() <= 40);
                named.extend(
                    dated
                        .cloned()
                        .filter(|title| short && !named.contains(title)),
                );
                named.extend(before.cloned().filter(|title| !named.contains(title)));
                if !table.name.is_empty() && !named.contains(&table.name) {
                    named.push(table.name.clone());
                }
                let above = if since <= 2 { above.as_slice() } else { &[] };
                of_table(table, &named, above, about, &mut figures);
            }
        }
    }
    figures
}

fn of_table(
    table: &Table,
    named: &[String],
    above: &[String],
    about: &About,
    figures: &mut Vec<Figure>,
) {
    let rows = table.rows();
    let title = named.join(" > ");
    // Columns that hold amounts which can be nothing else.
    let amounts: BTreeSet<u32> = rows
        .iter()
        .flatten()
        .filter(|cell| matches!(content(cell), Content::Amount(_)))
        .map(|cell| cell.column)
        .collect();
    let mut headers = Headers {
        money: is_of_money(&rows, named, about),
        thousands: is_in_thousands(&rows, named),
        several_years: speaks_of_several(&rows, named),
        ..Headers::default()
    };
    if amounts.len() == above.len() {
        for (column, header) in amounts.iter().zip(above) {
            headers.columns.insert(*column, vec![header.clone()]);
        }
    }
    let mut broken = false;
    let first = figures.len();
    let mut before = first;
    for row in &rows {
        let contents = contents(row, &amounts);
        let blank = contents
            .iter()
            .all(|(_, content)| matches!(content, Content::Blank));
        if blank {
            continue;
        }
        // A number that goes on in the next line: neither is whole.
        let cut = row.iter().any(|cell| {
            let text = cell.text();
            let text = text.trim();
            text.ends_with(',') && text.starts_with(|c: char| c.is_ascii_digit())
        });
        if std::mem::replace(&mut broken, cut) || cut {
            continue;
        }
        let amounts = contents
            .iter()
            .any(|(_, content)| matches!(content, Content::Amount(_) | Content::Share(_)));
        if !amounts && let Some(rest) = rest_of_label(&contents, &figures[before..]) {
            for figure in &mut figures[before..] {
                figure.label.push(' ');
                figure.label.push_str(&rest);
                figure.total = figure.unit == Unit::Euro && is_total(&figure.label);
                if figure.account.is_empty() {
                    figure.side = side_of_words(&figure.label).or(figure.side);
                }
            }
            continue;
        }
        if !amounts || is_header(&contents) {
            headers.push(row);
            continue;
        }
        headers.rows_follow();
        before = figures.len();
        read_row(&contents, &headers, named, &title, about, figures);
    }
    // "Total des": of what, stood on a line that was not found.
    let mut at = 0;
    figures.retain(|figure| {
        at += 1;
        at <= first || !is_open(&figure.label)
    });
}

/// A label that goes on: "Total des".
fn is_open(label: &str) -> bool {
    let last = fold(label.rsplit([' ', '’', '\'']).next().unwrap_or_default());
    matches!(
        last.as_str(),
        "de" | "des" | "du" | "d" | "et" | "a" | "au" | "aux" | "en" | "la" | "le" | "les" | "l"
    )
}

/// The rest of the label of the row before, which did not fit on its line: "Total des", then
/// "charges".
fn rest_of_label(contents: &[(&Cell, Content)], before: &[Figure]) -> Option<String> {
    let mut filled = contents
        .iter()
        .filter(|(_, content)| !matches!(content, Content::Blank));
    let (Some((_, Content::Label(text))), None) = (filled.next(), filled.next()) else {
        return None;
    };
    let label = &before.first()?.label;
    let open = is_open(label);
    let first = fold(text.split([' ', '’', '\'']).next().unwrap_or_default());
    let goes_on = matches!(
        first.as_str(),
        "de" | "des" | "du" | "d" | "et" | "a" | "au" | "aux"
    );
    let small = text.starts_with(char::is_lowercase) && text.split(' ').count() <= 5;
    let one = before.iter().all(|figure| figure.label == *label);
    (small && one && (open || goes_on)).then(|| text.clone())
}

fn read_row(
    contents: &[(&Cell, Content)],
    headers: &Headers,
    named: &[String],
    title: &str,
    about: &About,
    figures: &mut Vec<Figure>,
) {
    let quote = contents
        .iter()
        .map(|(cell, _)| cell.text().replace('\n', " ").trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" | ");
    let (mut account, mut label) = (String::new(), String::new());
    let mut after_amount = false;
    let mut label_column = 0;
    // The year of the amount to the left, which a share is of too.
    let mut beside = None;
    // Figures of the label at hand whose column names no year.
    let mut unsaid: Vec<usize> = Vec::new();
    let months = contents
        .iter()
        .filter(|(_, c)| matches!(c, Content::Amount(_)))
        .count()
        >= 12;
    let last = contents
        .iter()
        .rposition(|(_, c)| matches!(c, Content::Amount(_)));
    for (at, (cell, content)) in contents.iter().enumerate() {
        match content {
            Content::Blank => {}
            Content::Account(number) => {
                unsaid.clear();
                account.clone_from(number);
                label.clear();
                label_column = cell.column;
                after_amount = false;
            }
            Content::Label(text) => {
                unsaid.clear();
                if after_amount {
                    account.clear();
                }
                after_amount = false;
                label_column = cell.column;
                let (number, rest) = split_account(text);
                if let Some(number) = number {
                    account = number;
                }
                label = rest;
            }
            Content::Amount(cents) | Content::Share(cents) => {
                after_amount = true;
                let share = matches!(content, Content::Share(_));
                let header = headers.of(cell.column).next();
                let of_a_month = header.is_some_and(is_month) || months && Some(at) != last;
                let unit = counted(cell, share, (&account, &label), header, headers.money);
                let Some(unit) = unit.filter(|_| !of_a_month) else {
                    continue;
                };
                let words: Vec<&str> = headers
                    .of(cell.column)
                    .chain([label.as_str()])
                    .chain(named.iter().rev().map(String::as_str))
                    .collect();
                figures.push(Figure {
                    side: side(&account, &label, headers.side(label_column), title, about),
                    year: headers
                        .year(cell.column, about)
                        .or(beside.filter(|_| share))
                        .or_else(|| year(&label))
                        .or_else(|| titled_year(named, about))
                        .or_else(|| headers.year_of_months())
                        .or_else(|| of_source(about)),
                    planned: words
                        .iter()
                        .find_map(|text| planned(text))
                        .or_else(|| of_kind(about.kind).filter(|_| unit != Unit::Count)),
                    total: unit == Unit::Euro && is_total(&label),
                    unit,
                    account: account.clone(),
                    label: label.clone(),
                    table: match header.and_then(column_name) {
                        Some(column) => format!("{title} > {column}"),
                        None => title.to_owned(),
                    },
                    cents: if headers.thousands && unit == Unit::Euro {
                        cents.saturating_mul(1_000)
                    } else {
                        *cents
                    },
                    place: Place {
                        source: 0,
                        page: cell.address.page,
                        headings: named.to_vec(),
                        doubtful: lines::is_doubtful(&about.states, cell.address.page),
                    },
                    quote: quote.clone(),
                });
                if headers.year(cell.column, about).is_none() && unit == Unit::Euro {
                    unsaid.push(figures.len() - 1);
                }
                // Two amounts of a table that speaks of two years, and nothing says which is which.
                if headers.several_years && unsaid.len() > 1 {
                    for at in &unsaid {
                        figures[*at].year = year(&label);
                    }
                }
                beside = figures.last().and_then(|figure| figure.year);
            }
        }
    }
}

fn side(
    account: &str,
    label: &str,
    section: Option<Side>,
    title: &str,
    about: &About,
) -> Option<Side> {
    if account.starts_with('6') || account.starts_with("86") {
        return Some(Side::Charges);
    }
    if account.starts_with('7') || account.starts_with("87") {
        return Some(Side::Products);
    }
    let folded = fold(label);
    let of_both = [
        "resultat", "excedent", "deficit", "benefice", "perte", "solde",
    ];
    if of_both.iter().any(|word| folded.starts_with(word)) {
        return None;
    }
    side_of_words(label)
        .or(section)
        .or_else(|| side_of_words(title))
        .or_else(|| side_of_words(&about.title))
}

/// The side that words name, unless they name both.
pub(crate) fn side_of_words(text: &str) -> Option<Side> {
    let folded = fold(text);
    let any = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    // Of a balance sheet.
    if any(&[
        "constatees d'avance",
        "constates d'avance",
        "risques et charges",
        "charges a payer",
        "produits a recevoir",
    ]) {
        return None;
    }
    match (
        any(&["charges", "depenses", "emplois des"]),
        any(&["produits", "recettes", "ressources"]),
    ) {
        (true, false) => Some(Side::Charges),
        (false, true) => Some(Side::Products),
        _ => None,
    }
}

pub(crate) fn planned(text: &str) -> Option<bool> {
    let folded = fold(text);
    let any = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match (
        any(&["prevu", "prevision", "previsionnel", "budget"]),
        any(&["realise", "execute", "compte de resultat", "reel"]),
    ) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

pub(crate) fn of_kind(kind: SourceKind) -> Option<bool> {
    match kind {
        SourceKind::Budget | SourceKind::ProjectNote | SourceKind::Application => Some(true),
        SourceKind::Accounts => Some(false),
        _ => None,
    }
}

pub(crate) fn is_total(label: &str) -> bool {
    let folded = fold(label);
    folded.starts_with("total")
        || folded.starts_with("sous total")
        || folded.starts_with("sous-total")
        || folded.starts_with("resultat")
}
