//! The money of a project in the form of its self-evaluation (项目支出绩效自评表): what was planned and spent, by
//! source, with the execution rate.
//!
//! Contract: the columns are those of a row that names the budget of the year, the outturn and the rate; below it
//! stand the total and its sources, each with as many cells behind its name. A row that has other cells ends it.

use crate::disclosure::{
    Disclosure, Doubt, FigureId, Form, MoneyUnit, Says, TotalKind, Unchecked, Unit, Why,
};

use super::grid::Content;
use super::title::unit_of;

/// How the columns are called.
const BUDGET: &str = "全年预算数";
const SPENT: [&str; 2] = ["全年执行数", "执行数"];
const RATE: &str = "执行率";
/// How the total is called, and the source that closes the list.
const TOTAL: &str = "年度资金总额";
const REST: &str = "其他资金";
/// The names of further sources.
const SOURCES: [&str; 4] = ["财政拨款", "上年结转", "结转资金", "财政资金"];

/// The columns behind the names.
struct Head {
    count: usize,
    budget: usize,
    spent: usize,
    rate: usize,
    /// The unit named beside them.
    unit: Option<MoneyUnit>,
}

impl Head {
    /// The columns that a row names.
    fn of(row: &[Content]) -> Option<Head> {
        let first = row.iter().position(|cell| cell.text.contains("预算数"))?;
        let names = row.get(first..)?;
        let at = |is: &dyn Fn(&str) -> bool| names.iter().position(|cell| is(&cell.text));
        let budget = at(&|name| name.starts_with(BUDGET))?;
        let spent = at(&|name| SPENT.iter().any(|word| name.starts_with(word)))?;
        let rate = at(&|name| name.starts_with(RATE))?;
        let unit = row.iter().find_map(|cell| unit_of(&cell.text));
        Some(Head { count: names.len(), budget, spent, rate, unit })
    }
}

/// Claims the rates and the sums of every such form in a table.
pub(super) fn claims(rows: &[Vec<Content>], disclosure: &mut Disclosure) {
    let mut rest = rows.iter();
    while let Some(row) = rest.next() {
        let Some(head) = Head::of(row) else { continue };
        let lines: Vec<(&str, &[Content])> =
            rest.clone().map_while(|row| line(row, &head)).collect();
        for (_, cells) in &lines {
            units(cells, &head, disclosure);
            rate(cells, &head, disclosure);
        }
        sums(&lines, &head, disclosure);
    }
}

/// The name of a row and the cells behind it.
fn line<'r>(row: &'r [Content], head: &Head) -> Option<(&'r str, &'r [Content])> {
    let at = row.iter().position(|cell| {
        [TOTAL, REST].iter().chain(&SOURCES).any(|word| cell.text.contains(word))
    })?;
    let cells = row.get(at + 1..).filter(|cells| cells.len() == head.count)?;
    Some((row.get(at)?.text.as_str(), cells))
}

fn number(cells: &[Content], column: usize) -> Option<FigureId> {
    cells.get(column).and_then(|cell| cell.number)
}

/// Amounts are in the unit beside the columns, rates in per cent; points given are no figures.
fn units(cells: &[Content], head: &Head, disclosure: &mut Disclosure) {
    for (column, cell) in cells.iter().enumerate() {
        let Some(id) = cell.number else { continue };
        let Some(figure) = disclosure.figures.get_mut(id.0) else { continue };
        if column == head.rate {
            figure.unit = Unit::Percent;
        } else if column <= head.spent {
            let unit = head.unit.filter(|_| figure.unit == Unit::Bare);
            figure.unit = unit.map_or(figure.unit.clone(), Unit::Money);
        } else {
            figure.unit = Unit::Bare;
            disclosure.reasons.insert(id, Unchecked::NotAFigure);
        }
    }
}

fn rate(cells: &[Content], head: &Head, disclosure: &mut Disclosure) {
    let (Some(budget), Some(actual), Some(rate)) =
        (number(cells, head.budget), number(cells, head.spent), number(cells, head.rate))
    else {
        return;
    };
    let nothing = disclosure.figure(budget).is_none_or(|figure| figure.numeral.is_zero());
    if !nothing {
        let says = Says::Completion { rate, actual, budgets: vec![budget] };
        disclosure.say(Why::stated(Form::TableProject), says);
    }
}

/// The total is the sum of its sources where the rest of them is printed as well.
fn sums(lines: &[(&str, &[Content])], head: &Head, disclosure: &mut Disclosure) {
    let Some(((_, total), sources)) =
        lines.split_first().filter(|((name, _), _)| name.contains(TOTAL))
    else {
        return;
    };
    let closed = sources.len() > 1 && sources.last().is_some_and(|(name, _)| name.contains(REST));
    let again = sources.iter().any(|(name, _)| name.contains(TOTAL));
    for column in (0..head.count).filter(|column| *column <= head.spent && closed && !again) {
        let own = |(_, cells): &(&str, &[Content])| Some((number(cells, column)?, false));
        let items: Vec<(FigureId, bool)> = sources.iter().filter_map(own).collect();
        let Some(total) = number(total, column).filter(|_| !items.is_empty()) else { continue };
        let blank = items.len() < sources.len();
        let why = Why::stated(Form::TableProject).doubt_if(Doubt::Blank, blank);
        disclosure.say(why, Says::Total { total, items, kind: TotalKind::Column });
    }
}
