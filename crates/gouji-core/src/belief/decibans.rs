//! Weights of evidence as whole decibans: ten times the decimal logarithm of the odds.
//!
//! Contract: integers only; the logarithm is rounded down to a whole deciban.

use crate::number::Exact;

/// The first numbers of four digits whose logarithm is a tenth of a decade more.
const STEPS: [u64; 9] = [1259, 1585, 1996, 2512, 3163, 3982, 5012, 6310, 7944];

/// Ten times the decimal logarithm of a number of at least 1, rounded down; 0 for 0.
pub(crate) fn decibans(number: u64) -> i32 {
    let (mut decades, mut mantissa) = (3, number.max(1));
    while mantissa >= 10_000 {
        mantissa /= 10;
        decades += 1;
    }
    while mantissa < 1000 {
        mantissa *= 10;
        decades -= 1;
    }
    let steps = STEPS.iter().take_while(|step| mantissa >= **step).count();
    10 * decades + i32::try_from(steps).unwrap_or(0)
}

/// The same of a number of any size; beyond eighteen digits it no longer grows.
pub(crate) fn decibans_of(number: &Exact) -> i32 {
    let most = 1_000_000_000_000_000_000_u64;
    let whole = number.floor().to_i64().and_then(|whole| u64::try_from(whole).ok());
    decibans(whole.unwrap_or(most).min(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decade_is_ten() {
        let of = [0, 1, 2, 5, 9, 10, 12, 100, 1000, 90_000, 1_000_000].map(decibans);
        assert_eq!(of, [0, 0, 3, 6, 9, 10, 10, 20, 30, 49, 60]);
    }
}
