//! Which funder and which project each entry has.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::choose::{Candidate, choose};
use super::follow::follow;
use super::{Answer, Condition, Dimensions, Rule, is_receivable};
use crate::days::Period;
use crate::entries::{Entry, EntryId, Ledger};
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
    /// The grants that are booked on the same account, or under the same third party.
    Receivable,
    /// The one grant of the funder in whose time it is.
    Grant,
}

/// Funder and project of every entry of a ledger.
#[derive(Debug, Clone, Default)]
pub struct Assignment {
    funders: Vec<String>,
    projects: Vec<String>,
    entries: Vec<[Option<(u32, By)>; 2]>,
    /// Entries whose label names several funders, or several projects.
    several: HashMap<EntryId, [Vec<u32>; 2]>,
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

    pub(super) fn has_no_funders(&self) -> bool {
        self.entries.iter().all(|both| both[0].is_none())
    }

    pub(super) fn funder_at(&self, entry: EntryId) -> Option<u32> {
        Some(self.entries.get(entry.0 as usize)?[0]?.0)
    }

    pub(super) fn give_funder(&mut self, entry: EntryId, funder: u32, by: By) {
        if let Some(both) = self.entries.get_mut(entry.0 as usize) {
            both[0] = Some((funder, by));
        }
    }

    /// Gives a project to an entry that has none; nothing where the project is not known.
    pub(crate) fn give_project(&mut self, entry: EntryId, project: &str, by: By) {
        let at = self.projects.iter().position(|of| of == project);
        let at = at.and_then(|at| u32::try_from(at).ok());
        if let (Some(at), Some(both)) = (at, self.entries.get_mut(entry.0 as usize))
            && both[1].is_none()
        {
            both[1] = Some((at, by));
        }
    }

    /// Ids of the funders that the label of an entry names, where it names several and nothing else
    /// decides.
    pub fn several_funders(&self, entry: EntryId) -> Vec<&str> {
        self.several(entry, 0, &self.funders)
    }

    /// The same of projects.
    pub fn several_projects(&self, entry: EntryId) -> Vec<&str> {
        self.several(entry, 1, &self.projects)
    }

    fn several<'a>(&self, entry: EntryId, at: usize, ids: &'a [String]) -> Vec<&'a str> {
        let several = self.several.get(&entry).map(|both| both[at].as_slice());
        let places = several.unwrap_or_default().iter();
        places
            .filter_map(|of| ids.get(*of as usize).map(String::as_str))
            .collect()
    }

    /// What gave an entry its funder, and its project.
    pub fn by(&self, entry: EntryId) -> [Option<By>; 2] {
        self.entries
            .get(entry.0 as usize)
            .map_or([None; 2], |both| both.map(|of| Some(of?.1)))
    }
}

/// Applies answers, then rules, then what is booked on the same account.
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
        several: HashMap::new(),
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
    let names = [
        names(dimensions.funders.iter().map(|of| &of.name)),
        names(dimensions.projects.iter().map(|of| &of.name)),
    ];
    let answers: HashMap<(&str, u32), &Answer> = dimensions
        .answers
        .iter()
        .map(|answer| ((answer.import.as_str(), answer.line), answer))
        .collect();
    let mut answered: HashSet<EntryId> = HashSet::new();
    let mut plain_texts = PlainTexts::of(ledger);
    for (id, entry) in ledger.iter() {
        let account = ledger.account(entry);
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
            if closed[0] {
                answered.insert(id);
            }
        }
        let mut by_label: [Vec<Candidate<'_>>; 2] = [Vec::new(), Vec::new()];
        for (number, (matcher, gives)) in (0_u32..).zip(&rules) {
            if (0..2).all(|at| closed[at] || gives[at].is_none()) {
                continue;
            }
            if !matcher.matches(entry, ledger, &mut plain_texts) {
                continue;
            }
            for at in 0..2 {
                let funds = at == 1 || matcher.funds(account);
                let (Some(of), false, true) = (gives[at], closed[at], funds) else {
                    continue;
                };
                match matcher.label_alone() {
                    Some(words) => by_label[at].push(Candidate {
                        value: of,
                        words,
                        rule: Some((number, matcher.when.len())),
                    }),
                    None => {
                        // The first rule wins: one by label that came before does.
                        closed[at] = true;
                        if by_label[at].is_empty() {
                            given[at] = Some((of, By::Rule(number)));
                        }
                    }
                }
            }
        }
        for (at, mut candidates) in by_label.into_iter().enumerate() {
            if candidates.is_empty() {
                continue;
            }
            let label = plain_texts.get(entry.label);
            for (value, name) in (0_u32..).zip(&names[at]) {
                if has_words(label, name) {
                    candidates.push(Candidate {
                        value,
                        words: name,
                        rule: None,
                    });
                }
            }
            match choose(&candidates) {
                Ok((value, rule)) => given[at] = Some((value, By::Rule(rule))),
                Err(several) => assignment.several.entry(id).or_default()[at] = several,
            }
        }
        assignment.entries.push(given);
    }
    let asked: HashSet<EntryId> = assignment
        .several
        .iter()
        .filter(|(_, both)| !both[0].is_empty())
        .map(|(id, _)| *id)
        .collect();
    follow(ledger, &mut assignment, |id| {
        answered.contains(&id) || asked.contains(&id)
    });
    assignment
}

/// Names as they are found in labels; those that are too short are in too many.
fn names<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let plain = names.map(|name| plain(name));
    plain
        .map(|name| {
            if name.chars().count() < 3 {
                String::new()
            } else {
                name
            }
        })
        .collect()
}

/// Accounts where a third party is one who gives.
fn is_funding(account: &str) -> bool {
    ["7", "13", "19", "44", "46", "47", "487"]
        .iter()
        .any(|start| account.starts_with(start))
}

/// Accounts of investment grants that are taken back into the result, year by year: nobody gives
/// anything by it, and no money moves.
fn is_taken_back(account: &str) -> bool {
    ["139", "747", "777"]
        .iter()
        .any(|start| account.starts_with(start))
}

/// Texts of a ledger as plain words, each made once.
pub(super) struct PlainTexts<'a> {
    ledger: &'a Ledger,
    made: Vec<Option<Box<str>>>,
}

impl<'a> PlainTexts<'a> {
    pub(super) fn of(ledger: &'a Ledger) -> Self {
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
pub(super) struct Matcher {
    when: Vec<Condition>,
    period: Option<Period>,
    account: bool,
    /// Whether it is for products, and is met also by what is to be received of them.
    receivable: bool,
}

impl Matcher {
    pub(super) fn of(rule: &Rule) -> Self {
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
        let products =
            |of: &Condition| matches!(of, Condition::Account(start) if start.starts_with('7'));
        Self {
            when: when.collect(),
            period: rule.period,
            account,
            receivable: rule.funder.is_some()
                && rule.when.iter().any(products)
                && rule
                    .when
                    .iter()
                    .any(|of| matches!(of, Condition::Label(_) | Condition::ThirdParty(_))),
        }
    }

    /// Whether its funder is for entries of an account.
    fn funds(&self, account: &str) -> bool {
        !is_taken_back(account) && (self.account || is_funding(account))
    }

    /// The words of the label that it goes by, where it goes by nothing that names one third party
    /// or document.
    fn label_alone(&self) -> Option<&str> {
        let mut label = None;
        for condition in &self.when {
            match condition {
                Condition::Label(words) => label = Some(words.as_str()),
                Condition::ThirdParty(_) | Condition::Document(_) => return None,
                Condition::Account(_) | Condition::Journal(_) => {}
            }
        }
        label
    }

    pub(super) fn matches(
        &self,
        entry: &Entry,
        ledger: &Ledger,
        plain: &mut PlainTexts<'_>,
    ) -> bool {
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
                Condition::Account(start) => {
                    let account = ledger.account(entry);
                    account.starts_with(start.as_str())
                        || self.receivable && start.starts_with('7') && is_receivable(account)
                }
                Condition::Journal(code) => ledger.text(entry.journal) == code,
            })
    }
}
