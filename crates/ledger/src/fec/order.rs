//! The numbers of transactions, and the order of validation.

use crate::days::Day;
use crate::entries::Ledger;
use crate::findings::{Findings, Rule, Value};
use crate::texts::Text;

/// Whether lines come in the order of their validation.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Validation {
    first: Option<(Day, u32)>,
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
        self.first.get_or_insert((day, line));
        self.last = Some(day);
    }

    /// Takes in the validations of the lines that follow.
    pub(super) fn absorb(&mut self, other: Self, findings: &mut Findings) {
        if let Some((day, line)) = other.first {
            self.add(day, line, findings);
        }
        self.last = other.last.or(self.last);
    }
}

/// Tells of gaps in the numbers, where they are plain numbers: one sequence for the file, or one for
/// each journal, is continuous (A47 A-1, VII-1°, field 3).
pub(super) fn numbers(ledger: &Ledger, findings: &mut Findings) {
    let mut numbers: Vec<(Text, u64)> = Vec::new();
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
        numbers.push((entry.journal, number));
    }
    let mut all: Vec<u64> = numbers.iter().map(|(_, number)| *number).collect();
    let Some(whole) = missing(&mut all) else {
        return;
    };
    numbers.sort_unstable();
    let parts: Vec<(u64, u64)> = numbers
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(|journal| missing(&mut journal.iter().map(|(_, number)| *number).collect()))
        .collect();
    let Some((_, first)) = parts.first() else {
        return;
    };
    let by_part = parts
        .iter()
        .fold(0_u64, |count, part| count.saturating_add(part.0));
    let (count, first) = if by_part < whole.0 {
        (by_part, *first)
    } else {
        whole
    };
    findings.add(Rule::NumberGap, None, || {
        vec![
            ("count", Value::Count(count)),
            ("value", Value::text(&first.to_string())),
        ]
    });
}

/// How many numbers are missing between the first and the last, and the first of them.
fn missing(numbers: &mut Vec<u64>) -> Option<(u64, u64)> {
    numbers.sort_unstable();
    numbers.dedup();
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    let count = (last - first).saturating_sub(numbers.len() as u64 - 1);
    let mut expected = first;
    for number in numbers.iter() {
        if *number != expected {
            break;
        }
        expected = expected.saturating_add(1);
    }
    (count > 0).then_some((count, expected))
}
