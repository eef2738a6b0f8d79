//! Tables whose cells stand between tabs, as they come from a workbook that was pasted into a text.
//!
//! Contract: only several lines with as many tabs, one below the other; a blank cell stays a cell, and cells that
//! an editor cut off behind the last one are blank. One tab a line makes a table below a line that is its header: names
//! with amounts, and no list of contents. A line that says a sentence is none, and neither are the cells
//! of a table that was saved one cell a line.

use gouji_core::document::{Cell, SourceText, Span, Table};
use gouji_core::limits::{Limit, spend};

use super::fold::fold;
use super::lines::{Line, LineKind, Lines};
use super::shown::blanks;

/// So many tabs part the cells of a row at least.
const TABS: usize = 2;
/// What amounts are printed with beside digits.
const MARKS: &str = ",.，．-－−—%％()（） ";

/// Marks the lines of such tables.
pub fn mark(lines: &mut [Line], source: &SourceText) {
    let tabs: Vec<usize> = (0..lines.len()).map(|index| tabs(source, index)).collect();
    let blank: Vec<bool> = (0..lines.len()).map(|index| is_blank_row(source, index)).collect();
    let mut from = 0;
    while from < tabs.len() {
        let rows = tabs.iter().zip(&blank).skip(from);
        let rows = rows.map(|(tabs, blank)| (*tabs >= TABS, *blank));
        let reach = rows.take_while(|(row, blank)| *row || *blank);
        // A row of blank cells ends no table, and no table ends with one.
        let last = reach.enumerate().filter(|(_, (row, _))| *row).last();
        let opens = tabs.get(from).is_some_and(|tabs| *tabs >= TABS);
        let count = last.filter(|_| opens).map_or(0, |(at, _)| at + 1);
        if count == 0 {
            from += 1;
            continue;
        }
        let run = tabs.get(from..from + count).unwrap_or_default();
        let most = run.iter().copied().max().unwrap_or_default();
        let full = run.iter().filter(|tabs| **tabs == most).count();
        let filled = run.iter().filter(|tabs| **tabs >= TABS).count();
        if full >= 2 && full * 2 > filled {
            for line in lines.iter_mut().skip(from).take(count) {
                line.kind = LineKind::Tabs;
            }
        }
        from += count;
    }
    let mut from = 0;
    while from < tabs.len() {
        let count = pairs(source, &tabs, from);
        for line in lines.iter_mut().skip(from).take(count) {
            line.kind = LineKind::Tabs;
        }
        from += count.max(1);
    }
}

/// How many lines from this one on are names with amounts below their header; none where they are not.
fn pairs(source: &SourceText, tabs: &[usize], from: usize) -> usize {
    let pair = |index: usize| {
        let one = tabs.get(index).is_some_and(|tabs| *tabs == 1);
        row(source, index).1.split_once('\t').filter(|_| one)
    };
    let is_header = |(name, over): (&str, &str)| {
        !name.trim().is_empty()
            && !over.trim().is_empty()
            && !over.contains(|c: char| c.is_ascii_digit())
    };
    if !pair(from).is_some_and(is_header) {
        return 0;
    }
    let amounts: Vec<&str> = (from + 1..tabs.len())
        .map_while(|index| pair(index).map(|(_, amount)| amount.trim()))
        .take_while(|amount| amount.chars().all(|c| c.is_ascii_digit() || MARKS.contains(c)))
        .collect();
    let digits = |amount: &str| amount.bytes().filter(u8::is_ascii_digit).count();
    let filled = amounts.iter().filter(|amount| digits(amount) > 0).count();
    // Pages have three digits at most.
    let telling = |amount: &&str| amount.contains('.') || digits(amount) > 3;
    let is_table = filled >= 2 && amounts.iter().any(telling);
    if is_table { amounts.len() + 1 } else { 0 }
}

/// How many tabs part the cells of a line; none where it holds a sentence or nothing.
fn tabs(source: &SourceText, index: usize) -> usize {
    let raw = row(source, index).1;
    let cells = raw.split('\t').filter(|cell| !cell.trim().is_empty()).count();
    if cells == 0 || raw.contains(['。', '；']) {
        return 0;
    }
    raw.bytes().filter(|byte| *byte == b'\t').count()
}

/// Whether a line is a row all of whose cells are blank.
fn is_blank_row(source: &SourceText, index: usize) -> bool {
    let raw = row(source, index).1;
    raw.trim().is_empty() && raw.bytes().filter(|byte| *byte == b'\t').count() >= TABS
}

/// A line with the tabs at its ends, and where it begins.
fn row(source: &SourceText, index: usize) -> (Span, &str) {
    let span = source.line_span(index + 1);
    (span, source.slice(span).trim_end_matches(['\r', '\n']))
}

/// The rows from a line on.
pub fn table(source: &SourceText, lines: &Lines, first: usize) -> (Table, usize) {
    let mut table = Table::default();
    let mut index = first;
    while lines.get(index).is_some_and(|line| line.kind == LineKind::Tabs) {
        let (span, raw) = row(source, index);
        let cells = raw.split('\t').count();
        if spend(Limit::Slots, cells).is_err() {
            break;
        }
        let mut at = span.start;
        let mut row = Vec::with_capacity(cells);
        for cell in raw.split('\t') {
            row.push(Cell { indent: blanks(cell), ..Cell::single(fold(cell, at)) });
            at += cell.len() + 1;
        }
        table.span = if index == first { span } else { table.span.to(span) };
        table.rows.push(row);
        index += 1;
    }
    let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    for row in &mut table.rows {
        let end = row.last().map_or(0, |cell| cell.text.whole_span().end);
        row.resize_with(width, || Cell::single(fold("", end)));
    }
    (table, index)
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_core::finding::Severity;

    fn said(last: &str) -> (Vec<String>, usize) {
        let text = format!(
            "青禾县商务局2024年度部门决算\n一般公共预算财政拨款支出决算表\n单位：万元\n\
             功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t300.00\t100.00\t200.00\n\
             201\t一般公共服务支出\t300.00\t100.00\t200.00\n20113\t商贸事务\t300.00\t100.00\t200.00\n\
             2011301\t行政运行\t{last}\t100.00\t\n2011308\t招商引资\t200.00\t\t200.00\n"
        );
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let told = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
        (told.map(|it| it.stated).collect(), outcome.coverage.checked)
    }

    #[test]
    fn names_with_amounts_below_a_header_are_a_table() {
        let text = "鹤川市2024年财政决算\n2024年地方政府债务余额情况表\n单位：万元\n\
                    项目\t金额\n合计\t17623909\n一般债务\t9619756\n专项债务\t8004153\n";
        let coverage = check(text.as_bytes(), "draft.txt").unwrap().coverage;
        assert_eq!((coverage.figures, coverage.checked), (3, 3));
    }

    #[test]
    fn a_list_of_contents_is_none() {
        let text = "青禾县商务局2024年度部门决算\n目录\t页\n第一部分 概况\t1\n第二部分 决算表\t4\n第三部分 说明\t12\n";
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        assert_eq!(outcome.disclosure.tables.len(), 0);
    }

    #[test]
    fn a_row_of_tabs_ends_no_table() {
        let said = |fine: &str| {
            let text = format!(
                "岚山县2024年财政决算（草案）表\n一般公共预算收入执行情况表\n单位：万元\n\
                 收入项目\t本年完成数\t上年完成数\t增减额\t增长%\n收入合计\t1,880\t1,790\t90\t5.0\n\
                 一、税收收入\t1,200\t1,150\t50\t4.3\n\t\t\t\t\n增值税\t700\t660\t40\t6.1\n契税\t500\t490\t10\t2.0\n\
                 \t\t\t\t\n二、非税收入\t680\t640\t40\t6.3\n专项收入\t300\t290\t10\t3.4\n罚没收入\t380\t350\t30\t{fine}\n"
            );
            let outcome = check(text.as_bytes(), "draft.txt").unwrap();
            let told = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
            told.map(|it| it.stated).collect::<Vec<_>>()
        };
        assert_eq!(said("8.6"), Vec::<String>::new());
        assert_eq!(said("6.8"), ["6.8%"]);
    }

    #[test]
    fn blank_cells_keep_their_columns() {
        assert_eq!(said("100.00"), (vec![], 13));
        assert_eq!(said("109.00").0, ["109.00万元"]);
    }
}
