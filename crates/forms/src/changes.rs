//! What changed from one edition of a form to another, box by box.

use std::collections::HashSet;

use serde::Serialize;

use crate::family::{lasting, wording};
use crate::model::{Form, FormBox, Kind, Limit, LimitOrigin};
use crate::pairing::pairs;

/// What changed from one edition to another.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changes {
    /// Boxes of the new edition that the old one does not have, in its order.
    pub added: Vec<FormBox>,
    /// Boxes of the old edition that are gone, in its order.
    pub removed: Vec<FormBox>,
    /// Boxes of both that are not the same, in the new order.
    pub changed: Vec<Changed>,
}

/// A box of both editions that is not the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changed {
    /// Its id in the old edition.
    pub old: String,
    /// Its id in the new edition.
    pub new: String,
    /// Its label in the new edition.
    pub label: String,
    /// Each thing that changed.
    pub what: Vec<What>,
}

/// One thing that changed of a box.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = BoxChange))]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum What {
    /// Its label, by more than years and dates.
    Reworded {
        /// The old label.
        from: String,
    },
    /// Its limit; one that was only measured on the page does not count.
    Limit {
        /// The old limit.
        from: Option<Limit>,
        /// The new limit.
        to: Option<Limit>,
    },
    /// What it takes.
    Kind {
        /// What it took.
        from: Kind,
        /// What it takes now.
        to: Kind,
    },
    /// Whether it must be answered.
    Required {
        /// It must be, now.
        now: bool,
    },
    /// What can be chosen.
    Choices {
        /// New choices.
        added: Vec<String>,
        /// Choices that are gone.
        removed: Vec<String>,
    },
    /// It stands elsewhere among the others.
    Moved,
}

impl Changes {
    /// True where nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    /// How many boxes changed, were added, or are gone.
    pub fn count(&self) -> usize {
        self.added.len() + self.removed.len() + self.changed.len()
    }
}

/// What changed from an old edition of a form to a new one. Years, dates, sections' titles, ids and
/// addresses do not count.
pub fn changes(old: &Form, new: &Form) -> Changes {
    let pairs = pairs(&old.boxes, &new.boxes);
    let kept = in_order(&pairs);
    let (olds, news): (HashSet<usize>, HashSet<usize>) = pairs.iter().copied().unzip();
    let mut changed: Vec<(usize, Changed)> = Vec::new();
    for pair @ (i, j) in pairs {
        let (one, other) = (&old.boxes[i], &new.boxes[j]);
        let mut what = differences(one, other);
        if !kept.contains(&pair) {
            what.push(What::Moved);
        }
        if !what.is_empty() {
            let changed_box = Changed {
                old: one.id.clone(),
                new: other.id.clone(),
                label: other.label.clone(),
                what,
            };
            changed.push((j, changed_box));
        }
    }
    changed.sort_by_key(|(j, _)| *j);
    let without = |boxes: &[FormBox], paired: &HashSet<usize>| {
        let rest = boxes
            .iter()
            .enumerate()
            .filter(|(i, _)| !paired.contains(i));
        rest.map(|(_, asked)| asked.clone()).collect()
    };
    Changes {
        added: without(&new.boxes, &news),
        removed: without(&old.boxes, &olds),
        changed: changed.into_iter().map(|(_, changed)| changed).collect(),
    }
}

fn differences(old: &FormBox, new: &FormBox) -> Vec<What> {
    let mut what = Vec::new();
    if letters(&wording(old)) != letters(&wording(new)) {
        what.push(What::Reworded {
            from: old.label.clone(),
        });
    }
    let limit = |asked: &FormBox| {
        let stated = |limit: &Limit| limit.origin != LimitOrigin::Measured;
        asked.limit.clone().filter(stated)
    };
    let (from, to) = (limit(old), limit(new));
    let number = |limit: &Option<Limit>| limit.as_ref().map(|limit| (limit.number, limit.unit));
    if number(&from) != number(&to) {
        what.push(What::Limit { from, to });
    }
    if old.kind != new.kind {
        what.push(What::Kind {
            from: old.kind,
            to: new.kind,
        });
    }
    if old.required != new.required {
        what.push(What::Required { now: new.required });
    }
    let missing = |from: &[String], to: &[String]| -> Vec<String> {
        let there: HashSet<String> = to.iter().map(|choice| letters(choice)).collect();
        let gone = from
            .iter()
            .filter(|choice| !there.contains(&letters(choice)));
        gone.cloned().collect()
    };
    let added = missing(&new.choices, &old.choices);
    let removed = missing(&old.choices, &new.choices);
    if !added.is_empty() || !removed.is_empty() {
        what.push(What::Choices { added, removed });
    }
    what
}

/// The words of a text that last, run together: a space or a hyphen more is no rewording.
fn letters(text: &str) -> String {
    lasting(text).collect()
}

/// The most pairs whose new positions go up with their old ones (patience sorting): the others
/// moved.
fn in_order(pairs: &[(usize, usize)]) -> HashSet<(usize, usize)> {
    // The last pair of the best run of each length, and for each pair the one before it.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (_, j)) in pairs.iter().enumerate() {
        let length = tails.partition_point(|tail| pairs[*tail].1 < *j);
        before[at] = length.checked_sub(1).map(|length| tails[length]);
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut kept = HashSet::new();
    let mut at = tails.last().copied();
    while let Some(one) = at {
        kept.insert(pairs[one]);
        at = before[one];
    }
    kept
}
