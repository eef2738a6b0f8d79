//! Groups that say where they begin and not where they end: 鹤川市合计 above its counties, 东宁市 above 其中：市本级.
//!
//! Contract: a group ends where the next one or a total begins, or earlier where only its first rows add up; what
//! stands behind is on its own. Labels alone open a group.

use super::header::is_total;
use super::nested::{MOST_ROWS, Place};
use super::panel::Row;
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
        for place in places.iter_mut().skip(own + 1).take(reach(own, inside, sheet)) {
            place.depth = 2;
        }
    }
    Some(places)
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
    match roles::total_of(&name) {
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
}
