//! People by role: president, treasurer, secretary, coordinator.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::fact;
use crate::lines::{Line, Placed};
use crate::{About, Fact};

/// Roles by key: a French word that names it. Deputies are somebody else.
const ROLES: [(&str, &str); 4] = [
    (
        "president",
        r"(?:co-?)?président(?:e|·e|\.e)?(?:s)?|personne présidente|chair(?:person|woman|man)?|president",
    ),
    (
        "treasurer",
        r"trésori(?:er|ère)(?:·ère)?|personne trésorière|treasurer",
    ),
    (
        "secretary",
        r"secrétaire(?: général(?:e|·e)?)?|personne secrétaire|secretary",
    ),
    (
        "coordinator",
        r"coordinat(?:rice|eur)|coordonnat(?:rice|eur)|direct(?:rice|eur)|délégué(?:e)? général(?:e)?|chargée? de projet",
    ),
];

/// One to four words that begin with a capital, with particles between them.
const NAME: &str = r"(?:M\.|Mme|Mr|Madame|Monsieur)?\s*(?P<name>[\p{Lu}][\p{L}\d_’'\-]*\.?(?:\s+(?:de|du|des|da|di|le|la|van|von|El|Ben|[\p{Lu}][\p{L}\d_’'\-]*\.?)){0,3})";

struct Role {
    key: &'static str,
    /// `Présidente : Ada Lenoir`
    before: Regex,
    /// `Ada Lenoir, présidente` or `Ada Lenoir (présidente)`
    after: Regex,
    /// The role alone, as the cell of a table.
    alone: Regex,
}

static PATTERNS: LazyLock<Vec<Role>> = LazyLock::new(|| {
    let compile = |pattern: String| Regex::new(&pattern).expect("patterns are fixed and tested");
    ROLES
        .iter()
        .map(|(key, words)| Role {
            key,
            before: compile(format!(
                r"(?:^|[\s(•,;])(?i:(?:la |le |l['’])?(?P<role>{words})(?: de l['’]association)?)\s*(?::|est|–|—)\s*{NAME}"
            )),
            after: compile(format!(
                r"{NAME}\s*(?:,|\(|–|—|:|en qualité de|est élue?|élue?)\s*(?i:(?:la |le )?(?P<role>{words}))(?:\s*$|[\s.,;)])"
            )),
            alone: compile(format!(r"^(?i:(?:la |le )?(?:{words}))(?:\s*\(.*\))?$")),
        })
        .collect()
});

static WHOLE_NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("^{NAME}$")).expect("the pattern is fixed and tested"));

/// The people that a document names with their role.
pub(crate) fn of(lines: &[Placed], about: &About) -> Vec<Fact> {
    let mut facts = Vec::new();
    for placed in lines {
        match &placed.line {
            Line::Row(cells) => row(cells, placed, about, &mut facts),
            Line::Paragraph(text) | Line::Item(text) => {
                for line in text.split('\n') {
                    sentence(line, placed, about, &mut facts);
                }
            }
            Line::Heading(_) => {}
        }
    }
    facts
}

fn row(cells: &[String], placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    for role in PATTERNS.iter() {
        let Some(at) = cells
            .iter()
            .position(|cell| role.alone.is_match(cell.trim()))
        else {
            continue;
        };
        // The name stands after its role, or, in a table of people, before it.
        let name = cells[at + 1..]
            .iter()
            .chain(cells[..at].iter().rev())
            .filter(|cell| cell.contains(' '))
            .find_map(|cell| {
                WHOLE_NAME
                    .captures(cell.trim())
                    .map(|found| found["name"].to_owned())
            });
        if let Some(name) = name {
            let quote = cells.join(" – ");
            facts.push(fact(role.key, &name, &quote, 0.9, placed, about));
            push_role(role.key, cells[at].trim(), &quote, placed, about, facts);
        }
    }
}

fn sentence(line: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    for role in PATTERNS.iter() {
        let found = role
            .before
            .captures(line)
            .map(|found| (found, 0.85))
            .or_else(|| role.after.captures(line).map(|found| (found, 0.8)));
        let Some((found, confidence)) = found else {
            continue;
        };
        let name = found["name"].trim().trim_end_matches('.');
        if is_name(name) {
            facts.push(fact(role.key, name, line, confidence, placed, about));
            push_role(role.key, &found["role"], line, placed, about, facts);
        }
    }
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

/// A capital at the beginning of a sentence does not make a name.
fn is_name(name: &str) -> bool {
    const NOT_NAMES: [&str; 16] = [
        "La",
        "Le",
        "Les",
        "Un",
        "Une",
        "Elle",
        "Il",
        "Bureau",
        "Association",
        "Conseil",
        "Membre",
        "Membres",
        "Ancien",
        "Son",
        "Sa",
        "Et",
    ];
    let first = name.split_whitespace().next().unwrap_or_default();
    // "Présidente Ada Lenoir": the role of the one before.
    let role = name.split_whitespace().any(|word| {
        let folded = language::words::fold(word);
        [
            "president",
            "tresori",
            "secretaire",
            "coordinat",
            "directeur",
            "directrice",
        ]
        .iter()
        .any(|role| folded.starts_with(role))
    });
    !role && name.chars().count() >= 3 && !NOT_NAMES.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let placed = Placed {
            line: Line::Paragraph(text.to_owned()),
            headings: Vec::new(),
            page: None,
            table: 0,
            doubtful: false,
        };
        of(
            &[placed],
            &crate::about::of(&documents::Document::new(documents::Format::Text), "n.txt"),
        )
        .into_iter()
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
        ] {
            assert!(
                found(text).contains(&(key.to_owned(), name.to_owned())),
                "{text}: {:?}",
                found(text)
            );
        }
    }

    #[test]
    fn a_role_without_a_name_gives_nothing() {
        assert!(found("La présidente convoque l'assemblée générale.").is_empty());
        assert!(found("Le vice-président remplace la présidente.").is_empty());
    }
}
