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

/// A number on a sequence: what is written before its digits, and they.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Number<'a> {
    before: &'a str,
    number: u64,
    digits: usize,
}

impl<'a> Number<'a> {
    /// Nothing where it does not end in digits.
    fn of(text: &'a str) -> Option<Self> {
        let before = text.trim_end_matches(|of: char| of.is_ascii_digit());
        let digits = &text[before.len()..];
        Some(Self {
            before,
            number: digits.parse().ok()?,
            digits: digits.len(),
        })
    }
}

/// Numbers that are missing: how many, and the first of them.
struct Missing {
    count: u64,
    first: String,
}

/// Tells of gaps in the numbers: one sequence for the file, or one for each journal, is continuous
/// (A47 A-1, VII-1°, field 3). Where journals share numbers, each has its own sequence; a sequence may
/// begin again with what is written before its digits, or in another block of them, as every month.
pub(super) fn numbers(ledger: &Ledger, findings: &mut Findings) {
    let mut numbers: Vec<(Text, Number<'_>)> = Vec::new();
    let mut last = None;
    for entry in ledger.entries() {
        let key = (entry.journal, entry.number);
        if last == Some(key) {
            continue;
        }
        last = Some(key);
        let Some(number) = Number::of(ledger.text(entry.number)) else {
            return;
        };
        numbers.push((entry.journal, number));
    }
    numbers.sort_unstable();
    numbers.dedup();
    let mut all: Vec<Number<'_>> = numbers.iter().map(|(_, number)| *number).collect();
    all.sort_unstable();
    let shared = all.windows(2).any(|two| two[0] == two[1]);
    all.dedup();
    let whole = missing(&all);
    if whole.is_none() && !shared {
        return;
    }
    let parts: Vec<Missing> = numbers
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(|journal| {
            let of: Vec<Number<'_>> = journal.iter().map(|(_, number)| *number).collect();
            missing(&of)
        })
        .collect();
    let by_part = parts.iter().map(|part| part.count);
    let by_part = by_part.fold(0_u64, u64::saturating_add);
    let Some(first) = parts.into_iter().next() else {
        return;
    };
    let (count, first) = match whole {
        Some(whole) if !shared && whole.count <= by_part => (whole.count, whole.first),
        _ => (by_part, first.first),
    };
    findings.add(Rule::NumberGap, None, || {
        vec![
            ("count", Value::Count(count)),
            ("value", Value::text(&first)),
        ]
    });
}

/// What is missing of numbers that are sorted, each once, by what is written before their digits.
fn missing(numbers: &[Number<'_>]) -> Option<Missing> {
    let parts = numbers.chunk_by(|one, other| one.before == other.before);
    let parts = parts.filter_map(|of| {
        let missing = missing_of(of)?;
        // What is written after a word may be a day or a reference, and no sequence at all.
        let few = missing.count.saturating_mul(10) <= of.len() as u64;
        (of[0].before.is_empty() || few).then_some(missing)
    });
    parts.reduce(|one, other| Missing {
        count: one.count.saturating_add(other.count),
        ..one
    })
}

fn missing_of(numbers: &[Number<'_>]) -> Option<Missing> {
    let start = numbers.first()?.number;
    // `2401001` begins the block of January 2024: what follows `2401012` may be `2402001`.
    let blocks = [1_000_000, 100_000, 10_000, 1_000, 100];
    let block = blocks.into_iter().find(|block| {
        let long = if *block == 100 { 100 } else { 1 };
        start % block == 1 && start / block >= long
    });
    let mut found: Option<Missing> = None;
    for two in numbers.windows(2) {
        let (before, number) = (two[0].number, two[1].number);
        let gap = number.saturating_sub(before).saturating_sub(1);
        let begins = block.is_some_and(|of| number % of == 1 && number / of > before / of);
        if gap == 0 || begins {
            continue;
        }
        match &mut found {
            Some(known) => known.count = known.count.saturating_add(gap),
            None => {
                let digits = two[0].digits;
                let first = before.saturating_add(1);
                found = Some(Missing {
                    count: gap,
                    first: format!("{}{first:0digits$}", two[0].before),
                });
            }
        }
    }
    found
}
