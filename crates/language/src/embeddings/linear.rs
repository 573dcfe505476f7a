//! A matrix product in whole numbers of eight bits: several times faster than in floating point,
//! and the same on every processor.
//!
//! Weights are rounded once, a scale for each output; each row of input is rounded as it comes, with
//! a scale of its own (dynamic quantisation, as in Jacob et al. 2018). Sums are exact.

use candle_core::Result;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

use super::numbers::{FromSums, ToBytes, ZERO, greatest, wide};
use super::weights::Weights;

/// A matrix and what is added after it.
pub(super) struct Linear {
    weight: PackedBMatrix<i8>,
    /// What one step of each output's weights is worth.
    steps: Vec<f32>,
    /// What is to be added to the sums of each output, because [`ZERO`] stands for zero.
    zeros: Vec<i32>,
    biases: Vec<f32>,
    from: usize,
}

/// What computes products, and room for what is computed on the way. It stays with one thread.
#[derive(Default)]
pub(super) struct Products {
    executor: GemmExecutor<u8, i8, i32>,
    bytes: Vec<u8>,
    steps: Vec<f32>,
    sums: Vec<i32>,
}

impl Linear {
    /// Reads several matrices of the same inputs, outputs side by side. Stored is a row an output.
    pub(super) fn read(
        weights: &Weights<'_>,
        names: &[String],
        from: usize,
        to: usize,
    ) -> Result<Self> {
        let mut rows = Vec::new();
        let mut biases = Vec::new();
        for name in names {
            let weight = weights.tensor(&format!("{name}.weight"), &[to, from])?;
            rows.extend(weight.to_vec2::<f32>()?);
            biases.extend(weights.numbers(&format!("{name}.bias"), to)?);
        }
        let executor = GemmExecutor::<u8, i8, i32>::new();
        // Some processors add pairs of products in sixteen bits: a bit less leaves them room.
        let most = if executor.may_saturate() { 63.0 } else { 127.0 };
        let steps: Vec<f32> = rows.iter().map(|row| greatest(row) / most).collect();
        let mut rounded = vec![0i8; from * rows.len()];
        let mut zeros = vec![0i32; rows.len()];
        for (output, (row, step)) in rows.iter().zip(&steps).enumerate() {
            for (input, weight) in row.iter().enumerate() {
                let weight = (weight / step).round() as i8;
                rounded[input * rows.len() + output] = weight;
                zeros[output] -= i32::from(ZERO) * i32::from(weight);
            }
        }
        let matrix = NdTensorView::from_data([from, rows.len()], rounded.as_slice());
        Ok(Self {
            weight: executor.prepack_b(matrix),
            steps,
            zeros,
            biases,
            from,
        })
    }

    /// The product, and what is added after it, of each row.
    pub(super) fn apply(
        &self,
        with: &mut Products,
        rows: &[f32],
        into: &mut Vec<f32>,
    ) -> Result<()> {
        let (count, to) = (rows.len() / self.from, self.steps.len());
        with.bytes.resize(rows.len(), 0);
        with.steps.resize(count, 0.0);
        with.sums.resize(count * to, 0);
        into.resize(count * to, 0.0);
        wide(ToBytes {
            rows,
            width: self.from,
            bytes: &mut with.bytes,
            steps: &mut with.steps,
        });
        let inputs = NdTensorView::from_data([count, self.from], with.bytes.as_slice());
        with.executor
            .gemm(
                &mut with.sums,
                GemmInputA::Packed(&with.executor.prepack_a(inputs)),
                GemmInputB::Packed(&self.weight),
                GemmOptions::default(),
            )
            .map_err(|error| candle_core::Error::Msg(format!("{error:?}")))?;
        wide(FromSums {
            sums: &with.sums,
            of_rows: &with.steps,
            of_columns: &self.steps,
            zeros: &self.zeros,
            biases: &self.biases,
            numbers: into,
        });
        Ok(())
    }
}
