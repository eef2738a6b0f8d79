//! Exact rational numbers: the only arithmetic in which figures are compared.
//!
//! Contract: every operation is exact, none overflows, none panics; dividing by zero gives `None`.
//! A rational is used rather than a decimal because shares and growth rates are quotients, and a
//! quotient of decimals is not a decimal. Small values are kept inline by the library, so the
//! usual figure costs no allocation.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;
use rust_decimal::Decimal;

/// An exact rational number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(RBig);

impl Exact {
    /// Zero.
    pub fn zero() -> Self {
        Exact(RBig::ZERO)
    }

    /// One.
    pub fn one() -> Self {
        Exact(RBig::ONE)
    }

    /// A whole number.
    pub fn int(value: i64) -> Self {
        Exact(RBig::from(value))
    }

    /// `numerator / denominator`; `None` when the denominator is zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        Exact::int(numerator).div(&Exact::int(denominator))
    }

    /// Ten to the power `exponent`, which may be negative.
    pub fn ten_to(exponent: i32) -> Self {
        let power = UBig::from(10u8).pow(exponent.unsigned_abs() as usize);
        if exponent >= 0 {
            Exact(RBig::from(power))
        } else {
            Exact(RBig::from_parts(IBig::ONE, power))
        }
    }

    /// The value of a decimal, exactly.
    pub fn from_decimal(value: &Decimal) -> Self {
        let numerator = IBig::from(value.mantissa());
        Exact(RBig::from_parts(numerator, UBig::from(10u8).pow(value.scale() as usize)))
    }

    /// The exact quotient; `None` when `divisor` is zero.
    pub fn div(&self, divisor: &Exact) -> Option<Exact> {
        if divisor.is_zero() { None } else { Some(Exact(&self.0 / &divisor.0)) }
    }

    /// Whether this is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        *self < Exact::zero()
    }

    /// Whether this is above zero.
    pub fn is_positive(&self) -> bool {
        *self > Exact::zero()
    }

    /// Whether this is a whole number.
    pub fn is_integer(&self) -> bool {
        self.0.is_int()
    }

    /// The value without its sign.
    pub fn abs(&self) -> Exact {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The half of this value.
    pub fn half(&self) -> Exact {
        Exact(&self.0 / IBig::from(2))
    }

    /// The largest whole number not above this.
    pub fn floor(&self) -> Exact {
        Exact(RBig::from(self.0.floor()))
    }

    /// The smallest whole number not below this.
    pub fn ceil(&self) -> Exact {
        Exact(RBig::from(self.0.ceil()))
    }

    /// Rounds to the nearest multiple of `step`, halves away from zero (四舍五入).
    /// A `step` of zero leaves the value as it is.
    pub fn round_half_up(&self, step: &Exact) -> Exact {
        let Some(units) = self.abs().div(step) else { return self.clone() };
        let Some(half) = Exact::ratio(1, 2) else { return self.clone() };
        let rounded = &(&units + &half).floor() * &step.abs();
        if self.is_negative() { -&rounded } else { rounded }
    }

    /// Cuts to the multiple of `step` nearest to zero (截尾).
    pub fn truncate(&self, step: &Exact) -> Exact {
        let Some(units) = self.abs().div(step) else { return self.clone() };
        let cut = &units.floor() * &step.abs();
        if self.is_negative() { -&cut } else { cut }
    }

    /// The decimal digits of this value rounded half up to `decimals` places, such as `-12.30`.
    pub fn to_fixed(&self, decimals: u32) -> String {
        let scale = Exact::ten_to(i32::try_from(decimals).unwrap_or(i32::MAX));
        let scaled = (self * &scale).round_half_up(&Exact::one());
        let negative = scaled.is_negative();
        let mut digits = scaled.abs().0.numerator().to_string();
        let places = decimals as usize;
        if places > 0 {
            while digits.len() <= places {
                digits.insert(0, '0');
            }
            let point = digits.len().saturating_sub(places);
            digits.insert(point, '.');
        }
        if negative {
            digits.insert(0, '-');
        }
        digits
    }

    /// The smaller of two values.
    pub fn min(self, other: Exact) -> Exact {
        if other < self { other } else { self }
    }

    /// The larger of two values.
    pub fn max(self, other: Exact) -> Exact {
        if other > self { other } else { self }
    }

    /// The whole number this is, when it is one that fits.
    pub fn to_i64(&self) -> Option<i64> {
        if self.is_integer() { i64::try_from(self.0.numerator()).ok() } else { None }
    }

    /// Compares by value.
    pub fn compare(&self, other: &Exact) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact(-self.0.clone())
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_away_from_zero() {
        let step = Exact::ten_to(-2);
        let value = Exact::ratio(12345, 1000).unwrap();
        assert_eq!(value.round_half_up(&step).to_fixed(2), "12.35");
        assert_eq!((-&value).round_half_up(&step).to_fixed(2), "-12.35");
        assert_eq!(value.truncate(&step).to_fixed(2), "12.34");
        assert_eq!((-&value).truncate(&step).to_fixed(2), "-12.34");
    }

    #[test]
    fn prints_fixed_digits() {
        assert_eq!(Exact::zero().to_fixed(2), "0.00");
        assert_eq!(Exact::ratio(-1, 200).unwrap().to_fixed(2), "-0.01");
        assert_eq!(Exact::int(15).to_fixed(0), "15");
        assert_eq!(Exact::int(1).div(&Exact::zero()), None);
    }
}
