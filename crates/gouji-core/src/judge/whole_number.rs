//! Rates of which one count is missing: whether a whole number can complete them (semantics §11).
//!
//! Contract: the missing count is a whole number, so only some rates are possible. `exact` is the
//! rate that number gives (times the stated count it is the number itself) and `expected` what it
//! prints as; both are absent when there is none.

use super::ladder::holds;
use super::modes::{Mode, interval, is_exact};
use super::nothing;
use super::verdict::{Code, Interval, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::{Hedge, Reading};

/// Decides whether some whole number of `whole` is `rate` of it.
pub(super) fn count_rate(rate: &Reading, whole: &Reading) -> Judgement {
    if whole.value.is_zero() {
        return nothing::judge(true, &rate.value, false);
    }
    let one = Interval::point(whole.value.clone());
    search(
        rate,
        whole,
        Some(&rate.value * &whole.value),
        |rates| rates.times(&one),
        |part| part.div(&whole.value),
    )
}

/// Decides whether `actual` can be `rate` beyond some whole-number target (§15).
pub(super) fn beyond_target(rate: &Reading, actual: &Reading) -> Judgement {
    let one = Exact::one();
    let reached = Interval::point(actual.value.clone());
    search(
        rate,
        actual,
        actual.value.div(&(&rate.value + &one)),
        |rates| reached.over(&rates.plus(&Interval::point(one.clone()))),
        |target| actual.value.div(target).map(|multiple| &multiple - &one),
    )
}

/// `near` is the real number that gives the printed rate; `counts` maps rates to the numbers that
/// give them; `rate_of` is the rate of one whole number.
fn search(
    rate: &Reading,
    known: &Reading,
    near: Option<Exact>,
    counts: impl Fn(&Interval) -> Interval,
    rate_of: impl Fn(&Exact) -> Option<Exact>,
) -> Judgement {
    let whole = is_exact(known) && known.hedge == Hedge::None && known.value.is_integer();
    let Some(near) = near.filter(|_| whole && known.value.is_positive()) else {
        return Judgement::bare(Verdict::Untestable, Code::TooVague);
    };
    let found = |verdict, code, count: Exact| {
        let exact = rate_of(&count);
        let expected = exact.as_ref().map(|exact| exact.round_half_up(&rate.step));
        Judgement { verdict, code, exact, expected, implied: None }
    };
    // The numbers whose rate is printed alike surround `near`, so its neighbours decide.
    let neighbours = [near.floor(), near.ceil()];
    let true_one = |count: &Exact| rate_of(count).is_some_and(|point| holds(rate, &point));
    if let Some(count) = neighbours.into_iter().find(true_one) {
        return found(Verdict::Holds, None, count);
    }
    let climb = [
        (Mode::Nearest, Verdict::Rounding, Code::Tie),
        (Mode::Truncated, Verdict::Truncated, Code::DerivedTruncated),
        (Mode::Loose, Verdict::Truncated, Code::TooVague),
    ];
    climb
        .into_iter()
        .find_map(|(mode, verdict, code)| {
            let possible = counts(&interval(rate, mode)).intersect(&Interval::non_negative());
            possible.whole_number().map(|count| found(verdict, Some(code), count))
        })
        .unwrap_or_else(|| Judgement::bare(Verdict::Broken, Code::NoInteger))
}
