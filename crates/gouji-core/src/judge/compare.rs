//! Comparisons in words (semantics §14) and a part within its whole (§5).
//!
//! Contract: a comparison is refuted only when no true values satisfy it. `exact` is left − right
//! with its sign, and nothing is `expected`: what is wrong is a word.

use super::ladder::is_unit_slip;
use super::modes::{Mode, interval};
use super::verdict::{Code, Interval, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::Reading;
use crate::statement::Comparison;

type Decision = (Verdict, Option<Code>);

/// Decides `left word right`.
pub(super) fn judge(left: &Reading, right: &Reading, word: Comparison) -> Judgement {
    let decision = match word {
        Comparison::Less => less(left, right),
        Comparison::Greater => less(right, left),
        Comparison::Equal => equal(left, right),
        Comparison::NearlyEqual => nearly_equal(left, right),
    };
    judged(left, right, decision)
}

/// Decides `part ≤ whole`: refuted iff even the least part exceeds the greatest whole.
pub(super) fn within(part: &Reading, whole: &Reading) -> Judgement {
    let fits = |mode| !room(part, whole, mode).is_empty();
    let decision = if part.value <= whole.value && fits(Mode::Nearest) {
        (Verdict::Holds, None)
    } else if fits(Mode::Any) {
        (Verdict::Rounding, Some(Code::Rounding))
    } else if fits(Mode::Loose) {
        (Verdict::Truncated, Some(Code::TooVague))
    } else {
        (Verdict::Broken, None)
    };
    judged(part, whole, decision)
}

fn judged(left: &Reading, right: &Reading, (verdict, code): Decision) -> Judgement {
    let nearest = |reading| interval(reading, Mode::Nearest);
    Judgement {
        verdict,
        code,
        exact: Some(&left.value - &right.value),
        expected: None,
        implied: Some(Box::new(nearest(left).minus(&nearest(right)))),
    }
}

/// The steps of the ladder that comparisons share: possible by rounding, only by cutting, only by
/// a generous hedge, not at all.
fn climb(
    possible: impl Fn(Mode) -> bool,
    nearest: Verdict,
    code: Code,
    broken: Option<Code>,
) -> Decision {
    if possible(Mode::Nearest) {
        (nearest, Some(code))
    } else if possible(Mode::Any) {
        (Verdict::Truncated, Some(Code::MixedTruncation))
    } else if possible(Mode::Loose) {
        (Verdict::Truncated, Some(Code::TooVague))
    } else {
        (Verdict::Broken, broken)
    }
}

/// From the lowest `small` to the highest `large`: empty when `small ≤ large` is impossible.
fn room(small: &Reading, large: &Reading, mode: Mode) -> Interval {
    Interval { low: interval(small, mode).low, high: interval(large, mode).high }
}

/// `left < right`: touching ends refute it.
fn less(left: &Reading, right: &Reading) -> Decision {
    let possible = |mode| match room(left, right, mode) {
        Interval { low: Some((low, _)), high: Some((high, _)) } => low < high,
        _ => true,
    };
    if left.value < right.value && possible(Mode::Nearest) {
        (Verdict::Holds, None)
    } else if left.value == right.value {
        let verdict = if possible(Mode::Any) { Verdict::Truncated } else { Verdict::Broken };
        (verdict, Some(Code::PrintedEqual))
    } else {
        climb(possible, Verdict::Truncated, Code::WithinRounding, Some(Code::WrongDirection))
    }
}

fn equal(left: &Reading, right: &Reading) -> Decision {
    if left.value == right.value {
        return (Verdict::Holds, None);
    }
    let possible = |mode| interval(left, mode).meets(&interval(right, mode));
    let hint = is_unit_slip(left, &right.value).then_some(Code::UnitLabel);
    climb(possible, Verdict::Rounding, Code::Rounding, hint)
}

/// 基本持平: within one percent; beyond it the word is doubtful, never false.
fn nearly_equal(left: &Reading, right: &Reading) -> Decision {
    let percent = Exact::ten_to(-2);
    let one = Exact::one();
    let nearly = Interval::between(&one - &percent, true, &one + &percent, true);
    let around = |right: Interval| right.times(&nearly);
    if around(Interval::point(right.value.clone())).contains(&left.value) {
        (Verdict::Holds, None)
    } else if around(interval(right, Mode::Nearest)).meets(&interval(left, Mode::Nearest)) {
        (Verdict::Rounding, Some(Code::Rounding))
    } else {
        (Verdict::Truncated, Some(Code::NotNearlyEqual))
    }
}
