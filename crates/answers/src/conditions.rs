//! Boxes that a form asks only after a yes or a no of its own.

use documents::Value;
use forms::{Form, FormBox, Kind};
use language::words::fold;

use crate::{Proposal, Status};

/// What the answers say of a box that is asked under a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// The box that decides is answered so that this one is asked.
    Asked,
    /// It is answered so that this one is not.
    NotAsked,
    /// It is not answered.
    Open,
}

/// Whether a box is asked, by the answers to the box that decides; `None` where none does.
pub(crate) fn stand(form: &Form, at: usize, proposals: &[Proposal]) -> Option<Stand> {
    let asked = &form.boxes[at];
    let decider = asked.asked_by.as_deref()?;
    let decider = form.boxes.iter().position(|other| other.id == decider)?;
    let answer = proposals.get(decider)?;
    if !matches!(answer.status, Status::Filled | Status::Check) {
        return Some(Stand::Open);
    }
    let yes = match (&answer.value, form.boxes[decider].kind) {
        (Some(Value::Tick(on)), _) => *on,
        (Some(Value::Text(choice)), Kind::Choice) => wants_no(asked) == says_no(choice),
        _ => return Some(Stand::Open),
    };
    Some(if yes { Stand::Asked } else { Stand::NotAsked })
}

fn wants_no(asked: &FormBox) -> bool {
    let folded = fold(&asked.label);
    ["si non", "sinon", "if no", "wenn nein"]
        .iter()
        .any(|head| folded.starts_with(head))
}

fn says_no(choice: &str) -> bool {
    let folded = fold(choice);
    matches!(
        folded.split([' ', ',']).next(),
        Some("non" | "no" | "nein" | "nao")
    )
}
