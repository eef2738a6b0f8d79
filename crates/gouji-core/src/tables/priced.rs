//! Columns of quantities, unit prices and amounts: `数量`, `单价` and `金额` of what is to be bought.
//!
//! Contract: the words above the columns name quantity and price; which column is their product is told by the rows,
//! most of which must make it of more than one piece. A row that leaves one of them blank is not asked.

use crate::disclosure::{Disclosure, Figure, FigureId, Form, Ground, Says, Unit, Why};
use crate::number::Exact;

use super::header::is_total;
use super::panel::{Panel, Row};
use super::{roles, statement};

/// So many rows that show more than one piece must make their amounts.
const ENOUGH: usize = 2;

/// So many rows that do for each that does not.
const FOR_EACH: usize = 2;

/// Claims the products of a panel.
pub(super) fn claims(panel: &Panel, disclosure: &mut Disclosure) {
    let named = |is: fn(&str) -> bool| {
        let mut found = panel.columns.iter().enumerate().filter(|(_, column)| {
            !column.is_percent() && column.path.last().is_some_and(|text| is(text))
        });
        found.next().map(|(at, _)| at).filter(|_| found.next().is_none())
    };
    let Some(quantity) = named(roles::is_quantity) else { return };
    let kept = counted(panel, quantity, disclosure);
    let Some(price) = named(roles::is_price) else { return };
    let amounts = panel
        .columns
        .iter()
        .enumerate()
        .filter(|(at, column)| column.adds_up() && ![quantity, price].contains(at));
    let product = amounts.map(|(at, _)| at).find_map(|amount| {
        let rows: Vec<[FigureId; 3]> =
            panel.rows.iter().filter_map(|row| of_row(row, [quantity, price, amount])).collect();
        is_product(&rows, disclosure).then_some(rows)
    });
    let Some(rows) = product else {
        // Without a price that makes an amount a quantity may be anything.
        for (id, unit) in kept {
            if let Some(figure) = disclosure.figures.get_mut(id.0) {
                figure.unit = unit;
            }
        }
        return;
    };
    let family = disclosure.family();
    for [quantity, price, product] in rows {
        let why = Why::on(Form::TablePriced, Ground::FamilyHolds).of(family);
        disclosure.say(why, Says::Product { product, factors: vec![quantity, price] });
    }
}

/// Makes the numbers of a column counts; gives what they were.
fn counted(panel: &Panel, column: usize, disclosure: &mut Disclosure) -> Vec<(FigureId, Unit)> {
    let mut kept = Vec::new();
    for id in panel.rows.iter().filter_map(|row| row.value(column)) {
        let Some(figure) = disclosure.figures.get_mut(id.0) else { continue };
        let counted = Unit::Count(String::new());
        if matches!(figure.unit, Unit::Money(_) | Unit::Bare) {
            kept.push((id, std::mem::replace(&mut figure.unit, counted)));
        }
    }
    kept
}

fn of_row(row: &Row, columns: [usize; 3]) -> Option<[FigureId; 3]> {
    let plain = !row.loose && !is_total(&statement::name(&row.label));
    let [quantity, price, amount] = columns.map(|column| row.value(column));
    Some([quantity?, price?, amount?]).filter(|_| plain)
}

/// Whether most rows make their amounts.
fn is_product(rows: &[[FigureId; 3]], disclosure: &Disclosure) -> bool {
    let (mut held, mut telling) = (0, 0);
    for row in rows {
        let [Some(quantity), Some(price), Some(amount)] = row.map(|id| disclosure.figure(id))
        else {
            return false;
        };
        if holds(quantity, price, amount) {
            held += 1;
            telling += usize::from(quantity.value() > Exact::one());
        }
    }
    telling >= ENOUGH && (rows.len() - held) * FOR_EACH <= held
}

fn holds(quantity: &Figure, price: &Figure, amount: &Figure) -> bool {
    let [quantity, price, amount] = [quantity, price, amount].map(Figure::reading);
    let off = &(&quantity.value * &price.value) - &amount.value;
    let slack = &(&quantity.value * &price.step.half()) + &amount.step.half();
    off <= slack && -&off <= slack
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::{mended, told};

    fn list(third: &str) -> String {
        format!(
            "岚山市文旅局2025年部门预算\n\n政府采购预算表\n\n单位：元\n\n\
             | 序号 | 品目名称 | 数量 | 计量单位 | 单价 | 金额 |\n|---|---|---|---|---|---|\n\
             | 1 | 便携式计算机 | 12 | 台 | 5,450 | 65,400 |\n| 2 | 打印机 | 3 | 台 | 1,860 | 5,580 |\n\
             | 3 | 办公桌 | 20 | 张 | {third} |\n| 4 | 印刷服务 | 1 | 批 | 31,000 | 31,000 |\n|  | 合计 |  |  |  | 119,580 |\n"
        )
    }

    #[test]
    fn so_many_pieces_at_a_price_are_the_amount() {
        assert_eq!(told(&list("880 | 17,600")), []);
        assert_eq!(mended(&list("830 | 17,600")), [("830元".into(), Some("880元".into()))]);
        assert_eq!(mended(&list("880 | 11,600")), [("11,600元".into(), Some("17,600元".into()))]);
    }

    #[test]
    fn a_price_of_something_else_says_nothing() {
        let text = list("880 | 17,600").replace("5,450", "1.20").replace("1,860", "3.55");
        assert_eq!(told(&text), []);
    }
}
