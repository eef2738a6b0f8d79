//! Beyond the target (semantics §15): `超目标80%`.
//!
//! Contract: strictly `(actual − target) ÷ target`; where only `actual ÷ target` fits, the wording
//! is doubtful (完成目标的180%).

use super::ladder::ladder;
use super::modes::interval;
use super::verdict::{Code, Interval, Judgement, Verdict};
use super::{nothing, ratio, whole_number};
use crate::number::Exact;
use crate::reading::Reading;

/// Decides `rate = (actual − target) ÷ target`.
pub(super) fn judge(rate: &Reading, actual: &Reading, target: Option<&Reading>) -> Judgement {
    let Some(target) = target else { return whole_number::beyond_target(rate, actual) };
    if target.value.is_zero() {
        return nothing::judge(actual.value.is_zero(), &rate.value, true);
    }
    let one = Exact::one();
    let point = actual.value.div(&target.value).map(|multiple| &multiple - &one);
    let strict = ladder(rate, point, |mode| {
        interval(actual, mode).over(&interval(target, mode)).minus(&Interval::point(one.clone()))
    });
    if strict.is_broken() && ratio::over(rate, actual, target).fits() {
        strict.with(Verdict::Truncated, Code::Wording)
    } else {
        strict
    }
}
