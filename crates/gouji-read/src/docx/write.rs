//! The flow of a Word document as lines of text and blocks.

use std::collections::BTreeMap;

use super::super::shown::{RawCell, Shown};
use super::super::soft_break::pieces;
use super::flow::{Node, Paragraph, Row};
use super::numbering::Numbering;
use super::styles::{Styles, level};

/// Writes nodes in reading order, giving out the automatic numbers.
pub struct Writer {
    shown: Shown,
    styles: Styles,
    numbering: Numbering,
    /// How many tables were written.
    tables: usize,
    /// How many pictures were passed that may hold text.
    pictures: usize,
    /// Text of a paragraph whose end was deleted.
    carried: String,
}

impl Writer {
    /// Starts a document.
    pub fn new(shown: Shown, styles: Styles, numbering: Numbering) -> Writer {
        Writer { shown, styles, numbering, tables: 0, pictures: 0, carried: String::new() }
    }

    /// How many pictures were passed that may hold text.
    pub fn pictures(&self) -> usize {
        self.pictures
    }

    /// What was written.
    pub fn finish(mut self) -> Shown {
        if !self.carried.is_empty() {
            self.shown.paragraph("", &self.carried, None);
        }
        self.shown
    }

    /// Writes nodes.
    pub fn nodes(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            match node {
                Node::Paragraph(paragraph) => self.paragraph(paragraph),
                Node::Table(rows) => self.table(rows),
            }
        }
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        self.pictures += paragraph.pictures;
        if paragraph.open_end {
            self.carried.push_str(&paragraph.text);
            return;
        }
        let number = self.number(&paragraph);
        let text = std::mem::take(&mut self.carried) + &paragraph.text;
        let style = paragraph.style.as_deref();
        if style.is_some_and(|id| self.styles.contents(id)) {
            self.shown.line(&text);
            return;
        }
        let heading = match paragraph.outline {
            Some(outline) => level(outline + 1),
            None => style.and_then(|id| self.styles.heading(id)),
        };
        let mut number = number.as_str();
        for piece in pieces(&text) {
            self.shown.paragraph(number, &piece, heading);
            number = "";
        }
    }

    /// The number Word would print before a paragraph.
    fn number(&mut self, paragraph: &Paragraph) -> String {
        let of_style = paragraph.style.as_deref().and_then(|id| self.styles.list(id));
        let (list, own) = match (&paragraph.list, of_style) {
            (Some(list), _) => (list.clone(), 0),
            (None, Some((list, level))) => (list, level),
            (None, None) => return String::new(),
        };
        // An empty paragraph of a list prints its number, but takes part in no sentence.
        self.numbering.next(&list, paragraph.list_level.unwrap_or(own)).unwrap_or_default()
    }

    fn table(&mut self, rows: Vec<Row>) {
        // A frame drawn as a table: every row is one cell of text.
        if rows.iter().all(|row| row.cells.len() <= 1) {
            for cell in rows.into_iter().flat_map(|row| row.cells) {
                self.nodes(cell.nodes);
            }
            return;
        }
        self.tables += 1;
        let table = self.tables;
        let mut out: Vec<Vec<RawCell>> = Vec::new();
        let mut inner = Vec::new();
        // For each column of the grid, the cell that may go on below.
        let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (r, row) in rows.into_iter().enumerate() {
            let mut cells: Vec<RawCell> = Vec::new();
            let mut column = row.before;
            if row.before > 0 {
                cells.push(RawCell { columns: row.before, rows: 1, ..RawCell::default() });
            }
            for (c, cell) in row.cells.into_iter().enumerate() {
                let indent = match cell.nodes.first() {
                    Some(Node::Paragraph(first)) if !first.centred => first.indent,
                    _ => 0,
                };
                let text = self.cell_text(cell.nodes, &mut inner);
                let (start, width) = (column, cell.columns);
                column += width;
                if cell.covered
                    && let Some(before) = cells.last_mut()
                {
                    before.columns += width;
                    continue;
                }
                let origin = above.get(&start).copied().filter(|_| cell.continues);
                let origin = origin.and_then(|(row, index)| out.get_mut(row)?.get_mut(index));
                if let Some(origin) = origin {
                    origin.rows += 1;
                    continue;
                }
                above.insert(start, (r, cells.len()));
                let name = Some(format!("T{table}R{}C{}", r + 1, c + 1));
                cells.push(RawCell {
                    columns: width,
                    rows: 1,
                    name,
                    indent,
                    ..RawCell::single(text)
                });
            }
            out.push(cells);
        }
        self.shown.table(out, 0);
        self.nodes(inner);
    }

    /// The text of a cell; tables in it come after the table.
    fn cell_text(&mut self, nodes: Vec<Node>, inner: &mut Vec<Node>) -> String {
        let mut text = String::new();
        let mut open = true;
        for node in nodes {
            match node {
                Node::Table(rows) => inner.push(Node::Table(rows)),
                Node::Paragraph(paragraph) => {
                    if !open {
                        text.push('\n');
                    }
                    self.pictures += paragraph.pictures;
                    text.push_str(&self.number(&paragraph));
                    text.push_str(&paragraph.text);
                    open = paragraph.open_end || text.is_empty();
                }
            }
        }
        text
    }
}
