//! Fields that LibreOffice keeps of a docx saved as odt: content controls (`loext:content-control`)
//! and form fields (`field:fieldmark`). Both are extensions of the format.

use crate::xml::{Id, Tree};
use crate::{Field, Input};

/// Name of the parameter that says whether a check box is on.
pub(super) const CHECKED: &str = "Checkbox_Checked";
/// Name of the parameter that says which entry of a list is chosen, counted from 0.
pub(super) const SELECTED: &str = "Dropdown_Selected";
const ENTRY: &str = "Dropdown_ListEntry";

/// Reads a content control; `shown` is what it shows.
pub(super) fn content_control(tree: &Tree, id: Id, shown: &str, mut field: Field) -> Field {
    let is = |name: &str| tree.attribute(id, name) == Some("true");
    if let Some(alias) = tree.attribute(id, "alias") {
        alias.trim().clone_into(&mut field.title);
    }
    if let Some(tag) = tree.attribute(id, "tag") {
        tag.trim().clone_into(&mut field.name);
    }
    // An item without a value stands for "choose one".
    field.choices = tree
        .children(id)
        .filter(|id| tree.get(*id).name == "list-item")
        .filter(|id| tree.attribute(*id, "value") != Some(""))
        .filter_map(|id| {
            let shown = tree.attribute(id, "display-text");
            shown.or(tree.attribute(id, "value"))
        })
        .map(str::to_owned)
        .collect();
    field.input = if is("checkbox") {
        Input::Tick
    } else if is("picture") {
        Input::Picture
    } else if is("date") {
        Input::Date
    } else if field.choices.is_empty() {
        Input::Text
    } else {
        Input::Choice
    };
    if is("checkbox") {
        field.value = if is("checked") { "x" } else { "" }.to_owned();
    } else if is("showing-place-holder") {
        shown.trim().clone_into(&mut field.placeholder);
        field.choices.retain(|choice| choice.trim() != shown.trim());
    } else {
        shown.trim().clone_into(&mut field.value);
    }
    field
}

/// Reads a check box or a list; `None` for marks of other kinds.
pub(super) fn form_field(tree: &Tree, id: Id, mut field: Field) -> Option<Field> {
    match kind(tree, id)? {
        "FORMCHECKBOX" => {
            field.input = Input::Tick;
            let on = parameter(tree, id, CHECKED)
                .and_then(|id| tree.attribute(id, "value"))
                .is_some_and(|value| value == "true");
            field.value = if on { "x" } else { "" }.to_owned();
        }
        "FORMDROPDOWN" => {
            field.input = Input::Choice;
            field.choices = tree
                .children(id)
                .filter(|id| tree.attribute(*id, "name") == Some(ENTRY))
                .filter_map(|id| tree.attribute(id, "value"))
                .map(str::to_owned)
                .collect();
            let chosen = parameter(tree, id, SELECTED)
                .and_then(|id| tree.attribute(id, "value"))
                .and_then(|at| at.parse::<usize>().ok());
            if let Some(chosen) = chosen.and_then(|at| field.choices.get(at)) {
                field.value.clone_from(chosen);
            }
        }
        _ => return None,
    }
    Some(field)
}

/// The mark that ends a text field, where it stands beside the one that begins it.
pub(super) fn end_of_text(tree: &Tree, start: Id) -> Option<Id> {
    if kind(tree, start)? != "FORMTEXT" {
        return None;
    }
    let parent = tree.get(start).parent?;
    let end = tree.get(parent).outer.end;
    let found = (start + 1..tree.len())
        .take_while(|id| tree.get(*id).outer.start < end)
        .find(|id| tree.get(*id).name.starts_with("fieldmark-") && !is_separator(tree, *id))?;
    let beside = tree.get(found).parent == Some(parent);
    (beside && tree.get(found).name == "fieldmark-end").then_some(found)
}

/// A parameter of a mark.
pub(super) fn parameter(tree: &Tree, id: Id, name: &str) -> Option<Id> {
    tree.children(id)
        .find(|id| tree.get(*id).name == "param" && tree.attribute(*id, "name") == Some(name))
}

/// The most characters that a text field says to take.
pub(super) fn max_length(tree: &Tree, start: Id) -> Option<u32> {
    let id = parameter(tree, start, "MaxLength")?;
    let most = tree.attribute(id, "value")?.parse().ok()?;
    // What it says when it says nothing.
    (0 < most && most < 32_767).then_some(most)
}

fn is_separator(tree: &Tree, id: Id) -> bool {
    tree.get(id).name == "fieldmark-separator"
}

fn kind(tree: &Tree, id: Id) -> Option<&str> {
    tree.attribute(id, "type")?.rsplit('.').next()
}
