//! How many wrong cells would explain the sums of a table that do not close.
//!
//! Contract: counts only. A cell that is the total of one sum and a part of another, and by the same amount wrong in both, is
//! one cause: 一、市本级 below a total and above its only （一）.

use super::found::Found;
use super::sheet::Sheet;

/// The sums that do not close, those with one cause once.
pub(super) fn count(found: &[Found], sheet: &Sheet) -> usize {
    let failing: Vec<&Found> = found.iter().filter(|group| group.failed > 0).collect();
    (0..sheet.across).map(|across| causes(&failing, across, sheet)).sum()
}

fn causes(failing: &[&Found], across: usize, sheet: &Sheet) -> usize {
    let with_own = failing.iter().map(|group| (residual(group, across, sheet), *group));
    let off: Vec<(i128, &Found)> =
        with_own.filter_map(|(residual, group)| Some((residual?, group))).collect();
    let mut taken = vec![false; off.len()];
    let mut merged = 0;
    for (residual, part) in &off {
        // What is too much as a total is what is missing where it is a part, with its sign turned.
        let same = off.iter().enumerate().find(|(at, (other, whole))| {
            let free = taken.get(*at).is_some_and(|taken| !taken);
            free && whole.items.contains(&part.own) && residual.checked_neg() == Some(*other)
        });
        if let Some((at, _)) = same {
            taken.iter_mut().skip(at).take(1).for_each(|taken| *taken = true);
            merged += 1;
        }
    }
    off.len() - merged
}

/// What a total is above its parts in a line across in which it does not close.
fn residual(found: &Found, across: usize, sheet: &Sheet) -> Option<i128> {
    let (total, made) = (sheet.at(found.own, across)?, sheet.made_of(found, across)?);
    let off = total.value.checked_sub(made.sum)?;
    (made.parts > 0 && !sheet.closes(total.value, made)).then_some(off)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::mended;

    #[test]
    fn a_wrong_amount_between_two_sums_is_told() {
        let said = |own: &str| {
            mended(&format!(
                "鹤川省2024年决算草案\n\n2024年项目支出决算表\n\n单位：万元\n\n| 项目 | 2023年决算数 |\n|---|---|\n\
                 | 一、市本级 | {own} |\n| （一）办公类 | 1662417 |\n| 1.道路 | 802051 |\n| 2.信息化 | 860366 |\n\
                 | 二、部门 | 601234 |\n| （一）养护类 | 526311 |\n| 1.绿化 | 526311 |\n| （二）建设类 | 74923 |\n\
                 | 1.桥梁 | 74923 |\n| 其中：政府采购 | 37461 |\n| 合计 | 2263651 |\n"
            ))
        };
        assert_eq!(said("1662417"), []);
        let wrong = ("1652417万元".to_owned(), Some("1662417万元".to_owned()));
        assert_eq!(said("1652417"), [wrong]);
    }
}
