//! Dedicated funds: money that came in for a purpose and is not spent yet (accounts 19). It is set
//! aside by 689 and taken back by 789, and cannot be spent freely.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::amounts::Cents;
use crate::books::Books;
use crate::days::Period;
use crate::entries::{Entry, EntryId};
use crate::figures::{Figure, Sign};

/// Dedicated funds over a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DedicatedFunds {
    /// Accounts 19 before its first day.
    pub opening: Figure,
    /// What was set aside in it (689).
    pub set_aside: Figure,
    /// What was taken back in it (789).
    pub used: Figure,
    /// Accounts 19 at its end.
    pub closing: Figure,
    /// Closing less what opening, set aside and used make: nothing where the accounts hold together.
    pub gap: Cents,
    /// The same of each project and funder, as the entries say them.
    pub by: Vec<DedicatedTo>,
}

/// Dedicated funds of one project and funder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DedicatedTo {
    /// The project; nothing where no entry says one.
    pub project: Option<String>,
    /// The funder, likewise.
    pub funder: Option<String>,
    /// Accounts 19 before the first day.
    pub opening: Figure,
    /// What was set aside (689).
    pub set_aside: Figure,
    /// What was taken back (789).
    pub used: Figure,
    /// Accounts 19 at the end.
    pub closing: Figure,
}

impl DedicatedTo {
    /// Closing less what opening, set aside and used make.
    pub fn gap(&self) -> Cents {
        let made = self.opening.amount() + self.set_aside.amount() - self.used.amount();
        self.closing.amount() - made
    }
}

/// Follows dedicated funds over a period.
pub fn dedicated_funds(books: &Books<'_>, period: Period) -> DedicatedFunds {
    let is = |account: &str| account.starts_with("19");
    // An opening entry that is dated the first day is of what was before.
    let opened = books.opening_of(period, Sign::Credit, is);
    let mut opening = books.balance(period.first.previous(), Sign::Credit, is);
    opening.extend(&opened);
    let closing = books.balance(period.last, Sign::Credit, is);
    let of = |sign, start: &str| {
        books.results(period, sign, |_, entry| {
            books.ledger.account(entry).starts_with(start)
        })
    };
    let set_aside = of(Sign::Debit, "689");
    let used = of(Sign::Credit, "789");
    let gap = closing.amount() - (opening.amount() + set_aside.amount() - used.amount());
    let by = by_purpose(books, [&opening, &set_aside, &used, &closing]);
    DedicatedFunds {
        opening,
        set_aside,
        used,
        closing,
        gap,
        by,
    }
}

/// A project and a funder.
type Purpose<'a> = (Option<&'a str>, Option<&'a str>);

/// The parts of the four figures by what their entries are for: as they are assigned, else as the other
/// entries of their transactions that are of dedicated funds are.
fn by_purpose(books: &Books<'_>, figures: [&Figure; 4]) -> Vec<DedicatedTo> {
    let is = |entry: &Entry| {
        let account = books.ledger.account(entry);
        ["19", "689", "789"]
            .iter()
            .any(|of| account.starts_with(of))
    };
    let own = |id: EntryId| -> Purpose<'_> {
        (books.assignment.project(id), books.assignment.funder(id))
    };
    // What all entries of a transaction that say one agree on; nothing where they do not.
    let mut projects: HashMap<u32, Option<&str>> = HashMap::new();
    let mut funders: HashMap<u32, Option<&str>> = HashMap::new();
    for (id, entry) in books.ledger.iter().filter(|(_, entry)| is(entry)) {
        let (project, funder) = own(id);
        for (said, known) in [(project, &mut projects), (funder, &mut funders)] {
            if said.is_some() {
                let of = known.entry(entry.transaction).or_insert(said);
                *of = of.filter(|of| Some(*of) == said);
            }
        }
    }
    let purpose = |id: EntryId| {
        let (project, funder) = own(id);
        let transaction = books.ledger.entry(id).map(|entry| entry.transaction);
        let project = project.or_else(|| projects.get(&transaction?).copied()?);
        let funder = funder.or_else(|| funders.get(&transaction?).copied()?);
        (project, funder)
    };
    let mut parts: BTreeMap<Purpose<'_>, [Figure; 4]> = BTreeMap::new();
    for (at, figure) in figures.into_iter().enumerate() {
        for part in figure.parts() {
            let of = parts.entry(purpose(part.entry)).or_default();
            of[at].add(part.entry, part.amount);
        }
    }
    let of = parts.into_iter();
    of.map(
        |((project, funder), [opening, set_aside, used, closing])| DedicatedTo {
            project: project.map(str::to_owned),
            funder: funder.map(str::to_owned),
            opening,
            set_aside,
            used,
            closing,
        },
    )
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dimensions::{Condition, Dimensions, Funder, FunderKind, Project, Rule};

    #[test]
    fn funds_are_followed_by_project_and_funder() {
        let table = "Date;Journal;Pièce;Compte;Libellé;Débit;Crédit\n\
            01/01/2025;AN;1;512000;A nouveau;900,00;\n\
            01/01/2025;AN;1;194000;A nouveau jardin;;400,00\n\
            01/01/2025;AN;1;110000;A nouveau;;500,00\n\
            30/06/2025;OD;2;194000;Reprise jardin;150,00;\n\
            30/06/2025;OD;2;789400;Utilisation;;150,00\n\
            31/12/2025;OD;3;689400;Report atelier;250,00;\n\
            31/12/2025;OD;3;194000;Fonds;;250,00\n";
        let chosen = crate::import::Chosen::default();
        let read = crate::import::read(table.as_bytes(), "t.csv", "t", &chosen).expect("a table");
        let mut ledger = read.ledger;
        crate::years::settle(&mut ledger);
        let rule = |word: &str, funder: Option<&str>| Rule {
            id: word.to_owned(),
            when: vec![Condition::Label(word.to_owned())],
            period: None,
            funder: funder.map(str::to_owned),
            project: Some(word.to_owned()),
        };
        let project = |id: &str| Project {
            id: id.to_owned(),
            name: id.to_owned(),
        };
        let ville = Funder {
            id: "ville".to_owned(),
            name: "Ville".to_owned(),
            kind: FunderKind::Municipal,
            siret: String::new(),
        };
        let dimensions = Dimensions {
            projects: vec![project("jardin"), project("atelier")],
            funders: vec![ville],
            rules: vec![rule("jardin", Some("ville")), rule("atelier", None)],
            ..Dimensions::default()
        };
        let books = Books::of(&ledger, &dimensions, &BTreeMap::new());
        let funds = dedicated_funds(&books, Period::year(2025).expect("a year"));
        let of: Vec<_> = funds
            .by
            .iter()
            .map(|of| {
                let figures = [&of.opening, &of.set_aside, &of.used, &of.closing];
                let amounts = figures.map(|figure| figure.amount().0 / 100);
                (
                    of.project.as_deref(),
                    of.funder.as_deref(),
                    amounts,
                    of.gap().0,
                )
            })
            .collect();
        let expected = [
            (Some("atelier"), None, [0, 250, 0, 250], 0),
            (Some("jardin"), Some("ville"), [400, 0, 150, 250], 0),
        ];
        assert_eq!(of, expected);
        let sum: i64 = of.iter().map(|(.., amounts, _)| amounts[3]).sum();
        assert_eq!(Cents::euros(sum), funds.closing.amount());
    }
}
