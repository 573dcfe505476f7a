//! What a layer does to each of its inner numbers.

use candle_core::{CpuStorage, CustomOp2, Layout, Result, Shape, Tensor};

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

    /// Adds a bias to each row and activates. The library's own function computes `erf` number by
    /// number and waits actively for other threads; this was a third of all time.
    pub(super) fn apply(self, rows: &Tensor, bias: &Tensor) -> Result<Tensor> {
        rows.contiguous()?
            .apply_op2_no_bwd(&bias.contiguous()?, &self)
    }

    fn of(self, x: f32) -> f32 {
        match self {
            Self::Gelu => 0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2)),
            Self::GeluTanh => {
                let inner = std::f32::consts::FRAC_2_PI.sqrt() * (x + 0.044_715 * x * x * x);
                0.5 * x * (1.0 + inner.tanh())
            }
            Self::Relu => x.max(0.0),
        }
    }
}

impl CustomOp2 for Activation {
    fn name(&self) -> &'static str {
        "bias-and-activation"
    }

    fn cpu_fwd(
        &self,
        rows: &CpuStorage,
        rows_layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let values = slice(rows, rows_layout)?;
        let bias = slice(bias, bias_layout)?;
        let mut active = Vec::with_capacity(values.len());
        for row in values.chunks(bias.len().max(1)) {
            // One loop for each function, so that each is made for many numbers at once.
            let sums = row.iter().zip(bias).map(|(x, b)| x + b);
            match self {
                Self::Gelu => active.extend(sums.map(|x| Self::Gelu.of(x))),
                other => active.extend(sums.map(|x| other.of(x))),
            }
        }
        Ok((CpuStorage::F32(active), rows_layout.shape().clone()))
    }
}

/// The numbers of a tensor that lie together.
pub(super) fn slice<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    let numbers = storage.as_slice::<f32>()?;
    layout
        .contiguous_offsets()
        .and_then(|(start, end)| numbers.get(start..end))
        .ok_or_else(|| candle_core::Error::Msg("numbers that do not lie together".to_owned()))
}

/// The error function to within 4·10⁻⁷, as a quotient of polynomials that has no branch: the
/// approximation of Eigen and XLA for f32.
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
    let at = |coefficients: &[f32]| coefficients.iter().fold(0.0, |sum, c| sum * square + c);
    x * at(&over) / at(&under)
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
    fn activations_of_one() {
        for (name, expected) in [("gelu", 0.841_345), ("gelu_new", 0.841_192), ("relu", 1.0)] {
            let activation = Activation::named(name).expect("it is known");
            assert!((activation.of(1.0) - expected).abs() < 1e-5, "{name}");
        }
        assert_eq!(Activation::named("swish"), None);
    }
}
