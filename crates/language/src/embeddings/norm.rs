//! Normalisation of each row, after what a layer found is added to what it was given.

use candle_core::{CpuStorage, CustomOp2, Layout, Result, Shape, Tensor};

use super::activation::slice;
use super::weights::Weights;

/// Layer normalisation (Ba, Kiros, Hinton 2016).
pub(super) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
    epsilon: f32,
}

impl Norm {
    pub(super) fn read(
        weights: &Weights<'_>,
        name: &str,
        width: usize,
        epsilon: f64,
    ) -> Result<Self> {
        let numbers = |part: &str| {
            weights
                .tensor(&format!("{name}.{part}"), &[width])?
                .to_vec1()
        };
        #[expect(clippy::cast_possible_truncation, reason = "computed on in f32")]
        let epsilon = epsilon as f32;
        Ok(Self {
            weight: numbers("weight")?,
            bias: numbers("bias")?,
            epsilon,
        })
    }

    /// The sum of two tensors of the same shape, normalised. In one pass: the library's own sums
    /// share large tensors out among threads that wait actively for one another.
    pub(super) fn apply(&self, rows: &Tensor, added: &Tensor) -> Result<Tensor> {
        rows.contiguous()?
            .apply_op2_no_bwd(&added.contiguous()?, self)
    }
}

impl CustomOp2 for Norm {
    fn name(&self) -> &'static str {
        "sum-and-norm"
    }

    fn cpu_fwd(
        &self,
        rows: &CpuStorage,
        rows_layout: &Layout,
        added: &CpuStorage,
        added_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let rows = slice(rows, rows_layout)?;
        let added = slice(added, added_layout)?;
        let width = self.weight.len().max(1);
        let mut normal = Vec::with_capacity(rows.len());
        for (row, added) in rows.chunks(width).zip(added.chunks(width)) {
            let start = normal.len();
            normal.extend(row.iter().zip(added).map(|(one, other)| one + other));
            let row = normal.get_mut(start..).unwrap_or_default();
            let mean = row.iter().sum::<f32>() / width as f32;
            row.iter_mut().for_each(|value| *value -= mean);
            let variance = row.iter().map(|value| value * value).sum::<f32>() / width as f32;
            let steps = 1.0 / (variance + self.epsilon).sqrt();
            for ((value, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
                *value = *value * steps * weight + bias;
            }
        }
        Ok((CpuStorage::F32(normal), rows_layout.shape().clone()))
    }
}
