//! What a source is as a whole: its kind, date, language and title.

use std::sync::LazyLock;

use documents::{Block, Document, Format, Role};
use language::Language;
use language::dates::Date;
use language::words::fold;
use regex::Regex;

use crate::{About, DateOrigin, Sketch, SourceDate, SourceKind};

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

/// What a document is as a whole. `name` is its file name, with its folder if any.
pub(crate) fn of(document: &Document, name: &str) -> About {
    let stem = name.rsplit('/').next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let title = title(document).unwrap_or_else(|| stem.to_owned());
    let kind = kind(stem, &title, document);
    About {
        format: document.format,
        kind,
        date: date(
            document,
            kind,
            stem,
            if title == stem { "" } else { &title },
        ),
        language: language(document),
        pages: document.pages,
        states: document.states.clone(),
        notes: document.notes.clone(),
        sketch: Sketch::default(),
        title,
    }
}

fn title(document: &Document) -> Option<String> {
    let shown = || {
        texts(document)
            .find(|(role, text)| matches!(role, Role::Heading(_)) && !text.trim().is_empty())
            .or_else(|| {
                texts(document)
                    .find(|(_, text)| !text.trim().is_empty() && text.chars().count() <= 120)
            })
            .map(|(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let declared = document.title.clone().filter(|title| {
        let folded = fold(title);
        // Programs put their own names and templates into this property.
        title.chars().count() > 3
            && !folded.contains("microsoft")
            && !folded.ends_with(".docx")
            && !folded.ends_with(".doc")
            && !folded.starts_with("untitled")
            && !folded.starts_with("sans nom")
            && !folded.starts_with("(anonymous")
    });
    // The name of a sheet says little of a workbook.
    if document.format.is_sheet() {
        declared
    } else {
        declared.or_else(shown)
    }
}

fn kind(stem: &str, title: &str, document: &Document) -> SourceKind {
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
        Regex::new(r"(?m)^(?:chere?s? )?(?:mesdames|messieurs|madame|monsieur)(?:,| (?:et |le |la |l')[^.\n:]{0,60},) *$|^(?:bonjour|chere?s? [^.\n:]{2,40}),")
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

/// A report or budget is of the year it names; other documents are of the day they are written.
fn date(document: &Document, kind: SourceKind, stem: &str, title: &str) -> Option<SourceDate> {
    let of = |date: Date, origin: DateOrigin| SourceDate { date, origin };
    let of_a_year = matches!(
        kind,
        SourceKind::ActivityReport | SourceKind::Accounts | SourceKind::Budget
    );
    if of_a_year && let Some((year, origin)) = year(document, stem, title) {
        let end = Date {
            year,
            month: Some(12),
            day: Some(31),
        };
        return Some(of(end, origin));
    }
    let declared = document.date.as_deref().and_then(|date| {
        language::dates::find(date)
            .into_iter()
            .next()
            .map(|found| found.value)
    });
    let declares = matches!(
        document.format,
        Format::Markdown | Format::Html | Format::Mail
    );
    if declares && let Some(date) = declared {
        return Some(of(date, DateOrigin::Written));
    }
    let named = date_of_name(stem);
    if let Some(date) = written(document, kind, title) {
        // The same day of another year is a slip of the pen.
        return Some(match named {
            Some(named)
                if named.day.is_some()
                    && named.year != date.year
                    && (named.month, named.day) == (date.month, date.day) =>
            {
                of(named, DateOrigin::Name)
            }
            _ => of(date, DateOrigin::Written),
        });
    }
    named
        .map(|date| of(date, DateOrigin::Name))
        .or_else(|| declared.map(|date| of(date, DateOrigin::Properties)))
}

/// The year that a report, accounts or a budget are of, and where it is said.
fn year(document: &Document, stem: &str, title: &str) -> Option<(i32, DateOrigin)> {
    let latest = |years: &mut dyn Iterator<Item = i32>| years.filter(plausible).max();
    // "Balances au 31/01/2025" is a day in the accounts of 2024: a day is not the year's name.
    let without_days: String = {
        let mut rest = String::new();
        let mut from = 0;
        for day in language::dates::find(title) {
            rest.push_str(&title[from..day.range.start]);
            from = day.range.end;
        }
        rest.push_str(&title[from..]);
        rest
    };
    let titled = latest(&mut language::dates::years(&without_days).into_iter());
    if let Some(year) = titled {
        return Some((year, DateOrigin::Written));
    }
    if let Some(year) = latest(&mut years_of_name(stem)) {
        return Some((year, DateOrigin::Name));
    }
    if let Some(year) = latest(&mut language::dates::years(title).into_iter()) {
        return Some((year, DateOrigin::Written));
    }
    // A page of a site names the reports that it links to.
    if matches!(document.format, Format::Html | Format::Markdown) {
        return None;
    }
    // "Compte de résultat – exercice 2025" in one of the first lines.
    let opening: String = texts(document)
        .take(12)
        .map(|(_, text)| text)
        .collect::<Vec<_>>()
        .join("\n");
    let of_exercise = opening.lines().find(|line| {
        let folded = fold(line);
        [
            "exercice", "annee", "saison", "budget", "comptes", "rapport", "bilan",
        ]
        .iter()
        .any(|word| folded.contains(word))
            && !language::dates::years(line).is_empty()
    })?;
    latest(&mut language::dates::years(of_exercise).into_iter())
        .map(|year| (year, DateOrigin::Written))
}

/// The day written in a document: that of its title, of its dateline ("Plouay, le 3 mars 2024") or
/// of its signature; else the first whole date of minutes, or the latest of the first lines of
/// other documents. The act of 1901 and its decree are not dates of a document.
fn written(document: &Document, kind: SourceKind, title: &str) -> Option<Date> {
    let whole = |text: &str| -> Vec<Date> {
        language::dates::find(text)
            .into_iter()
            .map(|found| found.value)
            .filter(|date| plausible(&date.year) && date.month.is_some())
            .collect()
    };
    let latest = |dates: Vec<Date>| {
        dates
            .into_iter()
            .max_by_key(|date| (date.year, date.month, date.day))
    };
    if let Some(date) = latest(whole(title)) {
        return Some(date);
    }
    let blocks: Vec<String> = texts(document).map(|(_, text)| text).collect();
    let statutes = kind == SourceKind::Statutes;
    if statutes {
        let voted = blocks
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(|line| Some(&line[VOTED.find(line)?.start()..]))
            .flat_map(whole)
            .filter(|date| date.day.is_some());
        if let Some(date) = latest(voted.collect()) {
            return Some(date);
        }
    }
    let opening: String = blocks
        .iter()
        .take(8)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    let opening: String = opening.chars().take(1_200).collect();
    let dateline = |lines: &[&str]| {
        lines.iter().find_map(|line| {
            let found = DATELINE.find(line.trim())?;
            whole(found.as_str()).into_iter().next()
        })
    };
    let signature = || {
        let last = blocks.iter().rev().take(24).flat_map(|text| text.lines());
        let signed: Vec<&str> = last
            .filter(|line| {
                let folded = fold(line);
                folded.contains("fait a") || folded.starts_with("fait")
            })
            .collect();
        let last_day = |line: &&str| whole(line).into_iter().rfind(|date| date.day.is_some());
        dateline(&signed).or_else(|| signed.iter().find_map(last_day))
    };
    let in_opening = || {
        // "Du 1er janvier au 31 décembre 2026" is when something takes place.
        let days = opening
            .lines()
            .filter(|line| !(fold(line).contains(" au ") && whole(line).len() > 1))
            .filter(|line| {
                // The day of an act is that of the act.
                let folded = fold(line);
                !["loi n", "loi du", "decret", "arrete du", "ordonnance"]
                    .iter()
                    .any(|act| folded.contains(act))
            });
        let dates = whole(&days.collect::<Vec<_>>().join("\n"));
        match kind {
            SourceKind::Minutes => dates.into_iter().find(|date| date.day.is_some()),
            // Their first articles tell of the association's past.
            SourceKind::Statutes => None,
            _ => latest(dates),
        }
    };
    let first: Vec<&str> = opening.lines().collect();
    let signed_first = matches!(kind, SourceKind::Agreement | SourceKind::Statutes);
    if signed_first && let Some(date) = signature() {
        return Some(date);
    }
    dateline(&first).or_else(in_opening).or_else(signature)
}

/// `Statuts adoptés lors de l'assemblée générale du 7 septembre 2012`, `modifiés le 7 mai 2022`.
static VOTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:statuts?\b[^.;\n]{0,60}?)?\b(?:adopté|approuvé|modifié|voté|révisé|mis à jour)[^.;\n]{0,80}?\b(?:du|le|au|en) (?:\p{L}+ )?(?:\d{1,2}|1er)[ /.-](?:\p{L}+|\d{1,2})[ /.-]\d{4}")
        .expect("the pattern is fixed and tested")
});

/// `Plouay, le 3 mars 2024`, `Fait à Plouay, le 3 mars 2024`.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[«“\s]*(?:[Ff]ait à )?\p{Lu}[^0-9.,;:!?/()]{1,40}(?:, \p{Lu}[^0-9.,;:!?/()]{1,40})?,? le (?:\p{L}+ )?(?:\d{1,2}|1er)[ /.-](?:\p{L}+|\d{1,2})[ /.-]\d{2,4}[\s,.»”]*$")
        .expect("the pattern is fixed and tested")
});

fn date_of_name(stem: &str) -> Option<Date> {
    let found = language::dates::find(stem)
        .into_iter()
        .map(|found| found.value);
    found
        .filter(|date| plausible(&date.year) && date.month.is_some())
        .max_by_key(|date| (date.year, date.month, date.day))
        .or_else(|| {
            let year = years_of_name(stem).filter(plausible).max()?;
            Some(Date {
                year,
                month: None,
                day: None,
            })
        })
}

/// Years written with four digits between other characters: `compta2022`, `PV-2024-06`.
fn years_of_name(stem: &str) -> impl Iterator<Item = i32> + '_ {
    stem.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4 || digits.len() == 8)
        .filter_map(|digits| digits[..4].parse().ok())
}

fn plausible(year: &i32) -> bool {
    (1980..=2100).contains(year)
}

fn language(document: &Document) -> Language {
    let mut sample = String::new();
    for (_, text) in texts(document) {
        sample.push_str(&text);
        sample.push('\n');
        if sample.len() > 6_000 {
            break;
        }
    }
    language::detect(&sample)
}

fn texts(document: &Document) -> impl Iterator<Item = (Role, String)> + '_ {
    document.blocks.iter().flat_map(|block| match block {
        Block::Text(text) => vec![(text.role, text.text())],
        Block::Table(table) => table
            .cells
            .iter()
            .map(|cell| (Role::Paragraph, cell.text()))
            .collect(),
    })
}
