//! What is told of a written document, for the tests of the readers of tables.

use gouji_check::check::check;
use gouji_check::gouji_core::finding::{Finding, Severity};

/// The findings of a Markdown draft that are more than notes.
pub fn loud(text: &str) -> Vec<Finding> {
    let outcome = check(text.as_bytes(), "draft.md").unwrap();
    outcome.findings.into_iter().filter(|it| it.severity > Severity::Note).collect()
}

/// Their gravity and what is printed.
pub fn told(text: &str) -> Vec<(Severity, String)> {
    loud(text).into_iter().map(|finding| (finding.severity, finding.stated)).collect()
}

/// What is printed and what it should be.
pub fn mended(text: &str) -> Vec<(String, Option<String>)> {
    loud(text).into_iter().map(|finding| (finding.stated, finding.expected)).collect()
}
