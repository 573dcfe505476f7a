//! The official tables: the budget of Cerfa 12156, of the organisation or of a project, and the
//! financial report of Cerfa 15059. Every figure keeps the entries it is the sum of.
//!
//! Amounts are exact here and are rounded to euros only where they are shown ([`Row::euros`]), since
//! the forms take no cents. What the forms check (charges are products, 86 is 87) is said
//! ([`Check`]), and nothing is made to fit.

use serde::{Deserialize, Serialize};

use crate::amounts::{Cents, Share};
use crate::charts::{Chart, Doubt, Line, Side};
use crate::days::Period;
use crate::figures::Figure;

mod checks;
mod explain;
mod fill;
mod sharing;

pub use checks::{Check, checks};
pub use explain::{Explanation, explain};
pub use fill::fill;
pub use sharing::Sharing;
pub(crate) use sharing::shared;

/// What table is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TableWanted))]
pub struct Wanted {
    /// The version of the form, such as `12156*06` or `15059*02`.
    pub form: String,
    /// The days that it is of.
    pub period: Period,
    /// Id of the project; nothing for the whole organisation.
    #[serde(default)]
    pub project: Option<String>,
    /// Id of the funder that the table is for: its line is marked.
    #[serde(default)]
    pub funder: Option<String>,
    /// The project's share of common charges.
    #[serde(default)]
    pub sharing: Option<Sharing>,
}

/// An official table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OfficialTable {
    /// The version of the form.
    pub form: String,
    /// The chart by which planned accounts were placed.
    pub chart: Chart,
    /// Its rows, in the order of the form, those without any amount included. Under a line of 74 there
    /// is a row for each funder instead, where there is one.
    pub rows: Vec<Row>,
    /// The sum of each rubric, in the order of the form.
    pub rubrics: Vec<Rubric>,
    /// The sum of each part of the table.
    pub totals: Vec<Total>,
    /// What the form has no line for, by account: to be said to a person.
    pub not_on_form: Vec<NotOnForm>,
    /// What a person should look at.
    pub doubts: Vec<(Doubt, Figure)>,
    /// What is asked of, or given by, the funder that the table is for, and what part of all
    /// products it is.
    pub of_funder: Option<OfFunder>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TableRow))]
pub struct Row {
    /// The line of the form.
    pub line: &'static Line,
    /// Id of the funder, for rows of 74.
    pub funder: Option<String>,
    /// What was planned; nothing without a budget, nor where its rubric was planned as a whole.
    pub planned: Option<Cents>,
    /// What happened.
    pub actual: Figure,
    /// Actual in per cent of planned; nothing where nothing was planned.
    pub percent: Option<Share>,
}

/// What the form has no line for. It counts in no total of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NotOnForm {
    /// The account, or what the line's code would be.
    pub account: String,
    /// What was planned.
    pub planned: Cents,
    /// What happened.
    pub actual: Figure,
}

/// The sum of a rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TableRubric))]
pub struct Rubric {
    /// The account of two digits.
    pub rubric: u8,
    /// The part of the table.
    pub side: Side,
    /// What was planned.
    pub planned: Option<Cents>,
    /// What happened.
    pub actual: Figure,
    /// Whether it was planned as a whole (`64 = 12 000`), though the form has several lines of it:
    /// what was planned and what happened can be compared here only.
    pub whole: bool,
    /// Actual in per cent of planned; nothing where nothing was planned.
    pub percent: Option<Share>,
}

/// The sum of a part of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TableTotal))]
pub struct Total {
    /// The part. Charges are without those that are shared, which have a sum of their own.
    pub side: Side,
    /// What was planned.
    pub planned: Option<Cents>,
    /// What happened.
    pub actual: Figure,
}

impl Total {
    /// What happened, of what was planned.
    pub fn percent(&self) -> Option<Share> {
        Share::of(self.actual.amount(), self.planned?)
    }
}

/// The grant of the funder that the table is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OfFunder {
    /// What is planned, or asked.
    pub planned: Option<Cents>,
    /// What part of all planned products that is.
    pub planned_share: Option<Share>,
    /// What came.
    pub actual: Figure,
    /// What part of all products that is.
    pub actual_share: Option<Share>,
}

impl Row {
    /// Planned and actual in whole euros, as the form takes them.
    pub fn euros(&self) -> (Option<i64>, i64) {
        (
            self.planned.map(Cents::rounded_to_euros),
            self.actual.amount().rounded_to_euros(),
        )
    }
}

impl OfficialTable {
    /// The sum of a part of the table.
    pub fn total(&self, side: Side) -> Option<&Total> {
        self.totals.iter().find(|total| total.side == side)
    }

    /// The total that the form prints after a part: that of charges comes after those that are shared,
    /// where a project has its part of them, and is of both (Cerfa 12156 and 15059).
    pub fn total_after(&self, side: Side) -> Option<Total> {
        let has = |side| self.rows.iter().any(|row| row.line.side == side);
        match side {
            Side::Charge if has(Side::IndirectCharge) => None,
            Side::IndirectCharge if has(side) => {
                let mut total = self.total(Side::Charge)?.clone();
                let shared = self.total(side)?;
                if let (Some(sum), Some(planned)) = (&mut total.planned, shared.planned) {
                    *sum += planned;
                }
                total.actual.extend(&shared.actual);
                Some(total)
            }
            Side::IndirectCharge => None,
            side => self.total(side).cloned(),
        }
    }

    /// The sum of charges of their own, or of those that are shared, where the form has both and their
    /// total after.
    pub fn subtotal(&self, side: Side) -> Option<&Total> {
        let shared = self.total_after(Side::IndirectCharge).is_some();
        let of_charges = matches!(side, Side::Charge | Side::IndirectCharge);
        self.total(side).filter(|_| shared && of_charges)
    }

    /// The sum of a rubric.
    pub fn rubric(&self, rubric: u8) -> Option<&Rubric> {
        self.rubrics.iter().find(|of| of.rubric == rubric)
    }

    /// The rows of a line: one, or one a funder.
    pub fn rows_of<'a>(&'a self, line: &'a str) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| row.line.id == line)
    }
}
