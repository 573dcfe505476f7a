//! What a cell of a budget stands under: the account of two digits above it in its half of the table, or
//! the side that the half is of.

use std::collections::{BTreeMap, HashMap, HashSet};

use documents::{Block, Document, Table};

use crate::catalogue::catalogue;
use crate::model::{Asked, FormBox};
use crate::wording::fold;

/// Headings of a table that make it a budget.
const LEAST: usize = 2;

/// Says for each box of a table of charges and products what it stands under, and keeps questions of
/// the other side away from it: "Prestations de services" under 70 is sold, and not bought.
pub(crate) fn mark(document: &Document, boxes: &mut [FormBox]) {
    let mut at: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (place, one) in boxes.iter().enumerate() {
        let address = (one.address.part.as_str(), one.address.path.as_str());
        at.entry(address).or_default().push(place);
    }
    let mut under: Vec<(usize, String)> = Vec::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            of_table(table, &at, &mut under);
        }
    }
    for (place, rubric) in under {
        let Some(one) = boxes.get_mut(place) else {
            continue;
        };
        one.question = one.question.take().and_then(|asked| held(asked, &rubric));
        one.rubric = rubric;
    }
}

/// What the boxes of a table stand under.
fn of_table(
    table: &Table,
    boxes: &HashMap<(&str, &str), Vec<usize>>,
    under: &mut Vec<(usize, String)>,
) {
    let worded: HashSet<(u32, u32)> = table
        .cells
        .iter()
        .filter(|cell| cell.text().chars().any(char::is_alphabetic))
        .map(|cell| (cell.row, cell.column))
        .collect();
    // By column, by row.
    let mut headings: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    let mut count = 0;
    for cell in &table.cells {
        let next = cell.column.saturating_add(cell.column_span.max(1));
        let beside = worded.contains(&(cell.row, next));
        if let Some(rubric) = rubric(&cell.text(), beside) {
            let column = headings.entry(cell.column).or_default();
            column.insert(cell.row, rubric);
            count += 1;
        }
    }
    if count < LEAST {
        return;
    }
    for cell in &table.cells {
        let place = (cell.address.part.as_str(), cell.address.path.as_str());
        let Some(boxes) = boxes.get(&place) else {
            continue;
        };
        let column = headings.range(..=cell.column).next_back();
        let above = column.and_then(|(_, rows)| rows.range(..=cell.row).next_back());
        if let Some((_, rubric)) = above {
            under.extend(boxes.iter().map(|place| (*place, rubric.clone())));
        }
    }
}

/// The account of two digits that a heading or a line begins with, or the side that it names.
fn rubric(text: &str, beside: bool) -> Option<String> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (account, rest) = text.split_at(digits);
    if (2..=6).contains(&digits) && (account.starts_with(['6', '7']) || is_in_kind(account)) {
        let words = rest.trim_start_matches([' ', '-', '–', '—', ':', '.', '\u{a0}', '\u{202f}']);
        let parted = words.len() < rest.len() && words.starts_with(char::is_alphabetic);
        let unit = ["eur", "euros", "ans", "heures", "jours", "personnes", "ko"];
        let worded = parted && !unit.contains(&fold(words).as_str());
        return (worded || rest.is_empty() && beside).then(|| account[..2].to_owned());
    }
    let folded = fold(text);
    let words = folded.trim_matches(|of: char| !of.is_alphanumeric());
    let side = match words {
        "charges"
        | "depenses"
        | "charges previsionnelles"
        | "depenses previsionnelles"
        | "charges directes"
        | "charges directes affectees a l'action"
        | "nature des depenses" => "6",
        "produits"
        | "recettes"
        | "ressources"
        | "produits previsionnels"
        | "recettes previsionnelles"
        | "ressources directes"
        | "nature des recettes" => "7",
        "emplois des contributions volontaires en nature"
        | "emplois des contributions volontaires" => "86",
        "contributions volontaires en nature" | "contributions volontaires" => "87",
        _ => return None,
    };
    Some(side.to_owned())
}

fn is_in_kind(account: &str) -> bool {
    account.starts_with("86") || account.starts_with("87")
}

/// The question of a line, where it is of the side that it stands under; else that of what it stands
/// under, where there is one.
fn held(asked: Asked, rubric: &str) -> Option<Asked> {
    let Some(line) = asked.id.strip_prefix("budget.line.") else {
        return Some(asked);
    };
    let side = |account: &str| match account.as_bytes() {
        [b'8', b'6', ..] => 2,
        [b'8', ..] => 3,
        [b'7', ..] => 1,
        _ => 0,
    };
    if side(line) == side(rubric) {
        return Some(asked);
    }
    let id = format!("budget.line.{rubric}");
    catalogue().get(&id)?;
    Some(Asked { id, ..asked })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_lines_say_their_account() {
        for (text, beside, found) in [
            ("70 – Ventes, prestations", false, Some("70")),
            ("606 Fournitures", false, Some("60")),
            (
                "86 - Emplois des contributions volontaires",
                false,
                Some("86"),
            ),
            ("PRODUITS", false, Some("7")),
            ("CHARGES :", false, Some("6")),
            ("60", true, Some("60")),
            ("60", false, None),
            ("60 €", false, None),
            ("75 heures", false, None),
            ("Charges de personnel", false, None),
            ("2027", true, None),
        ] {
            assert_eq!(rubric(text, beside).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn what_is_sold_is_not_bought() {
        let asked = |id: &str| Asked {
            id: id.to_owned(),
            confidence: 0.6,
        };
        let under = |id: &str, rubric: &str| held(asked(id), rubric).map(|asked| asked.id);
        assert_eq!(
            under("budget.line.604", "70").as_deref(),
            Some("budget.line.70")
        );
        assert_eq!(
            under("budget.line.604", "60").as_deref(),
            Some("budget.line.604")
        );
        assert_eq!(under("budget.line.604", "7"), None);
        assert_eq!(
            under("budget.total_income", "60").as_deref(),
            Some("budget.total_income")
        );
    }
}
