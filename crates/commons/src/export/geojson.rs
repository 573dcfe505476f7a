//! GeoJSON (RFC 7946): what has a point, one feature each.

use serde_json::{Value, json};

use super::{Part, address};

/// What stands before the features.
pub const HEAD: &str = "{\"type\":\"FeatureCollection\",\"features\":[";
/// What stands after them.
pub const FOOT: &str = "]}\n";

/// The feature of a record; none where it has no point. Features are apart by commas.
pub fn feature(origin: &str, part: &Part<'_>) -> Option<Value> {
    let (north, east) = part.point()?;
    // Six decimals are a tenth of a metre (RFC 7946, section 11.2).
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let mut properties = json!({
        "record": part.record.id, "kind": part.record.id.kind(), "checked": part.is_checked(),
        "address": address(origin, &part.record.id),
    });
    for shown in &part.values {
        let name = match shown.language {
            Some(language) => format!("{}_{language}", shown.field),
            None => shown.field.to_string(),
        };
        if name != "latitude" && name != "longitude" {
            properties[name] = shown.value.clone();
        }
    }
    Some(json!({
        "type": "Feature", "id": part.record.id,
        "geometry": {"type": "Point", "coordinates": [rounded(east), rounded(north)]},
        "properties": properties,
    }))
}
