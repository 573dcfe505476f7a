//! Names and roles in the rows of tables.

use super::name::is_name;
use super::push_role;
use super::roles::{PATTERNS, WHOLE_NAME};
use crate::facts::fact;
use crate::lines::Placed;
use crate::{About, Fact};

pub(super) fn row(cells: &[String], placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    for role in PATTERNS.iter() {
        let Some(at) = cells
            .iter()
            .position(|cell| role.alone.is_match(cell.trim()))
        else {
            continue;
        };
        // The name stands after its role, or, in a table of people, before it.
        let whole = |cell: &str| {
            let found = WHOLE_NAME.captures(cell.trim())?;
            let name = found["name"].to_owned();
            (name.contains(' ') && is_name(&name)).then_some(name)
        };
        let name = cells[at + 1..]
            .iter()
            .chain(cells[..at].iter().rev())
            .find_map(|cell| whole(cell))
            .or_else(|| in_two_cells(cells, at));
        if let Some(name) = name {
            let quote = cells.join(" – ");
            facts.push(fact(role.key, &name, &quote, 0.9, placed, about));
            push_role(role.key, cells[at].trim(), &quote, placed, about, facts);
        }
        // A row of people has one role each: the first that fits is the most telling.
        return;
    }
}

/// First and last name in cells of their own, side by side.
fn in_two_cells(cells: &[String], role: usize) -> Option<String> {
    let pairs = [
        (role + 1, role + 2),
        (role.checked_sub(2)?, role.checked_sub(1)?),
    ];
    pairs.into_iter().find_map(|(one, other)| {
        let (one, other) = (cells.get(one)?.trim(), cells.get(other)?.trim());
        let single = |cell: &str| !cell.contains(' ') && WHOLE_NAME.is_match(cell);
        let name = format!("{one} {other}");
        (single(one) && single(other) && is_name(&name)).then_some(name)
    })
}
