//! What the benchmarks read is a disclosure that is understood: nearly every figure is checked,
//! and exactly the planted errors are found.

#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../benches/pipeline/disclosure.rs"]
mod disclosure;

use gouji_check::check::check;
use gouji_core::finding::Severity;
use gouji_core::rules::Rule;

#[test]
fn the_synthetic_disclosure_has_exactly_its_planted_errors() {
    let text = disclosure::of(100_000);
    let planted = text.lines().filter(|line| line.ends_with("支出决算情况说明")).count() / 10;
    let outcome = check(text.as_bytes(), "bench.txt").unwrap();
    let loud: Vec<_> = outcome.findings.iter().filter(|f| f.severity > Severity::Note).collect();
    for finding in &loud {
        assert_eq!(finding.rule, Rule::ShareOfWhole, "{:?}", finding.message);
    }
    assert_eq!(loud.len(), planted, "{} notes", outcome.findings.len() - loud.len());
    assert!(outcome.coverage.checked * 100 >= outcome.coverage.figures * 95);
}
