//! Counts that no fact keeps: "Nombre de communes" is read where the papers say "huit communes".

use dossier::{Dossier, Passage, SourceId, SourceKind};
use language::Language;
use language::words::{cardinal, fold, stems};

use crate::index::Index;

/// A count that the project's papers give, and whether all of them give the same.
pub(crate) struct Counted<'a> {
    /// The number.
    pub(crate) number: u32,
    /// The passage that says it.
    pub(crate) passage: &'a Passage,
    /// The sentence that says it.
    pub(crate) quote: &'a str,
    /// Two sentences say so, and no paper counts otherwise.
    pub(crate) agreed: bool,
}

/// What the project's papers count of the thing that a label names: the number said most often,
/// the larger of two. Nothing when the label names more or less than one thing.
pub(crate) fn of_project<'a>(label: &str, dossier: &'a Dossier) -> Option<Counted<'a>> {
    let thing = thing(label)?;
    let ours = crate::project::sources(dossier);
    let mut found: Vec<(u32, &Passage, &str)> = Vec::new();
    for passage in dossier
        .passages
        .iter()
        .filter(|passage| ours.contains(&passage.place.source))
        .filter(|passage| is_projects(passage.place.source, dossier))
    {
        for line in passage.text.lines() {
            for range in language::sentences::split(line) {
                let sentence = &line[range];
                let numbers = numbers_of(&thing, sentence);
                found.extend(numbers.into_iter().map(|n| (n, passage, sentence)));
            }
        }
    }
    let times = |number: u32| found.iter().filter(|(other, ..)| *other == number).count();
    let (number, passage, quote) = *found
        .iter()
        .rev()
        .max_by_key(|(number, ..)| (times(*number), *number))?;
    Some(Counted {
        number,
        passage,
        quote: quote.trim(),
        // One passing mention is no agreement.
        agreed: times(number) >= 2 && times(number) == found.len(),
    })
}

/// How well a sentence counts what is asked: words shared, of the year that is asked, its own year.
type Rank = (usize, bool, Option<i32>);

/// What any paper counts of the first thing that a label names ("Nombre d'émissions que vous vous
/// engagez à produire" names broadcasts): in the sentence that has most of the label's other words,
/// then in the newest paper. A person looks at it. `year` is the year that the label names.
pub(crate) fn said<'a>(
    label: &str,
    year: Option<i32>,
    of: impl Fn(SourceId) -> bool,
    index: &Index<'a>,
) -> Option<Counted<'a>> {
    let dossier = index.dossier;
    let mut things = stems(label, Language::French);
    things.retain(|stem| is_thing(stem));
    let (head, others) = things.split_first()?;
    let mut best: Option<(Rank, u32, &Passage, &str)> = None;
    for (at, passage) in index.with_stem(head) {
        let source = passage.place.source;
        if !of(source) || passage.place.doubtful {
            continue;
        }
        let told = dossier.date(source).map(|date| date.year);
        for one in index.sentences(at) {
            let sentence = &passage.text[one.range.clone()];
            if !one.stems.contains(head) {
                continue;
            }
            let Some(number) = numbers_of(head, sentence).into_iter().next() else {
                continue;
            };
            let shared = others
                .iter()
                .filter(|stem| one.stems.contains(*stem))
                .count();
            let of_year = year.is_some_and(|year| {
                told == Some(year) || language::dates::years(sentence).contains(&year)
            });
            let rank = (shared, of_year, told);
            if best.as_ref().is_none_or(|(known, ..)| rank > *known) {
                best = Some((rank, number, passage, sentence));
            }
        }
    }
    let ((shared, of_year, _), number, passage, quote) = best?;
    let near = 2 * shared >= others.len() && (year.is_none() || of_year);
    near.then(|| Counted {
        number,
        passage,
        quote: quote.trim(),
        agreed: false,
    })
}

/// Papers that speak of what is planned: reports and posts count what was, and what others did.
fn is_projects(source: SourceId, dossier: &Dossier) -> bool {
    dossier.source(source).is_some_and(|source| {
        matches!(
            source.about.kind,
            SourceKind::ProjectNote | SourceKind::Application | SourceKind::Budget
        )
    })
}

/// The stem of the one thing that is counted.
fn thing(label: &str) -> Option<String> {
    let mut things = stems(label, Language::French);
    things.retain(|stem| is_thing(stem));
    things.dedup();
    match things.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// A stem that names what is counted, and does not only ask for a count.
fn is_thing(stem: &str) -> bool {
    const COUNTING: [&str; 11] = [
        "nombr", "combi", "total", "prev", "estim", "projet", "attend", "realis", "concern",
        "number", "effect",
    ];
    stem.len() > 2
        && !stem.chars().any(|c| c.is_ascii_digit())
        && !COUNTING.iter().any(|counting| stem.starts_with(counting))
}

/// The numbers that stand just before the thing in a sentence.
fn numbers_of(thing: &str, sentence: &str) -> Vec<u32> {
    let folded = fold(sentence);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let is_thing =
        |word: &str| stems(word, Language::French).first().map(String::as_str) == Some(thing);
    let number = |word: &str| cardinal(word).or_else(|| word.parse().ok());
    // A word may stand between them: "20 nouvelles émissions".
    let pairs = words.windows(2).filter(|pair| is_thing(pair[1]));
    let triples = words
        .windows(3)
        .filter(|three| is_thing(three[2]) && number(three[1]).is_none());
    let before = pairs
        .map(|pair| pair[0])
        .chain(triples.map(|three| three[0]));
    before
        .filter_map(number)
        .filter(|number| (2..1_000_000).contains(number))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{numbers_of, thing};

    #[test]
    fn the_thing_counted_is_the_one_noun_of_the_label() {
        assert_eq!(thing("Nombre de communes").as_deref(), Some("commun"));
        assert_eq!(thing("Ateliers prévus").as_deref(), Some("ateli"));
        assert_eq!(thing("Nombre d'ateliers et de sorties"), None);
    }

    #[test]
    fn a_number_counts_what_follows_it() {
        let sentence = "Deux heures par village, soit seize ateliers dans 8 communes.";
        assert_eq!(numbers_of("ateli", sentence), [16]);
        assert_eq!(numbers_of("commun", sentence), [8]);
    }
}
