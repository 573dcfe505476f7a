//! People by role: president, treasurer, secretary, their deputies, coordinator.
//!
//! Only who holds a role in the organisation counts: not the chair of one meeting ("président de
//! séance"), who held it before ("ancienne trésorière"), who stands for it ("candidat au poste de
//! secrétaire"), or who holds it elsewhere ("président de la Fédération des foyers ruraux").

mod blocks;
mod elsewhere;
mod name;
mod roles;
mod rows;

use std::sync::LazyLock;

use language::words::fold;
use regex::{Captures, Regex};

use crate::facts::fact;
use crate::lines::{Line, Placed};
use crate::names::Names;
use crate::{About, Fact, SourceKind, others};
use blocks::{blocks, identities};
use elsewhere::{elsewhere, speaks_of_others};
use name::{is_name, without_label, without_role};
use roles::{NAME, NICKNAME, PATTERNS};
use rows::row;

/// The people that a document names with their role.
pub(crate) fn of(lines: &[Placed], names: &Names, about: &About) -> Vec<Fact> {
    let mut facts = Vec::new();
    for placed in lines.iter().filter(|placed| !placed.others) {
        match &placed.line {
            Line::Row(cells) => row(cells, placed, about, &mut facts),
            Line::Paragraph(text) | Line::Item(text) => {
                for line in text.split('\n') {
                    for (range, theirs) in others::sentences(line) {
                        if !theirs {
                            sentence(&line[range], placed, names, about, &mut facts);
                        }
                    }
                }
            }
            Line::Heading(_) => {}
        }
    }
    facts.extend(blocks(lines, names, about));
    facts.extend(identities(lines, about));
    if about.kind == SourceKind::Minutes {
        // The chair of a meeting is that meeting's.
        facts.retain(|fact| {
            let words = fold(&fact.quote);
            !(fact.key == "president" && words.starts_with("chair"))
        });
    }
    facts
}

fn sentence(line: &str, placed: &Placed, names: &Names, about: &About, facts: &mut Vec<Fact>) {
    let clean = NICKNAME.replace_all(line, |found: &Captures<'_>| {
        let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
        format!("{} {}{}", part("first"), part("last"), part("dash"))
    });
    if speaks_of_others(&clean) {
        return;
    }
    // Who was chosen holds a role from then on, whoever opened the meeting in it.
    let folded = fold(&clean);
    let elected = ["elu ", "elue ", "elus", "elues", "elu(", "remplacement de"]
        .iter()
        .any(|word| folded.contains(word));
    let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
    for role in PATTERNS.iter() {
        let ways = [
            (&role.voted, 0.8),
            (&role.before, 0.85),
            (&role.signed, 0.8),
            (&role.apposed, 0.75),
            (&role.after, 0.8),
        ];
        let found = ways.into_iter().find_map(|(pattern, confidence)| {
            pattern
                .captures_iter(&clean)
                .find_map(|found| held(&found, &clean, names, &taken))
                .map(|held| (held, confidence))
        });
        let Some((held, confidence)) = found else {
            continue;
        };
        taken.push(held.words.clone());
        let confidence = if elected { 0.97 } else { confidence };
        facts.push(fact(role.key, &held.name, line, confidence, placed, about));
        if let Some(second) = second(&clean, &held) {
            facts.push(fact(role.key, &second, line, confidence, placed, about));
        }
        let words = &clean[held.words];
        push_role(role.key, words, line, placed, about, facts);
    }
}

/// The second of two who share a role: `Co-présidents : Ada Lenoir et Luc Morvan`.
fn second(sentence: &str, held: &Held) -> Option<String> {
    static AND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"^\s+(?:et|&)\s+{NAME}")).expect("the pattern is fixed and tested")
    });
    let plural = sentence[held.words.clone()].ends_with(['s', 'S']);
    let at = sentence.rfind(&held.name)? + held.name.len();
    let found = AND.captures(&sentence[at..]).filter(|_| plural)?;
    let name = found["name"].trim_end_matches('.').to_owned();
    (name.contains(' ') && is_name(&name)).then_some(name)
}

struct Held {
    name: String,
    /// The role's words in the sentence.
    words: std::ops::Range<usize>,
}

/// The name and the role of a match, when the role is held now and here.
fn held(
    found: &Captures<'_>,
    sentence: &str,
    names: &Names,
    taken: &[std::ops::Range<usize>],
) -> Option<Held> {
    let role = found.name("role").or(found.name("role2"))?;
    let bearer = found.name("name")?;
    // "La fédération, dont Ada Lenoir est présidente".
    if fold(&sentence[..bearer.start()])
        .trim_end()
        .ends_with("dont")
    {
        return None;
    }
    // "vice-président" was read before: its second half is no president.
    if taken
        .iter()
        .any(|other| other.start < role.end() && role.start() < other.end)
        || sentence[..role.start()].ends_with(['-', '‑'])
    {
        return None;
    }
    // "Benoît Tassin, en remplacement de Philippe Grand".
    if fold(&sentence[..bearer.start()])
        .trim_end()
        .ends_with("remplacement de")
    {
        return None;
    }
    // "Entre le département du Morbihan, représenté par son président, …".
    if found.name("role2").is_some() && others::is_theirs(&sentence[..role.start()]) {
        return None;
    }
    let before = fold(&sentence[..role.start()]);
    let passed = ["ancien", "ancienne", "ex", "futur", "future"];
    let last_word = before
        .trim_end()
        .trim_end_matches('-')
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if passed.contains(&last_word)
        || elsewhere(
            &sentence[role.end()..],
            sentence[..bearer.start()].trim().is_empty(),
            names,
        )
    {
        return None;
    }
    let name = without_role(bearer.as_str().trim().trim_end_matches('.'));
    let name = without_label(&name);
    let linked = found.name("link").map(|link| link.as_str());
    if !name.contains(' ') {
        // One word is a nickname only where it cannot be the end of something else.
        let start = bearer.start() + bearer.as_str().len() - bearer.as_str().trim_start().len();
        let before = sentence[..start].trim_end();
        let begins = before.is_empty()
            || before.ends_with([',', ';', ':', '(', '•', '*'])
            || before.ends_with(" et")
            || fold(before)
                .rsplit(' ')
                .next()
                .is_some_and(|word| word.starts_with("elu") || word.starts_with("reelu"));
        let article = fold(&sentence[bearer.end().min(role.start())..role.start()]);
        let article = article
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .trim();
        let apposed = linked == Some(",") && matches!(article, "le" | "la" | "l'");
        if !begins || apposed || name.len() < bearer.as_str().trim().len() {
            return None;
        }
    }
    is_name(&name).then(|| Held {
        name,
        words: role.range(),
    })
}

/// The role as its bearer's document words it: `présidente`, `coprésident`.
fn push_role(
    key: &str,
    words: &str,
    quote: &str,
    placed: &Placed,
    about: &About,
    facts: &mut Vec<Fact>,
) {
    // "Personne présidente" and plurals are no titles.
    if !words.contains(' ') && !words.ends_with('s') {
        let words = words.to_lowercase();
        facts.push(fact(
            &format!("{key}.role"),
            &words,
            quote,
            0.8,
            placed,
            about,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let line = Line::Paragraph(text.to_owned());
        of(
            &[Placed::alone(line)],
            &Names::default(),
            &crate::about::of(&documents::Document::new(documents::Format::Text), "n.txt"),
        )
        .into_iter()
        .filter(|fact| !fact.key.ends_with(".role"))
        .map(|fact| (fact.key, fact.value))
        .collect()
    }

    #[test]
    fn roles_before_and_after_names() {
        for (text, key, name) in [
            ("Présidente : Ada Lenoir", "president", "Ada Lenoir"),
            (
                "Ada Lenoir, présidente de l'association",
                "president",
                "Ada Lenoir",
            ),
            ("Mme Rose du Pré (trésorière)", "treasurer", "Rose du Pré"),
            ("Caillou, personne secrétaire ;", "secretary", "Caillou"),
            (
                "La coordinatrice est Inès Marchand-Roy.",
                "coordinator",
                "Inès Marchand-Roy",
            ),
            (
                "Caillou devient notre nouveau trésorier",
                "treasurer",
                "Caillou",
            ),
            ("Ada Lenoir reste présidente", "president", "Ada Lenoir"),
            (
                "Ada Lenoir a été élue présidente à l'unanimité.",
                "president",
                "Ada Lenoir",
            ),
            (
                "Vote pour élire la trésorière (à 16 h) : Rose Dupré est élue.",
                "treasurer",
                "Rose Dupré",
            ),
            (
                "Luc « lulu » Morvan (trésorier) ;",
                "treasurer",
                "Luc Morvan",
            ),
            (
                "Luc Morvan (lulu) — secrétaire ;",
                "secretary",
                "Luc Morvan",
            ),
            ("Co-président·e : Ada Lenoir", "president", "Ada Lenoir"),
            (
                "Vice-présidente : Rose Dupré",
                "vice_president",
                "Rose Dupré",
            ),
            (
                "Luc Morvan, trésorier adjoint",
                "deputy_treasurer",
                "Luc Morvan",
            ),
            (
                "La présidente, Ada Lenoir, ouvre la séance à 18 h.",
                "president",
                "Ada Lenoir",
            ),
            (
                "l’association « Les Mains vertes », représentée par sa présidente Mme Ada Lenoir,",
                "president",
                "Ada Lenoir",
            ),
            (
                "Secrétaire : Mme Marie-José d’Argent",
                "secretary",
                "Marie-José d’Argent",
            ),
            (
                "Président : Luc Morvan Adhérents",
                "president",
                "Luc Morvan",
            ),
        ] {
            assert_eq!(found(text), [(key.to_owned(), name.to_owned())], "{text}");
        }
    }

    #[test]
    fn two_on_one_line() {
        assert_eq!(
            found("Ada Lenoir, Présidente Rose Dupré, Trésorière"),
            [
                ("president".to_owned(), "Ada Lenoir".to_owned()),
                ("treasurer".to_owned(), "Rose Dupré".to_owned())
            ]
        );
    }

    #[test]
    fn two_who_share_a_role() {
        assert_eq!(
            found("Co-présidents : Ada Lenoir et Luc Morvan"),
            [
                ("president".to_owned(), "Ada Lenoir".to_owned()),
                ("president".to_owned(), "Luc Morvan".to_owned())
            ]
        );
    }

    #[test]
    fn a_role_without_a_name_or_elsewhere_gives_nothing() {
        for text in [
            "La présidente convoque l'assemblée générale.",
            "Le vice-président remplace la présidente.",
            "Ada Lenoir est désignée en qualité de présidente de séance.",
            "Luc Morvan, président de la Fédération des foyers ruraux",
            "Luc Morvan, ancien président",
            "Ancienne présidente : Rose Dupré",
            "La présidente du Conseil départemental, Mme Rose Dupré, était là.",
            "Le département de l’Aubrac a voté. Son président est M. Luc Morvan.",
            "Luc Morvan, président d'honneur",
            "Enfin, le président expose les motifs du projet.",
            "Candidate pour la présidence : présidente, Ada Lenoir, se présente.",
            "à M.MORVAN, trésorier d'une autre association",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
