//! Causes beyond a single mistyped digit: copies, rows, columns, units, two suspects.

use super::tests::same;
use crate::explain::sample::{Sample, id, sum};
use crate::rule::Rule;
use crate::statement::{Direction, GrowthForm, Moved, Operand, Statement};
use insta::assert_snapshot;

/// A table of `rows` rows with a total, the total repeated elsewhere.
fn column(items: &[&str], total: &str) -> (Sample, Vec<Operand>, Operand) {
    let mut s = Sample::default();
    let items: Vec<Operand> = items.iter().map(|item| s.add("项", item)).collect();
    let total = s.add("合计", total);
    s.state(Rule::SumOfItems, sum(&total, &items.iter().collect::<Vec<_>>()));
    (s, items, total)
}

#[test]
fn an_error_copied_to_its_twin_is_one_finding_with_two_places() {
    let (mut s, items, total) = column(&["1066.51万元", "2921.97万元"], "13583.48万元");
    let copy = s.add("项（正文）", "1066.51万元");
    s.state(Rule::SameFigure, same(&copy, &items[0]));
    let by_fund = [s.add("基金甲", "10000.00万元"), s.add("基金乙", "661.51万元")];
    s.state(Rule::ItemsAddToTotal, sum(&items[0], &by_fund.iter().collect::<Vec<_>>()));
    let again = s.add("合计（正文）", "13583.48万元");
    s.state(Rule::SameFigure, same(&again, &total));
    assert_snapshot!(s.show(), @"
    error[items-add-to-total] 项1066.51万元应为10661.51万元（漏写一位数字，共2处，改后2项核对均相符）
      1066.51万元 -> 10661.51万元 | 10661.51万元 Likely
      = 10000.00万元 + 661.51万元 = 10661.51万元
      = 按四舍五入，只能在 10661.50万元–10661.52万元 之间
      = 依据：改后另外1项核对仍然相符
      @ 项:1066.51万元 同一错误，应为 10661.51万元:1066.51万元 基金甲:10000.00万元 基金乙:661.51万元
      + [items-add-to-total] 项1066.51万元，各项之和10000.00万元 + 661.51万元 = 10661.51万元，相差9595.00万元
      + [sum-of-items] 合计13583.48万元，各项之和1066.51万元 + 2921.97万元 = 3988.48万元，相差9595.00万元
    error[items-add-to-total] 项 1066.51万元 should be 10661.51万元 (a digit left out, in 2 places, then 2 checks agree)
      1066.51万元 -> 10661.51万元 | 10661.51万元 Likely
      = 10000.00万元 + 661.51万元 = 10661.51万元
      = with rounding it can only lie within 10661.50万元–10661.52万元
      = because 1 other check of it still agrees after the change
      @ 项:1066.51万元 the same mistake, expected 10661.51万元:1066.51万元 基金甲:10000.00万元 基金乙:661.51万元
      + [items-add-to-total] 项 1066.51万元, but its items 10000.00万元 + 661.51万元 add to 10661.51万元 (9595.00万元 apart)
      + [sum-of-items] 合计 13583.48万元, but its items 1066.51万元 + 2921.97万元 add to 3988.48万元 (9595.00万元 apart)
    ");
}

#[test]
fn figures_off_by_the_same_amount_are_one_finding() {
    let mut s = Sample::default();
    let [all, staff, office] =
        [("基本支出", "5377.64万元"), ("人员经费", "4896.98万元"), ("公用经费", "480.66万元")]
            .map(|(label, printed)| s.add(label, printed));
    s.state(Rule::SumOfItems, sum(&all, &[&staff, &office]));
    let table = [("表一", "5364.75万元"), ("表一", "4884.09万元"), ("表一", "480.66万元")]
        .map(|(label, printed)| s.add(label, printed));
    s.state(Rule::SumOfItems, sum(&table[0], &[&table[1], &table[2]]));
    for (told, cell) in [&all, &staff, &office].into_iter().zip(&table) {
        s.state(Rule::SameFigure, same(told, cell));
    }
    let other = s.add("表二", "5364.75万元");
    s.state(Rule::SameFigure, same(&other, &table[0]));
    assert_snapshot!(s.show(), @"
    error[same-figure] 基本支出5377.64万元应为5364.75万元（共2处，改后2项核对均相符）
      5377.64万元 -> 5364.75万元 | 5364.75万元 Likely
      = 5377.64万元 > 5364.75万元，相差12.89万元
      = 依据：改后另外1项核对仍然相符；相关的其他数都另有核对印证
      @ 基本支出:5377.64万元 同一错误，应为 4884.09万元:4896.98万元 表一:5364.75万元 表一:4884.09万元
      + [same-figure] 基本支出前后不一致：5377.64万元与5364.75万元
      + [same-figure] 人员经费前后不一致：4896.98万元与4884.09万元
    error[same-figure] 基本支出 5377.64万元 should be 5364.75万元 (in 2 places, then 2 checks agree)
      5377.64万元 -> 5364.75万元 | 5364.75万元 Likely
      = 5377.64万元 > 5364.75万元, 12.89万元 apart
      = because 1 other check of it still agrees after the change; every other figure involved is confirmed elsewhere
      @ 基本支出:5377.64万元 the same mistake, expected 4884.09万元:4896.98万元 表一:5364.75万元 表一:4884.09万元
      + [same-figure] 基本支出 is printed as 5377.64万元 and as 5364.75万元
      + [same-figure] 人员经费 is printed as 4896.98万元 and as 4884.09万元
    ");
}

#[test]
fn a_missing_row_is_said_before_digits_are_blamed() {
    let (mut s, ..) = column(&["120.35万元", "310.20万元"], "508.67万元");
    s.add("未列入的项", "78.12万元");
    assert_snapshot!(s.show(), @"
    error[sum-of-items] 合计508.67万元，各项之和120.35万元 + 310.20万元 = 430.55万元，相差78.12万元，正好等于附近的未列入的项78.12万元：可能漏加了这一项
      508.67万元 -> ?
      = 120.35万元 + 310.20万元 = 430.55万元
      = 按四舍五入，只能在 430.54万元–430.56万元 之间
      @ 合计:508.67万元 未列入的项:78.12万元 项:120.35万元 项:310.20万元
    error[sum-of-items] 合计 508.67万元, but its items 120.35万元 + 310.20万元 add to 430.55万元 (78.12万元 apart), exactly 未列入的项 78.12万元 nearby: an item may be left out
      508.67万元 -> ?
      = 120.35万元 + 310.20万元 = 430.55万元
      = with rounding it can only lie within 430.54万元–430.56万元
      @ 合计:508.67万元 未列入的项:78.12万元 项:120.35万元 项:310.20万元
    ");
}

#[test]
fn a_row_counted_twice_is_said() {
    let (s, ..) = column(&["120.35万元", "310.20万元", "78.12万元"], "430.55万元");
    assert_snapshot!(s.show(), @"
    error[sum-of-items] 合计430.55万元，各项之和120.35万元 + 310.20万元 + 78.12万元 = 508.67万元，相差78.12万元，正好等于其中的项78.12万元：可能重复加了这一项
      78.12万元 -> ?
      = 120.35万元 + 310.20万元 + 78.12万元 = 508.67万元
      = 按四舍五入，只能在 508.655万元–508.685万元 之间
      @ 项:78.12万元 合计:430.55万元 项:120.35万元 项:310.20万元
    error[sum-of-items] 合计 430.55万元, but its items 120.35万元 + 310.20万元 + 78.12万元 add to 508.67万元 (78.12万元 apart), exactly the item 项 78.12万元: it may be counted twice
      78.12万元 -> ?
      = 120.35万元 + 310.20万元 + 78.12万元 = 508.67万元
      = with rounding it can only lie within 508.655万元–508.685万元
      @ 项:78.12万元 合计:430.55万元 项:120.35万元 项:310.20万元
    ");
}

/// A column of a table whose cells stand one row too low, against the narrative.
#[test]
fn a_displaced_column_is_one_finding() {
    let values = ["31.07", "412.55", "88.20", "1290.46", "57.31", "604.90"];
    let mut s = Sample::default();
    let mut cells = vec![s.add("", "2484.49万元")];
    cells.extend(values.map(|value| s.add("", &format!("{value}万元"))));
    for (row, cell) in cells.iter().enumerate() {
        s.disclosure.slots.insert(id(cell), crate::disclosure::Slot { table: 0, row, column: 2 });
    }
    for (row, value) in values.iter().enumerate() {
        let told = s.add(&format!("第{}项", row + 1), &format!("{value}万元"));
        // The name of the row stands one line above its number.
        s.state(Rule::SameFigure, same(&told, &cells[row]));
    }
    assert_snapshot!(s.show(), @"
    error[same-figure] 这一列的数整体错位，向下错了1行：6个数与别处不符，移回后6项核对均相符
      2484.49万元 -> ?
      = 31.07万元 < 2484.49万元，相差2453.42万元
      @ :2484.49万元 第1项:31.07万元 :31.07万元 :412.55万元 :88.20万元 :1290.46万元 :57.31万元 第2项:412.55万元 第3项:88.20万元
      + [same-figure] 第1项前后不一致：31.07万元与2484.49万元
      + [same-figure] 第2项前后不一致：412.55万元与31.07万元
      + [same-figure] 第3项前后不一致：88.20万元与412.55万元
      + [same-figure] 第4项前后不一致：1290.46万元与88.20万元
      + [same-figure] 第5项前后不一致：57.31万元与1290.46万元
      + [same-figure] 第6项前后不一致：604.90万元与57.31万元
    error[same-figure] the numbers of this column slipped down by 1 row: 6 of them differ from other prints, and 6 checks agree once they are moved back
      2484.49万元 -> ?
      = 31.07万元 < 2484.49万元, 2453.42万元 apart
      @ :2484.49万元 第1项:31.07万元 :31.07万元 :412.55万元 :88.20万元 :1290.46万元 :57.31万元 第2项:412.55万元 第3项:88.20万元
      + [same-figure] 第1项 is printed as 31.07万元 and as 2484.49万元
      + [same-figure] 第2项 is printed as 412.55万元 and as 31.07万元
      + [same-figure] 第3项 is printed as 88.20万元 and as 412.55万元
      + [same-figure] 第4项 is printed as 1290.46万元 and as 88.20万元
      + [same-figure] 第5项 is printed as 57.31万元 and as 1290.46万元
      + [same-figure] 第6项 is printed as 604.90万元 and as 57.31万元
    ");
}

#[test]
fn two_suspects_are_named_in_one_finding() {
    let (s, ..) = column(&["784.09万元", "1176.00万元"], "1960.00万元");
    assert_snapshot!(s.show(), @"
    error[sum-of-items] 很可能是其中一个写错：项784.09万元应为784.00万元（一位数字写错），或者合计1960.00万元应为1960.09万元（一位数字写错）
      784.09万元 -> 784.00万元
      = 784.09万元 + 1176.00万元 = 1960.09万元
      = 按四舍五入，只能在 1960.08万元–1960.10万元 之间
      @ 项:784.09万元 也可能是此处，应为 1960.09万元:1960.00万元 项:1176.00万元
      + [sum-of-items] 合计1960.00万元，各项之和784.09万元 + 1176.00万元 = 1960.09万元，相差0.09万元
    error[sum-of-items] most likely one of these is wrong: 项 784.09万元 should be 784.00万元 (one digit mistyped), or 合计 1960.00万元 should be 1960.09万元 (one digit mistyped)
      784.09万元 -> 784.00万元
      = 784.09万元 + 1176.00万元 = 1960.09万元
      = with rounding it can only lie within 1960.08万元–1960.10万元
      @ 项:784.09万元 or this one, expected 1960.09万元:1960.00万元 项:1176.00万元
      + [sum-of-items] 合计 1960.00万元, but its items 784.09万元 + 1176.00万元 add to 1960.09万元 (0.09万元 apart)
    ");
}

#[test]
fn a_wrong_unit_is_named() {
    let (mut s, _, total) = column(&["1911.00万元", "39.00万元"], "1950.00亿元");
    let again = s.add("收入", "1950.00万元");
    s.state(Rule::SameFigure, same(&again, &total));
    assert_snapshot!(s.show(), @"
    error[unit-slip] 合计1950.00亿元应为1950.00万元（单位写错，改后2项核对均相符）
      1950.00亿元 -> 1950.00万元 | 1950.00万元 Certain
      = 1911.00万元 + 39.00万元 = 1950.00万元
      = 按四舍五入，只能在 1949.99万元–1950.01万元 之间
      = 正好相差一万倍或一亿倍，可能是单位写错
      @ 合计:1950.00亿元 项:1911.00万元 项:39.00万元 收入:1950.00万元
      + [unit-slip] 合计1950.00亿元，各项之和1911.00万元 + 39.00万元 = 1950.00万元，相差19498050.00万元
      + [unit-slip] 收入前后不一致：1950.00万元与1950.00亿元
    error[unit-slip] 合计 1950.00亿元 should be 1950.00万元 (the unit is wrong, then 2 checks agree)
      1950.00亿元 -> 1950.00万元 | 1950.00万元 Certain
      = 1911.00万元 + 39.00万元 = 1950.00万元
      = with rounding it can only lie within 1949.99万元–1950.01万元
      = off by exactly 10⁴ or 10⁸: the unit is probably wrong
      @ 合计:1950.00亿元 项:1911.00万元 项:39.00万元 收入:1950.00万元
      + [unit-slip] 合计 1950.00亿元, but its items 1911.00万元 + 39.00万元 add to 1950.00万元 (19498050.00万元 apart)
      + [unit-slip] 收入 is printed as 1950.00万元 and as 1950.00亿元
    ");
}

#[test]
fn without_grouping_every_relation_speaks_for_itself() {
    let (mut s, items, total) = column(&["205.00万元", "750.00万元"], "1000.00万元");
    let again = s.add("项", "250.00万元");
    s.state(Rule::SameFigure, same(&again, &items[0]));
    let other = s.add("合计", "1000.00万元");
    s.state(Rule::SameFigure, same(&other, &total));
    let source = crate::document::SourceText::new("a.txt", s.text.clone());
    let judged = super::judge_relations(s.relations.clone(), &s.disclosure);
    let raw = {
        let beliefs = &crate::belief::Beliefs::certain();
        let diagnosis = super::diagnose(&judged, &s.disclosure, beliefs, false);
        crate::telling::tell(&diagnosis, &judged, &s.disclosure, &source)
    };
    let grouped = s.findings();
    assert_eq!((raw.len(), grouped.len()), (2, 1));
    let told: Vec<_> = raw.iter().map(|finding| finding.message.clone()).collect();
    for message in grouped[0].explains.iter().map(|it| &it.message) {
        assert!(told.contains(message), "{message:?} is lost");
    }
    assert!(raw.iter().all(|finding| finding.severity <= grouped[0].severity));
}

#[test]
fn a_rate_computed_from_a_wrong_change_is_no_second_mistake() {
    let mut s = Sample::default();
    let now = s.add("科学技术支出", "11021万元");
    let before = s.add("上年科学技术支出", "400万元");
    let now_total = now.clone();
    let change = s.add("", "11421万元");
    let rate = s.add("", "2855.3%");
    let up = |figure: &Operand| Moved { figure: figure.clone(), direction: Direction::Up };
    let difference =
        Statement::Difference { delta: up(&change), now: now.clone(), before: before.clone() };
    let growth = Statement::Growth {
        rate: up(&rate),
        form: GrowthForm::Percent,
        now: Some(now),
        before: Some(before),
        delta: None,
    };
    let parts = [s.add("补充资本金", "199万元"), s.add("其他科学技术支出", "10822万元")];
    s.state(Rule::SumOfItems, sum(&now_total, &parts.iter().collect::<Vec<_>>()));
    s.state(Rule::ChangeAmount, difference);
    s.state(Rule::GrowthRate, growth);
    assert_snapshot!(s.show(), @"
    error[change-amount] 增加11421万元应为10621万元
      11421万元 -> 10621万元 | 10621万元 Likely
      = 11021万元 − 400万元 = 10621万元
      = 按四舍五入，只能在 10620万元–10622万元 之间
      @ 增减额:11421万元 科学技术支出:11021万元 上年科学技术支出:400万元
      + [growth-rate] 增长2855.3%应为2655.3%
    error[change-amount] increase of 11421万元 should be 10621万元
      11421万元 -> 10621万元 | 10621万元 Likely
      = 11021万元 − 400万元 = 10621万元
      = with rounding it can only lie within 10620万元–10622万元
      @ change:11421万元 科学技术支出:11021万元 上年科学技术支出:400万元
      + [growth-rate] growth of 2855.3% should be 2655.3%
    ");
}
