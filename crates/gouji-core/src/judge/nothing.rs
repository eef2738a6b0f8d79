//! A percentage of nothing (semantics §16).
//!
//! Contract: decides every rate whose base is printed as zero or derives to zero.

use super::verdict::{Code, Judgement, Verdict};
use crate::number::Exact;

/// Decides a rate over a zero base: `part_is_zero` says whether it is nothing of nothing, `rate`
/// is the printed rate (a fraction), `whole` whether 100 % of it is a common habit here.
pub(super) fn judge(part_is_zero: bool, rate: &Exact, habitual: bool) -> Judgement {
    let all = rate.abs() == Exact::one();
    if part_is_zero && (rate.is_zero() || all) {
        Judgement::bare(Verdict::Holds, Code::ZeroOfZero)
    } else if all && habitual {
        Judgement::bare(Verdict::Truncated, Code::UndefinedBase)
    } else {
        Judgement::bare(Verdict::Broken, Code::UndefinedBase)
    }
}
