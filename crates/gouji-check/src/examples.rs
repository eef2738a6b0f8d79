//! Runs the examples of a rule.
//!
//! Contract: a right example gives nothing above a note and the rule looks at it; a wrong one gives
//! exactly one finding, of its rule, with the figures it names.

use crate::check::{Outcome, check_by};
use gouji_core::document::Span;
use gouji_core::finding::{Finding, Severity};
use gouji_core::rules::text::example_name;
use gouji_core::rules::{Rule, Rulebook, missing, shown_of};

/// An example that does not come out as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// Where it stands in the rule's file.
    pub at: Span,
    /// What came out, in Chinese.
    pub zh: String,
    /// What came out, in English.
    pub en: String,
}

/// The examples of a rule that fail under the rules of a book.
pub fn failing(book: &Rulebook, rule: Rule) -> Vec<Failed> {
    let examples = &rule.text().examples;
    let right = examples.right.iter().zip(&examples.right_at);
    let wrong = examples.wrong.iter().zip(&examples.wrong_at);
    let mut failed = Vec::new();
    let mut note = |at: &Span, told: Option<(String, String)>| {
        failed.extend(told.map(|(zh, en)| Failed { at: *at, zh, en }));
    };
    for (text, at) in right {
        note(at, run(book, text).map_or_else(Some, |outcome| right_fails(rule, &outcome, book)));
    }
    for (example, at) in wrong {
        let told = run(book, &example.text).map_or_else(Some, |outcome| {
            let stated = (example.stated.as_str(), example.expected.as_deref());
            wrong_fails(rule, &outcome, book, stated)
        });
        note(at, told);
    }
    failed
}

/// Checks an example: running text, Markdown with tables, or a structured disclosure.
fn run(book: &Rulebook, text: &str) -> Result<Outcome, (String, String)> {
    check_by(book, text.as_bytes(), example_name(text))
        .map_err(|error| (format!("这个例子读不了：{error}"), format!("cannot be read: {error}")))
}

fn loud(outcome: &Outcome) -> Vec<&Finding> {
    outcome.findings.iter().filter(|finding| finding.severity > Severity::Note).collect()
}

fn right_fails(rule: Rule, outcome: &Outcome, book: &Rulebook) -> Option<(String, String)> {
    let asked = || outcome.relations.iter().any(|(relation, _)| relation.rule == rule);
    match loud(outcome).first() {
        Some(found) => {
            let what = shown(found);
            Some((
                format!("正确的例子报告了问题：{what}"),
                format!("this right example has a finding: {what}"),
            ))
        }
        // A rule that did not look says nothing by its silence.
        // Displaced rows are asked about only where they were found.
        None if rule.has_relations() && rule != Rule::DisplacedRows && !asked() => {
            let (zh, en) = not_asked(rule, outcome, book);
            Some((
                format!("规则没有核对这个例子：文中没有它要的数{zh}"),
                format!(
                    "the rule does not look at this example: the figures it speaks of are not there{en}"
                ),
            ))
        }
        None => None,
    }
}

/// What of a rule's quantities an example does not print, and what it was read to print.
fn not_asked(rule: Rule, outcome: &Outcome, book: &Rulebook) -> (String, String) {
    let missing = missing(rule, book.taxonomy(), &[&outcome.disclosure]);
    let shown = shown_of(&outcome.disclosure, book.taxonomy());
    let (mut zh, mut en) = (String::new(), String::new());
    if !missing.is_empty() {
        zh.push_str(&format!("；没有找到 {}", missing.join("、")));
        en.push_str(&format!("; not found: {}", missing.join(", ")));
    }
    if shown.is_empty() {
        zh.push_str("；例子中没有一个数能确定是什么");
        en.push_str("; of no figure in it is it certain what it is");
    } else {
        zh.push_str(&format!("；读到的是 {}", shown.join("、")));
        en.push_str(&format!("; what was read: {}", shown.join(", ")));
    }
    (zh, en)
}

fn wrong_fails(
    rule: Rule,
    outcome: &Outcome,
    book: &Rulebook,
    (stated, expected): (&str, Option<&str>),
) -> Option<(String, String)> {
    let found = loud(outcome);
    match found.as_slice() {
        [] => {
            let asked = outcome.relations.iter().any(|(relation, _)| relation.rule == rule);
            let (zh, en) = match asked || !rule.has_relations() {
                true => (String::new(), String::new()),
                false => not_asked(rule, outcome, book),
            };
            Some((
                format!("错误的例子没有报告问题{zh}"),
                format!("this wrong example has no finding{en}"),
            ))
        }
        [one] if one.rule != rule => {
            let what = shown(one);
            Some((
                format!("错误的例子由另一条规则报告：{what}"),
                format!("this wrong example is found by another rule: {what}"),
            ))
        }
        [one]
            if one.stated != stated
                || (expected.is_some() && one.expected.as_deref() != expected) =>
        {
            let what = shown(one);
            Some((
                format!("例子写明的数与报告的不同：{what}"),
                format!("the example names other figures than the finding: {what}"),
            ))
        }
        [_] => None,
        more => {
            let all: Vec<String> = more.iter().map(|found| shown(found)).collect();
            let (count, all) = (more.len(), all.join("; "));
            Some((
                format!("错误的例子报告了 {count} 个问题，应当只有一个：{all}"),
                format!("this wrong example has {count} findings instead of one: {all}"),
            ))
        }
    }
}

fn shown(finding: &Finding) -> String {
    let expected = finding.expected.as_ref().map(|value| format!(" → {value}"));
    let (rule, stated) = (finding.rule, &finding.stated);
    format!("{rule} {stated}{}", expected.unwrap_or_default())
}
