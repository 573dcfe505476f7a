//! A document as lines of text with their place: what passages, facts and earlier answers are
//! all read from.

use std::sync::LazyLock;

use documents::{Block, Document, Outlined, PageState, Role, Table, TextBlock};
use regex::Regex;

use crate::{Place, others};

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Line {
    /// A heading, or a short bold paragraph that acts as one.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A list item, without its bullet.
    Item(String),
    /// A row of a table: its cells from left to right, blank ones kept as empty text.
    Row(Vec<String>),
}

/// A line with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// The line.
    pub(crate) line: Line,
    /// The headings it stands under.
    pub(crate) headings: Vec<String>,
    /// Its page.
    pub(crate) page: Option<u32>,
    /// Its page was not read for sure.
    pub(crate) doubtful: bool,
    /// Which table it is a row of; tables are numbered from 1, other lines have 0.
    pub(crate) table: u32,
    /// It speaks of another organisation: a host, a partner, a bank.
    pub(crate) others: bool,
}

impl Placed {
    /// A line without place.
    #[cfg(test)]
    pub(crate) fn alone(line: Line) -> Self {
        Self {
            line,
            headings: Vec::new(),
            page: None,
            table: 0,
            doubtful: false,
            others: false,
        }
    }

    /// Where it stands, for a person to look it up.
    pub(crate) fn place(&self) -> Place {
        Place {
            source: 0,
            page: self.page,
            headings: self.headings.clone(),
            doubtful: self.doubtful,
        }
    }

    /// Its words as one text; the cells of a row with bars between them.
    pub(crate) fn text(&self) -> String {
        match &self.line {
            Line::Heading(text) | Line::Paragraph(text) | Line::Item(text) => text.clone(),
            Line::Row(cells) => cells.join(" | "),
        }
    }
}

/// All lines of a document in reading order. Headers, footers and blank lines are left out.
pub(crate) fn of(document: &Document) -> Vec<Placed> {
    let mut lines = Vec::new();
    let mut tables = 0;
    let mut disguised: Option<(Vec<String>, String)> = None;
    for Outlined {
        mut headings,
        block,
    } in document.outline()
    {
        if let Some((under, title)) = &disguised
            && *under == headings
        {
            headings.push(title.clone());
        } else {
            disguised = None;
        }
        match block {
            Block::Text(text) => {
                if acts_as_heading(text) {
                    if disguised.take().is_some() {
                        headings.pop();
                    }
                    disguised = Some((headings.clone(), text.text().trim().to_owned()));
                }
                let under = headings.clone();
                if let Some(article) = push_text(text, headings, &mut lines) {
                    disguised = Some((without_articles(under), article));
                }
            }
            Block::Table(table) => push_table(table, &headings, &mut tables, &mut lines),
        }
    }
    for line in &mut lines {
        line.doubtful = is_doubtful(&document.states, line.page);
    }
    others::mark(&mut lines);
    lines
}

/// The lines of headers and footers, each once.
pub(crate) fn margins(document: &Document) -> Vec<Placed> {
    let mut margins: Vec<Placed> = Vec::new();
    for block in &document.blocks {
        let Block::Text(text) = block else { continue };
        let line = Line::Paragraph(tidy(&text.text()));
        if matches!(text.role, Role::HeaderFooter) && !margins.iter().any(|m| m.line == line) {
            margins.push(Placed {
                line,
                headings: Vec::new(),
                page: text.address.page,
                doubtful: is_doubtful(&document.states, text.address.page),
                table: 0,
                others: false,
            });
        }
        if margins.len() >= MARGINS {
            break;
        }
    }
    margins
}

/// Different headers and footers that are read: page numbers make each page's a new one.
const MARGINS: usize = 12;

/// True where a page was not read for sure: letters and digits may be wrong.
pub(crate) fn is_doubtful(states: &[PageState], page: Option<u32>) -> bool {
    page.and_then(|page| states.get(usize::try_from(page).ok()?.checked_sub(1)?))
        .is_some_and(|state| state.is_doubtful())
}

/// True for a short bold paragraph without a full stop: a title in disguise.
fn acts_as_heading(block: &TextBlock) -> bool {
    let text = block.text();
    let text = text.trim();
    matches!(block.role, Role::Paragraph)
        && block.emphasised
        && !text.is_empty()
        && text.chars().count() <= 160
        && !text.ends_with(['.', ';', ','])
}

/// The heading of an article of statutes or of an agreement, where it is a line like another:
/// "Article 2 – Objet".
static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:article|art\.) *(?:(?i:premier)|1er|\d{1,3}|[IVXL]{1,6})(?: *[:.–—-]+ *| +)?(?:\p{Lu}[^\n.;:€]{0,70})?\.?$")
        .expect("the pattern is fixed and tested")
});

/// Headings without that of an article that is a plain line: a new one takes its place.
fn without_articles(mut headings: Vec<String>) -> Vec<String> {
    while headings.last().is_some_and(|last| ARTICLE.is_match(last)) {
        headings.pop();
    }
    headings
}

/// Adds the lines of a block. Gives the article that it began and did not end.
fn push_text(
    block: &TextBlock,
    mut headings: Vec<String>,
    lines: &mut Vec<Placed>,
) -> Option<String> {
    let raw = block.text();
    if columns(&raw) {
        push_columns(&raw, &headings, block.address.page, lines);
        return None;
    }
    let text = tidy(&raw);
    if text.is_empty() || matches!(block.role, Role::HeaderFooter) {
        return None;
    }
    let plain = matches!(block.role, Role::Paragraph) && !acts_as_heading(block);
    if plain && text.lines().any(|line| ARTICLE.is_match(line)) {
        let mut article = None;
        let mut open = String::new();
        let page = block.address.page;
        for line in text.lines() {
            if ARTICLE.is_match(line) {
                push_line(
                    Line::Paragraph(std::mem::take(&mut open)),
                    &headings,
                    page,
                    lines,
                );
                headings = without_articles(headings);
                push_line(Line::Heading(line.to_owned()), &headings, page, lines);
                headings.push(line.to_owned());
                article = Some(line.to_owned());
            } else {
                if !open.is_empty() {
                    open.push('\n');
                }
                open.push_str(line);
            }
        }
        push_line(Line::Paragraph(open), &headings, page, lines);
        return article;
    }
    let line = match block.role {
        Role::Heading(_) => Line::Heading(text),
        Role::Item(_) => Line::Item(
            text.trim_start_matches(['•', '-', '–', '·', '▪', '*'])
                .trim()
                .to_owned(),
        ),
        _ if acts_as_heading(block) => Line::Heading(text),
        _ => Line::Paragraph(text),
    };
    push_line(line, &headings, block.address.page, lines);
    None
}

fn push_line(line: Line, headings: &[String], page: Option<u32>, lines: &mut Vec<Placed>) {
    if matches!(&line, Line::Paragraph(text) if text.is_empty()) {
        return;
    }
    lines.push(Placed {
        line,
        headings: headings.to_vec(),
        page,
        table: 0,
        doubtful: false,
        others: false,
    });
}

/// True for lines of words set in columns by wide blanks: a table without a drawn grid.
fn columns(text: &str) -> bool {
    let lines = text.lines().count();
    let set = text
        .lines()
        .filter(|line| line.trim().contains('\t'))
        .count();
    set > 1 && set * 2 >= lines
}

fn push_columns(text: &str, headings: &[String], page: Option<u32>, lines: &mut Vec<Placed>) {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let cells = line
            .split('\t')
            .map(tidy)
            .filter(|cell| !cell.is_empty())
            .collect();
        let headings = headings.to_vec();
        // Cells that go on in the next line cannot be put together: no pairs are read from them.
        lines.push(Placed {
            line: Line::Row(cells),
            headings,
            page,
            table: 0,
            doubtful: false,
            others: false,
        });
    }
}

fn push_table(table: &Table, headings: &[String], tables: &mut u32, lines: &mut Vec<Placed>) {
    *tables += 1;
    let number = *tables;
    for row in table.rows() {
        let cells: Vec<String> = row.iter().map(|cell| tidy(&cell.text())).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let page = row
            .iter()
            .find_map(|cell| cell.address.page)
            .or(table.address.page);
        // A table of one column is a frame around ordinary text.
        if let [only] = cells.as_slice() {
            for paragraph in only
                .split('\n')
                .filter(|paragraph| !paragraph.trim().is_empty())
            {
                lines.push(Placed {
                    line: Line::Paragraph(paragraph.trim().to_owned()),
                    headings: headings.to_vec(),
                    page,
                    table: 0,
                    doubtful: false,
                    others: false,
                });
            }
            continue;
        }
        lines.push(Placed {
            line: Line::Row(cells),
            headings: headings.to_vec(),
            page,
            table: number,
            doubtful: false,
            others: false,
        });
    }
}

/// Text with runs of blanks made one, and lines kept.
fn tidy(text: &str) -> String {
    text.split('\n')
        .map(|line| {
            line.split([' ', '\t', '\r'])
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
