//! What is found wrong in a file: typed, each with the line and what a sentence needs.

use serde::{Deserialize, Serialize};

use crate::amounts::Cents;
use crate::days::Day;

mod rules;

pub use rules::Rule;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Readable, but not as the law or the format asks.
    Warning,
    /// Something could not be read, or the accounts do not hold together.
    Error,
}

/// One thing found. The sentence is made at the roof, from the rule's id and the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is asked and not met.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// Line of the file, from 1; nothing where it is of the whole file.
    pub line: Option<u32>,
    /// The part of the article that asks it, such as `A47 A-1, XII-4°`; empty where it is the format
    /// or double entry that asks.
    pub article: &'static str,
    /// What it is about, by name: `column`, `value`, `expected`…
    pub values: Vec<(&'static str, Value)>,
}

/// A value in a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Words of the file, shortened to 200 characters.
    Text(String),
    /// An amount.
    Amount(Cents),
    /// A day.
    Day(Day),
    /// How many.
    Count(u64),
}

/// All findings of a file. The first hundred of each rule are kept, all are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    list: Vec<Finding>,
    counts: Vec<(Rule, u64)>,
}

/// How many findings of one rule are kept.
const KEPT: u64 = 100;

impl Findings {
    /// Those that are kept, in the order in which they were found.
    pub fn list(&self) -> &[Finding] {
        &self.list
    }

    /// How many times a rule was not met, kept or not.
    pub fn count(&self, rule: Rule) -> u64 {
        self.counts
            .iter()
            .find(|(of, _)| *of == rule)
            .map_or(0, |(_, count)| *count)
    }

    /// The rules that were not met, with how many times.
    pub fn counts(&self) -> &[(Rule, u64)] {
        &self.counts
    }

    /// Whether something is an error.
    pub fn has_errors(&self) -> bool {
        self.counts
            .iter()
            .any(|(rule, _)| rule.severity() == Severity::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Cites the parts of the article that rule books on a cash basis.
    pub(crate) fn cite_cash_basis(&mut self, farm: bool) {
        for finding in &mut self.list {
            finding.article = finding.rule.article_on_a_cash_basis(farm);
        }
    }

    /// Adds those of what follows in the file.
    pub(crate) fn extend(&mut self, other: Self) {
        let before = self.counts.clone();
        let mut kept: Vec<(Rule, u64)> = before
            .iter()
            .map(|(rule, count)| (*rule, (*count).min(KEPT)))
            .collect();
        for finding in other.list {
            let at = kept
                .iter()
                .position(|(rule, _)| *rule == finding.rule)
                .unwrap_or_else(|| {
                    kept.push((finding.rule, 0));
                    kept.len() - 1
                });
            if kept[at].1 < KEPT {
                kept[at].1 += 1;
                self.list.push(finding);
            }
        }
        for (rule, count) in other.counts {
            match self.counts.iter_mut().find(|(of, _)| *of == rule) {
                Some((_, known)) => *known += count,
                None => self.counts.push((rule, count)),
            }
        }
    }

    /// How many there are.
    pub(crate) fn total(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// Adds a finding; the values are made only where it is kept.
    pub(crate) fn add(
        &mut self,
        rule: Rule,
        line: Option<u32>,
        values: impl FnOnce() -> Vec<(&'static str, Value)>,
    ) {
        let at = self
            .counts
            .iter()
            .position(|(of, _)| *of == rule)
            .unwrap_or_else(|| {
                self.counts.push((rule, 0));
                self.counts.len() - 1
            });
        let Some((_, count)) = self.counts.get_mut(at) else {
            return;
        };
        *count += 1;
        if *count <= KEPT {
            self.list.push(Finding {
                rule,
                severity: rule.severity(),
                line,
                article: rule.article(),
                values: values(),
            });
        }
    }
}

impl Value {
    /// Words of a file, shortened.
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.chars().take(200).collect())
    }

    /// Bytes of a file as words, shortened.
    pub(crate) fn bytes(bytes: &[u8]) -> Self {
        Self::text(&String::from_utf8_lossy(bytes.get(..800).unwrap_or(bytes)))
    }

    /// How many.
    pub(crate) fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }
}
