//! The forward pass of BERT and XLM-RoBERTa (Devlin et al. 2018; Conneau et al. 2019).
//!
//! Tokens of several texts are computed on as the rows of one matrix, one text after another.
//! Only attention looks from row to row, and it is done text by text: nothing is padded.

use candle_core::Result;
use serde::Deserialize;

use super::EmbeddingError;
use super::attention::Attention;
use super::linear::{Linear, Products};
use super::numbers::{Activate, Activation, AddAndNormalise, wide};
use super::weights::{Table, Weights};

/// How one vector is made of those of a text's tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pooling {
    /// Their mean.
    Mean,
    /// That of the first token.
    FirstToken,
}

/// A model ready to compute.
pub(super) struct Bert {
    config: Config,
    words: Table,
    /// One vector a position, that of token type 0 added: a text has no other.
    positions: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    activation: Activation,
}

/// What is read of `config.json`.
#[derive(Debug, Deserialize)]
struct Config {
    model_type: String,
    #[serde(default = "gelu")]
    hidden_act: String,
    vocab_size: usize,
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    intermediate_size: usize,
    max_position_embeddings: usize,
    type_vocab_size: usize,
    layer_norm_eps: f32,
    #[serde(default)]
    pad_token_id: usize,
}

/// Layers and widths beyond those of the greatest models known are refused.
const MOST: usize = 1 << 20;

impl Bert {
    pub(super) fn new(
        config_json: &[u8],
        weights: &Weights<'_>,
    ) -> std::result::Result<Self, EmbeddingError> {
        let config: Config = serde_json::from_slice(config_json)
            .map_err(|error| EmbeddingError::Model(format!("its configuration: {error}")))?;
        config.check()?;
        let activation = Activation::named(&config.hidden_act)
            .ok_or_else(|| EmbeddingError::Model("its activation is not known".to_owned()))?;
        Self::build(config, activation, weights)
            .map_err(|error| EmbeddingError::Model(error.to_string()))
    }

    fn build(config: Config, activation: Activation, weights: &Weights<'_>) -> Result<Self> {
        let width = config.hidden_size;
        let of = |part: &str| format!("embeddings.{part}");
        let count = config.max_position_embeddings;
        let mut positions = weights
            .tensor(&of("position_embeddings.weight"), &[count, width])?
            .flatten_all()?
            .to_vec1::<f32>()?;
        let kind = weights
            .tensor(
                &of("token_type_embeddings.weight"),
                &[config.type_vocab_size, width],
            )?
            .get(0)?
            .to_vec1::<f32>()?;
        for (value, kind) in positions.iter_mut().zip(kind.iter().cycle()) {
            *value += kind;
        }
        Ok(Self {
            words: weights.table(&of("word_embeddings.weight"), &[config.vocab_size, width])?,
            positions,
            norm: Norm::read(weights, &of("LayerNorm"), &config)?,
            layers: (0..config.num_hidden_layers)
                .map(|number| Layer::read(weights, &format!("encoder.layer.{number}"), &config))
                .collect::<Result<_>>()?,
            config,
            activation,
        })
    }

    /// Tokens it knows.
    pub(super) fn vocabulary(&self) -> usize {
        self.config.vocab_size
    }

    /// Numbers in a vector.
    pub(super) fn dimensions(&self) -> usize {
        self.config.hidden_size
    }

    /// Tokens of the longest text it takes.
    pub(super) fn positions(&self) -> usize {
        self.config
            .max_position_embeddings
            .saturating_sub(self.config.first_position())
    }

    /// One vector a text, not normalised. Each text has at least one token and at most
    /// [`Self::positions`].
    pub(super) fn embed(
        &self,
        bench: &mut Bench,
        texts: &[Vec<u32>],
        pooling: Pooling,
    ) -> Result<Vec<Vec<f32>>> {
        let (width, first) = (self.config.hidden_size, self.config.first_position());
        let tokens: Vec<u32> = texts.iter().flatten().copied().collect();
        let mut rows = self.words.rows(tokens)?;
        let mut places = Vec::with_capacity(rows.len());
        for text in texts {
            let places_of_text = self.positions.get(first * width..);
            places.extend(
                places_of_text
                    .unwrap_or_default()
                    .iter()
                    .take(text.len() * width),
            );
        }
        self.norm.apply(&mut rows, &places);
        for layer in &self.layers {
            layer.apply(&mut rows, texts, &self.config, self.activation, bench)?;
        }
        let mut rest = rows.as_slice();
        let mut vectors = Vec::with_capacity(texts.len());
        for text in texts {
            let (of_text, after) = rest.split_at(text.len() * width);
            rest = after;
            vectors.push(match pooling {
                Pooling::Mean => mean(of_text, width),
                Pooling::FirstToken => of_text.iter().take(width).copied().collect(),
            });
        }
        Ok(vectors)
    }
}

impl Config {
    fn check(&self) -> std::result::Result<(), EmbeddingError> {
        let wrong = |what: &str| Err(EmbeddingError::Model(what.to_owned()));
        let sizes = [
            self.hidden_size,
            self.num_hidden_layers,
            self.num_attention_heads,
            self.intermediate_size,
            self.max_position_embeddings,
            self.type_vocab_size,
        ];
        if sizes.iter().any(|size| *size == 0 || *size > MOST) {
            return wrong("its configuration has a size of 0 or beyond all measure");
        }
        if !self.hidden_size.is_multiple_of(self.num_attention_heads) {
            return wrong("its width is no multiple of its attention heads");
        }
        if !matches!(self.model_type.as_str(), "bert" | "xlm-roberta" | "roberta") {
            return wrong("it is of another family than BERT and XLM-RoBERTa");
        }
        if !matches!(
            self.hidden_act.as_str(),
            "gelu" | "gelu_new" | "gelu_pytorch_tanh" | "relu"
        ) {
            return wrong("its activation is not known");
        }
        if self.first_position() >= self.max_position_embeddings {
            return wrong("it has no position for a token");
        }
        Ok(())
    }

    /// RoBERTa counts positions from the one after that of padding.
    fn first_position(&self) -> usize {
        if self.model_type == "bert" {
            0
        } else {
            self.pad_token_id.saturating_add(1)
        }
    }
}

/// A layer of the encoder.
struct Layer {
    /// Queries, keys and values, in one matrix.
    attention: Linear,
    attention_output: Linear,
    attention_norm: Norm,
    intermediate: Linear,
    output: Linear,
    output_norm: Norm,
}

impl Layer {
    fn read(weights: &Weights<'_>, name: &str, config: &Config) -> Result<Self> {
        let (width, inner) = (config.hidden_size, config.intermediate_size);
        let linear = |parts: &[&str], from, to| {
            let names: Vec<String> = parts.iter().map(|part| format!("{name}.{part}")).collect();
            Linear::read(weights, &names, from, to)
        };
        let norm = |part: &str| Norm::read(weights, &format!("{name}.{part}"), config);
        Ok(Self {
            attention: linear(
                &[
                    "attention.self.query",
                    "attention.self.key",
                    "attention.self.value",
                ],
                width,
                width,
            )?,
            attention_output: linear(&["attention.output.dense"], width, width)?,
            attention_norm: norm("attention.output.LayerNorm")?,
            intermediate: linear(&["intermediate.dense"], width, inner)?,
            output: linear(&["output.dense"], inner, width)?,
            output_norm: norm("output.LayerNorm")?,
        })
    }

    /// Takes the rows of several texts, one after another, one layer further.
    fn apply(
        &self,
        rows: &mut [f32],
        texts: &[Vec<u32>],
        config: &Config,
        activation: Activation,
        bench: &mut Bench,
    ) -> Result<()> {
        let width = config.hidden_size;
        let Bench {
            products,
            attention,
            looked,
            seen,
            inner,
            found,
        } = bench;
        self.attention.apply(products, rows, looked)?;
        seen.resize(rows.len(), 0.0);
        let (mut looked, mut into) = (looked.as_slice(), seen.as_mut_slice());
        for text in texts {
            let (of_text, after) = looked.split_at(text.len() * 3 * width);
            let (to, into_after) = into.split_at_mut(text.len() * width);
            attention.apply(of_text, width, config.num_attention_heads, to)?;
            (looked, into) = (after, into_after);
        }
        self.attention_output.apply(products, seen, found)?;
        self.attention_norm.apply(rows, found);
        self.intermediate.apply(products, rows, inner)?;
        wide(Activate {
            how: activation,
            numbers: inner,
        });
        self.output.apply(products, inner, found)?;
        self.output_norm.apply(rows, found);
        Ok(())
    }
}

/// Layer normalisation of a sum.
struct Norm {
    weights: Vec<f32>,
    biases: Vec<f32>,
    epsilon: f32,
}

impl Norm {
    fn read(weights: &Weights<'_>, name: &str, config: &Config) -> Result<Self> {
        let numbers = |part: &str| weights.numbers(&format!("{name}.{part}"), config.hidden_size);
        Ok(Self {
            weights: numbers("weight")?,
            biases: numbers("bias")?,
            epsilon: config.layer_norm_eps,
        })
    }

    fn apply(&self, rows: &mut [f32], added: &[f32]) {
        wide(AddAndNormalise {
            rows,
            added,
            weights: &self.weights,
            biases: &self.biases,
            epsilon: self.epsilon,
        });
    }
}

/// What computes, and room for what is computed on the way: made once for many texts. It stays with
/// one thread.
#[derive(Default)]
pub(super) struct Bench {
    products: Products,
    attention: Attention,
    looked: Vec<f32>,
    seen: Vec<f32>,
    inner: Vec<f32>,
    found: Vec<f32>,
}

/// The mean of rows.
fn mean(rows: &[f32], width: usize) -> Vec<f32> {
    let mut mean = vec![0.0; width];
    for row in rows.chunks(width) {
        mean.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
    }
    let count = (rows.len() / width) as f32;
    mean.iter_mut().for_each(|sum| *sum /= count);
    mean
}

fn gelu() -> String {
    "gelu".to_owned()
}
