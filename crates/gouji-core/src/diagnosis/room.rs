//! The room that relations leave a figure: intervals put together, and how wide they are.

use std::collections::BTreeSet;

use super::hypothesis::VAGUE;
use crate::judge::Interval;
use crate::number::Exact;

/// A relation with the intervals it allows, one for each of its readings.
pub(super) type Bound = (usize, Vec<Interval>);

/// Five times the decimal logarithm; six powers of ten where there is no end.
pub(super) fn vagueness(count: Option<i64>) -> i32 {
    let Some(count) = count else { return VAGUE * 6 };
    // log₁₀2 is 0.30.
    let bits = i32::try_from(count.max(1).unsigned_abs().ilog2()).unwrap_or(20);
    (bits * VAGUE * 3 / 10).min(VAGUE * 6)
}

/// How many thousandths of a value a room is wide: a slip falls into a wide room by chance.
pub(super) fn relative(room: &Interval, value: &Exact) -> Option<i64> {
    let ((low, _), (high, _)) = (room.low.as_ref()?, room.high.as_ref()?);
    let thousandth = &value.abs() * &Exact::ten_to(-3);
    (high - low).div(&thousandth)?.ceil().to_i64()
}

/// The sets of relations that allow a common value, the largest first, each with that room. On a
/// line, intervals that have a point in common have the low end of one of them in common.
pub(super) fn agreeing(bounds: &[Bound]) -> Vec<(Vec<usize>, Interval)> {
    let spans =
        || bounds.iter().flat_map(|(place, spans)| spans.iter().map(move |span| (*place, span)));
    let bounded = |span: &Interval| span.low.is_some() || span.high.is_some();
    // With one interval each, equal ones are taken together whichever is first.
    let single = bounds.iter().all(|(_, spans)| spans.len() == 1);
    let mut probes: BTreeSet<(&End, &End)> = BTreeSet::new();
    let mut all: Vec<(Vec<usize>, Interval)> = Vec::new();
    for (start, probe) in spans() {
        if probe.is_empty() || !bounded(probe) {
            continue;
        }
        if single && !probes.insert((&probe.low, &probe.high)) {
            continue;
        }
        let mut room = probe.clone();
        let mut places = vec![start];
        for (place, span) in spans() {
            // They come in order: one that was taken is the first or the last.
            if place == start || places.last() == Some(&place) || is_apart(span, probe) {
                continue;
            }
            let common = room.intersect(span);
            let touches = !common.is_empty() && reaches_low_end(&common, probe);
            if touches {
                room = common;
                places.push(place);
            }
        }
        places.sort_unstable();
        let known = all.iter().any(|(other, _)| is_within(&places, other));
        if !known {
            all.retain(|(other, _)| !is_within(other, &places));
            all.push((places, room));
        }
    }
    all.sort_by_key(|(places, _)| std::cmp::Reverse(places.len()));
    all
}

/// An end of an interval.
type End = Option<(Exact, bool)>;

/// Whether an interval lies below the low end of another or begins above it: asked before anything is
/// put together.
fn is_apart(span: &Interval, probe: &Interval) -> bool {
    let Some((begin, _)) = &probe.low else { return span.low.is_some() };
    span.low.as_ref().is_some_and(|(low, _)| low > begin)
        || span.high.as_ref().is_some_and(|(high, _)| high < begin)
}

/// Whether all of one ordered list is in another.
fn is_within(one: &[usize], other: &[usize]) -> bool {
    one.len() <= other.len() && one.iter().all(|place| other.binary_search(place).is_ok())
}

/// Whether the common part still begins where the probe does.
fn reaches_low_end(common: &Interval, probe: &Interval) -> bool {
    match (&common.low, &probe.low) {
        (Some((common, _)), Some((probe, _))) => common == probe,
        (None, None) => true,
        _ => false,
    }
}

pub(super) fn widen(span: &Interval, by: &Exact) -> Interval {
    let around = Interval::between(-by, true, by.clone(), true);
    span.plus(&around)
}
