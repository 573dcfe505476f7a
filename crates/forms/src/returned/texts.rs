//! A text that was sent, aligned with the blank form paragraph by paragraph and cell by cell.

use std::collections::HashMap;

use documents::{Address, Anchor, Block, Cell, Table, TextBlock};

use super::pattern::Pattern;
use crate::model::{Form, FormBox, Kind};
use crate::wording::is_full_tick;

/// The most comparisons of paragraphs: two forms of two thousand paragraphs.
const MOST_COMPARED: usize = 4_000_000;
/// Share of a table's words that must be found again for it to be the same table.
const SAME_TABLE: f32 = 0.5;

/// Puts what the boxes of a text hold into `held`.
pub(super) fn hold<'a>(
    form: &'a Form,
    blank: &[Block],
    sent: &[Block],
    held: &mut HashMap<&'a str, String>,
) {
    let mut places: HashMap<Path<'_>, Vec<&FormBox>> = HashMap::new();
    for asked in &form.boxes {
        if asked.address.anchor != Anchor::Field {
            places.entry(path(&asked.address)).or_default().push(asked);
        }
    }
    Texts { places, held }.blocks(blank, sent);
}

/// Names a paragraph or cell: its part and its path.
type Path<'a> = (&'a str, &'a str);

fn path(address: &Address) -> Path<'_> {
    (&address.part, &address.path)
}

struct Texts<'a, 'h> {
    /// Boxes by the paragraph or cell they are in.
    places: HashMap<Path<'a>, Vec<&'a FormBox>>,
    held: &'h mut HashMap<&'a str, String>,
}

/// A block of the blank form, made ready to be found again.
enum Sought<'b, 'a> {
    /// Words of the form, with places among them.
    Words(Pattern, Vec<&'a FormBox>),
    /// Nothing but a place, or nothing at all.
    Blank(Vec<&'a FormBox>),
    Table(&'b Table),
}

impl<'a> Texts<'a, '_> {
    fn blocks(&mut self, blank: &[Block], sent: &[Block]) {
        if blank.len().saturating_mul(sent.len()) > MOST_COMPARED {
            return;
        }
        let sought: Vec<Sought<'_, 'a>> = blank.iter().map(|block| self.sought(block)).collect();
        let texts: Vec<Option<String>> = sent.iter().map(text).collect();
        let paired = aligned(&sought, sent, &texts);
        let (mut i, mut j) = (0, 0);
        let ends = paired.into_iter().chain([(sought.len(), sent.len())]);
        for (next, there) in ends {
            self.between(&sought[i..next], &texts[j..there]);
            if let (Some(one), Some(other)) = (sought.get(next), sent.get(there)) {
                self.pair(one, other, texts[there].as_deref());
            }
            (i, j) = (next + 1, there + 1);
        }
    }

    fn sought<'b>(&self, block: &'b Block) -> Sought<'b, 'a> {
        let text = match block {
            Block::Table(table) => return Sought::Table(table),
            Block::Text(text) => text,
        };
        let (pattern, boxes) = self.pattern(text);
        if pattern.is_blank() {
            Sought::Blank(boxes)
        } else {
            Sought::Words(pattern, boxes)
        }
    }

    /// The form's words in a paragraph, and the boxes among them in their order.
    fn pattern(&self, text: &TextBlock) -> (Pattern, Vec<&'a FormBox>) {
        let skeleton = text.skeleton();
        let length = skeleton.chars().count();
        let boxes = self.places.get(&path(&text.address));
        let mut spans: Vec<(usize, usize, &FormBox)> = boxes
            .into_iter()
            .flatten()
            .map(|asked| match asked.address.anchor {
                Anchor::Span { start, end } => (start as usize, end as usize, *asked),
                // What is written there follows the paragraph's text.
                _ => (length, length, *asked),
            })
            .collect();
        spans.sort_by_key(|(start, end, _)| (*start, *end));
        let boxes = spans.iter().map(|(_, _, asked)| *asked).collect();
        let spans: Vec<(usize, usize)> = spans.iter().map(|(from, to, _)| (*from, *to)).collect();
        (Pattern::new(&skeleton, &spans), boxes)
    }

    /// A block and the one that it became.
    fn pair(&mut self, one: &Sought<'_, 'a>, other: &Block, text: Option<&str>) {
        match (one, other) {
            (Sought::Words(pattern, boxes), _) => {
                if let Some(found) = text.and_then(|text| pattern.read(text)) {
                    for (asked, text) in boxes.iter().zip(found) {
                        self.keep(asked, &text);
                    }
                }
            }
            (Sought::Table(table), Block::Table(other)) => self.cells(table, other),
            _ => {}
        }
    }

    /// Blocks between two that were found again: what stands there was written into the blank ones.
    fn between(&mut self, blank: &[Sought<'_, 'a>], sent: &[Option<String>]) {
        let changed = blank.iter().any(|one| !matches!(one, Sought::Blank(_)));
        let boxes: Vec<&FormBox> = blank
            .iter()
            .filter_map(|one| match one {
                Sought::Blank(boxes) => boxes.first().copied(),
                _ => None,
            })
            .collect();
        // Where the form's own words were changed, what is an answer cannot be told.
        if boxes.is_empty() || changed {
            return;
        }
        let written: Vec<&str> = sent
            .iter()
            .flatten()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        if boxes.len() > 1 && boxes.len() == written.len() {
            for (asked, text) in boxes.iter().zip(written) {
                self.keep(asked, text);
            }
            return;
        }
        self.keep(boxes[0], &written.join("\n"));
        for asked in &boxes[1..] {
            self.keep(asked, "");
        }
    }

    fn cells(&mut self, blank: &Table, sent: &Table) {
        for cell in &blank.cells {
            let Some(other) = sent.at(cell.row, cell.column) else {
                continue;
            };
            let boxes = self.places.get(&path(&cell.address));
            let mut boxes = boxes.into_iter().flatten();
            let Some(asked) = boxes.find(|asked| asked.address.anchor == Anchor::Cell) else {
                self.blocks(&cell.blocks, &other.blocks);
                continue;
            };
            let own = Pattern::new(&cell.text(), &[(usize::MAX, usize::MAX)]);
            let text = match own.is_blank() {
                true => Some(other.text()),
                false => own.read(&other.text()).map(|held| held.concat()),
            };
            if let Some(text) = text {
                self.keep(asked, text.trim());
            }
        }
    }

    fn keep(&mut self, asked: &'a FormBox, text: &str) {
        let text = match asked.kind {
            Kind::Tick if text.contains(is_full_tick) || matches!(text, "x" | "X") => "x",
            Kind::Tick => "",
            _ => text,
        };
        self.held.insert(&asked.id, text.to_owned());
    }
}

fn text(block: &Block) -> Option<String> {
    match block {
        Block::Text(text) => Some(text.skeleton()),
        Block::Table(_) => None,
    }
}

/// Pairs of blocks that are the same but for what was written into them, in order, as many words as
/// can be (the longest common subsequence, weighed).
fn aligned(
    blank: &[Sought<'_, '_>],
    sent: &[Block],
    texts: &[Option<String>],
) -> Vec<(usize, usize)> {
    let width = sent.len() + 1;
    let mut best = vec![0_u32; (blank.len() + 1) * width];
    for (i, one) in blank.iter().enumerate() {
        for (j, other) in sent.iter().enumerate() {
            let same = weight(one, other, texts[j].as_deref());
            let together = if same > 0 {
                best[i * width + j] + same
            } else {
                0
            };
            best[(i + 1) * width + j + 1] = together
                .max(best[i * width + j + 1])
                .max(best[(i + 1) * width + j]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (blank.len(), sent.len());
    while i > 0 && j > 0 {
        let here = best[i * width + j];
        if here == best[(i - 1) * width + j] {
            i -= 1;
        } else if here == best[i * width + j - 1] {
            j -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
            pairs.push((i, j));
        }
    }
    pairs.reverse();
    pairs
}

/// How many words of the form say that a block is the same; 0 where it is not.
fn weight(one: &Sought<'_, '_>, other: &Block, text: Option<&str>) -> u32 {
    match (one, other) {
        (Sought::Words(pattern, _), Block::Text(_)) => {
            let found = text.and_then(|text| pattern.read(text));
            let words = pattern.whole().split(' ').count();
            found.map_or(0, |_| u32::try_from(words).unwrap_or(u32::MAX / 2))
        }
        (Sought::Table(table), Block::Table(other)) => same_table(table, other),
        _ => 0,
    }
}

/// How many cells with words are the same in both tables; 0 where they are two tables.
fn same_table(one: &Table, other: &Table) -> u32 {
    let texts = |cell: &Cell| language::words::fold(&cell.text());
    let (mut all, mut found) = (0_u32, 0_u32);
    for cell in &one.cells {
        let words = texts(cell);
        if words.is_empty() {
            continue;
        }
        all += 1;
        let there = other.at(cell.row, cell.column).map(texts);
        found += u32::from(there.is_some_and(|there| begins(&there, &words)));
    }
    match all {
        0 => u32::from(one.cells.len() == other.cells.len()),
        all if found as f32 >= SAME_TABLE * all as f32 => found,
        _ => 0,
    }
}

/// True when a cell says what it said, or begins with it: something was written after it, or in it.
fn begins(there: &str, words: &str) -> bool {
    let start: String = words.chars().take(12).collect();
    there.starts_with(start.trim_end_matches(['.', '_', '…', ' ']))
}
