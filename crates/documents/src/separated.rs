//! Tables as plain text (RFC 4180 and what spreadsheets really write): the separator is guessed.

use csv::{ReaderBuilder, StringRecord};

use crate::plain::Plain;
use crate::{Bounds, Document, Format, ReadError};

/// Separators in the order in which they are preferred.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Bytes that the separator is guessed from.
const SAMPLE: usize = 64 << 10;
/// Rows that the separator is guessed from.
const SAMPLE_ROWS: usize = 60;

/// Reads a table.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let text = crate::text::decode(bytes);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cells = 0;
    for record in reader(&text, separator(&text)).records() {
        // The reader is lenient and the text is UTF-8: only a bound of its own could stop it.
        let record = record.map_err(|error| ReadError::Damaged(error.to_string()))?;
        cells += record.len();
        if cells > bounds.blocks {
            return Err(ReadError::TooLarge("blocks"));
        }
        if !is_blank(&record) {
            rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
        }
    }
    let mut plain = Plain::new(bounds);
    plain.table(&rows)?;
    let mut document = Document::new(Format::Csv);
    document.blocks = plain.blocks();
    Ok(document)
}

/// True for text whose rows are parted alike: a table, whatever the file is called.
pub(crate) fn is_table(text: &str) -> bool {
    SEPARATORS.iter().any(|separator| {
        let (fields, alike, rows) = shape(text, *separator);
        fields >= 3 && rows >= 3 && alike == rows
    })
}

fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator that parts most rows into the same number of fields.
fn separator(text: &str) -> u8 {
    let mut best = (0, SEPARATORS[0]);
    for separator in SEPARATORS {
        let (fields, alike, _) = shape(text, separator);
        let score = if fields > 1 { alike } else { 0 };
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// The commonest number of fields, in how many rows, of how many that are not blank.
fn shape(text: &str, separator: u8) -> (usize, usize, usize) {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    let counts: Vec<usize> = reader(sample, separator)
        .records()
        .flatten()
        .filter(|record| !is_blank(record))
        .take(SAMPLE_ROWS)
        .map(|record| record.len())
        .collect();
    counts
        .iter()
        .map(|fields| {
            (
                *fields,
                counts.iter().filter(|other| *other == fields).count(),
            )
        })
        .max_by_key(|(fields, alike)| (*alike, *fields))
        .map_or((0, 0, 0), |(fields, alike)| (fields, alike, counts.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Block;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let document = read(bytes, &Bounds::default()).expect("reads");
        match document.blocks.as_slice() {
            [Block::Table(table)] => table
                .rows()
                .iter()
                .map(|row| row.iter().map(|cell| cell.text()).collect())
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn the_separator_is_guessed_and_decimal_commas_stay() {
        let french = b"Compte;Libell\xe9;2024;2025\r\n60;\"Achats ; fournitures\";1 234,50;980,00\r\n\r\n64;Personnel;12 000,00;12 400,00\r\n";
        assert_eq!(
            rows(french),
            [
                ["Compte", "Libellé", "2024", "2025"],
                ["60", "Achats ; fournitures", "1 234,50", "980,00"],
                ["64", "Personnel", "12 000,00", "12 400,00"],
            ]
        );
        let english = "name,amount\n\"Les Mains, vertes\",12.5\n";
        assert_eq!(
            rows(english.as_bytes()),
            [["name", "amount"], ["Les Mains, vertes", "12.5"]]
        );
        assert_eq!(rows(b"a\tb\n1\t2\n"), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn tables_are_told_from_prose() {
        assert!(is_table("nom;ville;code\na;b;1\nc;d;2\n"));
        assert!(!is_table(
            "Bonjour, chère amie,\nvoici la lettre.\n\nÀ bientôt, Ada\n"
        ));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let _ = read(&bytes, &Bounds::default());
        }
    }
}
