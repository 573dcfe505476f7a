//! One sheet's XML, scanned for the places of its rows and cells (ECMA-376 part 1, 18.3).
//!
//! A sheet can hold millions of cells, so its `sheetData` is scanned in one pass into flat lists;
//! only what stands around it becomes a [`Tree`].

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::reference::{Area, COLUMNS, Place, ROWS};
use super::workbook::unescaped;
use crate::xml::Tree;
use crate::{Bounds, ReadError};

/// Rows and cells of a sheet, in the order of the file.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Rows, as far as they are written in the file.
    pub(crate) rows: Vec<RowTag>,
    /// Cells, as far as they are written in the file.
    pub(crate) cells: Vec<CellTag>,
    /// Areas that one formula fills as a whole: array formulas and data tables.
    pub(crate) arrays: Vec<Area>,
    /// `sheetData`.
    pub(crate) data: Option<Span>,
    /// Prefix of the sheet's elements, with its colon; mostly empty.
    pub(crate) prefix: String,
    /// The sheet's XML with an empty `sheetData`. Offsets before it are those of the source.
    pub(crate) rest: Tree,
    /// More cells than allowed: the others were left out.
    pub(crate) cut: bool,
}

/// Where an element stands in the source.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    /// The whole element.
    pub(crate) outer: Range<usize>,
    /// Its start tag.
    pub(crate) tag: Range<usize>,
    /// Between its tags; empty at its end when it is self-closing.
    pub(crate) inner: Range<usize>,
    /// Written as `<a/>`.
    pub(crate) self_closing: bool,
}

/// A row of the file.
#[derive(Debug)]
pub(crate) struct RowTag {
    /// Counted from 0.
    pub(crate) row: u32,
    /// The format of its cells that are not written.
    pub(crate) style: Option<u32>,
    /// Where it stands.
    pub(crate) span: Span,
}

/// A cell of the file.
#[derive(Debug)]
pub(crate) struct CellTag {
    /// Its place.
    pub(crate) place: Place,
    /// Its format, where it names one.
    pub(crate) style: Option<u32>,
    /// What its value is.
    pub(crate) kind: CellKind,
    /// Its value as written, or its inline text.
    pub(crate) value: String,
    /// Its formula; empty when it shares another cell's.
    pub(crate) formula: Option<String>,
    /// Where it stands.
    pub(crate) span: Span,
    /// Its `v` element.
    pub(crate) value_span: Option<Range<usize>>,
}

/// What a cell's value is (ST_CellType, 18.18.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// A number.
    Number,
    /// The number of a shared string.
    Shared,
    /// Text: inline, or the result of a formula.
    Text,
    /// `1` or `0`.
    Boolean,
    /// An error such as `#REF!`.
    Error,
    /// A date in ISO 8601.
    Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Data,
    Row,
    Cell,
    Value,
    Formula,
    Inline,
    Run,
    RunText,
    Other,
}

impl Sheet {
    /// Scans a sheet, keeping at most `most` cells.
    pub(crate) fn scan(bytes: &[u8], most: usize, bounds: &Bounds) -> Result<Self, ReadError> {
        let source = std::str::from_utf8(bytes)
            .map_err(|_| ReadError::Damaged("XML is not UTF-8".to_owned()))?;
        let mut scanner = Scanner {
            most,
            ..Scanner::default()
        };
        let mut reader = Reader::from_str(source);
        reader.config_mut().check_end_names = true;
        loop {
            let before = position(&reader);
            let event = reader
                .read_event()
                .map_err(|error| ReadError::Damaged(format!("XML at byte {before}: {error}")))?;
            let after = position(&reader);
            match event {
                Event::Start(start) => {
                    if scanner.open.len() >= bounds.depth {
                        return Err(ReadError::TooLarge("depth"));
                    }
                    let tag = scanner.start(&start, before..after, false)?;
                    scanner.open.push(tag);
                }
                Event::Empty(start) => {
                    let tag = scanner.start(&start, before..after, true)?;
                    scanner.end(tag, after..after, after);
                }
                Event::End(_) => {
                    if let Some(tag) = scanner.open.pop() {
                        scanner.end(tag, before..after, before);
                    }
                }
                Event::Text(text) => {
                    scanner.text(&text.xml10_content());
                }
                Event::CData(data) => {
                    scanner.text(&data.xml10_content());
                }
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => scanner.text(character.encode_utf8(&mut [0; 4])),
                    _ => {
                        let name = reference.xml10_content();
                        let known = quick_xml::escape::resolve_predefined_entity(&name);
                        scanner.text(known.ok_or_else(|| {
                            ReadError::Damaged(format!("unknown entity &{name};"))
                        })?);
                    }
                },
                Event::DocType(_) => {
                    return Err(ReadError::Damaged(
                        "XML with a DOCTYPE is refused".to_owned(),
                    ));
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        if !scanner.open.is_empty() {
            return Err(ReadError::Damaged("XML ends too early".to_owned()));
        }
        scanner.finish(bytes, bounds)
    }

    /// The first written cell at a place.
    pub(crate) fn cell(&self, place: Place) -> Option<&CellTag> {
        let at = self.cells.partition_point(|cell| cell.place < place);
        self.cells.get(at).filter(|cell| cell.place == place)
    }

    /// The format that a cell has when it names none: its row's, then its column's.
    pub(crate) fn default_style(&self, place: Place) -> Option<u32> {
        let at = self.rows.partition_point(|row| row.row < place.row);
        let row = self.rows.get(at).filter(|row| row.row == place.row);
        row.and_then(|row| row.style).or_else(|| {
            self.columns()
                .find(|(columns, _)| columns.contains(&place.column))
                .map(|(_, style)| style)
        })
    }

    /// Columns that have a format for cells that are not written (18.3.1.13).
    pub(crate) fn columns(&self) -> impl Iterator<Item = (std::ops::RangeInclusive<u32>, u32)> {
        let tree = &self.rest;
        tree.child(0, "cols")
            .into_iter()
            .flat_map(|cols| tree.children(cols))
            .filter_map(|col| {
                let number = |name: &str| tree.attribute(col, name)?.parse::<u32>().ok();
                let (first, last) = (number("min")?, number("max")?);
                Some((
                    first.checked_sub(1)?..=last.checked_sub(1)?.min(COLUMNS - 1),
                    number("style")?,
                ))
            })
    }
}

#[derive(Default)]
struct Scanner {
    most: usize,
    open: Vec<Tag>,
    rows: Vec<RowTag>,
    cells: Vec<CellTag>,
    arrays: Vec<Area>,
    data: Option<Span>,
    prefix: String,
    /// The place that a row or cell without `r` takes.
    next: (u32, u32),
    cut: bool,
    /// A row is open, but it is not kept.
    skipping_row: bool,
    /// A cell is open, but it is not kept.
    skipping: bool,
}

impl Scanner {
    fn start(
        &mut self,
        start: &BytesStart<'_>,
        at: Range<usize>,
        self_closing: bool,
    ) -> Result<Tag, ReadError> {
        let span = Span {
            outer: at.clone(),
            tag: at.clone(),
            inner: at.end..at.end,
            self_closing,
        };
        let name = start.name();
        let local = name.local_name();
        let parent = self.open.last().copied();
        let tag = match (parent, local.as_ref()) {
            (Some(Tag::Other), "sheetData") if self.open.len() == 1 && self.data.is_none() => {
                let full = name.as_ref().to_owned();
                self.prefix = full
                    .strip_suffix("sheetData")
                    .unwrap_or_default()
                    .to_owned();
                self.data = Some(span);
                Tag::Data
            }
            (Some(Tag::Data), "row") => {
                self.start_row(start, span)?;
                Tag::Row
            }
            (Some(Tag::Row), "c") => {
                self.start_cell(start, span)?;
                Tag::Cell
            }
            (Some(Tag::Cell), "v") => {
                self.with_cell(|cell| cell.value_span = Some(at));
                Tag::Value
            }
            (Some(Tag::Cell), "f") => {
                let area = attribute(start, "ref")?.and_then(|area| Area::parse(&area));
                let kind = attribute(start, "t")?.unwrap_or_default();
                if matches!(kind.as_str(), "array" | "dataTable") {
                    self.arrays.extend(area);
                }
                self.with_cell(|cell| cell.formula = Some(String::new()));
                Tag::Formula
            }
            (Some(Tag::Cell), "is") => Tag::Inline,
            (Some(Tag::Inline), "r") => Tag::Run,
            (Some(Tag::Inline | Tag::Run), "t") => Tag::RunText,
            _ => Tag::Other,
        };
        Ok(tag)
    }

    fn start_row(&mut self, start: &BytesStart<'_>, span: Span) -> Result<(), ReadError> {
        let declared = attribute(start, "r")?.and_then(|r| r.parse::<u32>().ok());
        let row = declared
            .and_then(|row| row.checked_sub(1))
            .unwrap_or(self.next.0);
        self.next = (row.saturating_add(1), 0);
        self.skipping_row = row >= ROWS || self.rows.len() >= self.most;
        if self.skipping_row {
            self.cut = true;
            return Ok(());
        }
        let custom = attribute(start, "customFormat")?.is_some_and(|c| c == "1" || c == "true");
        let style = attribute(start, "s")?
            .and_then(|s| s.parse().ok())
            .filter(|_| custom);
        self.rows.push(RowTag { row, style, span });
        Ok(())
    }

    fn start_cell(&mut self, start: &BytesStart<'_>, span: Span) -> Result<(), ReadError> {
        let row = self.next.0.saturating_sub(1);
        let place = attribute(start, "r")?
            .and_then(|r| Place::parse(&r))
            .unwrap_or(Place {
                row,
                column: self.next.1,
            });
        self.next.1 = place.column.saturating_add(1);
        self.skipping =
            self.skipping_row || self.cells.len() >= self.most || place.column >= COLUMNS;
        if self.skipping {
            self.cut = true;
            return Ok(());
        }
        let kind = match attribute(start, "t")?.as_deref() {
            Some("s") => CellKind::Shared,
            Some("str" | "inlineStr") => CellKind::Text,
            Some("b") => CellKind::Boolean,
            Some("e") => CellKind::Error,
            Some("d") => CellKind::Date,
            _ => CellKind::Number,
        };
        let style = attribute(start, "s")?.and_then(|s| s.parse().ok());
        self.cells.push(CellTag {
            place,
            style,
            kind,
            value: String::new(),
            formula: None,
            span,
            value_span: None,
        });
        Ok(())
    }

    /// Closes an element whose end tag (empty when self-closing) is `end`.
    fn end(&mut self, tag: Tag, end: Range<usize>, inner_end: usize) {
        let close = |span: &mut Span| {
            span.outer.end = end.end;
            span.inner.end = inner_end;
        };
        match tag {
            Tag::Data => self.data.iter_mut().for_each(close),
            Tag::Row if !self.skipping_row => {
                self.rows
                    .last_mut()
                    .into_iter()
                    .for_each(|row| close(&mut row.span));
            }
            Tag::Cell => {
                self.with_cell(|cell| close(&mut cell.span));
                self.skipping = false;
            }
            Tag::Value => self.with_cell(|cell| {
                if let Some(span) = &mut cell.value_span {
                    span.end = end.end;
                }
            }),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(Tag::Value | Tag::RunText) => self.with_cell(|cell| cell.value.push_str(text)),
            Some(Tag::Formula) => self.with_cell(|cell| {
                cell.formula.get_or_insert_default().push_str(text);
            }),
            _ => {}
        }
    }

    fn with_cell(&mut self, change: impl FnOnce(&mut CellTag)) {
        if !self.skipping
            && let Some(cell) = self.cells.last_mut()
        {
            change(cell);
        }
    }

    fn finish(mut self, bytes: &[u8], bounds: &Bounds) -> Result<Sheet, ReadError> {
        let rest = match &self.data {
            Some(data) => {
                let mut rest = bytes[..data.inner.start].to_vec();
                rest.extend_from_slice(&bytes[data.inner.end..]);
                rest
            }
            None => bytes.to_vec(),
        };
        for cell in &mut self.cells {
            if cell.kind == CellKind::Text {
                cell.value = unescaped(&cell.value);
            }
        }
        // Both lists are nearly always in order already; a look-up needs them to be.
        self.rows.sort_by_key(|row| row.row);
        self.cells.sort_by_key(|cell| cell.place);
        Ok(Sheet {
            rows: self.rows,
            cells: self.cells,
            arrays: self.arrays,
            data: self.data,
            prefix: self.prefix,
            rest: Tree::parse(&rest, bounds)?,
            cut: self.cut,
        })
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let found = start
        .try_get_attribute(name)
        .map_err(|error| ReadError::Damaged(format!("an attribute of a sheet: {error}")))?;
    Ok(found.map(|attribute| {
        quick_xml::escape::unescape(&attribute.value)
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default()
    }))
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}
