//! A number, an amount or a date that no fact keeps, found by the words of the very question: in the
//! line of a table, or in a sentence, that has most of them. A person looks at what was found.

use std::collections::HashSet;

use dossier::{Dossier, Place, Unit};
use forms::{FormBox, Kind};
use language::dates::{self, Date};
use language::{Language, amounts, words};

use crate::index::Index;
use crate::spans;

/// The least share of the question's words that what is found must have, each by how rare it is.
const LEAST: f32 = 0.48;
/// The least words that must be the same.
const WORDS: usize = 2;
/// By how much less another value may be asked by the words, for the newer to be taken.
const CLOSE: f32 = 0.04;

/// What was found.
pub(crate) struct Finding {
    pub(crate) value: Value,
    pub(crate) place: Place,
    /// The line or sentence that says it.
    pub(crate) quote: String,
}

/// What a box may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Cents.
    Amount(i64),
    /// Hundredths, of a count or a per cent.
    Number(i64),
    Date(Date),
    /// How long or how often, in the words of the papers.
    Span(String),
}

/// A line or sentence with its numbers, by how well it answers.
struct Candidate {
    fit: f32,
    /// The year that it is of, where it tells.
    year: Option<i32>,
    finding: Finding,
}

/// The words of a question, each with how much it weighs.
struct Question {
    stems: Vec<(String, f32)>,
    all: f32,
    year: Option<i32>,
}

/// The value that the dossier gives of what a box asks, in its words; `of` says how much each source
/// is trusted to speak of it, from 0 to 1.
pub(crate) fn find(
    asked: &FormBox,
    of: &dyn Fn(dossier::SourceId) -> f32,
    index: &Index<'_>,
    today: Date,
) -> Option<Finding> {
    let question = Question::of(asked, index)?;
    let mut found = match asked.kind {
        Kind::Amount => {
            let mut found = of_figures(&question, Unit::Euro, of, index);
            found.extend(of_sentences(&question, asked.kind, of, index));
            found
        }
        Kind::Number => {
            let label = words::fold(&asked.label);
            let share = ["%", "pourcent", "part ", "taux", "proportion"]
                .iter()
                .any(|word| label.contains(word));
            let counts = [
                "nombre",
                "combien",
                "effectif",
                "quantite",
                "number of",
                "how many",
            ]
            .iter()
            .any(|word| label.contains(word));
            let unit = if share { Unit::Percent } else { Unit::Count };
            let mut found = of_figures(&question, unit, of, index);
            if !share {
                found.extend(of_sentences(&question, Kind::Number, of, index));
            }
            // A field for a number takes an amount too, where nothing asks to count.
            if !share && !counts {
                found.extend(of_figures(&question, Unit::Euro, of, index));
                found.extend(of_sentences(&question, Kind::Amount, of, index));
            }
            found
        }
        Kind::Date => of_sentences(&question, asked.kind, of, index),
        Kind::Text if spans::asks(&asked.label) => of_sentences(&question, asked.kind, of, index),
        _ => return None,
    };
    found.retain(|one| one.fit >= LEAST);
    let best = found.iter().map(|one| one.fit).fold(0.0_f32, f32::max);
    // Of those that fit alike, the newest that is not to come.
    let year = |one: &Candidate| one.year.filter(|year| *year <= today.year).unwrap_or(0);
    let best = found
        .into_iter()
        .filter(|one| one.fit >= best - CLOSE)
        .max_by(|a, b| year(a).cmp(&year(b)).then(a.fit.total_cmp(&b.fit)))?;
    Some(best.finding)
}

impl Question {
    fn of(asked: &FormBox, index: &Index<'_>) -> Option<Self> {
        let text = match &asked.group {
            Some(group) if !group.row.is_empty() => {
                format!("{} {}", group.row, group.column)
            }
            _ => asked.label.clone(),
        };
        let mut stems = content(&text);
        // Few words are asked in the light of their title.
        if stems.len() < WORDS
            && let Some(title) = asked.section.last()
        {
            stems.extend(content(title));
        }
        let stems: Vec<(String, f32)> = stems
            .into_iter()
            .map(|stem| {
                let weight = index.rarity(&stem);
                (stem, weight)
            })
            .collect();
        // The year of a title is that of the form, unless the title is of a past exercise.
        let past = asked.section.last().filter(|title| {
            let title = words::fold(title);
            ["exercice", "bilan", "compte", "realise"]
                .iter()
                .any(|word| title.contains(word))
        });
        let year = dates::years(&format!("{text} {}", past.map_or("", String::as_str)));
        let all: f32 = stems.iter().map(|(_, weight)| weight).sum();
        (stems.len() >= WORDS && all > 0.0).then_some(Self {
            stems,
            all,
            year: year.into_iter().max(),
        })
    }

    /// The share of its words that a context has; nothing where it has too few.
    fn fit(&self, own: &HashSet<String>, around: &HashSet<String>) -> Option<f32> {
        let (mut shared, mut near) = (0, 0);
        let mut weight = 0.0;
        for (stem, of) in &self.stems {
            if own.contains(stem) {
                shared += 1;
                weight += of;
            } else if around.contains(stem) {
                near += 1;
                weight += 0.7 * of;
            }
        }
        let enough = shared > 0 && shared + near >= WORDS.min(self.stems.len());
        enough.then(|| weight / self.all)
    }

    /// The year asked for is that of the context, if both tell.
    fn of_year(&self, year: Option<i32>, said: &[i32]) -> bool {
        self.year
            .is_none_or(|asked| year == Some(asked) || said.contains(&asked))
    }
}

/// Stems that say what is asked, and not that something is.
fn content(text: &str) -> Vec<String> {
    const ASKS: [&str; 25] = [
        "nombr", "combien", "mont", "somm", "dat", "euro", "anne", "exercic", "total", "indiqu",
        "precis", "quel", "votr", "vos", "numer", "valeur", "effect", "chiffr", "derni", "avez",
        "êtes", "quand", "quantit", "delai", "frequenc",
    ];
    let mut stems = words::stems(text, Language::French);
    stems.retain(|stem| {
        stem.chars().count() > 2
            && !stem.chars().any(|c| c.is_ascii_digit())
            && !ASKS
                .iter()
                .any(|ask| stem == ask || stem.starts_with(ask) && stem.len() <= ask.len() + 2)
    });
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Lines of tables that count in a unit.
fn of_figures(
    question: &Question,
    unit: Unit,
    of: &dyn Fn(dossier::SourceId) -> f32,
    index: &Index<'_>,
) -> Vec<Candidate> {
    let dossier = index.dossier;
    let figures = dossier.figures.iter().zip(index.figure_stems());
    let mut found = Vec::new();
    for (figure, (own, around)) in figures {
        let source = figure.place.source;
        if figure.unit != unit || figure.place.doubtful {
            continue;
        }
        let year = figure.year.or_else(|| told_year(dossier, source));
        let Some(fit) = question
            .fit(own, around)
            .filter(|_| question.of_year(year, &[]))
        else {
            continue;
        };
        let fit = fit * of(source);
        let value = match unit {
            Unit::Euro => Value::Amount(figure.cents),
            Unit::Percent | Unit::Count => Value::Number(figure.cents),
        };
        found.push(Candidate {
            fit,
            year,
            finding: Finding {
                value,
                place: figure.place.clone(),
                quote: figure.quote.clone(),
            },
        });
    }
    found
}

/// Sentences that hold a value of the kind that is asked.
fn of_sentences(
    question: &Question,
    kind: Kind,
    of: &dyn Fn(dossier::SourceId) -> f32,
    index: &Index<'_>,
) -> Vec<Candidate> {
    let dossier = index.dossier;
    let mut found = Vec::new();
    // Only what holds the rarest of the words can have most of them.
    let rarest = question.stems.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let Some((rarest, _)) = rarest else {
        return found;
    };
    for (at, passage) in index.with_stem(rarest) {
        let source = passage.place.source;
        if passage.place.doubtful {
            continue;
        }
        let trust = of(source);
        let around = index.heading_stems(at);
        let told = told_year(dossier, source);
        for one in index.sentences(at) {
            let sentence = &passage.text[one.range.clone()];
            let Some(fit) = question.fit(&one.stems, around) else {
                continue;
            };
            let said = dates::years(sentence);
            if !question.of_year(told, &said) {
                continue;
            }
            let Some(value) = value_of(sentence, kind, question) else {
                continue;
            };
            let year = said.into_iter().max().or(told);
            found.push(Candidate {
                fit: fit * trust,
                year,
                finding: Finding {
                    value,
                    place: passage.place.clone(),
                    quote: sentence.trim().to_owned(),
                },
            });
        }
    }
    found
}

fn told_year(dossier: &Dossier, source: dossier::SourceId) -> Option<i32> {
    dossier.date(source).map(|date| date.year)
}

/// The one value of a kind in a sentence; of several, the one right before or after a word that is
/// asked for. Nothing where that is not clear.
fn value_of(sentence: &str, kind: Kind, question: &Question) -> Option<Value> {
    let values: Vec<(std::ops::Range<usize>, Value)> = match kind {
        Kind::Amount => amounts::find(sentence)
            .into_iter()
            .filter(|found| found.value.currency.is_some())
            .map(|found| (found.range, Value::Amount(found.value.cents)))
            .collect(),
        Kind::Date => dates::find(sentence)
            .into_iter()
            .filter(|found| found.value.day.is_some())
            .map(|found| (found.range, Value::Date(found.value)))
            .collect(),
        Kind::Text => spans::find(sentence)
            .into_iter()
            .map(|(range, span)| (range, Value::Span(span)))
            .collect(),
        _ => counts(sentence),
    };
    // "Nombre de participants : 5 à 30" and "Pisteurs connus : 428" count what stands before.
    let behind = spans::labelled(sentence).filter(|_| kind == Kind::Number);
    if let (Some((label, value)), [(range, only)]) = (behind, values.as_slice())
        && sentence.get(range.clone()) == Some(value)
    {
        let own = words::stems(label, Language::French);
        let asked = |stem: &String| question.stems.iter().any(|(of, _)| of == stem);
        if own.iter().any(asked) {
            return Some(only.clone());
        }
    }
    let stems: Vec<&str> = question
        .stems
        .iter()
        .map(|(stem, _)| stem.as_str())
        .collect();
    // A count is of what follows it.
    let named = |range: &std::ops::Range<usize>, most: usize| {
        let after = sentence.get(range.end..).unwrap_or_default();
        let near: Vec<&str> = after.split_whitespace().take(most).collect();
        words::stems(&near.join(" "), Language::French)
            .iter()
            .any(|stem| stems.contains(&stem.as_str()))
    };
    match values.as_slice() {
        [] => None,
        [(range, only)] if kind != Kind::Number || named(range, 3) => Some(only.clone()),
        several => {
            let mut near = several.iter().filter(|(range, _)| named(range, 3));
            let first = near.next()?;
            near.next().is_none().then(|| first.1.clone())
        }
    }
}

/// Whole numbers of a sentence, in digits or words, that are no year and no amount, in hundredths.
fn counts(sentence: &str) -> Vec<(std::ops::Range<usize>, Value)> {
    let money = amounts::find(sentence);
    let days = dates::find(sentence);
    let taken = |at: usize| {
        money
            .iter()
            .any(|found| found.value.currency.is_some() && found.range.contains(&at))
            || days.iter().any(|found| found.range.contains(&at))
    };
    let mut counts: Vec<(std::ops::Range<usize>, Value)> = money
        .iter()
        .filter(|found| found.value.currency.is_none() && !taken(found.range.start))
        .filter(|found| !(195_000..=210_000).contains(&found.value.cents))
        .map(|found| (found.range.clone(), Value::Number(found.value.cents)))
        .collect();
    let mut at = 0;
    for word in sentence.split(|c: char| !c.is_alphabetic() && c != '-') {
        let start = at;
        at += word.len()
            + sentence[start + word.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        let number = words::cardinal(&words::fold(word)).filter(|number| *number > 1);
        if let Some(number) = number
            && !taken(start)
        {
            counts.push((
                start..start + word.len(),
                Value::Number(100 * i64::from(number)),
            ));
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(stems: &[&str]) -> Question {
        Question {
            stems: stems.iter().map(|stem| ((*stem).to_owned(), 1.0)).collect(),
            all: stems.len() as f32,
            year: None,
        }
    }

    #[test]
    fn a_count_is_of_what_follows_it() {
        let asked = question(&["interven", "seanc"]);
        let sentence = "Chaque séance réunit douze élèves et deux intervenants de l'association.";
        assert_eq!(
            value_of(sentence, Kind::Number, &asked),
            Some(Value::Number(200))
        );
        let none = "La séance dure 45 minutes.";
        assert_eq!(value_of(none, Kind::Number, &asked), None);
    }

    #[test]
    fn one_amount_is_the_amount_and_two_are_none() {
        let asked = question(&["billetter", "festival"]);
        let one = "La billetterie du festival a rapporté 3 120 €.";
        assert_eq!(
            value_of(one, Kind::Amount, &asked),
            Some(Value::Amount(312_000))
        );
        let two = "La billetterie du festival a rapporté 3 120 €, et la buvette 800 €.";
        assert_eq!(value_of(two, Kind::Amount, &asked), None);
    }
}
