//! Interval arithmetic with open and closed ends.
//!
//! Contract: every operation gives the exact hull of the images, an end is closed only when it is
//! attained, and an absent end is unbounded.

use super::verdict::Interval;
use crate::number::Exact;

/// A candidate for an end of an interval.
#[derive(Debug, Clone)]
pub(super) enum Corner {
    /// Unbounded below.
    Below,
    /// A value, and whether it is attained.
    At(Exact, bool),
    /// Unbounded above.
    Above,
}

impl Corner {
    /// The product of two ends. Zero times unbounded is zero: zero is on the hull of the products,
    /// and the other corners contribute the rest of it.
    fn times(&self, other: &Corner) -> Corner {
        match (self, other) {
            (Corner::At(a, a_closed), Corner::At(b, b_closed)) => {
                let zero_attained = (a.is_zero() && *a_closed) || (b.is_zero() && *b_closed);
                Corner::At(a * b, (*a_closed && *b_closed) || zero_attained)
            }
            (Corner::At(zero, closed), _) | (_, Corner::At(zero, closed)) if zero.is_zero() => {
                Corner::At(Exact::zero(), *closed)
            }
            _ if self.is_negative() == other.is_negative() => Corner::Above,
            _ => Corner::Below,
        }
    }

    fn is_negative(&self) -> bool {
        match self {
            Corner::Below => true,
            Corner::At(value, _) => value.is_negative(),
            Corner::Above => false,
        }
    }
}

impl Interval {
    /// Every number.
    pub fn all() -> Interval {
        Interval { low: None, high: None }
    }

    /// No number at all.
    pub fn empty() -> Interval {
        Interval::between(Exact::zero(), false, Exact::zero(), false)
    }

    /// One number.
    pub fn point(value: Exact) -> Interval {
        Interval::between(value.clone(), true, value, true)
    }

    /// From `low` to `high`, each with whether it belongs to the interval.
    pub fn between(low: Exact, low_closed: bool, high: Exact, high_closed: bool) -> Interval {
        Interval { low: Some((low, low_closed)), high: Some((high, high_closed)) }
    }

    /// Zero and everything above.
    pub fn non_negative() -> Interval {
        Interval { low: Some((Exact::zero(), true)), high: None }
    }

    /// Whether no number lies in it.
    pub fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some((low, low_closed)), Some((high, high_closed))) => {
                low > high || (low == high && !(*low_closed && *high_closed))
            }
            _ => false,
        }
    }

    /// What lies in both (semantics §2): the inner end wins with its own flag; equal ends are
    /// closed only if both are.
    pub fn intersect(&self, other: &Interval) -> Interval {
        Interval {
            low: inner(&self.low, &other.low, |a, b| a > b),
            high: inner(&self.high, &other.high, |a, b| a < b),
        }
    }

    /// Whether some number lies in both.
    pub fn meets(&self, other: &Interval) -> bool {
        !self.is_empty() && !other.is_empty() && !self.intersect(other).is_empty()
    }

    /// Whether `value` lies in it.
    pub fn contains(&self, value: &Exact) -> bool {
        self.meets(&Interval::point(value.clone()))
    }

    /// Whether all of it lies above zero.
    pub fn is_positive(&self) -> bool {
        self.low.as_ref().is_some_and(|(low, _)| low.is_positive())
    }

    /// The mirror image at zero.
    pub fn negated(&self) -> Interval {
        let mirror = |end: &Option<(Exact, bool)>| end.as_ref().map(|(v, c)| (-v, *c));
        Interval { low: mirror(&self.high), high: mirror(&self.low) }
    }

    /// All sums of a number here and a number there.
    pub fn plus(&self, other: &Interval) -> Interval {
        let add = |a: &Option<(Exact, bool)>, b: &Option<(Exact, bool)>| match (a, b) {
            (Some((a, a_closed)), Some((b, b_closed))) => Some((a + b, *a_closed && *b_closed)),
            _ => None,
        };
        Interval { low: add(&self.low, &other.low), high: add(&self.high, &other.high) }
    }

    /// All differences.
    pub fn minus(&self, other: &Interval) -> Interval {
        self.plus(&other.negated())
    }

    /// All products.
    pub fn times(&self, other: &Interval) -> Interval {
        let (a, b, c, d) =
            (self.low_corner(), self.high_corner(), other.low_corner(), other.high_corner());
        Interval::hull([a.times(&c), a.times(&d), b.times(&c), b.times(&d)])
    }

    /// All quotients; every number when the divisor may have either sign.
    pub fn over(&self, divisor: &Interval) -> Interval {
        self.times(&divisor.reciprocal())
    }

    /// All values of `1 / x`.
    pub fn reciprocal(&self) -> Interval {
        let reaches_below = self.low.as_ref().is_none_or(|(low, _)| low.is_negative());
        let reaches_above = self.high.as_ref().is_none_or(|(high, _)| high.is_positive());
        match (reaches_below, reaches_above) {
            (false, true) => {
                let inverse = |end: &(Exact, bool)| Exact::one().div(&end.0).map(|v| (v, end.1));
                Interval {
                    low: match &self.high {
                        Some(high) => inverse(high),
                        None => Some((Exact::zero(), false)),
                    },
                    high: self.low.as_ref().and_then(inverse),
                }
            }
            (true, false) => self.negated().reciprocal().negated(),
            _ => Interval::all(),
        }
    }

    /// A whole number inside, the smallest one where there is a smallest.
    pub fn whole_number(&self) -> Option<Exact> {
        let candidate = match (&self.low, &self.high) {
            (Some((low, closed)), _) => {
                let up = low.ceil();
                if !closed && up == *low { &up + &Exact::one() } else { up }
            }
            (None, Some((high, closed))) => {
                let down = high.floor();
                if !closed && down == *high { &down - &Exact::one() } else { down }
            }
            (None, None) => Exact::zero(),
        };
        self.contains(&candidate).then_some(candidate)
    }

    /// The smallest interval around some corners; empty when there are none.
    pub(super) fn hull(corners: impl IntoIterator<Item = Corner>) -> Interval {
        let (mut below, mut above) = (false, false);
        let mut low: Option<(Exact, bool)> = None;
        let mut high: Option<(Exact, bool)> = None;
        for corner in corners {
            match corner {
                Corner::Below => below = true,
                Corner::Above => above = true,
                Corner::At(value, closed) => {
                    low = Some(outer(low, &value, closed, |new, old| new < old));
                    high = Some(outer(high, &value, closed, |new, old| new > old));
                }
            }
        }
        match (low, high) {
            (Some(low), Some(high)) => {
                Interval { low: (!below).then_some(low), high: (!above).then_some(high) }
            }
            _ if below || above => Interval::all(),
            _ => Interval::empty(),
        }
    }

    fn low_corner(&self) -> Corner {
        self.low.as_ref().map_or(Corner::Below, |(v, c)| Corner::At(v.clone(), *c))
    }

    fn high_corner(&self) -> Corner {
        self.high.as_ref().map_or(Corner::Above, |(v, c)| Corner::At(v.clone(), *c))
    }
}

fn inner(
    a: &Option<(Exact, bool)>,
    b: &Option<(Exact, bool)>,
    wins: impl Fn(&Exact, &Exact) -> bool,
) -> Option<(Exact, bool)> {
    match (a, b) {
        (None, end) | (end, None) => end.clone(),
        (Some((x, x_closed)), Some((y, y_closed))) => Some(if x == y {
            (x.clone(), *x_closed && *y_closed)
        } else if wins(x, y) {
            (x.clone(), *x_closed)
        } else {
            (y.clone(), *y_closed)
        }),
    }
}

/// The end after one more corner: the outer value wins; a value is attained if any corner is.
fn outer(
    end: Option<(Exact, bool)>,
    value: &Exact,
    closed: bool,
    wins: impl Fn(&Exact, &Exact) -> bool,
) -> (Exact, bool) {
    match end {
        Some((old, old_closed)) if old == *value => (old, old_closed || closed),
        Some((old, old_closed)) if !wins(value, &old) => (old, old_closed),
        _ => (value.clone(), closed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(low: i64, low_closed: bool, high: i64, high_closed: bool) -> Interval {
        Interval::between(Exact::int(low), low_closed, Exact::int(high), high_closed)
    }

    #[test]
    fn touching_ends_meet_only_when_both_are_closed() {
        assert!(span(0, true, 1, true).meets(&span(1, true, 2, true)));
        assert!(!span(0, true, 1, false).meets(&span(1, true, 2, true)));
    }

    #[test]
    fn a_product_with_a_closed_zero_attains_zero() {
        assert_eq!(
            span(0, true, 2, true).times(&span(1, false, 3, false)),
            span(0, true, 6, false)
        );
        assert_eq!(span(-1, true, 2, true).times(&span(1, true, 3, true)), span(-3, true, 6, true));
    }

    #[test]
    fn dividing_by_something_that_may_vanish_is_unbounded() {
        assert_eq!(span(1, true, 2, true).over(&span(-1, true, 1, true)), Interval::all());
        let over = span(1, true, 2, true).over(&span(0, true, 2, true));
        assert_eq!(over, Interval { low: Some((Exact::ratio(1, 2).unwrap(), true)), high: None });
        let beyond = Interval { low: Some((Exact::int(2), false)), high: None };
        assert_eq!(span(1, true, 2, true).over(&beyond), span(0, false, 1, false));
    }

    #[test]
    fn finds_whole_numbers() {
        assert_eq!(span(1, false, 2, true).whole_number(), Some(Exact::int(2)));
        assert_eq!(span(1, false, 2, false).whole_number(), None);
    }
}
