//! Pages to one document: its text as it is shown, and its blocks.
//!
//! Contract: one line of the text for each line of the page and each row of a table, cells set off
//! by two blanks; a form feed opens each page but the first. A table that goes on at the head of
//! the next page with the same columns is one table.

use std::collections::BTreeMap;

use gouji_core::document::{Cell, Document, Format, SourceText, Span, Table};

use super::super::fold::Folder;
use super::super::hint::Hint;
use super::super::lines::{LineKind, Lines};
use super::super::text;
use super::margins::{Margins, goes_on_in_column};
use gouji_pdf::broken::{is_open, is_second_decimal};
use gouji_pdf::{Item, Page, PageTable, TextCell, TextLine, notes};

/// Columns of a table on two pages are the same within this distance.
const SAME_COLUMN: f64 = 4.0;

/// A table being put together.
struct Draft {
    xs: Vec<f64>,
    rows: Vec<Row>,
}

/// The cells of a row, each with the places of its text: several where the row was cut by the end of a page.
type Row = Vec<(TextCell, Vec<Span>)>;

/// Writes the text and notes what is known of its lines.
#[derive(Default)]
struct Writer {
    text: String,
    hints: Vec<Hint>,
    tables: Vec<Draft>,
    page_starts: Vec<usize>,
    /// A table is the last thing written, furniture aside.
    open: Option<usize>,
    /// The last line of running text: its hint, itself, its page.
    last: Option<(usize, TextLine, usize)>,
}

/// Puts the pages of a file together.
pub fn assemble(path: &str, pages: &[Page]) -> Document {
    let margins = margins(pages);
    let mut writer = Writer::default();
    for (number, page) in pages.iter().enumerate() {
        let margins = margins.get(&width(page)).map(|margins| margins.on(text_lines(page)));
        writer.page(number);
        for item in &page.items {
            match item {
                Item::Line(line) => writer.line(line, number, margins.as_ref()),
                Item::Furniture(line) => {
                    writer.push(&line.text, Some(LineKind::Furniture));
                }
                Item::Note(line) => writer.note(line),
                Item::Table(table) => writer.table(table),
            }
        }
    }
    writer.finish(path)
}

/// The margins of pages by their width.
fn margins(pages: &[Page]) -> BTreeMap<i64, Margins> {
    let mut by_width: BTreeMap<i64, Vec<&TextLine>> = BTreeMap::new();
    for page in pages {
        by_width.entry(width(page)).or_default().extend(text_lines(page));
    }
    by_width
        .into_iter()
        .filter_map(|(width, lines)| Some((width, Margins::of(lines.into_iter())?)))
        .collect()
}

/// The lines of running text of a page.
fn text_lines(page: &Page) -> impl Iterator<Item = &TextLine> {
    page.items.iter().filter_map(|item| match item {
        Item::Line(line) => Some(line),
        Item::Furniture(_) | Item::Note(_) | Item::Table(_) => None,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "saturates; pages are not that wide")]
fn width(page: &Page) -> i64 {
    page.width.round() as i64
}

impl Writer {
    fn page(&mut self, number: usize) {
        self.page_starts.push(self.text.len());
        if number > 0 {
            self.text.push('\u{c}');
        }
    }

    /// Writes a line and gives its span.
    fn push(&mut self, line: &str, kind: Option<LineKind>) -> Span {
        let start = self.text.len();
        self.text.push_str(line);
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        self.hints.push(Hint { kind, goes_on: None });
        span
    }

    fn line(&mut self, line: &TextLine, page: usize, margins: Option<&Margins>) {
        self.open = None;
        if let Some((hint, before, on)) = &self.last
            && let Some(hint) = self.hints.get_mut(*hint)
        {
            if before.narrow && line.narrow {
                hint.goes_on = Some(goes_on_in_column(before, line));
            } else if let Some(margins) = margins {
                hint.goes_on = Some(margins.goes_on(before, line, *on == page));
            }
        }
        self.push(&line.text, None);
        self.last = Some((self.hints.len() - 1, line.clone(), page));
    }

    /// Writes a line of a footnote; it goes on until the next mark.
    fn note(&mut self, line: &TextLine) {
        if !notes::is_marked(&line.text)
            && let Some(hint) = self.hints.last_mut()
            && hint.kind == Some(LineKind::Note)
        {
            hint.goes_on = Some(true);
        }
        self.push(&line.text, Some(LineKind::Note));
    }

    fn table(&mut self, table: &PageTable) {
        self.last = None;
        let same = |xs: &[f64]| {
            xs.len() == table.xs.len()
                && xs.iter().zip(&table.xs).all(|(a, b)| (a - b).abs() <= SAME_COLUMN)
        };
        let open = self.open.filter(|&o| self.tables.get(o).is_some_and(|d| same(&d.xs)));
        let index = open.unwrap_or_else(|| {
            self.tables.push(Draft { xs: table.xs.clone(), rows: Vec::new() });
            self.tables.len() - 1
        });
        // The row that the end of the page may have cut, and the first one below the header that stands again.
        let draft = self.tables.get(index);
        let last = draft.and_then(|draft| draft.rows.len().checked_sub(1));
        let again = draft.map_or(0, |draft| repeated(&draft.rows, &table.rows));
        for (number, row) in table.rows.iter().enumerate() {
            let row = self.row(row, index);
            let Some(draft) = self.tables.get_mut(index) else { continue };
            let above = last.filter(|_| number == again).and_then(|at| draft.rows.get_mut(at));
            match above {
                Some(above) if is_rest(above, &row) => go_on(above, row),
                _ => draft.rows.push(row),
            }
        }
        self.open = Some(index);
    }

    /// Writes a row; one without any text takes no line.
    fn row(&mut self, row: &[TextCell], table: usize) -> Row {
        let mut line = String::new();
        let start = self.text.len();
        let mut cells = Vec::with_capacity(row.len());
        for cell in row {
            if !cell.text.is_empty() && !line.is_empty() {
                line.push_str("  ");
            }
            let at = start + line.len();
            line.push_str(&cell.text);
            cells.push((cell.clone(), vec![Span::new(at, at + cell.text.len())]));
        }
        if !line.is_empty() {
            self.push(&line, Some(LineKind::TableRow(table)));
        }
        cells
    }

    fn finish(mut self, path: &str) -> Document {
        // The line break behind the last line opens no line of its own.
        self.text.pop();
        let source = SourceText::new(path, self.text).with_pages(self.page_starts);
        let tables = self.tables.into_iter().map(|draft| finished(draft, &source)).collect();
        let lines = Lines::with_hints(&source, &self.hints);
        let blocks = text::blocks(&source, &lines, tables);
        Document {
            source,
            format: Format::Pdf,
            blocks,
            unreadable: Vec::new(),
            hidden: Vec::new(),
            begins: Vec::new(),
        }
    }
}

/// How many rows of a page stand at the head of the table as well; a cell that is too low shows less of its text.
fn repeated(head: &[Row], page: &[Vec<TextCell>]) -> usize {
    let alike =
        |own: &str, again: &str| own == again || (!again.is_empty() && own.starts_with(again));
    let same = |(own, row): (&Row, &Vec<TextCell>)| {
        let cells = || own.iter().zip(row).map(|((own, _), it)| alike(&own.text, &it.text));
        own.len() == row.len() && cells().all(|same| same)
    };
    head.iter().zip(page).take_while(|pair| same(*pair)).count()
}

/// Whether a row at the head of a page is the rest of the last one of the page before: nothing stands below a blank
/// cell, and it ends a number that was broken.
fn is_rest(above: &Row, row: &Row) -> bool {
    let pairs = || above.iter().zip(row).map(|((above, _), (rest, _))| (&above.text, &rest.text));
    let within = above.len() == row.len()
        && pairs().all(|(above, rest)| rest.is_empty() || !above.is_empty());
    let ends =
        |(above, rest): (&String, &String)| is_open(above) && !is_open(&format!("{above}{rest}"));
    // All its numbers are second decimals of those above.
    let is_digit = |text: &str| matches!(text.as_bytes(), [digit] if digit.is_ascii_digit());
    let seconds = pairs().filter(|(above, rest)| is_digit(rest) && is_second_decimal(above, rest));
    let numbers = pairs().filter(|(_, rest)| rest.bytes().any(|byte| byte.is_ascii_digit()));
    let (seconds, numbers) = (seconds.count(), numbers.count());
    within && (pairs().any(ends) || (seconds > 1 && seconds == numbers))
}

/// Adds the rest of a row to its beginning.
fn go_on(above: &mut Row, rest: Row) {
    for ((cell, spans), (more, at)) in above.iter_mut().zip(rest) {
        if !more.text.is_empty() {
            cell.text.push_str(&more.text);
            spans.extend(at);
        }
    }
}

fn finished(draft: Draft, source: &SourceText) -> Table {
    let mut span: Option<Span> = None;
    let mut rows = Vec::with_capacity(draft.rows.len());
    for row in draft.rows {
        let mut cells = Vec::with_capacity(row.len());
        for (cell, at) in row {
            let mut folder = Folder::default();
            let mut first: Option<Span> = None;
            for at in at.into_iter().filter(|at| !at.is_empty()) {
                span = Some(span.map_or(at, |all| all.to(at)));
                // What stands on the next page is shown where the cell begins: the lines between are none of it.
                match first {
                    Some(first) => folder.push_text_at(source.slice(at), first.end),
                    None => folder.push_text(source.slice(at), at.start),
                }
                first.get_or_insert(at);
            }
            let text = folder.finish();
            let TextCell { columns, rows, indent, .. } = cell;
            cells.push(Cell { text, columns, rows, indent, ..Cell::default() });
        }
        rows.push(cells);
    }
    Table { rows, span: span.unwrap_or_default(), ..Table::default() }
}
