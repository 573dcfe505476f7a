//! Which year a table is of.

use documents::Cell;
use language::dates;

use crate::{About, SourceKind};

/// The day of a meeting is not the year of what is shown there.
pub(super) fn of_a_meeting(text: &str, about: &About) -> bool {
    about.kind == SourceKind::Minutes && !dates::find(text).is_empty()
}

/// The year of the source, where its tables are of that year.
pub(super) fn of_source(about: &About) -> Option<i32> {
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

/// True where the titles of a table, or its first rows, name more than one year.
pub(super) fn speaks_of_several(rows: &[Vec<&Cell>], named: &[String]) -> bool {
    let first = rows.iter().take(4).flatten().map(|cell| cell.text());
    let mut years: Vec<i32> = named
        .iter()
        .cloned()
        .chain(first)
        .flat_map(|text| dates::years(&text))
        .collect();
    years.sort_unstable();
    years.dedup();
    years.len() > 1
}

/// The year that the titles of a table name, the nearest first. A day is that of a version or of a
/// vote, unless no title names anything else.
pub(super) fn titled_year(named: &[String], about: &About) -> Option<i32> {
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
