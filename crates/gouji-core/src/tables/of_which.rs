//! Rows behind 其中 between the parts of a total: they may be parts of the part above them.
//!
//! Contract: the columns decide, those in which such a row is more than what rounding hides. Where no column tells
//! whether the row counts, the group is none. Bounded: no longer run behind 其中 than [`MOST_BEHIND`] is tried.

use super::found::Found;
use super::nested::MOST_ROWS;
use super::sheet::Sheet;

/// So many rows from one 其中 on may be parts of the row above.
const MOST_BEHIND: usize = 4;

/// So many where each 其中 has its own, and of so many.
const MOST_MIXED: usize = 6;
const MOST_MARKED: usize = 4;

/// So many digits must agree then.
const TELLING: u32 = 12;

/// A group with those of its rows behind 其中 that its columns count; `marked` are the rows that say so. Where no column
/// tells, `kinds` may: 其中：高新区 among counties begins the rows of its own kind.
pub(super) fn without(
    group: Found,
    marked: &[usize],
    kinds: &[Option<char>],
    sheet: &Sheet,
) -> Option<Found> {
    let inside = group.items.iter().skip(1).any(|item| marked.contains(item));
    if !inside || group.failed == 0 || group.items.len() > MOST_ROWS {
        return Some(group);
    }
    let own = group.own;
    let all = group.items.clone();
    let mut tied = false;
    let mut best = group;
    for count in 1..=MOST_BEHIND {
        let Some(other) = sheet.group(own, apart(&all, marked, count)) else { continue };
        if other.rank() > best.rank() {
            (best, tied) = (other, false);
        } else if other.rank() == best.rank() && other.items != best.items {
            tied = true;
        }
    }
    if best.failed > 0
        && let Some(mixed) = mixed(best.own, &all, marked, sheet)
    {
        return Some(mixed);
    }
    if !tied || best.failed == 0 {
        return Some(best);
    }
    sheet.group(own, others(&all, marked, kinds)?)
}

/// The rows of a group but for those behind 其中 that are of a kind of their own.
fn others(all: &[usize], marked: &[usize], kinds: &[Option<char>]) -> Option<Vec<usize>> {
    let kind = |item: &usize| kinds.get(*item).copied().flatten();
    let inside = all.iter().skip(1).filter(|item| marked.contains(item));
    let special: Vec<char> = inside.filter_map(kind).collect();
    let (first, rest) = all.split_first()?;
    let is_special = |item: &usize| kind(item).is_some_and(|kind| special.contains(&kind));
    // Each run of that kind begins with 其中.
    let runs =
        rest.chunk_by(|one, other| is_special(one) == is_special(other) && !marked.contains(other));
    let mut kept = vec![*first];
    for run in runs {
        match (run.first(), run.first().is_some_and(is_special)) {
            (Some(begins), true) if !marked.contains(begins) => return None,
            (_, true) => {}
            (_, false) => kept.extend(run),
        }
    }
    (kept.len() > 1).then_some(kept)
}

/// The only choice of so many rows behind each 其中 with which the group closes in all of several columns.
fn mixed(own: usize, all: &[usize], marked: &[usize], sheet: &Sheet) -> Option<Found> {
    let inside: Vec<usize> =
        (1..all.len()).filter(|at| all.get(*at).is_some_and(|it| marked.contains(it))).collect();
    if inside.is_empty() || inside.len() > MOST_MARKED {
        return None;
    }
    let ends = inside.iter().skip(1).copied().chain([all.len()]);
    let rooms: Vec<usize> =
        inside.iter().zip(ends).map(|(at, end)| (end - at).min(MOST_MIXED)).collect();
    let choices: usize = rooms.iter().product();
    let mut only: Option<Found> = None;
    for choice in 0..choices {
        let mut rest = choice;
        let mut left_out = vec![false; all.len()];
        for (at, room) in inside.iter().zip(&rooms) {
            let count = rest % room + 1;
            rest /= room;
            left_out.iter_mut().skip(*at).take(count).for_each(|it| *it = true);
        }
        let items = all.iter().zip(&left_out).filter(|(_, out)| !**out).map(|(item, _)| *item);
        let found = sheet.group(own, items.collect());
        let Some(found) = found.filter(|it| it.failed == 0 && it.held > 1) else { continue };
        if found.digits < TELLING || only.is_some() {
            return None;
        }
        only = Some(found);
    }
    only
}

/// Rows without so many from each 其中 on; the first is never one of them.
fn apart(items: &[usize], marked: &[usize], count: usize) -> Vec<usize> {
    let mut left = 0usize;
    let mut kept = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        if at > 0 && marked.contains(item) {
            left = count;
        }
        if left == 0 {
            kept.push(*item);
        }
        left = left.saturating_sub(1);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::mended;
    use gouji_check::check::check;
    use gouji_check::gouji_core::rule::Rule;

    /// What is said of a table of income with these rows of non-tax income.
    fn said(of_which: &str, fine: &str) -> Vec<(String, Option<String>)> {
        let text = format!(
            "# 岚山县2024年一般公共预算收入执行情况表\n\n单位：万元\n\n\
             | 收入项目 | 本年完成数 | 上年完成数 | 增减额 |\n|---|---|---|---|\n\
             | 一、税收收入 | 52,310 | 49,875 | 2,435 |\n| 增值税 | 31,204 | 30,112 | 1,092 |\n\
             | 企业所得税 | 21,106 | 19,763 | 1,343 |\n| 二、非税收入 | 28,815 | 27,402 | 1,413 |\n\
             | 专项收入 | 9,120 | 8,655 | 465 |\n{of_which}| 行政事业性收费收入 | 5,480 | 5,377 | 103 |\n\
             | 罚没收入 | {fine} | 13,370 | 845 |\n| 收入合计 | 81,125 | 77,277 | 3,848 |\n"
        );
        mended(&text)
    }

    #[test]
    fn a_row_behind_of_which_is_a_part_of_the_row_above_where_the_amounts_say_so() {
        for change in ["2,307 | 1", "2,308 | 0", "2,308 | ", "2,309 | -1", "2,100 | 208"] {
            let row = format!("| 其中：教育费附加收入 | 2,308 | {change} |\n");
            assert_eq!(said(&row, "14,215"), [], "{change}");
            let wrong = vec![("14,251万元".to_owned(), Some("14,215万元".to_owned()))];
            assert_eq!(said(&row, "14,251"), wrong, "{change}");
        }
        let two = "| 其中：教育费附加收入 | 2,308 | 2,307 | 1 |\n| 水利建设专项收入 | 1,200 | 1,200 | 0 |\n";
        assert_eq!(said(two, "14,215"), []);
    }

    #[test]
    fn each_of_which_has_as_many_rows_as_the_columns_say() {
        let checked = |fine: &str| {
            let text = format!(
                "# 岚山县2024年一般公共预算收入执行情况表\n\n单位：万元\n\n\
                 | 收入项目 | 本年完成数 | 上年完成数 | 增减额 |\n|---|---|---|---|\n\
                 | （一）税收收入 | 52,310 | 49,875 | 2,435 |\n| 增值税 | 31,204 | 30,112 | 1,092 |\n\
                 | 企业所得税 | 21,106 | 19,763 | 1,343 |\n| （二）非税收入 | 28,815 | 27,402 | 1,413 |\n\
                 | 专项收入 | 9,120 | 8,655 | 465 |\n| 其中：教育费附加收入 | 2,308 | 2,307 | 1 |\n\
                 | 水利建设收入 | 1,200 | 1,203 | -3 |\n| 行政事业性收费收入 | 5,480 | 5,377 | 103 |\n\
                 | 其中：诉讼费收入 | 1,150 | 1,031 | 119 |\n| 罚没收入 | {fine} | 13,370 | 845 |\n"
            );
            let outcome = check(text.as_bytes(), "draft.md").unwrap();
            assert_eq!(outcome.findings.len(), 0);
            let rules = &outcome.coverage.by_figure;
            rules.values().filter(|it| it.contains(&Rule::StatementBalance)).count()
        };
        // Both groups in three columns.
        assert_eq!(checked("14,215"), 9 + 12);
    }
}
