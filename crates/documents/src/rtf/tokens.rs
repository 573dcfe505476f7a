//! Bytes to tokens: groups, control words, text.

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` with its number, if any.
    Word(&'a str, Option<i32>),
    /// `\` and one character that is no letter, such as `~`, `*` or `-`.
    Symbol(u8),
    /// `\'hh`: one byte in the code page.
    Byte(u8),
    /// Plain bytes in the code page.
    Text(&'a [u8]),
}

/// Letters of the longest control word (the specification's limit).
const LONGEST_WORD: usize = 32;

/// Goes through the tokens of a file. Cut or senseless ends are passed over.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Passes over bytes that are no text (`\bin`).
    pub(super) fn pass_over(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            let digits = self.rest.get(1..3);
            let byte = digits
                .and_then(|digits| std::str::from_utf8(digits).ok())
                .and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.pass_over(if byte.is_some() { 3 } else { 1 });
            return Some(Token::Byte(byte.unwrap_or(b'?')));
        }
        if !first.is_ascii_alphabetic() {
            self.pass_over(1);
            return Some(Token::Symbol(first));
        }
        let letters = self.rest.iter().take(LONGEST_WORD);
        let length = letters
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = std::str::from_utf8(self.rest.get(..length)?).ok()?;
        self.pass_over(length);
        let negative = self.rest.first() == Some(&b'-');
        let digits = self.rest.get(usize::from(negative)..).unwrap_or_default();
        let count = digits
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = std::str::from_utf8(digits.get(..count)?)
            .ok()
            .and_then(|digits| digits.parse::<i64>().ok())
            .map(|number| if negative { -number } else { number })
            .and_then(|number| i32::try_from(number).ok());
        if count > 0 {
            self.pass_over(usize::from(negative) + count);
        }
        // One space ends a control word and is no text.
        if self.rest.first() == Some(&b' ') {
            self.pass_over(1);
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match *self.rest.first()? {
                b'{' => {
                    self.pass_over(1);
                    return Some(Token::Open);
                }
                b'}' => {
                    self.pass_over(1);
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.pass_over(1);
                    return self.control();
                }
                // Line ends of the file are none of the text.
                b'\r' | b'\n' | 0 => self.pass_over(1),
                _ => {
                    let special =
                        |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = self
                        .rest
                        .iter()
                        .position(special)
                        .unwrap_or(self.rest.len());
                    let (text, rest) = self.rest.split_at(length);
                    self.rest = rest;
                    return Some(Token::Text(text));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_bytes_and_text() {
        let tokens: Vec<Token<'_>> =
            Tokens::new(b"{\\b0\\u-10179?\\'e9t\\'e9 \\~fin\\par\r\n}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Word("u", Some(-10179)),
                Token::Text(b"?"),
                Token::Byte(0xe9),
                Token::Text(b"t"),
                Token::Byte(0xe9),
                Token::Text(b" "),
                Token::Symbol(b'~'),
                Token::Text(b"fin"),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }
}
