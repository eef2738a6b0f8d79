//! Columns that agree with others by way of a third: what was paid is the sum of two funds because nearly all of what was
//! granted is paid, and a second budget is the sum of the parts of the first where nothing was changed.
//!
//! Contract: of several columns that make the same sum, and of several sums that make the same column, one is told by the
//! header or by more rows that agree; the others are worth something only where they close. Nothing is claimed here.

use std::collections::BTreeSet;

use super::found::Found;
use super::header::is_total;
use super::roles;
use super::sheet::Sheet;

/// What stands above the columns that are the lines of a sheet.
pub(super) type Paths<'p> = [&'p [String]];

/// The sums of columns without those that only follow from others.
pub(super) fn settled(mut all: Vec<Found>, sheet: &Sheet, paths: &Paths<'_>) -> Vec<Found> {
    all.retain(|found| !is_foreign(found, paths));
    let lesser: BTreeSet<usize> = (0..all.len())
        .filter(|at| all.get(*at).is_some_and(|own| is_lesser(own, &all, paths)))
        .collect();
    let mut place = 0..;
    all.retain(|_| place.next().is_some_and(|place| !lesser.contains(&place)));
    let unsure: Vec<Vec<usize>> = all.iter().map(|own| unsure(own, &all, sheet, paths)).collect();
    for (found, more) in all.iter_mut().zip(unsure) {
        found.unsure.extend(more);
    }
    all
}

/// The name that a column shares with others, if it does.
fn parent<'p>(line: usize, paths: &Paths<'p>) -> Option<&'p [String]> {
    let path = paths.get(line)?;
    let parent = path.get(..path.len().checked_sub(1)?).filter(|parent| !parent.is_empty())?;
    let shared =
        paths.iter().filter(|other| other.len() > parent.len() && other.starts_with(parent));
    (shared.count() > 2).then_some(parent)
}

/// Whether all parts stand below another common name than their total does.
fn is_foreign(found: &Found, paths: &Paths<'_>) -> bool {
    let Some(own) = parent(found.own, paths) else { return false };
    let mut others = found.items.iter().map(|item| parent(*item, paths));
    let Some(Some(first)) = others.next() else { return false };
    first != own && others.all(|other| other == Some(first))
}

/// Whether all parts stand below the name that their total stands below.
fn is_own(found: &Found, paths: &Paths<'_>) -> bool {
    let own = parent(found.own, paths);
    own.is_some() && found.items.iter().all(|item| parent(*item, paths) == own)
}

/// Whether another sum of the same column is told by the header, by parts that no other column is the sum of, or by more
/// rows.
fn is_lesser(own: &Found, all: &[Found], paths: &Paths<'_>) -> bool {
    let others = all.iter().filter(|other| other.own == own.own && !same(other, own));
    let is_taken = |found: &Found| all.iter().any(|it| it.own != found.own && same(it, found));
    let told = |found: &Found| (is_own(found, paths), !is_taken(found), found.rank());
    others.map(told).any(|other| other > told(own))
}

/// The rows in which a sum is not true and another reading of its columns is as good.
fn unsure(own: &Found, all: &[Found], sheet: &Sheet, paths: &Paths<'_>) -> Vec<usize> {
    let is_named = |found: &Found| {
        let name = paths.get(found.own).and_then(|path| path.last());
        name.is_some_and(|name| is_total(name) || roles::total_of(name).is_some())
    };
    let rival = |other: &&Found| {
        let twice = other.own == own.own && !same(other, own);
        // Two columns are the sum of the same ones: the one that is called a total is.
        let both = other.own != own.own && same(other, own);
        twice || (both && (!is_named(own) || is_named(other)))
    };
    if !all.iter().any(|other| rival(&other)) {
        return Vec::new();
    }
    let broken = |across: &usize| {
        let made = sheet.at(own.own, *across).zip(sheet.made_of(own, *across));
        made.is_some_and(|(total, made)| !sheet.closes(total.value, made))
    };
    (0..sheet.across).filter(broken).collect()
}

/// Whether two sums have the same parts.
fn same(one: &Found, other: &Found) -> bool {
    let parts = |found: &Found| found.items.iter().copied().collect::<BTreeSet<usize>>();
    parts(one) == parts(other)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;

    /// What is said of a table of two groups of columns, each a total and two parts, below this header.
    fn said(header: &str, second: [&str; 3]) -> Vec<String> {
        let [total, ordinary, special] = second;
        let text = format!(
            "# 岚山市2024年决算草案\n\n2024年地方政府债务限额及余额情况表\n\n单位：万元\n\n{header}\n\
             | 青石县 | 17390 | 10080 | 7310 | 17390 | 10080 | 7310 |\n\
             | 明塘县 | 60680 | 34050 | 26630 | {total} | {ordinary} | {special} |\n\
             | 南溪县 | 32800 | 17040 | 15760 | 32800 | 17040 | 15760 |\n\
             | 松桥县 | 10490 | 6930 | 3560 | 10490 | 6930 | 3560 |\n"
        );
        told(&text).into_iter().map(|(_, stated)| stated).collect()
    }

    const MARKS: &str = "|---|---|---|---|---|---|---|";

    fn headers() -> [String; 2] {
        [
            format!(
                "| 地区 | 2024年限额 | | | 2024年末余额 | | |\n{MARKS}\n\
                 | | 合计 | 一般债务 | 专项债务 | 合计 | 一般债务 | 专项债务 |"
            ),
            format!(
                "| 地区 | 债务限额 | 一般债务 | 专项债务 | 债务余额 | 一般债务 | 专项债务 |\n{MARKS}"
            ),
        ]
    }

    #[test]
    fn a_group_that_is_mostly_another_is_not_held_against_its_parts() {
        for header in headers() {
            assert_eq!(
                said(&header, ["60660", "34050", "26610"]),
                Vec::<String>::new(),
                "{header}"
            );
        }
    }

    #[test]
    fn a_wrong_figure_of_the_second_group_is_found() {
        for header in headers() {
            assert_eq!(said(&header, ["60680", "34050", "29630"]), ["29630万元"], "{header}");
        }
    }

    #[test]
    fn what_is_mostly_as_much_as_the_total_is_no_total() {
        let table = |whole: &str, paid: &str| {
            let text = format!(
                "# 鹤川市2024年决算草案\n\n2024年直达资金情况表\n\n单位：万元\n\n\
                 | 单位 | 合计 | 中央资金 | 省级资金 | 已拨付 |\n|---|---|---|---|---|\n\
                 | 民政局 | 4250 | 2830 | 1420 | 4250 |\n| 教育局 | 6890 | 5750 | 1140 | 6890 |\n\
                 | 水利局 | {whole} | 11740 | 1520 | {paid} |\n| 统计局 | 2830 | 2280 | 550 | 2830 |\n"
            );
            told(&text).into_iter().map(|(_, stated)| stated).collect::<Vec<_>>()
        };
        assert_eq!(table("13260", "13160"), Vec::<String>::new());
        assert_eq!(table("13620", "13260"), ["13620万元"]);
    }
}
