//! Exact rational numbers: the only arithmetic in which figures are compared.
//!
//! Contract: every operation is exact, none overflows, none panics; dividing by zero gives `None`.
//! A rational is used rather than a decimal because shares and growth rates are quotients, and a
//! quotient of decimals is not a decimal. What fits two machine words is reckoned in them; only
//! what does not is a fraction of numbers of any size ([`Wide`]), and comes back as soon as it fits.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::{IBig, UBig};
use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::wide::Wide;

/// An exact rational number.
#[derive(Clone)]
pub struct Exact(Repr);

/// A value is `Large` only if its lowest terms do not fit `Small`: so the two are never equal.
#[derive(Clone)]
enum Repr {
    Small(Fraction),
    Large(Box<Wide>),
}

impl Exact {
    const ZERO: Exact = Exact::small(0);
    const ONE: Exact = Exact::small(1);

    const fn small(value: i64) -> Exact {
        Exact(Repr::Small(Fraction::int(value)))
    }

    /// Zero.
    pub fn zero() -> Self {
        Exact::ZERO
    }

    /// One.
    pub fn one() -> Self {
        Exact::ONE
    }

    /// A whole number.
    pub fn int(value: i64) -> Self {
        Exact::small(value)
    }

    /// `numerator / denominator`; `None` when the denominator is zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        Exact::int(numerator).div(&Exact::int(denominator))
    }

    /// Ten to the power `exponent`, which may be negative.
    pub fn ten_to(exponent: i32) -> Self {
        if let Some(power) = 10i64.checked_pow(exponent.unsigned_abs()) {
            let power = Fraction::int(power);
            return Exact(Repr::Small(if exponent >= 0 { power } else { power.inverse() }));
        }
        let power = UBig::from(10u8).pow(exponent.unsigned_abs() as usize);
        if exponent >= 0 {
            Exact::large(Wide::new(IBig::from(power), UBig::ONE))
        } else {
            Exact::large(Wide::new(IBig::ONE, power))
        }
    }

    /// The value of a decimal, exactly.
    pub fn from_decimal(value: &Decimal) -> Self {
        let small = 10i64
            .checked_pow(value.scale())
            .and_then(|power| Fraction::of(value.mantissa(), i128::from(power)));
        match small {
            Some(fraction) => Exact(Repr::Small(fraction)),
            None => {
                let numerator = IBig::from(value.mantissa());
                let power = UBig::from(10u8).pow(value.scale() as usize);
                Exact::large(Wide::new(numerator, power))
            }
        }
    }

    /// The smallest form of a rational of any size.
    fn large(value: Wide) -> Exact {
        let small = i128::try_from(value.numerator())
            .ok()
            .zip(i128::try_from(value.denominator()).ok())
            .and_then(|(numerator, denominator)| Fraction::of(numerator, denominator));
        Exact(small.map_or_else(|| Repr::Large(Box::new(value)), Repr::Small))
    }

    /// The value in lowest terms.
    fn to_large(&self) -> Wide {
        match &self.0 {
            Repr::Small(fraction) => Wide::new(
                IBig::from(fraction.numerator()),
                UBig::from(fraction.denominator().unsigned_abs()),
            ),
            Repr::Large(value) => Wide::clone(value),
        }
    }

    /// The result of an operation: in machine words if they have room for it.
    fn with(
        &self,
        other: &Exact,
        small: impl FnOnce(Fraction, Fraction) -> Option<Fraction>,
        large: impl FnOnce(Wide, Wide) -> Wide,
    ) -> Exact {
        if let (Repr::Small(left), Repr::Small(right)) = (&self.0, &other.0)
            && let Some(result) = small(*left, *right)
        {
            return Exact(Repr::Small(result));
        }
        Exact::large(large(self.to_large(), other.to_large()))
    }

    /// The exact quotient; `None` when `divisor` is zero.
    pub fn div(&self, divisor: &Exact) -> Option<Exact> {
        (!divisor.is_zero()).then(|| self.over(divisor))
    }

    /// The exact quotient by a divisor that is not zero.
    fn over(&self, divisor: &Exact) -> Exact {
        self.with(divisor, Fraction::over, Wide::over)
    }

    /// Whether this is zero.
    pub fn is_zero(&self) -> bool {
        matches!(&self.0, Repr::Small(fraction) if fraction.numerator() == 0)
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(fraction) => fraction.numerator() < 0,
            Repr::Large(value) => value.is_negative(),
        }
    }

    /// Whether this is above zero.
    pub fn is_positive(&self) -> bool {
        !self.is_negative() && !self.is_zero()
    }

    /// Whether this is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small(fraction) => fraction.is_int(),
            Repr::Large(value) => value.is_int(),
        }
    }

    /// The value without its sign.
    pub fn abs(&self) -> Exact {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The half of this value.
    pub fn half(&self) -> Exact {
        self.over(&Exact::small(2))
    }

    /// The largest whole number not above this.
    pub fn floor(&self) -> Exact {
        match &self.0 {
            Repr::Small(fraction) => Exact::int(fraction.floor()),
            Repr::Large(value) => Exact::large(Wide::clone(value).floor()),
        }
    }

    /// The smallest whole number not below this.
    pub fn ceil(&self) -> Exact {
        -&(-self).floor()
    }

    /// Rounds to the nearest multiple of `step`, halves away from zero (四舍五入).
    /// A `step` of zero leaves the value as it is.
    pub fn round_half_up(&self, step: &Exact) -> Exact {
        let Some(units) = self.abs().div(step) else { return self.clone() };
        let rounded = &(&units + &Exact::one().half()).floor() * &step.abs();
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
        let scaled = scaled.abs();
        let mut digits = match scaled.to_i64() {
            Some(value) => value.to_string(),
            None => scaled.to_large().numerator().to_string(),
        };
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
        match &self.0 {
            Repr::Small(fraction) if fraction.is_int() => Some(fraction.floor()),
            _ => None,
        }
    }

    /// Compares by value.
    pub fn compare(&self, other: &Exact) -> Ordering {
        self.cmp(other)
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        match (&self.0, &other.0) {
            (Repr::Small(left), Repr::Small(right)) => left == right,
            (Repr::Large(left), Repr::Large(right)) => left == right,
            _ => false,
        }
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(left), Repr::Small(right)) => left.cmp(right),
            _ => self.to_large().cmp(&other.to_large()),
        }
    }
}

impl Hash for Exact {
    /// By the lowest terms, so that equal values hash alike.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.to_large().hash(state);
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        self.with(other, Fraction::plus, Wide::plus)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self.with(other, |a, b| a.plus(b.negated()?), |a, b| a.plus(b.negated()))
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        self.with(other, Fraction::times, Wide::times)
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact::zero().with(self, |_, value| value.negated(), |_, value| value.negated())
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.to_large())
    }
}

#[cfg(test)]
#[path = "exact_tests.rs"]
mod tests;
