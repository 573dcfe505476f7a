//! Lines repeated at the top or foot of several pages.

use std::collections::{HashMap, HashSet};

use super::blocks::PageLines;
use super::lines::Line;

/// Page, height on the page and text of a line.
pub(super) type Key = (u32, i64, String);

/// Part of a page's height, from its edge, where headers and footers stand.
const EDGE: f64 = 0.13;

/// The key of a line.
pub(super) fn key(page: &PageLines, line: &Line) -> Key {
    (page.number, line.baseline.round() as i64, pattern(line))
}

/// Lines near an edge that come again on other pages at the same height, digits aside: on two
/// pages of a short document, on three of a longer one.
pub(super) fn headers_and_footers(pages: &[PageLines]) -> HashSet<Key> {
    let mut places: HashMap<String, Vec<Key>> = HashMap::new();
    for page in pages {
        for line in page.regions.iter().flatten() {
            let upright = line.words().next().is_some_and(|word| word.turn == 0);
            let edge = EDGE * page.height;
            if upright && (line.baseline < edge || line.baseline > page.height - edge) {
                let key = key(page, line);
                places.entry(key.2.clone()).or_default().push(key);
            }
        }
    }
    let enough = if pages.len() <= 3 { 2 } else { 3 };
    let mut running = HashSet::new();
    for keys in places.into_values() {
        for key in &keys {
            let on: HashSet<u32> = keys
                .iter()
                .filter(|other| (other.1 - key.1).abs() <= 6)
                .map(|k| k.0)
                .collect();
            if on.len() >= enough {
                running.insert(key.clone());
            }
        }
    }
    running
}

/// The text with every number as one `#`.
fn pattern(line: &Line) -> String {
    let mut pattern = String::new();
    for character in line.text().chars() {
        if !character.is_numeric() {
            pattern.extend(character.to_lowercase());
        } else if !pattern.ends_with('#') {
            pattern.push('#');
        }
    }
    pattern
}
