//! Funders that a sheet lists under its 74: each line keeps its own, or the line of the official table
//! that it names.

use super::{BudgetLine, Origin};
use crate::charts::{Line, lines};
use crate::dimensions::{Dimensions, Funder, FunderKind, identifier, telling};
use crate::words::{has_words, plain};

/// Gives lines of 74, and of 755, that came of a sheet their funder: one that is known, or a new one by its name,
/// which is added. A line that names a line of the form, such as "Région(s)", becomes that line. Gives
/// the funders that are new.
pub fn name_funders(budget: &mut [BudgetLine], dimensions: &mut Dimensions) -> Vec<Funder> {
    let mut new = Vec::new();
    let rows = budget.iter_mut().filter(|line| {
        let given = line.account.starts_with("74") && !line.account.starts_with("747")
            || line.account.starts_with("755");
        given && line.funder.is_none() && matches!(line.origin, Origin::Row(_))
    });
    for line in rows {
        let known = known(&line.label, dimensions);
        if let [id] = &known[..] {
            line.funder = Some(id.clone());
            continue;
        }
        // In 755 a name may be of anything: only those that are known count.
        if line.account.starts_with("755") {
            continue;
        }
        if let Some(of) = of_form(&line.label, 74) {
            line.account.clone_from(&of.id);
            continue;
        }
        let Some(name) = name(&line.label).filter(|_| known.is_empty()) else {
            continue;
        };
        let funder = Funder {
            id: identifier(&name),
            kind: FunderKind::of_name(&name),
            name,
            siret: String::new(),
        };
        line.funder = Some(funder.id.clone());
        if dimensions.funder(&funder.id).is_none() {
            dimensions.funders.push(funder.clone());
            new.push(funder);
        }
    }
    new
}

/// Funders whose name stands in a label; those whose name holds all of it, where there is none.
fn known(label: &str, dimensions: &Dimensions) -> Vec<String> {
    let label = plain(label);
    let ids = |chosen: &dyn Fn(&str) -> bool| -> Vec<String> {
        let named = dimensions.funders.iter();
        named
            .filter(|funder| chosen(&plain(&funder.name)))
            .map(|funder| funder.id.clone())
            .collect()
    };
    let named = ids(&|name| has_words(&label, name));
    if named.is_empty() {
        let words = telling(&label);
        return ids(&|name| has_words(name, &words) && words.contains(' '));
    }
    named
}

/// The line of a rubric that a label is the words of.
pub fn of_form(label: &str, rubric: u8) -> Option<&'static Line> {
    let bare = |text: &str| {
        let text = plain(text).replace("(s)", "");
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    let asked = bare(label);
    let printed = |line: &&Line| {
        let printed = bare(&line.label);
        let plural = printed.replace(' ', "s ") + "s";
        // "Intercommunalité(s) : EPCI" is asked for by either of its words, and so is
        // "Dons manuels - Mécénat"; a line of one word is that in the singular too.
        let apart = [':', '(', ',', ';'];
        let first = line.label.split(apart).next().unwrap_or_default();
        let first = bare(first.split(" - ").next().unwrap_or_default());
        [printed, plural, first.clone(), first + "s"].contains(&asked)
            || bare(&line.label) == format!("{asked}s")
    };
    let of = lines()
        .iter()
        .filter(|line| line.rubric == rubric && !line.label.is_empty());
    of.clone().find(printed).or_else(|| {
        let id = match asked.as_str() {
            "epci" | "intercommunalites epci" => "74.intercommunal",
            "fondations" | "fondation" | "aides privees fondations" => "74.private",
            "asp" | "emplois aides" => "74.employment",
            _ => return None,
        };
        of.clone().find(|line| line.id == id)
    })
}

/// The name of a funder in a label, as it is written; nothing where the label names nobody.
fn name(label: &str) -> Option<String> {
    const NOBODY: [&str; 14] = [
        "autre",
        "autres",
        "divers",
        "diverses",
        "a rechercher",
        "recherche",
        "publique",
        "publiques",
        "privee",
        "privees",
        "exploitation",
        "d'exploitation",
        "fonctionnement",
        "en cours",
    ];
    let words = telling(&plain(label));
    if words.chars().count() < 2 || NOBODY.contains(&words.as_str()) {
        return None;
    }
    // As many words from the end of the label as say who gives.
    let label = label.trim().trim_end_matches([':', '.', ' ']);
    let of_label: Vec<&str> = label.split_whitespace().collect();
    let first = words.split(' ').next().unwrap_or_default();
    let at = of_label.iter().position(|word| plain(word) == first)?;
    Some(of_label[at..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_they_are_written() {
        for (label, found) in [
            ("Subvention Région Bretagne", Some("Région Bretagne")),
            ("Fondation des Deux Rives", Some("Fondation des Deux Rives")),
            ("Subventions d'exploitation", None),
            ("Autres", None),
        ] {
            assert_eq!(name(label).as_deref(), found, "{label}");
        }
    }

    #[test]
    fn lines_of_the_form_are_no_funders() {
        for (label, id) in [
            ("Région(s)", Some("74.region")),
            ("Régions :", Some("74.region")),
            ("Aides privées (fondation)", Some("74.private")),
            ("Intercommunalité(s) : EPCI", Some("74.intercommunal")),
            ("Autres établissements publics", Some("74.public")),
            ("Région Bretagne", None),
        ] {
            assert_eq!(
                of_form(label, 74).map(|line| line.id.as_str()),
                id,
                "{label}"
            );
        }
    }
}
