//! What of an answered form goes into the library, once a person has approved it.

use std::collections::HashMap;

use dossier::Dossier;
use dossier::library::{Approved, Rejected, question_key};
use forms::{About, Form, FormBox, Kind, Owner, QuestionKind, Returned};
use language::dates::Date;
use language::words::fold;

use crate::{answering, compose, project};

/// What a person is asked, by which an approved answer is found again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The canonical question, where sentences answer it: the same in other words.
    pub asked: Option<String>,
    /// The form's words, with what it stands under where they are few.
    pub words: String,
    /// The label alone.
    pub label: String,
    /// Only the same words ask the same: a name, a number, a choice.
    pub exact: bool,
}

impl Wording {
    /// As in [`question_key`].
    pub fn key(&self) -> String {
        question_key(self.asked.as_deref(), &self.words)
    }
}

/// Words from which a label says by itself what it asks.
const TELLING: usize = 4;
/// Confidence from which it is clear what a box asks.
const CLEAR: f32 = 0.50;

/// What a box asks, for the library.
pub fn wording(asked: &FormBox) -> Wording {
    let question = answering::question(asked);
    let clear = (asked.question.as_ref()).is_some_and(|question| question.confidence >= CLEAR);
    let prose = question.is_some_and(|question| question.kind == QuestionKind::Prose);
    let text = matches!(asked.kind, Kind::Text | Kind::LongText | Kind::Table);
    let words = if asked.label.split_whitespace().count() >= TELLING {
        asked.label.clone()
    } else {
        let group = asked.group.as_ref().map(|group| &group.label);
        let group = group.filter(|label| !label.is_empty() && !asked.label.contains(*label));
        let under = group.or_else(|| asked.section.last());
        under.map_or(asked.label.clone(), |under| {
            format!("{under} : {}", asked.label)
        })
    };
    Wording {
        asked: (prose && text && clear)
            .then(|| question.map(|question| question.id.clone()))
            .flatten(),
        words,
        label: asked.label.clone(),
        exact: !text || question.is_some() && !prose,
    }
}

/// The canonical question that a question in a person's words asks, where sentences answer it.
pub fn asked_in(question: &str) -> Option<String> {
    let asked = forms::match_question(question, &[], "", Some(Kind::LongText))?;
    let known = forms::catalogue().get(&asked.id)?;
    (known.kind == QuestionKind::Prose && asked.confidence >= CLEAR).then_some(asked.id)
}

/// What was proposed for a box when the form was answered.
#[derive(Debug, Clone, Copy)]
pub struct Offered<'a> {
    /// The text.
    pub text: &'a str,
    /// The passages that it was made of, whole.
    pub passages: &'a [String],
    /// The documents that they stand in.
    pub documents: &'a [String],
    /// It stood in the form that the person was given.
    pub written: bool,
}

/// What is learnt of a form that a person filled, read over and gives back.
#[derive(Debug, Default)]
pub struct Lesson {
    /// Answers to keep, each with the id of its box.
    pub approved: Vec<(String, Approved)>,
    /// Texts not to offer again, each with the id of its box.
    pub rejected: Vec<(String, Rejected)>,
    /// How many facts were left as they were proposed: they need not be kept.
    pub confirmed: usize,
    /// Boxes whose place was not found in the file that was sent.
    pub lost: Vec<String>,
}

/// What a form as it was sent teaches. Amounts and ticks are of one form and are not kept; nor is what
/// the guard watches over. A value is kept where a person wrote another than what was proposed.
pub fn lesson(
    form: &Form,
    returned: &[Returned],
    offered: &HashMap<&str, Offered<'_>>,
    dossier: &Dossier,
    given: (&str, Date),
) -> Lesson {
    let mut lesson = Lesson::default();
    let texts: HashMap<&str, &Returned> = (returned.iter())
        .map(|one| (one.box_id.as_str(), one))
        .collect();
    for asked in &form.boxes {
        if !is_kept(asked) {
            continue;
        }
        let text = texts
            .get(asked.id.as_str())
            .and_then(|one| one.text.as_deref());
        let Some(text) = text else {
            lesson.lost.push(asked.id.clone());
            continue;
        };
        let offered = offered.get(asked.id.as_str()).copied();
        let text = text.trim();
        let changed = offered.filter(|offered| fold(offered.text) != fold(text));
        // A fact that was taken out is known all the same: only sentences are rejected.
        let prose = !wording(asked).exact;
        if let Some(unwanted) = changed.filter(|offered| offered.written && prose) {
            let question = wording(asked).key();
            let passages = unwanted.passages.iter().map(String::as_str);
            let mut seen: Vec<String> = Vec::new();
            for passage in std::iter::once(unwanted.text).chain(passages) {
                let folded = fold(passage);
                if folded.is_empty() || has_part(text, passage) || seen.contains(&folded) {
                    continue;
                }
                seen.push(folded);
                let rejected = Rejected {
                    question: question.clone(),
                    text: passage.to_owned(),
                };
                lesson.rejected.push((asked.id.clone(), rejected));
            }
        }
        if text.is_empty() || dossier::is_placeholder(text) {
            continue;
        }
        // A fact that was left as it was proposed is known already, and changes with the dossier.
        let known = offered.is_some_and(|offered| !offered.text.is_empty()) && changed.is_none();
        if known && wording(asked).exact {
            lesson.confirmed += 1;
            continue;
        }
        if is_of_one_form(asked, text) {
            continue;
        }
        let approved = approved(asked, text, offered, dossier, given);
        lesson.approved.push((asked.id.clone(), approved));
    }
    lesson
}

fn approved(
    asked: &FormBox,
    text: &str,
    offered: Option<Offered<'_>>,
    dossier: &Dossier,
    (form, on): (&str, Date),
) -> Approved {
    let wording = wording(asked);
    let proposed = offered.filter(|one| !one.text.is_empty() && fold(one.text) != fold(text));
    Approved {
        project: of_project(asked).then(|| project::title(dossier)).flatten(),
        question: wording.words,
        asked: wording.asked,
        answer: text.to_owned(),
        form: form.to_owned(),
        on,
        proposed: proposed.map(|one| one.text.to_owned()),
        sources: offered.map_or(Vec::new(), |one| {
            let mut documents: Vec<String> = Vec::new();
            for document in one.documents {
                if !documents.contains(document) {
                    documents.push(document.clone());
                }
            }
            documents
        }),
        owner: String::new(),
        look_again: None,
        retired: None,
    }
}

/// A number or a date that answers no known question is of the form that it was given in: the number
/// of a receipt, the day of a payment.
fn is_of_one_form(asked: &FormBox, text: &str) -> bool {
    let known = asked.question.is_some();
    let value = matches!(asked.kind, Kind::Date | Kind::Number)
        || text.chars().any(|c| c.is_ascii_digit()) && text.split_whitespace().count() <= 3;
    value && !known
}

/// Boxes of which an answer may be of use to another form.
fn is_kept(asked: &FormBox) -> bool {
    let kind = matches!(
        asked.kind,
        Kind::Text | Kind::LongText | Kind::Table | Kind::Choice | Kind::Number | Kind::Date
    );
    let printed = !asked.value.trim().is_empty() && !dossier::is_placeholder(&asked.value);
    kind && asked.owner == Owner::Applicant
        && asked.guard.is_none()
        && !printed
        && !asked.label.trim().is_empty()
        // The rows of a table are of one form.
        && asked.group.as_ref().is_none_or(|group| group.column.is_empty())
}

/// True for a box that asks of a project, which another project answers otherwise.
pub(crate) fn of_project(asked: &FormBox) -> bool {
    match answering::question(asked) {
        Some(question) => question.about == About::Project,
        None => {
            let near = asked.section.iter().chain([&asked.label]);
            let near = near.map(|text| fold(text)).collect::<Vec<_>>().join(" ");
            near.split(|c: char| !c.is_alphanumeric()).any(|word| {
                matches!(
                    word,
                    "projet" | "project" | "action" | "projekt" | "proyecto"
                )
            })
        }
    }
}

/// True when a text kept at least one sentence of a passage: then it was shortened or joined, and
/// not refused.
fn has_part(text: &str, passage: &str) -> bool {
    let text = fold(text);
    compose::sentences(passage)
        .iter()
        .any(|sentence| text.contains(&fold(sentence)))
}
