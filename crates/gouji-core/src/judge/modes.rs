//! Which true values a printed figure can stand for (semantics §1).
//!
//! Contract: one interval per mode, closed exactly as the table of §1 says; a hedged figure has
//! its hedge's interval in every mode but the loosest.

use super::verdict::Interval;
use crate::number::Exact;
use crate::reading::{Hedge, Reading};

/// How the digits after the last printed one were disposed of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// R: rounded to the nearest, ties either way.
    Nearest,
    /// T: cut off.
    Truncated,
    /// A: rounded or cut.
    Any,
    /// U: rounded away from zero (进一法), for hints only.
    Up,
    /// A, with hedged figures bounded only on the side their hedge names (§1: a hedge is wrong only
    /// on its wrong side).
    Loose,
}

/// The true values behind `reading` in `mode`.
pub(super) fn interval(reading: &Reading, mode: Mode) -> Interval {
    let span = if reading.value.is_negative() {
        of_magnitude(reading, mode).negated()
    } else {
        of_magnitude(reading, mode)
    };
    // A quantity that is printed below zero is evidently not bounded by it.
    if reading.non_negative && !reading.value.is_negative() {
        span.intersect(&Interval::non_negative())
    } else {
        span
    }
}

/// The interval of `|reading|`; all rules of §1 are symmetric in the sign.
fn of_magnitude(reading: &Reading, mode: Mode) -> Interval {
    let value = reading.value.abs();
    let step = &reading.step;
    match reading.hedge {
        Hedge::None if is_exact(reading) => Interval::point(value),
        Hedge::None => plain(value, step, mode),
        Hedge::About if mode == Mode::Loose => Interval::non_negative(),
        Hedge::Nearly if mode == Mode::Loose => {
            Interval::between(Exact::zero(), true, value, false)
        }
        Hedge::About => {
            let unit = last_digit(&value, step);
            Interval::between(&value - &unit, true, &value + &unit, true)
        }
        Hedge::Nearly => {
            let tenth = &value * &Exact::ten_to(-1);
            Interval::between(&value - &tenth, true, value, false)
        }
        Hedge::Over => Interval { low: Some((value, false)), high: None },
        Hedge::AtLeast => Interval { low: Some((value, true)), high: None },
        Hedge::AtMost => Interval::between(Exact::zero(), true, value, true),
    }
}

fn plain(value: Exact, step: &Exact, mode: Mode) -> Interval {
    let half = step.half();
    let zero = value.is_zero();
    match mode {
        Mode::Nearest => Interval::between(&value - &half, true, &value + &half, true),
        // Everything from −u to u is cut to zero.
        Mode::Truncated | Mode::Any | Mode::Loose if zero => {
            Interval::between(-step, false, step.clone(), false)
        }
        Mode::Truncated => Interval::between(value.clone(), true, &value + step, false),
        Mode::Any | Mode::Loose => Interval::between(&value - &half, true, &value + step, false),
        Mode::Up if zero => Interval::point(value),
        Mode::Up => Interval::between(&value - step, false, value, true),
    }
}

/// Whether the figure has no rounding at all.
pub(super) fn is_exact(reading: &Reading) -> bool {
    reading.exact || reading.step.is_zero()
}

/// The unit of the last digit that is not zero: 800 is about ±100, 790 about ±10.
fn last_digit(value: &Exact, step: &Exact) -> Exact {
    let ten = Exact::int(10);
    let mut unit = if step.is_zero() { Exact::one() } else { step.clone() };
    while !value.is_zero() {
        let next = &unit * &ten;
        match value.div(&next) {
            Some(units) if units.is_integer() => unit = next,
            _ => break,
        }
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(value: i64, hedge: Hedge) -> Reading {
        Reading { hedge, ..Reading::rounded(Exact::int(value), Exact::one()) }
    }

    #[test]
    fn cutting_moves_towards_zero() {
        let cut = interval(&reading(-3, Hedge::None), Mode::Truncated);
        assert_eq!(cut, Interval::between(Exact::int(-4), false, Exact::int(-3), true));
        let zero = interval(&reading(0, Hedge::None), Mode::Any);
        assert_eq!(zero, Interval::between(Exact::int(-1), false, Exact::int(1), false));
        assert_eq!(interval(&reading(0, Hedge::None), Mode::Up), Interval::point(Exact::zero()));
    }

    #[test]
    fn hedges_widen() {
        let about = interval(&reading(800, Hedge::About), Mode::Nearest);
        assert_eq!(about, Interval::between(Exact::int(700), true, Exact::int(900), true));
        let nearly = interval(&reading(800, Hedge::Nearly), Mode::Any);
        assert_eq!(nearly, Interval::between(Exact::int(720), true, Exact::int(800), false));
        assert_eq!(interval(&reading(800, Hedge::Over), Mode::Any).high, None);
        let least = interval(&reading(800, Hedge::AtLeast), Mode::Any);
        assert!(least.contains(&Exact::int(800)) && least.contains(&Exact::int(5000)));
        let most = interval(&reading(800, Hedge::AtMost), Mode::Any);
        assert!(most.contains(&Exact::int(800)) && !most.contains(&Exact::int(801)));
    }
}
