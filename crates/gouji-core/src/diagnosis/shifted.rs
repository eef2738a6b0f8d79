//! A column whose cells slipped by some rows: one cause, however many rows are wrong.
//!
//! Contract: at least three prints elsewhere contradict cells of one column, and nearly all of these
//! agree once every cell is read so many rows further; then all of them, and whatever else becomes
//! true by it, are one group.

use std::collections::{BTreeMap, BTreeSet};

use super::board::{Board, Changes};
use super::grouping::{Group, Reason};
use crate::disclosure::{FigureId, PrintForm, Slot};
use crate::judge::Verdict;
use crate::statement::{Operand, Statement};

/// How many rows a column may have slipped.
const MOST_ROWS: i64 = 6;
/// How many contradicted cells make a column suspect.
const FEWEST: usize = 3;

/// The groups of displaced columns, and the relations that are in them.
pub(super) fn columns(board: &Board<'_>) -> (Vec<Group>, BTreeSet<usize>) {
    let mut groups = Vec::new();
    let mut taken = BTreeSet::new();
    let mut suspects = suspects(board);
    suspects.retain(|_, broken| broken.len() >= FEWEST);
    let mut columns: BTreeMap<(usize, usize), BTreeMap<usize, FigureId>> = BTreeMap::new();
    for (id, slot) in &board.disclosure.slots {
        let column = (slot.table, slot.column);
        if suspects.contains_key(&column) {
            columns.entry(column).or_default().insert(slot.row, *id);
        }
    }
    for (column, broken) in suspects {
        let cells = columns.remove(&column).unwrap_or_default();
        let shifts = (1..=MOST_ROWS).flat_map(|rows| [rows, -rows]);
        let best = shifts
            .map(|rows| (agreeing(board, &cells, &broken, rows), rows))
            .max_by_key(|(agree, rows)| (agree.len(), -rows.abs()));
        let Some((agree, rows)) = best else { continue };
        if agree.len() < FEWEST || agree.len() * 4 < broken.len() * 3 {
            continue;
        }
        let group = displaced(board, &cells, &broken, rows, &taken);
        taken.extend(group.relations());
        groups.push(group);
    }
    (groups, taken)
}

/// Broken relations between a cell and another print, by the cell's column.
fn suspects(board: &Board<'_>) -> BTreeMap<(usize, usize), Vec<(usize, FigureId)>> {
    let mut columns: BTreeMap<(usize, usize), Vec<(usize, FigureId)>> = BTreeMap::new();
    if board.disclosure.slots.is_empty() {
        return columns;
    }
    for place in 0..board.judged.len() {
        if board.printed_verdict(place) != Verdict::Broken {
            continue;
        }
        let Some(Statement::Same {
            left: Operand::Figure(left),
            right: Operand::Figure(right),
            ..
        }) = board.relation(place).and_then(|relation| relation.readings.first())
        else {
            continue;
        };
        for (cell, other) in [(left, right), (right, left)] {
            let slot = |id: &FigureId| board.disclosure.slots.get(id);
            let Some(Slot { table, column, .. }) = slot(cell) else { continue };
            if slot(other).is_none_or(|other| other.table != *table) {
                columns.entry((*table, *column)).or_default().push((place, *cell));
            }
        }
    }
    columns
}

/// Every cell read `rows` further down.
fn moved(
    board: &Board<'_>,
    cells: &BTreeMap<usize, FigureId>,
    of: &FigureId,
    rows: i64,
) -> Option<(FigureId, crate::number::Exact)> {
    let row = board.disclosure.slots.get(of)?.row;
    let there = usize::try_from(i64::try_from(row).ok()?.checked_add(rows)?).ok()?;
    Some((*of, board.printed(*cells.get(&there)?)?.value.clone()))
}

fn changes(
    board: &Board<'_>,
    cells: &BTreeMap<usize, FigureId>,
    of: impl Iterator<Item = FigureId>,
    rows: i64,
) -> Changes {
    of.filter_map(|cell| {
        let (cell, value) = moved(board, cells, &cell, rows)?;
        Some((cell, board.repaired(cell, &value, PrintForm::default())?))
    })
    .collect()
}

/// The broken relations that become true if the column is moved by `rows`.
fn agreeing(
    board: &Board<'_>,
    cells: &BTreeMap<usize, FigureId>,
    broken: &[(usize, FigureId)],
    rows: i64,
) -> Vec<usize> {
    let changes = changes(board, cells, broken.iter().map(|(_, cell)| *cell), rows);
    let agrees = |(place, cell): &&(usize, FigureId)| {
        changes.contains_key(cell)
            && matches!(board.verdict(*place, &changes), Verdict::Holds | Verdict::Rounding)
    };
    broken.iter().filter(agrees).map(|(place, _)| *place).collect()
}

/// The group of a column: what contradicts it, and what else its displacement explains.
fn displaced(
    board: &Board<'_>,
    cells: &BTreeMap<usize, FigureId>,
    broken: &[(usize, FigureId)],
    rows: i64,
    taken: &BTreeSet<usize>,
) -> Group {
    let wrong: BTreeSet<FigureId> = broken.iter().map(|(_, cell)| *cell).collect();
    let row = |id: &FigureId| board.disclosure.slots.get(id).map(|slot| slot.row);
    let (first, last) = (wrong.iter().filter_map(row).min(), wrong.iter().filter_map(row).max());
    let within = cells
        .iter()
        .filter(|(row, _)| Some(**row) >= first && Some(**row) <= last)
        .map(|(_, cell)| *cell);
    let changes = changes(board, cells, within, rows);
    let mut all: BTreeSet<usize> = broken.iter().map(|(place, _)| *place).collect();
    let touched: BTreeSet<usize> =
        changes.keys().flat_map(|id| board.index.with(*id)).copied().collect();
    for place in touched {
        if board.printed_verdict(place) != Verdict::Broken || taken.contains(&place) {
            continue;
        }
        if matches!(board.verdict(place, &changes), Verdict::Holds | Verdict::Rounding) {
            all.insert(place);
        }
    }
    all.retain(|place| !taken.contains(place));
    let lead = broken.iter().map(|(place, _)| *place).find(|place| all.contains(place));
    let lead = lead.unwrap_or(0);
    all.remove(&lead);
    Group {
        lead,
        explains: all.into_iter().collect(),
        reason: Some(Reason::Shifted { rows, cells: wrong.into_iter().collect() }),
    }
}
