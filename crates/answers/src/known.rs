//! Facts by key: the value to give, and whether the dossier agrees with itself on it.

use std::cmp::Reverse;

use dossier::{Dossier, Fact, SourceKind, changes_with_time, same_value};
use language::dates::Date;

/// A value for a key, and what speaks for and against it.
pub(crate) struct Known<'a> {
    /// The fact that is offered.
    pub(crate) fact: &'a Fact,
    /// Facts of the same value in other sources.
    pub(crate) same: Vec<&'a Fact>,
    /// Facts of another value that cannot be explained by time.
    pub(crate) others: Vec<&'a Fact>,
    /// Year of the value, when it is one that changes and is more than a year old.
    pub(crate) old: Option<i32>,
}

/// The best value of a key. `year` is the year that the box asks for, if it names one.
pub(crate) fn value<'a>(
    key: &str,
    year: Option<i32>,
    dossier: &'a Dossier,
    today: Date,
) -> Option<Known<'a>> {
    let changes = changes_with_time(key);
    let mut facts: Vec<&Fact> = dossier
        .facts
        .iter()
        .filter(|fact| fact.key == key)
        .filter(|fact| match (changes, year, fact.date) {
            (true, Some(year), Some(date)) => date.year == year,
            _ => true,
        })
        .collect();
    let project = key.starts_with("project.");
    if project {
        // What was said of another project is not said of this one.
        let ours = crate::project::sources(dossier);
        facts.retain(|fact| ours.contains(&fact.place.source));
    }
    if matches!(key, "site" | "email") {
        // A page or minutes name many sites: ours is labelled so, or has our name.
        facts.retain(|fact| fact.confidence >= 0.7 || bears_our_name(&fact.value, dossier));
    }
    facts.sort_by_key(|fact| {
        let date = fact.date.map_or((0, 0, 0), ordered);
        let confidence = (fact.confidence * 100.0) as u32;
        let kind = dossier
            .source(fact.place.source)
            .map_or(SourceKind::Other, |s| s.about.kind);
        if project {
            Reverse((
                u32::from(kind == SourceKind::ProjectNote),
                date,
                confidence,
                0,
            ))
        } else if changes {
            // A count that was voted or filed on a day beats a passing mention of the same year.
            Reverse((
                u32::try_from(date.0).unwrap_or(0),
                (i32::from(counted_by(kind)), 0, 0),
                confidence,
                u32::from(date.1) * 100 + u32::from(date.2),
            ))
        } else {
            Reverse((trust(kind, key), date, confidence, 0))
        }
    });
    let fact = *facts.first()?;
    let (same, differing): (Vec<&Fact>, Vec<&Fact>) = facts
        .into_iter()
        .skip(1)
        .partition(|other| same_value(key, &fact.value, &other.value));
    let year_of = |fact: &Fact| fact.date.map(|date| date.year);
    let others = differing
        .into_iter()
        .filter(|other| other.confidence >= 0.75)
        .filter(|other| {
            if project {
                other.place.source == fact.place.source
            } else {
                !changes || year_of(other) == year_of(fact)
            }
        })
        .filter(|other| !explained(key, fact, other, dossier))
        .collect();
    let old = (changes && !project && year.is_none())
        .then_some(fact.date)
        .flatten()
        .filter(|date| is_old(*date, today))
        .map(|date| date.year);
    Some(Known {
        fact,
        same,
        others,
        old,
    })
}

/// An address on the Internet that holds the association's name or acronym.
fn bears_our_name(address: &str, dossier: &Dossier) -> bool {
    let letters = |text: &str| -> String {
        language::words::fold(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let address = letters(address);
    dossier
        .facts
        .iter()
        .filter(|fact| matches!(fact.key.as_str(), "name" | "acronym"))
        .map(|fact| letters(&fact.value))
        .any(|name| name.len() >= 4 && address.contains(&name))
}

/// True for counts and totals, which a box may ask for one year.
pub(crate) fn is_counted(key: &str) -> bool {
    let counts = [
        "members",
        "volunteers",
        "employees",
        "fte",
        "beneficiaries",
        "budget_total",
    ];
    counts
        .iter()
        .any(|count| key == *count || key.starts_with("members."))
}

/// More than a year before today; a date without a month counts as the end of its year.
pub(crate) fn is_old(date: Date, today: Date) -> bool {
    let days = |date: Date| {
        date.year * 372
            + i32::from(date.month.unwrap_or(12)) * 31
            + i32::from(date.day.unwrap_or(31))
    };
    days(today) - days(date) > 372
}

/// Who counts members, hours and people: reports and minutes; applications round.
fn counted_by(kind: SourceKind) -> u8 {
    match kind {
        SourceKind::ActivityReport | SourceKind::Minutes | SourceKind::Accounts => 2,
        SourceKind::ProjectNote | SourceKind::WebPage => 0,
        _ => 1,
    }
}

/// Two values of an identity that differ because one document is simply older: an association
/// moves, changes its name or its number of establishment.
fn explained(key: &str, newest: &Fact, other: &Fact, dossier: &Dossier) -> bool {
    let kind = |fact: &Fact| {
        dossier
            .source(fact.place.source)
            .map(|source| source.about.kind)
    };
    let statutes = kind(newest) == Some(SourceKind::Statutes);
    match key {
        // Statutes say the object; other documents paraphrase it.
        "object" | "name" if statutes => true,
        _ if changes_with_time(key)
            && kind(newest).map(counted_by) > kind(other).map(counted_by) =>
        {
            true
        }
        "networks" | "approvals" | "insurance" | "email" | "site" | "phone" => true,
        _ => other.confidence + 0.15 < newest.confidence,
    }
}

/// How much a kind of source is to be believed on an identity.
fn trust(kind: SourceKind, key: &str) -> u32 {
    match (kind, key) {
        (SourceKind::Statutes, "object" | "name" | "acronym" | "created") => 3,
        (SourceKind::Application, _) => 2,
        (SourceKind::Statutes | SourceKind::ActivityReport | SourceKind::Minutes, _) => 1,
        (SourceKind::ProjectNote | SourceKind::Accounts | SourceKind::Budget, _) => 1,
        _ => 0,
    }
}

fn ordered(date: Date) -> (i32, u8, u8) {
    (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31))
}
