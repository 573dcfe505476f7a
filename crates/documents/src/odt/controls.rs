//! Form controls of an OpenDocument text (ISO/IEC 26300-3, 13), by the id that drawings name.

use std::collections::HashMap;

use crate::xml::{Id, Tree};
use crate::{Address, Anchor, Field, FieldOrigin, Input};

/// The controls of a part by their id.
pub(super) fn controls(tree: &Tree) -> HashMap<String, Id> {
    (0..tree.len())
        .filter(|id| tree.get(*id).prefix == "form")
        .filter_map(|id| Some((tree.attribute(id, "id")?.to_owned(), id)))
        .collect()
}

/// Reads a control as a field; `None` for buttons and what else holds no answer.
pub(super) fn control(tree: &Tree, id: Id) -> Option<Field> {
    let attribute = |name| tree.attribute(id, name).unwrap_or_default();
    // What may not be changed is no place to answer (19.329 and 19.264).
    if [attribute("readonly"), attribute("disabled")].contains(&"true") {
        return None;
    }
    let mut field = blank(tree, id);
    let value = match tree.attribute(id, "current-value") {
        Some(value) => value,
        None => attribute("value"),
    };
    value.trim().clone_into(&mut field.value);
    field.max_length = tree
        .attribute(id, "max-length")
        .and_then(|length| length.parse().ok());
    field.input = match tree.get(id).name.as_str() {
        "text" | "password" => Input::Text,
        "textarea" => Input::LongText,
        "formatted-text" | "number" => Input::Number,
        "date" => Input::Date,
        "file" | "image-frame" => Input::Picture,
        "checkbox" | "radio" => {
            let state = match tree.get(id).name.as_str() {
                "checkbox" => attribute("current-state").to_owned() + attribute("state"),
                _ => attribute("current-selected").to_owned() + attribute("selected"),
            };
            let on = state.starts_with("checked") || state.starts_with("true");
            field.value = if on { "x".to_owned() } else { String::new() };
            if tree.get(id).name == "radio" {
                Input::Radio
            } else {
                Input::Tick
            }
        }
        "listbox" | "combobox" => {
            let options = || {
                tree.children(id)
                    .filter(|id| matches!(tree.get(*id).name.as_str(), "option" | "item"))
            };
            let label = |id: &Id| tree.attribute(*id, "label").unwrap_or_default().to_owned();
            field.choices = options().map(|id| label(&id)).collect();
            let chosen = options().find(|id| {
                let state = tree.attribute(*id, "current-selected");
                state.or(tree.attribute(*id, "selected")) == Some("true")
            });
            if let Some(chosen) = chosen {
                field.value = label(&chosen);
            }
            Input::Choice
        }
        _ => return None,
    };
    Some(field)
}

/// A placeholder, an input field or a drop-down in running text (ISO/IEC 26300-3, 7.4, 7.7).
pub(super) fn inline(tree: &Tree, id: Id) -> Option<Field> {
    let mut field = blank(tree, id);
    let shown = tree.text(id).trim().to_owned();
    let description = tree.attribute(id, "description").unwrap_or_default();
    match tree.get(id).name.as_str() {
        "placeholder" => {
            field.title = description.to_owned();
            field.placeholder = shown;
            match tree.attribute(id, "placeholder-type") {
                Some("text") | None => {}
                Some(_) => field.input = Input::Picture,
            }
        }
        "text-input" => {
            field.title = description.to_owned();
            field.value = shown;
        }
        "drop-down" => {
            field.input = Input::Choice;
            field.choices = tree
                .children(id)
                .filter(|id| tree.get(*id).name == "label")
                .filter_map(|id| tree.attribute(id, "value"))
                .map(str::to_owned)
                .collect();
            field.value = shown;
        }
        _ => return None,
    }
    Some(field)
}

/// A field that holds nothing, with what an element says of itself.
pub(super) fn blank(tree: &Tree, id: Id) -> Field {
    let attribute = |name| {
        tree.attribute(id, name)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let label = attribute("label");
    Field {
        address: Address::new("", "", Anchor::Field),
        origin: FieldOrigin::OpenDocument,
        input: Input::Text,
        name: attribute("name"),
        title: if label.is_empty() {
            attribute("title")
        } else {
            label
        },
        value: String::new(),
        placeholder: String::new(),
        max_length: None,
        choices: Vec::new(),
        asks: crate::Asks::default(),
    }
}
