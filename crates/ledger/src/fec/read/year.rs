//! Whether entries are of the year of accounts that the file is named after.

use crate::days::Day;
use crate::findings::{Findings, Rule, Value};

/// The year of accounts, known by its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Year {
    end: Option<Day>,
    /// The last day that is before any year of twelve months, and before any of twenty-four: no
    /// first year of accounts is longer.
    before: Option<(Day, Day)>,
}

impl Year {
    pub(super) fn ending(end: Option<Day>) -> Self {
        let before = end.map(|end| (end.end_of_months_after(-12), end.end_of_months_after(-24)));
        Self { end, before }
    }

    /// Tells of a day that is not in the year.
    pub(super) fn add(&self, day: Day, line: u32, findings: &mut Findings) {
        let (Some(end), Some((twelve, twenty_four))) = (self.end, self.before) else {
            return;
        };
        let rule = if day > end {
            Rule::AfterYearEnd
        } else if day <= twenty_four {
            Rule::BeforeYear
        } else if day <= twelve {
            Rule::LongYear
        } else {
            return;
        };
        findings.add(rule, Some(line), || {
            vec![("date", Value::Day(day)), ("end", Value::Day(end))]
        });
    }
}
