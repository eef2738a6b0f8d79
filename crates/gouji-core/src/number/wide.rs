//! Fractions of any size, in lowest terms: what has no room in machine words.
//!
//! Contract: every operation is exact; the denominator is above zero, so that equal values are equal in their parts.

use std::cmp::Ordering;
use std::fmt;

use dashu_int::ops::{DivEuclid, Gcd};
use dashu_int::{IBig, Sign, UBig};

/// `numerator / denominator` in lowest terms.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Wide {
    numerator: IBig,
    denominator: UBig,
}

impl Wide {
    /// A fraction; the denominator is above zero.
    pub(super) fn new(numerator: IBig, denominator: UBig) -> Wide {
        let (sign, above) = numerator.into_parts();
        let shared = (&above).gcd(&denominator);
        let (above, denominator) = if shared == UBig::ONE {
            (above, denominator)
        } else {
            (above / &shared, denominator / shared)
        };
        Wide { numerator: IBig::from_parts(sign, above), denominator }
    }

    /// The part above the line, which bears the sign.
    pub(super) fn numerator(&self) -> &IBig {
        &self.numerator
    }

    /// The part below the line.
    pub(super) fn denominator(&self) -> &UBig {
        &self.denominator
    }

    pub(super) fn is_negative(&self) -> bool {
        self.numerator < IBig::ZERO
    }

    pub(super) fn is_int(&self) -> bool {
        self.denominator == UBig::ONE
    }

    pub(super) fn plus(self, other: Wide) -> Wide {
        let left = self.numerator * IBig::from(other.denominator.clone());
        let right = other.numerator * IBig::from(self.denominator.clone());
        Wide::new(left + right, self.denominator * other.denominator)
    }

    pub(super) fn times(self, other: Wide) -> Wide {
        Wide::new(self.numerator * other.numerator, self.denominator * other.denominator)
    }

    /// The quotient by a value that is not zero.
    pub(super) fn over(self, divisor: Wide) -> Wide {
        let (sign, above) = divisor.numerator.into_parts();
        let below = IBig::from_parts(sign, divisor.denominator);
        Wide::new(self.numerator * below, self.denominator * above)
    }

    pub(super) fn negated(self) -> Wide {
        Wide { numerator: -self.numerator, ..self }
    }

    /// The largest whole number not above it.
    pub(super) fn floor(self) -> Wide {
        let below = IBig::from_parts(Sign::Positive, self.denominator);
        Wide { numerator: self.numerator.div_euclid(below), denominator: UBig::ONE }
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Wide) -> Ordering {
        let left = &self.numerator * IBig::from(other.denominator.clone());
        let right = &other.numerator * IBig::from(self.denominator.clone());
        left.cmp(&right)
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Wide) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Wide {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_int() {
            true => write!(out, "{}", self.numerator),
            false => write!(out, "{}/{}", self.numerator, self.denominator),
        }
    }
}
