//! What a rule's file says: names and texts in both languages, severity, tested examples.
//!
//! Contract: every embedded file parses (a test reads them all), so [`Rule::text`] never fails; a
//! file that did not parse would give a text that only names the rule.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Group, Rule};
use crate::lang::Lang;

/// How serious a broken relation of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleSeverity {
    /// As serious as what was proved.
    Judged,
    /// Never more than a warning.
    Warning,
}

/// The words for a rule in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What is wrong, in a few words.
    pub title: String,
    /// What the rule demands, in one sentence.
    pub summary: String,
    /// Why it matters, for the person who wrote the draft.
    pub why: String,
}

/// An example with one planted error.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrong {
    /// The text, one line or several.
    pub text: String,
    /// What the finding says is printed.
    pub stated: String,
    /// What it says should be, where a value exists.
    #[serde(default)]
    pub expected: Option<String>,
}

/// Tested examples.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// Texts without a finding.
    pub right: Vec<String>,
    /// Texts with exactly one finding, of this rule.
    pub wrong: Vec<Wrong>,
}

/// The whole file of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// The rule's name.
    pub name: String,
    /// Its group.
    pub group: Group,
    /// The version it appeared in.
    pub since: String,
    /// How serious it is.
    pub severity: RuleSeverity,
    /// Chinese.
    pub zh: Words,
    /// English.
    pub en: Words,
    /// The regulation or identity behind it, in Chinese.
    #[serde(default)]
    pub basis: Option<String>,
    /// Examples.
    pub examples: Examples,
}

/// The file name that makes the checker read an example as what it is: one with a table is Markdown,
/// others are plain text.
pub fn example_name(text: &str) -> &'static str {
    let table = text.lines().any(|line| line.trim_start().starts_with('|'));
    if table { "example.md" } else { "example.txt" }
}

impl RuleText {
    /// The words in a language.
    pub fn words(&self, lang: Lang) -> &Words {
        lang.pick(&self.zh, &self.en)
    }

    fn bare(rule: Rule) -> RuleText {
        let words = Words {
            title: rule.name().to_owned(),
            summary: rule.name().to_owned(),
            why: String::new(),
        };
        RuleText {
            name: rule.name().to_owned(),
            group: rule.group(),
            since: String::new(),
            severity: RuleSeverity::Judged,
            zh: words.clone(),
            en: words,
            basis: None,
            examples: Examples { right: Vec::new(), wrong: Vec::new() },
        }
    }
}

static TEXTS: LazyLock<Vec<(Rule, RuleText)>> = LazyLock::new(|| {
    let text =
        |rule: Rule| serde_yaml::from_str(rule.source()).unwrap_or_else(|_| RuleText::bare(rule));
    Rule::ALL.iter().map(|rule| (*rule, text(*rule))).collect()
});

static NOTHING: LazyLock<RuleText> = LazyLock::new(|| RuleText::bare(Rule::SumOfItems));

impl Rule {
    /// The rule's texts, severity and examples.
    pub fn text(self) -> &'static RuleText {
        if let Rule::Declared(declared) = self
            && let Some(text) = declared.text()
        {
            return text;
        }
        TEXTS.iter().find(|(rule, _)| *rule == self).map_or(&NOTHING, |(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_complete() {
        for rule in Rule::ALL {
            let text: RuleText = serde_yaml::from_str(rule.source())
                .unwrap_or_else(|error| panic!("{rule}: {error}"));
            assert_eq!(text.name, rule.name());
            assert_eq!(text.group, rule.group(), "{rule}");
            for words in [&text.zh, &text.en] {
                for part in [&words.title, &words.summary, &words.why] {
                    assert!(!part.trim().is_empty(), "{rule}");
                }
            }
            assert!(!text.examples.right.is_empty() && !text.examples.wrong.is_empty(), "{rule}");
            assert_eq!(rule.text(), &text);
        }
    }

    #[test]
    fn names_are_forever() {
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        insta::assert_snapshot!(names.join("\n"), @"
        sum-of-items
        items-add-to-total
        shares-add-to-100
        implied-completion
        share-of-whole
        part-within-whole
        change-amount
        growth-rate
        growth-from-zero
        direction-word
        flat-word
        percentage-points
        completion-rate
        completion-of-nothing
        wrong-base
        budget-vs-final-word
        over-target
        row-sum
        column-total
        code-hierarchy
        statement-balance
        displaced-rows
        same-figure
        fund-split
        count-sum
        count-of-list
        rate-of-counts
        unit-price-times-quantity
        stale-date
        compared-with-itself
        stale-year
        broken-year
        contradictory-wording
        reason-contradicts-direction
        template-residue
        placeholder
        repeated-punctuation
        missing-percent-sign
        missing-unit
        unit-slip
        ");
    }
}
