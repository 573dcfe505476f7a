//! Embeddings: vectors that lie near one another where texts mean the like.
//!
//! A small model ships with the program ([`Embedder::shipped`]); a person may install any other
//! of the BERT and XLM-RoBERTa families ([`Embedder::from_parts_with`]). Vectors of two models
//! cannot be compared: keep [`Embedder::identity`] beside stored ones.

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use tokenizers::Tokenizer;

mod attention;
mod bert;
mod embedding;
mod linear;
mod numbers;
mod weights;

pub use bert::Pooling;
pub use embedding::Embedding;

use bert::{Bench, Bert};
use weights::Weights;

/// Why a model could not be used.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddingError {
    /// A part of the model is missing, damaged, or of another shape than its configuration says.
    #[error("the embedding model cannot be read: {0}")]
    Model(String),
    /// The texts could not be computed on.
    #[error("the embedding could not be computed: {0}")]
    Compute(String),
}

/// How a model wants to be used; its authors say so in its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manner {
    /// Put before each question.
    pub question_prefix: String,
    /// Put before each passage.
    pub passage_prefix: String,
    /// How one vector is made of those of the tokens.
    pub pooling: Pooling,
}

impl Manner {
    /// That of the E5 family.
    pub fn e5() -> Self {
        Self {
            question_prefix: "query: ".to_owned(),
            passage_prefix: "passage: ".to_owned(),
            pooling: Pooling::Mean,
        }
    }

    /// No prefix and the first token's vector, as bge-m3 and granite-embedding want it.
    pub fn first_token() -> Self {
        Self {
            question_prefix: String::new(),
            passage_prefix: String::new(),
            pooling: Pooling::FirstToken,
        }
    }
}

/// A model that makes embeddings. It can be shared between threads.
pub struct Embedder {
    tokenizer: Tokenizer,
    model: Bert,
    manner: Manner,
    identity: String,
}

/// Most tokens of one text that are looked at; what follows is left out.
const MOST_TOKENS: usize = 128;

/// Most bytes of one text that can matter: no piece is longer than 16 characters.
const MOST_BYTES: usize = MOST_TOKENS * 16 * 4;

/// Tokens computed on together: enough for matrices to pay, and few enough to stay near the
/// processor.
const TOGETHER: usize = 256;

impl Embedder {
    /// The model that ships with the program: multilingual-e5-small in 4 bits for seven European
    /// languages; see `model/SOURCE.md`. 384 dimensions.
    ///
    /// # Errors
    /// [`EmbeddingError::Model`], which would be a fault of the build.
    pub fn shipped() -> Result<Self, EmbeddingError> {
        Self::from_parts(
            include_bytes!("../../model/config.json"),
            include_bytes!("../../model/tokenizer.json"),
            include_bytes!("../../model/model.gguf"),
        )
    }

    /// A model of the E5 family from the bytes of its files; see [`Self::from_parts_with`].
    ///
    /// # Errors
    /// [`EmbeddingError::Model`] when a part is damaged or does not go with the others.
    pub fn from_parts(
        config_json: &[u8],
        tokenizer_json: &[u8],
        weights: &[u8],
    ) -> Result<Self, EmbeddingError> {
        Self::from_parts_with(config_json, tokenizer_json, weights, Manner::e5())
    }

    /// A model from the bytes of `config.json`, `tokenizer.json` and its weights, which are
    /// safetensors or GGUF with the tensor names of Hugging Face's `BertModel` or
    /// `XLMRobertaModel`.
    ///
    /// # Errors
    /// [`EmbeddingError::Model`] when a part is damaged or does not go with the others.
    pub fn from_parts_with(
        config_json: &[u8],
        tokenizer_json: &[u8],
        weights: &[u8],
        manner: Manner,
    ) -> Result<Self, EmbeddingError> {
        let mut digest = Sha256::new();
        for part in [config_json, tokenizer_json, weights] {
            digest.update(Sha256::digest(part));
        }
        digest.update(format!("{manner:?}"));
        // How products are computed: see `linear`.
        digest.update("bytes 1");
        let identity = digest
            .finalize()
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let tokenizer = Tokenizer::from_bytes(tokenizer_json)
            .map_err(|error| EmbeddingError::Model(format!("its tokenizer: {error}")))?;
        let model = Bert::new(config_json, &Weights::read(weights)?)?;
        if tokenizer.get_vocab_size(true) > model.vocabulary() {
            return Err(EmbeddingError::Model(
                "its tokenizer has more words than it".to_owned(),
            ));
        }
        Ok(Self {
            tokenizer,
            model,
            manner,
            identity,
        })
    }

    /// 32 hexadecimal digits of a digest of the model and its manner: vectors with another
    /// identity are not comparable with this model's.
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// Numbers in a vector.
    pub fn dimensions(&self) -> usize {
        self.model.dimensions()
    }

    /// Embeds questions, in their order.
    ///
    /// # Errors
    /// [`EmbeddingError::Compute`].
    pub fn embed_questions(&self, texts: &[&str]) -> Result<Vec<Embedding>, EmbeddingError> {
        self.embed(&self.manner.question_prefix, texts)
    }

    /// Embeds passages, in their order. The first 128 tokens of each count (about 90 French
    /// words).
    ///
    /// # Errors
    /// [`EmbeddingError::Compute`].
    pub fn embed_passages(&self, texts: &[&str]) -> Result<Vec<Embedding>, EmbeddingError> {
        self.embed(&self.manner.passage_prefix, texts)
    }

    fn embed(&self, prefix: &str, texts: &[&str]) -> Result<Vec<Embedding>, EmbeddingError> {
        let vectors = self.vectors(prefix, texts)?;
        Ok(vectors
            .iter()
            .map(|vector| Embedding::from_floats(vector))
            .collect())
    }

    /// Vectors before they are rounded.
    fn vectors(&self, prefix: &str, texts: &[&str]) -> Result<Vec<Vec<f32>>, EmbeddingError> {
        let tokens: Vec<Vec<u32>> = texts
            .par_iter()
            .map(|text| self.tokens(prefix, text))
            .collect::<Result<_, _>>()?;
        let groups: Vec<Vec<Vec<f32>>> = groups(&tokens)
            .into_par_iter()
            .map_init(Bench::default, |bench, group| {
                self.model.embed(bench, group, self.manner.pooling)
            })
            .collect::<Result<_, _>>()
            .map_err(|error| EmbeddingError::Compute(error.to_string()))?;
        Ok(groups.into_iter().flatten().collect())
    }

    /// Token numbers of a text, the closing token kept where it is cut.
    fn tokens(&self, prefix: &str, text: &str) -> Result<Vec<u32>, EmbeddingError> {
        let mut end = text.len().min(MOST_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        let encoding = self
            .tokenizer
            .encode_fast(format!("{prefix}{text}"), true)
            .map_err(|error| EmbeddingError::Compute(error.to_string()))?;
        let mut tokens = encoding.get_ids().to_vec();
        let most = MOST_TOKENS.min(self.model.positions());
        if tokens.len() > most {
            let last = tokens.last().copied();
            tokens.truncate(most.saturating_sub(1));
            tokens.extend(last);
        }
        if tokens.is_empty() {
            // Some tokenizers frame nothing, and a text must have a token.
            tokens.push(0);
        }
        Ok(tokens)
    }
}

impl std::fmt::Debug for Embedder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Embedder")
            .field("identity", &self.identity)
            .finish_non_exhaustive()
    }
}

/// Runs of texts with about [`TOGETHER`] tokens each.
fn groups(tokens: &[Vec<u32>]) -> Vec<&[Vec<u32>]> {
    let mut groups = Vec::new();
    let (mut start, mut count) = (0, 0);
    for (at, text) in tokens.iter().enumerate() {
        if count > 0 && count + text.len() > TOGETHER {
            groups.extend(tokens.get(start..at));
            (start, count) = (at, 0);
        }
        count += text.len();
    }
    groups.extend(tokens.get(start..).filter(|rest| !rest.is_empty()));
    groups
}

#[cfg(test)]
mod tests;
