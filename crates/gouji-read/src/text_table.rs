//! Tables that a text export left behind: one cell a line behind a tab, rows of columns, cells between bars.

use gouji_core::document::{Cell, SourceText, Span, Table};

use super::fold::{Folder, fold};
use super::lines::{LineKind, Lines};
use super::official::words;
use super::pieces::{Kind, Piece, is_code, pieces};
use super::shown::padded;
use gouji_core::limits::{Limit, spend};

/// A header has no more lines.
const HEADS: usize = 2;

/// A table saved one cell a line: each cell opens with a tab, a blank line ends a row, and a line
/// without a tab goes on in the cell before it only if another cell follows at once.
pub fn tab_table(source: &SourceText, lines: &Lines, first: usize) -> (Table, usize) {
    let mut table = Table::default();
    let mut row: Vec<Cell> = Vec::new();
    let mut index = first;
    let mut blanks = 0;
    let mut span: Option<Span> = None;
    while let Some(line) = lines.get(index) {
        match line.kind {
            LineKind::TabCell => {
                if spend(Limit::Slots, 1).is_err() {
                    break;
                }
                blanks = 0;
                row.push(Cell::single(fold(source.slice(line.span), line.span.start)));
                span = Some(span.map_or(line.span, |all| all.to(line.span)));
            }
            LineKind::Blank => {
                blanks += 1;
                if !row.is_empty() {
                    table.rows.push(std::mem::take(&mut row));
                }
            }
            _ => {
                // A wrapped cell: its rest stands between cells of the same row or table.
                let inside = blanks <= 1
                    && lines.get(index + 1).is_some_and(|next| next.kind == LineKind::TabCell);
                if !inside {
                    break;
                }
                if row.is_empty()
                    && let Some(previous) = table.rows.pop()
                {
                    row = previous;
                }
                if let Some(cell) = row.last_mut() {
                    let mut folder = Folder::default();
                    let before = cell.text.whole_span();
                    folder.push_text(source.slice(before), before.start);
                    folder.push_blank(line.span.start);
                    folder.push_text(source.slice(line.span), line.span.start);
                    cell.text = folder.finish();
                    span = Some(span.map_or(line.span, |all| all.to(line.span)));
                }
            }
        }
        index += 1;
    }
    if !row.is_empty() {
        table.rows.push(row);
    }
    table.span = span.unwrap_or_default();
    (table, index)
}

/// Rows of cells with bars between them, with or without bars at their ends; a row of dashes below the header is
/// none.
pub fn barred_table(source: &SourceText, lines: &Lines, first: usize) -> (Table, usize) {
    let mut table = Table::default();
    let mut index = first;
    // Where one row has no bar in front none has: one that begins with a bar begins with a blank cell.
    let own = (first..).map_while(|index| lines.get(index).filter(|it| it.kind == LineKind::Bars));
    let all_framed = own.into_iter().all(|line| source.slice(line.span).starts_with('|'));
    while let Some(line) = lines.get(index) {
        let text = source.slice(line.span);
        let bars = text.bytes().filter(|byte| *byte == b'|').count();
        if line.kind != LineKind::Bars || spend(Limit::Slots, bars).is_err() {
            break;
        }
        index += 1;
        table.span = if index == first + 1 { line.span } else { table.span.to(line.span) };
        if text.chars().all(|c| matches!(c, '|' | '-' | ':' | '+') || c.is_whitespace()) {
            if table.rows.len() == 1 {
                table.header_rows = 1;
            }
            continue;
        }
        let framed = text.strip_prefix('|').filter(|_| all_framed);
        let mut at = line.span.start + usize::from(framed.is_some());
        // Without a bar in front the last one is followed by a blank cell.
        let inner = framed.map_or(text, |inner| inner.strip_suffix('|').unwrap_or(inner));
        let mut row = Vec::with_capacity(bars + 1);
        for cell in inner.split('|') {
            row.push(Cell { indent: padded(cell), ..Cell::single(fold(cell, at)) });
            at += cell.len() + 1;
        }
        table.rows.push(row);
    }
    (table, index)
}

/// Rows of numbers whose columns are set off by blanks: a code, a label and the numbers behind them, of
/// which only the order is known, because a blank cell leaves no trace.
pub fn column_table(source: &SourceText, lines: &Lines, first: usize) -> (Table, usize) {
    let mut table = Table { ragged: true, ..Table::default() };
    let above = (0..first).rev().take(HEADS).map_while(|index| lines.get(index));
    let above = above.take_while(|line| line.kind == LineKind::Prose).map(|line| line.span);
    column_heads(source, above, &mut table);
    let mut index = first;
    while let Some(line) = lines.get(index) {
        let blanks = source.slice(line.span).split_whitespace().count();
        if line.kind != LineKind::Columns || spend(Limit::Slots, blanks).is_err() {
            break;
        }
        let mut all = pieces(source.slice(line.span), line.span.start);
        code_behind_words(source, &mut all);
        let cell = |spans: &[Span]| {
            let mut folder = Folder::default();
            for span in spans {
                for word in words(source, *span) {
                    folder.push_text(source.slice(word), word.start);
                }
            }
            Cell::single(folder.finish())
        };
        let of = |kind: Kind| -> Vec<Span> {
            all.iter().filter(|piece| piece.kind == kind).map(|piece| piece.span).collect()
        };
        let codes = of(Kind::Code);
        let mut row = vec![cell(codes.get(..1).unwrap_or_default()), cell(&of(Kind::Text))];
        row.extend(of(Kind::Number).into_iter().map(|span| cell(&[span])));
        table.rows.push(row);
        table.parts.push(0);
        table.span = if index == first { line.span } else { table.span.to(line.span) };
        index += 1;
    }
    (table, index)
}

/// Puts the lines of words right above the first row, the lowest first, into the table as its header.
pub fn column_heads(source: &SourceText, above: impl Iterator<Item = Span>, table: &mut Table) {
    let heads = |line: &Span| {
        let text = source.slice(*line);
        let names = text.split_whitespace().count();
        names > 2 && !text.contains(['。', '；', '：', '，', ':'])
    };
    for line in above.take(HEADS).take_while(heads) {
        let mut row = vec![Cell::single(fold("", line.start))];
        row.extend(
            words(source, line).map(|word| Cell::single(fold(source.slice(word), word.start))),
        );
        table.rows.insert(0, row);
        table.parts.insert(0, 0);
        table.header_rows += 1;
    }
}

/// Makes a code behind the name of the unit one, and says so: 局本级 201 一般公共服务支出.
pub fn code_behind_words(source: &SourceText, all: &mut [Piece]) -> bool {
    let [first, code, name, ..] = all else { return false };
    let words =
        |piece: &Piece| piece.kind == Kind::Text && source.slice(piece.span).chars().count() > 1;
    let digits = source.slice(code.span);
    let is = words(first) && words(name) && code.kind == Kind::Number && is_code(digits);
    if is {
        code.digits = digits.to_owned();
        code.kind = Kind::Code;
    }
    is
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::blocks;

    #[test]
    fn cells_between_bars_are_a_table_with_and_without_bars_at_the_ends() {
        let table = "t 合计|300.00|200.00/甲|300.00|";
        let read = |text: &str| blocks(text.as_bytes(), "draft.txt").pop().unwrap();
        let ends = "支出决算表\n| 合计 | 300.00 | 200.00 |\n|---|---|---|\n| 甲 | 300.00 | |\n";
        assert_eq!(read(ends), table);
        assert_eq!(read("支出决算表\n合计 | 300.00 | 200.00\n甲 | 300.00 | \n"), table);
        // A row that begins with a bar begins with a blank cell where others have no bar in front.
        let blank = "支出决算表\n编码 | 名称 | 小计\n | 合计 | 200.00\n201 | 公共服务 | 200.00\n";
        assert_eq!(read(blank), "t 编码|名称|小计/|合计|200.00/201|公共服务|200.00");
        assert_eq!(read("甲占60%|乙占40%。"), "p 甲占60%|乙占40%。");
    }
}
