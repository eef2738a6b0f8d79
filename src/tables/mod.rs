//! Tables to figures and claims.
//!
//! Contract: every numeric cell becomes a figure; what a cell is, is said only where the table's
//! form is beyond doubt. Cells of tables that are not understood are counted as such.

mod performance;

pub use performance::project_identity;

use crate::disclosure::{Disclosure, Figure, FigureId, MoneyUnit, Origin, Unchecked, Unit};
use crate::document::{Cell, Table};
use crate::narrative::read_cell;
use crate::number::Numeral;
use crate::reading::Hedge;

/// A cell with the figures found in it.
struct ReadCell {
    text: String,
    /// The figure, when the cell is nothing but one number.
    number: Option<FigureId>,
}

/// Reads one table, the `index`-th of the document.
pub fn understand(table: &Table, index: usize, disclosure: &mut Disclosure) {
    let money = corner_unit(table).or(disclosure.table_unit);
    let rows: Vec<Vec<ReadCell>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| read(cell, index, money, disclosure)).collect())
        .collect();
    performance::claims(&rows, disclosure);
}

fn read(
    cell: &Cell,
    table: usize,
    money: Option<MoneyUnit>,
    disclosure: &mut Disclosure,
) -> ReadCell {
    let text = cell.text.text().to_owned();
    if let Ok(numeral) = Numeral::parse(&text) {
        let place = cell.place_of(0, text.len());
        let id = disclosure.add(Figure {
            numeral,
            unit: money.map_or(Unit::Bare, Unit::Money),
            hedge: Hedge::None,
            place,
            label: String::new(),
            identity: None,
            origin: Origin::Table(table),
            usual_decimals: None,
        });
        disclosure.reasons.insert(id, Unchecked::InTable);
        return ReadCell { text, number: Some(id) };
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
    ReadCell { text, number: None }
}

/// The unit that a table names for its numbers (`单位：万元`, `预算执行情况（万元）`).
fn corner_unit(table: &Table) -> Option<MoneyUnit> {
    let units = [
        ("亿元", MoneyUnit::HundredMillion),
        ("万元", MoneyUnit::TenThousand),
        ("千元", MoneyUnit::Thousand),
        ("元", MoneyUnit::Yuan),
    ];
    let mut found = None;
    for cell in table.rows.iter().flatten() {
        let text = cell.text.text();
        for (name, unit) in units {
            let named = text.ends_with(&format!("（{name}）"))
                || text.ends_with(&format!("单位：{name}"))
                || text.ends_with(&format!("单位：人民币{name}"));
            if named {
                if found.is_some_and(|known| known != unit) {
                    return None;
                }
                found = Some(unit);
                break;
            }
        }
    }
    found
}
