//! One form's found boxes against its key.

use forms::FormBox;
use serde::Serialize;

use crate::keys::{Key, KeyBox};
use crate::labels;
use crate::places::OnPage;

/// What was measured on one form.
#[derive(Debug, Default, Serialize)]
pub(super) struct Figures {
    pub(super) form: String,
    pub(super) required: bool,
    /// It draws its boxes and has no field.
    pub(super) flat: bool,
    /// Boxes in the key, optional ones left out.
    pub(super) in_key: usize,
    /// Boxes found, those at optional places left out.
    pub(super) found: usize,
    pub(super) right: usize,
    pub(super) recall: f64,
    pub(super) precision: f64,
    pub(super) labels: Share,
    pub(super) kinds: Share,
    pub(super) owners: Share,
    pub(super) limits: Share,
    pub(super) missed: Vec<String>,
    pub(super) wrong: Vec<String>,
    pub(super) differences: Vec<String>,
}

/// So many of so many.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub(super) struct Share {
    pub(super) right: usize,
    pub(super) of: usize,
}

impl std::ops::AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

impl Share {
    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}/{}", self.right, self.of))
    }
}

/// Compares boxes found with a key. Each box of the key is found once: a second box at one of its
/// places is false.
pub(super) fn compare(key: &Key, found: &[FormBox]) -> Figures {
    let mut figures = Figures {
        form: key.name.clone(),
        required: key.required,
        flat: key.flat(),
        in_key: key.boxes.iter().filter(|b| !b.optional).count(),
        ..Figures::default()
    };
    let mut taken = vec![false; key.boxes.len()];
    for found_box in found {
        match at(key, found_box, &taken) {
            Some(index) if key.boxes[index].optional => taken[index] = true,
            Some(index) if !taken[index] => {
                taken[index] = true;
                figures.found += 1;
                figures.right += 1;
                figures.compare_facts(&key.boxes[index], found_box);
            }
            second => {
                figures.found += 1;
                let again = if second.is_some() { " (again)" } else { "" };
                figures.wrong.push(format!(
                    "{}{again} {}",
                    place_of(found_box),
                    found_box.label
                ));
            }
        }
    }
    for (key_box, taken) in key.boxes.iter().zip(&taken) {
        if !taken && !key_box.optional {
            figures
                .missed
                .push(format!("{} {}", key_box.place, key_box.label));
        }
    }
    figures.recall = ratio(figures.right, figures.in_key);
    figures.precision = ratio(figures.right, figures.found);
    figures
}

/// The key's box that a found box stands at: one not taken yet rather than one taken, a required
/// one rather than an optional one.
fn at(key: &Key, found: &FormBox, taken: &[bool]) -> Option<usize> {
    let here = |b: &KeyBox| {
        b.place.is(&found.address) || b.also.iter().any(|place| place.is(&found.address))
    };
    (0..key.boxes.len())
        .filter(|index| here(&key.boxes[*index]))
        .min_by_key(|index| (taken[*index], key.boxes[*index].optional))
}

impl Figures {
    fn compare_facts(&mut self, key: &KeyBox, found: &FormBox) {
        let label = label_agrees(key, found);
        let (kind, owner) = (word(&found.kind), word(&found.owner));
        let (kind_right, owner_right) = (key.kinds.contains(&kind), key.owners.contains(&owner));
        self.labels.count(label);
        self.kinds.count(kind_right);
        self.owners.count(owner_right);
        if !label {
            self.differ(key, "label", &found.label);
        }
        if !kind_right {
            self.differ(key, &key.kinds.join("|"), &kind);
        }
        if !owner_right {
            self.differ(key, &key.owners.join("|"), &owner);
        }
        if let Some((number, unit)) = &key.limit {
            let limit = found
                .limit
                .as_ref()
                .map(|limit| (limit.number, word(&limit.unit)));
            let right = limit.as_ref() == Some(&(*number, unit.clone()));
            self.limits.count(right);
            if !right {
                self.differ(key, &format!("{number} {unit}"), &format!("{limit:?}"));
            }
        }
    }

    fn differ(&mut self, key: &KeyBox, expected: &str, found: &str) {
        self.differences
            .push(format!("{} {} – {expected}: {found}", key.place, key.label));
    }
}

/// The label agrees by itself, or together with what the box's group or section says.
fn label_agrees(key: &KeyBox, found: &FormBox) -> bool {
    let mut readings = vec![found.label.clone()];
    if let Some(group) = &found.group {
        let around = [&group.label, &group.row, &group.column, &found.label];
        readings.push(around.map(String::as_str).join(" "));
        readings.push([&*group.row, &*group.column].join(" "));
        readings.push([&*group.label, &*found.label].join(" "));
    }
    if let Some(section) = found.section.last() {
        readings.push([&**section, &*found.label].join(" "));
    }
    readings
        .iter()
        .any(|reading| labels::agree(&key.label, reading))
}

/// A word of the model as the JSON contract spells it.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => format!("{other:?}"),
    }
}

fn place_of(found: &FormBox) -> String {
    let address = &found.address;
    if let (Some(page), Some(rectangle)) = (address.page, address.rectangle) {
        return format!("{} {}", address.path, OnPage { page, rectangle });
    }
    format!(
        "{}:{} #{} {:?}",
        address.part, address.path, address.occurrence, address.anchor
    )
}

#[expect(clippy::cast_precision_loss, reason = "counts of boxes are small")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::keys;
    use crate::places::Place;

    const KEY: &str = r#"
        form = "forms/invented.docx"
        box = [
          { place = "0/1#0", also = ["0/1#1"], label = "Compte bancaire", kind = "text" },
          { place = "0/2#0", label = "Montant demandé", kind = "amount", limit = "9 characters" },
          { place = "0/3#0", label = "Objet (suite)", kind = "text", optional = true },
        ]
    "#;

    fn found(path: &str, occurrence: u32, label: &str, kind: &str) -> FormBox {
        serde_json::from_value(json!({
            "id": "b1",
            "address": {
                "part": "word/document.xml", "path": path, "occurrence": occurrence,
                "anchor": "field",
            },
            "section": [], "label": label, "help": "", "kind": kind, "choices": [],
            "limit": {"number": 9, "unit": "characters", "origin": "declared"},
            "required": false, "condition": null, "group": null, "owner": "applicant",
            "question": null, "guard": null, "value": "",
        }))
        .expect("a box of the model")
    }

    fn figures(found: &[FormBox]) -> Figures {
        compare(&keys::parse("invented", KEY, true).expect("parses"), found)
    }

    #[test]
    fn two_boxes_on_one_blank_are_one_right_and_one_false() {
        let figures = figures(&[
            found("0/1", 0, "Compte", "text"),
            found("0/1", 1, "Compte", "text"),
        ]);
        assert_eq!((figures.right, figures.found, figures.in_key), (1, 2, 2));
        assert_eq!((figures.missed.len(), figures.wrong.len()), (1, 1));
    }

    #[test]
    fn an_optional_box_counts_neither_way() {
        let with = figures(&[found("0/3", 0, "Objet", "text")]);
        assert_eq!((with.found, with.missed.len()), (0, 2));
        assert_eq!(figures(&[]).missed.len(), 2);
    }

    #[test]
    fn facts_are_counted_on_right_boxes_only() {
        let figures = figures(&[
            found(
                "0/2",
                0,
                "Montant de la subvention demandé (en euros)",
                "number",
            ),
            found("0/9", 0, "Montant demandé", "amount"),
        ]);
        assert_eq!((figures.labels.right, figures.labels.of), (1, 1));
        assert_eq!((figures.kinds.right, figures.kinds.of), (0, 1));
        assert_eq!((figures.limits.right, figures.limits.of), (1, 1));
        assert_eq!(figures.wrong.len(), 1);
    }

    const FLAT: &str = r#"
        form = "forms/invented.pdf"
        box = [
          { place = "p1 160.0,700.0,500.0,713.0", also = ["p1 50.0,683.0,500.0,696.0", "p1 50.0,683.0,500.0,713.0"], label = "Objet", kind = "long_text" },
          { place = "p1 120.0,660.0,500.0,673.0", label = "Nom", kind = "text" },
          { place = "p2 120.0,660.0,500.0,673.0", label = "Avis", kind = "text", owner = "funder" },
        ]
    "#;

    fn drawn(page: u32, rectangle: [f32; 4], label: &str) -> FormBox {
        let mut one = found("", 0, label, "text");
        one.address.part.clear();
        one.address.page = Some(page);
        one.address.rectangle = Some(rectangle);
        one
    }

    fn flat(found: &[FormBox]) -> Figures {
        compare(&keys::parse("flat", FLAT, true).expect("parses"), found)
    }

    #[test]
    fn lines_of_one_answer_are_one_box_and_the_second_line_is_false() {
        let line = drawn(1, [160.0, 700.0, 500.0, 702.0], "Objet");
        let second = drawn(1, [50.0, 683.0, 500.0, 685.0], "Objet");
        let whole = drawn(1, [50.0, 683.0, 500.0, 713.0], "Objet");
        for once in [&line, &second, &whole] {
            let figures = flat(std::slice::from_ref(once));
            assert_eq!((figures.flat, figures.right, figures.found), (true, 1, 1));
        }
        let figures = flat(&[line, second]);
        assert_eq!((figures.right, figures.found), (1, 2));
        assert!(figures.wrong[0].contains("(again)"), "{:?}", figures.wrong);
    }

    #[test]
    fn a_box_on_another_line_or_page_is_false_and_its_facts_are_not_counted() {
        let figures = flat(&[
            drawn(1, [120.0, 640.0, 500.0, 653.0], "Nom"),
            drawn(3, [120.0, 660.0, 500.0, 673.0], "Nom"),
            drawn(2, [120.0, 660.0, 500.0, 673.0], "Avis"),
        ]);
        assert_eq!((figures.right, figures.found, figures.in_key), (1, 3, 3));
        assert_eq!((figures.owners.right, figures.owners.of), (0, 1));
        assert_eq!(figures.wrong[0], " p1 120.0,640.0,500.0,653.0 Nom");
    }

    /// The measure can be passed, and boxes moved off the page pass nothing.
    #[test]
    fn every_flat_key_is_met_by_its_own_rectangles_and_not_by_others() {
        let keys = keys::all().expect("every key is read");
        for key in keys.iter().filter(|key| key.flat()) {
            let at = |up: f32| -> Vec<FormBox> {
                let places = key.boxes.iter().filter_map(|b| match b.place {
                    Place::OnPage(place) => Some((place, &b.label)),
                    _ => None,
                });
                places
                    .map(|(place, label)| {
                        let [left, bottom, right, top] = place.rectangle;
                        let up = up * (top - bottom + 10.0);
                        drawn(place.page, [left, bottom + up, right, top + up], label)
                    })
                    .collect()
            };
            let exact = compare(key, &at(0.0));
            assert_eq!((exact.right, exact.found), (exact.in_key, exact.in_key));
            assert!(exact.missed.is_empty() && exact.wrong.is_empty());
            assert_eq!(exact.labels.right, exact.in_key, "{:?}", exact.differences);
            let moved = compare(key, &at(100.0));
            assert_eq!(moved.right, 0, "{}: {:?}", key.name, moved.differences);
        }
    }
}
