//! Lines, whatever ends them: CR, LF or both (A47 A-1, VI-1° a).

use memchr::{memchr_iter, memchr2};

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

    /// Two parts of about the same size. The second begins at line 1 until it is told what comes
    /// before.
    pub(super) fn halves(self) -> (Self, Self) {
        let middle = self.rest.len() / 2;
        let end = memchr2(b'\n', b'\r', &self.rest[middle..]).map_or(self.rest.len(), |at| {
            let end = middle + at;
            end + if self.rest[end..].starts_with(b"\r\n") {
                2
            } else {
                1
            }
        });
        let (first, second) = self.rest.split_at(end);
        (
            Self {
                rest: first,
                ..self
            },
            Self {
                rest: second,
                number: 0,
            },
        )
    }

    /// The same lines, numbered on from others. Two bytes that end one line are of one part.
    pub(super) fn after(self, before: &Self) -> Self {
        let feeds = memchr_iter(b'\n', before.rest).count();
        let returns = memchr_iter(b'\r', before.rest)
            .filter(|at| before.rest.get(at + 1) != Some(&b'\n'))
            .count();
        let count = u32::try_from(feeds + returns).unwrap_or(u32::MAX);
        Self {
            number: before.number.saturating_add(count),
            ..self
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

    #[test]
    fn halves_hold_the_same_lines() {
        for text in [
            "a\nb\n\nc\nd",
            "a\rb\r\rc\r",
            "a\r\nb\r\n\r\nc",
            "aaaaa",
            "",
            "a\n\rb",
        ] {
            let all: Vec<_> = Lines::of(text.as_bytes()).collect();
            let (first, second) = Lines::of(text.as_bytes()).halves();
            let second = second.after(&first);
            let both: Vec<_> = first.chain(second).collect();
            assert_eq!(both, all, "{text:?}");
        }
    }
}
