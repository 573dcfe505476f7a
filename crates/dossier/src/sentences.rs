//! Facts that stand in sentences: "L'association compte 143 adhérents".

mod doubt;
mod object;
mod patterns;
mod standing;

use std::sync::LazyLock;

use language::numerals;
use regex::Regex;

use crate::facts::{ESTIMATE, fact};
use crate::keys::counts_people;
use crate::lines::{Line, Placed};
use crate::names::Names;
use crate::{About, Fact, SourceKind, others, postal};
use doubt::{believable, clause, is_elsewhere};
use object::{OBJECT, article, is_object_article, object, without_number};
use patterns::PATTERNS;
use standing::standing;

/// What is asked of whom: "12 000 € auprès du Département". The clause is the quote, so that the
/// amount for one funder is told from the amount for another.
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)((?:\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d+)\s*(?:€|euros)) (?:auprès |à la charge )(?:du|de la|de l['’]|des|de|d['’])\s*[^,.;\n]{3,80}?(?:,|\.|;| et |$)")
        .expect("the pattern is fixed and tested")
});

/// "Nous demandons 35 000 € à la Fondation", "nous sollicitons une subvention de 4 500 euros".
static ASKING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:demand(?:ons|e|é)|sollicit(?:ons|e|é))(?: (?:à|au|auprès)[^.,;:\n]{3,60}?)?(?: (?:de|pour)[^.,;:\n]{3,40}?)? (?:(?:une|l['’]|la) ?(?:subvention|aide|participation|somme|contribution|dotation)[^.,;:\n0-9]{0,40}? )?(?:de |d['’]un montant de |à hauteur de )?((?:\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d{3,})(?:,\d\d)?\s*(?:€|euros))[^.,;\n]{0,90}")
        .expect("the pattern is fixed and tested")
});

/// A funder in a list of what is asked for: "Région (appel à projets) 22 000 €, en instruction".
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[^;:]*?\p{L}[^;:]{2,90}?\s:?\s*((?:\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d{3,})\s*(?:€|euros)),? (?:en (?:cours d['’])?instruction|en cours|sollicité|demandé|en attente|à solliciter)\b")
        .expect("the pattern is fixed and tested")
});

/// What is asked for in so many words, with whom it is asked of: in a note of a project, an
/// application or a letter. Minutes and reports tell what was asked once.
fn asking(sentence: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let asks = matches!(
        about.kind,
        SourceKind::ProjectNote | SourceKind::Application | SourceKind::Letter
    );
    let key = "project.amount_asked";
    if about.kind == SourceKind::ProjectNote {
        let after = sentence
            .split_once(" : ")
            .map_or(sentence, |(_, rest)| rest);
        for found in after.split(';').filter_map(|part| LISTED.captures(part)) {
            let clause = found.get(0).map_or("", |whole| whole.as_str());
            facts.push(fact(key, &found[1], clause, 0.8, placed, about));
        }
    }
    let Some(found) = ASKING.captures(sentence).filter(|_| asks) else {
        return;
    };
    let clause = found.get(0).map_or("", |whole| whole.as_str());
    facts.push(fact(key, &found[1], clause, 0.85, placed, about));
}

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
            let sentence = text[range].trim();
            stated(sentence, after, placed, names, about, &mut facts);
            standing(&sentence.replace('\n', " "), placed, about, &mut facts);
            asking(sentence, placed, about, &mut facts);
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
    // A line break inside a sentence is where it was wrapped.
    let unwrapped = quote.replace('\n', " ");
    let in_digits = numerals::in_digits(&unwrapped);
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
        let sentence = if in_words {
            unwrapped.as_str()
        } else {
            &in_digits
        };
        let several = matches!(key, "networks" | "approvals");
        let most = if several || key == "address" { 6 } else { 1 };
        for found in pattern.regex.captures_iter(sentence).take(most) {
            let value = tidy(key, &found[1]);
            let start = found.get(1).map_or(0, |count| count.start());
            let before = &sentence[..start];
            let after = &sentence[found.get(0).map_or(0, |whole| whole.end())..];
            let counts = counts_people(key) && !key.ends_with("beneficiaries");
            // "Une sociétaire demande…": an article is no count.
            if counts
                && matches!(
                    language::words::fold(&found[1]).as_str(),
                    "un" | "une" | "one" | "a"
                )
            {
                continue;
            }
            // "La commune … emploie 9 salariés", "45 bénévoles de la Croix-Rouge".
            let theirs = key == "address" && others::is_theirs(before)
                || counts
                    && (others::is_theirs(before)
                        || others::names_another(before, names)
                        || others::counts_theirs(after, names));
            // "Deux des trois bénévoles d'accueil", "trois bénévoles de la cabine": some of some.
            if theirs || before.ends_with(" des ") || counts && is_some_of(after) {
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

/// What follows a count says of which part it is: "de la cabine".
fn is_some_of(after: &str) -> bool {
    let folded = language::words::fold(after);
    let folded = folded.trim_start();
    ["de la ", "du ", "de l'"].iter().any(|of| {
        folded.strip_prefix(of).is_some_and(|what| {
            ![
                "association",
                "structure",
                "club",
                "cooperative",
                "federation",
                "reseau",
            ]
            .iter()
            .any(|ours| what.starts_with(ours))
        })
    })
}

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

fn tidy(key: &str, value: &str) -> String {
    let value = value.trim().trim_end_matches([',', '.']).trim();
    match key {
        _ if counts_people(key) => match language::words::cardinal(&language::words::fold(value)) {
            Some(number) => number.to_string(),
            None => value.chars().filter(|c| !c.is_whitespace()).collect(),
        },
        "address" => postal::whole(value).to_owned(),
        _ => value.to_owned(),
    }
}
