//! YAML 1.2 as a JSON value, within bounds: an alias counts as all that it stands for, so that a few
//! lines cannot become millions.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Number, Value};

/// How deep it may nest.
const DEPTH: usize = 64;
/// The most values, aliases counted as what they stand for.
const VALUES: usize = 2_000_000;

/// Reads the first document of a file.
pub fn read(bytes: &[u8]) -> Result<Value, BadYaml> {
    let text = std::str::from_utf8(bytes).map_err(|_| BadYaml("not UTF-8".to_owned()))?;
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| BadYaml(error.to_string()))?;
        if let Some(document) = builder.take(event)? {
            return Ok(document);
        }
    }
    Err(BadYaml("nothing in it".to_owned()))
}

/// Why a file is no YAML that we read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadYaml(pub String);

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, (Value, usize)>,
    values: usize,
}

/// A list or a map that is not closed yet.
struct Open {
    anchor: usize,
    before: usize,
    items: Items,
}

enum Items {
    List(Vec<Value>),
    Map(Map<String, Value>, Option<String>),
}

impl Builder {
    fn take(&mut self, event: Event<'_>) -> Result<Option<Value>, BadYaml> {
        let value = match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = scalar(&text, style);
                self.count(1)?;
                self.keep(anchor, &value, 1);
                value
            }
            Event::Alias(anchor) => {
                let known = self.anchors.get(&anchor).cloned();
                let (value, size) =
                    known.ok_or_else(|| BadYaml("an alias of nothing before it".to_owned()))?;
                self.count(size)?;
                value
            }
            Event::SequenceStart(anchor, _) => return self.begin(anchor, Items::List(Vec::new())),
            Event::MappingStart(anchor, _) => {
                return self.begin(anchor, Items::Map(Map::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else {
                    return Err(BadYaml("closed before it was opened".to_owned()));
                };
                let value = match open.items {
                    Items::List(items) => Value::Array(items),
                    Items::Map(members, _) => Value::Object(members),
                };
                self.keep(open.anchor, &value, self.values - open.before);
                value
            }
            _ => return Ok(None),
        };
        match self.open.last_mut().map(|open| &mut open.items) {
            None => return Ok(Some(value)),
            Some(Items::List(items)) => items.push(value),
            Some(Items::Map(members, key)) => match key.take() {
                None => *key = Some(key_text(&value)?),
                Some(name) => {
                    if members.insert(name.clone(), value).is_some() {
                        return Err(BadYaml(format!("{name} stands twice")));
                    }
                }
            },
        }
        Ok(None)
    }

    fn begin(&mut self, anchor: usize, items: Items) -> Result<Option<Value>, BadYaml> {
        if self.open.len() >= DEPTH {
            return Err(BadYaml(format!("nests deeper than {DEPTH}")));
        }
        let before = self.values;
        self.count(1)?;
        self.open.push(Open {
            anchor,
            before,
            items,
        });
        Ok(None)
    }

    fn count(&mut self, values: usize) -> Result<(), BadYaml> {
        self.values += values;
        if self.values > VALUES {
            return Err(BadYaml(format!("holds more than {VALUES} values")));
        }
        Ok(())
    }

    fn keep(&mut self, anchor: usize, value: &Value, size: usize) {
        // The parser numbers anchors from 1; 0 is none.
        if anchor > 0 {
            self.anchors.insert(anchor, (value.clone(), size));
        }
    }
}

fn key_text(value: &Value) -> Result<String, BadYaml> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(_) | Value::Bool(_) => Ok(value.to_string()),
        _ => Err(BadYaml("a key that is no text".to_owned())),
    }
}

/// The core schema of YAML 1.2 (section 10.3.2), without octal and hexadecimal numbers: the lists we
/// read have none.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return Value::from(text);
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        let integer = digits.bytes().all(|c| c.is_ascii_digit());
        let leading_zero = digits.len() > 1 && digits.starts_with('0') && integer;
        // A number that is not written as we would write it again stays the text that it is.
        if let Ok(whole) = text.parse::<i64>()
            && !leading_zero
        {
            return Value::from(whole);
        }
        if !integer
            && digits.bytes().all(|c| c.is_ascii_digit() || c == b'.')
            && let Some(number) = text.parse().ok().and_then(Number::from_f64)
            && number.to_string() == text
        {
            return Value::Number(number);
        }
    }
    Value::from(text)
}
