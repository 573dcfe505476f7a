//! Tables as files that people go on with: csv, xlsx and ods.

use std::io::{Cursor, Write as _};

use ledger::{Cents, Day};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::messages::Messages;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, or a number that is a name, such as an account.
    Text(String),
    /// A number in hundredths: an amount, or a share.
    Hundredths(i64),
    /// A whole number.
    Whole(i64),
    /// A day.
    Day(Day),
}

/// A table with its name; the first row names its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the sheet is called.
    pub name: String,
    /// Its cells, by rows.
    pub rows: Vec<Vec<Value>>,
}

/// The mark of UTF-8 at the beginning of a file. Excel reads a CSV without it as Windows-1252, and shows
/// « Ã© » for « é »; other programs, and our own readers, leave it out.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A CSV of the ledger's crate with the names of its columns in a person's language, as sheets open it.
pub fn headed(messages: &Messages, csv: Vec<u8>) -> Vec<u8> {
    let end = csv.iter().position(|byte| *byte == b'\n');
    let Some((head, rest)) = end.map(|end| csv.split_at(end)) else {
        return csv;
    };
    let head = String::from_utf8_lossy(head);
    let names: Vec<String> = head
        .trim_end()
        .split(';')
        .map(|name| column(messages, name))
        .collect();
    let mut headed = MARK.to_vec();
    headed.extend_from_slice(names.join(";").as_bytes());
    headed.extend_from_slice(rest);
    headed
}

/// What a column of an export is called, in a person's language.
pub fn column(messages: &Messages, name: &str) -> String {
    let id = format!("column-{}", name.replace('_', "-"));
    messages.named(&id, &[]).unwrap_or_else(|| name.to_owned())
}

impl Sheet {
    /// Names the columns in a person's language.
    pub fn head(&mut self, messages: &Messages) {
        for cell in self.rows.first_mut().into_iter().flatten() {
            if let Value::Text(name) = cell {
                *name = column(messages, name);
            }
        }
    }

    /// The rows of a CSV of the ledger's crate, each cell as what it is; columns of whole numbers
    /// are those named.
    pub fn of_csv(name: &str, csv: &[u8], whole: &[&str]) -> Self {
        let rows = ledger::table::cut(csv);
        let names = rows.first().cloned().unwrap_or_default();
        let rows = rows.into_iter().enumerate().map(|(at, row)| {
            let cells = row.into_iter().enumerate().map(|(column, cell)| {
                let of = names.get(column).map_or("", String::as_str);
                if at == 0 {
                    Value::Text(cell)
                } else {
                    value(cell, whole.contains(&of))
                }
            });
            cells.collect()
        });
        Self {
            name: name.to_owned(),
            rows: rows.collect(),
        }
    }
}

/// What a cell of a CSV is: two decimals after a comma, a day, or words.
fn value(cell: String, whole: bool) -> Value {
    if whole && let Ok(number) = cell.parse() {
        return Value::Whole(number);
    }
    if let Some(day) = Day::from_iso(&cell) {
        return Value::Day(day);
    }
    let decimals = cell
        .len()
        .checked_sub(3)
        .and_then(|at| cell.get(at..at + 1));
    if decimals == Some(",")
        && let Ok(read) = ledger::amounts::parse(cell.as_bytes())
    {
        return Value::Hundredths(read.amount.0);
    }
    Value::Text(cell)
}

/// The tables as an xlsx workbook.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let amount = Format::new().set_num_format("# ##0.00");
    let whole = Format::new().set_num_format("# ##0");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (at, sheet) in sheets.iter().enumerate() {
        let page = workbook.add_worksheet();
        page.set_name(sheet_name(&sheet.name, at))?;
        page.set_freeze_panes(1, 0)?;
        for (row, cells) in sheet.rows.iter().enumerate().take(1_048_576) {
            let row_number = u32::try_from(row).unwrap_or(u32::MAX);
            for (column, cell) in cells.iter().enumerate() {
                let column = u16::try_from(column).unwrap_or(u16::MAX);
                match cell {
                    Value::Text(text) if row == 0 => {
                        page.write_string_with_format(row_number, column, text, &bold)?;
                    }
                    Value::Text(text) if text.is_empty() => {}
                    Value::Text(text) => {
                        page.write_string(row_number, column, text)?;
                    }
                    Value::Hundredths(hundredths) => {
                        let number = *hundredths as f64 / 100.0;
                        page.write_number_with_format(row_number, column, number, &amount)?;
                    }
                    Value::Whole(number) => {
                        page.write_number_with_format(row_number, column, *number as f64, &whole)?;
                    }
                    Value::Day(day) => {
                        let year = u16::try_from(day.year()).unwrap_or(1900);
                        let of = ExcelDateTime::from_ymd(year, day.month().number(), day.day());
                        match of {
                            Ok(of) => {
                                page.write_datetime_with_format(row_number, column, &of, &date)?;
                            }
                            // Before 1900 a workbook has no days.
                            Err(_) => {
                                page.write_string(row_number, column, day.iso())?;
                            }
                        }
                    }
                }
            }
        }
        page.autofit();
    }
    // The same tables give the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made);
    workbook.set_properties(&properties);
    workbook.save_to_buffer()
}

/// A name that a workbook takes: at most 31 characters, none of `[]:*?/\`.
fn sheet_name(name: &str, at: usize) -> String {
    let name: String = name
        .chars()
        .map(|letter| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            letter => letter,
        })
        .take(28)
        .collect();
    match (name.trim(), at) {
        ("", at) => format!("{}", at + 1),
        (name, _) => name.to_owned(),
    }
}

/// The tables as an OpenDocument spreadsheet (OpenDocument 1.3, part 3).
pub fn ods(sheets: &[Sheet]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    // The type comes first and is not compressed (part 2, 3.3).
    let stored = options.compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored)?;
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")?;
    let options = options.compression_method(CompressionMethod::Deflated);
    zip.start_file("META-INF/manifest.xml", options)?;
    zip.write_all(MANIFEST.as_bytes())?;
    zip.start_file("content.xml", options)?;
    zip.write_all(content(sheets).as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
"#;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3"><office:automatic-styles><number:number-style style:name="n2"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style><number:number-style style:name="n0"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style><number:date-style style:name="d"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style><style:style style:name="amount" style:family="table-cell" style:data-style-name="n2"/><style:style style:name="whole" style:family="table-cell" style:data-style-name="n0"/><style:style style:name="day" style:family="table-cell" style:data-style-name="d"/><style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="wide" style:family="table-column"><style:table-column-properties style:use-optimal-column-width="true"/></style:style></office:automatic-styles><office:body><office:spreadsheet>"#;

fn content(sheets: &[Sheet]) -> String {
    let mut xml = String::from(HEAD);
    for (at, sheet) in sheets.iter().enumerate() {
        let name = escaped(&sheet_name(&sheet.name, at));
        let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
        xml.push_str(&format!(
            "<table:table table:name=\"{name}\"><table:table-column table:style-name=\"wide\" \
             table:number-columns-repeated=\"{columns}\"/>"
        ));
        for (row, cells) in sheet.rows.iter().enumerate() {
            xml.push_str("<table:table-row>");
            for cell in cells {
                xml.push_str(&of_cell(cell, row == 0));
            }
            xml.push_str("</table:table-row>");
        }
        xml.push_str("</table:table>");
    }
    xml.push_str("</office:spreadsheet></office:body></office:document-content>");
    xml
}

fn of_cell(cell: &Value, head: bool) -> String {
    let (kind, value, style, shown) = match cell {
        Value::Text(text) if text.is_empty() => return "<table:table-cell/>".to_owned(),
        Value::Text(text) => {
            let style = if head {
                " table:style-name=\"head\""
            } else {
                ""
            };
            let text = escaped(text);
            return format!(
                "<table:table-cell{style} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            );
        }
        Value::Hundredths(hundredths) => {
            let plain = Cents(*hundredths).plain();
            (
                "float",
                format!("office:value=\"{plain}\""),
                "amount",
                plain,
            )
        }
        Value::Whole(number) => (
            "float",
            format!("office:value=\"{number}\""),
            "whole",
            number.to_string(),
        ),
        Value::Day(day) => {
            let iso = day.iso();
            ("date", format!("office:date-value=\"{iso}\""), "day", iso)
        }
    };
    format!(
        "<table:table-cell table:style-name=\"{style}\" office:value-type=\"{kind}\" {value}><text:p>{shown}</text:p></table:table-cell>"
    )
}

/// Text as XML 1.0 takes it: characters that it has no way to write are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(' '),
            letter if letter < ' ' || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets() -> Vec<Sheet> {
        let csv = "date;account;label;amount;entries\n2024-03-10;606300;\"Graines & terreau; bio\";-1234,50;3\n";
        vec![Sheet::of_csv("Écritures", csv.as_bytes(), &["entries"])]
    }

    #[test]
    fn cells_are_what_they_are() {
        let sheet = &sheets()[0];
        let day = Day::from_iso("2024-03-10").expect("a day");
        assert_eq!(
            sheet.rows[1],
            [
                Value::Day(day),
                Value::Text("606300".to_owned()),
                Value::Text("Graines & terreau; bio".to_owned()),
                Value::Hundredths(-123_450),
                Value::Whole(3),
            ]
        );
    }

    #[test]
    fn both_workbooks_are_read_back() {
        let files = [
            ("a.xlsx", xlsx(&sheets()).expect("written")),
            ("a.ods", ods(&sheets()).expect("written")),
        ];
        for (name, bytes) in files {
            let document = documents::read(&bytes, name, &documents::Bounds::default());
            let tables = crate::accounts::tables(&document.expect("read"));
            assert_eq!(tables.len(), 1, "{name}");
            assert_eq!(tables[0].0, "Écritures");
            let row = &tables[0].1[1];
            assert_eq!(row[0], "2024-03-10", "{name}");
            assert_eq!(row[1], "606300", "{name}");
            assert_eq!(row[2], "Graines & terreau; bio", "{name}");
            assert_eq!(row[3].parse::<f64>(), Ok(-1234.5), "{name}");
            assert_eq!(row[4].parse::<f64>(), Ok(3.0), "{name}");
        }
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        assert!(xlsx(&sheets()).expect("written") == xlsx(&sheets()).expect("written"));
        assert!(ods(&sheets()).expect("written") == ods(&sheets()).expect("written"));
    }
}
