//! What is said about changes, words, counts and repeated figures, in both languages.

use super::sample::{Sample, constant, down, sum};
use crate::rule::Rule;
use crate::statement::{Chain, Comparison, Operand, Statement};
use insta::assert_snapshot;

#[test]
fn change_amount_and_points() {
    let mut s = Sample::default();
    let [now, before] = [s.add("机关运行经费", "45.30万元"), s.add("", "41.10万元")];
    let delta = down(s.add("", "4.50万元"));
    s.state(Rule::ChangeAmount, Statement::Difference { delta, now, before });
    let [now, before] = [s.add("增速", "5.4%"), s.add("目标任务", "9.0%")];
    let delta = down(s.add("", "4.6个百分点"));
    let printed_as_percent = false;
    s.state(Rule::PercentagePoints, Statement::Points { delta, now, before, printed_as_percent });
    assert_snapshot!(s.show(), @"
    error[change-amount] 增加写成了减少：减少4.50万元应为增加4.20万元
      4.50万元 -> +4.20万元 | +4.20万元 Likely
      = 45.30万元 − 41.10万元 = 4.20万元
      = 按四舍五入，只能在 4.19万元–4.21万元 之间
      = 增减（大小）方向写反
      @ 增减额:4.50万元 机关运行经费:45.30万元 上年:41.10万元
    error[percentage-points] 很可能是其中一个写错：4.6个百分点应为3.6个百分点（一位数字写错），或者增速5.4%应为4.5%（相邻两位数字颠倒）
      4.6个百分点 -> 3.6个百分点
      = 5.4% − 9.0% = -3.6个百分点
      = 按四舍五入，只能在 -3.7个百分点 至 -3.5个百分点 之间
      @ 百分点:4.6个百分点 也可能是此处，应为 4.5%:5.4% 目标任务:9.0%
      + [percentage-points] 低4.6个百分点应为3.6个百分点
    error[change-amount] an increase is printed as a decrease: decrease of 4.50万元 should be an increase of 4.20万元
      4.50万元 -> +4.20万元 | +4.20万元 Likely
      = 45.30万元 − 41.10万元 = 4.20万元
      = with rounding it can only lie within 4.19万元–4.21万元
      = the word points the wrong way
      @ change:4.50万元 机关运行经费:45.30万元 year before:41.10万元
    error[percentage-points] most likely one of these is wrong: 4.6个百分点 should be 3.6个百分点 (one digit mistyped), or 增速 5.4% should be 4.5% (two digits transposed)
      4.6个百分点 -> 3.6个百分点
      = 5.4% − 9.0% = -3.6个百分点
      = with rounding it can only lie within -3.7个百分点 to -3.5个百分点
      @ points:4.6个百分点 or this one, expected 4.5%:5.4% 目标任务:9.0%
      + [percentage-points] lower by 4.6个百分点 should be 3.6个百分点
    ");
}

#[test]
fn words() {
    let mut s = Sample::default();
    let compare = |left: &Operand, right: &Operand, word| Statement::Compare {
        left: left.clone(),
        right: right.clone(),
        word,
    };
    let [now, before] = [s.add("机关运行经费", "45.30万元"), s.add("", "41.10万元")];
    let fewer = s.write("减少");
    s.word(Rule::DirectionWord, fewer, compare(&now, &before, Comparison::Less));
    let flat = s.write("持平");
    s.word(Rule::FlatWord, flat, compare(&now, &before, Comparison::Equal));
    let rate = s.add("完成预算", "86%");
    let larger = s.write("大于");
    s.word(Rule::BudgetVsFinalWord, larger, compare(&rate, &constant(1), Comparison::Greater));
    assert_snapshot!(s.show(), @"
    error[direction-word] 写“减少”，而45.30万元多于41.10万元
      减少 -> 增加 | 增加 Likely
      = 45.30万元 > 41.10万元，相差4.20万元
      = 增减（大小）方向写反
      @ :减少 机关运行经费:45.30万元 上年:41.10万元
    error[flat-word] 写“持平”，而45.30万元多于41.10万元
      持平 -> ?
      = 45.30万元 > 41.10万元，相差4.20万元
      @ :持平 机关运行经费:45.30万元 上年:41.10万元
    error[budget-vs-final-word] 写“大于”，而86%小于100%
      大于 -> 小于 | 小于 Likely
      = 86% < 100%，相差14个百分点
      = 增减（大小）方向写反
      @ :大于 完成预算:86%
    error[direction-word] says “减少”, but 45.30万元 is above 41.10万元
      减少 -> 增加 | 增加 Likely
      = 45.30万元 > 41.10万元, 4.20万元 apart
      = the word points the wrong way
      @ :减少 机关运行经费:45.30万元 year before:41.10万元
    error[flat-word] says “持平”, but 45.30万元 is above 41.10万元
      持平 -> ?
      = 45.30万元 > 41.10万元, 4.20万元 apart
      @ :持平 机关运行经费:45.30万元 year before:41.10万元
    error[budget-vs-final-word] says “大于”, but 86% is below 100%
      大于 -> 小于 | 小于 Likely
      = 86% < 100%, 14 percentage points apart
      = the word points the wrong way
      @ :大于 完成预算:86%
    ");
}

#[test]
fn counts() {
    let mut s = Sample::default();
    let all = s.add("", "47户");
    let [open, shut] = [s.add("复工", "42户"), s.add("停产", "3户")];
    s.state(Rule::CountSum, sum(&all, &[&open, &shut]));
    let chain = Chain::SameLeaf;
    let named = s.add("关停", "3户");
    s.state(Rule::CountOfList, Statement::Same { left: named, right: constant(4), chain });
    let year = s.add("截至", "2019年");
    s.state(Rule::StaleDate, Statement::Same { left: year, right: constant(2020), chain });
    let [rate, whole] = [s.add("", "92.75%"), s.add("", "62家")];
    s.state(Rule::RateOfCounts, Statement::CountRate { rate, whole });
    let [rate, actual, target] = [s.add("", "80%"), s.add("", "18户"), s.add("", "12户")];
    s.state(Rule::OverTarget, Statement::OverTarget { rate, actual, target: Some(target) });
    let product = s.add("", "45000元");
    let factors = vec![s.add("", "32次"), s.add("", "1500元")];
    s.state(Rule::UnitPriceTimesQuantity, Statement::Product { product, factors });
    assert_snapshot!(s.show(), @"
    error[count-sum] 合计47户，各项之和42户 + 3户 = 45户，相差2户（很可能是其中一个数写错，3处都有可能）
      47户 -> 45户
      = 42户 + 3户 = 45户
      @ 合计:47户 也可能是此处，应为 5户:3户 也可能是此处，应为 44户:42户
    error[count-of-list] 写明3户，名单列出4户
      3户 -> 4户 | 4户 Possible
      = 3户 < 4户，相差1户
      @ 关停:3户
    warning[stale-date] 截止日期在2019年，公开年度为2020年
      2019年 -> 2020年 | 2020年 Likely
      = 2019年 < 2020年，相差1年
      @ 截至:2019年
    error[rate-of-counts] 62家中没有一个整数能得到92.75%
      92.75% -> ?
      = 62家 × 92.75% = 57.51
      = 没有一个整数能得到这个百分率
      @ 比率:92.75% 总数:62家
    error[over-target] 很可能是其中一个写错：80%应为50%（一位数字写错），或者12户应为10户（一位数字写错）
      80% -> 50%
      = (18户 − 12户) ÷ 12户 = 50%
      @ 超目标:80% 也可能是此处，应为 10户:12户 实际:18户
      + [over-target] 超目标80%应为50%
    error[unit-price-times-quantity] 很可能是其中一个写错：45000元应为48000元（一位数字写错），或者32次应为30次（一位数字写错）
      45000元 -> 48000元
      = 32次 × 1500元 = 48000元
      = 按四舍五入，只能在 47984元–48016元 之间
      @ 金额:45000元 也可能是此处，应为 30次:32次 因数:1500元
      + [unit-price-times-quantity] 金额45000元应为48000元
    error[count-sum] total 47户, but its items 42户 + 3户 add to 45户 (2户 apart) (most likely one of 3 figures is wrong)
      47户 -> 45户
      = 42户 + 3户 = 45户
      @ total:47户 or this one, expected 5户:3户 or this one, expected 44户:42户
    error[count-of-list] says 3户, but the list names 4户
      3户 -> 4户 | 4户 Possible
      = 3户 < 4户, 1户 apart
      @ 关停:3户
    warning[stale-date] the date lies in 2019年, the disclosure is for 2020年
      2019年 -> 2020年 | 2020年 Likely
      = 2019年 < 2020年, 1年 apart
      @ 截至:2019年
    error[rate-of-counts] no whole number out of 62家 gives 92.75%
      92.75% -> ?
      = 62家 × 92.75% = 57.51
      = no whole number gives this rate
      @ rate:92.75% count:62家
    error[over-target] most likely one of these is wrong: 80% should be 50% (one digit mistyped), or 12户 should be 10户 (one digit mistyped)
      80% -> 50%
      = (18户 − 12户) ÷ 12户 = 50%
      @ excess:80% or this one, expected 10户:12户 reached:18户
      + [over-target] excess over target 80% should be 50%
    error[unit-price-times-quantity] most likely one of these is wrong: 45000元 should be 48000元 (one digit mistyped), or 32次 should be 30次 (one digit mistyped)
      45000元 -> 48000元
      = 32次 × 1500元 = 48000元
      = with rounding it can only lie within 47984元–48016元
      @ amount:45000元 or this one, expected 30次:32次 factor:1500元
      + [unit-price-times-quantity] amount 45000元 should be 48000元
    ");
}

#[test]
fn same_figure_and_part_within_whole() {
    let mut s = Sample::default();
    let [here, there] = [s.add("财政拨款支出", "1151.60万元"), s.add("", "1115.60万元")];
    let chain = Chain::SameLeaf;
    s.state(Rule::SameFigure, Statement::Same { left: here, right: there, chain });
    let [fine, coarse] = [s.add("收入", "1314.21万元"), s.add("", "0.15亿元")];
    s.state(Rule::SameFigure, Statement::Same { left: fine, right: coarse, chain });
    let [part, whole] = [s.add("", "1200.00万元"), s.add("本年支出合计", "1000.00万元")];
    s.state(Rule::PartWithinWhole, Statement::Within { part, whole });
    assert_snapshot!(s.show(), @"
    error[same-figure] 财政拨款支出前后不一致：1151.60万元与1115.60万元
      1151.60万元 -> 1115.60万元 | 1115.60万元 Possible
      = 1151.60万元 > 1115.60万元，相差36.00万元
      @ 财政拨款支出:1151.60万元 另一处:1115.60万元
    error[same-figure] 收入前后不一致：1314.21万元与0.15亿元
      1314.21万元 -> ?
      = 1314.21万元 < 0.15亿元，相差185.79万元
      @ 收入:1314.21万元 另一处:0.15亿元
    error[part-within-whole] 部分1200.00万元大于本年支出合计1000.00万元
      1200.00万元 -> ?
      = 1200.00万元 > 1000.00万元，相差200.00万元
      @ 部分:1200.00万元 本年支出合计:1000.00万元
    error[same-figure] 财政拨款支出 is printed as 1151.60万元 and as 1115.60万元
      1151.60万元 -> 1115.60万元 | 1115.60万元 Possible
      = 1151.60万元 > 1115.60万元, 36.00万元 apart
      @ 财政拨款支出:1151.60万元 elsewhere:1115.60万元
    error[same-figure] 收入 is printed as 1314.21万元 and as 0.15亿元
      1314.21万元 -> ?
      = 1314.21万元 < 0.15亿元, 185.79万元 apart
      @ 收入:1314.21万元 elsewhere:0.15亿元
    error[part-within-whole] part 1200.00万元 exceeds 本年支出合计 1000.00万元
      1200.00万元 -> ?
      = 1200.00万元 > 1000.00万元, 200.00万元 apart
      @ part:1200.00万元 本年支出合计:1000.00万元
    ");
}

#[test]
fn every_code_has_a_sentence() {
    use crate::judge::Code;
    use crate::lang::Lang;
    for code in [Code::Rounding, Code::Tie, Code::UnitLabel, Code::BentTo100, Code::TooVague] {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| super::codes::sentence(code, lang));
        assert!(!zh.is_ascii() && !en.is_empty());
    }
}
