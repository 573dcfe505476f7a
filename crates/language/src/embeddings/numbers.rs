//! Operations on rows of numbers: what a forward pass does beside products of matrices.
//!
//! Each is compiled for wide registers and for those that every processor has; [`pulp`] chooses as
//! the program runs. The order in which numbers are added is fixed and no sum is fused with a
//! product, so that results are the same on every processor.

use pulp::{Arch, Simd, WithSimd};

/// Does an operation with the widest registers there are.
pub(super) fn wide(operation: impl WithSimd<Output = ()>) {
    Arch::new().dispatch(operation);
}

/// Sums kept side by side: as many as the widest registers hold.
const LANES: usize = 16;

/// What stands for zero among the unsigned bytes of [`to_bytes`].
pub(super) const ZERO: u8 = 128;

/// Adding this rounds to a whole number, which then stands in the lowest bits (IEEE 754,
/// binary32): no branch, so many numbers are rounded at once.
const ROUND: f32 = 12_582_912.0;

/// An activation function, by its name in `config.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Activation {
    /// `x/2 · (1 + erf(x/√2))`.
    Gelu,
    /// Its approximation by a hyperbolic tangent.
    GeluTanh,
    /// The greater of x and 0.
    Relu,
}

impl Activation {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "gelu" => Some(Self::Gelu),
            "gelu_new" | "gelu_pytorch_tanh" => Some(Self::GeluTanh),
            "relu" => Some(Self::Relu),
            _ => None,
        }
    }
}

/// Activates each number.
pub(super) struct Activate<'a> {
    pub(super) how: Activation,
    pub(super) numbers: &'a mut [f32],
}

impl WithSimd for Activate<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        // One loop for each function, so that each is made for many numbers at once.
        match self.how {
            Activation::Gelu => self.numbers.iter_mut().for_each(|x| *x = gelu(*x)),
            Activation::GeluTanh => self.numbers.iter_mut().for_each(|x| *x = gelu_tanh(*x)),
            Activation::Relu => self.numbers.iter_mut().for_each(|x| *x = x.max(0.0)),
        }
    }
}

/// Rounds each row to bytes around [`ZERO`], and tells what one step of each row is worth.
pub(super) struct ToBytes<'a> {
    pub(super) rows: &'a [f32],
    pub(super) width: usize,
    pub(super) bytes: &'a mut [u8],
    pub(super) steps: &'a mut [f32],
}

impl WithSimd for ToBytes<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let into = self.bytes.chunks_mut(self.width).zip(self.steps);
        for (row, (bytes, step)) in self.rows.chunks(self.width).zip(into) {
            *step = greatest(row) / 127.0;
            let in_one = 1.0 / *step;
            for (value, byte) in row.iter().zip(bytes) {
                let rounded = (value * in_one + ROUND).to_bits();
                *byte = (rounded as u8).wrapping_add(ZERO);
            }
        }
    }
}

/// Turns sums of whole steps into numbers: each is worth a step of its row times one of its column,
/// and the column's bias is added.
pub(super) struct FromSums<'a> {
    pub(super) sums: &'a [i32],
    pub(super) of_rows: &'a [f32],
    pub(super) of_columns: &'a [f32],
    /// What is first added to the sums of each column.
    pub(super) zeros: &'a [i32],
    pub(super) biases: &'a [f32],
    pub(super) numbers: &'a mut [f32],
}

impl WithSimd for FromSums<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let width = self.of_columns.len();
        let into = self.numbers.chunks_mut(width).zip(self.of_rows);
        for (sums, (numbers, row)) in self.sums.chunks(width).zip(into) {
            let columns = self.of_columns.iter().zip(self.zeros).zip(self.biases);
            for ((sum, number), ((column, zero), bias)) in sums.iter().zip(numbers).zip(columns) {
                *number = (sum + zero) as f32 * (column * row) + bias;
            }
        }
    }
}

/// Softmax of each row: `exp(x · scale)` over the sum of its row, for a scale above 0.
pub(super) struct Softmax<'a> {
    pub(super) rows: &'a mut [f32],
    pub(super) width: usize,
    pub(super) scale: f32,
}

impl WithSimd for Softmax<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for row in self.rows.chunks_mut(self.width) {
            let most = lanes(row, f32::NEG_INFINITY, greater);
            for value in row.iter_mut() {
                *value = exp((*value - most) * self.scale);
            }
            let part = 1.0 / sum(row, |x| x);
            row.iter_mut().for_each(|value| *value *= part);
        }
    }
}

/// Adds to each row another and normalises the sum (layer normalisation: Ba, Kiros, Hinton 2016).
pub(super) struct AddAndNormalise<'a> {
    pub(super) rows: &'a mut [f32],
    pub(super) added: &'a [f32],
    pub(super) weights: &'a [f32],
    pub(super) biases: &'a [f32],
    pub(super) epsilon: f32,
}

impl WithSimd for AddAndNormalise<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let width = self.weights.len();
        for (row, added) in self.rows.chunks_mut(width).zip(self.added.chunks(width)) {
            for (value, added) in row.iter_mut().zip(added) {
                *value += added;
            }
            let mean = sum(row, |x| x) / width as f32;
            row.iter_mut().for_each(|value| *value -= mean);
            let variance = sum(row, |x| x * x) / width as f32;
            let steps = 1.0 / (variance + self.epsilon).sqrt();
            for ((value, weight), bias) in row.iter_mut().zip(self.weights).zip(self.biases) {
                *value = *value * steps * weight + bias;
            }
        }
    }
}

/// The greatest of the absolute values, and never zero.
#[inline(always)]
pub(super) fn greatest(row: &[f32]) -> f32 {
    lanes(row, f32::MIN_POSITIVE * 1e6, |most, x| {
        greater(most, x.abs())
    })
}

/// The sum of what is made of each number.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0f32; LANES];
    let mut chunks = row.chunks_exact(LANES);
    for chunk in &mut chunks {
        for (sum, x) in sums.iter_mut().zip(chunk) {
            *sum += of(*x);
        }
    }
    let rest: f32 = chunks.remainder().iter().map(|x| of(*x)).sum();
    sums.iter().sum::<f32>() + rest
}

/// Folds numbers, [`LANES`] side by side, then the lanes.
#[inline(always)]
fn lanes(row: &[f32], first: f32, fold: impl Fn(f32, f32) -> f32) -> f32 {
    let mut most = [first; LANES];
    let mut chunks = row.chunks_exact(LANES);
    for chunk in &mut chunks {
        for (most, x) in most.iter_mut().zip(chunk) {
            *most = fold(*most, *x);
        }
    }
    let rest = chunks.remainder().iter().copied();
    rest.chain(most).fold(first, &fold)
}

/// The greater of two; a single instruction, where `f32::max` must mind numbers that are none.
#[inline(always)]
fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

#[inline(always)]
fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

#[inline(always)]
fn gelu_tanh(x: f32) -> f32 {
    let inner = std::f32::consts::FRAC_2_PI.sqrt() * (x + 0.044_715 * x * x * x);
    0.5 * x * (1.0 + inner.tanh())
}

/// The error function to within 4·10⁻⁷, as a quotient of polynomials that has no branch: the
/// approximation of Eigen and XLA for f32.
#[inline(always)]
#[expect(
    clippy::excessive_precision,
    reason = "coefficients as they were published"
)]
fn erf(x: f32) -> f32 {
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let over = [
        -2.726_142_258_013_06e-10,
        2.770_681_424_959_02e-8,
        -2.101_024_020_825_08e-6,
        -5.692_506_394_623_46e-5,
        -7.349_906_303_268_55e-4,
        -2.954_599_808_540_25e-3,
        -1.609_603_332_624_15e-2,
    ];
    let under = [
        -1.456_607_184_649_96e-5,
        -2.133_740_552_789_05e-4,
        -1.682_826_974_382_03e-3,
        -7.373_329_167_204_68e-3,
        -1.426_473_905_141_89e-2,
    ];
    x * polynomial(&over, square) / polynomial(&under, square)
}

/// `exp` of a number that is not above 0, to within a hundred-thousandth of it, without a branch:
/// the whole power of two goes into the exponent (IEEE 754, binary32), the rest is Taylor's.
#[inline(always)]
fn exp(x: f32) -> f32 {
    let power = greater(x * std::f32::consts::LOG2_E, -125.0);
    let rounded = power + ROUND;
    let rest = (power - (rounded - ROUND)) * std::f32::consts::LN_2;
    let taylor = [
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ];
    let near_one = polynomial(&taylor, rest).to_bits();
    f32::from_bits(near_one.wrapping_add(rounded.to_bits() << 23))
}

/// Its value at x; the coefficient of the greatest power comes first.
#[inline(always)]
fn polynomial(coefficients: &[f32], x: f32) -> f32 {
    coefficients.iter().fold(0.0, |sum, part| sum * x + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erf_is_that_of_the_tables() {
        // Abramowitz and Stegun, table 7.1, and oddness.
        for (x, expected) in [
            (0.0, 0.0),
            (0.1, 0.112_463),
            (0.5, 0.520_5),
            (1.0, 0.842_701),
            (1.5, 0.966_105),
            (2.0, 0.995_322),
            (-1.0, -0.842_701),
            (9.0, 1.0),
        ] {
            assert!((erf(x) - expected).abs() < 1e-6, "{x} {}", erf(x));
        }
    }

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
    fn activations_of_one() {
        for (name, expected) in [("gelu", 0.841_345), ("gelu_new", 0.841_192), ("relu", 1.0)] {
            let activation = Activation::named(name).expect("it is known");
            let mut numbers = [1.0];
            wide(Activate {
                how: activation,
                numbers: &mut numbers,
            });
            assert!((numbers[0] - expected).abs() < 1e-5, "{name}");
        }
        assert_eq!(Activation::named("swish"), None);
    }

    /// Numbers of a row as long as several registers and a bit.
    fn row() -> Vec<f32> {
        (0..71).map(|at| (at as f32 * 1.7).sin() * 5.0).collect()
    }

    #[test]
    fn shares_of_a_row_are_those_of_the_definition() {
        let mut rows = [row(), row()].concat();
        wide(Softmax {
            rows: &mut rows,
            width: 71,
            scale: 0.5,
        });
        let expected: Vec<f64> = row().iter().map(|x| f64::from(x * 0.5).exp()).collect();
        let whole: f64 = expected.iter().sum();
        for (share, expected) in rows.iter().zip(expected.iter().cycle()) {
            assert!((f64::from(*share) - expected / whole).abs() < 1e-6);
        }
    }

    #[test]
    fn a_normalised_row_has_mean_0_and_variance_1() {
        let normalised = |added: f32, weight: f32, bias: f32| {
            let mut rows = row();
            wide(AddAndNormalise {
                rows: &mut rows,
                added: &[added; 71],
                weights: &[weight; 71],
                biases: &[bias; 71],
                epsilon: 1e-12,
            });
            rows
        };
        let rows = normalised(3.0, 1.0, 0.0);
        let mean = rows.iter().sum::<f32>() / 71.0;
        let variance = rows.iter().map(|x| x * x).sum::<f32>() / 71.0;
        assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-4);
        let weighed = normalised(0.0, 2.0, 7.0);
        assert!((weighed[3] - (rows[3] * 2.0 + 7.0)).abs() < 1e-4);
    }

    #[test]
    fn bytes_and_back() {
        let bytes_of = |rows: &[f32]| {
            let (mut bytes, mut steps) = ([0u8; 71], [0.0]);
            wide(ToBytes {
                rows,
                width: 71,
                bytes: &mut bytes,
                steps: &mut steps,
            });
            (bytes, steps)
        };
        let rows = row();
        let (bytes, steps) = bytes_of(&rows);
        let sums: Vec<i32> = bytes.iter().map(|byte| i32::from(*byte)).collect();
        let mut numbers = [0.0; 71];
        wide(FromSums {
            sums: &sums,
            of_rows: &steps,
            of_columns: &[1.0; 71],
            zeros: &[-i32::from(ZERO); 71],
            biases: &[0.5; 71],
            numbers: &mut numbers,
        });
        for (number, value) in numbers.iter().zip(&rows) {
            assert!((number - 0.5 - value).abs() <= steps[0] * 0.501);
        }
        assert_eq!(bytes_of(&[0.0; 71]).0, [ZERO; 71]);
    }
}
