//! A model's weights out of the bytes of a safetensors or GGUF file.

use std::collections::HashMap;
use std::io::Cursor;

use candle_core::quantized::{GgmlDType, QTensor, gguf_file};
use candle_core::{DType, Device, Result, Tensor};

use super::EmbeddingError;

/// Tensors by name.
pub(super) enum Weights<'a> {
    Safetensors(HashMap<String, Tensor>),
    Gguf(gguf_file::Content, &'a [u8]),
}

/// A table of vectors, one a token. Quantised rows are unpacked as they are looked up: the whole
/// table would be the greater part of a model's memory.
pub(super) enum Table {
    Plain(Tensor),
    Quantised(QTensor),
}

impl<'a> Weights<'a> {
    /// Reads a file's directory; safetensors are copied.
    pub(super) fn read(bytes: &'a [u8]) -> std::result::Result<Self, EmbeddingError> {
        let weights = if bytes.starts_with(b"GGUF") {
            gguf_file::Content::read(&mut Cursor::new(bytes))
                .map(|content| Self::Gguf(content, bytes))
        } else {
            candle_core::safetensors::load_buffer(bytes, &Device::Cpu).map(Self::Safetensors)
        };
        weights.map_err(|error| EmbeddingError::Model(format!("its weights: {error}")))
    }

    /// A tensor of a shape, in f32. Names may begin with the name of the model's class.
    pub(super) fn tensor(&self, name: &str, shape: &[usize]) -> Result<Tensor> {
        let tensor = match self {
            Self::Safetensors(tensors) => {
                named(|name| tensors.get(name), name)?.to_dtype(DType::F32)?
            }
            Self::Gguf(..) => self.quantised(name)?.dequantize(&Device::Cpu)?,
        };
        expect(name, tensor.dims(), shape)?;
        Ok(tensor)
    }

    /// The numbers of a tensor of one dimension.
    pub(super) fn numbers(&self, name: &str, count: usize) -> Result<Vec<f32>> {
        self.tensor(name, &[count])?.to_vec1()
    }

    /// A table of a shape.
    pub(super) fn table(&self, name: &str, shape: &[usize]) -> Result<Table> {
        if let Self::Gguf(..) = self {
            let tensor = self.quantised(name)?;
            if !matches!(
                tensor.dtype(),
                GgmlDType::F32 | GgmlDType::F16 | GgmlDType::BF16
            ) {
                expect(name, tensor.shape().dims(), shape)?;
                return Ok(Table::Quantised(tensor));
            }
        }
        self.tensor(name, shape).map(Table::Plain)
    }

    fn quantised(&self, name: &str) -> Result<QTensor> {
        let Self::Gguf(content, bytes) = self else {
            candle_core::bail!("no quantised {name}")
        };
        let info = named(|name| content.tensor_infos.get(name), name)?;
        info.read(
            &mut Cursor::new(*bytes),
            content.tensor_data_offset,
            &Device::Cpu,
        )
    }
}

impl Table {
    /// The rows of some tokens, one after another.
    pub(super) fn rows(&self, tokens: Vec<u32>) -> Result<Vec<f32>> {
        let count = tokens.len();
        let tokens = Tensor::from_vec(tokens, count, &Device::Cpu)?;
        let rows = match self {
            Self::Plain(table) => table.index_select(&tokens, 0)?,
            Self::Quantised(table) => table.embedding(&tokens)?,
        };
        rows.flatten_all()?.to_vec1()
    }
}

fn named<T>(get: impl Fn(&str) -> Option<T>, name: &str) -> Result<T> {
    ["", "bert.", "roberta.", "model."]
        .iter()
        .find_map(|prefix| get(&format!("{prefix}{name}")))
        .ok_or_else(|| candle_core::Error::Msg(format!("there is no {name}")))
}

fn expect(name: &str, found: &[usize], shape: &[usize]) -> Result<()> {
    if found == shape {
        Ok(())
    } else {
        candle_core::bail!("{name} has the shape {found:?} and not {shape:?}")
    }
}
