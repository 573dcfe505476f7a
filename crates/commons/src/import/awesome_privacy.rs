//! awesome-privacy: one YAML file of categories, their sections, and the services of each. A section
//! says what its services are alternatives to: each such pair is a replacement.

use serde_json::{Value, json};

use super::{BadList, Imported, List, Mapping, Unmapped, address, flag, kind, scalars, text, yaml};
use crate::names::RecordId;

/// Where the list shows itself.
const PAGE: &str = "https://awesome-privacy.xyz";

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source = yaml::read(bytes)?;
    let categories = source.get("categories").and_then(Value::as_array);
    let mut imported = Vec::new();
    for (c, category) in categories.ok_or(BadList::OtherShape)?.iter().enumerate() {
        let sections = category.get("sections").and_then(Value::as_array);
        let before = imported.len();
        for (s, section) in sections.into_iter().flatten().enumerate() {
            let prefix = format!("/categories/{c}/sections/{s}");
            read_section(category, section, &prefix, &mut imported)?;
        }
        let named: &[&str] = if imported.len() > before {
            &["sections", "name"]
        } else {
            &["sections"]
        };
        rest(category, &format!("/categories/{c}"), named, &mut imported);
    }
    rest(&source, "", &["categories"], &mut imported);
    Ok(imported)
}

fn read_section(
    category: &Value,
    section: &Value,
    prefix: &str,
    imported: &mut Vec<Imported>,
) -> Result<(), BadList> {
    let named = |of: &Value| of.get("name").and_then(Value::as_str).map(str::to_owned);
    let (Some(category), Some(title)) = (named(category), named(section)) else {
        return Err(BadList::OtherShape);
    };
    let tags = [category.as_str(), title.as_str()];
    let category_prefix = prefix.split("/sections").next().unwrap_or_default();
    let named_at = [format!("{category_prefix}/name"), format!("{prefix}/name")];
    let mut services = Vec::new();
    for list in ["services", "notableMentions"] {
        let items = section.get(list).and_then(Value::as_array);
        for (index, service) in items.into_iter().flatten().enumerate() {
            let Some(name) = named(service) else {
                return Err(BadList::OtherShape);
            };
            let prefix = format!("{prefix}/{list}/{index}");
            let key = format!("{category}/{title}/{name}");
            let mut service = read_service(service, &key, &tags, &prefix)?;
            // Its tags are the names of its category and of its section.
            let tags = service
                .values
                .iter_mut()
                .find(|v| v.field.as_str() == "tags");
            if let Some(tags) = tags {
                tags.from.extend(named_at.iter().cloned());
            }
            imported.push(service);
            if list == "services" {
                services.push((name, key));
            }
        }
    }
    let read_any = !services.is_empty();
    let replaced = section.get("alternativeTo").and_then(Value::as_array);
    for (index, platform) in replaced.into_iter().flatten().enumerate() {
        let Some(platform) = platform.as_str() else {
            continue;
        };
        for (service, key) in &services {
            let from = format!("{prefix}/alternativeTo/{index}");
            imported.push(replacement(platform, service, key, &title, &from)?);
        }
    }
    // What is said of a section as a whole has no record: it is listed with what was read last. So
    // are the name of a section without services, and what nothing in it is an alternative to.
    let taken: &[&str] = if read_any {
        &["services", "notableMentions", "name", "alternativeTo"]
    } else {
        &["services", "notableMentions"]
    };
    rest(section, prefix, taken, imported);
    if let Some(mentions) = section.get("notableMentions").filter(|m| m.is_string())
        && let Some(last) = imported.last_mut()
    {
        let from = format!("{prefix}/notableMentions");
        let value = mentions.clone();
        last.unmapped.push(Unmapped { from, value });
    }
    Ok(())
}

fn read_service(
    service: &Value,
    key: &str,
    tags: &[&str],
    prefix: &str,
) -> Result<Imported, BadList> {
    let mut mapping = Mapping::of(service, prefix);
    mapping.map("/name", "name", text);
    mapping.map_words("/description", "description", "en");
    mapping.map("/url", "website", address);
    mapping.map("/github", "source_code", |github| {
        let github = github.as_str()?.trim();
        let full = github.starts_with("https://");
        let url = if full {
            github.to_owned()
        } else {
            format!("https://github.com/{github}")
        };
        address(&Value::from(url))
    });
    mapping.map("/openSource", "open_source", flag);
    mapping.map("/securityAudited", "audited", flag);
    mapping.map("/acceptsCrypto", "accepts_crypto", flag);
    mapping.map("/tosdrId", "terms_review", |id| {
        let id = id.as_u64()?;
        Some(Value::from(format!("https://tosdr.org/en/service/{id}")))
    });
    mapping.map("/androidApp", "android", text);
    mapping.map("/iosApp", "ios", address);
    let subreddit = mapping.at("/subreddit").and_then(Value::as_str);
    let discord = mapping.at("/discordInvite").and_then(Value::as_str);
    let discord = discord.filter(|invite| !invite.is_empty()).map(|invite| {
        let invite = invite.trim_start_matches("https://discord.gg/");
        format!("https://discord.gg/{invite}")
    });
    let subreddit = subreddit.map(|name| format!("https://www.reddit.com/r/{name}/"));
    let mut pointers = Vec::new();
    pointers.extend(subreddit.is_some().then_some("/subreddit"));
    pointers.extend(discord.is_some().then_some("/discordInvite"));
    if !pointers.is_empty() {
        let places: Vec<String> = subreddit.into_iter().chain(discord).collect();
        mapping.put(&pointers, "community", None, json!(places));
    }
    let kind_of = mapping.at("/followWith").and_then(Value::as_str);
    let mut all: Vec<&str> = Vec::new();
    for tag in tags.iter().copied().chain(kind_of) {
        if !all.contains(&tag) {
            all.push(tag);
        }
    }
    mapping.put(&["/followWith"], "tags", None, json!(all));
    let record = RecordId::named(kind("service")?, List::AwesomePrivacy.name(), key);
    Ok(mapping.end(record, PAGE.to_owned()))
}

fn replacement(
    platform: &str,
    service: &str,
    key: &str,
    section: &str,
    from: &str,
) -> Result<Imported, BadList> {
    let list = List::AwesomePrivacy.name();
    let by = RecordId::named(kind("service")?, list, key);
    let record = RecordId::named(kind("replacement")?, list, &format!("{key} for {platform}"));
    let source = json!({
        "name": format!("{service} → {platform}"), "replaces_name": platform,
        "by": by, "by_name": service, "tags": [section],
    });
    let mut mapping = Mapping::of(&source, "");
    for field in ["name", "replaces_name", "by", "by_name", "tags"] {
        mapping.map(&format!("/{field}"), field, |value| Some(value.clone()));
    }
    let mut imported = mapping.end(record, PAGE.to_owned());
    for value in &mut imported.values {
        value.from = vec![from.to_owned()];
    }
    Ok(imported)
}

/// Lists what an object holds beside what was taken, with the last record that was read.
fn rest(object: &Value, prefix: &str, taken: &[&str], imported: &mut [Imported]) {
    let (Some(members), Some(last)) = (object.as_object(), imported.last_mut()) else {
        return;
    };
    for (key, member) in members {
        let is_empty = member.is_null() || member.as_array().is_some_and(Vec::is_empty);
        if taken.contains(&key.as_str()) && !is_empty {
            continue;
        }
        scalars(member, &format!("{prefix}/{key}"), &mut |from, value| {
            last.unmapped.push(Unmapped {
                from: from.to_owned(),
                value: value.clone(),
            });
        });
    }
}
