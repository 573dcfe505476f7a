//! The headings a box stands under, whether the file styles them as headings or only looks so.

use std::rc::Rc;

use documents::{Block, Cell, Role, Table, TextBlock};

use crate::model::FormBox;
use crate::wording::{asks, fold, has_words, squeeze, tidy};

/// Levels given to titles that are not styled as headings, below all that are.
const DISGUISED: u8 = 20;
/// The least level of the legends of a web page's frames; what ends one is a heading of no words.
const FRAME: u8 = 7;
const ROW_TITLE: u8 = 40;

/// The headings that are open while a document is walked.
#[derive(Clone, Default)]
pub(crate) struct Outline {
    open: Vec<(u8, String)>,
    section: Option<Rc<[String]>>,
}

impl Outline {
    /// The section that a paragraph stands in. A heading opens its own for what follows.
    /// `top` is outside tables; `across` is as wide as its table.
    pub(crate) fn section_of(&mut self, text: &TextBlock, top: bool, across: bool) -> Rc<[String]> {
        let level = match text.role {
            Role::Heading(level) if across => Some(level),
            Role::Paragraph if top => disguised_level(text),
            _ => None,
        };
        let own = self.current();
        if let Some(level) = level {
            let title = tidy(&text.text());
            if has_words(&title) {
                self.push(level, title);
            } else if level >= FRAME {
                // The frame of a web page ends, and its title with it.
                self.open.retain(|(open, _)| *open < level);
                self.section = None;
            }
        }
        own
    }

    /// The headings that are open now.
    pub(crate) fn current(&mut self) -> Rc<[String]> {
        self.section
            .get_or_insert_with(|| self.open.iter().map(|(_, title)| title.clone()).collect())
            .clone()
    }

    /// A table of one short line is a banner, that is, a heading drawn as a frame.
    pub(crate) fn banner(&mut self, table: &Table) {
        if let [cell] = table.cells.as_slice()
            && let Some(title) = plain_title(cell)
        {
            self.push(DISGUISED, title);
        }
    }

    /// A row that is one cell across its table titles the rows below it.
    pub(crate) fn push_row_title(&mut self, title: String) {
        self.push(ROW_TITLE, title);
    }

    fn push(&mut self, level: u8, title: String) {
        self.open.retain(|(l, _)| *l < level);
        self.open.push((level, title));
        self.section = None;
    }
}

/// The title that a cell across the whole table gives to the rows below.
pub(crate) fn row_title(cell: &Cell, columns: u32) -> Option<String> {
    if columns < 2 || cell.column_span < columns {
        return None;
    }
    let stands_out = cell.blocks.iter().any(|block| {
        matches!(block, Block::Text(text) if text.emphasised || matches!(text.role, Role::Heading(_)) || is_capital(&text.text()))
    });
    plain_title(cell).filter(|_| stands_out)
}

/// The text of a cell that is nothing but a short title.
fn plain_title(cell: &Cell) -> Option<String> {
    let mut title = None;
    for block in &cell.blocks {
        let Block::Text(text) = block else {
            return None;
        };
        if text.fields().next().is_some() {
            return None;
        }
        let words = squeeze(&text.text());
        if words.is_empty() {
            continue;
        }
        // "[Réponse]" in a frame is a place, not a title.
        let letters: Vec<char> = words.chars().collect();
        if title.is_some() || !is_title(&words) || crate::placeholders::whole(&letters).is_some() {
            return None;
        }
        title = Some(tidy(&words));
    }
    title.filter(|t| has_words(t))
}

/// The level of a paragraph that only looks like a heading: all bold and short, or numbered in
/// capitals.
fn disguised_level(text: &TextBlock) -> Option<u8> {
    if text.fields().next().is_some() {
        return None;
    }
    let words = squeeze(&text.text());
    if !is_title(&words) || !(text.emphasised || is_capital(&words)) {
        return None;
    }
    Some(DISGUISED + numbering_depth(&words))
}

/// Short, with words, and neither a question nor a label.
fn is_title(words: &str) -> bool {
    words.chars().count() <= 110
        && has_words(words)
        && !words.ends_with(['.', ';', ','])
        && !words.contains(['…', '_', '☐', '□'])
        && !asks(words)
}

/// Every letter is a capital, and there are at least four.
fn is_capital(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !words.chars().any(char::is_lowercase)
}

/// `1.` is 0 deep, `1.2` is 1 deep; unnumbered is 0.
fn numbering_depth(words: &str) -> u8 {
    let number: String = words
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        .collect();
    let parts = number
        .split(['.', '-'])
        .filter(|part| !part.is_empty())
        .count();
    u8::try_from(parts.saturating_sub(1)).unwrap_or(0).min(8)
}

/// Boxes of sheets that a form repeats, "Fiche action n° 1" and "Fiche action n° 2": each is of another
/// thing, and asks the same of it.
pub(crate) fn repeat(boxes: &mut [FormBox]) {
    let sheets: Vec<Option<(String, u32)>> = boxes
        .iter()
        .map(|one| one.section.iter().rev().find_map(|title| numbered(title)))
        .collect();
    for (one, sheet) in boxes.iter_mut().zip(&sheets) {
        let Some((name, number)) = sheet else {
            continue;
        };
        let several =
            (sheets.iter().flatten()).any(|(other, another)| other == name && another != number);
        if several && one.repeat.is_none() {
            one.repeat = Some(format!("{name} n° {number}"));
        }
    }
}

/// "Fiche action n° 2 (à reproduire)" → ("fiche action", 2).
fn numbered(title: &str) -> Option<(String, u32)> {
    let folded = fold(title);
    let at = folded.rfind("n°")?;
    let digits: String = folded[at + "n°".len()..]
        .trim_start()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let name = folded[..at].trim();
    let number = digits.parse().ok()?;
    has_words(name).then(|| (name.to_owned(), number))
}

/// The title of a form: what the file declares, unless the text opens with a better one.
pub(crate) fn title(document: &documents::Document) -> String {
    let opening = document
        .blocks
        .iter()
        .take(25)
        .find_map(|block| match block {
            Block::Text(text) if matches!(text.role, Role::Heading(_)) || text.emphasised => {
                let words = tidy(&text.text());
                (has_words(&words) && words.chars().count() >= 8).then_some(words)
            }
            _ => None,
        });
    let sheets = document.blocks.iter().any(|block| match block {
        Block::Table(table) => table.cells.iter().any(|cell| cell.sheet.is_some()),
        Block::Text(_) => false,
    });
    let declared = document
        .title
        .as_deref()
        .map(squeeze)
        .filter(|t| has_words(t));
    if sheets {
        declared.or(opening)
    } else {
        opening.or(declared)
    }
    .unwrap_or_default()
}
