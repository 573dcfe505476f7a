//! What a person corrected of a form's boxes, and the same on another edition of the form.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::matching::match_question;
use crate::model::{Asked, Form, FormBox, Kind};
use crate::pairing::pairs;

/// A correction of one box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Correction {
    /// Id of the box in the form that was corrected.
    #[serde(rename = "box")]
    pub box_id: String,
    /// What is so instead.
    pub change: Change,
}

/// What is so of a box, by a person's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = CorrectionChange))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is no place to answer.
    NotABox,
    /// It asks in these words.
    Label(String),
    /// It asks this canonical question, by its id in the catalogue.
    Question(String),
}

/// Corrections of one edition, for the boxes of another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// Those whose box was found again, with its id there.
    pub kept: Vec<Correction>,
    /// Those whose box is gone, as they were.
    pub lost: Vec<Correction>,
}

/// Adds a correction to others; it takes the place of an earlier one of the same kind for the same
/// box.
pub fn correct(corrections: &mut Vec<Correction>, new: Correction) {
    let kind = |change: &Change| std::mem::discriminant(change);
    corrections.retain(|one| one.box_id != new.box_id || kind(&one.change) != kind(&new.change));
    corrections.push(new);
}

/// Corrections of one edition for another, box by box. Both forms are as they were recognised.
pub fn carry(corrections: &[Correction], from: &Form, to: &Form) -> Carried {
    let partners: HashMap<&str, &str> = pairs(&from.boxes, &to.boxes)
        .into_iter()
        .map(|(i, j)| (from.boxes[i].id.as_str(), to.boxes[j].id.as_str()))
        .collect();
    let mut carried = Carried::default();
    for one in corrections {
        match partners.get(one.box_id.as_str()) {
            Some(id) => carried.kept.push(Correction {
                box_id: (*id).to_owned(),
                change: one.change.clone(),
            }),
            None => carried.lost.push(one.clone()),
        }
    }
    carried
}

/// Applies corrections to the form that they are of. Ids stay as they were, so that they name the
/// same places; the guard goes on seeing what the form itself says.
pub fn apply(form: &mut Form, corrections: &[Correction]) {
    for one in corrections {
        let Some(at) = form.boxes.iter().position(|b| b.id == one.box_id) else {
            continue;
        };
        match &one.change {
            Change::NotABox => {
                form.boxes.remove(at);
            }
            Change::Label(label) => relabel(&mut form.boxes[at], label),
            Change::Question(_) => {}
        }
    }
    // A person's question stands above the one that a label leads to.
    for one in corrections {
        if let Change::Question(id) = &one.change
            && let Some(asked) = form.boxes.iter_mut().find(|b| b.id == one.box_id)
        {
            asked.question = Some(Asked {
                id: id.clone(),
                confidence: 1.0,
            });
        }
    }
}

fn relabel(asked: &mut FormBox, label: &str) {
    label.clone_into(&mut asked.label);
    let group = asked
        .group
        .as_ref()
        .map_or("", |group| group.label.as_str());
    let context = match asked.kind {
        Kind::Tick => format!("{group} {label}").trim().to_owned(),
        _ => label.to_owned(),
    };
    asked.question = match_question(&context, &asked.section, &asked.help, Some(asked.kind));
    let flag = guard::flag(label, &asked.section, &asked.help);
    asked.guard = flag.or(asked.guard.take());
}
