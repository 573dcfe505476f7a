//! What a label asks, learnt: a softmax regression over the catalogue's questions, on the meaning
//! of the label (its vector) and on its stems.
//!
//! It is taught by `evaluation wordings`, from the catalogue's wordings, from freer ones with their
//! help under `questions/taught`, from labels that ask none of them, and from the labelled forms
//! that are for building. What was learnt is shipped in `questions/learnt.bin`, for the shipped
//! model; with another one, words alone decide.

use language::embeddings::{Embedder, Embedding};
use language::{Language, words};
use sha2::{Digest as _, Sha256};

use crate::catalogue::catalogue;

/// What was learnt; see [`Meaning::to_bytes`].
const SHIPPED: &[u8] = include_bytes!("../questions/learnt.bin");
/// Digits of the digest that it begins with.
const DIGEST: usize = 32;
/// Places that stems and pairs of stems share, by a hash.
pub const BUCKETS: usize = 4096;
/// What a vector counts beside all stems together.
const OF_MEANING: f32 = 2.0;

/// What tells the questions of the catalogue apart, and from what asks none of them.
pub struct Meaning {
    /// The mean of all wordings' vectors, which every vector is seen from.
    centre: Vec<f32>,
    /// One for each question, then one for what asks none.
    classes: Vec<Class>,
    /// The mean vector of each question's wordings.
    together: Vec<Embedding>,
}

/// What speaks for one question.
#[derive(Debug, Clone, Default)]
pub struct Class {
    /// For any label.
    pub bias: f32,
    /// For each dimension of its vector.
    pub meaning: Vec<f32>,
    /// For each place of its stems.
    pub stems: Vec<f32>,
}

/// A label as it is looked at.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its vector, seen from the centre, of a fixed length.
    pub meaning: Vec<f32>,
    /// Places of its stems and pairs of stems, each with its share; a vector of length 1.
    pub stems: Vec<(usize, f32)>,
}

impl Meaning {
    /// What was learnt, where it is of this model and of these questions.
    pub fn of(embedder: &Embedder) -> Option<Self> {
        Self::from_bytes(SHIPPED, embedder)
    }

    /// From what was learnt just now: a centre, a class for each question and one for none, and
    /// the mean vector of each question's wordings.
    pub fn new(centre: Vec<f32>, classes: Vec<Class>, together: Vec<Embedding>) -> Self {
        Self {
            centre,
            classes,
            together,
        }
    }

    /// A label, by its vector and its words.
    pub fn see(centre: &[f32], vector: &Embedding, label: &str) -> Seen {
        let bytes = vector.to_bytes();
        let own = bytes.iter().map(|byte| f32::from(byte.cast_signed()));
        let length = own.clone().map(|x| x * x).sum::<f32>().sqrt().max(1.0);
        let mut meaning: Vec<f32> = own
            .zip(centre)
            .map(|(own, centre)| own / length - centre)
            .collect();
        let length = meaning.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
        meaning.iter_mut().for_each(|x| *x *= OF_MEANING / length);
        Seen {
            meaning,
            stems: buckets(label),
        }
    }

    /// How likely a label asks each question, and none (the last): shares of 1. Where it has help,
    /// `helped` is the label with its help, and both are heard.
    pub fn shares(
        &self,
        label: (&Embedding, &str),
        helped: Option<(&Embedding, &str)>,
    ) -> Vec<f32> {
        let mut logits = self.logits(&Self::see(&self.centre, label.0, label.1));
        if let Some((vector, text)) = helped {
            let more = self.logits(&Self::see(&self.centre, vector, text));
            let both = logits.iter_mut().zip(more);
            both.for_each(|(one, other)| *one = f32::midpoint(*one, other) * 1.3);
        }
        softmax(&mut logits);
        logits
    }

    fn logits(&self, seen: &Seen) -> Vec<f32> {
        self.classes.iter().map(|class| class.logit(seen)).collect()
    }

    /// What the wordings of a question mean together: the mean of their vectors.
    pub fn together(&self, question: &str) -> Option<Embedding> {
        self.together.get(catalogue().number(question)?).cloned()
    }

    /// A digest of the model and of the questions, the number of dimensions' worth of centre, then
    /// for each class its bias and two rows of bytes with their scale, then the mean vectors.
    pub fn to_bytes(&self, embedder: &Embedder) -> Vec<u8> {
        let mut bytes = digest(embedder).into_bytes();
        put_row(&mut bytes, &self.centre);
        for class in &self.classes {
            bytes.extend(class.bias.to_le_bytes());
            put_row(&mut bytes, &class.meaning);
            put_row(&mut bytes, &class.stems);
        }
        for vector in &self.together {
            bytes.extend(vector.to_bytes());
        }
        bytes
    }

    /// Back from [`Self::to_bytes`]; none where it is of another model or of other questions.
    pub fn from_bytes(bytes: &[u8], embedder: &Embedder) -> Option<Self> {
        let (of, mut rest) = bytes.split_at_checked(DIGEST)?;
        if of != digest(embedder).as_bytes() {
            return None;
        }
        let dimensions = embedder.dimensions();
        let questions = catalogue().questions().len();
        let centre = take_row(&mut rest, dimensions)?;
        let mut classes = Vec::with_capacity(questions + 1);
        for _ in 0..=questions {
            classes.push(Class {
                bias: take_number(&mut rest)?,
                meaning: take_row(&mut rest, dimensions)?,
                stems: take_row(&mut rest, BUCKETS)?,
            });
        }
        let together: Option<Vec<Embedding>> =
            rest.chunks(dimensions).map(Embedding::from_bytes).collect();
        let together = together.filter(|vectors| vectors.len() == questions)?;
        Some(Self {
            centre,
            classes,
            together,
        })
    }
}

impl Class {
    /// What speaks for it in a label.
    pub fn logit(&self, seen: &Seen) -> f32 {
        let meaning: f32 = (self.meaning.iter().zip(&seen.meaning))
            .map(|(weight, x)| weight * x)
            .sum();
        let stems: f32 = (seen.stems.iter())
            .map(|(at, x)| self.stems.get(*at).copied().unwrap_or_default() * x)
            .sum();
        self.bias + meaning + stems
    }
}

/// Makes logits shares of 1.
pub fn softmax(logits: &mut [f32]) {
    let most = logits.iter().copied().fold(f32::MIN, f32::max);
    logits.iter_mut().for_each(|x| *x = (*x - most).exp());
    let all: f32 = logits.iter().sum();
    logits
        .iter_mut()
        .for_each(|x| *x /= all.max(f32::MIN_POSITIVE));
}

/// Places of the stems of a label, and of each pair that follow each other.
fn buckets(label: &str) -> Vec<(usize, f32)> {
    let stems = words::stems(label, Language::French);
    let pairs = stems.windows(2).map(|pair| pair.join(" "));
    let mut places: Vec<usize> = (stems.iter().cloned().chain(pairs))
        .map(|stem| place(&stem))
        .collect();
    places.sort_unstable();
    places.dedup();
    let each = 1.0 / (places.len().max(1) as f32).sqrt();
    places.into_iter().map(|place| (place, each)).collect()
}

/// FNV-1a, which gives the same place on any machine.
fn place(stem: &str) -> usize {
    let hash = stem.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash as usize % BUCKETS
}

/// Numbers as bytes of one scale.
fn put_row(bytes: &mut Vec<u8>, row: &[f32]) {
    let most = row
        .iter()
        .fold(0.0_f32, |most, x| most.max(x.abs()))
        .max(1e-9);
    bytes.extend((most / 127.0).to_le_bytes());
    bytes.extend(row.iter().map(|x| {
        #[expect(clippy::cast_possible_truncation, reason = "rounding is meant")]
        let byte = (x / most * 127.0).round() as i8;
        byte.cast_unsigned()
    }));
}

fn take_row(rest: &mut &[u8], length: usize) -> Option<Vec<f32>> {
    let scale = take_number(rest)?;
    let (row, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(
        row.iter()
            .map(|byte| f32::from(byte.cast_signed()) * scale)
            .collect(),
    )
}

fn take_number(rest: &mut &[u8]) -> Option<f32> {
    let (number, after) = rest.split_first_chunk::<4>()?;
    *rest = after;
    Some(f32::from_le_bytes(*number))
}

/// What tells whether weights are of a model and of these questions.
fn digest(embedder: &Embedder) -> String {
    let mut digest = Sha256::new();
    digest.update(embedder.identity());
    for question in catalogue().questions() {
        digest.update(&question.id);
        digest.update([0]);
    }
    let digest = digest.finalize();
    let digits = digest.iter().take(DIGEST / 2);
    digits.map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_looked_at_in_unit_lengths() {
        let vector = Embedding::from_floats(&[0.3, -0.2, 0.5, 0.1]);
        let seen = Meaning::see(&[0.0; 4], &vector, "Objet social de l'association");
        let length = |values: &[f32]| values.iter().map(|x| x * x).sum::<f32>().sqrt();
        assert!((length(&seen.meaning) - OF_MEANING).abs() < 1e-3);
        let stems: Vec<f32> = seen.stems.iter().map(|(_, x)| *x).collect();
        assert!((length(&stems) - 1.0).abs() < 1e-3);
        assert!(buckets("").is_empty());
    }

    #[test]
    fn rows_come_back_as_they_were_but_for_a_rounding() {
        let row = [0.5, -1.25, 0.0, 3.0];
        let mut bytes = Vec::new();
        put_row(&mut bytes, &row);
        let back = take_row(&mut bytes.as_slice(), 4).expect("four");
        assert!(row.iter().zip(back).all(|(a, b)| (a - b).abs() < 0.02));
        assert!(take_row(&mut &bytes[..5], 4).is_none());
    }
}
