//! Attention within one text (Vaswani et al. 2017): how much each of its tokens looks at each other.

use candle_core::Result;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_tensor::NdTensorView;

use super::numbers::{Softmax, wide};

/// What computes it, and room for what is computed on the way. It stays with one thread.
#[derive(Default)]
pub(super) struct Attention {
    executor: GemmExecutor<f32>,
    shares: Vec<f32>,
    seen: Vec<f32>,
}

impl Attention {
    /// Of one text. A row of `looked` holds the queries, keys and values of a token side by side,
    /// one part of `width` each; a row of `into` is `width` wide.
    pub(super) fn apply(
        &mut self,
        looked: &[f32],
        width: usize,
        heads: usize,
        into: &mut [f32],
    ) -> Result<()> {
        let (row, narrow) = (3 * width, width / heads);
        let length = looked.len() / row;
        self.shares.resize(length * length, 0.0);
        self.seen.resize(length * narrow, 0.0);
        let scale = 1.0 / (narrow as f32).sqrt();
        for head in 0..heads {
            let start = head * narrow;
            let queries = part(looked, start, [length, narrow], [row, 1])?;
            let keys = part(looked, width + start, [narrow, length], [1, row])?;
            let values = part(looked, 2 * width + start, [length, narrow], [row, 1])?;
            product(&self.executor, queries, keys, &mut self.shares)?;
            wide(Softmax {
                rows: &mut self.shares,
                width: length,
                scale,
            });
            let shares = NdTensorView::from_data([length, length], self.shares.as_slice());
            product(&self.executor, shares, values, &mut self.seen)?;
            for (to, from) in into.chunks_mut(width).zip(self.seen.chunks(narrow)) {
                if let Some(to) = to.get_mut(start..start + narrow) {
                    to.copy_from_slice(from);
                }
            }
        }
        Ok(())
    }
}

type Matrix<'a> = NdTensorView<'a, f32, 2>;

/// A matrix whose rows and columns lie apart in the numbers of another.
fn part(
    numbers: &[f32],
    start: usize,
    shape: [usize; 2],
    strides: [usize; 2],
) -> Result<Matrix<'_>> {
    let numbers = numbers.get(start..).unwrap_or_default();
    NdTensorView::from_slice_with_strides(shape, numbers, strides)
        .map_err(|error| candle_core::Error::Msg(error.to_string()))
}

fn product(
    executor: &GemmExecutor<f32>,
    one: Matrix<'_>,
    other: Matrix<'_>,
    into: &mut [f32],
) -> Result<()> {
    executor
        .gemm(
            into,
            GemmInputA::Unpacked(one),
            GemmInputB::Unpacked(other),
            GemmOptions::default(),
        )
        .map_err(|error| candle_core::Error::Msg(format!("{error:?}")))
}
