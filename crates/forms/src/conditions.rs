//! When a box is asked: "si oui, lequel ?" after a yes or no.

use crate::found::Found;
use crate::model::{FormBox, Group, Kind};
use crate::wording::{fold, has_words};

/// Boxes between a yes or no and what is asked after it, at most.
const NEAR: usize = 8;

/// Words that begin a condition.
const HEADS: &[&str] = &[
    "si oui",
    "si non",
    "si ",
    "s'il s'agit",
    "dans l'affirmative",
    "dans la negative",
    "uniquement si",
    "seulement si",
    "a completer uniquement",
    "a remplir uniquement",
    "only if",
    "le cas echeant",
    "en cas de",
    "en cas d'",
    "if yes",
    "if no",
    "if ",
    "falls ",
    "wenn ja",
    "wenn nein",
    "se sim",
    "se si",
    "en caso ",
    "caso ",
];

/// Words that go on from a yes, and those that go on from a no.
const YES: &[&str] = &[
    "si oui",
    "dans l'affirmative",
    "if yes",
    "if so",
    "wenn ja",
    "falls ja",
    "se sim",
    "se si",
    "si la respuesta es si",
    "en caso afirmativo",
];
const NO: &[&str] = &[
    "si non",
    "dans la negative",
    "sinon",
    "if no",
    "wenn nein",
    "falls nein",
    "en caso negativo",
];

/// "Si oui, …", "Le cas échéant": when a box is to be answered, in the form's words.
pub(crate) fn words(label: &str) -> Option<String> {
    let label = label.trim();
    let folded = fold(label);
    HEADS
        .iter()
        .any(|head| folded.starts_with(head))
        .then(|| {
            let end = label.find([',', ':', '–']).unwrap_or(label.len());
            label[..end].trim_end_matches(['–', ' ']).trim().to_owned()
        })
        .or_else(|| in_brackets(label))
}

/// "Nom de l'assureur (uniquement si vous occupez un local)": a condition after the question.
fn in_brackets(label: &str) -> Option<String> {
    let (_, rest) = label.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let folded = fold(inside);
    let heads = ["uniquement si", "seulement si", "si ", "only if", "if "];
    let polite = ["si possible", "si besoin", "si necessaire", "if possible"];
    let begins = |heads: &[&str]| heads.iter().any(|head| folded.starts_with(head));
    (begins(&heads) && !begins(&polite)).then(|| inside.trim().to_owned())
}

/// What a box that says "si oui" or "si non" takes from the ticks before it: the question that they
/// answer, so that it is known what is asked.
pub(crate) fn carry_questions(found: &mut [Found]) {
    for at in 0..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let one = &mut rest[0];
        let follows = side(&one.label).is_some() && one.kind != Some(Kind::Tick);
        if !follows
            || one
                .group
                .as_ref()
                .is_some_and(|group| has_words(&group.label))
        {
            continue;
        }
        let near = before.iter().rev().take(NEAR);
        let tick = near
            .take_while(|other| other.section == one.section)
            .find(|other| other.kind == Some(Kind::Tick));
        if let Some(group) = tick.and_then(|tick| tick.group.as_ref())
            && has_words(&group.label)
            && group.row.is_empty()
        {
            one.group = Some(Group {
                exclusive: false,
                ..group.clone()
            });
        }
    }
}

/// Ties each box that says "si oui" or "si non" to the tick, or the choice, that decides it: the
/// nearest before it in its own section.
pub(crate) fn tie(boxes: &mut [FormBox]) {
    for at in 0..boxes.len() {
        let Some(yes) = side(&boxes[at].label).filter(|_| boxes[at].kind != Kind::Tick) else {
            continue;
        };
        let first = at.saturating_sub(NEAR);
        let section = &boxes[at].section;
        let decides = (first..at)
            .rev()
            .take_while(|other| are_one(&boxes[*other].section, section))
            .find(|other| says(&boxes[*other], yes));
        boxes[at].asked_by = decides.map(|other| boxes[other].id.clone());
    }
}

/// Both stand in one section: a box may be told apart further by the words of its row.
fn are_one(a: &[String], b: &[String]) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

/// True for a box that is asked after a no: "si non, pourquoi ?".
pub fn is_after_no(asked: &FormBox) -> bool {
    side(&asked.label) == Some(false)
}

/// The box is a yes (or a no), or a choice of both.
fn says(asked: &FormBox, yes: bool) -> bool {
    let is = |words: &str, wanted: bool| {
        let folded = fold(words);
        let first = folded.split([' ', ',']).next().unwrap_or_default();
        if wanted {
            matches!(first, "oui" | "yes" | "ja" | "sim" | "si")
        } else {
            matches!(first, "non" | "no" | "nein" | "nao")
        }
    };
    match asked.kind {
        Kind::Tick => is(&asked.label, yes),
        Kind::Choice => {
            asked.choices.iter().any(|choice| is(choice, true))
                && asked.choices.iter().any(|choice| is(choice, false))
        }
        _ => false,
    }
}

/// True for "si oui", false for "si non"; nothing for other words.
fn side(label: &str) -> Option<bool> {
    let folded = fold(label);
    let starts = |heads: &[&str]| heads.iter().any(|head| folded.starts_with(head));
    if starts(YES) {
        Some(true)
    } else {
        starts(NO).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_told_from_the_first_words() {
        assert_eq!(words("Si oui, lequel ?").as_deref(), Some("Si oui"));
        assert_eq!(
            words("Le cas échéant : nom du réseau").as_deref(),
            Some("Le cas échéant")
        );
        assert_eq!(words("Site internet"), None);
        assert_eq!(side("Si non, pourquoi ?"), Some(false));
        assert_eq!(side("Si possible"), None);
    }
}
