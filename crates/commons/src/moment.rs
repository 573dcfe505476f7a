//! Points in time and days, each with one spelling only: what is signed has no two forms.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Seconds in a day; the calendar knows no leap seconds.
const DAY: i64 = 86_400;

/// A second of universal time, between the years 1 and 9999. Written `2026-11-27T14:00:00Z`, the
/// form of RFC 3339 without fractions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Moment(i64);

impl Moment {
    /// The moment so many seconds after 1970-01-01T00:00:00Z; nothing outside the years 1 to 9999.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let first = days_from_civil(1, 1, 1) * DAY;
        let last = days_from_civil(10_000, 1, 1) * DAY;
        (first..last).contains(&seconds).then_some(Self(seconds))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// So many seconds later, at most to the end of the year 9999.
    #[must_use]
    pub fn after(self, seconds: i64) -> Self {
        Self::from_seconds(self.0.saturating_add(seconds))
            .unwrap_or(Self(days_from_civil(10_000, 1, 1) * DAY - 1))
    }

    /// The day it is in universal time.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0.rem_euclid(DAY);
        let (hour, minute) = (second / 3600, second / 60 % 60);
        write!(
            f,
            "{}T{hour:02}:{minute:02}:{:02}Z",
            self.day(),
            second % 60
        )
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Moment {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (day, clock) = text.split_once('T').ok_or(NotATime)?;
        let day: Day = day.parse()?;
        let clock = clock.strip_suffix('Z').ok_or(NotATime)?.as_bytes();
        let [h1, h2, b':', m1, m2, b':', s1, s2] = clock else {
            return Err(NotATime);
        };
        let (hour, minute, second) = (pair(*h1, *h2)?, pair(*m1, *m2)?, pair(*s1, *s2)?);
        if hour > 23 || minute > 59 || second > 59 {
            return Err(NotATime);
        }
        Ok(Self(day.0 * DAY + hour * 3600 + minute * 60 + second))
    }
}

/// A day of the Gregorian calendar, between the years 1 and 9999. Written `2026-11-27`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day(i64);

impl Day {
    /// The same day so many months later, or the last of that month where it has no such day.
    #[must_use]
    pub fn months_later(self, months: u32) -> Self {
        let (year, month, day) = civil_from_days(self.0);
        let count = year * 12 + (month - 1) + i64::from(months);
        let (year, month) = (count.div_euclid(12).min(9999), count.rem_euclid(12) + 1);
        Self(days_from_civil(year, month, day.min(last_of(year, month))))
    }

    /// Its first second.
    pub fn start(self) -> Moment {
        Moment(self.0 * DAY)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(NotATime);
        };
        let year = pair(*y1, *y2)? * 100 + pair(*y3, *y4)?;
        let (month, day) = (pair(*m1, *m2)?, pair(*d1, *d2)?);
        if year == 0 || !(1..=12).contains(&month) || day == 0 || day > last_of(year, month) {
            return Err(NotATime);
        }
        Ok(Self(days_from_civil(year, month, day)))
    }
}

/// The text is not a day or a time in its one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time written 2026-11-27T14:00:00Z, nor a day written 2026-11-27")]
pub struct NotATime;

macro_rules! as_text {
    ($($name:ty),*) => {$(
        impl TryFrom<String> for $name {
            type Error = NotATime;

            fn try_from(text: String) -> Result<Self, NotATime> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(time: $name) -> Self {
                time.to_string()
            }
        }
    )*};
}
as_text!(Moment, Day);

/// Two digits.
fn pair(tens: u8, ones: u8) -> Result<i64, NotATime> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        Ok(i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
    } else {
        Err(NotATime)
    }
}

fn last_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01, by Howard Hinnant's algorithm
/// (https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The reverse, as year, month and day (the same page, `civil_from_days`).
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days - era * 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_one_spelling() {
        // `date -u -d 2026-11-27T14:00:00Z +%s`
        let moment: Moment = "2026-11-27T14:00:00Z".parse().unwrap();
        assert_eq!(moment.seconds(), 1_795_788_000);
        assert_eq!(moment.to_string(), "2026-11-27T14:00:00Z");
        for other in [
            "2026-11-27T14:00:00.0Z",
            "2026-11-27T14:00:00+00:00",
            "2026-11-27t14:00:00Z",
            "2026-11-27T24:00:00Z",
            "2026-02-29T14:00:00Z",
            "0000-01-01T00:00:00Z",
            "+026-11-27T14:00:00Z",
            "",
        ] {
            assert_eq!(other.parse::<Moment>(), Err(NotATime), "{other}");
        }
    }

    #[test]
    fn months_end_where_the_month_does() {
        let day: Day = "2027-08-31".parse().unwrap();
        assert_eq!(day.months_later(6).to_string(), "2028-02-29");
        assert_eq!(day.months_later(18).to_string(), "2029-02-28");
    }

    proptest::proptest! {
        #[test]
        fn a_moment_is_read_as_it_is_written(seconds in -62_135_596_800_i64..253_402_300_800) {
            let moment = Moment::from_seconds(seconds).unwrap();
            proptest::prop_assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
        }
    }
}
