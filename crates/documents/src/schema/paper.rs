//! The document that a schema is written down as: headings, texts and fields in reading order.

use super::tree::Node;
use crate::{
    Address, Anchor, Asks, Block, Bounds, Document, Field, FieldOrigin, Format, Input, Piece,
    ReadError, Role, TextBlock,
};

/// A document that is being written down.
pub(super) struct Paper<'b> {
    document: Document,
    bounds: &'b Bounds,
    left: usize,
}

/// A field to write down.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) input: Input,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) placeholder: String,
    pub(super) max_length: Option<u32>,
    pub(super) choices: Vec<String>,
    pub(super) asks: Asks,
}

impl<'b> Paper<'b> {
    pub(super) fn new(bounds: &'b Bounds) -> Self {
        Self {
            document: Document::new(Format::Schema),
            bounds,
            left: bounds.blocks,
        }
    }

    /// Names the document, at its head too.
    pub(super) fn title(&mut self, title: &str) -> Result<(), ReadError> {
        if !title.is_empty() {
            self.document.title = Some(title.to_owned());
            self.heading(1, title)?;
        }
        Ok(())
    }

    pub(super) fn heading(&mut self, level: u8, title: &str) -> Result<(), ReadError> {
        if title.is_empty() {
            return Ok(());
        }
        self.block(Role::Heading(level), vec![Piece::Text(title.to_owned())])
    }

    /// Text, which may be markup. Its headings are paragraphs: they do not divide the form.
    pub(super) fn text(&mut self, markup: &str) -> Result<(), ReadError> {
        for (role, text) in lines(markup, self.bounds)? {
            self.block(role, vec![Piece::Text(text)])?;
        }
        Ok(())
    }

    pub(super) fn field(&mut self, draft: Draft) -> Result<(), ReadError> {
        self.take(draft.choices.len())?;
        let address = Address::new("", self.document.blocks.len().to_string(), Anchor::Field);
        let mut pieces = Vec::new();
        if !draft.title.is_empty() {
            pieces.push(Piece::Text(format!("{} ", draft.title)));
        }
        pieces.push(Piece::Field(Field {
            address,
            origin: FieldOrigin::Schema,
            input: draft.input,
            name: draft.name,
            title: draft.title,
            value: String::new(),
            placeholder: draft.placeholder,
            max_length: draft.max_length,
            choices: draft.choices,
            asks: draft.asks,
        }));
        self.block(Role::Paragraph, pieces)
    }

    /// The text of a label or an instruction that may be markup, on one line.
    pub(super) fn plain(&self, markup: &str) -> Result<String, ReadError> {
        plain(markup, self.bounds)
    }

    pub(super) fn done(self) -> Document {
        self.document
    }

    fn block(&mut self, role: Role, pieces: Vec<Piece>) -> Result<(), ReadError> {
        self.take(1)?;
        let address = Address::new("", self.document.blocks.len().to_string(), Anchor::Block);
        self.document.blocks.push(Block::Text(TextBlock {
            address,
            role,
            emphasised: false,
            pieces,
        }));
        Ok(())
    }

    fn take(&mut self, blocks: usize) -> Result<(), ReadError> {
        let left = self.left.checked_sub(blocks);
        self.left = left.ok_or(ReadError::TooLarge("blocks"))?;
        Ok(())
    }
}

/// The text of what may be markup, on one line.
pub(super) fn plain(markup: &str, bounds: &Bounds) -> Result<String, ReadError> {
    if !is_markup(markup) {
        return Ok(squeeze(markup));
    }
    let lines = lines(markup, bounds)?;
    let texts: Vec<String> = lines.iter().map(|(_, text)| squeeze(text)).collect();
    Ok(texts.join(" "))
}

/// Words that bound a number from below and from above: `≥ 1, ≤ 10`.
pub(crate) fn range(least: &str, most: &str) -> String {
    let bound = |sign: &str, bound: &str| match bound.trim() {
        "" => None,
        bound => Some(format!("{sign}\u{a0}{bound}")),
    };
    let bounds: Vec<String> = [bound("≥", least), bound("≤", most)]
        .into_iter()
        .flatten()
        .collect();
    bounds.join(", ")
}

/// Texts that say something, joined by a space.
pub(super) fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

/// The texts of choices: of a list of texts or of maps with a `text`, or of a map from value to
/// text, whose groups are looked into.
pub(super) fn choices(
    node: Option<&Node>,
    bounds: &Bounds,
) -> Result<Vec<(String, String)>, ReadError> {
    let mut found = Vec::new();
    let Some(node) = node else { return Ok(found) };
    for item in node.items() {
        let text = match item {
            Node::Map(_) => [item.text("text"), item.text("label"), item.text("value")]
                .into_iter()
                .find(|text| !text.is_empty())
                .unwrap_or_default(),
            _ => item.as_text(),
        };
        let value = match item.text("value") {
            "" => text,
            value => value,
        };
        if !text.is_empty() {
            found.push((value.to_owned(), plain(text, bounds)?));
        }
    }
    for (value, item) in node.entries() {
        match item {
            Node::Map(_) => found.extend(choices(Some(item), bounds)?),
            // "Other -- what is meant": the description is not part of what is chosen.
            _ => {
                let text = item.as_text().split(" -- ").next().unwrap_or_default();
                let text = plain(text, bounds)?;
                if !text.is_empty() {
                    found.push((value.clone(), text));
                }
            }
        }
    }
    Ok(found)
}

fn lines(markup: &str, bounds: &Bounds) -> Result<Vec<(Role, String)>, ReadError> {
    if !is_markup(markup) {
        let lines = markup.lines().map(squeeze).filter(|line| !line.is_empty());
        return Ok(lines.map(|line| (Role::Paragraph, line)).collect());
    }
    let page = crate::html::read(markup.as_bytes(), bounds)?;
    let mut lines = Vec::new();
    for block in page.blocks {
        match block {
            Block::Text(text) => lines.push(line(&text)),
            Block::Table(table) => {
                let rows = table.rows();
                lines.extend(rows.iter().map(|row| {
                    let cells: Vec<String> = row.iter().map(|cell| squeeze(&cell.text())).collect();
                    (Role::Paragraph, cells.join(" – "))
                }));
            }
        }
    }
    lines.retain(|(_, text)| !text.is_empty());
    Ok(lines)
}

fn line(text: &TextBlock) -> (Role, String) {
    let role = match text.role {
        item @ Role::Item(_) => item,
        _ => Role::Paragraph,
    };
    (role, text.text().trim().to_owned())
}

fn is_markup(text: &str) -> bool {
    text.contains(['<', '&'])
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
