//! Answers written into a copy of the form, and read back before anything is handed over.

use std::collections::BTreeSet;

use documents::{Anchor, Edit, PageState};
use forms::{Form, FormBox};

use crate::apart::{self, Done, Task, Work};
use crate::messages::{Messages, say};
use crate::{reading, rewording};

/// An answer that could not be written.
#[derive(Debug)]
pub struct Dropped {
    /// Id of its box.
    pub box_id: String,
    /// Why, in words.
    pub reason: String,
}

/// What came of writing.
#[derive(Debug)]
pub struct Filled {
    /// The filled file; `None` when this format is not written, or the file lets nobody write.
    pub bytes: Option<Vec<u8>>,
    /// Ids of the boxes that were written.
    pub written: Vec<String>,
    /// Answers that could not be written. The rest is there all the same.
    pub dropped: Vec<Dropped>,
    /// Why there is no file, in words.
    pub error: Option<String>,
}

/// Writes answers into a copy of a form. An answer that its place does not take is dropped, and
/// the rest written.
pub fn fill(
    messages: &Messages,
    original: &[u8],
    name: &str,
    form: &Form,
    edits: Vec<Edit>,
) -> Filled {
    let edits = edits.into_iter().filter_map(|edit| {
        let asked = form.boxes.iter().find(|b| b.address == edit.address)?;
        Some((asked, edit))
    });
    let (pictured, edits): (Vec<_>, Vec<_>) = edits.partition(|(asked, _)| on_picture(form, asked));
    if edits.is_empty() && !pictured.is_empty() {
        return nothing(say!(messages, "sheet-reason-scan"));
    }
    let answers = edits.into_iter();
    let answers = answers
        .map(|(asked, edit)| (asked.id.clone(), edit))
        .collect();
    let task = Task {
        name: name.to_owned(),
        language: messages.tongue,
        work: Work::Fill(answers),
    };
    let (written, bytes) = match apart::run(&task, original) {
        Ok((Done::Filled(written), bytes)) => (written, bytes),
        Ok(_) => return nothing(reading::broken(messages, apart::Broken::Fault)),
        Err(broken) => return nothing(reading::broken(messages, broken)),
    };
    Filled {
        bytes: written.error.is_none().then_some(bytes),
        written: written.boxes,
        dropped: (written.dropped.into_iter())
            .chain(pictured.into_iter().map(|(asked, _)| {
                let reason = say!(messages, "sheet-reason-scan");
                (asked.id.clone(), reason)
            }))
            .map(|(box_id, reason)| Dropped { box_id, reason })
            .collect(),
        error: written.error,
    }
}

/// Marks a filled file, in its own properties, as one that holds answers worded anew: those of the boxes
/// `reworded`, by a model. It is read back before it is handed over. False where it cannot be marked.
pub fn mark(
    messages: &Messages,
    filled: &mut Filled,
    name: &str,
    form: &Form,
    edits: &[Edit],
    reworded: &BTreeSet<String>,
    model: &str,
) -> bool {
    let is_written = |id: &str| filled.written.iter().any(|written| written == id);
    let count = reworded.iter().filter(|id| is_written(id)).count();
    let Some(bytes) = filled.bytes.as_ref().filter(|_| count > 0) else {
        return true;
    };
    let written = form.boxes.iter().filter(|asked| is_written(&asked.id));
    let addresses: Vec<_> = written.map(|asked| &asked.address).collect();
    let edits = edits
        .iter()
        .filter(|edit| addresses.contains(&&edit.address));
    let task = Task {
        name: name.to_owned(),
        language: messages.tongue,
        work: Work::Remark(
            rewording::remark(messages, model, count),
            edits.cloned().collect(),
        ),
    };
    match apart::run(&task, bytes) {
        Ok((Done::Remarked, marked)) => {
            filled.bytes = Some(marked);
            true
        }
        _ => false,
    }
}

/// A box drawn on a page that is a picture, whose words were recognised: where its room is, is not
/// sure enough to write there.
fn on_picture(form: &Form, asked: &FormBox) -> bool {
    let page = asked
        .address
        .page
        .and_then(|page| (page as usize).checked_sub(1));
    let state = page.and_then(|page| form.states.get(page));
    matches!(asked.address.anchor, Anchor::Room { .. })
        && matches!(
            state,
            Some(PageState::Recognised | PageState::Scan | PageState::Picture)
        )
}

fn nothing(reason: String) -> Filled {
    Filled {
        bytes: None,
        written: Vec::new(),
        dropped: Vec::new(),
        error: Some(reason),
    }
}
