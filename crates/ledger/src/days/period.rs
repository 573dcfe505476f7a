//! Stretches of days.

use serde::{Deserialize, Serialize};

use super::{Day, Month};

/// A stretch of days, both ends included: a year of accounts, or the time of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
}

impl Period {
    /// A calendar year.
    pub fn year(year: i32) -> Option<Self> {
        Some(Self {
            first: Day::new(year, 1, 1)?,
            last: Day::new(year, 12, 31)?,
        })
    }

    /// The twelve months that end on a day.
    pub fn year_to(last: Day) -> Self {
        Self {
            first: last.end_of_months_after(-12).next(),
            last,
        }
    }

    /// Whether a day is in it.
    pub fn contains(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The months that it touches, in order.
    pub fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let first = self.first.month();
        let count = (self.last.month().index() - first.index() + 1).max(0);
        (0..count).map(move |at| first.plus(at))
    }

    /// The same stretch a year before.
    pub fn year_before(&self) -> Self {
        Self {
            first: self.first.plus_months(-12),
            last: self.last.end_of_months_after(-12),
        }
    }
}
