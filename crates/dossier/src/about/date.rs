//! The date of a document, and where it was found.

use std::sync::LazyLock;

use documents::{Document, Format};
use language::dates::Date;
use language::words::fold;
use regex::Regex;

use super::texts;
use crate::{DateOrigin, SourceDate, SourceKind};

/// A report or budget is of the year it names; other documents are of the day they are written.
pub(super) fn date(
    document: &Document,
    kind: SourceKind,
    stem: &str,
    title: &str,
) -> Option<SourceDate> {
    let of = |date: Date, origin: DateOrigin| SourceDate { date, origin };
    let of_a_year = matches!(
        kind,
        SourceKind::ActivityReport | SourceKind::Accounts | SourceKind::Budget
    );
    if of_a_year && let Some((year, origin)) = year(document, stem, title) {
        let end = Date {
            year,
            month: Some(12),
            day: Some(31),
        };
        return Some(of(end, origin));
    }
    let declared = document.date.as_deref().and_then(|date| {
        language::dates::find(date)
            .into_iter()
            .next()
            .map(|found| found.value)
    });
    let declares = matches!(
        document.format,
        Format::Markdown | Format::Html | Format::Mail
    );
    if declares && let Some(date) = declared {
        return Some(of(date, DateOrigin::Written));
    }
    let named = date_of_name(stem);
    if let Some(date) = written(document, kind, title) {
        // The same day of another year is a slip of the pen.
        return Some(match named {
            Some(named)
                if named.day.is_some()
                    && named.year != date.year
                    && (named.month, named.day) == (date.month, date.day) =>
            {
                of(named, DateOrigin::Name)
            }
            _ => of(date, DateOrigin::Written),
        });
    }
    named
        .map(|date| of(date, DateOrigin::Name))
        .or_else(|| declared.map(|date| of(date, DateOrigin::Properties)))
}

/// The year that a report, accounts or a budget are of, and where it is said.
fn year(document: &Document, stem: &str, title: &str) -> Option<(i32, DateOrigin)> {
    let latest = |years: &mut dyn Iterator<Item = i32>| years.filter(plausible).max();
    // "Balances au 31/01/2025" is a day in the accounts of 2024: a day is not the year's name.
    let without_days: String = {
        let mut rest = String::new();
        let mut from = 0;
        for day in language::dates::find(title) {
            rest.push_str(&title[from..day.range.start]);
            from = day.range.end;
        }
        rest.push_str(&title[from..]);
        rest
    };
    let titled = latest(&mut language::dates::years(&without_days).into_iter());
    if let Some(year) = titled {
        return Some((year, DateOrigin::Written));
    }
    if let Some(year) = latest(&mut years_of_name(stem)) {
        return Some((year, DateOrigin::Name));
    }
    if let Some(year) = latest(&mut language::dates::years(title).into_iter()) {
        return Some((year, DateOrigin::Written));
    }
    // A page of a site names the reports that it links to.
    if matches!(document.format, Format::Html | Format::Markdown) {
        return None;
    }
    // "Compte de résultat – exercice 2025" in one of the first lines.
    let opening: String = texts(document)
        .take(12)
        .map(|(_, text)| text)
        .collect::<Vec<_>>()
        .join("\n");
    let of_exercise = opening.lines().find(|line| {
        let folded = fold(line);
        [
            "exercice", "annee", "saison", "budget", "comptes", "rapport", "bilan",
        ]
        .iter()
        .any(|word| folded.contains(word))
            && !language::dates::years(line).is_empty()
    })?;
    latest(&mut language::dates::years(of_exercise).into_iter())
        .map(|year| (year, DateOrigin::Written))
}

/// The day written in a document: that of its title, of its dateline ("Plouay, le 3 mars 2024") or
/// of its signature; else the first whole date of minutes, or the latest of the first lines of
/// other documents. The act of 1901 and its decree are not dates of a document.
fn written(document: &Document, kind: SourceKind, title: &str) -> Option<Date> {
    let whole = |text: &str| -> Vec<Date> {
        language::dates::find(text)
            .into_iter()
            .map(|found| found.value)
            .filter(|date| plausible(&date.year) && date.month.is_some())
            .collect()
    };
    let latest = |dates: Vec<Date>| {
        dates
            .into_iter()
            .max_by_key(|date| (date.year, date.month, date.day))
    };
    if let Some(date) = latest(whole(title)) {
        return Some(date);
    }
    let blocks: Vec<String> = texts(document).map(|(_, text)| text).collect();
    let statutes = kind == SourceKind::Statutes;
    if statutes {
        let voted = blocks
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(|line| Some(&line[VOTED.find(line)?.start()..]))
            .flat_map(whole)
            .filter(|date| date.day.is_some());
        if let Some(date) = latest(voted.collect()) {
            return Some(date);
        }
    }
    let opening: String = blocks
        .iter()
        .take(8)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    let opening: String = opening.chars().take(1_200).collect();
    let dateline = |lines: &[&str]| {
        lines.iter().find_map(|line| {
            let found = DATELINE.find(line.trim())?;
            whole(found.as_str()).into_iter().next()
        })
    };
    let signature = || {
        let last = blocks.iter().rev().take(24).flat_map(|text| text.lines());
        let signed: Vec<&str> = last
            .filter(|line| {
                let folded = fold(line);
                folded.contains("fait a") || folded.starts_with("fait")
            })
            .collect();
        let last_day = |line: &&str| whole(line).into_iter().rfind(|date| date.day.is_some());
        dateline(&signed).or_else(|| signed.iter().find_map(last_day))
    };
    let in_opening = || {
        // "Du 1er janvier au 31 décembre 2026" is when something takes place.
        let days = opening
            .lines()
            .filter(|line| !(fold(line).contains(" au ") && whole(line).len() > 1))
            .filter(|line| {
                // The day of an act is that of the act.
                let folded = fold(line);
                !["loi n", "loi du", "decret", "arrete du", "ordonnance"]
                    .iter()
                    .any(|act| folded.contains(act))
            });
        let dates = whole(&days.collect::<Vec<_>>().join("\n"));
        match kind {
            SourceKind::Minutes => dates.into_iter().find(|date| date.day.is_some()),
            // Their first articles tell of the association's past.
            SourceKind::Statutes => None,
            _ => latest(dates),
        }
    };
    let first: Vec<&str> = opening.lines().collect();
    let signed_first = matches!(kind, SourceKind::Agreement | SourceKind::Statutes);
    if signed_first && let Some(date) = signature() {
        return Some(date);
    }
    dateline(&first).or_else(in_opening).or_else(signature)
}

/// `Statuts adoptés lors de l'assemblée générale du 7 septembre 2012`, `modifiés le 7 mai 2022`.
static VOTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:statuts?\b[^.;\n]{0,60}?)?\b(?:adopté|approuvé|modifié|voté|révisé|mis à jour)[^.;\n]{0,80}?\b(?:du|le|au|en) (?:\p{L}+ )?(?:\d{1,2}|1er)[ /.-](?:\p{L}+|\d{1,2})[ /.-]\d{4}")
        .expect("the pattern is fixed and tested")
});

/// `Plouay, le 3 mars 2024`, `Fait à Plouay, le 3 mars 2024`.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[«“\s]*(?:[Ff]ait à )?\p{Lu}[^0-9.,;:!?/()]{1,40}(?:, \p{Lu}[^0-9.,;:!?/()]{1,40})?,? le (?:\p{L}+ )?(?:\d{1,2}|1er)[ /.-](?:\p{L}+|\d{1,2})[ /.-]\d{2,4}[\s,.»”]*$")
        .expect("the pattern is fixed and tested")
});

fn date_of_name(stem: &str) -> Option<Date> {
    let found = language::dates::find(stem)
        .into_iter()
        .map(|found| found.value);
    found
        .filter(|date| plausible(&date.year) && date.month.is_some())
        .max_by_key(|date| (date.year, date.month, date.day))
        .or_else(|| {
            let year = years_of_name(stem).filter(plausible).max()?;
            Some(Date {
                year,
                month: None,
                day: None,
            })
        })
}

/// Years written with four digits between other characters: `compta2022`, `PV-2024-06`.
fn years_of_name(stem: &str) -> impl Iterator<Item = i32> + '_ {
    stem.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4 || digits.len() == 8)
        .filter_map(|digits| digits[..4].parse().ok())
}

fn plausible(year: &i32) -> bool {
    (1980..=2100).contains(year)
}
