//! What a rule's file says: names and texts in both languages, severity, tested examples.
//!
//! Contract: every embedded file parses (a test reads them all), so [`Rule::text`] never fails; a
//! file that did not parse would give a text that only names the rule.

use std::sync::{LazyLock, OnceLock};

use super::registry::COUNT;
use super::{Group, Rule, file};
use crate::disclosure::Taxonomy;
use crate::document::{SourceText, Span};
use crate::lang::Lang;
use crate::language::Formula;

/// How serious a broken relation of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleSeverity {
    /// As serious as what was proved.
    Judged,
    /// Never more than a warning.
    Warning,
    /// Nothing to tell: where the relation holds, it shows that the figures were checked; where it
    /// does not, it says nothing.
    Evidence,
}

/// The words for a rule in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, in a few words.
    pub title: String,
    /// What the rule demands, in one sentence.
    pub summary: String,
    /// Why it matters, for the person who wrote the draft.
    pub why: String,
    /// How the program works it out, step by step, with the formula.
    pub how: String,
}

/// An example with one planted error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The text, one line or several.
    pub text: String,
    /// What the finding says is printed.
    pub stated: String,
    /// What it says should be, where a value exists.
    pub expected: Option<String>,
}

/// Tested examples.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examples {
    /// Texts without a finding.
    pub right: Vec<String>,
    /// Texts with exactly one finding, of this rule.
    pub wrong: Vec<Wrong>,
    /// Where the right ones stand in the file.
    pub right_at: Vec<Span>,
    /// Where the wrong ones stand.
    pub wrong_at: Vec<Span>,
}

/// The whole file of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub basis: Option<String>,
    /// Examples.
    pub examples: Examples,
    /// What must hold, of a rule that is not code, as it is written.
    pub relation: Vec<String>,
    /// The same, read.
    pub(crate) formulas: Vec<Formula>,
    /// The rules of whose relations it takes over those that are its own equation.
    pub instead_of: Vec<Rule>,
}

/// The file name that makes the checker read an example as what it is: one with a table is Markdown,
/// one with `lines:` or `tables:` a structured disclosure, others are plain text.
pub fn example_name(text: &str) -> &'static str {
    if text.lines().any(|line| line == "lines:" || line == "tables:") {
        return "example.yaml";
    }
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
            how: String::new(),
        };
        RuleText {
            name: rule.name().to_owned(),
            group: rule.group(),
            since: String::new(),
            severity: RuleSeverity::Judged,
            zh: words.clone(),
            en: words,
            basis: None,
            examples: Examples::default(),
            relation: Vec::new(),
            formulas: Vec::new(),
            instead_of: Vec::new(),
        }
    }
}

/// What the files of the program's rules say; each is read when it is first needed.
static TEXTS: [OnceLock<RuleText>; COUNT] = [const { OnceLock::new() }; COUNT];

/// The file of a rule that comes with the program.
fn embedded(rule: Rule) -> crate::yaml::Outcome<RuleText> {
    let source = SourceText::new(format!("rules/{rule}.yaml"), rule.source().to_owned());
    file::read(&source, Taxonomy::built_in(), file::Home::BuiltIn)
}

static NOTHING: LazyLock<RuleText> = LazyLock::new(|| RuleText::bare(Rule::SumOfItems));

impl Rule {
    /// Whether the rule only counts where its relation holds.
    pub fn is_evidence(self) -> bool {
        matches!(self, Rule::Declared(_)) && self.text().severity == RuleSeverity::Evidence
    }

    /// The rule's texts, severity and examples.
    pub fn text(self) -> &'static RuleText {
        if let Rule::Declared(declared) = self
            && let Some(text) = declared.text()
        {
            return text;
        }
        let place = Rule::ALL.iter().position(|rule| *rule == self);
        let Some(text) = place.and_then(|place| TEXTS.get(place)) else { return &NOTHING };
        text.get_or_init(|| embedded(self).unwrap_or_else(|_| RuleText::bare(self)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_complete() {
        for rule in Rule::ALL {
            let text = embedded(*rule).unwrap_or_else(|error| panic!("{rule}: {error:?}"));
            assert_eq!(text.formulas.is_empty(), !matches!(rule, Rule::Declared(_)), "{rule}");
            assert_eq!(text.name, rule.name());
            assert_eq!(text.group, rule.group(), "{rule}");
            for words in [&text.zh, &text.en] {
                for part in [&words.title, &words.summary, &words.why] {
                    assert!(!part.trim().is_empty(), "{rule}");
                }
            }
            let evidence = text.severity == RuleSeverity::Evidence;
            assert!(!text.examples.right.is_empty(), "{rule}");
            assert_eq!(text.examples.wrong.is_empty(), evidence, "{rule}");
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
        named-but-empty
        filled-but-not-named
        missing-table
        empty-table-note
        name-not-in-table
        displaced-rows
        same-figure
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
        unused-exception
        expired-exception
        invalid-exception
        basic-line-within-three-public
        basic-parts
        expenditure-parts
        fund-split
        income-and-expenditure
        income-parts
        other-money-is-basic
        procurement-parts
        projects-by-fund
        reception-parts
        three-public-parts
        vehicle-parts
        ");
    }
}
