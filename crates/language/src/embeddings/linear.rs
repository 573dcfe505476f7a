//! A matrix product in whole numbers of eight bits: several times faster than in floating point,
//! and the same on every processor.
//!
//! Weights are rounded once, a scale for each output; each row of input is rounded as it comes, with
//! a scale of its own (dynamic quantisation, as in Jacob et al. 2018). Sums are exact.

use candle_core::{CpuStorage, CustomOp1, CustomOp2, Layout, Result, Shape, Tensor};
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_tensor::NdTensorView;

use super::activation::slice;
use super::weights::Weights;

/// What stands for zero among the unsigned inputs.
const ZERO: u8 = 128;

/// A matrix and what is added after it.
pub(super) struct Linear {
    weight: PackedBMatrix<i8>,
    /// What one step of each output's weights is worth.
    scales: Vec<f32>,
    from: usize,
    pub(super) bias: Tensor,
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
            biases.push(weights.tensor(&format!("{name}.bias"), &[to])?);
        }
        let executor = GemmExecutor::<u8, i8, i32>::new();
        // Some processors add pairs of products in sixteen bits: a bit less leaves them room.
        let most = if executor.may_saturate() { 63.0 } else { 127.0 };
        let scales: Vec<f32> = rows.iter().map(|row| greatest(row) / most).collect();
        let mut steps = vec![0i8; from * rows.len()];
        for (output, (row, scale)) in rows.iter().zip(&scales).enumerate() {
            for (input, weight) in row.iter().enumerate() {
                steps[input * rows.len() + output] = (weight / scale).round() as i8;
            }
        }
        let matrix = NdTensorView::from_data([from, rows.len()], steps.as_slice());
        Ok(Self {
            weight: executor.prepack_b(matrix),
            scales,
            from,
            bias: Tensor::cat(&biases, 0)?,
        })
    }

    /// The product with what is added after it.
    pub(super) fn apply(&self, rows: &Tensor) -> Result<Tensor> {
        rows.contiguous()?
            .apply_op2_no_bwd(&self.bias, &Added(self))
    }

    /// Without what is added after it.
    pub(super) fn product(&self, rows: &Tensor) -> Result<Tensor> {
        rows.contiguous()?.apply_op1_no_bwd(self)
    }

    /// Sums of products in whole steps, and what a step of each row is worth.
    fn sums(&self, values: &[f32]) -> Result<(Vec<i32>, Vec<f32>)> {
        let count = values.len() / self.from;
        let mut bytes = Vec::with_capacity(values.len());
        let mut scales = Vec::with_capacity(count);
        for row in values.chunks(self.from) {
            let scale = greatest(row) / 127.0;
            let steps = 1.0 / scale;
            // Adding ROUND rounds to a whole number, whose lowest byte then stands in the lowest
            // bits (IEEE 754, binary32): no branch, so many numbers are rounded at once.
            const ROUND: f32 = 12_582_912.0;
            let byte = |value: &f32| ((value * steps + ROUND).to_bits() as u8).wrapping_add(ZERO);
            bytes.extend(row.iter().map(byte));
            scales.push(scale);
        }
        let mut sums = vec![0i32; count * self.scales.len()];
        let zeros = vec![ZERO; count];
        let options = GemmOptions {
            a_quant: Some(QuantParams { zero_point: &zeros }),
            ..GemmOptions::default()
        };
        let inputs = NdTensorView::from_data([count, self.from], bytes.as_slice());
        // Choosing what computes costs nothing, and it may not go from thread to thread.
        GemmExecutor::<u8, i8, i32>::new()
            .gemm(
                &mut sums,
                GemmInputA::Unpacked(inputs),
                GemmInputB::Packed(&self.weight),
                options,
            )
            .map_err(|error| candle_core::Error::Msg(format!("{error:?}")))?;
        Ok((sums, scales))
    }
}

impl CustomOp1 for Linear {
    fn name(&self) -> &'static str {
        "product-in-bytes"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (sums, scales) = self.sums(slice(storage, layout)?)?;
        let to = self.scales.len();
        let mut products = Vec::with_capacity(sums.len());
        for (row, scale) in sums.chunks(to).zip(&scales) {
            let of_row = row.iter().zip(&self.scales);
            products.extend(of_row.map(|(sum, step)| *sum as f32 * (step * scale)));
        }
        Ok((CpuStorage::F32(products), Shape::from((scales.len(), to))))
    }
}

/// A product with what is added after it, in one pass.
struct Added<'a>(&'a Linear);

impl CustomOp2 for Added<'_> {
    fn name(&self) -> &'static str {
        "product-in-bytes-and-bias"
    }

    fn cpu_fwd(
        &self,
        storage: &CpuStorage,
        layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (sums, scales) = self.0.sums(slice(storage, layout)?)?;
        let bias = slice(bias, bias_layout)?;
        let to = self.0.scales.len();
        let mut products = Vec::with_capacity(sums.len());
        for (row, scale) in sums.chunks(to).zip(&scales) {
            let of_row = row.iter().zip(&self.0.scales).zip(bias);
            products.extend(of_row.map(|((sum, step), bias)| *sum as f32 * (step * scale) + bias));
        }
        Ok((CpuStorage::F32(products), Shape::from((scales.len(), to))))
    }
}

/// The greatest of the absolute values, and never zero.
fn greatest(values: &[f32]) -> f32 {
    values
        .iter()
        .fold(f32::MIN_POSITIVE * 1e6, |most, value| most.max(value.abs()))
}
