//! Every figure against the entries that it opens to, added up here once more. The entries are those
//! of the sample files and of the demonstration, with and without funders and projects.

use std::collections::BTreeMap;
use std::path::Path;

use ledger::budget::compare;
use ledger::dashboard::dashboard;
use ledger::dimensions::{
    Condition, Dimensions, Project, Rule, accept, assign, propose, unassigned,
};
use ledger::fec::{self, Bounds};
use ledger::grants::dedicated_funds;
use ledger::official::{Sharing, Wanted, fill};
use ledger::{Books, Cents, Figure, Ledger, Period, Share};

use super::{Row, file_of};

/// Figures that were added up again.
#[derive(Default)]
struct Count {
    all: usize,
    equal: usize,
    misses: Vec<String>,
}

pub(super) fn row(folder: &Path) -> Result<Row, String> {
    let mut count = Count::default();
    let (bytes, name) = file_of(&folder.join("fec-samples/ok-pipe-utf8-lf"))?;
    let sample = fec::read(&bytes, Some(&name), "sample", &Bounds::default()).ledger;
    of_ledger(&sample, &mut count);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ledger");
    let mut both = Ledger::default();
    for year in ["999984123FEC20241231.txt", "999984123FEC20251231.txt"] {
        let bytes = std::fs::read(example.join(year)).map_err(|error| error.to_string())?;
        let read = fec::read(&bytes, Some(year), year, &Bounds::default()).ledger;
        both.extend(&read).map_err(|error| error.to_string())?;
    }
    of_ledger(&both, &mut count);
    Ok(Row {
        measure: "figures that are the sum of the entries they open to",
        found: format!("{} of {}", count.equal, count.all),
        at_least: "all; see also the property tests of crates/ledger/tests/figures.rs",
        holds: Some(count.equal == count.all && count.all > 500),
        misses: count.misses,
    })
}

fn of_ledger(ledger: &Ledger, count: &mut Count) {
    let mut known = Dimensions::default();
    of_books(ledger, &known, count);
    // All proposals taken, and a project of what is said of workshops.
    known.projects.push(Project {
        id: "workshop".to_owned(),
        name: "Atelier".to_owned(),
    });
    known.rules.push(Rule {
        id: "workshop".to_owned(),
        when: vec![Condition::Label("atelier".to_owned())],
        period: None,
        funder: None,
        project: Some("workshop".to_owned()),
    });
    for proposal in propose(ledger, &known, &assign(ledger, &known)) {
        accept(&mut known, &proposal, None, None);
    }
    of_books(ledger, &known, count);
}

fn of_books(ledger: &Ledger, dimensions: &Dimensions, count: &mut Count) {
    let books = Books::of(ledger, dimensions, &BTreeMap::new());
    let mut years: Vec<i32> = ledger.entries().iter().map(|of| of.date.year()).collect();
    years.sort_unstable();
    years.dedup();
    for period in years.into_iter().filter_map(Period::year) {
        let drawn = dashboard(&books, period, &[]);
        for figure in [
            &drawn.cash.cash,
            &drawn.cash.dedicated,
            &drawn.cash.charges,
            &drawn.charges,
            &drawn.products,
            &drawn.in_kind.all,
            &drawn.in_kind.volunteering,
            &drawn.in_kind.uses,
        ] {
            count.add(ledger, figure, "dashboard", false);
        }
        let by_account = drawn.cash.by_account.iter().map(|(_, figure)| figure);
        let income = drawn.income.iter().map(|of| &of.figure);
        let natures = drawn.by_nature.iter().map(|of| &of.figure);
        let charges = drawn.by_project.iter().map(|of| &of.charges);
        let products = drawn.by_project.iter().map(|of| &of.products);
        let parts = by_account.chain(income).chain(natures);
        for figure in parts.chain(charges).chain(products) {
            count.add(ledger, figure, "a part of the dashboard", false);
        }
        let open = unassigned(ledger, &books.assignment, period);
        for figure in [&open.grants, &open.charges, &open.products] {
            count.add(ledger, figure, "unassigned", false);
        }
        let dedicated = dedicated_funds(&books, period);
        for figure in [&dedicated.opening, &dedicated.set_aside, &dedicated.used] {
            count.add(ledger, figure, "dedicated funds", false);
        }
        let budget = ledger::budget::draft(&books, &[], period, None, 2);
        for gap in compare(&books, &budget) {
            count.add(ledger, &gap.actual, "budget and actual", false);
        }
        for form in ledger::charts::forms() {
            for project in [None, Some("workshop")] {
                let sharing = project.map(|_| Sharing {
                    share: Share::of_hundredths(3_333),
                    accounts: Vec::new(),
                    rule: String::new(),
                });
                let wanted = Wanted {
                    form: form.to_owned(),
                    period,
                    project: project.map(str::to_owned),
                    funder: None,
                    sharing,
                };
                let table = fill(&books, &wanted, Some(&budget));
                for row in &table.rows {
                    let shared = row.line.id.starts_with("indirect.");
                    count.add(ledger, &row.actual, &row.line.id, shared);
                }
                for of in &table.not_on_form {
                    count.add(ledger, &of.actual, &of.account, false);
                }
                let lines: Cents = table.rows.iter().map(|row| row.actual.amount()).sum();
                let totals: Cents = table.totals.iter().map(|of| of.actual.amount()).sum();
                count.tell(lines == totals, || format!("totals of {form}"));
            }
        }
    }
}

impl Count {
    /// Adds the entries of a figure up from the ledger itself. Where a share of each is counted, the
    /// parts are at most the entries.
    fn add(&mut self, ledger: &Ledger, figure: &Figure, what: &str, shared: bool) {
        let (mut parts, mut debit_less_credit, mut within) = (0_i64, 0_i64, true);
        for part in figure.parts() {
            let Some(entry) = ledger.entry(part.entry) else {
                self.tell(false, || format!("{what}: an entry that is not there"));
                return;
            };
            let net = entry.debit.0 - entry.credit.0;
            parts += part.amount.0;
            debit_less_credit += net;
            within &= part.amount.0.abs() <= net.abs();
        }
        let amount = figure.amount().0;
        let entries = if shared {
            within
        } else {
            amount.abs() == debit_less_credit.abs()
        };
        self.tell(amount == parts && entries, || {
            format!("{what}: {amount} of entries that make {debit_less_credit}")
        });
    }

    fn tell(&mut self, holds: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        if holds {
            self.equal += 1;
        } else {
            self.misses.push(what());
        }
    }
}
