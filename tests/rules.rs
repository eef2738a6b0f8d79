//! Every example of every rule is executed: a right one has no finding above a note, a wrong one
//! exactly one, of its rule, with the stated and expected figures.

// Helpers of tests are tests too; clippy knows only the functions marked as such.
#![allow(clippy::expect_used)]

use std::fmt::Write as _;

use gouji::check::{Outcome, check};
use gouji::finding::Severity;
use gouji::lang::Lang;
use gouji::rules::Rule;
use gouji::rules::text::example_name;

#[allow(clippy::panic)]
fn findings(text: &str) -> Outcome {
    match check(text.as_bytes(), example_name(text), Lang::Zh) {
        Ok(outcome) => outcome,
        Err(error) => panic!("{error}"),
    }
}

fn shown(outcome: &Outcome) -> String {
    let mut out = String::new();
    for finding in &outcome.findings {
        let _ = writeln!(
            out,
            "  {}[{}] stated {:?} expected {:?}: {}",
            finding.severity.name(),
            finding.rule,
            finding.stated,
            finding.expected,
            finding.message
        );
    }
    out
}

#[test]
fn right_examples_are_checked_and_silent() {
    let mut failures = String::new();
    for rule in Rule::ALL {
        for text in &rule.text().examples.right {
            let outcome = findings(text);
            let loud = outcome.findings.iter().any(|f| f.severity > Severity::Note);
            // The rule itself must have looked, or its silence means nothing.
            // Displaced rows are asked about only where they were found.
            let looked = !rule.has_relations()
                || *rule == Rule::DisplacedRows
                || outcome.relations.iter().any(|(relation, _)| relation.rule == *rule);
            if loud || !looked {
                let _ = writeln!(failures, "{rule}: looked: {looked}\n{text}\n{}", shown(&outcome));
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn wrong_examples_give_exactly_their_finding() {
    let mut failures = String::new();
    for rule in Rule::ALL {
        for example in &rule.text().examples.wrong {
            let outcome = findings(&example.text);
            let loud: Vec<_> =
                outcome.findings.iter().filter(|f| f.severity > Severity::Note).collect();
            let good = match loud.as_slice() {
                [one] => {
                    one.rule == *rule
                        && one.stated == example.stated
                        && (example.expected.is_none() || one.expected == example.expected)
                }
                _ => false,
            };
            if !good {
                let _ = writeln!(
                    failures,
                    "{rule}: stated {:?} expected {:?}\n{}\n{}",
                    example.stated,
                    example.expected,
                    example.text,
                    shown(&outcome)
                );
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
