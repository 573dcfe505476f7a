//! What is taught: labels, each with the question that it asks, or none.

use std::path::Path;

use serde::Deserialize;

use crate::{dossiers, trust};

/// A label, and what it asks.
#[derive(Debug, Clone)]
pub(super) struct Lesson {
    pub(super) text: String,
    /// The number of its question in the catalogue; one past the last for none.
    pub(super) question: usize,
    /// It is a wording of the catalogue itself.
    pub(super) of_catalogue: bool,
}

/// Freer wordings of a question, each with its help.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct More {
    question: String,
    fr: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    more: Vec<More>,
    /// Labels that ask nothing of the catalogue.
    #[serde(default)]
    none: Vec<(String, String)>,
}

/// All lessons: the catalogue's wordings, what stands under `questions/taught`, and the boxes of the
/// labelled forms that are for building.
pub(super) fn lessons() -> Result<Vec<Lesson>, String> {
    let questions = forms::catalogue().questions();
    let none = questions.len();
    let number = |id: &str| {
        let found = questions.iter().position(|question| question.id == id);
        found.ok_or_else(|| format!("{id} is no question of the catalogue"))
    };
    let mut lessons = Vec::new();
    for (question, asked) in questions.iter().enumerate() {
        lessons.extend(asked.wordings().map(|wording| Lesson {
            text: wording.to_owned(),
            question,
            of_catalogue: true,
        }));
    }
    let mut teach = |label: &str, help: &str, question: usize| {
        let helped = (!help.trim().is_empty()).then(|| format!("{label} {help}"));
        lessons.extend(
            [Some(label.to_owned()), helped]
                .into_iter()
                .flatten()
                .map(|text| Lesson {
                    text,
                    question,
                    of_catalogue: false,
                }),
        );
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms/questions/taught");
    for path in dossiers::files(&folder)? {
        let text = std::fs::read_to_string(&path).map_err(|e| e.to_string())?;
        let file: File = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        for more in file.more {
            let question = number(&more.question)?;
            more.fr
                .iter()
                .for_each(|(label, help)| teach(label, help, question));
        }
        file.none
            .iter()
            .for_each(|(label, help)| teach(label, help, none));
    }
    for (label, help, asked) in trust::taught()? {
        match asked {
            Some(id) => teach(&label, &help, number(&id)?),
            None => teach(&label, &help, none),
        }
    }
    Ok(lessons)
}
