//! Filling fields: form controls (ISO/IEC 26300-1:2015, 13) and fields of the text (7.4, 7.7).

use crate::lines::unix_lines;
use crate::xml::{Id, escape};
use crate::{Field, Input, Value};

use super::compose::Draft;
use super::paragraph::{Atom, Place};

/// Why a field may not be filled.
pub(super) type Refusal = &'static str;

/// Puts a value into the field of that number in a paragraph; `None` when there is none.
pub(super) fn fill(
    draft: &mut Draft<'_>,
    paragraph: Id,
    occurrence: u32,
    value: &Value,
) -> Option<Result<(), Refusal>> {
    let scan = draft.scan(paragraph);
    let mut fields = scan.atoms.iter().filter_map(|atom| match atom {
        Atom::Field { place, field } => Some((*place, field)),
        _ => None,
    });
    let (place, field) = fields.nth(usize::try_from(occurrence).ok()?)?;
    Some(match place {
        Place::Control(id) => control(draft, id, field, value),
        Place::Inline(id) => inline(draft, paragraph, id, field, value),
    })
}

fn control(draft: &mut Draft<'_>, id: Id, field: &Field, value: &Value) -> Result<(), Refusal> {
    match (field.input, value) {
        (Input::Tick, Value::Tick(on)) => {
            let state = if *on { "checked" } else { "unchecked" };
            draft.set(id, "current-state", state);
        }
        (Input::Radio, Value::Tick(on)) => {
            if *on {
                for other in rivals(draft, id) {
                    draft.set(other, "current-selected", "false");
                }
            }
            draft.set(id, "current-selected", if *on { "true" } else { "false" });
        }
        (Input::Tick | Input::Radio, _) => return Err("a tick is on or off"),
        (Input::Choice, _) => choose(draft, id, field, value.display())?,
        (Input::Date, Value::Date { iso, .. }) => draft.set(id, "current-value", iso),
        (Input::Number, Value::Number { plain, .. }) => draft.set(id, "current-value", plain),
        (Input::Date, _) => return Err("it takes a date"),
        (Input::Number, _) if draft.tree.get(id).name == "number" => {
            return Err("it takes a number");
        }
        (Input::Text, _) => {
            let line = unix_lines(value.display()).replace('\n', " ");
            draft.set(id, "current-value", &line);
        }
        (Input::LongText | Input::Number, _) => {
            draft.set(id, "current-value", &unix_lines(value.display()));
        }
        _ => return Err("it does not take text"),
    }
    Ok(())
}

/// The other radio buttons of a group: those of its name in its form (13.5.20).
fn rivals(draft: &Draft<'_>, id: Id) -> Vec<Id> {
    let tree = draft.tree;
    let group = |id| {
        let named = tree.attribute(id, "group-name").filter(|name| !name.is_empty());
        named.or(tree.attribute(id, "name"))
    };
    let form = tree.get(id).parent.unwrap_or_default();
    tree.children(form)
        .filter(|other| *other != id && tree.get(*other).name == "radio")
        .filter(|other| group(*other).is_some() && group(*other) == group(id))
        .collect()
}

/// Chooses in a list (13.5.10) or a list with a line to write in (13.5.12).
fn choose(draft: &mut Draft<'_>, id: Id, field: &Field, shown: &str) -> Result<(), Refusal> {
    let tree = draft.tree;
    let chosen = chosen(&field.choices, shown);
    if tree.get(id).name == "combobox" {
        let text = chosen.map_or(shown, |at| field.choices[at].as_str());
        draft.set(id, "current-value", text);
        return Ok(());
    }
    let chosen = chosen.ok_or("it is not one of the choices")?;
    let options: Vec<Id> = tree
        .children(id)
        .filter(|id| matches!(tree.get(*id).name.as_str(), "option" | "item"))
        .collect();
    for (at, option) in options.into_iter().enumerate() {
        if at == chosen {
            draft.set(option, "current-selected", "true");
        } else if tree.attribute(option, "current-selected").is_some() {
            draft.set(option, "current-selected", "false");
        } else if tree.attribute(option, "selected") == Some("true") {
            draft.set(option, "current-selected", "false");
        }
    }
    Ok(())
}

fn inline(
    draft: &mut Draft<'_>,
    paragraph: Id,
    id: Id,
    field: &Field,
    value: &Value,
) -> Result<(), Refusal> {
    let tree = draft.tree;
    match tree.get(id).name.as_str() {
        "placeholder" if field.input == Input::Picture => return Err("it does not take text"),
        "drop-down" => {
            let chosen =
                chosen(&field.choices, value.display()).ok_or("it is not one of the choices")?;
            drop_down(draft, id, chosen, &field.choices[chosen]);
        }
        "text-input" if !value.display().contains(['\n', '\r']) => {
            let text: Vec<&str> = value.display().split_whitespace().collect();
            draft.refill(id, &escape(&text.join(" ")));
        }
        // A placeholder is there to be replaced by text; an input field holds one line.
        _ => {
            let xml = draft.text(paragraph, value.display());
            let place = look_of_placeholder(draft, id).unwrap_or(id);
            draft.splices.replace(draft.range(place), xml);
        }
    }
    Ok(())
}

/// Chooses in a drop-down of the text (7.7.15): the label chosen is marked, and shown.
fn drop_down(draft: &mut Draft<'_>, id: Id, chosen: usize, shown: &str) {
    let tree = draft.tree;
    let labels: Vec<Id> = tree
        .children(id)
        .filter(|id| tree.get(*id).name == "label" && tree.attribute(*id, "value").is_some())
        .collect();
    for (at, label) in labels.iter().enumerate() {
        if at == chosen {
            draft.set(*label, "current-selected", "true");
        } else {
            draft.unset(*label, "current-selected");
        }
    }
    let from = labels
        .last()
        .map_or(tree.get(id).inner.start, |last| draft.range(*last).end);
    let to = tree.get(id).inner.end;
    draft.splices.replace(from..to, escape(shown));
}

/// The span around a placeholder that holds nothing else, and only makes it look like one.
fn look_of_placeholder(draft: &Draft<'_>, id: Id) -> Option<Id> {
    let tree = draft.tree;
    let span = tree.get(id).parent?;
    let style = tree.attribute(span, "style-name")?;
    let alone = tree.get(span).children.len() == 1 && tree.get(span).name == "span";
    (alone && draft.styles.is_placeholder(style)).then_some(span)
}

/// Which choice a text names, in its own case or another.
fn chosen(choices: &[String], shown: &str) -> Option<usize> {
    let shown = shown.trim();
    let same = |choice: &&String| choice.trim() == shown;
    let alike = |choice: &&String| choice.trim().to_lowercase() == shown.to_lowercase();
    choices
        .iter()
        .position(|choice| same(&choice))
        .or_else(|| choices.iter().position(|choice| alike(&choice)))
}
