//! JSON (RFC 8259) and YAML (1.2) as one bounded tree of texts, lists and maps.
//!
//! Counted while it is built: depth, nodes and bytes. An alias of YAML counts as all that it
//! stands for, so that a few lines cannot become millions.

use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};

use crate::{Bounds, ReadError};

/// A value. Numbers and truth values are the text they are written as; null is an empty text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// Deeper than any form nests, and shallow enough for every walk to be recursive.
const DEPTH: usize = 96;

impl Node {
    /// What a map has under a key; where it comes twice, the last counts.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries()
            .iter()
            .rev()
            .find_map(|(own, node)| (own == key).then_some(node))
    }

    /// The text under a key, trimmed; empty where there is none.
    pub(super) fn text(&self, key: &str) -> &str {
        self.get(key).map(Self::as_text).unwrap_or_default()
    }

    /// Its text, trimmed; empty for lists and maps.
    pub(super) fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text.trim(),
            Self::List(_) | Self::Map(_) => "",
        }
    }

    /// The whole number above 0 under a key, written as a number or as a text.
    pub(super) fn number(&self, key: &str) -> Option<u32> {
        self.text(key).parse().ok().filter(|number| *number > 0)
    }

    /// The truth value under a key; `1` and `0` are ones.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        match self.text(key) {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    /// The items of the list under a key.
    pub(super) fn list(&self, key: &str) -> &[Self] {
        self.get(key).map(Self::items).unwrap_or_default()
    }

    /// Its items; none for texts and maps.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Text(_) | Self::Map(_) => &[],
        }
    }

    /// Its keys and values in order; none for texts and lists.
    pub(super) fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Map(entries) => entries,
            Self::Text(_) | Self::List(_) => &[],
        }
    }
}

/// How much may still be built.
pub(super) struct Budget {
    nodes: Cell<usize>,
    bytes: Cell<usize>,
    exceeded: Cell<Option<&'static str>>,
}

impl Budget {
    pub(super) fn new(bounds: &Bounds) -> Self {
        Self {
            nodes: Cell::new(bounds.blocks),
            bytes: Cell::new(usize::try_from(bounds.part_bytes).unwrap_or(usize::MAX)),
            exceeded: Cell::new(None),
        }
    }

    fn take(&self, nodes: usize, bytes: usize, depth: usize) -> Result<(), &'static str> {
        let exceeded = |bound| {
            self.exceeded.set(Some(bound));
            bound
        };
        if depth > DEPTH {
            return Err(exceeded("depth"));
        }
        let left = self.nodes.get().checked_sub(nodes);
        self.nodes.set(left.ok_or_else(|| exceeded("blocks"))?);
        let left = self.bytes.get().checked_sub(bytes);
        self.bytes.set(left.ok_or_else(|| exceeded("part_bytes"))?);
        Ok(())
    }

    fn error(&self, said: impl fmt::Display) -> ReadError {
        match self.exceeded.get() {
            Some(bound) => ReadError::TooLarge(bound),
            None => ReadError::Damaged(said.to_string()),
        }
    }
}

/// Reads JSON.
pub(super) fn json(text: &str, budget: &Budget) -> Result<Node, ReadError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let node = Seed { budget, depth: 1 }
        .deserialize(&mut reader)
        .and_then(|node| reader.end().map(|()| node));
    node.map_err(|error| budget.error(error))
}

struct Seed<'b> {
    budget: &'b Budget,
    depth: usize,
}

impl Seed<'_> {
    fn take<E: serde::de::Error>(&self, bytes: usize) -> Result<(), E> {
        self.budget.take(1, bytes, self.depth).map_err(E::custom)
    }

    fn scalar<E: serde::de::Error>(&self, text: String) -> Result<Node, E> {
        self.take(text.len())?;
        Ok(Node::Text(text))
    }

    fn inner(&self) -> Self {
        Seed {
            budget: self.budget,
            depth: self.depth + 1,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Node, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Node, E> {
        self.scalar(value.to_string())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Node, E> {
        self.scalar(value.to_string())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Node, E> {
        self.scalar(value.to_string())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Node, E> {
        self.scalar(value.to_string())
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Node, E> {
        self.scalar(value.to_owned())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Node, E> {
        self.scalar(String::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut reader: A) -> Result<Node, A::Error> {
        self.take(0)?;
        let mut items = Vec::new();
        while let Some(item) = reader.next_element_seed(self.inner())? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut reader: A) -> Result<Node, A::Error> {
        self.take(0)?;
        let mut entries = Vec::new();
        while let Some(key) = reader.next_key::<String>()? {
            self.budget
                .take(0, key.len(), 0)
                .map_err(A::Error::custom)?;
            entries.push((key, reader.next_value_seed(self.inner())?));
        }
        Ok(Node::Map(entries))
    }
}

/// What a node takes of the budget, and how deep it is.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    nodes: usize,
    bytes: usize,
    depth: usize,
}

/// A list or map that is not ended yet.
struct Open {
    node: Node,
    /// The key that waits for its value.
    key: Option<String>,
    anchor: usize,
    size: Size,
}

/// Reads the first document of YAML.
pub(super) fn yaml(text: &str, budget: &Budget) -> Result<Node, ReadError> {
    let mut open: Vec<Open> = Vec::new();
    let mut anchored: HashMap<usize, (Node, Size)> = HashMap::new();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| budget.error(error))?;
        let depth = open.len() + 1;
        let take = |size: Size| {
            let taken = budget.take(size.nodes, size.bytes, open.len() + size.depth);
            taken.map_err(|bound| budget.error(bound))
        };
        let (node, size, anchor) = match event {
            Event::Scalar(value, style, anchor, _) => {
                let null = style == ScalarStyle::Plain && matches!(&*value, "~" | "null" | "Null");
                let value = if null {
                    String::new()
                } else {
                    value.into_owned()
                };
                let size = Size {
                    nodes: 1,
                    bytes: value.len(),
                    depth: 1,
                };
                take(size)?;
                (Node::Text(value), size, anchor)
            }
            Event::Alias(anchor) => {
                let known = anchored.get(&anchor);
                let (node, size) = known.ok_or_else(|| budget.error("an alias of nothing"))?;
                take(*size)?;
                (node.clone(), *size, 0)
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                let node = match event {
                    Event::SequenceStart(..) => Node::List(Vec::new()),
                    _ => Node::Map(Vec::new()),
                };
                let size = Size {
                    nodes: 1,
                    bytes: 0,
                    depth: 1,
                };
                take(size)?;
                debug_assert!(depth <= DEPTH);
                open.push(Open {
                    node,
                    key: None,
                    anchor,
                    size,
                });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(ended) => (ended.node, ended.size, ended.anchor),
                None => return Err(budget.error("an end without a start")),
            },
            Event::DocumentEnd | Event::StreamEnd => break,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => continue,
        };
        if anchor > 0 {
            // What is kept for aliases is a copy, and counts as one.
            budget
                .take(size.nodes, size.bytes, 0)
                .map_err(|bound| budget.error(bound))?;
            anchored.insert(anchor, (node.clone(), size));
        }
        let Some(parent) = open.last_mut() else {
            return Ok(node);
        };
        parent.size.nodes += size.nodes;
        parent.size.bytes += size.bytes;
        parent.size.depth = parent.size.depth.max(size.depth + 1);
        match &mut parent.node {
            Node::List(items) => items.push(node),
            Node::Map(entries) => match (parent.key.take(), node) {
                (Some(key), value) => entries.push((key, value)),
                (None, Node::Text(key)) => parent.key = Some(key),
                // A key that is no text names nothing that is looked for.
                (None, _) => parent.key = Some(String::new()),
            },
            Node::Text(_) => {}
        }
    }
    Err(ReadError::Damaged(String::from("YAML without content")))
}
