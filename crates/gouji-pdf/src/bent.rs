//! Cells that are bent around others: a heading with 其中 below its right end and no line between them.
//!
//! Contract: a bent cell has its upper rows in full and below them only its left part; closed cells take up the rest.
//! Its text stands above all of its columns; the lower part is a cell of its own, without text. Any other area that is
//! no rectangle is the space around cells.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::OPEN;

/// No bent cell has more rows or columns.
const MOST: usize = 8;

/// For the lower part of each bent cell the part that has its text.
pub type Bent = BTreeMap<usize, usize>;

/// Where a set of areas lies.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    pub top: usize,
    pub bottom: usize,
    pub left: usize,
    pub right: usize,
    pub count: usize,
}

impl Extent {
    /// Whether the set is all of the rectangle around it.
    pub fn is_even(&self) -> bool {
        (self.bottom - self.top + 1) * (self.right - self.left + 1) == self.count
    }
}

/// Parts the bent cells among the sets that are no rectangle; the others are left open.
pub fn part(owners: &mut [usize], columns: usize, extents: &BTreeMap<usize, Extent>) -> Bent {
    let mut bent = Bent::new();
    let uneven: Vec<(usize, Extent)> =
        extents.iter().filter(|(_, e)| !e.is_even()).map(|(owner, e)| (*owner, *e)).collect();
    let lower: Vec<Option<Lower>> = uneven
        .iter()
        .map(|(owner, extent)| Lower::of(owners, columns, *owner, extent, extents))
        .collect();
    for ((owner, extent), lower) in uneven.iter().zip(lower) {
        let Some(lower) = lower else {
            owners.iter_mut().filter(|it| *it == owner).for_each(|it| *it = OPEN);
            continue;
        };
        let own = lower.top * columns + extent.left;
        for area in owners.iter_mut().skip(lower.top * columns).filter(|it| *it == owner) {
            *area = own;
        }
        bent.insert(own, *owner);
    }
    bent
}

/// The lower part of a bent cell: its first row.
struct Lower {
    top: usize,
}

impl Lower {
    fn of(
        owners: &[usize],
        columns: usize,
        owner: usize,
        extent: &Extent,
        extents: &BTreeMap<usize, Extent>,
    ) -> Option<Lower> {
        let Extent { top, bottom, left, right, .. } = *extent;
        let rows = owners.len() / columns.max(1);
        // Below a heading there are rows.
        if bottom - top >= MOST || right - left >= MOST || bottom + 1 >= rows {
            return None;
        }
        let at = |row: usize, column: usize| owners.get(row * columns + column).copied();
        let wide = |row: usize| (left..=right).take_while(|c| at(row, *c) == Some(owner)).count();
        let full = right - left + 1;
        let upper = (top..=bottom).take_while(|row| wide(*row) == full).count();
        let lower = wide(top + upper);
        if upper == 0 || lower == 0 || (top + upper..=bottom).any(|row| wide(row) != lower) {
            return None;
        }
        let rest =
            (top + upper..=bottom).flat_map(|row| (left + lower..=right).map(move |c| (row, c)));
        // What stands in its corner ends with it, and may be bent itself.
        let mut seen = BTreeSet::new();
        let mut closed = |(row, column): (usize, usize)| {
            let Some(it) = at(row, column) else { return false };
            let Some(inner) = extents.get(&it) else { return false };
            let inside = inner.top >= top + upper && inner.bottom <= bottom && inner.right <= right;
            let mut whole = || {
                inner.is_even()
                    || !seen.insert(it)
                    || Lower::of(owners, columns, it, inner, extents).is_some()
            };
            inside && inner.left >= left + lower && whole()
        };
        rest.into_iter().all(&mut closed).then_some(Lower { top: top + upper })
    }
}
