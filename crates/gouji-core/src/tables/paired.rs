//! What funds have left, of the year and of all years, in rows that take turns: 本年收支结余 and 年末滚存结余 of each fund, below or
//! above those of all funds.
//!
//! Contract: words tell the two kinds of rows, and no row between them is of another, unless it has no amount; the first
//! or last row of a kind is that of all where it adds up. What is left in all is what was left before and what the year
//! leaves: that only speaks for the figures of the columns in which most funds agree on it.

use crate::disclosure::{Disclosure, Form, Ground, Says, TotalKind, Why};

use super::found::Found;
use super::panel::{Panel, Row};
use super::sheet::Sheet;
use super::{roles, statement};

/// So many rows make a table of them.
const ENOUGH: usize = 3;
/// So many funds must agree for each that does not.
const FOR_EACH: usize = 3;
/// So many digits must agree.
const FEW: u32 = 5;

/// The rows of one kind that are the sum of the others of their kind.
pub(super) fn groups(panel: &Panel, sheet: &Sheet) -> Vec<Found> {
    let of_all = |rows: &Vec<usize>| {
        let (first, behind) = rows.split_first()?;
        let (last, above) = rows.split_last()?;
        let tried = [(*first, behind), (*last, above)].into_iter().filter_map(|(own, items)| {
            let found = sheet.group(own, items.to_vec()).filter(|_| items.len() >= ENOUGH)?;
            let sound = found.held > 0 && found.failed <= found.held && found.digits >= FEW;
            sound.then_some(found)
        });
        tried.max_by_key(Found::rank)
    };
    stretches(panel).iter().flatten().filter_map(of_all).collect()
}

/// The rows of both kinds of each stretch in which no others have amounts.
fn stretches(panel: &Panel) -> Vec<[Vec<usize>; 2]> {
    let mut stretches = vec![[Vec::new(), Vec::new()]];
    for (at, row) in panel.rows.iter().enumerate() {
        let kind = kind(row);
        let own = stretches.last_mut().zip(kind).and_then(|(last, kind)| last.get_mut(kind));
        match own {
            Some(rows) => rows.push(at),
            None if row.values.iter().all(Option::is_none) => {}
            None => stretches.push([Vec::new(), Vec::new()]),
        }
    }
    stretches.retain(|kinds| kinds.iter().all(|rows| rows.len() > ENOUGH));
    stretches
}

fn kind(row: &Row) -> Option<usize> {
    match roles::is_left(&statement::name(&row.label)) {
        [true, false] => Some(0),
        [false, true] => Some(1),
        _ => None,
    }
}

/// Claims what is left in all from column to column: 22,898.35 of 2025 and 3,574.95 of 2026 are 26,473.30.
pub(super) fn claims(panel: &Panel, disclosure: &mut Disclosure) {
    let pairs: Vec<(&Row, &Row)> = panel
        .rows
        .iter()
        .zip(panel.rows.iter().skip(1))
        .filter(|(left, all)| kind(left) == Some(0) && kind(all) == Some(1))
        .collect();
    if pairs.len() < ENOUGH {
        return;
    }
    let columns: Vec<usize> = (0..panel.columns.len())
        .filter(|at| panel.columns.get(*at).is_some_and(|it| it.adds_up()))
        .collect();
    for after in &columns {
        let tried = columns.iter().filter(|before| *before != after).filter_map(|before| {
            let sums: Vec<(Says, bool)> = pairs
                .iter()
                .filter_map(|(left, all)| {
                    let items = vec![(all.value(*before)?, false), (left.value(*after)?, false)];
                    let total = all.value(*after)?;
                    let value = |id| disclosure.figure(id).map(|figure| figure.value());
                    // Of a year that leaves nothing any column before would do.
                    let told = value(left.value(*after)?).is_some_and(|value| !value.is_zero());
                    let holds = crate::disclosure::closes(total, &items, disclosure);
                    let says = Says::Total { total, items, kind: TotalKind::Row };
                    told.then_some((says, holds))
                })
                .collect();
            let held = sums.iter().filter(|(_, holds)| *holds).count();
            let failed = sums.len() - held;
            (held >= ENOUGH && failed * FOR_EACH <= held).then_some((held, sums))
        });
        let Some((_, sums)) = tried.max_by_key(|(held, _)| *held) else { continue };
        let family = disclosure.family();
        // What was carried over may have been put right, or moved to another fund: no proof of anything.
        for (says, _) in sums.into_iter().filter(|(_, holds)| *holds) {
            let why = Why::on(Form::TableRolled, Ground::OnlyBecauseItCloses);
            disclosure.say(why.of(family), says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::{mended, told};

    /// What is printed of four funds, with this of the second; all funds stand on top or below.
    fn text(top: bool, second: &str) -> String {
        let all = "| 社会保险基金本年收支结余 | 1,240.11 | 1,296.65 |\n| 社会保险基金年末滚存结余 | 7,951.20 | 9,247.85 |\n";
        let funds = format!(
            "| 一、企业职工基本养老保险基金本年收支结余 | 1,025.34 | 1,174.95 |\n| 企业职工基本养老保险基金年末滚存结余 | 5,898.35 | 7,073.30 |\n\
             | 二、失业保险基金本年收支结余 | 14.92 | -10.34 |\n| 失业保险基金年末滚存结余 | 213.47 | {second} |\n\
             | 三、工伤保险基金本年收支结余 | -5.45 | 0.15 |\n| 工伤保险基金年末滚存结余 | 99.81 | 99.96 |\n\
             | 四、城乡居民基本养老保险基金本年收支结余 | 205.30 | 131.89 |\n| 城乡居民基本养老保险基金年末滚存结余 | 1,739.57 | 1,871.46 |\n"
        );
        let rows = if top { format!("{all}{funds}") } else { format!("{funds}{all}") };
        format!(
            "# 岚山省2026年社会保险基金预算（草案）\n\n社会保险基金预算结余表\n\n单位：亿元\n\n\
             | 项目 | 2025年执行数 | 2026年预算数 |\n|---|---|---|\n{rows}"
        )
    }

    #[test]
    fn rows_that_take_turns_are_two_sums() {
        for top in [true, false] {
            assert_eq!(told(&text(top, "203.13")), [], "{top}");
            let wrong = vec![("230.13亿元".to_owned(), Some("203.13亿元".to_owned()))];
            assert_eq!(mended(&text(top, "230.13")), wrong, "{top}");
        }
    }
}
