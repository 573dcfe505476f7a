//! Boxes that a form asks only after a yes or a no of its own.

use documents::Value;
use forms::{Form, Kind};
use language::words::fold;

use crate::{Proposal, Status};

/// Whether a box is asked, by the answer to the box that decides; nothing where none does, or where
/// that one is not answered.
pub(crate) fn is_asked(form: &Form, at: usize, proposals: &[Proposal]) -> Option<bool> {
    let asked = &form.boxes[at];
    let decider = asked.asked_by.as_deref()?;
    let decider = form.boxes.iter().position(|other| other.id == decider)?;
    let answer = proposals.get(decider)?;
    if !matches!(answer.status, Status::Filled | Status::Check) {
        return None;
    }
    match (&answer.value, form.boxes[decider].kind) {
        (Some(Value::Tick(on)), _) => Some(*on),
        (Some(Value::Text(choice)), Kind::Choice) => {
            Some(forms::is_after_no(asked) == says_no(choice))
        }
        _ => None,
    }
}

fn says_no(choice: &str) -> bool {
    let folded = fold(choice);
    matches!(
        folded.split([' ', ',']).next(),
        Some("non" | "no" | "nein" | "nao")
    )
}
