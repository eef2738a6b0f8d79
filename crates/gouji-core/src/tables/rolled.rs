//! What is left over, from year to year: 上年结余 + 本年收入 - 本年支出 = 年末滚存结余, in the columns of a table; and the debt
//! at the end of a year, in its rows.
//!
//! Contract: by names alone, each once; a row of the debt table that is neither a limit nor a part of the chain leaves it
//! alone. Where most rows of a chain do not close, the names mean something else.

use std::collections::BTreeSet;

use crate::disclosure::{Disclosure, Figure, FigureId, Form, Ground, Says, TotalKind, Why, closes};
use crate::heading::ordinal;
use crate::lexicon::labels;

use super::panel::{Column, Panel, Row};
use super::{roles, statement};

/// So many rows must close for each that does not.
const FOR_EACH: usize = 2;

/// A total and its items, each added or (true) taken away.
type Sum = (FigureId, Vec<(FigureId, bool)>);

/// Claims the chains of a panel.
pub(super) fn claims(panel: &Panel, disclosure: &mut Disclosure) {
    for chain in columns(panel) {
        say(Form::TableRolled, chain, disclosure);
    }
    // Between two years' ends rates of exchange and what was taken over move a debt a little as well.
    let own = disclosure.header.year;
    let chains = debts(panel, own);
    if !chains.is_empty() {
        for chain in chains {
            say(Form::TableDebts, chain, disclosure);
        }
        return;
    }
    // Of other years than that of the document it only speaks for its figures.
    let year = balanced(panel.rows.iter().filter(|row| ordinal(&row.label).is_some()));
    let sums = year.map(|year| debts(panel, Some(year))).unwrap_or_default();
    let family = disclosure.family();
    for (total, items) in sums.into_iter().flatten() {
        if closes(total, &items, disclosure) {
            let why = Why::on(Form::TableDebts, Ground::OnlyBecauseItCloses).of(family);
            disclosure.say(why, Says::Total { total, items, kind: TotalKind::Row });
        }
    }
}

fn say(form: Form, sums: Vec<Sum>, disclosure: &mut Disclosure) {
    let told = |items: &[(FigureId, bool)]| {
        let value = |id: FigureId| disclosure.figure(id).map(Figure::value);
        items.iter().any(|(id, _)| value(*id).is_some_and(|value| !value.is_zero()))
    };
    let sums: Vec<Sum> = sums.into_iter().filter(|(_, items)| told(items)).collect();
    let held = sums.iter().filter(|(total, items)| closes(*total, items, disclosure)).count();
    let failed = sums.len() - held;
    let alone = sums.len() == 1;
    if !alone && failed * FOR_EACH > held {
        return;
    }
    let family = disclosure.family();
    for (total, items) in sums {
        let why = Why::stated(form).of(family);
        disclosure.say(why, Says::Total { total, items, kind: TotalKind::Row });
    }
}

/// The chains of the columns: one sum for every row.
fn columns(panel: &Panel) -> Vec<Vec<Sum>> {
    let words = &labels().rolling;
    let named = |list: &[String], carried: Option<usize>| {
        let of = |column: &Column| {
            let mut path = column.path.iter().rev().map(|text| name(text));
            let last = path.next().unwrap_or_default();
            let is = |text: &str| {
                let over = roles::is_carried(text);
                list.iter().any(|word| word == text)
                    || carried.is_some_and(|at| over.get(at).copied().unwrap_or_default())
            };
            let total = roles::total_of(&last);
            column.adds_up()
                && (is(&last)
                    || (total == Some("") && path.any(|it| is(&it)))
                    || total.is_some_and(is))
        };
        let mut found = panel.columns.iter().enumerate().filter(|(_, column)| of(column));
        let first = found.next().map(|(index, _)| index);
        first.filter(|_| found.next().is_none())
    };
    let [before, income, spent, of_year, after] = [
        (&words.before, Some(0)),
        (&words.income, None),
        (&words.spent, None),
        (&words.of_year, None),
        (&words.after, Some(1)),
    ]
    .map(|(list, carried)| named(list, carried));
    let chain = |total: Option<usize>, items: &[(Option<usize>, bool)]| -> Vec<Sum> {
        let sum = |row: &Row| {
            let items = items.iter().map(|(column, minus)| Some((row.value((*column)?)?, *minus)));
            Some((row.value(total?)?, items.collect::<Option<Vec<_>>>()?))
        };
        let rows = panel.rows.iter().filter(|row| !row.loose && !row.odd);
        rows.filter_map(sum).collect()
    };
    let year = chain(of_year, &[(income, false), (spent, true)]);
    let end = match of_year {
        Some(_) => chain(after, &[(before, false), (of_year, false)]),
        None => chain(after, &[(before, false), (income, false), (spent, true)]),
    };
    vec![year, end]
}

/// What a row of a table of debt is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Raised,
    Repaid,
    After,
    Limit,
    Other,
}

/// `上年末余额 + 发行额 - 还本额 = 年末余额` in the numbered rows of a table.
fn debts(panel: &Panel, year: Option<i32>) -> Vec<Vec<Sum>> {
    let numbered = panel.rows.iter().filter(|row| ordinal(&row.label).is_some());
    let rows: Vec<(&Row, Part)> = numbered.map(|row| (row, part(&row.label, year))).collect();
    let only = |wanted: Part| {
        let mut found = rows.iter().filter(|(_, part)| *part == wanted);
        found.next().filter(|_| found.next().is_none()).map(|(row, _)| *row)
    };
    let parts = [only(Part::Before), only(Part::Raised), only(Part::Repaid), only(Part::After)];
    let [Some(before), Some(raised), Some(repaid), Some(after)] = parts else { return Vec::new() };
    if rows.iter().any(|(_, part)| *part == Part::Other) {
        return Vec::new();
    }
    let columns = panel.columns.iter().enumerate().filter(|(_, column)| column.adds_up());
    let sum = |column: usize| {
        let items = [(before, false), (raised, false), (repaid, true)];
        let items = items.map(|(row, minus)| Some((row.value(column)?, minus)));
        Some((after.value(column)?, items.into_iter().collect::<Option<Vec<_>>>()?))
    };
    vec![columns.filter_map(|(column, _)| sum(column)).collect()]
}

/// The later of the two years that follow each other at whose ends the debts of a table stand.
fn balanced<'p>(rows: impl Iterator<Item = &'p Row>) -> Option<i32> {
    let own = rows.filter(|row| part(&row.label, None) == Part::After);
    let years: BTreeSet<i32> = own.filter_map(|row| roles::year(&name(&row.label))).collect();
    let (first, last) = (years.first()?, years.last()?);
    (years.len() == 2 && last - first == 1).then_some(*last)
}

fn part(label: &str, year: Option<i32>) -> Part {
    let own = name(label);
    let words = roles::stocks();
    let before =
        words.before.stand_in(&own) || year.is_some_and(|year| roles::year(&own) == Some(year - 1));
    let is = [
        (Part::Limit, words.limits.stand_in(&own)),
        (Part::Repaid, words.repaid.stand_in(&own)),
        (Part::Raised, words.raised.stand_in(&own)),
        (Part::Before, words.balances.stand_in(&own) && before),
        (Part::After, words.balances.stand_in(&own)),
    ];
    is.into_iter().find(|(_, is)| *is).map_or(Part::Other, |(part, _)| part)
}

/// A name without list number and blanks.
fn name(text: &str) -> String {
    statement::name(text).chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    fn said(spent: &str) -> Vec<(Severity, String)> {
        let text = format!(
            "关于岚山市2024年预算执行情况的报告\n\n2024年岚山市社会保险基金收支执行情况表\n\n单位：万元\n\n\
             | 项目 | 上年结余 | 本年收入 | 本年支出 | 本年收支结余 | 年末滚存结余 |\n|---|---|---|---|---|---|\n\
             | 一、企业职工基本养老保险基金 | 36,136 | 33,532 | {spent} | 1,581 | 37,717 |\n\
             | 二、城乡居民基本养老保险基金 | 79,898 | 28,176 | 26,533 | 1,643 | 81,541 |\n\
             | 三、失业保险基金 | 37,877 | 32,642 | 32,510 | 132 | 38,009 |\n\
             | 合计 | 153,911 | 94,350 | 90,994 | 3,356 | 157,267 |\n"
        );
        told(&text)
    }

    #[test]
    fn the_debt_of_a_table_rolls_over_its_own_two_years() {
        let checked = |year: u32| {
            let text = format!(
                "关于岚山市{year}年预算执行情况的报告\n\n地方政府专项债务余额情况表\n\n单位：亿元\n\n\
                 | 项目 | 预算数 | 执行数 |\n|---|---|---|\n| 一、2023年末地方政府专项债务余额 | | 412.36 |\n\
                 | 二、2024年末地方政府专项债务余额限额 | 501.20 | |\n| 三、2024年地方政府专项债务发行额 | | 97.45 |\n\
                 | 四、2024年地方政府专项债务还本额 | | 20.68 |\n| 五、2024年末地方政府专项债务余额 | | 489.13 |\n\
                 | 六、2025年地方政府专项债务新增限额 | 30.00 | |\n| 七、2025年末地方政府专项债务余额限额 | 531.20 | |\n"
            );
            let outcome = check(text.as_bytes(), "draft.md").unwrap();
            assert_eq!(outcome.findings.len(), 0);
            outcome.coverage.checked
        };
        assert!(checked(2024) >= 4);
        assert_eq!(checked(2024), checked(2025));
    }

    #[test]
    fn what_is_left_tells_which_cell_of_a_sum_is_wrong() {
        assert_eq!(said("31,951"), []);
        assert_eq!(said("31,351"), [(Severity::Error, "31,351万元".to_owned())]);
    }
}
