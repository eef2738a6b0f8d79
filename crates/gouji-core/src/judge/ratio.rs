//! Shares, completions, rates and averages (semantics §5, §9, §11, §16, §17).
//!
//! Contract: `rate = part ÷ whole`, judged by intervals; other bases of the sentence are tried
//! before a rate is called wrong; a share bent so that its list adds to 100 is no more than a note.

use super::ladder::{holds, ladder};
use super::modes::{Mode, interval};
use super::nothing;
use super::verdict::{Code, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::{Hedge, Reading};
use crate::statement::RatioKind;

/// The figures of a ratio.
pub(super) struct Ratio<'a> {
    /// Its meaning.
    pub kind: RatioKind,
    /// The stated rate.
    pub rate: &'a Reading,
    /// The part.
    pub part: &'a Reading,
    /// The whole.
    pub whole: &'a Reading,
    /// Other bases of the same sentence.
    pub other_wholes: &'a [Reading],
    /// All shares of its list.
    pub siblings: &'a [Reading],
}

impl Ratio<'_> {
    /// Decides `rate = part ÷ whole`.
    pub(super) fn judge(&self) -> Judgement {
        if self.whole.value.is_zero() {
            let habitual = self.kind != RatioKind::Average;
            return nothing::judge(self.part.value.is_zero(), &self.rate.value, habitual)
                .blame(Code::WrongBase, || self.fits_other_base());
        }
        let judgement = over(self.rate, self.part, self.whole);
        if is_bent(self.rate, self.siblings, &judgement) {
            return judgement.with(Verdict::Rounding, Code::BentTo100);
        }
        let judgement = judgement
            .blame(Code::OperandsSwapped, || self.fits_inverse())
            .blame(Code::WrongBase, || self.fits_other_base());
        // A completion may honestly mean 年初预算 or 全年预算; a share has one whole.
        match (self.kind, judgement.code) {
            (RatioKind::Completion, Some(Code::WrongBase)) => {
                judgement.with(Verdict::Truncated, Code::WrongBase)
            }
            _ => judgement,
        }
    }

    /// Whether it is surely neither true nor true within rounding; `false` says nothing.
    pub(super) fn refuses(&self) -> bool {
        if self.whole.value.is_zero() {
            return false;
        }
        let Some(point) = self.part.value.div(&self.whole.value) else { return false };
        let of = |reading| interval(reading, Mode::Nearest);
        !holds(self.rate, &point)
            && !of(self.rate).meets(&of(self.part).over(&of(self.whole)))
            && !is_bent_to(self.rate, self.siblings, &point.round_half_up(&self.rate.step))
    }

    fn fits_other_base(&self) -> bool {
        let mut others = self.other_wholes.iter().filter(|whole| !whole.value.is_zero());
        others.any(|whole| over(self.rate, self.part, whole).fits())
    }

    fn fits_inverse(&self) -> bool {
        let inverse = self.whole.value.div(&self.part.value);
        inverse.is_some_and(|inverse| holds(self.rate, &inverse))
    }
}

/// Largest-remainder habit (semantics §17): the list adds to exactly 100 and this share is one
/// unit off its own value.
pub(super) fn is_bent(rate: &Reading, siblings: &[Reading], judgement: &Judgement) -> bool {
    !matches!(judgement.verdict, Verdict::Holds | Verdict::Rounding)
        && judgement.expected.as_ref().is_some_and(|it| is_bent_to(rate, siblings, it))
}

/// The same of a rate that does not fit, and what is expected. The list is only added up where it has to be.
fn is_bent_to(rate: &Reading, siblings: &[Reading], expected: &Exact) -> bool {
    let sum = || siblings.iter().fold(Exact::zero(), |sum, share| &sum + &share.value);
    !siblings.is_empty()
        && rate.hedge == Hedge::None
        && (expected - &rate.value).abs() == rate.step
        && sum() == Exact::one()
}

/// Climbs the ladder for `rate = part ÷ whole`, whose whole is not printed as zero.
pub(super) fn over(rate: &Reading, part: &Reading, whole: &Reading) -> Judgement {
    ladder(rate, part.value.div(&whole.value), |mode| {
        interval(part, mode).over(&interval(whole, mode))
    })
}
