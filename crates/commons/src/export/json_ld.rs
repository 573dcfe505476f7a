//! JSON-LD 1.1: schema.org where a kind and a field say what they are there, our own names elsewhere,
//! and the legal forms of ESSglobal (<http://purl.org/essglobal/vocab/>) where there is one.

use serde_json::{Map, Value, json};

use super::{Part, address};
use crate::kinds::Kind;
use crate::names::Licence;

/// The legal forms of ESSglobal (`standard/legal-form.skos`) that ours are.
const LEGAL_FORMS: [(&str, &str); 6] = [
    ("informal", "L1"),
    ("cooperative", "L2"),
    ("company", "L3"),
    ("association", "L4"),
    ("foundation", "L4"),
    ("social-enterprise", "L5"),
];

/// What stands before the records: the context, and what they are under.
pub fn head(origin: &str, licence: &Licence) -> String {
    let host = origin.split('/').next().unwrap_or(origin);
    let context = json!({
        "@version": 1.1,
        "@vocab": "https://schema.org/",
        "own": format!("https://{host}/commons/fields/"),
        "essglobal": "http://purl.org/essglobal/vocab/",
        "legal_form": {"@id": "essglobal:legalForm", "@type": "@id"},
        "license": {"@type": "@id"},
        "url": {"@type": "@id"},
    });
    format!(
        "{{\"@context\":{context},\"@id\":{},\"@type\":\"Dataset\",\"name\":{},\"license\":{},\"@graph\":[",
        Value::from(format!("https://{host}/commons/{licence}")),
        Value::from(format!("{origin} ({licence})")),
        Value::from(format!("https://spdx.org/licenses/{licence}.html")),
    )
}

/// What stands after them.
pub const FOOT: &str = "]}\n";

/// The node of a record. Nodes are apart by commas.
pub fn node(origin: &str, part: &Part<'_>, kind: &Kind) -> Value {
    let mut node = Map::new();
    node.insert("@id".to_owned(), address(origin, &part.record.id).into());
    let own = format!("own:{}", kind.name());
    node.insert(
        "@type".to_owned(),
        kind.schema_org().map_or(own, str::to_owned).into(),
    );
    let mut put = |property: String, value: Value| match node.get_mut(&property) {
        Some(Value::Array(all)) => all.push(value),
        Some(one) => {
            let first = one.take();
            *one = json!([first, value]);
        }
        None => {
            node.insert(property, value);
        }
    };
    for shown in &part.values {
        let described = kind.field(shown.field);
        let property = described.and_then(|field| field.schema_org.clone());
        // A place's parts have a node of their own.
        let property = match property.as_deref() {
            Some("address" | "addressLocality" | "addressCountry" | "latitude" | "longitude") => {
                continue;
            }
            Some("license") if kind.schema_org() == Some("SoftwareApplication") => None,
            _ => property,
        };
        if shown.field.as_str() == "legal_form" {
            let code = LEGAL_FORMS
                .iter()
                .find(|(own, _)| shown.value.as_str() == Some(own));
            if let Some((_, code)) = code {
                put(
                    "legal_form".to_owned(),
                    format!("http://purl.org/essglobal/standard/legal-form/{code}").into(),
                );
            }
        }
        let property = property.unwrap_or_else(|| format!("own:{}", shown.field));
        let items = match shown.value {
            Value::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        for item in items {
            put(
                property.clone(),
                value(
                    origin,
                    item,
                    shown.language.map(super::super::names::Language::as_str),
                ),
            );
        }
    }
    let text = |field: &str| part.text(field).map(Value::from);
    let address = [
        ("streetAddress", text("address")),
        ("addressLocality", text("municipality")),
        ("addressCountry", text("country")),
    ];
    let address: Map<String, Value> = address
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    let is_place = !address.is_empty();
    if is_place || part.point().is_some() {
        let mut place = Map::new();
        place.insert("@type".to_owned(), "Place".into());
        if is_place {
            let mut address = address;
            address.insert("@type".to_owned(), "PostalAddress".into());
            place.insert("address".to_owned(), Value::Object(address));
        }
        if let Some((north, east)) = part.point() {
            let geo = json!({"@type": "GeoCoordinates", "latitude": north, "longitude": east});
            place.insert("geo".to_owned(), geo);
        }
        put("location".to_owned(), Value::Object(place));
    }
    Value::Object(node)
}

/// A value: a record as the node that it is, a text with its language.
fn value(origin: &str, value: &Value, language: Option<&str>) -> Value {
    let record = value.as_str().and_then(|text| text.parse().ok());
    match (record, language) {
        (Some(record), _) => json!({"@id": address(origin, &record)}),
        (None, Some(language)) => json!({"@value": value, "@language": language}),
        // A number of schema.org is a number; an object of our own has no meaning there.
        (None, None) if value.is_object() => json!({"@value": value, "@type": "@json"}),
        (None, None) => value.clone(),
    }
}
