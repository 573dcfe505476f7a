//! What kind of source a document is.

use std::sync::LazyLock;

use documents::{Document, Format};
use language::words::fold;
use regex::Regex;

use super::texts;
use crate::SourceKind;

/// Words that tell a kind, in the order in which kinds are tried. Folded; a word that begins with
/// a space must stand at the beginning of a word.
const KINDS: [(SourceKind, &[&str]); 9] = [
    (
        SourceKind::Minutes,
        &[
            "proces verbal",
            " pv ",
            "compte rendu",
            " cr ",
            "minutes of",
            "reunion du",
            "convocation",
            " convoc ",
            "releve de decisions",
        ],
    ),
    (
        SourceKind::Statutes,
        &[
            "statuts",
            "statutes",
            "reglement interieur",
            "articles of association",
        ],
    ),
    (
        SourceKind::Application,
        &[
            "demande de subvention",
            "dossier de candidature",
            "dossier de demande",
            "appel a projets",
            "formulaire",
            "candidature",
            "demande subvention",
            "demande d aide",
            "application form",
            "grant application",
        ],
    ),
    (SourceKind::Budget, &["budget", "previsionnel"]),
    (
        SourceKind::Accounts,
        &[
            "compte de resultat",
            "bilan comptable",
            "rapport financier",
            "comptabilite",
            "compta",
            "comptes",
            "bilan compta",
            "bilan au",
            "bilan simplifie",
            "actif passif",
            "financial report",
            "annual accounts",
        ],
    ),
    (
        SourceKind::ActivityReport,
        &[
            "rapport d activite",
            "rapport d activites",
            "rapport activite",
            "rapport moral",
            "rapport de gestion",
            "bilan d activite",
            "notre bilan",
            "activity report",
            "annual report",
            "rapport annuel",
        ],
    ),
    (SourceKind::Agreement, &["convention", "agreement"]),
    (
        SourceKind::Minutes,
        &["assemblee generale", "conseil d administration"],
    ),
    (
        SourceKind::ProjectNote,
        &[
            "note projet",
            "note de projet",
            " projet ",
            "fiche action",
            "fiche projet",
            "project note",
            "project proposal",
        ],
    ),
];

/// What sheets of accounts are called besides.
const SHEETS: [&str; 7] = [
    " recettes ",
    " depenses ",
    " grand livre ",
    " balance ",
    " tresorerie ",
    " livre de caisse ",
    " journal ",
];

/// What makes a project note of a page of a site, where "projet" alone is a word like another.
const PROJECT_PAGE: [&str; 6] = [
    "note projet",
    "note de projet",
    "fiche action",
    "fiche projet",
    "presentation du projet",
    "description du projet",
];

pub(super) fn kind(stem: &str, title: &str, document: &Document) -> SourceKind {
    let spaced = |text: &str| {
        let words: String = fold(text)
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        format!(
            " {} ",
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    };
    let opening: String = texts(document)
        .take(4)
        .map(|(_, text)| text)
        .collect::<Vec<_>>()
        .join(" ");
    if document.format == Format::Mail {
        return SourceKind::Letter;
    }
    let page = matches!(document.format, Format::Html | Format::Markdown);
    let folded = fold(&opening);
    let meets = [
        "reunion",
        "present",
        "ordre du jour",
        "assemblee",
        "conseil",
        "compte rendu",
    ]
    .iter()
    .any(|word| folded.contains(word));
    let named = |text: &str| {
        KINDS.iter().find_map(|(kind, words)| {
            let words: &[&str] = if page && *kind == SourceKind::ProjectNote {
                &PROJECT_PAGE
            } else {
                words
            };
            // "CR" is a "compte rendu" where a meeting is told of, else a "compte de résultat".
            let says = |word: &&str| text.contains(*word) && (*word != " cr " || meets);
            words.iter().any(says).then_some(*kind)
        })
    };
    if let Some(kind) = named(&spaced(stem)).or_else(|| named(&spaced(title))) {
        return kind;
    }
    if document.format.is_sheet() && SHEETS.iter().any(|word| spaced(stem).contains(word)) {
        return SourceKind::Accounts;
    }
    if is_letter(document) {
        return SourceKind::Letter;
    }
    let opening: String = opening.chars().take(300).collect();
    if let Some(kind) = named(&spaced(&opening)) {
        return kind;
    }
    match document.format {
        Format::Html | Format::Markdown => SourceKind::WebPage,
        _ => SourceKind::Other,
    }
}

/// One addresses somebody and takes leave, or says what it is about.
fn is_letter(document: &Document) -> bool {
    static ADDRESSES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^(?:chere?s? )?(?:mesdames|messieurs|madame|monsieur)(?:,| (?:et |le |la |l')[^.\n:]{0,60},) *$|^(?:madame, monsieur|mesdames, messieurs),|^(?:bonjour|chere?s? [^.\n:]{2,40}),")
            .expect("the pattern is fixed and tested")
    });
    static LEAVES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"veuillez (?:agreer|recevoir|croire)|salutations distinguees|sinceres salutations|bien cordialement|(?m)^objet ?:")
            .expect("the pattern is fixed and tested")
    });
    let text: Vec<String> = texts(document)
        .take(60)
        .flat_map(|(_, text)| text.lines().map(fold).collect::<Vec<_>>())
        .collect();
    let text = text.join("\n");
    let from_us = DATELINE_ANYWHERE.is_match(&text);
    ADDRESSES.is_match(&text) && (from_us || LEAVES.is_match(&text))
}

/// `plouay, le 3 mars 2024`, folded, alone on its line.
static DATELINE_ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?m)^(?:fait a )?\p{L}[^0-9.,;:!?/()\n]{1,40},? le (?:\d{1,2}|1er) \p{L}+ \d{4} *\.?$",
    )
    .expect("the pattern is fixed and tested")
});
