//! What a source is as a whole: its kind, date, language and title.

use documents::{Block, Document, Format, Role};
use language::Language;
use language::dates::Date;
use language::words::fold;

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
            "projet",
            "fiche action",
            "project",
        ],
    ),
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
        date: date(document, kind, stem, &title),
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
    for text in [
        spaced(stem),
        spaced(title),
        spaced(&opening.chars().take(300).collect::<String>()),
    ] {
        for (kind, words) in KINDS {
            if words.iter().any(|word| text.contains(word)) {
                return kind;
            }
        }
    }
    match document.format {
        Format::Html | Format::Markdown => SourceKind::WebPage,
        _ => SourceKind::Other,
    }
}

/// A report or budget is of the year it names; other documents are of the day they are written.
fn date(document: &Document, kind: SourceKind, stem: &str, title: &str) -> Option<SourceDate> {
    let of_a_year = matches!(
        kind,
        SourceKind::ActivityReport | SourceKind::Accounts | SourceKind::Budget
    );
    let named_year = || {
        let years = language::dates::years(title)
            .into_iter()
            .chain(years_of_name(stem));
        years.filter(plausible).max()
    };
    if of_a_year && let Some(year) = named_year() {
        let end = Date {
            year,
            month: Some(12),
            day: Some(31),
        };
        return Some(SourceDate {
            date: end,
            origin: DateOrigin::Name,
        });
    }
    let declared = document.date.as_deref().and_then(|date| {
        language::dates::find(date)
            .into_iter()
            .next()
            .map(|found| found.value)
    });
    let plain = matches!(document.format, Format::Markdown | Format::Html);
    if plain && let Some(date) = declared {
        return Some(SourceDate {
            date,
            origin: DateOrigin::Written,
        });
    }
    if let Some(date) = written(document, title) {
        return Some(SourceDate {
            date,
            origin: DateOrigin::Written,
        });
    }
    if let Some(date) = date_of_name(stem) {
        return Some(SourceDate {
            date,
            origin: DateOrigin::Name,
        });
    }
    declared.map(|date| SourceDate {
        date,
        origin: DateOrigin::Properties,
    })
}

/// The latest whole date in the title and first blocks. The act of 1901 and its decree are not
/// dates of a document.
fn written(document: &Document, title: &str) -> Option<Date> {
    let opening: String = texts(document)
        .take(8)
        .map(|(_, text)| text)
        .collect::<Vec<_>>()
        .join("\n");
    let opening: String = opening.chars().take(1_200).collect();
    [title, opening.as_str()].into_iter().find_map(|text| {
        language::dates::find(text)
            .into_iter()
            .map(|found| found.value)
            .filter(|date| plausible(&date.year) && date.month.is_some())
            .max_by_key(|date| (date.year, date.month, date.day))
    })
}

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
