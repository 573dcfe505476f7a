//! The docx writer: each edit becomes splices in the part it names; every other part is copied.

use std::collections::{BTreeMap, HashSet};

use crate::container::{Container, rewrite};
use crate::moves::{by_part, maker};
use crate::xml::{Id, Splices};
use crate::{Address, Anchor, Bounds, Edit, Value, WriteError};

use super::compose::Draft;
use super::control::Control;
use super::fill::fill;
use super::paragraph::{Place, Scan};
use super::part::Part;
use super::place::{self, Refusal, Span};
use super::read;
use super::styles::Styles;

/// Writes values into a copy of a docx file.
pub(crate) fn write(
    original: &[u8],
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    let mut container = Container::open(original, bounds)?;
    let styles = read::styles(&mut container, bounds);
    let mut parts = Vec::new();
    for (name, edits) in by_part(edits) {
        let Some(bytes) = container.part(name)? else {
            return Err(no_such_place(&edits[0].address));
        };
        let part = Part::parse(name, &bytes, bounds)?;
        parts.push((name, write_part(&part, &bytes, &styles, &edits)?));
    }
    Ok(rewrite(original, &parts, bounds)?)
}

fn write_part(
    part: &Part,
    bytes: &[u8],
    styles: &Styles,
    edits: &[&Edit],
) -> Result<Vec<u8>, WriteError> {
    let source = std::str::from_utf8(bytes).unwrap_or_default();
    let mut draft = Draft {
        part,
        source,
        styles,
        splices: Splices::default(),
    };
    // Which edit made the splices up to a number.
    let mut made: Vec<(usize, &Address)> = Vec::new();
    let mut seen = HashSet::new();
    let mut spans: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        let address = &edit.address;
        if !seen.insert((&address.path, address.occurrence, address.anchor)) {
            return Err(forbidden(address, "two edits name this place"));
        }
        if let Anchor::Span { .. } = address.anchor {
            spans.entry(&address.path).or_default().push(edit);
            continue;
        }
        let id = part
            .tree
            .at(&address.path)
            .ok_or_else(|| no_such_place(address))?;
        write_one(&mut draft, id, edit)?;
        made.push((draft.splices.len(), address));
    }
    for (path, edits) in spans {
        write_spans(&mut draft, path, &edits)?;
        made.push((draft.splices.len(), &edits[0].address));
    }
    if let Some(number) = draft.splices.overlap() {
        let address = maker(&made, number).unwrap_or(&edits[0].address);
        return Err(forbidden(address, "it overlaps another edit"));
    }
    Ok(draft.splices.apply(bytes))
}

fn write_one(draft: &mut Draft<'_>, id: Id, edit: &Edit) -> Result<(), WriteError> {
    let address = &edit.address;
    let part = draft.part;
    let name = part.tree.get(id).name.as_str();
    let end = part.tree.get(id).outer.end.saturating_sub(1);
    if matches!(address.anchor, Anchor::Block | Anchor::Cell) && part.marks.is_code(end) {
        return Err(forbidden(address, "it stands in a field's code"));
    }
    match (address.anchor, name) {
        (Anchor::Field, _) | (Anchor::Block, "sdt") => {
            let place = field_at(part, id, address.occurrence);
            let place = place.ok_or_else(|| no_such_place(address))?;
            fill(draft, place, &edit.value).map_err(|reason| forbidden(address, reason))?;
        }
        (Anchor::Block, "p") => place::block(draft, id, edit.value.display()),
        (Anchor::Cell, "tc") => place::cell(draft, id, edit.value.display()),
        _ => return Err(no_such_place(address)),
    }
    Ok(())
}

/// The field of that number at an element: a block's or cell's content control, or the fields of
/// a paragraph.
pub(super) fn field_at(part: &Part, id: Id, occurrence: u32) -> Option<Place> {
    if part.is(id, "sdt") {
        let field = occurrence == 0 && Control::of(part, id).is_field(part);
        return field.then_some(Place::Control(id));
    }
    if !part.is(id, "p") {
        return None;
    }
    Scan::of(part, id)
        .fields()
        .nth(usize::try_from(occurrence).ok()?)
}

fn write_spans(draft: &mut Draft<'_>, path: &str, edits: &[&Edit]) -> Result<(), WriteError> {
    let mut spans = Vec::new();
    let mut addresses = Vec::new();
    for edit in edits {
        // A box that is left off stays as it is.
        if edit.value == Value::Tick(false) {
            continue;
        }
        if let Anchor::Span { start, end } = edit.address.anchor {
            spans.push(Span {
                start: start as usize,
                end: end as usize,
                value: &edit.value,
            });
            addresses.push(&edit.address);
        }
    }
    let paragraph = draft
        .part
        .tree
        .at(path)
        .filter(|id| draft.part.is(*id, "p"));
    let paragraph = paragraph.ok_or_else(|| no_such_place(&edits[0].address))?;
    place::spans(draft, paragraph, &spans).map_err(|(n, refusal)| match refusal {
        Refusal::NoSuchPlace => no_such_place(addresses[n]),
        Refusal::Forbidden(reason) => forbidden(addresses[n], reason),
    })
}

pub(super) fn no_such_place(address: &Address) -> WriteError {
    WriteError::NoSuchPlace(Box::new(address.clone()))
}

fn forbidden(address: &Address, reason: &'static str) -> WriteError {
    WriteError::Forbidden(Box::new(address.clone()), reason)
}
