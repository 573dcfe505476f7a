//! Finding and reading amounts.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::number::{NUMBER, hundredths};
use super::{Amount, Currency, Percent};
use crate::Found;

/// Amounts with their currency in running text, in order. A dash right before the digits is a
/// sign unless it joins a range. `12 k€`, `3 millions d'euros` and `12€50` are read.
pub fn find(text: &str) -> Vec<Found<Amount>> {
    let mut found: Vec<Found<Amount>> = Vec::new();
    for pattern in [&*AFTER, &*BEFORE] {
        for captures in pattern.captures_iter(text) {
            let Some(amount) = read(text, &captures) else {
                continue;
            };
            if !found
                .iter()
                .any(|other| crosses(&other.range, &amount.range))
            {
                found.push(amount);
            }
        }
    }
    found.sort_by_key(|amount| amount.range.start);
    found
}

/// The amount that a text is, all of it, such as a cell's. A bare number is one, unless it begins
/// with a needless zero (a telephone number, a code). `(107,00)` and `107,00-` are negative, as
/// accountants write; `- €` is nothing, 0.
pub fn parse(text: &str) -> Option<Amount> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    let captures = WHOLE.captures(text)?;
    let part = |name: &str| captures.name(name).map(|part| part.as_str());
    let currency = part("before")
        .or(part("after"))
        .or(part("unit"))
        .and_then(currency);
    let Some(digits) = part("number") else {
        return currency.map(|currency| Amount {
            cents: 0,
            currency: Some(currency),
        });
    };
    let bare = currency.is_none() && part("factor").is_none();
    if bare
        && digits.len() > 1
        && digits.starts_with('0')
        && !digits.starts_with("0,")
        && !digits.starts_with("0.")
    {
        return None;
    }
    let cents = hundredths(digits, factor(part("factor")))?;
    let brackets = (part("open").is_some(), part("close").is_some());
    if brackets.0 != brackets.1 {
        return None;
    }
    let negative = brackets.0
        || part("sign")
            .or(part("inner"))
            .or(part("trailing"))
            .is_some_and(|sign| sign != "+");
    Some(Amount {
        cents: if negative { -cents } else { cents },
        currency,
    })
}

/// Percentages in running text: `12,5 %`, `50 pour cent`, `3 percent`.
pub fn percents(text: &str) -> Vec<Found<Percent>> {
    PERCENT
        .captures_iter(text)
        .filter_map(|captures| {
            let (whole, digits) = (captures.get(0)?, captures.name("number")?);
            let start = begin(text, digits.start(), whole.start())?;
            let value = decimal(digits.as_str())?;
            let sign = text.get(start..digits.start())?;
            let negative = !sign.is_empty() && !sign.starts_with('+');
            let hundredths = if negative { -value } else { value };
            Some(Found {
                value: Percent { hundredths },
                range: start..whole.end(),
            })
        })
        .collect()
}

const SPACE: &str = r"[ \u{a0}\u{202f}\u{2009}\u{2007}]";
const SIGN: &str = r"[-−–+]";
const FACTOR: &str = r"(?:[kKmM]|Mds?|[Mm]illi(?:ers?|ons?|ards?) d['’]|[Mm]illi(?:on|onen|onen|oni|ones|oes|ões|ards?|ion|ions)|[Mm]io\.?|thousand|billions?)";
const AFTER_NUMBER: &str = r"(?:€|(?:[Ee]uros?|EUROS?|EUR|Eur|eur)\b|USD\b|\$|£|GBP\b|CHF\b)";
const BEFORE_NUMBER: &str = r"(?:€|EUR\b|USD\b|US\$|\$|£|GBP\b|CHF\b)";

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern, compiled in tests")
}

/// `8 296,20 €`, `12€50`.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        r"(?P<sign>{SIGN})?(?P<number>{NUMBER}){SPACE}?(?:(?P<factor>{FACTOR}){SPACE}?)?(?P<unit>{AFTER_NUMBER})(?P<odd>\d{{2}}\b)?"
    ))
});

/// `€ 8,296.20`, `CHF 12'500`.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        r"(?P<sign>{SIGN})?(?P<unit>{BEFORE_NUMBER}){SPACE}?(?P<inner>[-−])?(?P<number>{NUMBER})(?:{SPACE}?(?P<factor>k|K|M|m|bn|[Mm]illions?|thousand)\b)?"
    ))
});

static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    let s = SPACE;
    compiled(&format!(
        r"^(?P<open>\()?{s}*(?P<sign>{SIGN})?{s}*(?:(?P<before>{BEFORE_NUMBER}){s}*)?(?P<inner>[-−])?(?:(?P<number>{NUMBER}){s}*(?P<trailing>[-−])?|[-–]){s}*(?:(?P<factor>{FACTOR}){s}*)?(?P<after>{AFTER_NUMBER})?{s}*(?P<close>\))?{s}*(?:TTC|HT|TVAC|HTVA|nets?)?$"
    ))
});

static PERCENT: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        r"(?P<sign>{SIGN})?(?P<number>{NUMBER}){SPACE}?(?:%|(?:pour{SPACE}?cent|percent|per cent|Prozent|por ciento|per cento|por cento|procent)\b)"
    ))
});

fn read(text: &str, captures: &Captures<'_>) -> Option<Found<Amount>> {
    let (whole, digits) = (captures.get(0)?, captures.name("number")?);
    let unit = captures.name("unit")?;
    let first = digits.start().min(unit.start());
    let start = begin(text, first, whole.start())?;
    // After a currency, digits that go on belong to something else: "$ 12.3.4".
    if digits.end() == whole.end() && goes_on(text, whole.end()) {
        return None;
    }
    let factor = factor(captures.name("factor").map(|factor| factor.as_str()));
    let mut cents = hundredths(digits.as_str(), factor)?;
    let mut end = whole.end();
    if let Some(odd) = captures.name("odd") {
        // 12€50: only whole euros take their cents behind the sign.
        if factor == 1 && digits.as_str().bytes().all(|b| b.is_ascii_digit()) {
            cents = cents.checked_add(odd.as_str().parse().ok()?)?;
        } else {
            end = odd.start();
        }
    }
    let signed = start < first && !text.get(start..first)?.starts_with('+');
    if signed || captures.name("inner").is_some() {
        cents = -cents;
    }
    let value = Amount {
        cents,
        currency: currency(unit.as_str()),
    };
    Some(Found {
        value,
        range: start..end,
    })
}

/// Where a number begins: at its sign if that is one, at its digits otherwise. `None` when the
/// digits are the end of a longer number or word.
fn begin(text: &str, digits: usize, sign: usize) -> Option<usize> {
    let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '’' | '\'' | '/' | '_');
    if sign < digits {
        // A dash after a word, a number or a space after a number joins: "100-200 €".
        let joined = before(sign).is_some_and(|c| {
            !c.is_whitespace() && !matches!(c, '(' | '[' | ':' | '|' | '=' | '«' | '"')
        });
        return Some(if joined { digits } else { sign });
    }
    match before(digits) {
        // "12.5.20 €" and "A12 €" are no amounts; "d'1 €" and "l’50 €" are.
        Some('\'' | '’' | '.' | ',' | '/') => {
            let further = text
                .get(..digits)?
                .trim_end_matches(['\'', '’', '.', ',', '/']);
            (!further.ends_with(|c: char| c.is_ascii_digit())).then_some(digits)
        }
        Some(c) if joins(c) => None,
        _ => Some(digits),
    }
}

fn goes_on(text: &str, at: usize) -> bool {
    let mut after = text.get(at..).unwrap_or_default().chars();
    match after.next() {
        Some('.' | ',' | '/' | '\'') => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric(),
        None => false,
    }
}

fn factor(text: Option<&str>) -> i64 {
    let Some(text) = text else { return 1 };
    match text.to_lowercase().as_str() {
        "k" | "thousand" => 1_000,
        word if word.starts_with("millier") => 1_000,
        "md" | "mds" | "bn" => 1_000_000_000,
        word if word.starts_with("milliard") || word.starts_with("billion") => 1_000_000_000,
        _ => 1_000_000,
    }
}

fn currency(text: &str) -> Option<Currency> {
    Some(match text.to_uppercase().as_str() {
        "$" | "US$" | "USD" => Currency::Dollar,
        "£" | "GBP" => Currency::Pound,
        "CHF" => Currency::SwissFranc,
        _ => Currency::Euro,
    })
}

/// Hundredths of a percentage: a point or comma is always decimal.
fn decimal(text: &str) -> Option<i64> {
    let single = text.matches(['.', ',']).count() == 1;
    hundredths(text, if single { 1_000 } else { 1 })
        .map(|value| if single { value / 1_000 } else { value })
}

fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_running_text() {
        for (text, expected) in [
            ("un budget de 8 296,20 € en 2024", "829620"),
            ("20.000 €, 1250€ et 10.20€", "2000000 125000 1020"),
            ("solde de -107.00€", "-10700"),
            ("solde (−250 €)", "-25000"),
            ("1\u{202f}234,5\u{a0}k€", "123450000"),
            ("12\u{a0}000 euros", "1200000"),
            ("de 100-200 €", "20000"),
            ("entre 1 000 et 2 000 €", "200000"),
            ("3 millions d’euros, 2,5 M€", "300000000 250000000"),
            ("15 milliers d'euros", "1500000"),
            ("12€50 l’entrée", "1250"),
            ("€1,234.50 or $ 300 or £5m", "123450 30000 500000000"),
            ("CHF 12'500.-", "1250000"),
            ("en 2024, 500 € ; 3 ateliers à 12 €", "50000 1200"),
            ("la cotisation d’1 €", "100"),
            ("EUROPE 2020, EURL 12", ""),
            ("12.05.2024 €", ""),
            ("35000 Rennes", ""),
            ("50 % de 80", ""),
        ] {
            let found: Vec<_> = find(text)
                .iter()
                .map(|f| f.value.cents.to_string())
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn amounts_of_cells() {
        for (text, expected) in [
            ("8 296,20", Some(829_620)),
            ("8296.2", Some(829_620)),
            ("1250", Some(125_000)),
            ("- 1 200,00 €", Some(-120_000)),
            ("(1 200,00)", Some(-120_000)),
            ("107,00-", Some(-10_700)),
            ("-   €", Some(0)),
            ("1 200 € TTC", Some(120_000)),
            ("€ 5", Some(500)),
            ("0", Some(0)),
            ("0,50", Some(50)),
            ("0612345678", None),
            ("02 99 12 34 56", None),
            ("123 456 789 00012", None),
            ("12/03/2023", None),
            ("12 ETP", None),
            ("50 %", None),
            ("-", None),
            ("€", None),
            ("", None),
            ("Achats", None),
        ] {
            assert_eq!(parse(text).map(|amount| amount.cents), expected, "{text}");
        }
        assert_eq!(
            parse("12 $").and_then(|amount| amount.currency),
            Some(Currency::Dollar)
        );
        assert_eq!(parse("12").and_then(|amount| amount.currency), None);
    }

    #[test]
    fn percentages() {
        for (text, expected) in [
            ("12,5 % des adhérents et 50%", "1250 5000"),
            ("80\u{202f}% (−3 %)", "8000 -300"),
            ("+60 %, + 12,5 % et -5 %", "6000 1250 -500"),
            ("vingt pour cent ou 20 pour cent", "2000"),
            ("12,345 %", "1234"),
            ("1 200 %", "120000"),
        ] {
            let found: Vec<_> = percents(text)
                .iter()
                .map(|f| f.value.hundredths.to_string())
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
