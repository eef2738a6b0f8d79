//! Groups of rows that their labels tell: by how far they stand in, or by list numbers with the rows
//! without a number below them.
//!
//! Contract: a way of reading the labels counts only where most of its groups close; of several ways the one
//! in which most do. Rows behind 其中 need not be all of a group, so they make none.

use crate::heading::{Marker, marker};

use super::causes;
use super::found::Found;
use super::header::is_total;
use super::of_which;
use super::opening;
use super::panel::{Panel, Row};
use super::sheet::Sheet;
use super::statement;
use super::subtotals;

/// So many sums must close, and so many for each that does not.
const ENOUGH: usize = 3;
const FOR_EACH: usize = 3;
/// So many digits of sums that close are enough where all but one do.
const LONG: u32 = 12;

/// Labels less far apart stand in equally far, in quarters of a character.
const ALIKE: usize = 2;

/// Longer groups are taken as they are.
pub(super) const MOST_ROWS: usize = 60;

/// How much a row without a number stands below the number above it.
const BELOW: usize = 5;

/// A row as far as its label tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub depth: usize,
    pub total: bool,
    pub of_which: bool,
}

/// The groups of the way of reading in which most close.
pub(super) fn groups(panel: &Panel, sheet: &Sheet) -> Vec<Found> {
    let told = [
        Some(by_number(&panel.rows, false)),
        by_indent(&panel.rows),
        Some(by_number(&panel.rows, true)),
    ];
    let kinds: Vec<Option<char>> = panel.rows.iter().map(|row| row.label.chars().last()).collect();
    let tallied = |places| Tallied::of(places, sheet, &kinds);
    let told = told.into_iter().flatten().map(tallied);
    let told = told.chain(subtotals::groups(panel, sheet).map(|found| Tallied::made(found, sheet)));
    let best = told.reduce(Tallied::better);
    // What opens a group tells where it ends only by what adds up: that is asked last.
    let best = match best {
        Some(best) if best.is_told() => Some(best),
        best => {
            let opened = opening::places(&panel.rows, sheet);
            let opened = opened.map(tallied);
            best.into_iter().chain(opened).reduce(Tallied::better)
        }
    };
    let Some(best) = best else { return Vec::new() };
    let sound = best.is_sound();
    let Tallied { mut found, places, .. } = best;
    found.retain(|group| {
        let total = places.get(group.own).is_some_and(|place| place.total);
        // What fails in all columns of several is no sum of these rows.
        let own = group.agreed() > 0 || group.failed < 2;
        let agreed = group.held > 0 && group.failed <= group.held;
        (sound && own) || (total && agreed)
    });
    found
}

/// What one way of reading finds.
struct Tallied {
    found: Vec<Found>,
    places: Vec<Place>,
    held: usize,
    failed: usize,
    digits: u32,
}

impl Tallied {
    fn of(places: Vec<Place>, sheet: &Sheet, kinds: &[Option<char>]) -> Tallied {
        let found: Vec<Found> = below(&places)
            .chain(above(&places))
            .filter_map(|(own, items)| sheet.group(own, items))
            .filter_map(|group| of_which::without(group, &marked(&places), kinds, sheet))
            .filter_map(|group| without_parts(group, sheet))
            .collect();
        Tallied { places, ..Tallied::made(found, sheet) }
    }

    fn made(found: Vec<Found>, sheet: &Sheet) -> Tallied {
        let held = found.iter().map(|group| group.held).sum();
        let digits = found.iter().map(|group| group.digits).sum();
        let failed = causes::count(&found, sheet);
        Tallied { found, places: Vec::new(), held, failed, digits }
    }

    /// Whether enough close to say what belongs to what.
    fn is_told(&self) -> bool {
        self.held >= ENOUGH && self.failed * FOR_EACH <= self.held
    }

    /// The same; where little can be asked, two long sums that close say as much.
    fn is_sound(&self) -> bool {
        let few = self.held > 1 && self.failed < 2 && self.digits >= LONG;
        few || self.is_told()
    }

    /// The one in which more closes; the first where as much does in both.
    fn better(self, next: Tallied) -> Tallied {
        let more = next.held > self.held || (next.held == self.held && next.failed < self.failed);
        if more { next } else { self }
    }
}

/// The rows behind 其中.
fn marked(places: &[Place]) -> Vec<usize> {
    let all = places.iter().enumerate().filter(|(_, place)| place.of_which);
    all.map(|(at, _)| at).collect()
}

/// A group without rows that make up the row above them: 转移性收入 above 上级补助收入 and 调入资金 is all of them. Nothing
/// where it still does not close: which rows are parts of which is then not told.
fn without_parts(group: Found, sheet: &Sheet) -> Option<Found> {
    if group.failed == 0 || group.items.len() > MOST_ROWS {
        return Some(group);
    }
    let mut items = group.items.clone();
    let mut at = 0;
    while at < items.len() {
        let run = |count: usize| items.get(at + 1..at + 1 + count);
        let makes_up = |count: &usize| {
            let made = run(*count).and_then(|run| sheet.group(*items.get(at)?, run.to_vec()));
            made.is_some_and(|made| made.held > 0 && made.failed == 0)
        };
        if let Some(count) = (2..items.len() - at).rev().find(makes_up) {
            items.drain(at + 1..at + 1 + count);
        }
        at += 1;
    }
    if items.len() == group.items.len() {
        return Some(group);
    }
    sheet.group(group.own, items).filter(|it| it.failed == 0)
}

/// Whether a group has one part, which has the name of its total in its own: 产权转让收入 above
/// 其他企业产权转让收入.
pub(super) fn is_only_child(panel: &Panel, found: &Found) -> bool {
    let [item] = found.items.as_slice() else { return false };
    let (Some(own), Some(item)) = (panel.rows.get(found.own), panel.rows.get(*item)) else {
        return false;
    };
    let (own, item) = (statement::name(&own.label), statement::name(&item.label));
    !own.is_empty() && item.len() > own.len() && item.ends_with(&own)
}

/// The depths of rows as they stand in; nothing where all stand alike.
fn by_indent(rows: &[Row]) -> Option<Vec<Place>> {
    let mut steps: Vec<usize> =
        rows.iter().filter(|row| !row.label.is_empty()).map(|row| row.indent).collect();
    steps.sort_unstable();
    steps.dedup_by(|b, a| b.abs_diff(*a) < ALIKE);
    if steps.len() < 2 {
        return None;
    }
    let depth = |row: &Row| steps.partition_point(|step| *step <= row.indent).saturating_sub(1);
    Some(rows.iter().map(|row| place(row, depth(row))).collect())
}

/// The depths of rows by their numbers; rows without one are parts of the number above. A numbered row called a total
/// may stand above its parts (`heads`): 一、教育项目小计.
fn by_number(rows: &[Row], heads: bool) -> Vec<Place> {
    let mut last = 0;
    let places = rows.iter().map(|row| {
        let number = marker(&row.label).filter(|(kind, _)| *kind != Marker::Part);
        let depth = match number {
            Some((kind, _)) => {
                last = 2 * BELOW * usize::from(kind.level());
                last
            }
            None => last + BELOW,
        };
        let mut place = place(row, depth);
        place.total &= !heads || number.is_none();
        if place.total {
            last = 0;
        }
        place
    });
    places.collect()
}

fn place(row: &Row, depth: usize) -> Place {
    let of_which = row.label.contains("其中");
    Place { depth, total: is_total(&statement::name(&row.label)), of_which }
}

/// Each row with the rows right below it in depth; a total on top holds all.
fn below(places: &[Place]) -> impl Iterator<Item = (usize, Vec<usize>)> + '_ {
    (0..places.len()).filter_map(|own| {
        let place = places.get(own)?;
        let first = places.get(own + 1)?;
        let holds = !place.total && first.depth > place.depth;
        let on_top = place.total && own == 0;
        if first.total || first.of_which || !(holds || on_top) {
            return None;
        }
        let mut items = Vec::new();
        for (at, other) in places.iter().enumerate().skip(own + 1) {
            if other.total || (!on_top && other.depth <= place.depth) {
                break;
            }
            // A row between the depths of both belongs to neither.
            if other.depth < first.depth {
                return None;
            }
            if other.depth == first.depth {
                items.push(at);
            }
        }
        Some((own, items))
    })
}

/// Each total with what stands above it since the one before, that one included.
fn above(places: &[Place]) -> impl Iterator<Item = (usize, Vec<usize>)> + '_ {
    let mut from = 0usize;
    let totals = places.iter().enumerate().filter(|(at, place)| place.total && *at > 0);
    totals.filter_map(move |(own, _)| {
        let before =
            from.checked_sub(1).filter(|at| *at > 0 || !places.first().is_some_and(|it| it.total));
        let range = from..own;
        from = own + 1;
        let rows = || range.clone().filter_map(|at| Some((at, places.get(at)?)));
        let top = rows().map(|(_, place)| place.depth).min();
        let own_rows = rows().filter(|(_, place)| Some(place.depth) == top && !place.total);
        let items: Vec<usize> = before.into_iter().chain(own_rows.map(|(at, _)| at)).collect();
        (items.len() > 1).then_some((own, items))
    })
}
