//! Exact amounts of money, and shares of them.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

mod marks;
mod parse;

pub(crate) use marks::point_is_decimal;
pub use marks::unambiguous;
pub(crate) use parse::parse_decimal;
pub use parse::{Notation, Read, Unreadable, parse};

/// An amount of euros in whole cents, positive or negative.
///
/// Amounts that are read are at most [`Cents::LIMIT`], and a [`Ledger`](crate::Ledger) refuses
/// entries whose sizes add up to more than that: no sum of its entries can leave the range. Adding
/// beyond `i64` saturates, so that nothing panics on what was made up by a caller.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The largest amount that is read or summed: 90 000 000 000 000 euros.
    pub const LIMIT: Self = Self(9_000_000_000_000_000);

    /// A whole number of euros.
    pub fn euros(euros: i64) -> Self {
        Self(euros.saturating_mul(100))
    }

    /// The sum, unless it leaves the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whole euros, rounded to the nearest, halves away from zero, as the official tables ask.
    pub fn rounded_to_euros(self) -> i64 {
        let half = if self.0 < 0 { -50 } else { 50 };
        self.0.saturating_add(half) / 100
    }

    /// Whether it has no cents.
    pub fn is_whole(self) -> bool {
        self.0 % 100 == 0
    }

    /// This part of the amount, rounded to the nearest cent, halves away from zero.
    pub fn share(self, share: Share) -> Self {
        let product = i128::from(self.0) * i128::from(share.hundredths);
        let half = if product < 0 { -5_000 } else { 5_000 };
        Self(i64::try_from((product + half) / 10_000).unwrap_or(i64::MAX))
    }

    /// As `1234.50`: a decimal point, two decimals, no grouping. For files that programs read.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", size / 100, size % 100)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// A part of a whole, in hundredths of a per cent: 1250 is 12.5 %, 10 000 is all.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share {
    /// Hundredths of a per cent.
    pub hundredths: i64,
    /// Whether they are a little more in size than the part itself: what is told in tenths is rounded
    /// from that, and not once more from them.
    #[serde(skip)]
    above: bool,
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.hundredths == other.hundredths
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.hundredths.cmp(&other.hundredths)
    }
}

impl std::hash::Hash for Share {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.hundredths.hash(state);
    }
}

impl Share {
    /// All of it.
    pub const ALL: Self = Self::of_hundredths(10_000);

    /// So many hundredths of a per cent.
    pub const fn of_hundredths(hundredths: i64) -> Self {
        Self {
            hundredths,
            above: false,
        }
    }

    /// Tenths of a per cent, to the nearest.
    pub fn tenths(self) -> i64 {
        let size = self.hundredths.abs();
        // 12.345 that are 12.3449 in truth are nearer to 12.3 than to 12.4.
        let half = self.above && size % 10 == 5;
        self.hundredths.signum() * ((size + 5) / 10 - i64::from(half))
    }

    /// What part of the whole an amount is, to the nearest hundredth of a per cent; nothing where
    /// the whole is zero, since no per cent can be said of it.
    pub fn of(part: Cents, whole: Cents) -> Option<Self> {
        if whole.is_zero() {
            return None;
        }
        let sign = i128::from(whole.0.signum());
        let scaled = i128::from(part.0) * 10_000 * sign;
        let whole = i128::from(whole.0).abs();
        let rounded = (scaled + scaled.signum() * (whole / 2)) / whole;
        let above = (rounded * whole).abs() > scaled.abs();
        let hundredths = i64::try_from(rounded).ok()?;
        Some(Self { hundredths, above })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn euros_are_rounded_to_the_nearest() {
        for (cents, euros) in [(149, 1), (150, 2), (-149, -1), (-150, -2), (0, 0), (99, 1)] {
            assert_eq!(Cents(cents).rounded_to_euros(), euros, "{cents}");
        }
    }

    #[test]
    fn shares_of_a_whole() {
        let of = |part, whole| Share::of(Cents(part), Cents(whole)).map(|share| share.hundredths);
        let tenths = |part, whole| Share::of(Cents(part), Cents(whole)).map(Share::tenths);
        assert_eq!(tenths(123_449, 1_000_000), Some(123));
        assert_eq!(tenths(123_500, 1_000_000), Some(124));
        assert_eq!(tenths(-123_449, 1_000_000), Some(-123));
        assert_eq!(tenths(1, 3), Some(333));
        assert_eq!(Share::of_hundredths(1_235).tenths(), 124);
        assert_eq!(of(1, 3), Some(3333));
        assert_eq!(of(2, 3), Some(6667));
        assert_eq!(of(-2, 3), Some(-6667));
        assert_eq!(of(2, -3), Some(-6667));
        assert_eq!(of(-2, -3), Some(6667));
        assert_eq!(of(5, 0), None);
        assert_eq!(of(150, 100), Some(15_000));
        assert_eq!(Cents(1001).share(Share::of_hundredths(5000)), Cents(501));
    }

    proptest! {
        #[test]
        fn what_is_written_plainly_is_read(cents in -Cents::LIMIT.0..=Cents::LIMIT.0) {
            let read = parse(Cents(cents).plain().as_bytes());
            prop_assert_eq!(read.map(|read| read.amount), Ok(Cents(cents)));
        }

        #[test]
        fn any_bytes_can_be_parsed(bytes in prop::collection::vec(any::<u8>(), 0..30)) {
            let _ = parse(&bytes);
        }
    }
}
