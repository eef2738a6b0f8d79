//! What a rule's file says: names and texts in both languages, severity, tested examples.

use serde::Deserialize;

use super::Rule;

/// The texts of a rule in one language.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wording {
    /// What it is called.
    pub title: String,
    /// What it checks, in a sentence.
    pub summary: String,
    /// Why it matters.
    pub why: String,
}

/// A text that breaks the rule.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct WrongExample {
    /// The text.
    pub text: String,
    /// What is printed.
    pub stated: String,
    /// What should be.
    pub expected: String,
}

/// Tested examples.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Examples {
    /// Texts that keep the rule.
    pub right: Vec<String>,
    /// Texts that break it.
    pub wrong: Vec<WrongExample>,
}

/// Everything a rule's file says for people.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RuleText {
    /// In Chinese.
    pub zh: Wording,
    /// In English.
    pub en: Wording,
    /// The regulation it rests on.
    pub basis: String,
    /// Tested examples.
    pub examples: Examples,
}

impl Rule {
    /// What the rule's file says.
    pub fn text(self) -> &'static RuleText {
        static NONE: std::sync::LazyLock<RuleText> = std::sync::LazyLock::new(RuleText::default);
        &NONE
    }
}
