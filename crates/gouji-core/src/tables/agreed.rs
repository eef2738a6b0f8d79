//! Rows that are the sum of rows beside them, and columns of columns, where most of what is printed
//! agrees on it: the children of a row without a number, a total above its rows, the regions of a matrix.
//!
//! Contract: what belongs to a sum is told by the columns in which it closes; the same is then asked of the
//! columns in which it does not. List numbers only say where a group ends. What leaves a blank, or could be
//! another group, is not asked. Bounded: no group has more than [`MOST`] parts.

use std::collections::BTreeSet;

use crate::disclosure::{
    Disclosure, Doubt, Doubts, FigureId, Form, Ground, Says, TotalKind, Why, closes,
};
use crate::heading::{Marker, marker};

use super::few_rows;
use super::found::Found;
use super::header::is_total;
use super::nested;
use super::open::Cut;
use super::panel::Panel;
use super::sheet::{MOST, Sheet};
use super::statement;
use super::{paired, remainder, rivals, roles};

/// What must agree before a group is one.
#[derive(Debug, Clone, Copy)]
struct Demand {
    /// So many lines at least.
    held: usize,
    /// So many for each that does not.
    each: usize,
    /// No more that do not.
    most: usize,
}

/// Rows need one column, as long as it shows enough digits; columns need several rows.
const ROWS: Demand = Demand { held: 1, each: 1, most: usize::MAX };
const COLUMNS: Demand = Demand { held: 3, each: 3, most: usize::MAX };
/// A column that is called a total needs fewer, as long as no more than one row differs.
const NAMED: Demand = Demand { held: 1, each: 1, most: 1 };

/// A group that one column alone shows needs so many digits.
const CERTAIN: u32 = 7;
/// Any group needs so many.
const FEW: u32 = 5;

/// Claims the sums of a panel that its own columns and rows agree on; gives the totals of its rows.
pub(super) fn claims(
    panel: &Panel,
    cut: Cut,
    ragged: bool,
    disclosure: &mut Disclosure,
) -> BTreeSet<FigureId> {
    let mut totals = BTreeSet::new();
    let Some(sheet) = Sheet::of(panel, disclosure) else { return totals };
    few_rows::claims(panel, &sheet, disclosure);
    if sheet.lines() < 2 {
        return totals;
    }
    let family = disclosure.family();
    let last = sheet.lines().saturating_sub(1);
    let mut say = |sheet: &Sheet, found: &Found, kind: TotalKind, doubts: Doubts| {
        // Of columns that cannot be told apart one that closes says nothing of another, unless words or numbers
        // tell the group.
        let row = panel.rows.get(found.own).filter(|_| kind == TotalKind::Balance);
        let told = found.whole || row.is_none_or(|row| is_named(&row.label));
        let only = kind == TotalKind::Balance && nested::is_only_child(panel, found);
        for sum in sheet.sums(found) {
            if ragged && !told && !closes(sum.total, &sum.items, disclosure) {
                continue;
            }
            // A blank may be a number that was not read.
            let full = sum.items.len() == found.items.len();
            let form = match found {
                _ if only => Form::TableOnlyChild,
                _ if full && found.is_often(kind) => Form::TableAgreedOften,
                _ => Form::TableAgreed,
            };
            let mut why = Why::on(form, Ground::FamilyHolds).of(family);
            why.doubts = doubts.with_if(Doubt::Ragged, ragged);
            disclosure.say(why, Says::total(sum.total, sum.items, kind, true));
        }
    };
    // Codes say themselves what belongs to what.
    let coded = panel.rows.iter().filter(|row| row.code.is_some()).count();
    let mut rows = Vec::new();
    if coded * 2 <= panel.rows.len() {
        rows = groups(&sheet, &levels(panel));
        let known: BTreeSet<usize> = rows.iter().map(|group| group.own).collect();
        let told = nested::groups(panel, &sheet).into_iter();
        rows.extend(told.filter(|group| !known.contains(&group.own)));
        let known: BTreeSet<usize> = rows.iter().map(|group| group.own).collect();
        let paired = paired::groups(panel, &sheet).into_iter();
        rows.extend(paired.filter(|group| !known.contains(&group.own)));
    }
    for found in rows {
        // What stands behind 其中 need not be all.
        let first = found.items.iter().min().and_then(|line| panel.rows.get(*line));
        let open = first.is_some_and(|row| statement::is_of_which(&row.label));
        let below = cut.below && found.items.contains(&last);
        let above = cut.above && found.items.contains(&0);
        say(
            &sheet,
            &found,
            TotalKind::Balance,
            Doubts::NONE.with_if(Doubt::Edge, below || above).with_if(Doubt::OpenEnded, open),
        );
        totals.extend(sheet.on(found.own));
    }
    // What one level gives to another stands in the columns of both, and counts once in that of all.
    let mut turned = sheet.turned();
    let uncertain = |label: &String| {
        roles::is_between_levels(label) || roles::is_no_amount(std::slice::from_ref(label))
    };
    turned.uncertain = panel.rows.iter().map(|row| uncertain(&row.label)).collect();
    let plain = vec![Level::default(); turned.lines()];
    // What changed is no part of what came of it: it is asked as a change.
    for (line, column) in sheet.columns.iter().enumerate() {
        let path = panel.columns.get(*column).map(|column| column.path.as_slice());
        if path.unwrap_or_default().iter().any(|text| roles::is_change(text)) {
            turned.clear(line);
        }
    }
    let count = turned.lines();
    let left: Vec<usize> = sheet
        .columns
        .iter()
        .enumerate()
        .filter_map(|(line, column)| {
            let own = &panel.columns.get(*column)?.path;
            own.last().is_some_and(|text| roles::is_left_over(text)).then_some(line)
        })
        .collect();
    let back = |line: usize| count.saturating_sub(line + 1);
    let path = |column: &usize| panel.columns.get(*column).map_or(&[][..], |it| it.path.as_slice());
    let paths: Vec<&[String]> = sheet.columns.iter().map(path).collect();
    let named = |line: usize| {
        let name = paths.get(line).and_then(|path| path.last());
        name.and_then(|name| roles::total_of(name)).is_some_and(str::is_empty)
    };
    let mut across = forward(&turned, &plain, |own| columns(named(own))).0;
    let reversed = forward(&turned.reversed(), &plain, |own| columns(named(back(own)))).0;
    across.splice(0..0, reversed.into_iter().map(|found| found.moved(back)));
    let completed = across.into_iter().map(|found| remainder::completed(found, &left, &turned));
    for found in rivals::settled(completed.collect(), &turned, &paths) {
        say(&turned, &found, TotalKind::Row, Doubts::NONE);
    }
    totals
}

/// What is demanded of a column, which may be called a total.
fn columns(named: bool) -> &'static [Demand] {
    if named { &[COLUMNS, NAMED] } else { &[COLUMNS] }
}

/// What a label says of the place of its row.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    /// The depth of its list number.
    number: Option<u8>,
    /// It is called a total.
    total: bool,
}

/// Whether a label says that its row is a sum, or has a list number.
fn is_named(label: &str) -> bool {
    is_total(&statement::name(label)) || marker(label).is_some()
}

fn levels(panel: &Panel) -> Vec<Level> {
    let level = |label: &str| {
        let number = marker(label).filter(|(kind, _)| *kind != Marker::Part);
        let name = statement::name(label);
        Level { number: number.map(|(kind, _)| kind.level()), total: is_total(&name) }
    };
    panel.rows.iter().map(|row| level(&row.label)).collect()
}

/// The groups of rows: first those below their totals, then those above.
fn groups(sheet: &Sheet, levels: &[Level]) -> Vec<Found> {
    let (mut found, next) = forward(sheet, levels, |_| &[ROWS]);
    let mut stack: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < sheet.lines() {
        let upward = stack.iter().rev().copied().take(MOST);
        let group = best(sheet, at, [upward.collect()].into_iter(), &[ROWS]);
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
fn forward(
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
    };
    let several =
        demands.iter().any(agree) && found.digits >= if found.held < 2 { CERTAIN } else { FEW };
    let alone = found.held == 0 && found.alone > 1 && found.failed < 2;
    let enough = several || alone;
    enough.then_some(found)
}

#[cfg(test)]
#[path = "agreed_tests.rs"]
mod tests;
