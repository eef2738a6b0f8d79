//! Sums (semantics §3).
//!
//! Contract: the slack is the sum of the items' own slacks; a list with an unknown item is refuted
//! only when the known items alone exceed the total.

use super::ladder::{holds, ladder};
use super::modes::{Mode, interval, is_exact};
use super::verdict::{Code, Interval, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::{Hedge, Reading};
use crate::statement::Term;

/// ln(2·10⁶), beyond which 2·exp(−x) is below 10⁻⁶; eight decimals, rounded up.
const IMPROBABLE: (i64, i64) = (1_450_865_774, 100_000_000);

/// Decides `total = Σ ± terms`.
pub(super) fn judge(total: &Reading, terms: &[Term<Reading>], complete: bool) -> Judgement {
    let point = terms.iter().fold(Exact::zero(), |sum, term| {
        if term.minus { &sum - &term.figure.value } else { &sum + &term.figure.value }
    });
    let judgement = if complete {
        improbable(ladder(total, Some(point), |mode| implied(terms, mode)), total, terms)
    } else {
        partial(total, terms, point)
    };
    // A constant total over rounded items is a demand on the items: it is never itself misprinted.
    if is_exact(total) && !terms.iter().all(|term| is_exact(&term.figure)) {
        Judgement { expected: Some(total.value.clone()), ..judgement }
    } else {
        judgement
    }
}

fn implied(terms: &[Term<Reading>], mode: Mode) -> Interval {
    terms.iter().fold(Interval::point(Exact::zero()), |sum, term| {
        let item = interval(&term.figure, mode);
        if term.minus { sum.minus(&item) } else { sum.plus(&item) }
    })
}

/// Refutes only when what is known is already too much.
fn partial(total: &Reading, terms: &[Term<Reading>], point: Exact) -> Judgement {
    let reached = implied(terms, Mode::Loose);
    let growing = terms.iter().all(|term| !term.minus && term.figure.non_negative);
    let room = Interval { low: reached.low, high: interval(total, Mode::Loose).high };
    let (verdict, code) = if holds(total, &point) {
        (Verdict::Holds, None)
    } else if growing && room.is_empty() {
        (Verdict::Broken, None)
    } else {
        (Verdict::Untestable, Some(Code::TooVague))
    };
    // The sum of the known items is no proposal for the total, so nothing is expected.
    Judgement {
        verdict,
        code,
        exact: Some(point),
        expected: None,
        implied: Some(Box::new(implied(terms, Mode::Nearest))),
    }
}

/// Hoeffding: independent roundings that add up to `d` have probability ≤ 2·exp(−2d²/Σu²).
fn improbable(judgement: Judgement, total: &Reading, terms: &[Term<Reading>]) -> Judgement {
    let figures = || terms.iter().map(|term| &term.figure).chain([total]);
    if judgement.verdict != Verdict::Rounding || figures().any(|f| f.hedge != Hedge::None) {
        return judgement;
    }
    let Some(point) = &judgement.exact else { return judgement };
    let residual = &total.value - point;
    let squares = figures()
        .filter(|figure| !is_exact(figure))
        .fold(Exact::zero(), |sum, figure| &sum + &(&figure.step * &figure.step));
    let twice = &(&residual * &residual) * &Exact::int(2);
    let limit = Exact::ratio(IMPROBABLE.0, IMPROBABLE.1);
    match (twice.div(&squares), limit) {
        (Some(exponent), Some(limit)) if exponent > limit => {
            judgement.with(Verdict::Truncated, Code::ImprobableRounding)
        }
        _ => judgement,
    }
}
