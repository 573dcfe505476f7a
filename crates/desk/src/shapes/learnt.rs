//! What was read back from a form as it was sent.

use answers::Lesson;
use dossier::library::{Approved, EntryId, Rejected};
use forms::Form;
use serde::Serialize;
use utoipa::ToSchema;

/// What is kept, or would be.
#[derive(Serialize, ToSchema)]
#[schema(as = Learnt)]
pub struct Document<'a> {
    /// Whether it was kept.
    learnt: bool,
    approved: Vec<Kept<'a>>,
    rejected: Vec<Refused<'a>>,
    /// How many facts were left as they were proposed.
    confirmed: usize,
    /// Ids of boxes whose place was not found again.
    lost: &'a [String],
}

/// An answer that a person approved.
#[derive(Serialize, ToSchema)]
#[schema(as = LearntAnswer)]
struct Kept<'a> {
    #[serde(rename = "box")]
    box_id: &'a str,
    label: &'a str,
    /// Its number in the library, once it is kept.
    #[schema(value_type = Option<i64>)]
    entry: Option<EntryId>,
    #[serde(flatten)]
    approved: &'a Approved,
}

/// A text that a person did not keep.
#[derive(Serialize, ToSchema)]
#[schema(as = LearntRefusal)]
struct Refused<'a> {
    #[serde(rename = "box")]
    box_id: &'a str,
    #[serde(flatten)]
    rejected: &'a Rejected,
}

impl<'a> Document<'a> {
    /// Of a lesson; the numbers of its entries once they are kept.
    pub fn of(form: &'a Form, lesson: &'a Lesson, ids: &[EntryId], learnt: bool) -> Self {
        let label = |id: &str| {
            let asked = form.boxes.iter().find(|asked| asked.id == id);
            asked.map_or("", |asked| asked.label.as_str())
        };
        let kept = lesson.approved.iter().enumerate();
        let rejected = lesson.rejected.iter();
        Self {
            learnt,
            approved: kept
                .map(|(at, (box_id, approved))| Kept {
                    box_id,
                    label: label(box_id),
                    entry: ids.get(at).copied(),
                    approved,
                })
                .collect(),
            rejected: rejected
                .map(|(box_id, rejected)| Refused { box_id, rejected })
                .collect(),
            confirmed: lesson.confirmed,
            lost: &lesson.lost,
        }
    }
}
