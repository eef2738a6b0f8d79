//! The units that a table names: one for all of its numbers, and others for a column or a row.
//!
//! Contract: a unit behind 单位, in the corner or in a row by itself is that of the table. One in brackets
//! at the end of what heads a column or labels a row is that of the column or row; it is that of the
//! whole table only where nothing else names one. Where both differ, the number has none.

use crate::disclosure::{Disclosure, MoneyUnit, Unit};
use crate::document::{Cell, Table};

use super::header::is_furniture;
use super::panel::{Column, Panel};
use super::title::unit_of;

/// The unit that a table names for its numbers in its cells; `Some(None)` where it names several.
/// `named` is whether one is named above it.
pub(super) fn of_table(table: &Table, named: bool) -> Option<Option<MoneyUnit>> {
    let (mut said, mut own) = (Vec::new(), Vec::new());
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let Some(unit) = unit_of(cell.text.text()) else { continue };
            let is_corner = (row, column) == (0, 0);
            let is_of_table = is_corner || behind(cell.text.text()).is_none() || is_alone(cells);
            if is_of_table { said.push(unit) } else { own.push(unit) }
        }
    }
    one(&said).or_else(|| if named { None } else { one(&own) })
}

/// Whether a row has one text, the name of the department aside.
fn is_alone(row: &[Cell]) -> bool {
    let texts = row.iter().map(|cell| cell.text.text());
    texts.filter(|text| !text.is_empty() && !is_furniture(text)).count() == 1
}

/// The only one of units.
fn one(units: &[MoneyUnit]) -> Option<Option<MoneyUnit>> {
    let first = *units.first()?;
    Some(units.iter().all(|unit| *unit == first).then_some(first))
}

/// Gives the amounts of a panel the unit that their column or their row names.
pub(super) fn settle(panel: &Panel, disclosure: &mut Disclosure) {
    let columns: Vec<Option<MoneyUnit>> = panel.columns.iter().map(of_column).collect();
    for row in &panel.rows {
        let of_row = behind(&row.label);
        for (id, of_column) in row.values.iter().zip(&columns) {
            let unit = match (*of_column, of_row) {
                (None, None) => continue,
                (Some(one), Some(other)) if one != other => Unit::Bare,
                (Some(unit), _) | (None, Some(unit)) => Unit::Money(unit),
            };
            let figure = id.and_then(|id| disclosure.figures.get_mut(id.0));
            // A rate stays one.
            let figure = figure.filter(|it| matches!(it.unit, Unit::Money(_) | Unit::Bare));
            figure.into_iter().for_each(|figure| figure.unit = unit.clone());
        }
    }
}

/// The unit that the lowest text above a column names.
fn of_column(column: &Column) -> Option<MoneyUnit> {
    let amounts = !column.is_percent();
    amounts.then(|| column.path.iter().rev().find_map(|text| behind(text))).flatten()
}

/// The unit in brackets behind a name.
fn behind(text: &str) -> Option<MoneyUnit> {
    unit_of(text).filter(|_| without(text) != text)
}

/// A name without the unit in brackets behind it.
pub(super) fn without(text: &str) -> &str {
    let Some((name, _)) = text.rsplit_once('（').filter(|_| text.ends_with('）')) else {
        return text;
    };
    let named = !is_furniture(text) && !name.trim().is_empty() && unit_of(text).is_some();
    if named { name.trim_end() } else { text }
}

#[cfg(test)]
#[path = "units_tests.rs"]
mod tests;
