//! Labels: the name of a figure, freed of what surrounds names in every sentence.
//!
//! Contract: what is taken off says nothing about what is named.

use super::vocabulary::{Vocabulary, Word};

/// The budget that a text names and nothing else.
pub fn budget_of(text: &str) -> Option<Word> {
    let name = text.trim_end_matches(['的', '数']);
    let mut words = Vocabulary::get().find(name);
    let (word, start, end) = words.next()?;
    (word.is_budget() && start == 0 && end == name.len()).then_some(word)
}

/// A label without what surrounds the name in every sentence.
pub fn clean(label: &str) -> String {
    let mut label: String = label.chars().filter(|c| !"“”\"‘’『』".contains(*c)).collect();
    if let Some((_, behind)) = crate::source::marker(&label)
        && behind < label.len()
    {
        label = label.get(behind..).unwrap_or("").to_owned();
    }
    let label = without_remark(&label);
    let mut rest = label.trim_start_matches(['、', '的', ' ', '.']);
    for prefix in [
        "包括",
        "主要是",
        "主要包括",
        "具体是",
        "具体为",
        "分别是",
        "本单位",
        "本部门",
        "我单位",
        "我局",
        "全年",
        "本级",
        "当年",
        "年度",
        "末",
    ] {
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    loop {
        let before = rest;
        for suffix in [
            "为",
            "是",
            "共计",
            "共",
            "达",
            "达到",
            "总额为",
            "约",
            "了",
            "各",
            "均",
            "数",
            "总数",
            "、",
            "实际",
        ] {
            if rest.len() > suffix.len() {
                rest = rest.strip_suffix(suffix).unwrap_or(rest);
            }
        }
        if rest == before {
            break;
        }
    }
    if matches!(
        rest,
        "有所"
            | "略有"
            | "大幅"
            | "小幅"
            | "明显"
            | "为"
            | "是"
            | "了"
            | "共计"
            | "共"
            | "计"
            | "达"
            | "各"
            | "均"
            | "数"
            | "总额"
            | "金额"
    ) {
        return String::new();
    }
    rest.to_owned()
}

/// `政府采购金额（以合同签订为准）`: how an amount was measured is no part of its name.
fn without_remark(label: &str) -> &str {
    let Some((name, remark)) = label.strip_suffix('）').and_then(|rest| rest.rsplit_once('（'))
    else {
        return label;
    };
    if remark.ends_with("为准") || remark == "下同" { name } else { label }
}

/// Amounts that no change and no list is of: averages, and what was saved, overspent or given back.
const ASIDES: [&str; 20] = [
    "人均",
    "批均",
    "车均",
    "户均",
    "平均",
    "每人",
    "每辆",
    "每批",
    "每次",
    "单价",
    "单车",
    "超支",
    "节余",
    "差额",
    "收回",
    "节约",
    "多支出",
    "少支出",
    "不含",
    "剔除",
];

/// Whether a label is of such an amount.
pub fn is_aside(label: &str) -> bool {
    // `甲市（不含管委会）`: what a remark leaves out does not make the amount another.
    let name = label.strip_suffix('）').and_then(|rest| rest.rsplit_once('（'));
    let label = name.map_or(label, |(name, _)| name);
    label == "结余" || label.starts_with('含') || ASIDES.iter().any(|word| label.contains(word))
}
