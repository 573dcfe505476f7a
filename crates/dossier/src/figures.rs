//! Amounts of budgets and accounts, read out of tables.
//!
//! A figure is a cell with an amount, its row's label and account to the left, its column's
//! header above. Tables of two sides (charges | products) are read side by side: the label of an
//! amount is always the nearest one to its left.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use documents::{Block, Cell, Document, Outlined, Table};
use language::words::fold;
use language::{amounts, dates};
use regex::Regex;

use crate::{About, Figure, Place, Side, SourceKind, Unit};
use crate::{figures_said, keys, lines};

/// Cents of the largest amount that is believed, one billion euros: longer rows of digits are
/// identifiers and telephone numbers.
const MOST: i64 = 100_000_000_000;

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

/// `Exercice 2023   Exercice 2022`, `N   N-1   Variation   %`: a header a column, and nothing else.
fn columns_of_headers(text: &str) -> Option<Vec<String>> {
    static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)N(?: ?[-−–+] ?\d)?$").expect("the pattern is fixed and tested")
    });
    let joined: Vec<&str>;
    let cells: Vec<&str> = if text.contains('\t') {
        text.split('\t').map(str::trim).collect()
    } else {
        // The same with its blanks lost, before the title of the first rows.
        static HEADER: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^\s*(?:(?:Exercice |Année |Réalisé |Prévu |Budget )?(?:(?:19|20)\d\d|N(?: ?[-−–+] ?\d)?)|Variation|Écarts?|%)(?:\s|$)")
                .expect("the pattern is fixed and tested")
        });
        let mut rest = text;
        let mut found = Vec::new();
        while let Some(header) = HEADER.find(rest) {
            found.push(rest[..header.end()].trim());
            rest = &rest[header.end()..];
        }
        joined = found;
        joined.clone()
    };
    let of_years = cells
        .iter()
        .filter(|cell| year(cell).is_some() || RELATIVE.is_match(cell))
        .count();
    let all = cells.iter().all(|cell| {
        cell.chars().count() <= 30
            && (year(cell).is_some() || RELATIVE.is_match(cell) || is_share(cell))
    });
    (all && of_years >= 2).then(|| cells.into_iter().map(str::to_owned).collect())
}

/// What a cell is, for reading figures.
enum Content {
    Blank,
    Account(String),
    Label(String),
    Amount(i64),
    Share(i64),
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

/// True where a title, or one of the first rows, says that amounts are in thousands of euros.
fn is_in_thousands(rows: &[Vec<&Cell>], named: &[String]) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\ben k ?€|\b(?:en|in) k(?:ilo)? ?euros?\b|\b(?:en )?milliers d'euros\b|\bmontants? \(?k ?€|\(k ?€\)|^k ?€$")
            .expect("the pattern is fixed and tested")
    });
    let near = named.iter().rev().take(3).cloned();
    let first = rows.iter().take(2).flatten().map(|cell| cell.text());
    near.chain(first).any(|text| SAYS.is_match(&fold(&text)))
}

/// True for a table that counts money: its title, its headers, a label or a currency says so. Others
/// count visits, people, hours.
fn is_of_money(rows: &[Vec<&Cell>], named: &[String], about: &About) -> bool {
    const TITLES: [&str; 9] = [
        "budget",
        "compte",
        "financ",
        "montant",
        "euro",
        "tresorerie",
        "bilan",
        "€",
        "prix",
    ];
    let of_accounts = matches!(about.kind, SourceKind::Accounts | SourceKind::Budget);
    let titled = named.iter().any(|title| {
        let folded = fold(title);
        TITLES.iter().any(|word| folded.contains(word))
    });
    let says = |cell: &&Cell| {
        let text = cell.text();
        let text = text.trim();
        let folded = fold(text);
        amounts::parse(text).is_some_and(|amount| amount.currency.is_some())
            || text.contains('€')
            || split_account(text).0.is_some()
            || ["euros", "montant"]
                .iter()
                .any(|word| folded.contains(word))
            || side_of_words(text).is_some()
    };
    let labels = rows
        .iter()
        .filter_map(|row| row.first())
        .filter(|cell| {
            let label = cell.text();
            figures_said::counts_money(&label) && !is_total(&label)
        })
        .count();
    of_accounts || titled || labels >= 2 || rows.iter().flatten().any(says)
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

/// The headers above each column, the nearest last.
#[derive(Default)]
struct Headers {
    /// The table counts money.
    money: bool,
    /// Its amounts are in thousands.
    thousands: bool,
    columns: BTreeMap<u32, Vec<String>>,
    complete: bool,
}

impl Headers {
    /// Adds a row of headers. The first one after rows of amounts begins a new set, unless it is a
    /// lone title inside the table, which only names what follows.
    fn push(&mut self, row: &[&Cell]) {
        let filled = row
            .iter()
            .filter(|cell| !cell.text().trim().is_empty())
            .count();
        if self.complete && filled > 1 {
            self.columns.clear();
        }
        if filled > 1 {
            self.complete = false;
        }
        for cell in row {
            let text = cell.text().trim().to_owned();
            if text.is_empty() {
                continue;
            }
            for column in cell.column..cell.column + cell.column_span.clamp(1, 64) {
                self.columns.entry(column).or_default().push(text.clone());
            }
        }
    }

    fn rows_follow(&mut self) {
        self.complete = true;
    }

    /// Headers of a column, the nearest first.
    fn of(&self, column: u32) -> impl Iterator<Item = &str> {
        self.columns
            .get(&column)
            .into_iter()
            .flatten()
            .rev()
            .map(String::as_str)
    }

    /// The one year of the months that the headers name (`01/24`, `02/24`…).
    fn year_of_months(&self) -> Option<i32> {
        let mut years = self
            .columns
            .values()
            .flatten()
            .filter_map(|text| year_of_month(text));
        let year = years.next()?;
        years.all(|other| other == year).then_some(year)
    }

    /// The side that the headers of a column, or of the nearest column to its left, name.
    fn side(&self, column: u32) -> Option<Side> {
        self.columns
            .range(..=column)
            .rev()
            .take(3)
            .find_map(|(_, headers)| headers.iter().rev().find_map(|text| side_of_words(text)))
    }
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
                account.clone_from(number);
                label.clear();
                label_column = cell.column;
                after_amount = false;
            }
            Content::Label(text) => {
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
                let nearest = headers.of(cell.column).next().unwrap_or_default();
                let of_a_month = is_month(nearest) || months && Some(at) != last;
                let mean = fold(&label).starts_with("moyenne");
                let header = headers.of(cell.column).next().map(fold);
                let headed = header.is_some();
                let header = header.unwrap_or_default();
                let wrapped = cell.text().trim().ends_with(',');
                let named_row = label.chars().filter(|c| c.is_alphabetic()).count() >= 2;
                // Half a number, or one that a program uses to find its way.
                if wrapped || !named_row && account.is_empty() || is_reference(&header) {
                    continue;
                }
                let unit = match share {
                    true => Some(Unit::Percent),
                    false if !account.is_empty() => Some(Unit::Euro),
                    false if counts_things(&header) => Some(Unit::Count),
                    false => unit_of(cell, &label, headed, headers.money),
                };
                let Some(unit) = unit else { continue };
                if label.is_empty() && account.is_empty()
                    || !share && is_share(nearest)
                    || of_a_month
                    || mean
                {
                    continue;
                }
                let words: Vec<&str> = headers
                    .of(cell.column)
                    .chain([label.as_str()])
                    .chain(named.iter().rev().map(String::as_str))
                    .collect();
                figures.push(Figure {
                    side: side(&account, &label, headers.side(label_column), title, about),
                    year: headers
                        .of(cell.column)
                        .filter(|text| !of_a_meeting(text, about))
                        .find_map(|text| year(text).or_else(|| relative(text, about)))
                        .or(beside.filter(|_| share))
                        .or_else(|| year(&label))
                        .or_else(|| titled_year(named, about))
                        .or_else(|| headers.year_of_months())
                        .or_else(|| of_source(about)),
                    planned: words
                        .iter()
                        .find_map(|text| planned(text))
                        .or_else(|| of_kind(about.kind)),
                    total: unit == Unit::Euro && is_total(&label),
                    unit,
                    account: account.clone(),
                    label: label.clone(),
                    table: title.to_owned(),
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
                beside = figures.last().and_then(|figure| figure.year);
            }
        }
    }
}

/// What each cell of a row is. A bare number that could be an account is one only before a label.
fn contents<'a>(row: &[&'a Cell], columns: &BTreeSet<u32>) -> Vec<(&'a Cell, Content)> {
    let mut contents: Vec<(&Cell, Content)> =
        row.iter().map(|cell| (*cell, content(cell))).collect();
    for at in 0..contents.len() {
        if let Content::Account(number) = &contents[at].1 {
            // "Adhésions | 720 | 36 personnes": right after its label it is an amount.
            let after_label =
                number.len() > 2 && at > 0 && matches!(contents[at - 1].1, Content::Label(_));
            let before_label = contents[at + 1..]
                .iter()
                .find(|(_, content)| !matches!(content, Content::Blank))
                .is_some_and(|(_, content)| matches!(content, Content::Label(_)));
            let among_amounts = columns.contains(&contents[at].0.column);
            if !before_label || after_label || among_amounts {
                let amount = amounts::parse(number).map(|amount| amount.cents);
                contents[at].1 = amount.map_or(Content::Blank, Content::Amount);
            }
        }
    }
    contents
}

/// A folded header of numbers that are names: of accounts, pieces, days, places.
fn is_reference(header: &str) -> bool {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"num\b|num$|^n°|\bnumero|date|\bcode\b|^compte$|comptenum|piece|postal|^cp$|naissance|^tel|telephone|siret|siren|journal|reference|^debit$|^credit$|mouvement|^ref\b|^id$|^annee$|lettrage")
            .expect("the pattern is fixed and tested")
    });
    NAMES.is_match(header) && !header.contains("comptes")
}

/// A folded header of what is counted one by one.
fn counts_things(header: &str) -> bool {
    const THINGS: [&str; 19] = [
        "nombre",
        "nb ",
        "heures",
        "salaries",
        "personnes",
        "participants",
        "adherents",
        "licencies",
        "voix",
        "seances",
        "jours",
        "effectif",
        "etp",
        "parts",
        "beneficiaires",
        "benevoles",
        "inscrits",
        "entrees",
        "postes",
    ];
    let money = ["€", "euro", "cout", "montant", "produit", "charge", "ca "];
    THINGS.iter().any(|word| header.contains(word))
        && !money.iter().any(|word| header.contains(word))
}

/// What a number beside a label counts; nothing for a postcode or a telephone, and where neither
/// label nor currency nor column says that it is an amount.
fn unit_of(cell: &Cell, label: &str, headed: bool, money: bool) -> Option<Unit> {
    let key = keys::of_label(label);
    if key.is_some_and(|key| key.starts_with("address") || matches!(key, "phone" | "ape_code")) {
        return None;
    }
    let people = key.is_some_and(|key| {
        key.starts_with("members.")
            || key.ends_with("beneficiaries")
            || matches!(key, "members" | "volunteers" | "employees" | "fte")
    });
    if people || fold(label).starts_with("nombre ") {
        return Some(Unit::Count);
    }
    let currency = amounts::parse(cell.text().trim()).is_some_and(|it| it.currency.is_some());
    let said = headed || currency || cell.sheet.is_some() || figures_said::counts_money(label);
    said.then_some(if money || currency {
        Unit::Euro
    } else {
        Unit::Count
    })
}

/// The year of a column of accounts that names it from the year of the document: `N`, `N-1`,
/// `Prévisionnel N+1`.
fn relative(header: &str, about: &About) -> Option<i32> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)N(?: ?(?P<sign>[-−–+]) ?(?P<years>\d))?(?:$|[\s.)])")
            .expect("the pattern is fixed and tested")
    });
    let found = NAMED.captures(header)?;
    let year = of_source(about)?;
    let years: i32 = found
        .name("years")
        .map_or(Some(0), |years| years.as_str().parse().ok())?;
    match found.name("sign").map(|sign| sign.as_str()) {
        Some("+") => Some(year + years),
        _ => Some(year - years),
    }
}

fn content(cell: &Cell) -> Content {
    let text = cell.text();
    let text = text.trim();
    if text.is_empty() {
        return Content::Blank;
    }
    let digits = text.chars().all(|c| c.is_ascii_digit());
    let account_like = digits && (2..=6).contains(&text.len()) && text.starts_with(['6', '7', '8']);
    if account_like {
        return Content::Account(text.to_owned());
    }
    if let Some(sheet) = &cell.sheet {
        if let Some(number) = &sheet.number {
            return number
                .parse::<f64>()
                .ok()
                .and_then(cents)
                .map_or(Content::Blank, Content::Amount);
        }
        if sheet.date.is_some() {
            return Content::Blank;
        }
    }
    // `###` is how a sheet shows a number that is wider than its cell.
    if text.chars().all(|c| c == '#') {
        return Content::Blank;
    }
    if text.contains('%') {
        // "+ 12,5 %", with a blank after the sign.
        let text = text.trim_start_matches(['+', ' ', '\u{a0}']);
        return match amounts::percents(text).as_slice() {
            [share] if share.range == (0..text.len()) => Content::Share(share.value.hundredths),
            _ if text.chars().any(char::is_alphabetic) => Content::Label(text.replace('\n', " ")),
            _ => Content::Blank,
        };
    }
    match amounts::parse(text) {
        Some(amount) if amount.cents.abs() < MOST => Content::Amount(amount.cents),
        // Half a number, or signs.
        _ if !text.chars().any(char::is_alphabetic) => Content::Blank,
        _ => Content::Label(text.replace('\n', " ")),
    }
}

/// Euros as cents, rounded; nothing where the number is no amount of money.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the range is checked before"
)]
fn cents(euros: f64) -> Option<i64> {
    let cents = (euros * 100.0).round();
    (cents.is_finite() && cents.abs() < MOST as f64).then_some(cents as i64)
}

/// A row of years, or of years and words, is a header although years look like amounts.
fn is_header(contents: &[(&Cell, Content)]) -> bool {
    let mut years = 0;
    for (_, content) in contents {
        if let Content::Amount(cents) = content {
            if !(198_000..=210_000).contains(cents) || cents % 100 != 0 {
                return false;
            }
            years += 1;
        }
    }
    years > 0
        && (years > 1
            || contents
                .iter()
                .filter(|(_, c)| !matches!(c, Content::Blank))
                .count()
                <= 2)
}

/// `60 - Achats` or `641 Rémunération` as account and label.
fn split_account(text: &str) -> (Option<String>, String) {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = &text[digits.len()..];
    let named = rest.trim_start_matches([' ', '\u{a0}', '-', '–', '—', '.', ':', '/']);
    if (2..=6).contains(&digits.len())
        && digits.starts_with(['6', '7', '8'])
        && rest.len() > named.len()
        && named.starts_with(char::is_alphabetic)
    {
        (Some(digits), named.trim().to_owned())
    } else {
        (None, text.trim().to_owned())
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
    match (
        any(&["charges", "depenses", "emplois des"]),
        any(&["produits", "recettes", "ressources"]),
    ) {
        (true, false) => Some(Side::Charges),
        (false, true) => Some(Side::Products),
        _ => None,
    }
}

/// The day of a meeting is not the year of what is shown there.
fn of_a_meeting(text: &str, about: &About) -> bool {
    about.kind == SourceKind::Minutes && !dates::find(text).is_empty()
}

/// The year of the source, where its tables are of that year.
fn of_source(about: &About) -> Option<i32> {
    about
        .date
        .filter(|_| about.kind != SourceKind::Minutes)
        .map(|dated| dated.date.year)
}

/// The one year that words name; of a season (`2024-2025`), the one in which it ends.
pub(crate) fn year(text: &str) -> Option<i32> {
    let mut years = dates::years(text);
    years.retain(|year| (1980..=2100).contains(year));
    years.dedup();
    match years.as_slice() {
        [only] => Some(*only),
        [first, second] if *second == first + 1 && is_season(text, *first) => Some(*second),
        _ => None,
    }
}

/// `2024-2025`, `2024/2025`.
fn is_season(text: &str, first: i32) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    ['-', '/', '–']
        .iter()
        .any(|sign| bare.contains(&format!("{first}{sign}{}", first + 1)))
}

/// The year that the titles of a table name, the nearest first. A day is that of a version or of a
/// vote, unless no title names anything else.
fn titled_year(named: &[String], about: &About) -> Option<i32> {
    let titles = || {
        named
            .iter()
            .rev()
            .filter(|title| !of_a_meeting(title, about))
    };
    titles()
        .filter(|title| {
            dates::find(title)
                .iter()
                .all(|found| found.value.day.is_none())
        })
        .find_map(|title| year(title))
        .or_else(|| of_source(about).filter(|_| about.kind == SourceKind::Budget))
        .or_else(|| titles().find_map(|title| year(title)))
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

/// Columns of shares and differences hold no amounts of their own.
fn is_share(header: &str) -> bool {
    let folded = fold(header);
    ["%", "ecart", "evolution", "variation", "part "]
        .iter()
        .any(|word| folded.contains(word))
}

/// A table by months is read for its year: the columns of single months are left to the passages.
fn is_month(header: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec",
    ];
    let folded = fold(header);
    year_of_month(&folded).is_some()
        || folded.len() <= 14 && MONTHS.iter().any(|month| folded.starts_with(month))
}

/// The year of `01/24` or `01/2024`.
fn year_of_month(header: &str) -> Option<i32> {
    let (month, year) = header.trim().split_once('/')?;
    let in_year = month.len() == 2 && matches!(month.parse(), Ok(1_u8..=12));
    let digits = matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    let number: i32 = year.parse().ok().filter(|_| in_year && digits)?;
    Some(if year.len() == 2 {
        2000 + number
    } else {
        number
    })
}

pub(crate) fn is_total(label: &str) -> bool {
    let folded = fold(label);
    folded.starts_with("total")
        || folded.starts_with("sous total")
        || folded.starts_with("sous-total")
        || folded.starts_with("resultat")
}
