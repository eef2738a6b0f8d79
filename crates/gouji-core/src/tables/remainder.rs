//! Columns that take up what is left of a sum: 年初结转 + 本年收入 = 本年支出 + 年末结转, where 年末结转 is nothing in most rows.
//!
//! Contract: only of sums that were learned from the rows. What is left in a row and stands in another column of
//! it makes that column a term; where a column is by its name what is left, a sum that never closes beside an
//! amount of it says nothing of such rows.

use super::found::{Found, Made};
use super::sheet::Sheet;

/// A learned sum with the line that takes up what is left of it; `left` are lines that are so by their names.
pub(super) fn completed(mut found: Found, left: &[usize], sheet: &Sheet) -> Found {
    if found.failed == 0 && left.is_empty() {
        return found;
    }
    let sums = Sums::of(&found, sheet);
    let beside = |line: &usize| *line != found.own && !found.items.contains(line);
    if found.failed > 0 {
        let tried = (0..sheet.lines()).filter(beside);
        let best = tried
            .flat_map(|line| [(line, true), (line, false)])
            .map(|term| (sums.tally(term, sheet), term))
            .filter(|(tally, _)| tally.mends > tally.spoils)
            .max_by_key(|(tally, _)| tally.mends - tally.spoils);
        if let Some((_, term)) = best {
            found.also = Some(term);
            return found;
        }
    }
    for line in left.iter().filter(|line| beside(line)) {
        let tally = sums.tally((*line, true), sheet);
        if tally.spoils == 0 {
            found.unsure.extend(tally.filled);
        }
    }
    found
}

/// What a learned sum is and what its parts make, by the lines across: reckoned once for all terms that are tried.
struct Sums(Vec<(usize, i128, Made)>);

/// What one more term does to a sum.
#[derive(Debug, Default)]
struct Tally {
    /// In how many lines across it closes with the term alone.
    mends: usize,
    /// In how many it closes without the term alone.
    spoils: usize,
    /// Where the term is more than nothing.
    filled: Vec<usize>,
}

impl Sums {
    fn of(found: &Found, sheet: &Sheet) -> Sums {
        let sum = |across: usize| {
            let own = sheet.at(found.own, across)?;
            Some((across, own.value, sheet.made_of(found, across)?))
        };
        Sums((0..sheet.across).filter_map(sum).collect())
    }

    fn tally(&self, (line, minus): (usize, bool), sheet: &Sheet) -> Tally {
        let mut tally = Tally::default();
        for (across, own, made) in &self.0 {
            let Some(term) = sheet.at(line, *across).filter(|term| term.value != 0) else {
                continue;
            };
            tally.filled.push(*across);
            let value = if minus { term.value.checked_neg() } else { Some(term.value) };
            let more = |mut made: Made| made.add(value?).map(|()| made);
            let with = more(*made).is_some_and(|made| sheet.closes(*own, made));
            let without = sheet.closes(*own, *made);
            tally.mends += usize::from(with && !without);
            tally.spoils += usize::from(without && !with);
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;

    /// What is said of a table of money carried over, with these names of its first and last column.
    fn said((before, after): (&str, &str), roads: &str, all: &str) -> Vec<String> {
        let text = format!(
            "# 岚山县水务局2024年度部门决算\n\n项目资金结转情况表\n\n单位：万元\n\n\
             | 科目名称 | {before} | 本年收入 | 本年支出 | {after} |\n|---|---|---|---|---|\n\
             | 河道整治支出 | 24.41 | 1645.22 | 1669.63 | 0.00 |\n| 水库除险支出 | 74.28 | 8498.05 | 8572.33 | 0.00 |\n\
             | 农村供水支出 | 31.54 | 1355.59 | 1387.13 | 0.00 |\n| 堤防道路支出 | {roads} |\n\
             | 灌区改造支出 | 4.17 | 8234.61 | 8238.78 | 0.00 |\n| 防汛物资支出 | 0.00 | 4164.57 | 4164.57 | 0.00 |\n\
             | 合计 | {all} |\n"
        );
        told(&text).into_iter().map(|(_, stated)| stated).collect()
    }

    const ALL: &str = "176.09 | 25200.83 | 25340.27 | 36.65";

    #[test]
    fn what_is_carried_on_is_a_term_of_what_was_learned() {
        let roads = "41.69 | 1302.79 | 1307.83 | 36.65";
        for names in [
            ("上年结转", "结转下年"),
            ("年初结转和结余", "年末结转和结余"),
            ("上年存量", "年底留用"),
        ] {
            assert_eq!(said(names, roads, ALL), Vec::<String>::new(), "{names:?}");
            let wrong = "41.69 | 1302.79 | 1370.83 | 36.65";
            assert_eq!(said(names, wrong, ALL), ["1370.83万元"], "{names:?}");
        }
    }
}
