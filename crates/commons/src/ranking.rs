//! How what was found is put in order: the points of `search/ranking.toml`, which is the whole rule,
//! and the same in words.

use std::sync::LazyLock;

use serde::Deserialize;

/// The rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// What each part is worth.
    pub points: Points,
    text: Text,
}

/// What each part of a score is worth.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// A replacement of the platform that is to be left.
    pub replacement: f32,
    /// What replaces it.
    pub replacing: f32,
    /// An organisation, a service or a software with a use that the need names.
    pub use_of_thing: f32,
    /// Anything else with that use.
    pub use_of_other: f32,
    /// The whole of a name is what was typed.
    pub whole_name: f32,
    /// Times the weight of each word in a name.
    pub name: f32,
    /// Times the weight of each word elsewhere.
    pub words: f32,
    /// The share of its weight that a word keeps where what was typed is nowhere.
    pub misspelled: f32,
    /// Its name is in force.
    pub checked: f32,
    /// At the very place that was asked for.
    pub near: f32,
    /// Kilometres at each of which half of `near` is left.
    pub half: f32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    fr: String,
    en: String,
}

impl Ranking {
    /// The rule in words: English for `en`, else French.
    pub fn text(&self, language: &str) -> &str {
        let text = match language {
            "en" => &self.text.en,
            _ => &self.text.fr,
        };
        text.trim()
    }
}

/// The rule that is shipped.
pub fn shipped() -> &'static Ranking {
    static SHIPPED: LazyLock<Ranking> = LazyLock::new(|| {
        toml::from_str(include_str!("../search/ranking.toml")).expect("the shipped rule is TOML")
    });
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_stands_in_its_order() {
        let points = shipped().points;
        assert!(points.replacement > points.replacing);
        assert!(points.replacing > points.use_of_thing);
        assert!(points.use_of_thing > points.use_of_other);
        assert!(points.misspelled < 1.0 && points.half > 0.0);
        assert!(shipped().text("en").starts_with("What is found"));
        assert!(shipped().text("fr").contains("payer"));
    }
}
