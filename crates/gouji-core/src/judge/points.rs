//! Percentage points (semantics §15).
//!
//! Contract: `now − before` between rounded percentages; `6%` where six points are meant is
//! doubtful wording, unless the rates really grew by 6 %.

use super::verdict::{Code, Judgement, Verdict};
use super::{growth, moved};
use crate::reading::Reading;
use crate::statement::{GrowthForm, Moved};

/// Decides `delta = now − before`.
pub(super) fn judge(
    delta: &Moved<Reading>,
    now: &Reading,
    before: &Reading,
    printed_as_percent: bool,
) -> Judgement {
    let points = moved::difference(delta, now, before);
    if !printed_as_percent {
        return points;
    }
    let strict = growth::judge(delta, GrowthForm::Percent, Some(now), Some(before), None);
    // Six points that fit as printed are likelier than a growth that somebody cut off.
    if !strict.fits() && points.fits() {
        strict.with(Verdict::Truncated, Code::Wording)
    } else {
        strict
    }
}
