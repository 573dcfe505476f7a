//! A vector, small enough to keep by the hundred thousand.

/// A unit vector, each number rounded to a byte. Rounding moves a cosine by about 0.001.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedding {
    values: Vec<i8>,
}

/// The number that the greatest byte stands for, in standard deviations of the numbers of a unit
/// vector (`1/√dimensions`). A fixed scale, so that stored vectors need none; what is beyond it
/// saturates.
const GREATEST: f32 = 5.0;

impl Embedding {
    /// Rounds a vector of any length other than 0.
    pub fn from_floats(vector: &[f32]) -> Self {
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
        let scale =
            127.0 * (vector.len() as f32).sqrt() / (GREATEST * length.max(f32::MIN_POSITIVE));
        let byte = |x: &f32| {
            // The cast saturates, and is 0 for what is no number.
            #[expect(clippy::cast_possible_truncation, reason = "rounding is meant")]
            let byte = (x * scale).round().clamp(-127.0, 127.0) as i8;
            byte
        };
        Self {
            values: vector.iter().map(byte).collect(),
        }
    }

    /// The cosine of the angle between two vectors, from −1 to 1; 0 when they are not of the same
    /// model's dimensions.
    pub fn cosine(&self, other: &Self) -> f32 {
        if self.values.len() != other.values.len() {
            return 0.0;
        }
        let (mut dot, mut own, mut others) = (0_i32, 0_i32, 0_i32);
        for (a, b) in self.values.iter().zip(&other.values) {
            let (a, b) = (i32::from(*a), i32::from(*b));
            dot += a * b;
            own += a * a;
            others += b * b;
        }
        let lengths = (own as f32 * others as f32).sqrt();
        if lengths > 0.0 {
            dot as f32 / lengths
        } else {
            0.0
        }
    }

    /// Its bytes, one a dimension.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.values
            .iter()
            .map(|value| value.cast_unsigned())
            .collect()
    }

    /// Back from [`Self::to_bytes`]; `None` for no bytes, or for more than any model's dimensions
    /// (8 192).
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let values = bytes.iter().map(|byte| byte.cast_signed()).collect();
        (1..=8192).contains(&bytes.len()).then_some(Self { values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cosines_of_plain_vectors() {
        let of = Embedding::from_floats;
        assert!((of(&[1.0, 0.0]).cosine(&of(&[3.0, 4.0])) - 0.6).abs() < 0.01);
        assert_eq!(of(&[1.0, 0.0]).cosine(&of(&[1.0])), 0.0);
        assert_eq!(of(&[0.0, 0.0]).cosine(&of(&[1.0, 1.0])), 0.0);
        assert_eq!(Embedding::from_bytes(&[]), None);
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 1..50)) {
            let vector = Embedding::from_bytes(&bytes);
            prop_assert_eq!(vector.map(|vector| vector.to_bytes()), Some(bytes));
        }

        #[test]
        fn rounding_hardly_moves_a_cosine(
            a in prop::collection::vec(-1.0_f32..1.0, 384), b in prop::collection::vec(-1.0_f32..1.0, 384)
        ) {
            let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
            let exact = dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt();
            let rounded = Embedding::from_floats(&a).cosine(&Embedding::from_floats(&b));
            prop_assert!((exact - rounded).abs() < 0.005, "{} {}", exact, rounded);
        }
    }
}
