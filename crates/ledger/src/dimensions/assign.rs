//! Which funder and which project each entry has.

use std::collections::HashMap;

use serde::Serialize;

use super::{Answer, Condition, Dimensions, Rule};
use crate::days::Period;
use crate::entries::{Entry, EntryId, Ledger};
use crate::figures::{Figure, Sign};
use crate::texts::Text;
use crate::words::{has_words, plain};

/// What gave an entry its funder or project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A person, for this entry.
    Answer,
    /// The rule of that place in the list.
    Rule(u32),
}

/// Funder and project of every entry of a ledger.
#[derive(Debug, Clone, Default)]
pub struct Assignment {
    funders: Vec<String>,
    projects: Vec<String>,
    entries: Vec<[Option<(u32, By)>; 2]>,
}

impl Assignment {
    /// Id of the funder of an entry.
    pub fn funder(&self, entry: EntryId) -> Option<&str> {
        let (at, _) = self.entries.get(entry.0 as usize)?[0]?;
        self.funders.get(at as usize).map(String::as_str)
    }

    /// Id of the project of an entry.
    pub fn project(&self, entry: EntryId) -> Option<&str> {
        let (at, _) = self.entries.get(entry.0 as usize)?[1]?;
        self.projects.get(at as usize).map(String::as_str)
    }

    /// What gave an entry its funder, and its project.
    pub fn by(&self, entry: EntryId) -> [Option<By>; 2] {
        self.entries
            .get(entry.0 as usize)
            .map_or([None; 2], |both| both.map(|of| Some(of?.1)))
    }
}

/// What has no funder or no project, with its amount.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Unassigned {
    /// Grants (74) without a funder.
    pub grants: Figure,
    /// Charges (6) without a project. They may well be common to all.
    pub charges: Figure,
    /// Products (7) without a project.
    pub products: Figure,
}

/// Applies answers, then rules.
pub fn assign(ledger: &Ledger, dimensions: &Dimensions) -> Assignment {
    let mut assignment = Assignment {
        funders: dimensions
            .funders
            .iter()
            .map(|funder| funder.id.clone())
            .collect(),
        projects: dimensions
            .projects
            .iter()
            .map(|project| project.id.clone())
            .collect(),
        entries: Vec::with_capacity(ledger.entries().len()),
    };
    let place = |ids: &[String], id: &Option<String>| -> Option<u32> {
        let at = ids.iter().position(|of| Some(of) == id.as_ref())?;
        u32::try_from(at).ok()
    };
    let rules: Vec<(Matcher, [Option<u32>; 2])> = dimensions
        .rules
        .iter()
        .map(|rule| {
            let funder = place(&assignment.funders, &rule.funder);
            let project = place(&assignment.projects, &rule.project);
            (Matcher::of(rule), [funder, project])
        })
        .collect();
    let answers: HashMap<(&str, u32), &Answer> = dimensions
        .answers
        .iter()
        .map(|answer| ((answer.import.as_str(), answer.line), answer))
        .collect();
    let mut plain_texts = PlainTexts::of(ledger);
    for (id, entry) in ledger.iter() {
        let mut given = [None; 2];
        let mut closed = [false; 2];
        if let Some(answer) = ledger.address(id).and_then(|address| answers.get(&address)) {
            for (at, (said, ids)) in [
                (&answer.funder, &assignment.funders),
                (&answer.project, &assignment.projects),
            ]
            .into_iter()
            .enumerate()
            {
                if let Some(said) = said {
                    closed[at] = true;
                    given[at] = place(ids, said).map(|of| (of, By::Answer));
                }
            }
        }
        for (number, (matcher, gives)) in (0_u32..).zip(&rules) {
            if (0..2).all(|at| closed[at] || gives[at].is_none()) {
                continue;
            }
            if !matcher.matches(entry, ledger, &mut plain_texts) {
                continue;
            }
            for at in 0..2 {
                let funds = at == 1 || matcher.account || is_funding(ledger.account(entry));
                if let (Some(of), false, true) = (gives[at], closed[at], funds) {
                    given[at] = Some((of, By::Rule(number)));
                    closed[at] = true;
                }
            }
        }
        assignment.entries.push(given);
    }
    assignment
}

/// What is not assigned, in a period.
pub fn unassigned(ledger: &Ledger, assignment: &Assignment, period: Period) -> Unassigned {
    let sum = |sign, start: &str, without: &dyn Fn(EntryId) -> bool| {
        Figure::sum(ledger, sign, |id, entry| {
            period.contains(entry.date) && ledger.account(entry).starts_with(start) && without(id)
        })
    };
    Unassigned {
        grants: sum(Sign::Credit, "74", &|id| assignment.funder(id).is_none()),
        charges: sum(Sign::Debit, "6", &|id| assignment.project(id).is_none()),
        products: sum(Sign::Credit, "7", &|id| assignment.project(id).is_none()),
    }
}

/// Accounts where a third party is one who gives.
fn is_funding(account: &str) -> bool {
    ["7", "13", "19", "44", "46", "47"]
        .iter()
        .any(|start| account.starts_with(start))
}

/// Texts of a ledger as plain words, each made once.
struct PlainTexts<'a> {
    ledger: &'a Ledger,
    made: Vec<Option<Box<str>>>,
}

impl<'a> PlainTexts<'a> {
    fn of(ledger: &'a Ledger) -> Self {
        Self {
            ledger,
            made: vec![None; ledger.texts().count()],
        }
    }

    fn get(&mut self, text: Text) -> &str {
        match self.made.get_mut(text.index()) {
            Some(made) => {
                made.get_or_insert_with(|| plain(self.ledger.text(text)).into_boxed_str())
            }
            None => "",
        }
    }
}

/// A rule, ready to be tried.
struct Matcher {
    when: Vec<Condition>,
    period: Option<Period>,
    account: bool,
}

impl Matcher {
    fn of(rule: &Rule) -> Self {
        let when = rule.when.iter().map(|condition| match condition {
            Condition::ThirdParty(name) => Condition::ThirdParty(plain(name)),
            Condition::Label(words) => Condition::Label(plain(words)),
            Condition::Document(start) => Condition::Document(plain(start)),
            other => other.clone(),
        });
        let account = rule
            .when
            .iter()
            .any(|of| matches!(of, Condition::Account(_)));
        Self {
            when: when.collect(),
            period: rule.period,
            account,
        }
    }

    fn matches(&self, entry: &Entry, ledger: &Ledger, plain: &mut PlainTexts<'_>) -> bool {
        !self.when.is_empty()
            && self.period.is_none_or(|period| period.contains(entry.date))
            && self.when.iter().all(|condition| match condition {
                Condition::ThirdParty(name) => {
                    !name.is_empty()
                        && (plain.get(entry.third_party_label) == name
                            || plain.get(entry.third_party) == name)
                }
                Condition::Label(words) => has_words(plain.get(entry.label), words),
                Condition::Document(start) => {
                    !start.is_empty() && plain.get(entry.document).starts_with(start.as_str())
                }
                Condition::Account(start) => ledger.account(entry).starts_with(start.as_str()),
                Condition::Journal(code) => ledger.text(entry.journal) == code,
            })
    }
}
