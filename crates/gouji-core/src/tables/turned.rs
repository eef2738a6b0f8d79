//! A table of columns that is printed downwards: the names that are its headers elsewhere stand before its rows.
//!
//! Contract: turned only where several rows have a header of the layout for their name and no column has; what a
//! row shows of another (其中：) is left out, any other row that nobody knows becomes an unknown column.

use std::collections::BTreeSet;

use super::layout::{Layout, Shape, plain};
use super::panel::{Column, Panel, Row};
use super::statement;

/// So many rows must have names of the layout.
const ENOUGH: usize = 3;

/// The panel with its rows as columns, in one row.
pub(super) fn turn(panel: &Panel, layout: &Layout) -> Option<Panel> {
    if layout.shape != Shape::Matrix {
        return None;
    }
    let filled = panel.rows.iter().filter(|row| row.values.iter().any(Option::is_some));
    let rows: Vec<(&Row, String)> = filled.map(|row| (row, name(&row.label))).collect();
    let key = |name: &String| layout.column(std::slice::from_ref(name)).map(|(key, _)| key);
    let known: BTreeSet<&str> = rows.iter().filter_map(|(_, name)| key(name)).collect();
    let headed = panel.columns.iter().any(|column| layout.column(&column.path).is_some());
    if known.len() < ENOUGH || headed {
        return None;
    }
    let kept = rows
        .iter()
        .filter(|(row, name)| key(name).is_some() || !statement::is_of_which(&row.label));
    let mut turned = Panel { inferred: panel.inferred, ..Panel::default() };
    let mut only = Row { row: rows.first().map_or(0, |(row, _)| row.row), ..Row::default() };
    for (row, name) in kept {
        for (index, column) in panel.columns.iter().enumerate() {
            let path = std::iter::once(name.clone()).chain(column.path.iter().cloned()).collect();
            turned.columns.push(Column { path, percent: column.percent });
            only.values.push(row.value(index));
        }
    }
    turned.rows.push(only);
    Some(turned)
}

/// The name of a row without its number and the marks around it.
fn name(label: &str) -> String {
    plain(&statement::name(label)).trim_end_matches('：').to_owned()
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;
    use gouji_check::gouji_core::lang::Lang;

    fn loud(total: &str, vehicles: &str) -> Vec<String> {
        let text = format!(
            "青禾市档案馆2024年度部门决算\n\n财政拨款“三公”经费支出决算表\n\n单位：万元\n\n| 项目 | 预算数 | 决算数 |\n|---|---|---|\n\
             | 合计 | 15.00 | {total} |\n| 1．因公出国（境）费 | 0.00 | 0.00 |\n\
             | 2．公务用车购置及运行维护费 | 12.00 | {vehicles} |\n| 其中：公务用车购置费 | 0.00 | 0.00 |\n\
             | 公务用车运行维护费 | 12.00 | 9.85 |\n| 3．公务接待费 | 3.00 | 1.42 |\n"
        );
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let loud = outcome.findings.iter().filter(|it| it.severity > Severity::Note);
        loud.map(|finding| outcome.words(finding, Lang::Zh).message).collect()
    }

    #[test]
    fn a_table_of_the_three_expenses_downwards_adds_up() {
        assert_eq!(loud("11.27", "9.85"), [""; 0]);
        insta::assert_debug_snapshot!(loud("12.17", "9.85"), @r#"
        [
            "很可能是其中一个写错：合计决算数12.17万元应为11.27万元（相邻两位数字颠倒），或者因公出国（境）费决算数0.00万元应为0.90万元（一位数字写错）",
        ]
        "#);
        insta::assert_debug_snapshot!(loud("11.27", "8.95"), @r#"
        [
            "公务用车购置及运行维护费决算数8.95万元应为9.85万元（相邻两位数字颠倒，改后2项核对均相符）",
        ]
        "#);
    }
}
