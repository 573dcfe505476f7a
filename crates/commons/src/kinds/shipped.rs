//! The kinds that a new commons begins with. They are data like those that people add later.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::names::KindName;

const SHIPPED: [(&str, &str); 11] = [
    (
        "organisation",
        include_str!("../../kinds/organisation.json"),
    ),
    ("service", include_str!("../../kinds/service.json")),
    ("software", include_str!("../../kinds/software.json")),
    ("replacement", include_str!("../../kinds/replacement.json")),
    ("need", include_str!("../../kinds/need.json")),
    ("place", include_str!("../../kinds/place.json")),
    (
        "call-for-projects",
        include_str!("../../kinds/call-for-projects.json"),
    ),
    ("form", include_str!("../../kinds/form.json")),
    ("meeting", include_str!("../../kinds/meeting.json")),
    ("mission", include_str!("../../kinds/mission.json")),
    ("equipment", include_str!("../../kinds/equipment.json")),
];

/// The schemas, by the name of their kind.
pub fn shipped() -> BTreeMap<KindName, Value> {
    SHIPPED
        .iter()
        .filter_map(|(name, schema)| {
            let name = name.parse().ok()?;
            Some((name, serde_json::from_str(schema).ok()?))
        })
        .collect()
}

/// The names of the kinds, in the order in which they are shown.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}
