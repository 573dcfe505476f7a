//! What a source is as a whole: its kind, date, language and title.

mod date;
mod kind;

use documents::{Block, Document, Role};
use language::Language;
use language::words::fold;

use crate::{About, Sketch};
use date::date;
use kind::kind;

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
