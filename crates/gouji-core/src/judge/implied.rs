//! The overall completion that the items' amounts and rates imply (semantics §10).
//!
//! Contract: the exact range of `Σa ÷ Σ(a/r)` over the items' intervals. More completion of one item
//! is a smaller budget, so the rates sit at one end together; in the amounts the quotient is a
//! fractional-linear programme, solved by Dinkelbach's iteration, which is finite because every
//! amount only ever sits at one of its two ends.

use super::ladder::ladder;
use super::modes::{Mode, interval};
use super::verdict::{Code, Interval, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::Reading;
use crate::statement::ItemRate;

/// Dinkelbach converges superlinearly; a handful of steps is the rule.
const MOST_STEPS: u32 = 64;

type End = (Exact, bool);

/// One item: the ends of its amount, and the budget per 元 spent (`1 ÷ rate`) at the end in use.
struct Item {
    least: End,
    most: End,
    budget: End,
}

/// Decides whether `overall` is possible.
pub(super) fn judge(overall: &Reading, items: &[ItemRate<Reading>]) -> Judgement {
    let modes = [Mode::Nearest, Mode::Truncated, Mode::Any, Mode::Loose];
    let ranges: Option<Vec<(Mode, Interval)>> =
        modes.iter().map(|mode| Some((*mode, range(items, *mode)?))).collect();
    let Some(ranges) = ranges else {
        return Judgement::bare(Verdict::Untestable, Code::TooVague);
    };
    let point = point(items);
    let decided = point.is_some();
    let judgement = ladder(overall, point, |mode| {
        let found = ranges.iter().find(|(known, _)| *known == mode);
        found.map_or_else(Interval::all, |(_, range)| range.clone())
    });
    // Without a value, as with an item completed by 0%, only a contradiction is worth a word.
    if decided || judgement.is_broken() {
        judgement
    } else {
        judgement.with(Verdict::Untestable, Code::TooVague)
    }
}

/// What the printed figures give.
fn point(items: &[ItemRate<Reading>]) -> Option<Exact> {
    let (mut spent, mut budget) = (Exact::zero(), Exact::zero());
    for item in items {
        let amount = &item.amount.value;
        let own = if item.flat { amount.clone() } else { amount.div(&item.rate.value)? };
        spent = &spent + amount;
        budget = &budget + &own;
    }
    spent.div(&budget)
}

/// The possible overall rates; `None` when they cannot be computed.
fn range(items: &[ItemRate<Reading>], mode: Mode) -> Option<Interval> {
    Some(Interval {
        low: Some(extreme(items, mode, false)?),
        high: Some(extreme(items, mode, true)?),
    })
}

/// The largest (or smallest) overall rate.
fn extreme(items: &[ItemRate<Reading>], mode: Mode, largest: bool) -> Option<End> {
    let mut chosen = Vec::new();
    for item in items {
        let amount = interval(&item.amount, mode).intersect(&Interval::non_negative());
        let budget = if item.flat {
            Interval::point(Exact::one())
        } else {
            let rate = interval(&item.rate, mode).intersect(&Interval::non_negative());
            if rate.is_empty() { rate } else { rate.reciprocal() }
        };
        if amount.is_empty() || budget.is_empty() {
            return None;
        }
        let (least, most) = (amount.low?, amount.high?);
        match if largest { budget.low } else { budget.high } {
            Some(budget) => chosen.push(Item { least, most, budget }),
            // A rate that may be zero allows a budget without bound.
            None if !largest => return Some((Exact::zero(), false)),
            None => return None,
        }
    }
    dinkelbach(&chosen, largest)
}

fn dinkelbach(items: &[Item], largest: bool) -> Option<End> {
    let mut rate = quotient(items.iter().map(|item| (&item.most.0, item)))?;
    for _ in 0..MOST_STEPS {
        let end = |item| best(item, &rate, largest);
        let next = quotient(items.iter().map(|item| (&end(item).0, item)))?;
        if next == rate {
            let attained = items.iter().all(|item| {
                let amount = end(item);
                let idle = gain(item, &rate).is_zero();
                (amount.1 || idle) && (item.budget.1 || amount.0.is_zero())
            });
            return Some((rate, attained));
        }
        rate = next;
    }
    None
}

/// `1 − rate/rᵢ`: whether more of this item lifts the overall rate above `rate`.
fn gain(item: &Item, rate: &Exact) -> Exact {
    &Exact::one() - &(rate * &item.budget.0)
}

fn best<'a>(item: &'a Item, rate: &Exact, largest: bool) -> &'a End {
    if gain(item, rate).is_negative() == largest { &item.least } else { &item.most }
}

fn quotient<'a>(parts: impl Iterator<Item = (&'a Exact, &'a Item)>) -> Option<Exact> {
    let (spent, budget) = parts
        .fold((Exact::zero(), Exact::zero()), |(spent, budget), (a, item)| {
            (&spent + a, &budget + &(a * &item.budget.0))
        });
    spent.div(&budget)
}
