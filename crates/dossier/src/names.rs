//! What a document calls the organisation that wrote it.

use std::sync::LazyLock;

use language::words::fold;
use regex::Regex;

use crate::lines::Placed;
use crate::{About, Fact};

/// Names by which a document calls its own organisation, folded.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: Vec<String>,
    /// All words of the document.
    text: String,
}

/// `l'association Chœur des Deux Rives`, `l'association « Les Mains vertes »`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[Ll]['’]|[Nn]otre |^\s*)[Aa]ssociation\s+(?:[«“\x22]\s*(?P<quoted>[^»”\x22\n]{2,60}?)\s*[»”\x22]|(?P<bare>\p{Lu}[\p{L}\d&'’\-]*(?: (?:\p{Lu}[\p{L}\d&'’\-]*|de|du|des|d['’]\p{L}+|et|en|la|le|les|l['’]\p{L}+|à)){0,6}))")
        .expect("the pattern is fixed and tested")
});

impl Names {
    /// The names in a document's words.
    pub(crate) fn of(lines: &[Placed], about: &About) -> Self {
        let mut names: Vec<String> = Vec::new();
        for placed in lines.iter().filter(|placed| !placed.others) {
            let text = placed.text();
            for found in NAMED.captures_iter(&text) {
                // "Notre voisine, l'association Les Granges ouvertes".
                let start = found.get(0).map_or(0, |whole| whole.start());
                let before = fold(&text[..start]);
                let theirs = [
                    "partenaire,",
                    "voisin,",
                    "voisine,",
                    "avec",
                    "et",
                    "par",
                    "a",
                    "de",
                ]
                .iter()
                .any(|word| before.ends_with(&format!(" {word}")) || before == *word);
                if theirs && about.kind != crate::SourceKind::Agreement {
                    continue;
                }
                let name = found.name("quoted").or(found.name("bare"));
                names.extend(name.map(|name| letters(name.as_str())));
            }
        }
        // Titles name the organisation too.
        let title = letters(&about.title);
        names.push(title);
        names.retain(|name| name.len() >= 3);
        names.sort();
        names.dedup();
        let text: Vec<String> = lines.iter().map(|placed| letters(&placed.text())).collect();
        Self {
            known: names,
            text: text.join("\n"),
        }
    }

    /// Takes in the names and acronyms among facts.
    pub(crate) fn learn(&mut self, facts: &[Fact]) {
        let named = facts
            .iter()
            .filter(|fact| matches!(fact.key.as_str(), "name" | "acronym"));
        let names = named.map(|fact| letters(&fact.value));
        self.known.extend(names.filter(|name| name.len() >= 3));
        self.known.sort();
        self.known.dedup();
    }

    /// True when a phrase begins with one of the names, or is a part of one.
    pub(crate) fn are_ours(&self, phrase: &str) -> bool {
        let phrase = letters(phrase);
        phrase.len() >= 3
            && self
                .known
                .iter()
                .any(|name| phrase.starts_with(name) || name.contains(&phrase))
    }

    /// True when the document says the phrase elsewhere too, as one does of one's own name under
    /// what one signs.
    pub(crate) fn recur(&self, phrase: &str) -> bool {
        let phrase = letters(phrase);
        phrase.len() >= 4 && self.text.matches(phrase.as_str()).take(2).count() == 2
    }
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
