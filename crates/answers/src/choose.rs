//! Choices and ticks: the one that a fact or an earlier answer names.

use forms::{Form, FormBox};
use language::words::fold;

/// The choice that a value names, if it names exactly one.
pub(crate) fn named<'a>(value: &str, choices: &[&'a str]) -> Option<&'a str> {
    let ticked = ticked(value);
    let value = fold(ticked.as_deref().unwrap_or(value));
    let exact: Vec<&&str> = choices
        .iter()
        .filter(|choice| fold(choice) == value)
        .collect();
    if let [only] = exact.as_slice() {
        return Some(only);
    }
    let yes = ["oui", "yes"]
        .iter()
        .any(|word| begins_with_word(&value, word));
    let no = ["non", "no", "aucun", "aucune"]
        .iter()
        .any(|word| begins_with_word(&value, word));
    let mut named: Vec<&str> = choices
        .iter()
        .filter(|choice| {
            let choice = fold(choice);
            match choice.as_str() {
                "oui" | "yes" => yes,
                "non" | "no" => no,
                "" | "autre" | "other" => false,
                choice => {
                    let words: Vec<&str> = choice.split(' ').filter(|w| w.len() > 2).collect();
                    !words.is_empty()
                        && (value.contains(choice)
                            || choice.contains(value.as_str()) && value.len() > 4
                            || words.iter().all(|word| value.contains(word)))
                }
            }
        })
        .copied()
        .collect();
    named.dedup();
    match named.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// Yes or no where a fact settles it without saying the word: there are employees, there is this
/// very approval.
pub(crate) fn yes_or_no<'a>(
    key: &str,
    value: &str,
    label: &str,
    choices: &[&'a str],
) -> Option<&'a str> {
    let choice = |word: &str| choices.iter().find(|choice| fold(choice) == word).copied();
    let (yes, no) = (
        choice("oui").or(choice("yes"))?,
        choice("non").or(choice("no"))?,
    );
    match key {
        // A line of another kind of body ("établissement d'enseignement d'intérêt général") is not ours.
        "public_utility" | "general_interest" => {
            let label = fold(label);
            let said = match key {
                "public_utility" => label.contains("utilite publique"),
                _ => label.contains("interet general"),
            };
            let others = [
                "etablissement",
                "enseignement",
                "recherche",
                "fondation",
                "fonds ",
            ];
            let other = others.iter().any(|word| label.contains(word));
            (said && !other).then_some(yes)
        }
        "auditor"
        | "networks"
        | "insurance"
        | "site"
        | "siret"
        | "rna"
        | "published"
        | "collective_agreement"
        | "membership_fee" => Some(yes),
        // "Exercent-ils bénévolement ?" asks the contrary of "sont-ils payés ?".
        "board_paid" => {
            let label = fold(label);
            let unpaid = ["benevol", "gratuit", "desinteress"];
            let unpaid = unpaid.iter().any(|word| label.contains(word));
            let paid = fold(value).starts_with("oui");
            Some(if paid == unpaid { no } else { yes })
        }
        "employees" | "fte" | "members" | "volunteers" | "interns" | "civic_service"
        | "aided_staff" | "permanent_staff" => {
            let count: f32 = value.replace(',', ".").parse().ok()?;
            Some(if count > 0.0 { yes } else { no })
        }
        "approvals" | "zone" => {
            let stems = |text: &str| language::words::stems(text, language::Language::French);
            let held = stems(value);
            const ASKING: [&str; 8] = [
                "agre", "associ", "structur", "organis", "dispos", "detien", "titul", "deliv",
            ];
            let mut named = stems(label);
            named.retain(|stem| {
                stem.len() > 4 && !ASKING.iter().any(|asking| stem.starts_with(asking))
            });
            let any = key == "approvals" && named.is_empty();
            (any || named.iter().any(|stem| held.contains(stem))).then_some(yes)
        }
        _ => None,
    }
}

/// The choice that is of the same kind as a legal form or a title to premises, whatever its words:
/// "Coopérative (SCOP, SCIC)" for a "SCIC SAS". None where two are.
pub(crate) fn of_a_kind<'a>(key: &str, value: &str, choices: &[&'a str]) -> Option<&'a str> {
    let kinds = kinds(key)?;
    let value = fold(value);
    let own = kind(kinds, &value)?;
    let mut same = choices.iter().filter(|choice| {
        let choice = fold(choice);
        // What is recognised, or of the local law of Alsace and Moselle, is said so.
        let special = ["utilite publique", "droit local", "1908"];
        let special = special
            .iter()
            .any(|word| choice.contains(word) && !value.contains(word));
        !special && kind(kinds, &choice) == Some(own)
    });
    let only = same.next()?;
    same.next().is_none().then_some(*only)
}

/// The key whose kinds some choices are, whatever their label: two legal forms, or two titles to
/// premises.
pub(crate) fn key_of(choices: &[&str]) -> Option<&'static str> {
    ["legal_form", "premises"].into_iter().find(|key| {
        let kinds = kinds(key).unwrap_or_default();
        let mut seen: Vec<usize> = (choices.iter())
            .filter_map(|choice| kind(kinds, &fold(choice)))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len() >= 2
    })
}

fn kind(kinds: &[&[&str]], text: &str) -> Option<usize> {
    let has = |words: &&[&str]| words.iter().any(|word| text.contains(word));
    kinds.iter().position(has)
}

/// Words that tell the kinds of a key's values, folded.
fn kinds(key: &str) -> Option<&'static [&'static [&'static str]]> {
    const FORMS: [&[&str]; 5] = [
        &["cooperative", "scic", "scop"],
        &["fonds de dotation"],
        &["fondation"],
        &["association"],
        &["mutuelle"],
    ];
    const TITLES: [&[&str]; 3] = [
        &["proprietaire"],
        &[
            "gratuit",
            "gracieu",
            "mise a disposition",
            "heberge",
            "pret ",
        ],
        &["locataire", "location", "bail"],
    ];
    match key {
        "legal_form" => Some(&FORMS),
        "premises" => Some(&TITLES),
        _ => None,
    }
}

/// The words after the one tick that is on: `☐ Oui ☒ Non` gives `Non`.
fn ticked(value: &str) -> Option<String> {
    let on = ['☒', '☑', '✓', '✔', '✗', '✘'];
    let at = value.find(on)?;
    let rest = value[at..].chars().skip(1).collect::<String>();
    let end = rest.find(['☐', '□', '☒', '☑']).unwrap_or(rest.len());
    Some(rest[..end].trim().to_owned())
}

fn begins_with_word(value: &str, word: &str) -> bool {
    value
        .strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The boxes of the group that a tick belongs to, itself included.
pub(crate) fn group<'a>(form: &'a Form, asked: &FormBox) -> Vec<&'a FormBox> {
    let Some(group) = &asked.group else {
        return Vec::new();
    };
    form.boxes
        .iter()
        .filter(|other| other.kind == asked.kind)
        .filter(|other| {
            other
                .group
                .as_ref()
                .is_some_and(|theirs| theirs.id == group.id)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_names_one_choice_or_none() {
        assert_eq!(named("Oui, depuis 2021", &["Oui", "Non"]), Some("Oui"));
        assert_eq!(named("Notre association agit.", &["Oui", "Non"]), None);
        assert_eq!(named("☐ Oui ☒ Non", &["Oui", "Non"]), Some("Non"));
        assert_eq!(
            named(
                "Association loi 1901",
                &["Association loi 1901", "Coopérative", "Autre"]
            ),
            Some("Association loi 1901")
        );
        assert_eq!(named("nonante ans", &["Oui", "Non"]), None);
    }

    #[test]
    fn a_tick_of_another_kind_of_body_is_not_ours() {
        let said = "reconnue d'intérêt général le 12 janvier 2024";
        let ticked = |label| yes_or_no("general_interest", said, label, &["Oui", "Non"]);
        assert_eq!(ticked("Œuvre ou organisme d'intérêt général"), Some("Oui"));
        assert_eq!(
            ticked("Établissement d'enseignement d'intérêt général"),
            None
        );
        assert_eq!(ticked("Établissement de recherche public ou privé"), None);
    }

    #[test]
    fn a_legal_form_is_of_the_kind_of_one_choice() {
        let choices = ["Une association", "Une fondation", "Coopérative (SCOP)"];
        let form = |value| of_a_kind("legal_form", value, &choices);
        assert_eq!(
            form("association régie par la loi de 1901"),
            Some(choices[0])
        );
        assert_eq!(form("SCIC SAS"), Some(choices[2]));
        assert_eq!(form("SARL"), None);
        assert_eq!(key_of(&choices), Some("legal_form"));
        assert_eq!(key_of(&["Oui", "Non"]), None);
        let two = ["Association loi 1901", "Association d'éducation populaire"];
        assert_eq!(of_a_kind("legal_form", "association", &two), None);
    }

    #[test]
    fn unpaid_is_the_contrary_of_paid() {
        let choose = |label| yes_or_no("board_paid", "non", label, &["Oui", "Non"]);
        assert_eq!(choose("Les dirigeants sont-ils rémunérés ?"), Some("Non"));
        assert_eq!(choose("Sont-ils bénévoles ?"), Some("Oui"));
    }
}
