//! The forward pass of BERT and XLM-RoBERTa (Devlin et al. 2018; Conneau et al. 2019).
//!
//! Tokens of several texts are computed on as the rows of one matrix, one text after another.
//! Only attention looks from row to row, and it is done text by text: nothing is padded.

use candle_core::{Device, Result, Tensor};
use serde::Deserialize;

use super::EmbeddingError;
use super::activation::Activation;
use super::linear::Linear;
use super::norm::Norm;
use super::softmax::softmax;
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
    positions: Tensor,
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
    layer_norm_eps: f64,
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
        let positions = weights.tensor(
            &of("position_embeddings.weight"),
            &[config.max_position_embeddings, width],
        )?;
        let kind = weights
            .tensor(
                &of("token_type_embeddings.weight"),
                &[config.type_vocab_size, width],
            )?
            .get(0)?;
        Ok(Self {
            words: weights.table(&of("word_embeddings.weight"), &[config.vocab_size, width])?,
            positions: positions.broadcast_add(&kind)?,
            norm: Norm::read(weights, &of("LayerNorm"), width, config.layer_norm_eps)?,
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
    pub(super) fn embed(&self, texts: &[Vec<u32>], pooling: Pooling) -> Result<Vec<Vec<f32>>> {
        let mut ranges = Vec::with_capacity(texts.len());
        let (mut tokens, mut positions) = (Vec::new(), Vec::new());
        for text in texts {
            ranges.push((tokens.len(), text.len()));
            let first = u32::try_from(self.config.first_position()).unwrap_or(u32::MAX);
            positions.extend((first..).take(text.len()));
            tokens.extend_from_slice(text);
        }
        let count = tokens.len();
        let tokens = Tensor::from_vec(tokens, count, &Device::Cpu)?;
        let positions = Tensor::from_vec(positions, count, &Device::Cpu)?;
        let words = self.words.rows(&tokens)?;
        let mut rows = self
            .norm
            .apply(&words, &self.positions.index_select(&positions, 0)?)?;
        for layer in &self.layers {
            rows = layer.apply(&rows, &ranges, &self.config, self.activation)?;
        }
        ranges
            .iter()
            .map(|(start, length)| match pooling {
                Pooling::Mean => rows.narrow(0, *start, *length)?.mean(0)?.to_vec1(),
                Pooling::FirstToken => rows.get(*start)?.to_vec1(),
            })
            .collect()
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
        let epsilon = config.layer_norm_eps;
        let norm = |part: &str| Norm::read(weights, &format!("{name}.{part}"), width, epsilon);
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

    fn apply(
        &self,
        rows: &Tensor,
        ranges: &[(usize, usize)],
        config: &Config,
        activation: Activation,
    ) -> Result<Tensor> {
        let looked = self.attention.apply(rows)?;
        let seen = ranges
            .iter()
            .map(|(start, length)| attend(&looked.narrow(0, *start, *length)?, config))
            .collect::<Result<Vec<_>>>()?;
        let seen = self.attention_output.apply(&Tensor::cat(&seen, 0)?)?;
        let rows = self.attention_norm.apply(&seen, rows)?;
        let inner = self.intermediate.product(&rows)?;
        let active = activation.apply(&inner, &self.intermediate.bias)?;
        self.output_norm.apply(&self.output.apply(&active)?, &rows)
    }
}

/// Attention within one text. `looked` has its queries, keys and values side by side.
fn attend(looked: &Tensor, config: &Config) -> Result<Tensor> {
    let (length, width) = (looked.dim(0)?, config.hidden_size);
    let heads = config.num_attention_heads;
    let part = |number: usize| {
        looked
            .narrow(1, number * width, width)?
            .reshape((length, heads, width / heads))?
            .transpose(0, 1)?
            .contiguous()
    };
    let (queries, keys, values) = (part(0)?, part(1)?, part(2)?);
    #[expect(clippy::cast_possible_truncation, reason = "computed on in f32")]
    let scale = (1.0 / ((width / heads) as f64).sqrt()) as f32;
    softmax(&queries.matmul(&keys.t()?)?, scale)?
        .matmul(&values)?
        .transpose(0, 1)?
        .reshape((length, width))
}

fn gelu() -> String {
    "gelu".to_owned()
}
