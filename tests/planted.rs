//! One mistake planted into the clean disclosure gives exactly one finding, of the right rule, at
//! exactly the planted scalar.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::fmt::Write as _;

use gouji_core::document::Span;
use support::{checked, fixtures, loud, verdict};

/// What is planted: the text around the scalar (`[` and `]` mark it), what is put there instead, and
/// the rule that must find it.
const PLANTS: &[(&str, &str, &str)] = &[
    // Sums
    (
        "id: spending\n    label: 本年支出合计\n    concept: expenditure.total\n    amount: [1020.20]",
        "1002.20",
        "sum-of-items",
    ),
    ("label: 基本支出, amount: [256.34]", "265.34", "sum-of-items"),
    ("label: 社会保障和就业支出\n        amount: [16.87]", "18.67", "sum-of-items"),
    ("label: 卫生健康支出\n        amount: [13.46]", "14.36", "sum-of-items"),
    ("id: running, label: 行政运行, final: [137.66]", "173.66", "sum-of-items"),
    ("label: 人员经费, amount: [222.05]", "222.50", "sum-of-items"),
    ("label: 项目调研组接待, amount: [0.07]", "0.70", "sum-of-items"),
    ("label: 在建项目投资, amount: [80.67亿元]", "86.07亿元", "sum-of-items"),
    // Funds and repeated figures
    ("fund: fiscal\n    amount: [1018.63]", "1081.63", "fund-split"),
    ("        fund: government-fund\n        amount: [228.59]", "225.89", "same-figure"),
    (
        "id: final-account\n    label: 一般公共预算支出\n    concept: expenditure.total\n    fund: general\n    final: [790.04]",
        "709.04",
        "same-figure",
    ),
    // Shares
    ("label: 基本支出, amount: 256.34, share: [25%]", "52%", "share-of-whole"),
    ("label: 项目支出, amount: 763.86, share: [75%]", "57%", "share-of-whole"),
    ("share: {value: [77%], of", "78%", "share-of-whole"),
    ("amount: 590.94\n        share: [75%]", "57%", "share-of-whole"),
    ("amount: 150\n        share: [19%]", "91%", "share-of-whole"),
    // Changes
    ("label: 收、支总计, amount: 1314.21, change: +646.43, growth: [97%]", "79%", "growth-rate"),
    (
        "label: 财政拨款收、支总计, amount: 1312.63, change: +646.87, growth: [97%]",
        "49%",
        "growth-rate",
    ),
    ("change: +555.96\n    growth: [238%]", "328%", "growth-rate"),
    ("change: +19.25, growth: [143%]", "134%", "growth-rate"),
    // Budgets
    ("budget: {full_year: 7}, final: 7, completion: [100%]", "10%", "completion-rate"),
    ("final: 790.04\n    completion: [73%]", "37%", "implied-completion"),
    ("- budget_word: {word: [less], rate: making", "greater", "budget-vs-final-word"),
    // Counts
    ("label: 重点工业项目\n    count: [19]", "91", "count-sum"),
    ("label: 下属二级单位\n    count: [2]", "3", "count-sum"),
    ("label: 停产, count: [4], unit", "14", "count-of-list"),
    ("label: 复产率, value: [93.55%]", "95.33%", "rate-of-counts"),
    ("label: 欠目标, value: [4.8个百分点]", "8.4个百分点", "percentage-points"),
    ("label: 超目标任务, value: [180%]", "108%", "over-target"),
    ("label: 国有资产截止日期, value: [2020年]", "2019年", "stale-date"),
];

fn clean() -> String {
    std::fs::read_to_string(fixtures().join("sichuan-clean/disclosure.yaml")).unwrap()
}

/// The text with the mistake in it, and the bytes of the mistake.
fn plant(clean: &str, pattern: &str, planted: &str) -> (String, Span) {
    let (before, rest) = pattern.split_once('[').unwrap();
    let (old, after) = rest.split_once(']').unwrap();
    let whole = format!("{before}{old}{after}");
    assert_eq!(clean.matches(&whole).count(), 1, "{pattern}");
    let start = clean.find(&whole).unwrap() + before.len();
    let text = format!("{}{planted}{}", &clean[..start], &clean[start + old.len()..]);
    (text, Span::new(start, start + planted.len()))
}

#[test]
fn the_clean_disclosure_is_clean() {
    let outcome = checked(clean().as_bytes(), "a.yaml");
    assert_eq!(outcome.findings, []);
}

#[test]
fn each_mistake_is_found_once_where_it_is() {
    let clean = clean();
    let mut failures = String::new();
    for (pattern, planted, rule) in PLANTS {
        let (text, span) = plant(&clean, pattern, planted);
        let outcome = checked(text.as_bytes(), "a.yaml");
        let found = loud(&outcome);
        let good = matches!(found.as_slice(), [one]
        if one.rule.name() == *rule && one.primary.place.span == span);
        if !good {
            let _ = writeln!(failures, "{pattern} → {planted}, wanted {rule}");
            for finding in found {
                let there = outcome.source.slice(finding.primary.place.span);
                let at = outcome.source.position(finding.primary.place.span.start).line;
                let _ = writeln!(failures, "    {at}: {there}: {}", verdict(finding));
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
