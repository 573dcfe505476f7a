//! What the ledger gives to forms: the lines of budgets and of years past, each with how many entries
//! it is the sum of; and what is asked of each funder.

use std::collections::BTreeMap;

use documents::Format;
use language::Language;
use language::dates::Date;
use ledger::budget::{Budget, Origin};
use ledger::charts::Placement;
use ledger::grants::Grant;
use ledger::official::{OfficialTable, Wanted, fill};
use ledger::{Books, Cents, Day, Period, Sign, charts};

use crate::{
    About, DateOrigin, Dossier, Fact, Figure, Place, Side, Sketch, Source, SourceDate, SourceId,
    SourceKind, Unit,
};

/// What forms call all grants together.
pub const GRANTS: &str = "Subventions d’exploitation";

/// What forms call grants without those of private bodies.
pub const PUBLIC_GRANTS: &str = "Subventions publiques";

/// What forms call grants of private bodies.
pub fn private_grants() -> &'static str {
    charts::line("74.private").map_or("", |line| line.label.as_str())
}

/// Years of accounts that are looked at, the newest first.
const YEARS: usize = 4;

/// The ledger, and what a person said of it.
pub struct Accounts<'a> {
    /// The entries, understood.
    pub books: &'a Books<'a>,
    /// Budgets.
    pub budgets: &'a [Budget],
    /// Grants.
    pub grants: &'a [Grant],
    /// Today: what is asked is what is not decided yet.
    pub today: Day,
    /// How sources are named and rows are quoted, in the person's language.
    pub words: &'a dyn Words,
}

/// How the ledger's figures are named. Sentences are made at the roof.
pub trait Words {
    /// The name of the file of an import.
    fn file(&self, import: &str) -> String;
    /// The name of a budget.
    fn budget(&self, budget: &Budget) -> String;
    /// The name of the list of grants.
    fn grants(&self) -> String;
    /// A row: what it is, its amount, and how many entries make it.
    fn row(&self, label: &str, amount: Cents, entries: usize) -> String;
    /// What is asked of a funder.
    fn asked(&self, funder: &str, purpose: &str, amount: Cents) -> String;
}

/// The label of the line of the official table that a row of a form bears the words of, in a rubric of
/// two digits.
pub fn official_line(row: &str, rubric: u8) -> Option<&'static str> {
    ledger::budget::of_form(row, rubric).map(|line| line.label.as_str())
}

impl Dossier {
    /// Adds what the ledger gives. Its sources are those of [`Dossier::ledger`], and have numbers
    /// below zero, which no store gives.
    pub fn with_accounts(mut self, accounts: &Accounts<'_>) -> Self {
        let mut periods: Vec<Period> = accounts
            .books
            .ledger
            .sources()
            .iter()
            .filter_map(|source| source.period)
            .filter(|period| (10..=24).contains(&period.months().count()))
            .collect();
        periods.sort_by_key(|period| std::cmp::Reverse(period.last));
        periods.dedup();
        for period in periods.into_iter().take(YEARS) {
            self.add_year(accounts, period, None);
            for project in &accounts.books.dimensions.projects {
                self.add_year(accounts, period, Some((&project.id, &project.name)));
            }
        }
        for budget in accounts.budgets {
            self.add_budget(accounts, budget);
        }
        self.add_asked(accounts);
        self
    }

    /// What happened in a year, of the organisation or of a project.
    fn add_year(&mut self, accounts: &Accounts<'_>, period: Period, project: Option<(&str, &str)>) {
        let books = accounts.books;
        let wanted = Wanted {
            form: "12156*06".to_owned(),
            period,
            project: project.map(|(id, _)| id.to_owned()),
            funder: None,
            sharing: None,
        };
        let table = fill(books, &wanted, None);
        let first = table.rows.iter().find_map(|row| row.actual.parts().first());
        let import = first.and_then(|part| books.ledger.address(part.entry));
        let Some((import, _)) = import else { return };
        let kind = match project {
            None => SourceKind::Accounts,
            // What is spent on a project is its budget's other column.
            Some(_) => SourceKind::Budget,
        };
        let source = self.add_source(
            &accounts.words.file(import),
            import,
            kind,
            project.map_or("", |(_, name)| name),
            period,
        );
        let of = Of {
            source,
            table: table_name(project.map(|(_, name)| name)),
            year: period.last.year(),
            planned: false,
        };
        let happened =
            |row: &ledger::official::Row| (row.actual.amount(), row.actual.parts().len());
        let mut rows = of_table(&table, books, happened, |_| None);
        rows.extend(by_account(books, period, project.map(|(id, _)| id)));
        self.add_rows(accounts, &of, rows);
    }

    fn add_budget(&mut self, accounts: &Accounts<'_>, budget: &Budget) {
        let books = accounts.books;
        let project = budget.project.as_deref().map(|id| {
            let project = books.dimensions.project(id);
            project.map_or(id, |project| project.name.as_str())
        });
        let wanted = Wanted {
            form: "12156*06".to_owned(),
            period: budget.period,
            project: budget.project.clone(),
            funder: None,
            sharing: None,
        };
        let table = fill(books, &wanted, Some(budget));
        let source = self.add_source(
            &accounts.words.budget(budget),
            &budget.id,
            SourceKind::Budget,
            project.unwrap_or_default(),
            budget.period,
        );
        let of = Of {
            source,
            table: table_name(project),
            year: budget.period.last.year(),
            planned: true,
        };
        let of_row = |row: &ledger::official::Row| (row.planned.unwrap_or_default(), 0);
        // What was planned by rubric is on no line of it.
        let of_rubric = |of: &ledger::official::Rubric| of.planned.filter(|_| of.whole);
        let mut rows = of_table(&table, books, of_row, of_rubric);
        // Lines as they were planned, where they say more than the form. What is given in kind is on
        // the lines of the form: its numbers are not those of the charts.
        let lines = budget.lines.iter().filter(|line| {
            line.account.len() > 2
                && !line.account.starts_with('8')
                && charts::line(&line.account).is_none()
        });
        rows.extend(lines.filter(|line| line.funder.is_none()).map(|line| {
            Row {
                account: line.account.clone(),
                label: line.label.clone(),
                amount: line.amount,
                // How many years an amount is the mean of says how well founded it is.
                entries: match &line.origin {
                    Origin::History { amounts, .. } => amounts.len(),
                    _ => 0,
                },
                side: side_of(&line.account),
                total: false,
                part_of: line
                    .line(books, table.chart)
                    .map_or(String::new(), |line| line.label.clone()),
            }
        }));
        self.add_rows(accounts, &of, rows);
    }

    fn add_rows(&mut self, accounts: &Accounts<'_>, of: &Of, rows: Vec<Row>) {
        for row in rows.into_iter().filter(|row| !row.amount.is_zero()) {
            let named = format!("{} {}", row.account, row.label);
            self.figures.push(Figure {
                quote: accounts.words.row(named.trim(), row.amount, row.entries),
                account: row.account,
                label: row.label,
                table: of.table.clone(),
                side: row.side,
                unit: Unit::Euro,
                cents: row.amount.0,
                year: Some(of.year),
                planned: Some(of.planned),
                total: row.total,
                place: Place {
                    headings: Some(row.part_of)
                        .filter(|line| !line.is_empty())
                        .into_iter()
                        .collect(),
                    ..place(of.source)
                },
            });
        }
    }

    /// What is asked of each funder for years that are not over. What is decided comes after what is
    /// not, and is surely of less use: a form is filled before.
    fn add_asked(&mut self, accounts: &Accounts<'_>) {
        let open = accounts
            .grants
            .iter()
            .filter(|grant| grant.asked.is_some() && grant.period.last >= accounts.today);
        let mut open: Vec<&Grant> = open.collect();
        open.sort_by_key(|grant| grant.granted.is_some());
        let Some(first) = open.first() else { return };
        let name = accounts.words.grants();
        let source = self.add_source(&name, "", SourceKind::Other, "", first.period);
        let dimensions = accounts.books.dimensions;
        for grant in open {
            let amount = grant.asked.unwrap_or_default();
            let funder = dimensions.funder(&grant.funder);
            let funder = funder.map_or(grant.funder.as_str(), |funder| &funder.name);
            let quote = accounts.words.asked(funder, &grant.purpose, amount);
            self.facts.push(Fact {
                key: "project.amount_asked".to_owned(),
                value: language::amounts::display(amount.0, Language::French),
                // The year that it is asked for: a form is of one year.
                date: Date::from_iso(&grant.period.last.year().to_string()),
                place: place(source),
                quote,
                confidence: if grant.granted.is_none() { 0.9 } else { 0.6 },
            });
        }
    }

    fn add_source(
        &mut self,
        name: &str,
        digest: &str,
        kind: SourceKind,
        title: &str,
        period: Period,
    ) -> SourceId {
        let lowest = self.sources.iter().map(|source| source.id).min();
        let id = lowest.unwrap_or(0).min(0) - 1;
        let date = Date::from_iso(&period.last.iso()).map(|date| SourceDate {
            date,
            origin: DateOrigin::Written,
        });
        self.sources.push(Source {
            id,
            name: name.to_owned(),
            digest: digest.to_owned(),
            size: 0,
            about: About {
                format: Format::Csv,
                kind,
                title: title.to_owned(),
                date,
                language: Language::French,
                pages: 0,
                states: Vec::new(),
                notes: Vec::new(),
                sketch: Sketch::default(),
            },
        });
        self.ledger.insert(id);
        id
    }
}

/// What all figures of a table have in common.
struct Of {
    source: SourceId,
    table: String,
    year: i32,
    planned: bool,
}

/// A line that a form may ask for.
struct Row {
    account: String,
    label: String,
    amount: Cents,
    entries: usize,
    side: Option<Side>,
    total: bool,
    /// The line of the official table that it is part of, where it is not that line itself.
    part_of: String,
}

fn place(source: SourceId) -> Place {
    Place {
        source,
        page: None,
        headings: Vec::new(),
        doubtful: false,
    }
}

/// Forms say whose budget they ask for in these words, and tables are told apart by them.
fn table_name(project: Option<&str>) -> String {
    match project {
        Some(name) => format!("Budget du projet {name}"),
        None => "Budget de l’association".to_owned(),
    }
}

/// The lines of the official table, its rubrics and its totals; 74 by funder, and by kind of funder.
fn of_table(
    table: &OfficialTable,
    books: &Books<'_>,
    amount: impl Fn(&ledger::official::Row) -> (Cents, usize),
    whole: impl Fn(&ledger::official::Rubric) -> Option<Cents>,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut rubrics: BTreeMap<u8, (Cents, usize)> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, (&charts::Line, Cents, usize)> = BTreeMap::new();
    let mut totals: BTreeMap<charts::Side, (Cents, usize)> = BTreeMap::new();
    for of in &table.rubrics {
        let amount = whole(of).unwrap_or_default();
        rubrics.entry(of.rubric).or_default().0 += amount;
        totals.entry(of.side).or_default().0 += amount;
    }
    for row in &table.rows {
        let (of, entries) = amount(row);
        let add = |sum: &mut (Cents, usize)| {
            sum.0 += of;
            sum.1 += entries;
        };
        add(rubrics.entry(row.line.rubric).or_default());
        add(totals.entry(row.line.side).or_default());
        if row.line.rubric == 74 {
            let kind = kinds
                .entry(&row.line.id)
                .or_insert((row.line, Cents::ZERO, 0));
            kind.1 += of;
            kind.2 += entries;
            if let Some(funder) = &row.funder {
                let known = books.dimensions.funder(funder);
                rows.push(Row {
                    account: "74".to_owned(),
                    label: known.map_or(funder.clone(), |funder| funder.name.clone()),
                    amount: of,
                    entries,
                    side: Some(Side::Products),
                    total: false,
                    part_of: row.line.label.clone(),
                });
            }
            continue;
        }
        // A line that bears its rubric's number is not the rubric, where that has other lines.
        let rubric = row.line.code == row.line.rubric.to_string();
        let lines = charts::lines().iter();
        let alone = lines.filter(|line| line.rubric == row.line.rubric).count() == 1;
        let sum_alone = rubric && alone;
        if !row.line.label.is_empty() && !sum_alone {
            rows.push(Row {
                account: if rubric {
                    String::new()
                } else {
                    row.line.code.clone()
                },
                label: row.line.label.clone(),
                amount: of,
                entries,
                side: side(row.line.side),
                total: false,
                part_of: String::new(),
            });
        }
    }
    let private = kinds
        .get("74.private")
        .map_or((Cents::ZERO, 0), |(_, amount, entries)| (*amount, *entries));
    let named = kinds
        .into_values()
        .filter(|(line, ..)| !line.label.is_empty());
    rows.extend(named.map(|(line, amount, entries)| Row {
        account: "74".to_owned(),
        label: line.label.clone(),
        amount,
        entries,
        side: Some(Side::Products),
        total: false,
        part_of: String::new(),
    }));
    // Forms that list foundations apart ask for the others in one sum.
    if let Some((grants, entries)) = rubrics.get(&74)
        && !private.0.is_zero()
    {
        rows.push(Row {
            account: "74".to_owned(),
            label: PUBLIC_GRANTS.to_owned(),
            amount: *grants - private.0,
            entries: entries - private.1,
            side: Some(Side::Products),
            total: false,
            part_of: GRANTS.to_owned(),
        });
    }
    let rubrics = rubrics.into_iter().filter(|(rubric, _)| *rubric > 0);
    rows.extend(rubrics.map(|(rubric, (amount, entries))| Row {
        account: rubric.to_string(),
        label: rubric_name(rubric).to_owned(),
        amount,
        entries,
        side: side_of(&rubric.to_string()),
        total: false,
        part_of: String::new(),
    }));
    let sum = |sides: &[charts::Side]| {
        let of = sides.iter().filter_map(|side| totals.get(side));
        of.fold((Cents::ZERO, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1))
    };
    let charges = sum(&[charts::Side::Charge, charts::Side::IndirectCharge]);
    let products = sum(&[charts::Side::Product]);
    for (label, (amount, entries), side) in [
        ("Total des charges", charges, Side::Charges),
        ("Total des produits", products, Side::Products),
    ] {
        rows.push(Row {
            account: String::new(),
            label: label.to_owned(),
            amount,
            entries,
            side: Some(side),
            total: true,
            part_of: String::new(),
        });
    }
    rows
}

/// What stands in accounts that begin alike.
#[derive(Default)]
struct ByAccount {
    amount: Cents,
    entries: usize,
    /// The largest entry, whose account names them all.
    largest: Cents,
    label: String,
    part_of: String,
}

/// What forms call the rubrics of the chart, in French (plan comptable général, classes 6 to 8).
fn rubric_name(rubric: u8) -> &'static str {
    match rubric {
        60 => "Achats",
        61 => "Services extérieurs",
        62 => "Autres services extérieurs",
        63 => "Impôts et taxes",
        64 => "Charges de personnel",
        65 => "Autres charges de gestion courante",
        66 => "Charges financières",
        67 => "Charges exceptionnelles",
        68 => "Dotations aux amortissements, aux provisions et engagements",
        69 => "Impôt sur les bénéfices",
        70 => "Ventes de produits finis, prestations de services",
        73 => "Dotations et produits de tarification",
        74 => GRANTS,
        75 => "Autres produits de gestion courante",
        76 => "Produits financiers",
        77 => "Produits exceptionnels",
        78 => "Reprises sur amortissements et provisions, report de ressources non utilisées",
        79 => "Transferts de charges",
        86 => "Emplois des contributions volontaires en nature",
        87 => "Contributions volontaires en nature",
        _ => "",
    }
}

/// Charges and products by the first three digits of their accounts, under the name of the largest.
fn by_account(books: &Books<'_>, period: Period, project: Option<&str>) -> Vec<Row> {
    let mut found: BTreeMap<String, ByAccount> = BTreeMap::new();
    for (id, entry) in books.ledger.iter() {
        let account = books.ledger.account(entry);
        let of = project.is_none() || books.assignment.project(id) == project;
        // Grants are by funder; what is given in kind is on the lines of the form.
        if !of || account.starts_with(['8']) || account.starts_with("74") {
            continue;
        }
        if !books.is_result(entry, period) {
            continue;
        }
        let sign = if account.starts_with('6') {
            Sign::Debit
        } else {
            Sign::Credit
        };
        let amount = sign.of(entry);
        let start = account.get(..3).unwrap_or(account).to_owned();
        let of = found.entry(start).or_default();
        of.amount += amount;
        of.entries += 1;
        if amount.abs() > of.largest {
            of.largest = amount.abs();
            books
                .ledger
                .text(entry.account_label)
                .clone_into(&mut of.label);
            if let Some(Placement::Line(line, _)) = books.placement(entry) {
                of.part_of.clone_from(&line.label);
            }
        }
    }
    found
        .into_iter()
        .map(|(account, of)| Row {
            side: side_of(&account),
            account,
            label: of.label,
            amount: of.amount,
            entries: of.entries,
            total: false,
            part_of: of.part_of,
        })
        .collect()
}

fn side(side: charts::Side) -> Option<Side> {
    Some(match side {
        charts::Side::Charge | charts::Side::IndirectCharge | charts::Side::UseInKind => {
            Side::Charges
        }
        charts::Side::Product | charts::Side::ResourceInKind => Side::Products,
    })
}

fn side_of(account: &str) -> Option<Side> {
    let charges = account.starts_with('6') || account.starts_with("86");
    let products = account.starts_with('7') || account.starts_with("87");
    match (charges, products) {
        (true, _) => Some(Side::Charges),
        (_, true) => Some(Side::Products),
        _ => None,
    }
}
