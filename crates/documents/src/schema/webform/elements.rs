//! What an element is, by its type, and what it asks.

use super::super::paper::{Draft, choices, joined, plain, range};
use super::super::tree::Node;
use crate::{Asks, Bounds, Input, ReadError};

/// What an element is to a person who fills the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: hidden, or a button.
    Unseen,
    /// Words to read.
    Words,
    /// A page, section or other frame around elements.
    Around,
    /// Rows of elements that it spells out.
    Rows,
    /// A place to answer.
    Input,
}

pub(super) fn role(element: &Node) -> Role {
    let kind = element.text("#type");
    let has_children = super::inner(element).next().is_some();
    match kind {
        "hidden"
        | "value"
        | "token"
        | "captcha"
        | "submit"
        | "button"
        | "image_button"
        | "webform_actions"
        | "webform_variant"
        | "webform_horizontal_rule"
        | "password"
        | "password_confirm" => Role::Unseen,
        "webform_markup" | "processed_text" | "webform_message" | "webform_more" | "markup"
        | "item" | "label" => Role::Words,
        "webform_wizard_page"
        | "webform_section"
        | "webform_card"
        | "webform_flexbox"
        | "webform_table"
        | "webform_table_row"
        | "fieldset"
        | "details"
        | "container"
        | "fieldgroup" => Role::Around,
        "webform_custom_composite" => Role::Rows,
        "" if has_children => Role::Around,
        "" => Role::Words,
        // What is computed and not shown.
        _ if element.text("#form_item") == "hidden" => Role::Unseen,
        _ if kind.starts_with("webform_computed") && element.text("#display_on") == "none" => {
            Role::Unseen
        }
        _ if has_children => Role::Around,
        _ => Role::Input,
    }
}

/// Several values can be given: `#multiple` is true, or how many.
pub(super) fn is_multiple(element: &Node) -> bool {
    match element.text("#multiple") {
        "" | "false" | "0" => false,
        number => number.parse::<u32>().map_or(number == "true", |n| n > 1),
    }
}

/// The field of an input, without its condition.
pub(super) fn draft(key: &str, element: &Node, bounds: &Bounds) -> Result<Draft, ReadError> {
    let kind = element.text("#type");
    let mask = element.text("#input_mask");
    let input = input(kind, mask, element);
    let texts = choices(element.get("#options"), bounds)?;
    let mut help = Vec::new();
    for property in ["#help", "#description"] {
        help.push(plain(element.text(property), bounds)?);
    }
    if input == Input::Number {
        help.push(range(element.text("#min"), element.text("#max")));
    }
    let (max_length, max_words) = limits(element);
    let title = match plain(element.text("#title"), bounds)? {
        title if title.chars().any(char::is_alphanumeric) && title != "<empty>" => title,
        _ => String::new(),
    };
    let mut unit = joined([element.text("#field_prefix"), element.text("#field_suffix")]);
    if unit.is_empty() {
        unit = mask_unit(mask);
    }
    Ok(Draft {
        input,
        name: key.to_owned(),
        title,
        placeholder: plain(element.text("#placeholder"), bounds)?,
        max_length,
        choices: texts.into_iter().map(|(_, text)| text).collect(),
        asks: Asks {
            help: joined(help.iter().map(String::as_str)),
            required: element.flag("#required") == Some(true),
            condition: None,
            max_words,
            unit,
            several: input == Input::Choice
                && (kind.contains("checkboxes") || is_multiple(element)),
            computed: kind.contains("computed") || kind.contains("summation"),
            set: None,
        },
    })
}

/// The most characters, and the most words: the counter counts what it says, and the smaller of two
/// limits of one unit holds.
fn limits(element: &Node) -> (Option<u32>, Option<u32>) {
    let counted = element.number("#counter_maximum");
    let (characters, words) = match element.text("#counter_type") {
        "word" => (None, counted),
        "character" => (counted, None),
        _ => (None, None),
    };
    let declared = element.number("#maxlength");
    let least = [characters, declared].into_iter().flatten().min();
    (least, words)
}

fn input(kind: &str, mask: &str, element: &Node) -> Input {
    let has = |word: &str| kind.contains(word);
    let digits = matches!(
        element.text("#pattern").trim_matches(['^', '$']),
        "[0-9 ]*" | "[0-9]*" | "[0-9]+" | "\\d+" | "\\d*"
    );
    match kind {
        "textarea" | "text_format" | "webform_codemirror" => Input::LongText,
        "number" | "range" | "webform_scale" | "webform_rating" => Input::Number,
        "date" | "datetime" | "datelist" => Input::Date,
        "checkbox" | "webform_terms_of_service" => Input::Tick,
        "select"
        | "radios"
        | "checkboxes"
        | "tableselect"
        | "webform_buttons"
        | "entity_autocomplete" => Input::Choice,
        "webform_signature" => Input::Signature,
        "webform_likert" => Input::Table,
        _ if has("select") || has("radios") || has("checkboxes") || has("autocomplete") => {
            Input::Choice
        }
        _ if has("file") || has("attachment") || has("image") || has("document") => Input::Picture,
        "textfield" if mask.contains("numeric") || mask.contains("currency") => Input::Number,
        "textfield" if mask.contains("decimal") || mask.contains("integer") || digits => {
            Input::Number
        }
        "textfield" | "email" | "tel" | "url" | "search" => Input::Text,
        _ if is_multiple(element) || is_spread(element) => Input::Table,
        _ => Input::Text,
    }
}

/// It sets properties of parts that it does not spell out (`#rent__access`): a sheet of its own.
fn is_spread(element: &Node) -> bool {
    element
        .entries()
        .iter()
        .any(|(key, _)| key.ends_with("__access"))
}

/// The unit that an input mask shows: its prefix or suffix.
fn mask_unit(mask: &str) -> String {
    ["€", "£", "$", "%", "kr"]
        .into_iter()
        .find(|unit| mask.contains(unit))
        .unwrap_or_default()
        .to_owned()
}
