//! Facts that stand in sentences: "L'association compte 143 adhérents".

use std::sync::LazyLock;

use language::{dates, numerals};
use regex::Regex;

use crate::facts::fact;
use crate::lines::{Line, Placed};
use crate::names::Names;
use crate::{About, Fact, SourceKind, others, postal};

struct Pattern {
    key: &'static str,
    regex: Regex,
    confidence: f32,
}

/// A count with French thousands. Numbers in words were written in digits before.
const COUNT: &str = r"(\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d+(?:,\d+)?|\bune?)";

/// A day, a month of a year, or a year.
const DATE: &str = r"((?:1er |\d{1,2} )?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d\b)";

/// A day of a year, with the name of the day if any before it.
const DAY: &str = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?((?:1er|\d{1,2}) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d)";

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |key, confidence, regex: &str| Pattern {
        key,
        regex: Regex::new(
            &regex
                .replace("COUNT", COUNT)
                .replace("DATE", DATE)
                .replace("DAY", DAY),
        )
        .expect("patterns are fixed and tested"),
        confidence,
    };
    vec![
        pattern(
            "name",
            0.95,
            r"(?i)(?:ayant pour (?:titre|nom|dénomination)|a pour (?:titre|nom|dénomination)|prend (?:pour nom|la dénomination)(?: de)?|association (?:dite|nommée|appelée)|dénommée|intitulée)\s*:?\s*[«“\x22]\s*([^»”\x22]{2,120}?)\s*[»”\x22]",
        ),
        pattern(
            "name",
            0.9,
            r"(?:[Aa]yant pour|[Aa] pour|[Pp]rend pour) (?:titre|nom|dénomination)\s*:?\s*(\p{Lu}[\p{L}\d&'’\-]*(?: (?:\p{Lu}|de |du |des |d['’]|et |en |la |le |l['’])[\p{L}\d&'’\-]*){0,8}?)\s*(?:\([A-Z\d]{2,10}\))?\s*(?:,? (?:et )?(?:pour|de) sigle[^\n]{0,40})?\.?$",
        ),
        pattern(
            "acronym",
            0.85,
            r"(?:[Aa]yant pour|[Aa] pour|[Pp]rend pour) (?:titre|nom|dénomination)\s*:?[^.;\n]{2,100}?\(([A-Z\d]{2,10})\)",
        ),
        pattern(
            "name",
            0.75,
            r"(?:^|\b[Ll]['’])association\s+[«“\x22]\s*([^»”\x22\n]{2,100}?)\s*[»”\x22][^\n]{0,250}?représentée par s",
        ),
        pattern(
            "acronym",
            0.9,
            r"(?i)(?:sigle(?: de l['’]association)?|acronyme|en abrégé|désignée? par le sigle)\s*(?:est\s*)?:?\s*[«“\x22(]?\s*([A-ZÉÈ][A-Z0-9ÉÈ\-&]{1,12})\b",
        ),
        pattern(
            "name",
            0.75,
            r"\b[Ll]['’]association (\p{Lu}[^,;.«»\n]{2,80}?),? (?:sise|dont le siège|représentée par s)",
        ),
        pattern(
            "address",
            0.9,
            r"(?i)siège(?: social)?(?: de l['’]association)? est (?:fixé |situé |établi )?\s*(?:au|à l['’]adresse suivante\s*:?|à la|à|:)?\s*:?\s*([^.;\n]{8,160}\d{5}[^.;\n]{2,60})",
        ),
        pattern(
            "address",
            0.85,
            r"(?i:siège(?: social)?(?: de l['’]association)? est (?:fixé |situé |établi )?à )(\p{Lu}[\p{L}'’ \-]{1,40}? \(\d{5}\),? \d{1,4},? [^.;\n]{4,60})",
        ),
        pattern(
            "address",
            0.85,
            r"(?i)\b(?:notre|nos) (?:nouvelle )?(?:adresse|locaux) (?:est|sont) (?:désormais |maintenant )?(?:situés? )?(?:le |au |à |:)?\s*([^.;\n]{6,120}?\b\d{5} [^.;,\n]{2,40})",
        ),
        pattern(
            "address",
            0.8,
            r"(?i)\b(?:sise|domiciliée) (?:au |à )?([^.;\n]{6,120}?\b\d{5} [^.;,\n]{2,40})",
        ),
        pattern(
            "legal_form",
            0.8,
            r"(?i)\b(association[^.;,«»\n]{0,60}?(?:régie par la |de )?loi (?:du 1er juillet |de )?1901)",
        ),
        pattern(
            "created",
            0.85,
            r"(?i)(?:créée|fondée|constituée|est née) (?:officiellement )?(?:le|en) DATE",
        ),
        pattern(
            "created",
            0.85,
            r"(?i)création (?:officielle )?de (?:l['’]|notre )association (?:date du |remonte au |a eu lieu )?(?:le |en |: )?DATE",
        ),
        pattern(
            "created",
            0.8,
            r"(?i)(?:assemblée générale|A\.?G\.?) constitutive[^.\n]{0,40}? (?:du|le) DATE",
        ),
        pattern(
            "created",
            0.8,
            r"(?i)depuis notre création,? (?:le|en) DATE",
        ),
        pattern(
            "declared",
            0.8,
            r"(?i)déclarée? (?:à|en|auprès de) [^.\n]{0,80}? le ((?:1er |\d{1,2} )(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d)",
        ),
        pattern(
            "published",
            0.9,
            r"(?i)(?:Journal officiel|\bJ\.?O(?:AFE)?\b\.?)[^.\n]{0,80}? (?:du|le|en date du) DAY",
        ),
        pattern(
            "members",
            0.75,
            r"(?i)(?:compt(?:e|ait|ons|ions)|rassembl(?:e|ait)|réuni(?:t|ssait)|regroup(?:e|ait)|total de|soit|avec)\s+(?:désormais |aujourd['’]hui |alors )?COUNT (?:adhérent|licencié|sociétaire|associés? |membres? (?:à jour|cotisant|au 31)|membres\b)",
        ),
        pattern(
            "members",
            0.7,
            r"(?i)COUNT\s+(?:adhérent|licencié|sociétaire)(?:s|es|\(e\)s|·e·s|\.e\.s|·es| )",
        ),
        pattern(
            "members",
            0.7,
            r"(?i)\d+\s+(?:adhérent|membre)(?:s|es|·e·s|\.e\.s|·es|⋅e⋅s) sur (?:les )?COUNT(?:[ ,.]|$)",
        ),
        pattern(
            "members.women",
            0.75,
            r"(?i)(?:adhérent|membre|licencié)[^.\n]{0,80}?(?:dont|:|\(|,)\s*COUNT femmes",
        ),
        pattern(
            "members.men",
            0.75,
            r"(?i)(?:adhérent|membre|licencié)[^.\n]{0,110}?COUNT hommes",
        ),
        pattern(
            "volunteers",
            0.75,
            r"(?i)COUNT\s+(?:personnes )?bénévoles(?: (?:actifs|actives|réguliers|régulières))?",
        ),
        pattern(
            "volunteers",
            0.75,
            r"(?i)bénévoles?(?: actifs)?(?:,? (?:sont )?au nombre de| sont) COUNT(?:[ ,.;]|$)",
        ),
        pattern(
            "employees",
            0.75,
            r"(?i)(?:salarié|salariée)s(?:,? (?:sont )?au nombre de| sont) COUNT(?:[ ,.;]|$)",
        ),
        pattern(
            "employees",
            0.75,
            r"(?i)COUNT\s+(?:salarié|personnes salariées)",
        ),
        pattern(
            "employees",
            0.75,
            r"(?i)(?:emploie|employons|emploient|salarie|salarions)\s+(?:désormais |actuellement |aujourd['’]hui )?COUNT (?:personne|permanent|professionnel)",
        ),
        pattern(
            "fte",
            0.8,
            r"(?i)COUNT\s*(?:ETP|équivalents?[ -]temps[ -]plein)",
        ),
        pattern(
            "beneficiaries",
            0.7,
            r"(?i)COUNT\s+(?:bénéficiaires|personnes (?:accompagnées|accueillies|touchées|aidées|reçues)|personnes différentes|habitant(?:e|·e|\(e\))?s (?:accompagn|accueilli|touch))",
        ),
        pattern(
            "membership_fee",
            0.9,
            r"(?i)cotisation[^.\n]{0,60}? de \d+(?:,\d\d)?\s*(?:€|euros)? à (\d+(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "project.budget_total",
            0.9,
            r"(?i)(?:budget|coût)(?: total| global| prévisionnel)? du projet (?:s['’]élève à|est de|est estimé à|se monte à|:)\s*((?:\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d+)(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "membership_fee",
            0.8,
            r"(?i)(?:cotisation|adhésion)[^.\n]{0,60}?(?:fixée?s? à|est de|de|:|à)\s*(\d+(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "general_meeting",
            0.8,
            r"(?i)assemblée générale[^.\n]{0,90}?(?:s['’]est (?:tenue|déroulée|réunie)|a eu lieu|se tiendra|aura lieu|est convoquée|se réunira|a été tenue)(?: à [^0-9.,;:()\n]{2,30})? (?:le )?DAY",
        ),
        pattern(
            "general_meeting",
            0.75,
            r"(?i)\ble DAY[^.;\n]{0,60}?(?:membres|adhérents?|adhérent·es)[^.;\n]{0,40}? (?:se sont )?réuni(?:s|es|·e·s|·es|e·s)?\b",
        ),
        pattern(
            "address.city",
            0.85,
            r"(?i:siège(?: social)?(?: de l['’]association)? est (?:fixé|situé|établi) (?:à|dans la commune de|sur la commune de) )(\p{Lu}[\p{L}'’\-]+(?:[ -](?:\p{Lu}[\p{L}'’\-]+|sur|sous|en|la|le|les|de|du|des)){0,4})\s*(?:[(.,;]|$)",
        ),
        pattern(
            "members",
            0.7,
            r"(?i)\b(?:we|our|it|federation|association|organi[sz]ation|network)\b[^.\n]{0,60}?\b(?:has|have|had|counts?|with)\s+COUNT (?:full |individual |paying |active )?members\b",
        ),
        pattern(
            "employees",
            0.7,
            r"(?i)\b(?:we|our|it|federation|association|organi[sz]ation|office|secretariat)\b[^.\n]{0,100}?COUNT (?:paid )?employees\b",
        ),
        pattern(
            "volunteers",
            0.7,
            r"(?i)\b(?:we|our|it|federation|association|organi[sz]ation)\b[^.\n]{0,120}?COUNT (?:active |regular )?volunteers\b",
        ),
        pattern("fte", 0.75, r"(?i)employees \((\d+(?:\.\d+)?) FTE"),
        pattern(
            "created",
            0.8,
            r"(?i)\b(?:was )?(?:founded|established|set up) (?:on|in) (?:the )?((?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d|(?:19|20)\d\d\b)",
        ),
        pattern(
            "networks",
            0.8,
            r"(?:[Aa]ssociation|[Nn]ous sommes|[Ee]lle|[Nn]otre structure)[^.;\n]{0,60}?(?:adhérente?s?|affiliée?s?|membres?) (?:à la|à l['’]|au|aux|du|de la|de l['’]) ?((?i:réseau|fédération|union|ligue|collectif|confédération|mouvement) [^.;()\n]{3,160})",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:association|nous sommes|elle|structure)[^.;\n]{0,60}?(?:est|sommes|et|,) (agréée?s? [^.;(),\n]{4,90}?|reconnue?s? d['’](?:utilité publique|intérêt général))(?: et (?:l['’]|elle |nous |est |a )|[.;(),]|$)",
        ),
        pattern(
            "networks",
            0.8,
            r"(?:[Aa]ssociation|[Nn]ous|[Ee]lle|[Ss]tructure)[^.;\n]{0,40}?adh(?:ère|érons) (?:à la|à l['’]|au|aux|à) ?(\p{Lu}[^.;\n]{2,200})",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:association|nous sommes|elle|structure)[^.;\n]{0,60}?(?:est|sommes|et|,) (agréée?s? [«“][^»”\n]{3,80}[»”])",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:dispose|bénéficie|titulaire|obtenu|détient|possède)[^.;\n]{0,30}? (?:de l['’]|l['’]|d['’]un |un |son )(agréments? [^.;,()\n]{2,60}?)(?: depuis| en \d| par | le \d|[.;,()]|$)",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:^|[;:,] ?)(agrément [^.;:,\n]{3,90}?)(?: délivré| obtenu| accordé| depuis|[.;,]|$)",
        ),
        pattern(
            "membership_fee",
            0.75,
            r"(?i)(?:montant|tarif|prix)[^.\n]{0,20}(?:cotisation|adhésion)s?[^.(\n]{0,40}\(\s*(\d{1,3}(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "membership_fee",
            0.75,
            r"(?i)(?:montant|tarif|prix)[^.\n]{0,20}(?:cotisation|adhésion)s?[^.(\n]{0,40}\(\s*\d{1,3}(?:,\d\d)?\s*(?:€|euros)[^.)0-9]{0,24}?(\d{1,3}(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "fiscal_year_end",
            0.85,
            r"(?i)(?:exercice|comptes?)[^.\n]{0,60}?(?:se termine|clos|clôtur\w+|prend fin|s['’]achève)[^.\n]{0,20}? le ((?:1er |\d{1,2} )(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))",
        ),
    ]
});

static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:association|elle|coopérative|structure|fédération)\b[^.]{0,60}?\ba (?:notamment |aussi |également )?pour (?:objet|but)s?\b")
        .expect("the pattern is fixed and tested")
});

/// What is asked of whom: "12 000 € auprès du Département". The clause is the quote, so that the
/// amount for one funder is told from the amount for another.
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)((?:\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d+)\s*(?:€|euros)) (?:auprès |à la charge )(?:du|de la|de l['’]|des|de|d['’])\s*[^,.;\n]{3,80}?(?:,|\.|;| et |$)")
        .expect("the pattern is fixed and tested")
});

/// A project note counts those whom the project is for, not those of the whole year.
fn key_in(key: &'static str, about: &About) -> &'static str {
    match (key, about.kind) {
        ("beneficiaries", SourceKind::ProjectNote) => "project.beneficiaries",
        _ => key,
    }
}

/// Facts that sentences of a document state.
pub(crate) fn of(lines: &[Placed], names: &Names, about: &About) -> Vec<Fact> {
    let mut facts = Vec::new();
    // Reports and minutes of others, and posts about other groups, count people who are not ours.
    for (index, placed) in lines.iter().enumerate() {
        let (Line::Paragraph(text) | Line::Item(text)) = &placed.line else {
            continue;
        };
        if placed.others {
            continue;
        }
        for (range, theirs) in others::sentences(text) {
            if theirs {
                continue;
            }
            let after = &text[range.end..];
            stated(text[range].trim(), after, placed, names, about, &mut facts);
        }
        for asked in ASKED.captures_iter(text) {
            let clause = asked.get(0).map_or("", |whole| whole.as_str());
            if about.kind == SourceKind::ProjectNote {
                facts.push(fact(
                    "project.amount_asked",
                    &asked[1],
                    clause,
                    0.9,
                    placed,
                    about,
                ));
            }
        }
        if about.kind == SourceKind::Statutes
            && !OBJECT.is_match(text)
            && is_object_article(placed, lines, index)
            && !facts.iter().any(|fact| fact.key == "object")
        {
            let value = article(lines, index);
            facts.push(fact("object", &value, &value, 0.95, placed, about));
        }
        // Minutes quote what is proposed and what is voted.
        let stated = !matches!(about.kind, SourceKind::Minutes | SourceKind::Agreement);
        if stated && OBJECT.is_match(text) && !facts.iter().any(|fact| fact.key == "object") {
            let value = without_number(&object(lines, index));
            let confidence = if about.kind == SourceKind::Statutes {
                0.97
            } else {
                0.6
            };
            facts.push(fact("object", &value, &value, confidence, placed, about));
        }
    }
    facts
}

/// What one sentence states. `next` is what follows it.
fn stated(
    quote: &str,
    next: &str,
    placed: &Placed,
    names: &Names,
    about: &About,
    facts: &mut Vec<Fact>,
) {
    let in_digits = numerals::in_digits(quote);
    for pattern in PATTERNS.iter() {
        let key = key_in(pattern.key, about);
        // "Chœur des deux rives" is a name.
        let in_words = matches!(
            key,
            "name"
                | "acronym"
                | "address"
                | "address.city"
                | "legal_form"
                | "networks"
                | "approvals"
        );
        let sentence = if in_words { quote } else { &in_digits };
        let several = matches!(key, "networks" | "approvals");
        let most = if several || key == "address" { 6 } else { 1 };
        for found in pattern.regex.captures_iter(sentence).take(most) {
            let value = tidy(key, &found[1]);
            let start = found.get(1).map_or(0, |count| count.start());
            let before = &sentence[..start];
            let after = &sentence[found.get(0).map_or(0, |whole| whole.end())..];
            let counts = matches!(key, "members" | "volunteers" | "employees" | "fte");
            // "La commune … emploie 9 salariés", "45 bénévoles de la Croix-Rouge".
            let theirs = key == "address" && others::is_theirs(before)
                || counts
                    && (others::is_theirs(before)
                        || others::names_another(before, names)
                        || others::counts_theirs(after, names));
            // "Deux des trois bénévoles d'accueil": some of some.
            if theirs || before.ends_with(" des ") {
                continue;
            }
            if is_elsewhere(key, &found[0], sentence, next, after, about) {
                continue;
            }
            let confidence = if counts && is_estimate(before) {
                ESTIMATE
            } else {
                pattern.confidence
            };
            let said = facts.iter().any(|known: &Fact| {
                known.key == key
                    && known.quote == quote
                    && !goes_beside(known, key, &value, confidence)
            });
            if !said && believable(key, &value, clause(sentence, &found[0]), about) {
                facts.push(fact(key, &value, quote, confidence, placed, about));
            }
        }
    }
}

/// True for the keys of what is counted.
fn is_count(key: &str) -> bool {
    matches!(key, "members" | "volunteers" | "employees" | "fte")
        || key.starts_with("members.")
        || key.ends_with("beneficiaries")
}

/// How sure a count is that its sentence rounds.
const ESTIMATE: f32 = 0.55;

/// "environ 60", "plus de 200".
fn is_estimate(before: &str) -> bool {
    let folded = language::words::fold(before);
    ["environ", "pres de", "plus de", "quelque", "presque"]
        .iter()
        .any(|word| folded.ends_with(word))
}

/// A sentence may say several values of one key.
fn goes_beside(known: &Fact, key: &str, value: &str, confidence: f32) -> bool {
    match key {
        // Fees in brackets are several: "30 € (plein), 15 € (réduit)".
        "membership_fee" => confidence < 0.8 && known.confidence < 0.8,
        "networks" | "approvals" => {
            !known.value.contains(value) && !value.contains(known.value.as_str())
        }
        _ => false,
    }
}

/// The paragraph that states the object, with the list it introduces and the next paragraph if
/// that goes on about it.
fn object(lines: &[Placed], index: usize) -> String {
    let mut value = String::new();
    for placed in lines[index..].iter().take(30) {
        match &placed.line {
            Line::Paragraph(text) => {
                if !value.is_empty() && !OBJECT.is_match(text) {
                    break;
                }
                push_line(&mut value, text);
            }
            Line::Item(text) if !value.is_empty() => push_line(&mut value, &format!("• {text}")),
            _ => break,
        }
    }
    value
}

/// The first paragraph of the article of statutes that is headed by nothing but its object: "Article
/// 2 – But, objet".
fn is_object_article(placed: &Placed, lines: &[Placed], index: usize) -> bool {
    const WORDS: [&str; 12] = [
        "article",
        "art",
        "objet",
        "objets",
        "but",
        "buts",
        "et",
        "l",
        "de",
        "association",
        "social",
        "statutaire",
    ];
    let Some(heading) = placed.headings.last() else {
        return false;
    };
    let folded = language::words::fold(heading);
    let mut words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.chars().all(|c| c.is_ascii_digit()))
        .peekable();
    let named = folded.contains("objet") || folded.contains("but");
    let first = index == 0 || lines[index - 1].headings != placed.headings;
    let first = first || matches!(lines[index - 1].line, Line::Heading(_));
    named && first && words.all(|word| WORDS.contains(&word) || is_roman(word))
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// All that stands under the heading of a line, from that line on.
fn article(lines: &[Placed], index: usize) -> String {
    let mut value = String::new();
    let under = lines[index..]
        .iter()
        .take_while(|placed| placed.headings == lines[index].headings)
        .take(30);
    for placed in under {
        match &placed.line {
            Line::Paragraph(text) => push_line(&mut value, text),
            Line::Item(text) => push_line(&mut value, &format!("• {text}")),
            _ => break,
        }
    }
    value
}

/// Without the "Article 2." that begins a paragraph.
fn without_number(text: &str) -> String {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i)art(?:icle|\.)\s*(?:\d+|1er|premier|[IVX]+)\s*[.:–-]*\s*")
            .expect("the pattern is fixed and tested")
    });
    NUMBER.replace(text, "").into_owned()
}

fn push_line(value: &mut String, line: &str) {
    if !value.is_empty() {
        value.push('\n');
    }
    value.push_str(line);
}

fn tidy(key: &str, value: &str) -> String {
    let value = value.trim().trim_end_matches([',', '.']).trim();
    match key {
        _ if is_count(key) => match language::words::cardinal(&language::words::fold(value)) {
            Some(number) => number.to_string(),
            None => value.chars().filter(|c| !c.is_whitespace()).collect(),
        },
        "address" => postal::whole(value).to_owned(),
        _ => value.to_owned(),
    }
}

/// The part between semicolons that holds what was found: what is beside it is about other things.
fn clause<'a>(sentence: &'a str, found: &str) -> &'a str {
    sentence
        .split(';')
        .find(|part| part.contains(found))
        .unwrap_or(sentence)
}

/// What a pattern found is said of something else: a fee that we pay, one that was turned down,
/// the fees of a whole year.
fn is_elsewhere(
    key: &str,
    found: &str,
    sentence: &str,
    next: &str,
    after: &str,
    about: &About,
) -> bool {
    let (found, after) = (language::words::fold(found), language::words::fold(after));
    let sentence = language::words::fold(sentence);
    let next = language::words::fold(next);
    match key {
        "membership_fee" => {
            let paid = ["au ", "aux ", "a la ", "a l'", "aupres "]
                .iter()
                .any(|word| after.starts_with(word))
                && !after.starts_with("a l'association");
            let other = [
                " don ",
                " dons ",
                "recu",
                "recett",
                "moins d'argent",
                "total",
            ]
            .iter()
            .any(|word| found.contains(word));
            // What benefactors give at least is not what members pay.
            let other = other || found.contains("minim") || sentence.contains("bienfait");
            // What was proposed holds once it was voted, in the same sentence or the next.
            let revised = ["revis", "amend", "ramene", "reduit"];
            let voted = ["adopt", "approuv", "accept", "unanim"];
            let proposed = sentence.contains("propos")
                && !voted
                    .iter()
                    .any(|word| sentence.contains(word) || next.contains(word));
            let proposed = proposed
                || sentence.contains("propos") && revised.iter().any(|word| next.contains(word));
            let undone = ["rejet", "refus", "abandonn"]
                .iter()
                .any(|word| after.contains(word));
            // Accounts write the sum of all.
            let sum = found.contains("cotisations") && about.kind == SourceKind::Accounts;
            paid || other || proposed || undone || sum
        }
        // "7 adhérents sur 40": the second number counts them all.
        "members" => after.starts_with("sur "),
        _ => false,
    }
}

/// A sentence, in lower case, counts the organisation's own people: pages of a site and notes count
/// others' too.
fn speaks_of_us(sentence: &str) -> bool {
    static US: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bnous (?:comptons|sommes|rassemblons|réunissons|employons)\b|\b(?:l['’]|notre )association (?:compte|rassemble|réunit|regroupe|emploie)\b|^elle (?:compte|rassemble|réunit|regroupe|emploie)\b")
            .expect("the pattern is fixed and tested")
    });
    US.is_match(sentence)
}

/// Guards against the usual misreadings: years taken for counts, boards for members, other
/// people's statistics.
fn believable(key: &str, value: &str, sentence: &str, about: &About) -> bool {
    if is_count(key) && key != "fte" {
        let Ok(number) = value.parse::<u32>() else {
            return false;
        };
        let a_year = (1980..=2100).contains(&number)
            && dates::years(sentence).contains(&i32::try_from(number).unwrap_or_default());
        let own = matches!(
            about.kind,
            SourceKind::ActivityReport
                | SourceKind::Minutes
                | SourceKind::Application
                | SourceKind::Accounts
                | SourceKind::Letter
                | SourceKind::Other
        );
        let folded = sentence.to_lowercase();
        let of_a_board = (key == "members" || key.starts_with("members."))
            && [
                "conseil",
                "bureau",
                "présents",
                "représenté",
                "votants",
                "quorum",
                "participé",
                "assisté",
                "membres du ca",
                "équipe",
                "comité",
                "commission",
                "discord",
                "forum",
                "inscrits",
            ]
            .iter()
            .any(|word| folded.contains(word));
        let goal = [
            "objectif",
            "d'ici",
            "viser",
            "vise ",
            "atteindre",
            "nouveaux",
            "nouvelles",
            "supplémentaires",
            "perdu",
            "gagné",
            "recrut",
            "embauch",
            "quitté",
        ]
        .iter()
        .any(|word| folded.contains(word));
        let own = own || key == "project.beneficiaries" || speaks_of_us(&folded);
        return !a_year && own && !of_a_board && !goal && number > 0;
    }
    match key {
        // The working time of one person, or of a post to come, is not that of the team.
        "fte" => {
            let folded = sentence.to_lowercase();
            about.kind != SourceKind::ProjectNote
                && ["équipe", "salarié", "emploie", "effectif", "employees"]
                    .iter()
                    .any(|word| folded.contains(word))
                && !folded.contains("créer")
        }
        "address" => value.chars().any(|c| c.is_ascii_digit()) && !crate::is_placeholder(value),
        // "Toutes les associations loi 1901", "l'association conformément à l'article 9 de la loi".
        "legal_form" => {
            let folded = language::words::fold(value);
            folded.starts_with("association ")
                && !["article", "conform", "disposition", "decret"]
                    .iter()
                    .any(|word| folded.contains(word))
        }
        // A council meets too.
        "general_meeting" if about.kind == SourceKind::Minutes => {
            let folded = language::words::fold(&format!("{} {sentence}", about.title));
            let slipped = dates::find(value).first().is_some_and(|found| {
                about.date.is_some_and(|dated| {
                    found.value.year != dated.date.year
                        && (found.value.month, found.value.day)
                            == (dated.date.month, dated.date.day)
                })
            });
            folded.contains("assemblee generale") && !slipped
        }
        // The law of 1901 is not when we were founded.
        "created" | "declared" | "published" => !value.contains("1901"),
        _ => true,
    }
}
