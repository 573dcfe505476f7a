//! What is asked of a search, and what it answers.

use commons::names::{KindName, Language, RecordId};
use serde::Serialize;

/// The most results of a page.
pub const MOST: usize = 100;
/// The most characters of what is typed that are looked at.
pub const LONGEST: usize = 500;

/// What is looked for. `Asked::default()` asks for everything, the first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Words, or a need in words: `remplacer Doodle`, `héberger mes fichiers`.
    pub words: String,
    /// Of one kind.
    pub kind: Option<KindName>,
    /// With all of these uses.
    pub uses: Vec<String>,
    /// Of one family.
    pub family: Option<String>,
    /// In one country (ISO 3166-1, two letters).
    pub country: Option<String>,
    /// In one municipality, by its name or its official code.
    pub municipality: Option<String>,
    /// Around a point.
    pub near: Option<Near>,
    /// Only what was checked, or only what was not.
    pub checked: Option<bool>,
    /// Only what is described in this language.
    pub spoken: Option<Language>,
    /// Which page of results, from 1.
    pub page: usize,
    /// Results a page, [`MOST`] at most.
    pub most: usize,
    /// The language of who asks: descriptions are shown in it where there are any.
    pub language: String,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            words: String::new(),
            kind: None,
            uses: Vec::new(),
            family: None,
            country: None,
            municipality: None,
            near: None,
            checked: None,
            spoken: None,
            page: 1,
            most: 20,
            language: "fr".to_owned(),
        }
    }
}

/// A point, and how far around it. Without a distance, nearer comes first and nothing is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Degrees north (WGS 84).
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How far.
    pub kilometres: Option<f64>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Answer {
    /// How many records in all.
    pub total: u64,
    /// Those of the page that was asked for, the best first.
    pub results: Vec<Found>,
    /// How many there are by kind, use, family, country, and whether they were checked. What is
    /// counted for a filter that is set is what there would be with another choice of it.
    pub facets: Facets,
    /// How the words were understood.
    pub understood: Understood,
}

/// A record that was found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Found {
    /// Its id.
    pub record: String,
    /// Its kind.
    pub kind: String,
    /// Its name, as it is shown first.
    pub name: String,
    /// What it is, in a sentence or two, where it says so.
    pub description: Option<String>,
    /// True when its name is in force: enough organisations checked it.
    pub checked: bool,
    /// What it is for.
    pub uses: Vec<String>,
    /// Its families.
    pub families: Vec<String>,
    /// Where it is.
    pub municipality: Option<String>,
    /// In which country.
    pub country: Option<String>,
    /// Degrees north and east.
    pub point: Option<(f64, f64)>,
    /// How far from the point that was asked for.
    pub kilometres: Option<f64>,
    /// Its own page elsewhere.
    pub website: Option<String>,
    /// For a replacement: what is replaced.
    pub replaces: Option<Named>,
    /// For a replacement: what replaces it.
    pub by: Option<Named>,
    /// The sum of its points.
    pub score: f32,
    /// Why it stands where it stands: the points, part by part.
    pub why: Vec<Reason>,
}

/// A record that another one names; the name alone where it has no record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id.
    pub record: Option<RecordId>,
    /// Its name.
    pub name: String,
}

/// A part of a score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Reason {
    /// Which.
    pub part: Part,
    /// How many points.
    pub points: f32,
}

/// The parts that a score is the sum of. `commons/search/ranking.toml` says what each is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The whole name is what was typed.
    WholeName,
    /// Words of the name.
    Name,
    /// Words elsewhere.
    Words,
    /// It answers the need.
    Need,
    /// Enough organisations checked it.
    Checked,
    /// It is near.
    Near,
}

/// Counts by choice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// By kind.
    pub kinds: Vec<Count>,
    /// By use.
    pub uses: Vec<Count>,
    /// By family.
    pub families: Vec<Count>,
    /// By country.
    pub countries: Vec<Count>,
    /// `checked` and `waiting`.
    pub checked: Vec<Count>,
}

/// How many records a choice has; the most first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The choice, as the schema writes it.
    pub value: String,
    /// How many.
    pub count: u64,
}

/// How words were understood, so that a page can say it and offer a way out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Understood {
    /// The platform that is to be left, as it was typed.
    pub leave: Option<String>,
    /// The uses that the need names.
    pub uses: Vec<String>,
    /// Words that stand nowhere, each with the words that were looked for instead.
    pub corrected: Vec<(String, Vec<String>)>,
    /// True when nothing holds all the words, and what holds some of them is shown.
    pub some: bool,
}
