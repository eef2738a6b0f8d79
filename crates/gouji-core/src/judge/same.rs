//! Two prints of one quantity (semantics §13).
//!
//! Contract: with different steps the finer print gives the coarser one, so `exact` and `expected`
//! are about the coarser print, whichever side it is on; with one step they are the right print.

use super::ladder::{is_unit_slip, ladder};
use super::modes::{Mode, interval, is_exact};
use super::verdict::{Code, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::{Hedge, Reading};
use crate::statement::Chain;

/// Decides `left = right`.
pub(super) fn judge(left: &Reading, right: &Reading, chain: Chain) -> Judgement {
    let hedged = |reading: &Reading| reading.hedge != Hedge::None;
    let (left_unit, right_unit) = (unit(left), unit(right));
    if !hedged(left) && !hedged(right) && left_unit == right_unit {
        return twins(left, right, chain);
    }
    let left_is_coarse = hedged(left) || (!hedged(right) && left_unit > right_unit);
    let (coarse, fine) = if left_is_coarse { (left, right) } else { (right, left) };
    let judgement = ladder(coarse, Some(fine.value.clone()), |mode| interval(fine, mode));
    match (judgement.verdict, chain) {
        (Verdict::Holds, _) => judgement.with(Verdict::Holds, Code::CoarserPrecision),
        (Verdict::Truncated | Verdict::Broken, Chain::Independent { items }) if items > 1 => {
            // A total of rounded items is off by whole units of its own, not of the finer print.
            let off = judgement.expected.as_ref().map(|expected| (expected - &coarse.value).abs());
            match off.and_then(|off| off.div(&coarse.step)).and_then(|off| slack(&off, items)) {
                Some((verdict, code)) if verdict < judgement.verdict => {
                    judgement.with(verdict, code)
                }
                _ => judgement,
            }
        }
        _ => judgement,
    }
}

fn unit(reading: &Reading) -> Exact {
    if is_exact(reading) { Exact::zero() } else { reading.step.clone() }
}

/// Two prints of the same precision.
fn twins(left: &Reading, right: &Reading, chain: Chain) -> Judgement {
    let off = (&left.value - &right.value).abs();
    let units = if is_exact(left) { None } else { off.div(&left.step) };
    let decided = if off.is_zero() {
        Some((Verdict::Holds, None))
    } else {
        let allowed = units.and_then(|units| match chain {
            Chain::SameLeaf if units <= Exact::one() => {
                Some((Verdict::Truncated, Code::SamePrecision))
            }
            Chain::SameLeaf => None,
            Chain::Independent { items } => slack(&units, items),
        });
        allowed.map(|(verdict, code)| (verdict, Some(code)))
    };
    let hint = || is_unit_slip(left, &right.value).then_some(Code::UnitLabel);
    let (verdict, code) = decided.unwrap_or_else(|| (Verdict::Broken, hint()));
    Judgement {
        verdict,
        code,
        exact: Some(right.value.clone()),
        expected: Some(right.value.clone()),
        implied: Some(Box::new(interval(right, Mode::Nearest))),
    }
}

/// What independent chains of `items` items may differ by, in units (semantics §3): (n+1)/2 by
/// rounding, n if anything was cut.
fn slack(units: &Exact, items: u32) -> Option<(Verdict, Code)> {
    let items = Exact::int(i64::from(items.max(1)));
    if *units <= (&items + &Exact::one()).half() {
        Some((Verdict::Rounding, Code::Rounding))
    } else if *units <= items {
        Some((Verdict::Truncated, Code::MixedTruncation))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slack_between_chains_grows_with_their_items() {
        let at = |value: i64| Reading::rounded(Exact::int(value), Exact::one());
        let verdict = |apart: i64, items| {
            judge(&at(100), &at(100 + apart), Chain::Independent { items }).verdict
        };
        assert_eq!(verdict(1, 1), Verdict::Rounding);
        assert_eq!(verdict(2, 1), Verdict::Broken);
        assert_eq!(verdict(3, 5), Verdict::Rounding);
        assert_eq!(verdict(5, 5), Verdict::Truncated);
        assert_eq!(verdict(6, 5), Verdict::Broken);
    }

    #[test]
    fn counts_must_be_equal() {
        let count = |value| Reading::exact(Exact::int(value));
        assert_eq!(judge(&count(3), &count(4), Chain::SameLeaf).verdict, Verdict::Broken);
        assert_eq!(judge(&count(3), &count(3), Chain::SameLeaf).verdict, Verdict::Holds);
    }
}
