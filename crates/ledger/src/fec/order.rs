//! The numbers of transactions, and the order of validation.

use std::collections::{BTreeMap, BTreeSet};

use crate::days::Day;
use crate::entries::Ledger;
use crate::findings::{Findings, Rule, Value};
use crate::texts::Text;

/// Whether lines come in the order of their validation.
#[derive(Debug, Default)]
pub(super) struct Validation {
    last: Option<Day>,
}

impl Validation {
    /// Takes in the validation of a line.
    pub(super) fn add(&mut self, day: Day, line: u32, findings: &mut Findings) {
        if let Some(before) = self.last.filter(|last| day < *last) {
            findings.add(Rule::ValidationOrder, Some(line), || {
                vec![("date", Value::Day(day)), ("before", Value::Day(before))]
            });
        }
        self.last = Some(day);
    }
}

/// Tells of gaps in the numbers, where they are plain numbers: one sequence for the file, or one for
/// each journal, is continuous (A47 A-1, VII-1°, field 3).
pub(super) fn numbers(ledger: &Ledger, findings: &mut Findings) {
    let mut by_journal: BTreeMap<Text, BTreeSet<u64>> = BTreeMap::new();
    let mut last = None;
    for entry in ledger.entries() {
        let key = (entry.journal, entry.number);
        if last == Some(key) {
            continue;
        }
        last = Some(key);
        let Ok(number) = ledger.text(entry.number).parse() else {
            return;
        };
        by_journal.entry(entry.journal).or_default().insert(number);
    }
    let all: BTreeSet<u64> = by_journal.values().flatten().copied().collect();
    let whole = missing(&all);
    let parts: Vec<(u64, u64)> = by_journal.values().filter_map(missing).collect();
    if let (Some(whole), false) = (whole, parts.is_empty()) {
        let by_part = parts
            .iter()
            .fold((0_u64, parts[0].1), |(count, first), part| {
                (count.saturating_add(part.0), first)
            });
        let (count, first) = if by_part.0 < whole.0 { by_part } else { whole };
        findings.add(Rule::NumberGap, None, || {
            vec![
                ("count", Value::Count(count)),
                ("value", Value::text(&first.to_string())),
            ]
        });
    }
}

/// How many numbers are missing between the first and the last, and the first of them.
fn missing(numbers: &BTreeSet<u64>) -> Option<(u64, u64)> {
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    let count = (last - first).saturating_sub(numbers.len() as u64 - 1);
    let mut expected = first;
    for number in numbers {
        if *number != expected {
            break;
        }
        expected = expected.saturating_add(1);
    }
    (count > 0).then_some((count, expected))
}
