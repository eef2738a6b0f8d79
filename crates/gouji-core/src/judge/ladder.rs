//! The verdict ladder (semantics §2), shared by every kind of statement.
//!
//! Contract: given the stated figure, the value the printed inputs give, and the interval of values
//! they allow in each mode, the weakest explanation that makes the statement true is the verdict.

use super::modes::{Mode, interval, is_exact};
use super::verdict::{Code, Interval, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::{Hedge, Reading};

/// Climbs the ladder for the stated figure `target`; `point` is what the printed inputs give and
/// `implied(mode)` what they allow.
pub(super) fn ladder(
    target: &Reading,
    point: Option<Exact>,
    implied: impl Fn(Mode) -> Interval,
) -> Judgement {
    // Most statements hold as printed: no interval is needed to say so.
    if point.as_ref().is_some_and(|point| holds(target, point)) {
        return Judgement {
            verdict: Verdict::Holds,
            code: None,
            expected: point.as_ref().map(|point| point.round_half_up(&target.step)),
            exact: point,
            implied: None,
        };
    }
    let nearest = implied(Mode::Nearest);
    let (verdict, code) = climb(target, point.as_ref(), &nearest, &implied);
    Judgement {
        verdict,
        code,
        expected: point.as_ref().map(|point| point.round_half_up(&target.step)),
        exact: point,
        implied: Some(Box::new(nearest)),
    }
}

fn climb(
    target: &Reading,
    point: Option<&Exact>,
    nearest: &Interval,
    implied: &impl Fn(Mode) -> Interval,
) -> (Verdict, Option<Code>) {
    let stated = |mode| interval(target, mode);
    if stated(Mode::Nearest).meets(nearest) {
        let tie = point.is_some_and(|point| is_tie(target, point));
        return (Verdict::Rounding, Some(if tie { Code::Tie } else { Code::Rounding }));
    }
    let cut = stated(Mode::Truncated);
    if cut.meets(nearest) {
        return (Verdict::Truncated, Some(Code::DerivedTruncated));
    }
    let inputs_cut = implied(Mode::Truncated);
    if cut.meets(&inputs_cut) {
        return (Verdict::Truncated, Some(Code::AllTruncated));
    }
    if stated(Mode::Nearest).meets(&inputs_cut) {
        return (Verdict::Truncated, Some(Code::InputsTruncated));
    }
    if stated(Mode::Any).meets(&implied(Mode::Any)) {
        return (Verdict::Truncated, Some(Code::MixedTruncation));
    }
    if stated(Mode::Loose).meets(&implied(Mode::Loose)) {
        return (Verdict::Truncated, Some(Code::TooVague));
    }
    (Verdict::Broken, hint(target, point, nearest))
}

/// Whether the printed inputs give the printed figure. A hedged figure is true of whatever lies in
/// its interval, and of its own value (超90% of exactly 90% is not worth a word).
pub(super) fn holds(target: &Reading, point: &Exact) -> bool {
    if target.hedge == Hedge::None && is_exact(target) {
        *point == target.value
    } else if target.hedge == Hedge::None {
        point.round_half_up(&target.step) == target.value
    } else {
        *point == target.value || interval(target, Mode::Nearest).contains(point)
    }
}

fn is_tie(target: &Reading, point: &Exact) -> bool {
    target.hedge == Hedge::None
        && !target.step.is_zero()
        && (point - &target.value).abs() == target.step.half()
}

/// What may have gone wrong, for any kind of statement.
fn hint(target: &Reading, point: Option<&Exact>, nearest: &Interval) -> Option<Code> {
    if point.is_some_and(|point| is_unit_slip(target, point)) {
        Some(Code::UnitLabel)
    } else if target.hedge == Hedge::None && interval(target, Mode::Up).meets(nearest) {
        Some(Code::OnlyIfRoundedUp)
    } else {
        None
    }
}

/// Whether the figure is right up to 万 or 亿: the factor is exactly that, or what is printed at
/// least the digits of the other at the precision they are printed with.
pub(super) fn is_unit_slip(target: &Reading, point: &Exact) -> bool {
    let digits = target.literal.as_ref().unwrap_or(&target.step);
    // One digit alone (0.3) agrees with one value in ten.
    let telling = target.value.abs() >= digits * &Exact::int(10);
    !target.value.is_zero()
        && [4, 8, -4, -8].into_iter().any(|exponent| {
            let factor = Exact::ten_to(exponent);
            let scaled = &target.value * &factor;
            *point == scaled || (telling && point.round_half_up(&(digits * &factor)) == scaled)
        })
}

impl Judgement {
    /// A verdict without numbers.
    pub(super) fn bare(verdict: Verdict, code: Code) -> Judgement {
        Judgement { verdict, code: Some(code), exact: None, expected: None, implied: None }
    }

    /// The same numbers under another verdict.
    pub(super) fn with(self, verdict: Verdict, code: Code) -> Judgement {
        Judgement { verdict, code: Some(code), ..self }
    }

    /// Whether the statement is refuted.
    pub fn is_broken(&self) -> bool {
        self.verdict == Verdict::Broken
    }

    /// Whether the statement is true, at least within rounding.
    pub fn fits(&self) -> bool {
        matches!(self.verdict, Verdict::Holds | Verdict::Rounding)
    }

    /// Puts `code` on a broken verdict when `applies`: a later, more specific hint wins.
    pub(super) fn blame(self, code: Code, applies: impl FnOnce() -> bool) -> Judgement {
        if self.is_broken() && applies() { self.with(Verdict::Broken, code) } else { self }
    }
}
