//! Amounts that sentences and lone lines state: "Le résultat de l'exercice 2024 est de 1 234,50 €",
//! "Trésorerie nette : 3 310,75 €", "les recettes de 2022 (4 300 €)".
//!
//! Only what is counted and the year it is for make a figure: where the words leave either open,
//! nothing is read. Estimates ("environ", "près de") and single prices are not figures of accounts.

use std::sync::LazyLock;

use language::words::fold;
use language::{amounts, dates};
use regex::Regex;

use crate::figures::{is_total, of_kind, planned, side_of_words};
use crate::lines::{Line, Placed};
use crate::{About, Figure, SourceKind, Unit};

/// Words of the longest label.
const LABEL: usize = 9;

/// What accounts count, folded, at the beginning of what is counted.
const COUNTED: &str = r"resultat|excedent|deficit|benefice|perte|total|totaux|recettes?|depenses?|charges?|produits?|ressources|solde|tresorerie|fonds|reserves?|budget|cotisations?|adhesions?|dons?|subventions?|aides?|mecenat|prestations?|chiffre d'affaires|couts?|exercice|ventes?|achats?|loyers?|salaires?|assurances?|frais|hebergement|location|remboursements?|besoin";

/// The label and the words that lead to an amount: "le résultat … est de".
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:^|[\s(«'])(?P<label>(?:{COUNTED})\b[^.;:,()€%]{{0,70}}?)\s*(?:,? (?:s'eleve(?:nt|ait|aient)? a|s'etabli(?:t|ssent|ssait) a|se monte(?:nt)? a|s'equilibre(?:nt)? a|est de|sont de|etait de|etaient de|a ete de|ont ete de|atteint|atteignent|represente(?:nt)?|ressort a|donne|est deficitaire de|est excedentaire de|etait deficitaire de|etait excedentaire de|d'un montant de|a hauteur de|de|pour)| ?:)\s*$"
    ))
    .expect("the pattern is fixed and tested")
});

/// The second of two: "… s'élève à 159 120 € et le total des charges à".
static AND_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\bet (?:celui des |celui de |le |la |les |l')?(?P<label>(?:{COUNTED})\b[^.;:,()€%0-9]{{0,50}}?)\s* a\s*$"
    ))
    .expect("the pattern is fixed and tested")
});

/// What comes to an amount.
static RISES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:s'eleve|s'elevent|s'etabli|se monte|s'equilibre|atteint|ressort)")
        .expect("the pattern is fixed and tested")
});

/// The label right before an amount in brackets: "les recettes de 2022 (4 300 €)".
static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s'])(?P<label>[^0-9.,;:!?/()«»€%\n]{2,60}?(?: (?:de |en )?(?:19|20)\d\d)?)\s*\(\s*$")
        .expect("the pattern is fixed and tested")
});

/// What is counted right after an amount: "740 € d'adhésions".
static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^ ?(?:de |d')(?:la |l'|les )?(?P<label>(?:{COUNTED})\b(?: [\p{{L}}\-]+){{0,3}}?)(?:[ ,.;:()]|$)"
    ))
    .expect("the pattern is fixed and tested")
});

/// The figures that a document's sentences and lines state.
pub(crate) fn of(lines: &[Placed], about: &About) -> Vec<Figure> {
    let mut figures = Vec::new();
    for placed in lines.iter().filter(|placed| !placed.others) {
        match &placed.line {
            Line::Row(_) => {}
            Line::Heading(text) => line(text, placed, about, &mut figures),
            Line::Paragraph(text) | Line::Item(text) => {
                let mut year = None;
                for range in language::sentences::split(text) {
                    let sentence = &text[range];
                    let known = figures.len();
                    line(sentence, placed, about, &mut figures);
                    if figures.len() == known {
                        said(sentence, &mut year, placed, about, &mut figures);
                    }
                }
            }
        }
    }
    figures
}

/// `Label : 1 234,50 €` and nothing else.
fn line(text: &str, placed: &Placed, about: &About, figures: &mut Vec<Figure>) {
    let Some((label, value)) = text.rsplit_once(':') else {
        return;
    };
    let value = value.trim().trim_end_matches(['.', ';', ',']).trim();
    let Some(amount) = amounts::parse(value).filter(|amount| amount.currency.is_some()) else {
        return;
    };
    let label = label.trim().trim_start_matches(['•', '-', '–', '*']).trim();
    let folded = fold(label);
    let counts = COUNTS.is_match(&folded);
    let Some(year) = stated_year(label)
        .or_else(|| heading_year(placed))
        .or_else(|| of_source(about))
    else {
        return;
    };
    if counts && !is_price(&folded) && label.split_whitespace().count() <= LABEL {
        figures.push(figure(label, amount.cents, year, text, placed, about));
    }
}

/// A word of accounts anywhere in a label.
static COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?:{COUNTED})\b")).expect("the pattern is fixed and tested")
});

/// True for a label that names what accounts count.
pub(crate) fn counts_money(label: &str) -> bool {
    let folded = fold(label);
    COUNTS.is_match(&folded)
        || ["montant", "cout", "aide ", "prix"]
            .iter()
            .any(|word| folded.contains(word))
}

/// What a sentence states. `last` is the year that the sentences before it in its paragraph named.
fn said(
    sentence: &str,
    last: &mut Option<i32>,
    placed: &Placed,
    about: &About,
    figures: &mut Vec<Figure>,
) {
    let flat = flat(sentence);
    // What somebody asks, or says in a discussion, is not what is counted.
    if flat.ends_with('?') || flat.starts_with('[') {
        return;
    }
    // "contre 84 500 € en 2023" is another year's.
    let own_words = AGAINST.replace_all(&flat, "");
    let own = stated_year(&own_words);
    let gives = matches!(about.kind, SourceKind::Agreement | SourceKind::Letter);
    let granted = gives && GRANTED.is_match(&fold(&flat));
    let mut subject: Option<String> = None;
    let mut end = 0;
    for found in amounts::find(&flat) {
        let (before, after) = (&flat[..found.range.start], &flat[found.range.end..]);
        let lead = fold(before);
        let lead = if before.ends_with(char::is_whitespace) {
            format!("{lead} ")
        } else {
            lead
        };
        let between = flat[end..found.range.start].to_owned();
        end = found.range.end;
        if is_estimate(&lead) || is_rate(after) || is_change(&lead) || found.value.cents == 0 {
            continue;
        }
        // "celles de 2023 (3 950 €)" counts what was counted before it.
        let again = AGAIN.captures(&lead).and_then(|found| {
            let subject = subject.clone()?;
            Some((subject, found["year"].parse().ok()))
        });
        // "contre 84 500 € en 2023", "15 000 € en 2024, 16 000 € en 2025".
        let again = again.or_else(|| {
            let year = year_after(after)?;
            let goes_on = lead.ends_with("contre ") || CHAIN.is_match(&fold(&between));
            let subject = match &subject {
                Some(subject) => goes_on.then(|| subject.clone()),
                None => granted.then(|| "subvention".to_owned()),
            };
            Some((subject?, Some(year)))
        });
        let label = again.as_ref().map(|(label, _)| label.clone()).or_else(|| {
            // "700 € d'adhésions (310 € à ce jour)": what is in brackets counts otherwise.
            let bracket = BRACKET.captures(&lead).filter(|found| {
                let start = found.get(0).map_or(0, |whole| whole.start());
                !lead[..start].trim_end().ends_with(['€', '%'])
            });
            let follows = fold(after);
            let follows = if after.starts_with(char::is_whitespace) {
                format!(" {follows}")
            } else {
                follows
            };
            // "Compte de résultat : 115 200 € de charges": what follows says what it is.
            let led = FOLLOWS
                .captures(&follows)
                .or_else(|| LEADS.captures(&lead))
                .or_else(|| AND_TO.captures(&lead).filter(|_| RISES.is_match(&lead)))
                .or(bracket)?;
            let label = led["label"].to_owned();
            let account = label.starts_with("resultat") && lead.contains("compte de resultat");
            (!account).then_some(label)
        });
        let Some(label) = label.map(|label| trimmed(&label)) else {
            continue;
        };
        let year = again
            .and_then(|(_, year)| year)
            .or_else(|| stated_year(&label))
            .or_else(|| year_after(after))
            .or_else(|| stated_year(clause(&own_words, found.range.start)))
            .or(own)
            .or(*last)
            .or_else(|| heading_year(placed))
            .or_else(|| of_source(about));
        let money = granted || SPEAKS.is_match(&fold(&flat));
        let Some(year) = year.filter(|_| money && believable(&label)) else {
            continue;
        };
        subject = Some(without_year(&label));
        figures.push(figure(
            &as_written(&label, &flat),
            found.value.cents,
            year,
            sentence,
            placed,
            about,
        ));
    }
    for share in amounts::percents(&flat) {
        let lead = fold(&flat[..share.range.start]);
        // "Les subventions représentent 42 % des produits."
        let Some(label) = LEADS
            .captures(&format!("{lead} "))
            .map(|led| trimmed(&led["label"]))
        else {
            continue;
        };
        let year = stated_year(&label)
            .or(own)
            .or(*last)
            .or_else(|| heading_year(placed))
            .or_else(|| of_source(about));
        if let Some(year) = year.filter(|_| lead.contains("represente") && believable(&label)) {
            let label = as_written(&label, &flat);
            let hundredths = share.value.hundredths;
            let share = figure(&label, hundredths, year, sentence, placed, about);
            figures.push(Figure {
                unit: Unit::Percent,
                total: false,
                ..share
            });
        }
    }
    // The year of a budget to come is not that of what follows.
    if own.is_some() && planned(&flat) != Some(true) {
        *last = own;
    }
}

/// The part between semicolons around an offset. Offsets may have moved a little.
fn clause(text: &str, at: usize) -> &str {
    let mut start = 0;
    for part in text.split(';') {
        if at <= start + part.len() {
            return part;
        }
        start += part.len() + 1;
    }
    text
}

/// `(contre 84 500 € en 2023)`.
static AGAINST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\(?\bcontre [^)€]{0,30}€[^).;,]{0,20}?(?:19|20)\d\d\)?|\((?:19|20)\d\d ?:[^)]{0,40}\)",
    )
    .expect("the pattern is fixed and tested")
});

/// What may stand between two amounts of one series, folded: `en 2024, `.
static CHAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:en|pour|pour l'annee|au titre de|au titre de l'annee|sur) (?:19|20)\d\d\s*(?:,|;|et|puis|, et)?$")
        .expect("the pattern is fixed and tested")
});

/// A funder gives.
static GRANTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:attribu|vers|accord|allou|subvention|financ)")
        .expect("the pattern is fixed and tested")
});

/// `celles de 2023 (`, `contre 2 100 € en 2022`.
static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\bcel(?:les?|ui) (?:de |en )(?P<year>(?:19|20)\d\d) ?\( ?$")
        .expect("the pattern is fixed and tested")
});

/// The sentence speaks of accounts.
static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:recettes?|depenses?|charges?|produits?|resultat|excedent\w*|deficit\w*|chiffre d'affaires|couts?|budget|solde|tresorerie|exercice|comptes?|subventions?|aides?|cotisations?|adhesions?|dons?|bilan|prevoi\w*|prevu\w*|fonds)\b")
        .expect("the pattern is fixed and tested")
});

/// One line, with plain spaces, of the same words: offsets are those of the text that is read.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn figure(
    label: &str,
    cents: i64,
    year: i32,
    quote: &str,
    placed: &Placed,
    about: &About,
) -> Figure {
    let folded = fold(label);
    let quoted = fold(quote);
    let loss = (folded.starts_with("deficit") || folded.starts_with("perte"))
        || (folded.starts_with("resultat") || folded.starts_with("exercice"))
            && quoted.contains("deficitaire");
    Figure {
        account: String::new(),
        label: label.to_owned(),
        table: placed.headings.join(" > "),
        side: side_of_words(label).or_else(|| match () {
            () if quoted.contains("recette") != quoted.contains("depense") => side_of_words(quote),
            () => None,
        }),
        unit: Unit::Euro,
        cents: if loss && cents > 0 { -cents } else { cents },
        year: Some(year),
        planned: planned(quote)
            .or_else(|| {
                let coming = ["prevoit", "prevoyons", "prevues", "sollicit", "demandons"];
                coming
                    .iter()
                    .any(|word| quoted.contains(word))
                    .then_some(true)
            })
            .or_else(|| of_kind(about.kind)),
        total: is_total(label) || WHOLE_SIDE.is_match(&folded),
        place: placed.place(),
        quote: quote.trim().to_owned(),
    }
}

/// All of one side, folded: "les produits", "dépenses de 2023", "charges de l'exercice 2024".
static WHOLE_SIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:produits|recettes|ressources|charges|depenses)(?: totales)?(?: (?:de |en |pour |sur )?(?:l')?(?:exercice|annee)?(?: ?(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?)?)?$")
        .expect("the pattern is fixed and tested")
});

/// The label without what leads to it.
fn trimmed(label: &str) -> String {
    let mut label = label.trim();
    // "concerne la location de serveurs": the noun is what is counted.
    for verb in [
        " concerne ",
        " concernent ",
        " suivi des ",
        " suivi de ",
        " et de ",
        " et des ",
        " et du ",
        " entre ",
        " prevoit ",
        " puis ",
    ] {
        if let Some((_, rest)) = label.rsplit_once(verb) {
            label = rest;
        }
    }
    for article in [
        "puis ", "nos ", "notre ", "la ", "le ", "les ", "l'", "des ", "du ", "de ", "un ", "une ",
        "et ",
    ] {
        label = label.strip_prefix(article).unwrap_or(label);
    }
    label.trim().to_owned()
}

/// The words of a folded label as the sentence writes them.
fn as_written(label: &str, sentence: &str) -> String {
    let count = label.split(' ').count();
    let words: Vec<&str> = sentence.split(' ').collect();
    words
        .windows(count)
        .map(|window| window.join(" "))
        .find_map(|window| {
            let window = window.trim_end_matches(|c: char| !c.is_alphanumeric());
            let folded = fold(window);
            let rest = folded.strip_suffix(label)?;
            let cut = rest.chars().count();
            Some(window.chars().skip(cut).collect())
        })
        .unwrap_or_else(|| label.to_owned())
}

fn without_year(label: &str) -> String {
    let words: Vec<&str> = label
        .split(' ')
        .filter(|word| !(word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())))
        .collect();
    let label = words.join(" ");
    label
        .trim_end_matches(" de")
        .trim_end_matches(" en")
        .trim_end_matches(" d'")
        .to_owned()
}

/// A label of a few words that is not what one pays for one thing.
fn believable(label: &str) -> bool {
    let words = label.split_whitespace().count();
    (1..=LABEL).contains(&words) && !is_price(label) && BEGINS.is_match(label)
}

/// A label that begins with what accounts count.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?:{COUNTED})\b")).expect("the pattern is fixed and tested")
});

/// What one thing or one person pays is a price, not a figure of accounts.
fn is_price(folded: &str) -> bool {
    [
        "tarif",
        "prix",
        "normale",
        "de soutien",
        "individuel",
        "par personne",
        "adhesion a",
        "cotisation a",
        "montant de la cotisation",
        "cotisation annuelle",
        "par an",
        "par mois",
    ]
    .iter()
    .any(|word| folded.contains(word))
        || matches!(folded, "cotisation" | "adhesion" | "don")
}

/// "38 € par mois", "19 € / adhérent": a rate.
fn is_rate(after: &str) -> bool {
    let after = fold(after);
    let after = after.trim_start();
    after.starts_with("par ") || after.starts_with('/') || after.starts_with("de l'heure")
}

/// "a baissé de 3 000 €": by how much, not how much.
fn is_change(lead: &str) -> bool {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:baisse|augmente|diminue|progresse|recule|hausse|superieure?s?|inferieure?s?|depassement)(?: que)? (?:de|d')\s*$")
            .expect("the pattern is fixed and tested")
    });
    BY.is_match(lead)
}

fn is_estimate(lead: &str) -> bool {
    let near: String = lead
        .chars()
        .rev()
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    [
        "environ",
        "presque",
        "pres de",
        "plus de",
        "moins de",
        "autour de",
        "entre ",
        "a partir de",
        "jusqu'a",
        "maximum",
    ]
    .iter()
    .any(|word| near.contains(word))
}

/// The one year that words name.
fn stated_year(text: &str) -> Option<i32> {
    let mut years = dates::years(text);
    years.retain(|year| (1980..=2100).contains(year));
    match years.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The year right after an amount: "2 310 € au 30 juin 2023", "3 950 € en 2023".
fn year_after(after: &str) -> Option<i32> {
    static NEAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^\)?\s*(?:au|en|pour|sur|fin|à la fin de)\s+[^,.;(]{0,24}?(?P<year>(?:19|20)\d\d)\b",
        )
        .expect("the pattern is fixed and tested")
    });
    NEAR.captures(after)?["year"].parse().ok()
}

/// The year that a heading is of. The day of a meeting is not the year it speaks of.
fn heading_year(placed: &Placed) -> Option<i32> {
    placed
        .headings
        .iter()
        .rev()
        .filter(|heading| dates::find(heading).is_empty())
        .find_map(|heading| stated_year(heading))
}

/// The year of accounts, reports and budgets; minutes speak of other years than their own.
fn of_source(about: &About) -> Option<i32> {
    let yearly = matches!(
        about.kind,
        SourceKind::Accounts | SourceKind::ActivityReport | SourceKind::Budget
    );
    about.date.filter(|_| yearly).map(|dated| dated.date.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(String, i64, i32)> {
        let mut about =
            crate::about::of(&documents::Document::new(documents::Format::Text), "n.txt");
        about.kind = SourceKind::Minutes;
        of(&[Placed::alone(Line::Paragraph(text.to_owned()))], &about)
            .into_iter()
            .map(|figure| (figure.label, figure.cents, figure.year.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn what_is_counted_and_when() {
        for (text, expected) in [
            (
                "Le résultat de l'exercice 2024 est de 1 234,50 €.",
                vec![("résultat de l'exercice 2024", 123_450, 2024)],
            ),
            (
                "En 2023, le total des recettes s'élève à 20.000 € et celui des charges est connu.",
                vec![("total des recettes", 2_000_000, 2023)],
            ),
            (
                "Nos recettes de 2022 (4300€) ont dépassé celles de 2023 (3950€).",
                vec![
                    ("recettes de 2022", 430_000, 2022),
                    ("recettes", 395_000, 2023),
                ],
            ),
            (
                "Le solde était de 2310€ au 30 juin 2023.",
                vec![("solde", 231_000, 2023)],
            ),
            (
                "Budget 2025 : on prévoit 740 € d'adhésions et 12 k€ de subventions.",
                vec![
                    ("adhésions", 74_000, 2025),
                    ("subventions", 1_200_000, 2025),
                ],
            ),
            (
                "Compte de résultat 2025 : 115 200 € de charges, 116 240 € de produits.",
                vec![
                    ("charges", 11_520_000, 2025),
                    ("produits", 11_624_000, 2025),
                ],
            ),
            (
                "En 2024, le total des produits s'élève à 91 410,35 € (contre 84 500 € en 2023).",
                vec![
                    ("total des produits", 9_141_035, 2024),
                    ("total des produits", 8_450_000, 2023),
                ],
            ),
            (
                "La Ville verse une subvention de 15 000 € pour l'année 2024, 16 000 € pour l'année 2025 et 17 000 € pour l'année 2026.",
                vec![
                    ("subvention", 1_500_000, 2024),
                    ("subvention", 1_600_000, 2025),
                    ("subvention", 1_700_000, 2026),
                ],
            ),
            (
                "Excédent 2021 : 8 296,20 €",
                vec![("Excédent 2021", 829_620, 2021)],
            ),
        ] {
            let expected: Vec<(String, i64, i32)> = expected
                .into_iter()
                .map(|(label, cents, year)| (label.to_owned(), cents, year))
                .collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_open_is_left() {
        for text in [
            "Le résultat est de 1 234,50 €.",
            "En 2024, les dépenses sont d'environ 12 000 €.",
            "Le tarif de 2024 est de 25 €.",
            "En 2023, le serveur coûterait 38 € par mois.",
            "Adhésion normale 2024 : 10 €",
            "Nous avons marché 20 km en 2024.",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in any::<String>()) {
            read(&text);
        }

        #[test]
        fn amounts_in_sentences_can_be_read(text in "(le total|les dépenses|de|en|2023|1 250 €|\\(|\\)|: |, |\\. | ){0,14}") {
            read(&text);
        }
    }
}
