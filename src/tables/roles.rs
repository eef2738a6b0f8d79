//! What the words of a header say of the numbers below it, read once from `rules/columns.yaml`.
//!
//! Contract: words only; nothing is decided from the numbers.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    not_added: Vec<String>,
    rates: Vec<String>,
    amounts: Vec<String>,
    comparable: Vec<String>,
    of_budget: Vec<String>,
    negative: Vec<String>,
    between_levels: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../rules/columns.yaml")).unwrap_or_default()
});

fn any(words: &[String], text: &str) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

/// Whether the numbers below these texts are rates, scores and the like, which are not added up.
pub(super) fn is_no_amount(path: &[String]) -> bool {
    path.iter().any(|text| any(&WORDS.not_added, text)) || is_rate(path)
}

/// Whether the last of these texts names a rate or a change without its sign.
pub(super) fn is_rate(path: &[String]) -> bool {
    path.last().is_some_and(|text| any(&WORDS.rates, text) && !any(&WORDS.amounts, text))
}

/// Whether the numbers were reckoned from a base that is not printed.
pub(super) fn is_comparable(path: &[String]) -> bool {
    path.iter().any(|text| any(&WORDS.comparable, text))
}

/// Whether a rate is said to be one of a budget: 为预算%, 完成年初预算%.
pub(super) fn names_budget(path: &[String]) -> bool {
    path.last().is_some_and(|text| any(&WORDS.of_budget, text) && !text.contains("增"))
}

/// Whether what a label or header names may be below nothing in part.
pub(super) fn may_be_negative(text: &str) -> bool {
    any(&WORDS.negative, text)
}

/// Whether a row is money that one level of government gives to another, or a total that counts such.
pub(super) fn is_between_levels(label: &str) -> bool {
    any(&WORDS.between_levels, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_rates_from_amounts() {
        let path = |text: &str| vec!["2024年".to_owned(), text.to_owned()];
        for rate in ["增长", "可比增长", "比上年增长（%）", "完成预算", "占支出合计", "同口径增幅"]
        {
            assert!(is_no_amount(&path(rate)), "{rate}");
        }
        for amount in ["增长额", "同口径数", "完成数", "预算数", "增减额"] {
            assert!(!is_no_amount(&path(amount)), "{amount}");
        }
        assert!(is_comparable(&path("可比增长%")) && may_be_negative("税收收入"));
    }
}
