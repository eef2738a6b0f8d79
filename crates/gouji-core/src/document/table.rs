//! A table as printed: rows of cells.

use super::{Passage, Place, Span};

/// One cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its text, folded.
    pub text: Passage,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// How far its text stands in from the left, in quarters of a character.
    pub indent: usize,
    /// Where the cell stands in formats whose cells have names.
    pub place: Option<Place>,
    /// Its number is all that its file stores: 150 there is not 150.3 with decimals rounded off.
    pub entire: bool,
}

impl Cell {
    /// A cell that covers one row and one column.
    pub fn single(text: Passage) -> Cell {
        Cell { text, columns: 1, rows: 1, ..Cell::default() }
    }

    /// The place of a byte range of the cell's folded text.
    pub fn place_of(&self, start: usize, end: usize) -> Place {
        let span = self.text.span(start, end);
        match &self.place {
            Some(place) => Place { span, ..place.clone() },
            None => span.into(),
        }
    }
}

/// A table: rows of cells, not yet understood.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The rows from top to bottom.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the first rows the format itself marks as header.
    pub header_rows: usize,
    /// The span of the whole table.
    pub span: Span,
    /// For a table of which only the order of the cells is known (a text export leaves out blank
    /// ones): which of the parts that stand side by side each row belongs to. Its rows are a code, a
    /// label (both may be empty) and the numbers behind them. Empty for tables with columns.
    pub parts: Vec<usize>,
    /// Its columns were told by their order alone: a blank cell would have shifted the others.
    pub ragged: bool,
}
