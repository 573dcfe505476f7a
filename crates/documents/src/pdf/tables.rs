//! Lines whose amounts stand under each other, as tables.

use super::lines::{Line, Segment, union};
use super::words::Fragment;

/// Rows of cells; each cell names its column and how many columns it covers.
pub(super) struct Grid {
    /// Number of lines it is made of.
    pub(super) lines: usize,
    /// Cells row by row.
    pub(super) rows: Vec<Vec<GridCell>>,
}

pub(super) struct GridCell {
    pub(super) column: u32,
    pub(super) span: u32,
    pub(super) text: String,
    pub(super) rectangle: [f32; 4],
    pub(super) bold: bool,
}

/// The most lines of one table.
const MOST_LINES: usize = 2000;

/// The table that begins with the first of these lines, if one does.
pub(super) fn table(lines: &[Line]) -> Option<Grid> {
    let mut end = 0;
    let mut rows = 0;
    let mut index = 0;
    let mut headers = 0;
    while let Some(line) = lines.get(index).filter(|_| index < MOST_LINES) {
        if index > 0 && too_far(lines.get(index - 1), line) {
            break;
        }
        if is_row(line) || (rows > 0 && continues(lines.get(..end).unwrap_or_default(), line)) {
            rows += 1;
            end = index + 1;
        } else if rows == 0 && line.segments.len() >= 2 && headers < 2 {
            headers += 1;
        } else if index >= end + 2 || rows == 0 {
            break;
        }
        index += 1;
    }
    let lines = lines.get(..end).filter(|_| rows >= 2)?;
    let columns = columns(lines);
    let amounts = lines.iter().filter(|line| is_row(line)).count();
    if columns.len() < 2 || amounts < 2 {
        return None;
    }
    let rows = lines.iter().map(|line| cells(line, &columns)).collect();
    Some(Grid { lines: end, rows })
}

/// A label with amounts, or several amounts.
fn is_row(line: &Line) -> bool {
    line.segments.len() >= 2
        && line
            .segments
            .iter()
            .skip(1)
            .any(|segment| is_amount(&segment.text()))
}

/// True for a line of several segments, each under one of the last row's.
fn continues(above: &[Line], line: &Line) -> bool {
    let Some(last) = above.iter().rev().find(|line| line.segments.len() >= 2) else {
        return false;
    };
    line.segments.len() >= 2
        && line.segments.iter().all(|segment| {
            last.segments
                .iter()
                .filter(|over| overlap(over, segment) > 0.0)
                .count()
                == 1
        })
}

fn too_far(above: Option<&Line>, line: &Line) -> bool {
    above.is_some_and(|above| above.baseline - line.baseline > 4.0 * line.size.max(above.size))
}

fn overlap(a: &Segment, b: &Segment) -> f64 {
    a.right.min(b.right) - a.left.max(b.left)
}

/// True for a number with its sign, grouping and unit: `1 234,56 €`, `(300)`, `12 %`, `-`.
fn is_amount(text: &str) -> bool {
    let text = text.trim();
    let mut digits = 0;
    for character in text.replace("EUR", "").replace("k€", "").chars() {
        match character {
            '0'..='9' => digits += 1,
            ' ' | ',' | '.' | '\'' | '’' | '+' | '-' | '−' | '–' | '(' | ')' | '€' | '%' | '$'
            | '£' => {}
            _ => return false,
        }
    }
    digits > 0 || matches!(text, "-" | "–" | "—" | "€")
}

/// The extents of columns: what overlaps in rows of several segments is one column. A segment
/// that bridges columns seen elsewhere apart is left out.
fn columns(lines: &[Line]) -> Vec<(f64, f64)> {
    let mut segments: Vec<&Segment> = lines
        .iter()
        .filter(|line| line.segments.len() >= 2)
        .flat_map(|line| &line.segments)
        .collect();
    // Narrow ones first: they are the cells, the wide ones may be titles over several columns.
    segments.sort_by(|a, b| (a.right - a.left).total_cmp(&(b.right - b.left)));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for segment in segments {
        match touched(segment, &columns).as_slice() {
            [] => columns.push((segment.left, segment.right)),
            [only] => {
                if let Some(column) = columns.get_mut(*only) {
                    *column = (column.0.min(segment.left), column.1.max(segment.right));
                }
            }
            _ => {}
        }
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Growing may have brought two together.
    let mut merged: Vec<(f64, f64)> = Vec::new();
    for column in columns {
        match merged.last_mut() {
            Some(last) if column.0 < last.1 => last.1 = last.1.max(column.1),
            _ => merged.push(column),
        }
    }
    merged
}

fn cells(line: &Line, columns: &[(f64, f64)]) -> Vec<GridCell> {
    let mut cells: Vec<GridCell> = Vec::new();
    for segment in line
        .segments
        .iter()
        .flat_map(|segment| parts(segment, columns))
    {
        let touched = touched(&segment, columns);
        let first = touched
            .first()
            .copied()
            .unwrap_or_else(|| nearest(&segment, columns));
        let last = touched.last().copied().unwrap_or(first);
        let rectangle = union(segment.words.iter().map(Fragment::rectangle));
        let bold = segment.words.iter().all(|word| word.bold);
        match cells.last_mut() {
            Some(cell) if cell.column + cell.span > first as u32 => {
                cell.text.push(' ');
                cell.text.push_str(&segment.text());
                cell.rectangle = union([cell.rectangle, rectangle].into_iter());
                cell.span = cell.span.max((last as u32 + 1).saturating_sub(cell.column));
            }
            _ => cells.push(GridCell {
                column: first as u32,
                span: (last - first + 1) as u32,
                text: segment.text(),
                rectangle,
                bold,
            }),
        }
    }
    cells
}

/// A segment over several columns is cut where a wide blank lies between two of them, so that a
/// heading over columns stays whole and close columns come apart.
fn parts(segment: &Segment, columns: &[(f64, f64)]) -> Vec<Segment> {
    let mut parts: Vec<Segment> = Vec::new();
    for word in &segment.words {
        let alone = Segment {
            words: vec![word.clone()],
            left: word.left,
            right: word.right,
        };
        match parts.last_mut() {
            Some(part) if !parted(part, &alone, columns) => {
                part.right = part.right.max(word.right);
                part.words.push(word.clone());
            }
            _ => parts.push(alone),
        }
    }
    parts
}

fn parted(part: &Segment, word: &Segment, columns: &[(f64, f64)]) -> bool {
    let size = word.words.first().map_or(10.0, |word| word.size);
    let last = touched(part, columns).last().copied();
    let first = touched(word, columns).first().copied();
    last.zip(first).is_some_and(|(last, first)| last < first) && word.left - part.right > 0.4 * size
}

fn touched(segment: &Segment, columns: &[(f64, f64)]) -> Vec<usize> {
    let over = |(left, right): &(f64, f64)| segment.right.min(*right) > segment.left.max(*left);
    columns
        .iter()
        .enumerate()
        .filter(|(_, column)| over(column))
        .map(|(index, _)| index)
        .collect()
}

fn nearest(segment: &Segment, columns: &[(f64, f64)]) -> usize {
    let middle = f64::midpoint(segment.left, segment.right);
    let far = |(left, right): &(f64, f64)| (f64::midpoint(*left, *right) - middle).abs();
    let distances = columns.iter().map(far).enumerate();
    distances
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_from_words() {
        for amount in [
            "1 234,56 €",
            "(300)",
            "-4 080,93 €",
            "12 %",
            "2023",
            "–",
            "44 000 EUR",
        ] {
            assert!(is_amount(amount), "{amount}");
        }
        for word in ["Total", "12 bénévoles", "", "01/22", "DEBAMAX 1 000,00 €"] {
            assert!(!is_amount(word), "{word}");
        }
    }
}
