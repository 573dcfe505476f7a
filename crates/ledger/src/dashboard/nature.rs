//! Charges by nature, and results by project.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::days::Period;
use crate::figures::Figure;

/// Charges of one nature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChargesOf {
    /// The account of two digits: 60 to 69.
    pub rubric: u8,
    /// The charges.
    pub figure: Figure,
    /// Their share of all charges.
    pub share: Option<Share>,
}

/// Charges and products of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectResult {
    /// Id of the project; nothing for what has none.
    pub project: Option<String>,
    /// Its charges.
    pub charges: Figure,
    /// Its products.
    pub products: Figure,
    /// Products less charges.
    pub result: Cents,
}

/// Charges of a period by the first two digits of their accounts.
pub fn charges_by_nature(books: &Books<'_>, period: Period) -> Vec<ChargesOf> {
    let charges = books.charges(period);
    let mut found: BTreeMap<u8, Figure> = BTreeMap::new();
    for part in charges.parts() {
        let account = books
            .ledger
            .entry(part.entry)
            .map_or("", |entry| books.ledger.account(entry));
        // An account of one digit is of its class as a whole.
        let rubric = account
            .get(..2)
            .and_then(|two| two.parse().ok())
            .unwrap_or(6);
        found
            .entry(rubric)
            .or_default()
            .add(part.entry, part.amount);
    }
    found
        .into_iter()
        .map(|(rubric, figure)| {
            let share = Share::of(figure.amount(), charges.amount());
            ChargesOf {
                rubric,
                figure,
                share,
            }
        })
        .collect()
}

/// Results of a period by project, in the order of the projects; what has none comes last.
pub fn projects(books: &Books<'_>, period: Period) -> Vec<ProjectResult> {
    let place = |project: Option<&str>| {
        let projects = &books.dimensions.projects;
        project
            .and_then(|id| projects.iter().position(|of| of.id == id))
            .unwrap_or(projects.len())
    };
    let mut found: BTreeMap<usize, ProjectResult> = BTreeMap::new();
    for (figure, charges) in [
        (books.charges(period), true),
        (books.products(period), false),
    ] {
        for part in figure.parts() {
            let project = books.assignment.project(part.entry);
            let result = found
                .entry(place(project))
                .or_insert_with(|| ProjectResult {
                    project: project.map(str::to_owned),
                    charges: Figure::default(),
                    products: Figure::default(),
                    result: Cents::ZERO,
                });
            let of = if charges {
                &mut result.charges
            } else {
                &mut result.products
            };
            of.add(part.entry, part.amount);
        }
    }
    let results = found.into_values().map(|result| ProjectResult {
        result: result.products.amount() - result.charges.amount(),
        ..result
    });
    results.collect()
}
