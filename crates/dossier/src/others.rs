//! Which lines speak of another organisation: the host in legal notices, a partner, a supplier, a
//! bank. Their addresses, numbers and people are not ours.

use std::ops::Range;
use std::sync::LazyLock;

use language::words::fold;
use regex::Regex;

use crate::lines::{Line, Placed};
use crate::names::Names;

/// Headings and labels under which another organisation presents itself, folded.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\W*(?:\d+\W+)?(?:(?:l'|les? |la |nos |notre |votre )?(?:hebergement|hebergeur|hebergeuse|prestataires?(?: technique)?s?|sous-traitants?|fournisseurs?|partenaires?(?: [a-z0-9' ]{1,30})?|financeurs?|mecenes?|soutiens?|credits?(?: photos?| et .*)?|conception(?: et .*)?|realisation(?: du site)?|developpement du site|webmaster|banque|etablissement bancaire|domiciliation bancaire|coordonnees bancaires|assureur|assurance|expert[- ]comptable|cabinet comptable|commissaires? aux comptes|mediateur|delegue a la protection des donnees|donneur d'ordre|beneficiaire du don|le financeur|l'administration|la collectivite))(?:\s+(?:du site|de ce site|web|de l'association|et [^\n]{1,40}))*\W*$")
        .expect("the pattern is fixed and tested")
});

/// A sentence that begins the presentation of another organisation.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|\b)(?:hebergeur|hebergement|heberge(?:e|es|s)? (?:par|chez)|prestataire|fournisseur|banque|assureur|commissaire aux comptes|expert[- ]comptable|realise par|realisation|conception|developpe par)\s*(?::|par|chez)|heberge(?:e|es|s)? (?:par|chez|aupres)")
        .expect("the pattern is fixed and tested")
});

/// Marks the lines that speak of another organisation: those under a heading of one, and those
/// that follow "Hébergeur : …" up to the next heading.
pub(crate) fn mark(lines: &mut [Placed]) {
    let mut begun: Option<Vec<String>> = None;
    for placed in lines {
        if begun
            .as_ref()
            .is_some_and(|under| *under != placed.headings)
            || matches!(placed.line, Line::Heading(_))
        {
            begun = None;
        }
        let under = placed
            .headings
            .iter()
            .rev()
            .take(2)
            .any(|heading| HEADING.is_match(&fold(heading)));
        let text = placed.text();
        // What names another one at the end of a paragraph begins no presentation of it.
        let begins = text.split('\n').next().is_some_and(begins);
        if begins && !matches!(placed.line, Line::Row(_)) {
            begun = Some(placed.headings.clone());
        }
        placed.others = under || begun.is_some();
    }
}

/// The sentences of a text, each with whether its subject is another organisation: "Notre
/// partenaire, les Voisins du port, compte 1 200 adhérents. Sa présidente est…".
pub(crate) fn sentences(text: &str) -> Vec<(Range<usize>, bool)> {
    const GOES_ON: [&str; 9] = [
        "elle ",
        "il ",
        "sa ",
        "son ",
        "ses ",
        "leur ",
        "leurs ",
        "celle-ci ",
        "celui-ci ",
    ];
    let mut theirs = false;
    language::sentences::split(text)
        .into_iter()
        .map(|range| {
            let folded = fold(&text[range.clone()]);
            let sentence = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
            let of_both = [" nous ", " nos ", " notre association"]
                .iter()
                .any(|word| folded.contains(word));
            let goes_on = theirs && GOES_ON.iter().any(|word| sentence.starts_with(word));
            theirs = (goes_on || is_subject(sentence)) && !of_both;
            (range, theirs)
        })
        .collect()
}

/// A folded sentence begins with another organisation.
fn is_subject(sentence: &str) -> bool {
    const SUBJECTS: [&str; 27] = [
        "partenaire",
        "association partenaire",
        "commune de",
        "commune d'",
        "mairie",
        "ville de",
        "departement",
        "conseil departemental",
        "conseil regional",
        "region ",
        "metropole",
        "communaute de communes",
        "communaute d'agglomeration",
        "voisin",
        "prefecture",
        "prefet",
        "ministere",
        "caf ",
        "caisse d'allocations",
        "caisse des depots",
        "banque",
        "societe ",
        "fondation",
        "federation",
        "ligue",
        "universite",
        "syndicat",
    ];
    let bare = ["notre ", "nos ", "le ", "la ", "l'", "les ", "un ", "une "]
        .iter()
        .find_map(|article| sentence.strip_prefix(article))
        .unwrap_or(sentence);
    SUBJECTS.iter().any(|subject| bare.starts_with(subject))
}

/// What stands before a count names another organisation that counts it: "Le Canoë-club de Lusy,
/// qui compte", "notre voisine, l'association Les Granges ouvertes, compte".
pub(crate) fn names_another(before: &str, names: &Names) -> bool {
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[\s(«,;])(?:[Ll]e |[Ll]a |[Ll]es |[Ll]['’])(?:(?i:association|club|compagnie|fondation|société|coopérative|fédération|centre) (?:[Dd]['’]|de (?:la )?|des |du )?[«“]? ?)?(?P<who>\p{Lu}[\p{L}\d'’\-]*(?: (?:de |du |des |d['’]|et |la |les )*\p{Lu}?[\p{L}\d'’\-]*){0,6})")
            .expect("the pattern is fixed and tested")
    });
    let Some(found) = SUBJECT.captures_iter(before).last() else {
        return national(before);
    };
    let who = &found["who"];
    let counts = fold(&before[found.get(0).map_or(0, |whole| whole.end())..]);
    // "Le Secrétaire remarque que l'association comptait".
    let ours = ["l'association", "notre ", "nous "]
        .iter()
        .any(|word| counts.contains(word));
    if ours {
        return false;
    }
    let verb = [
        "compt", "emploi", "rassembl", "reun", "regroup", "salari", "dispos", ", qui", "a ",
    ]
    .iter()
    .any(|verb| counts.contains(verb) || fold(who).contains(verb));
    verb && !fold(who).starts_with("association") && !names.are_ours(who) || national(before)
}

/// "En France, les associations emploient 1 850 000 salariés".
fn national(before: &str) -> bool {
    let folded = fold(before);
    [
        "en france",
        "au niveau national",
        "a l'echelle nationale",
        "dans le monde",
        "en europe",
        "les associations ",
        "le secteur ",
        "les aci ",
        "dans le departement",
        "dans la region",
    ]
    .iter()
    .any(|word| folded.contains(word))
}

/// The words right after a count say whose people these are: " de la Croix-Rouge".
pub(crate) fn counts_theirs(after: &str, names: &Names) -> bool {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\p{L}·.()]{0,4} (?:de la |du |des |de l['’])(?P<who>\p{Lu}[^,.;()\n]{2,60})")
            .expect("the pattern is fixed and tested")
    });
    OF.captures(after).is_some_and(|found| {
        let who = &found["who"];
        !fold(who).starts_with("association") && !names.are_ours(who)
    })
}

/// True where a line begins to speak of a host, a bank or a supplier.
pub(crate) fn begins(line: &str) -> bool {
    BEGINS.is_match(&fold(line))
}

/// The words just before a number say that it is another organisation's: `la commune de Plouay
/// (SIRET 215 601 667 00018)`. The nearest name of a kind of organisation decides.
pub(crate) fn is_theirs(before: &str) -> bool {
    let folded = fold(before);
    let from = folded.char_indices().rev().nth(160).map_or(0, |(at, _)| at);
    let near = &folded[from..];
    let last = |words: &[&str]| {
        words
            .iter()
            .filter_map(|word| near.rfind(word).map(|at| at + word.len()))
            .max()
    };
    const THEIRS: [&str; 33] = [
        "commune de",
        "commune d'",
        "mairie",
        "ville de",
        "departement d",
        "region ",
        "metropole",
        "communaute de",
        "communaute d'",
        "prefet",
        "ministere",
        "caisse",
        "caf ",
        "banque",
        "societe",
        "sarl",
        " sas ",
        " sas,",
        "sasu",
        "eurl",
        "l'entreprise",
        "la fondation",
        "la federation",
        "hebergeur",
        "heberge",
        "fournisseur",
        "prestataire",
        "partenaire",
        "universite",
        "l'etat",
        "syndicat",
        "editeur du logiciel",
        "association partenaire",
    ];
    const OURS: [&str; 7] = [
        "nous ",
        "l'association",
        "notre association",
        "association",
        "beneficiaire",
        "porteur",
        "notre ",
    ];
    match (last(&THEIRS), last(&OURS)) {
        (Some(theirs), Some(ours)) => theirs >= ours,
        (Some(_), None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_decides_whose_a_number_is() {
        assert!(is_theirs("Entre la commune de Plouay (SIRET "));
        assert!(!is_theirs(
            "Entre la commune de Plouay et l'association Les Mains vertes, SIRET "
        ));
        assert!(!is_theirs("SIRET : "));
    }

    #[test]
    fn a_sentence_and_those_that_go_on_are_of_one_subject() {
        let text = "L’association compte 212 membres. Notre partenaire, l’association les Voisins du port, compte 1 200 adhérents. Sa présidente est Odile Ferrec. Nous l’en remercions.";
        let seen: Vec<bool> = sentences(text)
            .into_iter()
            .map(|(_, theirs)| theirs)
            .collect();
        assert_eq!(seen, [false, true, true, false]);
        let names = Names::default();
        assert!(counts_theirs(" de la Croix-Rouge le 3 juin", &names));
        assert!(!counts_theirs(" de l’association", &names));
    }

    #[test]
    fn hosts_and_banks_present_themselves() {
        let text = |text: &str| Placed::alone(Line::Paragraph(text.to_owned()));
        let mut lines = vec![
            text("Éditeur : association Les Mains vertes"),
            text("Hébergeur : Toile SAS"),
            text("Adresse : 2 quai Neuf, 59000 Lille"),
            Placed::alone(Line::Heading("Contact".to_owned())),
            text("Adresse : 3 rue Basse, 56240 Plouay"),
        ];
        mark(&mut lines);
        let marked: Vec<bool> = lines.iter().map(|placed| placed.others).collect();
        assert_eq!(marked, [false, true, true, false, false]);
    }
}
