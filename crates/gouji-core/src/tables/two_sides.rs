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

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;
    use gouji_check::gouji_core::finding::Severity;

    #[test]
    fn a_total_of_one_side_is_of_that_of_the_year_and_what_is_added_to_it() {
        let said = |total: &str| {
            told(&format!(
                "岚山县2024年财政决算（草案）\n\n2024年政府性基金收支决算表\n\n单位：万元\n\n\
             | 收入项目 | 预算数 | 决算数 | 支出项目 | 预算数 | 决算数 |\n|---|---|---|---|---|---|\n\
             | 土地出让收入 | 48,668 | 43,356 | 城乡社区支出 | 23,156 | 22,437 |\n\
             | 污水处理费收入 | 2,073 | 1,863 | 债务付息支出 | 5,636 | 5,590 |\n\
             | 本年收入小计 | 50,741 | 45,219 | 本年支出小计 | 28,792 | 28,027 |\n\
             | 上级补助收入 |  | 836 | 调出资金 |  | 17,430 |\n| 上年结余 |  | 747 | 年终结余 |  | 1,345 |\n\
             | 收入总计 |  | 46,802 | 支出总计 |  | {total} |\n"
            ))
        };
        assert_eq!(said("46,802"), []);
        assert_eq!(said("46,082"), [(Severity::Error, "46,082万元".to_owned())]);
    }
}
