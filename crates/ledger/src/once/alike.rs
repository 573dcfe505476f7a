//! Whether two statements that do not say their account's number are of one account.

use std::collections::{BTreeSet, HashMap};

use super::banks::Seen;
use crate::days::Day;
use crate::table::is_month;
use crate::words::plain;

/// What two statements show of each other; the greater says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Nothing: they are held for one.
    Unknown,
    /// They are of two accounts.
    Different,
    /// They are of one.
    Same,
}

/// Holds two statements against each other: first by their balances, which follow each other in one
/// account and hardly ever in two; then by the movements of the days of both; then by the names of
/// their files.
pub(super) fn likeness(one: &Seen<'_>, other: &Seen<'_>) -> Likeness {
    let (early, late) = match one.first <= other.first {
        true => (one, other),
        false => (other, one),
    };
    let follow = follow(early, late);
    if follow == Some(true) {
        return Likeness::Same;
    }
    let named_apart = named_apart(one.file, other.file);
    let (first, last) = (one.first.max(other.first), one.last.min(other.last));
    if first <= last {
        let (common, alike, least) = common(one, other, first, last);
        let most = common > 0 && common * 2 >= least;
        if most && (common >= 3 || follow.is_none() && !named_apart) {
            return Likeness::Same;
        }
        // Days of both that say other things: but for the day at which one ends and the other begins.
        if first < last && (follow == Some(false) || least >= 2 && alike == 0) {
            return Likeness::Different;
        }
    }
    match named_apart {
        true => Likeness::Different,
        false => Likeness::Unknown,
    }
}

/// Whether the later statement begins with what the earlier says there is then; nothing where one of
/// them says no balance, or months lie between them.
fn follow(early: &Seen<'_>, late: &Seen<'_>) -> Option<bool> {
    let (mut sum, begins) = (early.before?, late.before?);
    if late.first > early.last.plus_months(1) {
        return None;
    }
    for (day, amount) in &early.movements {
        if *day >= late.first && sum == begins {
            return Some(true);
        }
        if *day > late.first {
            return Some(false);
        }
        sum += amount;
    }
    Some(sum == begins)
}

/// How many movements of some days are in both, how many amounts are whatever their days, and how many
/// movements the one has that has less.
fn common(one: &Seen<'_>, other: &Seen<'_>, first: Day, last: Day) -> (usize, usize, usize) {
    let within = |of: &Seen<'_>| -> Vec<(Day, i64)> {
        let of = of.movements.iter().copied();
        of.filter(|(day, _)| (first..=last).contains(day)).collect()
    };
    let (one, other) = (within(one), within(other));
    let count = |whole: bool| {
        let mut known: HashMap<(Option<Day>, i64), usize> = HashMap::new();
        for (day, amount) in &one {
            *known.entry((whole.then_some(*day), *amount)).or_default() += 1;
        }
        let mut found = 0;
        for (day, amount) in &other {
            if let Some(left) = known.get_mut(&(whole.then_some(*day), *amount))
                && *left > 0
            {
                *left -= 1;
                found += 1;
            }
        }
        found
    };
    (count(true), count(false), one.len().min(other.len()))
}

/// Whether the names of two files speak of different accounts: words beside those of any statement,
/// months and numbers.
fn named_apart(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let savings = |words: &BTreeSet<String>| {
        let of = ["livret", "epargne", "placement", "csl"];
        words.iter().any(|word| of.contains(&word.as_str()))
    };
    match one.is_empty() || other.is_empty() {
        true => savings(&one) != savings(&other),
        false => one != other,
    }
}

fn words(name: &str) -> BTreeSet<String> {
    let name = plain(name);
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    let of_any = [
        "releve",
        "releves",
        "extrait",
        "extraits",
        "export",
        "exports",
        "operation",
        "operations",
        "mouvement",
        "mouvements",
        "compte",
        "comptes",
        "banque",
        "bancaire",
        "bancaires",
        "bank",
        "statement",
        "statements",
        "account",
        "transactions",
        "historique",
        "telechargement",
        "download",
        "copie",
        "copy",
        "trimestre",
        "semestre",
        "annee",
        "mois",
        "du",
        "au",
        "de",
        "des",
        "le",
        "la",
        "les",
        "et",
        "suite",
        "fin",
        "debut",
        "bis",
        "ter",
        "nouveau",
        "complet",
        "corrige",
        "csv",
        "xlsx",
        "ods",
        "ofx",
        "premier",
        "deuxieme",
        "second",
        "troisieme",
        "quatrieme",
    ];
    stem.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && !word.chars().any(|of| of.is_ascii_digit()))
        .filter(|word| !of_any.contains(word) && !is_month(word))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_speak_of_accounts() {
        for (one, other, apart) in [
            ("releve-2025-01.csv", "releve-2025-02.csv", false),
            (
                "Relevé janvier 2025.csv",
                "Relevé février 2025 (1).csv",
                false,
            ),
            ("banque-associative.csv", "livret.csv", true),
            ("releve.csv", "releve-livret.csv", true),
            ("releve.csv", "credit-mutuel.csv", false),
            ("credit-mutuel-01.csv", "credit-mutuel-02.csv", false),
            ("credit-mutuel.csv", "poste.csv", true),
        ] {
            assert_eq!(named_apart(one, other), apart, "{one} {other}");
        }
    }
}
