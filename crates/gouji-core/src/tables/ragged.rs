//! Tables of which only the order of the cells is known to panels.
//!
//! Contract: a number belongs to a column only where its row prints as many numbers as there are
//! columns; the first number of a row is its total otherwise, the others are its parts, whichever.

use crate::disclosure::FigureId;

use super::codes::Code;
use super::grid::Content;
use super::header::is_total;
use super::panel::{Column, Panel, Row};
use super::roles;

/// The panels of such a table; `parts` says which of them each row belongs to.
pub(super) fn panels(
    rows: &[Vec<Content>],
    parts: &[usize],
    header_rows: usize,
) -> (Vec<Panel>, Vec<FigureId>) {
    let count = parts.iter().max().map_or(0, |most| most + 1);
    // Above codes and labels stands what they are: no column of numbers.
    let above = rows.get(..header_rows).unwrap_or_default();
    // A line of words above the first row stands with the name of the labels: its other names are only likely.
    let likely = above.iter().any(|row| row.get(1).is_some_and(|cell| !cell.text.is_empty()));
    let heads: Vec<&Content> = above
        .iter()
        .filter(|_| !likely)
        .flat_map(|row| row.iter().skip(2).skip_while(|head| roles::names_rows(&head.text)))
        .collect();
    let mut panels: Vec<Panel> = (0..count).map(|_| Panel::default()).collect();
    let mut codes = Vec::new();
    for (index, (row, part)) in rows.iter().zip(parts).enumerate().skip(header_rows) {
        let Some(panel) = panels.get_mut(*part) else { continue };
        codes.extend(row.first().and_then(|cell| cell.number));
        let numbers = row.iter().skip(2).filter_map(|cell| cell.number);
        let code = row.first().filter(|cell| !cell.text.is_empty());
        panel.rows.push(Row {
            row: index,
            label: row.get(1).map(|cell| cell.text.clone()).unwrap_or_default(),
            code: code.and_then(|cell| Code::whole(&cell.text)),
            values: numbers.map(Some).collect(),
            ..Row::default()
        });
    }
    for panel in &mut panels {
        panel.inferred = true;
        columns(panel, &heads, count);
        if likely {
            rates(panel, above);
        }
    }
    panels.retain(|panel| !panel.rows.is_empty());
    (panels, codes)
}

/// Names the columns that may be rates by what stands above them: what is not certain to be an amount is none.
fn rates(panel: &mut Panel, above: &[Vec<Content>]) {
    let width = panel.columns.len();
    let texts = |row: &[Content], from: usize| -> Vec<String> {
        let own = row.iter().skip(from).skip_while(|head| roles::names_rows(&head.text));
        own.map(|head| head.text.clone()).collect()
    };
    let names = match above {
        [one] => texts(one, 2),
        // What stands below reaches to the end of what stands above it.
        [upper, lower] => {
            let (mut names, lower) = (texts(upper, 2), texts(lower, 1));
            let over = (names.len() + lower.len()).checked_sub(width).filter(|over| *over > 0);
            let kept = over.and_then(|over| names.len().checked_sub(over));
            names.truncate(kept.unwrap_or(0));
            names.extend(lower);
            names
        }
        _ => return,
    };
    // Names and columns that are not as many may stand from the left or from the right.
    let more = names.len().saturating_sub(width);
    let fewer = width.saturating_sub(names.len());
    for (at, column) in panel.columns.iter_mut().enumerate() {
        let range = at.saturating_sub(fewer)..(at + more + 1).min(names.len());
        let own = names.get(range).unwrap_or_default().iter();
        let mut own = own.filter(|name| roles::is_no_amount(std::slice::from_ref(*name)));
        if let Some(rate) = own.next() {
            column.path = vec![rate.clone()];
        }
    }
}

/// Names the columns where the header names as many as the fullest row prints, and takes the numbers
/// of shorter rows apart.
fn columns(panel: &mut Panel, heads: &[&Content], parts: usize) {
    let widest = panel.rows.iter().map(|row| row.values.len()).max().unwrap_or(0);
    // One row of headers is that of one panel; two panels side by side have one number each.
    let named = parts == 1 && heads.len() >= widest && widest > 1;
    let width = if named { heads.len() } else { widest };
    // The first number of a row is its total where the first column is; beside labels it always is.
    let total_first = heads.first().map_or(parts == 2, |cell| is_total(&cell.text) || parts == 2);
    panel.columns = (0..width)
        .map(|column| {
            let head = heads.get(column).filter(|_| named).map(|cell| cell.text.clone());
            let head = head.or_else(|| (column == 0 && total_first).then(|| "合计".to_owned()));
            Column { path: head.into_iter().collect(), percent: false }
        })
        .collect();
    for row in &mut panel.rows {
        if row.values.len() == width {
            continue;
        }
        row.loose = width > 1;
        if total_first {
            row.parts = row.values.iter().skip(1).copied().flatten().collect();
            row.values.truncate(1);
        } else {
            row.values.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    fn said(table: &str) -> Vec<String> {
        let text = format!("岚山县水务局2024年度部门决算\n{table}");
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let told = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
        told.map(|it| it.stated).collect()
    }

    #[test]
    fn rates_in_columns_set_off_by_blanks_are_not_added() {
        let one = |all: &str| {
            format!(
                "分季度累计收入表\n单位：万元\n项目 一季度 上半年 前三季度 全年 全年预算 完成%\n\
                 税收收入 203.36 687.33 1,252.86 1,751.17 1,751.17 100.00\n\
                 非税收入 397.86 985.94 1,856.04 1,999.11 1,999.11 100.00\n\
                 合计 601.22 1,673.27 {all} 3,750.28 3,750.28 100.00\n"
            )
        };
        assert_eq!(said(&one("3,108.90")), Vec::<String>::new());
        assert_eq!(said(&one("3,180.90")), ["3,180.90万元"]);
        let two = "分科目比较表\n单位：万元\n科目名称 上年决算数 年初预算数 决算数 与上年比 与预算比\n\
            增减额 增减幅度（%） 增减额 完成率（%）\n合计 8684.22 8725.22 8725.22 41.00 0.47 0.00 100.00\n\
            水利支出 8107.63 8148.63 8148.63 41.00 0.51 0.00 100.00\n\
            移民支出 576.59 576.59 576.59 0.00 0.00 0.00 100.00\n";
        assert_eq!(said(two), Vec::<String>::new());
    }

    #[test]
    fn a_code_behind_the_name_of_a_unit_is_no_amount() {
        let table = "2025年部门支出总表\n单位：万元\n单位名称 科目编码 科目名称 合计 基本支出 项目支出\n\
            合计 815.79 417.89 397.90\n局本级 211 节能环保支出 715.79 417.89 297.90\n21103 污染防治 715.79 417.89 297.90\n\
            局本级 2110302 水体 715.79 417.89 297.90\n211 节能环保支出 100.00 0.00 100.00\n\
            水文站 21103 污染防治 100.00 100.00\n水文站 2110302 水体 100.00 0.00 100.00\n";
        assert_eq!(said(table), Vec::<String>::new());
    }
}
