//! Dates as serial numbers of days (ECMA-376 part 1, 18.17.4.1).

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DateSystem {
    /// Day 1 is 1 January 1900, and a 29 February 1900 that never was is counted.
    #[default]
    From1900,
    /// Day 0 is 1 January 1904.
    From1904,
}

/// A day and a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) year: i64,
    pub(crate) month: u32,
    pub(crate) day: u32,
    /// Seconds since midnight.
    pub(crate) seconds: u32,
}

/// Serial number of 1 January 10000, the first that no format shows.
const END_1900: f64 = 2_958_466.0;
/// Days from 1 January 1970 back to the day 0 of each system.
const EPOCH_1900: i64 = -25_569;
const EPOCH_1904: i64 = -24_107;

impl DateSystem {
    /// The moment of a serial number; `None` outside the years 1900 to 9999.
    pub(crate) fn moment(self, serial: f64) -> Option<Moment> {
        if !(0.0..END_1900).contains(&serial) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the range was checked above"
        )]
        let mut total = (serial * 86_400.0).round() as i64;
        let mut days = total.div_euclid(86_400);
        total = total.rem_euclid(86_400);
        match self {
            Self::From1900 => {
                // Day 60 is the 29 February 1900 that never was: shown as the 28th.
                days += EPOCH_1900 + i64::from(days < 60);
            }
            Self::From1904 => days += EPOCH_1904,
        }
        let (year, month, day) = civil(days);
        let seconds = u32::try_from(total).ok()?;
        (year <= 9999).then_some(Moment {
            year,
            month,
            day,
            seconds,
        })
    }

    /// The serial number of a date `YYYY-MM-DD`; `None` when it is no date or too early.
    pub(crate) fn serial(self, iso: &str) -> Option<i64> {
        let mut parts = iso.splitn(3, '-');
        let year: i64 = parts.next()?.parse().ok()?;
        let month: u32 = parts.next()?.parse().ok()?;
        let day: u32 = parts.next()?.parse().ok()?;
        if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let days = days(year, month, day);
        if civil(days) != (year, month, day) {
            return None;
        }
        let serial = match self {
            Self::From1900 => {
                let serial = days - EPOCH_1900;
                if serial <= 60 { serial - 1 } else { serial }
            }
            Self::From1904 => days - EPOCH_1904,
        };
        (serial >= 0).then_some(serial)
    }
}

impl Moment {
    /// The day as `YYYY-MM-DD`.
    pub(crate) fn iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Day of the week; 0 is Monday.
    pub(crate) fn weekday(&self) -> usize {
        // 1 January 1970 was a Thursday.
        usize::try_from((days(self.year, self.month, self.day) + 3).rem_euclid(7))
            .unwrap_or_default()
    }
}

/// Year, month and day of a number of days since 1 January 1970 (Howard Hinnant,
/// "chrono-compatible low-level date algorithms").
fn civil(days: i64) -> (i64, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    (
        year,
        u32::try_from(month).unwrap_or(1),
        u32::try_from(day).unwrap_or(1),
    )
}

/// Days since 1 January 1970; the inverse of [`civil`].
fn days(year: i64, month: u32, day: u32) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_and_dates_agree() {
        // Serial numbers from ECMA-376 part 1, 18.17.4.1.
        for (system, serial, iso) in [
            (DateSystem::From1900, 1, "1900-01-01"),
            (DateSystem::From1900, 59, "1900-02-28"),
            (DateSystem::From1900, 61, "1900-03-01"),
            (DateSystem::From1900, 39_813, "2008-12-31"),
            (DateSystem::From1900, 2_958_465, "9999-12-31"),
            (DateSystem::From1904, 0, "1904-01-01"),
            (DateSystem::From1904, 38_351, "2008-12-31"),
        ] {
            assert_eq!(system.serial(iso), Some(serial), "{iso}");
            let moment = system.moment(f64::from(i32::try_from(serial).expect("small")));
            assert_eq!(moment.map(|m| m.iso()).as_deref(), Some(iso));
        }
        for wrong in [
            "",
            "1899-12-31",
            "2025-02-29",
            "2025-13-01",
            "2025-1",
            "hier",
        ] {
            assert_eq!(DateSystem::From1900.serial(wrong), None, "{wrong}");
        }
        assert_eq!(DateSystem::From1900.moment(f64::NAN), None);
        assert_eq!(DateSystem::From1900.moment(-1.0), None);
    }

    #[test]
    fn a_time_rounds_into_the_next_day() {
        let moment = DateSystem::From1900
            .moment(45_999.999_999_9)
            .expect("a moment");
        assert_eq!((moment.iso().as_str(), moment.seconds), ("2025-12-09", 0));
        assert_eq!(moment.weekday(), 1);
    }
}
