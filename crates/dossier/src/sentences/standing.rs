//! How an organisation stands: who works without pay, which taxes it pays, where it is at home. A
//! sentence says so or nothing is known: silence is no "no".

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::fact;
use crate::lines::Placed;
use crate::{About, Fact, SourceKind};

/// What a sentence that fits says.
struct Standing {
    key: &'static str,
    /// Empty where the pattern's first group is the value.
    value: &'static str,
    confidence: f32,
    regex: Regex,
    /// The kinds of document that say it of the organisation itself; none for all.
    kinds: &'static [SourceKind],
}

const RULES: &[SourceKind] = &[SourceKind::Statutes, SourceKind::Application];
const PLANS: &[SourceKind] = &[SourceKind::ProjectNote, SourceKind::Application];
/// What others' pages and posts say as well.
const OWN: &[SourceKind] = &[
    SourceKind::Statutes,
    SourceKind::Application,
    SourceKind::ActivityReport,
    SourceKind::Minutes,
    SourceKind::Accounts,
    SourceKind::Letter,
    SourceKind::ProjectNote,
    SourceKind::Agreement,
];

/// A day, as a sentence names it.
const DAY: &str = r"(?:1er|\d{1,2}) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d";

static STANDINGS: LazyLock<Vec<Standing>> = LazyLock::new(|| {
    let one = |key, value, confidence, kinds, regex: &str| Standing {
        key,
        value,
        confidence,
        kinds,
        regex: Regex::new(&format!("(?i){}", regex.replace("DAY", DAY)))
            .expect("the patterns are fixed and tested"),
    };
    vec![
        one(
            "board_paid",
            "non",
            0.85,
            RULES,
            r"\bfonctions? (?:de |d['’]|des |exercées? |au sein )[^.;\n]{0,60}?(?:est|sont|le sont)(?: exercées?)? (?:à titre )?(?:gratuit|bénévole)",
        ),
        one(
            "board_paid",
            "non",
            0.85,
            RULES,
            r"(?:administrat(?:eur|rice)|membres? (?:du|de la|de l['’])|dirigeant)[^.;\n]{0,60}?ne (?:peu(?:ven)?t|reçoi(?:ven)?t|perçoi(?:ven)?t)[^.;\n]{0,40}?(?:rétribution|rémunération)",
        ),
        one(
            "board_paid",
            "non",
            0.85,
            RULES,
            r"(?:administrat(?:eur|rice)s?|membres (?:du|de la)[^.;\n]{0,40}?|dirigeants?) (?:exercent|assurent) leurs? (?:fonctions?|mandats?|missions?) (?:à titre )?(?:bénévole|gratuit|gracieu)",
        ),
        one(
            "employees",
            "0",
            0.8,
            OWN,
            r"(?:n['’](?:emploie|employons|a|avons)|ne (?:compte|comptons|salarie|salarions))[^.;\n]{0,16}?(?:aucune?|pas d(?:e |['’]))\s?(?:personnel |personne )?(?:salari|employé)",
        ),
        one(
            "auditor",
            "",
            0.85,
            OWN,
            r"commissaire aux comptes(?: titulaire)?(?:,| est|\s*:)\s*(?:M\.|Mme|Mr|Madame|Monsieur|le |la )?\s*((?-i:\p{Lu})[^,;\n]{4,80}?)(?:,|;|\.$|$)",
        ),
        one(
            "audited",
            "oui",
            0.8,
            OWN,
            r"\bun commissaire aux comptes (?:est|a été) (?:nommé|désigné|élu)|commissaire aux comptes[^.;\n]{0,90}?\bcertifie\b|comptes[^.;\n]{0,30}? certifiés par (?:un|le|notre) commissaire",
        ),
        one(
            "audited",
            "non",
            0.8,
            OWN,
            r"(?:n['’]a|n['’]avons|ne dispose|ne disposons) (?:pas|d['’]aucun) (?:de )?commissaire aux comptes",
        ),
        one(
            "collective_agreement",
            "",
            0.85,
            OWN,
            r"(?:appliqu(?:e|ons|ée est)|relève de|relevons de|rattachée à|dépend de) la (convention collective (?:nationale )?(?:de la |de l['’]|des |du |de |d['’])[^.;,\n]{3,90}?)(?: à titre|,|\.|;|$)",
        ),
        one(
            "premises",
            "locataires",
            0.65,
            OWN,
            r"\b(?:nous louons|l['’]association loue|la coopérative loue) (?:nos|un|des|les|ses) (?:locaux|local|bureau)|\b(?:sommes|est) locataires?\b|\ble loyer (?:augmente|est|s['’]élève|a )",
        ),
        one(
            "premises",
            "à titre gratuit",
            0.65,
            OWN,
            r"prêt gratuit (?:du|d['’]un|des|de) loca|(?:notre|nos|le|les) loca(?:l|ux)[^.;\n]{0,50}?(?:prêtés?|mis à (?:notre |sa )?disposition)[^.;\n]{0,30}?(?:gratuit|gracieu)",
        ),
        one(
            "premises",
            "propriétaires",
            0.65,
            OWN,
            r"(?:nous sommes|l['’]association est) propriétaires? (?:de|des|du)",
        ),
        one(
            "project.recruitment",
            "oui",
            0.7,
            PLANS,
            r"\bà recruter\b|\brecrutements\b|\bsera (?:recruté|embauché)|\b(?:recruterons|embaucherons)\b|\bcréer (?:un|une|\d+(?:,\d)?) (?:emploi|poste)",
        ),
        one(
            "zone",
            "",
            0.8,
            OWN,
            r"classée?s? (?:en )?((?:zone )?(?:France Ruralités Revitalisation|de revitalisation rurale)|ZRR|quartier prioritaire[^.;,\n]{0,40})",
        ),
        one(
            "vat",
            "non",
            0.8,
            OWN,
            r"(?:n['’](?:est|sommes) pas|non) (?:assujettie?s?|soumise?s?|redevables?) (?:à|de) la TVA|franchise (?:en base )?de TVA|TVA non applicable",
        ),
        one(
            "vat",
            "oui",
            0.8,
            OWN,
            r"(?:association|structure|coopérative|elle|nous) (?:est|sommes) (?:assujettie?s?|soumise?s?|redevables?) (?:à|de) la TVA",
        ),
        one(
            "commercial_taxes",
            "non",
            0.8,
            OWN,
            r"(?:n['’](?:est|sommes) pas|non) (?:assujettie?s?|soumise?s?|redevables?) (?:aux|des) impôts commerciaux",
        ),
        one(
            "republican_contract",
            "oui",
            0.85,
            OWN,
            r"(?:a|avons) (?:souscrit|signé|adopté|approuvé)[^.;\n]{0,30}? contrat d['’]engagement républicain",
        ),
        one(
            "general_interest",
            "",
            0.85,
            OWN,
            r"(?:a été|est|sommes) (reconnue?s? (?:comme )?d['’]intérêt général(?:(?:,| depuis)? le (?:DAY))?)",
        ),
        one(
            "public_utility",
            "",
            0.85,
            OWN,
            r"(?:a été|est|sommes) (reconnue?s? d['’]utilité publique(?:[^.;\n]{0,30}? (?:le|du) (?:DAY))?)",
        ),
        one(
            "approval_day",
            "",
            0.7,
            &[SourceKind::Statutes, SourceKind::Application],
            r"agrément[^.;\n]{0,60}? (?:délivré|obtenu|accordé|renouvelé)[^.;\n]{0,40}? (?:du|le) (DAY)",
        ),
        one(
            "membership_fee",
            "",
            0.8,
            &[SourceKind::Statutes],
            r"\b(?:cotisation|adhésion)[^.;\n]{0,60}? (?:est |à )?(prix libre|gratuite)\b",
        ),
    ]
});

/// What one sentence of a document says of how its organisation stands.
pub(super) fn standing(sentence: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let folded = language::words::fold(sentence);
    // What is asked, wished or a condition is not said.
    let open = sentence.trim_end().ends_with('?')
        || ["condition", "lorsqu", "souhait", "envisag", "projet de "]
            .iter()
            .any(|word| folded.contains(word));
    if open {
        return;
    }
    for standing in STANDINGS.iter() {
        if !standing.kinds.is_empty() && !standing.kinds.contains(&about.kind) {
            continue;
        }
        let Some(found) = standing.regex.captures(sentence) else {
            continue;
        };
        let denied = standing.key == "project.recruitment"
            && ["aucun", "pas de", "sans "]
                .iter()
                .any(|word| folded.contains(word));
        let value = match standing.value {
            "" => found.get(1).map_or("", |value| value.as_str()).trim(),
            value => value,
        };
        if !denied && !value.is_empty() {
            facts.push(fact(
                standing.key,
                value,
                sentence,
                standing.confidence,
                placed,
                about,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::STANDINGS;

    fn said(sentence: &str) -> Vec<(&'static str, String)> {
        let fits = STANDINGS.iter().filter_map(|standing| {
            let found = standing.regex.captures(sentence)?;
            let value = match standing.value {
                "" => found[1].to_owned(),
                value => value.to_owned(),
            };
            Some((standing.key, value))
        });
        fits.collect()
    }

    #[test]
    fn a_sentence_says_how_an_organisation_stands() {
        for (sentence, key, value) in [
            (
                "Les fonctions d’administrateur sont bénévoles.",
                "board_paid",
                "non",
            ),
            (
                "Les membres du conseil ne peuvent recevoir aucune rétribution.",
                "board_paid",
                "non",
            ),
            ("L'association n'emploie aucun salarié.", "employees", "0"),
            ("L'association n'est pas assujettie à la TVA.", "vat", "non"),
            (
                "Nous appliquons la convention collective de l'animation.",
                "collective_agreement",
                "convention collective de l'animation",
            ),
            (
                "Elle a été reconnue d'intérêt général le 4 mai 2021.",
                "general_interest",
                "reconnue d'intérêt général le 4 mai 2021",
            ),
        ] {
            assert_eq!(said(sentence), [(key, value.to_owned())], "{sentence}");
        }
    }

    #[test]
    fn silence_says_nothing() {
        for sentence in [
            "La direction est salariée.",
            "Le bureau est composé de trois membres bénévoles de l'association.",
            "La TVA sur les achats est de 20 %.",
        ] {
            assert!(said(sentence).is_empty(), "{sentence}");
        }
    }
}
