//! Answers written into a copy of the form, and read back before anything is handed over.

use documents::Edit;
use forms::Form;

use crate::apart::{self, Done, Task, Work};
use crate::messages::Messages;
use crate::reading;

/// An answer that could not be written.
#[derive(Debug)]
pub(crate) struct Dropped {
    /// Id of its box.
    pub(crate) box_id: String,
    /// Why, in words.
    pub(crate) reason: String,
}

/// What came of writing.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The filled file; `None` when this format is not written, or the file lets nobody write.
    pub(crate) bytes: Option<Vec<u8>>,
    /// Ids of the boxes that were written.
    pub(crate) written: Vec<String>,
    /// Answers that could not be written. The rest is there all the same.
    pub(crate) dropped: Vec<Dropped>,
    /// Why there is no file, in words.
    pub(crate) error: Option<String>,
}

/// Writes answers into a copy of a form. An answer that its place does not take is dropped, and
/// the rest written.
pub(crate) fn fill(
    messages: &Messages,
    original: &[u8],
    name: &str,
    form: &Form,
    edits: Vec<Edit>,
) -> Filled {
    let answers = edits
        .into_iter()
        .filter_map(|edit| {
            let asked = form.boxes.iter().find(|b| b.address == edit.address)?;
            Some((asked.id.clone(), edit))
        })
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
        dropped: written
            .dropped
            .into_iter()
            .map(|(box_id, reason)| Dropped { box_id, reason })
            .collect(),
        error: written.error,
    }
}

fn nothing(reason: String) -> Filled {
    Filled {
        bytes: None,
        written: Vec::new(),
        dropped: Vec::new(),
        error: Some(reason),
    }
}
