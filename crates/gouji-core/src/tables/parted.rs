//! Columns that are by their names all the parts of the total beside them: 合计, 一般债务 and 专项债务 in a table of debt.
//!
//! Contract: only columns below the same heads, of which the first or the last is a total and all others are the parts
//! that what the header and the title name is always divided into. One row is enough to be asked; rows that all
//! differ hold something else.

use crate::disclosure::{Disclosure, FigureId, Form, Ground, Says, TotalKind, Why, closes};
use crate::partition::is_all_of;

use super::panel::{Column, Panel};
use super::roles;
use super::statement::is_of_which;

/// So many rows must hold for each further one that does not.
const FOR_EACH: usize = 3;

/// A total with its parts.
type Sum = (FigureId, Vec<(FigureId, bool)>);

/// Claims the rows of a panel whose columns are a total and its parts; `title` is what is printed above the table.
pub(super) fn claims(panel: &Panel, title: &str, disclosure: &mut Disclosure) {
    let columns = panel.columns.iter().enumerate();
    let amounts: Vec<(usize, &Column)> = columns.filter(|(_, it)| it.adds_up()).collect();
    for run in amounts.chunk_by(|(_, one), (_, other)| above(one) == above(other)) {
        // 其中：新增一般债券 behind 一般债务 is a part of the part.
        let of_which = |column: &Column| column.path.last().is_some_and(|it| is_of_which(it));
        let run: Vec<_> = run.iter().copied().filter(|(_, column)| !of_which(column)).collect();
        let Some((total, parts)) = total(&run, title) else { continue };
        let sums: Vec<Sum> = sums(panel, total, &parts);
        let held = sums.iter().filter(|(own, items)| closes(*own, items, disclosure)).count();
        let failed = sums.len() - held;
        if failed > 1 && failed * FOR_EACH > held {
            continue;
        }
        let family = disclosure.family();
        for (total, items) in sums {
            let why = Why::on(Form::TableDivided, Ground::KnownParts).of(family);
            disclosure.say(why, Says::total(total, items, TotalKind::Row, true));
        }
    }
}

/// The column of the total, and those of its parts.
fn total(run: &[(usize, &Column)], title: &str) -> Option<(usize, Vec<usize>)> {
    let whole_of = |column: &Column| {
        let own = roles::total_of(column.path.last()?)?;
        Some(format!("{title}{}{own}", above(column).concat()))
    };
    let split = |(own, parts): (&(usize, &Column), &[(usize, &Column)])| {
        let whole = whole_of(own.1)?;
        let name = |(_, column): &(usize, &Column)| column.path.last().cloned();
        let names: Vec<String> = parts.iter().map(name).collect::<Option<_>>()?;
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        is_all_of(&whole, &names).then(|| (own.0, parts.iter().map(|(at, _)| *at).collect()))
    };
    run.split_first().and_then(split).or_else(|| run.split_last().and_then(split))
}

/// The rows in which all of these columns are printed.
fn sums(panel: &Panel, total: usize, parts: &[usize]) -> Vec<Sum> {
    let of_amounts = |label: &str| !roles::is_no_amount(&[label.to_owned()]);
    let rows = panel.rows.iter().filter(|row| !row.loose && !row.odd && of_amounts(&row.label));
    rows.filter_map(|row| {
        let items: Option<Vec<_>> =
            parts.iter().map(|part| Some((row.value(*part)?, false))).collect();
        Some((row.value(total)?, items?))
    })
    .collect()
}

/// The texts above the last one.
fn above(column: &Column) -> &[String] {
    column.path.split_last().map_or(&[], |(_, above)| above)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::{mended, told};

    fn text(rows: &str) -> String {
        format!(
            "# 鹤川市2024年决算草案\n\n## 2024年地方政府债务余额情况表\n\n单位：万元\n\n| 地区 | 合计 | 一般债务 | 专项债务 |\n|---|---|---|---|\n{rows}"
        )
    }

    #[test]
    fn names_tell_the_parts_of_a_total_in_one_row() {
        assert_eq!(told(&text("| 鹤川市 | 1500.12 | 700.10 | 800.02 |\n")), []);
        let wrong = text("| 鹤川市 | 1500.12 | 700.10 | 890.02 |\n");
        assert_eq!(told(&wrong).len(), 1);
        let second = text(
            "| 鹤川市 | 1500.12 | 700.10 | 890.02 |\n| 青禾县 | 1500.12 | 700.10 | 800.02 |\n",
        );
        assert_eq!(mended(&second), [("890.02万元".into(), Some("800.02万元".into()))]);
    }

    #[test]
    fn columns_that_may_be_joined_by_others_are_no_whole() {
        let other =
            text("| 鹤川市 | 1500.12 | 700.10 | 700.02 |\n").replace("专项债务", "隐性债务");
        assert_eq!(told(&other), []);
        let rates = text("| 增长率 | 15.12 | 7.10 | 8.90 |\n");
        assert_eq!(told(&rates), []);
    }
}
