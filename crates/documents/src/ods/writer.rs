//! Writing into cells by splicing `content.xml` (ISO/IEC 26300-1:2015, 9.1.4 and 9.1.3).

use std::collections::BTreeMap;
use std::ops::Range;

use super::content::{Content, content, holds};
use super::grid::{CellRun, RowRun};
use super::reader::{Book, CONTENT, Parts, Sheet};
use super::results::{VALUES, is_result, looks_elsewhere, names};
use crate::container::{self, Container};
use crate::opendocument::{own_prefix, prefix};
use crate::xlsx::reference::Place;
use crate::xml::{Id, Splices, Tree};
use crate::{Anchor, Bounds, Edit, ReadError, WriteError, tag};

/// The most characters that a cell of LibreOffice takes from a person.
const LONGEST_TEXT: usize = 65_535;

/// Writes values into cells of a copy of the original.
pub(crate) fn write(
    original: &[u8],
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    if edits.is_empty() {
        return Ok(original.to_vec());
    }
    let mut parts = Parts::open(&mut Container::open(original, bounds)?, bounds)?;
    if let Some(source) = super::longer::rows(&parts, edits)? {
        parts = parts.with(source, bounds)?;
    }
    let book = parts.book()?;
    let source = std::str::from_utf8(&parts.source)
        .map_err(|_| ReadError::Damaged("XML is not UTF-8".to_owned()))?;
    let mut answers: Vec<BTreeMap<Place, Content>> = vec![BTreeMap::new(); book.sheets.len()];
    for edit in edits {
        let (index, place) = find(&book, edit)?;
        let forbidden = |why| WriteError::Forbidden(Box::new(edit.address.clone()), why);
        let sheet = &book.sheets[index];
        if sheet.grid.covers(place) {
            return Err(forbidden("it is covered by a merged cell"));
        }
        let Some((row, run)) = sheet.grid.at(place) else {
            return Err(WriteError::NoSuchPlace(Box::new(edit.address.clone())));
        };
        if let Some(why) = refusal(&book, sheet, (row, run), place) {
            return Err(forbidden(why));
        }
        let content = content(&book, index, (row, run), place, &edit.value);
        if matches!(&content, Content::Text(text) if text.chars().count() > LONGEST_TEXT) {
            return Err(forbidden("a cell holds at most 65,535 characters"));
        }
        if answers[index].insert(place, content).is_some() {
            return Err(forbidden("it is named twice"));
        }
    }
    let draft = Draft {
        tree: book.tree,
        source,
        office: own_prefix(book.tree, 0),
        text: prefix(
            book.tree,
            "text",
            &own_prefix(book.tree, 0).replace("office", "text"),
        ),
    };
    let mut splices = Splices::default();
    let names = names(&book);
    for (sheet, answers) in book.sheets.iter().zip(&answers) {
        let stale = !answers.is_empty() || looks_elsewhere(&book, sheet, &names);
        for row in &sheet.grid.rows {
            draft.row(sheet, row, answers, stale, &mut splices);
        }
    }
    let content = splices.apply(&parts.source);
    Ok(container::rewrite(original, &[(CONTENT, content)], bounds)?)
}

/// Reads a written spreadsheet again and checks that each cell holds what was asked.
pub(crate) fn verify(written: &[u8], edits: &[Edit], bounds: &Bounds) -> Result<(), WriteError> {
    let parts = Parts::open(&mut Container::open(written, bounds)?, bounds)?;
    let book = parts.book()?;
    for edit in edits {
        let (index, place) = find(&book, edit)?;
        let found = book.sheets[index].grid.at(place);
        let same = found.is_some_and(|(row, run)| {
            let asked = content(&book, index, (row, run), place, &edit.value);
            !computed(&book.sheets[index], run, book.tree, place)
                && holds(book.tree, run.id, &asked)
        });
        if !same {
            return Err(WriteError::NotAsWritten(Box::new(edit.address.clone())));
        }
    }
    Ok(())
}

/// The sheet and cell of an edit.
pub(super) fn find(book: &Book<'_>, edit: &Edit) -> Result<(usize, Place), WriteError> {
    let address = &edit.address;
    let sheet = usize::try_from(address.occurrence)
        .ok()
        .filter(|sheet| *sheet < book.sheets.len() && address.part == CONTENT);
    let place = Place::parse(&address.path)
        .filter(|_| matches!(address.anchor, Anchor::Cell | Anchor::Block));
    sheet
        .zip(place)
        .ok_or_else(|| WriteError::NoSuchPlace(Box::new(address.clone())))
}

/// Why a cell may not be written.
fn refusal(
    book: &Book<'_>,
    sheet: &Sheet<'_>,
    (row, run): (&RowRun, &CellRun),
    place: Place,
) -> Option<&'static str> {
    if computed(sheet, run, book.tree, place) {
        Some("it holds a formula")
    } else if sheet.protected && book.style(sheet, row, run, place.column).locked {
        Some("it is locked")
    } else {
        None
    }
}

fn computed(sheet: &Sheet<'_>, run: &CellRun, tree: &Tree, place: Place) -> bool {
    super::grid::computed(tree, run.id) || in_array(sheet, place)
}

fn in_array(sheet: &Sheet<'_>, place: Place) -> bool {
    sheet.grid.arrays.iter().any(|area| area.contains(place))
}

/// `content.xml` being written.
struct Draft<'a> {
    tree: &'a Tree,
    source: &'a str,
    /// Prefix of `office:value-type`.
    office: String,
    /// Prefix of `text:p`.
    text: String,
}

impl Draft<'_> {
    /// Writes the answers of a row, and drops stale results. A repeated row is taken apart where
    /// one of its copies is answered.
    fn row(
        &self,
        sheet: &Sheet<'_>,
        row: &RowRun,
        answers: &BTreeMap<Place, Content>,
        stale: bool,
        splices: &mut Splices,
    ) {
        let first = Place {
            row: row.first,
            column: 0,
        };
        let last = Place {
            row: row.last,
            column: u32::MAX,
        };
        let mut by_row: BTreeMap<u32, Vec<(u32, &Content)>> = BTreeMap::new();
        for (place, content) in answers.range(first..=last) {
            by_row
                .entry(place.row)
                .or_default()
                .push((place.column, content));
        }
        if by_row.is_empty() || row.first == row.last {
            let answered = by_row.remove(&row.first).unwrap_or_default();
            splices.extend(self.cells(sheet, row, &answered, stale));
            return;
        }
        let outer = self.tree.get(row.id).outer.clone();
        let copies: BTreeMap<u32, String> = by_row
            .into_iter()
            .map(|(number, answered)| {
                let changed = self.cells(sheet, row, &answered, stale);
                (number, changed.apply_within(self.source, outer.clone()))
            })
            .collect();
        let rest = self.cells(sheet, row, &[], stale);
        let rest = rest.apply_within(self.source, outer.clone());
        let xml = apart(
            &rest,
            "number-rows-repeated",
            row.first..row.last + 1,
            &copies,
        );
        splices.replace(outer, xml);
    }

    /// The changes of the cells of one row.
    fn cells(
        &self,
        sheet: &Sheet<'_>,
        row: &RowRun,
        answered: &[(u32, &Content)],
        stale: bool,
    ) -> Splices {
        let mut splices = Splices::default();
        for run in &row.cells {
            let from = answered.partition_point(|(column, _)| *column < run.first);
            let to = answered.partition_point(|(column, _)| *column <= run.last);
            let outer = self.tree.get(run.id).outer.clone();
            if from < to {
                let copies: BTreeMap<u32, String> = answered[from..to]
                    .iter()
                    .map(|(column, content)| (*column, self.cell(run.id, content)))
                    .collect();
                let rest = &self.source[outer.clone()];
                let columns = run.first..run.last + 1;
                splices.replace(
                    outer,
                    apart(rest, "number-columns-repeated", columns, &copies),
                );
            } else if stale {
                let place = Place {
                    row: row.first,
                    column: run.first,
                };
                if is_result(self.tree, run.id, || in_array(sheet, place)) {
                    splices.replace(outer, self.without_result(run.id));
                }
            }
        }
        splices
    }

    /// A cell with another content; its format and all else that it holds stay.
    fn cell(&self, id: Id, content: &Content) -> String {
        let gone = |name: &str| {
            let name = local(name);
            VALUES.contains(&name) || matches!(name, "formula" | "number-columns-repeated")
        };
        let tag = tag::without(self.start_tag(id), gone);
        let tag = tag.strip_suffix("/>").or(tag.strip_suffix('>'));
        let start = format!(
            "{}{}>",
            tag.unwrap_or_default().trim_end(),
            content.attributes(&self.office)
        );
        self.closed(id, &start, &content.paragraphs(&self.text))
    }

    /// A cell with its formula and without what that computed before.
    fn without_result(&self, id: Id) -> String {
        let tag = tag::without(self.start_tag(id), |name| VALUES.contains(&local(name)));
        let tag = tag.strip_suffix("/>").or(tag.strip_suffix('>'));
        let start = format!("{}>", tag.unwrap_or_default().trim_end());
        self.closed(id, &start, "")
    }

    /// An element with another start tag and other paragraphs; what else it holds stays: a comment
    /// before them, drawings after them.
    fn closed(&self, id: Id, start: &str, paragraphs: &str) -> String {
        let (mut before, mut after) = (String::new(), String::new());
        for child in self.tree.children(id) {
            let element = self.tree.get(child);
            let raw = &self.source[element.outer.clone()];
            match element.name.as_str() {
                "p" | "h" => {}
                "annotation" | "cell-range-source" | "detective" => before.push_str(raw),
                _ => after.push_str(raw),
            }
        }
        let inner = format!("{before}{paragraphs}{after}");
        let element = self.tree.get(id);
        let name = format!("{}{}", own_prefix(self.tree, id), element.name);
        match (start.strip_suffix('>'), inner.is_empty()) {
            (Some(open), true) => format!("{open}/>"),
            _ => format!("{start}{inner}</{name}>"),
        }
    }

    fn start_tag(&self, id: Id) -> &str {
        let element = self.tree.get(id);
        let end = if element.self_closing {
            element.outer.end
        } else {
            element.inner.start
        };
        &self.source[element.outer.start..end]
    }
}

/// An element that is written once for the numbers of a range, taken apart: `copies` stand for
/// their numbers, and the element for those between them. `count` is the attribute that says how
/// often it is repeated, without prefix.
fn apart(
    element: &str,
    count: &str,
    numbers: Range<u32>,
    copies: &BTreeMap<u32, String>,
) -> String {
    let mut xml = String::new();
    let mut next = numbers.start;
    for (number, copy) in copies {
        xml.push_str(&repeated(element, count, *number - next));
        xml.push_str(&repeated(copy, count, 1));
        next = number + 1;
    }
    xml.push_str(&repeated(element, count, numbers.end - next));
    xml
}

/// An element that says to be repeated so often.
fn repeated(element: &str, count: &str, times: u32) -> String {
    let attributes = tag::attributes(element.as_bytes());
    let stated = attributes
        .iter()
        .find(|attribute| local(attribute.name) == count);
    match (times, stated) {
        (0, _) => String::new(),
        (_, None) => element.to_owned(),
        (1, Some(stated)) => {
            format!(
                "{}{}",
                &element[..stated.outer.start],
                &element[stated.outer.end..]
            )
        }
        (_, Some(stated)) => format!(
            "{}{times}{}",
            &element[..stated.value.start],
            &element[stated.value.end..]
        ),
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
