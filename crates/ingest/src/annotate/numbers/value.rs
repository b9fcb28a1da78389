//! The value of a number.

use std::fmt;

/// A number in millionths, so that `5.8 billion` and `2.75` are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(u128);

/// Above this nothing is counted; it keeps every product within 128 bits.
const LARGEST: u128 = 1_000_000_000_000_000_000 * Value::ONE;

impl Value {
    /// One, in millionths.
    pub(super) const ONE: u128 = 1_000_000;

    /// A number of millionths.
    pub(super) fn millionths(number: u128) -> Self {
        Self(number)
    }

    /// A whole number.
    pub(crate) fn whole(number: u64) -> Self {
        Self(u128::from(number) * Self::ONE)
    }

    /// One half.
    pub(super) fn half() -> Self {
        Self(Self::ONE / 2)
    }

    /// The number, if it is whole and fits.
    pub(crate) fn as_whole(self) -> Option<u64> {
        (self.0.is_multiple_of(Self::ONE)).then(|| u64::try_from(self.0 / Self::ONE).ok()).flatten()
    }

    /// The product with a whole number; nothing above a million million millions.
    pub(crate) fn times(self, factor: u64) -> Option<Self> {
        self.0.checked_mul(u128::from(factor)).filter(|product| *product <= LARGEST).map(Self)
    }

    /// The sum; nothing above the same bound.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).filter(|sum| *sum <= LARGEST).map(Self)
    }
}

/// In digits without separators, a full stop before decimals: `5800000000`, `2.75`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / Self::ONE, self.0 % Self::ONE);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        write!(f, "{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
    }
}
