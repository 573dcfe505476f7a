//! The one place that reads the clock. All else is handed moments and days.

use jiff::{Timestamp, ZonedDateTime};
use language::dates::Date;

/// This moment, RFC 3339 to the second, in universal time.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary fetches the time for all others"
)]
pub(crate) fn moment() -> String {
    Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The day it is where the person is.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary fetches the time for all others"
)]
pub(crate) fn today() -> Date {
    let day = ZonedDateTime::now().date();
    Date {
        year: i32::from(day.year()),
        month: Some(day.month().unsigned_abs()),
        day: Some(day.day().unsigned_abs()),
    }
}
