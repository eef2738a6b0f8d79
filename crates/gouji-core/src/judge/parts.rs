//! Shares of a whole that is nowhere printed, of which every part is (semantics §5).
//!
//! Contract: `rate = part ÷ (part + Σ others)`, judged by intervals; a share bent so that its list adds to 100
//! is no more than a note.

use super::ladder::ladder;
use super::modes::{Mode, interval};
use super::nothing;
use super::ratio::is_bent;
use super::verdict::{Code, Interval, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::Reading;

/// Decides `rate = part ÷ (part + Σ others)`.
pub(super) fn judge(
    rate: &Reading,
    part: &Reading,
    others: &[Reading],
    siblings: &[Reading],
) -> Judgement {
    let whole = others.iter().fold(part.value.clone(), |sum, other| &sum + &other.value);
    if whole.is_zero() {
        return nothing::judge(part.value.is_zero(), &rate.value, true);
    }
    let judgement = ladder(rate, part.value.div(&whole), |mode| range(part, others, mode));
    if is_bent(rate, siblings, &judgement) {
        return judgement.with(Verdict::Rounding, Code::BentTo100);
    }
    judgement
}

/// The shares that the parts allow.
fn range(part: &Reading, others: &[Reading], mode: Mode) -> Interval {
    let part = interval(part, mode);
    let rest = others
        .iter()
        .map(|other| interval(other, mode))
        .fold(Interval::point(Exact::zero()), |sum, other| sum.plus(&other));
    share(&part, &rest)
}

/// `part ÷ (part + rest)`. The part stands twice in it; over a part above zero it is `1 ÷ (1 + rest ÷ part)`, in
/// which everything stands once.
pub(super) fn share(part: &Interval, rest: &Interval) -> Interval {
    if part.is_positive() {
        let one = Interval::point(Exact::one());
        one.plus(&rest.over(part)).reciprocal()
    } else {
        part.over(&part.plus(rest))
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{Verdict, judge};
    use crate::number::Exact;
    use crate::reading::Reading;
    use crate::statement::Statement;

    fn amount(digits: i64) -> Reading {
        Reading::rounded(Exact::ratio(digits, 100).unwrap(), Exact::ratio(1, 100).unwrap())
    }

    fn share(hundredths: i64, part: i64, others: &[i64]) -> Verdict {
        let of = |number| Exact::ratio(number, 10_000).unwrap();
        let rate = Reading::rounded(of(hundredths), of(1));
        let others = others.iter().map(|other| amount(*other)).collect();
        judge(&Statement::ShareOfParts { rate, part: amount(part), others, siblings: vec![] })
            .verdict
    }

    #[test]
    fn a_share_is_its_part_of_all_parts() {
        assert_eq!(share(2000, 2000, &[3000, 5000]), Verdict::Holds);
        assert_eq!(share(2200, 2000, &[3000, 5000]), Verdict::Broken);
        assert_eq!(share(10_000, 2000, &[0]), Verdict::Holds);
        assert_eq!(share(0, 0, &[5000]), Verdict::Holds);
        // 0.02 of 0.06 and more: coarse amounts leave room.
        assert_eq!(share(3400, 2, &[4]), Verdict::Rounding);
        assert_eq!(share(5000, 2, &[5]), Verdict::Broken);
    }
}
