//! Digits with signs of grouping and a decimal sign.

/// A number as a regular expression: digits in groups of three, or together, and decimals.
pub(super) const NUMBER: &str = concat!(
    r"(?:\d{1,3}(?:[ \u{a0}\u{202f}\u{2009}\u{2007}]\d{3})+(?:[.,]\d+)?",
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?",
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?",
    r"|\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?",
    r"|\d+(?:[.,]\d+)?)",
);

/// Hundredths of a number as [`NUMBER`] matches it, times `factor`; `None` beyond 15 digits.
///
/// One point or comma before exactly three digits groups thousands (`20.000`), unless zero stands
/// before it or the number is counted in thousands itself (`1,234 M€`): money has two decimals.
pub(super) fn hundredths(text: &str, factor: i64) -> Option<i64> {
    let signs: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let decimal = match signs.as_slice() {
        [] => None,
        [(at, _)] => {
            let (before, after) = (text.get(..*at)?, text.get(at + 1..)?);
            let groups = after.len() == 3
                && factor == 1
                && before != "0"
                && !before.contains(|c: char| !c.is_ascii_digit());
            (!groups).then_some(*at)
        }
        [.., (before, a), (at, b)] => (a != b && before < at).then_some(*at),
    };
    let (whole, decimals) = match decimal {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if digits.len() > 15 || decimals.len() > 15 {
        return None;
    }
    let whole: i64 = digits.parse().ok()?;
    let decimals: String = decimals
        .chars()
        .chain(std::iter::repeat('0'))
        .take(9)
        .collect();
    let billionths: i128 = i128::from(whole) * 1_000_000_000 + decimals.parse::<i128>().ok()?;
    let hundredths = (billionths * i128::from(factor) + 5_000_000) / 10_000_000;
    // As much as a budget of the world: what is more is no amount.
    i64::try_from(hundredths)
        .ok()
        .filter(|hundredths| *hundredths <= 100_000_000_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grouping_and_decimals() {
        for (text, factor, expected) in [
            ("8 296,20", 1, 829_620),
            ("20.000", 1, 2_000_000),
            ("20,000", 1, 2_000_000),
            ("10.20", 1, 1_020),
            ("0.500", 1, 50),
            ("1.234.567,8", 1, 123_456_780),
            ("1,234,567.89", 1, 123_456_789),
            ("12'500.50", 1, 1_250_050),
            ("1 234,567", 1, 123_457),
            ("1,234", 1_000_000, 123_400_000),
            ("007", 1, 700),
        ] {
            assert_eq!(hundredths(text, factor), Some(expected), "{text}");
        }
        assert_eq!(hundredths("1234567890123456", 1), None);
        assert_eq!(hundredths("999999999999999", 1_000_000), None);
    }
}
