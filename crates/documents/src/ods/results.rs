//! Results of formulas that an answer may change.

use std::collections::HashSet;

use super::grid::computed;
use super::reader::{Book, Sheet};
use crate::xml::{Id, Tree};

/// Attributes that say a value, and its type, without prefix.
pub(super) const VALUES: [&str; 7] = [
    "value-type",
    "value",
    "date-value",
    "time-value",
    "boolean-value",
    "string-value",
    "currency",
];

/// Names of a spreadsheet that a formula may use, in lower case.
pub(super) fn names(book: &Book<'_>) -> HashSet<String> {
    let others = book
        .tree
        .descendants(0)
        .filter(|id| {
            matches!(
                book.tree.get(*id).name.as_str(),
                "database-range" | "named-expression"
            )
        })
        .filter_map(|id| book.tree.attribute(id, "name"))
        .map(str::to_lowercase);
    others.chain(book.names.keys().cloned()).collect()
}

/// Whether some formula of a sheet may depend on other sheets: it names one, uses one of the
/// `names`, or finds its cells by their names (ODF 1.3 part 4, 5.8 and 6.14.7).
pub(super) fn looks_elsewhere(book: &Book<'_>, sheet: &Sheet<'_>, names: &HashSet<String>) -> bool {
    sheet
        .grid
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|run| book.tree.attribute(run.id, "formula"))
        .any(|formula| {
            let Some(formula) = formula
                .strip_prefix("of:")
                .or_else(|| formula.strip_prefix("oooc:"))
            else {
                // Another language of formulas.
                return true;
            };
            let foreign = formula
                .split('[')
                .skip(1)
                .any(|reference| !reference.starts_with('.'));
            foreign
                || formula
                    .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '\\')))
                    .filter(|word| !word.is_empty())
                    .map(str::to_lowercase)
                    .any(|word| word == "indirect" || names.contains(&word))
        })
}

/// Whether a cell holds what a formula computed: its own, or one that fills an area.
pub(super) fn is_result(tree: &Tree, cell: Id, in_array: impl FnOnce() -> bool) -> bool {
    let holds = VALUES
        .iter()
        .any(|name| tree.attribute(cell, name).is_some())
        || tree.child(cell, "p").is_some();
    holds && (computed(tree, cell) || in_array())
}
