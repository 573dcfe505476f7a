//! What the library that reads xls does not tell: which cells hold formulas, shared ones included,
//! how wide columns are, and how cells look (MS-XLS, 2.4).

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read as _};

use crate::Bounds;

/// Types of records that matter here.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const PROTECT: u16 = 0x0012;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const BLANKS: u16 = 0x00BE;
const NUMBERS: u16 = 0x00BD;
const LOOK: u16 = 0x00E0;
const BEGIN: u16 = 0x0809;
/// One cell: of a shared string, blank, a number, a string, a truth or an error, a short number.
const CELLS: [u16; 6] = [0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E];

/// What the records of a sheet say.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Row and column of each cell that holds a formula (2.4.127).
    pub(super) formulas: HashSet<(u32, u32)>,
    /// Columns, their width in characters, and whether they are hidden (2.4.53).
    pub(super) columns: Vec<Columns>,
    /// How each cell that has a look of its own looks, blank ones too.
    pub(super) looks: BTreeMap<(u32, u32), Look>,
    /// Locked cells take nothing (2.4.207).
    pub(super) protected: bool,
}

/// How a cell looks (2.4.353).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// Lines are drawn at two of its sides at least, as those of merged cells are, or it is filled.
    pub(super) framed: bool,
    /// It takes nothing while its sheet is protected.
    pub(super) locked: bool,
}

/// Columns that are alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// The first, counted from 0.
    pub(super) first: u16,
    /// The last.
    pub(super) last: u16,
    /// Width in characters of the usual font.
    pub(super) width: f64,
    /// Not shown.
    pub(super) hidden: bool,
}

/// The sheets of a workbook in order, charts and macros included. Nothing for those of a file that
/// is damaged: what is read of it by other means stands.
pub(super) fn sheets(bytes: &[u8], bounds: &Bounds) -> Vec<Sheet> {
    let Some(stream) = stream(bytes, bounds) else {
        return Vec::new();
    };
    let mut left = bounds.blocks;
    let looks: Vec<Look> = Records(&stream)
        .take_while(|(kind, _)| *kind != END)
        .filter(|(kind, _)| *kind == LOOK)
        .take(MOST_LOOKS)
        .map(|(_, data)| look(data))
        .collect();
    Records(&stream)
        .take_while(|(kind, _)| *kind != END)
        .filter(|(kind, _)| *kind == SHEET)
        .map(|(_, data)| {
            let start = data.first_chunk::<4>().map(|at| u32::from_le_bytes(*at));
            let start = start.and_then(|at| usize::try_from(at).ok());
            let records = start.and_then(|at| stream.get(at..)).unwrap_or_default();
            sheet(records, &looks, &mut left)
        })
        .collect()
}

/// The most looks that a workbook has.
const MOST_LOOKS: usize = 65_536;
/// The most blank cells that are looked at in one record.
const MOST_CELLS: u16 = 256;

/// What a look says: whether it locks, and the lines at its sides, and its fill (2.5.20).
fn look(data: &[u8]) -> Look {
    let byte = |at: usize| data.get(at).copied().unwrap_or_default();
    let sides = [byte(10) & 15, byte(10) >> 4, byte(11) & 15, byte(11) >> 4];
    let lines = sides.iter().filter(|line| **line != 0).count();
    Look {
        framed: lines >= 2 || byte(17) >> 2 != 0,
        locked: byte(4) & 1 == 1,
    }
}

fn sheet(records: &[u8], looks: &[Look], left: &mut usize) -> Sheet {
    let mut sheet = Sheet::default();
    let mut depth = 0_u32;
    for (kind, data) in Records(records).take(*left) {
        *left = left.saturating_sub(1);
        let number = |at: usize| {
            data.get(at..at + 2)
                .map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
        };
        let mut seen = |row: u16, column: u16, at: usize| {
            if let Some(look) = looks.get(usize::from(number(at))) {
                sheet
                    .looks
                    .insert((u32::from(row), u32::from(column)), *look);
            }
        };
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // A chart on the sheet has records of its own.
            _ if depth != 1 => {}
            PROTECT => sheet.protected = number(0) != 0,
            kind if CELLS.contains(&kind) => seen(number(0), number(2), 4),
            // A row, its first column, a look for each of its blank cells, its last column (2.4.174).
            BLANKS => {
                let cells = u16::try_from(data.len().saturating_sub(6) / 2).unwrap_or(MOST_CELLS);
                for cell in 0..cells.min(MOST_CELLS) {
                    let at = 4 + 2 * usize::from(cell);
                    seen(number(0), number(2).saturating_add(cell), at);
                }
            }
            // The same, each look followed by a number of four bytes (2.4.175).
            NUMBERS => {
                let cells = u16::try_from(data.len().saturating_sub(6) / 6).unwrap_or(MOST_CELLS);
                for cell in 0..cells.min(MOST_CELLS) {
                    let at = 4 + 6 * usize::from(cell);
                    seen(number(0), number(2).saturating_add(cell), at);
                }
            }
            FORMULA if data.len() >= 4 => {
                seen(number(0), number(2), 4);
                sheet
                    .formulas
                    .insert((u32::from(number(0)), u32::from(number(2))));
            }
            COLUMNS if data.len() >= 10 && sheet.columns.len() < 256 => {
                sheet.columns.push(Columns {
                    first: number(0).min(255),
                    last: number(2).min(255),
                    width: f64::from(number(4)) / 256.0,
                    hidden: number(8) & 1 == 1,
                });
            }
            _ => {}
        }
    }
    sheet
}

/// The stream of the workbook (2.1.7.20).
fn stream(bytes: &[u8], bounds: &Bounds) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name))?;
    let stream = file.open_stream(name).ok()?;
    let mut content = Vec::new();
    stream
        .take(bounds.part_bytes)
        .read_to_end(&mut content)
        .ok()?;
    Some(content)
}

/// Records: a type, a length and so many bytes (2.1.4).
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (head, rest) = self.0.split_first_chunk::<4>()?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = rest.get(..length)?;
        self.0 = &rest[length..];
        Some((u16::from_le_bytes([head[0], head[1]]), data))
    }
}
