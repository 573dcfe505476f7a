//! Dates as people write them in seven languages.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::Language;

mod find;
mod months;

pub use find::{find, years};

/// A day, a month, or a year of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1; never without a month.
    pub day: Option<u8>,
}

impl Date {
    /// A date that exists, between the years 1000 and 2999.
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let exists = (1000..=2999).contains(&year)
            && match (month, day) {
                (None, None) => true,
                (Some(month), None) => (1..=12).contains(&month),
                (Some(month), Some(day)) => day >= 1 && day <= days_of(year, month),
                (None, Some(_)) => false,
            };
        exists.then_some(Self { year, month, day })
    }

    /// As ISO 8601 writes it: `2023`, `2023-03` or `2023-03-12`.
    pub fn iso(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// What [`Self::iso`] wrote.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        Some(Self { year, month, day })
    }
}

/// The date that a text is, all of it: any form that [`find`] knows, or a bare year.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let whole: Range<usize> = 0..text.len();
    if let Some(found) = find(text).into_iter().find(|found| found.range == whole) {
        return Some(found.value);
    }
    let year = (text.len() == 4).then(|| text.parse().ok())??;
    Date::new(year, None, None)
}

/// A date as people of a language write it in full: `12 mars 2023`, `March 2023`; ISO 8601 for
/// [`Language::Other`].
pub fn display(date: Date, language: Language) -> String {
    let Some((month, name)) = date
        .month
        .and_then(|m| Some((m, months::name(m, language)?)))
    else {
        return date.iso();
    };
    let year = date.year;
    match (language, date.day) {
        (Language::French, Some(1)) => format!("1er {name} {year}"),
        (Language::German, Some(day)) => format!("{day}. {name} {year}"),
        (Language::Spanish | Language::Portuguese, Some(day)) => {
            format!("{day} de {name} de {year}")
        }
        (Language::Spanish | Language::Portuguese, None) => format!("{name} de {year}"),
        (Language::Other, _) => Date {
            month: Some(month),
            ..date
        }
        .iso(),
        (_, Some(day)) => format!("{day} {name} {year}"),
        (_, None) => format!("{name} {year}"),
    }
}

fn days_of(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn written_out() {
        let day = Date {
            year: 1901,
            month: Some(7),
            day: Some(1),
        };
        for (language, text) in [
            (Language::French, "1er juillet 1901"),
            (Language::English, "1 July 1901"),
            (Language::German, "1. Juli 1901"),
            (Language::Spanish, "1 de julio de 1901"),
            (Language::Portuguese, "1 de julho de 1901"),
            (Language::Italian, "1 luglio 1901"),
            (Language::Dutch, "1 juli 1901"),
            (Language::Other, "1901-07-01"),
        ] {
            assert_eq!(display(day, language), text);
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        assert!(Date::new(2023, Some(2), Some(29)).is_none());
        assert!(Date::new(2024, Some(2), Some(29)).is_some());
        assert!(Date::new(2023, None, Some(1)).is_none());
        assert!(Date::new(2023, Some(13), None).is_none());
    }

    proptest! {
        #[test]
        fn what_is_displayed_is_read(
            year in 1500..2200_i32, month in 1_u8..=12, day in 1_u8..=28, parts in 1..=3
        ) {
            let date = Date::new(year, (parts > 1).then_some(month), (parts > 2).then_some(day));
            let date = date.expect("it exists");
            for language in Language::KNOWN.into_iter().chain([Language::Other]) {
                prop_assert_eq!(parse(&display(date, language)), Some(date), "{:?}", language);
            }
        }

        #[test]
        fn any_text_can_be_searched(text in any::<String>()) {
            for found in find(&text) {
                prop_assert!(text.get(found.range).is_some());
            }
            years(&text);
        }
    }
}
