//! Ways to reach somebody: e-mail, telephone, web, post.

use std::sync::LazyLock;

use regex::Regex;

use super::{compiled, stands_alone};
use crate::Found;
use crate::words::fold;

/// Letters of Western names and addresses; the whole of Unicode would make the patterns too big.
const LETTER: &str = r"A-Za-zÀ-ÖØ-öø-ÿ";

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        r"[{LETTER}0-9][{LETTER}0-9._%+\-]*@(?:[{LETTER}0-9](?:[{LETTER}0-9\-]*[{LETTER}0-9])?\.)+[A-Za-z]{{2,24}}"
    ))
});

static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    let gap = r"[ \u{a0}\u{202f}.\-/]{0,2}";
    compiled(&format!(
        r"(?:(?:\+|00)(?P<area>33|262|508|590|594|596|687|689){gap}(?:\(0\){gap})?|0)(?P<first>[1-9])(?:{gap}\d){{8}}"
    ))
});

static URL: LazyLock<Regex> = LazyLock::new(|| {
    let rest = r#"[^\s<>"«»“”\\^`{|}]"#;
    compiled(&format!(
        r"(?i)(?:(?:https?|ftp)://{rest}+|(?:[{LETTER}0-9](?:[{LETTER}0-9\-]*[{LETTER}0-9])?\.)+(?:{DOMAINS})\b(?::\d{{2,5}})?(?:[/?#]{rest}*)?)"
    ))
});

/// Ends of bare domains that are taken for web addresses.
const DOMAINS: &str = "com|org|net|eu|fr|info|coop|bzh|asso|alsace|corsica|paris|be|ch|lu|de|at|es|it|pt|nl|uk|ie|ca|io|re|nc|pf|gp|mq|social|site|online|tech|xyz";

static POSTCODE: LazyLock<Regex> = LazyLock::new(|| compiled(r"\d{5}"));

/// E-mail addresses in lower case.
pub fn find_email(text: &str) -> Vec<Found<String>> {
    EMAIL
        .find_iter(text)
        .filter(|found| {
            let before = text.get(..found.start()).unwrap_or_default();
            !before.ends_with(['@', '.']) && is_local(found.as_str())
        })
        .map(|found| Found {
            value: found.as_str().to_lowercase(),
            range: found.range(),
        })
        .collect()
}

/// True for an e-mail address in its common form (RFC 5321 without quoted names).
pub fn is_valid_email(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 254
        && find_email(text)
            .first()
            .is_some_and(|found| found.range == (0..text.len()))
}

/// The part before the at sign has no two points together and ends with none.
fn is_local(address: &str) -> bool {
    address
        .split('@')
        .next()
        .is_some_and(|local| !local.contains("..") && !local.ends_with('.'))
}

/// French telephone numbers, in the national form with pairs of digits: `02 00 00 00 00`.
pub fn find_phone(text: &str) -> Vec<Found<String>> {
    PHONE
        .captures_iter(text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let before = text.get(..whole.start())?;
            if !stands_alone(text, &whole.range())
                || in_longer_number(before, text.get(whole.end()..)?)
            {
                return None;
            }
            let first = captures.name("first")?.start();
            let digits: String = text
                .get(first..whole.end())?
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            let national: Vec<char> = std::iter::once('0').chain(digits.chars()).collect();
            let pairs: Vec<String> = national
                .chunks(2)
                .map(|pair| pair.iter().collect())
                .collect();
            Some(Found {
                value: pairs.join(" "),
                range: whole.range(),
            })
        })
        .collect()
}

/// True for a French telephone number, national or with +33 (ten digits of the numbering plan that
/// the regulator keeps by article L. 44 of the *Code des postes et des communications
/// électroniques*).
pub fn is_valid_phone(text: &str) -> bool {
    let text = text.trim();
    find_phone(text)
        .first()
        .is_some_and(|found| found.range == (0..text.len()))
}

/// More digits right before or after: a number of another kind.
fn in_longer_number(before: &str, after: &str) -> bool {
    let gap = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-');
    let digit = |c: char| c.is_ascii_digit();
    let near_before = before
        .strip_suffix(gap)
        .is_some_and(|before| before.ends_with(digit));
    let near_after = after.strip_prefix(gap).is_some_and(|after| {
        // "02 … 56 06 …": a second number follows, a code does not begin with 0 and two digits.
        after.starts_with(digit) && !after.starts_with('0')
    });
    near_before && !before.ends_with(' ')
        || near_after && !after.starts_with(' ')
        || near_after
            && after
                .trim_start()
                .chars()
                .take_while(char::is_ascii_digit)
                .count()
                <= 3
            && !after.trim_start().starts_with('0')
}

/// Web addresses as written, without what punctuates the sentence. A bare domain counts when it
/// ends in a domain common here.
pub fn find_url(text: &str) -> Vec<Found<String>> {
    URL.find_iter(text)
        .filter_map(|found| {
            let before = text.get(..found.start())?;
            if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_'))
            {
                return None;
            }
            let mut url = found.as_str();
            loop {
                let shorter =
                    url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '…']);
                let shorter = match shorter.chars().next_back() {
                    Some(')') if !shorter.contains('(') => &shorter[..shorter.len() - 1],
                    Some(']') if !shorter.contains('[') => &shorter[..shorter.len() - 1],
                    _ => shorter,
                };
                if shorter.len() == url.len() {
                    break;
                }
                url = shorter;
            }
            let range = found.start()..found.start() + url.len();
            let after = text.get(range.end..)?;
            // The domain of an e-mail address, or the first half of one.
            (!after.starts_with('@') && host(url).contains('.')).then(|| Found {
                value: url.to_owned(),
                range,
            })
        })
        .collect()
}

/// True for a web address, with or without `https://`.
pub fn is_valid_url(text: &str) -> bool {
    let text = text.trim();
    find_url(text)
        .first()
        .is_some_and(|found| found.range == (0..text.len()))
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// French postcodes, five digits. They must stand before a town, after their name or a comma, or
/// alone on their line: five digits are also amounts and counts.
pub fn find_postcode(text: &str) -> Vec<Found<String>> {
    POSTCODE
        .find_iter(text)
        .filter(|found| {
            let before = text.get(..found.start()).unwrap_or_default();
            let after = text.get(found.end()..).unwrap_or_default();
            is_valid_postcode(found.as_str())
                && !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_'))
                && !after.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '_')
                && (before_town(after) && !end_of_number(before) || named(before, after))
        })
        .map(|found| Found {
            value: found.as_str().to_owned(),
            range: found.range(),
        })
        .collect()
}

/// True for five digits whose first two or three are of a department or an overseas territory.
pub fn is_valid_postcode(text: &str) -> bool {
    let code = text.trim();
    code.len() == 5
        && code.bytes().all(|b| b.is_ascii_digit())
        && match code.get(..2) {
            Some("00" | "96" | "99") => false,
            Some("97") => code.get(2..3).is_some_and(|area| "1234578".contains(area)),
            Some("98") => code.get(2..3).is_some_and(|area| "06789".contains(area)),
            _ => true,
        }
}

/// A word with a capital follows, and no unit of money.
fn before_town(after: &str) -> bool {
    let gap = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '–' | ',');
    let rest = after.trim_start_matches(gap);
    rest.len() < after.len()
        && rest.starts_with(char::is_uppercase)
        && !["EUR", "Euro", "CHF", "USD", "ETP", "M€", "K€"]
            .iter()
            .any(|unit| rest.starts_with(unit))
}

/// Digits in threes stand right before, as in a SIRET.
fn end_of_number(before: &str) -> bool {
    let groups: Vec<&str> = before.rsplit([' ', '\u{a0}', '\u{202f}']).take(4).collect();
    let three = |group: Option<&&str>| {
        group.is_some_and(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
    };
    groups.first() == Some(&"")
        && three(groups.get(1))
        && three(groups.get(2))
        && three(groups.get(3))
}

/// The text says that it is a postcode, or holds nothing else on its line.
fn named(before: &str, after: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let rest = after.split('\n').next().unwrap_or_default();
    let label = fold(line);
    let label = label.trim_end_matches([' ', ':', '-', '.', '(']);
    let words = label.ends_with("code postal")
        || label.ends_with("postcode")
        || label == "cp"
        || label.ends_with(" cp");
    let alone = line.trim().is_empty() && rest.trim().is_empty();
    let closes_address =
        line.trim_end().ends_with(',') && rest.trim_matches(['.', ' ', ')']).is_empty();
    words || alone || closes_address
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(found: Vec<Found<String>>) -> String {
        found
            .into_iter()
            .map(|found| found.value)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn emails() {
        for (text, expected) in [
            ("Écrire à Contact@Exemple.org.", "contact@exemple.org"),
            (
                "<a.b-c+d@sous.exemple.asso.fr>, x@y.bzh",
                "a.b-c+d@sous.exemple.asso.fr | x@y.bzh",
            ),
            ("nom@exemple, a..b@exemple.org @exemple.org", ""),
        ] {
            assert_eq!(values(find_email(text)), expected, "{text}");
        }
        assert!(
            is_valid_email(" contact@exemple.org ") && !is_valid_email("contact@exemple.org et")
        );
    }

    #[test]
    fn phones() {
        for (text, expected) in [
            ("Tél. : 02 00 00 00 01", "02 00 00 00 01"),
            (
                "02.00.00.00.01 / 06-00-00-00-02",
                "02 00 00 00 01 | 06 00 00 00 02",
            ),
            (
                "+33 2 00 00 00 01, +33 (0)2 00 00 00 01, 0033200000001",
                "02 00 00 00 01 | 02 00 00 00 01 | 02 00 00 00 01",
            ),
            ("+262 2 62 00 00 01", "02 62 00 00 01"),
            ("SIRET 123 456 782 00010", ""),
            ("0200000001234", ""),
            ("12/03/2023", ""),
        ] {
            assert_eq!(values(find_phone(text)), expected, "{text}");
        }
        assert!(is_valid_phone("0600000001") && !is_valid_phone("06 00 00 00"));
    }

    #[test]
    fn urls() {
        for (text, expected) in [
            (
                "Voir https://exemple.org/page?a=1#b.",
                "https://exemple.org/page?a=1#b",
            ),
            ("(www.exemple.asso.fr)", "www.exemple.asso.fr"),
            ("site : exemple.org, merci", "exemple.org"),
            (
                "https://fr.exemple.org/Page_(test)",
                "https://fr.exemple.org/Page_(test)",
            ),
            ("contact@exemple.org", ""),
            ("prenom.fr@exemple.org", ""),
            ("M.Petit fin.Debut rapport.pdf", ""),
        ] {
            assert_eq!(values(find_url(text)), expected, "{text}");
        }
    }

    #[test]
    fn postcodes() {
        for (text, expected) in [
            ("12 rue des Tanneurs, 56910 Carentoir (Morbihan)", "56910"),
            ("BP 12 35000 Rennes cedex", "35000"),
            ("97400 Saint-Denis – 20000 AJACCIO", "97400 | 20000"),
            ("Code postal : 35000", "35000"),
            ("35000", "35000"),
            ("un budget de 35000 €, 15000 habitants et 12000 EUR", ""),
            ("SIRET 123 456 782 00010 Rennes", ""),
            ("SIRET 123 456 782 35016 Rennes", ""),
            ("99123 Ailleurs", ""),
        ] {
            assert_eq!(values(find_postcode(text)), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched(text in "(\\PC{0,40}|[0-9a-zA-Z@.:/ +()é,\\-\n]{0,60})") {
            for find in [find_email, find_phone, find_url, find_postcode] {
                for found in find(&text) {
                    prop_assert!(text.get(found.range).is_some());
                }
            }
            for is_valid in [is_valid_email, is_valid_phone, is_valid_url, is_valid_postcode] {
                is_valid(&text);
            }
        }
    }
}
