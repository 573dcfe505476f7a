//! Budgets: entered, read from a sheet, or drafted from history and known grants; scenarios; and the
//! gap to what happened.

use serde::{Deserialize, Serialize};

use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::charts::{Chart, Line, Placement};
use crate::days::Period;
use crate::dimensions::Dimensions;
use crate::figures::Figure;

mod draft;
mod funders;
mod gaps;
mod rows;
mod totals;

pub use draft::draft;
pub use funders::name_funders;
pub use funders::of_form;
pub use gaps::{Gap, compare};
pub(crate) use gaps::{sign, whole_rubrics};
pub use rows::{BudgetRows, from_rows};

/// A budget of the organisation, or of one of its projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Budget {
    /// Its id.
    pub id: String,
    /// The days that it is for.
    pub period: Period,
    /// Id of its project; nothing for the whole organisation.
    #[serde(default)]
    pub project: Option<String>,
    /// Its lines.
    pub lines: Vec<BudgetLine>,
}

/// A line of a budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BudgetLine {
    /// The account, or the beginning of it; or the id of a line of the official table, such as `own`.
    pub account: String,
    /// What it is.
    #[serde(default)]
    pub label: String,
    /// How much.
    pub amount: Cents,
    /// Id of the funder, for what is asked or granted.
    #[serde(default)]
    pub funder: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a line of a budget comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = BudgetOrigin))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A person entered it.
    Entered,
    /// That row of a sheet, from 1.
    Row(u32),
    /// The mean of so many years before.
    History {
        /// How many years.
        years: u32,
        /// The amount of each, the newest first.
        amounts: Vec<Cents>,
    },
    /// The grant of that id.
    Grant(String),
    /// The grant of that id, which is asked and not granted.
    Asked(String),
    /// A scenario made it of what was there.
    Scenario(String),
}

/// A scenario: changes of a budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Its changes, one after another.
    pub changes: Vec<Change>,
}

/// A change of those lines of a budget that are chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ScenarioChange))]
pub struct Change {
    /// Lines whose account begins so; all where it is empty.
    #[serde(default)]
    pub account: String,
    /// Lines of that funder only.
    #[serde(default)]
    pub funder: Option<String>,
    /// What becomes of their amount.
    pub to: ChangeTo,
}

/// What becomes of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeTo {
    /// This share of it: 9000 hundredths of a per cent are ten per cent less.
    Share(Share),
    /// This much for the first line, nothing for others.
    Amount(Cents),
}

impl Change {
    /// Whether it is of a line.
    pub fn is_of(&self, line: &BudgetLine) -> bool {
        let funder = self.funder.is_none() || self.funder == line.funder;
        line.account.starts_with(&self.account) && funder
    }
}

impl Budget {
    /// The budget as a scenario has it.
    pub fn under(&self, scenario: &Scenario) -> Self {
        let mut budget = self.clone();
        for change in &scenario.changes {
            let mut first = true;
            for line in &mut budget.lines {
                if !change.is_of(line) {
                    continue;
                }
                line.amount = match change.to {
                    ChangeTo::Share(share) => line.amount.share(share),
                    ChangeTo::Amount(amount) if first => amount,
                    ChangeTo::Amount(_) => Cents::ZERO,
                };
                first = false;
                // What is asked stays asked, whatever a scenario makes of it.
                if line.amount.is_zero() || !matches!(line.origin, Origin::Asked(_)) {
                    line.origin = Origin::Scenario(scenario.name.clone());
                }
            }
        }
        budget
    }

    /// Charges (6) of the budget, and the project's share of common ones.
    pub fn charges(&self) -> Cents {
        self.sum(|account| account.starts_with('6') || account.starts_with("indirect."))
    }

    /// Products (7) of the budget, and own resources.
    pub fn products(&self) -> Cents {
        self.sum(|account| account.starts_with('7') || account == "own")
    }

    /// What of its products is asked and not granted.
    pub fn asked(&self) -> Cents {
        let asked = |line: &&BudgetLine| matches!(line.origin, Origin::Asked(_));
        self.lines
            .iter()
            .filter(asked)
            .map(|line| line.amount)
            .sum()
    }

    fn sum(&self, chosen: impl Fn(&str) -> bool) -> Cents {
        let lines = self.lines.iter().filter(|line| chosen(&line.account));
        lines.map(|line| line.amount).sum()
    }
}

impl BudgetLine {
    /// The line of the official table that it stands in; nothing where the form has none. A grant
    /// whose account says no more than 74 stands in the line of its funder.
    pub fn line(&self, books: &Books<'_>, chart: Chart) -> Option<&'static Line> {
        if let Some(line) = crate::charts::line(&self.account) {
            // Ids of rubrics are accounts too, and mean the same.
            return Some(line);
        }
        match books.place(&self.account, chart)? {
            Placement::Line(line, _) => Some(line),
            Placement::ByFunder => by_funder(self.funder.as_deref(), books.dimensions),
            Placement::NotOnForm => None,
        }
    }
}

/// The line of 74 for a funder.
pub(crate) fn by_funder(funder: Option<&str>, dimensions: &Dimensions) -> Option<&'static Line> {
    let kind = funder
        .and_then(|id| dimensions.funder(id))
        .map_or(crate::dimensions::FunderKind::Unknown, |funder| funder.kind);
    kind.line()
}

/// Planned and actual of a line.
pub(crate) fn gap(planned: Cents, actual: &Figure) -> (Cents, Option<Share>) {
    (
        actual.amount() - planned,
        Share::of(actual.amount() - planned, planned.abs()),
    )
}
