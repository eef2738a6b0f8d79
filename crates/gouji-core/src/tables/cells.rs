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

/// So many digits before the point make no rate.
const AMOUNT: usize = 4;

/// Reads all cells of a table, in its unit.
pub(super) fn read(
    table: &Table,
    index: usize,
    money: Option<MoneyUnit>,
    disclosure: &mut Disclosure,
) -> Vec<Vec<Content>> {
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
    let printed = without_note(&text);
    let percent = printed.strip_suffix('%').and_then(|digits| habit.number(digits));
    let money =
        if percent.is_some() { Unit::Percent } else { money.map_or(Unit::Bare, Unit::Money) };
    if let Some(numeral) = percent.or_else(|| habit.number(printed)) {
        let place = cell.place_of(0, printed.len());
        let id = disclosure.add(Figure {
            numeral,
            unit: money,
            hedge: Hedge::None,
            place,
            label: String::new(),
            identity: None,
            origin: Origin::Table(table),
            usual_decimals: None,
            entire: cell.entire,
            doubts: Doubts::NONE,
        });
        disclosure.reasons.insert(id, Unchecked::InTable);
        let digits = Some(printed.to_owned());
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

/// An amount without the mark of a note behind it: `32,682,330①`. What a note says of a rate is that it was reckoned
/// in another way (同口径): that is left as it stands.
fn without_note(text: &str) -> &str {
    let is_mark = |c: char| matches!(c, '①'..='⑳' | '※' | '*');
    let number = text.trim_end_matches(is_mark).trim_end();
    let whole = number.split('.').next().unwrap_or(number);
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    let amount = number.ends_with(|c: char| c.is_ascii_digit()) && digits >= AMOUNT;
    if amount { number } else { text }
}

#[cfg(test)]
mod tests {
    use super::without_note;
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    #[test]
    fn a_number_with_the_mark_of_a_note_is_one() {
        for (text, number) in
            [("32,682,330①", "32,682,330"), ("0.9%※", "0.9%※"), ("8.1①", "8.1①"), ("①", "①")]
        {
            assert_eq!(without_note(text), number);
        }
        let text = "2024年青禾县一般公共预算支出决算表\n\n单位：万元\n\n| 项目 | 决算数 |\n|---|---|\n\
            | 一、教育支出 | 4,139① |\n| 二、卫生健康支出 | 2,011 |\n| 三、住房保障支出 | 1,222※ |\n| 合计 | 7,372 |\n";
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        assert!(outcome.findings.iter().all(|it| it.severity == Severity::Note));
        assert_eq!((outcome.coverage.checked, outcome.coverage.figures), (4, 4));
    }
}
