//! Identifiers and ways to reach us in running text.

use language::identifiers;
use language::words::fold;

use super::numbers::is_of_siret;
use super::{IDENTIFIER, fact};
use crate::lines::Placed;
use crate::others;
use crate::{About, Fact};

/// Identifiers in running text that name themselves ("SIRET 123 …", "RNA W…"), and how to reach
/// us where the text says that it is us.
pub(super) fn ours(text: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let folded = fold(text);
    let own = |found: &language::Found<String>| {
        !others::is_theirs(text.get(..found.range.start).unwrap_or_default())
    };
    let mut push = |key: &str, value: &str, confidence: f32| {
        facts.push(fact(key, value, text, confidence, placed, about));
    };
    if folded.contains("siret") || folded.contains("siren") || folded.contains("rcs ") {
        let siret = identifiers::find_siret(text).into_iter().find(own);
        if let Some(siret) = siret {
            let siren: String = siret.value.chars().take(9).collect();
            push("siren", &siren, IDENTIFIER);
            push("siret", &siret.value, IDENTIFIER);
        } else if let Some(siren) = identifiers::find_siren(text).into_iter().find(own)
            && !is_of_siret(text, siren.range.end)
        {
            push("siren", &siren.value, IDENTIFIER);
        }
    }
    if let Some(rna) = identifiers::find_rna(text).into_iter().find(own) {
        push("rna", &rna.value, IDENTIFIER);
    }
    for line in text.lines().filter(|line| line.chars().count() <= 400) {
        reached(line, placed, about, facts);
    }
}

/// How to reach us, where a line says that it is us.
fn reached(text: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let folded = fold(text);
    let mut push = |key: &str, value: &str, confidence: f32| {
        facts.push(fact(key, value, text, confidence, placed, about));
    };
    const EMAIL: [&str; 12] = [
        "nous ecrire",
        "nous joindre",
        "nous contacter",
        "contactez-nous",
        "contactez nous",
        "contacter l'association",
        "ecrire a l'association",
        "joindre l'association",
        "ecrivez-nous",
        "contact :",
        "adresse de l'association",
        "courriel de l'association",
    ];
    const SITE: [&str; 6] = [
        "notre site",
        "site de l'association",
        "site internet de l'association",
        "site web de l'association",
        "notre page",
        "consultable sur le site",
    ];
    // "Contact" as heading says the same, for a line that holds nothing else.
    let under = placed.headings.last().is_some_and(|heading| {
        let heading = fold(heading);
        heading.contains("contact") || heading.contains("joindre") || heading.contains("ecrire")
    });
    let alone = text.split_whitespace().count() <= 3;
    let emails = identifiers::find_email(text);
    if let [email] = emails.as_slice()
        && !text[..email.range.start].ends_with('[')
    {
        let named = EMAIL.iter().any(|words| folded.contains(words));
        let generic = GENERIC.iter().any(|word| email.value.starts_with(word));
        if named || alone && (under || generic) {
            push("email", &email.value, 0.6);
        }
    }
    let urls = identifiers::find_url(text);
    if let [url] = urls.as_slice()
        && folded.starts_with("contact :")
    {
        push("site", &url.value, 0.6);
    }
    if let Some(url) = urls.into_iter().next()
        && SITE.iter().any(|words| {
            let at = folded.find(words);
            // The address follows the words that name it.
            at.is_some_and(|at| folded[at..].contains(&fold(&url.value)))
        })
    {
        push("site", &url.value, 0.6);
    }
}

/// Beginnings of addresses that are an organisation's, not a person's.
const GENERIC: [&str; 6] = [
    "contact@",
    "bonjour@",
    "association@",
    "asso@",
    "info@",
    "hello@",
];
