use serde_json::json;

use super::*;
use crate::names::KindName;

fn kind(name: &str) -> Kind {
    let name: KindName = name.parse().unwrap();
    Kind::compile(name.clone(), &shipped()[&name]).unwrap()
}

#[test]
fn all_shipped_kinds_are_kinds() {
    assert_eq!(shipped().len(), shipped_names().count());
    for (name, schema) in shipped() {
        let kind = Kind::compile(name.clone(), &schema).unwrap_or_else(|e| panic!("{name}: {e}"));
        for field in kind.fields() {
            for choice in field
                .schema()
                .get("enum")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let choice = choice.as_str().unwrap();
                assert!(
                    field.choices.contains_key(choice),
                    "{name} {}: {choice}",
                    field.name()
                );
            }
        }
    }
}

#[test]
fn values_are_held_against_their_field() {
    let software = kind("software");
    let field = |name: &str| software.field(&name.parse().unwrap()).unwrap();
    assert!(field("name").fits(&json!("Framadate")));
    assert!(!field("name").fits(&json!("")));
    assert!(!field("name").fits(&json!(3)));
    assert!(!field("name").fits(&json!("a".repeat(301))));
    assert!(field("website").fits(&json!("https://framadate.org/abc/")));
    assert!(!field("website").fits(&json!("javascript:alert(1)")));
    assert!(field("website").fault(&json!("framadate")).is_some());
    assert!(field("licences").fits(&json!(["CECILL-B"])));
    assert!(!field("licences").fits(&json!(["CECILL-B", "CECILL-B"])));
}

#[test]
fn a_schema_that_could_harm_is_no_kind() {
    let texts = json!({"fr": "Nom", "en": "Name"});
    let with = |name: Value| {
        let schema = json!({
            "type": "object", "x-title": texts, "x-order": ["name"], "properties": {"name": name},
        });
        Kind::compile("atelier".parse().unwrap(), &schema)
    };
    let mut good = json!({
        "type": "string", "maxLength": 80, "x-title": texts, "x-purpose": texts,
    });
    assert!(with(good.clone()).is_ok());
    for (member, value, why) in [
        (
            "$ref",
            json!("https://example.org/schema"),
            "no field may have",
        ),
        ("maxLength", json!(1_000_000), "without a bound"),
        ("x-people", json!("health"), "beyond a public role"),
        ("pattern", json!("("), "regex"),
        (
            "x-purpose",
            json!({"fr": "Trouver"}),
            "French and in English",
        ),
        ("type", json!(["string", "null"]), "none of the types"),
        ("x-months", json!(0), "1 to 240"),
    ] {
        let before = good.clone();
        good[member] = value;
        let error = with(good).unwrap_err().to_string();
        assert!(error.contains(why), "{member}: {error}");
        good = before;
    }
}
