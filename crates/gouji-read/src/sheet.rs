//! A sheet of cells as tables and text.
//!
//! Contract: what stands apart, separated by empty rows, is a table of its own; a row with one
//! text alone above or below the figures is text; every cell keeps its name.

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::document::Hidden;

pub use super::cell_name::{name, position};

use super::cell_name::shortened;
use super::merged::Covers;
use super::shown::{RawCell, Shown};
use super::value::Value;
use gouji_core::limits::{Limit, spend};

/// The widest gap that is filled with single empty cells.
const GAP: u32 = 64;

/// A block of cells merged into one: first and last row and column, from 0.
#[derive(Debug, Clone, Copy)]
pub struct Merge {
    /// The first row and column.
    pub from: (u32, u32),
    /// The last row and column.
    pub to: (u32, u32),
}

/// One sheet. Rows and columns count from 0.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name; nothing for a file that is one sheet.
    pub name: Option<String>,
    /// Its cells, by row and column. Empty ones are left out.
    pub rows: BTreeMap<u32, BTreeMap<u32, Value>>,
    /// What is merged.
    pub merges: Vec<Merge>,
    /// Its hidden rows.
    pub hidden_rows: BTreeSet<u32>,
    /// Its hidden columns: the first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// It is hidden itself.
    pub hidden: bool,
    /// The first and last columns of what it prints; empty where all of it is printed.
    pub printed: Vec<(u32, u32)>,
}

impl Sheet {
    /// Puts a text into a cell; an error where the budget does not reach.
    pub fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), String> {
        if !value.text.trim().is_empty() || value.unread {
            spend(Limit::Cells, 1)?;
            spend(Limit::Text, value.text.len())?;
            self.rows.entry(row).or_default().insert(column, value);
        }
        Ok(())
    }

    /// Notes what is merged; an error where the budget does not reach.
    pub fn merge(&mut self, merges: impl IntoIterator<Item = Merge>) -> Result<(), String> {
        for merge in merges {
            spend(Limit::Merges, 1)?;
            self.merges.push(merge);
        }
        Ok(())
    }

    /// Shows the sheet.
    pub fn show(&mut self, shown: &mut Shown) {
        self.leave_out_helpers();
        self.name = self.name.take().map(shortened);
        if let Some(name) = &self.name {
            shown.line(&format!("[{name}]"));
        }
        if let Some(hidden) = self.hidden_parts() {
            shown.hide(hidden);
        }
        let merges: BTreeMap<(u32, u32), Merge> =
            self.merges.iter().map(|merge| (merge.from, *merge)).collect();
        // The last row that a merged cell of each row reaches.
        let mut bottoms: BTreeMap<u32, u32> = BTreeMap::new();
        for merge in merges.values() {
            let bottom = bottoms.entry(merge.from.0).or_default();
            *bottom = merge.to.0.max(*bottom);
        }
        let mut pending: Vec<u32> = Vec::new();
        // Of the pending rows: how far down their cells reach, and whether they hold a table's body.
        let (mut bottom, mut figures) = (0u32, false);
        for (row, cells) in &self.rows {
            let last = pending.last().copied().unwrap_or(*row);
            let adjoining = *row <= last.max(bottom).saturating_add(1);
            if !adjoining && figures {
                self.chunks(&std::mem::take(&mut pending), &merges, shown);
                (bottom, figures) = (0, false);
            }
            pending.push(*row);
            bottom = bottom.max(bottoms.get(row).copied().unwrap_or(0));
            // A title and its unit belong to what follows.
            figures |= cells.len() > 2;
        }
        self.chunks(&pending, &merges, shown);
    }

    /// Takes out the cells on the right of the printed columns: they help whoever fills in the sheet and
    /// are no part of what is published. Codes on their left name the rows, printed or not.
    fn leave_out_helpers(&mut self) {
        if self.printed.is_empty() {
            return;
        }
        let printed = std::mem::take(&mut self.printed);
        let last = printed.iter().map(|(_, last)| *last).max();
        let beside = |column: &u32| last.is_some_and(|last| *column > last);
        for cells in self.rows.values_mut() {
            cells.retain(|column, _| !beside(column));
        }
        self.rows.retain(|_, cells| !cells.is_empty());
    }

    /// What of it is hidden and holds something.
    fn hidden_parts(&self) -> Option<Hidden> {
        let rows = self.rows.keys().filter(|row| self.hidden_rows.contains(row)).count();
        let filled: BTreeSet<u32> =
            self.rows.values().flat_map(|cells| cells.keys().copied()).collect();
        let runs = joined(&self.hidden_columns);
        let within = |column: &&u32| {
            let behind = runs.partition_point(|(first, _)| first <= *column);
            let run = behind.checked_sub(1).and_then(|index| runs.get(index));
            run.is_some_and(|(_, last)| *column <= last)
        };
        let columns = filled.iter().filter(within).count();
        let sheet = self.name.clone().unwrap_or_default();
        let any = self.hidden || rows > 0 || columns > 0;
        any.then_some(Hidden { file: 0, sheet, whole: self.hidden, rows, columns })
    }

    /// Sentences part tables; what is between them is a table with text around it.
    fn chunks(&self, rows: &[u32], merges: &BTreeMap<(u32, u32), Merge>, shown: &mut Shown) {
        let prose = |row: &u32| self.rows.get(row).is_some_and(is_prose);
        for piece in rows.split_inclusive(prose) {
            match piece.split_last() {
                Some((last, before)) if prose(last) => {
                    self.chunk(before, merges, shown);
                    self.text(*last, shown);
                }
                _ => self.chunk(piece, merges, shown),
            }
        }
    }

    fn chunk(&self, rows: &[u32], merges: &BTreeMap<(u32, u32), Merge>, shown: &mut Shown) {
        let in_table = |row: &u32| self.rows.get(row).is_some_and(|cells| !is_text(cells));
        let first = rows.iter().position(in_table).unwrap_or(rows.len());
        let behind = rows.iter().rposition(in_table).map_or(first, |last| last + 1);
        let table = rows.get(first..behind).unwrap_or_default();
        for row in rows.get(..first).unwrap_or_default() {
            self.text(*row, shown);
        }
        if !table.is_empty() {
            let left = table
                .iter()
                .filter_map(|row| self.rows.get(row)?.keys().next().copied())
                .min()
                .unwrap_or(0);
            let mut covers = Covers::default();
            let raw = table.iter().map(|row| self.row(*row, left, table, merges, &mut covers));
            let raw = raw.collect();
            shown.table(raw, 0);
        }
        for row in rows.get(behind..).unwrap_or_default() {
            self.text(*row, shown);
        }
    }

    fn text(&self, row: u32, shown: &mut Shown) {
        for (column, value) in self.rows.get(&row).into_iter().flatten() {
            shown.cell_paragraph(&self.raw(row, *column, value));
        }
    }

    fn row(
        &self,
        row: u32,
        left: u32,
        table: &[u32],
        merges: &BTreeMap<(u32, u32), Merge>,
        covers: &mut Covers,
    ) -> Vec<RawCell> {
        let mut cells = Vec::new();
        let mut next = left;
        covers.reach(row);
        let mut down = Vec::new();
        for (column, value) in self.rows.get(&row).into_iter().flatten() {
            // What lies under a merged cell is not shown.
            if *column < next || covers.covers(*column) {
                continue;
            }
            for gap in covers.gaps(next, *column) {
                fill(&mut cells, gap);
            }
            let mut cell = self.raw(row, *column, value);
            next = column + 1;
            if let Some(merge) = merges.get(&(row, *column)) {
                let wide = merge.to.1.saturating_sub(*column).saturating_add(1);
                // Rows without a cell of their own are no rows of the table.
                let below = |bottom| table.partition_point(|own| *own <= bottom);
                cell.columns = usize::try_from(wide).unwrap_or(1);
                cell.rows = below(merge.to.0).saturating_sub(below(row)) + 1;
                next = column.saturating_add(wide);
                if merge.to.0 > row {
                    down.push((*column, merge.to.1, merge.to.0));
                }
            }
            cells.push(cell);
        }
        down.into_iter().for_each(|(from, to, bottom)| covers.add(from, to, bottom));
        cells
    }

    fn raw(&self, row: u32, column: u32, value: &Value) -> RawCell {
        RawCell {
            sheet: self.name.clone(),
            name: Some(name(row, column)),
            unread: value.unread,
            entire: value.entire,
            ..RawCell::single(value.text.clone())
        }
    }
}

/// Whether a row is one cell of sentences.
fn is_prose(cells: &BTreeMap<u32, Value>) -> bool {
    cells.len() == 1 && cells.values().all(|value| !value.unread && value.text.contains('。'))
}

/// Whether a row is text: one cell alone, that is neither a number nor the unit of a table.
fn is_text(cells: &BTreeMap<u32, Value>) -> bool {
    let mut values = cells.values();
    match (values.next(), values.next()) {
        (Some(value), None) => {
            let digits = |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || c == ' ';
            let short = value.text.chars().count() <= 40;
            let unit = short && names_unit(&value.text);
            !value.unread && !unit && !value.text.chars().all(digits)
        }
        _ => false,
    }
}

/// Whether a text names the unit of a table. `编制单位：某局` names whose table it is.
fn names_unit(text: &str) -> bool {
    let money = ["元", "万元", "亿元", "千元", "百万元", "人民币"];
    text.trim_start().starts_with("单位")
        || text.match_indices("单位").any(|(at, word)| {
            let behind = text.get(at + word.len()..).unwrap_or("");
            let behind = behind.strip_prefix(['：', ':']).map(str::trim_start);
            behind.is_some_and(|unit| money.iter().any(|money| unit.starts_with(money)))
        })
}

/// Runs of columns in order, those that overlap as one.
fn joined(runs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut runs = runs.to_vec();
    runs.sort_unstable();
    let mut all: Vec<(u32, u32)> = Vec::new();
    for (first, last) in runs.into_iter().filter(|(first, last)| first <= last) {
        match all.last_mut() {
            Some(before) if first <= before.1 => before.1 = before.1.max(last),
            _ => all.push((first, last)),
        }
    }
    all
}

/// Appends the empty cells of a gap.
fn fill(cells: &mut Vec<RawCell>, gap: u32) {
    let wide = usize::try_from(gap).unwrap_or(usize::MAX);
    if gap <= GAP {
        if spend(Limit::Slots, wide).is_err() {
            return;
        }
        cells.extend((0..gap).map(|_| RawCell::single("")));
    } else {
        let columns = usize::try_from(gap).unwrap_or(1);
        cells.push(RawCell { columns, ..RawCell::single("") });
    }
}
