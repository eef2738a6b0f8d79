//! The rules of a SARIF log: those that found something, with their words in both languages.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use gouji_core::finding::{Finding, Severity};
use gouji_core::lang::Lang;
use gouji_core::rules::text::{RuleSeverity, RuleText};

/// The rules of a run by name, in the order of their names.
pub(super) struct Rules<'a>(BTreeMap<String, (usize, &'a RuleText, Value)>);

impl<'a> Rules<'a> {
    /// The rules of these findings.
    pub fn of(findings: impl Iterator<Item = &'a Finding>) -> Rules<'a> {
        let mut rules = BTreeMap::new();
        for Finding { rule, .. } in findings {
            let group = serde_json::to_value(rule.group()).unwrap_or_default();
            rules.insert(rule.name().to_owned(), (0, rule.text(), group));
        }
        for (index, (place, _, _)) in rules.values_mut().enumerate() {
            *place = index;
        }
        Rules(rules)
    }

    /// Where a rule stands in the list.
    pub fn index(&self, name: &str) -> usize {
        self.0.get(name).map_or(0, |(index, _, _)| *index)
    }

    /// The descriptions of the rules.
    pub fn describe(&self, lang: Lang) -> Vec<Value> {
        self.0.iter().map(|(name, (_, text, group))| describe(name, text, group, lang)).collect()
    }
}

fn describe(name: &str, text: &RuleText, group: &Value, lang: Lang) -> Value {
    let own = lang.pick(&text.zh, &text.en);
    let other = lang.pick(&text.en, &text.zh);
    let most = match text.severity {
        RuleSeverity::Judged => "error",
        RuleSeverity::Warning | RuleSeverity::Evidence => "warning",
    };
    let basis = text.basis.as_deref().unwrap_or_default();
    let paragraphs = [&own.summary, &own.why, &other.title, &other.summary, &other.why];
    let mut help = paragraphs.map(String::as_str).join("\n\n");
    if !basis.is_empty() {
        help.push_str(&format!("\n\n{basis}"));
    }
    json!({
        "id": name,
        "name": own.title,
        "shortDescription": {"text": own.title},
        "fullDescription": {"text": own.summary},
        "help": {"text": help},
        "defaultConfiguration": {"level": most},
        "properties": {"tags": [group]},
    })
}

/// The level of a severity.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
