//! The same row of two tables, and the totals of income and expenditure of one budget.
//!
//! Contract: two columns of one level, fund, year and stage are of one quantity where nearly all rows that
//! they share agree; then all must. Amounts that only stand beside each other's names are said once. Bounded:
//! a column is held against the few before it.

use std::collections::BTreeSet;

use crate::disclosure::{Disclosure, Displaced, Figure, FigureId, Form, Ground, Says, Why};
use crate::statement::Chain;

use super::roles;
use super::shelf::{Held, Shelf};

/// So many rows must agree, and so many for each that does not.
const ENOUGH: usize = 3;
const FOR_EACH: usize = 3;

/// A column is held against so many others.
const MOST: usize = 6;

/// Fewer digits are equal by chance.
const DIGITS: usize = 3;

/// Claims what must be the same in two tables.
pub(super) fn claims(shelf: &mut Shelf, disclosure: &mut Disclosure) {
    // Columns about the same stand together, in reading order.
    shelf.columns.sort_by(|a, b| a.about.cmp(&b.about).then(a.table.cmp(&b.table)));
    for same in shelf.columns.chunk_by(|a, b| a.about == b.about) {
        for (at, later) in same.iter().enumerate() {
            for first in same.get(at.saturating_sub(MOST)..at).unwrap_or_default() {
                if first.table.0 != later.table.0 {
                    rows(first, later, disclosure);
                }
            }
        }
    }
    balances(shelf, disclosure);
}

/// The rows that two columns share.
fn rows(first: &Held, later: &Held, disclosure: &mut Disclosure) {
    let both = first.rows.iter().filter_map(|(name, id)| {
        let other = later.rows.get(name)?;
        Some(((*other)?, (*id)?))
    });
    let pairs: Vec<(FigureId, FigureId)> = both.collect();
    let printed = |id: FigureId| disclosure.figure(id).map_or(0, |it| it.numeral.significant());
    let (held, failed): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(later, first)| equal(*later, *first, disclosure));
    let told = held.iter().filter(|(later, _)| printed(*later) >= DIGITS).count();
    if told >= ENOUGH && failed.len() * FOR_EACH <= told {
        let family = disclosure.family();
        for (left, right) in held.into_iter().chain(failed) {
            let why = Why::on(Form::SameRow, Ground::FamilyHolds).of(family);
            let items = [left, right].iter().filter_map(|id| disclosure.terms.get(id)).max();
            let chain = Chain::Independent { items: items.copied().unwrap_or(1) };
            disclosure.say(why, Says::Same { left, right, chain });
        }
    } else if told > 1 && failed.len() > 1 && is_exchanged(&failed, disclosure) {
        let Some((cell, other)) = failed.first().copied() else { return };
        let cells = failed.iter().map(|(later, _)| *later).collect();
        disclosure.displaced.push(Displaced { cell, other, cells });
    }
}

/// Whether the amounts that differ are the same amounts beside other names, each once.
fn is_exchanged(failed: &[(FigureId, FigureId)], disclosure: &Disclosure) -> bool {
    let mut left: Vec<FigureId> = failed.iter().map(|(later, _)| *later).collect();
    let several = failed.iter().all(|(later, first)| {
        [later, first]
            .iter()
            .all(|id| disclosure.figure(**id).is_some_and(|it| it.numeral.significant() >= DIGITS))
    });
    several
        && failed.iter().all(|(_, first)| {
            let at = left.iter().position(|later| equal(*later, *first, disclosure));
            at.map(|at| left.swap_remove(at)).is_some()
        })
}

/// Whether two prints are of one amount, each rounded on its own.
pub(super) fn equal(one: FigureId, other: FigureId, disclosure: &Disclosure) -> bool {
    let (Some(one), Some(other)) = (disclosure.figure(one), disclosure.figure(other)) else {
        return false;
    };
    let slack = &one.reading().step + &other.reading().step;
    let off = (&Figure::value(one) - &other.value()).abs();
    off <= slack.half() && (!one.value().is_zero() || other.value().is_zero())
}

/// The totals of an income table and of the expenditure table of the same title, where they are equal in a
/// column.
fn balances(shelf: &Shelf, disclosure: &mut Disclosure) {
    let mut done: BTreeSet<((usize, usize), (usize, usize))> = BTreeSet::new();
    for income in &shelf.columns {
        let Some(other) = roles::expenditure_of(&income.title) else { continue };
        let partner = shelf.columns.iter().find(|it| it.title == other && it.table > income.table);
        let Some(partner) = partner else { continue };
        if !done.insert((income.table, partner.table)) {
            continue;
        }
        let of = |table: (usize, usize)| shelf.columns.iter().filter(move |it| it.table == table);
        let totals: Vec<(&str, (FigureId, FigureId))> = of(partner.table)
            .filter_map(|out| {
                let into = of(income.table).find(|it| {
                    (it.about.year, it.about.stage) == (out.about.year, out.about.stage)
                })?;
                let ((name, into), (own, out)) = (into.total.as_ref()?, out.total.as_ref()?);
                let named = roles::expenditure_of(name).as_deref() == Some(own) || name == own;
                named.then_some((name.as_str(), (*out, *into)))
            })
            .collect();
        // Where 总计 balances and is blank in a column, 合计 is no total of the whole budget.
        let balanced: BTreeSet<&str> = totals
            .iter()
            .filter(|(_, (out, into))| equal(*out, *into, disclosure))
            .map(|(name, _)| *name)
            .collect();
        let whole = totals.iter().filter(|(name, _)| balanced.contains(name));
        let pairs: Vec<(FigureId, FigureId)> = whole.map(|(_, pair)| *pair).collect();
        let held = pairs.iter().filter(|(out, into)| equal(*out, *into, disclosure)).count();
        if held == 0 || pairs.len() > held * 2 {
            continue;
        }
        say_same(Form::SameBalance, pairs, disclosure);
    }
}

/// Claims that the figures of each pair are one quantity, all of them together.
pub(super) fn say_same(form: Form, pairs: Vec<(FigureId, FigureId)>, disclosure: &mut Disclosure) {
    let family = disclosure.family();
    for (left, right) in pairs {
        let why = Why::on(form, Ground::FamilyHolds).of(family);
        let chain = Chain::Independent { items: 1 };
        disclosure.say(why, Says::Same { left, right, chain });
    }
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    fn said(text: &str) -> Vec<String> {
        let text = format!("青禾县2024年财政决算报告\n\n{text}");
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let errors = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
        errors.map(|finding| finding.stated).collect()
    }

    fn rows(values: [&str; 5]) -> String {
        let [a, b, c, d, total] = values;
        format!(
            "| 房产税 | {a} |\n| 印花税 | {b} |\n| 契税 | {c} |\n| 车船税 | {d} |\n| 合计 | {total} |\n\n"
        )
    }

    fn twice(later: [&str; 5]) -> Vec<String> {
        let head = "单位：万元\n\n| 项目 | 2023年决算数 |\n|---|---|\n";
        let first = rows(["4,180", "2,305", "3,330", "1,260", "11,075"]);
        let later = rows(later);
        said(&format!(
            "2023年青禾县本级一般公共预算收入决算表\n\n{head}{first}2023年青禾县本级一般公共预算收入分科目决算表\n\n{head}{later}"
        ))
    }

    #[test]
    fn the_same_row_of_two_tables_agrees() {
        assert_eq!(twice(["4,180", "2,305", "3,330", "1,260", "11,075"]), [""; 0]);
        assert_eq!(twice(["4,180", "2,350", "3,330", "1,260", "11,075"]).len(), 1);
    }

    #[test]
    fn exchanged_amounts_are_one_finding() {
        assert_eq!(twice(["2,305", "4,180", "3,330", "1,260", "11,075"]).len(), 1);
    }

    #[test]
    fn income_and_expenditure_of_one_budget_balance() {
        let table = |side: &str, budget: &str| {
            format!(
                "2023年青禾县一般公共预算{side}决算表\n\n单位：万元\n\n| 项目 | 预算数 | 决算数 |\n|---|---|---|\n\
                 | {side}合计 | {budget} | 84,414 |\n\n"
            )
        };
        let both = |income: &str, out: &str| said(&(table("收入", income) + &table("支出", out)));
        assert_eq!(both("83,855", "83,855"), [""; 0]);
        assert_eq!(both("83,855", "38,855").len(), 1);
        // 总计 balances; 合计, which stands alone in a column, does not.
        let open = |side: &str, sum: [&str; 2], rest: &str| {
            let head = "单位：万元\n\n| 项目 | 调整预算 | 实际完成 |\n|---|---|---|";
            format!(
                "2023年青禾县社会保险基金{side}预算完成情况表\n\n{head}\n| 合计 | {} | {} |\n| {rest} |  |\n| 总计 | 475,169 |  |\n\n",
                sum[0], sum[1]
            )
        };
        let income = open("收入", ["457,100", "440,094"], "使用历年结余 | 18,069");
        let out = open("支出", ["454,477", "427,487"], "年末新增结余 | 20,692");
        assert_eq!(said(&(income + &out)), [""; 0]);
    }
}
