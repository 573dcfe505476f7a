//! Lines to blocks: paragraphs, items, tables, headers and footers. Headings are told apart last,
//! in [`super::headings`], when all of the document has been seen.

use std::collections::HashSet;

use super::headings;
use super::hyphens;
use super::lines::{Line, Region, union};
use super::markers;
use super::running;
use super::tables::{self, Grid};
use crate::{Address, Anchor, Block, Cell, Piece, Role, Table, TextBlock};

/// The lines of a page.
pub(super) struct PageLines {
    /// Page counted from 1.
    pub(super) number: u32,
    /// Height in points.
    pub(super) height: f64,
    /// Its text lies unseen over the picture of a scan: sizes are guesses of a machine.
    pub(super) scanned: bool,
    pub(super) regions: Vec<Region>,
}

/// A block whose role is not settled yet.
pub(super) struct Draft {
    pub(super) page: u32,
    pub(super) rectangle: [f32; 4],
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    Text {
        text: String,
        role: Role,
        size: f64,
        bold: bool,
        lines: usize,
    },
    Table(Grid),
}

/// Blocks of all pages in reading order; `most` blocks and cells at most, and whether that was
/// enough.
pub(super) fn blocks(pages: &[PageLines], most: usize) -> (Vec<Block>, bool) {
    let running = running::headers_and_footers(pages);
    let vocabulary = hyphens::vocabulary(pages);
    let body = headings::body_size(pages);
    let mut drafts: Vec<Draft> = Vec::new();
    for page in pages {
        for region in &page.regions {
            let (mut head, mut main, mut foot) = (Vec::new(), Vec::new(), Vec::new());
            for line in region {
                if !running.contains(&running::key(page, line)) {
                    main.push(line.clone());
                } else if line.baseline > page.height / 2.0 {
                    head.push(line);
                } else {
                    foot.push(line);
                }
            }
            let repeated =
                |line: &Line| draft(page, &[line], Role::HeaderFooter, line.text(), body);
            drafts.extend(head.into_iter().map(repeated));
            region_drafts(page, &main, body, &vocabulary, &mut drafts);
            drafts.extend(foot.into_iter().map(repeated));
        }
    }
    headings::settle(&mut drafts, body);
    join_over_pages(&mut drafts);
    let mut blocks = Vec::new();
    let mut count = 0;
    for draft in drafts {
        count += match &draft.kind {
            Kind::Text { .. } => 1,
            Kind::Table(grid) => 1 + grid.rows.iter().map(Vec::len).sum::<usize>(),
        };
        if count > most {
            return (blocks, false);
        }
        let block = block(draft, blocks.len());
        blocks.push(block);
    }
    (blocks, true)
}

fn draft(page: &PageLines, lines: &[&Line], role: Role, text: String, body: f64) -> Draft {
    let size = lines.iter().map(|line| line.size).sum::<f64>() / lines.len().max(1) as f64;
    Draft {
        page: page.number,
        rectangle: union(lines.iter().map(|line| line.rectangle())),
        kind: Kind::Text {
            text,
            role,
            size: if page.scanned && size < 1.4 * body {
                body
            } else {
                size
            },
            bold: lines.iter().all(|line| line.bold),
            lines: lines.len(),
        },
    }
}

fn region_drafts(
    page: &PageLines,
    lines: &[Line],
    body: f64,
    vocabulary: &HashSet<String>,
    drafts: &mut Vec<Draft>,
) {
    let pitch = pitch(lines);
    let margins = margins(lines, pitch);
    let lefts = markers::indents(lines);
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let rest = lines.get(index..).unwrap_or_default();
        if let Some(grid) = tables::table(rest) {
            let taken = rest.get(..grid.lines).unwrap_or_default();
            index += grid.lines;
            drafts.push(Draft {
                page: page.number,
                rectangle: union(taken.iter().map(Line::rectangle)),
                kind: Kind::Table(grid),
            });
            continue;
        }
        let mut taken = vec![line];
        while let Some(next) = lines.get(index + taken.len())
            && let Some(margin) = margins.get(index + taken.len() - 1)
            && joins(
                &taken,
                next,
                *margin,
                pitch,
                Setting {
                    body,
                    scanned: page.scanned,
                },
            )
        {
            taken.push(next);
        }
        index += taken.len();
        let mut text = String::new();
        for line in &taken {
            hyphens::append(&mut text, &tabbed(line), vocabulary);
        }
        let role = match markers::marker(line) {
            Some(marker) if !text.trim().is_empty() => {
                if let Some(bare) = marker.strip(&text) {
                    text = bare;
                }
                Role::Item(markers::level(&lefts, line))
            }
            _ => Role::Paragraph,
        };
        drafts.push(draft(page, &taken, role, text, body));
    }
}

/// The text of a line; a wide blank is a tab.
fn tabbed(line: &Line) -> String {
    line.segments
        .iter()
        .map(super::lines::Segment::text)
        .collect::<Vec<_>>()
        .join("\t")
}

/// The median distance of baselines, in points.
fn pitch(lines: &[Line]) -> f64 {
    let mut gaps: Vec<f64> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((a.baseline - b.baseline, a.size.max(b.size))),
            _ => None,
        })
        .filter(|(gap, size)| *gap > 0.0 && *gap < 3.0 * size)
        .map(|(gap, _)| gap)
        .collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0)
}

fn near(above: &Line, line: &Line, pitch: f64) -> bool {
    let size = above.size.max(line.size);
    let gap = above.baseline - line.baseline;
    gap > 0.0 && gap <= (1.2 * pitch).max(1.35 * size).min(2.2 * size)
}

/// For each line, how far right the lines of its run reach: a line that ends well before that
/// ends its paragraph.
fn margins(lines: &[Line], pitch: f64) -> Vec<f64> {
    let mut margins = vec![0.0; lines.len()];
    let mut start = 0;
    for end in 1..=lines.len() {
        let together = lines
            .get(end)
            .zip(lines.get(end - 1))
            .is_some_and(|(line, above)| {
                near(above, line, pitch) && (above.size - line.size).abs() < 0.1 * above.size
            });
        if together {
            continue;
        }
        let run = lines.get(start..end).unwrap_or_default();
        let right = run.iter().map(|line| line.right).fold(0.0, f64::max);
        if let Some(margins) = margins.get_mut(start..end) {
            margins.fill(right);
        }
        start = end;
    }
    margins
}

#[derive(Clone, Copy)]
struct Setting {
    body: f64,
    scanned: bool,
}

/// True when `next` continues the paragraph of `taken`.
fn joins(taken: &[&Line], next: &Line, margin: f64, pitch: f64, setting: Setting) -> bool {
    let (Some(first), Some(above)) = (taken.first(), taken.last()) else {
        return false;
    };
    let size = above.size;
    let text = next.text();
    let steady = if setting.scanned { 0.25 } else { 0.08 };
    if !near(above, next, pitch)
        || (size - next.size).abs() > steady * size
        // A weight changes in the middle of a sentence, or a title ends.
        || (above.bold != next.bold && !text.starts_with(char::is_lowercase))
        || above.segments.len() > 1
        || next.segments.len() > 1
        || markers::marker(next).is_some()
        || headings::is_numbered(&text)
    {
        return false;
    }
    // A title may wrap wherever it looks well.
    if size > 1.15 * setting.body && taken.len() < 4 && !setting.scanned {
        return true;
    }
    let item = markers::marker(first).is_some();
    let left = taken.get(1).map_or(first.left, |second| second.left);
    if taken.len() > 1 && (next.left > left + 0.8 * size || next.left < left - 3.0 * size) {
        return false;
    }
    if item && next.left < first.left - 0.5 * size {
        return false;
    }
    let word = next
        .words()
        .next()
        .map_or(0.0, |word| word.right - word.left);
    margin - above.right < word + 0.35 * size + 0.02 * (margin - above.left)
}

/// A paragraph that runs over the end of a page is one paragraph.
fn join_over_pages(drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut last_body: Option<usize> = None;
    for draft in drafts.drain(..) {
        if let Kind::Text {
            text,
            role: Role::Paragraph,
            size,
            bold,
            lines,
        } = &draft.kind
            && let Some(open) = last_body.and_then(|index| joined.get_mut(index))
            && open.page + 1 == draft.page
            && let Kind::Text {
                text: before,
                role: Role::Paragraph | Role::Item(_),
                size: size_before,
                bold: bold_before,
                lines: lines_before,
            } = &mut open.kind
            && bold == bold_before
            && (*size - *size_before).abs() < 0.05 * size
            && *lines_before > 1
            && *lines > 0
            && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-'))
            && text.starts_with(char::is_lowercase)
        {
            hyphens::append(before, text, &HashSet::new());
            continue;
        }
        let running = matches!(
            draft.kind,
            Kind::Text {
                role: Role::HeaderFooter,
                ..
            }
        );
        joined.push(draft);
        if !running {
            last_body = joined.len().checked_sub(1);
        }
    }
    *drafts = joined;
}

fn block(draft: Draft, index: usize) -> Block {
    let address = |path: String, anchor, rectangle| Address {
        page: Some(draft.page),
        rectangle: Some(rectangle),
        ..Address::new("", path, anchor)
    };
    let here = address(index.to_string(), Anchor::Block, draft.rectangle);
    match draft.kind {
        Kind::Text {
            text, role, bold, ..
        } => Block::Text(TextBlock {
            address: here,
            role,
            emphasised: bold,
            pieces: vec![Piece::Text(text)],
        }),
        Kind::Table(grid) => {
            let mut cells = Vec::new();
            for (row, line) in grid.rows.into_iter().enumerate() {
                for cell in line {
                    let path = format!("{index}/{row}/{}", cell.column);
                    let text = TextBlock {
                        address: address(path.clone(), Anchor::Block, cell.rectangle),
                        role: Role::Paragraph,
                        emphasised: cell.bold,
                        pieces: vec![Piece::Text(cell.text)],
                    };
                    cells.push(Cell {
                        address: address(path, Anchor::Cell, cell.rectangle),
                        row: row as u32,
                        column: cell.column,
                        row_span: 1,
                        column_span: cell.span,
                        blocks: vec![Block::Text(text)],
                        sheet: None,
                    });
                }
            }
            Block::Table(Table {
                address: here,
                name: String::new(),
                protected: false,
                hidden: false,
                cells,
            })
        }
    }
}
