//! Panels that are one column of rows printed side by side: 商品和服务支出 in the middle and 资本性支出 on the
//! right, both under 公用经费, with one total below both.
//!
//! Contract: both panels have codes of one classification and as many columns, and the row of their total
//! holds one number for both; else each panel stays by itself.

use super::header::is_total;
use super::panel::{Panel, Row};

/// Joins each panel to the one before that it goes on from.
pub(super) fn join(panels: Vec<Panel>) -> Vec<Panel> {
    let mut joined: Vec<Panel> = Vec::with_capacity(panels.len());
    for panel in panels {
        match joined.last_mut() {
            Some(before) if goes_on(before, &panel) => append(before, panel),
            _ => joined.push(panel),
        }
    }
    joined
}

/// Whether the rows of a panel go on in the next one.
fn goes_on(panel: &Panel, next: &Panel) -> bool {
    let class = |panel: &Panel| {
        let mut codes = panel.rows.iter().filter_map(|row| row.code.as_ref());
        let first = codes.next()?.digits().get(..1)?.to_owned();
        codes.all(|code| code.digits().starts_with(&first)).then_some(first)
    };
    let of_one = class(panel).is_some_and(|own| class(next) == Some(own));
    of_one && panel.columns.len() == next.columns.len() && total_of_both(panel, next).is_some()
}

/// The row of a panel's total whose numbers are printed once for it and the next panel: they stand in both,
/// or only behind the blank cells of the next one.
fn total_of_both(panel: &Panel, next: &Panel) -> Option<usize> {
    let mut totals =
        panel.rows.iter().enumerate().filter(|(_, row)| row.code.is_none() && is_total(&row.label));
    let (at, total) = totals.next().filter(|_| totals.next().is_none())?;
    let other = next.rows.iter().find(|row| row.row == total.row && row.code.is_none())?;
    let filled = |row: &Row| row.values.iter().any(Option::is_some);
    let one = if filled(total) { total.values == other.values } else { other.label.is_empty() };
    (one && filled(other)).then_some(at)
}

fn append(panel: &mut Panel, next: Panel) {
    let Some(at) = total_of_both(panel, &next) else { return };
    let mut total = panel.rows.remove(at);
    let (own, rest): (Vec<Row>, Vec<Row>) =
        next.rows.into_iter().partition(|row| row.row == total.row && row.code.is_none());
    if let Some(own) = own.into_iter().next() {
        total.values = own.values;
    }
    panel.rows.extend(rest);
    panel.rows.push(total);
    panel.inferred |= next.inferred;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::FigureId;
    use crate::tables::codes::Code;
    use crate::tables::panel::Column;

    fn row(row: usize, code: &str, label: &str, value: Option<usize>) -> Row {
        Row {
            row,
            code: Code::whole(code),
            label: label.to_owned(),
            values: vec![value.map(FigureId)],
            ..Row::default()
        }
    }

    fn panel(rows: Vec<Row>) -> Panel {
        Panel { columns: vec![Column::default()], rows, inferred: false }
    }

    fn labels(panels: &[Panel]) -> Vec<Vec<&str>> {
        panels.iter().map(|it| it.rows.iter().map(|row| row.label.as_str()).collect()).collect()
    }

    #[test]
    fn panels_with_one_total_are_one() {
        let left = panel(vec![row(1, "302", "商品", Some(1)), row(3, "", "公用经费合计", Some(9))]);
        let right =
            panel(vec![row(1, "310", "资本", Some(2)), row(3, "", "公用经费合计", Some(9))]);
        let own = panel(vec![row(1, "310", "资本", Some(2)), row(3, "", "资本合计", Some(8))]);
        let other =
            panel(vec![row(1, "201", "一般", Some(2)), row(3, "", "公用经费合计", Some(9))]);
        assert_eq!(labels(&join(vec![left.clone(), right])), [["商品", "资本", "公用经费合计"]]);
        assert_eq!(join(vec![left.clone(), own]).len(), 2);
        assert_eq!(join(vec![left, other]).len(), 2);
    }

    #[test]
    fn a_total_printed_behind_the_blanks_of_both_is_of_both() {
        let left = panel(vec![row(1, "302", "商品", Some(1)), row(3, "", "公用经费合计", None)]);
        let right = panel(vec![row(1, "310", "资本", Some(2)), row(3, "", "", Some(9))]);
        let joined = join(vec![left, right]);
        assert_eq!(labels(&joined), [["商品", "资本", "公用经费合计"]]);
        assert_eq!(joined[0].rows[2].values, [Some(FigureId(9))]);
    }
}
