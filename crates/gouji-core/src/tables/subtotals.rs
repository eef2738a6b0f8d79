//! Groups that begin with a name without amounts and end with 小计, below or above one total of all.
//!
//! Contract: 小计 says that it is the sum of what stands above it since the group began, and the total that it is that of
//! all 小计. Only where every group has one, and nothing with an amount stands outside of the groups.

use crate::heading::{Marker, marker};

use super::found::Found;
use super::header::is_total;
use super::panel::{Panel, Row};
use super::roles;
use super::sheet::Sheet;
use super::statement;

/// So many groups.
const ENOUGH: usize = 2;

/// The groups of a panel and their total; nothing where its rows do not all stand in such groups.
pub(super) fn groups(panel: &Panel, sheet: &Sheet) -> Option<Vec<Found>> {
    let rows = &panel.rows;
    let empty = |at: usize| sheet.on(at).next().is_none();
    let mut found = Vec::new();
    let mut totals = Vec::new();
    let mut group: Vec<usize> = Vec::new();
    let mut owns = Vec::new();
    let mut open = false;
    for (at, row) in rows.iter().enumerate() {
        let name = statement::name(&row.label);
        if empty(at) {
            // A group begins: the one before has ended.
            if !group.is_empty() {
                return None;
            }
            open = true;
        } else if roles::is_subtotal(&name) {
            if !open {
                return None;
            }
            found.extend(sheet.group(at, tops(rows, &std::mem::take(&mut group))));
            owns.push(at);
            open = false;
        } else if is_total(&name) && group.is_empty() {
            totals.push(at);
        } else if !open {
            return None;
        } else if !statement::is_of_which(&row.label) {
            group.push(at);
        } else {
            return None;
        }
    }
    if !group.is_empty() || open || owns.len() < ENOUGH || totals.len() > 1 {
        return None;
    }
    let total = totals.first().and_then(|total| sheet.group(*total, owns));
    found.extend(total);
    Some(found)
}

/// The rows of a group that are parts of no other of its rows, by their numbers.
fn tops(rows: &[Row], group: &[usize]) -> Vec<usize> {
    let level = |at: &usize| {
        let number = marker(&rows.get(*at)?.label).filter(|(kind, _)| *kind != Marker::Part)?;
        Some(number.0.level())
    };
    let top = group.iter().filter_map(level).min();
    group.iter().copied().filter(|at| top.is_none() || level(at) == top).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::{mended, told};

    #[test]
    fn a_subtotal_is_the_sum_of_its_group() {
        let text = |last: &str| {
            format!(
                "鹤川市2024年决算草案\n\n2024年市级专项资金支出决算表\n\n单位：万元\n\n| 项目 | 金额 |\n|---|---|\n| 合计 | 3744692 |\n\
                 | 一、教科文类 |  |\n| 1、信息系统 | 756878 |\n| 2、物业服务 | 0 |\n| 小计 | 756878 |\n\
                 | 二、社保类 |  |\n| 1、法律服务 | 14479 |\n| 小计 | 14479 |\n\
                 | 三、经建类 |  |\n| 1、档案整理 | 0 |\n| 2、技能培训 | 591148 |\n| 3、法律服务 | 34436 |\n| 4、房屋租赁 | 345332 |\n| 小计 | 970916 |\n\
                 | 四、农业类 |  |\n| 1、网络运维 | 561581 |\n| 2、技能培训 | {last} |\n| 3、绿化管护 | 1082082 |\n| 小计 | 2002419 |\n"
            )
        };
        assert_eq!(mended(&text("358756")), []);
        assert_eq!(told(&text("318756")).len(), 1);
    }
}
