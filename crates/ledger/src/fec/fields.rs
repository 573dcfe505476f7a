//! Fields of a line.

use memchr::memchr_iter;

use super::Column;
use super::columns::Columns;
use crate::amounts::parse;
use crate::days::Day;

/// How fields are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parting {
    /// The byte between fields.
    pub(super) separator: u8,
    /// Whether fields stand in quotation marks.
    pub(super) quoted: bool,
}

impl Parting {
    /// Recognised by the first line: what occurs most of tab, `|`, `;` and comma; the first of them
    /// where they occur as often.
    pub(super) fn recognise(first: &[u8]) -> Self {
        let count = |byte: u8| memchr_iter(byte, first).count();
        let mut separator = b'\t';
        for other in [b'|', b';', b','] {
            if count(other) > count(separator) {
                separator = other;
            }
        }
        let quoted = first.trim_ascii().first() == Some(&b'"')
            && first
                .windows(3)
                .any(|three| three == [b'"', separator, b'"']);
        Self { separator, quoted }
    }

    /// Puts the fields of a line in a list.
    pub(super) fn split<'a>(self, line: &'a [u8], fields: &mut Vec<&'a [u8]>) {
        fields.clear();
        let mut start = 0;
        if self.quoted {
            let mut inside = false;
            for (at, byte) in line.iter().enumerate() {
                if *byte == b'"' {
                    inside = !inside;
                } else if *byte == self.separator && !inside {
                    fields.push(unquoted(&line[start..at]));
                    start = at + 1;
                }
            }
            fields.push(unquoted(&line[start..]));
            return;
        }
        // Eight bytes at once: fields are mostly shorter than what a search is set up for.
        let pattern = u64::from_le_bytes([self.separator; 8]);
        let mut chunks = line.chunks_exact(8);
        let mut base = 0;
        for chunk in &mut chunks {
            let differ = chunk.try_into().map_or(0, u64::from_le_bytes) ^ pattern;
            let mut hits = zero_bytes(differ);
            while hits != 0 {
                let at = base + hits.trailing_zeros() as usize / 8;
                fields.push(&line[start..at]);
                start = at + 1;
                hits &= hits - 1;
            }
            base += 8;
        }
        for (at, byte) in chunks.remainder().iter().enumerate() {
            if *byte == self.separator {
                fields.push(&line[start..base + at]);
                start = base + at + 1;
            }
        }
        fields.push(&line[start..]);
    }

    /// Puts the fields of a line in a list whose quotation marks the header does not announce: sheets put
    /// them only where a field holds a separator, or around all that is text. Whether it was such a
    /// line: it has the fields that were expected only when it is read so, or some stand in marks where
    /// fields are parted as in a sheet. The list is left as it was where it is none.
    pub(super) fn split_quoted<'a>(
        self,
        line: &'a [u8],
        count: usize,
        fields: &mut Vec<&'a [u8]>,
    ) -> bool {
        let marked = |field: &[u8]| {
            let field = field.trim_ascii();
            field.len() >= 2 && field.starts_with(b"\"") && field.ends_with(b"\"")
        };
        let of_sheet = matches!(self.separator, b';' | b',');
        let suspect = match fields.len() == count {
            true => of_sheet && fields.iter().any(|field| marked(field)),
            false => fields.len() > count && fields.iter().any(|of| of.starts_with(b"\"")),
        };
        if !suspect {
            return false;
        }
        let quoted = Self {
            quoted: true,
            ..self
        };
        let mut read = Vec::with_capacity(count);
        quoted.split(line, &mut read);
        if read.len() != count {
            return false;
        }
        *fields = read;
        true
    }

    /// A line with more fields than columns, put right: the fields that one text was torn into are
    /// joined. Only where there is one text that fits, so that dates and amounts stand where they
    /// should. Gives the column of that text.
    pub(super) fn mend<'a>(
        self,
        line: &'a [u8],
        columns: &Columns,
        fields: &mut Vec<&'a [u8]>,
    ) -> Option<Column> {
        let surplus = fields
            .len()
            .checked_sub(columns.count())
            .filter(|surplus| *surplus > 0)?;
        let mut fit = TEXTS.into_iter().filter_map(|column| {
            let place = columns.place(column)?;
            let mut mended = fields.clone();
            let last = *fields.get(place + surplus)?;
            let start = offset(line, fields.get(place)?)?;
            let end = offset(line, last)? + last.len();
            mended.splice(place..=place + surplus, [line.get(start..end)?]);
            plausible(&mended, columns).then_some((column, mended))
        });
        let (column, mended) = fit.next()?;
        if fit.next().is_some() {
            return None;
        }
        drop(fit);
        *fields = mended;
        Some(column)
    }
}

/// Texts that people write, and a separator may stand in.
const TEXTS: [Column; 5] = [
    Column::JournalLib,
    Column::CompteLib,
    Column::CompAuxLib,
    Column::PieceRef,
    Column::EcritureLib,
];

/// Whether dates and amounts stand where the columns say, and an account begins with a digit.
fn plausible(fields: &[&[u8]], columns: &Columns) -> bool {
    let field = |column| {
        columns
            .place(column)
            .and_then(|place| fields.get(place).copied())
    };
    let dates = [
        Column::EcritureDate,
        Column::PieceDate,
        Column::ValidDate,
        Column::DateLet,
    ];
    let amounts = [Column::Debit, Column::Credit, Column::Montant];
    let blank = |bytes: &[u8]| bytes.trim_ascii().is_empty();
    dates
        .into_iter()
        .filter_map(field)
        .all(|bytes| blank(bytes) || Day::parse(bytes).is_some())
        && field(Column::EcritureDate).is_some_and(|bytes| !blank(bytes))
        && amounts
            .into_iter()
            .filter_map(field)
            .all(|bytes| parse(bytes).is_ok())
        && field(Column::CompteNum)
            .is_some_and(|bytes| bytes.trim_ascii().first().is_some_and(u8::is_ascii_digit))
}

/// The high bit of each byte that is zero.
fn zero_bytes(bytes: u64) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    !(((bytes & LOW) + LOW) | bytes | LOW)
}

fn unquoted(field: &[u8]) -> &[u8] {
    let trimmed = field.trim_ascii();
    let inside = trimmed
        .strip_prefix(b"\"")
        .and_then(|field| field.strip_suffix(b"\""));
    inside.unwrap_or(field)
}

/// Where a field begins in its line.
fn offset(line: &[u8], field: &[u8]) -> Option<usize> {
    (field.as_ptr() as usize)
        .checked_sub(line.as_ptr() as usize)
        .filter(|at| *at <= line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators() {
        for (line, separator, quoted) in [
            ("A\tB\tC", b'\t', false),
            ("A|B|C", b'|', false),
            ("A;B;C", b';', false),
            ("\"A\";\"B\";\"C\"", b';', true),
        ] {
            let parting = Parting { separator, quoted };
            assert_eq!(Parting::recognise(line.as_bytes()), parting);
            let mut fields = Vec::new();
            parting.split(line.as_bytes(), &mut fields);
            assert_eq!(fields, [b"A", b"B", b"C"]);
        }
        let line = "\u{1}|\u{80}|ab||cdefghijklmnopqrstuvwxyz|}|{|~|";
        let mut fields = Vec::new();
        let parting = Parting {
            separator: b'|',
            quoted: false,
        };
        parting.split(line.as_bytes(), &mut fields);
        assert_eq!(
            fields,
            line.split('|').map(str::as_bytes).collect::<Vec<_>>()
        );
        let parting = Parting {
            separator: b';',
            quoted: true,
        };
        let mut fields = Vec::new();
        parting.split(b"\"A;a\";B;\"\"", &mut fields);
        assert_eq!(fields, [&b"A;a"[..], b"B", b""]);
    }
}
