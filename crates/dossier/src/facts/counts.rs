//! Tables that count people by year.

use language::dates::Date;

use super::numbers::counted;
use super::{ESTIMATE, LABELLED, fact};
use crate::keys;
use crate::lines::Placed;
use crate::{About, Fact, figures};

/// The header of the table that is gone through, where it counts people by year: years beside what
/// is counted, or what is counted above the years.
#[derive(Default)]
pub(super) struct Headers {
    table: u32,
    cells: Vec<String>,
    /// What the row before counts.
    last: Option<&'static str>,
}

impl Headers {
    /// Takes a row in as header, or reads the counts of a year out of it. False for a row that is
    /// neither.
    pub(super) fn counts(
        &mut self,
        cells: &[String],
        placed: &Placed,
        about: &About,
        facts: &mut Vec<Fact>,
    ) -> bool {
        let keys = cells.iter().filter(|cell| people(cell).is_some()).count();
        let years = cells.iter().filter(|cell| alone(cell).is_some()).count();
        let numbers = cells
            .iter()
            .skip(1)
            .filter(|cell| counted(cell, true).is_some())
            .count();
        if self.table != placed.table {
            self.table = placed.table;
            self.cells.clear();
            self.last = None;
        }
        // "Année | Adhérents | Bénévoles", or "| 2023 | 2024": nothing else is counted in it.
        if keys >= 2 && numbers == 0 || years >= 2 && years + 1 >= cells.len() {
            self.cells = cells.to_vec();
            return true;
        }
        let Some(first) = cells.first().filter(|_| cells.len() == self.cells.len()) else {
            return false;
        };
        let quote = cells.join(" | ");
        let mut found = false;
        for (cell, header) in cells.iter().zip(&self.cells).skip(1) {
            let (key, year) = match (people(first), alone(first)) {
                (Some(key), _) => (Some(key), alone(header)),
                (None, year) => (people(header), year),
            };
            let (Some(key), Some(year)) = (key, year) else {
                continue;
            };
            found = true;
            // "dont femmes" is of the members only below them.
            let part = key.starts_with("members.");
            let of_members = |cell: &String| people(cell) == Some("members");
            let own = self.cells.first().is_some_and(of_members)
                || self.last.is_some_and(|last| last.starts_with("members"));
            if part && people(first).is_some() && !own {
                return true;
            }
            if let Some((number, estimate)) = counted(cell, key == "fte") {
                let sure = if estimate { ESTIMATE } else { LABELLED };
                let date = Date {
                    year,
                    month: None,
                    day: None,
                };
                let of_source = about.date.map(|dated| dated.date);
                facts.push(Fact {
                    date: of_source.filter(|date| date.year == year).or(Some(date)),
                    ..fact(key, &number, &quote, sure, placed, about)
                });
            }
        }
        self.last = people(first);
        found
    }
}

/// The count of people that a header or a label names.
fn people(cell: &str) -> Option<&'static str> {
    keys::of_label(cell).filter(|key| keys::counts_people(key) && !key.starts_with("project."))
}

/// The year that a short cell is: `2024`, `31/12/2024`, `Saison 2024-2025`.
fn alone(cell: &str) -> Option<i32> {
    figures::year(cell).filter(|_| cell.chars().count() <= 24)
}
