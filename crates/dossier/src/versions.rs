//! Which source leads where a text is there several times: in several formats, or in several
//! versions.
//!
//! The newest leads. A copy in another format counts for nothing: what it says is said already. An
//! earlier version can still be found, behind the one that leads, but its facts and figures are
//! history that the newer version has corrected.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use documents::Format;
use serde::Serialize;

use crate::{Dossier, Source, SourceId, SourceKind};

/// Resemblance from which two sources hold one text.
const SAME: f32 = 0.80;
/// Resemblance from which one source is a version of another of its kind.
const VERSION: f32 = 0.45;

/// What a source is beside others that hold nearly the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "standing", content = "of")]
pub enum Standing {
    /// It stands for itself.
    Leads,
    /// The same text as that of this source, which leads.
    Copy(SourceId),
    /// An earlier version of this source, which leads.
    Earlier(SourceId),
}

/// What each source is beside the others, in their order.
pub fn standings(sources: &[Source]) -> Vec<Standing> {
    let mut order: Vec<&Source> = sources.iter().collect();
    order.sort_by_key(|source| lead(source));
    let mut leaders: Vec<&Source> = Vec::new();
    let mut standing: HashMap<SourceId, Standing> = HashMap::new();
    for source in order {
        let of = leaders
            .iter()
            .filter_map(|leader| beside(source, leader).map(|standing| (leader, standing)))
            .max_by(|a, b| {
                let seen = |leader: &Source| source.about.sketch.resemblance(&leader.about.sketch);
                seen(a.0).total_cmp(&seen(b.0))
            })
            .map(|(_, standing)| standing);
        match of {
            Some(of) => {
                standing.insert(source.id, of);
            }
            None => leaders.push(source),
        }
    }
    sources
        .iter()
        .map(|source| standing.get(&source.id).copied().unwrap_or(Standing::Leads))
        .collect()
}

impl Dossier {
    /// What is answered from: texts that are there several times count once. Copies keep the facts
    /// that the leader does not state, earlier versions their passages only.
    #[must_use]
    pub fn counted_once(mut self) -> Self {
        let standing: HashMap<SourceId, Standing> = self
            .sources
            .iter()
            .map(|source| source.id)
            .zip(standings(&self.sources))
            .filter(|(_, standing)| *standing != Standing::Leads)
            .collect();
        if standing.is_empty() {
            return self;
        }
        let copy = |id: SourceId| matches!(standing.get(&id), Some(Standing::Copy(_)));
        let vectors = self.passage_vectors.len() == self.passages.len();
        let kept: Vec<bool> = self
            .passages
            .iter()
            .map(|p| !copy(p.place.source))
            .collect();
        let mut at = 0..;
        self.passages
            .retain(|_| kept[at.next().unwrap_or_default()]);
        if vectors {
            let mut at = 0..;
            self.passage_vectors
                .retain(|_| kept[at.next().unwrap_or_default()]);
        }
        let leads = |id: SourceId| !standing.contains_key(&id);
        let vectors = self.earlier_vectors.len() == self.earlier.len();
        let kept: Vec<bool> = self
            .earlier
            .iter()
            .map(|pair| leads(pair.place.source))
            .collect();
        let mut at = 0..;
        self.earlier.retain(|_| kept[at.next().unwrap_or_default()]);
        if vectors {
            let mut at = 0..;
            self.earlier_vectors
                .retain(|_| kept[at.next().unwrap_or_default()]);
        }
        self.superseded = standing
            .iter()
            .filter(|(_, standing)| matches!(standing, Standing::Earlier(_)))
            .map(|(id, _)| *id)
            .collect();
        // What only a copy says, such as who signed it, is said all the same.
        let said: HashSet<(SourceId, String)> = self
            .facts
            .iter()
            .map(|fact| (fact.place.source, fact.key.clone()))
            .collect();
        self.facts
            .retain(|fact| match standing.get(&fact.place.source) {
                None | Some(Standing::Leads) => true,
                Some(Standing::Copy(of)) => !said.contains(&(*of, fact.key.clone())),
                Some(Standing::Earlier(_)) => false,
            });
        self.figures.retain(|figure| leads(figure.place.source));
        self
    }
}

/// What comes first leads: the newest, then what was read for sure, then the format that an author
/// writes in, then the file that was changed last, then what was there first.
fn lead(source: &Source) -> impl Ord + use<> {
    let about = &source.about;
    let doubtful = about.states.iter().any(|state| state.is_doubtful());
    let exported = matches!(about.format, Format::Pdf | Format::Html);
    let changed = about.date.map(|dated| dated.date);
    (
        Reverse(about.told_date()),
        doubtful,
        exported,
        Reverse(changed),
        source.id,
    )
}

/// What a source is beside one that would lead it.
fn beside(source: &Source, leader: &Source) -> Option<Standing> {
    let seen = source.about.sketch.resemblance(&leader.about.sketch);
    if seen < VERSION || of_another_year(source, leader) {
        return None;
    }
    let same_day = match (source.about.told_date(), leader.about.told_date()) {
        (Some(one), Some(other)) => one == other,
        // A format that does not say its date says nothing against.
        _ => true,
    };
    if seen >= SAME && same_day {
        Some(Standing::Copy(leader.id))
    } else if seen >= SAME || source.about.kind == leader.about.kind {
        Some(Standing::Earlier(leader.id))
    } else {
        None
    }
}

/// Reports, accounts, budgets, minutes and applications of two years are two documents, however
/// much the one was written over the other.
fn of_another_year(one: &Source, other: &Source) -> bool {
    let yearly = |source: &Source| {
        matches!(
            source.about.kind,
            SourceKind::ActivityReport
                | SourceKind::Accounts
                | SourceKind::Budget
                | SourceKind::Minutes
                | SourceKind::Application
        )
    };
    let year = |source: &Source| source.about.told_date().map(|date| date.year);
    yearly(one) && yearly(other) && year(one) != year(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::Sketch;
    use crate::{About, DateOrigin, SourceDate};
    use language::Language;
    use language::dates::Date;

    fn source(
        id: SourceId,
        kind: SourceKind,
        format: Format,
        date: Option<&str>,
        text: &str,
    ) -> Source {
        Source {
            id,
            name: format!("{id}"),
            digest: String::new(),
            size: 0,
            about: About {
                format,
                kind,
                title: String::new(),
                date: date.map(|date| SourceDate {
                    date: Date::from_iso(date).expect("a date"),
                    origin: DateOrigin::Written,
                }),
                language: Language::French,
                pages: 0,
                states: Vec::new(),
                notes: Vec::new(),
                sketch: Sketch::of(text.lines()),
            },
        }
    }

    fn words(range: std::ops::Range<u32>) -> String {
        range.map(|word| format!("mot{word} ")).collect()
    }

    #[test]
    fn a_text_in_several_formats_counts_once() {
        let text = words(0..400);
        let sources = [
            source(1, SourceKind::Statutes, Format::Pdf, None, &text),
            source(2, SourceKind::Statutes, Format::Docx, None, &text),
            source(
                3,
                SourceKind::Other,
                Format::Text,
                None,
                &words(1_000..1_400),
            ),
        ];
        assert_eq!(
            standings(&sources),
            [Standing::Copy(2), Standing::Leads, Standing::Leads]
        );
    }

    #[test]
    fn the_newest_version_leads() {
        let sources = [
            source(
                1,
                SourceKind::Statutes,
                Format::Docx,
                Some("2015-03-12"),
                &words(0..400),
            ),
            source(
                2,
                SourceKind::Statutes,
                Format::Pdf,
                Some("2023-06-24"),
                &words(60..460),
            ),
        ];
        assert_eq!(standings(&sources), [Standing::Earlier(2), Standing::Leads]);
    }

    #[test]
    fn reports_of_two_years_are_two_documents() {
        let text = words(0..400);
        let sources = [
            source(
                1,
                SourceKind::Accounts,
                Format::Docx,
                Some("2023-12-31"),
                &text,
            ),
            source(
                2,
                SourceKind::Accounts,
                Format::Docx,
                Some("2024-12-31"),
                &text,
            ),
        ];
        assert_eq!(standings(&sources), [Standing::Leads, Standing::Leads]);
    }
}
