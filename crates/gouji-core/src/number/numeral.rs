//! A numeral as it was printed: its exact value and the precision it was printed with.
//!
//! Contract: `150`, `150.00` and `1,150.00` keep what distinguishes them (trailing zeros carry the
//! precision). Nothing is rounded on the way in: a numeral with more digits than an exact decimal
//! can hold is refused, never shortened.

use rust_decimal::Decimal;
use thiserror::Error;

use super::Exact;
use crate::lang::Both;

/// Why a piece of text is no numeral.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NumeralError {
    /// Not of the form `-1,234.56`.
    #[error("`{0}` is not a number; write it with digits only, like 1234.56 or 1,234.56")]
    NotANumber(String),
    /// More digits than can be held exactly (28).
    #[error("`{0}` has more digits than can be compared exactly (28)")]
    TooLong(String),
}

impl NumeralError {
    /// What is wrong, in both languages.
    pub fn words(&self) -> Both {
        let zh = match self {
            NumeralError::NotANumber(text) => {
                format!("`{text}` 不是数字；只写数字，例如 1234.56 或 1,234.56")
            }
            NumeralError::TooLong(text) => {
                format!("`{text}` 的位数太多，无法精确比较（超过 28 位）")
            }
        };
        Both::new(zh, self.to_string())
    }
}

/// A printed numeral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    value: Decimal,
    grouped: bool,
}

impl Numeral {
    /// Reads ASCII digits with an optional sign, thousands commas and a decimal point.
    pub fn parse(text: &str) -> Result<Numeral, NumeralError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let not_a_number = || NumeralError::NotANumber(text.to_owned());
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if fraction.is_some_and(|part| !is_digits(part)) {
            return Err(not_a_number());
        }
        let grouped = whole.contains(',');
        let mut ungrouped = String::new();
        if grouped {
            if negative {
                ungrouped.push('-');
            }
            for (index, group) in whole.split(',').enumerate() {
                let fits =
                    if index == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
                if !fits || !is_digits(group) {
                    return Err(not_a_number());
                }
                ungrouped.push_str(group);
            }
            if let Some(fraction) = fraction {
                ungrouped.push('.');
                ungrouped.push_str(fraction);
            }
        } else if !is_digits(whole) {
            return Err(not_a_number());
        }
        match Decimal::from_str_exact(if grouped { &ungrouped } else { text }) {
            Ok(value) => Ok(Numeral { value, grouped }),
            Err(_) => Err(NumeralError::TooLong(text.to_owned())),
        }
    }

    /// The value, exactly.
    pub fn value(&self) -> Exact {
        Exact::from_decimal(&self.value)
    }

    /// How many digits it prints, leading zeros aside.
    pub fn significant(&self) -> usize {
        let digits = self.value.mantissa().unsigned_abs().checked_ilog10();
        digits.map_or(0, |below| usize::try_from(below).map_or(usize::MAX, |below| below + 1))
    }

    /// The value as a decimal that still knows its trailing zeros.
    pub fn decimal(&self) -> Decimal {
        self.value
    }

    /// How many digits stand behind the decimal point.
    pub fn decimals(&self) -> u32 {
        self.value.scale()
    }

    /// Whether thousands commas were printed.
    pub fn grouped(&self) -> bool {
        self.grouped
    }

    /// Whether the value is zero.
    pub fn is_zero(&self) -> bool {
        self.value.is_zero()
    }

    /// Whether a minus sign was printed.
    pub fn is_negative(&self) -> bool {
        self.value.is_sign_negative() && !self.value.is_zero()
    }

    /// The same numeral with the other sign.
    pub fn negated(&self) -> Numeral {
        let mut value = self.value;
        value.set_sign_negative(!value.is_sign_negative());
        Numeral { value, grouped: self.grouped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_printed_precision() {
        assert_eq!(Numeral::parse("150").unwrap().decimals(), 0);
        assert_eq!(Numeral::parse("150.00").unwrap().decimals(), 2);
        let grouped = Numeral::parse("-1,150.00").unwrap();
        assert!(grouped.grouped() && grouped.is_negative());
        assert_eq!(grouped.value(), Exact::int(-1150));
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "-", "1e5", "1_000", ".5", "5.", "1,23", "12,3456", "1,234,56", "１", "+1"]
        {
            assert_eq!(Numeral::parse(text), Err(NumeralError::NotANumber(text.to_owned())));
        }
        let long = "1".repeat(40);
        assert_eq!(Numeral::parse(&long), Err(NumeralError::TooLong(long.clone())));
    }
}
