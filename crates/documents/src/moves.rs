//! What edits move in a text, told from the edits alone: a replaced span shifts the later spans of
//! its paragraph, and an answer of several paragraphs shifts the blocks after it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::lines::normal;
use crate::{Address, Anchor, Edit, LEADER, Value};

/// Edits by the part of the archive that they are in.
pub(crate) fn by_part(edits: &[Edit]) -> BTreeMap<&str, Vec<&Edit>> {
    let mut parts: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        parts.entry(&edit.address.part).or_default().push(edit);
    }
    parts
}

/// Paragraphs that answers added: per parent, in paths of the original, after which child how many.
#[derive(Default)]
pub(crate) struct Grown(HashMap<Vec<usize>, Vec<(usize, usize)>>);

impl Grown {
    /// Notes that so many paragraphs came after the one at a path of the original.
    pub(crate) fn add(&mut self, path: &str, more: usize) {
        let mut path = indexes(path);
        if let Some(index) = path.pop() {
            self.0.entry(path).or_default().push((index, more));
        }
    }

    /// A path of the original, as it is after the paragraphs that were added before it.
    pub(crate) fn moved(&self, path: &str) -> String {
        let original = indexes(path);
        let moved: Vec<String> = original
            .iter()
            .enumerate()
            .map(|(depth, index)| {
                let added = self.0.get(&original[..depth]).map_or(0, |grown| {
                    let before = grown.iter().filter(|(after, _)| after < index);
                    before.map(|(_, more)| more).sum()
                });
                (index + added).to_string()
            })
            .collect();
        moved.join("/")
    }
}

/// Where a span of the original may begin in the written paragraph, after the spans before it were
/// replaced. A space or a kept tab around an earlier answer is seen in what is written; where the
/// original may have had it too, both places count.
pub(crate) fn begins(
    edit: &Edit,
    start: u32,
    edits: &[&Edit],
    skeleton: &[char],
) -> BTreeSet<usize> {
    let mut before: Vec<(u32, u32, &Value)> = edits
        .iter()
        .filter(|other| other.address.path == edit.address.path)
        .filter_map(|other| match other.address.anchor {
            Anchor::Span { start: from, end } if from < start => Some((from, end, &other.value)),
            _ => None,
        })
        .collect();
    before.sort_by_key(|(from, ..)| *from);
    // Each place as that of the original, and how far what was written before moved it.
    let mut moved: BTreeSet<isize> = BTreeSet::from([0]);
    for (from, end, value) in before {
        let length = end.saturating_sub(from) as usize;
        let text: Vec<char> = normal(value.display()).chars().collect();
        let mut after = BTreeSet::new();
        for by in &moved {
            let at = (from as usize).saturating_add_signed(*by);
            let new = new_length(value, length as u32);
            let grown = |more: usize| by.saturating_add_unsigned(new + more) - length as isize;
            after.insert(grown(0));
            if matches!(value, Value::Tick(_)) {
                continue;
            }
            for gap in 0..=usize::from(skeleton.get(at) == Some(&' ')) {
                let end = at + gap + new;
                if skeleton.get(at + gap..end) != Some(text.as_slice()) {
                    continue;
                }
                after.insert(grown(gap));
                if matches!(skeleton.get(end), Some(' ' | &LEADER)) {
                    after.insert(grown(gap + 1));
                }
            }
        }
        moved = after;
    }
    let at = |by: isize| (start as usize).saturating_add_signed(by);
    let mut begins: BTreeSet<usize> = moved.into_iter().map(at).collect();
    if !matches!(edit.value, Value::Tick(_)) {
        let parted = |at: &usize| skeleton.get(*at) == Some(&' ');
        let after: Vec<usize> = begins
            .iter()
            .copied()
            .filter(parted)
            .map(|at| at + 1)
            .collect();
        begins.extend(after);
    }
    begins
}

/// Characters that a value takes in place of `length` characters.
pub(crate) fn new_length(value: &Value, length: u32) -> usize {
    match value {
        // A ticked box is as long as the box was: `[ ]` becomes `[x]`.
        Value::Tick(_) => length as usize,
        _ => normal(value.display()).chars().count(),
    }
}

/// A path as the indexes that it is made of.
pub(crate) fn indexes(path: &str) -> Vec<usize> {
    path.split('/')
        .filter_map(|index| index.parse().ok())
        .collect()
}

/// The address whose edit made a splice, by its number: `made` tells up to which number each edit
/// went on making them.
pub(crate) fn maker<'a>(made: &[(usize, &'a Address)], number: usize) -> Option<&'a Address> {
    let one = made.iter().find(|(up_to, _)| number < *up_to);
    one.map(|(_, address)| *address)
}
