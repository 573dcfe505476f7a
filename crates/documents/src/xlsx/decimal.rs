//! Numbers as decimal digits, the way spreadsheets keep and round them: 15 significant digits.

/// A number as decimal digits: `0.digits × 10^exponent`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// Significant digits from `0` to `9`, without zeros at either end; empty for zero.
    digits: Vec<u8>,
    exponent: i32,
}

impl Decimal {
    /// The 15 significant digits of a number; `None` for infinities and NaN.
    pub(crate) fn new(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let written = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = written.split_once('e')?;
        let digits: Vec<u8> = mantissa
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|digit| digit - b'0')
            .collect();
        let exponent = exponent.parse::<i32>().ok()? + 1;
        Some(
            Self {
                negative: value < 0.0,
                digits,
                exponent,
            }
            .trimmed(),
        )
    }

    /// Reads a plain decimal such as `-1234.5`; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(fraction) || body.len() > 400 {
            return None;
        }
        let digits = whole
            .bytes()
            .chain(fraction.bytes())
            .map(|digit| digit - b'0')
            .collect();
        let exponent = i32::try_from(whole.len()).ok()?;
        Some(
            Self {
                negative,
                digits,
                exponent,
            }
            .trimmed(),
        )
    }

    /// Whether it is below zero.
    pub(crate) fn is_negative(&self) -> bool {
        self.negative
    }

    /// How many digits it needs to be told exactly.
    pub(crate) fn significant(&self) -> usize {
        self.digits.len()
    }

    /// The number times `10^power`.
    pub(crate) fn shifted(mut self, power: i32) -> Self {
        if !self.digits.is_empty() {
            self.exponent = self.exponent.saturating_add(power);
        }
        self
    }

    /// The number rounded half away from zero to so many decimals.
    pub(crate) fn rounded(mut self, decimals: i32) -> Self {
        let keep = self.exponent.saturating_add(decimals);
        if keep < 0 {
            self.digits.clear();
        } else if let Ok(keep) = usize::try_from(keep)
            && keep < self.digits.len()
        {
            let up = self.digits[keep] >= 5;
            self.digits.truncate(keep);
            if up {
                let mut at = keep;
                loop {
                    let Some(before) = at.checked_sub(1) else {
                        self.digits.insert(0, 1);
                        self.exponent += 1;
                        break;
                    };
                    at = before;
                    if self.digits[at] < 9 {
                        self.digits[at] += 1;
                        break;
                    }
                    self.digits[at] = 0;
                }
            }
        }
        self.trimmed()
    }

    /// Digits before the point, without leading zeros: empty below 1.
    pub(crate) fn whole(&self) -> String {
        self.slice(0, self.exponent)
    }

    /// The first `decimals` digits after the point, zeros included.
    pub(crate) fn fraction(&self, decimals: i32) -> String {
        self.slice(self.exponent, self.exponent.saturating_add(decimals))
    }

    /// The number as `-1234.5`, never with an exponent.
    pub(crate) fn plain(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let whole = self.whole();
        let whole = if whole.is_empty() { "0" } else { &whole };
        let count = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let decimals = count.saturating_sub(self.exponent).max(0);
        match self.fraction(decimals) {
            fraction if fraction.is_empty() => format!("{sign}{whole}"),
            fraction => format!("{sign}{whole}.{fraction}"),
        }
    }

    /// Digits from one position (0 is the first digit kept) to another, zeros where none is kept.
    fn slice(&self, from: i32, to: i32) -> String {
        (from..to)
            .map(|at| {
                let digit = usize::try_from(at).ok().and_then(|at| self.digits.get(at));
                char::from(b'0' + digit.copied().unwrap_or(0))
            })
            .collect()
    }

    fn trimmed(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.exponent = self
            .exponent
            .saturating_sub(i32::try_from(zeros).unwrap_or(i32::MAX));
        if self.digits.is_empty() {
            (self.negative, self.exponent) = (false, 0);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(value: f64) -> String {
        Decimal::new(value).expect("finite").plain()
    }

    #[test]
    fn digits_are_those_a_sheet_shows() {
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(-1234.5), "-1234.5");
        assert_eq!(plain(0.003 + 0.001), "0.004");
        assert_eq!(plain(1e20), "100000000000000000000");
        assert_eq!(plain(-0.0), "0");
        assert_eq!(Decimal::new(f64::NAN), None);
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let rounded = |value: f64, decimals| {
            Decimal::new(value)
                .expect("finite")
                .rounded(decimals)
                .plain()
        };
        assert_eq!(rounded(1.005, 2), "1.01");
        assert_eq!(rounded(-2.5, 0), "-3");
        assert_eq!(rounded(99.95, 1), "100");
        assert_eq!(rounded(0.5, 0), "1");
        assert_eq!(rounded(0.05, 0), "0");
        assert_eq!(rounded(0.4, 0), "0");
        assert_eq!(rounded(1234.0, -2), "1200");
    }

    #[test]
    fn plain_decimals_are_read_and_nothing_else() {
        assert_eq!(
            Decimal::parse("007.50").map(|d| d.plain()).as_deref(),
            Some("7.5")
        );
        assert_eq!(
            Decimal::parse("-0.0").map(|d| d.plain()).as_deref(),
            Some("0")
        );
        for wrong in ["", "-", "1,5", "1e3", "1.", ".5", " 1", "NaN", "1.2.3"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
    }
}
