//! The amounts and shares that were read.

use dossier::{Dossier, Figure, Side, Unit};
use serde::Serialize;
use utoipa::ToSchema;

/// The figures of a dossier.
#[derive(Serialize, ToSchema)]
#[schema(as = Figures)]
pub struct Document<'a> {
    figures: Vec<One<'a>>,
}

/// A figure, and where it was read.
#[derive(Serialize, ToSchema)]
#[schema(as = Figure)]
struct One<'a> {
    label: &'a str,
    /// As in the charts of accounts; empty where none is named.
    account: &'a str,
    /// Euros, or per cent.
    value: f64,
    unit: Unit,
    year: Option<i32>,
    side: Option<Side>,
    /// Of a budget, and not of accounts.
    planned: Option<bool>,
    total: bool,
    document: &'a str,
    page: Option<u32>,
    heading: &'a str,
    quote: &'a str,
    /// It was recognised on a picture: digits may be wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    doubtful: bool,
}

/// The figures of a year, or all.
pub fn of_year(dossier: &Dossier, year: Option<i32>) -> Vec<&Figure> {
    let figures = dossier.figures.iter();
    figures
        .filter(|figure| year.is_none() || figure.year == year)
        .collect()
}

impl<'a> Document<'a> {
    /// Of some figures.
    pub fn of(figures: &[&'a Figure], dossier: &'a Dossier) -> Self {
        Self {
            figures: figures.iter().map(|figure| one(figure, dossier)).collect(),
        }
    }
}

fn one<'a>(figure: &'a Figure, dossier: &'a Dossier) -> One<'a> {
    One {
        label: &figure.label,
        account: &figure.account,
        value: figure.cents as f64 / 100.0,
        unit: figure.unit,
        year: figure.year,
        side: figure.side,
        planned: figure.planned,
        total: figure.total,
        document: document(figure, dossier),
        page: figure.place.page,
        heading: figure.place.headings.last().map_or("", String::as_str),
        quote: &figure.quote,
        doubtful: figure.place.doubtful,
    }
}

/// The name of the source of a figure.
pub fn document<'a>(figure: &Figure, dossier: &'a Dossier) -> &'a str {
    dossier
        .source(figure.place.source)
        .map_or("", |source| &source.name)
}
