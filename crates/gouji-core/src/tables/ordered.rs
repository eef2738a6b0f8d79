//! Rows that are by their list numbers all that a total is made of: 一、 to 六、 and the total behind them.
//!
//! Contract: the numbers begin with one and leave none out; rows without a number are parts of the number above where
//! they stand further in, where the numbers go on behind them, or where they make it up. A row that nobody can
//! place leaves the total alone.

use crate::disclosure::{Disclosure, FigureId, closes};
use crate::heading::ordinal;
use crate::partition::is_overall;

use super::panel::Row;
use super::statement::{FURTHER, Line};

/// So many rows make a list.
const LIST: usize = 2;

/// Rows that make up a total, and the parts of each of them that has any.
pub(super) struct Ordered<'p> {
    /// What the total is made of.
    pub items: Vec<&'p Row>,
    /// Rows without a number below the row that they are parts of.
    pub groups: Vec<(&'p Row, Vec<&'p Row>)>,
}

/// The rows among those above a total that make it up.
pub(super) fn rows<'p>(
    total: &Line<'p>,
    block: &[usize],
    lines: &[Line<'p>],
    disclosure: &Disclosure,
) -> Option<Ordered<'p>> {
    let above: Vec<&Line<'p>> = block.iter().filter_map(|index| lines.get(*index)).collect();
    let (before, rest) = match above.split_first() {
        Some((first, rest)) if first.total => (Some(*first), rest),
        _ => (None, above.as_slice()),
    };
    // Behind another total: one of all there is, of that and what is added to it.
    if let Some(before) = before {
        let wider = is_overall(&total.name) && !is_overall(&before.name);
        let plain = rest.iter().all(|line| !line.of_which);
        if !wider || !plain {
            return None;
        }
        if let [only] = rest {
            return Some(Ordered { items: vec![before.row, only.row], groups: Vec::new() });
        }
    }
    let Ordered { items, groups } = numbered(rest, before.is_some(), disclosure)?;
    let items: Vec<&Row> = before.iter().map(|line| line.row).chain(items).collect();
    (items.len() >= LIST).then_some(Ordered { items, groups })
}

/// The rows with a number, where all others are certainly parts of them.
fn numbered<'p>(rows: &[&Line<'p>], goes_on: bool, disclosure: &Disclosure) -> Option<Ordered<'p>> {
    let number = |line: &&Line<'_>| ordinal(&line.row.label);
    let first = rows.first().and_then(number)?;
    if !goes_on && first != 1 {
        return None;
    }
    let mut tops: Vec<&'p Row> = Vec::new();
    let mut parts: Vec<&'p Row> = Vec::new();
    let mut groups: Vec<(&'p Row, Vec<&'p Row>)> = Vec::new();
    let mut of_which = false;
    for line in rows {
        match number(line) {
            Some(number) if number == first + tops.len() => {
                let own = std::mem::take(&mut parts);
                groups.extend(tops.last().filter(|_| !of_which).map(|whole| (*whole, own)));
                tops.push(line.row);
                of_which = false;
            }
            Some(_) => return None,
            None => {
                parts.push(line.row);
                of_which |= line.of_which;
            }
        }
    }
    let last = *tops.last()?;
    let further = parts.iter().all(|row| row.indent >= last.indent + FURTHER);
    let placed = parts.is_empty() || (!of_which && further) || makes_up(last, &parts, disclosure);
    groups.extend(Some((last, parts)).filter(|_| !of_which));
    groups.retain(|(_, parts)| parts.len() >= LIST);
    placed.then_some(Ordered { items: tops, groups })
}

/// Whether rows are together the row above, in one of its columns.
fn makes_up(whole: &Row, parts: &[&Row], disclosure: &Disclosure) -> bool {
    (0..whole.values.len()).any(|column| {
        let items: Vec<(FigureId, bool)> =
            parts.iter().filter_map(|row| Some((row.value(column)?, false))).collect();
        let total = whole.value(column);
        items.len() > 1 && total.is_some_and(|total| closes(total, &items, disclosure))
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;
    use gouji_check::gouji_core::finding::Severity;

    fn said(rows: &str) -> Vec<(Severity, String)> {
        let text = format!(
            "关于岚山市2024年预算执行情况的报告\n\n2024年岚山市对下转移支付执行情况表\n\n单位：万元\n\n\
             | 项目 | 执行数 |\n|---|---|\n{rows}"
        );
        told(&text)
    }

    const PARTS: &str = "| 二、一般性转移支付 | 209,337 |\n| 均衡性转移支付 | 120,024 |\n| 共同事权转移支付 | 89,313 |\n";

    #[test]
    fn numbers_in_order_make_the_total_behind_them() {
        let rows = |total: &str| {
            format!(
                "| 一、税收返还 | 12,705 |\n{PARTS}| 三、专项转移支付 | 46,386 |\n| 合计 | {total} |\n"
            )
        };
        assert_eq!(said(&rows("268,428")), []);
        assert_eq!(said(&rows("263,428")), [(Severity::Error, "263,428万元".to_owned())]);
    }

    #[test]
    fn a_number_left_out_or_a_row_that_nobody_places_leaves_the_total_alone() {
        let gap = "| 一、税收返还 | 12,705 |\n| 三、专项转移支付 | 46,386 |\n| 合计 | 268,428 |\n";
        assert_eq!(said(gap), []);
        let last = "| 一、税收返还 | 12,705 |\n| 二、专项转移支付 | 46,386 |\n| 上年结转 | 9,191 |\n| 合计 | 68,282 |\n";
        assert_eq!(said(last), []);
    }
}
