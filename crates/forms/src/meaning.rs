//! Canonical questions by meaning: vectors of the catalogue's wordings, for labels that share no
//! word with any of them.

use language::embeddings::{Embedder, Embedding, EmbeddingError};
use sha2::{Digest as _, Sha256};

use crate::catalogue::catalogue;

/// The wordings' vectors in the shipped model; see [`Meaning::to_bytes`].
const SHIPPED: &[u8] = include_bytes!("../questions/vectors.bin");

/// Digits of the digest that a file of vectors begins with.
const DIGEST: usize = 32;

/// Vectors of all wordings of the catalogue, in one model.
pub struct Meaning {
    /// For each wording, its question and its vector.
    wordings: Vec<(usize, Embedding)>,
}

impl Meaning {
    /// The vectors in a model: those that are shipped, where they are of this model and catalogue;
    /// else computed, which takes seconds.
    ///
    /// # Errors
    /// What the model says.
    pub fn of(embedder: &Embedder) -> Result<Self, EmbeddingError> {
        Self::shipped(embedder).map_or_else(|| Self::computed(embedder), Ok)
    }

    /// The vectors that are shipped, where they are of this model and catalogue.
    pub fn shipped(embedder: &Embedder) -> Option<Self> {
        Self::from_bytes(SHIPPED, embedder)
    }

    /// The vectors, computed.
    ///
    /// # Errors
    /// What the model says.
    pub fn computed(embedder: &Embedder) -> Result<Self, EmbeddingError> {
        let (questions, wordings): (Vec<usize>, Vec<&str>) = wordings().into_iter().unzip();
        let vectors = embedder.embed_questions(&wordings)?;
        Ok(Self {
            wordings: questions.into_iter().zip(vectors).collect(),
        })
    }

    /// A digest of the model and of the wordings, then the vectors one after another.
    pub fn to_bytes(&self, embedder: &Embedder) -> Vec<u8> {
        let mut bytes = digest(embedder).into_bytes();
        for (_, vector) in &self.wordings {
            bytes.extend(vector.to_bytes());
        }
        bytes
    }

    /// Back from [`Self::to_bytes`]; none where it is of another model or of other wordings.
    pub fn from_bytes(bytes: &[u8], embedder: &Embedder) -> Option<Self> {
        let (of, vectors) = bytes.split_at_checked(DIGEST)?;
        let questions = wordings();
        let dimensions = embedder.dimensions();
        if of != digest(embedder).as_bytes() || vectors.len() != questions.len() * dimensions {
            return None;
        }
        let vectors = vectors.chunks(dimensions).map(Embedding::from_bytes);
        let wordings = questions.into_iter().zip(vectors);
        let wordings = wordings.map(|((question, _), vector)| Some((question, vector?)));
        Some(Self {
            wordings: wordings.collect::<Option<_>>()?,
        })
    }

    /// What the wordings of a question mean together: the mean of their vectors.
    pub fn together(&self, question: &str) -> Option<Embedding> {
        let number = catalogue().number(question)?;
        let own = self.wordings.iter().filter(|(of, _)| *of == number);
        let mut sum: Vec<f32> = Vec::new();
        for (_, vector) in own {
            let bytes = vector.to_bytes();
            sum.resize(bytes.len(), 0.0);
            for (sum, byte) in sum.iter_mut().zip(bytes) {
                *sum += f32::from(byte.cast_signed());
            }
        }
        (!sum.is_empty()).then(|| Embedding::from_floats(&sum))
    }

    /// For each question of the catalogue, how near a label is to the nearest of its wordings, in
    /// standard deviations over all questions.
    pub(crate) fn nearness(&self, label: &Embedding) -> Vec<f32> {
        let mut best = vec![-1.0_f32; catalogue().questions().len()];
        for (question, vector) in &self.wordings {
            let cosine = label.cosine(vector);
            if let Some(best) = best.get_mut(*question) {
                *best = best.max(cosine);
            }
        }
        language::rank::z_scores(&best)
    }
}

/// Every wording with the number of its question.
fn wordings() -> Vec<(usize, &'static str)> {
    let questions = catalogue().questions().iter().enumerate();
    let wordings = questions
        .flat_map(|(number, question)| question.wordings().map(move |wording| (number, wording)));
    wordings.collect()
}

/// What tells whether vectors are of a model and of these wordings.
fn digest(embedder: &Embedder) -> String {
    let mut digest = Sha256::new();
    digest.update(embedder.identity());
    for (number, wording) in wordings() {
        digest.update(number.to_le_bytes());
        digest.update(wording);
    }
    let digest = digest.finalize();
    let digits = digest.iter().take(DIGEST / 2);
    digits.map(|byte| format!("{byte:02x}")).collect()
}
