//! The words around names and numbers, read once from `rules/words/`.
//!
//! Contract: words are data; which list a word stands in is all that the code knows of it.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::reading::Hedge;

/// The lists of `rules/words/labels.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Labels {
    /// What names of amounts end with.
    pub heads: Vec<String>,
    /// What may stand between a name and its number.
    pub stating: Vec<String>,
    /// Beginnings of a remark that makes another amount of the one named.
    pub remarks: Vec<String>,
    /// Ends of remarks that say only how a name is meant.
    pub asides_of_name: Vec<String>,
    /// Words in front of a name that name nothing.
    pub prefixes: Vec<String>,
    /// Words behind a name that name nothing.
    pub suffixes: Vec<String>,
    /// Labels that name nothing at all.
    pub empty: Vec<String>,
    /// Amounts that no change and no list is of.
    pub set_apart: Vec<String>,
    /// The same, where it is the whole name.
    pub aside_alone: Vec<String>,
    /// The same, where the name begins with it.
    pub aside_first: Vec<String>,
    /// What may well be below zero.
    pub below_zero: Vec<String>,
    /// Names of amounts before a price limit.
    pub limits: Vec<String>,
    /// What says that the number behind it is one of account and no limit.
    pub reaching: Vec<String>,
    /// Words that announce a list of values.
    pub announcing: Vec<String>,
    /// What numbers of lists, tables and documents stand behind.
    pub numbered: Vec<String>,
    /// Words that join names or values.
    pub joints: Vec<String>,
    /// Words that begin the entries of an enumeration.
    pub enumerators: Vec<String>,
    /// What a number of an order or a time stands behind.
    pub ordered: Vec<String>,
    /// Classifiers of what happens, which no list of names can count.
    pub events: Vec<String>,
    /// Beginnings of a selection of names.
    pub selecting: Vec<String>,
    /// Words between a change and its number.
    pub moved: Vec<String>,
    /// Verbs that state an amount without naming it.
    pub verbs: Vec<String>,
    /// The two sides of an account.
    pub sides: Vec<String>,
    /// Ends of the names of all of one side, what was carried over included.
    pub side_totals: Vec<String>,
    /// Ends of the names with which the account goes on behind an explanation.
    pub resumed: Vec<String>,
    /// What such names never hold.
    pub never_resumed: Vec<String>,
    /// Moves against the budget.
    pub against_budget: Vec<String>,
    /// Words around all that a total is made of.
    pub made_of: MadeOf,
    /// Names of what is left, as it is carried from year to year.
    pub rolling: Rolling,
}

/// Names of what is left, as it is carried from year to year.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rolling {
    /// Words before the second of two that are added.
    pub adding: Vec<String>,
    /// What is left of the year.
    pub of_year: Vec<String>,
    /// What was left before.
    pub before: Vec<String>,
    /// What is left at the end.
    pub after: Vec<String>,
}

/// Words around all that a total is made of.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MadeOf {
    /// Before the first part.
    pub opening: Vec<String>,
    /// Behind the last part.
    pub closing: Vec<String>,
    /// What opens another list, or takes something off.
    pub never: Vec<String>,
}

/// Hedge words of one place, by what they say.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct ByHedge {
    /// More than stated.
    pub over: Vec<String>,
    /// At least what is stated.
    pub at_least: Vec<String>,
    /// Up to a tenth below.
    pub nearly: Vec<String>,
    /// At most what is stated.
    pub at_most: Vec<String>,
    /// Either way.
    pub about: Vec<String>,
}

impl ByHedge {
    /// Every word with what it says.
    pub fn all(&self) -> impl Iterator<Item = (&str, Hedge)> {
        let lists = [
            (&self.over, Hedge::Over),
            (&self.at_least, Hedge::AtLeast),
            (&self.nearly, Hedge::Nearly),
            (&self.at_most, Hedge::AtMost),
            (&self.about, Hedge::About),
        ];
        lists.into_iter().flat_map(|(list, hedge)| list.iter().map(move |w| (w.as_str(), hedge)))
    }

    /// The longest word that the text begins with.
    pub fn begins(&self, text: &str) -> Option<(usize, Hedge)> {
        let found = self.all().filter(|(word, _)| text.starts_with(word));
        found.map(|(word, hedge)| (word.len(), hedge)).max_by_key(|(length, _)| *length)
    }
}

/// The lists of `rules/words/hedges.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Hedges {
    /// Before the number.
    pub before: ByHedge,
    /// Between such a word and the number.
    pub between: Vec<String>,
    /// Between the digits and the unit.
    pub inside: ByHedge,
    /// Behind the unit.
    pub behind: ByHedge,
    /// Behind the unit and before a mark.
    pub behind_closed: ByHedge,
}

/// Words around names.
pub fn labels() -> &'static Labels {
    static LABELS: LazyLock<Labels> = LazyLock::new(|| {
        serde_yaml::from_str(include_str!("../../rules/words/labels.yaml")).unwrap_or_default()
    });
    &LABELS
}

/// Words that loosen a number.
pub fn hedges() -> &'static Hedges {
    static HEDGES: LazyLock<Hedges> = LazyLock::new(|| {
        serde_yaml::from_str(include_str!("../../rules/words/hedges.yaml")).unwrap_or_default()
    });
    &HEDGES
}

/// The rest of a text behind the longest of these words that it begins with.
pub fn behind_any<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    let found = words.iter().filter_map(|word| text.strip_prefix(word.as_str()));
    found.min_by_key(|rest| rest.len())
}

/// The rest of a text before the longest of these words that it ends with.
pub fn before_any<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    let found = words.iter().filter_map(|word| text.strip_suffix(word.as_str()));
    found.min_by_key(|rest| rest.len())
}

/// Whether a text ends with one of these words.
pub fn ends_with_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_str()))
}

/// Whether one of these words stands in a text.
pub fn holds_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

/// Whether a text is one of these words.
pub fn is_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| word == text)
}
