//! Reckoned columns of which the headers say what they are of: 执行数占调整预算数%, 完成年初预算%, 为预算%; and
//! what has changed between the only two years.
//!
//! Contract: words only. A name counts only where one column alone bears it, among those under the same heads
//! first; what is named is asked of every row, whether the others agree or not.

use super::panel::{Column, Panel};
use super::roles;

/// The only two columns of amounts, the earlier first, where their names differ in nothing but two years that
/// follow each other: what has changed is the later.
pub(super) fn two_years(panel: &Panel, amounts: &[usize]) -> Option<(usize, usize)> {
    let [one, other] = amounts else { return None };
    let dated = |column: usize| {
        let path = panel.columns.get(column)?.path.concat();
        let digits = |c: char| c.is_ascii_digit();
        let from = path.find(digits)?;
        let (name, rest) = path.split_at_checked(from)?;
        let year = rest.get(..4)?;
        let behind = rest.strip_prefix(year)?;
        (!behind.contains(digits)).then_some((year.parse::<i32>().ok()?, format!("{name}{behind}")))
    };
    let ((year, name), (next, same)) = (dated(*one)?, dated(*other)?);
    match next.checked_sub(year)? {
        1 if name == same => Some((*one, *other)),
        -1 if name == same => Some((*other, *one)),
        _ => None,
    }
}

/// The columns that a rate column is said to be of: what it is divided by, and what is divided.
pub(super) fn named(panel: &Panel, rate: usize) -> Option<(usize, usize)> {
    let head = panel.columns.get(rate)?;
    if !roles::names_budget(&head.path) {
        return None;
    }
    let text = head.path.last()?;
    let columns = || panel.columns.iter().enumerate().filter(|(_, column)| column.adds_up());
    let beside: Vec<_> = columns().filter(|(_, column)| above(column) == above(head)).collect();
    let all: Vec<_> = columns().collect();
    let base = |among: &[(usize, &Column)]| {
        let said = |column: &Column| {
            name(column).filter(|it| roles::is_budget(it)).is_some_and(|it| text.contains(it))
        };
        // 为预算% is of the only budget there is; 年初预算 is a longer name than 预算.
        let budgets: Vec<usize> =
            among.iter().filter(|(_, it)| said(it)).map(|(at, _)| *at).collect();
        let rival = |column: &Column| name(column).is_some_and(roles::is_budget);
        let rivals = among.iter().filter(|(_, it)| rival(it)).count();
        match budgets.as_slice() {
            [only] => Some(*only),
            [] if rivals == 1 => among.iter().find(|(_, it)| rival(it)).map(|(at, _)| *at),
            _ => None,
        }
    };
    let outturn = |among: &[(usize, &Column)]| {
        let own = |column: &Column| name(column).is_some_and(roles::is_outturn);
        let own: Vec<usize> = among.iter().filter(|(_, it)| own(it)).map(|(at, _)| *at).collect();
        match own.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    };
    let pair = |among: &[(usize, &Column)]| Some((base(among)?, outturn(among)?));
    pair(&beside).or_else(|| pair(&all))
}

/// The texts above the last one.
fn above(column: &Column) -> &[String] {
    column.path.split_last().map_or(&[], |(_, above)| above)
}

/// The name of a column without 数.
fn name(column: &Column) -> Option<&str> {
    column.path.last().map(|text| text.trim_end_matches('数'))
}
