//! awesome-selfhosted-data: a YAML file for each software, named by its key.

use serde_json::Value;

use super::{BadList, Imported, List, Mapping, address, flag, kind, text, texts, yaml};
use crate::names::RecordId;

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source = yaml::read(bytes)?;
    let key = name.strip_suffix(".yml").unwrap_or(name);
    if !source.get("name").is_some_and(Value::is_string) || source.get("website_url").is_none() {
        return Err(BadList::OtherShape);
    }
    let mut mapping = Mapping::of(&source, "");
    mapping.map("/name", "name", text);
    mapping.map_words("/description", "description", "en");
    mapping.map("/website_url", "website", address);
    mapping.map("/source_code_url", "source_code", address);
    mapping.map("/demo_url", "demo", address);
    mapping.map("/related_software_url", "clients", address);
    mapping.map("/licenses", "licences", texts);
    mapping.map("/platforms", "platforms", texts);
    mapping.map("/tags", "tags", texts);
    mapping.map("/depends_3rdparty", "needs_third_party", flag);
    mapping.map("/archived", "maintained", |archived| {
        Some(Value::from(!archived.as_bool()?))
    });
    mapping.map("/stargazers_count", "stars", |count| {
        count.as_u64().map(Value::from)
    });
    mapping.map("/updated_at", "changed", text);
    mapping.map("/current_release/tag", "release", |tag| {
        // A tag may look like a number.
        let tag = tag.as_str().map_or_else(|| tag.to_string(), str::to_owned);
        text(&Value::from(tag))
    });
    mapping.map("/current_release/published_at", "released", text);
    let record = RecordId::named(kind("software")?, List::AwesomeSelfhosted.name(), key);
    let page = format!(
        "https://github.com/awesome-selfhosted/awesome-selfhosted-data/blob/master/software/{key}.yml"
    );
    Ok(vec![mapping.end(record, page)])
}
