//! Groups of lines beside each other, each with its total above or below: what belongs to it is found by walking on as far
//! as it closes.
//!
//! Contract: what is demanded before a group is one is said by the caller, line by line; list numbers only say where a group
//! ends. Nothing is claimed here. Bounded: no group has more than [`MOST`] parts.

use std::collections::BTreeSet;

use super::found::Found;
use super::sheet::{MOST, Sheet};

/// What must agree before a group is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Demand {
    /// So many lines at least.
    held: usize,
    /// So many for each that does not.
    each: usize,
    /// No more that do not.
    most: usize,
    /// A group that one line alone shows needs so many digits.
    certain: u32,
}

/// Rows need one column, as long as it shows enough digits; columns need several rows.
const ROWS: Demand = Demand { held: 1, each: 1, most: usize::MAX, certain: CERTAIN };
const FAINT: Demand = Demand { certain: FEW, ..ROWS };
const COLUMNS: Demand = Demand { held: 3, each: 3, most: usize::MAX, certain: CERTAIN };
/// A column that is called a total needs fewer, as long as no more than one row differs.
const NAMED: Demand = Demand { held: 1, each: 1, most: 1, certain: CERTAIN };

/// So many digits do not agree by chance.
const CERTAIN: u32 = 7;
/// Any group needs so many.
const FEW: u32 = 5;

/// What is demanded of a column, which may be called a total.
pub(super) fn columns(named: bool) -> &'static [Demand] {
    if named { &[COLUMNS, NAMED] } else { &[COLUMNS] }
}

/// What a label says of the place of its row.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Level {
    /// The depth of its list number.
    pub number: Option<u8>,
    /// It is called a total.
    pub total: bool,
}

/// The groups of rows. A group that fewer digits show than would be enough is one where a total needs it to close.
pub(super) fn groups(sheet: &Sheet, levels: &[Level]) -> Vec<Found> {
    let sure = groups_with(sheet, levels, |_| false);
    let all = groups_with(sheet, levels, |_| true);
    let owns: BTreeSet<usize> = sure.iter().map(|group| group.own).collect();
    let more = || all.iter().filter(|group| !owns.contains(&group.own));
    let needing = more().filter(|group| group.held > 0 && group.digits >= CERTAIN);
    let needed: BTreeSet<usize> = needing.flat_map(|group| group.items.iter().copied()).collect();
    let faint = more().map(|group| group.own).filter(|own| needed.contains(own));
    let faint: BTreeSet<usize> = faint.collect();
    if faint.is_empty() { sure } else { groups_with(sheet, levels, |own| faint.contains(&own)) }
}

/// First those below their totals, then those above; `faint` are the totals that need fewer digits.
fn groups_with(sheet: &Sheet, levels: &[Level], faint: impl Fn(usize) -> bool) -> Vec<Found> {
    let demands = |own: usize| if faint(own) { &[FAINT][..] } else { &[ROWS][..] };
    let (mut found, next) = forward(sheet, levels, demands);
    let mut stack: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < sheet.lines() {
        let upward = stack.iter().rev().copied().take(MOST);
        let group = best(sheet, at, [upward.collect()].into_iter(), demands(at));
        let only = levels.get(at).is_some_and(|level| level.total) && sheet.lines() == 2;
        if let Some(group) = group.filter(|group| group.held > 0 || only) {
            stack.truncate(stack.len().saturating_sub(group.items.len()));
            found.push(group);
        }
        stack.push(at);
        at = next.get(at).copied().unwrap_or(at + 1).max(at + 1);
    }
    found
}

/// The groups that stand behind their totals, and where each line's group ends.
pub(super) fn forward(
    sheet: &Sheet,
    levels: &[Level],
    demands: impl Fn(usize) -> &'static [Demand],
) -> (Vec<Found>, Vec<usize>) {
    let count = sheet.lines();
    let mut next: Vec<usize> = (1..=count).collect();
    let mut all = Vec::new();
    let level = |at: usize| levels.get(at).copied().unwrap_or_default();
    for own in (0..count).rev() {
        let ends = |at: usize| {
            let deeper = match (level(own).number, level(at).number) {
                (Some(own), Some(other)) => other > own,
                _ => true,
            };
            at >= count || !deeper || (level(at).total && !level(own).total)
        };
        let mut walk = Vec::new();
        let mut at = own + 1;
        while !ends(at) && walk.len() < MOST {
            walk.push(at);
            at = next.get(at).copied().unwrap_or(count);
        }
        let mut numbered = Vec::new();
        if let Some(depth) = walk.first().and_then(|first| level(*first).number) {
            let mut at = own + 1;
            while !ends(at) && numbered.len() < MOST && at - own <= 4 * MOST {
                match level(at).number {
                    Some(other) if other < depth => break,
                    Some(other) if other == depth => numbered.push(at),
                    _ => {}
                }
                at += 1;
            }
        }
        let Some(group) = best(sheet, own, [walk, numbered].into_iter(), demands(own)) else {
            continue;
        };
        let behind = group.items.last().and_then(|last| next.get(*last)).copied();
        let alone = group.held == 0;
        let deeper = level(own).number < level(own + 1).number || level(own + 1).number.is_none();
        // A total of one row is that row.
        let only = level(own).total && count == 2;
        if !alone || only || (deeper && level(own).number.is_some()) {
            if let (Some(end), Some(behind)) = (next.get_mut(own), behind) {
                *end = behind;
            }
            all.push(group);
        }
    }
    (all, next)
}

/// The group of a line that most agrees on, among the beginnings of several orders.
fn best(
    sheet: &Sheet,
    own: usize,
    orders: impl Iterator<Item = Vec<usize>>,
    demands: &[Demand],
) -> Option<Found> {
    let mut best: Option<Found> = None;
    for order in orders {
        let Some(found) = sheet.longest(own, &order) else { continue };
        let better = best.as_ref().is_none_or(|it| found.rank() > it.rank());
        if better {
            best = Some(found);
        }
    }
    let found = best?;
    let agree = |demand: &Demand| {
        found.held >= demand.held
            && found.failed * demand.each <= found.held
            && found.failed <= demand.most
            && found.digits >= if found.held < 2 { demand.certain } else { FEW }
    };
    let several = demands.iter().any(agree);
    let alone = found.held == 0 && found.alone > 1 && found.failed < 2;
    let enough = several || alone;
    let one = several && sheet.is_converted(&found);
    (enough && !one && !sheet.is_mixed(&found)).then_some(found)
}
