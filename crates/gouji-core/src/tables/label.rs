//! What a cell is called in a finding: its row, and its column where there are several; and that the
//! cells of a column in % are percentages.
//!
//! Contract: words of the document only.

use crate::disclosure::{Disclosure, Unit};

use super::layout::{is_basis, plain};
use super::panel::{Column, Panel};
use super::roles;

/// Names the figures of a panel.
pub(super) fn label(panel: &Panel, disclosure: &mut Disclosure) {
    let heads: Vec<String> = panel.columns.iter().map(|column| head(&column.path)).collect();
    for row in &panel.rows {
        let name = match (row.label.is_empty(), &row.code) {
            (true, Some(code)) => code.digits().to_owned(),
            _ => super::statement::name(&row.label),
        };
        for (column, id) in row.values.iter().enumerate() {
            let Some(figure) = id.and_then(|id| disclosure.figures.get_mut(id.0)) else { continue };
            if panel.columns.get(column).is_some_and(Column::is_percent) {
                figure.unit = Unit::Percent;
            } else if panel.columns.get(column).is_some_and(|it| roles::is_rate(&it.path)) {
                // 增长 without a sign may be a rate or an amount.
                figure.unit = Unit::Bare;
            }
            let head = heads.get(column).map_or("", String::as_str);
            figure.label = match (name.is_empty(), head.is_empty() || panel.columns.len() == 1) {
                (true, _) => head.to_owned(),
                (false, true) => name.clone(),
                (false, false) => format!("{name}·{head}"),
            };
        }
    }
}

/// The name of a column: the last text above it that names something, and its budget or year.
fn head(path: &[String]) -> String {
    let named = path.iter().rposition(|text| !is_basis(&plain(text)));
    let Some(named) = named else { return path.last().cloned().unwrap_or_default() };
    path.get(named..).unwrap_or_default().concat()
}
