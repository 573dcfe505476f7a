//! An xls made anew as an xlsx: sheets by their names, values, formulas that are told for sure,
//! merged cells, widths of columns. A formula that is not carried over leaves its cell blank: its
//! last result would stand there as if it were still true. What the reader does not know is not in
//! the copy: looks, pictures, charts, macros, lists, locks.

use std::io::Cursor;

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xls};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError,
};

use crate::xlsx::calendar::DateSystem;
use crate::xlsx::content::LONGEST_TEXT;
use crate::xlsx::reference::{COLUMNS, Place};
use crate::{Bounds, Edit, ReadError};

use super::records::Columns;
use super::{formula, records};

/// Widest column, in pixels: what is longer is wrapped.
const WIDEST: u32 = 420;
/// Texts of more characters are wrapped in columns of this width or more.
const LONG: usize = 25;
/// Merged areas of a sheet that are kept, at most.
const MERGES: usize = 5_000;

/// An xlsx with what an xls holds. Cells that are going to be answered wrap their text.
pub(super) fn copy(bytes: &[u8], edits: &[Edit], bounds: &Bounds) -> Result<Vec<u8>, ReadError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => ReadError::Encrypted,
        error => ReadError::Damaged(error.to_string()),
    })?;
    let mut workbook = Workbook::new();
    // A date that is always the same: the same answers give the same file.
    let created = ExcelDateTime::from_ymd(1980, 1, 1).map_err(damaged)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let looks = Looks::default();
    let mut left = bounds.blocks;
    let mut shown = false;
    let sheets = book.sheets_metadata().to_vec();
    let known = records::sheets(bytes, bounds);
    for (index, sheet) in sheets.iter().enumerate() {
        let is_sheet = sheet.typ == SheetType::WorkSheet;
        let Some(range) = book.worksheet_range(&sheet.name).ok().filter(|_| is_sheet) else {
            continue;
        };
        let page = workbook.add_worksheet();
        page.set_name(&sheet.name).map_err(damaged)?;
        let visible = sheet.visible == SheetVisible::Visible;
        // A workbook shows its first sheet unless another is chosen: that must not be hidden.
        if visible && !shown {
            page.set_active(true).set_first_tab(true);
            shown = true;
        }
        page.set_hidden(!visible);
        for merge in book
            .merge_cells_by_sheet_id(index)
            .unwrap_or_default()
            .iter()
            .take(MERGES)
        {
            if let Ok(last) = u16::try_from(merge.end.1)
                && let Ok(first) = u16::try_from(merge.start.1)
            {
                // Areas that overlap are no merges in any program.
                let _ = page.merge_range(merge.start.0, first, merge.end.0, last, "", &looks.long);
            }
        }
        let columns = known
            .get(index)
            .map(|sheet| sheet.columns.as_slice())
            .unwrap_or_default();
        set_widths(page, columns).map_err(damaged)?;
        let formulas = book.worksheet_formula(&sheet.name).ok();
        let computed = |place: Place| {
            let told = formulas
                .as_ref()
                .and_then(|formulas| formulas.get_value((place.row, place.column)))
                .is_some_and(|text| !text.is_empty());
            let place = (place.row, place.column);
            told || known
                .get(index)
                .is_some_and(|sheet| sheet.formulas.contains(&place))
        };
        let Some(start) = range.start() else { continue };
        for (row, column, value) in range.used_cells() {
            left = left.checked_sub(1).ok_or(ReadError::TooLarge("blocks"))?;
            let place = Place {
                row: start.0 + row as u32,
                column: start.1 + column as u32,
            };
            let formula = formulas
                .as_ref()
                .and_then(|formulas| formulas.get_value((place.row, place.column)))
                .filter(|text| formula::is_plain(text));
            if formula.is_none() && computed(place) {
                continue;
            }
            let room = width(columns, place);
            cell(
                page,
                place,
                (value, formula.map(String::as_str)),
                room,
                &looks,
            )
            .map_err(damaged)?;
        }
        for edit in edits.iter().filter(|edit| edit.address.part == sheet.name) {
            if let Some(place) = Place::parse(&edit.address.path)
                && range
                    .get_value((place.row, place.column))
                    .is_none_or(|value| *value == Data::Empty)
            {
                page.write_blank(place.row, column(place), &looks.long)
                    .map_err(damaged)?;
            }
        }
        if columns.is_empty() {
            page.set_autofit_max_width(WIDEST).autofit();
        }
        page.set_landscape().set_print_fit_to_pages(1, 0);
    }
    if !shown {
        return Err(ReadError::Damaged("no sheet is shown".to_owned()));
    }
    workbook.save_to_buffer().map_err(damaged)
}

/// How cells look.
struct Looks {
    long: Format,
    date: Format,
    time: Format,
}

impl Default for Looks {
    fn default() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            long: top.clone().set_text_wrap(),
            date: top.clone().set_num_format("dd/mm/yyyy"),
            time: top.set_num_format("[h]:mm"),
        }
    }
}

fn set_widths(page: &mut Worksheet, columns: &[Columns]) -> Result<(), XlsxError> {
    for alike in columns {
        for column in alike.first..=alike.last {
            page.set_column_width(column, alike.width)?;
            if alike.hidden {
                page.set_column_hidden(column)?;
            }
        }
    }
    Ok(())
}

/// The width of a column in characters, as it is stated or as columns usually are.
fn width(columns: &[Columns], place: Place) -> f64 {
    columns
        .iter()
        .find(|alike| (u32::from(alike.first)..=u32::from(alike.last)).contains(&place.column))
        .map_or(8.43, |alike| alike.width)
}

fn cell(
    page: &mut Worksheet,
    place: Place,
    (value, formula): (&Data, Option<&str>),
    room: f64,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let (row, column) = (place.row, column(place));
    if let Some(formula) = formula {
        let result = match value {
            Data::DateTime(moment) => moment.as_f64().to_string(),
            Data::Bool(on) => u8::from(*on).to_string(),
            other => other.to_string(),
        };
        let formula = Formula::new(formula).set_result(result);
        match value {
            Data::DateTime(_) => {
                page.write_formula_with_format(row, column, formula, &looks.date)?
            }
            _ => page.write_formula(row, column, formula)?,
        };
        return Ok(());
    }
    match value {
        Data::Empty => {}
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            let text: String = text.chars().take(LONGEST_TEXT / 2).collect();
            #[expect(clippy::cast_precision_loss, reason = "a number of characters")]
            let wide = room >= LONG as f64;
            if wide && text.chars().count() > LONG || text.contains('\n') {
                page.write_string_with_format(row, column, text, &looks.long)?;
            } else {
                page.write_string(row, column, text)?;
            }
        }
        Data::Bool(on) => {
            page.write_boolean(row, column, *on)?;
        }
        Data::Error(error) => {
            page.write_string(row, column, error.to_string())?;
        }
        #[expect(clippy::cast_precision_loss, reason = "a sheet keeps 15 digits")]
        Data::Int(number) => {
            page.write_number(row, column, *number as f64)?;
        }
        Data::Float(number) if number.is_finite() => {
            page.write_number(row, column, *number)?;
        }
        Data::Float(_) => {}
        Data::DateTime(moment) if moment.is_duration() => {
            page.write_number_with_format(row, column, moment.as_f64(), &looks.time)?;
        }
        Data::DateTime(moment) => {
            // The original may count from 1904.
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let serial = DateSystem::From1900.serial(&format!("{year:04}-{month:02}-{day:02}"));
            #[expect(clippy::cast_precision_loss, reason = "a day's number is small")]
            let serial = serial.map_or(moment.as_f64(), |days| {
                days as f64 + moment.as_f64().rem_euclid(1.0)
            });
            page.write_number_with_format(row, column, serial, &looks.date)?;
        }
    }
    Ok(())
}

/// A column as the writer counts it; one that no sheet has gives an error there.
fn column(place: Place) -> u16 {
    u16::try_from(place.column.min(COLUMNS)).unwrap_or(u16::MAX)
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn damaged(error: XlsxError) -> ReadError {
    ReadError::Damaged(error.to_string())
}
