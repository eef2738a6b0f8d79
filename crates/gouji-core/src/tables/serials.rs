//! Tables that list things one by one and number them in a column of their own (序号): what a total is of is told by
//! the numbers.
//!
//! Contract: every row has its number or is a total; the numbers begin with one, or go on from group to group, or begin
//! anew below the name of a group, and leave none out. A row that is neither leaves the whole table alone.

use super::panel::Row;
use super::statement::Line;

/// A list with one total, or of groups with a total each and one of all.
#[derive(Debug, Clone, Default)]
pub(super) struct Listed<'p> {
    /// The total of everything and what it is made of.
    pub all: Option<(&'p Row, Vec<&'p Row>)>,
    /// Whether that total stands before its rows: there may be more of them on another page.
    pub on_top: bool,
    /// The totals of the groups, each with its rows.
    pub groups: Vec<(&'p Row, Vec<&'p Row>)>,
}

/// A total, or numbered rows that follow each other.
enum Run<'p> {
    Total(&'p Row),
    Rows(Vec<&'p Row>),
}

/// What a numbered list is made of; nothing where the table is none.
pub(super) fn listed<'p>(lines: &[Line<'p>]) -> Option<Listed<'p>> {
    let runs = runs(lines)?;
    if let [Run::Rows(rows), Run::Total(all)] | [Run::Total(all), Run::Rows(rows)] = &*runs {
        let on_top = matches!(runs.first(), Some(Run::Total(_)));
        return Some(Listed { all: Some((*all, rows.clone())), on_top, groups: Vec::new() });
    }
    let total = |run: Option<&Run<'p>>| match run {
        Some(Run::Total(row)) => Some(*row),
        _ => None,
    };
    // Where a total stands at both ends, one of them is that of everything, and of a group by no name.
    let first = total(runs.first()).filter(|row| is_overall(lines, row));
    let last = total(runs.last()).filter(|row| is_overall(lines, row));
    let (all, groups) = match (first, last) {
        (None, Some(all)) => (all, runs.get(..runs.len() - 1)?),
        (Some(all), None) => (all, runs.get(1..)?),
        _ => return None,
    };
    let mut found = Vec::new();
    for pair in groups.chunks(2) {
        match pair {
            [Run::Rows(rows), Run::Total(total)] | [Run::Total(total), Run::Rows(rows)] => {
                found.push((*total, rows.clone()));
            }
            _ => return None,
        }
    }
    let wholes = found.iter().map(|(total, _)| *total).collect();
    (found.len() > 1).then_some(Listed {
        all: Some((all, wholes)),
        on_top: first.is_some(),
        groups: found,
    })
}

/// Whether a row is the total of everything by its name: 总计 or 合计, not one of a group.
fn is_overall(lines: &[Line<'_>], row: &Row) -> bool {
    let line = lines.iter().find(|line| std::ptr::eq(line.row, row));
    line.is_some_and(|line| super::roles::total_of(&line.name).is_some_and(str::is_empty))
}

/// The runs of a list whose rows are all numbered.
fn runs<'p>(lines: &[Line<'p>]) -> Option<Vec<Run<'p>>> {
    let mut runs: Vec<Run<'p>> = Vec::new();
    let mut last = 0;
    let mut named = false;
    for line in lines {
        let filled = line.row.values.iter().any(Option::is_some);
        match line.row.serial {
            _ if line.row.loose => return None,
            Some(number) if !line.total => {
                let opens = named || matches!(runs.last(), None | Some(Run::Total(_)));
                if number != last + 1 && !(opens && number == 1) {
                    return None;
                }
                last = number;
                named = false;
                match runs.last_mut() {
                    Some(Run::Rows(rows)) => rows.push(line.row),
                    _ => runs.push(Run::Rows(vec![line.row])),
                }
            }
            _ if line.total && filled => runs.push(Run::Total(line.row)),
            // The name of a group above its rows, which may begin anew.
            None if !filled => named = true,
            _ => return None,
        }
    }
    Some(runs)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::{mended, told};
    use gouji_check::gouji_core::finding::Severity;

    fn list(rows: &str) -> String {
        format!(
            "岚山市文旅局2025年部门预算\n\n政府购买服务预算表\n\n单位：万元\n\n\
             | 序号 | 项目名称 | 承接主体 | 预算金额 |\n|---|---|---|---|\n{rows}"
        )
    }

    #[test]
    fn what_is_numbered_one_by_one_makes_the_total_behind_it() {
        let rows = |total: &str| {
            list(&format!(
                "| 1 | 场馆保洁 | 企业 | 64.19 |\n| 2 | 展陈维护 | 企业 | 54.43 |\n| 3 | 法律顾问 | 社会组织 | 45.54 |\n|  | 合计 |  | {total} |\n"
            ))
        };
        assert_eq!(mended(&rows("164.16")), []);
        assert_eq!(mended(&rows("146.16")), [("146.16万元".into(), Some("164.16万元".into()))]);
    }

    #[test]
    fn a_total_on_top_may_have_more_rows_elsewhere() {
        let rows = |total: &str| {
            list(&format!(
                "|  | 合计 |  | {total} |\n| 1 | 场馆保洁 | 企业 | 64.19 |\n| 2 | 展陈维护 | 企业 | 54.43 |\n| 3 | 法律顾问 | 社会组织 | 45.54 |\n"
            ))
        };
        assert_eq!(told(&rows("164.16")), []);
        assert_eq!(told(&rows("146.16")), [(Severity::Warning, "146.16万元".to_owned())]);
        assert_eq!(told(&rows("972.80")), []);
    }

    #[test]
    fn groups_with_a_total_each_make_that_of_all() {
        let rows = |second: &str| {
            list(&format!(
                "| 1 | 场馆保洁 | 企业 | 64.19 |\n| 2 | 展陈维护 | 企业 | 54.43 |\n|  | 运行类小计 |  | 118.62 |\n\
                 | 3 | 法律顾问 | 企业 | 45.54 |\n| 4 | 资产评估 | 企业 | {second} |\n|  | 咨询类小计 |  | 66.31 |\n|  | 总计 |  | 184.93 |\n"
            ))
        };
        assert_eq!(mended(&rows("20.77")), []);
        assert_eq!(mended(&rows("27.07")), [("27.07万元".into(), Some("20.77万元".into()))]);
    }

    #[test]
    fn numbers_begin_anew_below_the_name_of_a_group() {
        let rows = |second: &str| {
            list(&format!(
                "| 一 | 偿还贷款类 |  |  |\n| 1 | 灌区还贷 | 企业 | 64.19 |\n| 2 | 水库还贷 | 企业 | 54.43 |\n\
                 | 二 | 规划编制类 |  |  |\n| 1 | 防洪规划 | 企业 | {second} |\n| 2 | 河湖名录 | 企业 | 20.77 |\n|  | 合计 |  | 177.55 |\n"
            ))
        };
        assert_eq!(mended(&rows("38.16")), []);
        assert_eq!(mended(&rows("83.16")), [("83.16万元".into(), Some("38.16万元".into()))]);
    }

    #[test]
    fn a_number_left_out_or_printed_twice_leaves_the_list_alone() {
        let gap = "| 1 | 场馆保洁 | 企业 | 64.19 |\n| 3 | 法律顾问 | 企业 | 45.54 |\n|  | 合计 |  | 164.16 |\n";
        assert_eq!(told(&list(gap)), []);
        let twice = "| 1 | 场馆保洁 | 企业 | 64.19 |\n| 1 | 其中：保安 | 企业 | 12.11 |\n| 2 | 法律顾问 | 企业 | 45.54 |\n|  | 合计 |  | 109.73 |\n";
        assert_eq!(told(&list(twice)), []);
    }
}
