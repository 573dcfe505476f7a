//! Fonts to write with: the field's own where it surely has the letters, a standard one otherwise.

use lopdf::{Dictionary, Document, Object, dictionary};

use super::widths;

/// A font of one byte a letter, in WinAnsiEncoding (ISO 32000-2, annex D.2): it has all letters of
/// French, `€` and `œ`, and those of most languages of western Europe.
#[derive(Debug, Clone)]
pub(super) struct Face {
    widths: Vec<f32>,
    /// The standard font it is; none for a font of the file.
    pub(super) standard: Option<&'static str>,
}

/// Characters of the codes from 0x80 to 0x9F; a replacement character where there is none.
const HIGH: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
    '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}',
    'ž', 'Ÿ',
];

/// Latin letters without their marks, from U+0100 to U+017F.
const BARE: &str = concat!(
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL",
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs",
);

impl Face {
    /// The standard font nearest to a font of this name.
    pub(super) fn standard(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let (standard, widths): (_, &[u16]) = if name.contains("cour") {
            ("Courier", &[600; 224])
        } else if name.contains("times") || name.contains("tiro") {
            ("Times-Roman", &widths::TIMES)
        } else if name.contains("bold") || name == "hebo" {
            ("Helvetica-Bold", &widths::HELVETICA_BOLD)
        } else {
            ("Helvetica", &widths::HELVETICA)
        };
        let widths = widths.iter().map(|width| f32::from(*width)).collect();
        Self {
            widths,
            standard: Some(standard),
        }
    }

    /// A font of the file, if all of `text` can be written with it: it is embedded whole, in
    /// WinAnsiEncoding, and has a width for each letter. Of a subset nobody knows which letters it
    /// holds, and a font that is not embedded looks different, or has no accents, elsewhere.
    pub(super) fn embedded(parsed: &Document, font: &Dictionary, text: &str) -> Option<Self> {
        let name = |key: &[u8]| font.get_deref(key, parsed).and_then(Object::as_name).ok();
        let base = name(b"BaseFont")?;
        let whole = base.get(6) != Some(&b'+');
        let descriptor = parsed.get_dict_in_dict(font, b"FontDescriptor").ok()?;
        let embedded = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
            .iter()
            .any(|key| descriptor.has(key));
        let simple = matches!(name(b"Subtype"), Some(b"Type1" | b"TrueType"));
        if !(whole && embedded && simple && name(b"Encoding") == Some(b"WinAnsiEncoding")) {
            return None;
        }
        let first = font
            .get_deref(b"FirstChar", parsed)
            .and_then(Object::as_i64)
            .ok()?;
        let first = usize::try_from(first).ok()?;
        let given = font
            .get_deref(b"Widths", parsed)
            .and_then(Object::as_array)
            .ok()?;
        let width = |code: usize| {
            let object = given.get(code.checked_sub(first)?)?;
            parsed.dereference(object).ok()?.1.as_float().ok()
        };
        let widths: Vec<f32> = (32..256).map(|code| width(code).unwrap_or(0.0)).collect();
        let face = Self {
            widths,
            standard: None,
        };
        text.chars()
            .filter(|character| !character.is_control())
            .all(|character| code(character).is_some_and(|code| face.width(code) > 0.0))
            .then_some(face)
    }

    /// Width of a code in parts of an em.
    pub(super) fn width(&self, code: u8) -> f32 {
        let index = usize::from(code).checked_sub(32);
        index
            .and_then(|index| self.widths.get(index))
            .copied()
            .unwrap_or(0.0)
            / 1000.0
    }

    /// Width of codes in parts of an em.
    pub(super) fn measure(&self, codes: &[u8]) -> f32 {
        codes.iter().map(|code| self.width(*code)).sum()
    }

    /// The font's object, for a standard font.
    pub(super) fn object(&self) -> Option<Dictionary> {
        let standard = self.standard?;
        Some(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type1",
            "BaseFont" => standard,
            "Encoding" => "WinAnsiEncoding",
        })
    }
}

/// Text in WinAnsiEncoding; line breaks stay. What it lacks is written as its nearest sign or
/// letter, `?` if there is none: the field's value keeps the true one.
pub(super) fn encode(text: &str) -> Vec<u8> {
    let mut codes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match (character, code(character)) {
            ('\n', _) => codes.push(b'\n'),
            ('\t', _) => codes.push(b' '),
            (_, Some(code)) => codes.push(code),
            (character, None) => codes.extend(nearest(character).bytes()),
        }
    }
    codes
}

/// Codes of WinAnsiEncoding as text.
pub(super) fn decode(codes: &[u8]) -> String {
    codes
        .iter()
        .map(|code| match code {
            0x80..=0x9F => HIGH
                .get(usize::from(code - 0x80))
                .copied()
                .unwrap_or('\u{FFFD}'),
            other => char::from(*other),
        })
        .collect()
}

fn code(character: char) -> Option<u8> {
    match character {
        ' '..='~' | '\u{A0}'..='\u{FF}' => u8::try_from(u32::from(character)).ok(),
        '\u{FFFD}' => None,
        other => {
            let index = HIGH.iter().position(|high| *high == other)?;
            u8::try_from(index + 0x80).ok()
        }
    }
}

/// What is read in place of a character; empty for one that is not seen by itself.
fn nearest(character: char) -> String {
    let near = match character {
        '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{FE0F}' | '\u{300}'..='\u{36F}' => "",
        '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        '\u{2010}'..='\u{2012}' | '−' => "-",
        '′' | 'ʼ' => "'",
        '″' => "\"",
        '→' => "->",
        '←' => "<-",
        '⇒' => "=>",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "<>",
        '✓' | '✔' | '☑' | '☒' => "x",
        '●' | '◦' | '▪' | '■' | '○' | '‣' => "*",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'Ș' => "S",
        'ș' => "s",
        'Ț' => "T",
        'ț' => "t",
        'ẞ' => "SS",
        other if other.is_control() => "",
        other => {
            let index = u32::from(other)
                .checked_sub(0x100)
                .map(|index| index as usize);
            return index
                .and_then(|index| BARE.chars().nth(index))
                .unwrap_or('?')
                .to_string();
        }
    };
    near.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_is_written_whole_and_the_rest_nearly() {
        let french = "Œuvre d’été : 1 250 € « ça » — où, naïf, Ÿ…";
        assert_eq!(decode(&encode(french)), french);
        assert_eq!(decode(&encode("Łódź → 3\u{202F}≥ 日")), "Lódz -> 3 >= ?");
        assert_eq!(BARE.len(), 128);
    }

    #[test]
    fn widths_are_those_of_the_metrics() {
        let helvetica = Face::standard("Arial");
        assert_eq!(helvetica.standard, Some("Helvetica"));
        // AFM: A 667, V 667, Euro 556, eacute 556.
        assert!((helvetica.measure(&encode("AV€é")) - 2.446).abs() < 1e-4);
        assert_eq!(Face::standard("CourierNew").width(b'i'), 0.6);
    }
}
