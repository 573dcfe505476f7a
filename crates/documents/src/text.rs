//! Plain text: any encoding, paragraphs between blank lines, headings where they are plain to see.

use crate::plain::Plain;
use crate::{Bounds, Document, Format, ReadError, Role};

/// Most characters of a line that may be a heading.
const HEADING: usize = 80;

/// Reads plain text.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let text = decode(bytes);
    let mut plain = Plain::new(bounds);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    for paragraph in lines
        .split(|line| line.trim().is_empty())
        .filter(|lines| !lines.is_empty())
    {
        let mut rest: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < paragraph.len() {
            let line = paragraph[at];
            let below = paragraph.get(at + 1).and_then(|line| underline(line));
            if let Some(level) = below.filter(|_| underline(line).is_none()) {
                push_paragraph(&mut plain, &mut rest)?;
                plain.text(Role::Heading(level), line.trim(), false)?;
                at += 2;
            } else if let Some((level, item)) = item(line) {
                push_paragraph(&mut plain, &mut rest)?;
                plain.text(Role::Item(level), item, false)?;
                at += 1;
            } else {
                rest.push(line);
                at += 1;
            }
        }
        push_paragraph(&mut plain, &mut rest)?;
    }
    let mut document = Document::new(Format::Text);
    document.blocks = plain.blocks();
    Ok(document)
}

/// The likeliest encoding of one byte a letter, or of the East. Browsers, whose statistics these
/// are, know no ISO 8859-15, in which French files of old programs are.
fn legacy(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let french = |encoding: &'static encoding_rs::Encoding| {
        let text = encoding.decode_without_bom_handling(bytes).0;
        // Where ISO 8859-15 has the ligature, the other has one half.
        let mut before = ' ';
        text.chars().all(|c| {
            let before = std::mem::replace(&mut before, c);
            (c.is_ascii() || FRENCH.contains(c)) && !(c == '½' && before.is_alphabetic())
        })
    };
    for encoding in [encoding_rs::WINDOWS_1252, encoding_rs::ISO_8859_15] {
        if french(encoding) {
            return encoding;
        }
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// What French is written with beyond ASCII. Text that has nothing else in an encoding is in it.
const FRENCH: &str = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”…–—•·€°²³№§½\u{a0}\u{ad}";

/// The text in bytes of unknown encoding: a byte order mark decides, then valid UTF-8, then the
/// likeliest legacy encoding. NUL and other controls but tab and line ends are dropped.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => legacy(bytes).decode_without_bom_handling(bytes).0,
        },
    };
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

fn push_paragraph(plain: &mut Plain, lines: &mut Vec<&str>) -> Result<(), ReadError> {
    let role = match lines.as_slice() {
        [] => return Ok(()),
        [line] => heading(line).map_or(Role::Paragraph, Role::Heading),
        _ => Role::Paragraph,
    };
    let text = std::mem::take(lines).join("\n");
    plain.text(role, text.trim(), false)
}

/// The level that a line of `=` or `-` gives to the line above it.
fn underline(line: &str) -> Option<u8> {
    let line = line.trim();
    let all = |with: char| line.len() >= 3 && line.chars().all(|c| c == with);
    match () {
        () if all('=') => Some(1),
        () if all('-') => Some(2),
        () => None,
    }
}

/// An item's level and text: a dash, star or bullet, indented by two columns a level.
fn item(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start();
    let indent = line.chars().count() - text.chars().count();
    let rest = ["- ", "* ", "• ", "– ", "· "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))?;
    let level = u8::try_from(indent / 2).unwrap_or(u8::MAX).min(8);
    (!rest.trim().is_empty()).then(|| (level, rest.trim()))
}

/// The level of a line that stands alone: in capitals, or short and numbered like a title.
fn heading(line: &str) -> Option<u8> {
    let line = line.trim();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let ends_open = line.ends_with(['.', ';', ',', ':', '!', '?', '_', '…']);
    if line.chars().count() > HEADING || letters < 4 || ends_open {
        return None;
    }
    if !line.chars().any(char::is_lowercase) && line.chars().any(char::is_uppercase) {
        return Some(2);
    }
    let (number, title) = line.split_once(' ')?;
    let parts: Vec<&str> = number.trim_end_matches(['.', ')']).split('.').collect();
    let decimal = parts.iter().all(|part| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let marked = parts.len() > 1 || number.ends_with(['.', ')']);
    let titled = title
        .trim_start()
        .chars()
        .next()
        .is_some_and(char::is_uppercase);
    let level = u8::try_from(parts.len()).ok()?.min(5) + 1;
    (decimal && marked && titled).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Block;

    fn roles(text: &[u8]) -> Vec<(Role, String)> {
        let document = read(text, &Bounds::default()).expect("reads");
        document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Text(text) => Some((text.role, text.text())),
                Block::Table(_) => None,
            })
            .collect()
    }

    #[test]
    fn paragraphs_items_and_headings_are_told_apart() {
        let text = "Rapport moral\n=============\n\nL'année fut belle.\nTrès belle.\n\n\
                    1.2 Les ateliers\n\n- un\n- deux\n\nBILAN FINANCIER\n\n1. Il a plu.\n";
        let expected = [
            (Role::Heading(1), "Rapport moral"),
            (Role::Paragraph, "L'année fut belle.\nTrès belle."),
            (Role::Heading(3), "1.2 Les ateliers"),
            (Role::Item(0), "un"),
            (Role::Item(0), "deux"),
            (Role::Heading(2), "BILAN FINANCIER"),
            (Role::Paragraph, "1. Il a plu."),
        ];
        assert_eq!(
            roles(text.as_bytes()),
            expected.map(|(role, text)| (role, text.to_owned()))
        );
    }

    #[test]
    fn encodings_are_told_from_the_bytes() {
        let latin =
            b"L'association a re\xE7u une aide de l'\xC9tat pour ses activit\xE9s d'\xE9t\xE9.";
        let utf16 = [0xFF, 0xFE, 0xE9, 0x00];
        assert!(decode(latin).contains("reçu une aide de l'État"));
        assert_eq!(decode(&utf16), "é");
        assert_eq!(decode("\u{FEFF}été\0".as_bytes()), "été");
        // The euro and the ligature are where the two families differ.
        let windows = b"Le ch\x9Cur a re\xE7u 1 250 \x80 de la mairie pour l'ann\xE9e.";
        let without_euro = b"Le ch\xBDur chante l'\xE9t\xE9.";
        assert_eq!(decode(without_euro), "Le chœur chante l'été.");
        let halves = b"Il chante 2 \xBD heures l'\xE9t\xE9.";
        assert_eq!(decode(halves), "Il chante 2 ½ heures l'été.");
        let latin9 = b"Le ch\xBDur a re\xE7u 1 250 \xA4 de la mairie pour l'ann\xE9e.";
        for bytes in [windows, latin9] {
            assert_eq!(
                decode(bytes),
                "Le chœur a reçu 1 250 € de la mairie pour l'année."
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let _ = read(&bytes, &Bounds::default());
        }
    }
}
