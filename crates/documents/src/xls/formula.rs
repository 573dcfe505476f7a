//! Which formulas of an xls can be carried over as they are told.

/// True for a formula made only of numbers, texts, operators, cells of its own sheet and functions.
/// A name that is defined elsewhere, another workbook, or a token that was not understood would be
/// an error in the copy; cells of other sheets are told wrongly by the library that reads them
/// (calamine 0.38 shifts their columns).
pub(super) fn is_plain(formula: &str) -> bool {
    let mut left = formula.trim_start_matches('=');
    let (mut open, mut tokens) = (0_i32, 0);
    while let Some(first) = left.chars().next() {
        let length = match first {
            '"' => quoted(left, '"'),
            '(' => {
                open += 1;
                Some(1)
            }
            ')' => {
                open -= 1;
                Some(1)
            }
            ' ' | '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<' | '>' | '%' | ',' | ':' => Some(1),
            c if c.is_alphanumeric() || matches!(c, '$' | '.' | '_') => {
                let end = left
                    .find(|c: char| !(c.is_alphanumeric() || matches!(c, '$' | '.' | '_')))
                    .unwrap_or(left.len());
                is_word(&left[..end], left[end..].chars().next()).then_some(end)
            }
            _ => None,
        };
        let Some(length) = length.filter(|_| open >= 0) else {
            return false;
        };
        tokens += 1;
        left = &left[length..];
    }
    open == 0 && tokens > 0 && formula.len() < 8_000
}

/// A number, a cell, a truth value, a function before its parenthesis.
fn is_word(word: &str, next: Option<char>) -> bool {
    match next {
        Some('(') => word.starts_with(|c: char| c.is_ascii_uppercase()),
        _ => {
            let plain = word.replace('$', "");
            crate::xlsx::reference::Place::parse(&plain).is_some()
                || matches!(word, "TRUE" | "FALSE")
                || word.parse::<f64>().is_ok_and(f64::is_finite)
        }
    }
}

/// Bytes of a quoted text at the start, quotes doubled inside; none when it does not end.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == quote
            && characters
                .next_if(|(_, following)| *following == quote)
                .is_none()
        {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_what_is_understood_is_carried_over() {
        for formula in [
            "SUM(B2:B7)",
            "IF($A$1>=2,\"oui \"\"x\"\"\",C3*1.5)",
            "A1+TRUE",
            "-A1%",
        ] {
            assert!(is_plain(formula), "{formula}");
        }
        for formula in [
            "",
            "SUM(B2:B7",
            "SUM)B2(",
            "taux*2",
            "Feuille!A1",
            "'Budget 2026'!C3*1.5",
            "#REF!+1",
            "[1]Feuille!A1",
            "\"sans fin",
            "Unrecognised formula for cell (3, 4): x",
        ] {
            assert!(!is_plain(formula), "{formula}");
        }
    }
}
