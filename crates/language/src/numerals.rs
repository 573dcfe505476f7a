//! French numbers in words: `vingt et un`, `quatre-vingt-dix-huit`, `une soixantaine`.

use std::borrow::Cow;
use std::ops::Range;

use crate::words::fold;

/// A text whose numbers in words are written in digits: `trente-deux bénévoles` becomes
/// `32 bénévoles`, and `une soixantaine de bénévoles` becomes `environ 60 bénévoles`. `un` and
/// `une` alone are articles and stay.
pub fn in_digits(text: &str) -> Cow<'_, str> {
    let words = words(text);
    let mut written = String::new();
    let mut from = 0;
    let mut at = 0;
    while at < words.len() {
        let (range, digits, taken) =
            match about(text, &words[at..]).or_else(|| number(text, &words[at..])) {
                Some(found) => found,
                None => {
                    at += 1;
                    continue;
                }
            };
        written.push_str(&text[from..range.start]);
        written.push_str(&digits);
        from = range.end;
        at += taken;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(&text[from..]);
    Cow::Owned(written)
}

/// What replaces which bytes, and how many words these are.
type Replaced = (Range<usize>, String, usize);

/// Runs of letters.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match words.last_mut() {
            _ if !letter.is_alphabetic() => {}
            Some(word) if word.end == at => word.end = end,
            _ => words.push(at..end),
        }
    }
    words
}

/// `une soixantaine de`, from its article to its preposition.
fn about(text: &str, words: &[Range<usize>]) -> Option<Replaced> {
    const DOZENS: [(&str, u32); 10] = [
        ("dizaine", 10),
        ("douzaine", 12),
        ("quinzaine", 15),
        ("vingtaine", 20),
        ("trentaine", 30),
        ("quarantaine", 40),
        ("cinquantaine", 50),
        ("soixantaine", 60),
        ("centaine", 100),
        ("millier", 1_000),
    ];
    let [article, dozen, of, ..] = words else {
        return None;
    };
    let article_word = fold(&text[article.clone()]);
    let dozen_word = fold(&text[dozen.clone()]);
    let (_, number) = DOZENS.iter().find(|(name, _)| *name == dozen_word)?;
    let of_word = fold(&text[of.clone()]);
    let fits =
        matches!(article_word.as_str(), "un" | "une") && matches!(of_word.as_str(), "de" | "d");
    let end = match of_word.as_str() {
        // With the apostrophe or the blank after it.
        _ if fits => of.end + text[of.end..].chars().next().map_or(0, char::len_utf8),
        _ => return None,
    };
    Some((article.start..end, format!("environ {number} "), 3))
}

/// A number of one word or more, unless it is an article.
fn number(text: &str, words: &[Range<usize>]) -> Option<Replaced> {
    let mut sum = Sum::default();
    let mut taken = 0;
    for (at, word) in words.iter().enumerate() {
        if at > 0 && !joined(&text[words[at - 1].end..word.start]) {
            break;
        }
        let folded = fold(&text[word.clone()]);
        if folded == "et" {
            // Only what follows says whether it joins.
            let next = words.get(at + 1).map(|next| fold(&text[next.clone()]));
            let joins = next.is_some_and(|next| matches!(next.as_str(), "un" | "une" | "onze"));
            if at == 0 || !joins || !sum.takes_and() {
                break;
            }
            continue;
        }
        if !sum.add(&folded) {
            break;
        }
        taken = at + 1;
    }
    let article = taken == 1 && sum.value() == 1;
    if taken == 0 || article {
        return None;
    }
    let range = words[0].start..words[taken - 1].end;
    Some((range, sum.value().to_string(), taken))
}

fn joined(between: &str) -> bool {
    matches!(between, " " | "\u{a0}" | "\u{202f}" | "-" | "\u{2011}")
}

/// A number as its words add up.
#[derive(Default)]
struct Sum {
    thousands: u32,
    rest: u32,
}

impl Sum {
    fn value(&self) -> u32 {
        self.thousands * 1_000 + self.rest
    }

    /// True after tens, which take "et un" and "et onze".
    fn takes_and(&self) -> bool {
        let tens = self.rest % 100;
        tens >= 20 && tens.is_multiple_of(10)
    }

    /// Adds a word; false where it cannot go on with what was there.
    fn add(&mut self, word: &str) -> bool {
        let tens = self.rest % 100;
        let added = match word {
            "un" | "une" => self.unit(1),
            "deux" => self.unit(2),
            "trois" => self.unit(3),
            "quatre" => self.unit(4),
            "cinq" => self.unit(5),
            "six" => self.unit(6),
            "sept" => self.unit(7),
            "huit" => self.unit(8),
            "neuf" => self.unit(9),
            "dix" => self.ten(10),
            "onze" => self.ten(11),
            "douze" => self.ten(12),
            "treize" => self.ten(13),
            "quatorze" => self.ten(14),
            "quinze" => self.ten(15),
            "seize" => self.ten(16),
            // Quatre-vingts.
            "vingt" | "vingts" if tens == 4 => Some(76),
            "vingt" => (tens == 0).then_some(20),
            "trente" => (tens == 0).then_some(30),
            "quarante" => (tens == 0).then_some(40),
            "cinquante" => (tens == 0).then_some(50),
            "soixante" => (tens == 0).then_some(60),
            "septante" => (tens == 0).then_some(70),
            "huitante" | "octante" => (tens == 0).then_some(80),
            "nonante" => (tens == 0).then_some(90),
            "cent" | "cents" => match self.rest {
                0 => Some(100),
                hundreds @ 2..=9 => Some(hundreds * 99),
                _ => None,
            },
            "mille" if self.thousands == 0 && self.rest < 1_000 => {
                self.thousands = self.rest.max(1);
                self.rest = 0;
                Some(0)
            }
            _ => None,
        };
        self.rest += added.unwrap_or(0);
        added.is_some()
    }

    fn unit(&self, unit: u32) -> Option<u32> {
        let tens = self.rest % 100;
        // "dix-sept", "soixante-dix-huit", "quatre-vingt-dix-neuf".
        let after_ten = matches!(tens, 10 | 70 | 90) && unit >= 7;
        let free = tens.is_multiple_of(10) && tens != 10;
        (free || after_ten).then_some(unit)
    }

    fn ten(&self, ten: u32) -> Option<u32> {
        matches!(self.rest % 100, 0 | 60 | 80).then_some(ten)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_in_words() {
        for (text, expected) in [
            ("Trente-deux bénévoles", "32 bénévoles"),
            ("cent vingt-huit adhérents", "128 adhérents"),
            ("vingt et un salariés", "21 salariés"),
            ("soixante et onze, soixante-douze", "71, 72"),
            ("quatre-vingts, quatre-vingt-dix-neuf", "80, 99"),
            ("deux cents et trois cent deux", "200 et 302"),
            ("le onze mars deux mille vingt-cinq", "le 11 mars 2025"),
            ("mille neuf cent un", "1901"),
            ("cinq six", "5 6"),
            ("un salarié et une bénévole", "un salarié et une bénévole"),
            ("une soixantaine de bénévoles", "environ 60 bénévoles"),
            ("une vingtaine d’ateliers", "environ 20 ateliers"),
            ("dix-sept", "17"),
            ("dix et un", "10 et un"),
            ("rien ici", "rien ici"),
        ] {
            assert_eq!(in_digits(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in any::<String>()) {
            in_digits(&text);
        }

        #[test]
        fn number_words_in_any_order_are_taken(
            text in "((un|deux|sept|dix|onze|vingt|vingts|cent|cents|mille|et|soixante|centaine|une|de)[ -]){0,12}"
        ) {
            in_digits(&text);
        }
    }
}
