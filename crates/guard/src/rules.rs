//! The guard's rules, read once from the TOML files beside the code.

use std::sync::LazyLock;

use language::Language;
use serde::Deserialize;

use crate::Action;
use crate::words::words;

/// A rule: which words it watches for, and what to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, such as `nationality`.
    pub id: String,
    /// What is to be done with a box that it matches.
    pub action: Action,
    /// Phrases that match alone. Folded, without hyphens; whole words; a `*` matches any ending of
    /// a word, a leading `^` asks for the beginning.
    pub(crate) phrases: Vec<String>,
    /// Phrases that match only when they are of persons.
    pub(crate) weak: Vec<String>,
    /// Phrases that show that the box asks something else.
    pub(crate) unless: Vec<String>,
    /// Whose data the weak phrases are: names of lists in `words.toml`; all of them when empty.
    #[serde(default)]
    pub(crate) persons: Vec<String>,
    /// A count, share or list of totals is fine.
    pub(crate) aggregate_ok: bool,
    /// The reply to send, in French.
    pub reply_fr: String,
    /// The reply to send, in English.
    pub reply_en: String,
    /// What can be given instead, in French. Empty for what is only left to a person.
    pub aggregate_fr: String,
    /// What can be given instead, in English.
    pub aggregate_en: String,
    /// The grounds of the reply.
    pub grounds: Vec<Ground>,
}

/// A ground of a reply, and where to read it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The text of law and its article, in French.
    pub text_fr: String,
    /// The same in English.
    pub text_en: String,
    /// Where it is published; empty where the ground is prudence, not law.
    pub source: String,
}

impl Rule {
    /// The words for the persons whose data the weak phrases are.
    pub(crate) fn persons(&self) -> impl Iterator<Item = &'static String> {
        words()
            .persons
            .iter()
            .filter(move |(kind, _)| self.persons.is_empty() || self.persons.contains(kind))
            .flat_map(|(_, persons)| persons)
    }

    /// The reasons, to send to the funder; for what is left to a person, words for that person.
    pub fn reply(&self, language: Language) -> &str {
        in_language(language, &self.reply_fr, &self.reply_en)
    }

    /// What can be given instead; empty for what is only left to a person.
    pub fn aggregate(&self, language: Language) -> &str {
        in_language(language, &self.aggregate_fr, &self.aggregate_en)
    }

    /// The whole reply, ready to send: the reasons, what is offered instead, and the grounds. A
    /// refusal ends with a door left open, since an aid may depend in law on what is asked.
    pub fn letter(&self, language: Language) -> String {
        let mut parts = vec![self.reply(language).to_owned()];
        if !self.aggregate(language).is_empty() {
            parts.push(self.aggregate(language).to_owned());
        }
        if self.action == Action::Refuse {
            parts.push(in_language(language, OPEN_FR, OPEN_EN).to_owned());
            let grounds: Vec<&str> = self
                .grounds
                .iter()
                .map(|ground| ground.text(language))
                .collect();
            parts.push(
                in_language(language, "Textes : ", "Grounds: ").to_owned()
                    + &grounds.join(in_language(language, " ; ", "; "))
                    + ".",
            );
        }
        parts.join(" ")
    }
}

impl Ground {
    /// The text of law and its article.
    pub fn text(&self, language: Language) -> &str {
        in_language(language, &self.text_fr, &self.text_en)
    }
}

/// The program advises: where a text makes the aid depend on the data, a person decides.
const OPEN_FR: &str = "Si un texte fait dépendre l'aide de cette information, merci de nous l'indiquer : nous en déciderons alors.";
const OPEN_EN: &str = "If a legal text makes the aid depend on this information, please tell us which: we shall then decide.";

/// French for those who read it, English for all others.
fn in_language<'a>(language: Language, french: &'a str, english: &'a str) -> &'a str {
    if language == Language::French {
        french
    } else {
        english
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let files = [
        include_str!("../rules/personal.toml"),
        include_str!("../rules/sensitive.toml"),
    ];
    files
        .into_iter()
        .flat_map(|file| {
            let file: File =
                toml::from_str(file).expect("the rules are part of the program and are tested");
            file.rule
        })
        .collect()
});

/// All rules, in the order in which they are tried: the first that matches wins.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_argues_from_a_published_text_and_offers_an_aggregate() {
        for rule in rules() {
            assert!(
                !rule.reply_fr.is_empty() && !rule.reply_en.is_empty(),
                "{}",
                rule.id
            );
            if rule.action == Action::Refuse {
                assert!(
                    rule.grounds
                        .iter()
                        .all(|g| g.source.starts_with("https://")),
                    "{}",
                    rule.id
                );
                assert!(
                    !rule.aggregate_fr.is_empty() && !rule.aggregate_en.is_empty(),
                    "{}",
                    rule.id
                );
            }
        }
    }

    #[test]
    fn phrases_are_written_folded() {
        for rule in rules() {
            for phrase in rule.phrases.iter().chain(&rule.weak).chain(&rule.unless) {
                assert_eq!(&crate::words::plain(phrase), phrase, "{}", rule.id);
            }
            for kind in &rule.persons {
                assert!(words().persons.contains_key(kind), "{}: {kind}", rule.id);
            }
        }
    }

    #[test]
    fn nationality_is_not_argued_from_article_9() {
        let rule = rule("nationality").expect("the rule is part of the program");
        assert!(
            rule.grounds
                .iter()
                .all(|ground| !ground.text_fr.contains("article 9"))
        );
        assert!(
            rule.reply_fr
                .contains("ne figure pas parmi les données sensibles de l'article 9")
        );
        assert!(
            rule.letter(Language::French)
                .contains("article 5, paragraphe 1, point c")
        );
    }

    #[test]
    fn replies_are_short() {
        for rule in rules() {
            for language in [Language::French, Language::English] {
                let words = rule.reply(language).split_whitespace().count();
                assert!(words <= 90, "{}: {words} words", rule.id);
                let letter = rule.letter(language).split_whitespace().count();
                assert!(letter <= 170, "{}: {letter} words", rule.id);
            }
        }
    }
}
