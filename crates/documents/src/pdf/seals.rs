//! What forbids to change a PDF, or is broken by a change: signatures, certification, usage rights
//! and permissions.

use lopdf::{Document, Object};

use super::fields::{Fields, Place};
use crate::{Input, Note};

/// Permissions to change annotations and fill, and to fill alone (ISO 32000-2, table 22, bits 6 and
/// 9).
const ANNOTATE: u64 = 1 << 5;
const FILL: u64 = 1 << 8;

/// Notes on all that seals a file.
pub(super) fn of(parsed: &Document, fields: &Fields<'_>, places: &[Place]) -> Vec<Note> {
    let mut notes = Vec::new();
    let permissions = parsed
        .catalog()
        .and_then(|catalog| parsed.get_dict_in_dict(catalog, b"Perms"))
        .ok();
    // A certification stands in the catalog (ISO 32000-2, 12.8.6), approvals in signature fields
    // that hold a value. Usage rights are no one's signature.
    let certified = permissions.is_some_and(|permissions| permissions.has(b"DocMDP"));
    if certified {
        notes.push(Note::Certified);
    } else if places.iter().any(|place| is_signed(fields, place)) {
        notes.push(Note::Signed);
    }
    // Where nothing can be written, nothing is broken.
    let unlocks = permissions.is_some_and(|rights| rights.has(b"UR") || rights.has(b"UR3"));
    if unlocks && !places.is_empty() {
        notes.push(Note::UsageRights);
    }
    if is_restricted(parsed) {
        notes.push(Note::Restricted);
    }
    notes
}

/// The note that lets nobody write into a file, if any of these does.
pub(super) fn closing(notes: &[Note]) -> Option<&Note> {
    notes.iter().find(|note| {
        matches!(
            note,
            Note::Certified | Note::Signed | Note::Restricted | Note::XfaOnly
        )
    })
}

fn is_signed(fields: &Fields<'_>, place: &Place) -> bool {
    place.widget.input == Input::Signature
        && matches!(
            fields.inherited(place.id, b"V"),
            Some(Object::Dictionary(_))
        )
}

/// True where the file is encrypted, opens without a password, and does not permit filling.
fn is_restricted(parsed: &Document) -> bool {
    parsed.encryption_state.as_ref().is_some_and(|state| {
        let permitted = state.permissions().bits();
        permitted & (ANNOTATE | FILL) == 0
    })
}
