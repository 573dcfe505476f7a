//! A table over as many pages as it takes, its head on each.

use super::super::appearance::wrap;
use super::sheet::{INK, LEADING, MARGIN, Sheet, Weight, codes};
use super::{Row, Table};

/// Blank at either side of a cell.
const PADDING: f32 = 4.0;
/// Blank above and below a row.
const AIR: f32 = 2.2;
/// Points of the largest and the smallest letters.
const LARGEST: f32 = 8.5;
const SMALLEST: f32 = 6.0;
/// Lines of one row: what is longer is cut, since a row stays on one page.
const LINES: usize = 40;

/// How a table stands on its pages.
struct Setting {
    size: f32,
    widths: Vec<f32>,
    /// Columns whose cells begin at the left.
    words: Vec<bool>,
}

pub(super) fn draw(sheet: &mut Sheet, table: &Table) {
    let columns = table.rows.iter().map(|row| row.cells.len());
    let columns = columns.max().unwrap_or(0).max(table.head.len());
    if columns == 0 {
        return;
    }
    let setting = setting(table, columns);
    let head = Row {
        cells: table.head.clone(),
        total: true,
    };
    let above = height(&lines(&head, &setting), &setting);
    for (at, row) in table.rows.iter().enumerate() {
        let lines = lines(row, &setting);
        let height = height(&lines, &setting);
        if at == 0 || sheet.left() < height {
            // The head is not left alone.
            sheet.need(above + height);
            if !table.head.is_empty() {
                draw_row(sheet, &head, &setting, true);
            }
        }
        draw_row(sheet, row, &setting, false);
    }
    sheet.y -= 6.0;
}

/// The widths of columns, in the largest letters in which no word has to be broken. Each column has
/// the room of its longest word, and what is left goes to those whose lines need it.
fn setting(table: &Table, columns: usize) -> Setting {
    // In ems: the longest word, and the longest line.
    let needs: Vec<(f32, f32)> = (0..columns).map(|column| needs(table, column)).collect();
    let words: Vec<bool> = (0..columns)
        .map(|column| column == 0 || table.words.contains(&column))
        .collect();
    let all = Sheet::width();
    let blank = 2.0 * PADDING * columns as f32;
    let sum = |of: fn(&(f32, f32)) -> f32| needs.iter().map(of).sum::<f32>();
    let (least, most) = (sum(|need| need.0), sum(|need| need.1));
    let mut size = LARGEST;
    while size > SMALLEST && least * size + blank > all {
        size -= 0.5;
    }
    let free = all - blank - least * size;
    let wanted = (most - least) * size;
    let widths = needs.iter().map(|(word, line)| {
        let more = (line - word) * size;
        let width = if free < 0.0 {
            // Even single words are too wide: they are broken.
            word * size * (all - blank) / (least * size)
        } else if wanted > free {
            word * size + more * free / wanted
        } else {
            line * size
        };
        width + 2.0 * PADDING
    });
    let mut widths: Vec<f32> = widths.collect();
    // What nobody needs goes to the column with the longest words.
    let longest = (0..columns)
        .filter(|column| words[*column])
        .max_by(|one, other| needs[*one].1.total_cmp(&needs[*other].1))
        .unwrap_or(0);
    widths[longest] += all - widths.iter().sum::<f32>();
    Setting {
        size,
        widths,
        words,
    }
}

/// The longest word and the longest line of a column, in ems. Words of the head count, and not its
/// lines.
fn needs(table: &Table, column: usize) -> (f32, f32) {
    let mut needs = (0.0_f32, 0.0_f32);
    let mut see = |text: &str, weight: Weight, head: bool| {
        let face = weight.face();
        let codes = codes(text);
        let parts = codes.split(|code| *code == b' ');
        let word = parts.map(|part| face.measure(part)).fold(0.0, f32::max);
        needs.0 = needs.0.max(word);
        needs.1 = needs.1.max(if head { word } else { face.measure(&codes) });
    };
    if let Some(name) = table.head.get(column) {
        see(name, Weight::Bold, true);
    }
    for row in &table.rows {
        if let Some(cell) = row.cells.get(column) {
            see(cell, weight(row), false);
        }
    }
    // A little more, so that what was measured is not broken for a rounding.
    (needs.0 + 0.05, needs.1.max(needs.0) + 0.05)
}

fn weight(row: &Row) -> Weight {
    if row.total {
        Weight::Bold
    } else {
        Weight::Regular
    }
}

/// The lines of each cell.
fn lines(row: &Row, setting: &Setting) -> Vec<Vec<Vec<u8>>> {
    let face = weight(row).face();
    let cells = row.cells.iter().zip(&setting.widths);
    cells
        .map(|(cell, width)| {
            let width = ((width - 2.0 * PADDING) / setting.size).max(1.0);
            let mut lines = wrap(&face, &codes(cell), width + 0.01, 0.0);
            lines.truncate(LINES);
            lines
        })
        .collect()
}

fn height(lines: &[Vec<Vec<u8>>], setting: &Setting) -> f32 {
    let count = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
    count as f32 * setting.size * LEADING + 2.0 * AIR
}

fn draw_row(sheet: &mut Sheet, row: &Row, setting: &Setting, head: bool) {
    let lines = lines(row, setting);
    let height = height(&lines, setting);
    let (weight, size) = (weight(row), setting.size);
    let face = weight.face();
    sheet.y -= height;
    let bottom = sheet.y;
    if head || row.total {
        let shade = if head { 0.9 } else { 0.955 };
        sheet.fill([MARGIN, bottom, Sheet::width(), height], [shade; 3]);
    }
    let mut left = MARGIN;
    for (column, (lines, width)) in lines.iter().zip(&setting.widths).enumerate() {
        for (at, line) in lines.iter().enumerate() {
            let y = bottom + height - AIR - (at as f32 + 1.0) * size * LEADING + 0.3 * size;
            let x = if setting.words.get(column).copied().unwrap_or(false) {
                left + PADDING
            } else {
                left + width - PADDING - face.measure(line) * size
            };
            sheet.line(x, y, line, weight, size, INK);
        }
        left += width;
    }
    sheet.rule(bottom, 0.82);
}
