//! Reckoned columns of which the headers say what they are of: 执行数占调整预算数%, 完成年初预算%, 执行率; and
//! what has changed over the year: between the only two, or between the columns that a rate names.
//!
//! Contract: words only. A name counts only where one column alone bears it, among those under the same heads
//! first; what is named is asked of every row, whether the others agree or not.

use super::panel::{Column, Panel};
use super::roles;

/// The only two columns of amounts, the earlier first, where their names differ in nothing but two years that
/// follow each other: what has changed is the later.
pub(super) fn two_years(panel: &Panel, amounts: &[usize]) -> Option<(usize, usize)> {
    (amounts.len() == 2).then(|| years(panel, amounts).first().copied()).flatten()
}

/// All pairs of such columns, where there are more.
pub(super) fn years(panel: &Panel, amounts: &[usize]) -> Vec<(usize, usize)> {
    let dated = |column: &usize| {
        let path = panel.columns.get(*column)?.path.concat();
        let digits = |c: char| c.is_ascii_digit();
        let from = path.find(digits)?;
        let (name, rest) = path.split_at_checked(from)?;
        let year = rest.get(..4)?;
        let behind = rest.strip_prefix(year)?;
        let named = (year.parse::<i32>().ok()?, format!("{name}{behind}"));
        (!behind.contains(digits)).then_some((*column, named))
    };
    let dated: Vec<_> = amounts.iter().filter_map(dated).collect();
    let pairs = dated.iter().flat_map(|one| dated.iter().map(move |other| (one, other)));
    pairs
        .filter(|((_, (year, name)), (_, (next, same)))| {
            next.checked_sub(*year) == Some(1) && name == same
        })
        .map(|((one, _), (other, _))| (*one, *other))
        .collect()
}

/// The columns between which a column tells a change, the earlier first: 决算数比上年增长% stands beside one column of
/// the year before and one 决算数. Nothing where several could be meant.
pub(super) fn over_year(panel: &Panel, change: usize) -> Option<(usize, usize)> {
    let head = panel.columns.get(change)?;
    let said = head.path.concat();
    if roles::names_budget(&head.path) || roles::names_whole(&head.path) {
        return None;
    }
    let amounts = |(at, column): &(usize, &Column)| {
        *at != change && column.adds_up() && !column.path.iter().any(|text| roles::is_change(text))
    };
    let all: Vec<_> = panel.columns.iter().enumerate().filter(amounts).collect();
    let beside: Vec<_> =
        all.iter().copied().filter(|(_, column)| above(column) == above(head)).collect();
    // What stands before 比 is what has changed, what stands behind it is what it is compared with.
    let (of, with) = compared(&said);
    if roles::is_budget(with) && !roles::is_of_last_year(&[with.to_owned()]) {
        return None;
    }
    let pair = |among: &[(usize, &Column)]| {
        let (before, now): (Vec<_>, Vec<_>) =
            among.iter().copied().partition(|(_, it)| roles::is_of_last_year(&it.path));
        Some((only(&before, with)?, only(&now, of)?))
    };
    pair(&beside).or_else(|| pair(&all))
}

/// What has changed and what it is compared with: 决算数比上年增长, 与上年比增减额.
fn compared(said: &str) -> (&str, &str) {
    let signs = ['比', '较'];
    let (of, with) = said.split_once(signs).unwrap_or(("", said));
    match of.split_once('与') {
        Some((of, named)) if !named.is_empty() => (of, named.trim_end_matches('相')),
        _ => (of, with),
    }
}

/// The one of these columns that there is, that is named, or that alone is an outturn where nothing is named.
fn only(columns: &[(usize, &Column)], said: &str) -> Option<usize> {
    let one = |fits: &dyn Fn(&str) -> bool| {
        let mut fit =
            columns.iter().filter(|(_, it)| name(it).is_some_and(fits)).map(|(at, _)| *at);
        fit.next().filter(|_| fit.next().is_none())
    };
    match roles::stage(said) {
        _ if columns.len() <= 1 => columns.first().map(|(at, _)| *at),
        Some(stage) => one(&|name| name.contains(stage)),
        None => one(&roles::is_outturn),
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
