//! Places as a key writes them, and whether an address or a document has one.

use std::fmt;

use documents::{Address, Anchor, Block, Document};

pub use crate::places::page::OnPage;

mod page;

/// A place as a key writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// `0/3/1#0`: a field of a paragraph of a text document.
    Field {
        /// Part of the archive.
        part: String,
        /// The paragraph.
        path: String,
        /// Which field of it, from 0.
        occurrence: u32,
    },
    /// `0/3/1@14-30`: characters of a paragraph's skeleton.
    Span {
        /// Part of the archive.
        part: String,
        /// The paragraph.
        path: String,
        /// First character.
        start: u32,
        /// One past the last character.
        end: u32,
    },
    /// `0/3/1`: a blank cell or paragraph as a whole.
    Whole {
        /// Part of the archive.
        part: String,
        /// The cell or paragraph.
        path: String,
    },
    /// `xl/worksheets/sheet3.xml!B7`.
    Cell {
        /// Part of the archive.
        part: String,
        /// The cell.
        cell: String,
    },
    /// `12 0`: object and generation of a PDF widget.
    Widget(String),
    /// `p3 72.0,500.5,300.0,514.0`: a rectangle on a page of a PDF that draws its boxes.
    OnPage(OnPage),
}

impl Place {
    /// Reads a place. Without a part before a colon, a path is in `word/document.xml`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with('p') && text.contains(',') {
            return OnPage::parse(text).map(Self::OnPage);
        }
        if let Some((object, generation)) = text.split_once(' ') {
            object.parse::<u32>().ok()?;
            generation.parse::<u32>().ok()?;
            return Some(Self::Widget(text.to_owned()));
        }
        if let Some((part, cell)) = text.split_once('!') {
            return Some(Self::Cell {
                part: part.to_owned(),
                cell: cell.to_owned(),
            });
        }
        let (part, rest) = text.split_once(':').unwrap_or(("word/document.xml", text));
        let part = part.to_owned();
        let end = rest.find(['#', '@']).unwrap_or(rest.len());
        let (path, anchor) = rest.split_at(end);
        if path.split('/').any(|index| index.parse::<u32>().is_err()) {
            return None;
        }
        let path = path.to_owned();
        match anchor.split_at_checked(1) {
            None => Some(Self::Whole { part, path }),
            Some(("#", number)) => Some(Self::Field {
                part,
                path,
                occurrence: number.parse().ok()?,
            }),
            Some((_, span)) => {
                let (start, end) = span.split_once('-')?;
                let (start, end) = (start.parse().ok()?, end.parse().ok()?);
                (start < end).then_some(Self::Span {
                    part,
                    path,
                    start,
                    end,
                })
            }
        }
    }

    /// An address means this place. A span is the same when half of the longer one is shared; a
    /// blank cell may be addressed by itself or by a paragraph in it.
    pub fn is(&self, address: &Address) -> bool {
        match self {
            Self::Field {
                part,
                path,
                occurrence,
            } => {
                address.anchor == Anchor::Field
                    && (&address.part, &address.path) == (part, path)
                    && address.occurrence == *occurrence
            }
            Self::Span {
                part,
                path,
                start,
                end,
            } => match address.anchor {
                Anchor::Span {
                    start: from,
                    end: to,
                } => {
                    let shared = (*end).min(to).saturating_sub((*start).max(from));
                    let longer = (end - start).max(to.saturating_sub(from));
                    (&address.part, &address.path) == (part, path) && shared * 2 >= longer
                }
                _ => false,
            },
            Self::Whole { part, path } => {
                let below = address.path.strip_prefix(path.as_str());
                &address.part == part
                    && match address.anchor {
                        Anchor::Cell => &address.path == path,
                        Anchor::Block => {
                            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                        }
                        _ => false,
                    }
            }
            Self::Cell { part, cell } => (&address.part, &address.path) == (part, cell),
            Self::Widget(object) => &address.path == object,
            Self::OnPage(place) => place.is(address),
        }
    }

    /// The document has this place; of a rectangle, the page.
    pub fn exists_in(&self, document: &Document) -> bool {
        if let Self::OnPage(place) = self {
            return place.page <= document.pages;
        }
        if let Self::Widget(_) = self {
            return document
                .widgets
                .iter()
                .any(|widget| self.is(&widget.address));
        }
        let mut left: Vec<&Block> = document.blocks.iter().collect();
        while let Some(block) = left.pop() {
            match block {
                Block::Text(text) => {
                    let here = match self {
                        Self::Span {
                            part, path, end, ..
                        } => {
                            let length = text.skeleton().chars().count();
                            (&text.address.part, &text.address.path) == (part, path)
                                && u32::try_from(length).is_ok_and(|length| *end <= length)
                        }
                        Self::Field { .. } => text.fields().any(|field| self.is(&field.address)),
                        _ => self.is(&text.address),
                    };
                    if here {
                        return true;
                    }
                }
                Block::Table(table) => {
                    for cell in &table.cells {
                        if self.is(&cell.address) {
                            return true;
                        }
                        left.extend(&cell.blocks);
                    }
                }
            }
        }
        false
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field {
                part,
                path,
                occurrence,
            } => write!(f, "{part}:{path}#{occurrence}"),
            Self::Span {
                part,
                path,
                start,
                end,
            } => write!(f, "{part}:{path}@{start}-{end}"),
            Self::Whole { part, path } => write!(f, "{part}:{path}"),
            Self::Cell { part, cell } => write!(f, "{part}!{cell}"),
            Self::Widget(object) => f.write_str(object),
            Self::OnPage(place) => place.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for text in [
            "word/header1.xml:0/1#2",
            "word/document.xml:0/3@14-30",
            "12 0",
            "xl/a.xml!B7",
            "p3 72.0,500.5,300.0,514.0",
        ] {
            assert_eq!(
                Place::parse(text).map(|p| p.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in ["", "0/x#1", "0/3@30-14", "0/3#", "a b", "p3 1,2,3"] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_blank_is_found_by_more_than_half_of_it_in_its_own_paragraph_only() {
        let place = Place::parse("0/3@10-30").expect("a place");
        let address = |path: &str, start, end| {
            Address::new("word/document.xml", path, Anchor::Span { start, end })
        };
        assert!(place.is(&address("0/3", 12, 30)));
        assert!(!place.is(&address("0/3", 26, 60)));
        assert!(!place.is(&address("0/4", 10, 30)));
        assert!(!place.is(&Address::new("word/document.xml", "0/3", Anchor::Block)));
    }

    #[test]
    fn a_blank_cell_is_found_by_itself_or_by_its_paragraph() {
        let place = Place::parse("0/4/1").expect("a place");
        let address = |path: &str, anchor| Address::new("word/document.xml", path, anchor);
        assert!(place.is(&address("0/4/1", Anchor::Cell)));
        assert!(place.is(&address("0/4/1/1", Anchor::Block)));
        assert!(!place.is(&address("0/4/10", Anchor::Block)));
    }
}
