//! The one place that reads the clock. All else is handed moments and days.

use std::path::Path;

use jiff::{Timestamp, ZonedDateTime};
use language::dates::Date;

/// This moment, RFC 3339 to the second, in universal time.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary fetches the time for all others"
)]
pub fn moment() -> String {
    Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// This moment, in seconds since 1970-01-01T00:00:00Z.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary fetches the time for all others"
)]
pub fn seconds() -> i64 {
    Timestamp::now().as_second()
}

/// The day of such a moment where the person is, as ISO 8601.
pub fn day_of(seconds: i64) -> String {
    let moment = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    let system = jiff::tz::TimeZone::system();
    let day = moment.to_zoned_datetime(system).date();
    day.to_string()
}

/// The day it is where the person is.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary fetches the time for all others"
)]
pub fn today() -> Date {
    let day = ZonedDateTime::now().date();
    Date {
        year: i32::from(day.year()),
        month: Some(day.month().unsigned_abs()),
        day: Some(day.day().unsigned_abs()),
    }
}

/// The day on which a file was last changed, where the person is.
pub fn changed(path: &Path) -> Option<Date> {
    let moment = std::fs::metadata(path).ok()?.modified().ok()?;
    let moment = Timestamp::try_from(moment).ok()?;
    let day = moment
        .to_zoned_datetime(jiff::tz::TimeZone::system())
        .date();
    let (month, day_of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    Date::new(i32::from(day.year()), Some(month), Some(day_of_month))
}

/// A day and an hour as a browser sends them (`2026-05-01T18:00`), where the person is, as RFC 3339 in
/// universal time; what is whole already is kept as it is.
pub fn moment_of(typed: &str) -> Option<String> {
    if typed.parse::<Timestamp>().is_ok() {
        return Some(typed.to_owned());
    }
    let local: jiff::civil::DateTime = typed.parse().ok()?;
    let zoned = local.to_zoned_datetime(jiff::tz::TimeZone::system()).ok()?;
    Some(zoned.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
