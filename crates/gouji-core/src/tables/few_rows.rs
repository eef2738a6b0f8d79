//! The total of the columns of a table that has only one or two rows: too few to show what its columns are.
//!
//! Contract: the header calls one column the total, and all others are its parts; that is said only of rows in which
//! many of them make it, and only speaks for its figures.

use crate::disclosure::{Disclosure, Form, Ground, Says, TotalKind, Why};

use super::panel::Panel;
use super::roles;
use super::sheet::Sheet;

/// More rows show it themselves.
const MOST_ROWS: usize = 2;
/// So many parts must be more than nothing.
const ENOUGH: usize = 3;
/// The total must be at least so large, in steps.
const TELLING: i128 = 1_000;

/// Claims the rows of a panel whose columns make their total.
pub(super) fn claims(panel: &Panel, sheet: &Sheet, disclosure: &mut Disclosure) {
    if sheet.lines() > MOST_ROWS {
        return;
    }
    let is_total = |across: &usize| {
        let path = sheet.columns.get(*across).and_then(|at| panel.columns.get(*at));
        let name = path.and_then(|column| column.path.last());
        name.and_then(|name| roles::total_of(name)).is_some_and(str::is_empty)
    };
    let mut totals = (0..sheet.across).filter(is_total);
    let (Some(total), None) = (totals.next(), totals.next()) else { return };
    let family = disclosure.family();
    for line in 0..sheet.lines() {
        let parts: Vec<_> = (0..sheet.across)
            .filter(|at| *at != total)
            .filter_map(|at| sheet.at(line, at))
            .collect();
        let filled = parts.iter().filter(|part| part.value != 0).count();
        let made = parts.iter().try_fold(0i128, |sum, part| sum.checked_add(part.value));
        let Some(own) = sheet.at(line, total).filter(|own| Some(own.value) == made) else {
            continue;
        };
        if filled < ENOUGH || own.value.abs() < TELLING {
            continue;
        }
        let items = parts.iter().map(|part| (part.id, false)).collect();
        let why = Why::on(Form::TableAgreed, Ground::OnlyBecauseItCloses).of(family);
        disclosure.say(why, Says::total(own.id, items, TotalKind::Row, true));
    }
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;

    #[test]
    fn the_only_row_of_a_table_by_regions_speaks_for_its_figures() {
        let agrees = |total: &str| {
            let text = format!(
                "# 岚山省2024年财政决算报告\n\n国有资本经营预算转移支付分地区表\n\n单位：万元\n\n\
                 | 项目 | 合计 | 东宁市 | 青禾市 | 鹤川市 | 云岭市 |\n|---|---|---|---|---|---|\n\
                 | 社会化管理补助资金 | {total} | 15,610 | 1,166 | 2,972 | 18,635 |\n"
            );
            let outcome = check(text.as_bytes(), "draft.md").unwrap();
            assert_eq!(outcome.findings.len(), 0);
            (outcome.coverage.checked, outcome.coverage.agrees)
        };
        assert_eq!(agrees("38,383"), (5, 5));
        assert_eq!(agrees("38,833"), (0, 0));
    }
}
