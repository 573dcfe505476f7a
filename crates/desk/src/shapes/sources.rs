//! What a dossier holds.

use documents::{Format, Note, PageState};
use dossier::{DateOrigin, Source, SourceKind, Standing};
use language::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// The sources of a dossier.
#[derive(Serialize, ToSchema)]
#[schema(as = Sources)]
pub struct Document<'a> {
    /// By their names.
    pub sources: Vec<One<'a>>,
}

/// A source.
#[derive(Serialize, ToSchema)]
#[schema(as = Source)]
pub struct One<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is.
    pub kind: SourceKind,
    /// Its title.
    pub title: &'a str,
    /// Its date (ISO 8601, or its beginning).
    pub date: Option<String>,
    /// Where the date was found: `written`, `name`, `properties` or `file`.
    pub date_origin: Option<DateOrigin>,
    /// The language that it is written in.
    pub language: Language,
    /// Its format.
    pub format: Format,
    /// How many pages it has; 0 where it has none.
    pub pages: u32,
    /// How each page was read.
    pub states: &'a [PageState],
    /// What a person should know of how it was read.
    pub notes: &'a [Note],
    /// `leads`, `copy` or `earlier`.
    pub standing: &'static str,
    /// The source that leads instead, if another does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind: Option<&'a str>,
    /// Bytes of the original.
    pub size: u64,
}

impl<'a> Document<'a> {
    /// Of all sources.
    pub fn of(sources: &'a [Source]) -> Self {
        let standings = dossier::standings(sources);
        let mut list: Vec<One<'_>> = sources
            .iter()
            .zip(standings)
            .map(|(source, standing)| one(source, standing, sources))
            .collect();
        list.sort_by_key(|one| one.name);
        Self { sources: list }
    }
}

fn one<'a>(source: &'a Source, standing: Standing, sources: &'a [Source]) -> One<'a> {
    let (word, behind) = match standing {
        Standing::Leads => ("leads", None),
        Standing::Copy(of) => ("copy", Some(of)),
        Standing::Earlier(of) => ("earlier", Some(of)),
    };
    let about = &source.about;
    One {
        name: &source.name,
        kind: about.kind,
        title: &about.title,
        date: about.date.map(|dated| dated.date.iso()),
        date_origin: about.date.map(|dated| dated.origin),
        language: about.language,
        format: about.format,
        pages: about.pages,
        states: &about.states,
        notes: &about.notes,
        standing: word,
        behind: behind.and_then(|id| {
            let leader = sources.iter().find(|source| source.id == id)?;
            Some(leader.name.as_str())
        }),
        size: source.size,
    }
}
