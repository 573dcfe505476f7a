//! Tables of years: rows of what is counted, a column a year. Their blank cells take amounts, though
//! nothing beside them says "€".

use std::collections::HashMap;

use crate::cells::is_year;
use crate::found::Found;
use crate::kinds;
use crate::model::Kind;
use crate::wording::fold;

/// How rows of money begin, folded.
const MONEY: [&str; 24] = [
    "total",
    "produit",
    "charge",
    "recette",
    "depense",
    "resultat",
    "subvention",
    "don",
    "cotisation",
    "budget",
    "achat",
    "salaire",
    "frais",
    "loyer",
    "vente",
    "prestation",
    "tresorerie",
    "fonds propres",
    "actif",
    "passif",
    "income",
    "expense",
    "revenue",
    "ressource",
];

/// Makes the cells of tables of years amounts, where at least half of the rows are of money.
pub(crate) fn settle(found: &mut [Found]) {
    let mut tables: HashMap<String, (usize, usize, bool)> = HashMap::new();
    for one in found.iter() {
        let Some(group) = one.group.as_ref().filter(|g| !g.column.is_empty()) else {
            continue;
        };
        let row = fold(&group.row);
        let table = tables.entry(group.id.clone()).or_insert((0, 0, true));
        table.0 += 1;
        table.1 += usize::from(MONEY.iter().any(|word| row.starts_with(word)));
        table.2 &= is_year(&group.column);
    }
    for one in found {
        let table = one.group.as_ref().and_then(|group| tables.get(&group.id));
        if let Some((rows, money, true)) = table
            && 2 * money >= *rows
            && one.kind.is_none()
            && kinds::kind(one) == Kind::Text
        {
            one.kind = Some(Kind::Amount);
        }
    }
}
