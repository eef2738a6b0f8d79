//! A table as a rectangle: every slot knows the cell that covers it.
//!
//! Contract: cells that cover several columns or rows fill all their slots; rows of unequal length
//! are filled up with blanks. Bounded: a table of more slots than [`MOST_SLOTS`] gives nothing.

use crate::disclosure::FigureId;
use crate::document::Table;

/// More slots than this are no table of a disclosure.
pub(super) const MOST_SLOTS: usize = 400_000;

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    /// Its text, folded.
    pub text: String,
    /// The figure, when the cell is nothing but one number.
    pub number: Option<FigureId>,
    /// The digits of that number.
    pub digits: Option<String>,
    /// How far its text stands in from the left, in quarters of a character.
    pub indent: usize,
}

impl Content {
    /// Whether nothing is printed: an empty cell, or a dash that stands for nothing.
    pub fn is_blank(&self) -> bool {
        self.number.is_none()
            && self.text.chars().all(|c| matches!(c, '-' | '—' | '/' | '\\' | '无' | '…'))
    }
}

/// How many columns and rows each cell of a row covers.
pub(super) type Spans = Vec<(usize, usize)>;

/// What the cells of a table cover.
pub(super) fn spans(table: &Table) -> Vec<Spans> {
    let row = |row: &Vec<crate::document::Cell>| {
        row.iter().map(|cell| (cell.columns.max(1), cell.rows.max(1))).collect()
    };
    table.rows.iter().map(row).collect()
}

/// A rectangle of slots.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    cells: Vec<Content>,
    /// For every slot, row by row, its cell.
    slots: Vec<Option<usize>>,
    /// For every cell, the row and column it begins in.
    origins: Vec<(usize, usize)>,
    columns: usize,
    rows: usize,
}

impl Grid {
    /// Lays out a table whose cells were read.
    pub fn of(spans: &[Spans], read: Vec<Vec<Content>>) -> Option<Grid> {
        let spans = |row: usize, cell: usize| {
            let cell = spans.get(row).and_then(|cells| cells.get(cell));
            cell.copied().unwrap_or((1, 1))
        };
        let rows = read.len();
        let widest = (0..rows)
            .map(|row| {
                let cells = read.get(row).map_or(0, Vec::len);
                (0..cells).map(|cell| spans(row, cell).0).sum::<usize>()
            })
            .max()?;
        // Cells that reach down from above push the others to the right.
        let mut taken: Vec<Vec<Option<usize>>> = vec![Vec::new(); rows];
        if widest.checked_mul(rows)? > MOST_SLOTS {
            return None;
        }
        let mut cells = Vec::new();
        let mut origins = Vec::new();
        let mut laid = 0usize;
        for (row, contents) in read.into_iter().enumerate() {
            let mut column = 0;
            for (index, content) in contents.into_iter().enumerate() {
                while taken.get(row)?.get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let (wide, high) = spans(row, index);
                let id = cells.len();
                cells.push(content);
                origins.push((row, column));
                for below in row..(row + high).min(rows) {
                    let line = taken.get_mut(below)?;
                    if line.len() < column + wide {
                        laid += column + wide - line.len();
                        if laid > MOST_SLOTS {
                            return None;
                        }
                        line.resize(column + wide, None);
                    }
                    for slot in line.get_mut(column..column + wide)? {
                        slot.get_or_insert(id);
                    }
                }
                column += wide;
            }
        }
        let columns = taken.iter().map(Vec::len).max()?;
        if columns.checked_mul(rows)? > MOST_SLOTS {
            return None;
        }
        let mut slots = Vec::with_capacity(columns * rows);
        for mut line in taken {
            line.resize(columns, None);
            slots.append(&mut line);
        }
        Some(Grid { cells, slots, origins, columns, rows })
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of the cell that covers a slot.
    pub fn owner(&self, row: usize, column: usize) -> Option<usize> {
        if column >= self.columns {
            return None;
        }
        *self.slots.get(row * self.columns + column)?
    }

    /// What stands in a cell.
    pub fn cell(&self, cell: usize) -> Option<&Content> {
        self.cells.get(cell)
    }

    /// What stands in the cell that covers a slot.
    pub fn at(&self, row: usize, column: usize) -> Option<&Content> {
        self.owner(row, column).and_then(|cell| self.cells.get(cell))
    }

    /// What stands in the cell that begins in a slot.
    pub fn begins(&self, row: usize, column: usize) -> Option<&Content> {
        let owner = self.owner(row, column)?;
        let begins = self.origins.get(owner) == Some(&(row, column));
        self.cells.get(owner).filter(|_| begins)
    }

    /// How many columns the cell that begins in a slot covers.
    pub fn width(&self, row: usize, column: usize) -> usize {
        let owner = self.owner(row, column);
        (column..self.columns).take_while(|next| self.owner(row, *next) == owner).count()
    }

    /// The cells that begin in a row, from left to right, with their columns.
    pub fn row(&self, row: usize) -> impl Iterator<Item = (usize, &Content)> {
        (0..self.columns).filter_map(move |column| Some((column, self.begins(row, column)?)))
    }

    /// The texts of a row, to tell whether it stands again on the next page.
    pub fn texts(&self, row: usize) -> Vec<&str> {
        self.row(row).map(|(_, cell)| cell.text.as_str()).filter(|text| !text.is_empty()).collect()
    }
}
