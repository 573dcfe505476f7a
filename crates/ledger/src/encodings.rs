//! Which characters a file's bytes stand for.

use std::borrow::Cow;

use encoding_rs::{ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// A character encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// ASCII alone.
    Ascii,
    /// UTF-8.
    Utf8,
    /// UTF-8, with its mark at the beginning.
    Utf8WithMark,
    /// ISO 8859-15.
    Latin9,
    /// Windows-1252.
    Windows1252,
    /// UTF-16, either order.
    Utf16,
}

/// A file's bytes with its encoding.
#[derive(Debug)]
pub(crate) struct Encoded<'a> {
    /// Without the mark. Every character below 128 is one byte; UTF-16 is decoded to UTF-8.
    pub(crate) bytes: Cow<'a, [u8]>,
    /// The same as text, where all of it is UTF-8.
    pub(crate) text: Option<&'a str>,
    /// The encoding of the file.
    pub(crate) encoding: Encoding,
    /// How many bytes, or runs of them, are no characters of it.
    pub(crate) damaged: usize,
}

/// Recognises the encoding. A file that is mostly UTF-8 is UTF-8 with damage; else bytes that
/// ISO 8859-15 has no letters for make it Windows-1252.
pub(crate) fn recognise(bytes: &[u8]) -> Encoded<'_> {
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes {
        let order = if bytes[0] == 0xFF { UTF_16LE } else { UTF_16BE };
        let (text, _, damaged) = order.decode(bytes);
        let bytes = Cow::Owned(text.into_owned().into_bytes());
        return Encoded {
            bytes,
            text: None,
            encoding: Encoding::Utf16,
            damaged: damaged.into(),
        };
    }
    let (rest, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let text = std::str::from_utf8(rest).ok();
    let encoded = |encoding, damaged| Encoded {
        bytes: Cow::Borrowed(rest),
        text,
        encoding,
        damaged,
    };
    if marked || text.is_some() {
        let encoding = match marked {
            true => Encoding::Utf8WithMark,
            false if rest.is_ascii() => Encoding::Ascii,
            false => Encoding::Utf8,
        };
        let damaged = text.map_or_else(|| runs_of_damage(rest), |_| 0);
        return encoded(encoding, damaged);
    }
    let (mut letters, mut damaged) = (0_usize, 0_usize);
    for chunk in rest.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    if letters > damaged {
        return encoded(Encoding::Utf8, damaged);
    }
    let windows = rest.iter().any(|byte| matches!(byte, 0x80..=0x9F));
    encoded(
        if windows {
            Encoding::Windows1252
        } else {
            Encoding::Latin9
        },
        0,
    )
}

fn runs_of_damage(bytes: &[u8]) -> usize {
    bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count()
}

/// The text that some bytes are. What is no character becomes U+FFFD.
pub(crate) fn decode(encoding: Encoding, bytes: &[u8]) -> Cow<'_, str> {
    let of = match encoding {
        Encoding::Latin9 => ISO_8859_15,
        Encoding::Windows1252 => WINDOWS_1252,
        _ => UTF_8,
    };
    of.decode_without_bom_handling(bytes).0
}

/// The whole of a file as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    let encoded = recognise(bytes);
    decode(encoded.encoding, &encoded.bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_recognised() {
        for (bytes, encoding, text) in [
            (&b"Ecole"[..], Encoding::Ascii, "Ecole"),
            ("École".as_bytes(), Encoding::Utf8, "École"),
            (b"\xEF\xBB\xBFa", Encoding::Utf8WithMark, "a"),
            (b"\xC9cole 5 \xA4", Encoding::Latin9, "École 5 €"),
            (b"l\x92\xE9cole", Encoding::Windows1252, "l’école"),
            (b"\xFF\xFEa\0\xE9\0", Encoding::Utf16, "aé"),
        ] {
            let encoded = recognise(bytes);
            assert_eq!(encoded.encoding, encoding, "{text}");
            assert_eq!(decode(encoding, &encoded.bytes), text);
            assert_eq!(encoded.damaged, 0);
        }
        let damaged = recognise(b"\xC3\xA9t\xC3\xA9 \xC3");
        assert_eq!((damaged.encoding, damaged.damaged), (Encoding::Utf8, 1));
    }
}
