//! The growth rates that this year's figure, last year's and the change allow together
//! (semantics §6, §7, §8).
//!
//! Contract: the exact range of `now / before − 1` over all pairs with `now − before` in the stated
//! change. The pairs form a convex polygon with `before > 0`, where the rate is monotone along every
//! line, so its extremes are at the vertices; treating `now − change` as an interval of its own
//! would be wider and miss errors.

use super::interval::Corner;
use super::verdict::Interval;
use crate::number::Exact;

/// A point (before, now).
#[derive(Clone)]
struct Pair {
    before: Exact,
    now: Exact,
}

impl Pair {
    fn new(before: Exact, now: Exact) -> Pair {
        Pair { before, now }
    }

    fn plus(&self, other: &Pair) -> Pair {
        Pair::new(&self.before + &other.before, &self.now + &other.now)
    }

    /// `now / before − 1`.
    fn rate(&self) -> Option<Exact> {
        self.now.div(&self.before).map(|ratio| &ratio - &Exact::one())
    }
}

/// A multiple of a value: the sides of the polygon have no other slopes than these.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    Minus,
    Zero,
    Once,
}

impl Times {
    fn of(self, value: &Exact) -> Exact {
        match self {
            Times::Minus => -value,
            Times::Zero => Exact::zero(),
            Times::Once => value.clone(),
        }
    }

    /// So many of one value and so many of another; no sum is reckoned where one of them is missing.
    fn and(self, one: &Exact, times: Times, other: &Exact) -> Exact {
        match (self, times) {
            (Times::Zero, _) => times.of(other),
            (_, Times::Zero) => self.of(one),
            (Times::Once, Times::Minus) => one - other,
            (Times::Minus, Times::Once) => other - one,
            (Times::Once, Times::Once) => one + other,
            (Times::Minus, Times::Minus) => -&(one + other),
        }
    }

    fn number(self) -> i64 {
        match self {
            Times::Minus => -1,
            Times::Zero => 0,
            Times::Once => 1,
        }
    }

    fn opposite(self) -> Times {
        match self {
            Times::Minus => Times::Once,
            Times::Zero => Times::Zero,
            Times::Once => Times::Minus,
        }
    }
}

/// `before · base + now · this year ≤ bound`, strict unless closed.
struct Edge {
    before: Times,
    now: Times,
    bound: Exact,
    closed: bool,
}

impl Edge {
    fn height(&self, pair: &Pair) -> Exact {
        self.before.and(&pair.before, self.now, &pair.now)
    }

    /// Whether the pair is inside; `closure` forgives a strict edge that is touched.
    fn allows(&self, pair: &Pair, closure: bool) -> bool {
        let height = self.height(pair);
        height < self.bound || (height == self.bound && (self.closed || closure))
    }

    /// Where two edges cross, by Cramer's rule.
    fn crossing(&self, other: &Edge) -> Option<Pair> {
        let determinant =
            self.before.number() * other.now.number() - self.now.number() * other.before.number();
        let determinant = Exact::int(determinant);
        let before = other.now.and(&self.bound, self.now.opposite(), &other.bound);
        let now = self.before.and(&other.bound, other.before.opposite(), &self.bound);
        Some(Pair::new(before.div(&determinant)?, now.div(&determinant)?))
    }
}

/// The range of growth rates. An absent argument is not stated. Every number when the base may be
/// zero or below; empty when the three contradict each other.
pub(super) fn growth(
    before: Option<&Interval>,
    now: Option<&Interval>,
    change: Option<&Interval>,
) -> Interval {
    if before.or(now).or(change).is_none() {
        return Interval::all();
    }
    let base = base(before, now, change);
    if base.is_empty() {
        return Interval::empty();
    }
    if !base.is_positive() {
        return Interval::all();
    }
    // Two of which neither is measured by the other leave each other all their room: no corner is cut off.
    match (before, now, change) {
        (Some(before), Some(now), None) => now.over(before).minus(&Interval::point(Exact::one())),
        (Some(before), None, Some(change)) => change.over(before),
        _ => Polygon::new(before, now, change).rates(),
    }
}

/// Whether the three contradict each other: whether their [`growth`] is empty, without the rates. A base that is above zero
/// and can be measured from all of them has a rate.
pub(super) fn contradict(
    before: Option<&Interval>,
    now: Option<&Interval>,
    change: Option<&Interval>,
) -> bool {
    let (Some(_), Some(_), Some(_)) = (before, now, change) else {
        return growth(before, now, change).is_empty();
    };
    base(before, now, change).is_empty()
}

/// The values the base can have.
pub(super) fn base(
    before: Option<&Interval>,
    now: Option<&Interval>,
    change: Option<&Interval>,
) -> Interval {
    let derived = match (now, change) {
        (Some(now), Some(change)) => now.minus(change),
        _ => Interval::all(),
    };
    before.map_or(derived.clone(), |before| before.intersect(&derived))
}

struct Polygon {
    edges: Vec<Edge>,
    vertices: Vec<Pair>,
    /// Directions in which the polygon has no end (a figure stated as 超…).
    rays: Vec<Pair>,
}

impl Polygon {
    fn new(
        before: Option<&Interval>,
        now: Option<&Interval>,
        change: Option<&Interval>,
    ) -> Polygon {
        let mut edges = Vec::new();
        use Times::{Minus, Once, Zero};
        for (interval, (b, n)) in
            [(before, (Once, Zero)), (now, (Zero, Once)), (change, (Minus, Once))]
        {
            let Some(interval) = interval else { continue };
            if let Some((low, closed)) = &interval.low {
                let (before, now) = (b.opposite(), n.opposite());
                edges.push(Edge { before, now, bound: -low, closed: *closed });
            }
            if let Some((high, closed)) = &interval.high {
                edges.push(Edge { before: b, now: n, bound: high.clone(), closed: *closed });
            }
        }
        let mut vertices = Vec::new();
        for (index, one) in edges.iter().enumerate() {
            for other in edges.iter().skip(index + 1) {
                let corner = one.crossing(other);
                vertices.extend(corner.filter(|at| edges.iter().all(|edge| edge.allows(at, true))));
            }
        }
        // Edges run along these directions only, so no other ray can be extreme; the base is
        // bounded below.
        let rays = [(0, 1), (0, -1), (1, 0), (1, 1)]
            .map(|(b, n)| Pair::new(Exact::int(b), Exact::int(n)))
            .into_iter()
            .filter(|ray| edges.iter().all(|edge| !edge.height(ray).is_positive()))
            .collect();
        Polygon { edges, vertices, rays }
    }

    fn rates(&self) -> Interval {
        if self.vertices.is_empty() {
            return if self.rays.is_empty() { Interval::empty() } else { Interval::all() };
        }
        if !self.inhabited(self.vertices.iter(), self.rays.iter()) {
            return Interval::empty();
        }
        let rates: [Vec<Option<Exact>>; 2] =
            [&self.vertices, &self.rays].map(|all| all.iter().map(Pair::rate).collect());
        let [of_vertices, of_rays] = &rates;
        let at_vertices = of_vertices.iter().flatten().map(|rate| {
            let attained = self.attains(rate, &rates);
            Corner::At(rate.clone(), attained)
        });
        let at_infinity = self.rays.iter().zip(of_rays).map(|(ray, rate)| match rate {
            Some(rate) => Corner::At(rate.clone(), false),
            None if ray.now.is_negative() => Corner::Below,
            None => Corner::Above,
        });
        Interval::hull(at_vertices.chain(at_infinity))
    }

    /// Whether an extreme rate belongs to some allowed pair: the pairs with that rate are the face
    /// spanned by the vertices that have it.
    fn attains(&self, rate: &Exact, [of_vertices, of_rays]: &[Vec<Option<Exact>>; 2]) -> bool {
        let face = |all, rates| same(all, rates, rate);
        self.inhabited(face(&self.vertices, of_vertices), face(&self.rays, of_rays))
    }

    /// Whether a face has a point that also respects the strict edges. If any point does, so does
    /// the middle of its vertices, moved along its rays.
    fn inhabited<'a>(
        &self,
        vertices: impl Iterator<Item = &'a Pair>,
        rays: impl Iterator<Item = &'a Pair>,
    ) -> bool {
        let origin = || Pair::new(Exact::zero(), Exact::zero());
        let (sum, count) =
            vertices.fold((origin(), 0), |(sum, count), vertex| (sum.plus(vertex), count + 1));
        let (Some(before), Some(now)) =
            (sum.before.div(&Exact::int(count)), sum.now.div(&Exact::int(count)))
        else {
            return false;
        };
        let middle = rays.fold(Pair::new(before, now), |at, ray| at.plus(ray));
        self.edges.iter().all(|edge| edge.allows(&middle, false))
    }
}

/// The pairs whose rate is this one.
fn same<'p>(
    pairs: &'p [Pair],
    rates: &'p [Option<Exact>],
    rate: &'p Exact,
) -> impl Iterator<Item = &'p Pair> {
    let with_rate = pairs.iter().zip(rates);
    with_rate.filter(move |(_, own)| own.as_ref() == Some(rate)).map(|(pair, _)| pair)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn end() -> impl Strategy<Value = (i64, bool)> {
        (1i64..30, any::<bool>())
    }

    fn interval() -> impl Strategy<Value = Interval> {
        (end(), end()).prop_map(|((a, open), (b, closed))| {
            let closed_both = a == b;
            let (low, high) = (a.min(b), a.max(b));
            Interval::between(
                Exact::int(low),
                open || closed_both,
                Exact::int(high),
                closed || closed_both,
            )
        })
    }

    proptest! {
        #[test]
        fn a_change_over_its_base_needs_no_polygon(
            (before, change) in (interval(), interval()),
            lower in 0i64..60,
        ) {
            let change = change.minus(&Interval::point(Exact::int(lower)));
            let (before, change) = (Some(&before), Some(&change));
            let polygon = Polygon::new(before, None, change);
            prop_assert_eq!(growth(before, None, change), polygon.rates());
        }

        #[test]
        fn three_that_contradict_each_other_have_no_rate(
            (before, now, change) in (interval(), interval(), interval()),
            falls in any::<bool>(),
        ) {
            let change = if falls { change.negated() } else { change };
            let (before, now, change) = (Some(&before), Some(&now), Some(&change));
            let polygon = Polygon::new(before, now, change);
            prop_assert_eq!(contradict(before, now, change), polygon.rates().is_empty());
        }
    }

    fn about(value: i64) -> Interval {
        Interval::between(Exact::int(value - 1), true, Exact::int(value + 1), true)
    }

    #[test]
    fn the_derived_base_moves_with_the_change() {
        let range = growth(None, Some(&about(100)), Some(&about(50)));
        // Semantics §7: [Δ₁/(c₂−Δ₁), Δ₂/(c₁−Δ₂)].
        let (low, high) = (Exact::ratio(49, 52).unwrap(), Exact::ratio(51, 48).unwrap());
        assert_eq!(range, Interval::between(low, true, high, true));
    }

    #[test]
    fn three_figures_narrow_each_other() {
        let all = growth(Some(&about(50)), Some(&about(100)), Some(&about(50)));
        let two = growth(Some(&about(50)), Some(&about(100)), None);
        assert!(all.high.unwrap().0 < two.high.unwrap().0);
        assert!(growth(Some(&about(50)), Some(&about(100)), Some(&about(10))).is_empty());
    }

    #[test]
    fn an_endless_change_leaves_the_rate_open() {
        let more = Interval { low: Some((Exact::int(50), false)), high: None };
        let range = growth(Some(&about(50)), None, Some(&more));
        assert_eq!(
            range,
            Interval { low: Exact::ratio(50, 51).map(|low| (low, false)), high: None }
        );
    }
}
