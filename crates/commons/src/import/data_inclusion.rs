//! data·inclusion: structures and services of social inclusion, a JSON list of either (schema v1,
//! <https://gip-inclusion.github.io/data-inclusion-schema/>). A structure is a place; a service names its
//! structure by `structure_id`. Names of people are never taken in.

use serde_json::{Value, json};

use super::{BadList, Imported, List, Mapping, Unmapped, address, kind, text, texts};
use crate::names::RecordId;

/// Where the data are shown.
const PAGE: &str = "https://data.inclusion.gouv.fr/";

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source: Value =
        serde_json::from_slice(bytes).map_err(|error| BadList::Unreadable(error.to_string()))?;
    let things = source.as_array().ok_or(BadList::OtherShape)?;
    let things = things.iter().enumerate();
    things
        .map(|(index, thing)| read_thing(thing, index))
        .collect()
}

fn read_thing(thing: &Value, index: usize) -> Result<Imported, BadList> {
    let said = |member: &str| thing.get(member).and_then(Value::as_str);
    let (Some(source), Some(id), Some(_)) = (said("source"), said("id"), said("nom")) else {
        return Err(BadList::OtherShape);
    };
    let structure = said("structure_id");
    let mut mapping = Mapping::of(thing, &format!("/{index}"));
    mapping.map("/nom", "name", text);
    mapping.map_words("/description", "description", "fr");
    mapping.map("/commune", "municipality", text);
    mapping.map("/code_insee", "municipality_code", text);
    mapping.map("/latitude", "latitude", number);
    mapping.map("/longitude", "longitude", number);
    place(&mut mapping);
    let named = if structure.is_some() {
        service(&mut mapping);
        "service"
    } else {
        mapping.map("/site_web", "website", address);
        mapping.map("/courriel", "email", text);
        mapping.map("/telephone", "telephone", text);
        mapping.map("/siret", "registration", text);
        mapping.map_words("/horaires_accueil", "hours", "fr");
        mapping.map("/reseaux_porteurs", "tags", texts);
        "place"
    };
    let list = List::DataInclusion.name();
    let record = RecordId::named(kind(named)?, list, &format!("{source}/{id}"));
    let page = said("lien_source").map(|page| Value::from(page.to_owned()));
    let page = page.as_ref().and_then(address);
    let page = page
        .as_ref()
        .and_then(Value::as_str)
        .unwrap_or(PAGE)
        .to_owned();
    let mut imported = mapping.end(record, page);
    // A person's name is neither kept nor shown as left out: only that there was one.
    for unmapped in &mut imported.unmapped {
        if unmapped.from.ends_with("/contact_nom_prenom") && !unmapped.value.is_null() {
            unmapped.value = Value::from("…");
        }
    }
    Ok(imported)
}

fn service(mapping: &mut Mapping<'_>) {
    mapping.map("/lien_mobilisation", "website", address);
    mapping.map("/thematiques", "tags", texts);
    mapping.map_words("/publics_precisions", "audience", "fr");
    mapping.map_words("/frais_precisions", "price", "fr");
    mapping.map_words("/conditions_acces", "limits", "fr");
}

/// Street, what completes it and postal code, in one line as on an envelope.
fn place(mapping: &mut Mapping<'_>) {
    let pointers = ["/adresse", "/complement_adresse", "/code_postal"];
    let said: Vec<&str> = pointers
        .into_iter()
        .filter(|pointer| mapping.at(pointer).and_then(text).is_some())
        .collect();
    if said.contains(&"/adresse") {
        let parts = said
            .iter()
            .filter_map(|pointer| mapping.at(pointer)?.as_str());
        let line = parts.map(str::trim).collect::<Vec<_>>().join(", ");
        mapping.put(&said, "address", None, json!(line));
    }
}

fn number(value: &Value) -> Option<Value> {
    value.is_number().then(|| value.clone())
}

/// Services say which structure offers them: its name becomes theirs, where both are there.
pub(super) fn complete(mut things: Vec<Imported>) -> Vec<Imported> {
    let structure = |thing: &Imported| {
        let mut unmapped = thing.unmapped.iter();
        unmapped.position(|one| one.from.ends_with("/structure_id"))
    };
    let of_places: std::collections::HashMap<String, String> = things
        .iter()
        .filter(|thing| thing.record.kind().as_str() == "place")
        .filter_map(|thing| {
            let mut values = thing.values.iter();
            let name = values.find(|value| value.field.as_str() == "name")?;
            Some((thing.record.to_string(), name.value.as_str()?.to_owned()))
        })
        .collect();
    for thing in &mut things {
        let Some(at) = structure(thing) else {
            continue;
        };
        let source = thing
            .unmapped
            .iter()
            .find(|one| one.from.ends_with("/source"));
        let source = source
            .and_then(|one| one.value.as_str())
            .unwrap_or_default();
        let id = thing.unmapped[at].value.as_str().unwrap_or_default();
        // Ids of structures may stand with or without their source before them.
        let id = id.strip_prefix(&format!("{source}--")).unwrap_or(id);
        let Ok(place) = kind("place") else {
            continue;
        };
        let names = [id.to_owned(), format!("{source}--{id}")].map(|id| {
            let list = List::DataInclusion.name();
            let record = RecordId::named(place.clone(), list, &format!("{source}/{id}"));
            of_places.get(&record.to_string()).cloned()
        });
        if let Some(name) = names.into_iter().flatten().next()
            && let Ok(field) = "provider_name".parse()
        {
            let Unmapped { from, .. } = thing.unmapped.remove(at);
            thing.values.push(super::Mapped {
                field,
                language: None,
                value: Value::from(name),
                from: vec![from],
                page: None,
                unchecked: false,
            });
        }
    }
    things
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::scalars;

    const THINGS: &str = r#"[
        {"source": "invented", "id": "s1", "nom": "Le Fournil social", "date_maj": "2026-01-02",
         "commune": "Nantes", "code_insee": "44109", "code_postal": "44000",
         "adresse": "1 rue du Four", "complement_adresse": null, "longitude": -1.55,
         "latitude": 47.21, "siret": "12345678900011", "telephone": "02 00 00 00 00"},
        {"source": "invented", "id": "v1", "structure_id": "s1", "nom": "Aide aux démarches",
         "description": "Un accueil le mardi.", "date_maj": "2026-01-02",
         "thematiques": ["numerique"], "contact_nom_prenom": "Personne Inventée"}
    ]"#;

    #[test]
    fn structures_are_places_and_people_stay_out() {
        let things = complete(read(THINGS.as_bytes()).unwrap());
        let value = |at: usize, field: &str| {
            let mut values = things[at].values.iter();
            let value = values.find(|value| value.field.as_str() == field);
            value.map(|value| value.value.clone())
        };
        assert_eq!(things[0].record.kind().as_str(), "place");
        assert_eq!(value(0, "address"), Some(json!("1 rue du Four, 44000")));
        assert_eq!(value(0, "registration"), Some(json!("12345678900011")));
        assert_eq!(things[1].record.kind().as_str(), "service");
        assert_eq!(value(1, "provider_name"), Some(json!("Le Fournil social")));
        // Each scalar is in a value or listed, and no person's name is in either.
        let source: Value = serde_json::from_str(THINGS).unwrap();
        let mut all = 0;
        scalars(&source, "", &mut |_, _| all += 1);
        let mapped = things.iter().flat_map(|thing| &thing.values);
        let mapped: usize = mapped.map(|value| value.from.len()).sum();
        let unmapped: usize = things.iter().map(|thing| thing.unmapped.len()).sum();
        assert_eq!(mapped + unmapped, all);
        let said = serde_json::to_string(&things).unwrap();
        assert!(!said.contains("Personne"), "{said}");
    }
}
