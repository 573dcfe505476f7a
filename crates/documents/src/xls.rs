//! Workbooks of Excel 97 to 2003 (MS-XLS in MS-CFB). They are not written: answers go into an
//! xlsx that is made of what such a workbook holds.

mod copy;
mod formula;
mod records;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{Data, Dimensions, Reader as _, SheetVisible, Xls};

use crate::xlsx::decimal::Decimal;
use crate::xlsx::reference::Place;
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Edit, Format, Piece, ReadError, Role,
    SheetCell, Table, TextBlock, WriteError,
};

/// How every compound file begins (MS-CFB, 2.2).
pub(crate) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Cells of a sheet's used range up to which blank ones are listed.
const MOST_BLANK: usize = 50_000;

/// True for a compound file that holds a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    has_stream(bytes, "Workbook") || has_stream(bytes, "Book")
}

/// Why a compound file that is no workbook is not read.
pub(crate) fn what_else(bytes: &[u8]) -> ReadError {
    if has_stream(bytes, "EncryptedPackage") {
        ReadError::Encrypted
    } else if has_stream(bytes, "WordDocument") {
        ReadError::OldWord
    } else {
        ReadError::UnknownFormat
    }
}

/// Looks for a directory entry by its name: 64 bytes of UTF-16 at the beginning of one of the
/// entries of 128 bytes, which stand on multiples of 128 (MS-CFB, 2.6.1).
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let mut wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    wanted.extend([0, 0]);
    bytes.chunks(128).any(|entry| entry.starts_with(&wanted))
}

/// Reads a workbook. The library trusts lengths that a damaged file states: what it stumbles over
/// is the file's fault, and told as such.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    catch_unwind(|| sheets(bytes, bounds))
        .unwrap_or_else(|_| Err(ReadError::Damaged("a record of the workbook".to_owned())))
}

/// Writes values into an xlsx made of an xls. Its sheets are found by their names, so that the
/// addresses of the xls hold for the copy.
pub(crate) fn write(
    original: &[u8],
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    let copied = catch_unwind(|| copy::copy(original, edits, bounds))
        .unwrap_or_else(|_| Err(ReadError::Damaged("a record of the workbook".to_owned())))?;
    crate::xlsx::write(&copied, edits, bounds)
}

fn sheets(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => ReadError::Encrypted,
        error => ReadError::Damaged(error.to_string()),
    })?;
    let mut document = Document::new(Format::Xls);
    let mut left = bounds.blocks;
    let known = records::sheets(bytes, bounds);
    let sheets = book.sheets_metadata().to_vec();
    for (index, sheet) in sheets.iter().enumerate() {
        let Ok(range) = book.worksheet_range(&sheet.name) else {
            continue;
        };
        let formulas = book.worksheet_formula(&sheet.name).ok();
        let merges = book.merge_cells_by_sheet_id(index).unwrap_or_default();
        let Some(start) = range.start() else { continue };
        let (height, width) = range.get_size();
        let blanks = height.saturating_mul(width) <= MOST_BLANK;
        let known = known.get(index);
        let mut values: BTreeMap<(u32, u32), &Data> = BTreeMap::new();
        for (row, column, value) in range.cells() {
            if !matches!(value, Data::Empty) || blanks {
                values.insert((start.0 + row as u32, start.1 + column as u32), value);
            }
        }
        // Blank cells in a frame are there to be filled, and may stand beyond all values.
        let framed = known.into_iter().flat_map(|known| &known.looks);
        for (place, _) in framed.filter(|(_, look)| look.framed).take(MOST_BLANK) {
            values.entry(*place).or_insert(&Data::Empty);
        }
        let mut cells = Vec::new();
        for (place, value) in values {
            let Some((row_span, column_span)) = spans(&merges, place) else {
                continue;
            };
            left = left.checked_sub(1).ok_or(ReadError::TooLarge("blocks"))?;
            let formula = formulas
                .as_ref()
                .and_then(|formulas| formulas.get_value(place))
                .is_some_and(|formula| !formula.is_empty())
                || known.is_some_and(|known| known.formulas.contains(&place));
            let look = known.and_then(|known| known.looks.get(&place));
            let mut cell = Cell {
                row_span,
                column_span,
                ..cell(&sheet.name, place, value, formula)
            };
            if let (Some(look), Some(sheet)) = (look, &mut cell.sheet) {
                sheet.framed = look.framed;
                sheet.locked = look.locked;
            }
            cells.push(cell);
        }
        document.blocks.push(Block::Text(heading(&sheet.name)));
        document.blocks.push(Block::Table(Table {
            address: Address::new(&sheet.name, "", Anchor::Block),
            name: sheet.name.clone(),
            protected: known.is_some_and(|known| known.protected),
            hidden: sheet.visible != SheetVisible::Visible,
            cells,
        }));
    }
    Ok(document)
}

/// A sheet's name is its heading.
fn heading(name: &str) -> TextBlock {
    TextBlock {
        address: Address::new(name, "", Anchor::Block),
        role: Role::Heading(1),
        emphasised: false,
        pieces: vec![Piece::Text(name.to_owned())],
    }
}

/// Rows and columns that a cell covers; nothing for one that another covers.
fn spans(merges: &[Dimensions], (row, column): (u32, u32)) -> Option<(u32, u32)> {
    let merge = merges.iter().find(|merge| merge.contains(row, column));
    match merge {
        None => Some((1, 1)),
        Some(merge) if merge.start == (row, column) => {
            Some((merge.end.0 - row + 1, merge.end.1 - column + 1))
        }
        Some(_) => None,
    }
}

fn cell(sheet: &str, (row, column): (u32, u32), value: &Data, formula: bool) -> Cell {
    let address = Address::new(sheet, Place { row, column }.to_string(), Anchor::Cell);
    let (mut number, mut date) = (None, None);
    let text = match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "VRAI".to_owned(),
        Data::Bool(false) => "FAUX".to_owned(),
        Data::Error(error) => error.to_string(),
        Data::Int(value) => {
            number = Some(value.to_string());
            value.to_string()
        }
        Data::Float(value) => {
            number = Decimal::new(*value).map(|decimal| decimal.plain());
            number.clone().unwrap_or_default().replace('.', ",")
        }
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            date = Some(format!("{year:04}-{month:02}-{day:02}"));
            format!("{day:02}/{month:02}/{year:04}")
        }
    };
    let blocks = if text.is_empty() {
        Vec::new()
    } else {
        vec![Block::Text(TextBlock {
            address: Address {
                anchor: Anchor::Block,
                ..address.clone()
            },
            role: Role::Paragraph,
            emphasised: false,
            pieces: vec![Piece::Text(text)],
        })]
    };
    Cell {
        address,
        row,
        column,
        row_span: 1,
        column_span: 1,
        blocks,
        sheet: Some(SheetCell {
            formula,
            number,
            date,
            ..SheetCell::default()
        }),
    }
}
