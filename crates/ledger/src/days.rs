//! Days and months of the Gregorian calendar.

use serde::{Deserialize, Serialize};

mod period;
mod written;

pub use period::Period;

/// A day, between the years 1000 and 2999. Written `2024-12-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

/// A month of a year. Written `2024-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: u8,
}

/// How a date is written; the article asks for the first (A47 A-1, XII-4°).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateNotation {
    /// `20241231`.
    YearMonthDay,
    /// `2024-12-31`, `2024/12/31`.
    YearMonthDayParted,
    /// `31/12/2024`, `31-12-2024`, `31.12.2024`.
    DayMonthYearParted,
    /// `31122024`.
    DayMonthYear,
}

impl Day {
    /// A day that exists.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let fits = (1000..=2999).contains(&year) && day >= 1 && day <= days_of(year, month);
        fits.then_some(Self {
            year: i16::try_from(year).ok()?,
            month,
            day,
        })
    }

    /// The year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month that it is in.
    pub fn month(self) -> Month {
        Month {
            year: self.year,
            month: self.month,
        }
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// As ISO 8601 writes it.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// What [`Self::iso`] wrote.
    pub fn from_iso(text: &str) -> Option<Self> {
        let (day, notation) = Self::parse(text.as_bytes())?;
        (notation == DateNotation::YearMonthDayParted).then_some(day)
    }

    /// The day of any known notation, blanks around allowed. Eight digits are a year, a month and a
    /// day where that is a day, and else a day, a month and a year.
    pub fn parse(bytes: &[u8]) -> Option<(Self, DateNotation)> {
        let text = bytes.trim_ascii();
        let number = |range: std::ops::Range<usize>| {
            text.get(range)?.iter().try_fold(0_i32, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i32::from(byte - b'0'))
            })
        };
        let new = |year, month: i32, day: i32| {
            Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        };
        match text.len() {
            // A year of two digits, as banks write it, is of this century.
            8 if matches!(text[2], b'-' | b'/' | b'.') && text[5] == text[2] => {
                let day = new(2000 + number(6..8)?, number(3..5)?, number(0..2)?)?;
                Some((day, DateNotation::DayMonthYearParted))
            }
            8 => {
                if let Some(day) = new(number(0..4)?, number(4..6)?, number(6..8)?) {
                    return Some((day, DateNotation::YearMonthDay));
                }
                let day = new(number(4..8)?, number(2..4)?, number(0..2)?)?;
                Some((day, DateNotation::DayMonthYear))
            }
            10 if matches!(text[4], b'-' | b'/') && text[7] == text[4] => {
                let day = new(number(0..4)?, number(5..7)?, number(8..10)?)?;
                Some((day, DateNotation::YearMonthDayParted))
            }
            10 if matches!(text[2], b'-' | b'/' | b'.') && text[5] == text[2] => {
                let day = new(number(6..10)?, number(3..5)?, number(0..2)?)?;
                Some((day, DateNotation::DayMonthYearParted))
            }
            _ => None,
        }
    }

    /// The same day of the month so many months later (or earlier); the last of that month where it
    /// has no such day. Stays within the years that a day can have.
    pub fn plus_months(self, months: i32) -> Self {
        let month = self.month().plus(months);
        Self {
            year: month.year,
            month: month.month,
            day: self.day.min(month.last().day),
        }
    }

    /// The last day of a period of months that begins the day after this one: six months after 31
    /// December is 30 June, and six months after 30 June is 31 December.
    pub fn end_of_months_after(self, months: i32) -> Self {
        if self == self.month().last() {
            self.month().plus(months).last()
        } else {
            self.plus_months(months)
        }
    }

    /// The day after; the last day that exists stays.
    pub fn next(self) -> Self {
        if self != self.month().last() {
            return Self {
                day: self.day + 1,
                ..self
            };
        }
        self.month().plus(1).first().max(self)
    }

    /// The day before; the first day that exists stays.
    pub fn previous(self) -> Self {
        if self.day > 1 {
            return Self {
                day: self.day - 1,
                ..self
            };
        }
        self.month().plus(-1).last().min(self)
    }
}

impl Month {
    /// A month that exists.
    pub fn new(year: i32, month: u8) -> Option<Self> {
        Day::new(year, month, 1).map(Day::month)
    }

    /// The year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month of the year, from 1.
    pub fn number(self) -> u8 {
        self.month
    }

    /// Months since the beginning of the year 0.
    pub fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// So many months later, or earlier; kept within the years that a day can have.
    pub fn plus(self, months: i32) -> Self {
        let index = self
            .index()
            .saturating_add(months)
            .clamp(1000 * 12, 2999 * 12 + 11);
        let year = i16::try_from(index / 12).unwrap_or(2999);
        Self {
            year,
            month: u8::try_from(index % 12 + 1).unwrap_or(12),
        }
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day {
            year: self.year,
            month: self.month,
            day: 1,
        }
    }

    /// Its last day.
    pub fn last(self) -> Day {
        Day {
            year: self.year,
            month: self.month,
            day: days_of(self.year.into(), self.month),
        }
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

    fn day(text: &str) -> Day {
        Day::from_iso(text).expect("a day")
    }

    #[test]
    fn years_of_two_digits_are_of_this_century() {
        let read = Day::parse(b"13/01/26");
        assert_eq!(
            read,
            Some((day("2026-01-13"), DateNotation::DayMonthYearParted))
        );
        assert_eq!(Day::parse(b"01/13/26"), None);
    }

    #[test]
    fn notations() {
        use DateNotation::{DayMonthYear, DayMonthYearParted, YearMonthDay, YearMonthDayParted};
        for (text, notation) in [
            ("20240229", YearMonthDay),
            ("2024-02-29", YearMonthDayParted),
            ("2024/02/29", YearMonthDayParted),
            ("29/02/2024", DayMonthYearParted),
            ("29.02.2024", DayMonthYearParted),
            ("29022024", DayMonthYear),
            (" 20240229 ", YearMonthDay),
        ] {
            assert_eq!(
                Day::parse(text.as_bytes()),
                Some((day("2024-02-29"), notation)),
                "{text}"
            );
        }
        for text in [
            "20230229",
            "2024-02/29",
            "2024",
            "",
            "20241301",
            "2024022a",
            "31/02/2024",
        ] {
            assert_eq!(Day::parse(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn six_months_after_the_end_of_a_year() {
        for (end, due) in [
            ("2024-12-31", "2025-06-30"),
            ("2024-06-30", "2024-12-31"),
            ("2024-08-31", "2025-02-28"),
            ("2024-09-15", "2025-03-15"),
        ] {
            assert_eq!(day(end).end_of_months_after(6), day(due));
        }
        let year = Period::year_to(day("2024-06-30"));
        assert_eq!(year.first, day("2023-07-01"));
        assert_eq!(year.months().count(), 12);
        assert_eq!(
            Period::year_to(day("2024-12-31")),
            Period::year(2024).expect("a year")
        );
    }

    proptest! {
        #[test]
        fn the_day_after_the_day_before(year in 1001..2998, month in 1_u8..=12, day in 1_u8..=28) {
            let day = Day::new(year, month, day).expect("a day");
            prop_assert_eq!(day.previous().next(), day);
            prop_assert!(day.previous() < day);
            prop_assert_eq!(Day::from_iso(&day.iso()), Some(day));
        }
    }
}
