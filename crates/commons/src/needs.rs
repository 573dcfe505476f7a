//! What people write when they are in need: the shipped words for leaving a platform and for each
//! use. Which of them a question holds is for a search to tell, by its own stems.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Words of needs, in French and in English.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// What comes before the name of a platform that is to be left.
    pub leave: Vec<String>,
    /// What says nothing of what is looked for, unless nothing else is said.
    pub soft: Vec<String>,
    /// What people call each use, by the use as schemas name it.
    pub uses: BTreeMap<String, Vec<String>>,
}

/// Those that are shipped.
pub fn shipped() -> &'static Needs {
    static SHIPPED: LazyLock<Needs> = LazyLock::new(|| {
        toml::from_str(include_str!("../search/needs.toml")).expect("the shipped words are TOML")
    });
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::kinds;

    #[test]
    fn each_use_of_a_service_has_words() {
        let schemas = kinds::shipped();
        let service = &schemas[&"service".parse().unwrap()];
        let uses = service.pointer("/properties/uses/items/enum").unwrap();
        let mut uses: BTreeSet<&str> = uses
            .as_array()
            .unwrap()
            .iter()
            .map(|use_| use_.as_str().unwrap())
            .collect();
        // What fits no other use has no words of its own.
        uses.remove("other");
        let known: BTreeSet<&str> = shipped().uses.keys().map(String::as_str).collect();
        assert_eq!(known, uses);
        assert!(shipped().uses.values().all(|words| words.len() > 3));
    }
}
