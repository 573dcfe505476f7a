//! Names that statements are about: kinds, fields, records, languages, licences. Each has one
//! spelling and a bound, so that it may stand in an address and in a file's name.

use std::fmt;
use std::str::FromStr;

use data_encoding::{Encoding, Specification};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

use crate::digest::Digest;

/// The text is no such name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not {what}")]
pub struct NotAName {
    /// The beginning of the text.
    pub text: String,
    /// What it should have been.
    pub what: &'static str,
}

impl NotAName {
    fn new(text: &str, what: &'static str) -> Self {
        let text = text.chars().take(80).collect();
        Self { text, what }
    }
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $what:literal, $rule:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAName;

            fn from_str(text: &str) -> Result<Self, NotAName> {
                let rule: fn(&[u8]) -> bool = $rule;
                if rule(text.as_bytes()) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(NotAName::new(text, $what))
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAName;

            fn try_from(text: String) -> Result<Self, NotAName> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }
    };
}

name!(
    /// A kind of record, such as `software` or `call-for-projects`.
    KindName,
    "the name of a kind (a to z, digits and -, at most 40)",
    |text| plain(text, b'-')
);
name!(
    /// A field of a kind, such as `source_code`.
    FieldName,
    "the name of a field (a to z, digits and _, at most 40)",
    |text| plain(text, b'_')
);
name!(
    /// A language by its code, such as `fr` or `pt-BR` (RFC 5646: language and, if need be, region).
    Language,
    "a language's code, such as fr or pt-BR",
    |text| match text {
        [language @ .., b'-', r1, r2] => {
            matches!(language.len(), 2 | 3)
                && language.iter().all(u8::is_ascii_lowercase)
                && r1.is_ascii_uppercase()
                && r2.is_ascii_uppercase()
        }
        language => {
            matches!(language.len(), 2 | 3) && language.iter().all(u8::is_ascii_lowercase)
        }
    }
);
name!(
    /// A licence of data by its identifier in the SPDX list, such as `CC0-1.0` or `etalab-2.0`. Only
    /// its letters are checked here; the door asks whether the list has it.
    Licence,
    "a licence's identifier (SPDX)",
    |text| {
        (1..=64).contains(&text.len())
            && text
                .iter()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'+'))
    }
);

impl Licence {
    /// True when the SPDX list has it.
    pub fn is_known(&self) -> bool {
        spdx::license_id(&self.0).is_some()
    }
}

/// A record of the commons: its kind, and sixteen bytes that say nothing. Written
/// `software/` and 26 letters and digits (base 32 of RFC 4648, lower-case).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RecordId {
    kind: KindName,
    id: [u8; 16],
}

impl RecordId {
    /// A record made by hand; the bytes are drawn at random.
    pub fn new(kind: KindName, id: [u8; 16]) -> Self {
        Self { kind, id }
    }

    /// The record of what a list elsewhere knows by a key of its own: the same on every node and at
    /// every import.
    pub fn named(kind: KindName, list: &str, key: &str) -> Self {
        let digest = Digest::of_pieces(&[
            b"essaim record\n",
            kind.as_str().as_bytes(),
            b"\n",
            list.as_bytes(),
            b"\n",
            key.as_bytes(),
        ]);
        let mut id = [0; 16];
        id.copy_from_slice(&digest.0[..16]);
        Self { kind, id }
    }

    /// Its kind, for ever: what was filed under the wrong one is merged into another record.
    pub fn kind(&self) -> &KindName {
        &self.kind
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, BASE32.encode(&self.id))
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for RecordId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        let wrong = || NotAName::new(text, "a record (a kind, / and 26 letters and digits)");
        let (kind, id) = text.split_once('/').ok_or_else(wrong)?;
        let kind = kind.parse().map_err(|_| wrong())?;
        if id.len() != 26 {
            return Err(wrong());
        }
        let id = BASE32
            .decode(id.as_bytes())
            .map_err(|_| wrong())?
            .try_into()
            .map_err(|_| wrong())?;
        Ok(Self { kind, id })
    }
}

impl TryFrom<String> for RecordId {
    type Error = NotAName;

    fn try_from(text: String) -> Result<Self, NotAName> {
        text.parse()
    }
}

impl From<RecordId> for String {
    fn from(record: RecordId) -> Self {
        record.to_string()
    }
}

/// Base 32 of RFC 4648 in lower case and without padding: addresses are typed and dictated.
static BASE32: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("abcdefghijklmnopqrstuvwxyz234567");
    specification
        .encoding()
        .expect("the alphabet has 32 different letters")
});

/// Begins with a letter; goes on with letters, digits and one mark that never ends it.
fn plain(text: &[u8], mark: u8) -> bool {
    let [first, rest @ ..] = text else {
        return false;
    };
    text.len() <= 40
        && first.is_ascii_lowercase()
        && rest
            .iter()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == mark)
        && text.last() != Some(&mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_is_written() {
        let kind: KindName = "software".parse().unwrap();
        let record = RecordId::named(kind.clone(), "a list", "framadate");
        assert_eq!(record.to_string().parse::<RecordId>().unwrap(), record);
        assert_ne!(record, RecordId::named(kind, "another list", "framadate"));
        for wrong in [
            "software",
            "software/",
            "Software/aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "software/AAAAAAAAAAAAAAAAAAAAAAAAAA",
            // The last letter holds two bits that no byte needs: only one spelling is taken.
            "software/aaaaaaaaaaaaaaaaaaaaaaaaab",
            "../aaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert!(wrong.parse::<RecordId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn names_are_bound() {
        assert!("call-for-projects".parse::<KindName>().is_ok());
        assert!("call-".parse::<KindName>().is_err());
        assert!("pt-BR".parse::<Language>().is_ok());
        assert!("français".parse::<Language>().is_err());
        assert!("etalab-2.0".parse::<Licence>().unwrap().is_known());
        assert!(!"Licence-of-mine".parse::<Licence>().unwrap().is_known());
        assert!("a".repeat(41).parse::<FieldName>().is_err());
    }
}
