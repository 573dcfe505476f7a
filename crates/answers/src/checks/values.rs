//! Answers that say different things of one fact: two boxes, or a sentence and the dossier.

use dossier::{Dossier, Fact, changes_with_time, same_value};
use forms::{Form, FormBox, Kind};
use language::dates::Date;

use super::{Check, Said, is_offered};
use crate::{Proposal, answering, known, library};

/// Facts that sentences state in passing, and that a reader compares.
const COMPARED: [&str; 13] = [
    "members",
    "members.women",
    "members.men",
    "volunteers",
    "employees",
    "fte",
    "created",
    "siret",
    "siren",
    "rna",
    "president",
    "treasurer",
    "budget_total",
];

struct Stated {
    key: String,
    value: String,
    year: Option<i32>,
    said: Said,
}

pub(super) fn contradictions(form: &Form, proposals: &[Proposal], dossier: &Dossier) -> Vec<Check> {
    let mut stated: Vec<Stated> = Vec::new();
    for (asked, proposal) in form.boxes.iter().zip(proposals) {
        if is_offered(proposal) {
            stated.extend(by_box(asked, proposal));
        }
    }
    let mut checks = Vec::new();
    for key in COMPARED {
        let of_key: Vec<&Stated> = stated.iter().filter(|one| one.key == key).collect();
        let Some(first) = of_key.first() else {
            continue;
        };
        let mut said: Vec<Said> = Vec::new();
        let differs = |one: &Stated, other: &Stated| {
            let one_year = one.year.is_none() || other.year.is_none() || one.year == other.year;
            one_year && !is_same(key, &one.value, &other.value)
        };
        if of_key.iter().any(|other| differs(first, other)) {
            said.extend(of_key.iter().map(|one| one.said.clone()));
        } else if let Some((value, document)) = of_dossier(first, dossier) {
            said.push(first.said.clone());
            said.push(Said {
                box_id: None,
                document: Some(document),
                value,
            });
        }
        said.dedup_by(|one, other| one.value == other.value && one.box_id == other.box_id);
        if said.len() > 1 {
            checks.push(Check::Contradiction {
                key: key.to_owned(),
                said,
            });
        }
    }
    checks
}

/// The same value, where forms print the `W` of an RNA number before the box.
fn is_same(key: &str, one: &str, other: &str) -> bool {
    let bare = |value: &str| match key {
        "rna" => value.trim_start_matches(['W', 'w']).to_owned(),
        _ => value.to_owned(),
    };
    same_value(key, &bare(one), &bare(other))
}

/// What the answer to a box states: its own fact, or those that its sentences state.
fn by_box(asked: &FormBox, proposal: &Proposal) -> Vec<Stated> {
    if !matches!(
        asked.kind,
        Kind::Text | Kind::LongText | Kind::Number | Kind::Date
    ) {
        return Vec::new();
    }
    let said = |value: &str| Said {
        box_id: Some(asked.id.clone()),
        document: None,
        value: value.to_owned(),
    };
    let question = answering::question(asked);
    let key = question.and_then(|question| question.facts.first());
    let sentences = proposal.text.split_whitespace().count() >= SENTENCE;
    if let Some(key) = key.filter(|key| COMPARED.contains(&key.as_str()) && !sentences) {
        // A name in two boxes is compared whole or not at all.
        let whole =
            !matches!(key.as_str(), "president" | "treasurer") || proposal.text.contains(' ');
        let year = language::dates::years(&asked.label).into_iter().max();
        let stated = whole.then(|| Stated {
            key: key.clone(),
            value: proposal.text.clone(),
            year,
            said: said(&proposal.text),
        });
        return stated.into_iter().collect();
    }
    // The volunteers of a project are not all of the association's.
    if !sentences || library::of_project(asked) {
        return Vec::new();
    }
    let facts = dossier::facts_said(&proposal.text);
    let compared = |fact: &Fact| COMPARED.contains(&fact.key.as_str()) && fact.confidence >= SURE;
    facts
        .into_iter()
        .filter(compared)
        .map(|fact| Stated {
            said: said(&fact.value),
            year: fact.date.map(|date: Date| date.year),
            key: fact.key,
            value: fact.value,
        })
        .collect()
}

/// Words from which an answer is a sentence and no value.
const SENTENCE: usize = 6;
/// Confidence from which what a sentence states is compared.
const SURE: f32 = 0.6;

/// What the dossier says otherwise of what an answer states, with the document that says it.
fn of_dossier(stated: &Stated, dossier: &Dossier) -> Option<(String, String)> {
    let year = stated.year.filter(|_| known::is_counted(&stated.key));
    let facts: Vec<&Fact> = dossier
        .facts
        .iter()
        .filter(|fact| fact.key == stated.key)
        .filter(|fact| {
            let told = fact.date.map(|date| date.year);
            !changes_with_time(&stated.key) || year.is_none() || told == year
        })
        .collect();
    let known = dossier::weigh(facts, dossier)?.fact;
    if is_same(&stated.key, &known.value, &stated.value) {
        return None;
    }
    let document = dossier.source(known.place.source)?.name.clone();
    Some((known.value.clone(), document))
}
