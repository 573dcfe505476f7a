//! How a field of a kind is typed: drawn from its schema, so that a kind that people add has its form
//! at once.

use ::commons::kinds::Field;
use ::commons::names::KindName;
use serde_json::Value;

/// From how many characters on a text has several lines.
const SEVERAL_LINES: u64 = 300;

/// How a field is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A text on one line, of so many characters at most.
    Line(u64),
    /// A text on several lines.
    Text(u64),
    /// The address of a page.
    Address,
    /// An e-mail address.
    Email,
    /// A day.
    Day,
    /// A day and an hour.
    Moment,
    /// A number; whole or not.
    Number {
        /// It has no decimals.
        whole: bool,
    },
    /// Yes or no.
    YesNo,
    /// One of the field's choices.
    One(Vec<String>),
    /// Some of the field's choices.
    Several(Vec<String>),
    /// Texts, one a line.
    Lines,
    /// A record of one of these kinds, by its name.
    Record(Vec<KindName>),
    /// Records, one a line.
    Records(Vec<KindName>),
    /// What only programs write.
    Program,
}

impl Input {
    /// Of a field.
    pub fn of(field: &Field) -> Self {
        let schema = field.schema();
        match schema.get("type").and_then(Value::as_str) {
            Some("string") => of_text(schema),
            Some("integer") => Self::Number { whole: true },
            Some("number") => Self::Number { whole: false },
            Some("boolean") => Self::YesNo,
            Some("array") => of_list(schema.get("items")),
            _ => Self::Program,
        }
    }

    /// True for what is a list of lines or choices.
    pub fn is_list(&self) -> bool {
        matches!(self, Self::Several(_) | Self::Lines | Self::Records(_))
    }
}

fn of_text(schema: &Value) -> Input {
    if let Some(choices) = choices(schema) {
        return Input::One(choices);
    }
    if let Some(kinds) = named_kinds(schema) {
        return Input::Record(kinds);
    }
    let longest = schema.get("maxLength").and_then(Value::as_u64);
    match schema.get("format").and_then(Value::as_str) {
        Some("uri") => Input::Address,
        Some("email") => Input::Email,
        Some("date") => Input::Day,
        Some("date-time") => Input::Moment,
        _ => match longest.unwrap_or(SEVERAL_LINES) {
            longest if longest > SEVERAL_LINES => Input::Text(longest),
            longest => Input::Line(longest),
        },
    }
}

fn of_list(items: Option<&Value>) -> Input {
    let Some(items) = items else {
        return Input::Program;
    };
    if items.get("type").and_then(Value::as_str) != Some("string") {
        return Input::Program;
    }
    match (choices(items), named_kinds(items)) {
        (Some(choices), _) => Input::Several(choices),
        (None, Some(kinds)) => Input::Records(kinds),
        (None, None) => Input::Lines,
    }
}

fn choices(schema: &Value) -> Option<Vec<String>> {
    let choices = schema.get("enum")?.as_array()?;
    let choices = choices.iter().filter_map(Value::as_str).map(str::to_owned);
    Some(choices.collect())
}

/// The kinds of a pattern such as `^(service|software)/[a-z2-7]{26}$`.
fn named_kinds(schema: &Value) -> Option<Vec<KindName>> {
    let pattern = schema.get("pattern")?.as_str()?;
    let kinds = pattern
        .strip_prefix("^(")?
        .strip_suffix(")/[a-z2-7]{26}$")?;
    kinds.split('|').map(|kind| kind.parse().ok()).collect()
}

/// The pattern of a field that names a record of a kind.
pub fn pattern(kind: &KindName) -> String {
    format!("^({kind})/[a-z2-7]{{26}}$")
}

#[cfg(test)]
mod tests {
    use ::commons::kinds::{Kind, shipped};

    use super::*;

    #[test]
    fn each_field_that_is_shipped_is_typed_in_its_own_way() {
        let schemas = shipped();
        let of = |kind: &str, field: &str| {
            let name: KindName = kind.parse().unwrap();
            let kind = Kind::compile(name.clone(), &schemas[&name]).unwrap();
            Input::of(kind.field(&field.parse().unwrap()).unwrap())
        };
        let organisation: KindName = "organisation".parse().unwrap();
        assert_eq!(of("service", "name"), Input::Line(300));
        assert_eq!(of("service", "description"), Input::Text(8000));
        assert_eq!(of("service", "website"), Input::Address);
        assert_eq!(of("service", "open_source"), Input::YesNo);
        assert_eq!(of("service", "other_names"), Input::Lines);
        let provider = Input::Record(vec![organisation.clone()]);
        assert_eq!(of("service", "provider"), provider);
        assert_eq!(
            of("organisation", "member_of"),
            Input::Records(vec![organisation.clone()])
        );
        assert_eq!(of("organisation", "email"), Input::Email);
        assert_eq!(of("organisation", "founded"), Input::Number { whole: true });
        assert_eq!(of("place", "latitude"), Input::Number { whole: false });
        assert_eq!(of("call-for-projects", "closes"), Input::Day);
        assert_eq!(of("meeting", "starts"), Input::Moment);
        assert_eq!(of("form", "boxes"), Input::Program);
        assert!(matches!(of("service", "uses"), Input::Several(uses) if uses.len() == 32));
        assert!(matches!(of("replacement", "extent"), Input::One(ways) if ways.len() > 1));
        let schema = serde_json::json!({ "pattern": pattern(&organisation) });
        assert_eq!(named_kinds(&schema), Some(vec![organisation]));
    }
}
