//! Filling fields: form controls (ISO/IEC 26300-1:2015, 13) and fields of the text (7.4, 7.7).

use crate::lines::unix_lines;
use crate::opendocument::own_prefix;
use crate::xml::{Id, escape};
use crate::{Field, Input, Value};

use super::compose::Draft;
use super::marks::{CHECKED, SELECTED, parameter};
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
        Atom::Field { place, field } => Some((*place, field.as_ref())),
        _ => None,
    });
    let (place, field) = fields.nth(usize::try_from(occurrence).ok()?)?;
    Some(match place {
        Place::Control(id) => control(draft, id, field, value),
        Place::Inline(id) => inline(draft, paragraph, id, field, value),
        Place::Between(start, end) => {
            between(draft, paragraph, (start, end), value.display());
            Ok(())
        }
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
        let named = tree
            .attribute(id, "group-name")
            .filter(|name| !name.is_empty());
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
        } else if ["current-selected", "selected"]
            .iter()
            .any(|name| tree.attribute(option, name) == Some("true"))
        {
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
        "content-control" => content_control(draft, paragraph, id, field, value)?,
        "fieldmark" => form_field(draft, id, field, value)?,
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

/// Puts text between two marks, in the look of what stood there.
fn between(draft: &mut Draft<'_>, paragraph: Id, (start, end): (Id, Id), text: &str) {
    let tree = draft.tree;
    let siblings: Vec<Id> = tree
        .get(start)
        .parent
        .into_iter()
        .flat_map(|parent| tree.children(parent))
        .filter(|id| (start + 1..end).contains(id))
        .collect();
    let named = |name: &str| {
        siblings
            .iter()
            .copied()
            .find(|id| tree.get(*id).name == name)
    };
    let from = draft
        .range(named("fieldmark-separator").unwrap_or(start))
        .end;
    let to = draft.range(end).start;
    let xml = draft.text(paragraph, text);
    let xml = draft.in_span(named("span"), &xml);
    draft.splices.replace(from..to, xml);
}

/// Fills a content control; what it says of its placeholder goes.
fn content_control(
    draft: &mut Draft<'_>,
    paragraph: Id,
    id: Id,
    field: &Field,
    value: &Value,
) -> Result<(), Refusal> {
    let tree = draft.tree;
    let shown = match (field.input, value) {
        (Input::Picture, _) => return Err("it does not take text"),
        (Input::Tick, Value::Tick(on)) => {
            draft.set_beside(
                id,
                "checkbox",
                "checked",
                if *on { "true" } else { "false" },
            );
            let (state, usual) = if *on {
                ("checked-state", "☒")
            } else {
                ("unchecked-state", "☐")
            };
            tree.attribute(id, state).unwrap_or(usual)
        }
        (Input::Tick, _) => return Err("a tick is on or off"),
        (Input::Choice, _) => match chosen(&field.choices, value.display()) {
            Some(at) => field.choices[at].as_str(),
            None if tree.attribute(id, "combobox") == Some("true") => value.display(),
            None => return Err("it is not one of the choices"),
        },
        (Input::Date, Value::Date { iso, display }) => {
            draft.set_beside(id, "date", "current-date", &format!("{iso}T00:00:00Z"));
            display
        }
        _ => value.display(),
    };
    let xml = draft.text(paragraph, shown);
    let placeholder = tree.attribute(id, "showing-place-holder") == Some("true");
    let span = tree.child(id, "span").filter(|_| !placeholder);
    let xml = draft.in_span(span, &xml);
    draft.unset(id, "showing-place-holder");
    let items = tree
        .children(id)
        .filter(|id| tree.get(*id).name == "list-item");
    match items.last() {
        Some(last) => {
            let range = draft.range(last).end..tree.get(id).inner.end;
            draft.splices.replace(range, xml);
        }
        None => draft.refill(id, &xml),
    }
    Ok(())
}

/// Fills a check box or a list that a mark stands for.
fn form_field(draft: &mut Draft<'_>, id: Id, field: &Field, value: &Value) -> Result<(), Refusal> {
    let (name, value) = match (field.input, value) {
        (Input::Tick, Value::Tick(on)) => (CHECKED, on.to_string()),
        (Input::Tick, _) => return Err("a tick is on or off"),
        _ => {
            let at = chosen(&field.choices, value.display());
            (
                SELECTED,
                at.ok_or("it is not one of the choices")?.to_string(),
            )
        }
    };
    match parameter(draft.tree, id, name) {
        Some(parameter) => draft.set(parameter, "value", &value),
        None => {
            let prefix = own_prefix(draft.tree, id);
            let xml = format!("<{prefix}param {prefix}name=\"{name}\" {prefix}value=\"{value}\"/>");
            draft.append(id, &xml);
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
