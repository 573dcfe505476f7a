//! Lines, whatever ends them: CR, LF or both (A47 A-1, VI-1° a).

use memchr::memchr2;

/// The lines of a file, each with its number from 1.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    rest: &'a [u8],
    number: u32,
}

impl<'a> Lines<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            number: 0,
        }
    }

    /// Bytes that are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        self.number = self.number.saturating_add(1);
        let Some(end) = memchr2(b'\n', b'\r', self.rest) else {
            return Some((self.number, std::mem::take(&mut self.rest)));
        };
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix(b"\r\n").unwrap_or(&rest[1..]);
        Some((self.number, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_line_end_ends_a_line() {
        for text in ["a\nb\n\nc", "a\rb\r\rc", "a\r\nb\r\n\r\nc", "a\rb\n\nc\n"] {
            let lines: Vec<_> = Lines::of(text.as_bytes()).collect();
            let expected: [(u32, &[u8]); 4] = [(1, b"a"), (2, b"b"), (3, b""), (4, b"c")];
            assert_eq!(lines, expected, "{text:?}");
        }
        assert_eq!(Lines::of(b"").count(), 0);
    }
}
