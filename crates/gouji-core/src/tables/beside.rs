//! Columns of shares, each right behind the part it is of, where a total stands in every row: 合计 | 税收收入 | 占比 |
//! 非税收入 | 占比.
//!
//! Contract: the header says of each what it is, and where the total stands; that the shares are of it and not of the
//! total of their column is told by all of them together, however few rows there are: nearly all must agree to the
//! last digit before one is asked.

use crate::disclosure::{Disclosure, Form, Why};

use super::panel::Panel;
use super::reckoned::{Reading, Row, rows};
use super::roles;

/// So many shares must agree at least, and so many for each that does not.
const ENOUGH: usize = 3;
const FOR_EACH: usize = 3;

/// Claims the shares of a panel that stand behind their parts; gives the columns that were read so.
pub(super) fn claims(panel: &Panel, amounts: &[usize], disclosure: &mut Disclosure) -> Vec<usize> {
    let name = |column: usize| panel.columns.get(column).and_then(|it| it.path.last());
    let is_bare = |column: &&usize| {
        name(**column).and_then(|it| roles::total_of(it)).is_some_and(str::is_empty)
    };
    let mut totals = amounts.iter().filter(is_bare);
    let (Some(total), None) = (totals.next().copied(), totals.next()) else { return Vec::new() };
    let behind = |column: usize| {
        let part = column.checked_sub(1).filter(|part| *part != total && amounts.contains(part))?;
        let head = panel.columns.get(column)?;
        (head.is_percent() || roles::is_no_amount(&head.path)).then_some(())?;
        roles::names_whole(&head.path).then_some((column, part))
    };
    let found: Vec<(usize, usize)> = (0..panel.columns.len()).filter_map(behind).collect();
    let shares: Vec<Row> = found
        .iter()
        .flat_map(|(column, part)| rows(panel, [*column, total, *part], disclosure))
        .collect();
    let held = shares.iter().filter(|row| row.is_exact(Reading::Ratio, disclosure)).count();
    if held < ENOUGH || (shares.len() - held) * FOR_EACH > held {
        return Vec::new();
    }
    let family = disclosure.family();
    for row in &shares {
        let why = Why::stated(Form::TableRateNamed).of(family);
        disclosure.say(why, row.share());
    }
    found.into_iter().map(|(column, _)| column).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::mended;

    #[test]
    fn a_few_shares_beside_their_parts_tell_of_what_they_are() {
        let text = |share: &str| {
            format!(
                "# 鹤川市2024年决算草案\n\n## 2024年一般公共预算收入情况表\n\n单位：万元\n\n| 地区 | 合计 | 税收收入 | 占比 | 非税收入 | 占比 |\n|---|---|---|---|---|---|\n\
                 | 鹤川市 | 2000.00 | 1500.00 | {share} | 500.00 | 25.00% |\n| 青禾县 | 1000.00 | 700.00 | 70.00% | 300.00 | 30.00% |\n"
            )
        };
        assert_eq!(mended(&text("75.00%")), []);
        assert_eq!(mended(&text("57.00%")), [("57.00%".to_owned(), Some("75.00%".to_owned()))]);
    }
}
