//! Signed notes (<https://c2sp.org/signed-note>): a text, and lines with signatures under it.

use data_encoding::{BASE64, HEXLOWER};

use crate::digest::Digest;
use crate::signature::{PublicKey, SecretKey};

/// The most bytes of a note.
const LARGEST: usize = 64 * 1024;
/// The most signatures of a note that we look at; verifiers must take 16.
const SIGNATURES: usize = 64;
/// The type of an Ed25519 signature over the text.
const ED25519: u8 = 0x01;

/// A key that signs notes, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key: PublicKey,
}

impl Verifier {
    /// A key and its name; nothing where the name cannot be one.
    pub fn new(name: &str, key: PublicKey) -> Option<Self> {
        is_name(name).then(|| Self {
            name: name.to_owned(),
            key,
        })
    }

    /// Reads a verifier key, `name+id+key`.
    pub fn read(vkey: &str) -> Result<Self, BadNote> {
        let mut parts = vkey.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(BadNote::Verifier);
        };
        let bytes = BASE64
            .decode(key.as_bytes())
            .map_err(|_| BadNote::Verifier)?;
        let [ED25519, key @ ..] = bytes.as_slice() else {
            return Err(BadNote::Verifier);
        };
        let key = <[u8; 32]>::try_from(key).map_err(|_| BadNote::Verifier)?;
        let this = Self::new(name, PublicKey::from_bytes(key)).ok_or(BadNote::Verifier)?;
        if HEXLOWER.encode(&this.id()) == id {
            Ok(this)
        } else {
            Err(BadNote::Verifier)
        }
    }

    /// As a verifier key, to be given to mirrors and witnesses.
    pub fn vkey(&self) -> String {
        let key = [&[ED25519], self.key.bytes().as_slice()].concat();
        let id = HEXLOWER.encode(&self.id());
        format!("{}+{id}+{}", self.name, BASE64.encode(&key))
    }

    /// The key's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key's id: the beginning of the digest of its name, type and bytes.
    fn id(&self) -> [u8; 4] {
        let digest =
            Digest::of_pieces(&[self.name.as_bytes(), b"\n", &[ED25519], self.key.bytes()]);
        [digest.0[0], digest.0[1], digest.0[2], digest.0[3]]
    }
}

/// Signs a text, which must end in a newline.
pub fn sign(text: &str, name: &str, key: &SecretKey) -> Result<String, BadNote> {
    if !text.ends_with('\n') || has_controls(text) {
        return Err(BadNote::Text);
    }
    let verifier = Verifier::new(name, key.public()).ok_or(BadNote::Verifier)?;
    let signature = [verifier.id().as_slice(), &key.sign(text.as_bytes())].concat();
    Ok(format!("{text}\n— {name} {}\n", BASE64.encode(&signature)))
}

/// The text of a note that a known key signed. Signatures of others are passed over; one of a known
/// key that does not hold makes the note a bad one.
pub fn open<'n>(note: &'n str, known: &[Verifier]) -> Result<&'n str, BadNote> {
    if note.len() > LARGEST || has_controls(note) {
        return Err(BadNote::Text);
    }
    let at = note.rfind("\n\n").ok_or(BadNote::Shape)?;
    let (text, signatures) = (&note[..=at], &note[at + 2..]);
    let lines = signatures.strip_suffix('\n').ok_or(BadNote::Shape)?;
    let mut signed = false;
    for (count, line) in lines.split('\n').enumerate() {
        let line = line.strip_prefix("— ").ok_or(BadNote::Shape)?;
        let (name, encoded) = line.split_once(' ').ok_or(BadNote::Shape)?;
        let bytes = BASE64
            .decode(encoded.as_bytes())
            .map_err(|_| BadNote::Shape)?;
        if count >= SIGNATURES || !is_name(name) || bytes.len() < 5 {
            return Err(BadNote::Shape);
        }
        let (id, signature) = bytes.split_at(4);
        for verifier in known {
            if verifier.name == name && verifier.id() == id {
                let signature = signature.try_into().map_err(|_| BadNote::Signature)?;
                let checked = verifier.key.verify(text.as_bytes(), signature);
                checked.map_err(|_| BadNote::Signature)?;
                signed = true;
            }
        }
    }
    if signed {
        Ok(text)
    } else {
        Err(BadNote::Unsigned)
    }
}

/// Why a note says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    /// The text is too long, has control characters, or does not end in a newline.
    #[error("not a text that can be signed")]
    Text,
    /// It is not a text, an empty line and signatures.
    #[error("not a signed note")]
    Shape,
    /// The name and key are none.
    #[error("not the key of a note")]
    Verifier,
    /// A signature of a known key does not hold.
    #[error("the signature on the note does not hold")]
    Signature,
    /// No known key signed it.
    #[error("no known key signed the note")]
    Unsigned,
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c == '+')
}

fn has_controls(text: &str) -> bool {
    text.bytes().any(|byte| byte < 0x20 && byte != b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification (https://c2sp.org/signed-note, "Example").
    #[test]
    fn the_example_of_the_specification_holds() {
        let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
        let note = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
        let verifier = Verifier::read(vkey).unwrap();
        assert_eq!(verifier.vkey(), vkey);
        let known = [verifier];
        assert_eq!(open(note, &known), Ok("This is an example message.\n"));
        assert_eq!(
            open(&note.replace("message", "massage"), &known),
            Err(BadNote::Signature)
        );
        assert_eq!(open(note, &[]), Err(BadNote::Unsigned));
        assert_eq!(open(note.trim_end(), &known), Err(BadNote::Shape));
        assert_eq!(open(&note.replace('T', "\r"), &known), Err(BadNote::Text));
    }

    #[test]
    fn a_note_is_opened_as_it_was_signed_also_among_others_signatures() {
        let key = SecretKey::from_seed(&[7; 32]);
        let other = SecretKey::from_seed(&[8; 32]);
        let text = "commons.example/log\n0\n\nwith an empty line\n";
        let note = sign(text, "commons.example/log", &key).unwrap();
        let both = note.clone()
            + sign(text, "witness.example", &other).unwrap()[text.len() + 1..].as_ref();
        let known = [Verifier::new("commons.example/log", key.public()).unwrap()];
        assert_eq!(open(&note, &known), Ok(text));
        assert_eq!(open(&both, &known), Ok(text));
        // The same name with another key is another signer.
        let stranger = [Verifier::new("commons.example/log", other.public()).unwrap()];
        assert_eq!(open(&note, &stranger), Err(BadNote::Unsigned));
    }
}
