//! Writing into cells by splicing their sheets (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73).

use std::collections::{BTreeMap, HashSet};

use super::book::{Book, Page};
use super::content::{Content, LONGEST_TEXT, content};
use super::decimal::Decimal;
use super::reference::{Area, Place};
use super::sheet::{CellKind, CellTag, RowTag};
use super::workbook::{WORKBOOK, escaped};
use crate::container::{self, Container};
use crate::tag::attributes;
use crate::xml::{Splices, Tree, escape};
use crate::{Anchor, Bounds, Edit, ReadError, WriteError};

/// Writes values into cells of a copy of the original.
pub(crate) fn write(
    original: &[u8],
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    if edits.is_empty() {
        return Ok(original.to_vec());
    }
    let book = Book::open(original, bounds)?;
    if book.sheets.iter().any(|page| page.sheet.cut) {
        return Err(ReadError::TooLarge("blocks").into());
    }
    let mut answers: BTreeMap<usize, BTreeMap<Place, Content>> = BTreeMap::new();
    for edit in edits {
        let (index, place) = find(&book, edit)?;
        let forbidden = |why| WriteError::Forbidden(Box::new(edit.address.clone()), why);
        if let Some(why) = refusal(&book, &book.sheets[index], place) {
            return Err(forbidden(why));
        }
        let content = content(&book, index, place, &edit.value);
        if matches!(&content, Content::Text(t) if t.encode_utf16().count() > LONGEST_TEXT) {
            return Err(forbidden("a cell holds at most 32,767 characters"));
        }
        if answers
            .entry(index)
            .or_default()
            .insert(place, content)
            .is_some()
        {
            return Err(forbidden("it is named twice"));
        }
    }

    let names: HashSet<String> = book
        .workbook
        .names
        .iter()
        .map(|(name, _, _)| name.to_lowercase())
        .collect();
    let mut parts: Vec<(&str, Vec<u8>)> = Vec::new();
    let mut computes = false;
    for (index, page) in book.sheets.iter().enumerate() {
        let answered = answers.get(&index);
        computes |= page.sheet.cells.iter().any(|cell| cell.formula.is_some());
        if answered.is_none() && !looks_elsewhere(page, &names) {
            continue;
        }
        let mut splices = Splices::default();
        drop_results(page, &mut splices);
        for (place, content) in answered.into_iter().flatten() {
            if let Some(cell) = page.sheet.cell(*place) {
                let xml = filled_cell(page, cell, content);
                splices.replace(cell.span.outer.clone(), xml);
            }
        }
        if let Some(answered) = answered {
            insert_cells(page, answered, &mut splices);
        }
        let part = &book.workbook.sheets[page.index].part;
        parts.push((part, splices.apply(&page.source)));
    }
    if computes {
        let source = Container::open(original, bounds)?
            .part(WORKBOOK)?
            .ok_or_else(|| ReadError::Damaged(format!("no {WORKBOOK}")))?;
        parts.push((WORKBOOK, computed_on_load(&source, bounds)?));
    }
    Ok(container::rewrite(original, &parts, bounds)?)
}

/// Reads a written workbook again and checks that each cell holds what was asked.
pub(crate) fn verify(written: &[u8], edits: &[Edit], bounds: &Bounds) -> Result<(), WriteError> {
    let book = Book::open(written, bounds)?;
    for edit in edits {
        let wrong = || WriteError::NotAsWritten(Box::new(edit.address.clone()));
        let (index, place) = find(&book, edit)?;
        let cell = book.sheets[index].sheet.cell(place);
        let same = match (content(&book, index, place, &edit.value), cell) {
            (Content::Blank, None) => true,
            (Content::Blank, Some(cell)) => cell.value.is_empty() && cell.formula.is_none(),
            (_, None) => false,
            (Content::Text(text), Some(cell)) => {
                cell.formula.is_none()
                    && matches!(cell.kind, CellKind::Text | CellKind::Shared)
                    && book.shown(cell).text == text
            }
            (Content::Number(number), Some(cell)) => {
                cell.formula.is_none()
                    && cell.kind == CellKind::Number
                    && Decimal::parse(&cell.value) == Decimal::parse(&number)
            }
            (Content::Boolean(on), Some(cell)) => {
                cell.kind == CellKind::Boolean && (cell.value == "1") == on
            }
        };
        if !same {
            return Err(wrong());
        }
    }
    Ok(())
}

/// The sheet and cell of an edit.
fn find(book: &Book, edit: &Edit) -> Result<(usize, Place), WriteError> {
    let address = &edit.address;
    // An address of an xls names the sheet: the name of a part is no name of a sheet.
    let page = book.sheets.iter().position(|page| {
        let sheet = &book.workbook.sheets[page.index];
        sheet.part == address.part || sheet.name == address.part
    });
    let place = Place::parse(&address.path)
        .filter(|_| matches!(address.anchor, Anchor::Cell | Anchor::Block));
    page.zip(place)
        .ok_or_else(|| WriteError::NoSuchPlace(Box::new(address.clone())))
}

/// Why a cell may not be written.
fn refusal(book: &Book, page: &Page, place: Place) -> Option<&'static str> {
    let covers = |area: &&Area| area.contains(place) && area.first != place;
    if page.computed(place) {
        Some("it holds a formula")
    } else if page.merges.iter().any(|area| covers(&area)) {
        Some("it is covered by a merged cell")
    } else if page.protected && page.locked(place, book.style(page, place)) {
        Some("it is locked")
    } else if page.sheet.data.is_none() {
        Some("its sheet has no cells")
    } else {
        None
    }
}

/// Drops the results that formulas had before anything was answered, so that no reader shows a
/// stale figure. The type of the result goes with it.
fn drop_results(page: &Page, splices: &mut Splices) {
    for cell in &page.sheet.cells {
        let Some(value) = &cell.value_span else {
            continue;
        };
        if !page.computed(cell.place) {
            continue;
        }
        splices.replace(value.clone(), "");
        let tag = &page.source[cell.span.tag.clone()];
        for attribute in attributes(tag).into_iter().filter(|a| a.name == "t") {
            let start = cell.span.tag.start;
            splices.replace(
                start + attribute.outer.start..start + attribute.outer.end,
                "",
            );
        }
    }
}

/// Whether some formula of a sheet may depend on other sheets: it names one, uses a defined name
/// or a table, or finds its cells by their names.
fn looks_elsewhere(page: &Page, names: &HashSet<String>) -> bool {
    page.sheet
        .cells
        .iter()
        .filter_map(|cell| cell.formula.as_deref())
        .any(|formula| {
            formula.contains(['!', '['])
                || formula
                    .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '\\')))
                    .filter(|word| !word.is_empty())
                    .map(str::to_lowercase)
                    .any(|word| word == "indirect" || names.contains(&word))
        })
}

/// A written cell with another content; its format and all else that its tag says stay.
fn filled_cell(page: &Page, cell: &CellTag, content: &Content) -> String {
    let tag = &page.source[cell.span.tag.clone()];
    let kept: String = attributes(tag)
        .into_iter()
        // The type is that of the value before; `cm` and `vm` are its metadata (18.3.1.4).
        .filter(|attribute| !matches!(attribute.name, "t" | "cm" | "vm"))
        .map(|attribute| String::from_utf8_lossy(&tag[attribute.outer]).into_owned())
        .collect();
    cell_xml(&page.sheet.prefix, &kept, content)
}

/// A cell that was not written before, in the format of its row or column.
fn new_cell(page: &Page, place: Place, content: &Content) -> String {
    let style = page.sheet.default_style(place);
    let style = style
        .map(|style| format!(" s=\"{style}\""))
        .unwrap_or_default();
    cell_xml(
        &page.sheet.prefix,
        &format!(" r=\"{place}\"{style}"),
        content,
    )
}

fn cell_xml(prefix: &str, attributes: &str, content: &Content) -> String {
    let p = prefix;
    match content {
        Content::Blank => format!("<{p}c{attributes}/>"),
        Content::Text(text) => {
            let text = escape(&escaped(text));
            format!(
                "<{p}c{attributes} t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{text}\
                 </{p}t></{p}is></{p}c>"
            )
        }
        Content::Number(number) => format!("<{p}c{attributes}><{p}v>{number}</{p}v></{p}c>"),
        Content::Boolean(on) => {
            format!(
                "<{p}c{attributes} t=\"b\"><{p}v>{}</{p}v></{p}c>",
                u8::from(*on)
            )
        }
    }
}

/// Inserts cells that are not written in the file, in the order that the format asks for.
fn insert_cells(page: &Page, answered: &BTreeMap<Place, Content>, splices: &mut Splices) {
    let Some(data) = &page.sheet.data else { return };
    let mut by_row: BTreeMap<u32, Vec<(Place, String)>> = BTreeMap::new();
    for (place, content) in answered {
        if page.sheet.cell(*place).is_none() && *content != Content::Blank {
            let xml = new_cell(page, *place, content);
            by_row.entry(place.row).or_default().push((*place, xml));
        }
    }
    extend_dimension(
        page,
        by_row.values().flatten().map(|(place, _)| *place),
        splices,
    );
    let p = &page.sheet.prefix;
    let mut appended = String::new();
    for (row, cells) in by_row {
        let at = page.sheet.rows.partition_point(|tag| tag.row < row);
        let following = page.sheet.rows.get(at);
        if let Some(tag) = following.filter(|tag| tag.row == row) {
            insert_in_row(page, tag, &cells, splices);
            continue;
        }
        let cells: String = cells.into_iter().map(|(_, xml)| xml).collect();
        let xml = format!("<{p}row r=\"{}\">{cells}</{p}row>", row + 1);
        match following {
            Some(tag) => {
                splices.replace(tag.span.outer.start..tag.span.outer.start, xml);
            }
            None => appended.push_str(&xml),
        }
    }
    if appended.is_empty() {
        return;
    }
    if data.self_closing {
        let end = data.outer.end;
        splices.replace(end - 2..end, format!(">{appended}</{p}sheetData>"));
    } else {
        splices.replace(data.inner.end..data.inner.end, appended);
    }
}

fn insert_in_row(page: &Page, row: &RowTag, cells: &[(Place, String)], splices: &mut Splices) {
    widen_spans(page, row, cells, splices);
    if row.span.self_closing {
        let cells: String = cells.iter().map(|(_, xml)| xml.as_str()).collect();
        let end = row.span.outer.end;
        splices.replace(end - 2..end, format!(">{cells}</{}row>", page.sheet.prefix));
        return;
    }
    let from = page
        .sheet
        .cells
        .partition_point(|cell| cell.place.row < row.row);
    let to = page
        .sheet
        .cells
        .partition_point(|cell| cell.place.row <= row.row);
    for (place, xml) in cells {
        let at = page.sheet.cells[from..to]
            .iter()
            .filter(|cell| row.span.inner.contains(&cell.span.outer.start))
            .find(|cell| cell.place.column > place.column)
            .map_or(row.span.inner.end, |cell| cell.span.outer.start);
        splices.replace(at..at, xml.as_str());
    }
}

/// Keeps a row's `spans` true: the columns it says to hold (18.3.1.73).
fn widen_spans(page: &Page, row: &RowTag, cells: &[(Place, String)], splices: &mut Splices) {
    let tag = &page.source[row.span.tag.clone()];
    let Some(spans) = attributes(tag).into_iter().find(|a| a.name == "spans") else {
        return;
    };
    let value = String::from_utf8_lossy(&tag[spans.value.clone()]);
    let bounds = value
        .split_once(':')
        .and_then(|(a, b)| Some((a.parse::<u32>().ok()?, b.parse::<u32>().ok()?)));
    let Some((first, last)) = bounds else { return };
    let columns = || cells.iter().map(|(place, _)| place.column + 1);
    let wider = (
        columns().fold(first, u32::min),
        columns().fold(last, u32::max),
    );
    if wider != (first, last) {
        let start = row.span.tag.start;
        let value = start + spans.value.start..start + spans.value.end;
        splices.replace(value, format!("{}:{}", wider.0, wider.1));
    }
}

/// Keeps a sheet's `dimension` true: the area it says to use (18.3.1.35).
fn extend_dimension(page: &Page, places: impl Iterator<Item = Place>, splices: &mut Splices) {
    let tree = &page.sheet.rest;
    let before = page.sheet.data.as_ref().map_or(0, |data| data.outer.start);
    let Some(id) = tree.child(0, "dimension") else {
        return;
    };
    let outer = tree.get(id).outer.clone();
    // Offsets of the rest are those of the source only before the cells.
    if outer.end > before {
        return;
    }
    let tag = &page.source[outer.clone()];
    let Some(reference) = attributes(tag).into_iter().find(|a| a.name == "ref") else {
        return;
    };
    let value = String::from_utf8_lossy(&tag[reference.value.clone()]);
    let Some(area) = Area::parse(&value) else {
        return;
    };
    let wider = places.fold(area, |area, place| area.hull(&Area::of(place)));
    if wider != area {
        let value = outer.start + reference.value.start..outer.start + reference.value.end;
        splices.replace(value, wider.to_string());
    }
}

/// `xl/workbook.xml` that asks for all formulas to be computed when it is opened (18.2.2).
fn computed_on_load(source: &[u8], bounds: &Bounds) -> Result<Vec<u8>, ReadError> {
    let tree = Tree::parse(source, bounds)?;
    let mut splices = Splices::default();
    if let Some(id) = tree.child(0, "calcPr") {
        let element = tree.get(id);
        let start = element.outer.start;
        let found = attributes(&source[element.outer.clone()])
            .into_iter()
            .find(|attribute| attribute.name == "fullCalcOnLoad");
        match found {
            Some(attribute) => {
                splices.replace(
                    start + attribute.value.start..start + attribute.value.end,
                    "1",
                );
            }
            None => {
                let colon = usize::from(!element.prefix.is_empty());
                let at = start + 1 + element.prefix.len() + colon + element.name.len();
                splices.replace(at..at, " fullCalcOnLoad=\"1\"");
            }
        }
        return Ok(splices.apply(source));
    }
    // The order of CT_Workbook: what may stand before `calcPr`, nearest first.
    let before = [
        "definedNames",
        "externalReferences",
        "functionGroups",
        "sheets",
    ]
    .iter()
    .find_map(|name| tree.child(0, name));
    if let Some(id) = before {
        let element = tree.get(id);
        let colon = if element.prefix.is_empty() { "" } else { ":" };
        let xml = format!("<{}{colon}calcPr fullCalcOnLoad=\"1\"/>", element.prefix);
        splices.replace(element.outer.end..element.outer.end, xml);
    }
    Ok(splices.apply(source))
}
