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

/// `normal · pair ≤ bound`, strict unless closed.
struct Edge {
    normal: Pair,
    bound: Exact,
    closed: bool,
}

impl Edge {
    fn height(&self, pair: &Pair) -> Exact {
        &(&self.normal.before * &pair.before) + &(&self.normal.now * &pair.now)
    }

    /// Whether the pair is inside; `closure` forgives a strict edge that is touched.
    fn allows(&self, pair: &Pair, closure: bool) -> bool {
        let height = self.height(pair);
        height < self.bound || (height == self.bound && (self.closed || closure))
    }

    fn crossing(&self, other: &Edge) -> Option<Pair> {
        let cross = |a: &Exact, b: &Exact, c: &Exact, d: &Exact| &(a * b) - &(c * d);
        let (m, n) = (&self.normal, &other.normal);
        let determinant = cross(&m.before, &n.now, &m.now, &n.before);
        let before = cross(&self.bound, &n.now, &m.now, &other.bound).div(&determinant)?;
        let now = cross(&m.before, &other.bound, &self.bound, &n.before).div(&determinant)?;
        Some(Pair::new(before, now))
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
    if let (Some(before), Some(now), None) = (before, now, change) {
        return now.over(before).minus(&Interval::point(Exact::one()));
    }
    Polygon::new(before, now, change).rates()
}

/// Whether the three contradict each other: whether their [`growth`] is empty, without the rates.
pub(super) fn contradict(
    before: Option<&Interval>,
    now: Option<&Interval>,
    change: Option<&Interval>,
) -> bool {
    let (Some(_), Some(_), Some(_)) = (before, now, change) else {
        return growth(before, now, change).is_empty();
    };
    let base = base(before, now, change);
    if base.is_empty() || !base.is_positive() {
        return base.is_empty();
    }
    let polygon = Polygon::new(before, now, change);
    // Where a corner has no rate, what has one decides.
    if polygon.vertices.is_empty() || polygon.vertices.iter().any(|at| at.before.is_zero()) {
        return polygon.rates().is_empty();
    }
    !polygon.inhabited(polygon.vertices.iter(), polygon.rays.iter())
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
        for (interval, normal) in [(before, (1, 0)), (now, (0, 1)), (change, (-1, 1))] {
            let Some(interval) = interval else { continue };
            let (b, n) = normal;
            if let Some((low, closed)) = &interval.low {
                let normal = Pair::new(Exact::int(-b), Exact::int(-n));
                edges.push(Edge { normal, bound: -low, closed: *closed });
            }
            if let Some((high, closed)) = &interval.high {
                let normal = Pair::new(Exact::int(b), Exact::int(n));
                edges.push(Edge { normal, bound: high.clone(), closed: *closed });
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
    use super::*;

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
