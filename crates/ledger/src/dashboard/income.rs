//! Products by who gives, and how much hangs on one.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::charts::{Line, Placement};
use crate::days::Period;
use crate::figures::{Figure, Sign};

/// Where products come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceOfIncome {
    /// The funder of that id.
    Funder(String),
    /// No funder: the line of the official table.
    Line(&'static Line),
    /// Neither.
    Other,
}

/// Products of one origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IncomeSource {
    /// The origin.
    pub source: SourceOfIncome,
    /// The products.
    pub figure: Figure,
    /// Their share of all products.
    pub share: Option<Share>,
}

/// The funder that gives most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Dependency {
    /// Its id.
    pub funder: String,
    /// Its share of all products.
    pub share: Share,
}

/// Products of a period, by funder where they have one, else by line; the largest first.
pub fn income(books: &Books<'_>, period: Period) -> Vec<IncomeSource> {
    let products = books.products(period);
    let mut found: BTreeMap<String, (SourceOfIncome, Figure)> = BTreeMap::new();
    for part in products.parts() {
        let funder = books.assignment.funder(part.entry);
        let line =
            books
                .ledger
                .entry(part.entry)
                .and_then(|entry| match books.placement(entry)? {
                    Placement::Line(line, _) => Some(line),
                    Placement::ByFunder => crate::charts::line("74.rest"),
                    Placement::NotOnForm => None,
                });
        let (key, source) = match (funder, line) {
            (Some(funder), _) => (
                format!("1{funder}"),
                SourceOfIncome::Funder(funder.to_owned()),
            ),
            (None, Some(line)) => (format!("2{}", line.id), SourceOfIncome::Line(line)),
            (None, None) => ("3".to_owned(), SourceOfIncome::Other),
        };
        let (_, figure) = found
            .entry(key)
            .or_insert_with(|| (source, Figure::default()));
        figure.add(part.entry, part.amount);
    }
    let mut income: Vec<IncomeSource> = found
        .into_values()
        .map(|(source, figure)| {
            let share = Share::of(figure.amount(), products.amount());
            IncomeSource {
                source,
                figure,
                share,
            }
        })
        .collect();
    income.sort_by_key(|of| std::cmp::Reverse(of.figure.amount()));
    income
}

/// The funder that gives most; nothing where no product has a funder.
pub fn dependency(income: &[IncomeSource]) -> Option<Dependency> {
    income.iter().find_map(|of| match &of.source {
        SourceOfIncome::Funder(funder) if of.figure.amount() > Cents::ZERO => Some(Dependency {
            funder: funder.clone(),
            share: of.share?,
        }),
        _ => None,
    })
}

/// Products of one month.
pub fn by_month(books: &Books<'_>, period: Period, sign: Sign, class: char) -> Vec<super::InMonth> {
    period
        .months()
        .take(120)
        .map(|month| {
            let days = Period {
                first: month.first().max(period.first),
                last: month.last().min(period.last),
            };
            let figure = books.results(days, sign, |_, entry| {
                books.ledger.account(entry).starts_with(class)
            });
            super::InMonth { month, figure }
        })
        .collect()
}
