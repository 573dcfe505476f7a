//! Numbers as a sheet shows them: number formats (ECMA-376 part 1, 18.8.30 and 18.8.31).
//!
//! A workbook does not say with which separators its numbers are shown; that is the choice of
//! whoever opens it. [`Locale`] is guessed from the workbook's formats.

use super::calendar::{DateSystem, Moment};
use super::decimal::Decimal;

/// How separators, currencies and months are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Locale {
    /// `1 234,50 €`, `12,5 %`, `31/12/2025`.
    #[default]
    French,
    /// `$1,234.50`, `12.5%`, `12/31/2025`.
    English,
}

/// A parsed number format.
#[derive(Debug, Clone)]
pub(crate) struct NumberFormat {
    sections: Vec<Section>,
}

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number.
    Number,
    /// A number shown in hundredths.
    Percent,
    /// A date, with or without a time.
    Date,
    /// A time of day or a duration.
    Time,
    /// Text, whatever is typed (`@`).
    Text,
}

#[derive(Debug, Clone, Default)]
struct Section {
    tokens: Vec<Token>,
    condition: Option<(Comparison, f64)>,
}

#[derive(Debug, Clone, Copy)]
enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Digit(char),
    Point,
    Comma,
    Percent,
    General,
    Text,
    Scientific,
    Slash,
    Literal(String),
    /// A letter of `ymdhs` and how often it is repeated.
    Date(char, usize),
    /// `[h]`, `[m]`, `[s]`: hours, minutes or seconds in all.
    Elapsed(char),
    HalfDay,
}

/// The longest number that `General` shows, in digits.
const GENERAL_DIGITS: i32 = 10;
/// Formats longer than this are cut; real ones are below 255 characters.
const LONGEST: usize = 1_000;

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH_DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
const ENGLISH_DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl Locale {
    /// Guesses from number formats: dollars or pounds and no euro mean English.
    pub(crate) fn guess<'a>(codes: impl Iterator<Item = &'a str>) -> Self {
        let (mut english, mut french) = (false, false);
        for code in codes {
            french |= code.contains('€') || code.contains("-40C]");
            english |= ["$$-", "\"$\"", "\\$", "\"£\"", "$£-"]
                .iter()
                .any(|m| code.contains(m));
        }
        if english && !french {
            Self::English
        } else {
            Self::French
        }
    }

    fn point(self) -> char {
        if self == Self::French { ',' } else { '.' }
    }

    fn thousands(self) -> char {
        if self == Self::French {
            '\u{202F}'
        } else {
            ','
        }
    }
}

/// The code of a built-in format; `General` for numbers that are not built in.
pub(crate) fn builtin(id: u32, locale: Locale) -> &'static str {
    let french = locale == Locale::French;
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 | 42 => {
            if french {
                "#,##0 \"€\""
            } else {
                "\"$\"#,##0"
            }
        }
        7 | 8 | 44 => {
            if french {
                "#,##0.00 \"€\""
            } else {
                "\"$\"#,##0.00"
            }
        }
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 | 27..=31 | 36 | 50..=54 | 57 | 58 => {
            if french {
                "dd/mm/yyyy"
            } else {
                "m/d/yyyy"
            }
        }
        15 => "d mmm yy",
        16 => "d mmm",
        17 => "mmm yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 | 34 | 55 => "h:mm",
        21 | 33 | 35 | 56 => "h:mm:ss",
        22 => {
            if french {
                "dd/mm/yyyy hh:mm"
            } else {
                "m/d/yyyy h:mm"
            }
        }
        37 | 38 | 41 => "#,##0;-#,##0",
        39 | 40 | 43 => "#,##0.00;-#,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    }
}

impl NumberFormat {
    /// Parses a format code. Every code has a meaning: what is unknown is shown as it stands.
    pub(crate) fn parse(code: &str) -> Self {
        let mut sections = vec![Section::default()];
        let characters: Vec<char> = code.chars().take(LONGEST).collect();
        let mut at = 0;
        while let Some(&c) = characters.get(at) {
            if c == ';' {
                at += 1;
                sections.push(Section::default());
            } else if let Some(section) = sections.last_mut() {
                at = section.token(&characters, at);
            }
        }
        for section in &mut sections {
            section.settle_minutes();
        }
        Self { sections }
    }

    /// What it makes of numbers that are not negative.
    pub(crate) fn kind(&self) -> Kind {
        let Some(first) = self.sections.first() else {
            return Kind::Number;
        };
        let has = |wanted: fn(&Token) -> bool| first.tokens.iter().any(wanted);
        if has(|t| matches!(t, Token::Date('y' | 'd' | 'm', _))) {
            Kind::Date
        } else if has(|t| matches!(t, Token::Date(..) | Token::Elapsed(_) | Token::HalfDay)) {
            Kind::Time
        } else if has(|t| *t == Token::Percent) {
            Kind::Percent
        } else if has(|t| *t == Token::Text) {
            Kind::Text
        } else {
            Kind::Number
        }
    }

    /// A number as this format shows it.
    pub(crate) fn show(&self, value: f64, dates: DateSystem, locale: Locale) -> String {
        let Some(decimal) = Decimal::new(value) else {
            return String::new();
        };
        let (section, signed) = self.section(value);
        let Some(section) = section else {
            return general(&decimal, locale);
        };
        let shown = if matches!(self.kind(), Kind::Date | Kind::Time) {
            match dates.moment(value) {
                Some(moment) => section.show_moment(value, moment, locale),
                None => general(&decimal, locale),
            }
        } else {
            section.show_number(decimal, signed, locale)
        };
        // Formats align columns with runs of spaces that mean nothing outside a column.
        let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }

    /// The section for a value, and whether the section leaves the minus sign to be shown.
    fn section(&self, value: f64) -> (Option<&Section>, bool) {
        let numeric = &self.sections[..self.sections.len().min(3)];
        if numeric.iter().any(|section| section.condition.is_some()) {
            let met = numeric.iter().find(|section| {
                section
                    .condition
                    .is_none_or(|(comparison, bound)| comparison.holds(value, bound))
            });
            return (met.or(numeric.last()), true);
        }
        match numeric {
            [_, negative, ..] if value < 0.0 => (Some(negative), false),
            [_, _, zero] if value == 0.0 => (Some(zero), true),
            _ => (numeric.first(), true),
        }
    }
}

impl Comparison {
    #[expect(
        clippy::float_cmp,
        reason = "a format compares with a constant, exactly"
    )]
    fn holds(self, value: f64, bound: f64) -> bool {
        match self {
            Self::Less => value < bound,
            Self::LessOrEqual => value <= bound,
            Self::Greater => value > bound,
            Self::GreaterOrEqual => value >= bound,
            Self::Equal => value == bound,
            Self::NotEqual => value != bound,
        }
    }
}

impl Section {
    /// Takes one token at a position; gives the position after it.
    fn token(&mut self, characters: &[char], at: usize) -> usize {
        let c = characters[at];
        let rest = &characters[at + 1..];
        match c {
            '"' => {
                let end = rest.iter().position(|c| *c == '"').unwrap_or(rest.len());
                self.literal(rest[..end].iter().collect::<String>());
                at + end + 2
            }
            '\\' | '!' => {
                self.literal(rest.first().map(char::to_string).unwrap_or_default());
                at + 2
            }
            '_' => {
                self.literal(" ".to_owned());
                at + 2
            }
            // A character repeated to the width of the column: there is no column here.
            '*' => at + 2,
            '[' => {
                let end = rest.iter().position(|c| *c == ']').unwrap_or(rest.len());
                self.bracket(&rest[..end].iter().collect::<String>());
                at + end + 2
            }
            '0' | '#' | '?' => self.push(Token::Digit(c), at),
            '.' => self.push(Token::Point, at),
            ',' => self.push(Token::Comma, at),
            '%' => self.push(Token::Percent, at),
            '@' => self.push(Token::Text, at),
            '/' => self.push(Token::Slash, at),
            'E' | 'e' if matches!(rest.first(), Some('+' | '-')) => {
                self.tokens.push(Token::Scientific);
                at + 2
            }
            'G' | 'g' if starts(rest, "eneral") => {
                self.tokens.push(Token::General);
                at + 7
            }
            'A' | 'a' if starts(rest, "m/pm") => {
                self.tokens.push(Token::HalfDay);
                at + 5
            }
            'A' | 'a' if starts(rest, "/p") => {
                self.tokens.push(Token::HalfDay);
                at + 3
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                let same = rest
                    .iter()
                    .take_while(|other| other.eq_ignore_ascii_case(&c))
                    .count();
                self.tokens
                    .push(Token::Date(c.to_ascii_lowercase(), same + 1));
                at + same + 1
            }
            _ => {
                self.literal(c.to_string());
                at + 1
            }
        }
    }

    fn push(&mut self, token: Token, at: usize) -> usize {
        self.tokens.push(token);
        at + 1
    }

    fn literal(&mut self, text: String) {
        self.tokens.push(Token::Literal(text));
    }

    /// What stands in `[…]`: a currency, a condition, a duration; colours are dropped.
    fn bracket(&mut self, text: &str) {
        if let Some(currency) = text.strip_prefix('$') {
            self.literal(currency.split('-').next().unwrap_or_default().to_owned());
        } else if let Some(letter @ ('h' | 'm' | 's')) =
            text.chars().next().map(|c| c.to_ascii_lowercase())
            && text.chars().all(|c| c.eq_ignore_ascii_case(&letter))
        {
            self.tokens.push(Token::Elapsed(letter));
        } else {
            for (sign, comparison) in [
                ("<=", Comparison::LessOrEqual),
                (">=", Comparison::GreaterOrEqual),
                ("<>", Comparison::NotEqual),
                ("<", Comparison::Less),
                (">", Comparison::Greater),
                ("=", Comparison::Equal),
            ] {
                if let Some(bound) = text.strip_prefix(sign) {
                    self.condition = bound.parse().ok().map(|bound| (comparison, bound));
                    return;
                }
            }
        }
    }

    /// An `m` after hours or before seconds means minutes: it is noted as `n`.
    fn settle_minutes(&mut self) {
        let places: Vec<usize> = (0..self.tokens.len())
            .filter(|at| matches!(self.tokens[*at], Token::Date(..) | Token::Elapsed(_)))
            .collect();
        for (order, &at) in places.iter().enumerate() {
            let near = |other: Option<&usize>, letters: [char; 2]| {
                other.is_some_and(|other| match self.tokens[*other] {
                    Token::Date(c, _) | Token::Elapsed(c) => letters.contains(&c),
                    _ => false,
                })
            };
            let before = order.checked_sub(1).and_then(|before| places.get(before));
            if let Token::Date('m', count) = self.tokens[at]
                && count <= 2
                && (near(before, ['h', 'h']) || near(places.get(order + 1), ['s', 's']))
            {
                self.tokens[at] = Token::Date('n', count);
            }
        }
    }

    fn show_number(&self, decimal: Decimal, signed: bool, locale: Locale) -> String {
        let special = |t: &Token| {
            matches!(
                t,
                Token::General | Token::Text | Token::Scientific | Token::Slash
            )
        };
        if self.tokens.iter().any(special) {
            let mut shown = String::new();
            for token in &self.tokens {
                match token {
                    Token::General | Token::Text => shown.push_str(&general(&decimal, locale)),
                    Token::Literal(text) => shown.push_str(text),
                    _ => {}
                }
            }
            // Fractions and powers of ten are shown as plain decimals.
            let whole = self
                .tokens
                .iter()
                .any(|t| matches!(t, Token::General | Token::Text));
            return if whole {
                shown
            } else {
                general(&decimal, locale)
            };
        }
        let point = self.tokens.iter().position(|t| *t == Token::Point);
        let digits = |range: &[Token]| {
            range
                .iter()
                .filter(|t| matches!(t, Token::Digit(_)))
                .count()
        };
        let (before, after) = match point {
            Some(point) => (&self.tokens[..point], &self.tokens[point + 1..]),
            None => (&self.tokens[..], &[][..]),
        };
        let decimals = i32::try_from(digits(after)).unwrap_or(0);
        let percents = self.tokens.iter().filter(|t| **t == Token::Percent).count();
        let scaled = decimal
            .shifted(2 * i32::try_from(percents).unwrap_or(0))
            .shifted(-3 * scaling_commas(&self.tokens))
            .rounded(decimals);
        let mut shown = String::new();
        if signed && scaled.is_negative() {
            shown.push('-');
        }
        shown.push_str(&show_whole(before, &scaled, locale));
        let fraction = show_fraction(after, &scaled.fraction(decimals), locale);
        if point.is_some() && fraction.starts_with(|c: char| c.is_ascii_digit()) {
            shown.push(locale.point());
        }
        shown.push_str(&fraction);
        shown
    }

    fn show_moment(&self, value: f64, moment: Moment, locale: Locale) -> String {
        let (months, days) = match locale {
            Locale::French => (&FRENCH_MONTHS, &FRENCH_DAYS),
            Locale::English => (&ENGLISH_MONTHS, &ENGLISH_DAYS),
        };
        let month = usize::try_from(moment.month).unwrap_or(1).clamp(1, 12);
        let month_name = months[month - 1];
        let day_name = days[moment.weekday().min(6)];
        let short = |name: &str| name.chars().take(3).collect::<String>();
        let half_day = self.tokens.contains(&Token::HalfDay);
        let hours = moment.seconds / 3600;
        let minutes = moment.seconds / 60 % 60;
        let mut shown = String::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let piece = match token {
                Token::Date('y', 1 | 2) => format!("{:02}", moment.year % 100),
                Token::Date('y', _) => format!("{:04}", moment.year),
                Token::Date('m', 1) => month.to_string(),
                Token::Date('m', 2) => format!("{month:02}"),
                Token::Date('m', 3) => short(month_name),
                Token::Date('m', 5) => month_name.chars().take(1).collect(),
                Token::Date('m', _) => month_name.to_owned(),
                Token::Date('d', 1) => moment.day.to_string(),
                Token::Date('d', 2) => format!("{:02}", moment.day),
                Token::Date('d', 3) => short(day_name),
                Token::Date('d', _) => day_name.to_owned(),
                Token::Date('h', count) => {
                    let hour = if half_day {
                        (hours + 11) % 12 + 1
                    } else {
                        hours
                    };
                    padded(hour, *count)
                }
                Token::Date('n', count) => padded(minutes, *count),
                Token::Date('s', count) => padded(moment.seconds % 60, *count),
                Token::Date(..) => String::new(),
                Token::Elapsed(letter) => {
                    let unit = match letter {
                        'h' => 24.0,
                        'm' => 1_440.0,
                        _ => 86_400.0,
                    };
                    let seconds = (value * 86_400.0).round();
                    format!("{:.0}", (seconds * unit / 86_400.0).floor())
                }
                Token::HalfDay => (if hours < 12 { "AM" } else { "PM" }).to_owned(),
                Token::Slash => "/".to_owned(),
                Token::Comma => ",".to_owned(),
                // Parts of a second (`.000`) are left out.
                Token::Point if matches!(self.tokens.get(at + 1), Some(Token::Digit(_))) => {
                    String::new()
                }
                Token::Point => ".".to_owned(),
                Token::Literal(text) => text.clone(),
                _ => String::new(),
            };
            shown.push_str(&piece);
        }
        shown
    }
}

/// A number without a format, to ten digits.
fn general(decimal: &Decimal, locale: Locale) -> String {
    let whole = i32::try_from(decimal.whole().len()).unwrap_or(0);
    let plain = decimal
        .clone()
        .rounded((GENERAL_DIGITS - whole).max(0))
        .plain();
    plain.replace('.', &locale.point().to_string())
}

/// Digits before the point put into their placeholders, from the right; the first takes the rest.
fn show_whole(tokens: &[Token], decimal: &Decimal, locale: Locale) -> String {
    let last = tokens.iter().rposition(|t| matches!(t, Token::Digit(_)));
    let first = tokens.iter().position(|t| matches!(t, Token::Digit(_)));
    let grouped = first
        .zip(last)
        .is_some_and(|(first, last)| tokens[first..last].contains(&Token::Comma));
    let mut digits: Vec<char> = decimal.whole().chars().collect();
    let mut reversed: Vec<char> = Vec::new();
    let mut count = 0;
    let mut put = |reversed: &mut Vec<char>, digit: char| {
        if grouped && count > 0 && count % 3 == 0 {
            reversed.push(locale.thousands());
        }
        reversed.push(digit);
        count += 1;
    };
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Digit(kind) => {
                match digits.pop() {
                    Some(digit) => put(&mut reversed, digit),
                    None if *kind == '0' => put(&mut reversed, '0'),
                    None if *kind == '?' => reversed.push(' '),
                    None => {}
                }
                if Some(at) == first {
                    while let Some(digit) = digits.pop() {
                        put(&mut reversed, digit);
                    }
                }
            }
            Token::Literal(text) => reversed.extend(text.chars().rev()),
            Token::Percent => reversed.extend(percent(locale).chars().rev()),
            _ => {}
        }
    }
    reversed.iter().rev().collect()
}

/// Digits after the point put into their placeholders; zeros that `#` or `?` stand for are dropped.
fn show_fraction(tokens: &[Token], digits: &str, locale: Locale) -> String {
    let needed = digits.trim_end_matches('0').len();
    let mut digits = digits.chars().enumerate();
    let mut shown = String::new();
    for token in tokens {
        match token {
            Token::Digit(kind) => {
                if let Some((at, digit)) = digits.next()
                    && (*kind == '0' || at < needed)
                {
                    shown.push(digit);
                }
            }
            Token::Literal(text) => shown.push_str(text),
            Token::Percent => shown.push_str(percent(locale)),
            _ => {}
        }
    }
    shown
}

/// Commas after the last digit placeholder before the point: each divides by a thousand.
fn scaling_commas(tokens: &[Token]) -> i32 {
    let Some(last) = tokens.iter().rposition(|t| matches!(t, Token::Digit(_))) else {
        return 0;
    };
    let end = tokens
        .iter()
        .position(|t| *t == Token::Point)
        .unwrap_or(last + 1);
    let before = tokens[..end]
        .iter()
        .rev()
        .take_while(|t| **t == Token::Comma)
        .count();
    let after = tokens[last + 1..]
        .iter()
        .take_while(|t| **t == Token::Comma)
        .count();
    i32::try_from(before + after).unwrap_or(0)
}

fn percent(locale: Locale) -> &'static str {
    if locale == Locale::French {
        "\u{A0}%"
    } else {
        "%"
    }
}

fn padded(number: u32, width: usize) -> String {
    if width > 1 {
        format!("{number:02}")
    } else {
        number.to_string()
    }
}

fn starts(characters: &[char], lower: &str) -> bool {
    let count = lower.chars().count();
    characters.len() >= count
        && characters
            .iter()
            .zip(lower.chars())
            .all(|(a, b)| a.to_ascii_lowercase() == b)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_format_shows_any_number(
            code in "[0#?.,%@;\\\"$€_*\\[\\]<>=hmsydE+/ A-Za-z\\-é]{0,40}",
            value in any::<f64>(),
        ) {
            let format = NumberFormat::parse(&code);
            for dates in [DateSystem::From1900, DateSystem::From1904] {
                format.show(value, dates, Locale::French);
                format.show(value % 3e6, dates, Locale::English);
            }
        }

        #[test]
        fn whole_amounts_keep_their_digits(value in 0_u32..) {
            let shown = french("#,##0.00\\ \"€\"", f64::from(value));
            let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, format!("{value}00"));
        }
    }

    fn french(code: &str, value: f64) -> String {
        NumberFormat::parse(code).show(value, DateSystem::From1900, Locale::French)
    }

    fn english(code: &str, value: f64) -> String {
        NumberFormat::parse(code).show(value, DateSystem::From1900, Locale::English)
    }

    #[test]
    fn amounts_are_shown_with_their_currency() {
        assert_eq!(french("#,##0.00 \"€\"", 8296.2), "8\u{202F}296,20 €");
        assert_eq!(
            french("#,##0.00\\ [$€-40C];[Red]\\-#,##0.00\\ [$€-40C]", -12.5),
            "-12,50 €"
        );
        assert_eq!(
            french(
                "_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-",
                0.0
            ),
            "- €"
        );
        assert_eq!(
            english("\"$\"#,##0.00_);\\(\"$\"#,##0.00\\)", -1234.5),
            "($1,234.50)"
        );
        assert_eq!(french("#,##0,", 1_234_567.0), "1\u{202F}235");
    }

    #[test]
    fn digits_fill_their_placeholders() {
        assert_eq!(french("0%", 0.125), "13\u{A0}%");
        assert_eq!(french("0.0%", 0.125), "12,5\u{A0}%");
        assert_eq!(french("00000", 1500.0), "01500");
        assert_eq!(
            french("0#\" \"##\" \"##\" \"##\" \"##", 601_020_304.0),
            "06 01 02 03 04"
        );
        assert_eq!(
            french("### ### ### 00000", 12_345_678_900_011.0),
            "123 456 789 00011"
        );
        assert_eq!(french("0.##", 5.0), "5");
        assert_eq!(french("#.00", 0.5), ",50");
        assert_eq!(french("General", 1.0 / 3.0), "0,3333333333");
        assert_eq!(french("General\" km\"", 12.0), "12 km");
        assert_eq!(french("0.00E+00", 1500.0), "1500");
        assert_eq!(french("[<10]0.0;0", 9.25), "9,3");
        assert_eq!(french("[<10]0.0;0", 92.5), "93");
        assert_eq!(french(";;;", 3.0), "");
    }

    #[test]
    fn dates_are_shown_in_their_order() {
        assert_eq!(french("dd/mm/yyyy", 46_000.0), "09/12/2025");
        assert_eq!(
            french("[$-40C]dddd d mmmm yyyy;@", 46_000.0),
            "mardi 9 décembre 2025"
        );
        assert_eq!(english("m/d/yy h:mm AM/PM", 46_000.75), "12/9/25 6:00 PM");
        assert_eq!(french("[h]:mm", 1.5), "36:00");
        assert_eq!(french("mm:ss.0", 0.5), "00:00");
        assert_eq!(french("yyyy-mm-dd hh:mm", 46_000.25), "2025-12-09 06:00");
    }

    #[test]
    fn kinds_are_told_from_the_first_section() {
        for (code, kind) in [
            ("General", Kind::Number),
            ("[Red]0.00", Kind::Number),
            ("\"le \"0", Kind::Number),
            ("0.0%", Kind::Percent),
            ("d-mmm", Kind::Date),
            ("mm:ss", Kind::Time),
            ("[m]", Kind::Time),
            ("@", Kind::Text),
        ] {
            assert_eq!(NumberFormat::parse(code).kind(), kind, "{code}");
        }
    }

    #[test]
    fn separators_are_guessed_from_currencies() {
        assert_eq!(
            Locale::guess(["0.00", "[$$-409]#,##0"].into_iter()),
            Locale::English
        );
        assert_eq!(
            Locale::guess(["\"$\"0", "0 \"€\""].into_iter()),
            Locale::French
        );
        assert_eq!(Locale::guess(std::iter::empty()), Locale::French);
    }
}
