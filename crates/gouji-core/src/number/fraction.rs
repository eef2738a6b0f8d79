//! Fractions of two machine words: what nearly every figure and quotient of a disclosure is.
//!
//! Contract: every operation is exact or gives `None` when its result needs more room. A fraction is
//! not kept in lowest terms, because finding them costs more than all else; equality and order are
//! those of the values.

use std::cmp::Ordering;

/// `numerator / denominator`; the denominator is above zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fraction {
    numerator: i64,
    denominator: i64,
}

/// How two denominators stand to each other.
enum Shared {
    /// They are equal.
    Same,
    /// The other is this many times the own.
    Finer(i64),
    /// The own is this many times the other.
    Coarser(i64),
    /// Neither is a multiple of the other.
    Nothing,
}

impl Fraction {
    /// A whole number.
    pub(super) const fn int(value: i64) -> Fraction {
        Fraction { numerator: value, denominator: 1 }
    }

    /// `numerator / denominator`; `None` when the denominator is zero or a part has no room.
    pub(super) fn of(numerator: i128, denominator: i128) -> Option<Fraction> {
        let (numerator, denominator) =
            if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
        if denominator == 0 {
            return None;
        }
        Some(Fraction {
            numerator: i64::try_from(numerator).ok()?,
            denominator: i64::try_from(denominator).ok()?,
        })
    }

    /// One over a value above zero.
    pub(super) const fn inverse(self) -> Fraction {
        Fraction { numerator: self.denominator, denominator: self.numerator }
    }

    /// The part above the line, which bears the sign.
    pub(super) fn numerator(self) -> i64 {
        self.numerator
    }

    /// The part below the line.
    pub(super) fn denominator(self) -> i64 {
        self.denominator
    }

    /// The sum.
    pub(super) fn plus(self, other: Fraction) -> Option<Fraction> {
        let (a, b) = (i128::from(self.numerator), i128::from(other.numerator));
        let (c, d) = (i128::from(self.denominator), i128::from(other.denominator));
        match self.shared(other) {
            Shared::Same => Fraction::of(a + b, c),
            Shared::Finer(times) => Fraction::of(a * i128::from(times) + b, d),
            Shared::Coarser(times) => Fraction::of(b * i128::from(times) + a, c),
            Shared::Nothing => Fraction::of((a * d).checked_add(b * c)?, c * d),
        }
    }

    /// The product.
    pub(super) fn times(self, other: Fraction) -> Option<Fraction> {
        Fraction::of(
            i128::from(self.numerator) * i128::from(other.numerator),
            i128::from(self.denominator) * i128::from(other.denominator),
        )
    }

    /// The quotient; `None` also when `divisor` is zero.
    pub(super) fn over(self, divisor: Fraction) -> Option<Fraction> {
        let (a, b) = (i128::from(self.numerator), i128::from(divisor.numerator));
        let (c, d) = (i128::from(self.denominator), i128::from(divisor.denominator));
        match self.shared(divisor) {
            Shared::Same => Fraction::of(a, b),
            Shared::Finer(times) => Fraction::of(a * i128::from(times), b),
            Shared::Coarser(times) => Fraction::of(a, b * i128::from(times)),
            Shared::Nothing => Fraction::of(a * d, b * c),
        }
    }

    /// Decimals have powers of ten below the line: the larger is a multiple of the smaller.
    fn shared(self, other: Fraction) -> Shared {
        let (own, others) = (self.denominator, other.denominator);
        if own == others {
            Shared::Same
        } else if others % own == 0 {
            Shared::Finer(others / own)
        } else if own % others == 0 {
            Shared::Coarser(own / others)
        } else {
            Shared::Nothing
        }
    }

    /// The value with the other sign.
    pub(super) fn negated(self) -> Option<Fraction> {
        Some(Fraction { numerator: self.numerator.checked_neg()?, ..self })
    }

    /// The largest whole number not above this.
    pub(super) fn floor(self) -> i64 {
        self.numerator.div_euclid(self.denominator)
    }

    /// Whether this is a whole number.
    pub(super) fn is_int(self) -> bool {
        self.denominator == 1 || self.numerator % self.denominator == 0
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Fraction) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        let right = i128::from(other.numerator) * i128::from(self.denominator);
        left.cmp(&right)
    }
}
