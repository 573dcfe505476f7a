//! What a dossier knows of its organisation.

use dossier::{Dossier, Fact, Known, SourceKind};
use serde::Serialize;
use utoipa::ToSchema;

/// The facts of a dossier.
#[derive(Serialize, ToSchema)]
#[schema(as = Facts)]
pub struct Document<'a> {
    /// One for each key.
    pub facts: Vec<One<'a>>,
}

/// What is known under a key.
#[derive(Serialize, ToSchema)]
#[schema(as = Fact)]
pub struct One<'a> {
    /// Its key, such as `siret`.
    pub key: &'a str,
    /// The value that holds.
    #[serde(flatten)]
    pub value: Value<'a>,
    /// Other values that claim to hold now, newest first.
    pub contradicted_by: Vec<Value<'a>>,
    /// Other values that hold as well.
    pub also: Vec<Value<'a>>,
    /// Other values that held before, newest first.
    pub before: Vec<Value<'a>>,
}

/// A value, and where it was read.
#[derive(Serialize, ToSchema)]
#[schema(as = FactValue)]
pub struct Value<'a> {
    /// As it was read.
    pub value: &'a str,
    /// Of when it is (ISO 8601, or its beginning).
    pub date: Option<String>,
    /// The name of its source.
    pub document: &'a str,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The heading that it stands under.
    pub heading: &'a str,
    /// The words that it was read from.
    pub quote: &'a str,
    /// From 0 to 1.
    pub confidence: f32,
    /// The kind of its source.
    #[serde(skip)]
    pub kind: Option<SourceKind>,
    /// It was recognised on a picture: letters or digits may be wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
}

impl<'a> Document<'a> {
    /// Of what is known.
    pub fn of(known: &[Known<'a>], dossier: &'a Dossier) -> Self {
        Self {
            facts: known.iter().map(|known| one(known, dossier)).collect(),
        }
    }
}

fn one<'a>(known: &Known<'a>, dossier: &'a Dossier) -> One<'a> {
    let values = |facts: &[&'a Fact]| facts.iter().map(|fact| value(fact, dossier)).collect();
    One {
        key: known.key,
        value: value(known.fact, dossier),
        contradicted_by: values(&known.others),
        also: values(&known.also),
        before: values(&known.history),
    }
}

fn value<'a>(fact: &'a Fact, dossier: &'a Dossier) -> Value<'a> {
    Value {
        value: &fact.value,
        date: fact.date.map(|date| date.iso()),
        document: dossier
            .source(fact.place.source)
            .map_or("", |source| &source.name),
        page: fact.place.page,
        heading: fact.place.headings.last().map_or("", String::as_str),
        kind: dossier
            .source(fact.place.source)
            .map(|source| source.about.kind),
        quote: &fact.quote,
        confidence: fact.confidence,
        doubtful: fact.place.doubtful,
    }
}
