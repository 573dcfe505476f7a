//! Texts that occur many times, most of them kept once.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// A text of a [`Texts`]. Equal ones are of one text; accounts, journals and third parties of one
/// text are equal; labels, documents and numbers may not be. The empty text is [`Text::EMPTY`] in all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(u32);

impl Text {
    /// No text.
    pub const EMPTY: Self = Self(0);

    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
    }

    /// Its number, for tables with a row a text.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts, one after another in one string.
#[derive(Debug, Clone)]
pub struct Texts {
    all: String,
    ends: Vec<usize>,
    /// Number and hash: growing looks at no text again.
    known: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

impl Default for Texts {
    fn default() -> Self {
        let hasher = DefaultHashBuilder::default();
        let mut texts = Self {
            all: String::new(),
            ends: Vec::new(),
            known: HashTable::new(),
            hasher,
        };
        texts.add("");
        texts
    }
}

impl Texts {
    /// The text that was added; empty for one that is not of these texts.
    pub fn get(&self, text: Text) -> &str {
        get(&self.all, &self.ends, text.0)
    }

    /// Adds a text, or finds it. After four thousand million of them the empty text stands for all
    /// others; a ledger's bounds are far below.
    pub fn add(&mut self, text: &str) -> Text {
        let (hash, short) = self.hash(text);
        let same =
            |known: &(u32, u32)| known.1 == short && get(&self.all, &self.ends, known.0) == text;
        if let Some(known) = self.known.find(hash, same) {
            return Text(known.0);
        }
        let Ok(number) = u32::try_from(self.ends.len()) else {
            return Text::EMPTY;
        };
        self.all.push_str(text);
        self.ends.push(self.all.len());
        self.known
            .insert_unique(hash, (number, short), |known| spread(known.1));
        Text(number)
    }

    /// Adds a text without looking whether it is there: for labels, which are mostly new. It may
    /// then be there twice, and [`Self::find`] finds only what [`Self::add`] added.
    pub(crate) fn append(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::EMPTY;
        }
        let Ok(number) = u32::try_from(self.ends.len()) else {
            return Text::EMPTY;
        };
        self.all.push_str(text);
        self.ends.push(self.all.len());
        Text(number)
    }

    /// Adds all texts of another; gives what each of them is here.
    pub(crate) fn absorb(&mut self, other: &Self) -> Vec<Text> {
        let base = self.ends.len();
        let bytes = self.all.len();
        self.all.push_str(&other.all);
        // The empty text is here already.
        self.ends
            .extend(other.ends.iter().skip(1).map(|end| end + bytes));
        let number = |at: usize| u32::try_from(base + at - 1).unwrap_or(0);
        let mut new: Vec<Text> = std::iter::once(Text::EMPTY)
            .chain((1..other.ends.len()).map(|at| Text(number(at))))
            .collect();
        for (at, _) in &other.known {
            if let Some(new) = new.get_mut(*at as usize) {
                let text = other.get(Text(*at));
                let (hash, short) = self.hash(text);
                let same = |known: &(u32, u32)| {
                    known.1 == short && get(&self.all, &self.ends, known.0) == text
                };
                match self.known.find(hash, same) {
                    Some(known) => *new = Text(known.0),
                    None => {
                        self.known
                            .insert_unique(hash, (new.0, short), |known| spread(known.1));
                    }
                }
            }
        }
        new
    }

    /// Room for so many more texts, and bytes of them.
    pub(crate) fn reserve(&mut self, texts: usize, bytes: usize) {
        self.ends.reserve(texts);
        self.all.reserve(bytes);
    }

    /// The text, if it was added.
    pub fn find(&self, text: &str) -> Option<Text> {
        let (hash, short) = self.hash(text);
        let same =
            |known: &(u32, u32)| known.1 == short && get(&self.all, &self.ends, known.0) == text;
        self.known.find(hash, same).map(|known| Text(known.0))
    }

    /// The place of a text in the table, and what is kept of its hash.
    fn hash(&self, text: &str) -> (u64, u32) {
        let hash = self.hasher.hash_one(text);
        let short = u32::try_from(hash >> 32).unwrap_or(0);
        (spread(short), short)
    }

    /// How many there are, the empty one included.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// All texts in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (Text, &str)> {
        (0..self.ends.len()).filter_map(|at| {
            let text = Text(u32::try_from(at).ok()?);
            Some((text, self.get(text)))
        })
    }
}

/// Thirty-two bits spread over the sixty-four that the table looks at, at both ends.
fn spread(short: u32) -> u64 {
    u64::from(short).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn get<'a>(all: &'a str, ends: &[usize], number: u32) -> &'a str {
    let number = number as usize;
    let end = ends.get(number).copied().unwrap_or(0);
    let start = number
        .checked_sub(1)
        .and_then(|before| ends.get(before))
        .copied()
        .unwrap_or(0);
    all.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_kept_once() {
        let mut texts = Texts::default();
        let bank = texts.add("Banque");
        let gifts = texts.add("Dons");
        assert_eq!(texts.add("Banque"), bank);
        assert_eq!(texts.get(gifts), "Dons");
        assert_eq!(texts.add(""), Text::EMPTY);
        assert_eq!((texts.count(), texts.find("Caisse")), (3, None));
        assert_eq!(
            texts.iter().map(|(_, text)| text).collect::<Vec<_>>(),
            ["", "Banque", "Dons"]
        );
    }
}
