//! Rows that end before a cell that is to be written: files need not write what is blank at the end
//! of a row (ISO/IEC 26300-1:2015, 9.1.3).

use std::collections::BTreeMap;

use super::reader::Parts;
use super::writer::find;
use crate::opendocument::own_prefix;
use crate::xml::{Id, Splices};
use crate::{Edit, WriteError};

/// The source of the sheets with rows long enough for all edits; none when they are.
pub(super) fn rows(parts: &Parts, edits: &[Edit]) -> Result<Option<Vec<u8>>, WriteError> {
    let book = parts.book()?;
    // How many cells each row that is too short lacks.
    let mut lacking: BTreeMap<Id, u32> = BTreeMap::new();
    for edit in edits {
        let (index, place) = find(&book, edit)?;
        let sheet = &book.sheets[index];
        let Some(row) = sheet.grid.row(place.row).filter(|_| !sheet.protected) else {
            continue;
        };
        let cells = row.cells.last().map_or(0, |cell| cell.last + 1);
        let covered = row.covered.last().map_or(0, |(_, last)| last + 1);
        let lacks = (place.column + 1).saturating_sub(cells.max(covered));
        if lacks > 0 {
            let count = lacking.entry(row.id).or_default();
            *count = lacks.max(*count);
        }
    }
    if lacking.is_empty() {
        return Ok(None);
    }
    let mut splices = Splices::default();
    for (id, count) in lacking {
        let element = book.tree.get(id);
        let prefix = own_prefix(book.tree, id);
        let cells = format!("<{prefix}table-cell {prefix}number-columns-repeated=\"{count}\"/>");
        if element.self_closing {
            let end = element.outer.end;
            let name = format!("{prefix}{}", element.name);
            splices.replace(end - "/>".len()..end, format!(">{cells}</{name}>"));
        } else {
            splices.replace(element.inner.end..element.inner.end, cells);
        }
    }
    Ok(Some(splices.apply(&parts.source)))
}
