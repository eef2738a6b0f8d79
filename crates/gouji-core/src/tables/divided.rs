//! Rows whose names are all the parts that the name of the row above is always divided into: 上级补助收入 above
//! 返还性收入, 一般性转移支付收入 and 专项转移支付收入.
//!
//! Contract: the parts stand right below their whole, alike among each other, and the row behind them is told apart
//! from them by how it stands in or by its number; where it is not, a column must close first.

use crate::disclosure::{Disclosure, Doubt, FigureId, Form, Ground, Says, TotalKind, Why, closes};
use crate::heading::{Marker, marker, numbered};
use crate::partition::{is_all_of, is_some_of};

use super::formulas::is_telling;
use super::header::is_total;
use super::panel::{Panel, Row};
use super::statement;

/// No more parts are looked for.
const MOST: usize = 8;

/// Labels less far apart stand in equally far, in quarters of a character.
const ALIKE: usize = 2;

/// A total, its parts, and whether one is blank.
type Sum = (FigureId, Vec<(FigureId, bool)>, bool);

/// Claims the sums of a panel that the names of its rows tell.
pub(super) fn claims(panel: &Panel, disclosure: &mut Disclosure) {
    let names: Vec<String> = panel.rows.iter().map(|row| statement::name(&row.label)).collect();
    for own in 0..panel.rows.len() {
        let Some((parts, apart)) = parts(panel, &names, own) else { continue };
        say(panel, own, parts, apart, disclosure);
    }
}

/// The rows of all parts of a row, and whether the row behind them is none.
fn parts(panel: &Panel, names: &[String], own: usize) -> Option<(std::ops::Range<usize>, bool)> {
    let whole = names.get(own).filter(|name| !name.is_empty() && !is_total(name))?;
    let rows = &panel.rows;
    let first = rows.get(own + 1)?;
    // Most rows are no part of the row above: the first two tell.
    let begun = [names.get(own + 1)?.as_str(), names.get(own + 2)?.as_str()];
    if !is_some_of(whole, &begun) {
        return None;
    }
    for count in (2..=MOST).rev() {
        let range = own + 1..own + 1 + count;
        let Some(labels) = names.get(range.clone()) else { continue };
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        if !is_all_of(whole, &labels) {
            continue;
        }
        let alike = rows.get(range.clone())?.iter().all(|row| stands_like(row, first, true));
        if !alike || is_sibling(rows.get(own)?, first, whole, &labels) {
            return None;
        }
        let behind = rows.get(range.end);
        let apart = behind.is_none_or(|row| {
            is_total(&statement::name(&row.label)) || !stands_like(row, first, false)
        });
        return Some((range, apart));
    }
    None
}

/// Whether the row above a list is one of its items: its number is the one before that of the first, or its name
/// is of their kind (应急保障用车 above 其他用车) and nothing tells it apart from them.
fn is_sibling(own: &Row, first: &Row, whole: &str, labels: &[&str]) -> bool {
    let number = |row: &Row| {
        let (kind, end) = marker(&row.label).filter(|(kind, _)| *kind != Marker::Part)?;
        Some((kind, numbered(row.label.get(..end)?)?))
    };
    if let (Some((own, before)), Some((other, next))) = (number(own), number(first)) {
        return own == other && before + 1 == next;
    }
    let fits: Vec<&str> = [whole].into_iter().chain(labels.iter().copied()).collect();
    stands_like(own, first, false) && is_some_of(whole, &fits)
}

/// Whether two rows stand alike; 其中 opens the first of several.
fn stands_like(row: &Row, first: &Row, among: bool) -> bool {
    let level = |row: &Row| {
        let number = marker(&row.label).filter(|(kind, _)| *kind != Marker::Part);
        number.map(|(kind, _)| kind.level())
    };
    // 其中： stands further out than what follows it.
    let opens = statement::is_of_which(&first.label);
    let numbered = level(row) == level(first) || (opens && level(first).is_none() && among);
    let indent = row.indent.abs_diff(first.indent) < ALIKE || (opens && row.indent > first.indent);
    numbered && indent
}

fn say(
    panel: &Panel,
    own: usize,
    parts: std::ops::Range<usize>,
    apart: bool,
    disclosure: &mut Disclosure,
) {
    let mut sums: Vec<Sum> = Vec::new();
    let Some((whole, rows)) = panel.rows.get(own).zip(panel.rows.get(parts)) else { return };
    if whole.odd || whole.loose || rows.iter().any(|row| row.odd || row.loose) {
        return;
    }
    for (column, _) in panel.columns.iter().enumerate().filter(|(_, column)| column.adds_up()) {
        let Some(total) = whole.value(column) else { continue };
        let items: Vec<(FigureId, bool)> =
            rows.iter().filter_map(|row| Some((row.value(column)?, false))).collect();
        if !items.is_empty() {
            let blank = items.len() < rows.len();
            sums.push((total, items, blank));
        }
    }
    let holds = |items: &[(FigureId, bool)], total: FigureId| closes(total, items, disclosure);
    let tells = |items: &[(FigureId, bool)]| is_telling(items, disclosure);
    let held = sums.iter().filter(|(total, items, _)| tells(items) && holds(items, *total)).count();
    // Columns that all differ hold something else; a lone one is what the names say.
    let sound = held > 0 || (apart && sums.len() == 1);
    let said: Vec<_> =
        sums.into_iter().filter(|(total, items, _)| sound || holds(items, *total)).collect();
    let family = disclosure.family();
    for (total, items, blank) in said {
        let why = Why::on(Form::TableDivided, Ground::KnownParts)
            .of(family)
            .doubt_if(Doubt::Blank, blank);
        disclosure.say(why, Says::Total { total, items, kind: TotalKind::Balance });
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;

    #[test]
    fn one_of_a_numbered_run_is_not_made_of_the_others() {
        let rows = "| 1.机要通信用车 | 4 |\n| 2.应急保障用车 | 3 |\n| 3.执法执勤用车 | 0 |\n| 4.其他用车 | 1 |\n";
        let text = format!(
            "岚山市林业局2024年度部门决算\n\n机构运行信息表\n\n单位：万元\n\n| 项目 | 统计数 |\n|---|---|\n{rows}"
        );
        assert_eq!(told(&text), []);
        assert_eq!(told(&text.replace("1.", "").replace("2.", "").replace("4.", "")), []);
    }
}
