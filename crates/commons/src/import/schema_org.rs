//! JSON-LD of schema.org, as pages hold it: one node, a list of nodes, or a `@graph` of them. A node's
//! type chooses its kind, and its properties the fields that say they are those properties.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{BadList, Imported, List, Mapping, address, kind, text};
use crate::kinds::shipped;
use crate::names::RecordId;

/// Types that are sorts of the types our kinds are.
const SORTS: [(&str, &str); 14] = [
    ("NGO", "organisation"),
    ("NonprofitOrganization", "organisation"),
    ("Corporation", "organisation"),
    ("Cooperative", "organisation"),
    ("LocalBusiness", "organisation"),
    ("EducationalOrganization", "organisation"),
    ("GovernmentOrganization", "organisation"),
    ("WebApplication", "software"),
    ("MobileApplication", "software"),
    ("SoftwareSourceCode", "software"),
    ("WebSite", "service"),
    ("CivicStructure", "place"),
    ("Library", "place"),
    ("SocialEvent", "meeting"),
];
/// The most nodes of a file.
const MOST: usize = 50_000;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source: Value =
        serde_json::from_slice(bytes).map_err(|error| BadList::Unreadable(error.to_string()))?;
    let mut nodes: Vec<(&Value, String)> = Vec::new();
    match (
        source.as_array(),
        source.get("@graph").and_then(Value::as_array),
    ) {
        (Some(list), _) => {
            let list = list.iter().enumerate();
            nodes.extend(list.map(|(at, node)| (node, format!("/{at}"))));
        }
        (None, Some(graph)) => {
            let graph = graph.iter().enumerate();
            nodes.extend(graph.map(|(at, node)| (node, format!("/@graph/{at}"))));
        }
        (None, None) => nodes.push((&source, String::new())),
    }
    if nodes.len() > MOST {
        return Err(BadList::TooLarge);
    }
    let read: Vec<Imported> = nodes
        .into_iter()
        .filter_map(|(node, at)| read_node(node, &at))
        .collect();
    if read.is_empty() {
        return Err(BadList::OtherShape);
    }
    Ok(read)
}

/// None of a node that has no name, or a type of which there is no kind.
fn read_node(node: &Value, at: &str) -> Option<Imported> {
    let kind_name = types(node).find_map(kind_of)?;
    let name = node.get("name").and_then(first).and_then(text)?;
    let described = KINDS.get(kind_name)?;
    let spoken = node
        .get("inLanguage")
        .and_then(Value::as_str)
        .unwrap_or("en");
    let spoken = spoken.get(..2).unwrap_or("en");
    let mut mapping = Mapping::of(node, at);
    for (property, field) in described {
        let pointer = format!("/{property}");
        let Some(value) = mapping.at(&pointer).cloned() else {
            continue;
        };
        if field.translated {
            translated(&mut mapping, &pointer, field, &value, spoken);
        } else {
            mapping.map(&pointer, &field.name, |value| field.taken(value));
        }
    }
    let codes = [
        ("/address/streetAddress", "address"),
        ("/address/addressLocality", "municipality"),
        ("/address/addressCountry", "country"),
        ("/location/address/streetAddress", "address"),
        ("/location/address/addressLocality", "municipality"),
        ("/location/address/addressCountry", "country"),
    ];
    for (pointer, field) in codes {
        if described.iter().any(|(_, known)| known.name == field) {
            mapping.map(pointer, field, text);
        }
    }
    for (pointer, field) in [
        ("/geo/latitude", "latitude"),
        ("/geo/longitude", "longitude"),
        ("/location/geo/latitude", "latitude"),
        ("/location/geo/longitude", "longitude"),
    ] {
        if described.iter().any(|(_, known)| known.name == field) {
            mapping.map(pointer, field, |value| {
                value.is_number().then(|| value.clone())
            });
        }
    }
    let own = ["@id", "url"]
        .iter()
        .find_map(|member| node.get(*member).and_then(address));
    let key = own.as_ref().unwrap_or(&name).as_str().unwrap_or_default();
    let record = RecordId::named(kind(kind_name).ok()?, List::SchemaOrg.name(), key);
    let page = own.as_ref().and_then(Value::as_str);
    let page = page.unwrap_or("https://schema.org/").to_owned();
    Some(mapping.end(record, page))
}

/// Texts that say their language, else that of the node.
fn translated(
    mapping: &mut Mapping<'_>,
    pointer: &str,
    field: &Known,
    value: &Value,
    spoken: &str,
) {
    let mut put = |pointer: &str, value: &Value, language: &str| {
        if let Some(words) = text(value) {
            mapping.put(&[pointer], &field.name, language.parse().ok(), words);
        }
    };
    match value {
        Value::Array(items) => {
            let mut said: Vec<String> = Vec::new();
            for (at, item) in items.iter().enumerate() {
                let language = item
                    .get("@language")
                    .and_then(Value::as_str)
                    .unwrap_or(spoken);
                // One value a language.
                if let Some(words) = item.get("@value")
                    && !said.iter().any(|known| known == language)
                {
                    said.push(language.to_owned());
                    put(&format!("{pointer}/{at}/@value"), words, language);
                }
            }
        }
        Value::Object(_) => {
            let language = value
                .get("@language")
                .and_then(Value::as_str)
                .unwrap_or(spoken);
            if let Some(words) = value.get("@value") {
                put(&format!("{pointer}/@value"), words, language);
            }
        }
        words => put(pointer, words, spoken),
    }
}

/// A field that says which property of schema.org it is.
struct Known {
    name: String,
    translated: bool,
    is_list: bool,
    is_address: bool,
    is_number: bool,
}

impl Known {
    /// A value of a property as the field takes it.
    fn taken(&self, value: &Value) -> Option<Value> {
        if self.is_list {
            let items = match value {
                Value::Array(items) => items.iter().map(text).collect::<Option<Vec<_>>>()?,
                Value::String(words) => words
                    .split(',')
                    .filter_map(|word| text(&Value::from(word)))
                    .collect(),
                _ => return None,
            };
            return (!items.is_empty()).then(|| json!(items));
        }
        if self.is_number {
            return value.is_number().then(|| value.clone());
        }
        if self.is_address {
            address(value)
        } else {
            text(value)
        }
    }
}

/// Of each kind its fields by the property that they are; parts of places have a node of their own.
static KINDS: LazyLock<HashMap<String, Vec<(String, Known)>>> = LazyLock::new(|| {
    let parts = [
        "address",
        "addressLocality",
        "addressCountry",
        "latitude",
        "longitude",
    ];
    let kinds = shipped().into_iter();
    kinds
        .map(|(kind, schema)| {
            let fields = schema.get("properties").and_then(Value::as_object);
            let known = fields.into_iter().flatten().filter_map(|(name, field)| {
                let member = |name: &str| field.get(name).and_then(Value::as_str);
                let property = member("x-schema-org")?;
                let items = field.get("items").unwrap_or(field);
                // References are to records of ours.
                let pattern = items
                    .get("pattern")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                if pattern.ends_with(")/[a-z2-7]{26}$") {
                    return None;
                }
                // Parts of places are matched apart: this property is no member of a node.
                let property = if parts.contains(&property) {
                    ""
                } else {
                    property
                };
                let known = Known {
                    name: name.clone(),
                    translated: field.get("x-translated") == Some(&Value::Bool(true)),
                    is_list: member("type") == Some("array"),
                    is_address: member("format") == Some("uri"),
                    is_number: matches!(member("type"), Some("integer" | "number")),
                };
                Some((property.to_owned(), known))
            });
            (kind.to_string(), known.collect())
        })
        .collect()
});

/// Types of schema.org, without their prefix.
fn types(node: &Value) -> impl Iterator<Item = &str> {
    let all = match node.get("@type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    all.iter().filter_map(Value::as_str).map(|name| {
        let name = name.trim_start_matches("https://schema.org/");
        name.trim_start_matches("http://schema.org/")
            .trim_start_matches("schema:")
    })
}

fn kind_of(name: &str) -> Option<&'static str> {
    static TYPES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let names = crate::kinds::shipped_names();
        let schemas = shipped();
        let types = names.filter_map(|kind| {
            let schema = schemas.get(&kind.parse().ok()?)?;
            Some((schema.get("x-schema-org")?.as_str()?.to_owned(), kind))
        });
        types
            .chain(SORTS.map(|(sort, kind)| (sort.to_owned(), kind)))
            .collect()
    });
    TYPES.get(name).copied()
}

fn first(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.first(),
        one => Some(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_of_known_types_are_mapped_by_what_fields_say() {
        let page = br#"{"@context": "https://schema.org", "@graph": [
            {"@type": ["Organization", "NGO"], "@id": "https://fournil.example/#us",
             "name": "Le Fournil", "url": "https://fournil.example/", "foundingDate": 1998,
             "description": [{"@value": "Du pain.", "@language": "fr"}],
             "address": {"@type": "PostalAddress", "addressLocality": "Nantes",
                         "addressCountry": "FR"},
             "geo": {"latitude": 47.2, "longitude": -1.5}, "slogan": "Miam"},
            {"@type": "Recipe", "name": "Pain"},
            {"@type": "Event", "name": "Portes ouvertes", "inLanguage": "fr-FR",
             "startDate": "2027-05-01T10:00:00+02:00", "description": "Venez."}
        ]}"#;
        let things = read(page).unwrap();
        let kinds: Vec<&str> = things.iter().map(|t| t.record.kind().as_str()).collect();
        assert_eq!(kinds, ["organisation", "meeting"]);
        let value = |at: usize, field: &str| {
            let mut values = things[at].values.iter();
            values.find(|value| value.field.as_str() == field).cloned()
        };
        assert_eq!(value(0, "founded").unwrap().value, json!(1998));
        assert_eq!(value(0, "municipality").unwrap().value, json!("Nantes"));
        assert_eq!(value(0, "latitude").unwrap().value, json!(47.2));
        let description = value(1, "description").unwrap();
        assert_eq!(description.language.unwrap().as_str(), "fr");
        let left = things[0].unmapped.iter().map(|one| one.from.as_str());
        assert!(left.into_iter().any(|from| from == "/@graph/0/slogan"));
        assert_eq!(read(br#"{"@type": "Recipe"}"#), Err(BadList::OtherShape));
    }
}
