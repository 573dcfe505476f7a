//! Facts that stand beside a label, and identifiers wherever they stand.

mod counts;
mod days;
mod labels;
mod numbers;
mod ours;
mod takes;

pub(crate) use days::{date_of_statutes, general_meeting, project_title};

use std::sync::LazyLock;

use language::dates::{self, Date};
use regex::Regex;

use crate::keys;
use crate::lines::{Line, Placed};
use crate::{About, Fact};
use counts::Headers;
use labels::{labelled_line, rows};
use ours::ours;

/// How sure a value beside its label is.
const LABELLED: f32 = 0.9;

/// How sure a count that its document rounds is.
pub(crate) const ESTIMATE: f32 = 0.55;

/// How sure it is that who represents the organisation is reached where it is.
const OF_ONE: f32 = 0.5;
/// How sure an identifier with a valid key is.
const IDENTIFIER: f32 = 0.95;

/// The labelled facts and identifiers of a document.
pub(crate) fn of(lines: &[Placed], about: &About) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut headers = Headers::default();
    for placed in lines.iter().filter(|placed| !placed.others) {
        match &placed.line {
            Line::Row(cells)
                if placed.table > 0 && headers.counts(cells, placed, about, &mut facts) => {}
            Line::Row(cells) if placed.table > 0 => rows(cells, placed, about, &mut facts),
            Line::Row(_) => {}
            Line::Paragraph(text) | Line::Item(text) => {
                for line in text.split('\n') {
                    labelled_line(line, placed, about, &mut facts);
                }
                ours(text, placed, about, &mut facts);
            }
            Line::Heading(text) => labelled_line(text, placed, about, &mut facts),
        }
    }
    facts
}

/// A fact with the date that its words give, else the year of its heading, else its source's.
pub(crate) fn fact(
    key: &str,
    value: &str,
    quote: &str,
    confidence: f32,
    placed: &Placed,
    about: &About,
) -> Fact {
    Fact {
        key: key.to_owned(),
        value: value.trim().to_owned(),
        date: when(key, quote, placed, about),
        place: placed.place(),
        quote: quote.trim().to_owned(),
        confidence,
    }
}

/// `2025-2027`.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d\b").expect("the pattern is fixed and tested")
});

fn when(key: &str, quote: &str, placed: &Placed, about: &About) -> Option<Date> {
    let of_source = about.date.map(|dated| dated.date);
    if !keys::changes_with_time(key) || key.starts_with("project.") {
        return of_source;
    }
    let latest = of_source.map_or(2100, |date| date.year);
    // Of "2025-2027" nothing is known but its first year.
    let year = |text: &str| {
        let years = dates::years(text)
            .into_iter()
            .filter(|year| (1980..=latest).contains(year));
        if PERIOD.is_match(text) {
            years.min()
        } else {
            years.max()
        }
    };
    // The day of the source in another year is a slip of the pen.
    let slipped = |heading: &str| {
        dates::find(heading).iter().any(|found| {
            of_source.is_some_and(|date| {
                found.value.day.is_some()
                    && (found.value.month, found.value.day) == (date.month, date.day)
                    && found.value.year != date.year
            })
        })
    };
    let headings = placed.headings.iter().rev().filter(|h| !slipped(h));
    let year = year(quote).or_else(|| headings.clone().find_map(|h| year(h)));
    match (year, of_source) {
        (Some(year), Some(date)) if year == date.year => Some(date),
        (Some(year), _) => Some(Date {
            year,
            month: None,
            day: None,
        }),
        (None, date) => date,
    }
}
