//! `收入总计｜支出总计` side by side: both sides of one balance are equal.
//!
//! Contract: only where the rows of each side are by their names a side of a balance; column by column.

use crate::disclosure::{Disclosure, FigureId, Form};

use super::across::say_same;
use super::asked::Asked;
use super::panel::Panel;
use super::roles;

/// Claims that the totals of a table's two panels are equal.
pub(super) fn claims(panels: &[Panel], asked: &[Asked<'_>], disclosure: &mut Disclosure) {
    let ([left, right], [income, spent]) = (panels, asked) else { return };
    let name = |panel: &Panel, total: Option<&FigureId>| {
        let row =
            panel.rows.iter().find(|row| row.values.iter().flatten().any(|id| Some(id) == total));
        row.map(|row| row.label.clone())
    };
    let named = name(left, income.sides.first())
        .and_then(|income| roles::expenditure_of(&income))
        .is_some_and(|out| name(right, spent.sides.first()).as_deref() == Some(out.as_str()));
    if named && income.sides.len() == spent.sides.len() {
        say_same(
            Form::SameBalance,
            spent.sides.iter().copied().zip(income.sides.iter().copied()).collect(),
            disclosure,
        );
    }
}
