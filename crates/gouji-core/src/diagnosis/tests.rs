//! One cause, one finding.

use crate::explain::sample::{Sample, constant, id, sum};
use crate::finding::{Certainty, Severity};
use crate::judge::Verdict;
use crate::rule::Rule;
use crate::statement::{Chain, Comparison, Operand, RatioKind, Statement};
use insta::assert_snapshot;

fn share(share: &Operand, part: &Operand, whole: &Operand, list: &[Operand]) -> Statement<Operand> {
    Statement::Ratio {
        kind: RatioKind::Share,
        rate: share.clone(),
        part: part.clone(),
        whole: whole.clone(),
        other_wholes: Vec::new(),
        siblings: list.to_vec(),
    }
}

pub(super) fn same(left: &Operand, right: &Operand) -> Statement<Operand> {
    Statement::Same { left: left.clone(), right: right.clone(), chain: Chain::SameLeaf }
}

/// A list of two parts with shares, all tied together.
fn list(parts: [&str; 2], shares: [&str; 2]) -> Sample {
    let mut s = Sample::default();
    let whole = s.add("本年支出合计", "1000.00万元");
    let parts = parts.map(|part| s.add("支出", part));
    let shares = shares.map(|share| s.add("占", share));
    s.state(Rule::SumOfItems, sum(&whole, &[&parts[0], &parts[1]]));
    s.state(Rule::SharesAddTo100, sum(&constant(1), &[&shares[0], &shares[1]]));
    for (rate, part) in shares.iter().zip(&parts) {
        s.state(Rule::ShareOfWhole, share(rate, part, &whole, &shares));
    }
    s
}

#[test]
fn a_wrong_share_explains_its_list() {
    let s = list(["250.00万元", "750.00万元"], ["25.00%", "57.00%"]);
    assert_snapshot!(s.show(), @"
    error[share-of-whole] 占比57.00%应为75.00%
      57.00% -> 75.00% | 75.00% Certain
      = 750.00万元 ÷ 1000.00万元 = 75%
      = 按四舍五入，只能在 74.9991%–75.0009% 之间
      = 依据：改后另外1项核对仍然相符
      @ 占:57.00% 支出:750.00万元 本年支出合计:1000.00万元
      + [shares-add-to-100] 占比合计82%，应为100%
    error[share-of-whole] share 57.00% should be 75.00%
      57.00% -> 75.00% | 75.00% Certain
      = 750.00万元 ÷ 1000.00万元 = 75%
      = with rounding it can only lie within 74.9991%–75.0009%
      = because 1 other check of it still agrees after the change
      @ 占:57.00% 支出:750.00万元 本年支出合计:1000.00万元
      + [shares-add-to-100] shares add to 82% instead of 100%
    ");
}

#[test]
fn two_wrong_shares_explain_their_list_together() {
    let s = list(["250.00万元", "750.00万元"], ["52.00%", "57.00%"]);
    let findings = s.findings();
    assert_eq!(findings.len(), 2);
    assert_eq!(findings[0].explains.len() + findings[1].explains.len(), 1);
    assert!(findings.iter().all(|finding| finding.rule == Rule::ShareOfWhole));
}

#[test]
fn a_list_of_right_shares_stands_alone() {
    let mut s = Sample::default();
    let whole = s.add("本年支出合计", "6万元");
    let parts = [s.add("基本支出", "2万元"), s.add("项目支出", "4万元")];
    let shares = [s.add("", "31%"), s.add("", "63%")];
    s.state(Rule::SharesAddTo100, sum(&constant(1), &[&shares[0], &shares[1]]));
    for (rate, part) in shares.iter().zip(&parts) {
        s.state(Rule::ShareOfWhole, share(rate, part, &whole, &shares));
    }
    let findings = s.findings();
    let error = findings.iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(error.map(|finding| finding.rule).collect::<Vec<_>>(), [Rule::SharesAddTo100]);
}

#[test]
fn a_wrong_item_is_one_finding_at_the_item() {
    let mut s = list(["205.00万元", "750.00万元"], ["25.00%", "75.00%"]);
    let again = s.add("基本支出", "250.00万元");
    s.relations.retain(|relation| relation.rule != Rule::SharesAddTo100);
    let item = Operand::Figure(crate::disclosure::FigureId(1));
    s.state(Rule::SameFigure, same(&again, &item));
    assert_snapshot!(s.show(), @"
    error[sum-of-items] 支出205.00万元应为250.00万元（相邻两位数字颠倒，改后3项核对均相符）
      205.00万元 -> 250.00万元 | 250.00万元 Certain
      = 205.00万元 + 750.00万元 = 955.00万元
      = 按四舍五入，只能在 954.99万元–955.01万元 之间
      @ 支出:205.00万元 本年支出合计:1000.00万元 支出:750.00万元 基本支出:250.00万元
      + [sum-of-items] 本年支出合计1000.00万元，各项之和205.00万元 + 750.00万元 = 955.00万元，相差45.00万元
      + [share-of-whole] 占比25.00%应为20.50%
      + [same-figure] 基本支出前后不一致：250.00万元与205.00万元
    error[sum-of-items] 支出 205.00万元 should be 250.00万元 (two digits transposed, then 3 checks agree)
      205.00万元 -> 250.00万元 | 250.00万元 Certain
      = 205.00万元 + 750.00万元 = 955.00万元
      = with rounding it can only lie within 954.99万元–955.01万元
      @ 支出:205.00万元 本年支出合计:1000.00万元 支出:750.00万元 基本支出:250.00万元
      + [sum-of-items] 本年支出合计 1000.00万元, but its items 205.00万元 + 750.00万元 add to 955.00万元 (45.00万元 apart)
      + [share-of-whole] share 25.00% should be 20.50%
      + [same-figure] 基本支出 is printed as 250.00万元 and as 205.00万元
    ");
}

#[test]
fn relations_without_a_common_repair_stay_apart() {
    let mut s = Sample::default();
    let total = s.add("合计", "100.00万元");
    let [a, b, c] = ["40.00万元", "50.00万元", "75.00万元"].map(|item| s.add("", item));
    s.state(Rule::SumOfItems, sum(&total, &[&a, &b]));
    s.state(Rule::ItemsAddToTotal, sum(&total, &[&c, &a]));
    let twin = s.add("合计", "100.00万元");
    s.state(Rule::SameFigure, same(&total, &twin));
    let findings = s.findings();
    let repairs: Vec<_> = findings
        .iter()
        .map(|it| (it.rule.name(), it.expected.as_deref(), it.explains.len()))
        .collect();
    assert_eq!(
        repairs,
        [("sum-of-items", Some("60.00万元"), 1), ("items-add-to-total", Some("60.00万元"), 1)],
        "each names a figure of its own, with the sum's own words beneath"
    );
}

#[test]
fn a_figure_that_a_true_relation_confirms_is_not_repaired() {
    let mut s = Sample::default();
    let total = s.add("合计", "100.00万元");
    let [a, b] = ["40.00万元", "50.00万元"].map(|item| s.add("", item));
    s.state(Rule::SumOfItems, sum(&total, &[&a, &b]));
    let other = s.add("收入", "90.00万元");
    s.state(Rule::SameFigure, same(&total, &other));
    let before = s.findings();
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].stated, "100.00万元");
    assert_eq!(before[0].suggestion.as_ref().unwrap().certainty, Certainty::Certain);
    let table = s.add("合计", "100.00万元");
    s.state(Rule::SameFigure, same(&total, &table));
    assert_eq!(s.findings().len(), 2);
}

#[test]
fn the_reading_in_the_documents_favour_counts() {
    let mut s = Sample::default();
    let [wrong, right] = [s.add("", "200.00万元"), s.add("", "400.00万元")];
    let [part, rate] = [s.add("", "100.00万元"), s.add("", "25%")];
    s.state(Rule::ShareOfWhole, share(&rate, &part, &wrong, &[]));
    s.relations[0].readings.push(share(&rate, &part, &right, &[]));
    let judged = super::judge_relations(s.relations.clone(), &s.disclosure);
    assert_eq!(judged[0].1.verdict, Verdict::Holds);
    assert_eq!(judged[0].0.readings[0], share(&rate, &part, &right, &[]));
    assert!(s.findings().is_empty());
}

#[test]
fn a_rule_of_warnings_never_gives_an_error() {
    let mut s = Sample::default();
    let year = s.add("截至", "2019年");
    s.state(Rule::StaleDate, same(&year, &constant(2020)));
    assert_eq!(s.findings()[0].severity, Severity::Warning);
}

#[test]
fn repeated_fingerprints_are_numbered() {
    let mut s = Sample::default();
    for _ in 0..2 {
        let [now, before] = [s.add("甲", "3.00万元"), s.add("", "2.00万元")];
        let place = s.write("持平");
        let word = Comparison::Equal;
        s.word(Rule::FlatWord, place, Statement::Compare { left: now, right: before, word });
    }
    let zh: Vec<_> = s.findings().into_iter().map(|one| one.fingerprint).collect();
    let en: Vec<_> = s.findings().into_iter().map(|one| one.fingerprint).collect();
    assert_eq!(zh, en, "a fingerprint has no language");
    assert_snapshot!(zh.join("\n"), @"
    012f263f6c46a755
    012f263f6c46a755-2
    ");
}

#[test]
fn findings_stand_in_the_order_of_the_text() {
    let mut s = Sample::default();
    let all: Vec<_> = (0..4).map(|_| s.add("", "1.00万元")).collect();
    let odd = s.add("", "9.00万元");
    for left in all.iter().rev() {
        s.state(Rule::SameFigure, same(left, &odd));
    }
    let places: Vec<_> = s.findings().iter().map(|one| one.primary.place.span.start).collect();
    assert!(places.is_sorted());
    assert_eq!(id(&odd).0, 4);
}
