//! Profiles of Murmurations: a JSON object, or a list of them, each of the schema of organisations
//! (<https://github.com/MurmurationsNetwork/MurmurationsLibrary>).

use serde_json::{Value, json};

use super::{BadList, Imported, List, Mapping, address, kind, text, texts};
use crate::names::RecordId;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source: Value =
        serde_json::from_slice(bytes).map_err(|error| BadList::Unreadable(error.to_string()))?;
    match source.as_array() {
        Some(profiles) => {
            let profiles = profiles.iter().enumerate();
            profiles
                .map(|(index, profile)| read_profile(profile, &format!("/{index}")))
                .collect()
        }
        None => Ok(vec![read_profile(&source, "")?]),
    }
}

fn read_profile(profile: &Value, prefix: &str) -> Result<Imported, BadList> {
    if profile
        .get("linked_schemas")
        .is_none_or(|schemas| !schemas.is_array())
    {
        return Err(BadList::OtherShape);
    }
    let name = profile
        .get("name")
        .and_then(text)
        .ok_or(BadList::OtherShape)?;
    let mut mapping = Mapping::of(profile, prefix);
    mapping.map("/name", "name", text);
    mapping.map("/nickname", "other_names", |name| {
        text(name).map(|name| json!([name]))
    });
    mapping.map("/primary_url", "website", address);
    mapping.map("/tags", "tags", texts);
    mapping.map("/full_address", "address", text);
    mapping.map("/locality", "municipality", text);
    mapping.map("/country_iso_3166", "country", text);
    mapping.map("/geolocation/lat", "latitude", number);
    mapping.map("/geolocation/lon", "longitude", number);
    mapping.map("/telephone", "telephone", text);
    mapping.map("/contact_details/email", "email", text);
    // A profile does not say its language: English is what its schema is written in.
    mapping.map_words("/description", "description", "en");
    mapping.map("/status", "status", |status| match status.as_str()? {
        "active" => Some(json!("active")),
        "completed" | "closed" => Some(json!("closed")),
        _ => None,
    });
    // Its address is its key where it has one: names are not unique.
    let own = profile.get("primary_url").and_then(address);
    let key = own.as_ref().unwrap_or(&name).as_str().unwrap_or_default();
    let record = RecordId::named(kind("organisation")?, List::Murmurations.name(), key);
    let page = own.as_ref().and_then(Value::as_str);
    let page = page.unwrap_or("https://murmurations.network/").to_owned();
    Ok(mapping.end(record, page))
}

fn number(value: &Value) -> Option<Value> {
    value.is_number().then(|| value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_an_organisation() {
        let profile = br#"{"linked_schemas": ["organizations_schema-v1.0.0"],
            "name": "Le Fournil", "primary_url": "https://fournil.example/", "tags": ["pain"],
            "geolocation": {"lat": 47.2, "lon": -1.5}, "mission": "Du pain pour tous."}"#;
        let things = read(profile).unwrap();
        let fields: Vec<&str> = things[0].values.iter().map(|v| v.field.as_str()).collect();
        assert_eq!(fields, ["name", "website", "tags", "latitude", "longitude"]);
        let left: Vec<&str> = things[0].unmapped.iter().map(|u| u.from.as_str()).collect();
        assert_eq!(left, ["/linked_schemas/0", "/mission"]);
        let again = read(profile).unwrap();
        assert_eq!(things[0].record, again[0].record);
        assert_eq!(read(br#"{"name": "x"}"#), Err(BadList::OtherShape));
    }
}
