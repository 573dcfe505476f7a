//! What answers a free question.

use dossier::Dossier;
use serde::Serialize;
use utoipa::ToSchema;

use crate::messages::Messages;
use crate::{cost, words};

/// Passages shown for one question.
pub const MOST: usize = 8;

/// What was found.
#[derive(Serialize, ToSchema)]
#[schema(as = Passages)]
pub struct Document {
    /// The best first.
    pub results: Vec<Found>,
    /// What the run cost.
    pub cost: cost::Said,
}

/// What answers, and where it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Passage)]
pub struct Found {
    /// The value, when it is a fact or a figure that answers; the text is then where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The passage, or the words that the value was read from.
    pub text: String,
    /// The name of its source.
    pub document: String,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The heading that it stands under.
    pub heading: String,
    /// The date of its source (ISO 8601, or its beginning).
    pub date: Option<String>,
    /// It was recognised on a picture: letters or digits may be wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
    /// How well it answers; the greater the better.
    pub score: f32,
}

/// What was found, as it is told.
pub fn found(messages: &Messages, dossier: &Dossier, hits: &[answers::Hit<'_>]) -> Vec<Found> {
    let found = hits.iter().filter_map(|hit| one(messages, dossier, hit));
    found.collect()
}

fn one(messages: &Messages, dossier: &Dossier, hit: &answers::Hit<'_>) -> Option<Found> {
    let (place, text, fact) = match hit.found {
        answers::Found::Fact(fact) => (&fact.place, &fact.quote, Some(fact.value.clone())),
        answers::Found::Figure(figure) => {
            let value = words::figure(messages, figure);
            (&figure.place, &figure.quote, Some(value))
        }
        answers::Found::Passage(passage) => (&passage.place, &passage.text, None),
    };
    let source = dossier.source(place.source)?;
    Some(Found {
        fact,
        text: text.clone(),
        document: source.name.clone(),
        page: place.page,
        heading: place.headings.last().cloned().unwrap_or_default(),
        date: source.about.told_date().map(|date| date.iso()),
        doubtful: place.doubtful,
        score: hit.score,
    })
}
