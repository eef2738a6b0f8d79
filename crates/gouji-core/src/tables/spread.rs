//! How far the cells of a header reach where a format without merged cells leaves it to be guessed.
//!
//! Contract: only where no cell of the header covers another slot than its own, and a row names several
//! things. A cell reaches to the right over blanks only if something stands below both it and the blank,
//! no further than the cell above it does, and never below words of another column. Linear in the slots.

use std::ops::Range;

use super::grid::Grid;

/// For the slots of a header, the cell on the left that reaches over them.
#[derive(Debug, Default)]
pub(super) struct Spread {
    first: usize,
    columns: usize,
    owners: Vec<Option<usize>>,
}

impl Spread {
    /// Of the header in these rows.
    pub fn of(grid: &Grid, rows: Range<usize>) -> Spread {
        let columns = grid.columns();
        let mut spread = Spread { first: rows.start, columns, owners: Vec::new() };
        let own =
            |row, column| grid.owner(row, column).is_none() || grid.begins(row, column).is_some();
        let plain = |row| (0..columns).all(|column| own(row, column));
        if rows.len() < 2 || !rows.clone().all(plain) {
            return spread;
        }
        let words = |row: usize, column: usize| {
            let cell = grid.at(row, column).filter(|cell| !cell.text.is_empty());
            cell.is_some_and(|cell| cell.number.is_none())
        };
        // The last row in which words stand in a column.
        let last = |column| rows.clone().rev().find(|row| words(*row, column)).unwrap_or(0);
        let mut slots: Vec<Slot> =
            (0..columns).map(|column| Slot { last: last(column), ..Slot::default() }).collect();
        for row in rows {
            let several = (0..columns).filter(|column| words(row, *column)).nth(1).is_some();
            // The nearest words on the left, above others of their column.
            let mut left: Option<usize> = None;
            for (column, slot) in slots.iter_mut().enumerate() {
                if words(row, column) {
                    slot.own = true;
                    left = (slot.last > row).then_some(column);
                }
                let over = left
                    .filter(|left| several && !slot.own && slot.last > row && *left >= slot.from);
                slot.from = over.unwrap_or(slot.from);
                spread.owners.push(over.and_then(|left| grid.owner(row, left)));
            }
        }
        spread
    }

    /// The cell on the left that reaches over a slot.
    pub fn owner(&self, row: usize, column: usize) -> Option<usize> {
        let row = row.checked_sub(self.first)?;
        self.owners.get(row.checked_mul(self.columns)? + column).copied().flatten()
    }
}

/// A column of the header, from top to bottom.
#[derive(Debug, Default)]
struct Slot {
    /// The last row with words.
    last: usize,
    /// Words of its own stood in it.
    own: bool,
    /// Where the cell above it begins.
    from: usize,
}
