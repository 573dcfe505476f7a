//! A record's plain text, for an index to find it by: what stands first of each field that is
//! searched, language by language, and the names that people have for choices.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::fold::Record;
use crate::import::scalars;
use crate::kinds::Kind;

/// The texts of a record by language. Under the empty code is what has no language: names, tags.
pub fn texts(record: &Record, kind: &Kind) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |language: &str, text: &str| {
        let all = texts.entry(language.to_owned()).or_default();
        all.push_str(text.trim());
        all.push('\n');
    };
    for field in &record.fields {
        let Some(described) = kind.field(&field.name).filter(|field| field.searched) else {
            continue;
        };
        let Some(value) = field.first().and_then(|held| held.value.as_ref()) else {
            continue;
        };
        let language = field
            .language
            .as_ref()
            .map_or("", |language| language.as_str());
        scalars(value, "", &mut |_, scalar| {
            let Value::String(text) = scalar else {
                return;
            };
            match described.choices.get(text) {
                Some(names) => {
                    for (code, name) in names.iter() {
                        add(code, name);
                    }
                }
                None => add(language, text),
            }
        });
    }
    texts
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::kinds::shipped;
    use crate::statement::Says;
    use crate::world::{World, organisation, software};

    #[test]
    fn a_record_is_found_by_what_is_searched_in_each_language() {
        let mut world = World::new();
        world.value(1, "Framadate", None);
        for (field, language, value) in [
            ("description", Some("fr"), json!("Sondages de dates.")),
            ("description", Some("en"), json!("Date polls.")),
            ("uses", None, json!(["polls"])),
            ("stars", None, json!(12)),
            ("website", None, json!("https://framadate.example/")),
        ] {
            let says = Says::Value {
                record: software(1),
                field: field.parse().unwrap(),
                language: language.map(|code| code.parse().unwrap()),
                licence: "CC0-1.0".parse().unwrap(),
                replaces: None,
            };
            world.say(1, Some(organisation(1)), says, |words| {
                words.value = Some(value);
            });
        }
        let name = "software".parse().unwrap();
        let kind = Kind::compile(name, &shipped()[software(1).kind()]).unwrap();
        let texts = texts(&world.record(), &kind);
        let expected = [
            ("", "Framadate\n"),
            ("en", "Date polls.\nPolls\n"),
            ("fr", "Sondages de dates.\nSondages de date\n"),
        ];
        let texts: Vec<_> = texts
            .iter()
            .map(|(code, text)| (code.as_str(), text.as_str()))
            .collect();
        assert_eq!(texts, expected);
    }
}
