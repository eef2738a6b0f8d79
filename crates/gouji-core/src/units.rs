//! The words behind a number that say what is counted or measured, read once from
//! `rules/classifiers.yaml`.
//!
//! Contract: a number of things counted is exact; one that was measured, or counted in 万, is rounded.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    classifiers: Vec<String>,
    measures: Vec<String>,
    multipliers: Vec<String>,
    periods: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file = include_str!("../rules/classifiers.yaml");
    let mut words: Words = crate::yaml::typed::from_str(file).unwrap_or_default();
    words.classifiers.extend(words.measures.iter().cloned());
    words.periods.extend(words.classifiers.iter().cloned());
    for list in [&mut words.classifiers, &mut words.periods, &mut words.multipliers] {
        list.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    words
});

fn begins<'w>(words: &'w [String], text: &str) -> Option<&'w str> {
    words.iter().map(String::as_str).find(|word| text.starts_with(word))
}

/// The longest classifier or measure that a text begins with.
pub fn classifier(text: &str) -> Option<&'static str> {
    begins(&WORDS.classifiers, text)
}

/// The longest word that makes a unit larger, of those that a text begins with.
pub fn multiplier(text: &str) -> Option<&'static str> {
    begins(&WORDS.multipliers, text)
}

/// The longest word of what a price can be for, of those that a text begins with.
pub fn priced(text: &str) -> Option<&'static str> {
    begins(&WORDS.periods, text)
}

/// Whether numbers of this unit have no rounding.
pub fn is_counted(unit: &str) -> bool {
    multiplier(unit).is_none() && !WORDS.measures.iter().any(|measure| measure == unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_is_found() {
        assert_eq!(classifier("人次。"), Some("人次"));
        assert_eq!(classifier("平方公里"), Some("平方公里"));
        assert_eq!(classifier("千米"), Some("千米"));
        assert_eq!(multiplier("万人"), Some("万"));
    }

    #[test]
    fn what_is_counted_is_exact() {
        assert!(is_counted("人") && is_counted("") && is_counted("项目"));
        assert!(!is_counted("万人") && !is_counted("平方米") && !is_counted("亩"));
    }
}
