//! Finding dates in running text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Date, months};
use crate::Found;
use crate::words::fold;

/// Dates with at least a month, in order, none within another. Numbers are read day first, as
/// everywhere in Europe, unless only the other order exists. A day without its own month or year
/// (`du 28 février au 2 mars 2023`) takes those of the date it leads to.
pub fn find(text: &str) -> Vec<Found<Date>> {
    let mut found: Vec<Found<Date>> = Vec::new();
    // Days that do not exist: "février 2023" is not found in "31 février 2023".
    let mut wrong: Vec<Range<usize>> = Vec::new();
    for (pattern, read) in PATTERNS.iter() {
        for captures in pattern.captures_iter(text) {
            let Some(whole) = captures.get(0) else {
                continue;
            };
            // A number's digits go on, or a word does: the match is a part of something else.
            if joins(text, whole.range())
                || found
                    .iter()
                    .any(|other| overlap(&other.range, &whole.range()))
                || wrong.iter().any(|other| overlap(other, &whole.range()))
            {
                continue;
            }
            if let Some(value) = read(&captures) {
                found.push(Found {
                    value,
                    range: whole.range(),
                });
            } else if captures.name("day").is_some() && month(&captures).is_some() {
                wrong.push(whole.range());
            }
        }
    }
    found.sort_by_key(|found| found.range.start);
    let mut all: Vec<Found<Date>> = Vec::new();
    for date in found {
        let from = all.last().map_or(0, |last| last.range.end);
        if let Some(first) = first_of_range(text, from, &date) {
            all.push(first);
        }
        all.push(date);
    }
    all
}

/// Years from 1800 to 2199 that a text names, by themselves or in dates, in order of appearance
/// and each once. `2023/24` and `2023-2024` name both their years. Amounts are no years.
pub fn years(text: &str) -> Vec<i32> {
    let mut years: Vec<(usize, i32)> = find(text)
        .into_iter()
        .map(|found| (found.range.start, found.value.year))
        .collect();
    for captures in YEAR.captures_iter(text) {
        let Some(whole) = captures.get(0) else {
            continue;
        };
        let before = text.get(..whole.start()).unwrap_or_default();
        let after = text.get(whole.end()..).unwrap_or_default();
        if in_number(before, after) {
            continue;
        }
        let Some(year) = number(&captures, "year") else {
            continue;
        };
        years.push((whole.start(), year));
        if let Some(short) = number::<i32>(&captures, "short") {
            let next = year - year % 100 + short;
            if next == year + 1 {
                years.push((whole.start(), next));
            }
        }
    }
    years.retain(|(_, year)| (1800..=2199).contains(year));
    years.sort_by_key(|(at, _)| *at);
    let mut seen = Vec::new();
    for (_, year) in years {
        if !seen.contains(&year) {
            seen.push(year);
        }
    }
    seen
}

type Read = fn(&Captures<'_>) -> Option<Date>;

/// Ways of writing a date, the most telling first.
static PATTERNS: LazyLock<Vec<(Regex, Read)>> = LazyLock::new(|| {
    let month = r"(?P<month>\p{L}{3,10}\.?)";
    let year = r"(?P<year>[12]\d{3})";
    let day = r"(?P<day>\d{1,2})(?:\s?(?:ers?|ᵉʳ|er|re|st|nd|rd|th|º|°|\.))?";
    let compiled =
        |pattern: &str| Regex::new(pattern).expect("a constant pattern, compiled in tests");
    vec![
        // 2023-03-12, also with a time behind it.
        (
            compiled(r"(?P<year>[12]\d{3})-(?P<number>\d{2})-(?P<day>\d{2})"),
            numeric as Read,
        ),
        // 12 mars 2023, 1er juillet 1901, 12. März 2023, 12 de marzo de 2023, 12th of March, 2023.
        (
            compiled(&format!(
                r"{day}\s{{1,3}}(?:de |of |d')?{month},?\s{{1,3}}(?:de |del )?{year}"
            )),
            worded,
        ),
        // March 12, 2023.
        (
            compiled(&format!(r"{month}\s{{1,3}}{day},?\s{{1,3}}{year}")),
            worded,
        ),
        // 12/03/2023, 12.03.2023, 12-03-2023, 12 / 03 / 2023.
        (
            compiled(&format!(
                r"(?P<day>\d{{1,2}})(?:\s?/\s?(?P<number>\d{{1,2}})\s?/\s?|\.(?P<n2>\d{{1,2}})\.|-(?P<n3>\d{{1,2}})-){year}"
            )),
            numeric,
        ),
        // 12/03/23, 12.03.23.
        (
            compiled(
                r"(?P<day>\d{1,2})(?:/(?P<number>\d{1,2})/|\.(?P<n2>\d{2})\.)(?P<short>\d{2})",
            ),
            numeric,
        ),
        // mars 2023, März 2023, marzo de 2023.
        (
            compiled(&format!(r"{month}\s{{1,3}}(?:de |del )?{year}")),
            worded,
        ),
        // 03/2023, 2023-03.
        (
            compiled(&format!(r"(?P<number>0[1-9]|1[0-2])/{year}")),
            numeric,
        ),
        (
            compiled(r"(?P<year>(?:1[5-9]|2[01])\d{2})-(?P<number>0[1-9]|1[0-2])"),
            numeric,
        ),
    ]
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<year>1[89]\d{2}|2[01]\d{2})(?:\s?[-–/]\s?(?P<short>\d{2})(?:\D|$))?")
        .expect("a constant pattern, compiled in tests")
});

fn worded(captures: &Captures<'_>) -> Option<Date> {
    let month = month(captures)?;
    let day = match captures.name("day") {
        Some(day) => Some(day.as_str().parse().ok()?),
        None => None,
    };
    Date::new(number(captures, "year")?, Some(month), day)
}

fn month(captures: &Captures<'_>) -> Option<u8> {
    months::number(&fold(captures.name("month")?.as_str()))
}

fn numeric(captures: &Captures<'_>) -> Option<Date> {
    let year = match number::<i32>(captures, "short") {
        Some(short) if short < 70 => 2000 + short,
        Some(short) => 1900 + short,
        None => number(captures, "year")?,
    };
    let month = ["number", "n2", "n3"]
        .iter()
        .find_map(|name| number(captures, name))?;
    let day = number(captures, "day");
    // The American order is read only where no other date is possible.
    Date::new(year, Some(month), day).or_else(|| Date::new(year, day, Some(month)))
}

fn number<T: std::str::FromStr>(captures: &Captures<'_>, name: &str) -> Option<T> {
    captures.name(name)?.as_str().parse().ok()
}

/// `12 au ` or `du 28 février au ` right before a date.
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<day>\d{1,2})(?:er|ᵉʳ|\.|st|nd|rd|th)?(?:\s(?P<month>\p{L}{3,10}\.?))?\s?(?:au|et|-|–|to|and|bis|und|al|a|tot|en)\s?(?:le\s)?$",
    )
    .expect("a constant pattern, compiled in tests")
});

fn first_of_range(text: &str, from: usize, last: &Found<Date>) -> Option<Found<Date>> {
    last.value.day?;
    let captures = FIRST.captures(text.get(from..last.range.start)?)?;
    let whole = captures.get(0)?;
    let day = captures.name("day")?;
    let month = match captures.name("month") {
        Some(month) => months::number(&fold(month.as_str()))?,
        None => last.value.month?,
    };
    let value = Date::new(
        last.value.year,
        Some(month),
        Some(day.as_str().parse().ok()?),
    )?;
    let end = captures
        .name("month")
        .map_or(day.end(), |month| month.end());
    let range = from + whole.start()..from + end;
    (value < last.value && !joins(text, range.clone())).then_some(Found { value, range })
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A digit, a letter or a decimal sign goes on at either side.
fn joins(text: &str, range: Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let mut ahead = after.chars();
    let next = ahead.next();
    let then = ahead.next();
    before.ends_with(|c: char| c.is_alphanumeric())
        || (before.ends_with(['/', '.', ',', '-'])
            && before
                .trim_end_matches(['/', '.', ',', '-'])
                .ends_with(|c: char| c.is_ascii_digit()))
        || next.is_some_and(|c| c.is_alphanumeric() && c != 'T' && c != 'à')
        || (matches!(next, Some('/' | '.' | ',' | '-')) && then.is_some_and(|c| c.is_ascii_digit()))
}

/// A year's digits that are a part of a number, an amount, an hour or a code.
fn in_number(before: &str, after: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let glued = before.ends_with(|c: char| c.is_ascii_digit() || c.is_alphabetic() || c == '#')
        || after.starts_with(|c: char| c.is_ascii_digit());
    let decimal = before.ends_with(['.', ',', '\''])
        && before.trim_end_matches(['.', ',', '\'']).ends_with(digit)
        || after.starts_with([',', '.'])
            && after.get(1..).is_some_and(|rest| rest.starts_with(digit));
    let rest = after.trim_start();
    let spaced = rest.len() < after.len();
    let money = rest.starts_with(['€', '$', '£', '%'])
        || ["euro", "eur ", "k€", "M€", "heures", "h "]
            .iter()
            .any(|unit| rest.starts_with(unit));
    // "12 000 2023" is two numbers; "2 023 000" is one.
    let grouped = spaced
        && rest.len() >= 3
        && rest.chars().take_while(char::is_ascii_digit).count() == 3
        && !before.ends_with('(');
    glued || decimal || money || grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_running_text() {
        for (text, expected) in [
            ("le 12 mars 2023, à Rennes", "2023-03-12"),
            ("loi du 1er juillet 1901", "1901-07-01"),
            ("loi du 1ᵉʳ juillet 1901", "1901-07-01"),
            ("le 12/03/2023 et le 03.04.22", "2023-03-12 2022-04-03"),
            ("12 / 03 / 2023", "2023-03-12"),
            (
                "PV_2023-03-12.pdf 2023-03-12T10:00",
                "2023-03-12 2023-03-12",
            ),
            ("mars 2023", "2023-03"),
            ("Août\u{a0}2024 puis déc. 2024", "2024-08 2024-12"),
            (
                "March 12, 2023 or 12th of March 2023",
                "2023-03-12 2023-03-12",
            ),
            ("am 12. März 2023", "2023-03-12"),
            ("el 12 de marzo de 2023", "2023-03-12"),
            ("depuis 03/2023", "2023-03"),
            ("du 12 au 15 mars 2023", "2023-03-12 2023-03-15"),
            ("du 28 février au 2 mars 2023", "2023-02-28 2023-03-02"),
            ("03/25/2023", "2023-03-25"),
            ("le 31 février 2023", ""),
            ("31/02/2023", ""),
            ("Article 2023", ""),
            ("10.12.2023.4", ""),
            ("dans les 3 associations 2023", ""),
            ("Tél. 02 99 12 03 20", ""),
        ] {
            let found: Vec<_> = find(text).iter().map(|found| found.value.iso()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn ranges_hold_the_words() {
        let text = "Fait à Brest, le 1er mai 2024.";
        let found = find(text);
        assert_eq!(&text[found[0].range.clone()], "1er mai 2024");
    }

    #[test]
    fn years_in_running_text() {
        for (text, expected) in [
            ("Bilan 2023", vec![2023]),
            ("Budget 2026-2027 (2025 réalisé)", vec![2026, 2027, 2025]),
            ("saison 2023/24", vec![2023, 2024]),
            ("le 12/03/23", vec![2023]),
            ("compta2020.fr", vec![]),
            ("2023_rapport", vec![2023]),
            ("2 023 € et 2023 € puis 2 023 000", vec![]),
            ("SIRET 123 456 789 02023", vec![]),
            ("depuis 2009, en 2014 et en 2009", vec![2009, 2014]),
        ] {
            assert_eq!(years(text), expected, "{text}");
        }
    }
}
