//! Numbers that registers give: SIREN, SIRET, RNA, IBAN, NIR.

use std::sync::LazyLock;

use regex::Regex;

use super::{compact, compiled, stands_alone};
use crate::Found;

/// Between digits of a number: a space, a point, a hyphen, or the bars of a comb (`|_8_|_1_|`).
const GAP: &str = r"[ \u{a0}\u{202f}\u{2009}.\-_|]{0,3}";

static SIREN: LazyLock<Regex> = LazyLock::new(|| compiled(&format!(r"\d(?:{GAP}\d){{8}}")));
static SIRET: LazyLock<Regex> = LazyLock::new(|| compiled(&format!(r"\d(?:{GAP}\d){{13}}")));
static NIR: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        r"[1-478](?:{GAP}\d){{4}}{GAP}\d{GAP}[\dAaBb](?:{GAP}\d){{8}}"
    ))
});
static RNA: LazyLock<Regex> =
    LazyLock::new(|| compiled(&format!(r"[Ww](?:{GAP}\d){GAP}[\dA-Za-z](?:{GAP}\d){{7}}")));
static IBAN: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"[A-Z]{2}[ \u{a0}]?\d{2}(?:[ \u{a0}\u{202f}\-]?[A-Z0-9]){11,32}"));

/// SIRENs that are not the beginning of a SIRET, as nine digits.
pub fn find_siren(text: &str) -> Vec<Found<String>> {
    let sirets = find_siret(text);
    found(text, &SIREN, is_valid_siren)
        .into_iter()
        .filter(|siren| {
            !sirets
                .iter()
                .any(|siret| siret.range.contains(&siren.range.start))
        })
        .collect()
}

/// True for a SIREN: nine digits with the key of Luhn. The number and its use are of articles
/// R. 123-220 and R. 123-221 of the *Code de commerce*.
pub fn is_valid_siren(text: &str) -> bool {
    let digits = compact(text);
    digits.len() == 9 && digits != "000000000" && luhn(&digits)
}

/// SIRETs, as fourteen digits.
pub fn find_siret(text: &str) -> Vec<Found<String>> {
    found(text, &SIRET, is_valid_siret)
}

/// True for a SIRET: a SIREN and five digits of the establishment, the whole with the key of Luhn
/// (articles R. 123-220 and R. 123-221 of the *Code de commerce*). La Poste (SIREN 356 000 000)
/// has more establishments than the key allows: there, the sum of the digits is a multiple of 5.
pub fn is_valid_siret(text: &str) -> bool {
    let digits = compact(text);
    let Some(siren) = digits.get(..9) else {
        return false;
    };
    let sum = || {
        digits
            .bytes()
            .map(|b| u32::from(b.wrapping_sub(b'0')))
            .sum::<u32>()
    };
    digits.len() == 14
        && is_valid_siren(siren)
        && (luhn(&digits) || siren == "356000000" && sum().is_multiple_of(5))
}

/// RNA numbers, as `W` and nine digits.
pub fn find_rna(text: &str) -> Vec<Found<String>> {
    found(text, &RNA, is_valid_rna)
}

/// True for a number of the *répertoire national des associations*: `W`, the department or
/// overseas area and its office, six digits (order of 14 October 2009 that creates the
/// register). In Corsica the second digit of the department is a letter.
pub fn is_valid_rna(text: &str) -> bool {
    let number = compact(text);
    let Some(rest) = number.strip_prefix('W') else {
        return false;
    };
    rest.len() == 9
        && rest.char_indices().all(|(at, c)| {
            c.is_ascii_digit()
                || at == 1
                    && (rest.starts_with("2A") || rest.starts_with("2B") || rest.starts_with('9'))
        })
}

/// IBANs, without spaces.
pub fn find_iban(text: &str) -> Vec<Found<String>> {
    let mut ibans = Vec::new();
    let mut at = 0;
    while let Some(candidate) = IBAN.find_at(text, at) {
        // What follows an IBAN may look like its next group, so it is cut to its country's length.
        let mut end = candidate.end();
        at = candidate.start() + 2;
        while end > candidate.start() + 15 {
            let range = candidate.start()..end;
            let Some(piece) = text.get(range.clone()) else {
                break;
            };
            let last = piece.chars().next_back();
            if last.is_some_and(|c| c.is_ascii_alphanumeric())
                && stands_alone(text, &range)
                && is_valid_iban(piece)
            {
                ibans.push(Found {
                    value: compact(piece),
                    range,
                });
                at = end;
                break;
            }
            end -= last.map_or(1, char::len_utf8);
        }
    }
    ibans
}

/// True for an IBAN: ISO 13616-1, its key modulo 97 by ISO/IEC 7064, of its country's length where
/// that is known here.
pub fn is_valid_iban(text: &str) -> bool {
    let iban = compact(text);
    let (Some(country), Some(key), Some(account)) = (iban.get(..2), iban.get(2..4), iban.get(4..))
    else {
        return false;
    };
    let known = LENGTHS.iter().find(|(code, _)| *code == country);
    if !iban.is_ascii()
        || !country.bytes().all(|b| b.is_ascii_uppercase())
        || !key.bytes().all(|b| b.is_ascii_digit())
        || !(15..=34).contains(&iban.len())
        || known.is_some_and(|(_, length)| *length != iban.len())
    {
        return false;
    }
    let mut rest = 0;
    for c in account.chars().chain(country.chars()).chain(key.chars()) {
        let Some(value) = c.to_digit(36) else {
            return false;
        };
        rest = (if value < 10 {
            rest * 10 + value
        } else {
            rest * 100 + value
        }) % 97;
    }
    rest == 1
}

/// Lengths of IBANs by country, from the registry of ISO 13616.
const LENGTHS: &[(&str, usize)] = &[
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IT", 27),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
];

/// French social security numbers with their key, as fifteen characters.
pub fn find_nir(text: &str) -> Vec<Found<String>> {
    found(text, &NIR, is_valid_nir)
}

/// True for a *numéro d'inscription au répertoire* with its key: sex, year and month of birth,
/// place, order, and 97 less the rest modulo 97 (decree no. 82-103 of 22 January 1982, article 4).
/// 2A and 2B count as 19 and 18. Who may use it is limited by decree no. 2019-341 of 19 April
/// 2019; an association that asks for a grant never may.
pub fn is_valid_nir(text: &str) -> bool {
    let nir = compact(text);
    let (Some(number), Some(key)) = (nir.get(..13), nir.get(13..)) else {
        return false;
    };
    if nir.len() != 15 || !nir.starts_with(['1', '2', '3', '4', '7', '8']) {
        return false;
    }
    let month = number.get(3..5).and_then(|month| month.parse::<u8>().ok());
    let digits = match number.get(5..7) {
        Some("2A") => format!("{}19{}", &number[..5], &number[7..]),
        Some("2B") => format!("{}18{}", &number[..5], &number[7..]),
        _ => number.to_owned(),
    };
    // Months from 20 on stand for months that are not known.
    month.is_some_and(|month| (1..=12).contains(&month) || (20..=99).contains(&month))
        && match (digits.parse::<u64>(), key.parse::<u64>()) {
            (Ok(digits), Ok(key)) => key == 97 - digits % 97,
            _ => false,
        }
}

fn found(text: &str, pattern: &Regex, is_valid: fn(&str) -> bool) -> Vec<Found<String>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(candidate) = pattern.find_at(text, at) {
        let range = candidate.range();
        if alone(text, &range) && is_valid(candidate.as_str()) {
            all.push(Found {
                value: compact(candidate.as_str()),
                range,
            });
            at = candidate.end();
        } else {
            // The number may begin at the next character: "12 123 456 789".
            at = range.start + candidate.as_str().chars().next().map_or(1, char::len_utf8);
        }
    }
    all
}

/// As [`stands_alone`], but the bars and underscores of a comb are no part of the number.
fn alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    stands_alone(text, range)
}

/// The key of Luhn (ISO/IEC 7812-1, annex B).
fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (at, c) in digits.chars().rev().enumerate() {
        let Some(digit) = c.to_digit(10) else {
            return false;
        };
        let doubled = if at % 2 == 1 { digit * 2 } else { digit };
        sum += if doubled > 9 { doubled - 9 } else { doubled };
    }
    sum.is_multiple_of(10)
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
            .join(" ")
    }

    #[test]
    fn siren_and_siret() {
        // 123 456 782 is made up to fit the key: 1+4+3+8+5+3+7+7+2 = 40.
        assert!(is_valid_siren("123 456 782") && !is_valid_siren("123 456 789"));
        assert!(
            is_valid_siret("356 000 000 00048"),
            "headquarters of La Poste, by the key of Luhn"
        );
        assert!(is_valid_siret("356 000 000 00001"), "sum of digits 15");
        assert!(!is_valid_siret("356 000 000 00002"));
        for (text, sirens, sirets) in [
            ("SIREN\u{a0}: 123\u{202f}456\u{a0}782.", "123456782", ""),
            ("SIRET 123 456 782 00010", "", "12345678200010"),
            (
                "SIRET|_1_|_2_|_3_|_4_|_5_|_6_|_7_|_8_|_2_|_0_|_0_|_0_|_1_|_0_|",
                "",
                "12345678200010",
            ),
            ("n° 12 123456782", "123456782", ""),
            ("1234567820", "", ""),
            ("tél. 02 99 12 34 56", "", ""),
            ("000 000 000", "", ""),
        ] {
            assert_eq!(values(find_siren(text)), sirens, "{text}");
            assert_eq!(values(find_siret(text)), sirets, "{text}");
        }
    }

    #[test]
    fn rna() {
        for (text, expected) in [
            ("RNA : W353001234", "W353001234"),
            ("W 353 001 234 (préfecture)", "W353001234"),
            ("w2a1000123", "W2A1000123"),
            ("W3530012345 W35300123 AW353001234", ""),
        ] {
            assert_eq!(values(find_rna(text)), expected, "{text}");
        }
    }

    #[test]
    fn iban() {
        // Examples of the registry of ISO 13616.
        for (text, expected) in [
            (
                "IBAN FR14 2004 1010 0505 0001 3M02 606 BIC PSSTFRPP",
                "FR1420041010050500013M02606",
            ),
            ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
            ("GB29NWBK60161331926819", "GB29NWBK60161331926819"),
            ("FR15 2004 1010 0505 0001 3M02 606", ""),
        ] {
            assert_eq!(values(find_iban(text)), expected, "{text}");
        }
    }

    #[test]
    fn nir() {
        // Keys worked out by hand: 97 - (2690549588157 mod 97) = 80.
        assert!(is_valid_nir("2 69 05 49 588 157 80"));
        assert!(!is_valid_nir("2 69 05 49 588 157 81"));
        assert_eq!(
            values(find_nir("n° 2 69 05 49 588 157 80.")),
            "269054958815780"
        );
        assert!(find_nir("2 69 13 49 588 157 80").is_empty());
    }

    #[test]
    fn corsica_counts_as_nineteen_and_eighteen() {
        for (number, digits) in [
            ("190012A004003", 1_900_119_004_003_u64),
            ("190012B004003", 1_900_118_004_003),
        ] {
            let nir = format!("{number}{:02}", 97 - digits % 97);
            assert!(is_valid_nir(&nir), "{nir}");
            assert_eq!(values(find_nir(&nir)), nir);
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched(text in "(\\PC{0,40}|[0-9A-ZW .\\-|_é]{0,60})") {
            for find in [find_siren, find_siret, find_rna, find_iban, find_nir] {
                for found in find(&text) {
                    prop_assert!(text.get(found.range).is_some());
                }
            }
            for is_valid in [is_valid_siren, is_valid_siret, is_valid_rna, is_valid_iban, is_valid_nir] {
                is_valid(&text);
            }
        }
    }
}
