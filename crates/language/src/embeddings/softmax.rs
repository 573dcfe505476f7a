//! How much each token of a text looks at each other: `exp(x)` over the sum of its row.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

/// Softmax of each row of the last dimension, of numbers times a scale above 0. The library's own
/// computes `exp` number by number.
pub(super) fn softmax(numbers: &Tensor, scale: f32) -> Result<Tensor> {
    numbers.contiguous()?.apply_op1_no_bwd(&Softmax(scale))
}

struct Softmax(f32);

impl CustomOp1 for Softmax {
    fn name(&self) -> &'static str {
        "softmax"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let values = super::activation::slice(storage, layout)?;
        let width = layout.dims().last().copied().unwrap_or(1).max(1);
        let mut shares = Vec::with_capacity(values.len());
        for row in values.chunks(width) {
            let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let start = shares.len();
            shares.extend(row.iter().map(|value| exp((value - most) * self.0)));
            let row = shares.get_mut(start..).unwrap_or_default();
            let sum: f32 = row.iter().sum();
            let part = 1.0 / sum;
            row.iter_mut().for_each(|share| *share *= part);
        }
        Ok((CpuStorage::F32(shares), layout.shape().clone()))
    }
}

/// `exp` of a number that is not above 0, to within a hundred-thousandth of it, without a branch: the whole
/// power of two goes into the exponent (IEEE 754, binary32), the rest is Taylor's.
fn exp(x: f32) -> f32 {
    let power = (x * std::f32::consts::LOG2_E).max(-125.0);
    // Adding this rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let rounded = power + ROUND;
    let rest = (power - (rounded - ROUND)) * std::f32::consts::LN_2;
    let series = [
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ];
    let near_one = series.iter().fold(0.0, |sum, part| sum * rest + part);
    let shift = rounded.to_bits() << 23;
    f32::from_bits(near_one.to_bits().wrapping_add(shift))
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    #[test]
    fn exp_is_that_of_the_library() {
        for step in 0..8_000 {
            let x = -(step as f32) / 100.0;
            let expected = x.exp();
            assert!((exp(x) - expected).abs() <= 1e-5 * expected, "{x}");
        }
        assert!(exp(-1e9) < 1e-30);
    }

    #[test]
    fn shares_of_a_row_are_one_together() {
        let numbers =
            Tensor::new(&[[1.0f32, 2.0, 3.0], [-5.0, 0.0, 5.0]], &Device::Cpu).expect("made");
        let ours = softmax(&numbers, 1.0)
            .expect("computed")
            .to_vec2::<f32>()
            .expect("read");
        let theirs = candle_nn::ops::softmax_last_dim(&numbers).expect("computed");
        let theirs = theirs.to_vec2::<f32>().expect("read");
        for (ours, theirs) in ours.iter().flatten().zip(theirs.iter().flatten()) {
            assert!((ours - theirs).abs() < 1e-6);
        }
    }
}
