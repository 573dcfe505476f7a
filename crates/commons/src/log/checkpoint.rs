//! The head of a log (<https://c2sp.org/tlog-checkpoint>): its name, how many leaves, their root.

use data_encoding::BASE64;

use super::note::{self, BadNote, Verifier};
use crate::digest::Digest;
use crate::signature::SecretKey;

/// What a log's key signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name.
    pub origin: String,
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
}

impl Checkpoint {
    /// As a signed note, under the log's own name.
    pub fn sign(&self, key: &SecretKey) -> Result<String, BadNote> {
        note::sign(&self.text(), &self.origin, key)
    }

    /// Reads a checkpoint that a known key signed.
    pub fn open(note: &str, known: &[Verifier]) -> Result<Self, BadCheckpoint> {
        Self::read(note::open(note, known)?)
    }

    /// Reads the text of a checkpoint. Extension lines are passed over.
    fn read(text: &str) -> Result<Self, BadCheckpoint> {
        let body = text.strip_suffix('\n').ok_or(BadCheckpoint::Shape)?;
        let mut lines = body.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(BadCheckpoint::Shape);
        };
        let leading_zero = size.len() > 1 && size.starts_with('0');
        if origin.is_empty()
            || leading_zero
            || !size.bytes().all(|c| c.is_ascii_digit())
            || lines.any(str::is_empty)
        {
            return Err(BadCheckpoint::Shape);
        }
        let root = BASE64.decode(root.as_bytes()).ok();
        let root = root.and_then(|root| <[u8; 32]>::try_from(root).ok());
        Ok(Self {
            origin: origin.to_owned(),
            size: size.parse().map_err(|_| BadCheckpoint::Shape)?,
            root: Digest(root.ok_or(BadCheckpoint::Shape)?),
        })
    }

    fn text(&self) -> String {
        let root = BASE64.encode(&self.root.0);
        format!("{}\n{}\n{root}\n", self.origin, self.size)
    }
}

/// Why there is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCheckpoint {
    /// The note does not hold.
    #[error(transparent)]
    Note(#[from] BadNote),
    /// The text is not a name, a size and a root.
    #[error("not a checkpoint")]
    Shape,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification, but for its signature, whose key is not published.
    #[test]
    fn the_example_of_the_specification_is_read() {
        let text =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        let checkpoint = Checkpoint::read(text).unwrap();
        assert_eq!(checkpoint.size, 20_852_163);
        assert_eq!(checkpoint.text(), text);
        assert!(Checkpoint::read(&format!("{text}extension\n")).is_ok());
        for wrong in [
            text.replace("20852163", "020852163"),
            text.replace("20852163", "+20852163"),
            text.replace("20852163", ""),
            text.replace("20852163", "99999999999999999999"),
            text.replace("CsUY", ""),
            text.replace("CsUY", "CsU"),
            format!("{text}\nempty line before\n"),
            text.replace("example.com/behind-the-sofa", ""),
            text.trim_end().to_owned(),
            String::new(),
        ] {
            assert_eq!(
                Checkpoint::read(&wrong),
                Err(BadCheckpoint::Shape),
                "{wrong:?}"
            );
        }
    }

    #[test]
    fn a_checkpoint_is_opened_as_it_was_signed() {
        let key = SecretKey::from_seed(&[1; 32]);
        let checkpoint = Checkpoint {
            origin: "commons.example/log".to_owned(),
            size: 0,
            root: super::super::tree::empty_root(),
        };
        let note = checkpoint.sign(&key).unwrap();
        let known = [Verifier::new("commons.example/log", key.public()).unwrap()];
        assert_eq!(Checkpoint::open(&note, &known), Ok(checkpoint));
        let longer = note.replace("\n0\n", "\n1\n");
        assert_eq!(
            Checkpoint::open(&longer, &known),
            Err(BadCheckpoint::Note(BadNote::Signature))
        );
    }
}
