//! What a person corrects of a form's boxes, kept with the form.

use forms::{Change, Correction, Form};
use store::{Sqlite, Store as _};

use super::{Edition, of};
use crate::failure::{Failure, of_store};
use crate::messages::{Messages, say};
use crate::words;

/// The form beside those that a dossier remembers, with the corrections that are asked for now kept
/// there, and those of the boxes of `restore` taken back.
pub async fn corrected(
    messages: &Messages,
    store: &Sqlite,
    (name, original): (&str, &[u8]),
    recognised: Form,
    new: Vec<Correction>,
    restore: &[String],
) -> Result<Edition, Failure> {
    let in_store = |error| of_store(messages, error, store.folder());
    hold(messages, &recognised, &new, restore)?;
    let known = store.forms().await.map_err(in_store)?;
    let mut edition = of(recognised, &known);
    if !new.is_empty() || !restore.is_empty() {
        let restored = |one: &Correction| restore.contains(&one.box_id);
        edition.corrections.retain(|one| !restored(one));
        for one in new {
            forms::correct(&mut edition.corrections, one);
        }
        edition.form = edition.recognised.clone();
        forms::apply(&mut edition.form, &edition.corrections);
        let kept = edition.to_keep(name, original, &known);
        store.keep_form(&kept, original).await.map_err(in_store)?;
    }
    Ok(edition)
}

/// Whether each correction names a box of the form, and a question that is known.
fn hold(
    messages: &Messages,
    form: &Form,
    corrections: &[Correction],
    restore: &[String],
) -> Result<(), Failure> {
    for one in corrections {
        if let Change::Question(id) = &one.change
            && forms::catalogue().get(id).is_none()
        {
            let failure = say!(messages, "correction-no-question", question = id.as_str());
            return Err(Failure::new(failure)
                .safe(words::safe_dossier(messages))
                .next(say!(messages, "correction-no-question-next")));
        }
    }
    let named = corrections.iter().map(|one| &one.box_id);
    for id in named.chain(restore) {
        if !form.boxes.iter().any(|asked| asked.id == *id) {
            let failure = say!(messages, "correction-no-box", id = id.as_str());
            return Err(Failure::new(failure)
                .safe(words::safe_dossier(messages))
                .next(say!(messages, "correction-no-box-next")));
        }
    }
    Ok(())
}
