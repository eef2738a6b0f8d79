//! Tables of a page: which hold figures, and their rows.

use scraper::ElementRef;

use super::super::shown::{RawCell, blanks};
use super::walk::{Step, is_block, push_text, walk};

/// The most rows or columns a cell can cover.
const WIDEST: usize = 1000;

/// Text of a cell longer than this is layout, in characters.
const LONGEST: usize = 2000;

/// Whether a table holds content in rows and columns: no other table is inside, at least one row
/// has several cells, and no cell holds an article.
pub fn is_content(table: ElementRef<'_>) -> bool {
    if matches!(table.attr("role"), Some("presentation" | "none")) {
        return false;
    }
    let mut content = true;
    let mut several = false;
    let mut cells = 0usize;
    let mut length = 0usize;
    walk(table, &mut |step| {
        match step {
            Step::Open(element) => match element.value().name() {
                "table" | "h1" | "h2" | "h3" | "article" | "form" => content = false,
                "tr" => cells = 0,
                "td" | "th" => {
                    cells += 1;
                    several |= cells > 1;
                    length = 0;
                }
                _ => {}
            },
            Step::Text(text) => {
                length += text.chars().filter(|c| !c.is_whitespace()).count();
                content &= length <= LONGEST;
            }
            Step::Close(_) => {}
        }
        content
    });
    content && several
}

/// The rows of a table, the `table`-th of the page, and how many of them are header.
pub fn rows(table: ElementRef<'_>, index: usize) -> (Vec<Vec<RawCell>>, usize) {
    let mut builder = Builder { index, ..Builder::default() };
    walk(table, &mut |step| {
        builder.step(step);
        true
    });
    builder.end_row();
    (builder.rows, builder.header)
}

#[derive(Default)]
struct Builder {
    index: usize,
    rows: Vec<Vec<RawCell>>,
    row: Vec<RawCell>,
    cell: Option<RawCell>,
    header: usize,
    in_header: bool,
    raised: usize,
    /// Rows begun, also those without cells.
    begun: usize,
}

impl Builder {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Text(text) => {
                let raised = self.raised > 0;
                if let Some(cell) = &mut self.cell {
                    if cell.text.is_empty() {
                        // Blanks of the file itself are not shown.
                        let shown: String =
                            text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
                        cell.indent += blanks(&shown);
                    }
                    push_text(&mut cell.text, text, raised);
                }
            }
            Step::Open(element) => match element.value().name() {
                "thead" => self.in_header = true,
                "tr" => {
                    self.end_row();
                    self.begun += 1;
                }
                "td" | "th" => {
                    self.end_cell();
                    let span = |name: &str| {
                        let value = element.attr(name).and_then(|v| v.trim().parse().ok());
                        value.unwrap_or(1usize).clamp(1, WIDEST)
                    };
                    let name = format!("T{}R{}C{}", self.index, self.begun, self.row.len() + 1);
                    self.cell = Some(RawCell {
                        columns: span("colspan"),
                        rows: span("rowspan"),
                        name: Some(name),
                        ..RawCell::default()
                    });
                }
                "sup" => self.raised += 1,
                name if name == "br" || is_block(name) => self.wrap(),
                _ => {}
            },
            Step::Close(element) => match element.value().name() {
                "thead" => {
                    self.end_row();
                    self.in_header = false;
                }
                "tr" => self.end_row(),
                "td" | "th" => self.end_cell(),
                "sup" => self.raised = self.raised.saturating_sub(1),
                name if is_block(name) => self.wrap(),
                _ => {}
            },
        }
    }

    fn wrap(&mut self) {
        if let Some(cell) = &mut self.cell
            && !cell.text.is_empty()
        {
            cell.text.push('\n');
        }
    }

    fn end_cell(&mut self) {
        self.row.extend(self.cell.take());
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.row.is_empty() {
            return;
        }
        if self.in_header {
            self.header = self.rows.len() + 1;
        }
        self.rows.push(std::mem::take(&mut self.row));
    }
}
