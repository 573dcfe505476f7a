//! Whole sentences, in their order, within a limit.
//!
//! An answer is made of sentences of the sources and of nothing else. A sentence is never cut;
//! what does not fit is left out and counted.

use forms::Limit;
use language::lengths::{Unit, length};
use language::sentences;

/// Text that fits, and how many sentences had to be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Composed {
    /// The text; empty when not even one sentence fits.
    pub(crate) text: String,
    /// Sentences and list items left out.
    pub(crate) left_out: u32,
}

/// Characters of a line where a form counts in lines (ISO A4 page, 11 points, usual margins).
const LINE: usize = 90;

/// Length of a text as a limit counts it.
pub(crate) fn measure(text: &str, limit: Option<&Limit>) -> u32 {
    let counted = match limit.map(|limit| limit.unit) {
        Some(Unit::Lines) => text
            .split('\n')
            .map(|line| line.chars().count().div_ceil(LINE).max(1))
            .sum(),
        Some(unit) => length(text, unit),
        None => length(text, Unit::Characters),
    };
    u32::try_from(counted).unwrap_or(u32::MAX)
}

/// True when a text is within its limit.
pub(crate) fn fits(text: &str, limit: Option<&Limit>) -> bool {
    limit.is_none_or(|limit| measure(text, Some(limit)) <= limit.number)
}

/// Puts as many whole sentences of `paragraphs` together as fit within `limit`, in their order.
/// Sentences that repeat an earlier one are dropped without being counted.
pub(crate) fn compose(paragraphs: &[&str], limit: Option<&Limit>) -> Composed {
    let mut composed = Composed {
        text: String::new(),
        left_out: 0,
    };
    let mut said: Vec<String> = Vec::new();
    let mut full = false;
    for paragraph in paragraphs {
        let mut units = units(paragraph);
        for index in 0..units.len() {
            let folded = language::words::fold(&units[index].text);
            if folded.is_empty() || said.contains(&folded) {
                // What follows begins the line in its place.
                if units[index].new_line
                    && let Some(next) = units.get_mut(index + 1)
                {
                    next.new_line = true;
                }
                continue;
            }
            let unit = &units[index];
            // An introduction is worth nothing without the first thing it introduces.
            let needs_next = unit.text.ends_with(':') && index + 1 < units.len();
            let mut longer = joined(&composed.text, unit);
            if needs_next {
                longer = joined(&longer, &units[index + 1]);
            }
            if full || !fits(&longer, limit) {
                full = true;
                composed.left_out += 1;
                continue;
            }
            composed.text = joined(&composed.text, unit);
            said.push(folded);
        }
    }
    composed.text = composed.text.trim_end().to_owned();
    if let Some(colon) = composed.text.strip_suffix(':') {
        // The list that this line announces was left out whole.
        let before = colon.rfind('\n').map_or("", |end| &colon[..end]);
        composed.text = before.trim_end().to_owned();
    }
    composed
}

/// The sentences and list items of a text.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    units(text).into_iter().map(|unit| unit.text).collect()
}

/// A sentence or list item, and whether it begins a new line.
struct Sentence {
    text: String,
    new_line: bool,
}

fn units(paragraph: &str) -> Vec<Sentence> {
    let mut units = Vec::new();
    for line in paragraph
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        if line.starts_with("• ") {
            units.push(Sentence {
                text: line.to_owned(),
                new_line: true,
            });
            continue;
        }
        let mut first = true;
        for range in sentences::split(line) {
            let text = line[range].trim();
            if !text.is_empty() {
                units.push(Sentence {
                    text: text.to_owned(),
                    new_line: first,
                });
                first = false;
            }
        }
    }
    units
}

fn joined(text: &str, unit: &Sentence) -> String {
    if text.is_empty() {
        return unit.text.clone();
    }
    let between = if unit.new_line { '\n' } else { ' ' };
    format!("{text}{between}{}", unit.text)
}

#[cfg(test)]
mod tests {
    use forms::LimitOrigin;

    use super::*;

    fn characters(number: u32) -> Limit {
        Limit {
            number,
            unit: Unit::Characters,
            origin: LimitOrigin::Prose,
        }
    }

    proptest::proptest! {
        #[test]
        fn whole_sentences_of_the_sources_within_the_limit(
            paragraphs in proptest::collection::vec("[A-Zé][a-zé ,]{0,40}[.!?]( [A-Z][a-z ]{0,30}[.:])?(\n• [a-z ]{1,20})?", 0..5),
            number in 0_u32..200,
        ) {
            let sources: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            let limit = characters(number);
            let composed = compose(&sources, Some(&limit));
            proptest::prop_assert!(fits(&composed.text, Some(&limit)));
            let all: Vec<String> = sources.iter().flat_map(|source| units(source)).map(|unit| unit.text).collect();
            for unit in units(&composed.text) {
                proptest::prop_assert!(all.contains(&unit.text), "{:?} is in no source", unit.text);
            }
        }
    }

    #[test]
    fn a_sentence_is_never_cut() {
        let text = "Nous ouvrons le mardi. Nous fermons le lundi. Le café est offert.";
        let composed = compose(&[text], Some(&characters(50)));
        assert_eq!(
            composed.text,
            "Nous ouvrons le mardi. Nous fermons le lundi."
        );
        assert_eq!(composed.left_out, 1);
    }

    #[test]
    fn an_introduction_goes_with_its_list() {
        let text = "Trois ateliers :\n• couture\n• vélo\n• jardin";
        assert_eq!(compose(&[text], Some(&characters(18))).text, "");
        assert_eq!(
            compose(&[text], Some(&characters(30))).text,
            "Trois ateliers :\n• couture"
        );
        assert_eq!(compose(&[text], None).text, text);
    }

    #[test]
    fn what_was_said_is_not_said_again() {
        let composed = compose(&["Nous réparons.", "Nous réparons. Nous prêtons."], None);
        assert_eq!(composed.text, "Nous réparons.\nNous prêtons.");
        assert_eq!(composed.left_out, 0);
    }
}
