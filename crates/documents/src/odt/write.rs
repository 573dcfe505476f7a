//! The odt writer: each edit becomes splices in the part it names; every other part is copied.

use std::collections::HashSet;

use crate::container::{Container, rewrite};
use crate::moves::{by_part, maker};
use crate::xml::{Id, Tree};
use crate::{Address, Anchor, Bounds, Edit, ReadError, Value, WriteError};

use super::compose::Draft;
use super::controls::controls;
use super::fill::fill;
use super::place::{self, Refusal, Span};
use super::protection::is_protected;
use super::read;
use super::styles::Styles;

/// Writes values into a copy of an odt file.
pub(crate) fn write(
    original: &[u8],
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    let mut container = Container::open(original, bounds)?;
    let styles = read::styles(&mut container, bounds);
    let mut parts = Vec::new();
    for (name, edits) in by_part(edits) {
        let holds_text = matches!(name, "content.xml" | "styles.xml");
        let Some(bytes) = container.part(name)?.filter(|_| holds_text) else {
            return Err(no_such_place(&edits[0].address));
        };
        parts.push((name, write_part(&bytes, &styles, &edits, bounds)?));
    }
    Ok(rewrite(original, &parts, bounds)?)
}

fn write_part(
    bytes: &[u8],
    styles: &Styles,
    edits: &[&Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    let tree = Tree::parse(bytes, bounds)?;
    let source = std::str::from_utf8(bytes)
        .map_err(|_| ReadError::Damaged("XML is not UTF-8".to_owned()))?;
    let controls = controls(&tree);
    let mut draft = Draft::new(&tree, source, styles, &controls);
    // Which edit made the splices up to a number.
    let mut made: Vec<(usize, &Address)> = Vec::new();
    let mut seen = HashSet::new();
    for edit in edits {
        let address = &edit.address;
        if !seen.insert((&address.path, address.occurrence, address.anchor)) {
            return Err(forbidden(address, "two edits name this place"));
        }
        let id = tree
            .at(&address.path)
            .ok_or_else(|| no_such_place(address))?;
        write_one(&mut draft, id, edit)?;
        made.push((draft.splices.len(), address));
    }
    draft.finish();
    if let Some(number) = draft.splices.overlap() {
        let address = maker(&made, number).unwrap_or(&edits[0].address);
        return Err(forbidden(address, "it overlaps another edit"));
    }
    Ok(draft.splices.apply(bytes))
}

fn write_one(draft: &mut Draft<'_>, id: Id, edit: &Edit) -> Result<(), WriteError> {
    let address = &edit.address;
    let tree = draft.tree;
    let paragraph = matches!(tree.get(id).name.as_str(), "p" | "h");
    let cell = tree.get(id).name == "table-cell";
    if stands_for_several(tree, id) {
        return Err(forbidden(address, "it stands for several cells"));
    }
    if address.anchor != Anchor::Field && is_protected(tree, id) {
        return Err(forbidden(address, "it is protected"));
    }
    match address.anchor {
        Anchor::Field if paragraph => match fill(draft, id, address.occurrence, &edit.value) {
            Some(filled) => filled.map_err(|reason| forbidden(address, reason)),
            None => Err(no_such_place(address)),
        },
        // A box that is left off stays as it is.
        Anchor::Span { .. } if paragraph && edit.value == Value::Tick(false) => Ok(()),
        Anchor::Span { start, end } if paragraph => {
            let span = Span {
                start: start as usize,
                end: end as usize,
                value: &edit.value,
            };
            let scan = draft.scan(id);
            place::span(draft, id, &scan, span).map_err(|refusal| match refusal {
                Refusal::NoSuchPlace => no_such_place(address),
                Refusal::Forbidden(reason) => forbidden(address, reason),
            })
        }
        Anchor::Block if paragraph => {
            place::block(draft, id, edit.value.display());
            Ok(())
        }
        Anchor::Cell if cell => {
            place::cell(draft, id, edit.value.display());
            Ok(())
        }
        _ => Err(no_such_place(address)),
    }
}

/// True inside a cell or row that is written once and shown several times. No office suite writes
/// tables of texts so.
fn stands_for_several(tree: &Tree, id: Id) -> bool {
    let repeats = ["number-columns-repeated", "number-rows-repeated"];
    let mut at = Some(id);
    while let Some(id) = at {
        let inside = matches!(tree.get(id).name.as_str(), "table-cell" | "table-row");
        if inside
            && repeats
                .iter()
                .any(|name| tree.attribute(id, name).is_some_and(|count| count != "1"))
        {
            return true;
        }
        at = tree.get(id).parent;
    }
    false
}

pub(super) fn no_such_place(address: &Address) -> WriteError {
    WriteError::NoSuchPlace(Box::new(address.clone()))
}

fn forbidden(address: &Address, reason: &'static str) -> WriteError {
    WriteError::Forbidden(Box::new(address.clone()), reason)
}
