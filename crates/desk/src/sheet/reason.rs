//! Why a form does not hold its answers, in words.

use documents::{Anchor, Format, Note, PageState};
use forms::Form;

use crate::filling::Filled;
use crate::messages::{Messages, say};

/// Why nothing stands in a form.
pub(super) fn not_filled(messages: &Messages, form: &Form, filled: &Filled) -> String {
    if let Some(known) = known(messages, form) {
        return known;
    }
    let fields = form.boxes.iter().any(|b| b.address.anchor == Anchor::Field);
    match &filled.error {
        Some(error) => error.clone(),
        None if form.format == Format::Pdf && !fields => say!(messages, "sheet-reason-flat"),
        None => say!(messages, "sheet-reason-locked"),
    }
}

/// Why nothing can be written into a form, as far as the file itself tells.
pub fn known(messages: &Messages, form: &Form) -> Option<String> {
    let of_note = form.notes.iter().find_map(|note| match note {
        Note::XfaOnly => Some(say!(messages, "sheet-reason-xfa")),
        Note::Restricted => Some(say!(messages, "sheet-reason-restricted")),
        Note::Certified => Some(say!(messages, "sheet-reason-certified")),
        Note::Signed => Some(say!(messages, "sheet-reason-signed")),
        _ => None,
    });
    of_note.or_else(|| match form.format {
        Format::Html => Some(say!(messages, "sheet-reason-web")),
        Format::Picture => Some(say!(messages, "sheet-reason-scan")),
        Format::Pdf if is_scan(form) => Some(say!(messages, "sheet-reason-scan")),
        _ => None,
    })
}

/// Why some answers do not stand in a form that holds the others.
pub(super) fn in_part(messages: &Messages, dropped: usize) -> String {
    if dropped == 0 {
        say!(messages, "sheet-reason-long")
    } else {
        say!(messages, "sheet-reason-part")
    }
}

/// True where half of the pages that show something, or more, are pictures, whether their text was
/// recognised or not.
fn is_scan(form: &Form) -> bool {
    let scanned = |state: &&PageState| {
        matches!(
            state,
            PageState::Scan | PageState::Recognised | PageState::Picture
        )
    };
    let shown = form
        .states
        .iter()
        .filter(|state| **state != PageState::Blank);
    let scans = form.states.iter().filter(scanned).count();
    scans > 0 && 2 * scans >= shown.count()
}
