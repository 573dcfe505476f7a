//! `fec-samples`: files without a defect, files with one each, and Odoo's.

use std::path::Path;

use ledger::fec::{self, Bounds, Fec};
use ledger::{Cents, Figure, Sign};

use super::{Row, file_of};

/// What each defect is called, by the folder that has it.
const DEFECTS: [(&str, &str); 10] = [
    ("ko-colonne-absente", "missing_column"),
    ("ko-compte-3-chiffres", "account_number"),
    ("ko-cp1252-apostrophe-typographique", "windows_1252"),
    ("ko-date-jjmmaaaa", "date_notation"),
    ("ko-ecriture-desequilibree", "unbalanced"),
    ("ko-hors-exercice", "after_year_end"),
    ("ko-pipe-dans-libelle", "too_many_fields"),
    ("ko-point-decimal", "decimal_point"),
    ("ko-separateur-milliers", "thousands"),
    ("ko-separateur-point-virgule", "separator"),
];

/// What the association published for 2024, in cents: in, out.
const PUBLISHED: (i64, i64) = (257_878, 166_800);

pub(super) fn rows(samples: &Path) -> Result<Vec<Row>, String> {
    let mut folders: Vec<String> = std::fs::read_dir(samples)
        .map_err(|error| error.to_string())?
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let (mut good, mut told, mut totals, mut misses) = (0, 0, 0, Vec::new());
    let (mut all_good, mut all_told) = (0, 0);
    for folder in &folders {
        let (bytes, name) = file_of(&samples.join(folder))?;
        let fec = fec::read(&bytes, Some(&name), folder, &Bounds::default());
        let rules: Vec<&str> = fec
            .findings
            .counts()
            .iter()
            .map(|(rule, _)| rule.id())
            .collect();
        match DEFECTS.iter().find(|(of, _)| of == folder) {
            Some((_, rule)) => {
                all_told += 1;
                if rules.contains(rule) {
                    told += 1;
                } else {
                    misses.push(format!("{folder}: {rules:?}"));
                }
            }
            None => {
                all_good += 1;
                if rules.is_empty() && !fec.ledger.entries().is_empty() {
                    good += 1;
                } else {
                    misses.push(format!("{folder}: {rules:?}"));
                }
            }
        }
        if folder.starts_with("ok-") && of(&fec) == (Cents(PUBLISHED.0), Cents(PUBLISHED.1)) {
            totals += 1;
        }
    }
    let of_one = folders
        .iter()
        .filter(|name| name.starts_with("ok-"))
        .count();
    let first = folders.iter().find(|name| name.starts_with("ok-"));
    let (products, charges) = match first {
        Some(folder) => {
            let (bytes, name) = file_of(&samples.join(folder))?;
            of(&fec::read(&bytes, Some(&name), folder, &Bounds::default()))
        }
        None => (Cents::ZERO, Cents::ZERO),
    };
    Ok(vec![
        Row {
            measure: "fec-samples",
            found: format!(
                "{good} of {all_good} good files (Odoo's too) without a finding; {told} of \
                 {all_told} defects told by name"
            ),
            at_least: "all",
            holds: Some(good == all_good && told == all_told && all_told == DEFECTS.len()),
            misses,
        },
        Row {
            measure: "published totals of 2024",
            found: format!(
                "{} in, {} out, {} from the first; the same from {totals} of {of_one} notations",
                products.plain(),
                charges.plain(),
                (products - charges).plain()
            ),
            at_least: "2578.78, 1668.00, 910.78 from all",
            holds: Some(totals == of_one && of_one > 0),
            misses: Vec::new(),
        },
    ])
}

/// Products and charges.
fn of(fec: &Fec) -> (Cents, Cents) {
    let class = |class: char, sign| {
        let chosen = |_, entry: &_| fec.ledger.account(entry).starts_with(class);
        Figure::sum(&fec.ledger, sign, chosen).amount()
    };
    (class('7', Sign::Credit), class('6', Sign::Debit))
}
