//! Which of several rules by label gives an entry its funder or project; none where the label names
//! two.

use crate::words::has_words;

/// What a label names: by a rule, or by its very name.
pub(super) struct Candidate<'a> {
    /// The place of the funder or project.
    pub(super) value: u32,
    /// The words that the label has, plain.
    pub(super) words: &'a str,
    /// The place of the rule, and how many conditions it has; nothing where only the name stands in
    /// the label.
    pub(super) rule: Option<(u32, usize)>,
}

impl Candidate<'_> {
    /// Whether this says more than another: its words hold the other's and more, or its rule asks
    /// for more.
    fn above(&self, other: &Self) -> bool {
        let longer = self.words.len() > other.words.len() && has_words(self.words, other.words);
        let stricter = match (self.rule, other.rule) {
            (Some((_, own)), Some((_, others))) => own > others,
            _ => false,
        };
        longer || stricter && !(has_words(other.words, self.words) && other.words != self.words)
    }
}

/// The value and the rule that win, or all that are named.
pub(super) fn choose(candidates: &[Candidate<'_>]) -> Result<(u32, u32), Vec<u32>> {
    let best: Vec<&Candidate<'_>> = candidates
        .iter()
        .filter(|of| {
            let mut others = candidates.iter();
            !others.any(|other| other.value != of.value && other.above(of))
        })
        .collect();
    let mut values: Vec<u32> = best.iter().map(|of| of.value).collect();
    values.sort_unstable();
    values.dedup();
    let rule = best.iter().find_map(|of| of.rule);
    match (&values[..], rule) {
        ([value], Some((rule, _))) => Ok((*value, rule)),
        _ => {
            let mut all: Vec<u32> = candidates.iter().map(|of| of.value).collect();
            all.sort_unstable();
            all.dedup();
            Err(all)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: u32, words: &str, rule: Option<(u32, usize)>) -> Candidate<'_> {
        Candidate { value, words, rule }
    }

    #[test]
    fn two_that_say_as_much_are_asked_for() {
        let (garden, workshops) = (
            of(0, "jardin", Some((0, 1))),
            of(1, "ateliers", Some((1, 1))),
        );
        assert_eq!(choose(&[garden, workshops]), Err(vec![0, 1]));
        // A name that no rule knows is named too.
        let (garden, workshops) = (of(0, "jardin", Some((0, 1))), of(1, "ateliers", None));
        assert_eq!(choose(&[garden, workshops]), Err(vec![0, 1]));
    }

    #[test]
    fn the_one_that_says_more_wins() {
        let (garden, shared) = (
            of(0, "jardin", Some((0, 1))),
            of(1, "jardin partage", Some((1, 1))),
        );
        assert_eq!(choose(&[garden, shared]), Ok((1, 1)));
        let (garden, both) = (
            of(0, "jardin", Some((0, 1))),
            of(1, "ateliers", Some((1, 2))),
        );
        assert_eq!(choose(&[garden, both]), Ok((1, 1)));
        // Its own name beside its rule changes nothing.
        let (rule, name) = (of(0, "serre", Some((0, 1))), of(0, "jardin", None));
        assert_eq!(choose(&[rule, name]), Ok((0, 0)));
    }
}
