//! Text strings of PDF objects (ISO 32000-2, 7.9.2.2).

use lopdf::{Object, StringFormat};

/// PDFDocEncoding from 0x18 to 0x1F (ISO 32000-2, annex D.2).
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];

/// PDFDocEncoding from 0x80 to 0xA0; a replacement character where it has none.
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
];

/// The text of a string; any line break is `\n`.
pub(super) fn decode(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| doc_encoding(*byte)).collect(),
    };
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A string as the form's own programs write it: PDFDocEncoding where each character is the same
/// in ASCII, UTF-16BE otherwise; a line break is a carriage return.
pub(super) fn encode(text: &str) -> Object {
    let text = text.replace('\n', "\r");
    if text
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\r' | b'\t'))
    {
        return Object::String(text.into_bytes(), StringFormat::Literal);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A name as text. Names are meant to be UTF-8 (ISO 32000-2, 7.3.5), older files use Latin-1.
pub(super) fn name(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|character| character.unwrap_or('\u{FFFD}'))
        .collect();
    without_language(&text)
}

/// A text string may name its language between two escape characters.
fn without_language(text: &str) -> String {
    text.split('\u{1B}').step_by(2).collect()
}

fn doc_encoding(byte: u8) -> char {
    match byte {
        0x18..=0x1F => LOW
            .get(usize::from(byte - 0x18))
            .copied()
            .unwrap_or('\u{FFFD}'),
        0x80..=0xA0 => HIGH
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or('\u{FFFD}'),
        0xAD => '\u{FFFD}',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_come_back() {
        for text in ["Oui", "Éléonore d'Œuvres — 1 250 €", "deux\nlignes", "日本"] {
            let encoded = encode(text);
            assert_eq!(decode(encoded.as_str().expect("a string")), text);
        }
        assert_eq!(decode(b"\x9C\xA0 \xE9t\xE9\r\nfin"), "œ€ été\nfin");
    }
}
