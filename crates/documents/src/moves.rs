//! What edits move in a text, told from the edits alone: a replaced span shifts the later spans of
//! its paragraph, and an answer of several paragraphs shifts the blocks after it.

use std::collections::{BTreeMap, HashMap};

use crate::lines::normal;
use crate::{Address, Anchor, Edit, Value};

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

/// Where a span of the original begins after the spans before it in its paragraph were replaced.
pub(crate) fn shift(edit: &Edit, start: u32, edits: &[&Edit]) -> usize {
    let mut at = start as usize;
    for other in edits {
        if other.address.path == edit.address.path
            && let Anchor::Span { start: before, end } = other.address.anchor
            && before < start
        {
            let length = end.saturating_sub(before);
            at = (at + new_length(&other.value, length)).saturating_sub(length as usize);
        }
    }
    at
}

/// Characters that a value takes in place of `length` characters.
pub(crate) fn new_length(value: &Value, length: u32) -> usize {
    match value {
        Value::Tick(true) => 1,
        Value::Tick(false) => length as usize,
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
