//! Amounts as accounting programs write them, read from bytes.

use thiserror::Error;

use super::Cents;

/// What is unusual in the way an amount is written; the article asks for a decimal comma and no
/// grouping (A47 A-1, XII-2°).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notation {
    /// A point before the decimals.
    pub point: bool,
    /// Thousands are set apart.
    pub grouped: bool,
    /// There is nothing: read as zero.
    pub blank: bool,
    /// A currency is written.
    pub currency: bool,
    /// Parentheses stand for a minus.
    pub parentheses: bool,
}

/// An amount and how it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// The amount.
    pub amount: Cents,
    /// How it was written.
    pub notation: Notation,
}

/// Why an amount cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// It is not a number.
    #[error("not an amount")]
    NotANumber,
    /// It has parts of a cent; rounding would change a total.
    #[error("more decimals than cents")]
    BeyondCents,
    /// `1.500` is fifteen hundred to some, and one and a half to others.
    #[error("a point that parts thousands, or decimals")]
    Ambiguous,
    /// It is larger than [`Cents::LIMIT`].
    #[error("larger than any amount here")]
    TooLarge,
}

/// Reads an amount: digits with a comma or a point before at most two decimals (more are read when
/// they are zeros), grouped by blanks, points, commas or apostrophes, with a sign before or after,
/// blanks around. Nothing at all reads as zero. A single comma is a decimal one; a single point too,
/// unless it may as well part thousands: `1.500` is refused rather than guessed at.
///
/// # Errors
/// [`Unreadable`], which says why.
pub fn parse(bytes: &[u8]) -> Result<Read, Unreadable> {
    match may_be_thousands(bytes) {
        Some(b'.') => Err(Unreadable::Ambiguous),
        _ => parse_decimal(bytes),
    }
}

/// The same, where the point is known to be a decimal one.
pub(crate) fn parse_decimal(bytes: &[u8]) -> Result<Read, Unreadable> {
    if let Some(read) = usual(bytes) {
        return Ok(read);
    }
    let mut notation = Notation::default();
    let mut text = trimmed(bytes);
    if text.is_empty() {
        notation.blank = true;
        return Ok(Read {
            amount: Cents::ZERO,
            notation,
        });
    }
    if let Some(inside) = text
        .strip_prefix(b"(")
        .and_then(|text| text.strip_suffix(b")"))
    {
        notation.parentheses = true;
        text = trimmed(inside);
    }
    for currency in ["€".as_bytes(), b"EUR", b"\xa4"] {
        let shorter = text
            .strip_suffix(currency)
            .or_else(|| text.strip_prefix(currency));
        if let Some(shorter) = shorter {
            notation.currency = true;
            text = trimmed(shorter);
            break;
        }
    }
    let (negative, text) = signed(text)?;
    let (whole, decimals) = parted(text, &mut notation)?;
    let mut value: i64 = 0;
    for digit in whole {
        let next = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(i64::from(digit)));
        value = next.ok_or(Unreadable::TooLarge)?;
    }
    let (cents, rest) = decimals.split_at(decimals.len().min(2));
    if rest.iter().any(|digit| *digit != b'0') {
        return Err(Unreadable::BeyondCents);
    }
    for at in 0..2 {
        let digit = cents.get(at).map_or(0, |digit| i64::from(digit - b'0'));
        let next = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit));
        value = next.ok_or(Unreadable::TooLarge)?;
    }
    if value > Cents::LIMIT.0 {
        return Err(Unreadable::TooLarge);
    }
    let minus = negative ^ notation.parentheses;
    Ok(Read {
        amount: Cents(if minus { -value } else { value }),
        notation,
    })
}

/// The mark of a number that has one only, with one to three digits before it, the first of which is
/// no zero, and three after it.
pub(super) fn may_be_thousands(bytes: &[u8]) -> Option<u8> {
    if bytes.len() < 5 {
        return None;
    }
    let mut marks = bytes
        .iter()
        .enumerate()
        .filter(|(_, of)| matches!(of, b'.' | b','));
    let (at, mark) = marks.next()?;
    if marks.next().is_some() {
        return None;
    }
    let is_digit = |of: &&u8| of.is_ascii_digit();
    let before = bytes[..at].iter().rev().take_while(is_digit).count();
    let after = bytes[at + 1..].iter().take_while(is_digit).count();
    let first = bytes.get(at - before).copied()?;
    // A group before them shows what the mark is.
    let grouped = bytes[..at - before].iter().any(u8::is_ascii_digit);
    ((1..=3).contains(&before) && after == 3 && first != b'0' && !grouped).then_some(*mark)
}

/// Digits, a comma, two digits: what nearly every line has, in one pass.
fn usual(bytes: &[u8]) -> Option<Read> {
    let (whole, [b',', tens, units]) = bytes.split_last_chunk::<3>()? else {
        return None;
    };
    if whole.is_empty() || whole.len() > 12 || !tens.is_ascii_digit() || !units.is_ascii_digit() {
        return None;
    }
    let mut value: i64 = 0;
    for byte in whole {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    value = value * 100 + i64::from(tens - b'0') * 10 + i64::from(units - b'0');
    Some(Read {
        amount: Cents(value),
        notation: Notation::default(),
    })
}

/// Without the blanks around: ASCII ones, and the no-break spaces of UTF-8 and ISO 8859-15.
fn trimmed(mut text: &[u8]) -> &[u8] {
    loop {
        let before = text.len();
        text = text.trim_ascii();
        for blank in BLANKS {
            text = text.strip_prefix(blank).unwrap_or(text);
            text = text.strip_suffix(blank).unwrap_or(text);
        }
        if text.len() == before {
            return text;
        }
    }
}

/// No-break space and narrow no-break space in UTF-8. A lone `A0`, as ISO 8859-15 has it, comes
/// last: it ends the first of them.
const BLANKS: [&[u8]; 3] = ["\u{a0}".as_bytes(), "\u{202f}".as_bytes(), b"\xa0"];

/// The sign, at one end only.
fn signed(text: &[u8]) -> Result<(bool, &[u8]), Unreadable> {
    let (first, last) = match text {
        [] => return Err(Unreadable::NotANumber),
        [first, .., last] => (*first, *last),
        [only] => (*only, b'0'),
    };
    let at_start = matches!(first, b'+' | b'-');
    let at_end = matches!(last, b'+' | b'-');
    match (at_start, at_end) {
        (true, true) => Err(Unreadable::NotANumber),
        (true, false) => Ok((first == b'-', trimmed(&text[1..]))),
        (false, true) => Ok((last == b'-', trimmed(&text[..text.len() - 1]))),
        (false, false) => match text.strip_prefix("\u{2212}".as_bytes()) {
            Some(rest) => Ok((true, trimmed(rest))),
            None => Ok((false, text)),
        },
    }
}

/// Digits before the decimal mark, without what groups them, and those after it.
fn parted<'a>(text: &'a [u8], notation: &mut Notation) -> Result<(Vec<u8>, &'a [u8]), Unreadable> {
    let marks: Vec<usize> = (0..text.len())
        .filter(|at| matches!(text[*at], b'.' | b','))
        .collect();
    // The last mark is the decimal one, unless it is there several times: then it groups.
    let decimal = marks
        .last()
        .copied()
        .filter(|last| marks.iter().filter(|at| text[**at] == text[*last]).count() == 1);
    let (whole, decimals) = match decimal {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, &text[text.len()..]),
    };
    if !decimals.iter().all(u8::is_ascii_digit) {
        return Err(Unreadable::NotANumber);
    }
    notation.point |= decimal.is_some_and(|at| text[at] == b'.');
    let mut digits = Vec::with_capacity(whole.len());
    let mut since_group = 0_usize;
    let mut groups = 0_usize;
    let mut rest = whole;
    while let Some((byte, after)) = rest.split_first() {
        if byte.is_ascii_digit() {
            digits.push(byte - b'0');
            since_group += 1;
            rest = after;
            continue;
        }
        let blank = BLANKS.into_iter().find(|blank| rest.starts_with(blank));
        let width = match (byte, blank) {
            (_, Some(blank)) => blank.len(),
            (b' ' | b'.' | b',' | b'\'', None) => 1,
            _ => return Err(Unreadable::NotANumber),
        };
        if digits.is_empty() || groups > 0 && since_group != 3 || digits.len() > 3 && groups == 0 {
            return Err(Unreadable::NotANumber);
        }
        groups += 1;
        since_group = 0;
        rest = &rest[width..];
    }
    if groups > 0 && since_group != 3 || digits.is_empty() && decimals.is_empty() {
        return Err(Unreadable::NotANumber);
    }
    notation.grouped |= groups > 0;
    Ok((digits, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_programs_write_them() {
        for (text, cents) in [
            ("108,18", 10_818),
            ("0,00", 0),
            (" 000000000001437,12", 143_712),
            ("-000000000001437,12", -143_712),
            ("1437,12-", -143_712),
            ("+5", 500),
            ("12,5", 1_250),
            (",5", 50),
            ("108.18", 10_818),
            ("8 718,82", 871_882),
            ("8\u{a0}718,82", 871_882),
            ("8\u{202f}718,82 €", 871_882),
            ("1.234.567,89", 123_456_789),
            ("1,234.56", 123_456),
            ("1.234.567", 123_456_700),
            ("(12,00)", -1_200),
            ("12,3400", 1_234),
            ("", 0),
        ] {
            assert_eq!(
                parse(text.as_bytes()).map(|read| read.amount),
                Ok(Cents(cents)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["1,234", "0.234", "12,345"] {
            assert_eq!(
                parse(text.as_bytes()),
                Err(Unreadable::BeyondCents),
                "{text}"
            );
        }
        for text in ["1.234", "1.500", "-30.000", "12.500 €"] {
            let read = parse(text.as_bytes());
            assert_eq!(read, Err(Unreadable::Ambiguous), "{text}");
        }
        for (text, cents) in [("1500.000", 150_000), ("0.500", 50), ("1 250.000", 125_000)] {
            let read = parse(text.as_bytes()).map(|read| read.amount);
            assert_eq!(read, Ok(Cents(cents)), "{text}");
        }
        for text in [
            "a", "-", "+", "1-2", "-1-", "1 2", "12 34,00", "1,2,3", "--1", "1e5", ",",
        ] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        assert_eq!(parse(b"99999999999999999999"), Err(Unreadable::TooLarge));
        assert_eq!(parse(b"90000000000000,01"), Err(Unreadable::TooLarge));
    }

    #[test]
    fn unusual_notation_is_told() {
        assert!(parse(b"8.18").is_ok_and(|read| read.notation.point));
        assert!(parse(b"8 718,82").is_ok_and(|read| read.notation.grouped));
        assert!(parse(b"8\xa0718,82").is_ok_and(|read| read.notation.grouped));
        assert!(parse(b" ").is_ok_and(|read| read.notation.blank));
        assert_eq!(
            parse(b" 0012,00").map(|read| read.notation),
            Ok(Notation::default())
        );
    }
}
