//! A budget read from the rows of a sheet: accounts or their names with amounts, charges and products
//! side by side or one after another.

use serde::Serialize;

use super::funders::of_form;
use super::totals::settled;
use super::{BudgetLine, Origin};
use crate::amounts::{Cents, parse, unambiguous};
use crate::findings::{Findings, Rule, Value};
use crate::words::plain;

/// What was read of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetRows {
    /// The lines, without totals.
    pub lines: Vec<BudgetLine>,
    /// Totals that are not the sum of their lines.
    pub findings: Findings,
}

/// A line as it was read.
pub(super) struct Read {
    pub(super) line: BudgetLine,
    /// Row of the sheet, from 1.
    pub(super) row: u32,
    /// Which half of the sheet it stands in.
    pub(super) half: usize,
    /// For a row without an account: the account that it stands under.
    pub(super) under: Option<String>,
}

/// A total of the sheet itself: its row, its half, its amount.
pub(super) struct Stated {
    pub(super) row: u32,
    pub(super) half: usize,
    pub(super) amount: Cents,
    pub(super) label: String,
}

/// Reads the lines of a budget. A cell that begins with an account of two to six digits of classes 6,
/// 7, 86 or 87 begins a line; the first amount to its right is its amount. Where charges stand left
/// and products right, the halves are read apart. Rows without an account under one of 74 are who
/// gives, one a row; under another they are its details, in the line of the official table whose words
/// they bear. The amount of a rubric is its lines' total where there are such lines, and is held
/// against them; so is the total that the sheet states.
///
/// 870 and 875 mean what their words say: the form and the charts since 2018 have them the other way
/// round.
pub fn from_rows(rows: &[Vec<String>]) -> BudgetRows {
    let rows = &*unambiguous(&rows[..rows.len().min(5_000)]);
    let codes = codes(rows);
    let mut found = Found::default();
    let split = split(rows, &codes);
    let halves = [(0, split.unwrap_or(60)), (split.unwrap_or(60), 60)];
    for (half, (from, to)) in halves.into_iter().enumerate().filter(|(_, (f, t))| f < t) {
        of_half(rows, &codes, half, from..to, &mut found);
    }
    let Found {
        mut read,
        stated,
        unreadable,
    } = found;
    // As the rows stand, the left half first.
    read.sort_by_key(|of: &Read| (of.row, of.half));
    settled(read, &stated, unreadable)
}

/// What was found in the rows.
#[derive(Default)]
struct Found {
    read: Vec<Read>,
    stated: Vec<Stated>,
    unreadable: Findings,
}

/// The column where the right half begins, where charges stand on one side and products on the other.
fn split(rows: &[Vec<String>], codes: &[bool]) -> Option<usize> {
    let (mut charges, mut products) = (Vec::new(), Vec::new());
    for row in rows {
        for at in 0..row.len().min(60) {
            match begins(row, at, codes) {
                Some((account, ..)) if account.starts_with('6') || account.starts_with("86") => {
                    charges.push(at);
                }
                Some(_) => products.push(at),
                None => {}
            }
        }
    }
    let apart = |left: &[usize], right: &[usize]| {
        let (last, first) = (left.iter().max()?, right.iter().min()?);
        (last < first).then_some(*first)
    };
    apart(&charges, &products).or_else(|| apart(&products, &charges))
}

fn of_half(
    rows: &[Vec<String>],
    codes: &[bool],
    half: usize,
    columns: std::ops::Range<usize>,
    found: &mut Found,
) {
    let Found {
        read,
        stated,
        unreadable,
    } = found;
    let mut not_read = |row: u32, cell: &str, label: &str| {
        unreadable.add(Rule::AmountUnreadable, Some(row), || {
            vec![("column", Value::text(label)), ("value", Value::text(cell))]
        });
    };
    // The account above, and its rubric where that has a row of its own.
    let mut above: Option<String> = None;
    let mut heading: Option<String> = None;
    // Who gives, in the row above, with no amount there: forms leave a line under "Région" for it.
    let mut waiting: Option<(usize, String)> = None;
    for (at, row) in rows.iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut add = |account: &str, label: &str, amount: Cents, under: Option<String>| {
            let line = BudgetLine {
                account: account.to_owned(),
                label: label.to_owned(),
                amount,
                funder: None,
                origin: Origin::Row(number),
            };
            read.push(Read {
                line,
                row: number,
                half,
                under,
            });
        };
        let end = columns.end.min(row.len());
        let mut column = columns.start;
        let mut begun = false;
        while column < end {
            let Some((account, label, next)) = begins(row, column, codes) else {
                column += 1;
                continue;
            };
            begun = true;
            if account.len() == 2 {
                heading = Some(account.clone());
            } else if heading
                .as_ref()
                .is_some_and(|of| !account.starts_with(of.as_str()))
            {
                heading = None;
            }
            above = Some(account.clone());
            column = next;
            // A label that fills its half has its amount after it, where no label is.
            let fills = next == end && !row[end..].iter().any(|cell| names(cell.trim()));
            let end = if fills { row.len().min(60) } else { end };
            // Up to the next line that begins in the same row.
            while column < end && begins(row, column, codes).is_none() {
                let cell = row[column].trim();
                column += 1;
                if let Some(amount) = amount(cell) {
                    add(&account, &label, amount, None);
                    break;
                }
                if is_number(cell) {
                    not_read(number, cell, &label);
                    break;
                }
            }
        }
        let waited = waiting.take();
        if begun {
            continue;
        }
        let cells = || columns.start..end;
        let Some(named) = cells().find(|at| names(bare(&row[*at]))) else {
            let alone = cells().find_map(|at| amount(row[at].trim()));
            if let (Some((before, label)), Some(of), Some(amount)) = (waited, &above, alone)
                && before + 1 == at
            {
                add(of, &label, amount, Some(of.clone()));
            }
            continue;
        };
        let label = bare(&row[named]);
        let mut after = (named + 1..end).map(|at| row[at].trim());
        let of_row = after.find(|cell| amount(cell).is_some() || is_number(cell));
        let found = of_row.and_then(amount);
        if let (Some(cell), None, true) = (of_row, found, above.is_some()) {
            not_read(number, cell, label);
        }
        if ends(label) {
            (above, heading) = (None, None);
            let total = found.filter(|_| is_total(label));
            stated.extend(total.map(|amount| Stated {
                row: number,
                half,
                amount,
                label: label.to_owned(),
            }));
            continue;
        }
        let (Some(of), Some(amount)) = (&above, found) else {
            let gives = above.as_deref().is_some_and(gives);
            waiting = (gives && of_row.is_none()).then(|| (at, label.to_owned()));
            continue;
        };
        if gives(of) {
            add(of, label, amount, Some(of.clone()));
            continue;
        }
        let of = heading.as_ref().unwrap_or(of);
        let rubric = of.get(..2).and_then(|rubric| rubric.parse().ok());
        let line = rubric.and_then(|rubric| of_form(label, rubric));
        let account = line.map_or(of.as_str(), |line| line.id.as_str());
        add(account, label, amount, Some(of.clone()));
    }
}

/// Whether who gives is listed under an account.
pub(super) fn gives(account: &str) -> bool {
    account.starts_with("74") && !account.starts_with("747")
}

/// A label without the dash before it.
fn bare(cell: &str) -> &str {
    cell.trim()
        .trim_start_matches(['-', '–', '•', '*', ' ', '\u{a0}'])
}

/// Whether a cell of words may be the name of a line.
fn names(label: &str) -> bool {
    label.chars().next().is_some_and(char::is_alphabetic) && amount(label).is_none()
}

/// Whether the details of a line end with such words.
fn ends(label: &str) -> bool {
    const WORDS: [&str; 8] = [
        "total",
        "sous-total",
        "excedent",
        "deficit",
        "resultat",
        "insuffisance",
        "ressources propres",
        "contributions",
    ];
    let label = plain(label);
    WORDS.iter().any(|word| label.starts_with(word))
}

/// Whether a label is that of the total of all charges or all products.
fn is_total(label: &str) -> bool {
    let label = plain(label);
    let words: Vec<&str> = label
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "de" | "des" | "d" | "du" | "les"))
        .collect();
    let of = [
        "charges",
        "produits",
        "depenses",
        "recettes",
        "ressources",
        "general",
        "expenses",
        "income",
    ];
    words.first() == Some(&"total") && words[1..].iter().all(|word| of.contains(word))
}

/// Whether a cell is meant as a number, whether it can be read or not.
fn is_number(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['€', ' ', '\u{a0}', '\u{202f}']);
    let first = bare.trim_start_matches(['-', '+', '(']);
    let marks = |letter: char| {
        letter.is_ascii_digit() || ".,'-+()".contains(letter) || letter.is_whitespace()
    };
    first.starts_with(|letter: char| letter.is_ascii_digit()) && bare.chars().all(marks)
}

/// Which columns hold accounts alone in their cells, and no amounts: all their numbers are accounts
/// of a budget with words to the right, their head is none of amounts, and no words stand to the left
/// whose amount they would be.
fn codes(rows: &[Vec<String>]) -> Vec<bool> {
    let width = rows.iter().map(|row| row.len().min(60)).max().unwrap_or(0);
    let words = |cell: Option<&String>| {
        cell.is_some_and(|cell| cell.chars().any(char::is_alphabetic) && !is_number(cell))
    };
    (0..width)
        .map(|column| {
            let mut cells = rows
                .iter()
                .filter_map(|row| Some((row, row.get(column)?.trim())));
            cells.all(|(row, cell)| {
                if !is_number(cell) {
                    // A title stands alone in its row, and heads no column.
                    let alone = row.iter().filter(|of| !of.trim().is_empty()).count() == 1;
                    return alone || !heads_amounts(cell);
                }
                let left = column.checked_sub(1).and_then(|at| row.get(at));
                of_budget(cell) && !words(left) && words(row.get(column + 1))
            })
        })
        .collect()
}

/// Whether a cell is the head of a column of amounts.
fn heads_amounts(cell: &str) -> bool {
    const HEADS: [&str; 8] = [
        "montant",
        "prevu",
        "prevision",
        "realis",
        "budget",
        "€",
        "euro",
        "en eur",
    ];
    let cell = plain(cell);
    cell.len() <= 30 && HEADS.iter().any(|head| cell.starts_with(head))
}

/// Whether digits are an account of a budget: of two to six digits, of classes 6, 7, 86 or 87.
fn of_budget(digits: &str) -> bool {
    let classes = ["6", "7", "86", "87"];
    (2..=6).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && classes.iter().any(|class| digits.starts_with(class))
}

/// The account and the label of a line that begins in a cell, and the cell after.
fn begins(row: &[String], column: usize, codes: &[bool]) -> Option<(String, String, usize)> {
    let cell = row.get(column)?.trim();
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let account = &cell[..digits];
    if !of_budget(account) {
        return None;
    }
    let rest = cell[digits..]
        .trim_start_matches([' ', '-', '–', ':', '.', '\u{a0}'])
        .trim();
    if !rest.is_empty() {
        let currency = ["eur", "euro", "euros", "ke", "keur"].contains(&plain(rest).as_str());
        let worded = rest.chars().next().is_some_and(char::is_alphabetic)
            && cell[digits..].len() > rest.len()
            && !currency;
        return worded.then(|| (account.to_owned(), rest.to_owned(), column + 1));
    }
    // A code alone needs a label beside it, in a column of such: else it is an amount.
    if !codes.get(column).copied().unwrap_or(false) {
        return None;
    }
    let label = row.get(column + 1)?.trim();
    let worded = label.chars().next().is_some_and(char::is_alphabetic);
    worded.then(|| (account.to_owned(), label.to_owned(), column + 2))
}

fn amount(cell: &str) -> Option<Cents> {
    let read = parse(cell.as_bytes())
        .ok()
        .filter(|read| !read.notation.blank)?;
    Some(read.amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn two_columns_side_by_side() {
        let read = from_rows(&rows(
            "CHARGES;Montant;PRODUITS;Montant\n\
             60 - Achats;1 200;70 - Ventes;300\n\
             604 Prestations;800;74 - Subventions;1 500\n\
             606 Fournitures;400;;\n\
             61;Services extérieurs;200\n\
             TOTAL;1 400;TOTAL;1 800",
        ));
        assert!(read.findings.is_empty(), "{:?}", read.findings.list());
        let lines: Vec<(&str, i64)> = read
            .lines
            .iter()
            .map(|line| (line.account.as_str(), line.amount.0 / 100))
            .collect();
        assert_eq!(
            lines,
            [
                ("70", 300),
                ("604", 800),
                ("74", 1500),
                ("606", 400),
                ("61", 200)
            ]
        );
    }

    #[test]
    fn a_title_above_accounts_heads_no_amounts() {
        let (lines, _) =
            read("Budget 2026;;\nCompte;Libellé;2026\n604;Prestations;700\n756;Dons;90");
        let expected = [("604".to_owned(), 700), ("756".to_owned(), 90)];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_total_that_is_not_one_is_told() {
        let read = from_rows(&rows("60 Achats;900\n604 Prestations;800"));
        assert_eq!(read.findings.count(Rule::TableTotal), 1);
    }

    #[test]
    fn who_gives_is_kept_under_74() {
        let read = from_rows(&rows(
            "60 - Achats;1 200;70 - Ventes;300\n\
             61 - Services;900;74 - Subventions d'exploitation;8 000\n\
             ;;Ville d'Aubry;4 500\n\
             62 - Divers;100;- Région Centre;2 500\n\
             ;;Fondation des Deux Rives;1 000\n\
             64 - Personnel;50;75 - Cotisations;400\n\
             ;;dont adultes;300\n\
             TOTAL;2 250;TOTAL;8 700",
        ));
        assert!(read.findings.is_empty(), "{:?}", read.findings.list());
        let grants: Vec<(&str, i64)> = read
            .lines
            .iter()
            .filter(|line| line.account == "74")
            .map(|line| (line.label.as_str(), line.amount.0 / 100))
            .collect();
        assert_eq!(
            grants,
            [
                ("Ville d'Aubry", 4_500),
                ("Région Centre", 2_500),
                ("Fondation des Deux Rives", 1_000)
            ]
        );
        let all: Cents = read.lines.iter().map(|line| line.amount).sum();
        assert_eq!(all, Cents::euros(2_250 + 8_700));
        // The sum is held against the names; 741 over names is a sum too, in 74.
        let read = from_rows(&rows(
            "74;Subventions;7 000\n741;État;5 000\n;DRAC Centre;3 000\n;DRAJES;1 500\n742;Région;2 000",
        ));
        assert_eq!(read.findings.count(Rule::TableTotal), 1);
        let all: Cents = read.lines.iter().map(|line| line.amount).sum();
        assert_eq!(all, Cents::euros(6_500));
    }

    #[test]
    fn the_line_under_who_gives_has_the_amount() {
        let read = from_rows(&rows(
            "DÉPENSES;Montant;RECETTES;Montant\n60 Achats;900;70 Ventes;300\n\
             61 Services;600;74 Subventions;\nLocations;400;Région;\nAssurance;200;;5 000\n\
             62 Divers;150;Commune(s);2 000\n64 Personnel;700;CAF;\nSalaires;700;;\n\
             ;;Conseil départemental;\n;;;1 500\nTOTAL;2 350;TOTAL;8 800",
        ));
        let of: Vec<(&str, i64)> = read
            .lines
            .iter()
            .filter(|line| line.account == "74")
            .map(|line| (line.label.as_str(), line.amount.0 / 100))
            .collect();
        let given = [
            ("Région", 5_000),
            ("Commune(s)", 2_000),
            ("Conseil départemental", 1_500),
        ];
        assert_eq!(of, given);
        assert!(read.findings.is_empty(), "{:?}", read.findings.list());
    }

    #[test]
    fn an_amount_is_never_taken_for_an_account() {
        let (lines, told) = read(
            "CHARGES;Montant;PRODUITS;Montant\n\
             606 Papier;1800;74 Subventions;29000\n\
             613 Locations;5046;Ville d'Aubry;23000\n\
             616 Assurance;700;Fondation des Deux Rives;6000\n\
             641 Salaires;30000;756 Cotisations;8546\n\
             TOTAL DES CHARGES;37546;TOTAL DES PRODUITS;37546",
        );
        let expected = [
            ("606", 1800),
            ("613", 5046),
            ("74", 23000),
            ("616", 700),
            ("74", 6000),
            ("641", 30000),
            ("756", 8546),
        ];
        assert_eq!(
            lines,
            expected.map(|(account, of)| (account.to_owned(), of))
        );
        assert_eq!(told, 0);
        // Even where all amounts look like accounts.
        let (lines, _) = read("60 Achats;700;Ventes;650\n61 Services;750;74 Aides;600");
        let expected = [("60", 700), ("61", 750), ("74", 600)];
        assert_eq!(
            lines,
            expected.map(|(account, of)| (account.to_owned(), of))
        );
        // A zero beside a heading is no sum of its details.
        let sheet = "CHARGES;2025;PRODUITS;2025\n60 Achats;900;74 Subventions;0\n61 Services;100;- Ville d'Aubry;1000";
        assert_eq!(read(sheet).1, 0);
        let wrong = "606 Papier;1800;Ville d'Aubry;700\nTOTAL DES CHARGES;1900";
        assert_eq!(read(wrong).1, 1);
    }

    #[test]
    fn what_is_no_amount_is_told() {
        let sheet = "Compte;Libellé;Montant\n606;Papier;1.500\n641;Salaires;30.000,00\n\
                     613;Loyer;5 046\n74;Ville d'Aubry;12,345";
        let read = from_rows(&rows(sheet));
        let of: Vec<i64> = read.lines.iter().map(|line| line.amount.0 / 100).collect();
        assert_eq!(of, [1500, 30000, 5046]);
        let told = read.findings.list();
        assert_eq!(
            (told[0].rule, told[0].line),
            (Rule::AmountUnreadable, Some(5))
        );
        let read = from_rows(&rows("606 Papier;1.500\n613 Loyer;900"));
        assert_eq!(read.findings.count(Rule::AmountUnreadable), 1);
    }

    /// As accounts and euros.
    fn read(text: &str) -> (Vec<(String, i64)>, usize) {
        let read = from_rows(&rows(text));
        let lines = read.lines.iter();
        let lines = lines.map(|line| (line.account.clone(), line.amount.0 / 100));
        (
            lines.collect(),
            read.findings.count(Rule::TableTotal) as usize,
        )
    }

    #[test]
    fn the_halves_of_a_sheet_like_the_form_are_read_apart() {
        // A heading without an amount takes nothing of the other half.
        let (lines, told) = read(
            "CHARGES;Montant;PRODUITS;Montant\n\
             60 - Achats;;70 - Vente de produits finis;2 500\n\
             Achats matières et fournitures;700;74 - Subventions d'exploitation;\n\
             Autres fournitures;300;Région Bretagne;6 000\n\
             61 - Services extérieurs;;Ville de Plouay;3 000\n\
             Locations;2 100;75 - Autres produits;\n\
             Assurances;250;Cotisations;800\n\
             64 - Charges de personnel;;Dons manuels;450\n\
             Rémunération des personnels;7 000;;\n\
             Tickets restaurant;150;;\n\
             TOTAL DES CHARGES;10 500;TOTAL DES PRODUITS;12 750",
        );
        let expected = [
            ("70", 2_500),
            ("60.supplies", 700),
            ("60.other", 300),
            ("74", 6_000),
            ("74", 3_000),
            ("61.rent", 2_100),
            ("61.insurance", 250),
            ("75.dues", 800),
            ("75.gifts", 450),
            ("64.pay", 7_000),
            ("64", 150),
        ];
        assert_eq!(
            lines,
            expected.map(|(account, of)| (account.to_owned(), of))
        );
        assert_eq!(told, 0);
    }

    #[test]
    fn details_stand_for_a_heading_that_they_add_up_to() {
        let sum = "61 - Services extérieurs;900\nLocations;650\nAssurance;250";
        let (lines, told) = read(sum);
        let expected = [
            ("61.rent".to_owned(), 650),
            ("61.insurance".to_owned(), 250),
        ];
        assert_eq!((&lines[..], told), (&expected[..], 0));
        // Those that do not are told, and the heading is kept.
        let (lines, told) = read("61 - Services extérieurs;950\nLocations;650\nAssurance;250");
        assert_eq!((&lines[..], told), (&[("61".to_owned(), 950)][..], 1));
        let (lines, told) = read("75 - Cotisations;400\ndont adultes;300");
        assert_eq!((&lines[..], told), (&[("75".to_owned(), 400)][..], 0));
    }

    #[test]
    fn the_total_of_the_sheet_is_held_against_what_was_read() {
        let sheet = |total: &str| {
            format!(
                "60 Achats;900;70 Ventes;400\n61 Locations;600;74 Subventions;1 100\n\
                 TOTAL DES CHARGES;{total};TOTAL DES PRODUITS;1 500\n\
                 86 Emplois;300;87 Contributions;300\nTOTAL;1 800;TOTAL;1 800"
            )
        };
        assert_eq!(read(&sheet("1 500")).1, 0);
        assert_eq!(read(&sheet("1 650")).1, 1);
    }

    #[test]
    fn volunteering_is_known_by_its_words() {
        let read = from_rows(&rows(
            "870 Bénévolat;900\n875 Dons en nature;50\n871 Prestations;20",
        ));
        let accounts: Vec<&str> = read
            .lines
            .iter()
            .map(|line| line.account.as_str())
            .collect();
        assert_eq!(accounts, ["87.volunteering", "87.gifts", "871"]);
        let read = from_rows(&rows("875 - Bénévolat;900"));
        assert_eq!(read.lines[0].account, "87.volunteering");
    }
}
