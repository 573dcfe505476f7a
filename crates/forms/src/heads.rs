//! What the head of a column makes of the cells under it: ticks of yes and no, differences.

use crate::found::Found;
use crate::model::{Group, Kind};
use crate::ticks;
use crate::wording::{fold, has_words};

/// Blank cells under the heads "Oui" and "Non" are the two ticks of what their row asks.
pub(crate) fn tick_yes_and_no(found: &mut [Found]) {
    for one in found.iter_mut() {
        let open = matches!(one.input, None | Some(documents::Input::Text));
        if one.kind == Some(Kind::Tick) || !open || !one.choices.is_empty() {
            continue;
        }
        let group = one.group.as_ref().filter(|group| has_words(&group.row));
        let (asked, column) = match group {
            Some(group) => (group.row.as_str(), group.column.as_str()),
            None => one.label.rsplit_once(" – ").unwrap_or_default(),
        };
        let (over, head) = column.rsplit_once(" – ").unwrap_or(("", column));
        if !has_words(asked) || !ticks::is_yes_no(&fold(head.trim())) {
            continue;
        }
        let label = match over {
            "" => asked.to_owned(),
            over => format!("{asked} – {over}"),
        };
        let table = group.map_or("", |group| group.id.as_str());
        let id = format!("{table}: {label}");
        one.label = head.trim().to_owned();
        one.kind = Some(Kind::Tick);
        one.limit = None;
        one.group = Some(Group {
            id,
            label,
            row: String::new(),
            column: String::new(),
            exclusive: true,
        });
    }
}

/// The column of a difference, which follows from those beside it: "Écart", "Évolution N/N-1 (%)".
pub(crate) fn is_difference(one: &Found) -> bool {
    const DIFFERENCES: [&str; 8] = [
        "ecart",
        "ecarts",
        "evolution",
        "evolutions",
        "variation",
        "variations",
        "difference",
        "differences",
    ];
    // What may stand beside it: of what, and in what.
    const OF: [&str; 22] = [
        "en",
        "de",
        "du",
        "des",
        "entre",
        "et",
        "le",
        "les",
        "n",
        "euro",
        "euros",
        "eur",
        "pourcentage",
        "valeur",
        "prevu",
        "realise",
        "prevision",
        "previsions",
        "realisation",
        "budget",
        "budgetaire",
        "constate",
    ];
    let column = match one.group.as_ref().filter(|group| has_words(&group.row)) {
        Some(group) => group.column.as_str(),
        None => one
            .label
            .rsplit_once(" – ")
            .map_or("", |(_, column)| column),
    };
    let folded = fold(column.rsplit(" – ").next().unwrap_or_default());
    let mut words = folded
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    words
        .next()
        .is_some_and(|first| DIFFERENCES.contains(&first))
        && words.all(|word| OF.contains(&word))
}
