//! What the tests over whole documents share: a document checked, and its findings in one line.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use gouji_check::check::{Outcome, check};
use gouji_core::finding::{Finding, Severity};
use gouji_core::lang::Lang;

/// The folder of fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Checks the bytes of a document that can be read.
pub fn checked(bytes: &[u8], name: &str) -> Outcome {
    let outcome = check(bytes, name).unwrap_or_else(|error| panic!("{error}"));
    say(&outcome);
    outcome
}

/// Puts every finding into words, in both languages: there is a headline in each.
pub fn say(outcome: &Outcome) {
    for finding in &outcome.findings {
        for lang in [Lang::Zh, Lang::En] {
            let words = outcome.words(finding, lang);
            assert!(!words.message.is_empty(), "{finding:?}");
            assert_eq!(words.explains.len(), finding.explains.len());
        }
    }
}

/// Checks a file that can be read.
pub fn checked_file(path: &Path) -> Outcome {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    checked(&bytes, &path.file_name().unwrap().to_string_lossy())
}

/// The findings that are told without being asked for.
pub fn loud(outcome: &Outcome) -> Vec<&Finding> {
    outcome.findings.iter().filter(|finding| finding.severity > Severity::Note).collect()
}

/// The line a finding points at.
pub fn line(outcome: &Outcome, finding: &Finding) -> usize {
    outcome.source.position(finding.primary.place.span.start).line
}

/// What a finding says, without its place: rule, severity, stated → expected.
pub fn verdict(finding: &Finding) -> String {
    format!(
        "{} {} {} → {}",
        finding.rule,
        finding.severity.name(),
        words(&finding.stated),
        finding.expected.as_deref().map_or_else(|| "—".to_owned(), words)
    )
}

/// A verdict without its severity: a structured disclosure states what a text only suggests, so it may
/// be graver.
pub fn said(finding: &Finding) -> String {
    let whole = verdict(finding);
    whole.replacen(" error ", " ", 1).replacen(" warning ", " ", 1).replacen(" note ", " ", 1)
}

/// The verdicts of findings, sorted.
pub fn verdicts(findings: &[&Finding]) -> Vec<String> {
    let mut all: Vec<String> = findings.iter().map(|finding| verdict(finding)).collect();
    all.sort();
    all
}

/// A structured disclosure names a comparison in English where the draft has a word.
fn words(text: &str) -> String {
    match text {
        "less" => "小于".to_owned(),
        "greater" => "大于".to_owned(),
        "nearly" => "基本持平".to_owned(),
        "exactly" => "持平".to_owned(),
        other => other.to_owned(),
    }
}
