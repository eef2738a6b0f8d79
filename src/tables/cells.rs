//! The cells of a table to figures.
//!
//! Contract: every cell that is one number becomes a figure in the table's unit; the prose of other
//! cells is read as prose. Nothing is decided here about what a figure means.

use crate::disclosure::{Disclosure, Doubts, Figure, FigureId, MoneyUnit, Origin, Unchecked, Unit};
use crate::document::{Cell, Table};
use crate::narrative::read_cell;
use crate::reading::Hedge;

use super::grid::Content;
use super::printed::Habit;
use super::title::unit_of;

/// Reads all cells of a table.
pub(super) fn read(
    table: &Table,
    index: usize,
    above: Option<MoneyUnit>,
    disclosure: &mut Disclosure,
) -> Vec<Vec<Content>> {
    let money = corner_unit(table).unwrap_or(above);
    let habit = Habit::of(table);
    let mut cells = |row: &Vec<Cell>| {
        row.iter().map(|cell| content(cell, index, money, habit, disclosure)).collect::<Vec<_>>()
    };
    table.rows.iter().map(&mut cells).collect()
}

fn content(
    cell: &Cell,
    table: usize,
    money: Option<MoneyUnit>,
    habit: Habit,
    disclosure: &mut Disclosure,
) -> Content {
    let text = cell.text.text().to_owned();
    let percent = text.strip_suffix('%').and_then(|digits| habit.number(digits));
    let money =
        if percent.is_some() { Unit::Percent } else { money.map_or(Unit::Bare, Unit::Money) };
    if let Some(numeral) = percent.or_else(|| habit.number(&text)) {
        let place = cell.place_of(0, text.len());
        let id = disclosure.add(Figure {
            numeral,
            unit: money,
            hedge: Hedge::None,
            place,
            label: String::new(),
            identity: None,
            origin: Origin::Table(table),
            usual_decimals: None,
            doubts: Doubts::NONE,
        });
        disclosure.reasons.insert(id, Unchecked::InTable);
        let digits = Some(text.clone());
        return Content { digits, text, number: Some(id), indent: cell.indent };
    }
    let first = disclosure.figures.len();
    read_cell(&cell.text, disclosure);
    for index in first..disclosure.figures.len() {
        let id = FigureId(index);
        if let Some(figure) = disclosure.figures.get_mut(index) {
            // Words with numbers in a cell are prose, not cells of numbers: they count for
            // coverage as prose does.
            figure.origin = Origin::Narrative;
        }
        disclosure.reasons.entry(id).or_insert(Unchecked::InTable);
    }
    Content { text, indent: cell.indent, ..Content::default() }
}

/// The unit that a table names for its numbers in one of its cells; `Some(None)` where it names
/// several.
pub(super) fn corner_unit(table: &Table) -> Option<Option<MoneyUnit>> {
    let mut found = None;
    for cell in table.rows.iter().flatten() {
        let Some(unit) = unit_of(cell.text.text()) else { continue };
        if found.is_some_and(|known| known != unit) {
            return Some(None);
        }
        found = Some(unit);
    }
    found.map(Some)
}
