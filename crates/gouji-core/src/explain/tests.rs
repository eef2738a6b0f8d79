//! What is said about sums, shares and rates, in both languages.

use super::sample::{Sample, constant, down, sum, up};
use crate::rule::Rule;
use crate::statement::{GrowthForm, ItemRate, Operand, RatioKind, Statement};
use insta::assert_snapshot;

fn ratio(kind: RatioKind, rate: &Operand, part: &Operand, whole: &Operand) -> Statement<Operand> {
    Statement::Ratio {
        kind,
        rate: rate.clone(),
        part: part.clone(),
        whole: whole.clone(),
        other_wholes: Vec::new(),
        siblings: Vec::new(),
    }
}

fn growth(rate: &str, fell: bool, now: &str, before: Option<&str>, change: Option<&str>) -> String {
    let mut s = Sample::default();
    let now = s.add("收、支总计", now);
    let before = before.map(|before| s.add("上年收、支总计", before));
    let delta = change.map(|change| up(s.add("", change)));
    let rate = s.add("", rate);
    let rate = if fell { down(rate) } else { up(rate) };
    let form = GrowthForm::Percent;
    s.state(Rule::GrowthRate, Statement::Growth { rate, form, now: Some(now), before, delta });
    s.show()
}

#[test]
fn sum_of_items() {
    let mut s = Sample::default();
    let total = s.add("本年支出合计", "1486.72万元");
    let [a, b] = [s.add("基本支出", "402.15万元"), s.add("项目支出", "1084.75万元")];
    s.state(Rule::SumOfItems, sum(&total, &[&a, &b]));
    assert_snapshot!(s.show(), @"
    error[sum-of-items] 项目支出1084.75万元应为1084.57万元（相邻两位数字颠倒，改后核对相符）
      1084.75万元 -> 1084.57万元 | 1084.57万元 Likely
      = 402.15万元 + 1084.75万元 = 1486.90万元
      = 按四舍五入，只能在 1486.89万元–1486.91万元 之间
      @ 项目支出:1084.75万元 本年支出合计:1486.72万元 基本支出:402.15万元
      + [sum-of-items] 本年支出合计1486.72万元，各项之和402.15万元 + 1084.75万元 = 1486.90万元，相差0.18万元
    error[sum-of-items] 项目支出 1084.75万元 should be 1084.57万元 (two digits transposed, then the check agrees)
      1084.75万元 -> 1084.57万元 | 1084.57万元 Likely
      = 402.15万元 + 1084.75万元 = 1486.90万元
      = with rounding it can only lie within 1486.89万元–1486.91万元
      @ 项目支出:1084.75万元 本年支出合计:1486.72万元 基本支出:402.15万元
      + [sum-of-items] 本年支出合计 1486.72万元, but its items 402.15万元 + 1084.75万元 add to 1486.90万元 (0.18万元 apart)
    ");
}

#[test]
fn shares_add_to_100() {
    let mut s = Sample::default();
    let shares = [s.add("基本支出", "31%"), s.add("项目支出", "63%")];
    s.state(Rule::SharesAddTo100, sum(&constant(1), &[&shares[0], &shares[1]]));
    assert_snapshot!(s.show(), @"
    error[shares-add-to-100] 占比合计94%，应为100%
      94% -> 100%
      = 31% + 63% = 94%
      = 按四舍五入，只能在 93%–95% 之间
      @ 基本支出:31% 项目支出:63%
    error[shares-add-to-100] shares add to 94% instead of 100%
      94% -> 100%
      = 31% + 63% = 94%
      = with rounding it can only lie within 93%–95%
      @ 基本支出:31% 项目支出:63%
    ");
}

#[test]
fn share_of_whole() {
    let mut s = Sample::default();
    let whole = s.add("本年支出合计", "1020.20万元");
    let part = s.add("", "790.04万元");
    let share = s.add("", "78%");
    s.state(Rule::ShareOfWhole, ratio(RatioKind::Share, &share, &part, &whole));
    assert_snapshot!(s.show(), @"
    error[share-of-whole] 很可能是其中一个写错：78%应为77%（末位差一），或者本年支出合计1020.20万元应为1010.20万元（一位数字写错）
      78% -> 77%
      = 790.04万元 ÷ 1020.20万元 = 77.44%
      = 按四舍五入，只能在 77.4388%–77.4406% 之间
      = 只有逢小数一律进一才能得到这个数
      @ 占比:78% 也可能是此处，应为 1010.20万元:1020.20万元 部分:790.04万元
      + [share-of-whole] 占比78%应为77%
    error[share-of-whole] most likely one of these is wrong: 78% should be 77% (the last digit is off by one), or 本年支出合计 1020.20万元 should be 1010.20万元 (one digit mistyped)
      78% -> 77%
      = 790.04万元 ÷ 1020.20万元 = 77.44%
      = with rounding it can only lie within 77.4388%–77.4406%
      = only rounding up gives the printed figure
      @ share:78% or this one, expected 1010.20万元:1020.20万元 part:790.04万元
      + [share-of-whole] share 78% should be 77%
    ");
}

#[test]
fn truncated_rate() {
    let mut s = Sample::default();
    let [whole, part] = [s.add("企业", "62户"), s.add("复工", "58户")];
    let rate = s.add("复产率", "93.54%");
    s.state(Rule::RateOfCounts, ratio(RatioKind::Rate, &rate, &part, &whole));
    assert_snapshot!(s.show(), @"
    warning[rate-of-counts] 比率93.54%应为93.55%（只有截尾才能解释）
      93.54% -> 93.55% | 93.55% Likely
      = 58户 ÷ 62户 = 93.5484%
      = 结果是直接截去尾数得到的，没有四舍五入
      @ 复产率:93.54% 复工:58户 企业:62户
    warning[rate-of-counts] rate 93.54% should be 93.55% (only cut-off digits explain it)
      93.54% -> 93.55% | 93.55% Likely
      = 58户 ÷ 62户 = 93.5484%
      = the result was cut off instead of rounded
      @ 复产率:93.54% 复工:58户 企业:62户
    ");
}

#[test]
fn completion_of_nothing() {
    let mut s = Sample::default();
    let [budget, year] = [s.add("年初预算", "0万元"), s.add("全年预算", "321.02万元")];
    let [actual, rate] = [s.add("支出决算", "307.82万元"), s.add("", "95.89%")];
    let mut said = ratio(RatioKind::Completion, &rate, &actual, &budget);
    if let Statement::Ratio { other_wholes, .. } = &mut said {
        other_wholes.push(year);
    }
    s.state(Rule::CompletionOfNothing, said);
    assert_snapshot!(s.show(), @"
    error[wrong-base] 年初预算为0，完成率95.89%没有意义
      95.89% -> ?
      = 307.82万元 ÷ 0万元 不能计算
      = 307.82万元 ÷ 321.02万元 (全年预算) = 95.8881%
      = 这个百分率与同一句中的另一个基数相符，可能写错了基数
      @ 完成率:95.89% 支出决算:307.82万元 年初预算:0万元 全年预算:321.02万元
    error[wrong-base] 年初预算 is 0: a completion rate of 95.89% has no meaning
      95.89% -> ?
      = 307.82万元 ÷ 0万元 is undefined
      = 307.82万元 ÷ 321.02万元 (全年预算) = 95.8881%
      = the rate fits another base of the same sentence; the wrong one may be named
      @ completion rate:95.89% 支出决算:307.82万元 年初预算:0万元 全年预算:321.02万元
    ");
}

#[test]
fn implied_completion() {
    let mut s = Sample::default();
    let overall = s.add("", "80%");
    let item = |amount, rate| ItemRate { amount, rate, flat: false };
    let items = vec![
        item(s.add("行政运行", "120.00万元"), s.add("", "100%")),
        item(s.add("一般行政管理事务", "180.00万元"), s.add("", "60%")),
    ];
    s.state(Rule::ImpliedCompletion, Statement::ImpliedCompletion { overall, items });
    assert_snapshot!(s.show(), @"
    error[implied-completion] 总完成率80%应为71%
      80% -> 71% | 71% Likely
      = 各项支出之和300.00万元 ÷ 由各项完成率推算的预算之和420.00万元 = 71.43%
      = 按四舍五入，只能在 70.9%–72.0% 之间
      @ 总完成率:80% 行政运行:120.00万元 分项完成率:100% 一般行政管理事务:180.00万元 分项完成率:60%
    error[implied-completion] overall completion rate 80% should be 71%
      80% -> 71% | 71% Likely
      = items 300.00万元 ÷ budgets implied by their rates 420.00万元 = 71.43%
      = with rounding it can only lie within 70.9%–72.0%
      @ overall rate:80% 行政运行:120.00万元 item rate:100% 一般行政管理事务:180.00万元 item rate:60%
    ");
}

#[test]
fn growth_rate() {
    assert_snapshot!(growth("27%", false, "1520.36万元", None, Some("218.22万元")), @"
    error[growth-rate] 增长27%应为17%
      27% -> 17% | 17% Likely
      = 218.22万元 ÷ (1520.36万元 − 218.22万元) = 16.76%
      = 按四舍五入，只能在 16.7581%–16.7591% 之间
      @ 增减幅度:27% 收、支总计:1520.36万元 增减额:218.22万元
    error[growth-rate] growth of 27% should be 17%
      27% -> 17% | 17% Likely
      = 218.22万元 ÷ (1520.36万元 − 218.22万元) = 16.76%
      = with rounding it can only lie within 16.7581%–16.7591%
      @ growth:27% 收、支总计:1520.36万元 change:218.22万元
    ");
}

#[test]
fn growth_the_other_way() {
    assert_snapshot!(growth("17.62%", false, "3845.49万元", Some("43269.3万元"), None), @"
    error[growth-rate] 上年收、支总计43269.3万元应为3269.3万元（多写一位数字，改后核对相符）
      43269.3万元 -> 3269.3万元 | 3269.3万元 Likely
      = 3845.49万元 ÷ 43269.3万元 − 1 = -91.1127%
      = 按四舍五入，只能在 -91.112681% 至 -91.112638% 之间
      = 增减（大小）方向写反
      @ 上年收、支总计:43269.3万元 增减幅度:17.62% 收、支总计:3845.49万元
      + [growth-rate] 下降写成了增长：增长17.62%应为下降91.11%
    error[growth-rate] 上年收、支总计 43269.3万元 should be 3269.3万元 (a digit too many, then the check agrees)
      43269.3万元 -> 3269.3万元 | 3269.3万元 Likely
      = 3845.49万元 ÷ 43269.3万元 − 1 = -91.1127%
      = with rounding it can only lie within -91.112681% to -91.112638%
      = the word points the wrong way
      @ 上年收、支总计:43269.3万元 growth:17.62% 收、支总计:3845.49万元
      + [growth-rate] a decrease is printed as growth: growth of 17.62% should be a fall of 91.11%
    ");
}

#[test]
fn growth_within_rounding() {
    assert_snapshot!(growth("237%", false, "790.04万元", None, Some("555.96万元")), @"
    note[growth-rate] 增长237%，按所列数字为238%（四舍五入可以解释）
      237% -> 238%
      = 555.96万元 ÷ (790.04万元 − 555.96万元) = 237.51%
      = 按四舍五入，只能在 237.496%–237.521% 之间
      = 差额在四舍五入的余地之内
      @ 增减幅度:237% 收、支总计:790.04万元 增减额:555.96万元
    note[growth-rate] growth of 237%, the printed figures give 238% (rounding explains it)
      237% -> 238%
      = 555.96万元 ÷ (790.04万元 − 555.96万元) = 237.51%
      = with rounding it can only lie within 237.496%–237.521%
      = the difference is within rounding
      @ growth:237% 收、支总计:790.04万元 change:555.96万元
    ");
}

#[test]
fn growth_from_zero() {
    assert_snapshot!(growth("100%", false, "5.20万元", None, Some("5.20万元")), @"
    warning[growth-rate] 上年数为0，“增长100%”没有意义
      100% -> ?
      = 5.20万元 − 5.20万元 = 0（上年）
      = 基数为0，百分率没有意义；应写明不可比或上年（预算）无此项
      @ 增减幅度:100% 收、支总计:5.20万元 增减额:5.20万元
    warning[growth-rate] the year before is 0: a growth of 100% has no meaning
      100% -> ?
      = 5.20万元 − 5.20万元 = 0 (the year before)
      = the base is 0, so no percentage exists; say that the two cannot be compared
      @ growth:100% 收、支总计:5.20万元 change:5.20万元
    ");
}
