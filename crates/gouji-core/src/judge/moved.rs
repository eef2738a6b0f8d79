//! Figures stated with a direction word (semantics §4).
//!
//! Contract: the word gives the sign; a negative figure after 减少 is read as the fall it means and
//! never accepted silently; a word against the sign of the inputs is `wrong-direction`.

use super::ladder::ladder;
use super::modes::{Mode, interval};
use super::verdict::{Code, Interval, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::Reading;
use crate::statement::{Direction, Moved};

/// The figure with the sign of its word: 减少12.30 and 减少-12.30 are both −12.30.
pub(super) fn signed(moved: &Moved<Reading>) -> Reading {
    let printed = &moved.figure.value;
    let value = match moved.direction {
        Direction::Down if !printed.is_negative() => -printed,
        _ => printed.clone(),
    };
    // The bound of the magnitude is no bound of the signed value.
    Reading { value, non_negative: false, ..moved.figure.clone() }
}

/// Climbs the ladder for a figure with a direction word.
pub(super) fn judge(
    moved: &Moved<Reading>,
    point: Option<Exact>,
    implied: impl Fn(Mode) -> Interval,
) -> Judgement {
    let target = signed(moved);
    let judgement = ladder(&target, point.clone(), &implied);
    if moved.direction == Direction::Down && moved.figure.value.is_negative() {
        let opposite = Reading { value: -&target.value, ..target.clone() };
        if !judgement.is_broken() || !ladder(&opposite, point, &implied).is_broken() {
            return judgement.with(Verdict::Truncated, Code::DoubleSign);
        }
    }
    judgement.blame(Code::WrongDirection, || contradicts(&target.value, &implied(Mode::Any)))
}

/// Whether everything `implied` lies on the other side of zero.
fn contradicts(value: &Exact, implied: &Interval) -> bool {
    !implied.is_empty()
        && ((value.is_positive() && implied.negated().is_positive())
            || (value.is_negative() && implied.is_positive()))
}

/// Decides `delta = now − before` (semantics §4).
pub(super) fn difference(delta: &Moved<Reading>, now: &Reading, before: &Reading) -> Judgement {
    judge(delta, Some(&now.value - &before.value), |mode| {
        interval(now, mode).minus(&interval(before, mode))
    })
}
