//! Days and months as ISO 8601 writes them, for what is kept.

use super::{Day, Month};

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.iso()
    }
}

impl TryFrom<String> for Day {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::from_iso(&text).ok_or("not a day of the form 2024-12-31")
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        format!("{:04}-{:02}", month.year, month.month)
    }
}

impl TryFrom<String> for Month {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let day = Day::from_iso(&(text + "-01")).ok_or("not a month of the form 2024-12")?;
        Ok(day.month())
    }
}
