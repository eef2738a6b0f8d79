//! What is printed, in no format yet: lines of text and tables whose cells are merged.
//!
//! Contract: read from a small description. A line that opens with `|` is a row; `<` stands in a slot
//! that the cell on the left covers, `^` in one that the cell above covers; each `·` before a text is a
//! step of indentation. `---` ends a page, `>>` parts what stands at the left of a line from what stands
//! at its right, `//` breaks a title or a cell into two lines.

/// A cell where it begins.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub text: String,
    pub indent: usize,
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

impl Cell {
    /// Whether its text is an amount, a rate or a dash, and stands at the right of its cell.
    pub fn is_number(&self) -> bool {
        let number = |c: char| c.is_ascii_digit() || " ,.，-－—%()（）△".contains(c);
        !self.text.is_empty() && self.text.chars().all(number)
    }

    /// Its text in one line.
    pub fn flat(&self) -> String {
        self.text.replace('\n', "")
    }
}

/// A table: its cells in reading order.
#[derive(Debug, Clone, Default)]
pub struct Table {
    pub cells: Vec<Cell>,
    pub rows: usize,
    pub columns: usize,
}

impl Table {
    /// The cells that begin in a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(move |cell| cell.row == row)
    }

    /// The cell that covers a slot.
    pub fn at(&self, row: usize, column: usize) -> &Cell {
        let covers = |cell: &&Cell| {
            (cell.row..cell.row + cell.rows).contains(&row)
                && (cell.column..cell.column + cell.columns).contains(&column)
        };
        self.cells.iter().find(covers).unwrap()
    }
}

/// What follows each other on the pages.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A line of text, with what stands at its right.
    Line(String, String),
    /// A table.
    Table(Table),
    /// The page ends.
    Break,
}

/// The pieces of a description.
pub fn pieces(description: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in description.lines().map(str::trim).chain([""]) {
        if let Some(row) = line.strip_prefix('|') {
            let row = row.strip_suffix('|').unwrap_or(row);
            rows.push(row.split('|').map(str::trim).collect());
            continue;
        }
        if !rows.is_empty() {
            all.push(Piece::Table(table(&std::mem::take(&mut rows))));
        }
        match line {
            "" => {}
            "---" => all.push(Piece::Break),
            _ => {
                let (left, right) = line.split_once(">>").unwrap_or((line, ""));
                let broken = |text: &str| text.trim().replace("//", "\n");
                all.push(Piece::Line(broken(left), broken(right)));
            }
        }
    }
    all
}

fn table(rows: &[Vec<&str>]) -> Table {
    let columns = rows[0].len();
    let mut table = Table { cells: Vec::new(), rows: rows.len(), columns };
    for (r, row) in rows.iter().enumerate() {
        assert_eq!(row.len(), columns, "{row:?}");
        for (c, slot) in row.iter().enumerate() {
            if matches!(*slot, "<" | "^") {
                continue;
            }
            let text = slot.trim_start_matches('·');
            let wide = 1 + row[c + 1..].iter().take_while(|slot| **slot == "<").count();
            let high = 1 + rows[r + 1..].iter().take_while(|row| row[c] == "^").count();
            table.cells.push(Cell {
                indent: slot.chars().count() - text.chars().count(),
                text: text.replace("//", "\n"),
                row: r,
                column: c,
                rows: high,
                columns: wide,
            });
        }
    }
    table
}
