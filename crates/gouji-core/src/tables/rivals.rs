//! Columns that agree with others by way of a third: what was paid is the sum of two funds because nearly all of what was
//! granted is paid, and a second budget is the sum of the parts of the first where nothing was changed.
//!
//! Contract: of several columns that make the same sum, and of several sums that make the same column, one is told by the
//! header, by parts that no other column is the sum of, or by more rows that agree; the others are worth something only
//! where they close. Nothing is claimed here. What belongs together is found once, however many columns there are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::found::Found;
use super::header::is_total;
use super::roles;
use super::sheet::Sheet;

/// What stands above the columns that are the lines of a sheet.
pub(super) type Paths<'p> = [&'p [String]];

/// The sums of columns without those that only follow from others.
pub(super) fn settled(mut all: Vec<Found>, sheet: &Sheet, paths: &Paths<'_>) -> Vec<Found> {
    let parents = parents(paths);
    let parent = |line: &usize| parents.get(*line).copied().flatten();
    all.retain(|found| !is_foreign(found, parent));
    let rivals = Rivals::among(&all);
    let told: Vec<Told> = all
        .iter()
        .zip(&rivals.parts)
        .map(|(found, parts)| (is_own(found, parent), !rivals.are_taken(*parts), found.rank()))
        .collect();
    let mut lesser = rivals.lesser(&all, &told).into_iter();
    all.retain(|_| !lesser.next().unwrap_or_default());
    let rivals = Rivals::among(&all);
    let is_named = |own: &usize| {
        let name = paths.get(*own).and_then(|path| path.last());
        name.is_some_and(|name| is_total(name) || roles::total_of(name).is_some())
    };
    for (found, parts) in all.iter_mut().zip(&rivals.parts) {
        if rivals.has(found.own, *parts, is_named) {
            let more = broken(found, sheet);
            found.unsure.extend(more);
        }
    }
    all
}

/// What tells a sum of a column from another one: the header, its parts, how many rows agree.
type Told = (bool, bool, (usize, Reverse<usize>));

/// The name that each column shares with at least two others, if it does.
fn parents<'p>(paths: &Paths<'p>) -> Vec<Option<&'p [String]>> {
    let mut shared: BTreeMap<&[String], usize> = BTreeMap::new();
    for path in paths {
        for depth in 1..path.len() {
            *shared.entry(path.get(..depth).unwrap_or_default()).or_default() += 1;
        }
    }
    let parent = |path: &&'p [String]| {
        let parent = path.get(..path.len().checked_sub(1)?)?;
        shared.get(parent).filter(|count| **count > 2).map(|_| parent)
    };
    paths.iter().map(parent).collect()
}

/// Whether all parts stand below another common name than their total does.
fn is_foreign<'p>(found: &Found, parent: impl Fn(&usize) -> Option<&'p [String]>) -> bool {
    let Some(own) = parent(&found.own) else { return false };
    let mut others = found.items.iter().map(parent);
    let Some(Some(first)) = others.next() else { return false };
    first != own && others.all(|other| other == Some(first))
}

/// Whether all parts stand below the name that their total stands below.
fn is_own<'p>(found: &Found, parent: impl Fn(&usize) -> Option<&'p [String]>) -> bool {
    let own = parent(&found.own);
    own.is_some() && found.items.iter().all(|item| parent(item) == own)
}

/// Which sums have the same total or the same parts.
struct Rivals {
    /// Of each sum, which parts it has: equal where they are the same.
    parts: Vec<usize>,
    /// Whose parts they are.
    owns: Vec<BTreeSet<usize>>,
    /// Of each total, the parts that it is the sum of.
    sums: BTreeMap<usize, BTreeSet<usize>>,
}

impl Rivals {
    fn among(all: &[Found]) -> Rivals {
        let mut known: BTreeMap<BTreeSet<usize>, usize> = BTreeMap::new();
        let mut rivals = Rivals { parts: Vec::new(), owns: Vec::new(), sums: BTreeMap::new() };
        for found in all {
            let next = known.len();
            let parts = *known.entry(found.items.iter().copied().collect()).or_insert(next);
            rivals.owns.resize_with(known.len(), BTreeSet::new);
            if let Some(owns) = rivals.owns.get_mut(parts) {
                owns.insert(found.own);
            }
            rivals.sums.entry(found.own).or_default().insert(parts);
            rivals.parts.push(parts);
        }
        rivals
    }

    /// Whether several columns are the sum of these parts.
    fn are_taken(&self, parts: usize) -> bool {
        self.owns.get(parts).is_some_and(|owns| owns.len() > 1)
    }

    /// Of each sum, whether another one of its total is told better.
    fn lesser(&self, all: &[Found], told: &[Told]) -> Vec<bool> {
        let mut best: BTreeMap<usize, Told> = BTreeMap::new();
        for (found, told) in all.iter().zip(told) {
            best.entry(found.own).and_modify(|best| *best = (*best).max(*told)).or_insert(*told);
        }
        all.iter().zip(told).map(|(found, told)| best.get(&found.own) > Some(told)).collect()
    }

    /// Whether another reading of the columns of a sum is as good.
    fn has(&self, own: usize, parts: usize, is_named: impl Fn(&usize) -> bool) -> bool {
        let twice = self.sums.get(&own).is_some_and(|parts| parts.len() > 1);
        // Two columns are the sum of the same ones: the one that is called a total is.
        let mut others = self.owns.get(parts).into_iter().flatten().filter(|other| **other != own);
        twice || others.any(|other| !is_named(&own) || is_named(other))
    }
}

/// The rows in which a sum is not true.
fn broken(found: &Found, sheet: &Sheet) -> Vec<usize> {
    let is_broken = |across: &usize| {
        let made = sheet.at(found.own, *across).zip(sheet.made_of(found, *across));
        made.is_some_and(|(total, made)| !sheet.closes(total.value, made))
    };
    (0..sheet.across).filter(is_broken).collect()
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
