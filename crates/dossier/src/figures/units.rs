//! What numbers count: euros, thousands of them, things, or nothing that is a figure.

use std::sync::LazyLock;

use documents::Cell;
use language::amounts;
use language::words::fold;
use regex::Regex;

use super::content::split_account;
use super::headers::is_share;
use super::{is_total, side_of_words};
use crate::{About, SourceKind, Unit};
use crate::{figures_said, keys};

/// True where a title, or one of the first rows, says that amounts are in thousands of euros.
pub(super) fn is_in_thousands(rows: &[Vec<&Cell>], named: &[String]) -> bool {
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
pub(super) fn is_of_money(rows: &[Vec<&Cell>], named: &[String], about: &About) -> bool {
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

/// What a number counts, of a row with this account and label and under this header. Nothing for
/// half a number, for one that only names something, for a difference and for a mean.
pub(super) fn counted(
    cell: &Cell,
    share: bool,
    (account, label): (&str, &str),
    header: Option<&str>,
    money: bool,
) -> Option<Unit> {
    let header_words = header.map(fold).unwrap_or_default();
    let named = label.chars().filter(|c| c.is_alphabetic()).count() >= 2 || !account.is_empty();
    if !named
        || cell.text().trim().ends_with(',')
        || fold(label).starts_with("moyenne")
        || is_reference(&header_words)
        || !share && is_share(&header_words)
    {
        return None;
    }
    match share {
        true => Some(Unit::Percent),
        false if !account.is_empty() => Some(Unit::Euro),
        false if counts_things(&header_words) => Some(Unit::Count),
        false => unit_of(cell, label, header.is_some(), money),
    }
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
    let people = key.is_some_and(keys::counts_people);
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
