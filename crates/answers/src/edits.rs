//! Proposals as edits of the form's own file.

use std::collections::HashMap;

use documents::{Edit, Value};
use forms::Form;

use crate::{Fill, Proposal};

/// The edits that write proposals into the form's file, in the order of its boxes.
pub fn edits(form: &Form, proposals: &[Proposal], fill: Fill) -> Vec<Edit> {
    let by_box: HashMap<&str, &Proposal> = proposals
        .iter()
        .map(|proposal| (proposal.box_id.as_str(), proposal))
        .collect();
    form.boxes
        .iter()
        .filter_map(|asked| {
            let proposal = by_box.get(asked.id.as_str())?;
            let wanted = proposal.is_written_by(fill);
            let value = proposal.value.clone().filter(|_| wanted)?;
            // An unticked box is left as the form has it.
            (value != Value::Tick(false)).then(|| Edit {
                address: asked.address.clone(),
                value,
            })
        })
        .collect()
}
