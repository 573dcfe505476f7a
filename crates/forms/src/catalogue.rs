//! The open catalogue of canonical questions: what funders really ask, in their many wordings.
//!
//! It is written in TOML, one file a theme, under `questions/`. Each question says by which facts,
//! which kinds of document and which headings it is answered, and what to write when nothing is
//! found.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// One canonical question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id: a theme and a name, such as `organisation.siret`.
    pub id: String,
    /// What answers it.
    pub kind: QuestionKind,
    /// What it is about.
    pub about: About,
    /// Ways in which funders word it in French, the plainest first.
    #[serde(rename = "fr")]
    pub wordings_fr: Vec<String>,
    /// Ways in which funders word it in English, the plainest first.
    #[serde(rename = "en", default)]
    pub wordings_en: Vec<String>,
    /// The same in Spanish.
    #[serde(rename = "es", default)]
    pub wordings_es: Vec<String>,
    /// The same in German.
    #[serde(rename = "de", default)]
    pub wordings_de: Vec<String>,
    /// The same in Finnish: whole labels of generic words only.
    #[serde(rename = "fi", default)]
    pub wordings_fi: Vec<String>,
    /// Keys of the facts that answer it, best first.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Kinds of document that prose is best taken from, best first: `statutes`,
    /// `activity_report`, `accounts`, `application`, `budget`, `minutes`, `project_note`,
    /// `agreement`, `web_page`.
    #[serde(rename = "documents", default)]
    pub kinds: Vec<String>,
    /// Words of the headings that answers stand under.
    #[serde(default)]
    pub headings: Vec<String>,
    /// What to write when nothing is found, in one French sentence.
    pub write_fr: String,
    /// The same in English.
    pub write_en: String,
}

/// What answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// A fact, such as a name or a number of register.
    Fact,
    /// Sentences.
    Prose,
    /// An amount of money.
    Amount,
    /// A count.
    Count,
    /// A date.
    Date,
    /// One or several of a list.
    Choice,
    /// A document to attach.
    Attachment,
    /// A statement that a person makes and signs.
    Attestation,
    /// A line of a budget.
    BudgetLine,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The organisation, whatever the project.
    Organisation,
    /// The project that money is asked for.
    Project,
    /// A past year: its activity or its accounts.
    Year,
}

/// All canonical questions.
#[derive(Debug)]
pub struct Catalogue {
    questions: Vec<Question>,
    by_id: HashMap<String, usize>,
}

impl Question {
    /// Its wordings in all languages.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        let french = self.wordings_fr.iter().chain(&self.wordings_en);
        french.chain(self.others()).map(String::as_str)
    }

    /// Its wordings in Spanish, German and Finnish.
    pub(crate) fn others(&self) -> impl Iterator<Item = &String> {
        let others = self.wordings_es.iter().chain(&self.wordings_de);
        others.chain(&self.wordings_fi)
    }
}

impl Catalogue {
    /// The questions, theme by theme.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The place of a question among all.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The question of an id.
    pub fn get(&self, id: &str) -> Option<&Question> {
        self.by_id.get(id).map(|&i| &self.questions[i])
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    question: Vec<Question>,
}

const THEMES: &[&str] = &[
    include_str!("../questions/organisation.toml"),
    include_str!("../questions/people.toml"),
    include_str!("../questions/means.toml"),
    include_str!("../questions/project.toml"),
    include_str!("../questions/public.toml"),
    include_str!("../questions/evaluation.toml"),
    include_str!("../questions/budget.toml"),
    include_str!("../questions/attestations.toml"),
    include_str!("../questions/attachments.toml"),
    include_str!("../questions/places.toml"),
    include_str!("../questions/web.toml"),
];

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut questions = Vec::new();
    for theme in THEMES {
        let theme: Theme =
            toml::from_str(theme).expect("the themes are part of the program and are tested");
        questions.extend(theme.question);
    }
    let by_id = questions
        .iter()
        .enumerate()
        .map(|(i, q)| (q.id.clone(), i))
        .collect();
    Catalogue { questions, by_id }
});

/// The catalogue, read once.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_reads_and_no_id_comes_twice() {
        let catalogue = catalogue();
        assert_eq!(catalogue.questions().len(), catalogue.by_id.len());
        assert!(
            catalogue.questions().len() >= 120,
            "{} questions",
            catalogue.questions().len()
        );
        for question in catalogue.questions() {
            assert!(
                !question.wordings_fr.is_empty() && !question.wordings_en.is_empty(),
                "{}",
                question.id
            );
            assert!(
                question.write_fr.ends_with('.') && question.write_en.ends_with('.'),
                "{}",
                question.id
            );
        }
    }

    #[test]
    fn facts_and_documents_are_known_words() {
        let documents = [
            "statutes",
            "activity_report",
            "accounts",
            "application",
            "budget",
            "minutes",
            "project_note",
            "agreement",
            "web_page",
            "other",
        ];
        for question in catalogue().questions() {
            for document in &question.kinds {
                assert!(
                    documents.contains(&document.as_str()),
                    "{}: {document}",
                    question.id
                );
            }
            assert!(
                !question.facts.iter().any(|fact| fact.contains("iban")),
                "{}",
                question.id
            );
        }
    }
}
