//! The text of a document that has none of its own: built line by line as the user would see it,
//! together with the blocks that map into it.
//!
//! Contract: one paragraph or table row a line; no other line breaks; every passage is folded from
//! the text shown.

use gouji_core::document::{
    Block, Cell, Document, Format, Hidden, Passage, Place, SourceText, Span, Table,
};

use super::fold::Folder;
use gouji_core::heading;
use gouji_core::limits::{Limit, spend};
use gouji_core::read_error::ReadError;

/// What stands between the cells of a row.
const SEPARATOR: &str = " | ";

/// A cell before it is shown. Its text may have line breaks.
#[derive(Debug, Clone, Default)]
pub struct RawCell {
    /// Its text.
    pub text: String,
    /// How many columns it covers; 0 counts as 1.
    pub columns: usize,
    /// How many rows it covers; 0 counts as 1.
    pub rows: usize,
    /// The sheet it stands on.
    pub sheet: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// How far its text stands in, blanks at its beginning aside, in quarters of a character.
    pub indent: usize,
    /// It holds a number that cannot be read; the text says what stands there instead.
    pub unread: bool,
    /// Its number is all that its file stores: no decimals were rounded off.
    pub entire: bool,
}

impl RawCell {
    /// A cell that covers one row and one column.
    pub fn single(text: impl Into<String>) -> RawCell {
        RawCell { text: text.into(), columns: 1, rows: 1, ..RawCell::default() }
    }

    fn place(&self, span: Span) -> Option<Place> {
        self.name.is_some().then(|| Place::from(span).seated(self.sheet.clone(), self.name.clone()))
    }
}

/// Builds the text shown and the blocks.
#[derive(Debug, Default)]
pub struct Shown {
    text: String,
    blocks: Vec<Block>,
    areas: Vec<Place>,
    unread: Vec<Place>,
    hidden: Vec<Hidden>,
}

impl Shown {
    /// Notes that what is shown is hidden in its file.
    pub fn hide(&mut self, hidden: Hidden) {
        self.hidden.push(hidden);
    }

    /// Shows a line that is no block: the name of a sheet, a table of contents.
    pub fn line(&mut self, text: &str) -> Span {
        let start = self.text.len();
        if spend(Limit::Shown, text.len()).is_ok() {
            push_line(&mut self.text, text);
        }
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        span
    }

    /// Shows a paragraph behind the number its format generates. `style` is the level of the
    /// heading that its format makes of it.
    pub fn paragraph(&mut self, number: &str, text: &str, style: Option<u8>) {
        if text.trim().is_empty() {
            return;
        }
        if spend(Limit::Shown, number.len()).is_err() || spend(Limit::Lines, 1).is_err() {
            return;
        }
        let at = self.text.len();
        push_line(&mut self.text, number);
        let behind = self.text.len();
        let all = self.line(text);
        let passage = self.fold(number, Span::new(at, behind), all);
        self.push(passage, style);
    }

    /// Shows a cell as a paragraph at the place of the cell.
    pub fn cell_paragraph(&mut self, cell: &RawCell) {
        for piece in cell.text.split('\n').filter(|piece| !piece.trim().is_empty()) {
            let span = self.line(piece);
            self.areas.extend(cell.place(span));
            let passage = self.fold("", Span::new(span.start, span.start), span);
            self.push(passage, None);
        }
    }

    /// Shows a table, one row a line.
    pub fn table(&mut self, rows: Vec<Vec<RawCell>>, header_rows: usize) {
        let start = self.text.len();
        let shown: Vec<Vec<Cell>> = rows.iter().map(|row| self.row(row)).collect();
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block::Table(Table {
            rows: shown,
            header_rows,
            span,
            ..Table::default()
        }));
    }

    /// The document; an error when nothing is in it.
    pub fn finish(self, path: &str, format: Format) -> Result<Document, ReadError> {
        if self.text.trim().is_empty() {
            return Err(ReadError::Empty { path: path.to_owned() });
        }
        let source = SourceText::new(path, self.text).with_areas(self.areas, self.unread);
        Ok(Document {
            source,
            format,
            blocks: self.blocks,
            unreadable: Vec::new(),
            hidden: self.hidden,
            begins: Vec::new(),
        })
    }

    fn row(&mut self, row: &[RawCell]) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(row.len());
        for (index, raw) in row.iter().enumerate() {
            let whole = spend(Limit::Shown, raw.text.len());
            if whole.is_err() || spend(Limit::Slots, 1).is_err() {
                return cells;
            }
            if index > 0 {
                self.text.push_str(SEPARATOR);
            }
            let start = self.text.len();
            push_line(&mut self.text, raw.text.trim());
            let span = Span::new(start, self.text.len());
            let place = raw.place(span);
            // What is told of a row, or of words above a table, has the name of a cell as well.
            self.areas.extend(place.clone().filter(|_| !span.is_empty()));
            let mut folder = Folder::default();
            if raw.unread {
                self.unread.push(place.clone().unwrap_or_else(|| span.into()));
            } else {
                folder.push_text(self.text.get(start..).unwrap_or(""), start);
            }
            cells.push(Cell {
                text: folder.finish(),
                columns: raw.columns.max(1),
                rows: raw.rows.max(1),
                indent: raw.indent + blanks(&raw.text),
                place,
                entire: raw.entire,
            });
        }
        self.text.push('\n');
        cells
    }

    fn push(&mut self, passage: Passage, style: Option<u8>) {
        if passage.is_empty() {
            return;
        }
        // The marker says where in the genre's order a heading stands; styles vary with taste.
        // A style on running text is a slip of the author's hand.
        let text = passage.text();
        let short = !text.contains('。') && text.chars().count() <= 60;
        let level = heading::level(text).or(style.filter(|_| short));
        self.blocks.push(match level {
            Some(level) => Block::Heading { level, text: passage },
            None => Block::Paragraph(passage),
        });
    }

    /// Folds a paragraph whose generated number stands at `number`. `1.` before a digit becomes
    /// `1、`, or it would read as a decimal.
    fn fold(&self, label: &str, number: Span, body: Span) -> Passage {
        let mut folder = Folder::default();
        let text = self.text.get(body.start..body.end).unwrap_or("");
        let label = label.trim_end();
        match label.strip_suffix('.') {
            Some(digits) if text.trim_start().starts_with(|c: char| c.is_numeric()) => {
                folder.push_text(digits, number.start);
                folder.push_text_at("、", number.start + digits.len());
            }
            _ => folder.push_text(label, number.start),
        }
        folder.push_blank(body.start);
        folder.push_text(text, body.start);
        folder.finish()
    }
}

/// How wide the blanks at the beginning of a text are, in quarters of a character.
pub fn blanks(text: &str) -> usize {
    let wide = |c: char| if c == '\u{3000}' { 4 } else { 2 };
    text.chars().take_while(|c| c.is_whitespace() && *c != '\n').map(wide).sum()
}

/// How far a cell between bars stands in, in quarters of a character: the blanks of ASCII before it only pad it.
pub fn padded(text: &str) -> usize {
    blanks(text.trim_start_matches(['|', ' ', '\t']))
}

/// Appends `text` as part of one line.
fn push_line(out: &mut String, text: &str) {
    out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
}
