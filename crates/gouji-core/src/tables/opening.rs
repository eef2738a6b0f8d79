//! Groups that say where they begin and not where they end: 鹤川市合计 above its counties, 东宁市 above 其中：市本级.
//!
//! Contract: a group ends where the next one or a total begins, or earlier where only its first rows add up; what
//! stands behind is on its own. Labels alone open a group.

use std::collections::BTreeSet;

use crate::partition::without_level;

use super::found::Found;
use super::header::is_total;
use super::nested::{MOST_ROWS, Place};
use super::panel::{Panel, Row};
use super::sheet::Sheet;
use super::{roles, statement};

/// So many groups make a table of them.
const ENOUGH: usize = 2;

/// What a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is a total of all.
    Total,
    /// A group begins with it.
    Opens,
    /// It stands in a group.
    Inside,
}

/// The depths of rows; nothing where hardly any opens a group.
pub(super) fn places(rows: &[Row], sheet: &Sheet) -> Option<Vec<Place>> {
    let parts: Vec<Part> = (0..rows.len()).map(|at| part(rows, at)).collect();
    if parts.iter().filter(|it| **it == Part::Opens).count() < ENOUGH {
        return None;
    }
    let mut places: Vec<Place> = parts
        .iter()
        .map(|part| Place { depth: 1, total: *part == Part::Total, of_which: false })
        .collect();
    for (own, _) in parts.iter().enumerate().filter(|(_, part)| **part == Part::Opens) {
        let inside = parts.iter().skip(own + 1).take_while(|part| **part == Part::Inside).count();
        let reach = reach(own, inside, sheet);
        for (at, place) in places.iter_mut().enumerate().skip(own + 1).take(reach) {
            place.depth = 2;
            // A second 其中 is a part of the first: 其中：高新区 below 其中：市本级.
            let label = rows.get(at).map(|row| row.label.as_str());
            place.of_which = at > own + 1 && label.is_some_and(statement::is_of_which);
        }
    }
    Some(places)
}

/// The first row of a group.
pub(super) fn first<'p>(panel: &'p Panel, found: &Found) -> Option<&'p Row> {
    found.items.iter().min().and_then(|line| panel.rows.get(*line))
}

/// The levels behind 其中 (市本级) that begin a group which is all of its whole: so it is where they begin another one.
pub(super) fn complete(panel: &Panel, groups: &[Found]) -> BTreeSet<String> {
    let all = groups.iter().filter(|group| group.held > 0 && group.failed == 0);
    let labels = all.filter_map(|group| first(panel, group)).map(|row| row.label.as_str());
    let names = labels.filter(|label| statement::is_of_which(label)).map(statement::name);
    names.filter(|name| without_level(name) != name).collect()
}

/// How many of the rows behind a row are its parts.
fn reach(own: usize, inside: usize, sheet: &Sheet) -> usize {
    let closes = |count: &usize| {
        let found = sheet.group(own, (own + 1..=own + count).collect());
        found.is_some_and(|it| it.agreed() > 0 && it.failed == 0)
    };
    let shorter = (inside <= MOST_ROWS).then(|| (2..inside).rev().find(closes)).flatten();
    match shorter {
        Some(shorter) if !closes(&inside) => shorter,
        _ => inside,
    }
}

fn part(rows: &[Row], at: usize) -> Part {
    let label = |at: usize| rows.get(at).map(|row| row.label.as_str()).unwrap_or_default();
    let name = statement::name(label(at));
    let of_which = |at: usize| statement::is_of_which(label(at));
    match roles::total_of(without_level(&name)) {
        Some(whose) if !whose.is_empty() => Part::Opens,
        _ if is_total(&name) => Part::Total,
        _ if of_which(at + 1) && !of_which(at) => Part::Opens,
        _ => Part::Inside,
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::{mended, told};

    /// What is said of a table of regions whose fifth amount is this.
    fn of_which(third: &str, last: &str) -> String {
        format!(
            "# 岚山省2024年财政决算报告\n\n岚山省对市县转移支付分地区表\n\n单位：万元\n\n| 项目 | 转移支付 |\n|---|---|\n\
             | 合计 | 156,906 |\n| 东宁市 | 60,812 |\n| 其中：市本级及市辖区 | 33,935 |\n| 青禾县 | 12,640 |\n| 丰泽县 | {third} |\n\
             | 岚山市 | 52,430 |\n| 其中：市本级及市辖区 | 27,931 |\n| 鹤川县 | 16,400 |\n| 云岭县 | 8,099 |\n\
             | 临溪市 | 38,069 |\n| 其中：市本级及市辖区 | 21,516 |\n| 石桥县 | 16,553 |\n{last}"
        )
    }

    #[test]
    fn what_stands_before_of_which_is_all_up_to_the_next_of_its_kind() {
        assert_eq!(told(&of_which("14,237", "| 青禾示范区 | 5,595 |\n")), []);
        let wrong = of_which("41,237", "| 青禾示范区 | 5,595 |\n");
        assert_eq!(mended(&wrong), [("41,237万元".to_owned(), Some("14,237万元".to_owned()))]);
    }

    #[test]
    fn a_total_with_a_name_stands_above_its_parts() {
        let said = |own: &str| {
            mended(&format!(
                "# 岚山省2024年财政决算报告\n\n岚山省对市县转移支付分地区决算表\n\n单位：万元\n\n| 市县别 | 决算数 |\n|---|---|\n\
                 | 鹤川市合计 | 48,630 |\n| 市本级 | {own} |\n| 青禾县 | 3,337 |\n| 丰泽县 | 8,436 |\n\
                 | 东宁市合计 | 130,434 |\n| 市本级 | 35,649 |\n| 云岭县 | 17,796 |\n| 石桥县 | 62,471 |\n| 临溪县 | 14,518 |\n\
                 | 岚山市合计 | 48,266 |\n| 市本级 | 37,204 |\n| 河口县 | 11,062 |\n\
                 | 金沙市合计 | 90,177 |\n| 市本级 | 70,112 |\n| 南浦县 | 20,065 |\n"
            ))
        };
        assert_eq!(said("36,857"), []);
        assert_eq!(said("38,657"), [("38,657万元".to_owned(), Some("36,857万元".to_owned()))]);
    }

    #[test]
    fn a_second_of_which_is_a_part_of_the_first() {
        let said = |first: &str| {
            told(&format!(
                "鹤川省2024年决算草案\n\n2024年转移支付分地区决算表\n\n单位：亿元\n\n| 地区 | 2023年决算数 |\n|---|---|\n\
                 | 全省合计 | 67842.92 |\n| 长宁市 | 24738.72 |\n| 其中：市本级 | 4802.95 |\n| 其中：高新区 | 12.19 |\n\
                 | 石泉县 | {first} |\n| 鹤川县 | 2193.01 |\n| 松桥县 | 2376.64 |\n| 龙口县 | 6358.42 |\n| 凤台县 | 3762.11 |\n\
                 | 宁泽市 | 43104.20 |\n| 其中：市本级 | 8373.30 |\n| 其中：高新区 | 448.09 |\n| 经开区 | 4064.95 |\n\
                 | 临江县 | 8343.63 |\n| 鹤川县 | 8591.24 |\n| 平湖县 | 7801.70 |\n| 清河县 | 2345.67 |\n| 云岭县 | 7648.66 |\n"
            ))
        };
        assert_eq!(said("5245.59"), []);
        assert_eq!(said("5345.59").len(), 1);
    }
}
