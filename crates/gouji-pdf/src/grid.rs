//! Lines drawn on a page to grids of cells.
//!
//! Contract: lines that cross form one grid; a cell is an area that no line parts, and covers as
//! many rows and columns as lines elsewhere in its grid would part it into. A frame around one area
//! is no grid.

use std::collections::BTreeMap;

use super::bent::{Bent, Extent, part};
use super::glyphs::Rule;

/// Lines nearer than this are one.
const NEAR: f64 = 3.0;
/// More lines than this are a drawing, no table.
const MOST_LINES: usize = 2_000;
/// More cells than this are a drawing, no table.
const MOST_CELLS: usize = 50_000;

/// Stands for an area that belongs to no cell.
pub(super) const OPEN: usize = usize::MAX;

/// A grid of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The places of its vertical lines.
    pub xs: Vec<f64>,
    /// The places of its horizontal lines.
    pub ys: Vec<f64>,
    /// For each smallest area, row by row, the smallest area that its cell begins with, or [`OPEN`].
    owners: Vec<usize>,
    /// The cells that are bent around others.
    bent: Bent,
}

/// The cell of a grid that covers an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
}

/// Finds the grids among the lines of a page, the smaller ones first.
pub fn grids(horizontal: &[Rule], vertical: &[Rule]) -> Vec<Grid> {
    let horizontal = joined(horizontal);
    let vertical = joined(vertical);
    if horizontal.len() > MOST_LINES || vertical.len() > MOST_LINES {
        return Vec::new();
    }
    let mut sets = Sets::new(horizontal.len() + vertical.len());
    for (h, across) in horizontal.iter().enumerate() {
        for (v, down) in vertical.iter().enumerate() {
            if covers(across, down.at) && covers(down, across.at) {
                sets.unite(h, horizontal.len() + v);
            }
        }
    }
    let mut grids = Vec::new();
    for root in 0..horizontal.len() {
        if sets.find(root) != root {
            continue;
        }
        let of = |rules: &[Rule], first: usize, sets: &mut Sets| -> Vec<Rule> {
            let own = rules.iter().enumerate();
            own.filter(|(index, _)| sets.find(first + index) == root).map(|(_, r)| *r).collect()
        };
        let across = of(&horizontal, 0, &mut sets);
        let down = of(&vertical, horizontal.len(), &mut sets);
        grids.extend(bands(&across, &down));
    }
    grids.sort_by(|a, b| a.extent().total_cmp(&b.extent()));
    grids
}

/// Joins pieces of the same line.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut lines: Vec<Rule> = Vec::new();
    for same in rules.chunk_by(|a, b| b.at - a.at <= 0.8) {
        let mut same = same.to_vec();
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        for rule in same {
            match lines.last_mut() {
                Some(last) if (rule.at - last.at).abs() <= NEAR && touches(&rule, last) => {
                    last.to = last.to.max(rule.to);
                    last.from = last.from.min(rule.from);
                }
                _ => lines.push(rule),
            }
        }
    }
    lines.retain(|line| line.to - line.from > NEAR);
    lines
}

/// Whether two pieces of a line hang together: a table further down may have a line nearly below one of the table
/// above.
fn touches(rule: &Rule, line: &Rule) -> bool {
    rule.from <= line.to + NEAR && line.from <= rule.to + NEAR
}

fn covers(rule: &Rule, at: f64) -> bool {
    rule.from - NEAR <= at && at <= rule.to + NEAR
}

/// The places that lines stand at, with the ends of the lines across them.
fn places(lines: &[Rule], across: &[Rule]) -> Vec<f64> {
    let mut places: Vec<f64> = lines.iter().map(|line| line.at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|b, a| *b - *a <= NEAR);
    let first = across.iter().map(|line| line.from).fold(f64::INFINITY, f64::min);
    let last = across.iter().map(|line| line.to).fold(f64::NEG_INFINITY, f64::max);
    // A table may have no line at its sides.
    if places.first().is_some_and(|place| place - first > 3.0 * NEAR) {
        places.insert(0, first);
    }
    if places.last().is_some_and(|place| last - place > 3.0 * NEAR) {
        places.push(last);
    }
    places
}

/// The grids among lines that hang together: where a strip of the page lies open between two
/// tables, each is one of its own.
fn bands(across: &[Rule], down: &[Rule]) -> Vec<Grid> {
    let Some(whole) = grid(across, down) else { return Vec::new() };
    let columns = whole.columns();
    let mut bands = Vec::new();
    let mut first = 0;
    for end in 0..=whole.rows() {
        let row = whole.owners.get(end * columns..(end + 1) * columns).unwrap_or_default();
        if row.iter().any(|owner| *owner != OPEN) {
            continue;
        }
        let owners = whole.owners.get(first * columns..end * columns).unwrap_or_default();
        let owners = owners.iter().map(|owner| match *owner {
            OPEN => OPEN,
            closed => closed.saturating_sub(first * columns),
        });
        let ys = whole.ys.get(first..=end).unwrap_or_default().to_vec();
        let own = |at: &usize| at.checked_sub(first * columns);
        let bent = whole.bent.iter().filter_map(|(low, high)| Some((own(low)?, own(high)?)));
        let xs = whole.xs.clone();
        let band = Grid { xs, ys, owners: owners.collect(), bent: bent.collect() };
        if (0..band.rows()).any(|row| band.row(row).count() > 1) {
            bands.push(band);
        }
        first = end + 1;
    }
    bands
}

fn grid(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    let xs = places(down, across);
    let ys = places(across, down);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns < 2 || rows < 1 || columns * rows > MOST_CELLS {
        return None;
    }
    let wall = |lines: &[Rule], at: f64, along: f64| {
        lines.iter().any(|line| {
            (line.at - at).abs() <= NEAR && line.from - 1.0 <= along && along <= line.to + 1.0
        })
    };
    let middle = |places: &[f64], index: usize| {
        let from = places.get(index).copied().unwrap_or_default();
        f64::midpoint(from, places.get(index + 1).copied().unwrap_or(from))
    };
    let mut sets = Sets::new(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let here = row * columns + column;
            let right = xs.get(column + 1).copied().unwrap_or_default();
            if column + 1 < columns && !wall(down, right, middle(&ys, row)) {
                sets.unite(here, here + 1);
            }
            let below = ys.get(row + 1).copied().unwrap_or_default();
            if row + 1 < rows && !wall(across, below, middle(&xs, column)) {
                sets.unite(here, here + columns);
            }
        }
    }
    let mut owners: Vec<usize> = (0..rows * columns).map(|area| sets.find(area)).collect();
    let extents = extents(&owners, columns);
    let bent = part(&mut owners, columns, &extents);
    Some(Grid { xs, ys, owners, bent })
}

/// Where each set of areas lies.
fn extents(owners: &[usize], columns: usize) -> BTreeMap<usize, Extent> {
    let mut extents: BTreeMap<usize, Extent> = BTreeMap::new();
    for (area, owner) in owners.iter().enumerate() {
        let (row, column) = (area / columns, area % columns);
        let alone = Extent { top: row, bottom: row, left: column, right: column, count: 0 };
        let extent = extents.entry(*owner).or_insert(alone);
        extent.bottom = extent.bottom.max(row);
        extent.left = extent.left.min(column);
        extent.right = extent.right.max(column);
        extent.count += 1;
    }
    extents
}

impl Grid {
    fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// Its area on the page.
    fn extent(&self) -> f64 {
        let side = |places: &[f64]| match (places.first(), places.last()) {
            (Some(first), Some(last)) => last - first,
            _ => 0.0,
        };
        side(&self.xs) * side(&self.ys)
    }

    /// The row and column that the cell at a point begins with.
    pub fn cell_at(&self, (x, y): (f64, f64)) -> Option<(usize, usize)> {
        let column = self.xs.partition_point(|place| *place <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|place| *place <= y).checked_sub(1)?;
        if column >= self.columns() || row >= self.rows() {
            return None;
        }
        let owner = *self.owners.get(row * self.columns() + column)?;
        if owner == OPEN {
            return None;
        }
        let owner = self.bent.get(&owner).copied().unwrap_or(owner);
        Some((owner / self.columns(), owner % self.columns()))
    }

    /// The cells that begin in a row, from left to right.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Area> + '_ {
        let columns = self.columns();
        (0..columns).filter_map(move |column| {
            let own = row * columns + column;
            let owner = |row: usize, column: usize| self.owners.get(row * columns + column);
            if owner(row, column) != Some(&own) {
                return None;
            }
            let wide = (column..columns).take_while(|next| owner(row, *next) == Some(&own)).count();
            let high = (row..self.rows()).take_while(|r| owner(*r, column) == Some(&own)).count();
            Some(Area { row, column, rows: high, columns: wide })
        })
    }
}

/// Sets that are united step by step; each is known by its least member.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Sets {
        Sets((0..count).collect())
    }

    fn find(&mut self, member: usize) -> usize {
        let mut root = member;
        while let Some(&up) = self.0.get(root)
            && up != root
        {
            root = up;
        }
        let mut at = member;
        while at != root {
            let Some(up) = self.0.get_mut(at) else { break };
            at = std::mem::replace(up, root);
        }
        root
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(up) = self.0.get_mut(a.max(b)) {
            *up = a.min(b);
        }
    }
}

#[cfg(test)]
#[path = "grid_tests.rs"]
mod tests;
