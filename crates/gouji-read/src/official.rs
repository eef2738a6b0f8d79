//! Official tables that a text export left as lines: a title that ends with 表, then rows of labels,
//! codes and numbers set off by blanks.
//!
//! Contract: nothing is interpreted but the form: a row is a code, a label and the numbers behind them
//! in the order they are printed, and which of the parts side by side it belongs to. A label that is
//! wrapped around its numbers is put together where that is certain, else left out. Lines that are no
//! such table are left to others.

mod coded;
mod named;
mod row_numbers;

use gouji_core::document::{Cell, Passage, SourceText, Span, Table};

use super::again::Again;
use super::fold::{Folder, fold};
use super::lines::{LineKind, Lines};
use super::pieces::{Kind, Piece, pieces};
use super::text_table;

use coded::coded_rows;
use named::statement_rows;

/// The longest title, in characters.
const LONGEST: usize = 40;

/// More lines than this are no table.
const MOST_LINES: usize = 2_000;

/// Whether a line may be the title of an official table.
pub fn is_title(line: &str) -> bool {
    // Most lines are no title, and folding one costs more than looking at it.
    if !line.contains('表') {
        return false;
    }
    let folded = fold(line, 0);
    let text = folded.text();
    let head = text.split('（').next().unwrap_or("");
    let closed = text.ends_with('表') || (head.ends_with('表') && text.ends_with('）'));
    let words = ["决算", "预算", "收支总表", "收入总表", "支出总表"];
    closed
        && (5..=LONGEST).contains(&text.chars().count())
        && words.iter().any(|word| text.contains(word))
        && !text.contains(['。', '，', '；', '：', '、', '.', '…'])
}

/// One label with its numbers.
#[derive(Debug, Default)]
struct Group {
    code: Option<Span>,
    label: Vec<Span>,
    numbers: Vec<Span>,
    part: usize,
}

/// The table below a title at a line, and the line behind it.
pub fn table(source: &SourceText, lines: &Lines, title: usize) -> Option<(Table, usize)> {
    let mut body: Vec<Vec<Piece>> = Vec::new();
    let mut index = title + 1;
    let mut again = Again::of(lines.get(title).map_or("", |line| source.slice(line.span)));
    while let Some(line) = lines.get(index) {
        let text = source.slice(line.span);
        if again.repeats(text, (index, body.len())) {
            index += 1;
            continue;
        }
        match line.kind {
            LineKind::TableRow(_) | LineKind::TabCell | LineKind::Bars | LineKind::Tabs => {
                return None;
            }
            LineKind::Blank | LineKind::Furniture => {}
            _ if ends(text) => break,
            _ => {
                let mut line = pieces(text, line.span.start);
                if text_table::code_behind_words(source, &mut line) {
                    line.drain(..1);
                }
                if let Some((begins, count)) = again.restarts(text, &line) {
                    body.truncate(count);
                    index = begins;
                    break;
                }
                body.push(line);
            }
        }
        index += 1;
        if index - title > MOST_LINES {
            return None;
        }
    }
    row_numbers::take_out(source, &mut body);
    let numbers = |line: &Vec<Piece>| line.iter().filter(|p| p.kind == Kind::Number).count();
    let rows: Vec<usize> = body.iter().map(numbers).filter(|count| *count > 0).collect();
    // One row of many amounts is a table of columns.
    if rows.is_empty() || (rows.len() == 1 && rows.first().is_none_or(|count| *count < 4)) {
        return None;
    }
    let coded = body.iter().filter(|line| starts_with_code(line)).count();
    let (head, groups) = if coded >= 2 { coded_rows(&body) } else { statement_rows(&body) };
    if groups.is_empty() {
        return None;
    }
    let mut table = Table { ragged: true, ..Table::default() };
    if let Some(head) = head {
        let blank = || Cell::single(Passage::default());
        let mut row = vec![blank(), blank()];
        row.extend(head.iter().map(|span| Cell::single(fold(source.slice(*span), span.start))));
        table.rows.push(row);
        table.parts.push(0);
        table.header_rows = 1;
    } else if groups.iter().all(|group| group.part == 0) {
        let lines = body.iter().take_while(|line| is_text(line));
        let spans: Vec<Span> =
            lines.filter_map(|line| Some(line.first()?.span.to(line.last()?.span))).collect();
        text_table::column_heads(source, spans.into_iter().rev(), &mut table);
    }
    for group in groups {
        let code: Vec<Span> = group.code.iter().flat_map(|span| words(source, *span)).collect();
        let mut row = vec![cell(source, &code), cell(source, &group.label)];
        row.extend(group.numbers.iter().map(|span| cell(source, &[*span])));
        for span in group.code.iter().chain(&group.label).chain(&group.numbers) {
            table.span = if table.span.is_empty() { *span } else { table.span.to(*span) };
        }
        table.rows.push(row);
        table.parts.push(group.part);
    }
    Some((table, index))
}

/// The words of a span: a code may stand in three columns.
pub fn words(source: &SourceText, span: Span) -> impl Iterator<Item = Span> + '_ {
    let text = source.slice(span);
    text.split_whitespace().map(move |word| {
        let at = span.start + (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        Span::new(at, at + word.len())
    })
}

/// Whether a line stands below the table.
fn ends(text: &str) -> bool {
    let plain = fold(text, 0);
    let plain = plain.text();
    is_title(text)
        || plain.contains('。')
        || ["注", "说明", "备注", "第"].iter().any(|opening| plain.starts_with(opening))
            && (plain.contains('：') || plain.contains("部分"))
}

fn cell(source: &SourceText, spans: &[Span]) -> Cell {
    let mut folder = Folder::default();
    for span in spans {
        folder.push_text(source.slice(*span), span.start);
    }
    Cell::single(folder.finish())
}

fn starts_with_code(line: &[Piece]) -> bool {
    line.first().is_some_and(|piece| piece.kind == Kind::Code)
}

fn is_text(line: &[Piece]) -> bool {
    line.iter().all(|piece| piece.kind == Kind::Text)
}

/// The names of the columns: the last line of words above the rows that has several, 合计 among
/// them.
fn head(lines: &[Vec<Piece>]) -> Option<Vec<Span>> {
    let named = |line: &&Vec<Piece>| {
        line.len() >= 2 && is_text(line) && line.iter().any(|piece| piece.total)
    };
    let line = lines.iter().rev().find(named)?;
    Some(line.iter().map(|piece| piece.span).collect())
}
