//! How alike the words of two texts are, whatever their order.

use std::collections::HashMap;

/// F1 of the words of two texts as multisets. Words are runs of letters and digits, in lower case,
/// compatibility characters and ligatures taken apart; words that a line's end parted at a hyphen
/// are put together in both.
pub fn f1(ours: &str, theirs: &str) -> f64 {
    let (ours, theirs) = (words(ours), words(theirs));
    let total = |counts: &HashMap<String, usize>| counts.values().sum::<usize>();
    let all = total(&ours) + total(&theirs);
    if all == 0 {
        return 1.0;
    }
    let both: usize = ours
        .iter()
        .map(|(word, count)| theirs.get(word).map_or(0, |other| *count.min(other)))
        .sum();
    2.0 * both as f64 / all as f64
}

/// As [`f1`], where words of ours that `shown` holds beyond `theirs` do not count: the other program
/// knows them too and only leaves them out of its export.
pub fn f1_beside(ours: &str, theirs: &str, shown: &str) -> f64 {
    let (ours, theirs, shown) = (words(ours), words(theirs), words(shown));
    let of = |counts: &HashMap<String, usize>, word: &str| counts.get(word).copied().unwrap_or(0);
    let (mut both, mut all) = (0, theirs.values().sum::<usize>());
    for (word, count) in &ours {
        let exported = of(&theirs, word);
        let beyond = of(&shown, word).saturating_sub(exported);
        both += exported.min(*count);
        all += count - count.saturating_sub(exported).min(beyond);
    }
    if all == 0 {
        1.0
    } else {
        2.0 * both as f64 / all as f64
    }
}

/// Words of one text that the other lacks, the commonest first, with how often.
pub fn missing(of: &str, from: &str) -> Vec<(String, usize)> {
    let (of, from) = (words(of), words(from));
    let mut missing: Vec<(String, usize)> = of
        .into_iter()
        .filter_map(|(word, count)| {
            let lacking = count.saturating_sub(from.get(&word).copied().unwrap_or(0));
            (lacking > 0).then_some((word, lacking))
        })
        .collect();
    missing.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    missing
}

fn words(text: &str) -> HashMap<String, usize> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut counts = HashMap::new();
    let text: String = text.nfkc().filter(|c| *c != '\u{ad}').collect();
    for word in joined(&text)
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
    {
        if !word.is_empty() {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}

/// Lines that end in a hyphen after a letter, joined with the next when that begins with a small
/// letter.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let begins = line
            .trim_start()
            .chars()
            .next()
            .is_some_and(char::is_lowercase);
        let ends = joined.trim_end().ends_with(['-', '\u{2010}']);
        if begins && ends {
            let length = joined.trim_end().trim_end_matches(['-', '\u{2010}']).len();
            joined.truncate(length);
            joined.push_str(line.trim_start());
        } else {
            joined.push('\n');
            joined.push_str(line);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_case_and_hyphens_do_not_count() {
        assert!((f1("Deux ateliers", "ATELIERS\ndeux") - 1.0).abs() < 1e-9);
        assert!((f1("une association ﬁnancée", "une asso-\nciation financée") - 1.0).abs() < 1e-9);
        // Two of three words are in both.
        assert!((f1("un deux trois", "un deux quatre") - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(
            missing("a a b", "a"),
            [("a".to_owned(), 1), ("b".to_owned(), 1)]
        );
    }
}
