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
        "employees" | "fte" => {
            let count: f32 = value.replace(',', ".").parse().ok()?;
            Some(if count > 0.0 { yes } else { no })
        }
        "approvals" => {
            let stems = |text: &str| language::words::stems(text, language::Language::French);
            let held = stems(value);
            stems(label)
                .iter()
                .filter(|stem| {
                    stem.len() > 4 && !stem.starts_with("agre") && !stem.starts_with("associ")
                })
                .any(|stem| held.contains(stem))
                .then_some(yes)
        }
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
}
